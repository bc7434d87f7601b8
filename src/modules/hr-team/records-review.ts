import { any, covers, levelWords, nobody, of, self, through } from '#shared/access.ts'
import { choice, date, instant, link, optional, text } from '#shared/fields.ts'
import { functions } from '#shared/functions.ts'
import { record } from '#shared/record.ts'

/** Once a quarter, each who administers an area says of the access of others in it whether it stays. Opened, answered and finished by posts (db/owner-reviews.sql), and kept. */
export const accessReview = record('access_review', {
  kind: 'ledger', label: 'Review of access', plural: 'Access reviews', about: 'reviewerId', asks: {},
  derives: {
    quarter: text('Quarter'), reviewerId: optional(link('Reviewed by', 'person')), reviewerName: optional(text('Reviewer')), openedOn: date('Opened on'), dueOn: date('Due', { sortable: true }),
    status: choice('State', { open: 'Open', finished: 'Finished' }), finishedAt: optional(instant('Finished at')),
  },
  access: { read: any(self(of('reviewerId')), covers('access', 'view')), create: nobody, update: nobody },
  list: { sort: '-dueOn' },
})

export const reviewAnswers = { keep: 'Keep', take_away: 'Take away' } as const
/** One piece of access, as it was when the review opened, and what was said of it. */
export const accessReviewItem = record('access_review_item', {
  kind: 'ledger', label: 'Reviewed access', plural: 'Access review items', asks: {}, about: 'holderId',
  derives: {
    reviewId: link('Review', 'access_review'), grantId: link('Access', 'access_grant'), holderId: link('Who has it', 'person'), holderName: text('Holder'),
    function: choice('Area of responsibility', functions), level: choice('Level', levelWords), populationName: optional(text('For whom')), position: optional(text('With the position')), startsOn: date('Since'), endsOn: optional(date('Until')),
    lastUsedOn: optional(date('Last change made with it')), answer: optional(choice('Answer', reviewAnswers)), reason: optional(text('Reason')), answeredAt: optional(instant('Answered at')),
  },
  access: { read: through(accessReview, 'reviewId'), create: nobody, update: nobody },
  list: { needs: 'reviewId', sort: 'id' },
})

export const reviewRecords = [accessReview, accessReviewItem]

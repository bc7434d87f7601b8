import { all, any, colleague, covers, is, not, self } from '#shared/access.ts'
import { choice, date, fixed, hours, integer, link, longText, optional, rows, text } from '#shared/fields.ts'
import { record } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { places, tracks } from '#modules/hr-team/records.ts'
import { creditKinds } from './rules-certificates.ts'
import { certificateWords } from './words.ts'

/** Read by every colleague, kept by whoever leads learning. */
const kept = { read: colleague(), create: covers('learning', 'administer'), update: covers('learning', 'administer'), delete: covers('learning', 'administer') }
const theirs = { personId: fixed(link('Person', 'person')) }
/** One's own, and known to whoever looks after learning there. */
const known = { read: any(self(), covers('learning', 'view')), create: any(self(), covers('learning', 'handle')), update: any(self(), covers('learning', 'handle')), delete: any(self(), covers('learning', 'handle')) }

/** A place on the map of paths, with what it takes to get there. */
export const careerStep = record('career_step', {
  label: 'Career step', plural: 'Career steps',
  asks: {
    title: text('Title', { unique: true, searchable: true, sortable: true }),
    track: choice('Path', tracks),
    place: choice('Where on the ladder', places),
    rank: integer('Order', { min: 1, max: 999, sortable: true, help: 'From entry upwards.' }),
    about: optional(longText('What it is about')),
    requirements: optional(rows('What it takes', {
      kind: choice('Kind', { education: 'Education', certificate: 'Certificate', experience: 'Experience', skill: 'Skill' }),
      what: text('What'),
      certificate: optional(choice('Which certificate', certificateWords)),
    })),
  },
  access: kept, list: { sort: 'rank' },
})

/** Seen by oneself and by learning: a certificate says what somebody can. */
export const certificate = record('certificate', {
  label: 'Certificate', plural: 'Certificates', subject: 'personId',
  asks: {
    ...theirs,
    kind: fixed(choice('Certificate', certificateWords)),
    name: optional(text('Which other certificate')),
    number: optional(text('Number', { max: 60, data: 'pii' })),
    awardedOn: optional(date('Awarded on')),
    expiresOn: optional(date('Valid until', { sortable: true })),
    evidence: optional(text('Where the proof is', { help: 'Such as an address on the body’s register.' })),
  },
  access: known, list: { needs: 'personId', sort: 'expiresOn' },
})

export const certificateCredit = record('certificate_credit', {
  label: 'Credit', plural: 'Certificate credits', subject: 'personId',
  asks: {
    ...theirs,
    certificateId: fixed(link('Certificate', 'certificate')),
    earnedOn: date('Earned on', { sortable: true }),
    amount: hours('Credits', { min: 0.25, max: 60 }),
    kind: choice('Counts as', creditKinds),
    what: text('For what'),
    evidence: optional(text('Where the proof is')),
  },
  access: known, list: { needs: 'certificateId', sort: '-earnedOn' },
})

/** Degrees, courses, internships, work for others: what somebody has learned, and where. */
export const qualification = record('qualification', {
  label: 'Qualification', plural: 'Qualifications', subject: 'personId',
  asks: {
    ...theirs,
    kind: choice('Kind', { degree: 'Degree', course: 'Course', internship: 'Internship', on_the_job: 'On-the-job training', volunteering: 'Volunteering' }),
    title: text('What'),
    institution: optional(text('Where')),
    startsOn: optional(date('From')),
    endsOn: optional(date('Until', { sortable: true })),
    note: optional(longText('Notes')),
  },
  access: known, list: { needs: 'personId', sort: '-endsOn' },
})

const leads = covers('learning', 'handle')
/** A chance to learn inside: to be HR's liaison for a site, to change seats for a while, to go along with somebody. */
export const developmentOffer = record('development_offer', {
  label: 'Offer', plural: 'Development offers',
  asks: {
    title: text('Title', { searchable: true, sortable: true }),
    kind: choice('Kind', { liaison: 'Liaison for a site', rotation: 'Rotation between seats', shadowing: 'Shadowing', project: 'Project', internship: 'Internship', mentoring: 'Mentoring' }),
    about: optional(longText('What it is about')),
    locationId: optional(link('Location', 'location')),
    startsOn: optional(date('From')),
    endsOn: optional(date('Until')),
    places: integer('Places', { min: 1, max: 999 }),
  },
  keeps: { status: choice('Open', { open: 'Open', closed: 'Closed' }) },
  flow: workflow({ states: ['open', 'closed'], moves: { close: { label: 'Close', from: 'open', to: 'closed', by: leads }, reopen: { label: 'Open again', from: 'closed', to: 'open', by: leads } } }),
  access: { read: colleague(), create: leads, update: leads, delete: leads }, list: { sort: 'title' },
})

const decides = all(not(self()), leads)
export const offerApplication = record('offer_application', {
  label: 'Application', plural: 'Offer applications', subject: 'personId',
  asks: { ...theirs, offerId: fixed(link('Offer', 'development_offer')), why: optional(longText('Why you')) },
  keeps: { status: choice('Answer', { applied: 'Waits for an answer', accepted: 'Accepted', declined: 'Declined', withdrawn: 'Withdrawn' }), answer: optional(text('What was answered')) },
  flow: workflow({
    states: ['applied', 'accepted', 'declined', 'withdrawn'],
    moves: {
      accept: { label: 'Accept', from: 'applied', to: 'accepted', by: decides, sets: ['answer'] },
      decline: { label: 'Decline', from: 'applied', to: 'declined', by: decides, sets: ['answer'] },
      withdraw: { label: 'Withdraw', from: ['applied', 'accepted'], to: 'withdrawn', by: self() },
    },
  }),
  access: { read: any(self(), covers('learning', 'view')), create: self(), update: all(is('status', 'applied'), self()) },
})

export const shared = [careerStep, certificate, certificateCredit, qualification, developmentOffer, offerApplication]

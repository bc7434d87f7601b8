import { all, any, covers, manager, nobody, not, of, self, setting } from '#shared/access.ts'
import { choice, date, fixed, instant, link, longText, optional, type Field } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { handlesTheirs } from './records-rights.ts'

const theirs = self(of('preparedById'))
const mayAnswer = handlesTheirs

/** What a manager would change for somebody who reports to them: known to them and to who looks after the person's records, not to the person. */
export const changeProposalOf = <J extends Field, H extends Field, A extends Field, C extends Field, P extends Field>({ jobId, weeklyHours, amount, currency, per }: { jobId: J; weeklyHours: H; amount: A; currency: C; per: P }) => record('change_proposal', {
  label: 'Proposed change', plural: 'Proposed changes', path: 'change-proposals', subject: 'assignmentId',
  asks: {
    personId: fixed(link('Person', 'person')), assignmentId: fixed(link('Job held', 'assignment')),
    effectiveOn: fixed(date('From', { sortable: true })),
    jobId: fixed(optional(jobId)), managerAssignmentId: fixed(optional(link('New manager', 'assignment', { help: 'You, or somebody who reports to you.' }))), weeklyHours: fixed(optional(weeklyHours)),
    amount: fixed(optional(amount)), currency: fixed(optional(currency)), per: fixed(optional(per)),
    reason: fixed(longText('Why', { max: 2000 })),
  },
  keeps: { status: choice('Status', { proposed: 'Proposed', taken_up: 'Taken up', declined: 'Declined', withdrawn: 'Withdrawn' }), answer: optional(longText('What was answered', { max: 2000 })) },
  derives: { preparedById: link('Proposed by', 'person'), preparedAt: instant('Proposed at') },
  flow: workflow({
    states: ['proposed', 'taken_up', 'declined', 'withdrawn'],
    moves: {
      withdraw: { label: 'Withdraw', from: 'proposed', to: 'withdrawn', by: theirs },
      decline: { label: 'Decline', from: 'proposed', to: 'declined', by: mayAnswer, sets: ['answer'] },
      takeUp: { label: 'Done otherwise', from: 'proposed', to: 'taken_up', by: mayAnswer },
    },
  }),
  access: { read: any(theirs, mayAnswer), create: all(setting('managersPropose'), not(self(of('personId'))), manager('direct')), update: nobody },
  reveal: Object.fromEntries(['amount', 'currency', 'per'].map(field => [field, any(theirs, covers('compensation', 'view'))])) as { amount: ReturnType<typeof any>; currency: ReturnType<typeof any>; per: ReturnType<typeof any> },
  list: { sort: '-effectiveOn' },
})
export type ChangeProposal = Row<ReturnType<typeof changeProposalOf>>

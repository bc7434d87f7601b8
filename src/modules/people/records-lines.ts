import { all, any, covers, manager, not, of, self } from '#shared/access.ts'
import { choice, date, fixed, link, optional, text } from '#shared/fields.ts'
import { record } from '#shared/record.ts'
import { handlesTheirs } from './records-rights.ts'

const dates = { startsOn: fixed(date('From', { sortable: true })), endsOn: optional(date('Until')) }

/** A second manager of a job held, for a purpose: sees the job, its place and hours, neither pay nor contact details. */
export const dottedLine = record('dotted_line', {
  label: 'Dotted line', plural: 'Dotted lines', subject: 'assignmentId',
  asks: {
    personId: fixed(link('Person', 'person')),
    assignmentId: fixed(link('Job held', 'assignment')),
    managerAssignmentId: fixed(link('Dotted-line manager', 'assignment', { seenBy: 'may_be_named_manager' })),
    purpose: text('What for', { help: 'Such as a project, a country or a profession.' }),
    ...dates,
  },
  access: { read: any(self(of('personId')), manager('line'), manager('dotted'), covers('people', 'view')), create: handlesTheirs, update: handlesTheirs, delete: handlesTheirs },
  list: { needs: 'personId', sort: '-startsOn' },
})

/** Giving somebody a manager's rights is not having them: nobody names themselves. */
const namesAnother = all(not(self(of('actingPersonId'))), handlesTheirs)

/** Somebody stands in for a manager who is away: with what that place gives, from a day until another, judged at each query. */
export const actingManager = record('acting_manager', {
  label: 'Acting manager', plural: 'Acting managers', subject: 'assignmentId',
  asks: {
    personId: fixed(link('Who is away', 'person')),
    assignmentId: fixed(link('Their job', 'assignment')),
    actingAssignmentId: fixed(link('Acting manager', 'assignment', { seenBy: 'may_be_named_manager' })),
    ...dates,
    rights: fixed(choice('Meanwhile, who is away', { keeps: 'Sees and decides as before, too', lends: 'Lends that to the acting manager' })),
  },
  derives: { actingPersonId: link('Who acts', 'person') },
  access: { read: any(self(of('personId')), self(of('actingPersonId')), manager('line'), covers('people', 'view')), create: namesAnother, update: namesAnother, delete: namesAnother },
  list: { needs: 'personId', sort: '-startsOn' },
})

export const lineRecords = [dottedLine, actingManager]

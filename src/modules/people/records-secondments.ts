import { any, covers, manager, of, self } from '#shared/access.ts'
import { choice, date, fixed, hours, link, optional, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { handlesTheirs } from './records-rights.ts'

/** For a time somebody works elsewhere, in a job of the same employment that the host's side judges; the job at home is kept. Told to who may see that one. */
export const secondment = record('secondment', {
  label: 'Secondment', plural: 'Secondments', subject: 'assignmentId',
  asks: {
    personId: fixed(link('Person', 'person')),
    assignmentId: fixed(link('Job at home', 'assignment')),
    hostAssignmentId: fixed(link('Job at the host', 'assignment')),
    legalEntityId: fixed(optional(link('Host legal entity', 'legal_entity', { help: 'Left empty: the one at home.' }))),
    startsOn: fixed(date('First day there', { sortable: true })),
    endsOn: date('Last day there', { help: 'The day after, they are back.' }),
    homeHours: fixed(optional(hours('Hours a week at home meanwhile', { help: '0: the job at home rests. Left empty: as until now.' }))),
    paidBy: choice('Who pays', { home: 'The home side', host: 'The host', shared: 'Both' }),
    purpose: optional(text('What for')),
  },
  access: { read: any(self(of('personId')), manager('line'), covers('people', 'view')), create: handlesTheirs, update: handlesTheirs },
  list: { needs: 'personId', sort: '-startsOn' },
})
export type Secondment = Row<typeof secondment>

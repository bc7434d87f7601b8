import { any, covers } from '#shared/access.ts'
import { choice, country, date, email, flag, link, optional, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { workerKinds } from '#modules/organization/records.ts'
import { knownJob } from './records-rights.ts'

export const directoryStatuses = { active: 'Active', starting: 'Starting', ended: 'Left' } as const

/** To whom: their manager, or while that place is open the manager above. */
export const reportsTo = { manager: 'Their manager', above: 'The manager above, while the place is open', nobody: 'Nobody: the place is open', top: 'Nobody: at the top' } as const

/** What lists, search and counts read: a line per job held, as of today at its place. Written by posts alone. */
export const directoryEntry = record('directory_entry', {
  kind: 'ledger', label: 'Directory entry', plural: 'Directory', path: 'directory', subject: 'id', about: 'personId',
  asks: {},
  derives: {
    personId: link('Person', 'person'), employmentId: link('Employment', 'employment'), isPrimary: flag('Primary job'),
    status: choice('Status', directoryStatuses), workerKind: choice('Kind of worker', workerKinds),
    name: text('Name', { searchable: true, sortable: true, data: 'pii' }),
    number: optional(text('Number', { sortable: true })), workEmail: optional(email('Work e-mail', { data: 'pii' })),
    jobId: link('Job', 'job'), jobTitle: text('Job title', { sortable: true }), unitId: link('Unit', 'org_unit'), unitName: text('Unit'),
    locationId: link('Location', 'location'), locationName: text('Location'), country: country('Country'),
    legalEntityId: link('Legal entity', 'legal_entity'), legalEntityName: text('Legal entity'),
    managerAssignmentId: optional(link('Manager’s job', 'assignment')), managerId: optional(link('Reports to', 'person')), managerName: optional(text('Reports to')),
    reportsTo: choice('Reporting line', reportsTo), leftManagerName: optional(text('Manager who left', { data: 'pii' })),
    costCentreId: optional(link('Cost centre', 'cost_centre', { uses: 'usesCostCentres' })),
    startsOn: date('First day', { sortable: true }), isContinued: flag('Goes on elsewhere'), turnsOn: optional(date('Next change')),
  },
  access: { read: knownJob, create: any(), update: any() },
  reveal: { turnsOn: covers('people', 'view') },
  list: {
    sort: 'name', scope: true, filters: ['status', 'unitId', 'locationId', 'jobId', 'legalEntityId', 'country', 'managerId', 'managerAssignmentId', 'reportsTo', 'personId', 'employmentId', 'workerKind', 'isPrimary', 'isContinued', 'startsOn'],
    asOf: { without: ['jobTitle', 'managerId', 'reportsTo'], strand: { name: 'placement', key: 'assignmentId', by: ['unitId', 'jobId', 'locationId', 'managerAssignmentId'] } },
  },
})
export type DirectoryEntry = Row<typeof directoryEntry>

import { all, any, covers, is, manager, named, of, self } from '#shared/access.ts'
import { choice, date, fixed, instant, link, links, longText, optional } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { handlesTheirs } from './records-rights.ts'
import { actingManager } from './records-lines.ts'

const absenceKinds = {
  parental: 'Parental leave', maternity: 'Maternity', care: 'Caring for somebody', illness: 'Long illness', sabbatical: 'Sabbatical', education: 'Education', service: 'Military or civil service', unpaid: 'Unpaid leave', other: 'Other',
} as const

const absenceFlow = workflow({
  states: ['open', 'over', 'cancelled'],
  moves: {
    end: { label: 'They are back', from: 'open', to: 'over', by: handlesTheirs, sets: ['endsOn'] },
    reopen: { label: 'Still away', from: 'over', to: 'open', by: handlesTheirs, sets: ['endsOn'] },
    cancel: { label: 'Entered by mistake', from: ['open', 'over'], to: 'cancelled', by: handlesTheirs },
  },
})

/** Somebody is away from an employment for long. That they are is told to the managers above; why, to themselves and those who look after it. */
export const longAbsence = record('long_absence', {
  label: 'Long absence', plural: 'Long absences', subject: 'employmentId',
  asks: {
    personId: fixed(link('Person', 'person')),
    employmentId: fixed(link('Employment', 'employment')),
    startsOn: fixed(date('Away from', { sortable: true })),
    expectedUntil: optional(date('Expected until', { help: 'The last day away. Left empty: not known yet.' })),
    kind: optional(choice('Why', absenceKinds, { data: 'pii', help: 'Managers see that somebody is away and until when, never why.' })),
  },
  keeps: { status: choice('Status', { open: 'Away', over: 'Back', cancelled: 'Entered by mistake' }), endsOn: optional(date('Last day away')) },
  flow: absenceFlow,
  access: {
    read: any(self(of('personId')), manager('line'), covers('people', 'view')),
    create: handlesTheirs, update: all(is('status', 'open'), handlesTheirs),
  },
  reveal: { kind: any(self(of('personId')), covers('people', 'handle')) },
  list: { needs: 'personId', sort: '-startsOn' },
})
export type LongAbsence = Row<typeof longAbsence>

const knowsAndMay = all(named('planned_absence'), handlesTheirs)
const { startsOn, expectedUntil, kind } = longAbsence.asks
/** A long absence that nobody is told of before its release: those named know, neither the person nor their managers unless they are. Released, it is entered like any other. */
export const plannedAbsence = record('planned_absence', {
  label: 'Planned absence', plural: 'Planned absences', subject: 'employmentId',
  asks: {
    personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment')),
    startsOn, expectedUntil, kind,
    standInId: optional(link('Who leads their team meanwhile', 'assignment', { seenBy: 'may_be_named_manager', help: 'Left empty: the manager above.' })),
    rights: optional(actingManager.asks.rights),
    releaseOn: fixed(optional(date('Released on', { help: 'Left empty: on the first day away, or earlier by hand.' }))),
    named: optional(links('Who else knows of it', 'person')),
    note: optional(longText('Note')),
  },
  keeps: { status: choice('Status', { planned: 'Planned', released: 'Released', cancelled: 'Cancelled' }), absenceId: optional(link('Absence', 'long_absence')) },
  derives: { preparedById: optional(link('Prepared by', 'person')), preparedAt: instant('Prepared at') },
  flow: workflow({
    states: ['planned', 'released', 'cancelled'],
    moves: {
      release: { label: 'Release', from: 'planned', to: 'released', by: knowsAndMay, sets: ['absenceId'] },
      cancel: { label: 'Cancel', from: 'planned', to: 'cancelled', by: knowsAndMay },
    },
  }),
  access: { read: named('planned_absence'), create: handlesTheirs, update: all(is('status', 'planned'), knowsAndMay) },
  list: { needs: 'personId', sort: '-startsOn' },
})
export type PlannedAbsence = Row<typeof plannedAbsence>

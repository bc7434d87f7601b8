import { any, covers } from '#shared/access.ts'
import { choice, date, hours, link, longText, optional, text } from '#shared/fields.ts'
import { record, strand, type Row } from '#shared/record.ts'

const uses = 'usesPositions'
const keeps = covers('organization', 'handle')
/** By who looks after the people of the place that it is for, and who keeps the company's structure. Who holds it, and whether anybody does, follows from placements and is told apart. */
const frame = { read: any(covers('people', 'view'), covers('organization', 'view')), create: keeps, update: keeps }

/** A seat of the company, whether or not anybody sits in it. */
export const position = record('position', {
  label: 'Position', plural: 'Positions', subject: 'id',
  asks: {
    title: text('Title', { searchable: true, sortable: true, uses }),
    code: optional(text('Number', { unique: true, searchable: true, max: 40, uses })),
    note: optional(longText('Note', { max: 1000, uses })),
  },
  access: { ...frame, delete: covers('organization', 'administer') },
})

export const positionStates = { open: 'Open', frozen: 'Frozen', closed: 'Closed' } as const

/** What a position is, from a day on: its place, its budget, and whether it may be filled. */
export const positionTerms = strand('position_terms', {
  of: position, by: 'positionId', label: 'Terms of a position', plural: 'Position terms',
  asks: {
    state: choice('State', positionStates, { help: 'Frozen: not to be filled for now. Closed: there is no such position any more.' }),
    budgetedFte: hours('Budgeted FTE', { min: 0.01, max: 9999, help: '1 is one person at full time.' }),
    legalEntityId: link('Legal entity', 'legal_entity'),
    locationId: link('Location', 'location'),
    unitId: link('Unit', 'org_unit'),
    jobId: link('Job', 'job'),
    reportsToId: optional(link('Reports to the position', 'position', { help: 'Who holds that one is proposed as the manager of who comes.' })),
    costCentreId: optional(link('Cost centre', 'cost_centre', { uses: 'usesCostCentres' })),
  },
  access: frame,
})
export type PositionTerms = Row<typeof positionTerms>

const { budgetedFte, legalEntityId, locationId, unitId, jobId, reportsToId, costCentreId, state } = positionTerms.asks
/** A row of a file of positions: by its number, as it is from a day on. Nothing keeps it; it becomes positions and their terms. */
export const positionRow = record('position', {
  label: 'Position', plural: 'Positions',
  asks: {
    code: text('Number', { searchable: true, sortable: true, max: 40 }), title: text('Title'), startsOn: date('From'), budgetedFte, legalEntityId, locationId, unitId, jobId, reportsToId, costCentreId,
    state: optional({ ...state, help: 'Left empty: open where it is new, and as it was where it isn’t.' }), until: optional(date('Until')),
  },
  access: { ...frame },
})

/** In which position somebody is placed; and if that is beyond its budget, why and until when. */
export const seatFields = {
  positionId: optional(link('Position', 'position', { uses })),
  beyondReason: optional(choice('Beyond the budget, because of', { handover: 'Handover', cover: 'Cover for somebody' }, { uses, help: 'Only where the position is filled already.' })),
  coversAssignmentId: optional(link('Covers for', 'assignment', { seenBy: 'may_be_named_manager', uses })),
  beyondUntil: optional(date('Beyond the budget until', { uses })),
}

export const positionRecords = [position, positionTerms]

import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { inputOf, optional, type Fields } from '#shared/fields.ts'
import { position, positionStates, positionTerms } from './records-positions.ts'

const id = Type.String({ format: 'uuid' })
const none = Type.Object({}, { additionalProperties: false })
const maybe = <T>(type: string) => Type.Unsafe<T | null>({ type: [type, 'null'] })
const day = Type.Optional(Type.String({ format: 'date', description: 'As of that day; today at the place unless told. An end ahead counts for who looks after the person.' }))

const { startsOn, state, budgetedFte, legalEntityId, locationId, unitId, jobId, reportsToId, costCentreId } = positionTerms.asks
const terms = { budgetedFte, legalEntityId, locationId, unitId, jobId, reportsToId, costCentreId }
export const openPositionAsks = { title: position.asks.title, code: position.asks.code, startsOn, ...terms, note: position.asks.note }
export const openPosition = contract({ name: 'people.open_position', label: 'New position', method: 'POST', path: '/positions/open', status: 201, input: inputOf(openPositionAsks), output: Type.Object({ positionId: id }) })

const eased = <A extends Fields>(fields: A) => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, optional(field)])) as { [N in keyof A]: A[N] & { optional: true } }
export const changePositionAsks = { startsOn, state, ...terms }
/** What isn't named stays as it was; what later terms merely repeat follows. */
export const changePosition = contract({ name: 'people.change_position', label: 'Change, freeze or close a position', method: 'POST', path: '/positions/:id/change', input: inputOf({ startsOn, ...eased({ state, ...terms }) }), output: Type.Object({ startsOn: Type.String() }) })

export const fills = { vacant: 'Vacant', partly: 'Partly filled', filled: 'Filled', over: 'Over-filled' } as const
export type Fill = keyof typeof fills
const fill = Type.Unsafe<Fill | null>({ type: ['string', 'null'], enum: [...Object.keys(fills), null], description: 'Null where not all who hold it are the reader’s to see.' })
const staffed = Type.Object({
  id, title: Type.String(), code: maybe<string>('string'), state: Type.Unsafe<keyof typeof positionStates>({ type: 'string', enum: Object.keys(positionStates) }), budgetedFte: Type.Number(),
  unitId: id, unitName: Type.String(), locationId: id, locationName: Type.String(), legalEntityName: Type.String(), jobId: id, jobTitle: Type.String(),
  heads: maybe<number>('integer'), filledFte: maybe<number>('number'), fill, beyondUntil: maybe<string>('string'),
})
export type Staffed = Static<typeof staffed>
export const staffing = contract({
  name: 'people.staffing', label: 'Positions and how far they are filled', method: 'GET', path: '/positions/staffing',
  input: Type.Object({
    on: day, q: Type.Optional(Type.String({ maxLength: 100 })), fill: Type.Optional(Type.String({ pattern: `^(${Object.keys(fills).join('|')})(,(${Object.keys(fills).join('|')}))*$` })), state: Type.Optional(Type.String({ pattern: '^(open|frozen|closed)(,(open|frozen|closed))*$' })),
    id: Type.Optional(id), unitId: Type.Optional(id), locationId: Type.Optional(id), legalEntityId: Type.Optional(id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })), offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })), total: Type.Optional(Type.Boolean()),
  }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(staffed), total: Type.Integer() }),
})

/** Each unit with all below it. `unknown`: positions whose holders aren't all the reader's to see; they count in neither sum. */
export const unitStaffing = contract({
  name: 'people.unit_staffing', label: 'Budgeted and filled FTE by unit', method: 'GET', path: '/positions/units', input: Type.Object({ on: day }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({ unitId: id, unitName: Type.String(), depth: Type.Integer(), positions: Type.Integer(), vacant: Type.Integer(), budgetedFte: Type.Number(), filledFte: Type.Number(), unknown: Type.Integer() })) }),
})

export const positionHolders = contract({
  name: 'people.position_holders', label: 'Who holds a position, held it and will hold it, as far as the asker may see', method: 'GET', path: '/positions/:id/holders', input: none,
  output: Type.Object({ items: Type.Array(Type.Object({
    id, assignmentId: id, personId: id, name: Type.String(), startsOn: Type.String(), endsOn: maybe<string>('string'), fte: maybe<number>('number'), beyondReason: maybe<'handover' | 'cover'>('string'), coversName: maybe<string>('string'), beyondUntil: maybe<string>('string'),
  })) }),
})

/** What a position says of whoever comes: job and place, and as the manager who holds the one above. */
export const proposal = contract({
  name: 'people.position_proposal', label: 'What a position proposes for who comes', method: 'GET', path: '/positions/:id/proposal', input: none,
  output: Type.Object({
    jobId: id, unitId: id, locationId: id, legalEntityId: id, costShares: Type.Unsafe<{ costCentreId: string; share: number }[] | null>({ type: ['array', 'null'], items: { type: 'object', properties: { costCentreId: id, share: { type: 'number' } } } }),
    managerAssignmentId: maybe<string>('string'), managerName: maybe<string>('string'),
  }),
})

/** For whoever may see the job held, the person among them: the title, and nothing else of a position. */
export const positionsOf = contract({
  name: 'people.positions_of', label: 'The positions of a job held, by title', method: 'GET', path: '/assignments/:id/positions', input: none,
  output: Type.Object({ items: Type.Array(Type.Object({ positionId: id, title: Type.String(), startsOn: Type.String(), endsOn: maybe<string>('string') })) }),
})

export const teamVacancies = contract({
  name: 'people.team_vacancies', label: 'What may be filled in the asker’s team', method: 'GET', path: '/team/vacancies', input: none,
  output: Type.Object({ items: Type.Array(Type.Object({ id, title: Type.String(), unitName: Type.String(), locationName: Type.String(), budgetedFte: Type.Number(), filledFte: Type.Number() })) }),
})

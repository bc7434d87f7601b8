import { Type } from 'typebox'
import { workerKinds } from '#modules/organization/records.ts'
import { contract } from '#shared/contract.ts'
import { cuts, metrics, type Cut } from './totals.ts'

const day = Type.String({ format: 'date' })
const textOrNull = Type.Unsafe<string | null>({ type: ['string', 'null'] })
const numberOrNull = (description?: string) => Type.Unsafe<number | null>({ type: ['number', 'null'], ...description && { description } })
const cut = Type.Unsafe<Cut>({ type: 'string', enum: Object.keys(cuts), default: 'all' })
const count = (description: string) => Type.Integer({ description })

const line = Type.Object({
  key: Type.String(), name: textOrNull, headcount: count(metrics.headcount.how), fte: numberOrNull(metrics.fte.how), withoutHours: count('Whoever is left out of FTE, having no hours or no full time to compare with.'),
  joiners: count(metrics.joiners.how), leftVoluntary: count(metrics.leftVoluntary.how), leftInvoluntary: count(metrics.leftInvoluntary.how), leftOther: count(metrics.leftOther.how),
  turnover: numberOrNull(`Percent. ${metrics.turnover.how}`), tenure: numberOrNull(metrics.tenure.how),
})
/** Of those whose records the asker looks after: any days that aren't ahead. */
export const totals = contract({
  name: 'people.totals', label: 'Totals of the people whom you look after, from a day until another', method: 'GET', path: '/totals',
  input: Type.Object({ cut: Type.Optional(cut), from: Type.Optional(day), on: Type.Optional(day), kinds: Type.Optional(Type.String({ pattern: `^(${Object.keys(workerKinds).join('|')})(,(${Object.keys(workerKinds).join('|')}))*$`, description: 'Kinds of worker, several parted by commas. Left out: employees.' })) }, { additionalProperties: false }),
  output: Type.Object({ cut: Type.String(), from: day, on: day, kinds: Type.Array(Type.String()), whole: line, items: Type.Array(line) }),
})

/** For whoever may count and not look: whole quarters, and groups that are large enough. */
export const closedTotals = contract({
  name: 'people.closed_totals', label: 'Totals of closed quarters, for those who may count and not see who', method: 'GET', path: '/totals/closed',
  input: Type.Object({ cut: Type.Optional(cut) }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({
    population: Type.Integer(), populationName: textOrNull, day, previousDay: day, minimum: Type.Integer(), headcount: numberOrNull('Null where fewer than the smallest group came, went or moved since what was told before.'),
    fte: numberOrNull(), tenure: numberOrNull(), joiners: numberOrNull(), leftVoluntary: numberOrNull(), leftInvoluntary: numberOrNull(), leftOther: numberOrNull(), leftTogether: numberOrNull('Leavers of kinds that are too few to be told apart.'),
    isCutTold: Type.Boolean(), cells: Type.Array(Type.Object({ key: Type.String(), name: textOrNull, people: Type.Integer() })), together: Type.Integer({ description: 'In groups too small to be told apart, together.' }),
  })) }),
})

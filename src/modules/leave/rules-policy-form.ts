import { choice, date, hours, integer, links, optional } from '#shared/fields.ts'
import type { PolicyRules } from './policy-rules.ts'
import { approvalWords } from './words.ts'

const accruals = { year: 'A whole year at its start', twelfths: 'A whole year at its start; twelfths of a part of one, as Germany counts', months_joined: 'A whole year at its start; the months of the year of joining, as Great Britain counts', month_start: 'Each month, at its start', month_end: 'Each month, at its end', fortnight: 'Each fortnight, at its end' } as const
const roundings = { none: 'Exact', half_up: 'Up to the half', whole_up: 'Up to the whole', from_half: 'From a half to the whole, less stays' } as const
const lapsing = { no: 'Never', if_told: 'Only where somebody was told in time, with proof', yes: 'Yes' } as const
const closings = { clock: 'By itself, on its last day', confirmed: 'When somebody has looked and confirmed' } as const
const transferring = { ends: 'The account ends, as for whoever leaves', along: 'What is left goes along as it is', carried: 'What is left goes along, to be taken within some months' } as const
const booking = { ends: 'It is cancelled and given back', approved: 'It goes along, approved as it was', asked: 'It goes along and is asked for again' } as const
const amount = (title: string, help?: string) => optional(hours(title, { max: 400, ...help && { help } }))

/** What is usual of a policy, as fields; what else stands in its rules stays as it is. */
export const policyAsks = {
  from: date('From', { help: 'It counts for the leave years that begin on this day or later.' }),
  lawWeeks: amount('By law, in weeks', 'In weeks of one’s own work: four are twenty days of a week of five.'),
  contractWeeks: amount('By contract on top, in weeks'),
  mostDays: amount('By law, at most so many days'),
  yearFrom: date('A leave year begins on', { help: 'Its day and month count.' }),
  accrual: choice('How it is earned', accruals),
  rounding: choice('Rounded', roundings),
  carriesDays: hours('Goes along into the next year, at most', { max: 400 }),
  carriesMonths: integer('To be taken within so many months', { min: 0, max: 120 }),
  lapses: choice('The rest lapses', lapsing),
  toldWithin: optional(integer('Where it lapses only for whom was told: the first notice within so many days', { min: 1, max: 366, help: 'From the beginning of the leave year, or of joining. “Early in the year” is the law’s word; the number is yours.' })),
  toldBefore: optional(integer('The second, so many days before it lapses at the latest', { min: 1, max: 366, help: 'While there is still time to take it. Without both numbers nothing lapses.' })),
  closing: choice('A leave year is closed', closings),
  transfers: choice('With a transfer to another legal entity', transferring),
  transferMonths: optional(integer('To be taken there within so many months', { min: 0, max: 120 })),
  booked: choice('Leave that is booked beyond a transfer', booking, { help: 'Only where what is left goes along, and as far as there is enough of it there.' }),
  cap: amount('Nothing more is earned while so much is untaken'),
  noticeDays: optional(integer('Asked for so many days ahead', { max: 400 })),
  mostAway: optional(integer('So many of a team away at once', { min: 1, max: 1000, help: 'More is told to whoever decides; it stops nobody.' })),
  evidenceFrom: optional(integer('Proof is needed from which day', { min: 1, max: 1000 })),
  longFrom: optional(integer('Of sickness: a specialist has it from which day', { min: 1, max: 1000, help: 'Your own number: no rule of law says one here.' })),
  offerFrom: optional(integer('Of sickness: help to come back is offered after so many days within a year', { min: 1, max: 366, help: 'Your own number: no rule of law says one here.' })),
  draws: optional(links('Draws at the same time, in this order', 'leave_type', { max: 5, help: 'Of the first as much as there is, the rest of the next.' })),
  approval: choice('Who approves', approvalWords),
  mayOwe: hours('May be overdrawn by', { max: 400, help: '0: never below nothing.' }),
}
type Asked = { from: string; lawWeeks?: number | null; contractWeeks?: number | null; mostDays?: number | null; yearFrom: string; accrual: keyof typeof accruals; rounding: keyof typeof roundings; carriesDays: number; carriesMonths: number; lapses: keyof typeof lapsing; toldWithin?: number | null; toldBefore?: number | null; closing: keyof typeof closings; transfers: keyof typeof transferring; transferMonths?: number | null; booked: keyof typeof booking; cap?: number | null; noticeDays?: number | null; mostAway?: number | null; evidenceFrom?: number | null; longFrom?: number | null; offerFrom?: number | null; draws?: string[] | null }

const earned = (accrual: keyof typeof accruals, from: string): PolicyRules['accrual'] => ({
  year: { everyMonths: 12, at: 'start' }, twelfths: { part: 'twelfths' }, months_joined: { part: 'months_joined', joinersTo: 0.5 }, month_start: { everyMonths: 1, at: 'start' }, month_end: { everyMonths: 1, at: 'end' }, fortnight: { everyDays: 14, from, at: 'end' },
} as const)[accrual]
const rounded = { none: undefined, half_up: { to: 0.5, way: 'up' }, whole_up: { to: 1, way: 'up' }, from_half: { to: 1, way: 'from_half' } } as const

export function rulesFrom(asked: Asked, before: PolicyRules | undefined): PolicyRules {
  const { lawWeeks, contractWeeks, mostDays, accrual, rounding: _, ...rest } = asked
  const { rounding: __, cap: ___, closing: _______, tells: _tells, transfers: goesAlong, asking = {}, ...kept } = before ?? {} as PolicyRules
  const { mostAway: ____, evidenceFrom: _____, notice: ______, longFrom: _long, offerFrom: _offer, draws: _draws, ...askedElse } = asking
  const others = (before?.gives ?? []).filter(each => !isPlain(each)), rounding = rounded[asked.rounding]
  const gives = [
    ...lawWeeks ? [{ layer: 'statutory' as const, weeks: lawWeeks, ...mostDays && { mostDays } }] : [], ...contractWeeks ? [{ layer: 'contractual' as const, weeks: contractWeeks }] : [], ...others,
  ]
  const order = before?.order ?? ['carried', 'statutory', 'further_statutory', 'contractual', 'in_lieu', 'bought']
  return {
    ...kept, yearFrom: rest.yearFrom, gives, accrual: earned(accrual, rest.yearFrom), ...rounding && { rounding }, order,
    carries: { mostDays: rest.carriesDays, months: rest.carriesMonths }, lapses: rest.lapses, ...rest.toldWithin && rest.toldBefore && { tells: { within: rest.toldWithin, before: rest.toldBefore } }, ...rest.closing === 'confirmed' && { closing: rest.closing }, ...rest.transfers !== 'ends' && { transfers: { carries: goesAlong?.carries ?? order, ...rest.transfers === 'carried' && { months: rest.transferMonths ?? 3 }, ...rest.booked !== 'ends' && { booked: rest.booked } } }, ...rest.cap && { cap: rest.cap },
    asking: { ...askedElse, ...rest.noticeDays && { notice: [{ from: 0, days: rest.noticeDays }] }, ...rest.mostAway && { mostAway: rest.mostAway }, ...rest.evidenceFrom && { evidenceFrom: rest.evidenceFrom }, ...rest.longFrom && { longFrom: rest.longFrom }, ...rest.offerFrom && { offerFrom: rest.offerFrom }, ...rest.draws?.length && { draws: rest.draws } },
  }
}

/** The same back, to begin with; an accrual that isn't among the usual ones is left to be chosen. */
export function asksFrom({ gives, yearFrom, accrual, rounding, carries, lapses, tells, closing, transfers, cap, asking = {} }: PolicyRules) {
  const law = gives.find(each => isPlain(each) && each.layer === 'statutory'), contract = gives.find(each => isPlain(each) && each.layer === 'contractual')
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  return {
    lawWeeks: number(law?.weeks), mostDays: number(law?.mostDays), contractWeeks: number(contract?.weeks), yearFrom: yearFrom === 'hire' ? null : yearFrom,
    accrual: (Object.keys(accruals) as (keyof typeof accruals)[]).find(each => same(sorted(earned(each, yearFrom)), sorted(accrual))) ?? null, rounding: (Object.keys(rounded) as (keyof typeof rounded)[]).find(each => same(sorted(rounded[each]), sorted(rounding))) ?? null,
    carriesDays: number(carries.mostDays), carriesMonths: number(carries.months), lapses, toldWithin: tells?.within ?? null, toldBefore: tells?.before ?? null, closing: closing ?? 'clock' as const, transfers: !transfers ? 'ends' as const : transfers.months === undefined ? 'along' as const : 'carried' as const, transferMonths: transfers?.months ?? null, booked: transfers?.booked ?? 'ends' as const, cap: number(cap), noticeDays: asking.notice?.[0]?.days ?? null, mostAway: asking.mostAway ?? null, evidenceFrom: asking.evidenceFrom ?? null, longFrom: asking.longFrom ?? null, offerFrom: asking.offerFrom ?? null, draws: [...asking.draws ?? []],
  }
}

const isPlain = ({ layer, weeks, when, counts }: PolicyRules['gives'][number]) => (layer === 'statutory' || layer === 'contractual') && weeks !== undefined && !when && !counts
const number = (value: unknown) => value === undefined || value === null ? null : Number(value)
const sorted = (value: object | undefined) => value && Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1))

import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { edit, insert, lock, move, type Edited, type Made } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { holidaysOf, type OwnHoliday } from '#platform/holidays.ts'
import { addDays, weekdayOf, type Day } from '#shared/calendar.ts'
import { exact, sum, type Exact } from '#shared/exact.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { balanceOn, entriesOf, lacksOn, roomFor, type Taken } from './account.ts'
import { factsOf } from './accounts.ts'
import * as contracts from './contract.ts'
import { countDays, overlap, type Counted, type Part, type Pattern } from './days.ts'
import { accountOf } from './ledger.ts'
import type { PolicyRules } from './policy-rules.ts'
import { leaveRequest, type LeaveRequest } from './records.ts'
import { checksOf } from './rules-request.ts'

type Asked = { personId: string; employmentId: string; leaveTypeId: string; startsOn: Day; endsOn: Day; firstPart?: Part | null; lastPart?: Part | null; evidence?: string | null }
/** As `app.leave_asking` tells it. */
export type Asking = {
  today: Day; starts_on: Day; ends_on: Day | null; service_from: Day; unit: 'days' | 'hours'; has_balance: boolean; kind: string; rules: PolicyRules | null; approval: string | null; may_owe: number | null
  terms: { from: Day; until: Day | null; hours: number; days: number }[] | null; patterns: Pattern[] | null; country: string | null; subdivision: string | null; holiday_calendar: string | null; own_holidays: OwnHoliday[] | null; others: { on: Day; away: number }[] | null
}
type Other = { id: string; startsOn: Day; endsOn: Day; firstPart: Part | null; lastPart: Part | null; kind: string }

/** What a request would do, before it is sent: which days count and why not the others, what is left, what stands against it. */
export const preview = act(contracts.previewLeave, async (tx, { requestId = null, ...asked }) => {
  const { asking, counted, amount, before, after, lacks, overlaps, checks } = await look(tx, asked, requestId)
  const layers = (of: ReturnType<typeof balanceOn> | null) => of && { quantity: of.days.toNumber(), layers: of.layers.map(({ layer, days }) => ({ layer, quantity: days.toNumber() })) }
  return {
    unit: asking.unit, quantity: amount.toNumber(), approval: asking.approval ?? 'manager', days: counted.map(told), before: layers(before), after: layers(after), lacks: [...lacks],
    overlaps: overlaps.map(({ id, startsOn, endsOn }) => ({ id, startsOn, endsOn })), others: asking.others ?? [], checks,
  }
})

export const send: Made<typeof leaveRequest> = async (tx, input) => {
  const found = await agreed(tx, input, null)
  const id = randomUUIDv7()
  await keepDays(tx, id, found.counted)
  await insert(tx, leaveRequest, id, input)
  await tx.query('select app.ask_leave($1)', [id])
  return id
}

/** Other days are counted and asked for anew. */
export const change: Edited<typeof leaveRequest> = async (tx, id, patch, version) => {
  const row = await requestOf(tx, id)
  const days = ['startsOn', 'endsOn', 'firstPart', 'lastPart'] as const
  if (row?.status !== 'asked' || days.every(field => patch[field] === undefined || patch[field] === row[field])) return edit(leaveRequest)(tx, id, patch, version)
  if (!row.isAsker) throw new Refusal('not_yours', {}, 403)
  if (version !== null && version !== row.version) throw new Refusal('changed_meanwhile', { version: row.version }, 412)
  const found = await agreed(tx, { ...row, ...patch }, id)
  await keepDays(tx, id, found.counted)
  const written = await edit(leaveRequest)(tx, id, patch, version)
  await tx.query('select app.ask_leave($1)', [id])
  return written
}

export const accountLock = ({ employmentId }: Pick<LeaveRequest, 'employmentId'>) => [`leave_account:${employmentId}`]
export const cancel = move(leaveRequest, 'cancel', {
  input: contracts.answered, locks: accountLock,
  async decide({ row, input, tx }) {
    await refuseSick(tx, row)
    await refusePast(tx, row, row.startsOn, 'leave.has_begun')
    return { answer: input?.answer ?? null }
  },
})
/** Back at work, or ill: what lies after the last day away is given back. */
export const shorten = move(leaveRequest, 'shorten', {
  input: contracts.shortened, locks: accountLock,
  async decide({ row, input, tx }) {
    await refuseSick(tx, row)
    refuseIf(input.lastDay < addDays(row.startsOn, -1) || input.lastDay >= (row.lastDay ?? row.endsOn), 'leave.not_shorter', { field: 'lastDay' })
    await refusePast(tx, row, addDays(input.lastDay, 1), 'leave.days_are_over')
    return { lastDay: input.lastDay }
  },
})
export const approve = move(leaveRequest, 'approve', { input: contracts.answered, locks: accountLock, decide: async ({ input }) => ({ answer: input?.answer ?? null }) })
export const reject = move(leaveRequest, 'reject', { input: contracts.answered, locks: accountLock, decide: async ({ input }) => ({ answer: input?.answer ?? null }) })

/** The days of a sickness follow from it alone. */
async function refuseSick(tx: Tx, { id }: LeaveRequest) {
  refuseIf((await tx.query('select from sickness where request_id = $1', [id])).length > 0, 'leave.by_its_sickness')
}
/** Nobody says of days that are over that they weren’t away, but who looks after leave. */
async function refusePast(tx: Tx, { employmentId, personId }: LeaveRequest, from: Day, code: string) {
  const [row] = await tx.query<{ isPast: boolean }>(`select $2::date < app.today_of($1) and not app.covers('leave', 1, $3) as "isPast"`, [personId, from, employmentId])
  refuseIf(row!.isPast, code)
}

/** Looked at under the account’s lock, so that of two requests for the last day the second sees the first. */
async function agreed(tx: Tx, asked: Asked, id: string | null) {
  await lock(tx, accountLock(asked))
  const found = await look(tx, asked, id), { personId } = await tx.me()
  refuseIf(found.overlaps.length > 0, 'leave.overlaps', { field: 'startsOn' })
  refuseIf(found.amount.is(0), 'leave.no_day_counts', { field: 'startsOn' })
  refuseIf(found.lacks.length > 0, 'leave.not_enough', { field: 'endsOn', on: found.lacks[0] })
  const against = found.checks.find(({ stops }) => stops)
  // What a policy asks of a request, who looks after leave may let be.
  if (against && personId === asked.personId) throw new Refusal(against.code, { title: against.says })
  return found
}

async function look(tx: Tx, asked: Asked, id: string | null) {
  const { employmentId, leaveTypeId, startsOn: from, endsOn: to } = asked
  refuseIf(to < from, 'leave.to_before_from', { field: 'endsOn' })
  refuseIf(addDays(from, longest) < to, 'leave.longer_than_a_request', { field: 'endsOn' })
  const [[asking], others, accounts] = await Promise.all([
    // Who may say that somebody is ill asks nothing of their leave: the days of a sickness are worked out apart.
    tx.query<Asking>(`select a.* from app.leave_asking($1, $2, $3, $4) a where app.covers('leave', 1, $1) or exists (select from employment e where e.id = $1 and e.person_id = app.me())`, [employmentId, leaveTypeId, from, to]),
    tx.query<Other>(`select r.id, r.starts_on as "startsOn", coalesce(r.last_day, r.ends_on) as "endsOn", r.first_part as "firstPart", case when r.last_day is null then r.last_part end as "lastPart", t.kind
      from leave_request r join leave_type t on t.id = r.leave_type_id where r.employment_id = $1 and r.status in ('asked', 'approved') and r.starts_on <= $3 and coalesce(r.last_day, r.ends_on) >= $2 and r.id is distinct from $4 order by r.starts_on, r.id`, [employmentId, from, to, id]),
    factsOf(tx, employmentId),
  ])
  if (!asking) throw new Refusal('not_found', {}, 404)
  refuseIf(asking.rules === null, 'leave.no_policy', { field: 'leaveTypeId' })
  refuseIf(from < asking.starts_on || asking.ends_on !== null && to > asking.ends_on, 'leave.not_employed_then', { field: 'startsOn' })
  const row = accounts.find(each => each.leave_type_id === leaveTypeId), account = row && accountOf(row)
  const booked = account?.taken('asked', 'approved').filter(({ request }) => request !== id) ?? [], floor = exact(asking.may_owe ?? 0).times(-1)
  const counted = await count(asking, asked, new Set(booked.map(({ on }) => on)))
  const taken: Taken[] = counted.filter(({ days }) => days.isAbove(0)).map(each => ({ on: each.on, days: ofUnit(each, asking.unit), request: id }))
  const amount = sum(taken.map(({ days }) => days))
  refuseIf(asking.has_balance && !account, 'leave.no_account', { field: 'leaveTypeId' })
  const overlaps = others.filter(other => isTwice(asking, asked, other))
  const isIllOnLeave = asking.kind === 'sick' && others.some(each => each.kind !== 'sick')
  const entries = (of: readonly Taken[]) => account ? balanceOn(entriesOf(account.policies, account.facts, of, to), to) : null
  const room = account && taken.length ? roomFor(account.policies, account.facts, booked, { on: taken[0]!.on, days: amount }, floor) : amount
  return {
    asking, counted, amount, overlaps, before: entries(booked), after: entries([...booked, ...taken]), lacks: account ? lacksOn(account.policies, account.facts, booked, taken, floor) : [],
    checks: [...isIllOnLeave && !asked.evidence ? [unproven] : [], ...checksOf(asking.rules!.asking ?? {}, { today: asking.today, from, to, amount, left: room, serviceFrom: asking.service_from, others: new Map((asking.others ?? []).map(({ on, away }) => [on, away])), hasEvidence: Boolean(asked.evidence) }, asking.unit)],
  }
}
const unproven = { code: 'leave.ill_unproven', says: 'There is leave on these days: with a doctor’s note they are given back. Attach it, or say where it is.', stops: false }
const longest = 1100

/** Who falls ill on leave is ill: those days are given back where the policy says so (`illStays`). Anything else at the same time is twice. */
const isTwice = ({ kind }: Asking, { startsOn, endsOn, firstPart, lastPart }: Asked, other: Other) =>
  (kind === 'sick') === (other.kind === 'sick') && overlap(wanted(startsOn, endsOn, firstPart, lastPart), wanted(other.startsOn, other.endsOn, other.firstPart, other.lastPart))
const wanted = (from: Day, to: Day, firstPart: Part | null | undefined, lastPart: Part | null | undefined) => ({ from, to, ...firstPart && { firstPart }, ...lastPart && { lastPart } })

export async function count(asking: Asking, { startsOn, endsOn, firstPart, lastPart }: Pick<Asked, 'startsOn' | 'endsOn' | 'firstPart' | 'lastPart'>, booked: ReadonlySet<Day>): Promise<Counted[]> {
  const { country, subdivision, holiday_calendar: holidayCalendar, own_holidays: own } = asking
  // A day more on each side, for what lies between two days of leave.
  const holidays = country ? await holidaysOf({ country, subdivision, holidayCalendar, own: own ?? [] }, addDays(startsOn, -31), addDays(endsOn, 31)) : new Map()
  return countDays(wanted(startsOn, endsOn, firstPart, lastPart), patternsOf(asking), holidays, asking.rules?.sandwich ? { sandwich: true, booked } : {})
}

/** As it was agreed, else the hours of the contract on the first days of the week. A pattern begins where it begins: its weeks are turned to fit. */
export function patternsOf({ terms, patterns }: Asking): Pattern[] {
  if (patterns) return patterns.map(({ from, minutes }) => ({ from, minutes: minutes.map((_, n) => minutes[(n + weekdayOf(from) - 1) % minutes.length]!) }))
  const days = [...new Set((terms ?? []).flatMap(({ from, until }) => until ? [from, addDays(until, 1)] : [from]))].sort()
  return days.map(from => {
    const held = (terms ?? []).filter(each => each.from <= from && (each.until === null || each.until >= from))
    const week = Math.min(7, held.reduce((total, each) => total + each.days, 0)), minutes = held.reduce((total, each) => total + each.hours * 60, 0)
    const ofDay = (nth: number) => week === 0 ? 0 : Math.round(minutes / week * Math.max(0, Math.min(1, week - nth)))
    return { from, minutes: Array.from({ length: 7 }, (_, n) => ofDay((n + weekdayOf(from) - 1) % 7)) }
  })
}

const ofUnit = ({ days, minutes }: Counted, unit: 'days' | 'hours'): Exact => unit === 'hours' ? minutes.over(60) : days
const told = ({ on, days, minutes, why, holiday }: Counted) => ({ on, quantity: days.toNumber(), minutes: minutes.toNumber(), why, holiday: holiday ?? null })
const keepDays = (tx: Tx, id: string, counted: readonly Counted[]) => tx.query('select app.post_leave_days($1, $2)', [id, asPosted(counted)])
export const asPosted = (counted: readonly Counted[]) => JSON.stringify(counted.map(each => ({ ...told(each), on_day: each.on })))

const requestOf = async (tx: Tx, id: string) => (await tx.query<Asked & { id: string; version: number; status: string; isAsker: boolean } & Record<string, unknown>>(`
  select id, version, status, person_id as "personId", employment_id as "employmentId", leave_type_id as "leaveTypeId", starts_on as "startsOn", ends_on as "endsOn", first_part as "firstPart", last_part as "lastPart",
    person_id = app.me() or app.covers('leave', 1, employment_id) as "isAsker" from leave_request where id = $1`, [id]))[0]

import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { edit, insert, lock, move, type Edited, type Made } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { addDays, type Day } from '#shared/calendar.ts'
import { exact } from '#shared/exact.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import type { balanceOn } from './account.ts'
import * as contracts from './contract.ts'
import { caseLock } from './case-hours.ts'
import { asPosted, told } from './counting.ts'
import { fewer, type Draw } from './draws.ts'
import { fractionOf } from './ledger.ts'
import { look, type Asked } from './looking.ts'
import { leaveRequest, type LeaveRequest } from './records.ts'

/** What a request would do, before it is sent: which days count and why not the others, what is left, what stands against it. */
export const preview = act(contracts.previewLeave, async (tx, { requestId = null, ...asked }) => {
  const { asking, counted, amount, before, after, lacks, overlaps, checks, draws, ofCase } = await look(tx, asked, requestId)
  const layers = (of: ReturnType<typeof balanceOn> | null) => of && { quantity: of.days.toNumber(), layers: of.layers.map(({ layer, days }) => ({ layer, quantity: days.toNumber() })) }
  return {
    unit: asking.unit, quantity: amount.toNumber(), approval: approvalOf(asking.approval, asked.caseId), days: counted.map(told), before: layers(before), after: layers(after), lacks: [...lacks],
    overlaps: overlaps.map(({ id, startsOn, endsOn }) => ({ id, startsOn, endsOn })), others: asking.others ?? [], checks,
    draws: draws.told, ofCase: ofCase && { hours: ofCase.hours.toNumber(), before: ofCase.before.toNumber(), after: ofCase.after.toNumber() },
  }
})
/** What counts against a case no manager decides about, since they don’t know of it: who looks after leave does (db/owner-requests.sql). */
const approvalOf = (approval: string | null, caseId: string | null | undefined) => caseId && approval !== 'automatic' ? 'hr' : approval ?? 'manager'

export const send: Made<typeof leaveRequest> = async (tx, input) => {
  const found = await agreed(tx, input, null)
  const id = randomUUIDv7()
  await keepDays(tx, id, found.counted, input)
  await insert(tx, leaveRequest, id, input)
  await keepDraws(tx, id, null, found.draws.of)
  await tx.query('select app.ask_leave($1)', [id])
  return id
}

/** Other days are counted and asked for anew. */
export const change: Edited<typeof leaveRequest> = async (tx, id, patch, version) => {
  const row = await requestOf(tx, id)
  const days = ['startsOn', 'endsOn', 'firstPart', 'lastPart', 'hoursADay', 'everyWeeks', 'weekdays'] as const
  if (row?.status !== 'asked' || days.every(field => patch[field] === undefined || String(patch[field] ?? '') === String(row[field] ?? ''))) return edit(leaveRequest)(tx, id, patch, version)
  if (!row.isAsker) throw new Refusal('not_yours', {}, 403)
  if (version !== null && version !== row.version) throw new Refusal('changed_meanwhile', { version: row.version }, 412)
  const found = await agreed(tx, { ...row, ...patch }, id)
  await keepDays(tx, id, found.counted, { ...row, ...patch })
  await keepDraws(tx, id, null, found.draws.of)
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
/** One day of several that stand by themselves: all of it given back, or all but so many hours. What it drew goes back with it. */
export const attend = move(leaveRequest, 'attend', {
  input: contracts.attended, locks: accountLock,
  async decide({ row, input: { on, hours }, tx }) {
    refuseIf(!row.hoursADay && !row.everyWeeks, 'leave.not_by_days')
    await refusePast(tx, row, on, 'leave.days_are_over')
    const [day] = await tx.query<{ minutes: string; worked: string }>('select minutes, coalesce(of_minutes, minutes / quantity) as worked from leave_day where request_id = $1 and on_day = $2 and quantity > 0 and on_day <= $3', [row.id, on, row.lastDay ?? row.endsOn])
    if (!day) throw new Refusal('leave.no_such_day', { field: 'on' })
    const before = exact(day.minutes), after = exact(hours ?? 0).times(60)
    refuseIf(after.isAtLeast(before), 'leave.not_fewer', { field: 'hours' })
    const draws = await tx.query<{ nth: number; leaveTypeId: string; unit: 'days' | 'hours'; amount: string }>(`
      select w.nth, w.leave_type_id as "leaveTypeId", t.unit, w.amount from leave_draw w join leave_type t on t.id = w.leave_type_id where w.request_id = $1 and w.on_day = $2`, [row.id, on])
    const kept = fewer(draws.map(({ amount, ...each }) => ({ ...each, on, amount: fraction(amount) })), { days: before.over(day.worked), minutes: before }, after.over(before))
    await tx.query('select app.attend_on($1, $2, $3, $4)', [row.id, on, after.toNumber(), Math.round(Number(day.worked))])
    await keepDraws(tx, row.id, on, kept)
    return {}
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
  await lock(tx, [...accountLock(asked), ...asked.caseId ? [caseLock(asked)] : []])
  const found = await look(tx, asked, id), { personId } = await tx.me()
  refuseIf(found.overlaps.length > 0, 'leave.overlaps', { field: 'startsOn' })
  refuseIf(found.amount.is(0), 'leave.no_day_counts', { field: 'startsOn' })
  refuseIf(found.lacks.length > 0, 'leave.not_enough', { field: 'endsOn', on: found.lacks[0] })
  if (found.ofCase?.against) throw new Refusal(found.ofCase.against.code, { field: 'caseId', title: found.ofCase.against.says })
  const against = found.checks.find(({ stops }) => stops)
  // What a policy asks of a request, who looks after leave may let be.
  if (against && personId === asked.personId) throw new Refusal(against.code, { title: against.says })
  return found
}

const keepDays = (tx: Tx, id: string, counted: Parameters<typeof asPosted>[0], { hoursADay }: { hoursADay?: number | null }) => tx.query('select app.post_leave_days($1, $2)', [id, asPosted(counted, Boolean(hoursADay))])
const keepDraws = (tx: Tx, id: string, on: Day | null, draws: readonly Draw[]) => tx.query('select app.post_leave_draws($1, $2, $3)', [id, on, asDrawn(draws)])
export const asDrawn = (draws: readonly Draw[]) => JSON.stringify(draws.map(({ on, nth, leaveTypeId, amount }) => ({ on_day: on, nth, leave_type: leaveTypeId, ...fractionOf(amount) })))
const fraction = (text: string) => exact(text.split('/')[0]!).over(text.split('/')[1]!)

const requestOf = async (tx: Tx, id: string) => (await tx.query<Asked & { id: string; version: number; status: string; isAsker: boolean } & Record<string, unknown>>(`
  select id, version, status, person_id as "personId", employment_id as "employmentId", leave_type_id as "leaveTypeId", starts_on as "startsOn", ends_on as "endsOn", first_part as "firstPart", last_part as "lastPart", hours_a_day::float8 as "hoursADay", every_weeks as "everyWeeks", weekdays, case_id as "caseId",
    person_id = app.me() or app.covers('leave', 1, employment_id) as "isAsker" from leave_request where id = $1`, [id]))[0]

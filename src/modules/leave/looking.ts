import type { Tx } from '#platform/db.ts'
import { addDays, type Day } from '#shared/calendar.ts'
import { exact, sum, type Exact } from '#shared/exact.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { balanceOn, effectOf, entriesOf, roomFor, type Taken } from './account.ts'
import { factsOf } from './accounts.ts'
import { againstCase } from './case-hours.ts'
import { count, wanted, type Asking, type Days } from './counting.ts'
import { overlap, type Counted } from './days.ts'
import { drawsOf, ofDay, type Draw, type Drawn } from './draws.ts'
import { accountOf, type AccountFacts } from './ledger.ts'
import { checksOf } from './rules-request.ts'

export type Asked = Days & { personId: string; employmentId: string; leaveTypeId: string; evidence?: string | null; caseId?: string | null }
type Other = Pick<Days, 'startsOn' | 'endsOn' | 'firstPart' | 'lastPart' | 'hoursADay' | 'everyWeeks'> & { id: string; kind: string }

/** All that a request rests on and does; nothing of it is written. */
export async function look(tx: Tx, asked: Asked, id: string | null) {
  const { employmentId, leaveTypeId, startsOn: from, endsOn: to } = asked
  refuseIf(to < from, 'leave.to_before_from', { field: 'endsOn' })
  refuseIf(addDays(from, longest) < to, 'leave.longer_than_a_request', { field: 'endsOn' })
  const [[asking], beside, accounts] = await Promise.all([
    // Who may say that somebody is ill asks nothing of their leave: the days of a sickness are worked out apart.
    tx.query<Asking>(`select a.* from app.leave_asking($1, $2, $3, $4) a where app.covers('leave', 1, $1) or exists (select from employment e where e.id = $1 and e.person_id = app.me())`, [employmentId, leaveTypeId, from, to]),
    tx.query<Other>(`select r.id, r.starts_on as "startsOn", coalesce(r.last_day, r.ends_on) as "endsOn", r.first_part as "firstPart", case when r.last_day is null then r.last_part end as "lastPart", r.hours_a_day::float8 as "hoursADay", r.every_weeks as "everyWeeks", t.kind
      from leave_request r join leave_type t on t.id = r.leave_type_id where r.employment_id = $1 and r.status in ('asked', 'approved') and r.starts_on <= $3 and coalesce(r.last_day, r.ends_on) >= $2 and r.id is distinct from $4 order by r.starts_on, r.id`, [employmentId, from, to, id]),
    factsOf(tx, employmentId),
  ])
  if (!asking) throw new Refusal('not_found', {}, 404)
  refuseIf(asking.rules === null, 'leave.no_policy', { field: 'leaveTypeId' })
  refuseIf(from < asking.starts_on || asking.ends_on !== null && to > asking.ends_on, 'leave.not_employed_then', { field: 'startsOn' })
  const row = accounts.find(each => each.leave_type_id === leaveTypeId), account = row && accountOf(row)
  const booked = account?.taken('asked', 'approved').filter(({ request }) => request !== id) ?? [], floor = exact(asking.may_owe ?? 0).times(-1)
  const counted = await count(asking, asked, new Set(booked.map(({ on }) => on)))
  const taken: Taken[] = counted.filter(({ days }) => days.isAbove(0)).map(each => ({ on: each.on, days: ofDay(each, asking.unit), request: id }))
  const amount = sum(taken.map(({ days }) => days))
  refuseIf(asking.has_balance && !account, 'leave.no_account', { field: 'leaveTypeId' })
  const overlaps = await twice(tx, beside.filter(other => (asking.kind === 'sick') === (other.kind === 'sick')), asked, counted)
  const isIllOnLeave = asking.kind === 'sick' && beside.some(each => each.kind !== 'sick')
  const drawn = drawsOf(counted, drawnBy(asking, accounts, id, from, leaveTypeId)), ofCase = asked.caseId ? await againstCase(tx, { caseId: asked.caseId, employmentId }, counted, id) : null
  const before = account ? balanceOn(entriesOf(account.policies, account.facts, booked, to), to) : null, effect = account && effectOf(account.policies, account.facts, booked, taken, floor, to)
  // How much there is at most is asked for only where less than the least might be all of it.
  const room = account && taken.length && asking.rules!.asking?.least !== undefined ? roomFor(account.policies, account.facts, booked, { on: taken[0]!.on, days: amount }, floor) : amount
  // Days that recur are each a stretch of their own: what is said of one is said once.
  const stretches = asked.everyWeeks ? taken.map(each => ({ from: each.on, to: each.on, amount: exact(each.days) })) : [{ from, to, amount }]
  const others = new Map((asking.others ?? []).map(({ on, away }) => [on, away]))
  const checks = (of: typeof stretches) => [...new Map(of.flatMap(each => checksOf(asking.rules!.asking ?? {}, { today: asking.today, ...each, left: room, serviceFrom: asking.service_from, others, hasEvidence: Boolean(asked.evidence) }, asking.unit)).toReversed().map(each => [each.code, each])).values()].toReversed()
  return {
    asking, counted, amount, overlaps, before, after: effect?.after ?? null, lacks: effect?.lacks ?? [],
    draws: { of: drawn, told: await drawsTold(tx, accounts, drawn, id, to) }, ofCase,
    checks: [...isIllOnLeave && !asked.evidence ? [unproven] : [], ...ofCase?.against ? [{ ...ofCase.against, stops: true }] : [], ...checks(stretches)],
  }
}
const unproven = { code: 'leave.ill_unproven', says: 'There is leave on these days: with a doctor’s note they are given back. Attach it, or say where it is.', stops: false }
const longest = 1100

/** Leave in one piece at the same time is twice. What stands day by day is, on a day on which both count: the same part of it, or more hours than are worked. */
async function twice(tx: Tx, others: readonly Other[], asked: Asked, counted: readonly Counted[]): Promise<Other[]> {
  const isByDay = (each: Pick<Days, 'hoursADay' | 'everyWeeks'>) => Boolean(each.hoursADay || each.everyWeeks), inDays = others.filter(other => isByDay(asked) || isByDay(other))
  const found = others.filter(other => !inDays.includes(other) && overlap(wanted(asked), wanted({ ...other, everyWeeks: null })))
  if (!inDays.length) return found
  const days = await tx.query<{ id: string; on: Day; minutes: string }>('select request_id as id, on_day as "on", minutes from leave_day where request_id = any ($1) and quantity > 0 and on_day between $2 and $3', [inDays.map(({ id }) => id), asked.startsOn, asked.endsOn])
  const mine = new Map(counted.filter(each => each.days.isAbove(0)).map(each => [each.on, each]))
  const isFull = ([on, those]: [Day, typeof days]) => sum([mine.get(on)!.minutes, ...those.map(({ minutes }) => minutes)]).isAbove(mine.get(on)!.worked)
  const full = new Set([...Map.groupBy(days.filter(({ on }) => mine.has(on)), ({ on }) => on)].filter(isFull).map(([on]) => on))
  const clashes = (other: Other, on: Day) => full.has(on) || !asked.hoursADay && !other.hoursADay && samePart(partOf(asked, on), partOf(other, on))
  return [...found, ...inDays.filter(other => days.some(({ id, on }) => id === other.id && mine.has(on) && clashes(other, on)))]
}
const partOf = ({ startsOn, endsOn, firstPart, lastPart, everyWeeks }: Pick<Days, 'startsOn' | 'endsOn' | 'firstPart' | 'lastPart' | 'everyWeeks'>, on: Day) => (everyWeeks || on === startsOn ? firstPart : on === endsOn ? lastPart : null) ?? 'whole'
const samePart = (one: string, other: string) => one === 'whole' || other === 'whole' || one === other

/** What the policy of the type says is drawn at the same time, as it stands without this request. */
const drawnBy = ({ rules }: Asking, accounts: readonly AccountFacts[], id: string | null, from: Day, own: string): Drawn[] => (rules?.asking?.draws ?? []).flatMap(leaveTypeId => {
  const row = accounts.find(each => each.leave_type_id === leaveTypeId && leaveTypeId !== own)
  if (!row) return []
  const account = accountOf(row)
  return [{ leaveTypeId, unit: row.unit, account, booked: account.taken('asked', 'approved').filter(({ request }) => request !== id), floor: exact(account.versionOn(from).mayOwe ?? 0).times(-1) }]
})
async function drawsTold(tx: Tx, accounts: readonly AccountFacts[], draws: readonly Draw[], id: string | null, to: Day) {
  if (!draws.length) return []
  const names = new Map((await tx.query<{ id: string; name: string }>('select id, name from leave_type')).map(each => [each.id, each.name]))
  return [...Map.groupBy(draws, ({ leaveTypeId }) => leaveTypeId)].map(([leaveTypeId, those]) => {
    const row = accounts.find(each => each.leave_type_id === leaveTypeId)!, account = accountOf(row), booked = account.taken('asked', 'approved').filter(({ request }) => request !== id)
    const left = (taken: readonly Taken[]): Exact => balanceOn(entriesOf(account.policies, account.facts, taken, to), to).days
    return { leaveTypeId, name: names.get(leaveTypeId) ?? '', unit: row.unit, quantity: sum(those.map(({ amount }) => amount)).toNumber(), before: left(booked).toNumber(), after: left([...booked, ...those.map(({ on, amount }) => ({ on, days: amount }))]).toNumber() }
  })
}

import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import type { Day } from '#shared/calendar.ts'
import { sum, type Exact } from '#shared/exact.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { toPost } from './account.ts'
import * as contracts from './contract.ts'
import { accountOf, fractionOf, postedOf, statementOf, type AccountFacts, type Posted } from './ledger.ts'
import { layerFor } from './told-layers.ts'
import type { assignedBecause } from './words.ts'

type Counting = { leaveTypeId: string; id: string; policyId: string; name: string; from: Day; because: keyof typeof assignedBecause; reason: string | null; counts: boolean }
type Named = { isTold: boolean; id: string; code: string; name: string; kind: string; unit: string; policyName: string }

export const leaveOf = act(contracts.leaveOf, async (tx, { on }, { id }) => {
  const [rows, named, others] = await Promise.all([factsOf(tx, id!), tx.query<Named>(`
    select a.id, t.code, t.name, t.kind, t.unit, p.name as "policyName", a.person_id = app.me() or app.covers('leave', 1, a.employment_id) as "isTold" from leave_account a join leave_type t on t.id = a.leave_type_id join leave_policy p on p.id = a.policy_id where a.employment_id = $1 order by t.sort_name, a.id`, [id]), tx.query<Counting>(`
    select x.id, x.leave_type_id as "leaveTypeId", x.policy_id as "policyId", p.name, x.starts_on as "from", x.because, x.reason,
      x.because = 'assigned' or not exists (select from leave_assigned y where y.employment_id = $1 and y.leave_type_id = x.leave_type_id and y.status = 'set' and y.because = 'assigned' and y.starts_on <= x.starts_on) as counts
    from leave_assigned x join leave_policy p on p.id = x.policy_id where x.employment_id = $1 and x.status = 'set' order by x.starts_on, x.id`, [id])])
  const [employment] = rows.length ? [true] : await tx.query('select from employment where id = $1', [id])
  if (!employment) throw new Refusal('not_found', {}, 404)
  return {
    today: rows[0]?.today ?? null,
    accounts: named.flatMap(({ id: accountId, isTold, ...names }) => {
      const row = rows.find(each => each.account_id === accountId)
      if (!row) return []
      const policies = others.filter(each => each.counts && each.leaveTypeId === row.leave_type_id).map(({ leaveTypeId: _, counts: __, ...each }) => each), day = on ?? row.today
      const { policyId = row.policy_id, name: policyName = names.policyName } = policies.findLast(({ from }) => from <= day) ?? {}
      return [{ id: accountId, leaveTypeId: row.leave_type_id, ...names, policyId, policyName, openedBy: names.policyName, policies, ...toldOf(row, day, isTold) }]
    }),
  }
})

export const leaveStatement = act(contracts.leaveStatement, async (tx, { until }, { id }) => {
  const [account] = await tx.query<{ employmentId: string; isTold: boolean }>('select employment_id as "employmentId", person_id = app.me() or app.covers(\'leave\', 1, employment_id) as "isTold" from leave_account where id = $1', [id])
  if (!account) throw new Refusal('not_found', {}, 404)
  const [rows, posted] = await Promise.all([factsOf(tx, account.employmentId), tx.query<Posted>(`
    select on_day as "on", kind, layer, numerator::text as top, denominator::text as bottom, expires_on as "expiresOn", request_id as request from leave_entry where account_id = $1 order by on_day, id`, [id])])
  const row = rows.find(each => each.account_id === id)!
  refuseTooFar(row, until)
  const stands = postedOf(posted), ahead = toPost(stands, accountOf(row).until(until > row.today ? until : row.today, 'approved'))
  const told = (isPosted: boolean) => ({ on, kind, layer, days, expiresOn, request }: (typeof stands)[number]) => ({ on, kind, layer: layerFor(account.isTold, layer), quantity: days.toNumber(), exactly: fractionText(days), expiresOn, requestId: request, isPosted })
  return { items: [...stands.map(told(true)), ...ahead.map(told(false))].filter(({ on }) => on <= until) }
})

/** Of one employment, as much as the asker may know. */
export const factsOf = async (tx: Pick<Tx, 'query'>, employmentId: string): Promise<AccountFacts[]> =>
  (await tx.query<AccountFacts>('select * from app.leave_facts_of($1)', [employmentId])).filter(({ versions }) => versions)

function toldOf(row: AccountFacts, on: Day, isTold: boolean) {
  refuseTooFar(row, on)
  const { year, quantity, layers, lapses, ...sums } = statementOf(accountOf(row), on < row.opens_on ? row.opens_on : on)
  return {
    on, year, quantity: quantity.toNumber(), exactly: fractionText(quantity), layers: [...Map.groupBy(layers, ({ layer }) => layerFor(isTold, layer))].map(([layer, of]) => ({ layer, quantity: sum(of.map(({ days }) => days)).toNumber() })), lapses: lapses.map(each => ({ on: each.on, quantity: each.quantity.toNumber() })),
    accrued: sums.accrued.toNumber(), taken: sums.taken.toNumber(), booked: sums.booked.toNumber(), asked: sums.asked.toNumber(),
  }
}

/** A projection of ten years is long enough for anybody, and short enough for the server. */
export const refuseTooFar = ({ today }: Pick<AccountFacts, 'today'>, on: Day): void => refuseIf(Number(on.slice(0, 4)) > Number(today.slice(0, 4)) + 10, 'leave.too_far_ahead', { field: 'on' })
export const fractionText = (amount: Exact): string => Object.values(fractionOf(amount)).join('/')

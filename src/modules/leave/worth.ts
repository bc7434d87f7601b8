import type { Tx } from '#platform/db.ts'
import type { Day } from '#shared/calendar.ts'
import { sum, type Exact } from '#shared/exact.ts'
import { toDecimal } from '#shared/money.ts'
import { refuseTooFar } from './accounts.ts'
import type { AccountFacts } from './ledger.ts'
import type { LeaveValuation } from './records.ts'
import { layerFor } from './told-layers.ts'
import { unitOf, untakenOn, valueOf, weekOf, type PaidJob, type Unvalued, type Untaken } from './valuing.ts'
import { layerWords } from './words.ts'

export type Asked = { on?: string | undefined; legalEntityId?: string | undefined; locationId?: string | undefined; leaveTypeId?: string | undefined }
type Known = Pick<LeaveValuation, 'id' | 'legalEntityId' | 'startsOn' | 'method' | 'yearDays' | 'hasAllowances'>
type Found = { account_id: string; facts: AccountFacts & { isTold: boolean }; legal_entity_id: string; legal_entity: string; location_id: string | null; location: string | null; leave_type: string; jobs: PaidJob[] | null }
/** What is left of one layer of one account, and what it is worth in minor units. */
export type Line = Untaken & {
  personId: string; employmentId: string; accountId: string; legalEntityId: string; legalEntity: string; locationId: string | null; location: string | null; leaveTypeId: string; leaveType: string; unit: 'days' | 'hours'
  currency: string | null; because: Unvalued | null; each: Exact | null; value: bigint | null; staysValue: bigint | null
}

const atOnce = 1000
/** Each line of whose leave the asker looks after: some hundreds of accounts at a time, by the function that projects and posts. */
export async function worthOn(tx: Tx, { on: asked, legalEntityId, locationId, leaveTypeId }: Asked): Promise<{ on: Day; lines: Line[]; methods: Known[] }> {
  const kept = await tx.query<Known & { today: Day }>(`
    select d.today, v.id, v.legal_entity_id as "legalEntityId", v.starts_on as "startsOn", v.method, v.year_days as "yearDays", v.has_allowances as "hasAllowances"
    from (select app.today('UTC') as today) d left join leave_valuation v on v.starts_on <= coalesce($1::date, d.today) order by v.starts_on`, [asked ?? null])
  const today = kept[0]!.today, on = asked ?? today, methods = kept.filter(({ id }) => id).map(({ today: _, ...each }) => each)
  refuseTooFar({ today }, on)
  const methodOf = (entity: string) => methods.findLast(each => each.legalEntityId === entity) ?? methods.findLast(each => each.legalEntityId === null)
  const lines: Line[] = [], used = new Set<Known | undefined>()
  let after: string | undefined = '00000000-0000-0000-0000-000000000000'
  while (after) {
    const found: Found[] = await tx.query<Found>('select * from app.leave_worth($1, $2, $3, $4, $5, $6)', [on, after, atOnce, legalEntityId ?? null, locationId ?? null, leaveTypeId ?? null])
    for (const row of found.filter(({ facts }) => facts.versions)) {
      const method = methodOf(row.legal_entity_id)
      used.add(method)
      lines.push(...linesOf(row, on, method))
    }
    after = found.length === atOnce ? found.at(-1)!.account_id : undefined
  }
  return { on, lines, methods: methods.filter(each => used.has(each)) }
}

function linesOf({ facts: row, jobs, ...of }: Found, on: Day, method: Known | undefined): Line[] {
  const day = row.ends_on !== null && row.ends_on < on ? row.ends_on : on
  const worth = unitOf(weekOf(jobs ?? [], method), row.unit, row.terms?.findLast(({ from }) => from <= day))
  const all = [...Map.groupBy(untakenOn(row, on), ({ layer }) => layerFor(row.isTold, layer))].map(([layer, of]) => ({ layer, quantity: sum(of.map(({ quantity }) => quantity)), stays: sum(of.map(({ stays }) => stays)) }))
  return all.map(untaken => ({
    ...untaken, personId: row.person_id, employmentId: row.employment_id, accountId: row.account_id, legalEntityId: of.legal_entity_id, legalEntity: of.legal_entity,
    locationId: of.location_id, location: of.location, leaveTypeId: row.leave_type_id, leaveType: of.leave_type, unit: row.unit,
    ...'because' in worth ? { currency: null, because: worth.because, each: null, value: null, staysValue: null }
      : { currency: worth.currency, because: null, each: worth.worth, value: valueOf(untaken.quantity, worth.worth), staysValue: valueOf(untaken.stays, worth.worth) },
  }))
}

/** By legal entity, location, type, layer and currency; what has no value by its reason. Never is anything of two currencies added, nor what is owed taken off what is there. */
export function grouped(lines: readonly Line[]) {
  const nth = (layer: string) => Object.keys(layerWords).indexOf(layer)
  const keyOf = (each: Line) => [each.legalEntity, each.location, each.leaveType, nth(each.layer), each.currency ?? '~', each.because, each.legalEntityId, each.locationId, each.leaveTypeId].join('\t')
  return [...Map.groupBy(lines, keyOf)].sort(([a], [b]) => a < b ? -1 : 1).map(([, of]) => {
    const { legalEntityId, legalEntity, locationId, location, leaveTypeId, leaveType, unit, layer, currency, because } = of[0]!
    const [there, owed] = [of.filter(({ quantity }) => !quantity.isBelow(0)), of.filter(({ quantity }) => quantity.isBelow(0))]
    const total = (which: readonly Line[], name: 'value' | 'staysValue') => which.reduce((all, each) => all + (each[name] ?? 0n), 0n)
    const said = (minor: bigint) => currency === null ? null : toDecimal(minor, currency)
    return {
      legalEntityId, legalEntity, locationId, location, leaveTypeId, leaveType, unit, layer, currency, because, accounts: of.length,
      quantity: sum(there.map(each => each.quantity)).toNumber(), value: said(total(there, 'value')), owed: sum(owed.map(each => each.quantity)).times(-1).toNumber(), owedValue: said(-total(owed, 'value')),
      stays: sum(of.map(each => each.stays)).toNumber(), staysValue: said(total(of, 'staysValue')),
    }
  })
}

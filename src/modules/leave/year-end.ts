import type { Day } from '#shared/calendar.ts'
import { addDays } from '#shared/calendar.ts'
import { exact, sum, type Exact } from '#shared/exact.ts'
import { entriesOf, openedOn, type Entry, type Layer } from './account.ts'
import { yearsOf } from './years.ts'
import { accountOf, type AccountFacts } from './ledger.ts'
import type { PolicyRules } from './policy-rules.ts'
import type { Turned } from './policy.ts'

export type ClosingLine = { leaveYear: Day; layer: Layer | null; carried: number; lapsed: number; paidOut: number; expiresOn: Day | null; because: Turned['because'] | 'nothing'; toldOn: string | null }
export type LeftBecause = 'changed' | 'closed' | 'earlier' | 'not_over' | 'by_clock' | 'booked'
export type Closing = { year: Day; lines: ClosingLine[]; row: AccountFacts; stops: Exclude<LeftBecause, 'changed'> | null }

/** What closing its leave year of a day does to an account, by the function that posts it; none for an account that wasn't there in that year. */
export function closingOf(row: AccountFacts, yearOf: Day): Closing | null {
  if (!row.versions) return null
  const held = accountOf(row), years = yearsOf(held.policies, held.facts, yearOf).filter(({ from, to }) => from <= yearOf && yearOf <= to && to >= row.opens_on), year = years.find(({ policy }) => waits(policy)) ?? years[0]
  if (!year || year.to < (openedOn(held.facts) ?? year.to)) return null
  const closed = row.closed ?? [], closing = { ...row, closed: [...closed, year.from] }, { policies, facts, taken } = accountOf(closing), turned: Turned[] = []
  entriesOf(policies, facts, taken('approved'), addDays(year.to, 1), each => { if (each.year === year.from) turned.push(each) })
  const stops = !waits(year.policy) ? 'by_clock' : closed.includes(year.from) ? 'closed' : held.facts.held!.some(each => each < year.from) ? 'earlier' : year.to >= row.today ? null : owes(closing, addDays(year.to, 1)) && !owes(row, addDays(year.to, 1)) ? 'booked' : null
  return { year: year.from, lines: linesOf(turned, year.from, toldOf(row, year.from)), row: closing, stops }
}
const waits = (policy: PolicyRules) => policy.closing === 'confirmed'
/** Before its last day is over where somebody works, a leave year is only looked at. */
export const isOver = (row: AccountFacts, yearOf: Day): boolean => {
  const { policies, facts } = accountOf(row), year = yearsOf(policies, facts, yearOf).at(-1)
  return !!year && year.to < row.today
}
export const sameLines = (one: readonly ClosingLine[], other: readonly ClosingLine[]): boolean => JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))

function linesOf(turned: readonly Turned[], leaveYear: Day, toldOn: string | null): ClosingLine[] {
  const groups = [...Map.groupBy(turned, ({ layer, because }) => `${layer} ${because}`).values()]
  const amount = (of: readonly Turned[], which: (each: Turned) => Exact) => Number(sum(of.map(which)).toNumber().toFixed(4))
  if (!groups.length) return [{ leaveYear, layer: null, carried: 0, lapsed: 0, paidOut: 0, expiresOn: null, because: 'nothing', toldOn: null }]
  return groups.map(of => {
    const [{ layer, because, expiresOn }] = of as [Turned], carried = amount(of, ({ goes }) => goes)
    return { leaveYear, layer, carried, lapsed: amount(of, ({ lost, isPaid }) => isPaid ? none : lost), paidOut: amount(of, ({ lost, isPaid }) => isPaid ? lost : none), expiresOn: carried ? expiresOn : null, because, toldOn: because === 'told' ? toldOn : null }
  })
}
const none = exact(0)
const toldOf = ({ notices }: AccountFacts, year: Day) => (notices ?? []).filter(each => each.leaveYear === year).map(({ deliveredOn }) => deliveredOn).sort().join(', ') || null

/** Whether what is booked from a day on leaves less than the policy lets be owed. */
function owes(row: AccountFacts, from: Day): boolean {
  const account = accountOf(row), days = account.taken('approved').map(({ on }) => on), last = days.reduce((late, on) => on > late ? on : late, '')
  if (last < from) return false
  const floor = exact(-(account.versionOn(from).mayOwe))
  let left = none
  for (const of of Map.groupBy(account.until(last, 'approved').toSorted(byDay), ({ on }) => on).values()) {
    left = left.plus(sum(of.map(({ days }) => days)))
    if (of[0]!.on >= from && left.isBelow(floor)) return true
  }
  return false
}
const byDay = (a: Entry, b: Entry) => a.on < b.on ? -1 : a.on > b.on ? 1 : 0
const inOrder = (lines: readonly ClosingLine[]) => lines.map(({ leaveYear, layer, carried, lapsed, paidOut, expiresOn, because, toldOn }) => [layer, because, leaveYear, carried, lapsed, paidOut, expiresOn, toldOn]).sort((a, b) => String(a) < String(b) ? -1 : 1)

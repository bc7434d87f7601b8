import { addDays, type Day } from '#shared/calendar.ts'
import { exact, sum, type Exact } from '#shared/exact.ts'
import { entriesOf } from './account.ts'
import { yearsOf } from './years.ts'
import { accountOf, type AccountFacts } from './ledger.ts'
import { toldYears } from './notices.ts'
import type { PolicyRules } from './policy-rules.ts'
import type { Turned } from './policy.ts'

/** What somebody is to be told of this leave year: how much lapses if it isn’t taken, after which day, and what goes along until when. */
export type Lapsing = { year: Day; days: Exact; lapsesOn: Day; goesAlong: Exact; goesUntil: Day | null; state: LapseState; dueBy: Day | null }
/** `first`, `second`: that notice is due; `later`: the second isn’t yet; `too_late`: a day of the two has passed, and nothing lapses of this year; `told`: both are proven. */
export type LapseState = 'first' | 'second' | 'later' | 'told' | 'too_late' | 'nothing'

/** Of an account whose leave lapses only for years of which somebody was told twice, with proof; none for any other. */
export function lapsingOf(row: AccountFacts): Lapsing | null {
  if (!row.versions || row.today < row.opens_on || row.ends_on !== null && row.ends_on < row.today) return null
  const { policies, facts, taken } = accountOf(row), year = yearsOf(policies, facts, row.today).at(-1)!, rules = year.policy as PolicyRules, { tells } = rules
  const ifTold = (layer: Turned['layer']) => (layer === 'carried' ? undefined : rules.layers?.[layer]?.lapses ?? rules.lapses) === 'if_told'
  if (!tells || ![rules.lapses, ...Object.values(rules.layers ?? {}).map(each => each?.lapses)].includes('if_told')) return null
  const turned: Turned[] = []
  entriesOf(policies, { ...facts, told: [...facts.told ?? [], year.from], held: (facts.held ?? []).filter(each => each !== year.from) }, taken('approved'), addDays(year.to, 1), each => { if (each.year === year.from && ifTold(each.layer) && !each.isPaid) turned.push(each) })
  const lost = sum(turned.map(each => each.lost)), goes = turned.filter(each => each.expiresOn !== null), goesAlong = sum(goes.map(each => each.goes)), goesUntil = goes.map(each => each.expiresOn!).sort()[0] ?? null
  // What goes along isn’t named as lapsing at the year’s end where something else does.
  const [days, lapsesOn] = lost.isAbove(0) || goesUntil === null ? [lost, year.to] : [goesAlong, goesUntil]
  return { year: year.from, days, lapsesOn, goesAlong: goesUntil === null ? exact(0) : goesAlong, goesUntil, ...due(row, year, days, lapsesOn, tells) }
}

function due(row: AccountFacts, year: { from: Day; to: Day }, days: Exact, lapsesOn: Day, { within, before }: { within: number; before: number }): { state: LapseState; dueBy: Day | null } {
  const begins = year.from > row.opens_on ? year.from : row.opens_on, first = addDays(begins, within), second = addDays(lapsesOn, -before), { today } = row
  const notices = (row.notices ?? []).filter(each => each.leaveYear === year.from && each.deliveredOn !== null && each.deliveredOn >= begins && each.lapsesOn >= year.to && exact(each.days).isAbove(0))
  const early = notices.filter(each => each.deliveredOn! <= first).map(each => each.deliveredOn!).sort()[0]
  if (toldYears(notices, row.opens_on, { within, before }).includes(year.from)) return { state: 'told', dueBy: null }
  if (!days.isAbove(0)) return { state: 'nothing', dueBy: null }
  if (!early) return today <= first ? { state: 'first', dueBy: first } : { state: 'too_late', dueBy: null }
  if (today > second) return { state: 'too_late', dueBy: null }
  const from = addDays(second, -ahead)
  return today > early && today >= from ? { state: 'second', dueBy: second } : { state: 'later', dueBy: from > early ? from : addDays(early, 1) }
}
/** How long before its last possible day the second notice is asked for. */
const ahead = 60

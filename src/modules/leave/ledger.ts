import { addDays, addMonths, daysBetween, type Day } from '#shared/calendar.ts'
import { Exact, exact, sum } from '#shared/exact.ts'
import { balanceOn, entriesOf, openedOn, toPost, type Entered, type Entry, type Facts, type Layer, type Policies, type Taken } from './account.ts'
import { later, yearsOf } from './years.ts'
import { wholeOf } from './chain.ts'
import { toldYears, type LapseNotice } from './notices.ts'
import type { Terms } from './policy.ts'
import type { PolicyRules } from './policy-rules.ts'

export type Version = { id: string; from: Day; rules: PolicyRules; approval: 'manager' | 'hr' | 'automatic'; mayOwe: number }
/** `of`: by the hour, of so many minutes; `top` and `bottom`: what leave of another type draws of this one, exact. */
export type Booked = { on: Day; days: number; minutes: number; of?: number | null; top?: string | null; bottom?: string | null; request: string; status: 'asked' | 'approved'; ill: boolean }
export type Posted = { on: Day; kind: Entry['kind']; layer: Layer; top: string; bottom: string; expiresOn: Day | null; request: string | null }
/** From when until when somebody is in a grade, or severely disabled. */
export type Spell = { from: Day; to: Day | null; grade?: string }
/** An account and what it rests on, as `app.leave_facts` tells it. */
export type AccountFacts = {
  organization_id: string; account_id: string; person_id: string; employment_id: string; leave_type_id: string; policy_id: string; unit: 'days' | 'hours'; opens_on: Day; today: Day; ends_on: Day | null; service_from: Day; born_on: Day | null
  terms: { from: Day; hours: number; days: number }[] | null; versions: Version[] | null; taken: Booked[] | null; entered: Entered[] | null; notices: LapseNotice[] | null; absences: { from: Day; to: Day; kind: string }[] | null; closed: Day[] | null
  more: { assigned?: { from: Day; policyId: string; versions: Version[] | null }[] | null; before?: AccountFacts | null; handsOn?: boolean; grades?: Spell[] | null; disabled?: Spell[] | null }
}
/** Which policy counts from when, with its versions; the first one from the beginning on. */
type Stretch = { from: Day; by: string; versions: readonly Version[] }
export type Account = { facts: Facts; stretches: readonly Stretch[]; policies: Policies; taken(...statuses: Booked['status'][]): Taken[]; until(on: Day, ...statuses: Booked['status'][]): Entry[]; versionOn(on: Day, year?: Day): Version; yearOf(on: Day): Day }

/** As `account.ts` reads it. Of what it doesn't know, a notice without the days by which it counts, nothing follows. */
export function accountOf(row: AccountFacts): Account {
  const { row: whole, handedOn, part } = wholeOf(row), { unit, today, opens_on: startsOn, service_from: serviceFrom, born_on: bornOn, terms, policy_id, versions: kept, taken: booked, entered, notices, absences, closed, more } = whole
  const endsOn = part.until ? null : whole.ends_on
  const stretches: Stretch[] = [{ from: startsOn, by: policy_id, versions: kept ?? [] }, ...(more.assigned ?? []).map(({ from, policyId: by, versions }) => ({ from, by, versions: versions ?? [] }))], versions = stretches.flatMap(each => each.versions)
  const policies = stretches.map(({ from, by, versions }) => ({ from, by, versions: versions.map(({ from, rules }) => ({ from, policy: { ...rules, unit } })) })) as unknown as Policies
  const tells = versions.findLast(({ rules }) => rules.tells)?.rules.tells, stretchOn = (on: Day) => stretches.findLast(({ from }) => from <= on) ?? stretches[0]!
  const facts: Facts = {
    startsOn, endsOn, serviceFrom, ...bornOn && { bornOn }, entered: entered ?? [], absences: absences ?? [], told: tells && notices ? toldYears(notices, startsOn, tells) : [],
    ...handedOn.length && { handedOn, part },
    terms: termsOf(terms ?? [{ from: startsOn, hours: 0, days: 0 }], more),
  }
  if (versions.some(({ rules }) => rules.closing)) facts.held = heldYears(policies, facts, today, closed ?? [])
  const taken = (...statuses: Booked['status'][]) => (booked ?? []).filter(({ status }) => statuses.includes(status)).filter(({ on }) => whole.ends_on === null || on <= whole.ends_on).map(each => ({ on: each.on, days: amountOf(each, unit), request: each.request, ...each.ill && { ill: true } }))
  return {
    facts, stretches, policies, taken,
    until: (on, ...statuses) => entriesOf(policies, facts, taken(...statuses), on),
    versionOn: (on, year = on) => {
      const { from, versions } = stretchOn(on), since = year > from ? year : from
      return versions.findLast(each => each.from <= since) ?? versions[0]!
    },
    yearOf: on => yearAt(policies, facts, on).from,
  }
}

/** The leave year of a day; before the first day, the one that begins with it: an account is opened for whoever is yet to come. */
const yearAt = (policies: Policies, facts: Facts, on: Day) => yearsOf(policies, facts, later(on, facts.startsOn)).at(-1)!

/** Hours, grade and disability on each day from which any of them is another. */
function termsOf(hours: NonNullable<AccountFacts['terms']>, { grades, disabled }: AccountFacts['more']): Terms[] {
  const spells = [...grades ?? [], ...disabled ?? []], first = hours[0]!.from, holds = (on: Day) => ({ from, to }: Spell) => from <= on && (to === null || to >= on)
  const days = [...new Set([...hours.map(({ from }) => from), ...spells.flatMap(({ from, to }) => [from, ...to ? [addDays(to, 1)] : []]).filter(day => day > first)])].sort()
  return days.map(from => {
    const { hours: hoursPerWeek, days: daysPerWeek } = hours.findLast(each => each.from <= from)!, grade = grades?.findLast(holds(from))?.grade
    return { from, daysPerWeek, hoursPerWeek, ...grade && { grade }, ...disabled?.some(holds(from)) && { isDisabled: true } }
  })
}

/** Years that are over and wait to be closed. One that isn't over yet is projected as it will be; what was before a balance was brought in is in that. */
const heldYears = (policies: Policies, facts: Facts, today: Day, closed: readonly Day[]): Day[] =>
  yearsOf(policies, facts, today).filter(({ from, to, policy }) => to < today && to >= (openedOn(facts) ?? to) && (policy as PolicyRules).closing === 'confirmed' && !closed.includes(from)).map(({ from }) => from)

/** How much of the account a day takes: of a day, or the hours that are worked on it. */
const amountOf = ({ days, minutes, of, top, bottom }: Booked, unit: 'days' | 'hours'): Exact =>
  top && bottom ? new Exact(BigInt(top), BigInt(bottom)) : unit === 'hours' ? exact(minutes).over(60) : of ? exact(minutes).over(of) : exact(days)
export const postedOf = (posted: readonly Posted[] | null): Entry[] => (posted ?? []).map(({ top, bottom, ...each }) => ({ ...each, days: new Exact(BigInt(top), BigInt(bottom)) }))
/** In lowest terms, as the database keeps it. */
export function fractionOf({ top, bottom }: Exact): { top: string; bottom: string } {
  let [large, small] = [top < 0n ? -top : top, bottom]
  while (small !== 0n) [large, small] = [small, large % small]
  return { top: String(top / (large || 1n)), bottom: String(bottom / (large || 1n)) }
}

/** What is to be written of one account by a day: entries that it lacks, what comes after them, and the day on which it is looked at again. */
export function duePosts(row: AccountFacts & { posted: readonly Posted[] | null }) {
  const account = accountOf(row), { known, coming, next } = lookAhead(account, row), years = yearsOf(account.policies, account.facts, later(later(next, addDays(row.today, sixteenWeeks)), account.facts.startsOn))
  const line = ({ on, kind, layer, days, expiresOn, request }: Entry) => {
    const year = (years.findLast(({ from }) => from <= on) ?? years[0]!).from
    return { year, on_day: on, kind, layer, ...fractionOf(days), expires_on: expiresOn, policy_version: account.versionOn(on, year).id, request }
  }
  return {
    entries: toPost(postedOf(row.posted), known.filter(({ on }) => on <= row.today)).map(each => ({ org: row.organization_id, account: row.account_id, ...line(each) })),
    coming: coming.map(line),
    looked: { org: row.organization_id, account: row.account_id, next_on: next, closes_on: row.ends_on !== null && row.ends_on < row.today ? row.ends_on : null },
  }
}

/**
 * What comes until an account is looked at again is kept as lines, each posted on its day without looking: entries until a day are the
 * beginning of those until any later one, and whatever changes them has it looked at. Each has its own day in sixteen weeks for that, so that
 * not all are looked at on one. What accrues is told for sixteen weeks of everybody, so that it is the same for many; nobody is posted any of it from the day of the next look on.
 */
function lookAhead(account: Account, { account_id, today, ends_on }: AccountFacts): { known: Entry[]; coming: Entry[]; next: Day } {
  const own = addDays(today, sixteenWeeks - (daysBetween('1970-01-01', today) + Number.parseInt(account_id.slice(-6), 16)) % sixteenWeeks), farthest = addDays(today, sixteenWeeks)
  // What becomes of a year that somebody closes isn’t known before.
  const over = account.facts.held && addDays(yearAt(account.policies, account.facts, today).to, 1), first = (...days: Day[]) => [...days, ...over ? [over] : []].sort()[0]!
  const last = first(farthest), turn = first(own), ends = ends_on !== null && ends_on >= today ? addDays(ends_on, 1) : last, next = first(turn, ends)
  const known = account.until(last, 'approved'), coming = known.filter(({ on, kind }) => on > today && on < (kind === 'accrual' && ends > turn ? last : next))
  if (coming.length || known.some(({ on }) => on > today && on <= turn) || next < turn || over) return { known, coming, next }
  const until = addMonths(today, 13), further = account.until(until, 'approved'), due = further.find(({ on }) => on > today)?.on ?? until
  return { known: further, coming: [], next: addDays(own, Math.floor(daysBetween(own, due) / sixteenWeeks) * sixteenWeeks) }
}
const sixteenWeeks = 112

type Line = ReturnType<typeof duePosts>['coming'][number]
/** What accrues is the same for many: said once for all of them. What is somebody's own stays theirs. */
export function inRhythms(found: readonly { coming: readonly Line[]; looked: { account: string } }[]): { common: Line[][]; own: { rhythm: number | null; coming: (Line & { account: string })[] }[] } {
  const said = new Map<string, number>(), common: Line[][] = []
  const own = found.map(({ coming, looked: { account } }) => {
    const accruals = coming.filter(({ kind }) => kind === 'accrual'), key = JSON.stringify(accruals)
    if (accruals.length && !said.has(key)) said.set(key, common.push(accruals) - 1)
    return { rhythm: said.get(key) ?? null, coming: coming.filter(({ kind }) => kind !== 'accrual').map(each => ({ ...each, account })) }
  })
  return { common, own }
}

/** A balance and what it is made of, on a day; of a year, what was given, taken and is still to lapse. */
export function statementOf(account: Account, on: Day) {
  const until = addMonths(on, 13), known = account.until(until, 'approved'), { days, layers } = balanceOn(known, on), year = account.yearOf(on)
  const of = (kinds: readonly Entry['kind'][], within = known.filter(each => each.on >= year && each.on <= on)) => sum(within.filter(({ kind }) => kinds.includes(kind)).map(each => each.days))
  return {
    year, quantity: days, layers, accrued: of(['accrual']), taken: of(['taken']).times(-1),
    booked: sum(account.taken('approved').filter(each => each.on > on).map(each => each.days)), asked: sum(account.taken('asked').map(each => each.days)),
    lapses: [...Map.groupBy(known.filter(each => each.kind === 'expiry' && each.on > on), each => each.on)].map(([day, of]) => ({ on: day, quantity: sum(of.map(({ days }) => days)).times(-1) })),
  }
}

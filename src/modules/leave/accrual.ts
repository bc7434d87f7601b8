import { addDays, addMonths, addYears, dateOf, daysBetween, daysFromTo, monthOf, yearOf, type Day } from '#shared/calendar.ts'
import { exact, lowest, sum, type Exact, type Quantity } from '#shared/exact.ts'
import fullLeave from '#rules/de/full-leave-entitlement.ts'
import type { Facts, Given, Gives, Policy, Year } from './policy.ts'
import { earlier, later, never } from './years.ts'

type Raw = { on: Day; days: Exact }
/** A stretch of a year in which nothing changes: what a whole year of it would give in days, and how much of the unit a day is. */
type Segment = { from: Day; to: Day; yearly: Exact; ofDay: Exact }

/** What is given, and when: by the terms of each stretch. What was given before hours changed is never valued anew (CJEU C-415/12, C-219/14). */
export function accrualsOf(years: readonly Year[], facts: Facts): { on: Day; layer: Given; days: Exact; by: string }[] {
  return years.flatMap((year, nth) => [...Map.groupBy(year.policy.gives, ({ layer }) => layer)].flatMap(([layer, lines]) => {
    let given = exact(0), told = exact(0)
    return afterWaiting(lines.flatMap(line => [...rawOf(line, year, facts), ...untilNext(line, year, years[nth + 1], facts)]), year.policy, facts).toSorted((a, b) => a.on < b.on ? -1 : a.on > b.on ? 1 : 0).map(({ on, days }) => {
      given = given.plus(days)
      const now = rounded(given, year.policy.rounding), more = now.minus(told)
      told = now
      return { on, layer, days: more, by: year.by }
    })
  }))
}

function rawOf(line: Gives, year: Year, facts: Facts): Raw[] {
  const { accrual } = year.policy
  if ('worked' in accrual) return byWork(line, accrual, year, facts)
  const segments = segmentsOf(line, year, facts)
  if (!segments.length) return []
  return 'part' in accrual ? asKnown(segments, year, facts, accrual) : byPeriods(segments, accrual, year, facts)
}

/**
 * On the day of another policy each gives by its own measure of time, months or days. Where the new one makes less of the rest of the
 * leave year than the old one takes back for it, the old one leaves the difference: two parts of a year are a whole one at least.
 */
function untilNext(line: Gives, year: Year, next: Year | undefined, facts: Facts): Raw[] {
  if (!next || year.holds.to >= year.to || next.from !== year.from || facts.endsOn !== null && facts.endsOn < next.holds.from) return []
  const gap = restOf(year, next.holds.from).minus(restOf(next, next.holds.from)), last = segmentsOf(line, year, facts).findLast(({ from }) => from < next.holds.from)
  return gap.isAbove(0) && last ? [{ on: next.holds.from, days: amountOf(last).times(gap) }] : []
}
function restOf(year: Year, since: Day): Exact {
  const { accrual } = year.policy
  if ('worked' in accrual) return exact(0)
  const periods = 'at' in accrual ? periodsOf(accrual, year) : [{ ...year.whole, part: exact(1) }]
  return sum(periods.filter(({ to }) => to >= since).map(({ from, to, part }) => part.times(daysFromTo(later(from, since), to)).over(daysFromTo(from, to))))
}

function byPeriods(segments: readonly Segment[], accrual: Extract<Policy['accrual'], { at: unknown }>, year: Year, facts: Facts): Raw[] {
  const begins = beginsOn(year.policy, facts), { joins = 'by_days', leaves = 'by_days' } = 'everyMonths' in accrual ? accrual : {}
  return periodsOf(accrual, year).flatMap(({ from, to, part }) => {
    const within = segments.filter(each => each.from <= to && each.to >= from).map(each => ({ ...each, from: later(each.from, from), to: earlier(each.to, to) }))
    const [first, last] = [within[0], within.at(-1)]
    if (!first || !last) return []
    const all = daysFromTo(from, to), end = earlier(to, year.to), isLeaving = facts.endsOn !== null && facts.endsOn >= from && facts.endsOn < end
    const share = ({ yearly, ofDay }: Segment, start: Day, end: Day) => yearly.times(ofDay).times(part).times(daysFromTo(start, end)).over(all)
    if (begins > from && begins <= to && joins !== 'by_days') {
      if (joins !== 'full' && daysFromTo(from, begins) > joins.byDay) return []
      first.from = later(from, year.from)
    }
    const on = (each: Segment) => each === first ? later(each.from, begins) : each.from
    if (accrual.at === 'end') {
      if (isLeaving && leaves === 'nothing') return []
      const until = (each: Segment) => each === last && isLeaving && leaves === 'full' ? end : each.to
      return [{ on: last.to, days: sum(within.map(each => share(each, each.from, until(each)))) }]
    }
    // In advance, as if nothing would change; when it does, for what is still to come of the period alone.
    const raw = within.map((each, nth) => ({ on: on(each), days: share(each, each.from, end).minus(nth ? share(within[nth - 1]!, each.from, end) : 0) }))
    if (isLeaving && leaves === 'by_days') raw.push({ on: last.to, days: share(last, addDays(last.to, 1), end).times(-1) })
    if (isLeaving && leaves === 'nothing') raw.push({ on: last.to, days: sum(raw.map(({ days }) => days)).times(-1) })
    return raw
  })
}

function periodsOf(accrual: Extract<Policy['accrual'], { at: unknown }>, { whole }: Year): { from: Day; to: Day; part: Exact }[] {
  if ('everyMonths' in accrual) {
    const months = accrual.everyMonths, count = 12 / months
    return Array.from({ length: count }, (_, n) => ({ from: addMonths(whole.from, n * months), to: n === count - 1 ? whole.to : addDays(addMonths(whole.from, (n + 1) * months), -1), part: exact(1).over(count) }))
  }
  const { everyDays, from } = accrual, all = daysFromTo(whole.from, whole.to), found: { from: Day; to: Day; part: Exact }[] = []
  for (let on = addDays(from, Math.floor(daysBetween(from, whole.from) / everyDays) * everyDays); on <= whole.to; on = addDays(on, everyDays)) {
    const start = later(on, whole.from), to = earlier(addDays(on, everyDays - 1), whole.to)
    found.push({ from: start, to, part: exact(daysFromTo(start, to)).over(all) })
  }
  return found
}

/** A year at its start: by what is known on that day, and on each day on which something changes by what is known then. */
function asKnown(segments: readonly Segment[], year: Year, facts: Facts, accrual: Extract<Policy['accrual'], { part: unknown }>): Raw[] {
  let given = exact(0)
  const total = (known: readonly Segment[], leavesOn: Day | null) => accrual.part === 'twelfths' ? twelfths(known, year, facts, leavesOn) : monthsJoined(known, year, facts, leavesOn, accrual.joinersTo)
  const raw = (on: Day, now: Exact): Raw => {
    const days = now.minus(given)
    given = now
    return { on, days }
  }
  const known = segments.map((each, nth) => raw(each.from, total([...segments.slice(0, nth), { ...each, to: year.to }], null)))
  return facts.endsOn !== null && facts.endsOn <= year.to ? [...known, raw(facts.endsOn, total(segments, facts.endsOn))] : known
}

function monthsJoined(segments: readonly Segment[], { from, to, whole, policy }: Year, facts: Facts, leavesOn: Day | null, joinersTo: Quantity | undefined): Exact {
  const all = daysFromTo(whole.from, whole.to), begins = beginsOn(policy, facts), [first] = segments
  if (leavesOn) return sum(segments.map(each => amountOf(each).times(daysFromTo(each.from, each.to)).over(all)))
  const changes = segments.slice(1).map((each, nth) => amountOf(each).minus(amountOf(segments[nth]!)).times(daysFromTo(each.from, to)).over(all))
  if (begins <= from) return sum([amountOf(first!).times(daysFromTo(from, to)).over(all), ...changes])
  const months = (yearOf(to) - yearOf(begins)) * 12 + monthOf(to) - monthOf(begins) + (dateOf(begins) <= dateOf(to) ? 1 : 0), days = first!.yearly.times(months).over(12)
  return sum([(joinersTo === undefined ? days : days.roundedUp(joinersTo)).times(first!.ofDay), ...changes])
}

/** Whether it is the whole year or a part says the cited rule, and by what ground which months are full ones. */
function twelfths(segments: readonly Segment[], { from, to }: Year, { startsOn }: Facts, leavesOn: Day | null): Exact {
  const { fullEntitlement, reductionGround } = fullLeave.work({ employedFrom: startsOn, leavesOn, leaveYear: yearOf(from) }, null)
  const [first, last] = [segments[0]!, segments.at(-1)!]
  if (fullEntitlement) {
    const whole = segments.map(each => ({ ...each, from: each === first ? from : each.from, to: each === last ? to : each.to }))
    return sum(whole.map(each => amountOf(each).times(daysFromTo(each.from, each.to)))).over(daysFromTo(from, to))
  }
  const counted = reductionGround === 'left-in-first-half' ? from : startsOn, end = earlier(leavesOn ?? never, to)
  const twelfth = (start: Day, month: Day) => {
    const days = daysFromTo(start, month)
    return sum(segments.filter(each => each.from <= month && each.to >= start).map(each => amountOf(each).over(12).times(daysFromTo(each === first ? start : later(each.from, start), earlier(each.to, month))).over(days)))
  }
  const found: Exact[] = []
  for (let n = 0, month = addDays(addMonths(counted, 1), -1); month <= end; n++, month = addDays(addMonths(counted, n + 1), -1)) if (month >= from) found.push(twelfth(addMonths(counted, n), month))
  return sum(found)
}

function byWork(line: Gives, { worked, each, mostAYear, yearBefore }: Extract<Policy['accrual'], { worked: unknown }>, { from, whole, policy, holds: held }: Year, facts: Facts): Raw[] {
  const begins = beginsOn(policy, facts), amount = exact(line.hours ?? line.days ?? 0).over(each), most = (given: Exact) => mostAYear === undefined ? given : lowest(given, mostAYear)
  const within = (first: Day, last: Day) => (facts.worked ?? []).filter(({ on }) => on >= first && on <= last && holds(line, facts, on, on)).toSorted((a, b) => a.on < b.on ? -1 : 1)
  const of = (entries: ReturnType<typeof within>) => sum(entries.map(entry => entry[worked] ?? 0))
  if (yearBefore) {
    const days = of(within(addYears(whole.from, -1), addDays(whole.from, -1)))
    return held.from > from || facts.endsOn !== null && facts.endsOn < from || days.isBelow(yearBefore.atLeast) ? [] : [{ on: later(from, begins), days: most(days.times(amount)) }]
  }
  const entries = within(later(held.from, begins), earlier(held.to, facts.endsOn ?? never))
  return entries.map(({ on }, nth) => ({ on, days: most(of(entries.slice(0, nth + 1)).times(amount)).minus(most(of(entries.slice(0, nth)).times(amount))) }))
}

function segmentsOf(line: Gives, { from, to, policy, holds: held }: Year, facts: Facts): Segment[] {
  const first = later(from, beginsOn(policy, facts)), last = earlier(to, facts.endsOn ?? never), { service, age, ageBelow } = line.when ?? {}, since = facts.serviceFrom ?? facts.startsOn
  if (first > last) return []
  const absences = facts.absences?.filter(({ kind }) => policy.absent?.some(each => each.kind === kind)) ?? []
  const turns = [...facts.terms.map(each => each.from), ...service ? [addYears(since, service)] : [], ...[age, ageBelow].flatMap(years => years && facts.bornOn ? [addYears(facts.bornOn, years)] : []), ...absences.flatMap(each => [each.from, addDays(each.to, 1)]), held.from, ...held.to < to ? [addDays(held.to, 1)] : []]
  const cuts = [...new Set([first, ...turns.filter(day => day > first && day <= last)])].sort()
  return cuts.map((cut, n) => {
    const { daysPerWeek, hoursPerWeek } = facts.terms.findLast(each => each.from <= cut) ?? facts.terms[0]!, week = exact(daysPerWeek)
    const applies = line.counts === 'whole_year' ? holds(line, facts, from, to) : holds(line, facts, cut, cut)
    const ofDay = policy.unit !== 'hours' ? exact(1) : week.is(0) ? exact(0) : exact(hoursPerWeek ?? 0).over(week)
    const accrues = lowest(1, ...absences.filter(each => each.from <= cut && each.to >= cut).map(({ kind }) => policy.absent!.find(each => each.kind === kind)!.accrues))
    const yearly = applies && cut >= held.from && cut <= held.to ? yearlyOf(line, week, ofDay).times(accrues) : exact(0)
    return { from: cut, to: n + 1 < cuts.length ? addDays(cuts[n + 1]!, -1) : last, yearly, ofDay }
  })
}

function yearlyOf({ weeks, mostDays, days = 0, hours = 0 }: Gives, week: Exact, ofDay: Exact): Exact {
  const ofWeeks = weeks === undefined ? exact(0) : mostDays === undefined ? week.times(weeks) : lowest(week.times(weeks), mostDays)
  return ofWeeks.plus(days).plus(ofDay.is(0) ? 0 : exact(hours).over(ofDay))
}

/** Whether a line is for somebody on some day of a stretch. */
function holds({ when }: Gives, { terms, bornOn, startsOn, serviceFrom = startsOn }: Facts, from: Day, to: Day): boolean {
  if (!when) return true
  const { service, age, ageBelow, grades, isDisabled } = when
  const rows = terms.filter((each, n) => (n === 0 || each.from <= to) && (terms[n + 1]?.from ?? never) > from)
  return (service === undefined || addYears(serviceFrom, service) <= to)
    && (age === undefined || bornOn !== undefined && addYears(bornOn, age) <= to) && (ageBelow === undefined || bornOn !== undefined && addYears(bornOn, ageBelow) > from)
    && (grades === undefined || rows.some(({ grade }) => grade !== undefined && grades.includes(grade))) && (!isDisabled || rows.some(each => each.isDisabled))
}

const waitedOn = ({ waiting }: Policy, { startsOn, serviceFrom = startsOn }: Facts): Day => waiting ? addMonths(serviceFrom, waiting.months) : startsOn
const beginsOn = (policy: Policy, facts: Facts): Day => policy.waiting?.before === 'lost' ? later(facts.startsOn, waitedOn(policy, facts)) : facts.startsOn
/** What accrued while somebody waited comes on the first day after; never, to who left before. */
function afterWaiting(raw: readonly Raw[], policy: Policy, facts: Facts): readonly Raw[] {
  if (policy.waiting?.before !== 'at_once') return raw
  const waited = waitedOn(policy, facts)
  return facts.endsOn !== null && facts.endsOn < waited ? [] : raw.map(each => ({ ...each, on: later(each.on, waited) }))
}

const amountOf = ({ yearly, ofDay }: Segment): Exact => yearly.times(ofDay)

function rounded(days: Exact, rounding: Policy['rounding']): Exact {
  if (!rounding) return days
  const { to, way } = rounding
  if (way === 'from_half') return days.minus(days.roundedDown(to)).isAtLeast(exact(to).over(2)) ? days.roundedUp(to) : days
  return way === 'up' ? days.roundedUp(to) : way === 'down' ? days.roundedDown(to) : days.rounded(to)
}

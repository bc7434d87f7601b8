import { addDays, addMonths, dayOf, daysBetween, lastOfMonths, yearAround, yearOf, type Day } from '#shared/calendar.ts'
import { exact, highest, lowest, sum, type Exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { choice, date, lines, number, optional } from '#shared/rule-fields.ts'
import { moreFavourable } from '#shared/terms.ts'

/** One stretch of leave; the last of its days may be a part of one. */
type Leave = { startsOn: Day; days: Exact }
const entitlement = 84

export default rule({
  id: 'us.fmla-entitlement',
  title: 'FMLA: weeks available',
  field: 'leave',
  source: { instrument: '29 CFR part 825 (Family and Medical Leave Act of 1993)', section: '825.200(b)–(d)', publisher: 'U.S. Department of Labor, in the web archive of the University of North Texas', address: 'https://webarchive.library.unt.edu/eot2008/20090305074814/http://www.dol.gov/dol/allcfr/ESA/Title_29/Part_825/29CFR825.200.htm', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The regulation as it stands: the 12 weeks don’t change from year to year.',
  input: {
    method: choice('How the employer measures the 12 months', { 'rolling-backward': 'Rolling, backward from each day of leave', 'calendar-year': 'Calendar year', 'fixed-year': 'Another fixed year', forward: 'Forward from the first day of leave' }),
    yearStartsOn: optional(date('A day on which the fixed year begins')),
    leaves: lines('Leave taken', { startsOn: date('First day'), weeks: number('Weeks in one stretch', { max: 104 }) }, { max: 300 }),
    leaveStartsOn: date('First day of the leave that is asked for'),
  },
  output: {
    usedWeeks: number('Weeks used'),
    availableWeeks: number('Weeks available', { max: 12 }),
    nextAvailableOn: optional(date('First day after these on which more may be taken')),
    periodStartsOn: optional(date('First day of the 12 months')),
    periodEndsOn: optional(date('Last day of the 12 months')),
  },
  terms: { availableWeeks: moreFavourable('29 CFR 825.700(a)', 'A plan or agreement that gives more is observed; none may give less.') },
  limits: ['A week is seven days of the calendar: 12 weeks are 84 days. Parts of a week: us.fmla-leave-used.', 'Leave counts until the day before the one that is asked for begins; what is planned for later doesn’t.', 'Of the other methods, what a new period gives during the leave isn’t counted: ask again from its first day.', 'Leave to care for a covered servicemember has 26 weeks and a period of its own (825.127).'],
  examples: [
    { name: 'Rolling: eight weeks used', input: { method: 'rolling-backward', leaves: [{ startsOn: '2026-01-05', weeks: 8 }], leaveStartsOn: '2026-10-01' }, output: { usedWeeks: 8, availableWeeks: 4, nextAvailableOn: '2027-01-05' }, source: '29 CFR 825.200(c)' },
    { name: 'Rolling: a day comes back each day', input: { method: 'rolling-backward', leaves: [{ startsOn: '1994-02-01', weeks: 4 }, { startsOn: '1994-06-01', weeks: 4 }, { startsOn: '1994-12-01', weeks: 4 }], leaveStartsOn: '1995-02-01' }, output: { availableWeeks: 4, nextAvailableOn: '1995-06-01' }, source: '29 CFR 825.200(c)' },
    { name: 'Rolling: eleven weeks used', input: { method: 'rolling-backward', leaves: [{ startsOn: '2026-01-01', weeks: 4 }, { startsOn: '2026-03-01', weeks: 4 }, { startsOn: '2026-06-01', weeks: 3 }], leaveStartsOn: '2026-11-01' }, output: { usedWeeks: 11, availableWeeks: 1, nextAvailableOn: '2027-01-01' }, source: 'DOL Fact Sheet 28H' },
    { name: 'Calendar year: a new one, a new entitlement', input: { method: 'calendar-year', leaves: [{ startsOn: '2025-10-06', weeks: 12 }], leaveStartsOn: '2026-01-01' }, output: { usedWeeks: 0, availableWeeks: 12, periodStartsOn: '2026-01-01', periodEndsOn: '2026-12-31' }, source: '29 CFR 825.200(c)' },
    { name: 'Fixed year from July', input: { method: 'fixed-year', yearStartsOn: '2020-07-01', leaves: [{ startsOn: '2026-06-24', weeks: 2 }], leaveStartsOn: '2026-09-01' }, output: { usedWeeks: 1, availableWeeks: 11, periodStartsOn: '2026-07-01', periodEndsOn: '2027-06-30' }, source: '29 CFR 825.200(c)' },
    { name: 'Forward: the next period begins with the first leave after the last', input: { method: 'forward', leaves: [{ startsOn: '2024-03-04', weeks: 6 }, { startsOn: '2025-05-05', weeks: 4 }], leaveStartsOn: '2026-04-01' }, output: { usedWeeks: 4, availableWeeks: 8, periodStartsOn: '2025-05-05', periodEndsOn: '2026-05-04' }, source: '29 CFR 825.200(c)' },
    { name: 'A fixed year that nobody names', input: { method: 'fixed-year', leaves: [], leaveStartsOn: '2026-09-01' }, refused: 'invalid', source: '29 CFR 825.200(b)' },
  ],
}).formula(({ method, yearStartsOn, leaves, leaveStartsOn }, { need, say }) => {
  const taken = leaves.filter(({ startsOn }) => startsOn < leaveStartsOn)
    .map(({ startsOn, weeks }) => ({ startsOn, days: lowest(weeks.times(7), daysBetween(startsOn, leaveStartsOn)) }))
  return method === 'rolling-backward' ? rolling() : within(periodOf(method))

  function within({ from, to }: { from: Day; to: Day }) {
    const used = daysWithin(taken, from, to)
    const available = highest(0, exact(entitlement).minus(used))
    say`The 12 months run from ${from} to ${to} (825.200(b)).`
    say`Before ${leaveStartsOn}, ${used} days of them were taken; in weeks, ${used.over(7)}.`
    say`${entitlement} days − ${used} days = ${available} days; in weeks, ${available.over(7)}.`
    return { usedWeeks: used.over(7), availableWeeks: available.over(7), periodStartsOn: from, periodEndsOn: to }
  }

  function periodOf(by: Exclude<typeof method, 'rolling-backward'>) {
    if (by === 'calendar-year') return { from: dayOf(yearOf(leaveStartsOn), 1, 1), to: dayOf(yearOf(leaveStartsOn), 12, 31) }
    if (by === 'fixed-year') return yearAround(need(yearStartsOn, 'yearStartsOn'), leaveStartsOn)
    let from = firstLeaveFrom(null)
    while (leaveStartsOn > lastOfMonths(from, 12)) from = firstLeaveFrom(addDays(lastOfMonths(from, 12), 1))
    return { from, to: lastOfMonths(from, 12) }
  }

  /** The first day of leave from that day on, of leave taken or of the one that is asked for. */
  function firstLeaveFrom(day: Day | null): Day {
    const first = taken.filter(({ startsOn, days }) => days.isAbove(day === null ? 0 : highest(0, daysBetween(startsOn, day)))).map(({ startsOn }) => day !== null && startsOn < day ? day : startsOn)
    return [...first, leaveStartsOn].toSorted()[0]!
  }

  function rolling() {
    const before = addDays(leaveStartsOn, -1)
    const recent = taken.filter(({ startsOn, days }) => addDays(startsOn, Math.ceil(days.toNumber())) > yearTo(leaveStartsOn))
    const used = daysWithin(recent, yearTo(leaveStartsOn), before)
    say`In the 12 months that end on ${leaveStartsOn}, ${used} days were taken; in weeks, ${used.over(7)}. A day may be taken if fewer than ${entitlement} were (825.200(c)).`

    let asked: Leave = { startsOn: leaveStartsOn, days: exact(0) }
    let day = leaveStartsOn
    const free = () => highest(0, lowest(1, exact(entitlement).minus(daysWithin([...recent, asked], yearTo(day), day))))
    for (let part = free(); part.isAbove(0); part = free()) {
      asked = { ...asked, days: asked.days.plus(part) }
      day = addDays(day, 1)
      if (part.isBelow(1)) break
    }
    const availableWeeks = asked.days.over(7)
    say`From ${leaveStartsOn} on, with the days that drop out on the way, the leave can last ${asked.days} days without a break; in weeks, ${availableWeeks}.`
    while (free().is(0)) day = addDays(day, 1)
    say`The first day after that on which more may be taken is ${day}.`
    return { usedWeeks: used.over(7), availableWeeks, nextAvailableOn: day }
  }
})

/** The first of the 12 months that end on a day. */
const yearTo = (day: Day): Day => addDays(addMonths(day, -12), 1)

function daysWithin(leaves: readonly Leave[], from: Day, to: Day): Exact {
  return sum(leaves.map(({ startsOn, days }) => {
    const skipped = Math.max(0, daysBetween(startsOn, from))
    return highest(0, lowest(days, daysBetween(startsOn, to) + 1).minus(skipped))
  }))
}

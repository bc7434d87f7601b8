import { dateOf, daysFromTo, monthOf, yearAround, yearOf, type Day } from '#shared/calendar.ts'
import { exact, lowest, type Exact, type Quantity } from '#shared/exact.ts'
import { rates } from '#shared/rates.ts'
import { rule } from '#shared/rule.ts'
import { choice, date, number, optional, whole } from '#shared/rule-fields.ts'
import { moreFavourable } from '#shared/terms.ts'
import { entitlement } from './tables/holiday.ts'

const accrual = rates({
  id: 'gb.holiday-accrual', title: 'Accrual of those who work irregular hours or part of the year', rhythm: 'rarely',
  values: { percent: number('Percent of the hours worked') },
  source: { instrument: 'Working Time Regulations 1998', section: 'reg 15B' },
  rows: [{ from: '2024-04-01', percent: 12.07 }],
})

const examples = 'alphagov/smart-answers, holiday_entitlement_test.rb'

export default rule({
  id: 'gb.statutory-holiday',
  title: 'Statutory holiday entitlement',
  field: 'leave',
  source: { instrument: 'Working Time Regulations 1998 (SI 1998/1833)', section: 'regs 13, 13A, 15B; worked as GOV.UK’s holiday entitlement calculator does', publisher: 'legislation.gov.uk', address: 'https://www.legislation.gov.uk/uksi/1998/1833' },
  datedBy: 'The first day of the leave year of whoever joins or leaves; else the day asked for.',
  parameters: { entitlement, accrual },
  input: {
    basis: choice('How the work is counted', { 'days-per-week': 'Days a week', 'hours-per-week': 'Hours a week', shifts: 'Shifts', 'annualised-hours': 'Annualised hours', 'irregular-hours': 'Irregular hours or part of the year' }),
    workingDaysPerWeek: optional(number('Working days a week', { above: 0, max: 7 })),
    hoursPerWeek: optional(number('Hours a week', { max: 168 })),
    shiftsPerPattern: optional(number('Shifts in a pattern', { max: 10_000 })),
    daysInPattern: optional(number('Days in a pattern', { above: 0, max: 10_000 })),
    hoursInPayPeriod: optional(number('Hours worked in the pay period', { max: 8784 })),
    leaveYearStartsOn: optional(date('A day on which a leave year begins')),
    startsOn: optional(date('First day, of who joins during the leave year')),
    leavesOn: optional(date('Last day, of who leaves during it')),
  },
  output: {
    entitlement: number('Entitlement'),
    unit: choice('Unit', { days: 'days', hours: 'hours', shifts: 'shifts', weeks: 'weeks' }),
    fractionOfYear: optional(number('Part of the leave year', { max: 1 })),
    unroundedDays: optional(number('Days before rounding', { max: 28 })),
    roundedDays: optional(number('Days, rounded for who joins', { max: 28 })),
    fullYearHours: optional(number('Hours for a whole year')),
    unroundedHours: optional(number('Hours before rounding')),
    hours: optional(whole('Whole hours')),
    minutes: optional(whole('and minutes', { max: 59 })),
    unroundedShifts: optional(number('Shifts before rounding', { max: 28 })),
    unroundedWeeks: optional(number('Weeks before rounding', { max: 5.6 })),
  },
  terms: { entitlement: moreFavourable('regs 17 and 35(1)', 'Whichever right is the more favourable is taken, not both; an agreement to exclude or limit the regulations is void.') },
  limits: ['The least that the law gives: a contract may give more.', 'Leave years that began before 1 April 2009 had other entitlements.', 'Irregular hours are worked out for one pay period; joining or leaving makes no difference to it.', 'Northern Ireland has its own regulations.'],
  refusals: { leaves_before_start: 'The last day is before the first. Check both dates.' },
  examples: [
    { name: 'Five days a week', on: '2026-04-06', input: { basis: 'days-per-week', workingDaysPerWeek: 5 }, output: { entitlement: 28, unit: 'days' }, source: examples },
    { name: 'Three and a half days a week', on: '2026-04-06', input: { basis: 'days-per-week', workingDaysPerWeek: 3.5 }, output: { entitlement: 19.6, unit: 'days' }, source: examples },
    { name: 'Joins in June', on: '2019-06-01', input: { basis: 'days-per-week', workingDaysPerWeek: 5, leaveYearStartsOn: '2019-01-01', startsOn: '2019-06-01' }, output: { fractionOfYear: 0.5833333333, unroundedDays: 16.3333333333, roundedDays: 16.5, entitlement: 16.5, unit: 'days' }, source: examples },
    { name: 'Leaves in June', on: '2019-06-01', input: { basis: 'days-per-week', workingDaysPerWeek: 5, leaveYearStartsOn: '2019-01-01', leavesOn: '2019-06-01' }, output: { fractionOfYear: 0.4164383562, unroundedDays: 11.6602739726, entitlement: 11.7, unit: 'days' }, source: examples },
    { name: '80 compressed hours on six days', on: '2026-04-06', input: { basis: 'hours-per-week', workingDaysPerWeek: 6, hoursPerWeek: 80 }, output: { entitlement: 373.4, unit: 'hours', hours: 373, minutes: 24 }, source: examples },
    { name: 'Eight shifts in twelve days, joins in August', on: '2020-08-31', input: { basis: 'shifts', shiftsPerPattern: 8, daysInPattern: 12, leaveYearStartsOn: '2020-02-01', startsOn: '2020-08-31' }, output: { entitlement: 13.5, unit: 'shifts' }, source: examples },
    { name: 'Annualised hours, joins and leaves', on: '2019-07-18', input: { basis: 'annualised-hours', startsOn: '2019-01-20', leavesOn: '2019-07-18' }, output: { fractionOfYear: 0.4931506849, unroundedWeeks: 2.7616438356, entitlement: 2.77, unit: 'weeks' }, source: examples },
    { name: 'Twelve irregular hours', on: '2026-05-31', input: { basis: 'irregular-hours', hoursInPayPeriod: 12 }, output: { entitlement: 1, unit: 'hours' }, source: examples },
    { name: 'Eight days a week', on: '2026-06-01', input: { basis: 'days-per-week', workingDaysPerWeek: 8 }, refused: 'invalid', source: 'WTR 1998 regs 13, 13A' },
    { name: 'Leaves before joining', on: '2026-06-01', input: { basis: 'days-per-week', workingDaysPerWeek: 5, startsOn: '2026-06-01', leavesOn: '2026-05-31' }, refused: 'leaves_before_start', source: 'WTR 1998 reg 13' },
    { name: 'Joins, but nobody says when the leave year begins', on: '2026-06-01', input: { basis: 'days-per-week', workingDaysPerWeek: 5, startsOn: '2026-06-01' }, refused: 'invalid', source: 'WTR 1998 reg 13' },
    { name: 'Irregular hours before there was an accrual', on: '2024-03-31', input: { basis: 'irregular-hours', hoursInPayPeriod: 12 }, refused: 'rules.not_known_for_date', source: 'WTR 1998 reg 15B' },
  ],
}).formula((input, law) => {
  const { inForce, need, refuse, say } = law
  const { basis, startsOn, leavesOn } = input
  if (startsOn && leavesOn && leavesOn < startsOn) return refuse('leaves_before_start', 'leavesOn')
  if (basis === 'irregular-hours') return irregular()

  const joins = startsOn !== null && leavesOn === null, leaves = leavesOn !== null
  const year = startsOn || leavesOn ? leaveYear() : null
  const { weeks, mostDays } = inForce(entitlement, year?.from)
  const fractionOfYear = year ? partOf(year) : exact(1)

  switch (basis) {
    case 'days-per-week': {
      const { unrounded, rounded } = parts(need(input.workingDaysPerWeek, 'workingDaysPerWeek'), 'days')
      const entitlement = up(rounded, 0.1)
      say`Rounded up to one decimal: ${entitlement} days.`
      return { entitlement, unit: 'days', fractionOfYear, unroundedDays: unrounded, roundedDays: rounded }
    }
    case 'hours-per-week': {
      const days = need(input.workingDaysPerWeek, 'workingDaysPerWeek'), hoursPerWeek = need(input.hoursPerWeek, 'hoursPerWeek')
      const { wholeYear, unrounded, rounded } = parts(days, 'days')
      const fullYearHours = wholeYear.times(hoursPerWeek).over(days)
      const unroundedHours = joins ? rounded.times(hoursPerWeek).over(days) : fullYearHours.times(fractionOfYear)
      const entitlement = up(unroundedHours, 0.1)
      const hours = entitlement.roundedDown(), minutes = entitlement.minus(hours).times(60)
      say`At ${hoursPerWeek} hours on ${days} days a week a whole year gives ${fullYearHours} hours; here it is ${unroundedHours}.`
      say`Rounded up to one decimal: ${entitlement} hours, which is ${hours} hours and ${minutes} minutes.`
      return { entitlement, unit: 'hours', fractionOfYear, unroundedDays: unrounded, roundedDays: rounded, fullYearHours, unroundedHours, hours: hours.toNumber(), minutes: minutes.toNumber() }
    }
    case 'shifts': {
      const shifts = need(input.shiftsPerPattern, 'shiftsPerPattern'), days = need(input.daysInPattern, 'daysInPattern')
      const perWeek = shifts.over(days).times(7).rounded(tenDecimals)
      say`${shifts} shifts in ${days} days are ${perWeek} shifts a week.`
      const { unrounded, rounded } = parts(perWeek, 'shifts')
      const entitlement = up(rounded, leaves ? 0.01 : 0.1)
      say`Rounded up to ${leaves ? 'two decimals' : 'one decimal'}: ${entitlement} shifts.`
      return { entitlement, unit: 'shifts', fractionOfYear, unroundedShifts: unrounded }
    }
    case 'annualised-hours': {
      const unroundedWeeks = weeks.times(fractionOfYear)
      const entitlement = up(unroundedWeeks, year ? 0.01 : 0.1)
      say`${weeks} weeks × ${fractionOfYear} of the year = ${unroundedWeeks} weeks.`
      say`Rounded up to ${year ? 'two decimals' : 'one decimal'}: ${entitlement} weeks.`
      return { entitlement, unit: 'weeks', fractionOfYear, unroundedWeeks }
    }
  }

  /** What a whole year and this part of it give; of who joins, rounded up to the next half. */
  function parts(perWeek: Exact, unit: 'days' | 'shifts') {
    const wholeYear = lowest(weeks.times(perWeek), mostDays)
    say`${weeks} weeks × ${perWeek} ${unit} a week, at most ${mostDays}: ${wholeYear} ${unit} for a whole year.`
    const unrounded = wholeYear.times(fractionOfYear)
    const rounded = joins ? up(unrounded, 0.5) : unrounded
    if (year) say`${wholeYear} ${unit} × ${fractionOfYear} of the year = ${unrounded} ${unit}.`
    else say`A whole year is ${fractionOfYear}: ${unrounded} ${unit}.`
    if (joins) say`For who joins, rounded up to the next half: ${rounded} ${unit}.`
    return { wholeYear, unrounded, rounded }
  }

  /** Who joins and leaves in one leave year needn't say when it begins: then it begins on the first day. */
  function leaveYear() {
    const anchor = input.leaveYearStartsOn ?? (startsOn && leavesOn ? startsOn : need<Day>(null, 'leaveYearStartsOn'))
    return yearAround(anchor, (leavesOn ?? startsOn)!)
  }

  function partOf({ from, to }: { from: Day; to: Day }): Exact {
    if (leaves) {
      const first = startsOn && startsOn > from ? startsOn : from
      const days = daysFromTo(first, leavesOn!), all = daysFromTo(from, to)
      const fraction = exact(days).over(all)
      say`From ${first} to ${leavesOn!} are ${days} of the ${all} days of the leave year: ${fraction}.`
      return fraction
    }
    const counts = dateOf(startsOn!) <= dateOf(to)
    const months = (yearOf(to) - yearOf(startsOn!)) * 12 + monthOf(to) - monthOf(startsOn!) + (counts ? 1 : 0)
    const fraction = exact(months).over(12)
    say`From ${startsOn!} to ${to}, the end of the leave year, are ${months} of 12 months, the month of joining ${counts ? 'counted' : 'not counted'}: ${fraction}.`
    return fraction
  }

  function irregular() {
    const worked = need(input.hoursInPayPeriod, 'hoursInPayPeriod')
    const { percent } = inForce(accrual, input.leaveYearStartsOn ? yearAround(input.leaveYearStartsOn, law.on).from : law.on)
    const entitlement = worked.times(percent).over(100).rounded()
    say`${worked} hours × ${percent}%, to the nearest whole hour: ${entitlement} hours.`
    return { entitlement, unit: 'hours' as const }
  }
})

const tenDecimals = exact('0.0000000001')
/** To ten decimals first, so that 7 stays 7. */
const up = (value: Exact, to: Quantity) => value.rounded(tenDecimals).roundedUp(to)

import { dayOf, lastOfMonths, yearOf } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { choice, date, flag, optional, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'de.full-leave-entitlement',
  title: 'Germany: full or partial leave',
  field: 'leave',
  source: { instrument: 'Mindesturlaubsgesetz für Arbeitnehmer (Bundesurlaubsgesetz, BUrlG)', section: '§§4, 5(1)(a)–(c)', publisher: 'github.com/bundestag/gesetze, b/burlg/index.md', address: 'https://www.gesetze-im-internet.de/burlg/', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The law as it stands: §§4 and 5 have no parameter that changes from year to year.',
  input: {
    employedFrom: date('First day of employment'),
    leavesOn: optional(date('Last day of employment')),
    leaveYear: whole('Calendar year of the leave', { min: 1963, max: 2199 }),
  },
  output: {
    waitingPeriodEndsOn: date('Last day of the waiting period'),
    fullEntitlement: flag('Leave for the whole year'),
    reductionGround: optional(choice('Why only for a part', { 'left-during-waiting-period': 'Left during the waiting period', 'waiting-period-not-fulfilled-in-year': 'Waiting period not fulfilled in the year', 'left-in-first-half': 'Left in the first half of the year' })),
  },
  limits: [
    'How much a part is, is worked out by de.partial-leave.',
    'A waiting period that ends on 31 December counts as fulfilled in that year. The Federal Labour Court decided otherwise for employment that begins on 1 July (BAG, 17 November 2015, 9 AZR 179/15): full leave arises after the six months, not with their end. Ask a lawyer for that one day.',
    'Leave that an earlier employer gave in the same year is taken off (§6).',
  ],
  refusals: {
    leaves_before_start: 'The last day is before the first. Check both dates.',
    not_employed_in_year: 'There is no employment in that calendar year, so no leave for it. Ask for a year in which they are employed.',
  },
  examples: [
    { name: 'Leaves in the first half of the year', on: '2026-05-31', input: { employedFrom: '2024-01-01', leavesOn: '2026-05-31', leaveYear: 2026 }, output: { waitingPeriodEndsOn: '2024-06-30', fullEntitlement: false, reductionGround: 'left-in-first-half' }, source: 'BUrlG §5(1)(c)' },
    { name: 'Leaves on 1 July', input: { employedFrom: '2024-01-01', leavesOn: '2026-07-01', leaveYear: 2026 }, output: { fullEntitlement: true, reductionGround: null }, source: 'BUrlG §5(1)(c)' },
    { name: 'Joins in September', on: '2026-12-31', input: { employedFrom: '2026-09-01', leaveYear: 2026 }, output: { waitingPeriodEndsOn: '2027-02-28', fullEntitlement: false, reductionGround: 'waiting-period-not-fulfilled-in-year' }, source: 'BUrlG §5(1)(a)' },
    { name: 'Leaves during the waiting period', input: { employedFrom: '2026-02-01', leavesOn: '2026-07-31', leaveYear: 2026 }, output: { waitingPeriodEndsOn: '2026-07-31', fullEntitlement: false, reductionGround: 'left-during-waiting-period' }, source: 'BUrlG §5(1)(b)' },
    { name: 'The year after', input: { employedFrom: '2026-09-01', leaveYear: 2027 }, output: { fullEntitlement: true, reductionGround: null }, source: 'BUrlG §4' },
    { name: 'Leaves before joining', input: { employedFrom: '2026-09-01', leavesOn: '2026-08-31', leaveYear: 2026 }, refused: 'leaves_before_start', source: 'BUrlG §4' },
    { name: 'A year before the employment', input: { employedFrom: '2026-09-01', leaveYear: 2025 }, refused: 'not_employed_in_year', source: 'BUrlG §1' },
  ],
}).formula(({ employedFrom, leavesOn, leaveYear }, { refuse, say }) => {
  if (leavesOn && leavesOn < employedFrom) return refuse('leaves_before_start', 'leavesOn')
  if (leaveYear < yearOf(employedFrom) || leavesOn && leaveYear > yearOf(leavesOn)) return refuse('not_employed_in_year', 'leaveYear')
  const waitingPeriodEndsOn = lastOfMonths(employedFrom, 6)
  say`The waiting period is six months from ${employedFrom}, to ${waitingPeriodEndsOn} (§4).`

  if (leavesOn && leavesOn <= waitingPeriodEndsOn) {
    say`They leave on ${leavesOn}, before it is fulfilled: a twelfth for each full month (§5(1)(b)).`
    return { waitingPeriodEndsOn, fullEntitlement: false, reductionGround: 'left-during-waiting-period' }
  }
  if (waitingPeriodEndsOn > dayOf(leaveYear, 12, 31)) {
    say`It isn’t fulfilled in ${leaveYear}: a twelfth for each full month in that year (§5(1)(a)).`
    return { waitingPeriodEndsOn, fullEntitlement: false, reductionGround: 'waiting-period-not-fulfilled-in-year' }
  }
  if (leavesOn && leavesOn <= dayOf(leaveYear, 6, 30)) {
    say`They leave on ${leavesOn}, in the first half of ${leaveYear}: a twelfth for each full month in that year (§5(1)(c)).`
    return { waitingPeriodEndsOn, fullEntitlement: false, reductionGround: 'left-in-first-half' }
  }
  say`It is fulfilled in ${leaveYear}, and they don’t leave in the first half of that year: leave for the whole year.`
  return { waitingPeriodEndsOn, fullEntitlement: true, reductionGround: null }
})

import { addDays, daysBetween, lastOfMonths } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { choice, date, flag, listOf, optional, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'us.aca-look-back',
  title: 'Look-back measurement periods',
  field: 'benefits',
  source: { instrument: '26 CFR part 54', section: '54.4980H-3(d)', publisher: 'Accord Systems, on the administrative period', address: 'https://accord-aca.com/articles/an-october-1-smp-is-illegal', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The regulation as it stands: nothing in it changes from year to year.',
  input: {
    measurementStartsOn: date('First day of measurement'),
    measurementMonths: whole('Months of measurement', { min: 1, max: 120 }),
    stabilityStartsOn: date('First day of stability'),
    stabilityMonths: whole('Months of stability', { min: 1, max: 120 }),
  },
  output: {
    measurementEndsOn: date('Last day of measurement'),
    administrativeStartsOn: optional(date('First day of the administrative period')),
    administrativeEndsOn: optional(date('Last day of the administrative period')),
    administrativeDays: whole('Days of the administrative period'),
    stabilityEndsOn: date('Last day of stability'),
    valid: flag('Allowed'),
    problems: listOf('What is not', choice('Period', { measurement: 'Measurement', administrative: 'Administrative', stability: 'Stability' })),
  },
  limits: ['Ongoing employees. New ones have an initial period: its measurement and administration end at the latest with the month after the first year.', 'For who turns out not to be full-time, stability may not last longer than measurement. Stability goes by months of the calendar; that it begins on the first of one isn’t looked at here.', 'Where stability follows measurement at once, there is no administrative period.'],
  refusals: { stability_too_early: 'Stability begins before measurement has ended. Check the days and the months.' },
  examples: [
    { name: 'A year from October, stability by calendar year', input: { measurementStartsOn: '2024-10-15', measurementMonths: 12, stabilityStartsOn: '2026-01-01', stabilityMonths: 12 }, output: { measurementEndsOn: '2025-10-14', administrativeStartsOn: '2025-10-15', administrativeEndsOn: '2025-12-31', administrativeDays: 78, stabilityEndsOn: '2026-12-31', valid: true, problems: [] }, source: '26 CFR 54.4980H-3(d)(1)' },
    { name: 'From 3 October, stability by calendar year: 90 days', input: { measurementStartsOn: '2016-10-03', measurementMonths: 12, stabilityStartsOn: '2018-01-01', stabilityMonths: 12 }, output: { measurementEndsOn: '2017-10-02', administrativeDays: 90, valid: true }, source: 'accord-aca.com, an October 1 SMP is illegal' },
    { name: 'Administration too long, stability too short', input: { measurementStartsOn: '2025-09-01', measurementMonths: 12, stabilityStartsOn: '2027-01-01', stabilityMonths: 6 }, output: { measurementEndsOn: '2026-08-31', administrativeDays: 122, valid: false, problems: ['administrative', 'stability'] }, source: '26 CFR 54.4980H-3(d)' },
    { name: 'No administrative period', input: { measurementStartsOn: '2025-01-01', measurementMonths: 6, stabilityStartsOn: '2025-07-01', stabilityMonths: 6 }, output: { administrativeDays: 0, valid: true }, source: '26 CFR 54.4980H-3(d)' },
    { name: 'Stability within measurement', input: { measurementStartsOn: '2025-01-01', measurementMonths: 12, stabilityStartsOn: '2025-12-31', stabilityMonths: 12 }, refused: 'stability_too_early', source: '26 CFR 54.4980H-3(d)' },
  ],
}).formula(({ measurementStartsOn, measurementMonths, stabilityStartsOn, stabilityMonths }, { refuse, say }) => {
  const measurementEndsOn = lastOfMonths(measurementStartsOn, measurementMonths), stabilityEndsOn = lastOfMonths(stabilityStartsOn, stabilityMonths)
  if (stabilityStartsOn <= measurementEndsOn) return refuse('stability_too_early', 'stabilityStartsOn')
  const administrativeStartsOn = addDays(measurementEndsOn, 1), administrativeEndsOn = addDays(stabilityStartsOn, -1)
  const administrativeDays = daysBetween(administrativeStartsOn, stabilityStartsOn)

  const isMeasured = measurementMonths >= 3 && measurementMonths <= 12, isAdministered = administrativeDays <= 90, isStable = stabilityMonths >= 6 && stabilityMonths >= measurementMonths
  say`Measurement of ${measurementMonths} months, from ${measurementStartsOn} to ${measurementEndsOn}; 3 to 12 are allowed: ${isMeasured ? 'allowed' : 'not allowed'}.`
  if (administrativeDays > 0) say`Between it and stability, from ${administrativeStartsOn} to ${administrativeEndsOn}, are ${administrativeDays} days; at most 90 are allowed: ${isAdministered ? 'allowed' : 'not allowed'}.`
  else say`Stability follows at once: ${administrativeDays} days between.`
  say`Stability of ${stabilityMonths} months, from ${stabilityStartsOn} to ${stabilityEndsOn}; at least 6, and not fewer than the ${measurementMonths} of measurement: ${isStable ? 'allowed' : 'not allowed'}.`

  const problems = ([['measurement', isMeasured], ['administrative', isAdministered], ['stability', isStable]] as const).filter(([, isAllowed]) => !isAllowed).map(([period]) => period)
  return { measurementEndsOn, ...administrativeDays > 0 && { administrativeStartsOn, administrativeEndsOn }, administrativeDays, stabilityEndsOn, valid: problems.length === 0, problems }
})

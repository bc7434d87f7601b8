import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { number } from '#shared/rule-fields.ts'
import { entitlement } from './tables/holiday.ts'

export default rule({
  id: 'gb.holiday-accrual-rate',
  title: 'Accrual percentage for irregular hours',
  field: 'leave',
  source: { instrument: 'Working Time Regulations 1998 (SI 1998/1833)', section: 'reg 15B', publisher: 'legislation.gov.uk', address: 'https://www.legislation.gov.uk/uksi/1998/1833' },
  parameters: { entitlement },
  input: { weeksPerYear: number('Weeks of holiday a year', { max: 52 }) },
  output: { percent: number('Percent of the hours worked', { max: 1e18 }) },
  limits: ['The law itself names 12.07%, for 5.6 weeks; for more weeks a contract may name the percentage that is worked out here.'],
  refusals: {
    below_statutory: 'That is less holiday than the law gives. Ask for 5.6 weeks or more.',
    no_weeks_to_work: 'Who has the whole year as holiday has no hours on which it could accrue. Ask for fewer than 52 weeks.',
  },
  examples: [
    { name: 'The statutory 5.6 weeks', on: '2026-04-06', input: { weeksPerYear: 5.6 }, output: { percent: 12.07 }, source: 'personneltoday.com/hr/irregular-hours-workers-holiday-pay-entitlement-12-07-per-cent-part-year-workers' },
    { name: 'Six and a half weeks', on: '2026-04-06', input: { weeksPerYear: 6.5 }, output: { percent: 14.29 }, source: 'WTR 1998 reg 15B' },
    { name: 'Less than the law gives', on: '2026-04-06', input: { weeksPerYear: 5.5 }, refused: 'below_statutory', source: 'WTR 1998 reg 15B' },
    { name: 'The whole year', on: '2026-04-06', input: { weeksPerYear: 52 }, refused: 'no_weeks_to_work', source: 'WTR 1998 reg 15B' },
  ],
}).formula(({ weeksPerYear }, { inForce, refuse, say }) => {
  const { weeks } = inForce(entitlement)
  if (weeksPerYear.isBelow(weeks)) return refuse('below_statutory', 'weeksPerYear')
  if (weeksPerYear.isAtLeast(52)) return refuse('no_weeks_to_work', 'weeksPerYear')
  const weeksWorked = exact(52).minus(weeksPerYear)
  const percent = weeksPerYear.over(weeksWorked).times(100).rounded(0.01)
  say`Of ${52} weeks ${weeksPerYear} are holiday and ${weeksWorked} are worked.`
  say`${weeksPerYear} ÷ ${weeksWorked} × 100, rounded to two decimals: ${percent}%.`
  return { percent }
})

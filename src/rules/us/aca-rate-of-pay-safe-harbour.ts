import { rule } from '#shared/rule.ts'
import { money } from '#shared/rule-fields.ts'
import { affordability } from './tables/affordability.ts'

export default rule({
  id: 'us.aca-rate-of-pay-safe-harbour',
  title: 'Affordable coverage: rate of pay',
  field: 'benefits',
  source: { instrument: '26 CFR part 54', section: '54.4980H-5(e)(2)(iii)' },
  checkedOn: '2026-11-23',
  parameters: { affordability },
  input: { hourlyPay: money('Hourly pay') },
  output: { maximumMonthly: money('Most that the employee may pay a month') },
  limits: ['The day whose law applies is the first day of the plan year.', 'Hourly pay is the lower of the rates on the first day of the coverage period and in the month. Salaries are counted by the month instead, which isn’t worked out here.', 'Rounded down to the cent, so that it is never above the limit.'],
  examples: [
    { name: '$15 an hour in 2026', on: '2026-01-01', input: { hourlyPay: '15.00' }, output: { maximumMonthly: '194.22' }, source: '26 CFR 54.4980H-5(e)(2)(iii)' },
    { name: '2023 is not known', on: '2023-12-31', input: { hourlyPay: '15.00' }, refused: 'rules.not_known_for_date', source: '26 CFR 54.4980H-5(e)(2)(iii)' },
  ],
}).formula(({ hourlyPay }, { inForce, say }) => {
  const { percent } = inForce(affordability)
  const monthlyPay = hourlyPay.times(130)
  const maximumMonthly = monthlyPay.times(percent).over(100).roundedDown(0.01)
  say`$${hourlyPay.toMoney()} × ${130} hours = $${monthlyPay.toMoney()} a month; ${percent}% of that, rounded down to the cent: $${maximumMonthly.toMoney()}.`
  return { maximumMonthly }
})

import { lowest } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { money } from '#shared/rule-fields.ts'
import { moreFavourable } from '#shared/terms.ts'
import { parentalPay } from './tables/statutory-pay.ts'

export default rule({
  id: 'gb.statutory-parental-pay',
  title: 'Maternity, paternity, shared parental pay: lower rate',
  field: 'payroll',
  source: { instrument: 'Social Security Contributions and Benefits Act 1992', section: 'ss.166, 171ZE, 171ZY' },
  checkedOn: '2026-11-23',
  parameters: { parentalPay },
  input: { averageWeeklyEarnings: money('Average weekly earnings') },
  output: {
    flatRateWeekly: money('Flat rate a week'),
    ninetyPercentWeekly: money('90% of average weekly earnings'),
    weekly: money('Pay a week'),
  },
  terms: { weekly: moreFavourable('s.164(6)', 'An agreement to exclude or limit statutory maternity pay is void.') },
  limits: ['The first six weeks of maternity pay are 90% of average earnings without the cap.', 'Who is entitled, from which earnings and for how many weeks, is another question.', 'The day whose law applies is a day of the week that is paid.'],
  examples: [
    { name: 'Flat rate, 2025-26', on: '2025-06-01', input: { averageWeeklyEarnings: '500.00' }, output: { flatRateWeekly: '187.18', ninetyPercentWeekly: '450.00', weekly: '187.18' }, source: 'alphagov/smart-answers, maternity_pay_calculator.rb' },
    { name: 'Flat rate, 2026-27', on: '2026-06-01', input: { averageWeeklyEarnings: '500.00' }, output: { flatRateWeekly: '194.32', weekly: '194.32' }, source: 'alphagov/smart-answers, maternity_pay_calculator.rb' },
    { name: '90% is lower, and rounded up to the penny', on: '2026-06-01', input: { averageWeeklyEarnings: '150.01' }, output: { flatRateWeekly: '194.32', ninetyPercentWeekly: '135.01', weekly: '135.01' }, source: 'SSCBA 1992 s.166' },
    { name: 'Before the first rate that is known', on: '2024-04-06', input: { averageWeeklyEarnings: '500.00' }, refused: 'rules.not_known_for_date', source: 'SSCBA 1992 s.166' },
  ],
}).formula(({ averageWeeklyEarnings }, { inForce, say }) => {
  const { flatWeekly } = inForce(parentalPay)
  const ninetyPercentWeekly = averageWeeklyEarnings.times(0.9).roundedUp(0.01)
  const weekly = lowest(flatWeekly, ninetyPercentWeekly)
  say`${90}% of £${averageWeeklyEarnings.toMoney()}, rounded up to the penny, is £${ninetyPercentWeekly.toMoney()}.`
  say`The flat rate is £${flatWeekly.toMoney()}; the lower of the two is due: £${weekly.toMoney()} a week.`
  return { flatRateWeekly: flatWeekly, ninetyPercentWeekly, weekly }
})

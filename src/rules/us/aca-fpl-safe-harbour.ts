import { rule } from '#shared/rule.ts'
import { money, number } from '#shared/rule-fields.ts'
import { affordability } from './tables/affordability.ts'

export default rule({
  id: 'us.aca-fpl-safe-harbour',
  title: 'Affordable coverage: federal poverty line',
  field: 'benefits',
  source: { instrument: '26 CFR part 54', section: '54.4980H-5(e)(2)(iv)' },
  checkedOn: '2026-11-23',
  parameters: { affordability },
  input: {},
  output: {
    affordabilityPercent: number('Affordability percentage', { max: 100 }),
    federalPovertyLine: money('Federal poverty line of one person'),
    unroundedMaximum: number('A twelfth of the percentage of the line'),
    maximumMonthly: money('Most that the employee may pay a month'),
  },
  limits: ['The day whose law applies is the first day of the plan year.', 'The line of the 48 states and the District of Columbia; Alaska and Hawaii have higher ones, which aren’t known here.', 'The employee’s part of the cheapest self-only coverage of minimum value. Rounded down to the cent, so that it is never above the limit.'],
  examples: [
    { name: '2024', on: '2024-01-01', input: {}, output: { affordabilityPercent: 8.39, federalPovertyLine: '14580.00', maximumMonthly: '101.93' }, source: '26 CFR 54.4980H-5(e)(2)(iv)' },
    { name: '2025', on: '2025-01-01', input: {}, output: { affordabilityPercent: 9.02, federalPovertyLine: '15060.00', unroundedMaximum: 113.201, maximumMonthly: '113.20' }, source: 'insights.bukaty.com/bulletins/aca-2026-affordability-rate-increases' },
    { name: '2026', on: '2026-01-01', input: {}, output: { affordabilityPercent: 9.96, maximumMonthly: '129.89' }, source: 'insights.bukaty.com/bulletins/aca-2026-affordability-rate-increases' },
    { name: '2027 is not known', on: '2027-01-01', input: {}, refused: 'rules.not_known_for_date', source: '26 CFR 54.4980H-5(e)(2)(iv)' },
  ],
}).formula((_, { inForce, say }) => {
  const { percent, federalPovertyLine } = inForce(affordability)
  const unroundedMaximum = federalPovertyLine.times(percent).over(100).over(12)
  const maximumMonthly = unroundedMaximum.roundedDown(0.01)
  say`${percent}% of the federal poverty line of $${federalPovertyLine.toMoney()}, divided by 12: ${unroundedMaximum}.`
  say`Rounded down to the cent: $${maximumMonthly.toMoney()} a month.`
  return { affordabilityPercent: percent, federalPovertyLine, unroundedMaximum, maximumMonthly }
})

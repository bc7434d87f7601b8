import { highest, lowest } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { money } from '#shared/rule-fields.ts'
import { moreFavourable } from '#shared/terms.ts'
import { contributions, thresholds } from './tables/pensions.ts'

export default rule({
  id: 'gb.pension-contributions',
  title: 'Automatic enrolment: minimum contributions',
  field: 'benefits',
  source: { instrument: 'Pensions Act 2008', section: 'ss.13, 20' },
  parameters: { thresholds, contributions },
  input: { annualEarnings: money('Earnings a year') },
  output: {
    qualifyingEarnings: money('Qualifying earnings'),
    employerContribution: money('Contribution by the employer'),
    workerContribution: money('Contribution by the worker, tax relief included'),
    totalContribution: money('Both together'),
  },
  terms: {
    employerContribution: moreFavourable('s.20(1)(b)', 'The employer’s contribution is at least this.'),
    totalContribution: moreFavourable('s.20(1)(c)', 'Both together are at least this.'),
  },
  limits: ['By earnings of a year; shorter pay periods have thresholds of their own.', 'Each contribution is rounded to the nearest penny, half a penny up; the total is the sum of both.', 'Schemes that certify other earnings or percentages are not covered.'],
  examples: [
    { name: '£15,000', on: '2026-06-01', input: { annualEarnings: '15000.00' }, output: { qualifyingEarnings: '8760.00', employerContribution: '262.80', workerContribution: '438.00', totalContribution: '700.80' }, source: 'thepeoplespension.co.uk/help/knowledgebase/how-much-should-my-employer-contribute' },
    { name: 'Above the upper limit', on: '2026-06-01', input: { annualEarnings: '80000.00' }, output: { qualifyingEarnings: '44030.00', employerContribution: '1320.90', workerContribution: '2201.50', totalContribution: '3522.40' }, source: 'Pensions Act 2008 s.13' },
    { name: 'Below the lower limit', on: '2026-06-01', input: { annualEarnings: '6000.00' }, output: { qualifyingEarnings: '0.00', employerContribution: '0.00', workerContribution: '0.00', totalContribution: '0.00' }, source: 'Pensions Act 2008 s.13' },
    { name: 'A year whose thresholds are not known', on: '2021-04-05', input: { annualEarnings: '15000.00' }, refused: 'rules.not_known_for_date', source: 'Pensions Act 2008 s.13' },
  ],
}).formula(({ annualEarnings }, { inForce, say }) => {
  const { lower, upper } = inForce(thresholds), { employerPercent, workerPercent } = inForce(contributions)
  const qualifyingEarnings = highest(0, lowest(annualEarnings, upper).minus(lower))
  say`Of £${annualEarnings.toMoney()} the part between £${lower.toMoney()} and £${upper.toMoney()} qualifies: £${qualifyingEarnings.toMoney()} (s.13).`
  const employerContribution = qualifyingEarnings.times(employerPercent).over(100).rounded(0.01)
  const workerContribution = qualifyingEarnings.times(workerPercent).over(100).rounded(0.01)
  const totalContribution = employerContribution.plus(workerContribution)
  say`The employer gives ${employerPercent}%, £${employerContribution.toMoney()}; the worker, tax relief included, ${workerPercent}%, £${workerContribution.toMoney()}; together £${totalContribution.toMoney()} (s.20).`
  return { qualifyingEarnings, employerContribution, workerContribution, totalContribution }
})

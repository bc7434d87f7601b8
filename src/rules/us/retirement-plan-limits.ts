import { rule } from '#shared/rule.ts'
import { limitFields, limits } from './tables/retirement-plan-limits.ts'

export default rule({
  id: 'us.retirement-plan-limits',
  title: 'Retirement plan limits',
  field: 'benefits',
  source: { instrument: 'IRS Notices 2023-75, 2024-80 and 2025-67', section: 'IRC 401(a)(17), 402(g), 414(q), 414(v), 415(c), 416(i)' },
  checkedOn: '2026-11-23',
  parameters: { limits },
  input: {},
  output: limitFields,
  limits: ['The limits of the calendar year of the day whose law applies.', 'The higher catch-up at 60 to 63 begins in 2025, the threshold for Roth catch-up in 2026; before, they are null.', 'Whether somebody is highly compensated in a year is seen from the pay of the year before, beside that year’s threshold.'],
  examples: [
    { name: '2024', on: '2024-07-01', input: {}, output: { electiveDeferral: '23000.00', catchUp60To63: null, highlyCompensatedThreshold: '155000.00', rothCatchUpWageThreshold: null }, source: 'IRS Notice 2023-75' },
    { name: '2025', on: '2025-07-01', input: {}, output: { electiveDeferral: '23500.00', catchUpFrom50: '7500.00', catchUp60To63: '11250.00', annualAdditions: '70000.00', compensationLimit: '350000.00', highlyCompensatedThreshold: '160000.00', keyEmployeeThreshold: '230000.00', rothCatchUpWageThreshold: null }, source: 'IRS Notice 2024-80' },
    { name: '2026', on: '2026-07-01', input: {}, output: { electiveDeferral: '24500.00', catchUpFrom50: '8000.00', catchUp60To63: '11250.00', annualAdditions: '72000.00', compensationLimit: '360000.00', highlyCompensatedThreshold: '160000.00', keyEmployeeThreshold: '235000.00', rothCatchUpWageThreshold: '150000.00' }, source: 'IRS Notice 2025-67' },
    { name: '2027 is not known', on: '2027-01-01', input: {}, refused: 'rules.not_known_for_date', source: 'IRS Notice 2025-67' },
  ],
}).formula((_, { inForce, say }) => {
  const limit = inForce(limits)
  say`An employee may defer $${limit.electiveDeferral.toMoney()}, and from 50 on $${limit.catchUpFrom50.toMoney()} more (402(g), 414(v)).`
  if (limit.catchUp60To63) say`At 60 to 63 the catch-up is $${limit.catchUp60To63.toMoney()} instead (414(v)(2)(E)).`
  say`All additions of a year: $${limit.annualAdditions.toMoney()} (415(c)). Compensation counts up to $${limit.compensationLimit.toMoney()} (401(a)(17)).`
  say`Highly compensated is who has more than $${limit.highlyCompensatedThreshold.toMoney()} (414(q)); a key employee is an officer with more than $${limit.keyEmployeeThreshold.toMoney()} (416(i)).`
  if (limit.rothCatchUpWageThreshold) say`Above wages of $${limit.rothCatchUpWageThreshold.toMoney()} in the year before, catch-up is Roth only (414(v)(7)).`
  return limit
})

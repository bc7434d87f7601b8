import { rates } from '#shared/rates.ts'
import { money, optional } from '#shared/rule-fields.ts'

export const limitFields = {
  electiveDeferral: money('Elective deferrals'),
  catchUpFrom50: money('Catch-up from the age of 50'),
  catchUp60To63: optional(money('Catch-up at 60 to 63')),
  annualAdditions: money('Annual additions'),
  compensationLimit: money('Compensation that counts'),
  highlyCompensatedThreshold: money('Highly compensated, from'),
  keyEmployeeThreshold: money('Key employee, from'),
  rothCatchUpWageThreshold: optional(money('Roth catch-up only, wages above')),
}

export const limits = rates({
  id: 'us.retirement-plan-limits', title: 'Retirement plan limits', values: limitFields, rhythm: 'yearly', until: '2026-12-31',
  source: { instrument: 'IRS notices on the limits of a year' },
  rows: [
    { from: '2024-01-01', electiveDeferral: '23000.00', catchUpFrom50: '7500.00', catchUp60To63: null, annualAdditions: '69000.00', compensationLimit: '345000.00', highlyCompensatedThreshold: '155000.00', keyEmployeeThreshold: '220000.00', rothCatchUpWageThreshold: null, source: { instrument: 'IRS Notice 2023-75', publisher: 'asc-net.com, IRS limits', address: 'https://asc-net.com/?p=11444', readOn: '2026-11-23' } },
    { from: '2025-01-01', electiveDeferral: '23500.00', catchUpFrom50: '7500.00', catchUp60To63: '11250.00', annualAdditions: '70000.00', compensationLimit: '350000.00', highlyCompensatedThreshold: '160000.00', keyEmployeeThreshold: '230000.00', rothCatchUpWageThreshold: null, source: { instrument: 'IRS Notice 2024-80', publisher: 'asc-net.com, IRS limits', address: 'https://asc-net.com/?p=11444', readOn: '2026-11-23' } },
    { from: '2026-01-01', electiveDeferral: '24500.00', catchUpFrom50: '8000.00', catchUp60To63: '11250.00', annualAdditions: '72000.00', compensationLimit: '360000.00', highlyCompensatedThreshold: '160000.00', keyEmployeeThreshold: '235000.00', rothCatchUpWageThreshold: '150000.00', source: { instrument: 'IRS Notice 2025-67', publisher: 'asc-net.com, IRS limits', address: 'https://asc-net.com/?p=11444', readOn: '2026-11-23' } },
  ],
})

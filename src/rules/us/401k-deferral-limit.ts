import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { money, whole } from '#shared/rule-fields.ts'
import { atMost } from '#shared/terms.ts'
import { limits } from './tables/retirement-plan-limits.ts'

export default rule({
  id: 'us.401k-deferral-limit',
  title: '401(k): most that an employee may defer',
  field: 'benefits',
  source: { instrument: 'Internal Revenue Code', section: '402(g), 414(v); IRS Notices 2023-75, 2024-80 and 2025-67' },
  checkedOn: '2026-11-23',
  parameters: { limits },
  input: { ageAtYearEnd: whole('Age reached in the calendar year', { max: 120 }) },
  output: {
    base: money('Elective deferrals'),
    catchUp: money('Catch-up'),
    maximum: money('Both together'),
  },
  terms: { maximum: atMost('402(g), 414(v)', 'A plan’s own limit may be lower.') },
  limits: ['The limits of the calendar year of the day whose law applies; over all plans of one person together.', 'The plan must allow catch-up contributions, and its own limits may be lower. SIMPLE plans have other limits.', 'Whether catch-up must be Roth: us.roth-catch-up.'],
  examples: [
    { name: 'Aged 49', on: '2026-07-01', input: { ageAtYearEnd: 49 }, output: { base: '24500.00', catchUp: '0.00', maximum: '24500.00' }, source: 'IRS Notice 2025-67' },
    { name: 'Aged 59', on: '2026-07-01', input: { ageAtYearEnd: 59 }, output: { base: '24500.00', catchUp: '8000.00', maximum: '32500.00' }, source: 'IRS Notice 2025-67' },
    { name: 'Aged 60', on: '2026-07-01', input: { ageAtYearEnd: 60 }, output: { catchUp: '11250.00', maximum: '35750.00' }, source: 'IRS Notice 2025-67' },
    { name: 'Aged 64', on: '2026-07-01', input: { ageAtYearEnd: 64 }, output: { maximum: '32500.00' }, source: 'IRS Notice 2025-67' },
    { name: 'Aged 61, before there was a higher catch-up', on: '2024-07-01', input: { ageAtYearEnd: 61 }, output: { maximum: '30500.00' }, source: 'IRS Notice 2023-75' },
    { name: '2023 is not known', on: '2023-12-31', input: { ageAtYearEnd: 61 }, refused: 'rules.not_known_for_date', source: 'IRC 402(g)' },
  ],
}).formula(({ ageAtYearEnd }, { inForce, say }) => {
  const { electiveDeferral: base, catchUpFrom50, catchUp60To63 } = inForce(limits)
  const isHigher = catchUp60To63 !== null && ageAtYearEnd >= 60 && ageAtYearEnd <= 63
  const catchUp = ageAtYearEnd < 50 ? exact(0) : isHigher ? catchUp60To63 : catchUpFrom50
  const maximum = base.plus(catchUp)
  say`At ${ageAtYearEnd}, ${ageAtYearEnd < 50 ? 'under 50, there is no catch-up' : isHigher ? 'from 60 to 63, the higher catch-up applies' : 'from 50 on, the catch-up applies'}: $${catchUp.toMoney()} (414(v)).`
  say`$${base.toMoney()} + $${catchUp.toMoney()} = $${maximum.toMoney()}.`
  return { base, catchUp, maximum }
})

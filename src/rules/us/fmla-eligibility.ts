import { rule } from '#shared/rule.ts'
import { choice, flag, listOf, number } from '#shared/rule-fields.ts'

export default rule({
  id: 'us.fmla-eligibility',
  title: 'FMLA: eligible employee',
  field: 'leave',
  source: { instrument: '29 CFR part 825 (Family and Medical Leave Act of 1993)', section: '825.110' },
  datedBy: 'The regulation as it stands: its thresholds don’t change from year to year.',
  input: {
    monthsEmployed: number('Months of employment', { max: 1200 }),
    hoursWorkedLast12Months: number('Hours worked in the last 12 months', { max: 8784 }),
    employeesWithin75Miles: number('Employees within 75 miles of the worksite'),
  },
  output: {
    eligible: flag('Eligible'),
    unmet: listOf('What is lacking', choice('What is lacking', { months: 'Months', hours: 'Hours', employees: 'Employees' })),
  },
  limits: ['The three conditions only: whether the employer is covered and the reason counts are other questions. Airline crews have other hours.', 'Months and hours are those at the start of the leave, employees those when it is asked for.', 'State laws may give more.'],
  examples: [
    { name: 'All three met exactly', input: { monthsEmployed: 12, hoursWorkedLast12Months: 1250, employeesWithin75Miles: 50 }, output: { eligible: true, unmet: [] }, source: '29 CFR 825.110' },
    { name: 'One hour short', input: { monthsEmployed: 12, hoursWorkedLast12Months: 1249, employeesWithin75Miles: 50 }, output: { eligible: false, unmet: ['hours'] }, source: '29 CFR 825.110; DOL opinion letter FMLA-88' },
    { name: 'One employee short', input: { monthsEmployed: 12, hoursWorkedLast12Months: 1250, employeesWithin75Miles: 49 }, output: { eligible: false, unmet: ['employees'] }, source: '29 CFR 825.110; DOL opinion letter FMLA-88' },
    { name: 'None met', input: { monthsEmployed: 11.9, hoursWorkedLast12Months: 0, employeesWithin75Miles: 10 }, output: { eligible: false, unmet: ['months', 'hours', 'employees'] }, source: '29 CFR 825.110' },
  ],
}).formula(({ monthsEmployed, hoursWorkedLast12Months, employeesWithin75Miles }, { say }) => {
  const conditions = [
    { name: 'months', has: monthsEmployed, needs: 12 },
    { name: 'hours', has: hoursWorkedLast12Months, needs: 1250 },
    { name: 'employees', has: employeesWithin75Miles, needs: 50 },
  ] as const
  for (const { name, has, needs } of conditions) say`${has} ${name}, at least ${needs} needed: ${has.isAtLeast(needs) ? 'met' : 'not met'} (825.110(a)).`
  const unmet = conditions.filter(({ has, needs }) => has.isBelow(needs)).map(({ name }) => name)
  return { eligible: unmet.length === 0, unmet }
})

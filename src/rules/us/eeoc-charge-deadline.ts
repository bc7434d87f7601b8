import { addDays } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, flag, whole } from '#shared/rule-fields.ts'
import { federalHolidayOn, federalHolidays, isWeekend } from './tables/federal-holidays.ts'

export default rule({
  id: 'us.eeoc-charge-deadline',
  title: 'EEOC charge: last day',
  field: 'relations',
  source: { instrument: 'Civil Rights Act of 1964, title VII', section: '42 USC 2000e-5(e)(1); EEOC, time limits for filing a charge' },
  checkedOn: '2026-11-23',
  datedBy: 'The last day, for which federal holidays there are; the periods don’t change from year to year.',
  parameters: { federalHolidays },
  input: {
    actOn: date('Day of the act'),
    stateOrLocalAgency: flag('A state or local agency enforces such a law there'),
  },
  output: {
    days: whole('Days'),
    lastDay: date('Last day, as counted'),
    deadline: date('Last day to file'),
  },
  limits: ['Age claims: 300 days only where a state law and a state agency deal with age; a local one isn’t enough.', 'Federal employees and applicants have other clocks. Harassment is counted from its last incident.', 'Each act has its own time; a grievance or other procedure doesn’t stop it.'],
  examples: [
    { name: '300 days, ending on Veterans Day', input: { actOn: '2026-01-15', stateOrLocalAgency: true }, output: { days: 300, lastDay: '2026-11-11', deadline: '2026-11-12' }, source: '42 USC 2000e-5(e)(1)' },
    { name: '180 days, ending on the Sunday before Labor Day', input: { actOn: '2026-03-10', stateOrLocalAgency: false }, output: { days: 180, lastDay: '2026-09-06', deadline: '2026-09-08' }, source: '42 USC 2000e-5(e)(1)' },
    { name: 'Independence Day on a Saturday is observed on Friday', input: { actOn: '2026-01-04', stateOrLocalAgency: false }, output: { lastDay: '2026-07-03', deadline: '2026-07-06' }, source: '5 USC 6103(b)' },
    { name: 'Before the holidays that are known', input: { actOn: '1985-01-15', stateOrLocalAgency: false }, refused: 'rules.not_known_for_date', source: '5 USC 6103' },
  ],
}).formula(({ actOn, stateOrLocalAgency }, { inForce, say }) => {
  const days = stateOrLocalAgency ? 300 : 180
  const lastDay = addDays(actOn, days)
  say`${days} days, ${stateOrLocalAgency ? 'as a state or local agency enforces such a law' : 'without a state or local agency'}. The day after ${actOn} is the first of them, so the last is ${lastDay}.`

  let deadline = lastDay
  for (;;) {
    const holiday = federalHolidayOn(deadline, inForce(federalHolidays, deadline))
    if (!holiday && !isWeekend(deadline)) break
    say`${deadline} is ${holiday ?? 'at the weekend'}.`
    deadline = addDays(deadline, 1)
  }
  say`A charge can be filed until ${deadline}.`
  return { days, lastDay, deadline }
})

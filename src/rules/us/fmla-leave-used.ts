import { rule } from '#shared/rule.ts'
import { number, optional } from '#shared/rule-fields.ts'

export default rule({
  id: 'us.fmla-leave-used',
  title: 'FMLA: part of a week used',
  field: 'leave',
  source: { instrument: '29 CFR part 825 (Family and Medical Leave Act of 1993)', section: '825.205(b)' },
  datedBy: 'The regulation as it stands: nothing in it changes from year to year.',
  input: {
    normalWeeklyDays: optional(number('Days of a normal week', { above: 0, max: 7 })),
    daysTaken: optional(number('Days taken in the week', { max: 7 })),
    normalWeeklyHours: optional(number('Hours of a normal week', { above: 0, max: 168 })),
    hoursTaken: optional(number('Hours taken in the week', { max: 168 })),
  },
  output: { weeksUsed: number('Weeks used', { max: 1 }) },
  limits: ['Whoever works other hours each week has the average of the 12 months before as the normal week.'],
  refusals: {
    days_and_hours: 'Leave is counted in days or in hours, not in both. Give one pair only.',
    more_than_normal: 'More is taken than the normal week has. Ask week by week.',
  },
  examples: [
    { name: 'Ten hours of thirty', input: { normalWeeklyHours: 30, hoursTaken: 10 }, output: { weeksUsed: 0.3333333333333333 }, source: '29 CFR 825.205(b)' },
    { name: 'One day of five', input: { normalWeeklyDays: 5, daysTaken: 1 }, output: { weeksUsed: 0.2 }, source: '29 CFR 825.205(b)' },
    { name: 'A normal week of nothing', input: { normalWeeklyHours: 0, hoursTaken: 0 }, refused: 'invalid', source: '29 CFR 825.205(b)' },
    { name: 'Six days of five', input: { normalWeeklyDays: 5, daysTaken: 6 }, refused: 'more_than_normal', source: '29 CFR 825.205(b)' },
    { name: 'Days and hours', input: { normalWeeklyDays: 5, hoursTaken: 6 }, refused: 'days_and_hours', source: '29 CFR 825.205(b)' },
  ],
}).formula(({ normalWeeklyDays, daysTaken, normalWeeklyHours, hoursTaken }, { need, refuse, say }) => {
  const inHours = normalWeeklyHours !== null || hoursTaken !== null
  if (inHours && (normalWeeklyDays !== null || daysTaken !== null)) return refuse('days_and_hours')
  const unit = inHours ? 'hours' : 'days'
  const normal = inHours ? need(normalWeeklyHours, 'normalWeeklyHours') : need(normalWeeklyDays, 'normalWeeklyDays')
  const taken = inHours ? need(hoursTaken, 'hoursTaken') : need(daysTaken, 'daysTaken')
  if (taken.isAbove(normal)) return refuse('more_than_normal', inHours ? 'hoursTaken' : 'daysTaken')

  const weeksUsed = taken.over(normal)
  say`Of the ${normal} ${unit} of a normal week ${taken} are taken: ${weeksUsed} of a week.`
  return { weeksUsed }
})

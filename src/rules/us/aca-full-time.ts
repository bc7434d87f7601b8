import { rule } from '#shared/rule.ts'
import { flag, number, optional } from '#shared/rule-fields.ts'
import { exactlyTheRule } from '#shared/terms.ts'

export default rule({
  id: 'us.aca-full-time',
  title: 'Full-time employee under the ACA',
  field: 'benefits',
  source: { instrument: '26 CFR part 54', section: '54.4980H-1(a)(21)' },
  datedBy: 'The regulation as it stands: its hours don’t change from year to year.',
  input: {
    hoursPerWeek: optional(number('Hours of service a week, on average', { max: 168 })),
    hoursPerMonth: optional(number('Hours of service in the month', { max: 744 })),
  },
  output: { fullTime: flag('Full-time') },
  terms: { fullTime: exactlyTheRule('54.4980H-1(a)(21)', 'Whatever a contract or policy calls full-time, the hours decide here.') },
  limits: ['Hours for which pay is due count, worked or not, as on leave or holiday.'],
  refusals: { week_and_month: 'Hours are counted by the week or by the month, not by both. Give one.' },
  examples: [
    { name: '29.9 hours a week', input: { hoursPerWeek: 29.9 }, output: { fullTime: false }, source: '26 CFR 54.4980H-1(a)(21)' },
    { name: '30 hours a week', input: { hoursPerWeek: 30 }, output: { fullTime: true }, source: '26 CFR 54.4980H-1(a)(21)' },
    { name: '130 hours a month', input: { hoursPerMonth: 130 }, output: { fullTime: true }, source: '26 CFR 54.4980H-1(a)(21)' },
    { name: 'Both', input: { hoursPerWeek: 30, hoursPerMonth: 120 }, refused: 'week_and_month', source: '26 CFR 54.4980H-1(a)(21)' },
  ],
}).formula(({ hoursPerWeek, hoursPerMonth }, { need, refuse, say }) => {
  if (hoursPerWeek !== null && hoursPerMonth !== null) return refuse('week_and_month')
  const [hours, least, span] = hoursPerMonth === null ? [need(hoursPerWeek, 'hoursPerWeek'), 30, 'a week'] as const : [hoursPerMonth, 130, 'a month'] as const
  const fullTime = hours.isAtLeast(least)
  say`${hours} hours ${span}, ${fullTime ? 'at least' : 'fewer than'} ${least}: ${fullTime ? 'full-time' : 'not full-time'}.`
  return { fullTime }
})

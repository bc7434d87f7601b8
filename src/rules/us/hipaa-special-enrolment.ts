import { addDays } from '#shared/calendar.ts'
import { rates } from '#shared/rates.ts'
import { rule } from '#shared/rule.ts'
import { choice, date, optional, whole } from '#shared/rule-fields.ts'
import { longer } from '#shared/terms.ts'

const medicaidAndChip = rates({
  id: 'us.special-enrolment-medicaid-chip', title: 'Special enrolment for Medicaid and CHIP', rhythm: 'rarely',
  values: { days: whole('Days, at least') },
  source: { instrument: 'Children’s Health Insurance Program Reauthorization Act of 2009', publisher: 'Lexology', address: 'https://www.lexology.com/library/detail.aspx?g=f920c748-519e-40ea-b532-43bac89cc57e', readOn: '2026-11-23' },
  rows: [{ from: '2009-04-01', days: 60 }],
})

export default rule({
  id: 'us.hipaa-special-enrolment',
  title: 'Special enrolment window',
  field: 'benefits',
  source: { instrument: '29 CFR part 2590', section: '2590.701-6' },
  datedBy: 'The day of the event.',
  parameters: { medicaidAndChip },
  input: {
    event: choice('Event', { marriage: 'Marriage', birth: 'Birth', adoption: 'Adoption or placement for it', 'loss-of-other-coverage': 'Loss of other coverage', 'loss-of-medicaid-or-chip': 'Loss of Medicaid or CHIP', 'chip-premium-assistance': 'Help with premiums from Medicaid or CHIP' }),
    eventOn: date('Day of the event'),
    planWindowDays: optional(whole('Days that the plan gives', { max: 3650 })),
  },
  output: {
    windowDays: whole('Days to ask for enrolment'),
    requestBy: date('Last day to ask'),
  },
  terms: { windowDays: longer('29 CFR 2590.701-6', 'A plan may give more days, never fewer.') },
  limits: ['A plan may give more days, never fewer.', 'Who may enrol, and from when coverage counts, are other questions: after a birth or an adoption it reaches back to that day.'],
  examples: [
    { name: 'Birth', input: { event: 'birth', eventOn: '2026-05-10' }, output: { windowDays: 30, requestBy: '2026-06-09' }, source: '29 CFR 2590.701-6(b)' },
    { name: 'A plan cannot go below the floor', input: { event: 'loss-of-medicaid-or-chip', eventOn: '2026-05-10', planWindowDays: 30 }, output: { windowDays: 60, requestBy: '2026-07-09' }, source: '29 CFR 2590.701-6' },
    { name: 'A plan gives more', input: { event: 'marriage', eventOn: '2026-05-10', planWindowDays: 60 }, output: { windowDays: 60, requestBy: '2026-07-09' }, source: '29 CFR 2590.701-6' },
    { name: 'Loss of Medicaid before that was a reason', input: { event: 'loss-of-medicaid-or-chip', eventOn: '2009-03-31' }, refused: 'rules.not_known_for_date', source: 'Children’s Health Insurance Program Reauthorization Act of 2009' },
  ],
}).formula(({ event, eventOn, planWindowDays }, { inForce, say }) => {
  const least = event === 'loss-of-medicaid-or-chip' || event === 'chip-premium-assistance' ? inForce(medicaidAndChip, eventOn).days : 30
  const windowDays = Math.max(least, planWindowDays ?? 0)
  const requestBy = addDays(eventOn, windowDays)
  say`The law gives at least ${least} days${planWindowDays === null ? '' : `, the plan ${planWindowDays}`}: ${windowDays} days.`
  say`From ${eventOn} until ${requestBy}.`
  return { windowDays, requestBy }
})

import { dayOf } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { choice, date, flag, whole } from '#shared/rule-fields.ts'
import { longer } from '#shared/terms.ts'

export default rule({
  id: 'de.leave-carry-over',
  title: 'Germany: carry-over',
  field: 'leave',
  source: { instrument: 'Mindesturlaubsgesetz für Arbeitnehmer (Bundesurlaubsgesetz, BUrlG)', section: '§7(3)', publisher: 'github.com/bundestag/gesetze, b/burlg/index.md', address: 'https://www.gesetze-im-internet.de/burlg/', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The law as it stands: §7(3) has no parameter that changes from year to year.',
  input: {
    leaveYear: whole('Calendar year of the leave', { min: 1963, max: 2198 }),
    ground: choice('Why it could not be taken', { operational: 'Urgent operational reasons', personal: 'Urgent personal reasons', none: 'Neither' }),
  },
  output: {
    carriedOver: flag('Carried over to the next year'),
    mustBeTakenBy: date('Last day on which it can be taken'),
  },
  terms: { mustBeTakenBy: longer('§13(1) sentence 3', 'A contract may not be worse for the employee; a collective agreement may differ from §7.', { instead: { by: 'agreement', section: '§13(1) sentence 1' } }) },
  limits: [
    'Leave lapses only if the employer asked the employee to take it and told them clearly that it would lapse otherwise (CJEU C-684/16).',
    'Leave for a part of the year under §5(1)(a) is carried over to the whole next year, if the employee asks for it (§7(3)).',
    'Leave of the long-term sick is another question: see eu.sick-leave-carry-over.',
  ],
  examples: [
    { name: 'Operational reasons', on: '2026-12-31', input: { leaveYear: 2026, ground: 'operational' }, output: { carriedOver: true, mustBeTakenBy: '2027-03-31' }, source: 'BUrlG §7(3)' },
    { name: 'Personal reasons', input: { leaveYear: 2026, ground: 'personal' }, output: { carriedOver: true, mustBeTakenBy: '2027-03-31' }, source: 'BUrlG §7(3)' },
    { name: 'No reason', input: { leaveYear: 2026, ground: 'none' }, output: { carriedOver: false, mustBeTakenBy: '2026-12-31' }, source: 'BUrlG §7(3)' },
  ],
}).formula(({ leaveYear, ground }, { say }) => {
  if (ground === 'none') {
    const mustBeTakenBy = dayOf(leaveYear, 12, 31)
    say`Without an urgent operational or personal reason leave is taken in its year, by ${mustBeTakenBy} (§7(3), first sentence).`
    return { carriedOver: false, mustBeTakenBy }
  }
  const mustBeTakenBy = dayOf(leaveYear + 1, 3, 31)
  say`For urgent ${ground} reasons leave is carried over, and taken in the first three months of the next year: by ${mustBeTakenBy} (§7(3), second and third sentence).`
  return { carriedOver: true, mustBeTakenBy }
})

import { rule } from '#shared/rule.ts'
import { number } from '#shared/rule-fields.ts'
import { moreFavourable } from '#shared/terms.ts'

export default rule({
  id: 'de.minimum-leave',
  title: 'Germany: minimum leave',
  field: 'leave',
  source: { instrument: 'Mindesturlaubsgesetz für Arbeitnehmer (Bundesurlaubsgesetz, BUrlG)', section: '§3', publisher: 'github.com/bundestag/gesetze, b/burlg/index.md', address: 'https://www.gesetze-im-internet.de/burlg/', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The law as it stands: §3 has no parameter that changes from year to year.',
  input: { workingDaysPerWeek: number('Working days a week', { above: 0, max: 7 }) },
  output: { days: number('Days of leave a year', { max: 28 }) },
  terms: { days: moreFavourable('§13(1)', 'Not even a collective agreement may give less than §3(1).') },
  limits: ['The law counts 24 working days (Werktage) in weeks of six; other weeks have as many weeks of leave.', 'The least that the law gives: contracts and collective agreements usually give more.', 'Young people and severely disabled people have more, by other laws.'],
  examples: [
    { name: 'Six days a week', input: { workingDaysPerWeek: 6 }, output: { days: 24 }, source: 'BUrlG §3' },
    { name: 'Five days a week', input: { workingDaysPerWeek: 5 }, output: { days: 20 }, source: 'BUrlG §3' },
    { name: 'Three days a week', input: { workingDaysPerWeek: 3 }, output: { days: 12 }, source: 'BUrlG §3' },
    { name: 'No working day', input: { workingDaysPerWeek: 0 }, refused: 'invalid', source: 'BUrlG §3' },
  ],
}).formula(({ workingDaysPerWeek }, { say }) => {
  const days = workingDaysPerWeek.times(24).over(6)
  say`${24} working days in weeks of ${6} (§3): 24 × ${workingDaysPerWeek} ÷ 6 = ${days} days.`
  return { days }
})

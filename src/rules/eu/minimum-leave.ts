import { rule } from '#shared/rule.ts'
import { number } from '#shared/rule-fields.ts'

export default rule({
  id: 'eu.minimum-leave',
  title: 'EU: four weeks of leave',
  field: 'leave',
  source: { instrument: 'Directive 2003/88/EC', section: 'Art 7: four weeks', publisher: 'bailii.org, as quoted in CJEU C-214/10 KHS v Schulte', address: 'https://beta.bailii.org/eu/cases/EUECJ/2011/C21410.html' },
  datedBy: 'The directive as it stands: the four weeks don’t change from year to year.',
  input: { workingDaysPerWeek: number('Working days a week', { above: 0, max: 7 }) },
  output: { days: number('Days of leave a year', { max: 28 }) },
  limits: ['The least in every member state. National law may give more, and is another question: see the rules of that country.', 'How much a part of a year gives, and until when it is to be taken, is for national law.'],
  examples: [
    { name: 'Five days a week', input: { workingDaysPerWeek: 5 }, output: { days: 20 }, source: 'Directive 2003/88/EC Art 7' },
    { name: 'Three days a week', input: { workingDaysPerWeek: 3 }, output: { days: 12 }, source: 'Directive 2003/88/EC Art 7' },
    { name: 'No working day', input: { workingDaysPerWeek: 0 }, refused: 'invalid', source: 'Directive 2003/88/EC Art 7' },
  ],
}).formula(({ workingDaysPerWeek }, { say }) => {
  const days = workingDaysPerWeek.times(4)
  say`${4} weeks of ${workingDaysPerWeek} working days: ${days} days.`
  return { days }
})

import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { choice, flag, unlessTold, whole } from '#shared/rule-fields.ts'
import { moreFavourable } from '#shared/terms.ts'
import { annualLeave, laws } from './tables/annual-leave.ts'

export default rule({
  id: 'in.annual-leave',
  title: 'India: annual leave with wages',
  field: 'leave',
  source: { instrument: 'Factories Act 1948; from 21 November 2025 Occupational Safety, Health and Working Conditions Code 2020', section: 's.79; s.32' },
  checkedOn: '2026-11-23',
  parameters: { annualLeave },
  input: {
    daysWorkedInPreviousYear: whole('Days worked in the previous calendar year', { max: 366 }),
    ageGroup: unlessTold(choice('Age group', { adult: 'Adult', young: 'Young: a child (Factories Act), an adolescent (OSH Code)' }), 'adult'),
  },
  output: {
    law: choice('Law', laws),
    qualifies: flag('Has worked long enough'),
    days: whole('Days of leave', { max: 25 }),
  },
  terms: { days: moreFavourable('Factories Act s.78(1); OSH Code s.120', 'An award, agreement or contract that gives more stays in force; one that gives less gives this.') },
  limits: ['Lay-off, maternity leave and earned leave count towards the days worked that qualify, but earn no leave: give the days that count for both.', 'Who joins during the year qualifies by a part of the rest of the year; that isn’t worked out here.', 'Workers below ground in a mine have one day for 15 days worked under the OSH Code: ask as for young workers.', 'State laws on shops and establishments are others.'],
  examples: [
    { name: '239 days worked, Factories Act', on: '2025-06-30', input: { daysWorkedInPreviousYear: 239 }, output: { law: 'factories-act-1948', qualifies: false, days: 0 }, source: 'Factories Act 1948 s.79, scribd.com/document/426054390/EL-under-Factories-Act-doc' },
    { name: '239 days worked, OSH Code', on: '2026-06-30', input: { daysWorkedInPreviousYear: 239 }, output: { law: 'osh-code-2020', qualifies: true, days: 12 }, source: 'OSH Code 2020 s.32, simpliance.in/blog/?p=915; in force 21 November 2025, english.rtvlive.com/?p=16074' },
    { name: 'Half a day counts as one', on: '2025-06-30', input: { daysWorkedInPreviousYear: 250 }, output: { law: 'factories-act-1948', qualifies: true, days: 13 }, source: 'Factories Act 1948 s.79(4)' },
    { name: 'An adolescent, 180 days worked', on: '2025-11-21', input: { daysWorkedInPreviousYear: 180, ageGroup: 'young' }, output: { law: 'osh-code-2020', qualifies: true, days: 12 }, source: 'OSH Code 2020 s.32' },
    { name: 'Before the law that is known', on: '1976-10-25', input: { daysWorkedInPreviousYear: 250 }, refused: 'rules.not_known_for_date', source: 'Factories Act 1948 s.79' },
  ],
}).formula(({ daysWorkedInPreviousYear, ageGroup }, { on, inForce, say }) => {
  const { law, section, daysToQualify, adultPer, youngPer } = inForce(annualLeave)
  say`On ${on} the ${laws[law]} applies; s.${section} asks for ${daysToQualify} days worked.`
  if (daysWorkedInPreviousYear < daysToQualify) {
    say`${daysWorkedInPreviousYear} days are fewer: ${0} days of leave.`
    return { law, qualifies: false, days: 0 }
  }
  const per = ageGroup === 'young' ? youngPer : adultPer
  const earned = exact(daysWorkedInPreviousYear).over(per), days = earned.rounded().toNumber()
  say`One day for ${per} days worked, ${daysWorkedInPreviousYear} ÷ ${per} = ${earned}; half a day or more counts as one, less is left out: ${days} days of leave.`
  return { law, qualifies: true, days }
})

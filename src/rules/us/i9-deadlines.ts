import { addDays } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, listOf, optional } from '#shared/rule-fields.ts'
import { isWeekend } from './tables/federal-holidays.ts'

export default rule({
  id: 'us.i9-deadlines',
  title: 'Form I-9: sections 1 and 2',
  field: 'immigration',
  source: { instrument: '8 CFR part 274a', section: '274a.2(b)(1)(i)–(ii)' },
  datedBy: 'The regulation as it stands: nothing in it changes from year to year.',
  input: {
    firstDayOfWork: date('First day of work for pay'),
    closedDays: optional(listOf('Weekdays on which the employer is closed', date('Closed'), { max: 400 })),
  },
  output: {
    section1By: date('Last day for section 1'),
    section2By: date('Last day for section 2'),
  },
  limits: ['Business days are Monday to Friday, save for the closed days given. A federal holiday counts unless the employer is closed on it.', 'Whoever is hired for less than three business days has section 2 done by the first day of work (274a.2(b)(1)(iii)).', 'Neither may begin before an offer is accepted.'],
  examples: [
    { name: 'Begins on a Monday', input: { firstDayOfWork: '2026-07-06', closedDays: [] }, output: { section1By: '2026-07-06', section2By: '2026-07-09' }, source: '8 CFR 274a.2(b)(1)' },
    { name: 'Begins before a long weekend', input: { firstDayOfWork: '2026-07-02', closedDays: ['2026-07-03'] }, output: { section1By: '2026-07-02', section2By: '2026-07-08' }, source: '8 CFR 274a.2(b)(1)' },
  ],
}).formula(({ firstDayOfWork, closedDays }, { say }) => {
  say`Section 1 by the first day of work for pay: ${firstDayOfWork} (274a.2(b)(1)(i)).`
  let section2By = firstDayOfWork
  for (let businessDays = 0; businessDays < 3;) {
    section2By = addDays(section2By, 1)
    if (!isWeekend(section2By) && !closedDays?.includes(section2By)) businessDays++
  }
  say`Section 2 within ${3} business days after it, Monday to Friday without closed days: ${section2By} (274a.2(b)(1)(ii)).`
  return { section1By: firstDayOfWork, section2By }
})

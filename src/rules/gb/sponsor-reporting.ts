import { addDays, weekdayOf, type Day } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { choice, date, listOf, optional, unlessTold, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'gb.sponsor-reporting',
  title: 'Sponsored workers: when to report',
  field: 'immigration',
  source: { instrument: 'Workers and Temporary Workers: guidance for sponsors', section: 'part 3', publisher: 'Home Office, quoted by narasolicitors.com', address: 'https://narasolicitors.com/blog/ensuring-compliance-reporting-unauthorised-absences-of-sponsored-workers', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The guidance as it stands: its periods have no parameters that change from year to year.',
  input: {
    event: choice('What happened', { 'unauthorised-absence': 'Absence without permission', 'late-start': 'Late start', 'change-of-circumstances': 'Change of circumstances' }),
    eventOn: date('First day of absence; the start date that counts (latest of certificate, visa start, grant); day of the change'),
    workingDays: unlessTold(listOf('Days of the week on which the worker works, 1 is Monday, 7 Sunday', whole('Day of the week', { min: 1, max: 7 }), { min: 1 }), [1, 2, 3, 4, 5]),
    bankHolidays: unlessTold(listOf('Bank holidays', date('Bank holiday')), []),
  },
  output: {
    tenthWorkingDayOn: optional(date('Tenth working day missed in a row')),
    mustStartBy: optional(date('Last day on which they must have started')),
    reportBy: date('Last day on which to report'),
  },
  limits: ['Working days for reporting are Monday to Friday without the bank holidays that are given. Days of absence are counted by the worker’s own days of the week, bank holidays among them: who doesn’t work on a bank holiday may count a day more.', 'Bank holidays differ between England and Wales, Scotland and Northern Ireland: give those that count.'],
  examples: [
    { name: 'A change of role, reported over Christmas', on: '2026-12-18', input: { event: 'change-of-circumstances', eventOn: '2026-12-18', bankHolidays: ['2026-12-25', '2026-12-28', '2027-01-01'] }, output: { reportBy: '2027-01-06' }, source: 'Sponsor guidance part 3: ten working days' },
    { name: 'Away from a Monday on', input: { event: 'unauthorised-absence', eventOn: '2026-06-01' }, output: { tenthWorkingDayOn: '2026-06-12', reportBy: '2026-06-26' }, source: 'Sponsor guidance part 3' },
    { name: 'Away, with two working days a week', input: { event: 'unauthorised-absence', eventOn: '2026-06-01', workingDays: [1, 2] }, output: { tenthWorkingDayOn: '2026-06-30', reportBy: '2026-07-14' }, source: 'Sponsor guidance part 3' },
    { name: 'Hasn’t started', input: { event: 'late-start', eventOn: '2026-06-01' }, output: { mustStartBy: '2026-06-29', reportBy: '2026-07-13' }, source: 'Sponsor guidance part 3' },
  ],
}).formula(({ event, eventOn, workingDays, bankHolidays }, { say }) => {
  const isReportingDay = (day: Day) => weekdayOf(day) <= 5 && !bankHolidays.includes(day)

  switch (event) {
    case 'unauthorised-absence': {
      const tenthWorkingDayOn = nthDay(10, eventOn, day => workingDays.includes(weekdayOf(day)))
      say`From ${eventOn}, the first day of absence, the tenth working day missed is ${tenthWorkingDayOn}.`
      return { tenthWorkingDayOn, reportBy: tenDaysAfter(tenthWorkingDayOn) }
    }
    case 'late-start': {
      const mustStartBy = addDays(eventOn, 28)
      say`They must start within ${28} days of ${eventOn}: by ${mustStartBy}.`
      return { mustStartBy, reportBy: tenDaysAfter(mustStartBy) }
    }
    case 'change-of-circumstances': return { reportBy: tenDaysAfter(eventOn) }
  }

  function tenDaysAfter(day: Day) {
    const reportBy = nthDay(10, addDays(day, 1), isReportingDay)
    say`Within ${10} working days, Monday to Friday without bank holidays, of ${day}: report by ${reportBy}.`
    return reportBy
  }
})

/** From `first` on, itself included. */
function nthDay(n: number, first: Day, counts: (day: Day) => boolean): Day {
  let day = first
  for (let counted = counts(day) ? 1 : 0; counted < n; counted += counts(day) ? 1 : 0) day = addDays(day, 1)
  return day
}

import { addDays, addMonths, completeYears, dateOf, dayOf, endOfMonth, lastOfMonths, monthOf, yearOf } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { choice, date, flag, text, unlessTold } from '#shared/rule-fields.ts'
import { longer } from '#shared/terms.ts'

/** Complete years of service and the months of notice by the employer, §622(2). */
const lengthening = [[20, 7], [15, 6], [12, 5], [10, 4], [8, 3], [5, 2], [2, 1]] as const

export default rule({
  id: 'de.notice-period',
  title: 'Germany: statutory notice',
  field: 'offboarding',
  source: { instrument: 'Bürgerliches Gesetzbuch (BGB)', section: '§622(1)–(3)', publisher: 'github.com/bundestag/gesetze, b/bgb' },
  datedBy: 'The law as it stands: the periods of §622 have no parameters that change from year to year.',
  input: {
    employedFrom: date('First day of employment'),
    noticeReceivedOn: date('Day on which the notice is received'),
    probation: unlessTold(flag('Within agreed probation'), false),
    givenBy: unlessTold(choice('Given by', { employer: 'Employer', employee: 'Employee' }), 'employer'),
  },
  output: {
    period: text('Period of notice'),
    employmentEndsOn: date('Last day of employment'),
  },
  terms: { employmentEndsOn: longer('§622(5) sentence 3', 'A contract may agree longer periods. It may agree shorter ones only for temporary help of up to three months, or from four weeks on where there are no more than 20 employees (§622(5) sentence 1), which isn’t judged here.', { instead: { by: 'agreement', section: '§622(4)' } }) },
  limits: ['The text in force now: an older one left out service before the age of 25.', 'Collective agreements may give shorter or longer periods (§622(4)); small businesses and temporary help may agree others (§622(5)).', 'A contract’s own period is held against this one notice; courts ask that it end later at any time of the year.', 'Notice that must be justified, and special protection against dismissal, are other questions.'],
  refusals: { probation_over: 'Probation lasts six months at most, and these are over. Ask without probation.' },
  examples: [
    { name: 'Notice by the employee: four weeks whatever the service', input: { employedFrom: '2005-10-10', noticeReceivedOn: '2026-03-10', givenBy: 'employee' }, output: { period: '4 weeks', employmentEndsOn: '2026-04-15' }, source: 'BGB §622(1)' },
    { name: 'Two years', input: { employedFrom: '2024-03-31', noticeReceivedOn: '2026-03-31' }, output: { period: '1 month', employmentEndsOn: '2026-04-30' }, source: 'BGB §622(2)' },
    { name: 'Twenty years', input: { employedFrom: '2005-10-10', noticeReceivedOn: '2026-03-10' }, output: { period: '7 months', employmentEndsOn: '2026-10-31' }, source: 'BGB §622(2)' },
    { name: 'In probation', input: { employedFrom: '2026-01-01', noticeReceivedOn: '2026-03-10', probation: true }, output: { period: '2 weeks', employmentEndsOn: '2026-03-24' }, source: 'BGB §622(3)' },
    { name: 'Probation of more than six months', input: { employedFrom: '2026-01-01', noticeReceivedOn: '2026-07-01', probation: true }, refused: 'probation_over', source: 'BGB §622(3)' },
  ],
}).formula(({ employedFrom, noticeReceivedOn, probation, givenBy }, { refuse, say }) => {
  if (probation) {
    if (noticeReceivedOn > lastOfMonths(employedFrom, 6)) return refuse('probation_over', 'probation')
    const employmentEndsOn = addDays(noticeReceivedOn, 14)
    say`In probation: ${2} weeks from ${noticeReceivedOn}, to any day: ${employmentEndsOn} (§622(3)).`
    return { period: '2 weeks', employmentEndsOn }
  }
  const years = Math.max(0, completeYears(employedFrom, noticeReceivedOn))
  const [, months = 0] = givenBy === 'employer' ? lengthening.find(([from]) => years >= from) ?? [] : []
  if (months === 0) {
    const earliest = addDays(noticeReceivedOn, 28)
    const employmentEndsOn = dateOf(earliest) <= 15 ? dayOf(yearOf(earliest), monthOf(earliest), 15) : endOfMonth(earliest)
    say`Notice by the ${givenBy} after ${years} complete years: ${4} weeks, to the 15th or the end of a month (§622(1)).`
    say`Four weeks from ${noticeReceivedOn} end on ${earliest}; the next such day is ${employmentEndsOn}.`
    return { period: '4 weeks', employmentEndsOn }
  }
  const employmentEndsOn = endOfMonth(addMonths(noticeReceivedOn, months))
  say`Notice by the employer after ${years} complete years: ${months === 1 ? '1 month' : `${months} months`}, to the end of a month (§622(2)).`
  say`From ${noticeReceivedOn} that is ${employmentEndsOn}.`
  return { period: months === 1 ? '1 month' : `${months} months`, employmentEndsOn }
})

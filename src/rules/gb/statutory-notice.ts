import { addDays, completeMonths, completeYears } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, whole } from '#shared/rule-fields.ts'
import { longer } from '#shared/terms.ts'

const noShorter = longer('s.86(3)', 'A provision for shorter notice has effect subject to the section; either side may waive notice or take pay instead.')

export default rule({
  id: 'gb.statutory-notice',
  title: 'Statutory notice by the employer',
  field: 'offboarding',
  source: { instrument: 'Employment Rights Act 1996', section: 's.86', publisher: 'legislation.gov.uk', address: 'https://legislation.gov.uk/ukpga/1996/18/part/IX/crossheading/minimum-period-of-notice', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The law as it stands: the periods of s.86 have no parameters that change from year to year.',
  input: {
    employedFrom: date('First day of continuous employment'),
    noticeGivenOn: date('Day on which notice is given'),
  },
  output: {
    weeks: whole('Weeks of notice'),
    completeYears: whole('Complete years of service'),
    noticeEndsOn: date('Earliest last day'),
  },
  terms: { weeks: noShorter, noticeEndsOn: noShorter },
  limits: ['Notice counts from the day after it is given: a week’s notice given on a Monday ends on the next Monday (Acas, “Giving notice and notice pay”).', 'Notice by the employee is one week after a month of service, whatever follows (s.86(2)); it isn’t worked out here.', 'A contract may give more; one that gives less gives this (s.86(3)).', 'Whether notice is needed at all, as after misconduct, is another question.'],
  refusals: { before_first_day: 'The notice is given before the first day of employment. Check both dates.' },
  examples: [
    { name: 'Three weeks of service', input: { employedFrom: '2026-05-25', noticeGivenOn: '2026-06-15' }, output: { weeks: 0, completeYears: 0 }, source: 'ERA 1996 s.86; gov.uk/redundancy-your-rights/notice-periods' },
    { name: 'One year and eleven months', input: { employedFrom: '2024-07-15', noticeGivenOn: '2026-06-15' }, output: { weeks: 1, completeYears: 1 }, source: 'ERA 1996 s.86; gov.uk/redundancy-your-rights/notice-periods' },
    { name: 'Five years and eleven months', input: { employedFrom: '2020-07-15', noticeGivenOn: '2026-06-15' }, output: { weeks: 5, completeYears: 5, noticeEndsOn: '2026-07-20' }, source: 'ERA 1996 s.86' },
    { name: 'Fifteen years', input: { employedFrom: '2011-06-15', noticeGivenOn: '2026-06-15' }, output: { weeks: 12, completeYears: 15 }, source: 'ERA 1996 s.86; gov.uk/redundancy-your-rights/notice-periods' },
    { name: 'Notice before the first day', input: { employedFrom: '2026-06-15', noticeGivenOn: '2026-06-14' }, refused: 'before_first_day', source: 'ERA 1996 s.86' },
  ],
}).formula(({ employedFrom, noticeGivenOn }, { refuse, say }) => {
  if (noticeGivenOn < employedFrom) return refuse('before_first_day', 'noticeGivenOn')
  const months = completeMonths(employedFrom, noticeGivenOn)
  const years = completeYears(employedFrom, noticeGivenOn)
  say`From ${employedFrom} to ${noticeGivenOn} are ${years} complete years, ${months} complete months.`

  if (months < 1) {
    say`Under one month of service no notice is due: ${0} weeks, so that it may end on ${noticeGivenOn}.`
    return { weeks: 0, completeYears: years, noticeEndsOn: noticeGivenOn }
  }
  if (years < 2) {
    say`From one month to under two years: ${1} week (s.86(1)(a)).`
    return { weeks: 1, completeYears: years, noticeEndsOn: until(1) }
  }
  const weeks = Math.min(years, 12)
  say`One week for each complete year, at most ${12}: ${weeks} weeks (s.86(1)(b), (c)).`
  return { weeks, completeYears: years, noticeEndsOn: until(weeks) }

  function until(weeks: number) {
    const last = addDays(noticeGivenOn, weeks * 7)
    say`From the day after ${noticeGivenOn} on these end on ${last}.`
    return last
  }
})

import { addDays, type Day } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, listOf, optional } from '#shared/rule-fields.ts'
import { isWeekend } from './tables/federal-holidays.ts'

export default rule({
  id: 'us.fmla-notices',
  title: 'FMLA: notices and certification',
  field: 'leave',
  source: { instrument: '29 CFR part 825 (Family and Medical Leave Act of 1993)', section: '825.300(b)(1), 825.300(d)(1), 825.305(b)', publisher: 'self-law.org, a research copy of the Code', address: 'https://self-law.org/code/us/cfr/t29/s%C2%A7%20825.305', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The regulation as it stands: its days don’t change from year to year.',
  input: {
    knownOn: date('Leave was asked for, or the employer learnt that it may be FMLA leave'),
    certificationAskedOn: optional(date('Certification was asked for')),
    enoughKnownOn: optional(date('Enough is known to say whether it is FMLA leave')),
    closedDays: optional(listOf('Weekdays on which the employer is closed', date('Closed'), { max: 400 })),
  },
  output: {
    eligibilityNoticeBy: date('Last day to say whether they are eligible'),
    certificationBy: optional(date('First day by which certification may be due')),
    designationNoticeBy: optional(date('Last day to say whether it is FMLA leave')),
  },
  limits: [
    'Business days are Monday to Friday, save for the closed days given. Extenuating circumstances aren’t weighed.',
    'A second eligibility notice in the same 12 months is due only if eligibility has changed.',
    'Certification: an employer may give longer, and has to where 15 days aren’t practicable in spite of good faith. Seven days to mend one that is incomplete aren’t counted here.',
    'Of 825.300(b) and (d) the days were read in accounts of it (louisianalawblog.com, helpdeskforhr.com), not in the Code itself.',
  ],
  examples: [
    { name: 'Asked on a Monday', input: { knownOn: '2026-01-05' }, output: { eligibilityNoticeBy: '2026-01-12', certificationBy: null, designationNoticeBy: null }, source: '29 CFR 825.300(b)(1)' },
    { name: 'Certified, with a closed day on the way', input: { knownOn: '2026-06-29', certificationAskedOn: '2026-07-01', enoughKnownOn: '2026-07-02', closedDays: ['2026-07-03'] }, output: { eligibilityNoticeBy: '2026-07-07', certificationBy: '2026-07-16', designationNoticeBy: '2026-07-10' }, source: '29 CFR 825.300(d)(1), 825.305(b)' },
  ],
}).formula(({ knownOn, certificationAskedOn, enoughKnownOn, closedDays }, { say }) => {
  const eligibilityNoticeBy = fiveBusinessDaysAfter(knownOn), certificationBy = certificationAskedOn && addDays(certificationAskedOn, 15), designationNoticeBy = enoughKnownOn && fiveBusinessDaysAfter(enoughKnownOn)
  say`Whether they are eligible, within ${5} business days after ${knownOn}: ${eligibilityNoticeBy} (825.300(b)(1)).`
  if (certificationBy) say`Certification, ${15} days of the calendar after ${certificationAskedOn!}: ${certificationBy} (825.305(b)).`
  if (designationNoticeBy) say`Whether it is FMLA leave, within ${5} business days after ${enoughKnownOn!}: ${designationNoticeBy} (825.300(d)(1)).`
  return { eligibilityNoticeBy, certificationBy: certificationBy ?? null, designationNoticeBy: designationNoticeBy ?? null }

  function fiveBusinessDaysAfter(from: Day) {
    let day = from
    for (let left = 5; left > 0;) {
      day = addDays(day, 1)
      if (!isWeekend(day) && !closedDays?.includes(day)) left--
    }
    return day
  }
})

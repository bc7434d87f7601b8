import { lastOfMonths } from '#shared/calendar.ts'
import { exact, highest, lowest } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { date, number } from '#shared/rule-fields.ts'

const together = 26, others = 12

export default rule({
  id: 'us.fmla-caregiver',
  title: 'FMLA: care for a servicemember',
  field: 'leave',
  source: { instrument: 'Family and Medical Leave Act of 1993, 29 USC 2612', section: '(a)(3) and (a)(4); DOL Fact Sheet 28M(a), March 2025, on 29 CFR 825.127', publisher: 'github.com/codexstanford/markdonw-chunck-of-the-usa-code, chuncks/title-29/chunck-1911.md; webapps.dol.gov', address: 'https://webapps.dol.gov/elaws/whd/fmla/11b11a.aspx', readOn: '2026-11-24' },
  checkedOn: '2026-11-24',
  datedBy: 'The Act as it stands: the 26 weeks don’t change from year to year.',
  input: {
    firstLeaveOn: date('First day of leave to care for the servicemember'),
    asOf: date('Day before which leave is counted'),
    caregiverWeeks: number('Weeks of it taken in the period', { max: 60 }),
    otherWeeks: number('Weeks of other FMLA leave taken in the period', { max: 60 }),
  },
  output: {
    periodEndsOn: date('Last day of the single 12 months'),
    usedWeeks: number('Weeks used of the 26'),
    availableWeeks: number('Weeks available', { max: together }),
    otherAvailableWeeks: number('Of them for other reasons', { max: others }),
  },
  limits: [
    'Who is a covered servicemember, a veteran among them, and who may care for one, is another question; so is who is eligible: us.fmla-eligibility.',
    'It is for one servicemember and one injury or illness; another may begin a period of its own, never more than 26 weeks in one.',
    'What is left at the end of the period is forfeited.',
    'The 12 weeks for other reasons also have the employer’s own 12 months: us.fmla-entitlement.',
    'Spouses who work for the same employer may have fewer between them; that isn’t covered.',
  ],
  refusals: { before: 'That is before the leave begins: ask for its first day or later.', over: 'The single 12 months are over, and what was left of them is forfeited. Leave for another servicemember or injury begins a period of its own.' },
  examples: [
    { name: 'Twenty weeks, and two for oneself', input: { firstLeaveOn: '2025-07-15', asOf: '2026-02-02', caregiverWeeks: 20, otherWeeks: 2 }, output: { periodEndsOn: '2026-07-14', usedWeeks: 22, availableWeeks: 4, otherAvailableWeeks: 4 }, source: 'DOL Fact Sheet 28M(a): Hamza' },
    { name: 'Twenty weeks', input: { firstLeaveOn: '2025-07-15', asOf: '2026-01-05', caregiverWeeks: 20, otherWeeks: 0 }, output: { usedWeeks: 20, availableWeeks: 6, otherAvailableWeeks: 6 }, source: 'DOL Fact Sheet 28M(a): Hamza' },
    { name: 'Twelve weeks for other reasons leave fourteen for care', input: { firstLeaveOn: '2025-07-15', asOf: '2026-01-05', caregiverWeeks: 0, otherWeeks: 12 }, output: { usedWeeks: 12, availableWeeks: 14, otherAvailableWeeks: 0 }, source: '29 USC 2612(a)(1), (4)' },
    { name: 'On the last day of the period', input: { firstLeaveOn: '2025-07-15', asOf: '2026-07-14', caregiverWeeks: 25, otherWeeks: 0 }, output: { availableWeeks: 1 }, source: '29 USC 2612(a)(3)' },
    { name: 'After it', input: { firstLeaveOn: '2025-07-15', asOf: '2026-07-15', caregiverWeeks: 25, otherWeeks: 0 }, refused: 'over', source: '29 USC 2612(a)(3)' },
    { name: 'Before it', input: { firstLeaveOn: '2025-07-15', asOf: '2025-07-14', caregiverWeeks: 0, otherWeeks: 0 }, refused: 'before', source: '29 USC 2612(a)(3)' },
  ],
}).formula(({ firstLeaveOn, asOf, caregiverWeeks, otherWeeks }, { refuse, say }) => {
  const periodEndsOn = lastOfMonths(firstLeaveOn, 12)
  if (asOf < firstLeaveOn) return refuse('before', 'asOf')
  if (asOf > periodEndsOn) return refuse('over', 'asOf')
  say`The single 12 months begin with the first day of that leave, ${firstLeaveOn}, and end on ${periodEndsOn}, whichever way the employer counts other leave ((a)(3)).`
  const usedWeeks = caregiverWeeks.plus(otherWeeks), availableWeeks = highest(0, exact(together).minus(usedWeeks)), otherAvailableWeeks = lowest(availableWeeks, highest(0, exact(others).minus(otherWeeks)))
  say`Before ${asOf}, ${caregiverWeeks} weeks of care and ${otherWeeks} weeks for other reasons make ${usedWeeks}; of ${together} together ${availableWeeks} are left ((a)(4)).`
  say`Of these no more than ${others} may be for other reasons ((a)(1)): ${otherAvailableWeeks} are left for them.`
  return { periodEndsOn, usedWeeks, availableWeeks, otherAvailableWeeks }
})

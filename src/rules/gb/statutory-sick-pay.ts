import { addDays, daysBetween, daysFromTo, weekdayOf, type Day } from '#shared/calendar.ts'
import { exact, lowest, type Exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { date, flag, lines, listOf, money, unlessTold, whole } from '#shared/rule-fields.ts'
import { joined, type Spell } from '#shared/spells.ts'
import { moreFavourable } from '#shared/terms.ts'
import { sickPay, sickPayTerms } from './tables/statutory-pay.ts'

const reform = '2026-04-06'
const tests = 'alphagov/smart-answers, statutory_sick_pay_calculator_test.rb'

export default rule({
  id: 'gb.statutory-sick-pay',
  title: 'Statutory sick pay',
  field: 'payroll',
  source: { instrument: 'Social Security Contributions and Benefits Act 1992, amended by the Employment Rights Act 2025', section: 'Part XI; worked as GOV.UK’s statutory sick pay calculator does', publisher: 'GOV.UK: alphagov/smart-answers, lib/smart_answer/calculators/statutory_sick_pay_calculator.rb', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The law is picked by the first day of the absence, the weekly rate by each day that is paid.',
  parameters: { sickPay, sickPayTerms },
  input: {
    startsOn: date('First day of sickness'),
    endsOn: date('Last day of sickness'),
    workingDays: listOf('Qualifying days of the week, 1 is Monday, 7 Sunday', whole('Day of the week', { min: 1, max: 7 }), { min: 1 }),
    averageWeeklyEarnings: money('Average weekly earnings'),
    earlierSickness: unlessTold(lines('Earlier absences; those that link are counted', { startsOn: date('First day'), endsOn: date('Last day') }), []),
  },
  output: {
    eligible: flag('Something is payable'),
    linkedQualifyingDays: whole('Qualifying days in linked earlier absences'),
    waitingDays: whole('Waiting days', { max: 3 }),
    qualifyingDays: whole('Qualifying days in this absence'),
    daysPaid: whole('Days paid', { max: 196 }),
    pay: money('Statutory sick pay'),
  },
  terms: { pay: moreFavourable('s.151(2)', 'An agreement to exclude or limit it is void.') },
  limits: [
    'Whether sickness was notified and proved in time, and who is no employee at all, are other questions.',
    'Earlier absences that adjoin or overlap each other, or adjoin this one, count as one.',
    'Of linked days, three are taken as unpaid before the limit of 28 weeks, also where all of them fell after 6 April 2026.',
    'Special rules on coronavirus, under which there were no waiting days, are not covered.',
  ],
  refusals: {
    ends_before_start: 'A last day of sickness is before its first. Check both dates.',
    earlier_not_before: 'Earlier sickness does not end before this one begins. Give it as part of this one, or correct its last day.',
    across_reform: 'The sickness begins before 6 April 2026 and ends on or after it: the law changed on that day, and what applies to both parts together is not covered. Work it out by hand from the Employment Rights Act 2025.',
  },
  examples: [
    { name: 'Five days that link to five earlier ones', input: { startsOn: '2012-10-01', endsOn: '2012-10-07', workingDays: [1, 2, 3, 4, 5], averageWeeklyEarnings: '500.00', earlierSickness: [{ startsOn: '2012-09-01', endsOn: '2012-09-07' }] }, output: { eligible: true, linkedQualifyingDays: 5, waitingDays: 0, qualifyingDays: 5, daysPaid: 5, pay: '85.85' }, source: tests },
    { name: 'Waiting days only', input: { startsOn: '2012-04-06', endsOn: '2012-04-12', workingDays: [1, 2, 3], averageWeeklyEarnings: '500.00' }, output: { eligible: false, linkedQualifyingDays: 0, waitingDays: 3, qualifyingDays: 3, daysPaid: 0, pay: '0.00' }, source: tests },
    { name: '28 weeks at most', input: { startsOn: '2012-04-06', endsOn: '2012-12-06', workingDays: [1, 2, 3, 4, 5], averageWeeklyEarnings: '500.00' }, output: { eligible: true, linkedQualifyingDays: 0, qualifyingDays: 175, daysPaid: 140, pay: '2403.80' }, source: tests },
    { name: 'The rate rises during the sickness', input: { startsOn: '2013-03-26', endsOn: '2013-04-12', workingDays: [2, 3, 4], averageWeeklyEarnings: '500.00' }, output: { linkedQualifyingDays: 0, daysPaid: 6, pay: '172.55' }, source: tests },
    { name: 'Earnings below the lower earnings limit', input: { startsOn: '2025-06-02', endsOn: '2025-06-13', workingDays: [1, 2, 3, 4, 5], averageWeeklyEarnings: '124.99' }, output: { eligible: false, daysPaid: 0, pay: '0.00' }, source: 'SSCBA 1992 Part XI' },
    { name: 'Three days in a row, before the reform', input: { startsOn: '2025-06-02', endsOn: '2025-06-04', workingDays: [1, 2, 3, 4, 5], averageWeeklyEarnings: '500.00' }, output: { eligible: false, qualifyingDays: 3, daysPaid: 0, pay: '0.00' }, source: 'SSCBA 1992' },
    { name: 'One day, after the reform', input: { startsOn: '2026-06-02', endsOn: '2026-06-02', workingDays: [1, 2, 3, 4, 5], averageWeeklyEarnings: '250.00' }, output: { eligible: true, waitingDays: 0, qualifyingDays: 1, daysPaid: 1, pay: '24.65' }, source: 'Employment Rights Act 2025' },
    { name: 'Low earnings, after the reform: 80% of them', input: { startsOn: '2026-06-01', endsOn: '2026-06-05', workingDays: [1, 2, 3, 4, 5], averageWeeklyEarnings: '100.00' }, output: { eligible: true, daysPaid: 5, pay: '80.00' }, source: 'Employment Rights Act 2025' },
    { name: 'A year whose rate is not known yet', input: { startsOn: '2027-04-05', endsOn: '2027-04-09', workingDays: [1, 2, 3, 4, 5], averageWeeklyEarnings: '500.00' }, refused: 'rules.not_known_for_date', source: 'SSCBA 1992' },
    { name: 'Across the reform', input: { startsOn: '2026-04-02', endsOn: '2026-04-10', workingDays: [1, 2, 3, 4, 5], averageWeeklyEarnings: '500.00' }, refused: 'across_reform', source: 'Employment Rights Act 2025' },
    { name: 'Ends before it begins', input: { startsOn: '2026-06-05', endsOn: '2026-06-04', workingDays: [1], averageWeeklyEarnings: '500.00' }, refused: 'ends_before_start', source: 'SSCBA 1992 Part XI' },
    { name: 'Earlier sickness that overlaps', input: { startsOn: '2026-06-05', endsOn: '2026-06-12', workingDays: [1], averageWeeklyEarnings: '500.00', earlierSickness: [{ startsOn: '2026-06-01', endsOn: '2026-06-05' }] }, refused: 'earlier_not_before', source: 'SSCBA 1992 Part XI' },
  ],
}).formula(({ startsOn, endsOn, workingDays, averageWeeklyEarnings, earlierSickness }, { inForce, refuse, say }) => {
  if (endsOn < startsOn) return refuse('ends_before_start', 'endsOn')
  if (earlierSickness.some(spell => spell.endsOn < spell.startsOn)) return refuse('ends_before_start', 'earlierSickness')
  if (earlierSickness.some(spell => spell.endsOn >= startsOn)) return refuse('earlier_not_before', 'earlierSickness')
  const earlier = joined(earlierSickness), last = earlier.at(-1)
  const beganOn = last && addDays(last.endsOn, 1) === startsOn ? last.startsOn : startsOn
  if (beganOn < reform && endsOn >= reform) return refuse('across_reform', 'endsOn')

  const terms = inForce(sickPayTerms, startsOn), { lowerEarningsLimit } = inForce(sickPay, startsOn)
  const days = daysFromTo(beganOn, endsOn), isPeriod = days >= terms.shortestPeriod
  say`From ${beganOn} to ${endsOn} are ${days} days in a row; ${terms.shortestPeriod} or more are a period of incapacity.`

  const week = new Set(workingDays)
  const qualifying = ({ startsOn, endsOn }: Spell) => {
    const rest = daysFromTo(startsOn, endsOn) % 7
    return Math.floor(daysFromTo(startsOn, endsOn) / 7) * week.size + daysFrom(startsOn, rest).filter(day => week.has(weekdayOf(day))).length
  }
  const linkedQualifyingDays = linked().reduce((all, spell) => all + qualifying(spell), 0)
  const waitingDays = Math.max(0, terms.waitingDays - linkedQualifyingDays)
  const qualifyingDays = qualifying({ startsOn, endsOn })
  say`Earlier periods of incapacity, each at most ${56} days before the next, are linked: ${linkedQualifyingDays} qualifying days in them.`
  say`This absence has ${qualifyingDays} qualifying days, at ${week.size} a week; ${waitingDays} waiting days are left.`

  if (!isPeriod) return nothing('the sickness is too short for a period of incapacity')
  if (lowerEarningsLimit?.isAbove(averageWeeklyEarnings)) return nothing(`average earnings are £${averageWeeklyEarnings.toMoney()}, below the lower earnings limit of £${lowerEarningsLimit.toMoney()}`)
  if (averageWeeklyEarnings.is(0)) return nothing('there are no earnings of which it could be a part')
  const most = 28 * week.size, left = Math.max(0, most - Math.max(0, linkedQualifyingDays - 3))
  say`At most ${28} weeks are paid, ${most} days; less linked qualifying days beyond ${3}, ${left} are left.`
  const payable = payableDays(left)
  if (payable.length === 0) return nothing('no qualifying day is left after waiting days and the limit')

  const ofEarnings = terms.percentOfEarnings?.times(averageWeeklyEarnings).over(100)
  if (ofEarnings) say`The weekly rate is no more than ${terms.percentOfEarnings!}% of £${averageWeeklyEarnings.toMoney()}, £${ofEarnings}.`
  for (const day of payable.filter((day, at) => at === 0 || !rateOn(day).is(rateOn(payable[at - 1]!)))) say`From ${day} the weekly rate is £${rateOn(day)}; by ${week.size} working days, cut to four decimals, £${daily(day)} a day.`
  const pay = weeks(payable).reduce((all, each) => all.plus(paid(each)), exact(0))
  say`${payable.length} days are paid; the weeks together are £${pay.toMoney()}.`
  return { eligible: true, linkedQualifyingDays, waitingDays, qualifyingDays, daysPaid: payable.length, pay }

  function nothing(reason: string) {
    say`Nothing is payable: ${reason}. That makes ${0} days, £${'0.00'}.`
    return { eligible: false, linkedQualifyingDays, waitingDays, qualifyingDays, daysPaid: 0, pay: 0 }
  }

  /** Backwards from this absence, as long as no more than 56 days lie between. */
  function linked(): Spell[] {
    const chain: Spell[] = []
    let next = startsOn
    for (const spell of earlier.toReversed()) {
      const between = daysBetween(spell.endsOn, next) - 1
      if (between > 56) break
      if (between > 0 && daysFromTo(spell.startsOn, spell.endsOn) < inForce(sickPayTerms, spell.endsOn).shortestPeriod) continue
      chain.push(spell)
      next = spell.startsOn
    }
    return chain
  }

  function payableDays(most: number): Day[] {
    const days: Day[] = []
    for (let day = startsOn; day <= endsOn && days.length < waitingDays + most; day = addDays(day, 1)) if (week.has(weekdayOf(day))) days.push(day)
    return days.slice(waitingDays)
  }

  /** A week is summed and rounded up to the penny. */
  function paid({ saturday, days }: { saturday: Day; days: Day[] }): Exact {
    const total = days.reduce((all, day) => all.plus(daily(day)), exact(0)), up = total.roundedUp(0.01)
    say`In the week to Saturday, ${saturday}, days paid: ${days.length}. They make £${total}, rounded up £${up.toMoney()}.`
    return up
  }

  function rateOn(day: Day): Exact {
    const { weekly } = inForce(sickPay, day)
    return ofEarnings ? lowest(weekly, ofEarnings) : weekly
  }

  function daily(day: Day): Exact { return rateOn(day).over(week.size).roundedDown(0.0001) }
})

const daysFrom = (first: Day, count: number): Day[] => Array.from({ length: count }, (_, at) => addDays(first, at))

/** The days by weeks from Sunday to Saturday. */
function weeks(days: readonly Day[]): { saturday: Day; days: Day[] }[] {
  const found: { saturday: Day; days: Day[] }[] = []
  for (const day of days) {
    const saturday = addDays(day, (13 - weekdayOf(day)) % 7)
    if (found.at(-1)?.saturday === saturday) found.at(-1)!.days.push(day)
    else found.push({ saturday, days: [day] })
  }
  return found
}

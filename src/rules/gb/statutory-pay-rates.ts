import { rule } from '#shared/rule.ts'
import { money, optional, whole } from '#shared/rule-fields.ts'
import { parentalPay, sickPay, sickPayTerms } from './tables/statutory-pay.ts'

export default rule({
  id: 'gb.statutory-pay-rates',
  title: 'Statutory pay rates',
  field: 'payroll',
  source: { instrument: 'Social Security Contributions and Benefits Act 1992', section: 'ss.157, 166, 171ZE, 171ZY', publisher: 'GOV.UK rates' },
  checkedOn: '2026-11-23',
  parameters: { sickPay, sickPayTerms, parentalPay },
  input: {},
  output: {
    sickPayWeekly: money('Sick pay a week'),
    sickPayLowerEarningsLimit: optional(money('Average weekly earnings below which no sick pay is due')),
    sickPayWaitingDays: whole('Waiting days before sick pay'),
    parentalPayFlatWeekly: money('Flat rate of maternity, paternity and shared parental pay a week'),
  },
  limits: ['Answers for days on which both sick pay and parental pay are known: from 7 April 2024. Earlier sick pay is in gb.statutory-sick-pay.', 'Parental pay moves with the uprating week, which may begin some days before or after 6 April.'],
  examples: [
    { name: '2026-27', on: '2026-06-01', input: {}, output: { sickPayWeekly: '123.25', sickPayLowerEarningsLimit: null, sickPayWaitingDays: 0, parentalPayFlatWeekly: '194.32' }, source: 'alphagov/smart-answers, rates/statutory_sick_pay.yml, maternity_pay_calculator.rb' },
    { name: '2025-26', on: '2025-06-01', input: {}, output: { sickPayWeekly: '118.75', sickPayLowerEarningsLimit: '125.00', sickPayWaitingDays: 3, parentalPayFlatWeekly: '187.18' }, source: 'alphagov/smart-answers, rates/statutory_sick_pay.yml, maternity_pay_calculator.rb' },
    { name: 'The uprating week begins a day before the new sick pay', on: '2026-04-05', input: {}, output: { sickPayWeekly: '118.75', sickPayWaitingDays: 3, parentalPayFlatWeekly: '194.32' }, source: 'SSCBA 1992' },
    { name: 'Before the first rates that are known', on: '2024-04-06', input: {}, refused: 'rules.not_known_for_date', source: 'SSCBA 1992' },
    { name: 'A year whose rates are not known yet', on: '2027-04-06', input: {}, refused: 'rules.not_known_for_date', source: 'SSCBA 1992' },
  ],
}).formula((_, { on, inForce, say }) => {
  const { weekly, lowerEarningsLimit } = inForce(sickPay)
  const { waitingDays } = inForce(sickPayTerms)
  const { flatWeekly } = inForce(parentalPay)
  say`On ${on} sick pay is £${weekly.toMoney()} a week, after ${waitingDays} waiting days.`
  if (lowerEarningsLimit) say`It is due from average earnings of £${lowerEarningsLimit.toMoney()} a week on, the lower earnings limit.`
  else say`No earnings are too low for it: there is no lower earnings limit any more.`
  say`The flat rate of maternity, paternity and shared parental pay is £${flatWeekly.toMoney()} a week.`
  return { sickPayWeekly: weekly, sickPayLowerEarningsLimit: lowerEarningsLimit, sickPayWaitingDays: waitingDays, parentalPayFlatWeekly: flatWeekly }
})

import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { choice, money, number } from '#shared/rule-fields.ts'

/** Days that a pay period counts, reg 6. */
const daysIn = { week: 7, fortnight: 14, 'four-weeks': 28, month: 30.44, year: 365.25 } as const

export default rule({
  id: 'gb.gender-pay-gap-hourly-rate',
  title: 'Gender pay gap: hourly rate',
  field: 'inclusion',
  source: { instrument: 'Equality Act 2010 (Gender Pay Gap Information) Regulations 2017 (SI 2017/172)', section: 'regs 6–7', publisher: 'legislation.gov.uk', address: 'https://www.legislation.gov.uk/uksi/2017/172' },
  datedBy: 'The regulations as they stand: nothing in them changes from year to year.',
  input: {
    pay: money('Ordinary pay and bonus of the pay period'),
    payPeriod: choice('Pay period', { week: 'Week', fortnight: 'Two weeks', 'four-weeks': 'Four weeks', month: 'Month', year: 'Year' }),
    weeklyHours: number('Weekly working hours', { above: 0, max: 168 }),
  },
  output: {
    daysInPeriod: number('Days in the pay period'),
    weeklyPay: money('Pay a week'),
    hourlyPay: money('Pay an hour'),
  },
  limits: ['A bonus for a longer time than the pay period is brought down to the pay period before.', 'Weekly hours without normal working hours are a mean over twelve weeks (reg 7), worked out before.'],
  examples: [
    { name: '£2,000 a month for 37½ hours', on: '2026-04-05', input: { pay: '2000.00', payPeriod: 'month', weeklyHours: 37.5 }, output: { daysInPeriod: 30.44, weeklyPay: '459.92', hourlyPay: '12.26' }, source: 'SI 2017/172 reg 6; help-selectpay.theaccessgroup.com/en/articles/12050510-gender-pay-gap-calculation' },
    { name: '£400 a week for 40 hours', input: { pay: '400.00', payPeriod: 'week', weeklyHours: 40 }, output: { daysInPeriod: 7, weeklyPay: '400.00', hourlyPay: '10.00' }, source: 'SI 2017/172 reg 6' },
    { name: 'No weekly hours', input: { pay: '400.00', payPeriod: 'week', weeklyHours: 0 }, refused: 'invalid', source: 'SI 2017/172 reg 7' },
  ],
}).formula(({ pay, payPeriod, weeklyHours }, { say }) => {
  const daysInPeriod = exact(daysIn[payPeriod])
  const weekly = pay.times(7).over(daysInPeriod), hourly = weekly.over(weeklyHours)
  const weeklyPay = weekly.rounded(0.01), hourlyPay = hourly.rounded(0.01)
  say`£${pay.toMoney()} × 7 ÷ ${daysInPeriod} days is £${weekly} a week, rounded £${weeklyPay.toMoney()} (reg 6).`
  say`Before rounding, by ${weeklyHours} hours: £${hourly} an hour, rounded £${hourlyPay.toMoney()}.`
  return { daysInPeriod, weeklyPay, hourlyPay }
})

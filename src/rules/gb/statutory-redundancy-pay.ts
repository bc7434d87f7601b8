import { exact, lowest } from '#shared/exact.ts'
import { rates } from '#shared/rates.ts'
import { rule } from '#shared/rule.ts'
import { choice, flag, money, number, unlessTold, whole } from '#shared/rule-fields.ts'
import { moreFavourable } from '#shared/terms.ts'

const values = { weeklyLimit: money('Most that counts as a week’s pay') }
const orders = { instrument: 'Employment Rights (Increase of Limits) Orders', section: 'Employment Rights Act 1996 s.227' }
/** As GOV.UK's calculator has them; it keeps the latest years only. */
const published = { ...orders, publisher: 'GOV.UK: alphagov/smart-answers, config/smart_answers/rates/redundancy_pay.yml', readOn: '2026-11-22' }

const greatBritain = rates({
  id: 'gb.week-pay-limit', title: 'Limit of a week’s pay, Great Britain', values, rhythm: 'yearly', until: '2027-04-05',
  source: orders,
  rows: [
    { from: '2012-02-01', weeklyLimit: '430.00' },
    { from: '2013-02-01', weeklyLimit: '450.00' },
    { from: '2014-04-06', weeklyLimit: '464.00' },
    { from: '2015-04-06', weeklyLimit: '475.00' },
    { from: '2016-04-06', weeklyLimit: '479.00' },
    { from: '2017-04-06', weeklyLimit: '489.00' },
    { from: '2018-04-06', weeklyLimit: '508.00' },
    { from: '2019-04-06', weeklyLimit: '525.00', source: published },
    { from: '2020-04-06', weeklyLimit: '538.00', source: published },
    { from: '2021-04-06', weeklyLimit: '544.00', source: published },
    { from: '2022-04-06', weeklyLimit: '571.00', source: published },
    { from: '2023-04-06', weeklyLimit: '643.00', source: published },
    { from: '2024-04-06', weeklyLimit: '700.00', source: published },
    { from: '2025-04-06', weeklyLimit: '719.00', source: published },
    { from: '2026-04-06', weeklyLimit: '751.00', source: published },
  ],
})

const northernIreland = rates({
  id: 'gb.week-pay-limit-northern-ireland', title: 'Limit of a week’s pay, Northern Ireland', values, rhythm: 'yearly', until: '2027-04-05',
  source: { instrument: 'Employment Rights (Increase of Limits) Orders (Northern Ireland)', publisher: 'GOV.UK: alphagov/smart-answers, config/smart_answers/rates/redundancy_pay_northern_ireland.yml', readOn: '2026-11-22' },
  rows: [
    { from: '2019-04-06', weeklyLimit: '547.00' },
    { from: '2020-04-06', weeklyLimit: '560.00' },
    { from: '2021-04-06', weeklyLimit: '566.00' },
    { from: '2022-04-06', weeklyLimit: '594.00' },
    { from: '2023-04-06', weeklyLimit: '669.00' },
    { from: '2024-04-06', weeklyLimit: '729.00' },
    { from: '2025-04-06', weeklyLimit: '749.00' },
    { from: '2026-04-06', weeklyLimit: '783.00' },
  ],
})

export default rule({
  id: 'gb.statutory-redundancy-pay',
  title: 'Statutory redundancy pay',
  field: 'offboarding',
  source: { instrument: 'Employment Rights Act 1996', section: 'ss.155, 162, 227', publisher: 'legislation.gov.uk', address: 'https://www.legislation.gov.uk/ukpga/1996/18' },
  checkedOn: '2026-11-22',
  alsoIn: ['GB-NIR'],
  parameters: { 'great-britain': greatBritain, 'northern-ireland': northernIreland },
  input: {
    ageAtDismissal: whole('Age at dismissal', { max: 120 }),
    completeYears: whole('Complete years of continuous service', { max: 107 }),
    weeklyPay: money('A week’s pay'),
    region: unlessTold(choice('Region', { 'great-britain': 'Great Britain', 'northern-ireland': 'Northern Ireland' }), 'great-britain'),
  },
  output: {
    eligible: flag('Redundancy pay is due'),
    weeks: number('Weeks of pay'),
    weeklyLimit: money('Limit of a week’s pay'),
    weeklyPayUsed: money('A week’s pay that counts'),
    pay: money('Redundancy pay'),
  },
  terms: { pay: moreFavourable('s.203(1)', 'A provision that excludes or limits the Act is void; employers often pay more.') },
  limits: ['The day whose law applies is the date of dismissal.', 'The limits of 2014 to 2018 were taken over from a list, not read at a publisher.', 'An amount between two pennies is rounded to the nearest, half a penny up.'],
  refusals: { service_from_childhood: 'The service would have begun under the age of 13. Check age and years of service.' },
  examples: [
    { name: 'Age 42, 22 years, £500 a week, limit £450', on: '2013-06-01', input: { ageAtDismissal: 42, completeYears: 22, weeklyPay: '500.00' }, output: { eligible: true, weeks: 20.5, weeklyLimit: '450.00', pay: '9225.00' }, source: 'alphagov/smart-answers, redundancy_calculator_test.rb' },
    { name: 'Age 23, 2 years, £400 a week', on: '2026-06-01', input: { ageAtDismissal: 23, completeYears: 2, weeklyPay: '400.00' }, output: { eligible: true, weeks: 1.5, weeklyLimit: '751.00', pay: '600.00' }, source: 'alphagov/smart-answers, rates/redundancy_pay.yml' },
    { name: 'Most in 2025-26, Northern Ireland', on: '2025-06-01', input: { ageAtDismissal: 64, completeYears: 20, weeklyPay: '2000.00', region: 'northern-ireland' }, output: { weeks: 30, weeklyLimit: '749.00', pay: '22470.00' }, source: 'alphagov/smart-answers, rates/redundancy_pay_northern_ireland.yml' },
    { name: 'One year of service', on: '2026-06-01', input: { ageAtDismissal: 30, completeYears: 1, weeklyPay: '500.00' }, output: { eligible: false, weeks: 0, pay: '0.00' }, source: 'ERA 1996 s.155' },
    { name: 'Before the first limit that is known', on: '2011-06-01', input: { ageAtDismissal: 30, completeYears: 5, weeklyPay: '500.00' }, refused: 'rules.not_known_for_date', source: 'ERA 1996 s.227' },
    { name: 'Working since the age of ten', on: '2026-06-01', input: { ageAtDismissal: 30, completeYears: 20, weeklyPay: '500.00' }, refused: 'service_from_childhood', source: 'ERA 1996 s.162' },
  ],
}).formula(({ ageAtDismissal, completeYears, weeklyPay, region }, { inForce, refuse, say }) => {
  if (ageAtDismissal - completeYears < 13) return refuse('service_from_childhood', 'completeYears')
  const { weeklyLimit } = inForce(region === 'northern-ireland' ? northernIreland : greatBritain)
  const weeklyPayUsed = lowest(weeklyPay, weeklyLimit)
  say`A week’s pay is £${weeklyPay.toMoney()}, of which at most £${weeklyLimit.toMoney()} counts: £${weeklyPayUsed.toMoney()} (s.227).`

  if (completeYears < 2) {
    say`With ${completeYears} complete years, fewer than ${2}, no redundancy pay is due (s.155): ${0} weeks, £${'0.00'}.`
    return { eligible: false, weeks: 0, weeklyLimit, weeklyPayUsed, pay: 0 }
  }
  let oldest = 0, middle = 0, youngest = 0
  for (let years = 0; years < Math.min(completeYears, 20); years++) {
    const age = ageAtDismissal - years
    if (age >= 42) oldest++
    else if (age >= 23) middle++
    else youngest++
  }
  const weeks = exact(oldest).times(1.5).plus(middle).plus(exact(youngest).times(0.5))
  say`Back from the age of ${ageAtDismissal}, at most 20 years: ${oldest} at 42 or over × 1½, ${middle} from 23 to 41 × 1, ${youngest} at 22 or under × ½: ${weeks} weeks (s.162).`
  const pay = weeks.times(weeklyPayUsed).rounded(0.01)
  say`${weeks} weeks × £${weeklyPayUsed.toMoney()} = £${pay.toMoney()}.`
  return { eligible: true, weeks, weeklyLimit, weeklyPayUsed, pay }
})

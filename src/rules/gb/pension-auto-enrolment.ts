import { rule } from '#shared/rule.ts'
import { choice, flag, money, unlessTold, whole } from '#shared/rule-fields.ts'
import { ages, thresholds } from './tables/pensions.ts'

export default rule({
  id: 'gb.pension-auto-enrolment',
  title: 'Automatic enrolment: category of worker',
  field: 'benefits',
  source: { instrument: 'Pensions Act 2008', section: 'ss.3, 7, 8', publisher: 'legislation.gov.uk', address: 'https://legislation.gov.uk/ukpga/2008/30/part/1/enacted?view=interweave', readOn: '2026-11-23' },
  parameters: { thresholds, ages },
  input: {
    annualEarnings: money('Earnings a year'),
    age: whole('Age', { max: 130 }),
    statePensionAge: unlessTold(whole('State pension age', { min: 60, max: 75 }), 66),
  },
  output: {
    status: choice('Category', { 'eligible-jobholder': 'Eligible jobholder', 'non-eligible-jobholder': 'Non-eligible jobholder', 'entitled-worker': 'Entitled worker', outside: 'Outside automatic enrolment' }),
    mustEnrol: flag('The employer must enrol'),
    mayOptIn: flag('May opt in'),
    employerMustContribute: flag('The employer must contribute, once a member'),
  },
  limits: ['By earnings of a year; shorter pay periods have thresholds of their own.', 'An entitled worker may ask to join a scheme, without a contribution by the employer.', 'Who ordinarily works in Great Britain, and who is exempt from enrolment, are other questions.', 'Northern Ireland has its own Act.'],
  examples: [
    { name: 'Exactly the trigger is not above it', on: '2026-06-01', input: { annualEarnings: '10000.00', age: 25 }, output: { status: 'non-eligible-jobholder', mustEnrol: false, mayOptIn: true, employerMustContribute: true }, source: 'moorepay.co.uk/payroll-hr-rates/automatic-enrolment' },
    { name: 'A pound above the trigger', on: '2026-06-01', input: { annualEarnings: '10001.00', age: 25 }, output: { status: 'eligible-jobholder', mustEnrol: true, mayOptIn: false, employerMustContribute: true }, source: 'moorepay.co.uk/payroll-hr-rates/automatic-enrolment' },
    { name: 'Well paid, at state pension age', on: '2026-06-01', input: { annualEarnings: '30000.00', age: 66 }, output: { status: 'non-eligible-jobholder', mustEnrol: false, mayOptIn: true, employerMustContribute: true }, source: 'Pensions Act 2008 ss.3, 7' },
    { name: 'No qualifying earnings', on: '2026-06-01', input: { annualEarnings: '6240.00', age: 30 }, output: { status: 'entitled-worker', mustEnrol: false, mayOptIn: false, employerMustContribute: false }, source: 'Pensions Act 2008 s.8' },
    { name: 'Fifteen', on: '2026-06-01', input: { annualEarnings: '12000.00', age: 15 }, output: { status: 'outside', mustEnrol: false, mayOptIn: false, employerMustContribute: false }, source: 'Pensions Act 2008 s.1' },
    { name: 'A year whose thresholds are not known yet', on: '2027-04-06', input: { annualEarnings: '12000.00', age: 25 }, refused: 'rules.not_known_for_date', source: 'Pensions Act 2008 s.3' },
  ],
}).formula(({ annualEarnings, age, statePensionAge }, { inForce, say }) => {
  const { trigger, lower } = inForce(thresholds), { jobholderFrom, jobholderBelow, enrolledFrom } = inForce(ages)
  if (age < jobholderFrom || age >= jobholderBelow) {
    say`At ${age} a worker is outside: it takes an age from ${jobholderFrom} to below ${jobholderBelow} (s.1).`
    return { status: 'outside', mustEnrol: false, mayOptIn: false, employerMustContribute: false }
  }
  if (annualEarnings.isAtMost(lower)) {
    say`£${annualEarnings.toMoney()} is not above £${lower.toMoney()}: there are no qualifying earnings, which makes an entitled worker (s.8).`
    return { status: 'entitled-worker', mustEnrol: false, mayOptIn: false, employerMustContribute: false }
  }
  if (annualEarnings.isAbove(trigger) && age >= enrolledFrom && age < statePensionAge) {
    say`£${annualEarnings.toMoney()} is above £${trigger.toMoney()}, and ${age} is from ${enrolledFrom} to below the state pension age of ${statePensionAge}: an eligible jobholder, to be enrolled (s.3).`
    return { status: 'eligible-jobholder', mustEnrol: true, mayOptIn: false, employerMustContribute: true }
  }
  say`£${annualEarnings.toMoney()} is above £${lower.toMoney()}; but enrolment takes more than £${trigger.toMoney()} and an age from ${enrolledFrom} to below ${statePensionAge}. Not eligible, but may opt in, and then the employer contributes (s.7).`
  return { status: 'non-eligible-jobholder', mustEnrol: false, mayOptIn: true, employerMustContribute: true }
})

import { rates } from '#shared/rates.ts'
import { money, number, optional, whole } from '#shared/rule-fields.ts'

const act = 'Social Security Contributions and Benefits Act 1992'
const sickPayList = { instrument: act, section: 's.157', publisher: 'GOV.UK: alphagov/smart-answers, config/smart_answers/rates/statutory_sick_pay.yml', readOn: '2026-11-23' }

/** Weekly rate of sick pay, and the earnings below which none was due before 6 April 2026. */
export const sickPay = rates({
  id: 'gb.sick-pay', title: 'Statutory sick pay: weekly rate and lower earnings limit', rhythm: 'yearly', until: '2027-04-05',
  values: { weekly: money('Weekly rate'), lowerEarningsLimit: optional(money('Lower earnings limit')) },
  source: sickPayList,
  rows: [
    { from: '2010-04-06', weekly: '79.15', lowerEarningsLimit: '97.00' },
    { from: '2011-04-06', weekly: '81.60', lowerEarningsLimit: '102.00' },
    { from: '2012-04-06', weekly: '85.85', lowerEarningsLimit: '107.00' },
    { from: '2013-04-06', weekly: '86.70', lowerEarningsLimit: '109.00' },
    { from: '2014-04-06', weekly: '87.55', lowerEarningsLimit: '111.00' },
    { from: '2015-04-06', weekly: '88.45', lowerEarningsLimit: '112.00' },
    { from: '2017-04-06', weekly: '89.35', lowerEarningsLimit: '113.00' },
    { from: '2018-04-06', weekly: '92.05', lowerEarningsLimit: '116.00' },
    { from: '2019-04-06', weekly: '94.25', lowerEarningsLimit: '118.00' },
    { from: '2020-04-06', weekly: '95.85', lowerEarningsLimit: '120.00' },
    { from: '2021-04-06', weekly: '96.35', lowerEarningsLimit: '120.00' },
    { from: '2022-04-06', weekly: '99.35', lowerEarningsLimit: '123.00' },
    { from: '2023-04-06', weekly: '109.40', lowerEarningsLimit: '123.00' },
    { from: '2024-04-06', weekly: '116.75', lowerEarningsLimit: '123.00' },
    { from: '2025-04-06', weekly: '118.75', lowerEarningsLimit: '125.00' },
    { from: '2026-04-06', weekly: '123.25', lowerEarningsLimit: null, source: { ...sickPayList, readOn: '2026-08-21' } },
  ],
})

/** What the Employment Rights Act 2025 changed: shorter sickness counts, from its first day, at 80% of low earnings. */
export const sickPayTerms = rates({
  id: 'gb.sick-pay-terms', title: 'Statutory sick pay: who gets it, from which day', rhythm: 'rarely',
  values: { shortestPeriod: whole('Days in a row that make a period of incapacity'), waitingDays: whole('Waiting days'), percentOfEarnings: optional(number('Most, in percent of average earnings')) },
  source: { instrument: act, section: 'Part XI' },
  rows: [
    { from: '1992-07-01', shortestPeriod: 4, waitingDays: 3, percentOfEarnings: null },
    { from: '2026-04-06', shortestPeriod: 1, waitingDays: 0, percentOfEarnings: 80, source: { instrument: 'Employment Rights Act 2025', publisher: 'business.gov.uk', address: 'http://www.business.gov.uk/campaign/employment-changes/employers/statutory-sick-pay', readOn: '2026-11-23' } },
  ],
})

/** From the uprating week on, which begins on the first Sunday on or after 1 April. */
export const parentalPay = rates({
  id: 'gb.parental-pay', title: 'Maternity, paternity and shared parental pay: flat rate', rhythm: 'yearly', until: '2027-04-03',
  values: { flatWeekly: money('Flat rate a week') },
  source: { instrument: act, section: 'ss.166, 171ZE, 171ZY', publisher: 'GOV.UK: alphagov/smart-answers, lib/smart_answer/calculators/maternity_pay_calculator.rb' },
  rows: [
    { from: '2024-04-07', flatWeekly: '184.03' },
    { from: '2025-04-06', flatWeekly: '187.18' },
    { from: '2026-04-05', flatWeekly: '194.32' },
  ],
})

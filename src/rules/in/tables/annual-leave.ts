import { rates } from '#shared/rates.ts'
import { choice, flag, whole } from '#shared/rule-fields.ts'

export const laws = { 'factories-act-1948': 'Factories Act 1948', 'osh-code-2020': 'Occupational Safety, Health and Working Conditions Code 2020' } as const

/** One day of leave for so many days worked, and how many may wait for the next year. */
export const annualLeave = rates({
  id: 'in.annual-leave', title: 'Annual leave with wages', rhythm: 'rarely',
  values: {
    law: choice('Law', laws), section: choice('Section', { '79': 's.79', '32': 's.32' }),
    daysToQualify: whole('Days worked to qualify'), adultPer: whole('Days worked for a day of leave'), youngPer: whole('Days worked for a day of leave, if young'),
    adultCarries: whole('Most days carried forward'), youngCarries: whole('Most days carried forward, if young'), excessIsPaid: flag('The excess may be encashed'),
  },
  source: { instrument: laws['factories-act-1948'], section: 's.79', publisher: 'scribd.com', address: 'https://scribd.com/document/426054390/EL-under-Factories-Act-doc', readOn: '2026-11-23' },
  rows: [
    // As amended by Act 94 of 1976; what stood there before was not looked up.
    { from: '1976-10-26', law: 'factories-act-1948', section: '79', daysToQualify: 240, adultPer: 20, youngPer: 15, adultCarries: 30, youngCarries: 40, excessIsPaid: false },
    { from: '2025-11-21', law: 'osh-code-2020', section: '32', daysToQualify: 180, adultPer: 20, youngPer: 15, adultCarries: 30, youngCarries: 30, excessIsPaid: true, source: { instrument: laws['osh-code-2020'], section: 's.32', publisher: 'simpliance.in', address: 'https://simpliance.in/blog/?p=915', readOn: '2026-11-23' } },
  ],
})

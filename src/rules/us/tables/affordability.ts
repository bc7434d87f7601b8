import { rates } from '#shared/rates.ts'
import { money, number } from '#shared/rule-fields.ts'

export const affordability = rates({
  id: 'us.affordable-coverage', title: 'Affordable coverage', rhythm: 'yearly', until: '2026-12-31',
  values: { percent: number('Affordability percentage', { max: 100 }), federalPovertyLine: money('Federal poverty line of one person') },
  source: { instrument: 'IRS revenue procedures of each year (for 2026: Rev. Proc. 2025-25); poverty guidelines of the year before', publisher: 'Bukaty Companies', address: 'https://insights.bukaty.com/bulletins/aca-2026-affordability-rate-increases', readOn: '2026-11-23' },
  rows: [
    { from: '2024-01-01', percent: 8.39, federalPovertyLine: '14580.00' },
    { from: '2025-01-01', percent: 9.02, federalPovertyLine: '15060.00' },
    { from: '2026-01-01', percent: 9.96, federalPovertyLine: '15650.00' },
  ],
})

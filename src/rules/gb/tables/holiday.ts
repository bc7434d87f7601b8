import { rates } from '#shared/rates.ts'
import { number } from '#shared/rule-fields.ts'

export const entitlement = rates({
  id: 'gb.holiday-entitlement', title: 'Statutory holiday a year', rhythm: 'rarely',
  values: { weeks: number('Weeks a year'), mostDays: number('Most days a year') },
  source: { instrument: 'Working Time Regulations 1998', section: 'regs 13, 13A' },
  rows: [{ from: '2009-04-01', weeks: 5.6, mostDays: 28, source: { instrument: 'Working Time (Amendment) Regulations 2007 (SI 2007/2079)', section: 'reg 2(4): reg 13A(2)(e), (3)', publisher: 'legislation.gov.uk', address: 'https://legislation.gov.uk/id/uksi/2007/2079/regulation/2/4' } }],
})

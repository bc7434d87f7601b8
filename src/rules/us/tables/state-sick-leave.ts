import { rates } from '#shared/rates.ts'
import { optional, whole } from '#shared/rule-fields.ts'

/** An hour of sick leave for so many worked, the most that has to be earned in a year, and what goes along into the next at least; null where the law says no most, or it wasn’t read. */
const values = {
  hoursWorkedForOne: whole('Hours worked for an hour of leave'), most: optional(whole('Most hours that have to be earned in a year')), mostOfLarge: optional(whole('The same, with a hundred employees or more')), carries: optional(whole('Hours that go along into the next year at least')),
}
export const stateSickLeave = {
  // Section 246 as amended in 2023 (SB 616) could be read in its digest alone: it says nothing of what holds from 2024 on that could be cited.
  CA: rates({
    id: 'us.sick-leave-ca', title: 'California: paid sick days', rhythm: 'rarely', until: '2023-12-31', values,
    source: { instrument: 'California Labor Code', section: '§246(b)(1), (3) and (d), before SB 616', publisher: 'jurris.com; leginfo.legislature.ca.gov, SB 616 (Stats. 2023, ch. 309), Legislative Counsel’s Digest on the law before it', address: 'https://leginfo.legislature.ca.gov/faces/billNavClient.xhtml?bill_id=202320240SB616', readOn: '2026-11-24' },
    rows: [{ from: '2015-07-01', hoursWorkedForOne: 30, most: 24, mostOfLarge: null, carries: 24 }],
  }),
  NY: rates({
    id: 'us.sick-leave-ny', title: 'New York: sick leave', rhythm: 'rarely', values,
    source: { instrument: 'New York Labor Law', section: '§196-b(1) and (3)', publisher: 'nysenate.gov, as published on 2 October 2020; subdivision 3 as existing law in bill S1075 of 10 January 2023', address: 'https://www.nysenate.gov/legislation/laws/LAB/196-B', readOn: '2026-11-24' },
    rows: [{ from: '2020-09-30', hoursWorkedForOne: 30, most: 40, mostOfLarge: 56, carries: null }],
  }),
  WA: rates({
    id: 'us.sick-leave-wa', title: 'Washington: paid sick leave', rhythm: 'rarely', values,
    source: { instrument: 'Revised Code of Washington', section: '49.46.210(1)(a) and (j); WAC 296-128-620', publisher: 'github.com/tannewt/wa-law.org, rcw/49_labor_regulations, at 083ccfc1; lawfilesext.leg.wa.gov, WAC archive 2020', address: 'https://app.leg.wa.gov/rcw/default.aspx?cite=49.46.210', readOn: '2026-11-24' },
    rows: [{ from: '2018-01-01', hoursWorkedForOne: 40, most: null, mostOfLarge: null, carries: 40 }],
  }),
  IL: rates({
    id: 'us.sick-leave-il', title: 'Illinois: paid leave for all workers', rhythm: 'rarely', values,
    source: { instrument: 'Illinois Paid Leave for All Workers Act (820 ILCS 192)', section: 'Sec. 15(a) and (b); 56 Ill. Adm. Code 200.220', publisher: 'ilga.gov', address: 'http://ilga.gov/legislation/ilcs/fulltext.asp?DocName=082001920K15', readOn: '2026-11-24' },
    rows: [{ from: '2024-01-01', hoursWorkedForOne: 40, most: 40, mostOfLarge: null, carries: null }],
  }),
} as const

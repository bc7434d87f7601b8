import { rule } from '#shared/rule.ts'
import { date, flag, optional, whole } from '#shared/rule-fields.ts'

/** From how many workers on, by when, and how often: Art 9(2)–(4). */
const tiers = [
  { from: 250, firstReportBy: '2027-06-07', everyYears: 1, paragraph: '9(2)' },
  { from: 150, firstReportBy: '2027-06-07', everyYears: 3, paragraph: '9(3)' },
  { from: 100, firstReportBy: '2031-06-07', everyYears: 3, paragraph: '9(4)' },
] as const

export default rule({
  id: 'eu.pay-reporting-tier',
  title: 'EU: pay reporting by headcount',
  field: 'inclusion',
  source: { instrument: 'Directive (EU) 2023/970', section: 'Art 9', publisher: 'hrlaw.pl', address: 'https://hrlaw.pl/en/home', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The directive as it stands: it names the days itself.',
  input: { workers: whole('Workers') },
  output: {
    reportingRequired: flag('Must report'),
    firstReportBy: optional(date('First report by')),
    everyYears: optional(whole('And every so many years')),
  },
  limits: ['What a directive asks of the member states; a national law may ask for more, of smaller employers or sooner.', 'Employers with fewer workers may report of their own will (Art 9(5)).'],
  examples: [
    { name: '99 workers', on: '2026-06-07', input: { workers: 99 }, output: { reportingRequired: false, firstReportBy: null, everyYears: null }, source: 'Directive (EU) 2023/970 Art 9' },
    { name: '100 workers', on: '2026-06-07', input: { workers: 100 }, output: { reportingRequired: true, firstReportBy: '2031-06-07', everyYears: 3 }, source: 'Directive (EU) 2023/970 Art 9(4)' },
    { name: '150 workers', on: '2026-06-07', input: { workers: 150 }, output: { reportingRequired: true, firstReportBy: '2027-06-07', everyYears: 3 }, source: 'Directive (EU) 2023/970 Art 9(3)' },
    { name: '250 workers', on: '2026-06-07', input: { workers: 250 }, output: { reportingRequired: true, firstReportBy: '2027-06-07', everyYears: 1 }, source: 'Directive (EU) 2023/970 Art 9(2)' },
  ],
}).formula(({ workers }, { say }) => {
  const tier = tiers.find(({ from }) => workers >= from)
  if (!tier) {
    say`${workers} workers are fewer than ${100}: no report is asked for.`
    return { reportingRequired: false, firstReportBy: null, everyYears: null }
  }
  const { from, firstReportBy, everyYears, paragraph } = tier
  say`${workers} workers are ${from} or more: the first report is due by ${firstReportBy}, then one every ${everyYears} year${everyYears === 1 ? '' : 's'} (Art ${paragraph}).`
  return { reportingRequired: true, firstReportBy, everyYears }
})

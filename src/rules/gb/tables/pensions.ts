import { rates } from '#shared/rates.ts'
import { money, number, whole } from '#shared/rule-fields.ts'

/** Reviewed each year; since 2021-22 each review has left them as they were. */
export const thresholds = rates({
  id: 'gb.pension-earnings', title: 'Automatic enrolment: earnings a year', rhythm: 'yearly', until: '2027-04-05',
  values: { trigger: money('Earnings above which a worker is enrolled'), lower: money('Lower limit of qualifying earnings'), upper: money('Upper limit of qualifying earnings') },
  source: { instrument: 'Pensions Act 2008', section: 'ss.3, 13', publisher: 'fourfifty.co.uk', address: 'https://www.fourfifty.co.uk/news/auto-enrolment-pension-thresholds-to-stay-the-same-in-2026-27' },
  rows: [{ from: '2021-04-06', trigger: '10000.00', lower: '6240.00', upper: '50270.00' }],
})

export const ages = rates({
  id: 'gb.pension-ages', title: 'Automatic enrolment: ages', rhythm: 'rarely',
  values: { jobholderFrom: whole('Age from which a worker may be a jobholder'), jobholderBelow: whole('Age from which no longer'), enrolledFrom: whole('Age from which a jobholder is enrolled') },
  source: { instrument: 'Pensions Act 2008', section: 'ss.1, 3, 8', publisher: 'legislation.gov.uk', address: 'https://legislation.gov.uk/ukpga/2008/30/part/1/enacted?view=interweave', readOn: '2026-11-23' },
  rows: [{ from: '2021-04-06', jobholderFrom: 16, jobholderBelow: 75, enrolledFrom: 22 }],
})

export const contributions = rates({
  id: 'gb.pension-contributions', title: 'Automatic enrolment: least contributions', rhythm: 'rarely',
  values: { employerPercent: number('Employer, percent'), workerPercent: number('Worker with tax relief, percent') },
  source: { instrument: 'Pensions Act 2008', section: 's.20', publisher: 'thepeoplespension.co.uk', address: 'https://thepeoplespension.co.uk/help/knowledgebase/how-much-should-my-employer-contribute/' },
  rows: [{ from: '2021-04-06', employerPercent: 3, workerPercent: 5 }],
})

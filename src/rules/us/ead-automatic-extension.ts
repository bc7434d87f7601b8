import { rates } from '#shared/rates.ts'
import { rule } from '#shared/rule.ts'
import { date, flag, whole } from '#shared/rule-fields.ts'

const extension = rates({
  id: 'us.ead-automatic-extension', title: 'Automatic extension of work permits', rhythm: 'rarely',
  values: { days: whole('Days') },
  source: { instrument: '8 CFR part 274a', section: '274a.13(d)–(e)' },
  rows: [
    { from: '2022-05-04', days: 540, source: { instrument: '8 CFR 274a.13(d), rules of 4 May 2022 and after', section: 'RIN 1615-AC78', publisher: 'reginfo.gov', address: 'https://www.reginfo.gov/public/do/eAgendaViewRule?pubId=202404&RIN=1615-AC78', readOn: '2026-11-23' } },
    { from: '2025-10-30', days: 0, source: { instrument: 'Interim final rule of 30 October 2025, 8 CFR 274a.13(e)', publisher: 'Connell Foley LLP', address: 'https://www.connellfoley.com/blog/uscis-announces-the-end-of-the-540-day-automatic-extension-for-work-permit-renewals-filed-beginning-october-30', readOn: '2026-11-23' } },
  ],
})

export default rule({
  id: 'us.ead-automatic-extension',
  title: 'Work permit renewals: automatic extension',
  field: 'immigration',
  source: { instrument: '8 CFR part 274a', section: '274a.13(d)–(e); interim final rule of 30 October 2025' },
  checkedOn: '2026-11-23',
  datedBy: 'The day on which the renewal is filed.',
  parameters: { extension },
  input: { renewalFiledOn: date('Day on which the renewal is filed') },
  output: {
    extended: flag('Extended automatically'),
    extensionDays: whole('Most days'),
  },
  limits: ['Of renewals filed in time, in the categories that the regulation names. Spouses of E and L workers and holders of an H-4 are extended no longer than their I-94.', 'From 30 October 2025 there is none, save where a law or a notice on temporary protected status says so. The 180 days of STEM training stand elsewhere (274a.12(b)(6)(iv)).', 'Renewals filed before 4 May 2022 are not covered: most had 180 days, some of those still pending had more.'],
  examples: [
    { name: 'Filed on 29 October 2025', input: { renewalFiledOn: '2025-10-29' }, output: { extended: true, extensionDays: 540 }, source: '8 CFR 274a.13(d)' },
    { name: 'Filed on 30 October 2025', input: { renewalFiledOn: '2025-10-30' }, output: { extended: false, extensionDays: 0 }, source: 'Interim final rule of 30 October 2025' },
    { name: 'Filed before there were 540 days', input: { renewalFiledOn: '2022-05-03' }, refused: 'rules.not_known_for_date', source: '8 CFR 274a.13(d)' },
  ],
}).formula(({ renewalFiledOn }, { inForce, say }) => {
  const { days } = inForce(extension, renewalFiledOn)
  say`Filed on ${renewalFiledOn}: ${days > 0 ? 'extended automatically for up to' : 'not extended automatically,'} ${days} days.`
  return { extended: days > 0, extensionDays: days }
})

import { rates } from '#shared/rates.ts'
import { rule } from '#shared/rule.ts'
import { flag, whole } from '#shared/rule-fields.ts'

const unemployment = rates({
  id: 'us.opt-unemployment', title: 'Days without work in practical training', rhythm: 'rarely',
  values: { days: whole('Days'), moreWithExtension: whole('More with the STEM extension') },
  source: { instrument: '8 CFR part 214', section: '214.2(f)(10)(ii)(E)' },
  rows: [{ from: '2016-05-10', days: 90, moreWithExtension: 60, source: { instrument: 'Final rule of 11 March 2016, 81 FR 13039', section: '8 CFR 214.2(f)(10)(ii)(E)', publisher: 'myattorneyusa.com', address: 'http://myattorneyusa.com/overview-of-24-month-stem-opt-extensions', readOn: '2026-11-23' } }],
})

export default rule({
  id: 'us.opt-unemployment',
  title: 'OPT: days without work',
  field: 'immigration',
  source: { instrument: '8 CFR part 214', section: '214.2(f)(10)(ii)(E)' },
  parameters: { unemployment },
  input: { stemExtension: flag('With the 24-month STEM extension') },
  output: { maximumUnemploymentDays: whole('Most days without work') },
  limits: ['Counted over the whole of the post-completion training, the extension included; a day of work that qualifies isn’t counted.', 'Extensions of 17 months, from before 10 May 2016, have other limits.'],
  examples: [
    { name: 'Post-completion training', on: '2026-01-01', input: { stemExtension: false }, output: { maximumUnemploymentDays: 90 }, source: '8 CFR 214.2(f)(10)(ii)(E)' },
    { name: 'With the STEM extension', on: '2026-01-01', input: { stemExtension: true }, output: { maximumUnemploymentDays: 150 }, source: '8 CFR 214.2(f)(10)(ii)(E)' },
    { name: 'Before the extension of 24 months', on: '2016-05-09', input: { stemExtension: true }, refused: 'rules.not_known_for_date', source: '81 FR 13039' },
  ],
}).formula(({ stemExtension }, { inForce, say }) => {
  const { days, moreWithExtension } = inForce(unemployment)
  const maximumUnemploymentDays = stemExtension ? days + moreWithExtension : days
  if (stemExtension) say`Post-completion training: ${days} days without work; the STEM extension adds ${moreWithExtension}: ${maximumUnemploymentDays} days in all.`
  else say`Post-completion training: at most ${maximumUnemploymentDays} days without work.`
  return { maximumUnemploymentDays }
})

import { rule } from '#shared/rule.ts'
import { flag, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'us.opt-unemployment',
  title: 'OPT: days without work',
  field: 'immigration',
  source: { instrument: '8 CFR part 214', section: '214.2(f)(10)(ii)(E)' },
  datedBy: 'The regulation as it stands: nothing in it changes from year to year.',
  input: { stemExtension: flag('With the 24-month STEM extension') },
  output: { maximumUnemploymentDays: whole('Most days without work') },
  limits: ['Counted over the whole of the post-completion training, the extension included; a day of work that qualifies isn’t counted.'],
  examples: [
    { name: 'Post-completion training', input: { stemExtension: false }, output: { maximumUnemploymentDays: 90 }, source: '8 CFR 214.2(f)(10)(ii)(E)' },
    { name: 'With the STEM extension', input: { stemExtension: true }, output: { maximumUnemploymentDays: 150 }, source: '8 CFR 214.2(f)(10)(ii)(E)' },
  ],
}).formula(({ stemExtension }, { say }) => {
  const maximumUnemploymentDays = stemExtension ? 150 : 90
  say`Post-completion training ${stemExtension ? 'with the STEM extension: 90 days and 60 more' : 'without an extension'}: at most ${maximumUnemploymentDays} days without work.`
  return { maximumUnemploymentDays }
})

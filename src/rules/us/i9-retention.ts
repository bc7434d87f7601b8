import { addYears } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, optional } from '#shared/rule-fields.ts'

export default rule({
  id: 'us.i9-retention',
  title: 'Form I-9: how long to keep',
  field: 'immigration',
  source: { instrument: '8 CFR part 274a', section: '274a.2(b)(2)(i)(A)' },
  datedBy: 'The regulation as it stands: nothing in it changes from year to year.',
  input: {
    hiredOn: date('Day of hire'),
    terminatedOn: optional(date('Last day of employment')),
  },
  output: { retainUntil: optional(date('To be kept until')) },
  limits: ['Nothing as an answer means: keep it, the employment goes on.', 'Those who recruit or refer for a fee keep it for three years from the hire (274a.2(b)(2)(i)(B)).'],
  refusals: { ends_before_hire: 'The employment ends before it begins. Check both dates.' },
  examples: [
    { name: 'Three and a half years', input: { hiredOn: '2010-01-01', terminatedOn: '2013-06-01' }, output: { retainUntil: '2014-06-01' }, source: '8 CFR 274a.2(b)(2)(i)(A)' },
    { name: 'Half a year', input: { hiredOn: '2026-01-05', terminatedOn: '2026-07-03' }, output: { retainUntil: '2029-01-05' }, source: '8 CFR 274a.2(b)(2)(i)(A)' },
    { name: 'Still employed', input: { hiredOn: '2015-01-05' }, output: { retainUntil: null }, source: '8 CFR 274a.2(b)(2)(i)(A)' },
    { name: 'Ends before it begins', input: { hiredOn: '2015-01-05', terminatedOn: '2015-01-04' }, refused: 'ends_before_hire', source: '8 CFR 274a.2(b)(2)(i)(A)' },
  ],
}).formula(({ hiredOn, terminatedOn }, { refuse, say }) => {
  if (terminatedOn === null) {
    say`Hired on ${hiredOn} and still employed: to be kept.`
    return { retainUntil: null }
  }
  if (terminatedOn < hiredOn) return refuse('ends_before_hire', 'terminatedOn')
  const afterHire = addYears(hiredOn, 3), afterEnd = addYears(terminatedOn, 1)
  const retainUntil = afterHire > afterEnd ? afterHire : afterEnd
  say`Three years from the hire are ${afterHire}, one year from the end ${afterEnd}; the later is ${retainUntil}.`
  return { retainUntil }
})

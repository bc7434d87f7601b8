import { addDays } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, flag, optional, whole } from '#shared/rule-fields.ts'
import { longer } from '#shared/terms.ts'

export default rule({
  id: 'us.owbpa',
  title: 'Waiver of age claims: time to consider',
  field: 'offboarding',
  source: { instrument: 'Age Discrimination in Employment Act, as amended by the Older Workers Benefit Protection Act, 29 USC 626(f); 29 CFR 1625.22', section: '626(f)(1)(F)–(G)', publisher: 'EEOC, informal discussion letter of 18 April 2007', address: 'https://www.eeoc.gov/foia/eeoc-informal-discussion-letter-173', readOn: '2026-11-23' },
  datedBy: 'The Act as it stands: its periods don’t change from year to year.',
  input: {
    age: whole('Age', { max: 120 }),
    offeredOn: date('Day of the final offer'),
    groupProgramme: flag('An exit programme offered to a group'),
    signedOn: optional(date('Day of signing')),
  },
  output: {
    applies: flag('The Act applies'),
    considerationDays: optional(whole('Days to consider')),
    revocationDays: optional(whole('Days to revoke')),
    considerUntil: optional(date('Last day to consider')),
    effectiveAfter: optional(date('Day after which the agreement takes effect')),
  },
  terms: {
    considerationDays: longer('29 USC 626(f)(1)(F)', 'The period is at least this.'),
    revocationDays: longer('29 USC 626(f)(1)(G)', 'The period is at least this and can’t be shortened.'),
  },
  limits: ['The periods only. A waiver needs more: plain words, something of value, advice to see a lawyer, and for a group what the programme offers to whom, by age (626(f)(1)).', 'Whoever signs earlier by choice may; the seven days to revoke can’t be shortened. A material change of the offer starts the days to consider anew unless both agree otherwise.', 'A waiver that settles a charge or a lawsuit needs a reasonable time instead (626(f)(2)).'],
  refusals: { signed_before_offer: 'It is signed before the final offer. Check both dates.' },
  examples: [
    { name: 'One person of 45', input: { age: 45, offeredOn: '2026-05-01', groupProgramme: false }, output: { applies: true, considerationDays: 21, considerUntil: '2026-05-22', revocationDays: 7 }, source: '29 USC 626(f)(1)(F)–(G)' },
    { name: 'A group programme, signed', input: { age: 40, offeredOn: '2026-05-01', groupProgramme: true, signedOn: '2026-06-10' }, output: { applies: true, considerationDays: 45, considerUntil: '2026-06-15', effectiveAfter: '2026-06-17' }, source: '29 USC 626(f)(1)(F)–(G)' },
    { name: 'Aged 39', input: { age: 39, offeredOn: '2026-05-01', groupProgramme: false }, output: { applies: false }, source: '29 USC 631(a)' },
    { name: 'Signed before the offer', input: { age: 45, offeredOn: '2026-05-01', groupProgramme: false, signedOn: '2026-04-30' }, refused: 'signed_before_offer', source: '29 USC 626(f)(1)(F)' },
  ],
}).formula(({ age, offeredOn, groupProgramme, signedOn }, { refuse, say }) => {
  if (signedOn !== null && signedOn < offeredOn) return refuse('signed_before_offer', 'signedOn')
  if (age < 40) {
    say`The Act protects from the age of ${40} on; at ${age} it doesn’t apply.`
    return { applies: false }
  }
  const considerationDays = groupProgramme ? 45 : 21, revocationDays = 7
  const considerUntil = addDays(offeredOn, considerationDays)
  say`${groupProgramme ? 'Offered to a group' : 'Offered to one person'}: at least ${considerationDays} days to consider from ${offeredOn}, until ${considerUntil} (626(f)(1)(F)).`
  say`${revocationDays} days to revoke after signing, which can’t be shortened (626(f)(1)(G)).`
  if (signedOn === null) return { applies: true, considerationDays, revocationDays, considerUntil }

  const effectiveAfter = addDays(signedOn, revocationDays)
  say`Signed on ${signedOn}: the agreement takes effect after ${effectiveAfter}.`
  return { applies: true, considerationDays, revocationDays, considerUntil, effectiveAfter }
})

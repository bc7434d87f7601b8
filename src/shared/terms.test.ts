import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exact } from './exact.ts'
import { Refusal } from './refusal.ts'
import { rule } from './rule.ts'
import { date, flag, money, number, optional, whole } from './rule-fields.ts'
import { agreed, atMost, exactlyTheRule, longer, moreFavourable, type Governs } from './terms.ts'

const says = 'So it says.'
const law = rule({
  id: 'gb.law', title: 'The law', field: 'leave', source: { instrument: 'None' }, examples: [],
  input: { days: whole('Days'), endsOn: date('Last day'), pay: money('Pay'), isWhole: flag('Whole') },
  output: { days: whole('Days', { max: 30 }), endsOn: date('Last day'), pay: money('Pay'), cap: number('Cap'), isWhole: flag('Whole'), more: optional(number('More')) },
  terms: {
    days: moreFavourable('s.1', says), endsOn: longer('s.2', says, { instead: { by: 'agreement', section: 's.2(4)' } }), pay: moreFavourable('s.3', says),
    cap: atMost('s.4', says), isWhole: exactlyTheRule('s.5', says), more: moreFavourable('s.6', says),
  },
}).formula(({ days, endsOn, pay, isWhole }, { say }) => {
  say`${days} days, £${pay.toMoney()}, to ${endsOn}.`
  return { days, endsOn, pay, cap: 102, isWhole }
})
const input = { days: 20, endsOn: '2026-06-30', pay: '100.10', isWhole: true }
const governs = (terms: object) => law.answer({ input, terms }).governs!
const refused = (terms: unknown) => {
  try { return law.answer({ input, terms }) } catch (error) { return error instanceof Refusal ? [error.code, ...(error.detail['errors'] as { field: string }[] | undefined ?? []).map(({ field }) => field)] : error }
}

describe('what governs', () => {
  test.each<[string, object, Partial<Governs>]>([
    ['more', { contract: { days: 25 } }, { field: 'days', by: 'contract', value: 25, why: 'more-favourable', section: 's.1' }],
    ['more than the law’s own bound', { contract: { days: 40 } }, { by: 'contract', value: 40 }],
    ['less', { contract: { days: 19 } }, { by: 'law', value: 20, why: 'more-favourable' }],
    ['the same', { contract: { days: 20 }, policy: { days: 20 } }, { by: 'law', value: 20, why: 'the-same' }],
    ['the most of several', { contract: { days: 25 }, agreement: { days: 27 }, policy: { days: 26 } }, { by: 'agreement', value: 27, why: 'more-favourable' }],
    ['two alike: the contract', { policy: { days: 25 }, contract: { days: 25 } }, { by: 'contract', value: 25 }],
    ['an amount, to the cent', { policy: { pay: '100.11' } }, { by: 'policy', value: '100.11', why: 'more-favourable' }],
    ['an amount written otherwise', { policy: { pay: '0100.1' } }, { by: 'law', value: '100.10', why: 'the-same' }],
    ['a later day', { contract: { endsOn: '2026-07-01' } }, { by: 'contract', value: '2026-07-01', why: 'longer', section: 's.2' }],
    ['an earlier day by contract', { contract: { endsOn: '2026-06-29' } }, { by: 'law', value: '2026-06-30', why: 'longer' }],
    ['an earlier day by what may stand in the law’s place', { agreement: { endsOn: '2026-06-15' } }, { by: 'agreement', value: '2026-06-15', why: 'instead-of-the-law', section: 's.2(4)' }],
    ['a later one by the same', { agreement: { endsOn: '2026-07-15' } }, { by: 'agreement', why: 'instead-of-the-law' }],
    ['a contract above that, below the law', { agreement: { endsOn: '2026-06-15' }, contract: { endsOn: '2026-06-20' } }, { by: 'contract', value: '2026-06-20', why: 'longer' }],
    ['a contract below that', { agreement: { endsOn: '2026-06-15' }, contract: { endsOn: '2026-06-10' } }, { by: 'agreement', value: '2026-06-15' }],
    ['an agreement that says what the law says', { agreement: { endsOn: '2026-06-30' }, contract: { endsOn: '2026-06-10' } }, { by: 'law', value: '2026-06-30', why: 'longer' }],
    ['below a ceiling', { policy: { cap: 100 } }, { by: 'policy', value: 100, why: 'at-most', section: 's.4' }],
    ['above a ceiling', { policy: { cap: 105 }, contract: { cap: 150 } }, { by: 'law', value: 102, why: 'at-most' }],
    ['what can’t be agreed', { contract: { isWhole: false } }, { by: 'law', value: true, why: 'exactly-the-rule', section: 's.5' }],
    ['where the law gives nothing', { contract: { more: 0 } }, { by: 'contract', value: 0, why: 'more-favourable' }],
  ])('%s', (_, terms, wanted) => expect(governs(terms)).toMatchObject([wanted]))

  test('each field is told once, in a step of its own', () => {
    const { steps, governs } = law.answer({ input, terms: { contract: { days: 25, pay: '90' }, policy: { days: 22 } } })
    expect(governs!.map(({ field }) => field)).toEqual(['days', 'pay'])
    expect(steps.slice(1)).toEqual([
      { text: 'Days: 20 by law, 25 by contract, 22 by company’s policy. The contract governs, being more favourable (s.1). So it says.', values: ['20', '25', '22'] },
      { text: 'Pay: 100.10 by law, 90.00 by contract. The law governs, being more favourable (s.3). So it says.', values: ['100.10', '90.00'] },
    ])
  })
  test('without terms an answer says nothing of them', () => expect(law.answer({ input })).not.toHaveProperty('governs'))
  test.each<[string, unknown, string[]]>([
    ['a field that it doesn’t compare', { contract: { cop: 1 } }, ['invalid', 'terms.contract.cop']], ['nobody’s terms', { union: { days: 1 } }, ['invalid', 'terms.union']],
    ['a wrong form', { contract: { pay: '1.505' } }, ['invalid', 'terms.contract.pay']], ['no terms at all', 'x', ['invalid', 'terms']],
  ])('refuses by name: %s', (_, terms, wanted) => expect(refused(terms)).toEqual(wanted))
  test('a rule that says nothing of terms refuses them by name', () => {
    const silent = rule({ id: 'gb.silent', title: 'Silent', field: 'leave', source: { instrument: 'None' }, examples: [], input: {}, output: { days: whole('Days') } }).formula(() => ({ days: 1 }))
    expect(() => silent.answer({ input: {}, terms: { contract: { days: 1 } } })).toThrow('rules.terms_not_compared')
  })

  const days = fc.integer({ min: 0, max: 60 }), terms = fc.dictionary(fc.constantFrom(...Object.keys(agreed)), fc.record({ days, cap: fc.integer({ min: 90, max: 110 }) }, { requiredKeys: [] }), { minKeys: 1 })
  test('the order of terms makes no difference; never below a floor, never above a ceiling; more terms never take away', () => fc.assert(fc.property(terms, terms, (some, others) => {
    const of = (given: object) => new Map(governs(given).map(({ field, by, value }) => [field, { by, value: exact(value as number) }]))
    const here = of(some)
    expect(JSON.stringify(governs(Object.fromEntries(Object.entries(some).toReversed())))).toBe(JSON.stringify(governs(some)))
    expect((here.get('days')?.value ?? exact(20)).isAtLeast(20) && (here.get('cap')?.value ?? exact(102)).isAtMost(102)).toBe(true)
    const more = of({ ...others, ...some })
    for (const [field, { value }] of here) expect(field === 'days' ? more.get(field)!.value.isAtLeast(value) : more.get(field)!.value.isAtMost(value)).toBe(true)
  })))
})

import { describe, expect, test } from 'vitest'
import { exact, sum } from './exact.ts'
import { rates } from './rates.ts'
import { Refusal } from './refusal.ts'
import { rule, type Asked } from './rule.ts'
import { byName, choice, country, date, float, group, lines, listOf, money, number, optional, unlessTold, whole } from './rule-fields.ts'

const limits = rates({
  id: 'gb.limit', title: 'Limit', rhythm: 'yearly', until: '2026-12-31', source: { instrument: 'Orders' }, values: { limit: money('Limit'), ages: listOf('Ages', whole('Age')) },
  rows: [{ from: '2024-01-01', limit: '10.50', ages: [16] }, { from: '2025-01-01', until: '2025-06-30', limit: '11.00', ages: [18], source: { instrument: 'Order of 2025' } }, { from: '2026-01-01', limit: '12', ages: [] }],
})
const everything = rule({
  id: 'gb.everything', title: 'Everything', field: 'compensation', source: { instrument: 'None' }, parameters: { limits }, examples: [],
  input: {
    place: country('Country'), paid: money('Paid'), share: optional(number('Share', { above: 0, max: 1 })), kind: unlessTold(choice('Kind', { a: 'A', b: 'B' }), 'a'),
    staff: lines('Staff', { name: choice('Name', { x: 'X', y: 'Y' }), pay: money('Pay'), bonus: optional(money('Bonus')) }, { max: 3 }), cell: optional(group('Cell', { n: whole('n'), rate: number('Rate') })), scores: optional(listOf('Scores', optional(float('Score')))),
    startsOn: optional(date('Start')),
  },
  output: { total: money('Total'), left: number('Left', { min: -1e12 }), means: byName('Means', number('Mean')), said: optional(choice('Said', { yes: 'Yes', no: 'No' })), scores: optional(listOf('Scores', optional(float('Score')))) },
  refusals: { too_much: 'That is too much.' },
}).formula(({ paid, staff, kind, cell, scores, startsOn }, { inForce, refuse, need, say, on }) => {
  const { limit, ages } = inForce(limits, startsOn ?? on)
  if (paid.isAbove(1000)) return refuse('too_much', 'paid')
  const total = sum([paid, ...staff.map(({ pay, bonus }) => pay.plus(bonus ?? 0))])
  say`In all £${total.toMoney()} from ${startsOn ?? ''}.`
  if (kind === 'b') need(cell, 'cell')
  return { total, left: limit.minus(total), means: { a: cell?.rate ?? ages.length }, said: kind === 'b' ? 'yes' : null, ...scores && { scores } }
})

const least = { place: 'GB', paid: '1.5', staff: [] }
const answer = (input: object, more: Partial<Asked> = {}) => everything.answer({ input, on: '2024-05-01', ...more })
const refused = (input: unknown, more: Partial<Asked> = {}) => {
  try { return everything.answer({ input, on: '2024-05-01', ...more }) } catch (error) { return error instanceof Refusal ? [error.code, ...(error.detail['errors'] as { field: string }[] | undefined ?? []).map(({ field }) => field)] : error }
}

describe('a rule', () => {
  test('reads JSON as exact numbers and answers in JSON', () => {
    expect(answer({ ...least, staff: [{ name: 'x', pay: '0.10', bonus: '0.2' }, { name: 'y', pay: '3', bonus: null }], cell: { n: 1, rate: 0.1 }, scores: [1.5, null], kind: 'b', startsOn: '2026-02-03' })).toEqual({
      output: { total: '4.80', left: 7.2, means: { a: 0.1 }, said: 'yes', scores: [1.5, null] }, source: { instrument: 'None' },
      steps: [{ text: 'In all £4.80 from 3 February 2026.', values: ['4.80', '3 February 2026'] }], parametersFrom: '2026-01-01', parameters: [{ name: 'limits', from: '2026-01-01', source: { instrument: 'Orders' }, origin: 'shipped' }],
    })
  })
  test('what is optional may be absent or null, and what has a default counts as that', () =>
    expect(answer({ ...least, share: null, kind: null }).output).toEqual({ total: '1.50', left: 9, means: { a: 1 }, said: null }))
  test('parameters are those of the day, with their own source', () => {
    expect(answer(least, { on: '2025-01-01' })).toMatchObject({ output: { left: 9.5 }, parametersFrom: '2025-01-01', parameters: [{ source: { instrument: 'Order of 2025' } }] })
    for (const on of ['2023-12-31', '2025-07-01', '2025-12-31', '2027-01-01']) expect(refused(least, { on })).toEqual(['rules.not_known_for_date'])
  })
  test.each<[string, unknown, unknown[]]>([
    ['a missing field', { place: 'GB', staff: [] }, ['invalid', 'paid']], ['an unknown one', { ...least, x: 1 }, ['invalid', 'x']], ['many unknown ones', { ...least, a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1 }, ['invalid', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']], ['a wrong type', { ...least, paid: 1.5 }, ['invalid', 'paid']],
    ['three decimals', { ...least, paid: '1.505' }, ['invalid', 'paid']], ['a bound that is left out', { ...least, share: 0 }, ['invalid', 'share']], ['a field of a line', { ...least, staff: [{ name: 'x', pay: 'x' }] }, ['invalid', 'staff.0.pay']],
    ['a line too many', { ...least, staff: Array(4).fill({ name: 'x', pay: '1' }) }, ['invalid', 'staff']], ['no object at all', 'x', ['invalid', '']], ['a field that this case needs', { ...least, kind: 'b' }, ['invalid', 'cell']],
    ['its own', { ...least, paid: '1000.01' }, ['gb.everything.too_much', 'paid']],
  ])('refuses by name: %s', (_, input, wanted) => expect(refused(input)).toEqual(wanted))
  test('needs a day where it asks for one', () => expect(refused(least, { on: null })).toEqual(['invalid', 'on']))
  test('in code, takes what it reads', () => expect(everything.work(everything.read({ ...least, paid: '2' }), '2024-05-01').total).toEqual(exact('2')))
})

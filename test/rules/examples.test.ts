import { describe, expect, test } from 'vitest'
import { Check } from 'typebox/schema'
import type { Field } from '#shared/fields.ts'
import { problemsOf } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import { refusalOf } from './any.ts'
import { differences, known, unsaid } from './known.ts'

describe.each(known.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  const fields = (rule.output as unknown as { properties: Record<string, Field> }).properties

  test.each(rule.examples.map(example => [example.name, example] as const))('%s', (_, example) => {
    const asked = { input: example.input, on: example.on ?? null }
    if ('refused' in example) {
      const refusal = refusalOf(() => rule.answer(asked))
      expect(refusal).toBeInstanceOf(Refusal)
      expect([example.refused, `${rule.id}.${example.refused}`]).toContain(refusal!.code)
      return
    }
    const { output, steps } = rule.answer(asked)
    expect(differences(example.output, output, example.tolerance)).toEqual([])
    expect(Check(rule.output, output), JSON.stringify(output)).toBe(true)

    expect(unsaid(rule, output, steps)).toEqual([])
  })

  test('its parameters stand in order and in form', () => {
    for (const rates of Object.values(rule.parameters)) expect(problemsOf(rates, (field, value) => Check(field, value))).toEqual([])
  })
  test('compares terms by fields that every answer of its kind has an order for', () => {
    for (const [name, { compares, section }] of Object.entries(rule.terms)) {
      expect(section, name).not.toBe('')
      expect(compares === 'exactly-the-rule' ? ['flag', 'choice'] : ['number', 'integer', 'money', 'date'], name).toContain(fields[name]?.kind)
    }
  })
  test('has worked examples, and one of every refusal of its own', () => {
    const refused = rule.examples.flatMap(example => 'refused' in example ? [example.refused] : [])
    expect(rule.examples.length - refused.length).toBeGreaterThan(0)
    expect(Object.keys(rule.refusals).filter(reason => !refused.includes(reason))).toEqual([])
  })
})

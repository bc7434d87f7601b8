import { describe, expect, test } from 'vitest'
import { loadRule, rules } from '#rules/index.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Rule } from '#shared/rule.ts'
import { cellOf, tableOf, writtenAs } from './cells.ts'
import { askedOf, fieldsOf, initialOf, needsDay, type Nested } from './fields.ts'
import { readQuestion, writeQuestion } from './link.ts'
import { inputOf, workOut } from './work.ts'

const known = await Promise.all(rules.map(async ({ id }) => (await loadRule(id))!))
const day = '2026-06-01'

describe.each(known.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  const fields = fieldsOf(rule.input)

  test('a link carries each worked example, and shows the same answer or the same refusal', () => {
    for (const { name, input, on = day } of rule.examples) {
      const link = `#${writeQuestion({ values: { ...initialOf(fields), ...input }, on }, fields, needsDay(rule))}`
      const read = readQuestion(link, fields)
      expect(said(rule, inputOf(fields, read?.values ?? {}), read?.on ?? on), `${name}: ${link}`).toEqual(said(rule, input, on))
    }
  })
  test('no field of it is called as the day or the terms are', () => expect(Object.keys(fields).filter(name => name === 'on' || name === 'terms')).toEqual([]))
  test('what stands in a box reads as what was written into it', () => {
    const boxes = Object.entries(fields).filter(([, { kind }]) => kind === 'list' || kind === 'byName')
    const written = rule.examples.filter(example => 'output' in example).flatMap(({ input }) => boxes.flatMap(([name, field]) => input[name] ? [[input[name], writtenAs(field).read(writtenAs(field).write(input[name]))]] : []))
    expect(written.map(([, read]) => read)).toEqual(written.map(([given]) => given))
  })
})

describe('a link carries what was agreed, and shows what governs', () => {
  test.each(known.filter(({ terms }) => Object.keys(terms).length > 0).map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
    const { input, on = day } = rule.examples.find(example => 'output' in example)!
    const [field] = Object.keys(rule.terms) as [string]
    const terms = { contract: { [field]: rule.answer({ input, on }).output[field] }, policy: {} }
    const read = readQuestion(`#${writeQuestion({ values: { ...input, terms }, on }, askedOf(rule), needsDay(rule))}`, askedOf(rule))!
    const result = workOut(rule, { values: read.values, on: read.on ?? on })
    expect('answer' in result && result.answer.governs).toEqual(rule.answer({ input, on, terms }).governs)
  })
})

function said(rule: Rule, input: unknown, on: string): unknown {
  try {
    return rule.answer({ input, on }).output
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('a spreadsheet’s cells', () => {
  const field = (kind: string, more = {}) => ({ kind, ...more }) as Nested
  test.each<[string, string, unknown]>([
    ['number', '1.5', 1.5], ['number', '-3', -3], ['number', 'about 3', 'about 3'], ['integer', ' 12 ', 12], ['money', '£1200.50', '1200.50'], ['money', '$ 5', '5'], ['money', 'free', 'free'], ['cell', 'B', 'B'], ['cell', '2', 2],
    ['date', '2026-01-31', '2026-01-31'], ['flag', 'Yes', true], ['flag', 'no', false], ['text', ' A b ', 'A b'],
  ])('%s: %s', (kind, text, value) => expect(cellOf(field(kind), text)).toEqual(value))
  test('a choice by its word', () => expect(['female', 'FEMALE', 'f'].map(text => cellOf(field('choice', { words: { female: 'Female' } }), text))).toEqual(['female', 'female', 'f']))
  test('lines and cells', () => expect(tableOf('a\tb\r\nc\t\r\n')).toEqual([['a', 'b'], ['c', '']]))
  test('columns need no tabs', () => expect(writtenAs(known.find(({ id }) => id === 'measures.ols-pay-gap')!.input && fieldsOf(known.find(({ id }) => id === 'measures.ols-pay-gap')!.input)['columns']!).read('pay, unit\n10, A\n12, B')).toEqual({ pay: [10, 12], unit: ['A', 'B'] }))
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Refusal } from '#shared/refusal.ts'
import { checkout } from '../sources.ts'
import { differences, known } from './known.ts'

type Case = { id: string; rule: string; on: string; name: string; input: { $file?: string } & Record<string, unknown>; expected?: Record<string, unknown>; refused?: true; tolerance?: number }

// Worked examples that lie beside the product where it is built; it runs without them, on the examples in the rules.
const folder = join(checkout, '../shared/rules')
const file = join(folder, 'cases.json')
const cases = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Case[] : []

describe.skipIf(cases.length === 0)('the given cases', () => {
  // The reporter of a whole run names files only; which cases passed is told by rule.
  const passed = new Map<string, string[]>()
  afterAll(() => console.log([...passed].map(([rule, ids]) => `${rule}: ${ids.length} given (${ids.join(', ')})`).join('\n')))
  describe.each(known.map(rule => [rule.id, rule, cases.filter(each => each.rule === rule.id)] as const).filter(([, , own]) => own.length > 0))('%s', (_, rule, own) => {
    test.each(own.map(each => [each.id, each.name, each] as const))('%s %s', (id, _, { on, input, expected, refused, tolerance }) => {
      const given = input.$file === undefined ? input : JSON.parse(readFileSync(join(folder, input.$file), 'utf8')) as object
      if (refused) expect(() => rule.answer({ input: given, on })).toThrow(Refusal)
      else expect(differences(expected, rule.answer({ input: given, on }).output, tolerance)).toEqual([])
      passed.set(rule.id, [...passed.get(rule.id) ?? [], id])
    })
  })
})

import { describe, expect, test } from 'vitest'
import { answered } from '../rules/any.ts'
import { known } from '../rules/known.ts'

describe('ten thousand questions to each rule', () => {
  test.each(known.map(rule => [rule.id, rule] as const))('%s', (_, rule) => expect(answered(rule, 10_000)).toBeGreaterThan(0))
})

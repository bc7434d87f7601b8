import { describe, expect, test } from 'vitest'
import { answered } from './any.ts'
import { known } from './known.ts'

describe('whatever is asked, a rule answers in form or refuses in words', () => {
  test.each(known.map(rule => [rule.id, rule] as const))('%s', (_, rule) => expect(answered(rule, 300)).toBeGreaterThan(0))
})

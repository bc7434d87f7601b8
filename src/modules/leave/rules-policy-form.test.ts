import { expect, test } from 'vitest'
import { problemsOf } from './account.ts'
import type { PolicyRules } from './policy-rules.ts'
import { asksFrom, rulesFrom } from './rules-policy-form.ts'

const asked = { from: '2026-01-01', lawWeeks: 4, contractWeeks: 2, mostDays: null, yearFrom: '2026-01-01', accrual: 'twelfths', rounding: 'from_half', carriesDays: 5, carriesMonths: 3, lapses: 'if_told', toldWithin: 90, toldBefore: 60, closing: 'confirmed', transfers: 'carried', transferMonths: 6, booked: 'asked', cap: null, noticeDays: 14, mostAway: 2, evidenceFrom: null, longFrom: 28, offerFrom: 42, draws: [] as string[] } as const

test('what a form says is a policy, and reads back as it was said', () => {
  const rules = rulesFrom(asked, undefined)
  expect(problemsOf(rules)).toEqual([])
  expect(rules).toMatchObject({ gives: [{ layer: 'statutory', weeks: 4 }, { layer: 'contractual', weeks: 2 }], accrual: { part: 'twelfths' }, rounding: { to: 1, way: 'from_half' }, lapses: 'if_told', tells: { within: 90, before: 60 }, transfers: { months: 6, booked: 'asked' }, asking: { notice: [{ from: 0, days: 14 }], mostAway: 2 } })
  const { from: _, ...rest } = asked
  expect(asksFrom(rules)).toEqual({ ...rest, draws: [] })
})

test('what the form doesn’t ask stays as it is', () => {
  const before = { ...rulesFrom(asked, undefined), gives: [{ layer: 'statutory', weeks: 4 }, { layer: 'further_statutory', days: 5, when: { isDisabled: true } }, { layer: 'contractual', days: 1, when: { service: 10 } }], waiting: { months: 6, before: 'at_once' }, sandwich: false, asking: { most: 20, mostAway: 2 } } as PolicyRules
  const after = rulesFrom({ ...asked, lawWeeks: 5, mostAway: null, noticeDays: null, longFrom: null, offerFrom: null }, before)
  expect(after).toMatchObject({ waiting: before.waiting, sandwich: false, asking: { most: 20 }, gives: [{ layer: 'statutory', weeks: 5 }, { layer: 'contractual', weeks: 2 }, before.gives[1], before.gives[2]] })
  expect(after.asking).toEqual({ most: 20 })
})

test('an accrual that isn’t among the usual ones is left to be chosen', () => expect(asksFrom({ ...rulesFrom(asked, undefined), accrual: { worked: 'hours', each: 30 } })).toMatchObject({ accrual: null }))

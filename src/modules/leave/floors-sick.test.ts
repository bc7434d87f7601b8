import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sickFloorsOf } from './floors-sick.ts'
import type { Policy } from './policy.ts'

const base = { yearFrom: '2026-01-01', unit: 'hours', order: ['carried', 'statutory'], carries: { mostDays: 40, months: 12 }, lapses: 'yes' } as const
const perHours = (each: number, more: object = {}): Policy => ({ ...base, gives: [{ layer: 'statutory', hours: 1 }], accrual: { worked: 'hours', each }, ...more })
const atOnce = (hours: number, more: object = {}): Policy => ({ ...base, gives: [{ layer: 'statutory', hours }], accrual: { everyMonths: 12, at: 'start' }, ...more })
const held = async (policy: Policy, state: string | null, on = '2026-06-15') => {
  const { breaches, rules, notCovered } = await sickFloorsOf(policy, state, on)
  return { codes: breaches.map(({ code }) => code), says: breaches[0]?.says ?? null, rules, notCovered }
}

describe('sick leave of a state, held against its law', () => {
  test.each([
    ['WA', perHours(40), []], ['WA', perHours(41), ['leave.below_law']], ['WA', atOnce(52), []], ['WA', atOnce(51), ['leave.below_law']], ['WA', perHours(40, { accrual: { worked: 'hours', each: 40, mostAYear: 50 } }), ['leave.below_law']],
    ['IL', atOnce(40), []], ['IL', atOnce(39), ['leave.below_law']], ['IL', perHours(40), []], ['NY', perHours(30), []], ['NY', atOnce(39), ['leave.below_law']], ['NY', atOnce(56), []],
    ['WA', perHours(40, { carries: { mostDays: 39, months: 12 } }), ['leave.sick_lapses']], ['WA', perHours(40, { carries: { mostDays: 40, months: 3 } }), ['leave.sick_lapses']], ['WA', perHours(40, { carries: { mostDays: 0, months: 12 }, lapses: 'no' }), []],
    ['WA', perHours(40, { unit: 'days', gives: [{ layer: 'statutory', days: 1 }], accrual: { worked: 'hours', each: 320 }, carries: { mostDays: 5, months: 12 } }), []],
  ] as [string, Policy, string[]][])('%s: %j', async (state, policy, codes) => expect((await held(policy, state)).codes).toEqual(codes))
  test('whoever lacks hours is named with both numbers and the rule', async () => expect(await held(atOnce(20), 'IL')).toMatchObject({ says: 'Who works 40 hours a week all year has 20 hours by this policy, and 40 by law.', rules: ['us.state-sick-leave'] }))
  test('New York’s hours of a large company are said where the policy gives fewer', async () => expect((await held(atOnce(40), 'NY')).notCovered[0]).toBe('With a hundred employees or more the law gives 56 hours to who works 40 hours a week: this policy gives 40.'))
  test('California since 2024 is refused by its rule’s name, before it is held; other states are said not to be covered', async () => {
    expect((await held(atOnce(1), 'CA')).notCovered[0]).toMatch(/^California: paid sick days: not known for 15 June 2026/)
    expect((await held(atOnce(1), 'CA', '2023-06-15')).codes).toEqual(['leave.below_law'])
    expect(await held(atOnce(24, { lapses: 'yes', carries: { mostDays: 0, months: 12 } }), 'CA', '2023-06-15')).toMatchObject({ codes: ['leave.sick_lapses'] })
    for (const state of ['TX', null]) expect(await held(atOnce(1), state)).toMatchObject({ codes: [], rules: [], notCovered: [expect.stringContaining('no rule here says')] })
  })
  test('more given is never worse, and what lapses makes no difference where the law doesn’t say', () => fc.assert(fc.asyncProperty(fc.constantFrom('WA', 'IL', 'NY'), fc.integer({ min: 1, max: 80 }), fc.nat(20), fc.nat(60), async (state, hours, more, carried) => {
    const of = async (given: number, mostDays: number) => (await held(atOnce(given, { carries: { mostDays, months: 12 } }), state)).codes
    const isEnough = async (given: number, mostDays = 40) => (await of(given, mostDays)).length === 0
    expect(await isEnough(hours) && !await isEnough(hours + more)).toBe(false)
    expect(state === 'WA' || await isEnough(hours, carried) === await isEnough(hours)).toBe(true)
  }), { numRuns: 30 }))
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import reintegration from '#rules/de/reintegration-offer.ts'
import sickPay from '#rules/de/sick-pay.ts'
import { addDays, addMonths, daysFromTo, type Day } from '#shared/calendar.ts'
import type { Spell } from '#shared/spells.ts'

/** A life of illness: absences with days between them, the last of which is asked for. */
const lives = fc.tuple(fc.nat(900).map(days => addDays('2022-01-01', days)), fc.array(fc.tuple(fc.integer({ min: 1, max: 260 }), fc.nat(90)), { minLength: 1, maxLength: 7 })).map(([first, each]) => {
  let next = first
  return each.map(([gap, length]): Spell => {
    const startsOn = addDays(next, gap), endsOn = addDays(startsOn, length)
    next = endsOn
    return { startsOn, endsOn }
  })
})
const pay = (employedFrom: Day, spells: readonly Spell[]) => sickPay.work({ employedFrom, ...spells.at(-1)!, earlier: spells.slice(0, -1) }, null)
const long = '2010-01-01'

describe('sick pay in Germany', () => {
  test('of one illness, within twelve months of its first day and without six months free of it, no more than 42 days are paid in all', () => fc.assert(fc.property(lives, spells => {
    let first: Day | null = null, last: Day | null = null, paid = 0
    spells.forEach((spell, n) => {
      if (first === null || spell.startsOn >= addMonths(first, 12) && spell.startsOn > addDays(last!, 1) || spell.startsOn >= addMonths(addDays(last!, 1), 6)) { first = spell.startsOn; paid = 0 }
      const answer = pay(long, spells.slice(0, n + 1))
      expect(answer.daysUsedBefore).toBe(paid)
      paid += Number(answer.daysPaid)
      last = spell.endsOn
      expect(paid).toBeLessThanOrEqual(42)
      expect(answer.daysLeft).toBe(42 - paid)
    })
  })))
  test('an absence that is cut in two anywhere is paid as one', () => fc.assert(fc.property(lives, fc.nat(), (spells, at) => {
    const whole = spells.at(-1)!, days = daysFromTo(whole.startsOn, whole.endsOn)
    fc.pre(days > 1)
    const cut = addDays(whole.startsOn, at % (days - 1)), first = [...spells.slice(0, -1), { startsOn: whole.startsOn, endsOn: cut }], second = [...first, { startsOn: addDays(cut, 1), endsOn: whole.endsOn }]
    const together = pay(long, spells)
    expect(Number(pay(long, first).daysPaid) + Number(pay(long, second).daysPaid)).toBe(together.daysPaid)
    expect(pay(long, second).daysLeft).toBe(together.daysLeft)
  })))
  test('a day more never pays less, the day until which it is paid stands from the first day on, and nothing is paid beyond it', () => fc.assert(fc.property(lives, fc.nat(60), (spells, employed) => {
    const own = spells.at(-1)!, employedFrom = addDays(spells[0]!.startsOn, -employed), longer = pay(employedFrom, [...spells.slice(0, -1), { ...own, endsOn: addDays(own.endsOn, 1) }]), answer = pay(employedFrom, spells)
    expect(longer.daysPaid).toBeGreaterThanOrEqual(Number(answer.daysPaid))
    if (answer.paidUntil) {
      expect(longer.paidUntil).toBe(answer.paidUntil)
      expect(answer.paidFrom! >= addDays(employedFrom, 28) && answer.paidFrom! >= own.startsOn).toBe(true)
      expect(answer.daysPaid).toBe(daysFromTo(answer.paidFrom!, own.endsOn < answer.paidUntil ? own.endsOn : answer.paidUntil))
    } else expect(answer.daysPaid).toBe(0)
  })))
  test('neither the order in which earlier absences are told nor one told twice makes a difference', () => fc.assert(fc.property(lives, spells => {
    const own = spells.at(-1)!, earlier = spells.slice(0, -1), ask = (told: Spell[]) => sickPay.work({ employedFrom: long, ...own, earlier: told }, null)
    expect([ask(earlier.toReversed()), ask([...earlier, ...earlier])]).toEqual([ask(earlier), ask(earlier)])
  })))
})

describe('the offer of reintegration', () => {
  const ask = (on: Day, absences: Spell[], lastClosedOn: Day | null = null) => reintegration.work({ asOf: on, absences, lastClosedOn }, null)
  const days = (on: Day, absences: Spell[], after: Day | null) => {
    const found = new Set<Day>()
    for (const { startsOn, endsOn } of absences) for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) if (day <= on && day > addMonths(on, -12) && (after === null || day > after)) found.add(day)
    return [...found].sort()
  }
  test('counts each day of the twelve months once, across all illnesses, and is due from the forty-third on', () => fc.assert(fc.property(lives, fc.nat(500), fc.option(fc.nat(400)), (spells, back, closed) => {
    const on = addDays(spells.at(-1)!.endsOn, -Math.min(back, 400)), after = closed === null ? null : addDays(on, -closed), counted = days(on, spells, after), answer = ask(on, [...spells, ...spells.slice(0, 2)], after)
    expect(answer.daysInYear).toBe(counted.length)
    expect([answer.isDue, answer.dueSince ?? null]).toEqual([counted.length > 42, counted[42] ?? null])
  })))
})

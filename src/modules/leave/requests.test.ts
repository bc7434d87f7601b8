import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekdayOf, type Day } from '#shared/calendar.ts'
import { countDays, minutesOf, totalDays, type Counting, type Pattern } from './days.ts'
import { checksOf, type Asked, type RequestRules } from './rules-request.ts'

const fullTime: readonly Pattern[] = [{ from: '2024-01-01', minutes: [480, 480, 480, 480, 480, 0, 0] }], none = new Map()
const count = (from: Day, to: Day, counting: Counting = {}, patterns = fullTime) => totalDays(countDays({ from, to }, patterns, none, counting)).toNumber()

describe('days of a request', () => {
  test('a shift over midnight is of the day on which it begins, in weeks that take turns', () => {
    const minutes = minutesOf(14, [{ day: 4, from: '22:00', to: '06:00', breakMinutes: 30 }, { day: 13, from: '20:00', to: '08:00' }, { day: 7, from: '06:00', to: '14:00' }])
    expect(minutes).toEqual([0, 0, 0, 0, 450, 0, 0, 480, 0, 0, 0, 0, 0, 720])
    const rota: readonly Pattern[] = [{ from: '2026-01-05', minutes }]
    // From Friday 9 to Monday 12 January: the night that begins on Friday and the early shift on Monday; on Saturday, when the night ends, nothing.
    expect(countDays({ from: '2026-01-09', to: '2026-01-12' }, rota, none).map(each => [each.on, each.minutes.toNumber()])).toEqual([['2026-01-09', 450], ['2026-01-10', 0], ['2026-01-11', 0], ['2026-01-12', 480]])
    // On the night of 28 to 29 March the clock goes forward in Europe, and no minute is lost.
    expect(countDays({ from: '2026-03-20', to: '2026-04-03' }, rota, none).filter(each => each.minutes.isAbove(0)).map(each => [each.on, each.minutes.toNumber()])).toEqual([['2026-03-20', 450], ['2026-03-23', 480], ['2026-03-29', 720], ['2026-04-03', 450]])
  })
  test('days that the company closes are taken once, and half a day closed leaves half', () => {
    const closures = new Map([['2026-12-28', { name: 'Between the years', portion: 'whole' as const }], ['2026-12-31', { name: 'Between the years', portion: 'half' as const }]])
    expect(countDays({ from: '2026-12-28', to: '2026-12-31' }, fullTime, none, { closures }).map(({ why, days }) => [why, days.toNumber()])).toEqual([['closure', 0], ['counts', 1], ['counts', 1], ['half_holiday', 0.5]])
  })
  test('FR #4448, #2535: days off between two days of leave count where the policy says so, and else never', () => {
    expect([count('2026-06-05', '2026-06-08'), count('2026-06-05', '2026-06-08', { sandwich: true })]).toEqual([2, 4])
    expect(count('2026-06-05', '2026-06-07', { sandwich: true })).toBe(1)
    expect(countDays({ from: '2026-06-08', to: '2026-06-08' }, fullTime, none, { sandwich: true, booked: new Set(['2026-06-05']) }).map(({ on, why }) => [on, why])).toEqual([['2026-06-06', 'sandwiched'], ['2026-06-07', 'sandwiched'], ['2026-06-08', 'counts']])
    const holidays = new Map([['2026-06-04', { name: 'Corpus Christi', portion: 'whole' as const }]])
    expect(countDays({ from: '2026-06-03', to: '2026-06-05' }, fullTime, holidays, { sandwich: true }).map(({ why, holiday }) => [why, holiday])).toEqual([['counts', undefined], ['sandwiched', 'Corpus Christi'], ['counts', undefined]])
  })
  test('in two requests, whichever comes first, it takes what it takes in one, sandwich or not', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 19 }), fc.boolean(), fc.boolean(), (start, length, cut, sandwich, backwards) => {
      const from = addDays('2026-06-01', start), to = addDays(from, length), middle = addDays(from, Math.min(cut, length - 1)), parts = [{ from, to: middle }, { from: addDays(middle, 1), to }]
      const booked = new Set<Day>()
      for (const part of backwards ? parts.toReversed() : parts) for (const { on, days } of countDays(part, fullTime, none, { sandwich, booked })) if (days.isAbove(0)) booked.add(on)
      expect(booked.size).toBe(count(from, to, { sandwich }))
      if (!sandwich) for (const on of booked) expect(weekdayOf(on)).toBeLessThan(6)
    }))
  })
})

describe('what stands against a request', () => {
  const asked: Asked = { today: '2026-06-01', from: '2026-07-06', to: '2026-07-10', amount: 5, left: 20, serviceFrom: '2026-01-15' }
  test.each([
    ['nothing where the policy asks for nothing', {}, {}, []],
    ['less than the least', { least: 6 }, {}, ['leave.too_short']], ['the least', { least: 5 }, {}, []], ['less than the least, but all that is left', { least: 6 }, { left: 5 }, []],
    ['the most', { most: 5 }, {}, []], ['more than the most', { most: 4 }, {}, ['leave.too_long']],
    ['35 days ahead where 35 are asked', { notice: [{ from: 0, days: 35 }] }, {}, []], ['35 days ahead where 36 are asked', { notice: [{ from: 0, days: 36 }] }, {}, ['leave.short_notice']],
    ['longer leave asks for longer notice', { notice: [{ from: 0, days: 1 }, { from: 5, days: 60 }] }, {}, ['leave.short_notice']], ['shorter leave doesn’t', { notice: [{ from: 5, days: 60 }, { from: 0, days: 1 }] }, { amount: '4.5' }, []],
    ['what is entered afterwards asks for no notice', { notice: [{ from: 0, days: 7 }], backdated: 7 }, { from: '2026-05-25', to: '2026-05-26' }, []], ['but not later than the policy lets it', { backdated: 6 }, { from: '2026-05-25' }, ['leave.too_late']],
    ['the last day of a blackout', { blackouts: [{ from: '2026-06-20', to: '2026-07-06', name: 'Closing the books' }] }, {}, ['leave.blackout']], ['the day after it', { blackouts: [{ from: '2026-06-20', to: '2026-07-05', name: 'Closing the books' }] }, {}, []],
    ['before the months of waiting are over', { afterMonths: 6 }, {}, ['leave.waiting']], ['on the first day after them', { afterMonths: 6 }, { from: '2026-07-15', to: '2026-07-17' }, []],
    ['one of the team away too', { mostAway: 2 }, { others: new Map([['2026-07-06', 1], ['2026-07-11', 9]]) }, []], ['two of the team away too', { mostAway: 2 }, { others: new Map([['2026-07-08', 2]]) }, ['leave.team_away']],
    ['proof from the sixth day on', { evidenceFrom: 6 }, {}, []], ['proof from the fifth', { evidenceFrom: 5 }, {}, ['leave.evidence']], ['proof that is there', { evidenceFrom: 1 }, { hasEvidence: true }, []],
    ['several at once', { least: 6, most: 4, afterMonths: 12 }, {}, ['leave.too_short', 'leave.too_long', 'leave.waiting']],
  ] as readonly [string, RequestRules, Partial<Asked>, string[]][])('%s', (_, rules, more, codes) => {
    const found = checksOf(rules, { ...asked, ...more })
    expect(found.map(({ code }) => code)).toEqual(codes)
    for (const { says } of found) expect(says).toMatch(/^[A-Z0-9][^{}]*\.$/)
  })
  test('a full team and proof that is still to come are told to whoever decides, and stop nobody', () => {
    expect(checksOf({ mostAway: 1, evidenceFrom: 1 }, { ...asked, others: new Map([['2026-07-06', 1], ['2026-07-07', 1]]) })).toEqual([
      { code: 'leave.team_away', says: 'Somebody else of the team is away on 6 July 2026 and on 1 more of these days.', stops: false },
      { code: 'leave.evidence', says: 'Proof is needed from 6 July 2026 on, the first day. It can be sent later.', stops: false },
    ])
  })
})

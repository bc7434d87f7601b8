import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#shared/calendar.ts'
import { barsOf } from './rules-bars.ts'

const span = (from: string, to: string | null, name = '') => ({ from, to, name })
const drawn = (...away: ReturnType<typeof span>[]) => barsOf(away, '2026-07-01', '2026-07-05').map(({ days, what }) => what ? `${what.name}${days}` : '.').join(' ')

test.each([
  ['nothing', [], '. . . . .'],
  ['in the middle', [span('2026-07-02', '2026-07-03', 'a')], '. a2 . .'],
  ['from before until after', [span('2026-06-02', '2026-08-03', 'a')], 'a5'],
  ['until nobody knows', [span('2026-07-04', null, 'a')], '. . . a2'],
  ['two on one day', [span('2026-07-02', '2026-07-03', 'b'), span('2026-07-01', '2026-07-02', 'a')], 'a2 b1 . .'],
  ['one within another', [span('2026-07-01', '2026-07-04', 'a'), span('2026-07-02', '2026-07-02', 'b')], 'a4 .'],
] as const)('%s', (_, away, row) => expect(drawn(...away)).toBe(row))

test('a row is as long as its days, whatever falls on them', () => fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -10, max: 40 }), fc.integer({ min: 0, max: 20 }))), away => {
  const bars = barsOf(away.map(([start, days]) => span(addDays('2026-07-01', start), addDays('2026-07-01', start + days))), '2026-07-01', '2026-07-31')
  expect(bars.reduce((sum, { days }) => sum + days, 0)).toBe(31)
})))

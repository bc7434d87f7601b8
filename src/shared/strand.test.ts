import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayBefore, differing, lay, type Fact, type Stretch } from './strand.ts'

const days = Array.from({ length: 40 }, (_, n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }).toString())
const day = (n: number) => days[n]!
/** Which row is true on each day, one day at a time. */
const byDay = (rows: readonly Stretch[]) => days.map(on => rows.filter(row => row.startsOn <= on && (row.endsOn === null || row.endsOn >= on)).map(row => row.id))
/** What laying says, written. */
function written(rows: readonly Stretch[], from: string): Stretch[] {
  const { edit, shorten, insert } = lay(rows, from)
  const kept = rows.map(row => row.id === shorten?.id ? { ...row, endsOn: shorten.endsOn } : row.id === edit ? { ...row, id: 'new' } : row)
  return insert ? [...kept, { ...insert, id: 'new' }] : kept
}

/** Any strand without overlaps: cut points on a line of days, gaps between some, the last one open or not. */
const strands = fc.tuple(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 6 }), fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }), fc.boolean()).map(([cuts, gaps, isOpen]) => {
  const starts = cuts.toSorted((a, b) => a - b)
  return starts.map((start, i): Stretch => {
    const next = starts[i + 1]
    const ends = next === undefined ? isOpen ? null : start + 4 : Math.max(start, next - 1 - gaps[i]!)
    return { id: `row ${i}`, startsOn: day(start), endsOn: ends === null ? null : day(ends) }
  })
})

test('new values hold from their day until what begins later or the old end, and every other day stays as it was', () => {
  fc.assert(fc.property(strands, fc.integer({ min: 0, max: 34 }), (rows, at) => {
    const from = day(at), before = byDay(rows), after = byDay(written(rows, from))
    const later = rows.map(row => row.startsOn).filter(start => start > from).toSorted()[0]
    const standing = rows.find(row => row.startsOn <= from && (row.endsOn === null || row.endsOn >= from)) ?? rows.find(row => row.startsOn === from)
    const isNew = (on: string) => on >= from && (later === undefined || on < later) && (!standing || standing.endsOn === null || on <= standing.endsOn)
    expect(after).toEqual(days.map((on, n) => isNew(on) ? ['new'] : before[n]))
  }), { numRuns: 500 })
})

test('what is laid never overlaps, nor is a day long less than one', () => {
  fc.assert(fc.property(strands, fc.array(fc.integer({ min: 0, max: 34 }), { maxLength: 8 }), (rows, changes) => {
    let stand: readonly Stretch[] = rows
    changes.forEach((at, i) => { stand = written(stand, day(at)).map(row => row.id === 'new' ? { ...row, id: `change ${i}` } : row) })
    expect(byDay(stand).filter(ids => ids.length > 1)).toEqual([])
    expect(stand.filter(row => row.endsOn !== null && row.endsOn < row.startsOn)).toEqual([])
  }), { numRuns: 500 })
})

test('the day before knows months and leap years', () => expect([dayBefore('2026-03-01'), dayBefore('2024-03-01'), dayBefore('2026-01-01')]).toEqual(['2026-02-28', '2024-02-29', '2025-12-31']))

describe('what differs, and what follows', () => {
  const row = (id: string, startsOn: string, endsOn: string | null, unit: string, manager: string | null): Fact => ({ id, startsOn, endsOn, unit, manager })
  const rows = [row('a', '2026-01-01', '2026-02-28', 'north', 'mia'), row('b', '2026-03-01', '2026-03-31', 'south', 'mia'), row('c', '2026-04-01', null, 'south', 'ben')]

  test('a later row repeats what was true until then, up to the first that says otherwise', () => {
    expect(differing(rows, '2026-02-01', { manager: 'kim' })).toMatchObject({ values: { manager: 'kim' }, later: { manager: [{ id: 'b', startsOn: '2026-03-01' }] } })
    expect(differing(rows, '2026-02-01', { unit: 'west' }).later).toEqual({})
    expect(differing(rows, '2026-03-15', { unit: 'west' }).later).toEqual({ unit: [{ id: 'c', startsOn: '2026-04-01' }] })
  })
  test('what is true already is no news; emptied is', () => {
    expect(differing(rows, '2026-02-01', { manager: 'mia', unit: 'north' }).values).toEqual({})
    expect(differing(rows, '2026-02-01', { manager: null }).values).toEqual({ manager: null })
  })
  test('where nothing is told yet, all is news', () => expect(differing([], '2026-02-01', { unit: 'west' })).toEqual({ values: { unit: 'west' }, stood: null, later: {} }))
})

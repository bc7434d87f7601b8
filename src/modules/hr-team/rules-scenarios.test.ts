import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { functions, type HrFunction } from '#shared/functions.ts'
import { optionsFor, turnsOf } from './rules-options.ts'
import { compare, neededFor, type Cell, type Change, type Facts, type Place, type Sheet } from './rules-scenarios.ts'
import { doersOf, teamOf, type Seat, type Work } from './rules-team.ts'

const all = Object.keys(functions)
const [everyone, leeds, york] = [0, 1, 2]
const generalist = (id: string, population: number): Place => ({ id, title: 'HR Generalist', kind: 'generalist', functions: all.filter(each => each !== 'immigration'), populations: [population], takes: ['routine', 'standard'], hours: 40, duties: [], country: 'GB' })
const specialist = (id: string, name: HrFunction): Place => ({ id, title: 'HR Specialist', kind: 'specialist', functions: [name], populations: [everyone], takes: ['expert'], hours: 40, duties: [10], country: 'GB' })
const cell = (name: HrFunction, population: number, aWeek: number, more: Partial<Cell> = {}): Cell =>
  ({ function: name, level: 'standard', populations: [population], weeks: Array.from({ length: 26 }, (_, week) => Math.max(0, aWeek + (week * 5 % 7 - 3) * aWeek / 20)), usual: 30, answers: [], open: null, ...more })
const sheet: Sheet = {
  figures: { away: 15, switching: 12, case_hours: 1.5, most_cases: 15, catalogue_weight: 10, learning_first: 40, learning_months: 6, hire_months: 4, outside_rest: 20, most_wait: 4, most_busy: 85 },
  costs: [{ figure: 'cost_generalist', country: 'GB', value: 60_000, currency: 'GBP' }, { figure: 'cost_specialist', country: 'GB', value: 70_000, currency: 'GBP' }, { figure: 'cost_outside', country: 'GB', value: 90, currency: 'GBP' }],
}
const profile = Array<number>(40).fill(1)
const company: Facts = { places: [generalist('g1', leeds), generalist('g2', york), specialist('s1', 'compensation')], cells: [cell('people', leeds, 30), cell('people', york, 20), cell('leave', leeds, 15), cell('leave', york, 10), cell('compensation', leeds, 6, { level: 'expert', usual: 90 }), cell('immigration', leeds, 3, { usual: 120 })], profile, employees: 400 }
const alone: Facts = { places: [{ ...generalist('only', everyone), functions: all }], cells: [cell('people', everyone, 14), cell('leave', everyone, 9), cell('relations', everyone, 0.4, { level: 'sensitive', open: 5 })], profile, employees: 60 }
const of = (facts: Facts, change: Change | null, focus = {}) => compare(facts, sheet, change, focus, { runs: 60 })

describe('who does it', () => {
  const seats: Seat[] = company.places.map(place => ({ ...place, desk: 34 }))
  test.each([['people', 'standard', leeds, 'g1'], ['people', 'standard', york, 'g2'], ['compensation', 'expert', york, 's1'], ['compensation', 'standard', york, 'g2'], ['immigration', 'standard', leeds, ''], ['people', 'expert', leeds, 'g1']] as const)('%s, %s, for %i: %s', (name, level, population, doers) => {
    expect(doersOf({ function: name, level, populations: [population] }, seats).map(({ id }) => id).join()).toBe(doers)
  })
})

describe('a team', () => {
  const figures = { switching: 0, mostCases: 20 }
  test('is equally busy where all can do all', () => {
    const seats: Seat[] = [20, 30, 40].map((desk, n) => ({ ...generalist(`g${n}`, everyone), desk }))
    const { busyOf } = teamOf(seats, [{ function: 'people', level: 'standard', populations: [1], aWeek: 90, minutes: 30, weeks: null }], profile, figures)
    expect([...busyOf.values()].map(each => each.toFixed(4))).toEqual(['0.5000', '0.5000', '0.5000'])
  })
  test('lets whoever can do more take less of what others can do too', () => {
    const seats: Seat[] = [{ ...generalist('wide', everyone), desk: 40 }, { ...specialist('deep', 'people'), takes: ['standard'], desk: 40 }]
    const work: Work[] = [{ function: 'people', level: 'standard', populations: [1], aWeek: 40, minutes: 60, weeks: null }, { function: 'leave', level: 'standard', populations: [1], aWeek: 20, minutes: 60, weeks: null }]
    const { busyOf, loads } = teamOf(seats, work, profile, figures)
    expect([busyOf.get('wide'), busyOf.get('deep')].map(each => each!.toFixed(3))).toEqual(['0.750', '0.750'])
    expect(loads.every(({ growsBy }) => growsBy === 0)).toBe(true)
  })
  test('whatever the work and the seats: none is lost, none invented, and whoever could take over from a busier one is no less busy', () => {
    const seat = fc.record({ functions: fc.subarray(['people', 'leave', 'benefits'], { minLength: 1 }), desk: fc.double({ min: 5, max: 40, noNaN: true }) })
    const piece = fc.record({ function: fc.constantFrom<HrFunction>('people', 'leave', 'benefits'), aWeek: fc.double({ min: 0.1, max: 60, noNaN: true }) })
    fc.assert(fc.property(fc.array(seat, { minLength: 1, maxLength: 6 }), fc.array(piece, { minLength: 1, maxLength: 6 }), (seats, pieces) => {
      const team = seats.map(({ functions: names, desk }, n): Seat => ({ ...specialist(`s${n}`, 'people'), functions: names, takes: ['standard'], desk }))
      const { busyOf, loads } = teamOf(team, pieces.map(each => ({ ...each, level: 'standard', populations: [1], minutes: 30, weeks: null })), profile, figures)
      const done = team.reduce((total, { id, desk }) => total + busyOf.get(id)! * desk, 0), left = loads.filter(({ seats: doers }) => doers.length === 0).reduce((total, { hours }) => total + hours, 0)
      expect(done + left).toBeCloseTo(pieces.reduce((total, { aWeek }) => total + aWeek / 2, 0), 4)
      for (const { seats: doers } of loads) for (const one of doers) for (const other of doers)
        if (one.functions.every(each => other.functions.includes(each)) && busyOf.get(one.id)! > 1e-6) expect(busyOf.get(one.id)!).toBeLessThanOrEqual(busyOf.get(other.id)! + 1e-3)
    }))
  })
})

describe('a change', () => {
  const focus = { function: 'people', population: leeds } as const
  test('a further generalist makes waiting shorter there and costs a position', () => {
    const { before, after } = of(company, { kind: 'generalist', population: leeds, country: 'GB' }, focus)
    expect(after.ranges.waits.middle).toBeLessThan(before.ranges.waits.middle)
    expect([before.able, after.able]).toEqual([1, 2])
    expect([before.costs, after.costs]).toEqual([{ GBP: 190_000 }, { GBP: 250_000 }])
  })
  test('nobody can do immigration: it piles up until a specialist comes', () => {
    const { before, after, piling } = of(company, { kind: 'specialist', function: 'immigration', country: 'GB' }, { function: 'immigration' })
    expect([before.able, after.able, piling.before, piling.after]).toEqual([0, 1, 100, 0])
    expect(before.ranges.growsBy.middle).toBeCloseTo(6, 0)
    expect(before.ranges.waits.middle).toBe(Infinity)
  })
  test('who leaves or is away for three months leaves their work to whoever can; where nobody can, it piles up, and is worked off afterwards', () => {
    const left = of(company, { kind: 'leaves', placeId: 'g1' }, focus), away = of(company, { kind: 'away', placeId: 'g1' }, focus)
    expect(left.after.able).toBe(0)
    expect(away.piled.middle).toBeCloseTo(13 * left.after.ranges.growsBy.middle, 0)
    expect(away.clearing!.middle).toBeGreaterThan(1)
    expect(left.after.costs).toEqual({ GBP: 130_000 })
  })
  test('twice the company brings twice the work', () => {
    const { before, after } = of(company, { kind: 'grows', times: 2 })
    expect(after.ranges.hours.middle).toBeCloseTo(2 * before.ranges.hours.middle, 5)
  })
  test('given to others, the share that stays has to be done inside', () => {
    const { before, after } = of(company, { kind: 'outside', function: 'leave', country: 'GB' }, { function: 'leave' })
    expect(after.ranges.hours.middle).toBeCloseTo(0.2 * before.ranges.hours.middle, 5)
    expect(after.costs['GBP']! - before.costs['GBP']!).toBeCloseTo(52 * 12.5 * 0.8 * 90, -3)
  })
  test('generalists pay for switching, specialists do not', () => {
    expect(of(company, null).before.ranges.switched.middle).toBeCloseTo(0.12 * 37.5, 0)
    expect(compare(company, { ...sheet, figures: { ...sheet.figures, switching: 0 } }, null, {}, { runs: 20 }).before.ranges.switched.middle).toBe(0)
  })
  test('one more never makes anybody wait longer, whoever it is', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.constantFrom<Change>({ kind: 'generalist', population: leeds, country: null }, { kind: 'specialist', function: 'people', country: null }), (these, those, change) => {
      const facts = { ...company, cells: [cell('people', leeds, these), cell('leave', leeds, those)] }
      const { before, after } = compare(facts, { ...sheet, figures: { ...sheet.figures, switching: 0 } }, change, {}, { runs: 1 })
      expect(after.ranges.growsBy.middle).toBeLessThanOrEqual(before.ranges.growsBy.middle + 1e-6)
      if (Number.isFinite(before.ranges.waits.middle)) expect(after.ranges.waits.middle).toBeLessThanOrEqual(before.ranges.waits.middle + 1e-6)
    }))
  })
  test('the same seed gives the same ranges, another one others', () => {
    expect(compare(company, sheet, null, {}, { seed: 4, runs: 30 })).toEqual(compare(company, sheet, null, {}, { seed: 4, runs: 30 }))
    expect(compare(company, sheet, null, {}, { seed: 5, runs: 30 })).not.toEqual(compare(company, sheet, null, {}, { seed: 4, runs: 30 }))
  })
  test('is refused by name without the figures that it needs, and asks for no others', () => {
    expect(neededFor(alone, { figures: {}, costs: [] }, null)).toEqual(['away', 'catalogue_weight', 'switching', 'case_hours', 'most_cases'])
    expect(neededFor({ ...company, places: [specialist('s', 'people')], cells: [cell('people', leeds, 3)] }, { figures: {}, costs: [] }, null)).toEqual(['away', 'catalogue_weight'])
    expect(() => compare(alone, { figures: {}, costs: [] }, null)).toThrow('hr-team.figures_missing')
  })
  test('of nobody, or of somebody who isn’t there, or by what is no number', () => {
    const nobody = { ...company, places: [] }
    expect(of(nobody, null).before).toMatchObject({ able: 0, ranges: { waits: { middle: Infinity }, busy: { middle: Infinity } } })
    expect(() => of(company, { kind: 'leaves', placeId: 'x' })).toThrow('hr-team.no_such_place')
    expect(() => of(company, { kind: 'grows', times: Number.NaN })).toThrow('hr-team.not_a_number')
    expect(of({ ...company, cells: [] }, null).before).toMatchObject({ able: null, ranges: { waits: { middle: 0 }, hours: { middle: 0 } } })
  })
})

describe('three options', () => {
  const asked = { focus: { function: 'immigration', population: leeds }, country: 'GB' } as const
  test('say what each breaks', () => {
    const [wide, deep, outside] = optionsFor(company, sheet, asked)
    expect(wide!.breaks.map(({ kind }) => kind)).toEqual(['single', 'idle', 'switching', 'late', 'costs'])
    expect(wide!.isEnough).toBe(false)
    expect(deep!.breaks.map(({ kind }) => kind)).toEqual(['single', 'alone_in_function', 'idle', 'late', 'costs'])
    expect(deep!.breaks).toContainEqual({ kind: 'costs', costs: { GBP: 70_000 } })
    expect(outside!.breaks.map(({ kind }) => kind)).toContain('rest')
  })
  test('without a limit or a figure there is no advice, by name', () => {
    const { most_wait: _, ...rest } = sheet.figures
    expect(optionsFor(company, { ...sheet, figures: rest }, asked).map(({ missing }) => missing)).toEqual([['most_wait'], ['most_wait'], ['most_wait']])
    expect(() => turnsOf(company, { ...sheet, figures: rest }, asked)).toThrow('hr-team.figures_missing')
  })
  test('an unknown cost is said, not guessed', () => expect(optionsFor(company, { ...sheet, costs: [] }, asked)[1]!.breaks.map(({ kind }) => kind)).toContain('cost_unknown'))
})

describe('a company of sixty with one generalist', () => {
  const asked = { focus: { function: 'people', population: everyone }, country: 'GB' } as const
  test('has time left, and a single point of failure in everything', () => {
    const { before } = of(alone, null)
    expect(before.able).toBe(1)
    expect(before.ranges.busy.high).toBeLessThan(0.8)
    expect(before.ranges.waits.high).toBeLessThan(4)
  })
  test('three months without her pile up all there is, and take weeks to work off', () => {
    const { after, piled, clearing } = of(alone, { kind: 'away', placeId: 'only' })
    expect(after.able).toBe(0)
    expect(piled.middle).toBeCloseTo(13 * after.ranges.hours.middle, 0)
    expect(clearing!.low).toBeGreaterThan(4)
  })
  test('a second one is too little to do; giving it to others keeps two able', () => {
    const [second, , outside] = optionsFor(alone, sheet, asked)
    expect(second!.breaks.map(({ kind }) => kind)).toContain('idle')
    expect(outside!.isEnough).toBe(true)
  })
  test('from some headcount on, the answer is another', () => {
    const turns = turnsOf(alone, sheet, asked)
    expect(turns.length).toBeGreaterThan(1)
    expect(turns.map(({ employees }) => employees)).toEqual(turns.map(({ employees }) => employees).toSorted((a, b) => a - b))
    expect(turns.at(-1)!.answer).not.toBe('present')
  })
})

import fc from 'fast-check'
import { randomUUIDv7 } from 'node:crypto'
import { expect, test } from 'vitest'
import { insert, world } from '../../../test/fixtures/world.ts'

// What somebody can work out who is told the totals of closed quarters, keeps them, and subtracts: nothing about fewer people than the smallest group.
const { owner, rows } = await world()

type Stay = { from: number; until: number; entity: number; place: number; unit: number; work: number; kind: 'employee' | 'contingent'; form: string; how: string }
const quarters = ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31']
/** Quarters as numbers: there from the one to before the other. */
const stay = fc.record({
  from: fc.constantFrom(-1, -1, -1, -1, 0, 1, 2, 3), until: fc.constantFrom(9, 9, 9, 9, 1, 2, 3), entity: fc.nat(1), place: fc.nat(3), unit: fc.nat(3), work: fc.nat(2),
  kind: fc.constantFrom('employee', 'employee', 'employee', 'employee', 'contingent') as fc.Arbitrary<Stay['kind']>, form: fc.constantFrom('permanent', 'permanent', 'fixed_term'), how: fc.constantFrom('voluntary', 'involuntary'),
})
/** Somebody may move once: to another place and unit, from a quarter on. */
const somebody = fc.record({ stay, move: fc.option(fc.record({ at: fc.integer({ min: 1, max: 3 }), place: fc.nat(3), unit: fc.nat(3) }), { freq: 6 }) })
const countryOf = (place: number) => place < 2 ? 'GB' : 'DE'
const firstDay = (quarter: number) => quarter < 0 ? '2024-01-01' : ['2025-02-01', '2025-05-01', '2025-08-01', '2025-11-01'][quarter]!
const dayBeforeQuarter = (quarter: number) => ['2025-01-15', '2025-04-15', '2025-07-15', '2025-10-15'][quarter]!

type Somebody = { stay: Stay; move: { at: number; place: number; unit: number } | null }
const isThere = ({ stay }: Somebody, quarter: number) => stay.from <= quarter && stay.until > quarter
/** Said again in plain words: in which group of a cut somebody is at the end of a quarter. */
function groupOf(each: Somebody, cut: string, quarter: number): string | null {
  const { stay, move } = each
  const counts = (at: number) => isThere(each, at) && stay.kind === 'employee'
  if (cut === 'left') return !counts(quarter) && counts(quarter - 1) ? stay.how : null
  if (!isThere(each, quarter)) return null
  if (cut === 'kind') return stay.kind
  if (stay.kind !== 'employee') return null
  const has = move && move.at <= quarter ? move : stay
  switch (cut) {
    case 'joined': return counts(quarter - 1) ? null : ''
    case 'legal_entity': return `entity ${stay.entity}`
    case 'country': return countryOf(has.place)
    case 'location': return `place ${has.place}`
    case 'unit_1': return `unit ${has.unit < 2 ? 0 : has.unit}`
    case 'unit_2': case 'unit_3': return `unit ${has.unit}`
    case 'family': return stay.work === 2 ? '' : `family ${stay.work}`
    case 'form': return stay.form
    default: return ''
  }
}

const perEach = ['all', 'country', 'legal_entity', 'location', 'unit_1', 'unit_2', 'unit_3', 'family', 'form', 'kind', 'joined', 'left']
type Table = { cut: string; quarter: number; of: (who: Somebody) => string | null }

test('no two of all the tables that an analyst may ever get tell about fewer people than the smallest group, by any sums and differences', async () => {
  let told = 0, cutsTold = 0, kept = 0
  await fc.assert(fc.asyncProperty(fc.array(somebody, { minLength: 12, maxLength: 70 }), fc.constantFrom(3, 5), async (people, minimum) => {
    const org = await company(people, minimum)
    const tables: Table[] = []
    for (const [quarter, day] of quarters.entries()) {
      await owner.query(`select app.close_quarter($1, 0, $2)`, [org, day])
      const cells = await rows(`select c.cut, c.key, app.total_name(c.organization_id, c.cut, c.key) as name, c.people from total_cell c join total_closing t on t.organization_id = c.organization_id and t.id = c.closing_id where c.organization_id = $1 and t.day = $2`, [org, day])
      for (const cut of perEach) {
        const mine = cells.filter(each => each['cut'] === cut)
        const inIt = (key: string) => people.filter(who => groupOf(who, cut, quarter) === key).length
        const names = new Set(mine.filter(each => each['key'] !== null).map(each => String(each['name'] ?? each['key'])))
        const all = people.filter(who => groupOf(who, cut, quarter) !== null).length
        // What is told is true, large enough, and all of it.
        for (const each of mine) expect(each['people']).toBe(each['key'] === null ? people.filter(who => { const group = groupOf(who, cut, quarter); return group !== null && !names.has(group) }).length : inIt(String(each['name'] ?? each['key'])))
        expect(mine.every(each => Number(each['people']) >= minimum), cut).toBe(true)
        if (mine.length) expect(mine.reduce((sum, each) => sum + Number(each['people']), 0)).toBe(all)
        if (mine.length) tables.push({ cut, quarter, of: who => { const group = groupOf(who, cut, quarter); return group === null || names.has(group) ? group : '…together' } })
        told += mine.length; cutsTold += mine.length > 1 ? 1 : 0; kept += all && !mine.length ? 1 : 0
      }
    }
    for (const [n, one] of tables.entries()) for (const other of tables.slice(n + 1)) {
      const found = fewest(people, one, other)
      expect(found, `${one.cut} of ${one.quarter} beside ${other.cut} of ${other.quarter}`).toBeGreaterThanOrEqual(minimum)
    }
  }), { numRuns: 8, seed: 7 })
  // Not for want of anything told, nor of anything to keep.
  expect(told).toBeGreaterThan(100)
  expect(cutsTold).toBeGreaterThan(30)
  expect(kept).toBeGreaterThan(20)
})

/** The fewest people that some combination of the numbers of two tables is about: the smallest cut of the graph whose threads are people, between groups of the one, groups of the other, and whoever isn't in it. */
function fewest(people: readonly Somebody[], one: Table, other: Table): number {
  const weights = new Map<string, Map<string, number>>()
  const tie = (a: string, b: string) => { const to = weights.get(a) ?? new Map<string, number>(); to.set(b, (to.get(b) ?? 0) + 1); weights.set(a, to) }
  for (const who of people) {
    const [a, b] = [one.of(who), other.of(who)]
    const [x, y] = [a === null ? 'nowhere' : `one ${a}`, b === null ? 'nowhere' : `other ${b}`]
    if (x !== y) { tie(x, y); tie(y, x) }
  }
  const points = [...weights.keys()]
  let least = Infinity
  const seen = new Set<string>()
  for (const start of points) {
    if (seen.has(start)) continue
    const part = reached(weights, start)
    part.forEach(each => seen.add(each))
    for (const end of part) if (end !== start) least = Math.min(least, flow(weights, start, end))
  }
  return least
}
function reached(weights: Map<string, Map<string, number>>, start: string): string[] {
  const found = [start]
  for (const point of found) for (const [next, n] of weights.get(point) ?? []) if (n > 0 && !found.includes(next)) found.push(next)
  return found
}
/** Ford and Fulkerson: how many threads lead from one point to another. */
function flow(weights: Map<string, Map<string, number>>, start: string, end: string): number {
  const left = new Map([...weights].map(([point, to]) => [point, new Map(to)]))
  for (let total = 0; ; total++) {
    const before = new Map<string, string>()
    const queue = [start]
    for (const point of queue) for (const [next, n] of left.get(point)!) if (n > 0 && next !== start && !before.has(next)) { before.set(next, point); queue.push(next) }
    if (!before.has(end)) return total
    for (let at = end; at !== start; at = before.get(at)!) {
      const from = before.get(at)!
      left.get(from)!.set(at, left.get(from)!.get(at)! - 1)
      left.get(at)!.set(from, (left.get(at)!.get(from) ?? 0) + 1)
    }
  }
}

async function company(people: readonly Somebody[], minimum: number): Promise<string> {
  const org = randomUUIDv7()
  const mine = { organization_id: org, version: 1 }
  const ids = (n: number) => Array.from({ length: n }, () => randomUUIDv7())
  const [entities, places, units, works, top] = [ids(2), ids(4), ids(4), ids(3), randomUUIDv7()]
  await insert(owner, 'organization', [{ ...mine, id: org, name: 'Random', country: 'GB', minimum_group: minimum }])
  await insert(owner, 'settings', [{ ...mine, id: org, managers_see_pay: false, managers_see_earlier: true, uses_dotted_lines: false, uses_cost_centres: false, uses_grades: false }])
  await insert(owner, 'legal_entity', entities.map((id, n) => ({ ...mine, id, name: `entity ${n}`, country: 'GB', currency: 'GBP' })))
  await insert(owner, 'location', places.map((id, n) => ({ ...mine, id, name: `place ${n}`, country: countryOf(n), time_zone: 'Europe/London' })))
  await insert(owner, 'org_unit', [{ ...mine, id: top, name: 'all', part_of_id: null }])
  // The second is part of the first; the others stand beside it.
  for (const [n, id] of units.entries()) await insert(owner, 'org_unit', [{ ...mine, id, name: `unit ${n}`, part_of_id: n === 1 ? units[0]! : top }])
  await insert(owner, 'job', works.map((id, n) => ({ ...mine, id, title: `job ${n}`, family: n === 2 ? null : `family ${n}` })))
  const held = people.map(who => ({ who, person: randomUUIDv7(), employment: randomUUIDv7(), job: randomUUIDv7() }))
  const startOf = ({ who }: (typeof held)[number]) => firstDay(who.stay.from)
  const endOf = ({ who: { stay } }: (typeof held)[number]) => stay.until > 3 || stay.until <= stay.from ? null : dayBeforeQuarter(stay.until)
  const there = held.filter(({ who: { stay } }) => stay.until > stay.from)
  await insert(owner, 'person', held.map(({ person }, n) => ({ ...mine, id: person, name: `Somebody ${n}` })))
  await insert(owner, 'employment', there.map(each => ({ ...mine, id: each.employment, person_id: each.person, legal_entity_id: entities[each.who.stay.entity], kind: each.who.stay.kind, starts_on: startOf(each), ends_on: endOf(each), status: endOf(each) ? 'terminated' : 'open', termination_kind: endOf(each) && each.who.stay.how })))
  await insert(owner, 'assignment', there.map(each => ({ ...mine, id: each.job, person_id: each.person, employment_id: each.employment, is_primary: true })))
  await insert(owner, 'contract', there.map(each => ({ ...mine, id: randomUUIDv7(), employment_id: each.employment, person_id: each.person, form: each.who.stay.form, starts_on: startOf(each) })))
  const placed = there.flatMap(each => {
    const { stay, move } = each.who
    const at = (place: number, unit: number, starts_on: string, ends_on: string | null) => ({ ...mine, id: randomUUIDv7(), assignment_id: each.job, person_id: each.person, starts_on, ends_on, job_id: works[stay.work], unit_id: units[unit], location_id: places[place] })
    if (!move || move.at <= stay.from) return [at(move ? move.place : stay.place, move ? move.unit : stay.unit, startOf(each), null)]
    return [at(stay.place, stay.unit, startOf(each), `${dayBeforeQuarter(move.at).slice(0, 8)}19`), at(move.place, move.unit, `${dayBeforeQuarter(move.at).slice(0, 8)}20`, null)]
  })
  await insert(owner, 'placement', placed)
  return org
}

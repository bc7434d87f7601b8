import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acme, insert, job, names, person, uuid, world, type Name } from '../../../test/fixtures/world.ts'

// Who holds a step, as ten plain lines say it, against what the database says, in random companies.
const { owner, rows } = await world()
type Stand = { above: Name | null; status: 'active' | 'starting' | 'ended'; standIn: Name | null; isLent: boolean }
type Company = Record<Name, Stand>
type Asked = { of: Name; notWhom: Name[]; holder: 'direct' | 'above' | 'area' | 'job'; passedTo: 'above' | 'hr' | null; second: Name | null; heads: Name[]; area: Name[] }
type Held = { who: Name; for: Name | null }

function holds(company: Company, { of, notWhom, holder, passedTo, second, heads, area }: Asked): Held[] {
  const may = (name: Name | null) => name !== 'lou' && !notWhom.includes(name!)
  const places: Held[][] = []
  for (let at = company[of].above, met = new Set<Name>(); at && !met.has(at); met.add(at), at = company[at].above) {
    const { status, standIn, isLent } = company[at]
    const stand = [...standIn && isLent ? [] : [{ who: at, for: null }], ...standIn ? [{ who: standIn, for: at }] : []].filter(each => may(each.who) && (each.for === null || !notWhom.includes(each.for)))
    if (status === 'active' && stand.length) places.push(stand)
  }
  const own = { direct: places[0] ?? [], above: places[1] ?? [], area: area.filter(may).map(who => ({ who, for: null })), job: [] }[holder]
  const further = passedTo === 'above' ? places[{ direct: 1, above: 2, area: 0, job: 0 }[holder]] ?? [] : []
  const asked = [...own, ...further]
  const hr = !asked.length || passedTo === 'hr' ? heads.filter(may).map(who => ({ who, for: null })) : []
  const all = [...asked, ...hr].length ? [...asked, ...hr] : second && may(second) ? [{ who: second, for: null }] : []
  // Who holds it in their own name doesn’t hold it for somebody.
  return [...new Map(all.toSorted((a, b) => Number(b.for !== null) - Number(a.for !== null)).map(each => [each.who, each])).values()]
}

const anybody = fc.constantFrom(...names), maybe = fc.option(anybody, { nil: null })
const stand = fc.record({ above: maybe, status: fc.constantFrom('active', 'active', 'active', 'starting', 'ended'), standIn: fc.option(anybody, { nil: null, freq: 3 }), isLent: fc.boolean() }) as fc.Arbitrary<Stand>
const company = fc.tuple(...names.map(() => stand)).map(stands => Object.fromEntries(names.map((name, i) => [name, { ...stands[i]!, standIn: stands[i]!.standIn === name ? null : stands[i]!.standIn }])) as Company)
const several = fc.uniqueArray(anybody, { maxLength: 3 })
const asked = fc.record({ of: anybody, notWhom: several, holder: fc.constantFrom('direct', 'above', 'area', 'job'), passedTo: fc.constantFrom('above', 'hr', null), second: maybe, heads: several, area: several }) as fc.Arbitrary<Asked>

test('whoever stands there now, never those it is kept from, and somebody wherever anybody is left, also where managers go in a circle', async () => {
  await owner.query(`delete from access_grant; alter table acting_manager disable trigger user; alter table access_grant disable trigger user; alter table directory_entry disable trigger user`)
  const nameOf = new Map(names.map(name => [person(name), name]))
  await fc.assert(fc.asyncProperty(company, asked, async (stands, of) => {
    const question = { ...of, notWhom: [...new Set([of.of, ...of.notWhom])] }
    await owner.query('begin')
    try {
      for (const name of names) await owner.query(`update directory_entry set manager_assignment_id = $2, status = $3 where id = $1`, [job(name), stands[name].above && job(stands[name].above), stands[name].status])
      const mine = { organization_id: acme, version: 1, starts_on: '2020-01-01', starts_at: '2020-01-01', ends_at: 'infinity' }
      for (const [i, name] of names.entries()) if (stands[name].standIn) await insert(owner, 'acting_manager', [{ ...mine, id: uuid(97, i), person_id: person(name), assignment_id: job(name), acting_assignment_id: job(stands[name].standIn), acting_person_id: person(stands[name].standIn), rights: stands[name].isLent ? 'lends' : 'keeps' }])
      const grant = (area: string, level: string, at: number) => (name: Name, i: number) => ({ ...mine, id: uuid(98, at + i), holder_id: person(name), function: area, level, population: 0, status: 'active', origin: 'given' })
      for (const each of [...question.heads.map(grant('people', 'administer', 0)), ...question.area.map(grant('compensation', 'handle', 100))]) await insert(owner, 'access_grant', [each])
      await owner.query(`update organization set second_person_id = $1 where id = $2`, [question.second && person(question.second), acme])
      const found = (await rows(`select who, for_whom from app.holders_now($1, $2, $3, $4, 'compensation', $5, null, $6)`, [acme, job(question.of), question.notWhom.map(person), question.holder, uuid(99, 1), question.passedTo])).map(row => ({ who: nameOf.get(row['who'] as string)!, for: nameOf.get(row['for_whom'] as string) ?? null }))
      const sorted = (held: Held[]) => held.map(each => `${each.who} for ${each.for ?? 'themselves'}`).sort()
      const isStandingForTwo = (held: Held[]) => held.map(({ who, for: whom }) => `${who} ${whom ? 'for somebody' : ''}`).sort()
      expect(isStandingForTwo(found)).toEqual(isStandingForTwo(holds(stands, question)))
      expect(new Set(sorted(found)).size).toBe(found.length)
      expect(found.filter(({ who, for: whom }) => question.notWhom.includes(who) || who === 'lou' || whom && question.notWhom.includes(whom))).toEqual([])
      if ([...question.heads, question.second].some(name => name && name !== 'lou' && !question.notWhom.includes(name))) expect(found.length).toBeGreaterThan(0)
    } finally {
      await owner.query('rollback')
    }
  }), { numRuns: 300 })
})

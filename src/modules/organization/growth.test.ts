import { randomUUIDv7 } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { chance, pick as one, whole } from '#shared/chance.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, ava, cora, insert, person, places, populations, seen, units, zoe, type Name } from '../../../test/fixtures/world.ts'

// A group on which access stands grows only once that is confirmed by whoever could confirm all of that access (decision 44).
const { ask, owner, rows, truth } = await served()
const mine = { organization_id: acme, version: 1 }
let group = '', grants: string[] = []
const lineOf = (line: object) => insert(owner, 'population_rule', [{ ...mine, id: randomUUIDv7(), population_id: group, effect: 'include', location_id: null, person_id: null, ...line }])
const stands = async (holder: Name, fn: string, more: object = {}) => {
  const id = randomUUIDv7()
  await insert(owner, 'access_grant', [{ ...mine, id, holder_id: person(holder), function: fn, level: 'view', population_id: group, starts_on: '2026-01-01', status: 'active', origin: 'given', ...more }])
  grants.push(id)
}
beforeEach(async () => {
  await owner.query(`update organization set second_person_id = null where id = $1`, [acme])
  await owner.query(`update access_grant set status = 'ended' where id = any ($1)`, [grants])
  await owner.query(`update population_change set status = 'discarded'`)
  grants = []
  group = randomUUIDv7()
  await insert(owner, 'population', [{ ...mine, id: group, name: `Group ${group}` }])
  await lineOf({ person_id: person('ben') })
})
const change = (who: 'ava' | 'cora' | 'zoe' | 'gus', deed: 'add' | 'take_out', line: object) => ask(who, 'POST', `/populations/${group}/change`, { deed, effect: 'include', ...line })
const waiting = async () => await truth<string>(`select id from population_change where population_id = $1 and status = 'prepared'`, [group])
const confirmers = async () => (await rows(`select p.name, c.why from app.growth_confirmers($1, $2) c join person p on p.id = c.who and p.organization_id = $1 order by 1`, [acme, await waiting()])).map(row => `${String(row['name']).split(' ')[0]} ${row['why']}`)
const members = async () => (await rows(`select distinct split_part(d.name, ' ', 1) as name from population_member m join directory_entry d on d.id = m.id and d.organization_id = m.organization_id join population p on p.number = m.population and p.organization_id = m.organization_id where p.id = $1 order by 1`, [group])).map(row => String(row['name']))
const paid = async () => new Set((await seen(zoe, 'pay')).map(row => row['person_id']).filter(id => id !== person('zoe')))

describe('who comes in waits', () => {
  test('somebody who gives access reaches nobody’s pay by widening the group of an accomplice', async () => {
    await stands('zoe', 'compensation', { prepared_by_id: person('ava'), confirmed_by_id: person('spe') })
    expect(await paid()).toEqual(new Set([person('ben')]))
    expect((await change('ava', 'add', { locationId: places.london })).body).toEqual({ waits: true })
    expect((await change('ava', 'add', { locationId: places.spare })).body, 'an empty place is filled later').toEqual({ waits: true })
    for (const line of [{ locationId: places.london }, { unitId: units.company }, { country: 'GB' }]) expect((await ask('ava', 'POST', '/population-rules', { populationId: group, effect: 'include', ...line })).body).toMatchObject({ code: 'organization.growth_is_confirmed' })
    expect(await paid()).toEqual(new Set([person('ben')]))
    const id = await waiting()
    for (const who of ['ava', 'zoe', 'gus'] as const) expect((await ask(who, 'POST', `/population-changes/${id}/confirm`)).status, who).toBe(who === 'ava' ? 403 : 404)
    expect(await attempt(ava, `update population_change set status = 'in_force' where id = $1`, [id])).toBe('42501')
    expect((await ask('spe', 'POST', `/population-changes/${id}/discard`)).status).toBe(200)
    expect(await paid()).toEqual(new Set([person('ben')]))
  })
  test('once confirmed, they are in at once, and it is told', async () => {
    await stands('zoe', 'compensation')
    await change('ava', 'add', { locationId: places.london })
    const id = await waiting()
    expect((await ask('spe', 'POST', `/population-changes/${id}/confirm`)).status).toBe(200)
    expect((await paid()).size).toBeGreaterThan(4)
    expect(await rows(`select status, prepared_by_id, confirmed_by_id from population_change where id = $1`, [id])).toEqual([{ status: 'in_force', prepared_by_id: person('ava'), confirmed_by_id: person('spe') }])
    expect(await rows(`select move, actor_id from event where record_id = $1 order by id`, [id])).toEqual([{ move: 'create', actor_id: person('ava') }, { move: 'confirm', actor_id: person('spe') }])
    expect((await ask('ava', 'POST', `/population-changes/${id}/confirm`)).status).toBe(403)
  })
  test('what takes people out happens at once; what would let them back waits', async () => {
    await lineOf({ location_id: places.london })
    await stands('zoe', 'learning')
    expect((await change('ava', 'add', { effect: 'exclude', unitId: units.north })).body).toEqual({ waits: false })
    expect(await members()).not.toContain('Eli')
    expect((await change('ava', 'take_out', { effect: 'exclude', unitId: units.north })).body).toEqual({ waits: true })
    expect(await members()).not.toContain('Eli')
    await ask('cora', 'POST', `/population-changes/${await waiting()}/confirm`)
    expect(await members()).toContain('Eli')
    expect((await change('ava', 'take_out', { effect: 'exclude', unitId: units.north })).body).toMatchObject({ code: 'organization.line_is_gone' })
  })
  test('another kind of line narrows, and taking its last one out widens', async () => {
    await lineOf({ location_id: places.london })
    await stands('zoe', 'learning')
    expect((await change('ava', 'add', { unitId: units.north })).body).toEqual({ waits: false })
    expect(await members()).toEqual(['Ben', 'Eli', 'Kim', 'Lou'])
    expect((await change('ava', 'add', { unitId: units.hr })).body).toEqual({ waits: true })
    expect((await change('ava', 'take_out', { unitId: units.north })).body).toEqual({ waits: true })
    expect((await change('ava', 'take_out', { locationId: places.london })).body).toEqual({ waits: true })
    expect(await members()).toEqual(['Ben', 'Eli', 'Kim', 'Lou'])
  })
  test('a line isn’t changed into another, nor two of a kind taken out in one statement', async () => {
    await lineOf({ location_id: places.london })
    await lineOf({ unit_id: units.north })
    await lineOf({ unit_id: units.sales })
    await stands('zoe', 'learning')
    expect(await attempt(ava, `update population_rule set unit_id = $2 where population_id = $1 and unit_id is not null`, [group, units.company])).toBe('EQ422')
    expect(await attempt(ava, `delete from population_rule where population_id = $1 and unit_id is not null`, [group])).toBe('EQ422')
    expect(await attempt(ava, `delete from population_rule where population_id = $1 and unit_id = $2`, [group, units.sales])).toBe('no rows')
  })
  test('a group that no access stands on changes at once, also once that has ended', async () => {
    expect((await change('ava', 'add', { locationId: places.leeds })).body).toEqual({ waits: false })
    await stands('zoe', 'learning', { status: 'ended' })
    expect((await change('ava', 'add', { locationId: places.london })).body).toEqual({ waits: false })
    await stands('zoe', 'learning', { status: 'prepared' })
    expect((await change('ava', 'add', { locationId: places.boston })).body, 'who confirms that has seen this group').toEqual({ waits: true })
    expect((await ask('ava', 'POST', '/population-changes', { populationId: group, deed: 'add', effect: 'exclude', country: 'GB' })).body).toMatchObject({ code: 'organization.changes_at_once' })
  })
  test('whatever is done to its lines by hand, nobody comes in', async () => {
    await stands('zoe', 'learning')
    await lineOf({ location_id: places.london })
    await lineOf({ location_id: places.leeds })
    await lineOf({ unit_id: units.hr })
    await lineOf({ unit_id: units.operations })
    await lineOf({ effect: 'exclude', person_id: person('spe') })
    const roll = chance(5), pick = <T>(of: readonly T[]) => one(roll, of)
    let were = await members()
    const answers = new Set<number>()
    for (let i = 0; i < 60; i++) {
      const line = pick([{ location_id: pick(Object.values(places)) }, { unit_id: pick(Object.values(units)) }, { country: pick(['GB', 'US']) }, { worker_kind: 'employee' }, { person_id: person(pick(['eli', 'mia', 'spe', 'zoe'] as Name[])) }])
      const [field, value] = Object.entries(line)[0]!
      const [any] = await rows(`select id, version from population_rule where population_id = $1 order by md5(id::text || $2) limit 1`, [group, String(i)])
      const said = whole(roll, 0, 2) || !any
        ? await ask('cora', 'POST', '/population-rules', { populationId: group, effect: pick(['include', 'exclude', 'exclude']), [field.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())]: value })
        : await ask('cora', 'DELETE', `/population-rules/${any['id']}`, undefined, { 'if-match': `"${any['version']}"` })
      answers.add(said.status)
      const now = await members()
      expect(now.filter(name => !were.includes(name)), `${i}: ${JSON.stringify(line)}`).toEqual([])
      were = now
    }
    expect([...answers].sort()).toEqual(expect.arrayContaining([201, 422]))
  })
})

describe('who confirms it', () => {
  const grown = async (by: 'ava' | 'cora' = 'ava', line: object = { locationId: places.leeds }) => { await change(by, 'add', line); return confirmers() }
  test('whoever could confirm every access that stands on the group', async () => {
    await stands('zoe', 'compensation')
    expect(await grown()).toEqual(['Cora administers', 'Spe administers'])
    await stands('zoe', 'learning')
    expect(await confirmers()).toEqual(['Cora administers'])
    await stands('gus', 'benefits')
    expect(await confirmers()).toEqual([])
  })
  test('never who holds some of it, nor who prepared it', async () => {
    await stands('zoe', 'compensation')
    expect(await grown('cora')).toEqual(['Spe administers'])
    expect((await ask('cora', 'POST', `/population-changes/${await waiting()}/confirm`)).status).toBe(403)
    await stands('spe', 'compensation')
    expect(await confirmers()).toEqual([])
    expect((await ask('spe', 'POST', `/population-changes/${await waiting()}/confirm`)).status).toBe(404)
    expect((await change('zoe', 'add', { locationId: places.london })).status).toBe(403)
  })
  test('nor who has access from its holder', async () => {
    await stands('zoe', 'compensation')
    await stands('spe', 'people', { population_id: null, confirmed_by_id: person('zoe') })
    expect(await grown()).toEqual(['Cora administers'])
  })
  test('for a group of their own, if all are in it by then', async () => {
    await stands('zoe', 'leave', { prepared_by_id: person('cora') })
    expect(await grown('ava', { personId: person('gia') })).toEqual([])
    await owner.query(`delete from population_rule where population_id = $1`, [group])
    await lineOf({ person_id: person('gia') })
    await owner.query(`update population_change set status = 'discarded'`)
    expect(await grown('cora', { personId: person('ben') })).toEqual(['Gia administers'])
    await owner.query(`update population_change set status = 'discarded'`)
    expect(await grown('cora', { personId: person('zoe') })).toEqual([])
  })
  test('where there is nobody, the second person', async () => {
    await stands('zoe', 'benefits')
    await owner.query(`update organization set second_person_id = $2 where id = $1`, [acme, person('dora')])
    expect(await grown()).toEqual(['Dora second_person'])
    await stands('dora', 'benefits')
    expect(await confirmers()).toEqual([])
  })
  test('they are told by name who would come in; who prepared it, how many; anybody else nothing', async () => {
    await stands('zoe', 'compensation')
    await change('ava', 'add', { locationId: places.leeds })
    const told = async (who: 'ava' | 'spe' | 'zoe' | 'gus') => (await ask(who, 'GET', '/access/waiting-groups')).body.items
    expect(await told('spe')).toMatchObject([{ deed: 'add', kind: 'location', what: 'leeds', people: 4, names: ['Ava Example', 'Cora Example', 'Spe Example', 'Zoe Example'], bar: null }])
    expect(await told('ava')).toMatchObject([{ people: 4, names: null, bar: 'prepared', confirmers: [{ name: 'Cora Example' }, { name: 'Spe Example' }] }])
    expect([await told('zoe'), await told('gus')]).toEqual([[], []])
  })
  test('a right that ran out between asking and confirming is none', async () => {
    await stands('ben', 'benefits', { level: 'administer', population_id: null })
    await stands('zoe', 'benefits')
    expect(await grown()).toEqual(['Ben administers'])
    await owner.query(`alter table access_grant disable trigger user; update access_grant set status = 'ended' where function = 'benefits' and holder_id = '${person('ben')}'; alter table access_grant enable trigger user`)
    expect((await ask('ben', 'POST', `/population-changes/${await waiting()}/confirm`)).status).toBe(403)
  })
})

test.each([['prepared_by_id', person('ava')], ['confirmed_by_id', person('ava')], ['status', 'in_force']])('a new change says no %s of its own', async (column, value) =>
  expect(await attempt(cora, `insert into population_change (id, population_id, deed, effect, country, ${column}) values ('${randomUUIDv7()}', '${populations.london}', 'add', 'include', 'GB', '${value}')`)).toBe('42501'))

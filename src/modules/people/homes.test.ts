import fc from 'fast-check'
import { expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, actors, attempt, entities, job, places, units, work } from '../../../test/fixtures/world.ts'
import { moveHomes } from './homes.ts'

const { ask, rows, truth, owner } = await served()
type Who = Parameters<typeof ask>[0]
const others = ['mia', 'dora', 'ben', 'zoe', 'spe', 'ava', 'lou', 'guest', 'stranger'] as const satisfies readonly Who[]
let n = 0
async function hired() {
  const { body } = await ask('cora', 'POST', '/people/hire', { name: `${String.fromCharCode(65 + n % 26).repeat(5)} Mover${n++}`, legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-05', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia') })
  const held = body as unknown as { personId: string; assignmentId: string }
  await owner.query(`insert into contact_details (organization_id, id, address, city, postal_code, country) values ($1, $2, '1 Old Row', 'Leeds', 'LS1 1AA', 'GB') on conflict (organization_id, id) do update set address = '1 Old Row', city = 'Leeds', region = null, postal_code = 'LS1 1AA', country = 'GB'`, [acme, held.personId])
  return held
}
const today = await truth(`select app.today('Europe/London')::text`) as string
const day = (n: number) => new Date(Date.parse(today) + n * 86_400_000).toISOString().slice(0, 10)
const move = (personId: string, more: object = {}, who: Who = 'gus') => ask(who, 'POST', '/other-addresses', { personId, purpose: 'home', country: 'DE', address: 'Neue Gasse 2', city: 'Köln', postalCode: '50667', startsOn: day(30), ...more })
const home = async (personId: string, on: string, who: Who = 'gus') => (await ask(who, 'GET', `/people/${personId}/home?on=${on}`)).body
/** The day comes: what was to be on that day or before is today's. */
const comes = async (personId: string, days: number) => {
  await owner.query(`alter table other_address disable trigger user; update other_address set starts_on = starts_on - ${days}, ends_on = ends_on - ${days} where person_id = '${personId}' and purpose = 'home'; alter table other_address enable trigger user`)
  await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: moveHomes.name }, moveHomes.run)
}
const kept = (personId: string) => truth(`select concat_ws(', ', address, city, country) from contact_details where id = $1`, [personId])

test('a move is entered ahead, seen as planned by the person and HR and by nobody else, and taken back before its day', async () => {
  const { personId } = await hired()
  const { status, body } = await move(personId)
  expect(status).toBe(201)
  expect(await home(personId, today)).toMatchObject({ city: 'Leeds', isPlanned: false, since: null })
  expect(await home(personId, day(29))).toMatchObject({ city: 'Leeds', isPlanned: false })
  expect(await home(personId, day(30))).toEqual({ address: 'Neue Gasse 2', city: 'Köln', region: null, postalCode: '50667', country: 'DE', since: day(30), isPlanned: true })
  for (const who of others) {
    expect((await ask(who, 'GET', `/people/${personId}/home?on=${day(30)}`)).status, who).not.toBe(200)
    expect((await ask(who, 'GET', `/other-addresses?personId=${personId}`)).text, who).not.toContain('Neue Gasse')
    expect((await ask(who, 'GET', `/events?aboutId=${personId}`)).text, who).not.toMatch(/Neue Gasse|other_address/)
    expect((await move(personId, {}, who)).status, who).not.toBe(201)
  }
  expect(await kept(personId)).toBe('1 Old Row, Leeds, GB')
  expect((await ask('gus', 'DELETE', `/other-addresses/${body['id']}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
  await comes(personId, 30)
  expect(await kept(personId)).toBe('1 Old Row, Leeds, GB')
})

test('what can’t be is refused by name: a day that has come, two moves on one day, a move within the time of another, an end without a home to go back to', async () => {
  const { personId } = await hired()
  for (const startsOn of [today, day(-3)]) expect((await move(personId, { startsOn })).body).toMatchObject({ code: 'people.home_is_ahead', field: 'startsOn' })
  const { body } = await move(personId)
  expect((await move(personId)).body).toMatchObject({ code: 'people.home_that_day' })
  const ends = (endsOn: string | null, version = 1) => ask('gus', 'PATCH', `/other-addresses/${body['id']}`, { endsOn }, { 'if-match': `"${version}"` })
  expect((await ends(day(20))).body).toMatchObject({ code: 'people.address_ends_first' })
  expect((await ends(day(60))).status).toBe(200)
  expect((await ends(day(70), 2)).body).toMatchObject({ code: 'people.home_ends_by_move' })
  expect((await move(personId, { startsOn: day(45) })).body).toMatchObject({ code: 'people.home_within', field: 'startsOn' })
  expect((await move(personId, { startsOn: day(10), endsOn: day(80) })).body).toMatchObject({ code: 'people.home_within', field: 'endsOn' })
  const nowhere = await hired()
  await owner.query('delete from contact_details where id = $1', [nowhere.personId])
  expect((await move(nowhere.personId, { endsOn: day(60) })).body).toMatchObject({ code: 'people.home_to_return_to' })
  for (const call of [`select app.move_home('${body['id']}', null)`, 'select * from app.homes_due()']) expect(await attempt(actors.cora, call), call).toMatch(/^(42501|no rows)$/)
  expect(await truth('select moved_in_at from other_address where id = $1', [body['id']])).toBeNull()
})

test('on its day it is the home; the former one is known of its days; a job done at home goes under the law of the new one, another doesn’t', async () => {
  const [atHome, inOffice, elsewhere] = [await hired(), await hired(), await hired()]
  for (const [held, country] of [[atHome, 'GB'], [elsewhere, 'US']] as const) expect((await ask('gus', 'POST', `/assignments/${held.assignmentId}/change`, { homeCountry: country, effectiveOn: '2026-02-01' })).status).toBe(200)
  expect((await ask('gus', 'POST', `/assignments/${atHome.assignmentId}/change`, { jobId: work.lead, effectiveOn: day(200) })).status).toBe(200)
  for (const { personId } of [atHome, inOffice, elsewhere]) {
    expect((await move(personId)).status).toBe(201)
    await comes(personId, 29)
    expect(await kept(personId)).toBe('1 Old Row, Leeds, GB')
    await comes(personId, 1)
    expect(await kept(personId)).toBe('Neue Gasse 2, Köln, DE')
    expect(await home(personId, today)).toMatchObject({ city: 'Köln', since: today, isPlanned: false })
    expect(await home(personId, day(-1))).toMatchObject({ city: 'Leeds', since: '2026-01-05', isPlanned: false })
    expect(await home(personId, '2025-12-31')).toMatchObject({ city: null })
  }
  const law = (assignmentId: string, on: string) => truth(`select coalesce(p.home_country || ' home', l.country || ' office') from placement p join location l on l.id = p.location_id where p.assignment_id = $1 and p.starts_on <= $2 and coalesce(p.ends_on, 'infinity') >= $2`, [assignmentId, on])
  expect([await law(atHome.assignmentId, day(-1)), await law(atHome.assignmentId, today), await law(atHome.assignmentId, day(201))]).toEqual(['GB home', 'DE home', 'DE home'])
  expect(await law(inOffice.assignmentId, today)).toBe('GB office')
  expect(await law(elsewhere.assignmentId, today)).toBe('US home')
  expect((await ask('gus', 'GET', `/assignments/${atHome.assignmentId}/terms`)).body).toMatchObject({ law: { country: 'DE', placeOf: 'home' } })
  expect(await rows(`select record, move from event where record_id in (select id from other_address where person_id = $1) or record = 'contact_details' and record_id = $1 and actor like 'job:%' order by id`, [atHome.personId])).toEqual(expect.arrayContaining([{ record: 'other_address', move: 'move_in' }, { record: 'contact_details', move: 'edit' }]))
})

test('a home for a time: on the day after its end they are back where they lived before; the move back taken back, they stay', async () => {
  const { personId } = await hired(), { status } = await move(personId, { endsOn: day(60) })
  expect(status).toBe(201)
  expect(await Promise.all([29, 30, 60, 61].map(async n => (await home(personId, day(n)))['city']))).toEqual(['Leeds', 'Köln', 'Köln', 'Leeds'])
  await comes(personId, 30)
  expect(await kept(personId)).toBe('Neue Gasse 2, Köln, DE')
  expect(await home(personId, today)).toMatchObject({ city: 'Köln', isPlanned: false })
  await comes(personId, 30)
  expect(await kept(personId)).toBe('Neue Gasse 2, Köln, DE')
  await comes(personId, 1)
  expect(await kept(personId)).toBe('1 Old Row, Leeds, GB')
  expect(await Promise.all([-32, -31, -1, 0].map(async n => (await home(personId, day(n)))['city']))).toEqual(['Leeds', 'Köln', 'Köln', 'Leeds'])
  const other = await hired()
  await move(other.personId, { endsOn: day(60) })
  const [{ id, version }] = await rows(`select id, version from other_address where person_id = $1 and starts_on = $2`, [other.personId, day(61)]) as [{ id: string; version: number }]
  expect((await ask('gus', 'DELETE', `/other-addresses/${id}`, undefined, { 'if-match': `"${version}"` })).status).toBe(204)
  expect(await home(other.personId, day(90))).toMatchObject({ city: 'Köln' })
})

test('of any number of moves and corrections, each day has the home that was or will be true on it', async () => {
  const step = fc.oneof(fc.record({ move: fc.integer({ min: 1, max: 40 }), lasts: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }) }), fc.record({ correct: fc.constantFrom('Ash', 'Elm', 'Oak') }), fc.record({ pass: fc.integer({ min: 1, max: 30 }) }))
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async steps => {
    const { personId } = await hired()
    // The model: the homes by the day from which they hold; time passes by all days moving back.
    let homes: { from: number; city: string }[] = [{ from: -Infinity, city: 'Leeds' }], times: { from: number; until: number }[] = [], at = 0
    const on = (days: number) => homes.filter(({ from }) => from <= days).toSorted((a, b) => b.from - a.from)[0]!.city
    for (const [i, each] of steps.entries()) {
      if ('move' in each) {
        const until = each.lasts === null ? null : each.move + each.lasts
        const isFree = !homes.some(({ from }) => from === each.move) && !times.some(({ from, until: to }) => from < each.move && to >= each.move) && (until === null || !homes.some(({ from }) => from > each.move && from <= until))
        expect((await move(personId, { startsOn: day(each.move), city: `Town ${i}`, ...until !== null && { endsOn: day(until) } })).status === 201).toBe(isFree)
        if (isFree) {
          if (until !== null) {
            times.push({ from: each.move, until })
            if (!homes.some(({ from }) => from === until + 1)) homes.push({ from: until + 1, city: on(each.move - 1) })
          }
          homes.push({ from: each.move, city: `Town ${i}` })
        }
      } else if ('correct' in each) {
        await owner.query('update contact_details set city = $2 where id = $1', [personId, each.correct])
        homes.filter(({ from }) => from <= 0).toSorted((a, b) => b.from - a.from)[0]!.city = each.correct
      } else {
        for (let passed = 0; passed < each.pass; passed++) await comes(personId, 1)
        homes = homes.map(({ from, city }) => ({ from: from - each.pass, city }))
        times = times.map(({ from, until }) => ({ from: from - each.pass, until: until - each.pass }))
        at += each.pass
      }
      for (const days of [-5, -1, 0, 1, 15, 45]) {
        const { city } = homes.filter(({ from }) => from <= days).toSorted((a, b) => b.from - a.from)[0]!
        if (Date.parse(day(days)) + at * 86_400_000 > Date.parse('2026-02-20')) expect((await home(personId, day(days)))['city'], `${days}`).toBe(city)
      }
    }
  }), { numRuns: 6 })
})

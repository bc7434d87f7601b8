import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { served, type Answer } from '../../../test/fixtures/api.ts'
import { as } from '#platform/db.ts'
import { acme, actors, attempt, cora, eli, person, seen } from '../../../test/fixtures/world.ts'
import { remind } from './reminders.ts'

const { ask, truth, rows } = await served()
const keyed = () => ({ 'idempotency-key': randomUUIDv7() })
const idOf = (answer: Answer) => { expect(answer.status, answer.text).toBe(201); return answer.body['id'] as string }
const add = async (who: 'eli' | 'gus' | 'cora' | 'zoe' | 'mia' | 'dora', path: string, body: object) => idOf(await ask(who, 'POST', path, body, keyed()))
const mine = { personId: person('eli') }
const version = (n: number) => ({ 'if-match': `"${n}"` })

describe('what belongs to its owner alone', async () => {
  const contact = await add('eli', '/network-contacts', { ...mine, name: 'Quillon Verity', email: 'quillon@elsewhere.example', note: 'Would hire me', nextOn: '2026-07-01' })
  const plan = await add('eli', '/career-plans', { ...mine, aim: 'To lead the works at Leeds', why: 'Mia will not stay' })
  const item = await add('eli', '/plan-items', { ...mine, planId: plan, what: 'Ask Quillon for advice', aid: 'mentor' })
  const society = await add('eli', '/associations', { ...mine, name: 'Quillon Society' })
  const taken = await add('eli', '/fit-assessments', { ...mine, takenOn: '2026-06-15', answers: [{ statement: 's1', answer: 5 }] })
  await ask('eli', 'PATCH', `/network-contacts/${contact}`, { does: 'Quillon & Co' }, version(1))
  const others = Object.keys(actors).filter(who => who !== 'eli') as (keyof typeof actors)[]
  const secret = /Quillon|works at Leeds|Mia will not|s1/

  test.each(others)('%s finds none of it: not by its id, not in lists, in what happened, in search or exports', async who => {
    for (const path of [`/network-contacts/${contact}`, `/career-plans/${plan}`, `/plan-items/${item}`, `/associations/${society}`, `/fit-assessments/${taken}`]) expect((await ask(who, 'GET', path)).status, path).toBe(404)
    for (const path of [`/network-contacts?personId=${person('eli')}`, `/network-contacts?personId=${person('eli')}&q=quillon`, `/career-plans?personId=${person('eli')}`, `/plan-items?planId=${plan}`, `/associations?personId=${person('eli')}`, `/fit-assessments?personId=${person('eli')}`, `/events?aboutId=${person('eli')}`, '/events?record=network_contact', `/events?record=career_plan`])
      expect((await ask(who, 'GET', path)).text, path).not.toMatch(secret)
    expect((await ask(who, 'GET', `/network-contacts?personId=${person('eli')}`, undefined, { accept: 'text/csv' })).text).not.toMatch(secret)
    expect((await ask(who, 'PATCH', `/network-contacts/${contact}`, { name: 'x' }, version(2))).status).toBe(404)
    expect((await ask(who, 'POST', '/network-contacts', { ...mine, name: 'Planted' }, keyed())).status).not.toBe(201)
  })

  test('by SQL the head of HR, who audits too, reads neither the rows nor their events; the owner of it reads both', async () => {
    for (const table of ['network_contact', 'career_plan', 'plan_item', 'association', 'fit_assessment']) {
      expect(await seen(cora, table), table).toEqual([])
      expect(await seen(cora, 'event', 'record = $1', [table]), table).toEqual([])
      expect((await seen(eli, 'event', 'record = $1', [table])).length, table).toBeGreaterThan(0)
    }
    expect(await seen(cora, 'event_value', `after::text ~ 'Quillon'`)).toEqual([])
    expect((await seen(eli, 'event_value', `after::text ~ 'Quillon'`)).length).toBeGreaterThan(2)
  })

  test('notes lie encrypted', async () => {
    expect(await truth('select note from network_contact where id = $1', [contact])).toMatch(/^s1\./)
    expect((await ask('eli', 'GET', `/network-contacts/${contact}`)).body['note']).toBe('Would hire me')
  })

  test('one takes all of one’s own along, and nothing of anybody else’s', async () => {
    const { text, headers } = await ask('eli', 'GET', '/careers/export')
    expect(headers['content-disposition']).toContain('my-career.json')
    expect(text).toMatch(/Would hire me/)
    expect((await ask('cora', 'GET', '/careers/export')).text).not.toMatch(secret)
    for (const who of ['key', 'guest', 'job'] as const) expect((await ask(who, 'GET', '/careers/export')).status, who).toBe(404)
    expect((await ask('nobody', 'GET', '/careers/export')).status).toBe(401)
  })

  test('a plan says what for; it goes with its steps', async () => {
    expect((await ask('eli', 'POST', '/career-plans', { ...mine, dueOn: '2027-01-01' }, keyed())).body['code']).toBe('careers.plan_without_aim')
    expect((await ask('eli', 'DELETE', `/career-plans/${plan}`, undefined, version(1))).status).toBe(204)
    expect((await ask('eli', 'GET', `/plan-items/${item}`)).status).toBe(404)
  })
})

describe('certificates and credits', async () => {
  const phr = await add('eli', '/certificates', { ...mine, kind: 'phr', awardedOn: '2024-01-01', expiresOn: '2026-12-31' })
  test('are the person’s own, and seen by who looks after learning there', async () => {
    const credit = await add('gus', '/certificate-credits', { ...mine, certificateId: phr, earnedOn: '2026-02-01', amount: 1.5, kind: 'ethics', what: 'A seminar' })
    expect((await ask('eli', 'GET', `/certificate-credits?certificateId=${phr}`)).body.items).toMatchObject([{ id: credit, amount: 1.5 }])
    for (const who of ['mia', 'spe', 'ava', 'gia'] as const) expect((await ask(who, 'GET', `/certificates/${phr}`)).status, who).toBe(404)
  })
  test('another one is named, and expires after it was awarded', async () => {
    expect((await ask('eli', 'POST', '/certificates', { ...mine, kind: 'other' }, keyed())).body['code']).toBe('careers.certificate_unnamed')
    expect((await ask('eli', 'POST', '/certificates', { ...mine, kind: 'sphr', awardedOn: '2026-01-01', expiresOn: '2025-01-01' }, keyed())).body['code']).toBe('careers.expires_before_awarded')
  })
  test('credits of one person can’t stand under another’s certificate', async () => {
    expect((await ask('cora', 'POST', '/certificate-credits', { personId: person('gus'), certificateId: phr, earnedOn: '2026-02-01', amount: 1, kind: 'general', what: 'x' }, keyed())).status).toBe(422)
  })
})

describe('the map of paths', () => {
  test('begins with the usual ladder once; every colleague reads it', async () => {
    expect((await ask('gus', 'POST', '/career-steps/usual', {}, keyed())).status).toBe(403)
    expect((await ask('cora', 'POST', '/career-steps/usual', {}, keyed())).body).toEqual({ made: 15 })
    expect((await ask('cora', 'POST', '/career-steps/usual', {}, keyed())).body['code']).toBe('careers.ladder_is_there')
    expect((await ask('zoe', 'GET', '/career-steps?sort=rank')).body.items!.map(each => each['title']).at(-1)).toBe('Chief Human Resources Officer')
  })
})

describe('offers inside', async () => {
  const offer = await add('cora', '/development-offers', { title: 'A month at Leeds', kind: 'rotation', places: 1 })
  const apply = (who: 'eli' | 'mia' | 'zoe' | 'cora') => ask(who, 'POST', '/offer-applications', { personId: person(who), offerId: offer, why: 'To learn' }, keyed())

  test('one applies for oneself, once at a time; who looks after learning there answers; nobody answers oneself', async () => {
    const own = idOf(await apply('eli'))
    expect((await apply('eli')).status).toBe(422)
    expect((await ask('mia', 'POST', '/offer-applications', { ...mine, offerId: offer }, keyed())).status).not.toBe(201)
    const other = idOf(await apply('mia')), head = idOf(await apply('cora'))
    expect((await ask('mia', 'GET', `/offer-applications/${own}`)).status).toBe(404)
    expect((await ask('cora', 'POST', `/offer-applications/${head}/accept`, {}, version(1))).status).toBe(403)
    expect((await ask('gus', 'POST', `/offer-applications/${own}/accept`, { answer: 'Welcome' }, version(1))).status).toBe(200)
    expect((await ask('gus', 'POST', `/offer-applications/${other}/accept`, {}, version(1))).body['code']).toBe('careers.no_place_left')
    expect((await ask('gus', 'POST', `/offer-applications/${other}/decline`, {}, version(1))).status).toBe(200)
    expect((await ask('eli', 'GET', `/offer-applications/${own}`)).body).toMatchObject({ status: 'accepted', answer: 'Welcome' })
    expect((await ask('eli', 'POST', `/offer-applications/${own}/withdraw`, undefined, version(2))).status).toBe(200)
    expect((await apply('eli')).status).toBe(201)
  })

  test('of two answered at once for one place, one is refused', async () => {
    const single = await add('cora', '/development-offers', { title: 'One seat', kind: 'shadowing', places: 1 })
    const ids = await Promise.all((['eli', 'mia'] as const).map(who => add(who, '/offer-applications', { personId: person(who), offerId: single })))
    const said = await Promise.all(ids.map(id => ask('cora', 'POST', `/offer-applications/${id}/accept`, {}, version(1))))
    expect(said.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422])
    expect((await rows(`select status from offer_application where organization_id = $1 and offer_id = $2 order by status`, [acme, single])).map(each => each['status'])).toEqual(['accepted', 'applied'])
  })

  test('a closed one is not applied for', async () => {
    expect((await ask('cora', 'POST', `/development-offers/${offer}/close`, undefined, version(1))).status).toBe(200)
    expect((await apply('zoe')).body['code']).toBe('careers.offer_closed')
    expect((await ask('cora', 'POST', '/development-offers', { title: 'x', kind: 'project', places: 1, startsOn: '2026-09-01', endsOn: '2026-08-01' }, keyed())).body['code']).toBe('careers.offer_ends_early')
  })
})

describe('what comes due of one’s own career', () => {
  const run = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: remind.name }, remind.run)
  const told = async () => (await rows(`select person_id, kind from notification where kind like 'careers.%' order by kind`)).map(row => `${String(row['kind'])} ${row['person_id'] === person('zoe') ? 'zoe' : 'another'}`)
  test('is told to them alone, once for its day: expiry, credits that lack, contacts, memberships, steps', async () => {
    const hers = { personId: person('zoe') }
    await rows(`delete from notification returning id`)
    await add('zoe', '/certificates', { ...hers, kind: 'phr', expiresOn: '2026-10-30' })
    await add('zoe', '/certificates', { ...hers, kind: 'other', name: 'First aid', expiresOn: '2026-08-01' })
    await add('zoe', '/certificates', { ...hers, kind: 'other', name: 'Forklift', expiresOn: '2026-10-30' })
    await add('zoe', '/network-contacts', { ...hers, name: 'Una', nextOn: '2026-06-15' })
    await add('zoe', '/network-contacts', { ...hers, name: 'Later', nextOn: '2026-06-16' })
    await add('zoe', '/associations', { ...hers, name: 'CIPD', renewsOn: '2026-07-01' })
    await run()
    await run()
    expect(await told()).toEqual(['careers.credits zoe', 'careers.expires zoe', 'careers.follow_up zoe', 'careers.renews zoe'])
    expect((await ask('zoe', 'GET', '/notifications')).body['items']).toContainEqual(expect.objectContaining({ name: 'Una', page: '/careers' }))
    expect((await ask('cora', 'GET', '/notifications')).text).not.toMatch(/Una|CIPD/)
    expect(await attempt(cora, 'select * from app.careers_due()')).toBe('no rows')
  })
})

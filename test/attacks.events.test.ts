import { randomUUIDv7 } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { as, read } from '#platform/db.ts'
import { insert as make, make as making, remove } from '#platform/action.ts'
import { listQuery, pageOf, type ListInput } from '#platform/query.ts'
import { served } from './fixtures/api.ts'
import { dossier, layDossier } from './fixtures/dossier.ts'
import { acme, attempt, cora, eli, employment, entities, gus, job, key, mia, outcome, pay, person, places, second, seen, stranger, uuid, zoe } from './fixtures/world.ts'

const { ask, owner, truth, rows } = await served()
await layDossier(owner)
const posting = (record: string, id: string, move: string, before: object | null = null) => [`select app.post_event($1, $2, $3, $4, '{}')`, [record, id, move, before && JSON.stringify(before)]] as const

describe('what happened is told of what was done', () => {
  test('not of a row that wasn’t written now', async () => {
    for (const who of [zoe, eli, cora]) expect(await attempt(who, ...posting('contact_details', person('eli'), 'edit'))).toBe('42501')
    expect(await attempt(eli, ...posting('contact_details', person('mia'), 'edit'), `update contact_details set city = 'x' where id = '${person('eli')}'`)).toBe('42501')
    expect(await attempt(eli, ...posting('contact_details', person('eli'), 'edit'), `update contact_details set city = 'x' where id = '${person('eli')}'`)).toBe('rows')
    expect(await attempt(stranger, ...posting('person', person('eli'), 'edit'))).toBe('42501')
    expect(await outcome(as(zoe, tx => tx.query(...posting('pg_class', person('eli'), 'edit'))))).not.toBe('ok')
  })
  test('nor of a deletion that didn’t happen', async () => {
    for (const who of [zoe, key, stranger]) expect(await attempt(who, ...posting('pay', randomUUIDv7(), 'delete', { person_id: person('eli'), personId: person('eli'), amount: '1' }))).toBe('42501')
    expect(await attempt(cora, ...posting('location', places.spare, 'delete'))).toBe('42501')
  })
  test('a deletion is told, once, also when the application forgets', async () => {
    await as(cora, tx => remove(dossier)(tx, uuid(40, 1), null)).catch(() => {})
    expect((await ask('cora', 'DELETE', `/locations/${places.spare}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
    expect(await rows(`select e.move, e.actor_name, v.before ->> 'name' as was from event e join event_value v on v.event_id = e.id where e.record_id = $1`, [places.spare])).toEqual([{ move: 'delete', actor_name: 'Cora Example', was: 'spare' }])
    await as(cora, tx => tx.query(`delete from legal_entity where id = $1`, [entities.spare]))
    expect(await truth(`select string_agg(move, ',') from event where record_id = $1`, [entities.spare])).toBe('delete')
    expect(await rows(`select * from app.verify_events($1)`, [acme])).toEqual([])
  })
  test('in a deletion too, what is special is kept out and what is revealed to fewer stays theirs', async () => {
    const id = randomUUIDv7()
    await as(cora, tx => make(tx, dossier, id, { personId: person('eli'), authorId: person('mia'), title: 'T', nickname: 'secret', health: 'bad back' }))
    await as(cora, tx => remove(dossier)(tx, id, null))
    const told = async (who: 'cora' | 'eli' | 'gus' | 'mia') => (await ask(who, 'GET', `/events?record=dossier&recordId=${id}`)).body.items!.find(each => each['move'] === 'delete')
    expect((await told('cora'))!['before']).toMatchObject({ title: 'T', nickname: 'secret', health: '•' })
    for (const who of ['eli', 'gus'] as const) {
      expect((await told(who))!['before']).toMatchObject({ title: 'T', health: '•' })
      expect(JSON.stringify(await told(who))).not.toMatch(/secret|bad back/)
    }
  })
  test('the author who may read it isn’t taken for whom it is about, nor the other way round', async () => {
    expect(await truth(`select is_for_self from record_right where record = 'dossier' and part = ''`)).toBe(true)
    const id = randomUUIDv7()
    await as(cora, tx => make(tx, dossier, id, { personId: person('zoe'), authorId: person('mia'), title: 'T' }))
    expect(await seen(mia, 'dossier')).toHaveLength(1)
    expect((await ask('zoe', 'GET', `/events?record=dossier&recordId=${id}`)).body.items).toHaveLength(1)
  })
})

describe('an end ahead is known to who looks after the person, nobody else', () => {
  beforeAll(async () => { await ask('cora', 'POST', `/employments/${employment('eli')}/terminate`, { endsOn: '2026-12-31', terminationKind: 'involuntary', terminationReason: 'Closing' }) })
  test('the record withholds it, to look at and to filter by', async () => {
    for (const who of ['eli', 'mia', 'dora'] as const) {
      expect((await ask(who, 'GET', `/employments/${employment('eli')}`)).body).toMatchObject({ status: null, endsOn: null, terminationKind: null, terminationReason: null, can: [], withheld: expect.arrayContaining(['status', 'endsOn', 'terminationKind', 'terminationReason']) })
      for (const filter of ['status=terminated', 'status=open', 'endsOn.from=2026-01-01', 'endsOn=none', 'terminationReason=Closing'].filter(each => each !== 'endsOn=none')) expect((await ask(who, 'GET', `/employments?personId=${person('eli')}&${filter}`)).body.items, filter).toEqual([])
      expect((await ask(who, 'GET', `/directory/${job('eli')}`)).body).toMatchObject({ status: 'active', turnsOn: null, withheld: ['turnsOn'] })
      expect((await ask(who, 'GET', `/directory?turnsOn.from=2026-01-01`)).status).toBe(400)
    }
    expect((await ask('gus', 'GET', `/employments/${employment('eli')}`)).body).toMatchObject({ endsOn: '2026-12-31', withheld: [] })
  })
  test('the file shows no more than the screen', async () => {
    const file = await ask('mia', 'GET', `/employments?personId=${person('eli')}`, undefined, { accept: 'text/csv' })
    expect(file.text).toMatch(/Employee,100,2024-01-01/)
    expect(file.text).not.toMatch(/Closing|2026-12-31|Involuntary/)
    expect((await ask('gus', 'GET', `/employments?personId=${person('eli')}`, undefined, { accept: 'text/csv' })).text).toMatch(/Closing/)
  })
  test('the timeline doesn’t tell of it', async () => {
    const told = async (who: 'eli' | 'mia' | 'gus' | 'cora') => (await ask(who, 'GET', `/events?aboutId=${person('eli')}`)).body.items!.filter(each => each['move'] === 'terminate')
    expect([await told('eli'), await told('mia')]).toEqual([[], []])
    for (const who of ['gus', 'cora'] as const) expect(await told(who)).toMatchObject([{ after: { endsOn: '2026-12-31', terminationReason: 'Closing' } }])
    for (const who of [eli, mia]) expect(await seen(who, 'event', `move = 'terminate'`)).toEqual([])
  })
  test('nor do an attempt, or asking why', async () => {
    expect((await ask('eli', 'POST', `/employments/${employment('eli')}/terminate`, { endsOn: '2026-12-31', terminationKind: 'voluntary' })).status).toBe(403)
    const why = async (id: string) => (await ask('eli', 'GET', `/access/explain?viewer=${person('eli')}&record=employment&id=${id}&operation=terminate`)).body
    expect(await why(employment('eli'))).toEqual(await why(second.employment))
  })
  test('nor one’s own membership', async () => expect([await attempt(eli, 'select person_id from membership'), await attempt(eli, 'select ends_at from membership')]).toEqual(['rows', '42501']))
})

describe('asking why', () => {
  const why = (who: 'eli' | 'mia' | 'ava' | 'zoe' | 'key', viewer: string, record: string, id: string, operation = 'read') => ask(who, 'GET', `/access/explain?viewer=${viewer}&record=${record}&id=${id}&operation=${operation}`)
  test('is answered about oneself and what one sees; what is unseen is as if absent', async () => {
    expect((await why('eli', person('eli'), 'pay', pay('eli'))).body['holds']).toBe(true)
    const absent = await why('eli', person('eli'), 'pay', randomUUIDv7())
    expect([absent.status, (await why('eli', person('eli'), 'pay', pay('mia'))).body]).toEqual([404, absent.body])
    expect((await why('mia', person('mia'), 'pay', pay('eli'))).status).toBe(404)
  })
  test('about others, to who looks after access', async () => {
    expect((await why('mia', person('eli'), 'person', person('eli'))).status).toBe(403)
    expect((await why('ava', person('mia'), 'pay', pay('eli'))).body['holds']).toBe(false)
    expect((await why('ava', person('gus'), 'pay', pay('eli'))).body).toMatchObject({ holds: true })
  })
  test('isn’t a way for those who are nobody', async () => {
    for (const [who, viewer] of [[key, null], [{ kind: 'guest', organizationId: acme, guestId: uuid(9, 1) }, null], [key, person('eli')]] as const) {
      expect(await attempt(who as never, `select app.explain_row($1, 'pay', $2)`, [viewer, pay('eli')])).toBe('42501')
      expect(await attempt(who as never, `select app.explain_viewer($1)`, [viewer])).toBe('42501')
    }
  })
})

describe('what is revealed to fewer', () => {
  const list = async (who: typeof eli, more: Partial<ListInput> = {}) => {
    const asked = { limit: 2, filters: {}, ...more }
    return pageOf(dossier, asked, await read(who, listQuery(dossier, asked)))
  }
  beforeAll(async () => {
    await owner.query('delete from dossier')
    const made = [['A', 'zebra'], ['B', 'ant'], ['C', 'yak'], ['D', null]] as const
    for (const [title, nickname] of made) await as(cora, tx => making(dossier)(tx, { personId: person('eli'), authorId: person('cora'), title, nickname }))
  })
  test('is withheld in the row', async () => expect((await list(eli)).items.map(row => [row['title'], row['nickname'], row['withheld']])).toEqual([['A', null, ['nickname']], ['B', null, ['nickname']]]))
  test('isn’t found by filtering or searching', async () => {
    expect((await list(gus, { filters: { nickname: 'zeb' } })).items).toEqual([])
    expect((await list(gus, { q: 'zeb', sort: 'nickname' })).items).toEqual([])
    expect((await list(cora, { filters: { nickname: 'zeb' } })).items).toHaveLength(1)
  })
  test('isn’t told by the order, nor by the cursor', async () => {
    const first = await list(gus, { sort: 'nickname' }), last = await list(gus, { sort: '-nickname' })
    expect([...first.items, ...last.items].map(row => row['title'])).toEqual(['A', 'B', 'D', 'C'])
    expect(Buffer.from(first.nextCursor!, 'base64url').toString()).not.toMatch(/ant|zebra|yak/)
    expect((await list(cora, { sort: 'nickname' })).items.map(row => row['title'])).toEqual(['B', 'C'])
    const { items } = await list(gus, { sort: 'nickname', cursor: first.nextCursor! })
    expect(items.map(row => row['title'])).toEqual(['C', 'D'])
  })
})

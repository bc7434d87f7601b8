import { beforeEach, describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { postOffice } from '../../../test/fixtures/post.ts'
import { acme, actors, attempt, cora, eli, gia, gus, insert, person, populations, seen, uuid, zoe, type Name } from '../../../test/fixtures/world.ts'

// Noon on a Monday in June: 12:00 UTC, 13:00 in London, 8:00 in Boston.
const { ask, owner, rows, truth, database } = await served()
type Who = Parameters<typeof ask>[0]
const { post, queue, decide, deliver } = await postOffice(database.authUrl)
/** Whom mail leaves for at that moment. */
async function mailed(at: string) {
  await decide(at)
  return queue.map(({ personId }) => Object.keys(actors).concat('kim').find(name => person(name as Name) === personId)).sort()
}

const london = { area: 'people', populationId: populations.london, title: 'The canteen', body: 'It opens at eight. <b>Really.</b>', needsConfirming: false, confirmBy: null, shownUntil: '2026-07-31' }
const draft = async (who: Who, more: object = {}) => (await ask(who, 'POST', '/announcements', { ...london, ...more })).body['id'] as string
const publish = (who: Who, id: string, people: number, opensOn: string | null = null) => ask(who, 'POST', `/announcements/${id}/publish`, { people, opensOn })
/** Published, and its ten minutes gone by. */
async function shown(who: Who, people: number, more: object = {}, opensOn: string | null = null) {
  const id = await draft(who, more)
  expect((await publish(who, id, people, opensOn)).status).toBe(200)
  await owner.query(`update announcement set opens_at = '2026-06-15T10:00:00Z' where id = $1`, [id])
  return id
}
const told = async (who: Who) => ((await ask(who, 'GET', '/announcements')).body.items ?? []).map(({ title }) => title)
const live = (since = '2026-01-01T00:00:00Z') => insert(owner, 'go_live', [{ organization_id: acme, id: uuid(77, 6), version: 1, population_id: populations.london, started_at: since }])

beforeEach(async () => {
  for (const table of ['announcement_receipt', 'announcement', 'notification', 'notice_choice', 'go_live', 'mail_held', 'approval_mail']) await owner.query(`delete from ${table}`)
})

describe('an announcement is written', () => {
  test('by who handles that area for exactly that group or for everybody; by nobody else, nor by a key', async () => {
    const may = async (who: Who, more: object = {}) => (await ask(who, 'POST', '/announcements', { ...london, ...more })).status
    expect([await may('gus'), await may('cora'), await may('cora', { populationId: null }), await may('spe', { area: 'compensation', populationId: null })]).toEqual([200, 200, 200, 200])
    expect([await may('gus', { populationId: null }), await may('gus', { populationId: populations.boston }), await may('gus', { area: 'compliance' }), await may('spe'), await may('gia')]).toEqual([403, 403, 403, 403, 403])
    for (const who of ['eli', 'mia', 'ava', 'key', 'guest', 'job', 'stranger'] as const) expect(await may(who), who).toBe(403)
    expect((await ask('gus', 'GET', '/announcements/groups?area=people')).body.items).toEqual([{ id: populations.london, name: 'london' }])
    expect((await ask('eli', 'GET', '/announcements/groups?area=people')).body.items).toEqual([])
  })
  test('with days that fit, plain text and a day for what is to be confirmed', async () => {
    const code = async (more: object) => (await ask('gus', 'POST', '/announcements', { ...london, ...more })).body['code']
    expect(await code({ needsConfirming: true })).toBe('notices.confirm_by_when')
    expect(await code({ shownUntil: '2026-06-14' })).toBe('notices.days_dont_fit')
    expect(await code({ needsConfirming: true, confirmBy: '2026-08-01' })).toBe('notices.days_dont_fit')
    expect(await code({ body: 'x'.repeat(5001) })).toBe('invalid')
  })
  test('as a draft of its author’s alone, whom it tells whom it would reach before anybody hears of it', async () => {
    await live()
    const id = await draft('gus')
    await owner.query(`update person set work_email = null where id = $1`, [person('kim')])
    expect((await ask('gus', 'GET', `/announcements/${id}/reach`)).body).toEqual({ people: 4, live: 4, withoutAddress: 1, haveRead: null, haveConfirmed: null })
    await owner.query(`update person set work_email = 'kim@acme.example' where id = $1`, [person('kim')])
    for (const who of ['cora', 'gia', 'eli'] as const) {
      expect((await ask(who, 'GET', `/announcements/${id}/reach`)).status, who).toBe(404)
      expect((await publish(who, id, 4)).status, who).toBe(404)
      expect((await ask(who, 'POST', `/announcements/${id}`, london)).status, who).toBe(404)
      expect((await ask(who, 'POST', `/announcements/${id}/discard`, {})).status, who).toBe(404)
    }
    expect([await told('eli'), await mailed('2026-06-16T12:00:00Z')]).toEqual([[], []])
    expect((await ask('gus', 'POST', `/announcements/${id}`, { ...london, title: 'Another' })).status).toBe(200)
    expect((await ask('gus', 'GET', '/announcements/written')).body.items).toMatchObject([{ title: 'Another', status: 'draft', groupName: 'london', isMine: true }])
    expect((await ask('cora', 'GET', '/announcements/written')).body.items).toEqual([])
    expect((await ask('gus', 'POST', `/announcements/${id}/discard`, {})).status).toBe(200)
    expect((await ask('gus', 'GET', '/announcements/written')).body.items).toEqual([])
  })
})

describe('it is published', () => {
  test('only to as many as its author says, which is asked again at that moment; once', async () => {
    const id = await draft('gus')
    expect((await publish('gus', id, 12)).body).toMatchObject({ code: 'notices.not_so_many' })
    expect((await publish('gus', id, 4, '2026-06-14')).body).toMatchObject({ code: 'notices.days_dont_fit' })
    expect((await publish('gus', id, 4)).status).toBe(200)
    expect((await publish('gus', id, 4)).status).toBe(409)
    expect((await ask('gus', 'POST', `/announcements/${id}`, london)).status).toBe(409)
    expect(await rows(`select move, actor_id from event where record_id = $1`, [id])).toEqual([{ move: 'publish', actor_id: person('gus') }])
  })
  test('not by who has lost that right since, and not without anybody to read it', async () => {
    const id = await draft('gus')
    const taken = await rows(`update access_grant set status = 'ended' where holder_id = $1 and function = 'people' returning id`, [person('gus')])
    expect((await publish('gus', id, 4)).status).toBe(404)
    await owner.query(`update access_grant set status = 'active' where id = $1`, [taken[0]!['id']])
    await insert(owner, 'population', [{ organization_id: acme, id: uuid(7, 9), version: 1, name: 'Nobody' }])
    expect((await publish('cora', await draft('cora', { populationId: uuid(7, 9) }), 0)).body).toMatchObject({ code: 'notices.nobody_there' })
  })
  test('and nobody hears of it for ten minutes, in which it can be withdrawn without a trace among its readers', async () => {
    await live()
    const id = await draft('gus')
    await publish('gus', id, 4)
    expect([await told('eli'), (await ask('eli', 'GET', '/notifications/unread')).body, await mailed('2026-06-15T12:09:00Z')]).toEqual([[], { count: 0 }, []])
    expect((await ask('eli', 'POST', `/announcements/${id}/read`, {})).status).toBe(404)
    expect((await ask('gus', 'POST', `/announcements/${id}/withdraw`, { reason: 'The wrong group' })).status).toBe(200)
    expect([await told('eli'), await mailed('2026-06-16T12:00:00Z')]).toEqual([[], []])
    expect(await rows(`select move from event where record_id = $1 order by at, id`, [id])).toEqual([{ move: 'publish' }, { move: 'withdraw' }])
  })
  test('from a day on wherever that has begun', async () => {
    await shown('cora', 11, { populationId: null, title: 'Tomorrow' }, '2026-06-16')
    expect([await told('eli'), await told('zoe')]).toEqual([[], []])
    await shown('cora', 11, { populationId: null, title: 'Today' }, '2026-06-15')
    expect([await told('eli'), await told('ben')]).toEqual([['Today'], ['Today']])
  })
})

describe('it is read', () => {
  test('by whoever is in the group when they look, joined later or not, and by nobody else', async () => {
    const id = await shown('gus', 4)
    const readers = await Promise.all(Object.keys(actors).map(async who => [who, await told(who as Who)] as const))
    expect(readers.filter(([, titles]) => titles.length).map(([who]) => who).sort()).toEqual(['eli', 'gus', 'mia'])
    expect((await ask('zoe', 'POST', `/announcements/${id}/read`, {})).status).toBe(404)
    await insert(owner, 'population_rule', [{ organization_id: acme, id: uuid(8, 9), version: 1, population_id: populations.london, effect: 'include', person_id: person('zoe') }])
    await owner.query(`update reach set populations = populations || (select number from population where id = $1) where subject_id = $2 and organization_id = $3`, [populations.london, person('zoe'), acme])
    expect(await told('zoe')).toEqual(['The canteen'])
    await owner.query(`update reach set populations = '{}' where subject_id = $1 and organization_id = $2`, [person('zoe'), acme])
    await owner.query('delete from population_rule where id = $1', [uuid(8, 9)])
    expect(await told('zoe')).toEqual([])
  })
  test('in the bell it is new until read, or until confirmed where that is asked; nobody gets a row before', async () => {
    const id = await shown('gus', 4, { needsConfirming: true, confirmBy: '2026-06-30' })
    expect(await truth('select count(*)::int from notification') as number + await truth<number>('select count(*)::int from announcement_receipt')).toBe(0)
    const bell = async () => [(await ask('eli', 'GET', '/notifications/unread')).body['count'], (await ask('eli', 'GET', '/notifications')).body.items]
    expect(await bell()).toMatchObject([1, [{ kind: 'notices.announcement', name: 'The canteen', page: `/announcements?open=${id}`, isRead: false }]])
    expect((await ask('eli', 'POST', `/announcements/${id}/read`, {})).status).toBe(200)
    expect(await bell()).toMatchObject([1, [{ isRead: false }]])
    expect((await ask('eli', 'POST', `/announcements/${id}/confirm`, {})).status).toBe(200)
    expect((await ask('eli', 'POST', `/announcements/${id}/confirm`, {})).status).toBe(200)
    expect(await bell()).toMatchObject([0, [{ isRead: true }]])
    expect(await seen(eli, 'announcement_receipt')).toHaveLength(1)
    for (const who of [gus, cora, zoe, gia]) expect(await seen(who, 'announcement_receipt')).toEqual([])
    expect(await attempt(eli, `insert into announcement_receipt (id, announcement_id, person_id, read_at) values ($1, $2, $3, now())`, [uuid(77, 90), id, person('mia')])).toBe('42501')
  })
  test('and after it was withdrawn, by who had read it, as that and nothing more', async () => {
    const id = await shown('gus', 4)
    await ask('eli', 'POST', `/announcements/${id}/read`, {})
    expect((await ask('cora', 'POST', `/announcements/${id}/withdraw`, { reason: 'It was wrong' })).status).toBe(200)
    expect((await ask('eli', 'GET', '/announcements')).body.items).toMatchObject([{ title: 'The canteen', body: null, withdrawnReason: 'It was wrong' }])
    expect([await told('mia'), (await ask('eli', 'GET', '/notifications/unread')).body]).toEqual([[], { count: 0 }])
    expect((await ask('eli', 'POST', `/announcements/${id}/confirm`, {})).status).toBe(404)
    expect((await ask('gus', 'POST', `/announcements/${id}/withdraw`, { reason: 'Again' })).status).toBe(409)
  })
  test('until the day it is shown to', async () => {
    await shown('gus', 4)
    await owner.query(`update announcement set shown_until = '2026-06-14'`)
    expect(await told('eli')).toEqual([])
  })
})

describe('who has read it', () => {
  test('is a number for who may write to that group, and none of fewer than five where nobody was asked to confirm', async () => {
    const few = await shown('gus', 4), many = await shown('cora', 11, { populationId: null })
    for (const id of [few, many]) await ask('eli', 'POST', `/announcements/${id}/read`, {})
    const counts = async (who: Who, id: string) => { const { people, haveRead, haveConfirmed } = (await ask(who, 'GET', `/announcements/${id}/reach`)).body; return { people, haveRead, haveConfirmed } }
    expect(await counts('gus', few)).toEqual({ people: 4, haveRead: null, haveConfirmed: null })
    expect(await counts('cora', many)).toEqual({ people: 11, haveRead: 1, haveConfirmed: null })
    expect((await ask('cora', 'GET', `/announcements/${many}/people`)).body).toEqual({ open: [], confirmed: [] })
    for (const who of ['eli', 'spe', 'gia', 'ava', 'key'] as const) for (const what of ['reach', 'people']) expect((await ask(who, 'GET', `/announcements/${few}/${what}`)).status, who).toBe(404)
  })
  test('with names where confirming was asked, of those whose records one may see', async () => {
    const id = await shown('gus', 4, { needsConfirming: true, confirmBy: '2026-06-30' })
    await ask('eli', 'POST', `/announcements/${id}/confirm`, {})
    await ask('mia', 'POST', `/announcements/${id}/read`, {})
    const names = ({ body }: Awaited<ReturnType<typeof ask>>) => Object.fromEntries(Object.entries(body).map(([key, list]) => [key, (list as { name: string; readAt: string | null }[]).map(each => each.name.split(' ')[0])]))
    expect(names(await ask('gus', 'GET', `/announcements/${id}/people`))).toEqual({ open: ['Gus', 'Kim', 'Mia'], confirmed: ['Eli'] })
    expect((await ask('gus', 'GET', `/announcements/${id}/reach`)).body).toMatchObject({ people: 4, haveRead: 2, haveConfirmed: 1 })
    // Pay of everybody is hers to handle, their records aren't: the count, and no name.
    const hers = await shown('spe', 11, { area: 'compensation', populationId: null, needsConfirming: true, confirmBy: '2026-06-30' })
    await ask('eli', 'POST', `/announcements/${hers}/confirm`, {})
    expect((await ask('spe', 'GET', `/announcements/${hers}/reach`)).body).toMatchObject({ people: 11, haveConfirmed: 1 })
    expect(names(await ask('spe', 'GET', `/announcements/${hers}/people`))).toEqual({ open: [], confirmed: [] })
  })
})

describe('by mail it leaves', () => {
  test('for who is live, hasn’t read it and isn’t in quiet hours; in one mail a day, and once', async () => {
    await live()
    const id = await shown('cora', 11, { populationId: null })
    await ask('mia', 'POST', `/announcements/${id}/read`, {})
    // HR has its mail from the beginning; Zoe, Ben and Lou's reports outside London have none. In Boston it is eight in the morning.
    expect(await mailed('2026-06-15T12:00:00Z')).toEqual(['ava', 'cora', 'eli', 'gia', 'gus', 'kim', 'spe'].filter(who => who !== 'mia'))
    await owner.query('delete from auth.outbox_mail')
    await deliver()
    expect((await post.outbox!()).map(({ subject }) => subject)).toContain('One message waits to be read')
    expect(JSON.stringify(await post.outbox!())).not.toContain('canteen')
    expect([await mailed('2026-06-15T12:20:00Z'), await mailed('2026-06-16T12:20:00Z')]).toEqual([[], []])
    expect(await truth('select count(*)::int from mail_held')).toBe(0)
  })
  test('not at night, on Saturdays, or to who has said no; and not about what was before they went live', async () => {
    await live()
    await shown('gus', 4)
    await insert(owner, 'notice_choice', [{ organization_id: acme, id: uuid(76, 1), version: 1, person_id: person('kim'), kind: 'notices.announcement', way: 'off' }])
    expect([await mailed('2026-06-15T20:00:00Z'), await mailed('2026-06-20T12:00:00Z')]).toEqual([[], []])
    expect(await mailed('2026-06-22T12:00:00Z')).toEqual(['eli', 'gus', 'mia'])
    for (const table of ['announcement', 'approval_mail', 'go_live']) await owner.query(`delete from ${table}`)
    await live('2026-06-15T11:00:00Z')
    await shown('gus', 4)
    expect(await mailed('2026-06-16T12:00:00Z')).toEqual(['gus'])
  })
  test('again two days before it has to be confirmed, for who hasn’t', async () => {
    await live()
    const id = await shown('gus', 4, { needsConfirming: true, confirmBy: '2026-06-25' })
    expect(await mailed('2026-06-15T12:00:00Z')).toEqual(['eli', 'gus', 'kim', 'mia'])
    await ask('eli', 'POST', `/announcements/${id}/confirm`, {})
    await ask('mia', 'POST', `/announcements/${id}/read`, {})
    expect(await mailed('2026-06-22T12:00:00Z')).toEqual([])
    expect(await mailed('2026-06-23T12:00:00Z')).toEqual(['gus', 'kim', 'mia'])
    expect(await mailed('2026-06-24T12:00:00Z')).toEqual([])
  })
})

import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { cora, eli, gus, job, jobActor, person } from '../../../test/fixtures/world.ts'
import { openWork } from './work.ts'

const { ask, owner } = await served()
type Who = Parameters<typeof ask>[0]
const open = async (about: Parameters<typeof person>[0], more: object = {}, kind = 'people.data') => (await as(jobActor, tx => openWork(tx, { kind, personId: person(about), ...more }))).id
const list = async (who: Who, query = '') => (await ask(who, 'GET', `/desk${query}`)).body.items!.map(each => each['id'])
const give = (who: Who, id: string, how: string, version: number, more: object = {}) => ask(who, 'POST', `/work-items/${id}/give`, { how, version, ...more })

describe('an item', () => {
  test('is seen by who looks after that area there, and by nobody else, least of all by whom it is about', async () => {
    const id = await open('eli', { subjectId: job('eli') })
    for (const who of ['gus', 'cora'] as const) expect(await list(who, '?view=people'), who).toContain(id)
    for (const who of ['eli', 'mia', 'gia', 'spe', 'zoe', 'ava', 'key', 'guest'] as const) {
      expect((await ask(who, 'GET', '/desk?view=people')).body.items ?? [], who).toEqual([])
      expect((await ask(who, 'GET', `/desk/${id}`)).status, who).toBe(404)
      expect((await ask(who, 'GET', `/work-items/${id}`)).status, who).toBe(404)
    }
    expect((await ask('gus', 'GET', `/desk/${id}`)).body).toMatchObject({ kindLabel: 'Mend missing or contradicting data', personName: 'Eli Example', routed: 'unrouted', canAct: true, words: [{ what: 'opened' }] })
  })

  test('about oneself is never one’s own', async () => {
    const id = await open('cora')
    expect((await ask('cora', 'GET', `/work-items/${id}`)).status).toBe(404)
    expect((await give('cora', id, 'taken', 1)).status).toBe(404)
  })

  test('opened twice by one key is one', async () => {
    const key = randomUUIDv7(), [first, second] = [await open('eli', { key }), await open('eli', { key })]
    expect(second).toBe(first)
  })

  test('taken by two goes to one, and the other is told who', async () => {
    const id = await open('eli')
    expect((await give('gus', id, 'taken', 1)).body).toMatchObject({ withName: 'Gus Example' })
    expect(await give('cora', id, 'taken', 1)).toMatchObject({ status: 409, body: { code: 'desk.taken_already', withName: 'Gus Example' } })
    expect(await list('gus')).toContain(id)
  })

  test('waits, goes on, is done and opened again', async () => {
    const id = await open('eli')
    await give('gus', id, 'taken', 1)
    expect((await ask('gus', 'POST', `/work-items/${id}/wait`, { waitingFor: 'The signed form' })).status).toBe(200)
    expect((await ask('gus', 'GET', '/desk?view=waiting')).body.items).toMatchObject([{ id, waitingFor: 'The signed form' }])
    await owner.query(`update work_item set paused_on = paused_on - 7 where id = $1`, [id])
    expect((await ask('gus', 'POST', `/work-items/${id}/resume`)).status).toBe(200)
    expect((await ask('gus', 'GET', `/desk/${id}`)).body).toMatchObject({ dueOn: '2026-07-06', pauses: [{ days: 5, waitingFor: 'The signed form' }] })
    expect((await ask('gus', 'POST', `/work-items/${id}/finish`, {})).status).toBe(200)
    expect((await ask('gus', 'POST', `/work-items/${id}/finish`, {})).status).toBe(409)
    expect(await list('gus')).not.toContain(id)
    expect((await ask('gus', 'POST', `/work-items/${id}/reopen`)).status).toBe(200)
    expect(await list('gus')).toContain(id)
    expect((await ask('gus', 'GET', '/desk/waiting')).body['count']).toBe((await list('gus')).length)
    expect((await ask('eli', 'GET', '/desk/waiting')).body).toEqual({ count: 0 })
    expect((await ask('gus', 'GET', `/desk/${id}`)).body['words']).toMatchObject(['opened', 'taken', 'waiting', 'resumed', 'done', 'reopened'].map(what => ({ what })))
  })

  test('is opened by hand by nobody who doesn’t look after it', async () => {
    const by = (who: typeof eli) => as(who, tx => openWork(tx, { kind: 'people.data', personId: person('zoe') })).then(() => 'ok', error => (error as { code: string }).code)
    expect([await by(eli), await by(gus), await by(cora)]).toEqual(['42501', '42501', 'ok'])
  })
})

import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { functions } from '#shared/functions.ts'
import { testDatabase } from '../test/database.ts'
import { buildApi } from './app.ts'

// A company of one HR person, as it stands after the first run.
const database = await testDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
await owner.query('begin')
const { rows: [made] } = await owner.query<{ id: string }>(`select app.set_up('The Mill', 'GB', 'GBP', 'Europe/London', 'Hanna Only', 'hanna@mill.example', 'a', $1) as id`, [Object.keys(functions)])
await owner.query(`select app.set_up_second($1, 'Olga Owner', 'olga@mill.example')`, [made!.id])
await owner.query('commit')
const people = new Map((await owner.query<{ name: string; id: string; job: string }>(`select p.name, p.id, a.id as job from person p join assignment a on a.person_id = p.id`)).rows.map(row => [row.name.split(' ')[0]!, row]))
let who: Actor
const app = await buildApi({ appUrl: database.appUrl, actorOf: () => who })
afterAll(async () => { await app.close(); await owner.end() })
const ask = async (as: 'Hanna' | 'Olga', method: 'GET' | 'POST', path: string, payload?: object) => {
  who = { kind: 'person', organizationId: made!.id, personId: people.get(as)!.id }
  const reply = await app.inject({ method, url: `/api/v1${path}`, ...payload && { payload } })
  return { status: reply.statusCode, body: reply.json() as Record<string, unknown> & { items: Record<string, unknown>[] } }
}
const raise = (as: 'Hanna' | 'Olga', whose: string, amount: string) => ask(as, 'POST', `/assignments/${people.get(whose)!.job}/change`, { amount, currency: 'GBP', per: 'year' })

describe('the only HR person', () => {
  test('can’t raise her own pay; the second person can, and she sees it', async () => {
    expect((await raise('Hanna', 'Hanna', '48000')).status).toBe(403)
    expect((await raise('Olga', 'Hanna', '48000')).status).toBe(200)
    expect((await ask('Hanna', 'GET', `/pay?assignmentId=${people.get('Hanna')!.job}`)).body.items.map(each => Number(each['amount']))).toEqual([48_000])
    expect((await ask('Hanna', 'GET', `/events?aboutId=${people.get('Hanna')!.id}`)).body.items.some(each => each['record'] === 'pay' && each['actorName'] === 'Olga Owner')).toBe(true)
  })
  test('looks after the second person, who has no say in their own', async () => {
    expect((await raise('Hanna', 'Olga', '50000')).status).toBe(200)
    expect((await raise('Olga', 'Olga', '60000')).status).toBe(403)
  })
  test('gives no access alone: what she prepares waits for the second person', async () => {
    const { body: hired } = await ask('Hanna', 'POST', '/people/hire', { name: 'Ann Assistant', kind: 'employee', startsOn: '2026-01-01', ...await frame() })
    const { body } = await ask('Hanna', 'POST', '/access/prepare', { holderId: hired['personId'], areas: [{ function: 'leave', level: 'handle' }], startsOn: '2026-01-01' })
    const [id] = body['ids'] as string[]
    expect((await ask('Hanna', 'POST', `/access-grants/${id}/confirm`)).status).toBe(403)
    expect((await ask('Hanna', 'GET', '/access/waiting')).body.items).toMatchObject([{ holder: 'Ann Assistant', confirmers: [{ name: 'Olga Owner', why: 'second_person' }], bar: 'prepared' }])
    expect((await ask('Olga', 'POST', `/access-grants/${id}/confirm`)).status).toBe(200)
  })
  test('everybody was told who the second person is', async () => {
    expect((await ask('Hanna', 'GET', '/notices')).body.items).toMatchObject([{ what: 'second_person', personName: 'Olga Owner', byName: 'Hanna Only' }])
  })
})

async function frame() {
  const { rows: [place] } = await owner.query(`select legal_entity_id as "legalEntityId", job_id as "jobId", unit_id as "unitId", location_id as "locationId" from directory_entry limit 1`)
  return place as object
}

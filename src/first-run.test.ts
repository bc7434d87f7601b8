import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { saying } from '#platform/errors.ts'
import { settingNames } from '#shared/settings.ts'
import { testDatabase } from '../test/database.ts'
import { buildApi } from './app.ts'
import { setUpRoutes, setUpSayings } from './setup.ts'

// The first run as its page asks for it; then as whoever has just set the company up.
const database = await testDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
let who: Extract<Actor, { kind: 'person' }> | null = null
const app = await buildApi({
  appUrl: database.appUrl, actorOf: () => who,
  async more(app) {
    saying(setUpSayings)
    setUpRoutes(app, { ownerUrl: database.ownerUrl, config: {} } as never, { lines: [], hasDemoAccounts: false, demoSignIns: [], code: '12345678' }, async () => 'an account', { outbox: null } as never)
  },
})
afterAll(async () => { await app.close(); await owner.end() })
const ask = async (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object, headers: Record<string, string> = {}) => {
  const reply = await app.inject({ method, url: `/api/v1${path}`, headers, ...payload && { payload } })
  return { status: reply.statusCode, body: reply.json() as Record<string, unknown> & { items: Record<string, unknown>[]; errors?: { field: string }[] } }
}
const optionals = settingNames.filter(name => name.startsWith('uses'))
const germany = { country: 'DE', legalEntity: 'Mill GmbH', currency: 'EUR', location: 'Nürnberg', timeZone: 'Europe/Berlin', subdivision: 'Bayern' }
const india = { country: 'IN', legalEntity: 'Mill India', currency: 'INR', location: 'Pune', timeZone: 'Asia/Calcutta' }
const given = { code: '1234 5678', company: 'The Mill', country: 'GB', currency: 'GBP', timeZone: 'Europe/London', subdivision: 'ENG', name: 'Hanna', email: 'hanna@mill.example', password: 'seven green bottles' }

describe('the first run', () => {
  test.each([
    ['code', { code: '00000000' }], ['timeZone', { timeZone: 'Europe/Atlantis' }], ['subdivision', { subdivision: 'TX' }], ['secondEmail', { secondName: 'Olga' }],
    ['DE_timeZone', { places: [{ ...germany, timeZone: 'Mars' }] }], ['DE_subdivision', { places: [{ ...germany, subdivision: 'TX' }] }], ['DE_legalEntity', { places: [{ ...germany, legalEntity: 'the mill' }] }], ['IN_location', { places: [germany, { ...india, location: 'nürnberg' }] }],
  ])('says what is wrong with %s, and makes nothing', async (field, wrong) => {
    expect((await ask('POST', '/setup', { ...given, ...wrong })).body.errors).toMatchObject([{ field }])
    expect((await owner.query('select from organization')).rowCount).toBe(0)
  })
  test('makes a legal entity and a place of work per country, each with its time zone and the place of its holidays', async () => {
    const { status, body } = await ask('POST', '/setup', { ...given, places: [germany, india] })
    expect(status).toBe(201)
    const { rows: [first] } = await owner.query<{ id: string }>('select id from person')
    who = { kind: 'person', organizationId: String(body['organizationId']), personId: first!.id }
    expect((await ask('GET', '/legal-entities?sort=name')).body.items).toMatchObject([{ name: 'Mill GmbH', country: 'DE', currency: 'EUR' }, { name: 'Mill India', currency: 'INR' }, { name: 'The Mill', country: 'GB' }])
    expect((await ask('GET', '/locations?sort=name')).body.items).toMatchObject([{ name: 'Nürnberg', subdivision: 'BY', timeZone: 'Europe/Berlin' }, { name: 'Pune', country: 'IN', subdivision: null }, { name: 'The Mill', subdivision: 'ENG' }])
  })
  test('leaves off what nobody asked for, and is done once', async () => {
    const { body } = await ask('GET', '/me')
    expect(optionals.filter(name => (body['settings'] as Record<string, boolean>)[name])).toEqual([])
    expect((await ask('POST', '/setup', given)).status).toBe(409)
  })
})

describe('turned off and on again', () => {
  const turn = async (isOn: boolean) => {
    const path = `/settings/${who!.organizationId}`
    const { version } = (await ask('GET', path)).body
    expect((await ask('PATCH', path, Object.fromEntries(optionals.map(name => [name, isOn])), { 'if-match': `"${String(version)}"` })).status).toBe(200)
  }
  test('nothing is lost: grades and cost centres stand as they were', async () => {
    await turn(true)
    const { rows: [job] } = await owner.query<{ id: string; person_id: string }>('select id, person_id from assignment')
    const made = await ask('POST', '/cost-centres', { code: 'CC1', name: 'Mill' })
    const grade = await ask('POST', '/jobs', { title: 'Miller', grade: 'G7' })
    await owner.query(`update placement set cost_shares = jsonb_build_array(jsonb_build_object('costCentreId', $1::uuid, 'share', 100))`, [made.body['id']])
    const seen = async () => ({
      grade: (await ask('GET', `/jobs/${String(grade.body['id'])}`)).body['grade'],
      shares: (await ask('GET', `/placements?assignmentId=${job!.id}`)).body.items[0]!['costShares'], centres: (await ask('GET', '/cost-centres')).body.items.length,
    })
    const before = await seen()
    expect(before).toEqual({ grade: 'G7', shares: [{ costCentreId: made.body['id'], share: 100 }], centres: 1 })
    await turn(false)
    await turn(true)
    expect(await seen()).toEqual(before)
  })
})

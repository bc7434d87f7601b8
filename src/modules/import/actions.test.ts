import { existsSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { buildApi } from '../../app.ts'
import { testDatabase } from '../../../test/database.ts'

const database = await testDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
const { rows: [{ id: organizationId }] } = await owner.query(`select app.set_up('Acme', 'US', 'USD', 'America/New_York', 'Ann Boss', 'ann@acme.example', 'ann', '{people,access,organization,compensation,audit}') as id`)
const { rows: [{ id: ann }] } = await owner.query('select id from person')
const actor = ann
const app = await buildApi({ appUrl: database.appUrl, now: '2026-11-22T12:00:00Z', actorOf: () => ({ kind: 'person', organizationId, personId: actor }) })
afterAll(async () => { await app.close(); await owner.end() })

async function ask(method: 'GET' | 'POST', url: string, body?: object, headers: Record<string, string> = {}) {
  const reply = await app.inject({ method, url: `/api/v1${url}`, headers, ...body && { payload: body } })
  return { status: reply.statusCode, body: /json/.test(String(reply.headers['content-type'])) ? JSON.parse(reply.body) : reply.body }
}
async function upload(content: Buffer | string, name = 'people.csv') {
  const boundary = 'xxxboundaryxxx'
  const payload = Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)])
  const reply = await app.inject({ method: 'POST', url: '/api/v1/imports', headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, payload })
  return { status: reply.statusCode, body: JSON.parse(reply.body) }
}
const real = '../shared/data/HRDataset_v14.csv'

describe.skipIf(!existsSync(real))('real', () => {
  test('walk', async () => {
    const up = await upload(readFileSync(real))
    console.log(up.status, JSON.stringify(up.body).slice(0, 3000))
    const { id } = up.body
    const m = await ask('POST', `/imports/${id}/map`, {})
    console.log(m.status, m.body.lacks, m.body.settings, m.body.can, m.body.code, m.body.title)
    const q = await ask('GET', `/imports/${id}/questions`)
    console.log(q.status, JSON.stringify(q.body, null, 1).slice(0, 5000))
    const c = await ask('POST', `/imports/${id}/check`, {})
    console.log(c.status, c.body.step, c.body.problem, JSON.stringify(c.body.counts, null, 1), c.body.can, c.body.title)
    console.log(JSON.stringify((await ask('GET', `/imports/${id}/managers`)).body).slice(0, 1000))
    console.log(JSON.stringify((await ask('GET', `/imports/${id}/problems?limit=3`)).body))
    console.log(String((await ask('GET', `/imports/${id}/problems?limit=3`, undefined, { accept: 'text/csv' })).body).slice(0, 300))
    const an = await ask('POST', `/imports/${id}/answer`, { settings: { unknownManagers: 'nobody' } })
    console.log(an.status, an.body.status, an.body.title)
    const c2 = await ask('POST', `/imports/${id}/check`, {})
    console.log(c2.status, JSON.stringify(c2.body.counts), c2.body.can)
    const co = await ask('POST', `/imports/${id}/commit`, {})
    console.log(co.status, JSON.stringify(co.body))
    console.log((await owner.query(`select count(*)::int, count(*) filter (where status = 'ended')::int as ended, count(manager_id)::int as managed from directory_entry`)).rows)
    console.log((await owner.query(`select * from app.verify_events($1)`, [organizationId])).rows)
    const up2 = await upload(readFileSync(real))
    await ask('POST', `/imports/${up2.body.id}/map`, {})
    const c3 = await ask('POST', `/imports/${up2.body.id}/check`, {})
    console.log(c3.status, JSON.stringify(c3.body.counts, null, 1), c3.body.can, c3.body.isRemembered)
    console.log(JSON.stringify((await ask('GET', `/imports/${up2.body.id}/problems?limit=3`)).body))
    expect(1).toBe(1)
  })
})

import pg from 'pg'
import { expect, test, afterAll } from 'vitest'
import { testDatabase } from './database.ts'
import { buildApi } from '../src/app.ts'
const db = await testDatabase()
const c = new pg.Client({ connectionString: db.ownerUrl }); await c.connect()
const org = (await c.query(`select app.set_up('Acme','GB','GBP','Europe/London','Ann Boss','a@b.example','acc1', '{people,access,organization,compensation,audit}') as id`)).rows[0].id
const ann = (await c.query('select id from person')).rows[0].id
const app = await buildApi({ appUrl: db.appUrl, actorOf: () => ({ kind: 'person', organizationId: org, personId: ann }) })
afterAll(async () => { await app.close(); await c.end() })
const ask = async (method: any, url: string, body?: object, headers: Record<string,string> = {}) => { const r = await app.inject({ method, url: `/api/v1${url}`, headers, ...body && { payload: body } }); console.log(method, url, r.statusCode, r.body.slice(0, 900)); return r.body ? JSON.parse(r.body) : null }
test('walk', async () => {
  await ask('GET', '/me')
  const dir = await ask('GET', '/directory')
  await ask('GET', '/directory?status=active&limit=1')
  await ask('GET', '/directory?q=an')
  await ask('GET', '/directory?q=anm')
  await ask('GET', '/directory?q=bosss')
  const d = dir.items[0]
  const hired = await ask('POST', '/people/hire', { name: 'Zoë Müller', legalEntityId: d.legalEntityId, kind: 'employee', startsOn: '2026-01-05', jobId: d.jobId, unitId: d.unitId, locationId: d.locationId, managerAssignmentId: d.id, weeklyHours: 37.5, amount: '52000.50', currency: 'GBP', per: 'year' })
  await ask('GET', '/directory?q=muller')
  await ask('GET', '/directory?sort=-startsOn')
  await ask('GET', `/pay?assignmentId=${hired.assignmentId}`)
  await ask('POST', `/assignments/${hired.assignmentId}/change`, { amount: '60000', currency: 'GBP', per: 'year', weeklyHours: 20 })
  await ask('GET', `/pay?assignmentId=${hired.assignmentId}`)
  await ask('GET', `/people/${hired.personId}`)
  await ask('PATCH', `/contact-details/${hired.personId}`, { mobilePhone: '+44 20 7946 0000' })
  await ask('PATCH', `/contact-details/${hired.personId}`, { mobilePhone: '+44 20 7946 0000' }, { 'if-match': '"1"' })
  await ask('PATCH', `/contact-details/${hired.personId}`, { mobilePhone: 'x' }, { 'if-match': '"1"' })
  await ask('PATCH', `/people/${hired.personId}`, { name: 'Zoë Smith' }, { 'if-match': '"1"' })
  await ask('POST', `/employments/${hired.employmentId}/terminate`, { endsOn: '2026-11-21', terminationKind: 'voluntary' })
  await ask('GET', `/directory?status=ended`)
  await ask('GET', `/events?aboutId=${hired.personId}`)
  await ask('GET', `/access/explain?viewer=${ann}&record=pay&id=${(await c.query('select id from pay limit 1')).rows[0].id}&operation=read`)
  await ask('POST', '/units', { name: 'R&D', partOfId: d.unitId }, { 'idempotency-key': 'a' })
  await ask('POST', '/units', { name: 'R&D', partOfId: d.unitId }, { 'idempotency-key': 'a' })
  await ask('POST', '/units', { name: 'R&D2', partOfId: d.unitId }, { 'idempotency-key': 'a' })
  await ask('POST', '/units', { naam: 'R&D2', partOfId: d.unitId })
  const units = await ask('GET', '/units?q=r')
  const csv = await app.inject({ url: '/api/v1/directory', headers: { accept: 'text/csv' } }); console.log(csv.body)
  const pop = await ask('POST', '/populations', { name: 'London' })
  await ask('POST', '/population-rules', { populationId: pop.id, effect: 'include', locationId: d.locationId })
  await ask('POST', '/access-grants', { holderId: hired.personId, function: 'people', level: 'handle', populationId: pop.id, startsOn: '2026-01-01' })
  await ask('POST', '/access-grants', { holderId: ann, function: 'people', level: 'handle', populationId: pop.id, startsOn: '2026-01-01' })
  console.log((await c.query('select subject_id, populations, line from reach')).rows, (await c.query('select * from population_member')).rows)
  console.log((await app.inject('/api/openapi.json')).body.length)
  console.log((await c.query('select app.seal_events()')).rows, (await c.query('select * from app.verify_events($1)', [org])).rows)
})

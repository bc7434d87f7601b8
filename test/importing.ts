import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect } from 'vitest'
import { buildApi } from '../src/app.ts'
import { testDatabase } from './database.ts'

type Body = Record<string, any> // oxlint-disable-line typescript/no-explicit-any -- answers of many shapes
type Reply = { status: number; body: Body }
export type { Body }

/** A server that imports, and companies to import into; `who` asks, until somebody else does. */
export async function importingServer() {
  const database = await testDatabase()
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const folder = mkdtempSync(join(tmpdir(), 'equipoise-test-imports-'))
  const services = { invite: async () => {}, tell: async () => false, issueCode: async () => { throw new Error('nobody signs in here') }, folder: () => folder, largestUpload: 4_000_000 }
  const who = { kind: 'person' as const, organizationId: '', personId: '' }
  const app = await buildApi({ appUrl: database.appUrl, now: '2026-11-22T12:00:00Z', actorOf: () => ({ ...who }), services })
  afterAll(async () => { await app.close(); await owner.end(); rmSync(folder, { recursive: true, force: true }) })

  async function ask(method: 'GET' | 'POST', url: string, body?: object): Promise<Reply> {
    const reply = await app.inject({ method, url: `/api/v1${url}`, ...body && { payload: body } })
    return { status: reply.statusCode, body: JSON.parse(reply.body) as Body }
  }

  async function upload(content: Buffer | string, name = 'people.csv'): Promise<Reply> {
    const edge = 'edge-of-a-part'
    const payload = Buffer.concat([Buffer.from(`--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), Buffer.from(content), Buffer.from(`\r\n--${edge}--\r\n`)])
    const reply = await app.inject({ method: 'POST', url: '/api/v1/imports', headers: { 'content-type': `multipart/form-data; boundary=${edge}` }, payload })
    return { status: reply.statusCode, body: JSON.parse(reply.body) as Body }
  }

  /** Until nothing goes on with it any more. */
  async function ended(id: string): Promise<Body> {
    for (;;) {
      const { body } = await ask('GET', `/imports/${id}`)
      if (!body.step) return body
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }

  async function checked(id: string, map: object = {}): Promise<Body> {
    const mapped = await ask('POST', `/imports/${id}/map`, map)
    expect(mapped.status, JSON.stringify(mapped.body)).toBe(200)
    const { status, body } = await ask('POST', `/imports/${id}/check`)
    expect(status, JSON.stringify(body)).toBe(202)
    return ended(id)
  }

  async function committed(id: string, input: object = {}): Promise<Body> {
    const { status, body } = await ask('POST', `/imports/${id}/commit`, input)
    expect(status, JSON.stringify(body)).toBe(202)
    return ended(id)
  }

  /** What becomes of each kind that differs; `leave` for all that aren't named. */
  async function decided(id: string, answers: Record<string, object> = {}): Promise<Body> {
    const { body: { kinds } } = await ask('GET', `/imports/${id}/differences`)
    const left = Object.fromEntries(kinds.filter(({ kind, isAsked }: Body) => isAsked && !answers[kind]).map(({ kind }: Body) => [kind, { as: 'leave' }]))
    const { status, body } = await ask('POST', `/imports/${id}/differences`, { answers: { ...left, ...answers } })
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }

  const brought = async (content: Buffer | string) => {
    const { status, body } = await upload(content)
    expect(status, JSON.stringify(body)).toBe(201)
    await ended(body.id)
    return body.id as string
  }
  const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows as Body[]
  const count = async (from: string) => (await rows(`select count(*)::int as n from ${from} where organization_id = $1`, [who.organizationId]))[0]!.n as number
  const codes = (view: Body) => Object.fromEntries(view.counts.problems.map(({ code, count }: Body) => [code, count]))

  /** A company of its own, in which Ann looks after everything. */
  async function company(): Promise<{ organizationId: string; ann: string; entity: string; place: string; unit: string; job: string }> {
    const [organizationId, ann, entity, place, unit, job] = Array.from({ length: 6 }, () => randomUUID()) as [string, string, string, string, string, string]
    await owner.query(`insert into organization (organization_id, id, name, country) values ($1, $1, 'Acme', 'US')`, [organizationId])
    await owner.query(`insert into legal_entity (organization_id, id, name, country, currency) values ($1, $2, 'Acme Inc.', 'US', 'USD')`, [organizationId, entity])
    await owner.query(`insert into location (organization_id, id, name, country, time_zone) values ($1, $2, 'Boston', 'US', 'America/New_York')`, [organizationId, place])
    await owner.query(`insert into org_unit (organization_id, id, name) values ($1, $2, 'Acme')`, [organizationId, unit])
    await owner.query(`insert into job (organization_id, id, title) values ($1, $2, 'Boss')`, [organizationId, job])
    Object.assign(who, { organizationId, personId: ann })
    await person(ann, 'Ann Boss', { entity, place, unit, job })
    await grant(ann, ['people', 'organization', 'compensation', 'access', 'audit'])
    return { organizationId, ann, entity, place, unit, job }
  }

  async function person(id: string, name: string, { entity, place, unit, job }: { entity: string; place: string; unit: string; job: string }, number: string | null = null) {
    const employment = randomUUID(), assignment = randomUUID(), { organizationId } = who
    await owner.query(`insert into person (organization_id, id, name) values ($1, $2, $3)`, [organizationId, id, name])
    await owner.query(`insert into employment (organization_id, id, person_id, legal_entity_id, kind, number, starts_on) values ($1, $2, $3, $4, 'employee', $5, '2015-01-01')`, [organizationId, employment, id, entity, number])
    await owner.query(`insert into assignment (organization_id, id, person_id, employment_id, is_primary) values ($1, $2, $3, $4, true)`, [organizationId, assignment, id, employment])
    await owner.query(`insert into placement (organization_id, id, assignment_id, person_id, starts_on, job_id, unit_id, location_id) values ($1, $2, $3, $4, '2015-01-01', $5, $6, $7)`, [organizationId, randomUUID(), assignment, id, job, unit, place])
    return assignment
  }

  async function grant(holder: string, functions: string[], population: string | null = null) {
    for (const each of functions) await owner.query(`insert into access_grant (organization_id, id, holder_id, function, level, population_id, starts_on, status) values ($1, $2, $3, $4, 'administer', $5, '2020-01-01', 'active')`, [who.organizationId, randomUUID(), holder, each, population])
  }

  const nothingStaged = async () => {
    expect(await rows(`select (select count(*) from import_row where organization_id = $1) + (select count(*) from import_person where organization_id = $1) + (select count(*) from import_decision where organization_id = $1) + (select count(*) from import_difference where organization_id = $1) + (select count(*) from import_change) + (select count(*) from import_past)
      + (select count(*) from import_problem where organization_id = $1) + (select count(*) from import_draft where organization_id = $1) + (select count(*) from import_plan) + (select count(*) from import_commit) as n`, [who.organizationId])).toEqual([{ n: '0' }])
    expect(readdirSync(folder)).toEqual([])
  }
  const sound = async () => expect(await rows(`select * from app.verify_events($1)`, [who.organizationId])).toEqual([])
  return { app, owner, folder, who, ask, upload, ended, checked, committed, decided, brought, rows, count, codes, company, person, grant, nothingStaged, sound }
}

import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase, read } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { fillBare } from '../src/demo-bare.ts'
import { testDatabase } from './database.ts'
import { follows, kept } from './fixtures/model.ts'

type Table = { name: string; columns: string[]; rows: Record<string, unknown>[] }
const folder = join(import.meta.dirname, '../db/fixtures')
const secret = 'a secret for tests, of 32 characters'

describe.each(readdirSync(folder))('the database of release %s', async name => {
  const { migration, tables } = JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString()) as { migration: number; tables: Table[] }
  const rowsOf = (table: string) => tables.find(each => each.name === `public.${table}`)!.rows
  const database = await testDatabase({ isEmpty: true })
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  afterAll(async () => { await closeDatabase(); await owner.end() })

  test('is brought to this one', async () => {
    await migrate(database.ownerUrl, { secret, upTo: migration })
    await owner.query('begin')
    await fillBare(owner, tables.map(table => table.name), async () => {
      for (const { name, columns, rows } of tables) await owner.query(`insert into ${name} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::${name}, $1)`, [JSON.stringify(rows)])
    })
    await owner.query('commit')
    await migrate(database.ownerUrl, { secret })
    for (const { name, rows } of tables) expect((await owner.query(`select from ${name}`)).rowCount, name).toBeGreaterThanOrEqual(rows.length)
  })

  test('what follows from its facts is what this release makes of them, once days have turned', async () => {
    const [now, organizationId] = ['2026-11-22T12:00:00Z', rowsOf('organization')[0]!['id'] as string]
    await owner.query(`select set_config('app.now', $1, false), app.turn_days()`, [now])
    expect(await kept(owner, organizationId)).toEqual(await follows(owner, organizationId, now))
    await owner.query(`select set_config('app.now', '', false)`)
  })

  test('whom to call in an emergency came along', async () => {
    const named = rowsOf('contact_details').filter(row => row['emergency_name'] ?? row['emergency_phone'] ?? row['emergency_relation'])
    const { rows: called } = await owner.query<Record<string, unknown>>('select person_id as id, name as emergency_name, phone as emergency_phone, relation as emergency_relation from emergency_contact order by person_id')
    expect(called).toEqual(named.map(({ id, emergency_name, emergency_phone, emergency_relation }) => ({ id, emergency_name, emergency_phone, emergency_relation })).sort((a, b) => String(a.id) < String(b.id) ? -1 : 1))
    expect(called.length).toBeGreaterThan(20)
  })

  test('where people live came along as it stood', async () => {
    const { rows: live } = await owner.query<Record<string, unknown>>('select id, address, city, region, postal_code, country from contact_details order by id')
    const told = rowsOf('contact_details').map(({ id, address, city, region, postal_code, country }) => ({ id, address, city, region, postal_code, country }))
    expect(live.filter(row => told.some(({ id }) => id === row['id']))).toEqual(told.sort((a, b) => String(a.id) < String(b.id) ? -1 : 1))
    expect(told.filter(row => row.postal_code && row.country).length).toBe(100)
  })

  test('its company begins with the usual reasons, once', async () => {
    const count = async () => Number((await owner.query('select count(*) from change_reason')).rows[0]!.count)
    const first = await count()
    expect(first).toBeGreaterThan(30)
    await owner.query(`update equipoise.declared set checksum = ''`)
    await migrate(database.ownerUrl, { secret })
    expect(await count()).toBe(first)
  })

  test('its chain of events holds', async () => {
    expect((await owner.query('select * from app.verify_events($1)', [rowsOf('organization')[0]!['id']])).rows).toEqual([])
  })

  test('who had everyone has everyone, who had nothing sees their own', async () => {
    const [organizationId, entries] = [rowsOf('organization')[0]!['id'] as string, rowsOf('directory_entry')]
    const head = rowsOf('access_grant').find(grant => grant['function'] === 'people' && grant['population'] === 0)!['holder_id'] as string
    openDatabase((await migrate(database.ownerUrl, { secret })).appUrl, { now: '2026-11-22T12:00:00Z' })
    const seenBy = async (personId: string) => (await read<{ n: number }>({ kind: 'person', organizationId, personId }, 'select count(*)::int as n from directory_entry'))[0]!.n
    expect(await seenBy(head)).toBe(entries.length)
    const busy = new Set([...rowsOf('access_grant').map(grant => grant['holder_id']), ...rowsOf('reporting_line').map(line => line['manager_id'])])
    const nobody = entries.find(entry => !busy.has(entry['person_id']))!['person_id'] as string
    expect(await seenBy(nobody)).toBe(entries.filter(entry => entry['person_id'] === nobody).length)
  })
})

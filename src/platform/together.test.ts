import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { together } from './together.ts'

const { appUrl } = await testDatabase()
const pool = new pg.Pool({ connectionString: appUrl, max: 1 })
pool.on('connect', client => client.on('error', () => {}))
afterAll(() => pool.end())
const setting = { name: 'set', text: `select set_config('app.me', $1, true)`, values: ['x'] }
const asked = { name: 'ask', text: `select current_setting('app.me', true) as me, $1::text[] as list, $2::int as number, $3::text as nothing`, values: [['a', 'b "c"', 'd\\e', 'f,g'], 7, null] }
const on = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  try { return await work(client) } finally { client.release() }
}

describe('statements under one Sync', () => {
  test('are one transaction: what the first sets holds for the next, and is gone with it', async () => {
    for (let again = 0; again < 3; again++) {
      expect((await on(client => together(client, [setting, asked])))[1]).toEqual([{ me: 'x', list: ['a', 'b "c"', 'd\\e', 'f,g'], number: 7, nothing: null }])
      expect((await on(client => client.query(`select current_setting('app.me', true) as me`))).rows[0].me).not.toBe('x')
    }
  })
  test('what fails is heard, and nothing after it runs', async () => {
    const other = new pg.Pool({ connectionString: appUrl, max: 1 })
    const client = await other.connect()
    client.on('error', () => {})
    await expect(together(client, [{ text: 'select 1 / $1::int', values: [0] }, { text: `select set_config('app.me', 'leaked', false)`, values: [] }])).rejects.toMatchObject({ code: '22012' })
    expect((await client.query(`select current_setting('app.me', true) as me`)).rows[0].me).not.toBe('leaked')
    client.release(true)
    await other.end()
  })
  test('several rows, none, and values of every kind come as pg reads them', async () => {
    const rows = { text: `select n, n > 1 as is_more, date '2026-01-05' + n as day from generate_series(1, $1) n`, values: [2] }
    const [many, none] = await on(client => together(client, [rows, { ...rows, values: [0] }])) as [{ is_more: boolean }[], unknown[]]
    expect(many.map(row => row.is_more)).toEqual([false, true])
    expect(none).toEqual([])
  })
})

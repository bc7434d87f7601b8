import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { buildApi } from '../src/app.ts'
import { testDatabase } from './database.ts'

const database = await testDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
const { rows: [made] } = await owner.query(`select app.set_up('Acme', 'GB', 'GBP', 'Europe/London', 'Ann Boss', 'ann@acme.example', 'ann', '{organization}') as id`)
const { rows: [ann] } = await owner.query(`select id from person`)
const app = await buildApi({ appUrl: database.appUrl, actorOf: () => ({ kind: 'person', organizationId: made.id, personId: ann.id }) })
afterAll(async () => { await app.close(); await owner.end() })

const send = async (path: string, text: string) => (await app.inject({ method: 'POST', url: `/api/v1/${path}`, headers: { 'content-type': 'text/csv' }, payload: text })).json()
const units = async () => (await owner.query(`select u.name, p.name as parent from org_unit u left join org_unit p on p.id = u.part_of_id order by u.name`)).rows

test('units come in with those they are part of, in any order, all or none', async () => {
  const tree = 'Name,Code,Part of\nBackend,BE,Engineering\nEngineering,EN,Acme\n'
  expect(await send('units/import?dryRun=true', tree)).toEqual({ created: 2, problems: [] })
  expect(await units()).toHaveLength(1)
  expect(await send('units/import', tree)).toEqual({ created: 2, problems: [] })
  expect(await units()).toEqual([{ name: 'Acme', parent: null }, { name: 'Backend', parent: 'Engineering' }, { name: 'Engineering', parent: 'Acme' }])
})

test('every problem is told by row, and then nothing is written', async () => {
  const { created, problems } = await send('locations/import', 'Name,Country,Time zone,Colour\nLeeds,GB,Europe/London,red\n')
  expect([created, problems[0].row, problems[0].message]).toEqual([0, 1, '“Colour” is no field of a location.'])
  const second = await send('locations/import', 'Name,Country,Time zone\nLeeds,GB,Europe/London\n,England,Europe/London\n')
  expect(second.problems.map(({ row, field }: { row: number; field: string }) => [row, field])).toEqual([[3, 'name'], [3, 'country']])
  const third = await send('units/import', 'Name,Part of\nA,B\nB,A\nC,Nowhere\n')
  expect(third.problems.map(({ row }: { row: number }) => row)).toEqual([4])
  expect((await owner.query(`select count(*)::int as n from location`)).rows[0].n).toBe(1)
})

test('rows that name each other in a circle are refused', async () => {
  const { problems } = await send('units/import', 'Name,Part of\nA,B\nB,A\n')
  expect(problems.map(({ row }: { row: number }) => row)).toEqual([2, 3])
})

test('what is no table is refused by name', async () => {
  expect((await send('units/import', '')).code).toBe('import.empty')
  expect((await send('units/import', 'Name\n')).code).toBe('import.empty')
})

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isFoldable, isSealed, isWhole } from '#shared/fields.ts'
import { snake } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import type { Rights } from '#platform/db.ts'
import { isSortable, listQuery, pageOf, type ListInput } from '#platform/query.ts'
import { deskQuery } from '#modules/desk/index.ts'
import { seedDemo } from '../src/demo.ts'
import { modules } from '../src/modules.ts'
import { testDatabase } from './database.ts'

// Every list, as PostgreSQL runs it for the application's role, on a company of 20,000: no table read from end to end, no rows fetched to be thrown away.
const { ownerUrl, appUrl } = await testDatabase()
const lists = modules.flatMap(({ records, ways }) => records.filter(record => ways?.[record.name]?.list !== false && record.kind !== 'single'))
const now = '2026-06-15T12:00:00Z'
const owner = new pg.Client({ connectionString: ownerUrl, options: `-c app.now=${now}` })
const app = new pg.Client({ connectionString: appUrl, options: `-c app.now=${now} -c jit=off -c statement_timeout=10000 -c default_transaction_read_only=on` })
afterAll(async () => { await app.end(); await owner.end() })

type Node = { 'Node Type': string; 'Relation Name'?: string; 'Actual Rows': number; 'Actual Loops': number; 'Rows Removed by Filter'?: number; 'Rows Removed by Join Filter'?: number; 'Rows Removed by Index Recheck'?: number; Plans?: Node[] }
const viewers = ['head of HR', 'generalist of 0.1 %', 'manager of eight', 'employee'] as const
const ids = {} as Record<(typeof viewers)[number], string>
let org = '', big = new Set<string>()
const one = async <T = string>(text: string, values: unknown[] = []) => Object.values((await owner.query(text, values)).rows[0] ?? {})[0] as T

beforeAll(async () => {
  ({ organizationId: org } = await seedDemo(ownerUrl, { people: 20_000, now }))
  await Promise.all([owner.connect(), app.connect()])
  await owner.query(`select set_config('app.org', $1, false)`, [org])
  const unit = await one(`select unit_id from directory_entry group by unit_id order by abs(count(*) filter (where status = 'active') - 20) limit 1`)
  const plain = `select d.person_id from directory_entry d where d.status = 'active' and not exists (select from access_grant g where g.holder_id = d.person_id)`
  ids['head of HR'] = await one(`select holder_id from access_grant where population = 0 and status = 'active' group by 1 order by count(*) desc limit 1`)
  ids['employee'] = await one(`${plain} and not exists (select from reporting_line l where l.manager_id = d.person_id) order by d.id limit 1`)
  ids['generalist of 0.1 %'] = await one(`${plain} and not exists (select from reporting_line l where l.manager_id = d.person_id) order by d.id desc limit 1`)
  ids['manager of eight'] = await one(`select manager_id from reporting_line l where status = 'active' and not exists (select from access_grant g where g.holder_id = l.manager_id) group by 1 order by abs(count(*) - 8), 1 limit 1`)
  const population = await one(`insert into population (id, name) values (uuidv7(), 'Few') returning id`)
  await owner.query(`insert into population_rule (id, population_id, effect, unit_id) values (uuidv7(), $1, 'include', $2)`, [population, unit])
  for (const fn of ['people', 'compensation']) await owner.query(`insert into access_grant (id, holder_id, function, level, population_id, starts_on, status) values (uuidv7(), $1, $2, 'handle', $3, '2020-01-01', 'active')`, [ids['generalist of 0.1 %'], fn, population])
  // Open items about everybody, one in five with nobody, one in a hundred with the head of HR; due over a year.
  await owner.query(`insert into work_item (id, kind, audience, hr_function, level, min_level, usual_minutes, service_days, person_id, subject_id, due_on, due_basis, routed, assignee_id, opened_at)
    select uuidv7(), 'people.data', 'hr', 'people', 'standard', 'handle', 15, 5, d.person_id, d.id, '2026-01-01'::date + (n % 365)::int, 'given', case when n % 5 = 0 then 'offered' else 'assigned' end,
      case when n % 5 > 0 then case when d.unit_id = $3 then $2 when n % 100 = 1 then $1 else (select g.holder_id from access_grant g where g.function = 'people' and g.level <> 'view' and g.status = 'active' and g.holder_id not in ($1, $2) order by 1 limit 1) end end, app.clock()
    from (select *, row_number() over (order by id) as n from directory_entry where status = 'active' and person_id not in ($1::uuid, $2::uuid)) d`, [ids['head of HR'], ids['generalist of 0.1 %'], unit])
  await owner.query('analyze')
  big = new Set((await owner.query(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples > 2000`)).rows.map(row => row.relname))
})

test('there is a company to look at, and somebody of each kind', async () => {
  expect([...big]).toEqual(expect.arrayContaining(['person', 'placement', 'directory_entry', 'pay', 'reach', 'reporting_line', 'population_member', 'directory_word', 'event']))
  expect(new Set(Object.values(ids)).size).toBe(4)
  expect(Object.values(ids).every(Boolean)).toBe(true)
})

describe.each(viewers)('%s', viewer => {
  test.each(lists.map(record => [record.plural, record as AnyRecord] as const))('%s', async (_, record) => {
    await app.query('rollback')
    await app.query('begin')
    const { rows: [entered] } = await app.query<{ rights: string }>(`select rights from app.enter('person', $1, $2, true)`, [org, ids[viewer]])
    const slow: string[] = []
    for (const [name, input] of await listsOf(record, viewer)) for (const rights of record.list.scope ? [null, entered!.rights] : [null]) {
      slow.push(...(await look(record, input, rights)).map(problem => `${name}${rights ? ', for what is held' : ''}: ${problem}`))
    }
    expect(slow).toEqual([])
  })
  test('what happened to one person', async () => {
    await app.query('rollback')
    await app.query('begin')
    await app.query(`select app.enter('person', $1, $2, true)`, [org, ids[viewer]])
    expect(problemsOf(await explained(`select * from event where organization_id = (select app.org()) and about_id = $1 order by id desc limit 51`, [ids['employee']]), 51)).toEqual([])
  })
})

test.each(viewers)('the desk of %s', async viewer => {
  await app.query('rollback')
  await app.query('begin')
  await app.query(`select app.enter('person', $1, $2, true)`, [org, ids[viewer]])
  const slow: string[] = [], shown: Record<string, number> = {}
  for (const view of ['mine', 'people', 'queue', 'overdue', 'waiting', 'todo', 'watching'] as const) for (const more of [{}, { function: 'people' }]) {
    const look = async (asked: { cursor?: string }) => {
      const { sql, parameters } = deskQuery({ view, limit: 50, ...more, ...asked }), found = (await app.query(sql, [...parameters])).rows.filter(({ id }) => id)
      slow.push(...problemsOf(await explained(sql, [...parameters]), found.length).map(problem => `${view}: ${problem}`))
      return found
    }
    const first = await look({}), last = first[49]
    if (first.length > 50) await look({ cursor: Buffer.from(JSON.stringify([last.dueOn, last.id])).toString('base64url') })
    shown[view] = Math.min(first.length, 50)
  }
  expect(slow).toEqual([])
  expect(shown).toMatchObject(viewer === 'head of HR' ? { mine: 50, people: 50, queue: 50, overdue: 50 } : viewer === 'generalist of 0.1 %' ? { mine: expect.any(Number), people: expect.any(Number) } : { people: expect.any(Number), queue: 0 })
})

/** The default list, its second page, as of another day, each filter, each sort both ways, and searches. */
async function listsOf(record: AnyRecord, viewer: (typeof viewers)[number]): Promise<[string, ListInput][]> {
  const mine = record.subject ? ` where ${snake(record.about ?? record.subject)} = '${ids[viewer]}'` : ''
  const sample = (await owner.query(`(select * from ${record.name}${mine} limit 1) union all (select * from ${record.name} limit 1)`)).rows[0] as Record<string, unknown> | undefined
  const needs = record.list.needs
  const base: Record<string, string> = needs ? { [needs]: String(sample?.[snake(needs)] ?? org) } : record.list.scope ? { status: 'active' } : {}
  const list = (more: Partial<ListInput> = {}): ListInput => ({ limit: 50, filters: base, withTotal: true, ...more })
  const fields = Object.entries(record.all).filter(([name, field]) => !['money', 'list'].includes(field.kind ?? '') && !isWhole(field) && !isSealed(field) && (record.list.filters?.includes(name) ?? true))
  const filters = fields.flatMap(([field, schema]): [string, ListInput][] => {
    const value = sample?.[snake(field)]
    if (value == null || field === needs) return []
    const text = value instanceof Date ? value.toISOString() : String(value)
    return schema.kind === 'date' || schema.kind === 'instant' ? [[`${field}.from`, list({ filters: { ...base, [`${field}.from`]: text } })]] : [[`${field}=${text}`, list({ filters: { ...base, [field]: text } })]]
  })
  const sorts = Object.keys(record.all).filter(field => isSortable(record, field)).flatMap(field => [field, `-${field}`]).map((sort): [string, ListInput] => [`by ${sort}`, list({ sort })])
  const searches = record.list.scope || Object.values(record.all).some(field => isFoldable(field) && field.searchable) ? ['an', 'mart', 'zzzz'].map((q): [string, ListInput] => [`q=${q}`, list({ q })]) : []
  const unscoped: [string, ListInput][] = record.list.scope ? [['all states', list({ filters: {} })]] : []
  const then = { on: '2025-06-15', filters: base }
  const dated: [string, ListInput][] = record.list.asOf ? [
    ['as of a day', list(then)], ['as of a day, the next page', await second(record, list({ ...then, withTotal: false }))],
    ...record.list.asOf.strand.by.flatMap((field): [string, ListInput][] => sample?.[snake(field)] ? [[`as of a day, ${field}`, list({ ...then, filters: { ...base, [field]: String(sample[snake(field)]) } })]] : []),
  ] : []
  return [['first page', list()], ['second page', await second(record, list({ withTotal: false }))], ...dated, ...unscoped, ...filters, ...sorts, ...searches]
}

async function second(record: AnyRecord, input: ListInput): Promise<ListInput> {
  const { sql, parameters } = listQuery(record, { ...input, limit: 5 })
  const { nextCursor } = pageOf(record, { ...input, limit: 5 }, (await app.query(sql, [...parameters])).rows)
  return nextCursor ? { ...input, cursor: nextCursor } : input
}

async function look(record: AnyRecord, input: ListInput, rights: Rights): Promise<string[]> {
  const { sql, parameters } = listQuery(record, input, rights)
  const plan = await explained(sql, [...parameters]).catch((error: Error) => error.message)
  if (typeof plan === 'string') return [plan]
  const { rows } = await app.query(sql, [...parameters])
  return problemsOf(plan, rows.length + Number(rows[0]?.total ?? 0))
}

async function explained(sql: string, values: unknown[]): Promise<Node> {
  return (await app.query(`explain (analyze, timing off, format json) ${sql}`, values)).rows[0]['QUERY PLAN'][0].Plan
}

function problemsOf(plan: Node, returned: number): string[] {
  const nodes = flat(plan).filter(node => node['Actual Loops'] > 0 && (!node['Relation Name'] || big.has(node['Relation Name'])))
  const removedBy = (node: Node) => ((node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * node['Actual Loops']
  const removed = nodes.reduce((sum, node) => sum + removedBy(node), 0)
  // A scan that stops at the limit of what is counted is none.
  const isScan = (node: Node) => node['Node Type'] === 'Seq Scan' && node['Actual Rows'] * node['Actual Loops'] + removedBy(node) > 2000
  return [
    ...nodes.filter(isScan).map(node => `reads all of ${node['Relation Name']}`),
    // Whoever asks for another's looks at all of theirs, for the page and for the count: a hundred and more items on a desk.
    ...removed > Math.max(400, 20 * returned) ? [`throws ${Math.round(removed)} rows away for ${returned}`] : [],
  ]
}
function flat(node: Node): Node[] { return [node, ...(node.Plans ?? []).flatMap(flat)] }

import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { snake } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import { as, read } from '#platform/db.ts'
import { isSortable, listQuery, pageOf, type ListInput } from '#platform/query.ts'
import { modules } from '../src/modules.ts'
import { dossier, layDossier } from './fixtures/dossier.ts'
import { acme, ava, cora, eli, guest, gus, insert, key, mia, outcome, person, places, populations, units, uuid, world, zoe } from './fixtures/world.ts'

// Pages joined are the whole list: every sort, both ways, with nulls and equal keys, under filters, as seen by different people.
const { owner } = await world()
await layDossier(owner)
const viewers: Record<string, Actor> = { cora, gus, mia, eli, ava, zoe, key, guest }
const lists = [...modules.flatMap(({ records, ways }) => records.filter(record => ways?.[record.name]?.list !== false && record.kind !== 'single')), dossier] as AnyRecord[]
const needed: Record<string, string> = { personId: person('eli'), assignmentId: '', employmentId: '', populationId: populations.london }

beforeAll(async () => {
  const mine = { organization_id: acme, version: 1 }
  const words = ['Same', 'same', 'Sáme', 'Other', 'Øther', 'ß', '', 'zz']
  const many = Array.from({ length: 24 }, (_, i) => ({ ...mine, id: uuid(90, i), word: words[i % words.length] || 'x', code: i % 3 ? `c${i}` : null }))
  await insert(owner, 'org_unit', many.map(({ word, ...each }) => ({ ...each, name: word })))
  await insert(owner, 'job', many.map(({ word, id, ...each }) => ({ ...each, id, title: word })))
  await insert(owner, 'dossier', many.map(({ word, id }, i) => ({ ...mine, id, person_id: person(i % 2 ? 'eli' : 'zoe'), author_id: person('mia'), title: word, nickname: i % 4 ? word : null })))
  const people = Array.from({ length: 20 }, (_, i) => ({ ...mine, id: uuid(91, i), name: `Same ${'ab'[i % 2]}` }))
  await insert(owner, 'person', people)
  const held = (id: number, i: number) => ({ ...mine, id: uuid(id, i), person_id: uuid(91, i), starts_on: ['2024-01-01', '2025-01-01'][i % 2] })
  await insert(owner, 'employment', people.map((_, i) => ({ ...held(92, i), legal_entity_id: uuid(2, 1), kind: 'employee', status: i % 5 ? 'open' : 'terminated', ends_on: i % 5 ? null : '2026-01-01', number: i % 3 ? String(900 + i) : null })))
  await insert(owner, 'assignment', people.map((_, i) => ({ ...mine, id: uuid(93, i), person_id: uuid(91, i), employment_id: uuid(92, i), is_primary: true })))
  await insert(owner, 'placement', people.map((_, i) => ({ ...held(94, i), assignment_id: uuid(93, i), job_id: uuid(90, i), unit_id: units.north, location_id: i % 3 ? places.london : places.boston, manager_assignment_id: i % 2 ? uuid(12, 2) : null })))
})

/** The whole list by the policies alone, in no order: neither scope nor key tables. */
const seenBy = async (record: AnyRecord, who: Actor, filters: Record<string, string>): Promise<string[]> => {
  const where = Object.entries(filters).map(([name, value], i) => value === 'none' ? `${snake(name)} is null` : name.endsWith('.not') ? `${snake(name.slice(0, -4))}::text is distinct from $${i + 1}` : name.endsWith('.from') ? `${snake(name.slice(0, -5))} >= $${i + 1}` : `${snake(name)}::text = any (string_to_array($${i + 1}, ','))`)
  return (await as(who, tx => tx.query<{ id: string }>(`select id from ${record.name} where ${['true', ...where].join(' and ')}`, Object.values(filters).filter(value => value !== 'none')))).map(row => row.id).sort()
}
async function paged(record: AnyRecord, who: Actor, input: Omit<ListInput, 'limit'>, limit: number) {
  const ids: string[] = [], keys: unknown[] = []
  let total: number | null = null
  for (let cursor: string | undefined, round = 0; round < 200; round++) {
    const asked = { ...input, limit, withTotal: !cursor, ...cursor && { cursor } }
    // For what the reader holds, as it is remembered from the second time on; every other page without.
    const page = pageOf(record, asked, await read(who, round % 2 ? listQuery(record, asked) : rights => listQuery(record, asked, rights)))
    ids.push(...page.items.map(row => row['id'] as string))
    keys.push(...page.items.map(row => row['sortKey']))
    total ??= page.total
    if (!page.nextCursor) break
    cursor = page.nextCursor
  }
  return { ids, keys, total }
}
const filtersOf = (record: AnyRecord): Record<string, string>[] => record.list.scope
  ? [{}, { status: 'active' }, { status: 'ended' }, { status: 'active,ended' }, { locationId: places.london }, { status: 'active', managerId: 'none' }, { 'startsOn.from': '2024-06-01' }, { unitId: units.north, status: 'active' }, { 'personId.not': person('mia'), status: 'active' }, { id: [uuid(12, 1), uuid(12, 2), uuid(93, 3)].join() }]
  : [record.list.needs ? { [record.list.needs]: needed[record.list.needs] || uuid(record.list.needs === 'assignmentId' ? 12 : 11, 1) } : {}]

describe.each(lists.map(record => [record.name, record] as const))('%s', (_, record) => {
  const sorts = ['id', ...Object.keys(record.all).filter(field => isSortable(record, field))].flatMap(field => [field, `-${field}`])
  test.each(Object.keys(viewers))('as %s sees it', async name => {
    const who = viewers[name]!
    for (const filters of filtersOf(record)) {
      const whole = await seenBy(record, who, filters)
      for (const [i, sort] of sorts.entries()) {
        const { ids, keys, total } = await paged(record, who, { sort, filters }, i % 2 ? 7 : 4)
        const about = `${sort} ${JSON.stringify(filters)}`
        expect(ids.toSorted(), about).toEqual(whole)
        expect(total, about).toBe(whole.length)
        expect(inOrder(keys, sort.startsWith('-')), about).toBe(true)
      }
    }
  })
})

describe('a cursor', () => {
  const first = async (record: AnyRecord, input: Omit<ListInput, 'limit'>) => {
    const asked = { ...input, limit: 2 }
    return pageOf(record, asked, await read(cora, listQuery(record, asked))).nextCursor!
  }
  const unit = lists.find(record => record.name === 'org_unit')!, job = lists.find(record => record.name === 'job')!
  const taking = (record: AnyRecord, input: Omit<ListInput, 'limit'>) => outcome(Promise.resolve().then(() => read(cora, listQuery(record, { ...input, limit: 2 }))))
  test('is good for its own list, not for another record, sort, filter or search', async () => {
    const cursor = await first(unit, { sort: 'name', filters: {} })
    expect(await taking(unit, { sort: 'name', filters: {}, cursor })).toBe('ok')
    for (const [record, input] of [[job, { filters: {} }], [unit, { sort: '-name', filters: {} }], [unit, { sort: 'id', filters: {} }], [unit, { sort: 'name', filters: { partOfId: 'none' } }], [unit, { sort: 'name', filters: {}, q: 'a' }]] as const) expect(await taking(record, { ...input, cursor })).toBe('400')
  })
  test('isn’t made by hand', async () => {
    const good = await first(unit, { sort: 'name', filters: {} })
    const [hash, , id] = JSON.parse(Buffer.from(good, 'base64url').toString()) as string[]
    const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    for (const cursor of ['x', '{}', made('other', 'a', id), made(hash, 'a', 'no id'), made(hash, { a: 1 }, id), made(hash, 'a'), `${good}x`.slice(3)]) expect(await taking(unit, { sort: 'name', filters: {}, cursor }), cursor).toBe('400')
    expect(await taking(unit, { sort: 'name', filters: {}, cursor: made(hash, `a' or true --`, id) })).toBe('ok')
  })
})

describe('search', () => {
  const directory = lists.find(record => record.name === 'directory_entry')!
  const found = async (who: Actor, q: string) => (await paged(directory, who, { q, filters: {} }, 50)).ids
  test('finds by any word, folded, and only what the searcher may see', async () => {
    expect((await found(cora, 'ELI')).length).toBe(2)
    expect(await found(zoe, 'eli')).toEqual([])
    expect((await found(mia, 'eli exam')).length).toBe(1)
    expect((await found(gus, 'same')).toSorted()).toEqual((await seenBy(directory, gus, {})).filter(id => id.startsWith('00000000-0000-7000-8000-000000093')))
    expect(await found(key, 'eli')).toHaveLength(2)
    expect(await found(guest, 'eli')).toEqual([])
  })
  test('forgives a typing error, and finds oneself', async () => {
    expect((await found(cora, 'exampel')).length).toBeGreaterThan(5)
    expect(await found(zoe, 'zoe')).toHaveLength(1)
  })
  test('takes whatever is typed', async () => {
    for (const q of ["'", '%', '_', '\\', '*', 'a b c d e f g h', '  ', 'é', '🙂', 'x'.repeat(200), '"; drop table person; --']) expect(await outcome(found(cora, q)), q).toBe('ok')
  })
  test('where nothing is searchable says so', async () => expect(await outcome(Promise.resolve().then(() => read(cora, listQuery(lists.find(record => record.name === 'access_grant')!, { limit: 5, filters: {}, q: 'x' }))))).toBe('400'))
})

/** Upward with nothing last, or downward with nothing first; texts by their code points, as PostgreSQL's C.UTF-8. */
function inOrder(keys: readonly unknown[], isDown: boolean): boolean {
  const going = isDown ? keys.toReversed() : keys
  return going.every((each, i) => i === 0 || each === null || going[i - 1] !== null && Buffer.compare(Buffer.from(String(going[i - 1])), Buffer.from(String(each))) <= 0)
}

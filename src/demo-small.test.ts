import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { as, closeDatabase, openDatabase } from '#platform/db.ts'
import { testDatabase } from '../test/database.ts'
import { seedDemo } from './demo.ts'

const now = '2026-03-16T09:00:00Z'
const database = await testDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
let made: Awaited<ReturnType<typeof seedDemo>>
const ask = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await owner.query<T>(text, values)).rows
const who = (email: string) => made.signIns.find(each => each.email.startsWith(email))!.personId

beforeAll(async () => {
  await owner.connect()
  made = await seedDemo(database.ownerUrl, { people: 60, now })
  openDatabase(database.appUrl, { now })
})
afterAll(async () => { await closeDatabase(); await owner.end() })

test('sixty people work there, each but the director under somebody, nobody over more than a dozen', async () => {
  const [found] = await ask(`select count(*) filter (where status <> 'ended')::int as here, count(*) filter (where status <> 'ended' and manager_assignment_id is null)::int as top, count(distinct legal_entity_id)::int as entities,
    (select max(n)::int from (select count(*) as n from directory_entry where status <> 'ended' group by manager_id) s) as span from directory_entry where is_primary`)
  expect(found).toMatchObject({ here: 60, top: 1, entities: 1 })
  expect(found!['span']).toBeLessThan(13)
  await expect(seedDemo(database.ownerUrl, { people: 12, now })).rejects.toThrow('at least 20 people')
})

test('one person is all of HR, in a position of HR; the director is the second person', async () => {
  const [told] = await as({ kind: 'person', organizationId: made.organizationId, personId: who('hr@') }, tx => tx.query<{ b: { hrPeople: number; sees: string; secondPerson: string; cover: { name: string }[]; holders: { personId: string; positions: string[] }[] } }>('select app.hr_balance() as b'))
  expect(told!.b).toMatchObject({ hrPeople: 1, sees: 'all', secondPerson: 'Edmund Oakley', holders: [{ personId: who('hr@'), positions: ['HR Generalist'] }] })
  expect(told!.b.cover).toHaveLength(3)
  expect(await ask('select second_person_id as id from organization')).toEqual([{ id: who('director@') }])
  expect(made.signIns).toHaveLength(5)
})

test('all that lies on the desk is hers but what is about herself, and some of it is late', async () => {
  const [desk] = await ask(`select count(*)::int as all, count(*) filter (where status in ('open', 'waiting'))::int as open, count(*) filter (where status in ('open', 'waiting') and due_on < $2)::int as late, count(*) filter (where person_id <> $1 and assignee_id is distinct from $1 and routed <> 'offered')::int as others,
    count(*) filter (where person_id = $1)::int as own from work_item`, [who('hr@'), now.slice(0, 10)])
  expect(desk!['all']).toBeGreaterThan(30)
  expect(desk!['open']).toBeGreaterThan(4)
  expect(desk!['late']).toBeGreaterThan(0)
  expect(desk!['others']).toBe(0)
})

import { parseArgs } from 'node:util'
import type pg from 'pg'
import type { Actor } from '#shared/access.ts'
import { as, type Tx } from '#platform/db.ts'
import { withCompany } from './company.ts'
import { desk, openMany } from '#modules/desk/index.ts'
import '../src/modules.ts'

// npm run bench:desk -- --items 100000 --people 10000: a bulk act opens so many items; how long until each has somebody, and how long a page of the desk then takes.
const { values: { people, items, data } } = parseArgs({ options: { people: { type: 'string', default: '10000' }, items: { type: 'string', default: '100000' }, data: { type: 'string' } } })
await withCompany({ people, data }, measure)

async function measure(owner: pg.Client) {
  const { id: organizationId } = (await owner.query<{ id: string }>('select id from organization')).rows[0]!
  const about = (await owner.query<{ personId: string; subjectId: string }>(`select person_id as "personId", id as "subjectId" from directory_entry where status = 'active' order by id`)).rows
  const job = (name: string): Actor => ({ kind: 'job', organizationId, name }), turn = desk.jobs!.find(each => each.name === 'desk.turn')!
  await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'desk.turn' }, tx => turn.run(tx))
  await timed(`${items} items opened`, () => as(job('desk.turn'), tx => openMany(tx, Array.from({ length: Number(items) }, (_, i) => ({ kind: 'people.data', ...about[i % about.length]! })))))
  await timed(`${items} items given`, async () => { while (await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'desk.turn' }, tx => turn.run(tx)) === 'more'); })
  console.log((await owner.query(`select routed, count(*)::int as items, count(distinct assignee_id)::int as people from work_item where status = 'open' group by 1 order by 1`)).rows)
  await owner.query('vacuum (analyze) work_item, work_key')
  const holders = (await owner.query<{ holder_id: string; n: number }>(`select assignee_id as holder_id, count(*)::int as n from work_item where status = 'open' group by 1 having assignee_id is not null order by 2 desc limit 1`)).rows
  const { head } = (await owner.query<{ head: string }>(`select holder_id as head from access_grant where function = 'people' and level = 'administer' and population = 0 and status = 'active' limit 1`)).rows[0]!
  const list = desk.acts!.find(each => each.name === 'desk.list')!
  for (const [who, personId] of [['the head of HR', head], ['who has most', holders[0]?.holder_id ?? head]] as const) for (const view of ['people', 'mine', 'overdue']) {
    const ask = () => as({ kind: 'person', organizationId, personId }, (tx: Tx) => list.run(tx, { view, limit: 50 }, {}))
    for (let i = 0; i < 5; i++) await ask()
    const started = performance.now()
    for (let i = 0; i < 20; i++) await ask()
    console.log(`a page of “${view}”, ${who}: ${((performance.now() - started) / 20).toFixed(1)} ms`)
  }
}

async function timed(what: string, work: () => Promise<unknown>) {
  const started = performance.now()
  await work()
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

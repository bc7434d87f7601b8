import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Actor } from '#shared/access.ts'
import { as } from '#platform/db.ts'
import { byTurns } from './by-turns.ts'
import { withCompany } from './company.ts'
import { spent, under } from './spent.ts'
import { desk, deskOf, openMany } from '#modules/desk/index.ts'
import '../src/modules.ts'

// npm run bench:desk -- --items 100000 --people 10000: a bulk act opens so many items; how long until each has somebody, and a page of the desk then, beside plain SQL for the same rows.
const { values: { people, items, data } } = parseArgs({ options: { people: { type: 'string', default: '10000' }, items: { type: 'string', default: '100000' }, data: { type: 'string' } } })

/** The same rows as somebody would ask for them who knows nothing of rights: of these areas, or somebody's own. */
const page = (condition: string) => `
  select w.id, w.version, w.kind, w.audience, w.title, w.hr_function as "hrFunction", w.level, w.person_id as "personId", p.name as "personName", d.job_title as "jobTitle", d.unit_name as "unitName", d.location_name as "locationName", w.subject_id as "subjectId", w.record_name as "recordName", w.record_id as "recordId",
    w.priority, w.due_on as "dueOn", w.due_basis as "dueBasis", w.snoozed_until as "snoozedUntil", w.status, w.waiting_for as "waitingFor", w.assignee_id as "assigneeId", a.name as "assigneeName", q.name as "askedByName", w.routed, w.opened_at as "openedAt", w.usual_minutes as "usualMinutes"
  from (select * from work_item w where w.organization_id = $1 and w.audience = 'hr' and ${condition} order by w.due_on, w.id limit 51) w
  join person p on p.organization_id = w.organization_id and p.id = w.person_id left join person a on a.organization_id = w.organization_id and a.id = w.assignee_id left join person q on q.organization_id = w.organization_id and q.id = w.asked_by_id
  left join directory_entry d on d.organization_id = w.organization_id and d.id = w.subject_id order by w.due_on, w.id`
const theirs = `w.status in ('open', 'waiting') and (w.assignee_id = $2 or w.min_level <> 'named' and w.hr_function = any ($3)) and w.person_id <> $2`
const plain = { people: page(theirs), mine: page(`w.status = 'open' and w.assignee_id = $2`), overdue: page(`${theirs} and w.due_on < current_date`) }

await withCompany({ people, data }, measure)

async function measure(owner: pg.Client, _: string, ownerUrl: string) {
  const { id: organizationId } = (await owner.query<{ id: string }>('select id from organization')).rows[0]!
  const about = (await owner.query<{ personId: string; subjectId: string }>(`select person_id as "personId", id as "subjectId" from directory_entry where status = 'active' order by id`)).rows
  const job = (name: string): Actor => ({ kind: 'job', organizationId, name }), turn = desk.jobs!.find(each => each.name === 'desk.turn')!
  await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'desk.turn' }, tx => turn.run(tx))
  const { open } = (await owner.query<{ open: number }>(`select count(*)::int as open from work_item where kind = 'people.data' and status = 'open'`)).rows[0]!
  // A company that was kept has them already.
  if (open < Number(items)) await timed(`${items} items opened`, () => as(job('desk.turn'), tx => openMany(tx, Array.from({ length: Number(items) }, (_, i) => ({ kind: 'people.data', ...about[i % about.length]! })))))
  await timed(`${items} items given`, async () => { while (await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'desk.turn' }, tx => turn.run(tx)) === 'more'); })
  console.log((await owner.query(`select routed, count(*)::int as items, count(distinct assignee_id)::int as people from work_item where status = 'open' group by 1 order by 1`)).rows)
  await owner.query('vacuum (analyze) work_item, work_key, work_word')
  const [most] = (await owner.query<{ who: string }>(`select assignee_id as who from work_item where status = 'open' and assignee_id is not null group by 1 order by count(*) desc limit 1`)).rows
  const { head } = (await owner.query<{ head: string }>(`select holder_id as head from access_grant where function = 'people' and level = 'administer' and population = 0 and status = 'active' limit 1`)).rows[0]!
  const bare = new pg.Client({ connectionString: ownerUrl, options: '-c jit=off' })
  await bare.connect()
  const postmaster = under((await bare.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid)
  try {
    for (const [who, personId] of [['the head of HR', head], ['who has most', most?.who ?? head]] as const) for (const view of ['people', 'mine', 'overdue'] as const) {
      const areas = (await owner.query<{ areas: string[] }>(`select coalesce(array_agg(distinct function), '{}') as areas from access_grant where holder_id = $1 and population = 0 and level <> 'view' and status = 'active'`, [personId])).rows[0]!.areas
      const ours = () => deskOf({ kind: 'person', organizationId, personId }, { view })
      const theirs = async () => (await bare.query<{ id: string; total: number }>({ name: `desk ${view}`, text: plain[view], values: [organizationId, personId, ...view === 'mine' ? [] : [areas]] })).rows.slice(0, 50)
      const [own, other] = [(await ours()).items.map(({ id }) => id), (await theirs()).map(({ id }) => id)], shared = own.filter(id => other.includes(id)).length
      await byTurns(`desk, “${view}”, ${who}: ${own.length} rows, ${shared} of them the bare one's ${other.length}`, Array.from({ length: 65 }), async () => JSON.stringify(await ours()), async () => JSON.stringify(await theirs()))
      const took = [await perCall(postmaster, ours), await perCall(postmaster, theirs)], [mine, plainly] = took as [Took, Took]
      console.log(`  processor time: PostgreSQL ${mine.database.toFixed(2)} ms beside ${plainly.database.toFixed(2)}, Node ${mine.server.toFixed(2)} beside ${plainly.server.toFixed(2)}; share ${((plainly.database + plainly.server) / (mine.database + mine.server)).toFixed(2)}`)
    }
  } finally {
    await bare.end()
  }
}

type Took = ReturnType<typeof spent>
/** Processor time of one call, the least of five batches of forty: unlike seconds, hardly touched by whatever else the machine does. */
async function perCall(postmaster: number, work: () => Promise<unknown>): Promise<Took> {
  const batches: Took[] = []
  for (let n = 0; n < 5; n++) {
    const before = spent(process.pid, postmaster)
    for (let i = 0; i < 40; i++) JSON.stringify(await work())
    const after = spent(process.pid, postmaster)
    batches.push({ server: (after.server - before.server) / 40, database: (after.database - before.database) / 40 })
  }
  // Less than nothing: a process of PostgreSQL has ended meanwhile and took what it had used with it.
  return batches.filter(({ database }) => database > 0).sort((a, b) => a.server + a.database - b.server - b.database)[0]!
}

async function timed(what: string, work: () => Promise<unknown>) {
  const started = performance.now()
  await work()
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

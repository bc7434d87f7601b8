import { randomUUIDv7 } from 'node:crypto'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import type { Actor } from '#shared/access.ts'
import { as, read } from '#platform/db.ts'
import { withCompany } from './company.ts'

// npm run bench:reorganisation -- --people 100000: another manager for a director with some 20,000 below, another place for a unit, and a
// group of everybody redefined; each as HR does it, while somebody reads, and whether who lost a right has lost it at once.
const { values: { people, data } } = parseArgs({ options: { people: { type: 'string', default: '100000' }, data: { type: 'string' } } })
await withCompany({ people, data }, measure)

async function measure(owner: pg.Client) {
  const one = async <T>(text: string, values: unknown[] = []) => (await owner.query(text, values)).rows[0] as T
  const { id: organizationId } = await one<{ id: string }>('select id from organization')
  const person = (personId: string): Actor => ({ kind: 'person', organizationId, personId })
  const { holder } = await one<{ holder: string }>(`select holder_id as holder from access_grant where function = 'people' and level = 'administer' and population = 0 and status = 'active' limit 1`)
  const { reader } = await one<{ reader: string }>(`select manager_id as reader from directory_entry where status = 'active' and manager_id is not null group by 1 order by abs(count(*) - 8), 1 limit 1`)

  const director = await one<{ seat: string; person: string; n: number }>(`select d.id as seat, d.person_id as person, l.n::int as n from (select manager_id, count(*) as n from reporting_line where kind = 'line' group by 1) l
    join directory_entry d on d.person_id = l.manager_id and d.is_primary and d.status = 'active' where d.manager_assignment_id is not null order by abs(l.n - 20000), 1 limit 1`)
  const target = await one<{ seat: string }>(`select d.id as seat from directory_entry d where d.status = 'active' and d.is_primary and d.manager_assignment_id is not null and d.id <> $1
    and not exists (select from reach r where r.subject_id = d.id and $2 = any (r.line)) and not exists (select from reach r where r.subject_id = $1 and d.person_id = any (r.line))
    order by (select count(*) from reporting_line l where l.manager_id = d.person_id) desc limit 1`, [director.seat, director.person])
  const lost = await one<{ by: string; of: string }>(`select b as by, d.id as of from reach r cross join unnest(r.line) b join directory_entry d on d.manager_id = $2 and d.status = 'active'
    where r.subject_id = $1 and not exists (select from reach t where t.subject_id = $3 and b = any (t.line || array[(select person_id from directory_entry where id = $3)])) limit 1`, [director.seat, director.person, target.seat])
  const mayStill = async () => lost ? (await read(person(lost.by), 'select from directory_entry where id = $1', [lost.of])).length : 0
  console.log(`who stood above and won’t sees ${await mayStill()}`)
  await timed(`${director.n} people under another director`, person(reader), () => as(person(holder), tx =>
    tx.query('update placement set manager_assignment_id = $2 where assignment_id = $1 and ends_on is null returning id', [director.seat, target.seat])))
  console.log(`who stood above sees ${await mayStill()}`)

  const unit = await one<{ id: string; n: number }>(`select u.id, count(*)::int as n from org_unit u join org_unit b on u.id = b.id or u.id = any (b.ancestors) join directory_entry d on d.unit_id = b.id where u.part_of_id is not null group by 1 order by abs(count(*) - 20000), 1 limit 1`)
  const { id: sibling } = await one<{ id: string }>(`select id from org_unit where id <> $1 and part_of_id is not distinct from (select part_of_id from org_unit where id = $1) limit 1`, [unit.id])
  await timed(`a unit with ${unit.n} people below made part of another`, person(reader), () => as(person(holder), tx =>
    tx.query(`update org_unit set part_of_id = $2 where id = $1 returning id`, [unit.id, sibling])))

  const group = randomUUIDv7(), n = (await one<{ n: number }>('select count(*)::int as n from directory_entry')).n
  await as(person(holder), tx => tx.query(`insert into population (id, name) values ($1, $2)`, [group, `Everybody ${group}`]))
  const countries = ['GB', 'US', 'DE', 'IN']
  await timed(`a group defined as all ${n} jobs`, person(reader), () => as(person(holder), tx => tx.query(`insert into population_rule (id, population_id, effect, country) select gen_random_uuid(), $1, 'include', c from unnest($2::text[]) c`, [group, countries])))
  await owner.query(`insert into access_grant (organization_id, id, holder_id, function, level, population_id, starts_on, status) values ($1, gen_random_uuid(), $2, 'people', 'view', $3, '2020-01-01', 'active')`, [organizationId, reader, group])
  const sees = async () => (await read<{ n: number }>(person(reader), 'select count(*)::int as n from directory_entry'))[0]!.n
  console.log(`who looks after it sees ${await sees()}`)
  await timed('the group redefined without one country', person(reader), () => as(person(holder), tx => tx.query(`delete from population_rule where population_id = $1 and country = 'GB' returning id`, [group])))
  console.log(`who looks after it sees ${await sees()}`)
}

/** How long a deed takes, and how long the slowest of somebody's reads beside it. */
async function timed(what: string, reader: Actor, work: () => Promise<unknown>) {
  let isOver = false, reads = 0, slowest = 0
  const reading = (async () => {
    while (!isOver) {
      const asked = performance.now()
      await read(reader, `select id, name from directory_entry where person_id = $1`, ['personId' in reader ? reader.personId : ''])
      slowest = Math.max(slowest, performance.now() - asked)
      reads++
      await new Promise(done => setTimeout(done, 20))
    }
  })()
  const started = performance.now()
  await work().finally(() => { isOver = true })
  const took = (performance.now() - started) / 1000
  await reading
  console.log(`${what}: ${took.toFixed(1)} s; ${reads} reads beside it, the slowest ${slowest.toFixed(0)} ms`)
}

import { parseArgs } from 'node:util'
import type pg from 'pg'
import { weekOf } from '#modules/desk/index.ts'
import { withCompany } from './company.ts'
import { spent, under } from './spent.ts'
import '../src/modules.ts'

// npm run bench:week -- --people 100000: this week, next week and the month, whose numbers are Monday's mail, for who leads HR, a generalist of one place and a manager. Processor time, the least of five.
const { values: { people, data } } = parseArgs({ options: { people: { type: 'string', default: '10000' }, data: { type: 'string' } } })

await withCompany({ people, data }, measure)

async function measure(owner: pg.Client) {
  const one = async (text: string, values: unknown[] = []) => (await owner.query<{ id: string }>(text, values)).rows[0]?.id
  const organizationId = (await one('select id from organization'))!, postmaster = under(Number(await one('select pg_backend_pid() as id')))
  const readers = {
    'the head of HR': await one(`select holder_id as id from access_grant where population = 0 and status = 'active' group by 1 order by count(*) desc limit 1`),
    'a generalist': await one(`select holder_id as id from access_grant where function = 'people' and level <> 'view' and population <> 0 and status = 'active' group by 1 order by count(*), 1 limit 1`),
    'a manager of eight': await one(`select manager_id as id from reporting_line l where status = 'active' and not exists (select from access_grant g where g.holder_id = l.manager_id) group by 1 order by abs(count(*) - 8), 1 limit 1`),
  }
  for (const [who, personId] of Object.entries(readers)) if (personId) {
    const actor = { kind: 'person', organizationId, personId } as const
    for (const span of ['week', 'next', 'month'] as const) {
      const { items, more } = await weekOf(actor, { span })
      console.log(`${span} of ${who}: ${items.length} lines${more.length ? `, more of ${more.join(', ')}` : ''}; ${await least(postmaster, () => weekOf(actor, { span }))}`)
    }
  }
}

async function least(postmaster: number, work: () => Promise<unknown>): Promise<string> {
  const times: { database: number; server: number; took: number }[] = []
  for (let n = 0; n < 5; n++) {
    const before = spent(process.pid, postmaster), started = performance.now()
    await work()
    const after = spent(process.pid, postmaster)
    times.push({ database: after.database - before.database, server: after.server - before.server, took: performance.now() - started })
  }
  const [best] = times.filter(({ database }) => database > 0).sort((a, b) => a.database - b.database)
  return best ? `PostgreSQL ${best.database.toFixed(1)} ms, Node ${best.server.toFixed(1)} ms of processor time, ${best.took.toFixed(0)} ms in all` : 'not measured'
}

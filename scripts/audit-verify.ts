import pg from 'pg'
import { ownerAddress } from './owner.ts'

// Goes along each organisation's chain of sealed events and names whatever doesn't hold; ends with 1 when something doesn't.
const { url, stop } = await ownerAddress()
const owner = new pg.Client({ connectionString: url })
await owner.connect()
let problems = 0
for (const { id, name } of (await owner.query<{ id: string; name: string }>('select id, name from organization order by name')).rows) {
  const { rows } = await owner.query<{ number: string | null; event_id: string | null; problem: string }>('select * from app.verify_events($1)', [id])
  const { rows: [sum] } = await owner.query<{ seals: string; events: string; loose: string }>(`
    select (select count(*) from seal where organization_id = $1) as seals, (select coalesce(sum(events), 0) from seal where organization_id = $1) as events,
      (select count(*) from event e where e.organization_id = $1 and e.xact >= coalesce((select max(upto) from seal where organization_id = $1), '0'::xid8)) as loose`, [id])
  for (const { number, event_id, problem } of rows) console.log(`${name}: ${number ? `seal ${number}` : `event ${event_id}`}: ${problem}`)
  console.log(`${name}: ${sum!.events} events in ${sum!.seals} seals, ${sum!.loose} not yet sealed: ${rows.length ? `${rows.length} problems` : 'the chain holds'}`)
  problems += rows.length
}
await owner.end()
await stop()
process.exit(problems ? 1 : 0)

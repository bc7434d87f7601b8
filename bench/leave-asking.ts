import { randomUUIDv7 } from 'node:crypto'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { as } from '#platform/db.ts'
import { leaveOf } from '#modules/leave/accounts.ts'
import { calendar } from '#modules/leave/calendar.ts'
import { postLeave } from '#modules/leave/jobs.ts'
import { preview, send } from '#modules/leave/requests.ts'
import { addDays, weekdayOf } from '#shared/calendar.ts'
import '../src/modules.ts'
import { byTurns } from './by-turns.ts'
import { withCompany } from './company.ts'

// npm run bench:leave-asking -- --people 10000 --entries 1000000: what a request asks of the database, beside plain SQL that asks for the same; by turns, one at a time.
const { values: { people, data, entries, rounds } } = parseArgs({ options: { people: { type: 'string', default: '10000' }, data: { type: 'string' }, entries: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '60' } } })
type Asker = { personId: string; employmentId: string; accountId: string; leaveTypeId: string; locationId: string; manager: string | null }
await withCompany({ people, data }, async (owner, _, ownerUrl) => {
  const bare = new pg.Client({ connectionString: ownerUrl, options: '-c jit=off' })
  await bare.connect()
  try { await measure(owner, bare) } finally { await bare.end() }
})

async function measure(owner: pg.Client, bare: pg.Client) {
  const [{ id: organizationId, today }] = (await owner.query<{ id: string; today: string }>(`select id, app.today('UTC')::text as today from organization`)).rows as [{ id: string; today: string }]
  await owner.query(`set app.org = '${organizationId}'`)
  while (await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'leave.post' }, postLeave.run) === 'more');
  const askers = (await owner.query<Asker>(`
    select a.person_id as "personId", a.employment_id as "employmentId", a.id as "accountId", a.leave_type_id as "leaveTypeId", d.location_id as "locationId", d.manager_assignment_id as manager
    from leave_account a join leave_type t on t.id = a.leave_type_id and t.kind = 'vacation' and t.unit = 'days' join directory_entry d on d.employment_id = a.employment_id and d.is_primary and d.status = 'active' where a.closes_on is null order by a.id`)).rows
  const { head } = (await owner.query<{ head: string }>(`select holder_id as head from access_grant where function = 'people' and level = 'administer' and population = 0 and status = 'active' limit 1`)).rows[0]!
  const busiest = [...Map.groupBy(askers, each => each.locationId).values()].sort((a, b) => b.length - a.length)[0]!.slice(0, 200), monday = addDays(today, 70 + 8 - weekdayOf(today))
  // Three weeks off in the quarter for each of two hundred, and a ledger of years.
  await owner.query('begin')
  for (const [n, { personId, employmentId, leaveTypeId }] of busiest.entries()) for (const week of [n % 4, n % 4 + 4, n % 4 + 8]) {
    const id = randomUUIDv7(), from = addDays(monday, week * 7 + 14)
    await owner.query(`insert into leave_day (id, request_id, on_day, quantity, minutes, why) select uuidv7(), $1, $2::date + n, 1, 480, 'counts' from generate_series(0, 4) n`, [id, from])
    await owner.query(`insert into leave_request (id, person_id, employment_id, leave_type_id, starts_on, ends_on, status) values ($1, $2, $3, $4, $5::date, $5::date + 4, 'approved')`, [id, personId, employmentId, leaveTypeId, from])
  }
  await owner.query('commit')
  const each = Math.ceil(Number(entries) / askers.length)
  await owner.query(`insert into leave_entry (id, person_id, employment_id, account_id, leave_year, on_day, kind, layer, numerator, denominator, posted_at, posted_by)
    select uuidv7(), a.person_id, a.employment_id, a.id, '2020-01-01', '2020-01-01'::date + n, 'accrual', 'contractual', 25, 365, now(), 'bench' from leave_account a, generate_series(1, $1::int) n where a.leave_type_id = any ($2)`, [each, [...new Set(askers.map(({ leaveTypeId }) => leaveTypeId))]])
  await owner.query('vacuum (analyze) leave_entry, leave_request, leave_day, leave_account')
  console.log(`${askers.length} accounts, ${(await owner.query<{ n: string }>('select count(*) as n from leave_entry')).rows[0]!.n} entries`)
  await bare.query(`set app.org = '${organizationId}'`)
  await bare.query('create table bare_request (like leave_request including defaults including generated including indexes); create table bare_day (like leave_day including defaults including indexes)')

  const chosen = askers.filter((_, n) => n % Math.max(1, Math.floor(askers.length / Number(rounds))) === 0), until = addDays(monday, 90)
  const inForm = `select a.id, (select sum(e.quantity) from leave_entry e where e.organization_id = a.organization_id and e.account_id = a.id and e.on_day <= $4) as balance, t.name, t.unit, v.rules, v.approval, l.time_zone, l.country,
    (select json_agg(h) from assignment s join working_hours h on h.organization_id = s.organization_id and h.assignment_id = s.id where s.organization_id = a.organization_id and s.employment_id = a.employment_id) as hours,
    (select json_agg(json_build_object('id', r.id, 'from', r.starts_on, 'to', r.ends_on)) from leave_request r where r.organization_id = a.organization_id and r.employment_id = a.employment_id and r.status in ('asked', 'approved') and r.starts_on <= $4 and r.ends_on >= $3) as overlaps,
    (select count(distinct r.person_id) from directory_entry c join leave_request r on r.organization_id = c.organization_id and r.employment_id = c.employment_id and r.status = 'approved' and r.starts_on <= $4 and r.ends_on >= $3 where c.organization_id = a.organization_id and c.manager_assignment_id = $5) as away
    from leave_account a join leave_type t on t.organization_id = a.organization_id and t.id = a.leave_type_id join leave_policy_version v on v.organization_id = a.organization_id and v.policy_id = a.policy_id and v.starts_on <= $3 and (v.ends_on is null or v.ends_on >= $3) join location l on l.organization_id = a.organization_id and l.id = $6
    where a.organization_id = $1 and a.id = $2`
  const form = ({ accountId, manager, locationId }: Asker) => bare.query({ name: 'form', text: inForm, values: [organizationId, accountId, monday, addDays(monday, 4), manager, locationId] })
  const asked = ({ personId, employmentId, leaveTypeId }: Asker) => ({ personId, employmentId, leaveTypeId, startsOn: monday, endsOn: addDays(monday, 4) })
  const person = (personId: string) => ({ kind: 'person', organizationId, personId }) as const

  await byTurns('what the form of a request shows', chosen, who => as(person(who.personId), tx => preview.run(tx, asked(who) as never, {})), form)
  await byTurns('the calendar of 200 over a quarter', chosen, () => as(person(head), tx => calendar.run(tx, { from: monday, to: until, whose: 'location', locationId: busiest[0]!.locationId } as never, {})), () => bare.query({
    name: 'calendar', text: `select d.employment_id, d.person_id, d.name, d.job_title, d.location_name, json_agg(json_build_object('id', r.id, 'from', r.starts_on, 'to', coalesce(r.last_day, r.ends_on), 'status', r.status, 'type', r.leave_type_id)) as days
      from leave_request r join directory_entry d on d.organization_id = r.organization_id and d.employment_id = r.employment_id and d.is_primary where r.organization_id = $1 and r.status in ('asked', 'approved') and r.starts_on <= $3 and coalesce(r.last_day, r.ends_on) >= $2 and d.location_id = $4
      group by 1, 2, d.name, d.sort_name, d.job_title, d.location_name order by d.sort_name limit 200`, values: [organizationId, monday, until, busiest[0]!.locationId] }))
  const days = [addDays(today, -200), today, addDays(today, 100), addDays(today, 400)]
  await byTurns('a person’s balance on some day', chosen, (who, n) => as(person(who.personId), tx => leaveOf.run(tx, { on: days[n % 4]! }, { id: who.employmentId })), (who, n) => bare.query({ name: 'balance', text: 'select layer, sum(quantity) from leave_entry where organization_id = $1 and account_id = $2 and on_day <= $3 group by 1', values: [organizationId, who.accountId, days[n % 4]] }))
  await byTurns('a request written', chosen, who => as(person(who.personId), tx => send(tx, asked(who))), async who => {
    const id = randomUUIDv7()
    await bare.query('begin')
    await bare.query({ name: 'lock', text: 'select from leave_account where organization_id = $1 and id = $2 for update', values: [organizationId, who.accountId] })
    await form(who)
    await bare.query({ name: 'days', text: `insert into bare_day (organization_id, id, request_id, on_day, quantity, minutes, why) select $1, uuidv7(), $2, $3::date + n, 1, 480, 'counts' from generate_series(0, 4) n`, values: [organizationId, id, monday] })
    await bare.query({ name: 'request', text: `insert into bare_request (organization_id, id, person_id, employment_id, leave_type_id, starts_on, ends_on) values ($1, $2, $3, $4, $5, $6, $7)`, values: [organizationId, id, who.personId, who.employmentId, who.leaveTypeId, monday, addDays(monday, 4)] })
    await bare.query({ name: 'event', text: `insert into event (organization_id, id, at, actor, record, record_id, move, about_id, subject_id, level, is_for_self, is_for_line, digest) values ($1, uuidv7(), clock_timestamp(), 'bench', 'leave_request', $2, 'create', $3, $4, 0, false, false, convert_to('asked', 'UTF8'))`, values: [organizationId, id, who.personId, who.employmentId] })
    await bare.query('commit')
  })
}

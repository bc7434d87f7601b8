import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { as, closeDatabase, openDatabase } from '#platform/db.ts'
import { leaveOf } from '#modules/leave/accounts.ts'
import { postLeave } from '#modules/leave/jobs.ts'
import { seedDemo } from '../src/demo.ts'
import { testDatabase } from './database.ts'

// What was written to be quick tells what the plain way tells, to each: on a company of some hundred, with leave and long absences strewn over a year.
const { ownerUrl, appUrl } = await testDatabase()
const now = '2026-06-15T12:00:00Z'
const owner = new pg.Client({ connectionString: ownerUrl, options: `-c app.now=${now}` })
let organizationId = '', viewers: string[] = [], places: string[] = []
afterAll(async () => { await closeDatabase(); await owner.end() })

beforeAll(async () => {
  ({ organizationId } = await seedDemo(ownerUrl, { people: 400, now }))
  await owner.connect()
  await owner.query(`select set_config('app.org', $1, false), setseed(0.5)`, [organizationId])
  await owner.query(`
    with strewn as (select uuidv7() as id, e.person_id, e.id as employment_id, (array(select t.id from leave_type t order by t.id))[1 + floor(random() * 5)] as leave_type_id, '2026-01-01'::date + floor(random() * 365)::int as starts_on, floor(random() * 12)::int as days, random() as state, random() as back
      from employment e cross join generate_series(1, 4) where e.status = 'open'),
    kept as (insert into leave_request (id, person_id, employment_id, leave_type_id, starts_on, ends_on, first_part, last_part, status, last_day)
      select s.id, person_id, employment_id, t.id, starts_on, starts_on + days, case when back < 0.2 then 'afternoon' end, case when back > 0.8 then 'morning' end, case when state < 0.6 then 'approved' when state < 0.8 then 'asked' else 'rejected' end, case when back between 0.4 and 0.6 then starts_on - 1 + floor(back * days)::int end
      from strewn s join leave_type t on t.id = s.leave_type_id)
    insert into long_absence (id, person_id, employment_id, starts_on, ends_on, expected_until, status, kind)
    select distinct on (employment_id) uuidv7(), person_id, employment_id, starts_on, case when back < 0.5 then starts_on + 60 end, case when back < 0.8 then starts_on + 90 end, case when back < 0.7 then 'closed' else 'open' end, null from strewn x
    where state < 0.1 and not exists (select from long_absence b where b.employment_id = x.employment_id) on conflict do nothing`)
  await owner.query(readFileSync(new URL('./fixtures/plain-calendar.sql', import.meta.url), 'utf8'))
  viewers = (await owner.query<{ id: string }>(`
    (select holder_id as id from access_grant where status = 'active' group by 1 order by 1 limit 12) union (select manager_id from reporting_line where status = 'active' group by 1 order by count(*) desc, 1 limit 8) union (select person_id from directory_entry where status = 'active' group by 1 having count(*) > 1 limit 3) union (select person_id from directory_entry where status = 'active' order by id limit 4)`)).rows.map(({ id }) => id)
  places = (await owner.query<{ id: string }>('select id from location')).rows.map(({ id }) => id)
  openDatabase(appUrl, { now })
})

test('who is away', async () => {
  let people = 0, days = 0
  await fc.assert(fc.asyncProperty(fc.record({
    who: fc.constantFrom(...viewers), whose: fc.constantFrom('team', 'location', 'company'), place: fc.constantFrom(...places), from: fc.integer({ min: -60, max: 300 }), length: fc.integer({ min: 0, max: 200 }), most: fc.constantFrom(1, 7, 200),
  }), async ({ who, whose, place, from, length, most }) => {
    const values = [new Date(Date.UTC(2026, 0, 1 + from)).toISOString().slice(0, 10), new Date(Date.UTC(2026, 0, 1 + from + length)).toISOString().slice(0, 10), whose, whose === 'location' ? place : null, most]
    const [told] = await as({ kind: 'person', organizationId, personId: who }, tx => tx.query<{ quick: { people: unknown[]; days: unknown[] }; plain: unknown }>('select app.leave_calendar($1, $2, $3, $4, $5)::jsonb as quick, app.plain_calendar($1, $2, $3, $4, $5) as plain', values))
    expect(told!.quick).toEqual(told!.plain)
    people += told!.quick.people.length
    days += told!.quick.days.length
  }), { numRuns: 250 })
  // Nothing told is told the same by anything.
  expect(people).toBeGreaterThan(1000)
  expect(days).toBeGreaterThan(1000)
})

test('a balance is worked out without looking at the ledger, however long that is', async () => {
  while (await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'leave.post' }, postLeave.run) === 'more');
  const [row] = (await owner.query<{ personId: string; employmentId: string }>(`select person_id as "personId", employment_id as "employmentId" from leave_account order by id limit 1`)).rows
  await as({ kind: 'person', organizationId, personId: row!.personId }, async tx => {
    const looks = async () => (await tx.query<{ n: string }>(`select coalesce(sum(seq_scan + coalesce(idx_scan, 0)), 0)::text as n from pg_stat_xact_user_tables where relname = 'leave_entry'`))[0]!.n
    const before = await looks()
    for (const on of ['2025-12-31', '2026-06-15', '2027-06-15']) expect((await leaveOf.run(tx, { on }, { id: row!.employmentId })).accounts).not.toEqual([])
    expect(await looks()).toBe(before)
    await tx.query('select from leave_entry limit 1')
    expect(await looks()).not.toBe(before)
  })
})

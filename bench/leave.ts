import { randomUUIDv7 } from 'node:crypto'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { as, closeDatabase, openDatabase } from '#platform/db.ts'
import { closeYears } from '#modules/leave/closing.ts'
import { postLeave } from '#modules/leave/jobs.ts'
import { liability } from '#modules/leave/liability.ts'
import { drawPayroll } from '#modules/leave/payroll.ts'
import { withCompany } from './company.ts'

// npm run bench:leave -- --people 100000: a day's accrual for everybody, by the job that posts it, beside one statement that writes the same entries.
const { values: { people, data, days } } = parseArgs({ options: { people: { type: 'string', default: '100000' }, data: { type: 'string' }, days: { type: 'string', default: '5' } } })
await withCompany({ people, data }, measure)

async function measure(owner: pg.Client, appUrl: string) {
  const [{ id: org, today }] = (await owner.query<{ id: string; today: string }>(`select id, app.today('Pacific/Kiritimati')::text as today from organization`)).rows as [{ id: string; today: string }]
  const type = randomUUIDv7(), policy = randomUUIDv7()
  const rules = { yearFrom: '2026-01-01', gives: [{ layer: 'contractual', weeks: 5 }], accrual: { everyDays: 1, from: today, at: 'start' }, order: ['carried', 'contractual'], carries: { mostDays: 5, months: 3 }, lapses: 'no' }
  await owner.query(`set app.org = '${org}'`)
  await owner.query(`insert into leave_type (id, code, name, kind, unit, has_balance, is_medical, managers_see) values ($1, 'bench', 'Bench', 'other', 'days', true, false, 'away')`, [type])
  await owner.query(`insert into leave_policy (id, name, leave_type_id) values ($1, 'Bench', $2)`, [policy, type])
  await owner.query(`insert into leave_policy_version (id, policy_id, starts_on, rules, approval, may_owe) values ($1, $2, $3::date - 1, $4, 'manager', 0)`, [randomUUIDv7(), policy, today, JSON.stringify(rules)])
  const job = { kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'leave.post' } as const
  const post = async () => { while (await as(job, postLeave.run) === 'more'); }
  // What other types have due isn't measured.
  await owner.query(`update leave_account set next_on = '9999-12-31'`)
  await owner.query('delete from leave_coming')
  await timed('accounts opened', async () => {
    for (let made = 1; made;) made = (await as(job, tx => tx.query<{ made: number }>('select app.open_leave_accounts(5000) as made')))[0]!.made
  })
  await owner.query(`update leave_account set next_on = '9999-12-31' where leave_type_id <> $1`, [type])
  await owner.query('vacuum (analyze) leave_account')
  const first = await timed('each account looked at', post)
  await owner.query('vacuum (analyze) leave_account, leave_coming, leave_entry')
  for (const [table, more] of [['bare_entry', ''], ['bound_entry', ', foreign key (organization_id, account_id, employment_id, person_id) references leave_account (organization_id, id, employment_id, person_id), foreign key (organization_id, policy_version_id) references leave_policy_version']]) await owner.query(`create table ${table} (like leave_entry including all${more})`)
  // The day's entries written down by hand: into a table without references, and into one that refers to accounts and versions as the ledger does.
  const byHand = (table: string, day: string) => owner.query(`
    insert into ${table} (organization_id, id, person_id, employment_id, account_id, leave_year, on_day, kind, layer, numerator, denominator, policy_version_id, posted_at, posted_by)
    select a.organization_id, uuidv7(), a.person_id, a.employment_id, a.id, '2026-01-01', $2, 'accrual', 'contractual', round(5 * coalesce(h.working_days, 5) * 100)::bigint, 36500, v.id, now(), 'bare'
    from leave_account a join leave_policy_version v on v.organization_id = a.organization_id and v.policy_id = a.policy_id join assignment s on s.organization_id = a.organization_id and s.employment_id = a.employment_id and s.is_primary
    join working_hours h on h.organization_id = s.organization_id and h.assignment_id = s.id and h.starts_on <= $2 and (h.ends_on is null or h.ends_on >= $2) where a.leave_type_id = $1`, [type, day])
  const found: number[][] = []
  for (let n = 1; n <= Number(days); n++) {
    const day = new Date(Date.parse(today) + n * 86_400_000).toISOString().slice(0, 10)
    await closeDatabase()
    openDatabase(appUrl, { now: `${day}T13:00:00Z` })
    const looked = (await owner.query<{ n: number }>('select count(*)::int as n from leave_account where leave_type_id = $1 and next_on <= $2', [type, day])).rows[0]!.n
    const ours = await timed(`${day} by the job, ${looked} accounts looked at anew`, post)
    const bound = await timed('by hand, with references', () => byHand('bound_entry', day)), bare = await timed('by hand, without', () => byHand('bare_entry', day))
    const { rows: [{ ours: mine, theirs }] } = await owner.query(`select (select count(*)::int from leave_entry e join leave_account a on a.organization_id = e.organization_id and a.id = e.account_id where a.leave_type_id = $1 and e.on_day = $2) as ours, (select count(*)::int from bare_entry where on_day = $2) as theirs`, [type, day])
    console.log(`  ${mine} entries, ${theirs} by hand; ${(ours / bound).toFixed(2)} of it with references, ${(ours / bare).toFixed(2)} without`)
    found.push([ours / bound, ours / bare, ours])
  }
  const median = (nth: number) => found.map(each => each[nth]!).sort((a, b) => a - b)[found.length >> 1]!
  console.log(`a day: ${median(0).toFixed(2)} of one statement with references, ${median(1).toFixed(2)} without (aim 2); a first look at all ${(first / median(2)).toFixed(0)} days' worth`)
  await timed('nothing due: looked again', post)
  await told(owner, org, today)
  await yearEnd(owner, org, policy, today)
}

/** What untaken leave is worth, of everybody at once, and a month for payroll, told of everybody in each legal entity. */
async function told(owner: pg.Client, org: string, today: string) {
  const { rows: [who] } = await owner.query<{ id: string }>(`select g.holder_id as id from access_grant g join access_grant h on h.holder_id = g.holder_id and h.function = 'compensation' and h.population = 0 where g.function = 'leave' and g.population = 0 and g.level <> 'view' limit 1`)
  const chro = { kind: 'person', organizationId: org, personId: who!.id } as const, month = today.slice(0, 7)
  await timed('untaken leave on a day, all accounts', async () => {
    const { items } = await as(chro, tx => liability.run(tx, { on: today }, {}))
    console.log(`  ${items.reduce((all, { accounts }) => all + accounts, 0)} layers of accounts, ${items.length} lines`)
  })
  const { rows: entities } = await owner.query<{ id: string; people: number }>('select legal_entity_id as id, count(*)::int as people from employment group by 1 order by 2 desc')
  for (const { id, people } of entities) await timed(`a month for payroll, ${people} employments`, async () => {
    const { lines } = await as(chro, tx => drawPayroll.run(tx, { legalEntityId: id, startsOn: `${month}-01`, endsOn: `${month}-28`, hasBalances: true }, {}))
    console.log(`  ${lines} lines`)
  })
}

/** The year before today is closed for everybody, and taken back: aim 60 s for 100,000. */
async function yearEnd(owner: pg.Client, org: string, policy: string, today: string) {
  const job = { kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'leave.close_years' } as const, year = Number(today.slice(0, 4)) - 1
  const walk = async () => { while (await as(job, closeYears.run) === 'more'); }
  await owner.query(`update leave_policy_version set starts_on = '${year}-01-01', rules = rules || '{"closing": "confirmed", "lapses": "yes", "yearFrom": "2020-01-01", "accrual": {"everyMonths": 12, "at": "start"}}' where policy_id = $1`, [policy])
  await owner.query(`update leave_account set opens_on = '${year}-01-01' where policy_id = $1`, [policy])
  while (await as({ ...job, name: 'leave.post' }, postLeave.run) === 'more');
  const closing = randomUUIDv7()
  await owner.query(`insert into leave_closing (organization_id, id, policy_id, year_of, status, prepared_by_id, prepared_at) select $1, $2, $3, '${year}-12-31', 'looking', id, now() from person limit 1`, [org, closing, policy])
  await owner.query(`insert into leave_closing_line (organization_id, id, closing_id, account_id, person_id, employment_id, leave_year, because, state) select organization_id, uuidv7(), $2, id, person_id, employment_id, '${year}-12-31', 'nothing', 'due' from leave_account where policy_id = $1`, [policy, closing])
  await owner.query('vacuum (analyze) leave_closing_line, leave_entry, leave_account')
  for (const [what, state] of [['year-end looked at', 'looking'], ['year-end posted', 'running'], ['year-end taken back', 'undoing']] as const) {
    await owner.query('update leave_closing set status = $2 where id = $1', [closing, state])
    await timed(what, walk)
  }
  console.log((await owner.query('select status, accounts, carried::float8, lapsed::float8, left_out from leave_closing where id = $1', [closing])).rows[0])
}

async function timed(what: string, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  const seconds = (performance.now() - started) / 1000
  console.log(`${what}: ${seconds.toFixed(2)} s`)
  return seconds
}

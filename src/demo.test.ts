import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holidaysOf } from '#platform/holidays.ts'
import { functions } from '#shared/functions.ts'
import { seedDemo } from './demo.ts'
import { testDatabase } from '../test/database.ts'
import { follows, kept } from '../test/fixtures/model.ts'

const now = '2026-03-16T09:00:00Z'
const [first, second] = [await testDatabase(), await testDatabase()]
const owner = new pg.Client({ connectionString: first.ownerUrl })
let made: Awaited<ReturnType<typeof seedDemo>>

beforeAll(async () => {
  await owner.connect()
  await owner.query(`set timezone = 'UTC'`)
  made = await seedDemo(first.ownerUrl, { now })
})
afterAll(() => owner.end())

const ask = async <T extends pg.QueryResultRow = Record<string, string>>(text: string, values: unknown[] = []) => (await owner.query<T>(text, values)).rows
const count = async (from: string) => Number((await ask(`select count(*) as n from ${from}`))[0]!['n'])

test('the same seed and day make the same rows', async () => {
  const again = await seedDemo(second.ownerUrl, { now })
  expect(again).toEqual(made)
  const other = new pg.Client({ connectionString: second.ownerUrl })
  await other.connect()
  try {
    for (const table of [...tables, 'event', 'event_value', 'directory_entry', 'reach', 'population_member', 'reporting_line', 'directory_word']) {
      // Two databases count their transactions apart.
      const sum = `select count(*), md5(string_agg(row, '' order by row)) from (select (to_jsonb(t) - 'xact')::text as row from ${table} t) rows`
      expect((await other.query(sum)).rows, table).toEqual((await owner.query(sum)).rows)
    }
  } finally {
    await other.end()
  }
})

test('a second company isn’t laid over the first', async () => {
  await expect(seedDemo(first.ownerUrl, { now, seed: 2 })).rejects.toThrow('There is a company in this database already')
})

test('whatever fails leaves nothing behind, and no table without its references, periods and triggers', async () => {
  const { ownerUrl } = await halfDone
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const catalogue = async (from: pg.Client) => (await from.query(`select conrelid::regclass::text as on, conname as name, pg_get_constraintdef(oid) as says from pg_constraint where connamespace = 'public'::regnamespace
      union all select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' union all select tgrelid::regclass::text, tgname, tgenabled::text from pg_trigger where not tgisinternal order by 1, 2, 3`)).rows
    const before = await catalogue(client)
    await expect(seedDemo(ownerUrl, { now, admit: async () => { throw new Error('killed') } })).rejects.toThrow('killed')
    expect((await client.query('select from person')).rows).toEqual([])
    expect(await catalogue(client)).toEqual(before)
    await seedDemo(ownerUrl, { now })
    expect(await catalogue(client)).toEqual(before)
  } finally {
    await client.end()
  }
})

test('300 people in four countries, most of them here, some to come, others gone in each of five years', async () => {
  expect(await count('person')).toBe(300)
  expect(await count('legal_entity')).toBe(4)
  expect((await ask('select distinct country from directory_entry order by 1')).map(row => row['country'])).toEqual(['DE', 'GB', 'IN', 'US'])
  expect((await ask(`select distinct location_name from directory_entry`))).toHaveLength(8)
  const statuses = Object.fromEntries((await ask('select status, count(distinct person_id) as n from directory_entry group by 1')).map(row => [row['status'], Number(row['n'])]))
  expect(statuses['active']).toBeGreaterThan(200)
  expect(statuses['starting']).toBeGreaterThan(0)
  expect(statuses['ended']).toBeGreaterThan(60)
  expect(await ask(`select distinct extract(year from ends_on) from employment where ends_on < $1`, [now])).toHaveLength(6)
  expect(await count(`(select person_id from assignment group by 1 having count(*) > 1)`)).toBeGreaterThan(2)
  expect(await count(`employment where kind = 'contingent'`)).toBeGreaterThan(3)
  expect(await count(`person where name !~ ' '`)).toBeGreaterThan(0)
  expect(await count(`person where length(name) > 45`)).toBeGreaterThan(0)
})

test('months of leave, on no holiday and never twice; for a week in which two of the manager’s people are away a third has asked', async () => {
  expect(await count(`leave_request where starts_on < '${now.slice(0, 10)}'`)).toBeGreaterThan(150)
  expect(await count(`leave_request where starts_on > '${now.slice(0, 10)}' and status = 'approved'`)).toBeGreaterThan(50)
  expect(await count(`leave_request a join leave_request b on b.employment_id = a.employment_id and b.id > a.id and b.starts_on <= a.ends_on and b.ends_on >= a.starts_on`)).toBe(0)
  expect(await count(`leave_request r where quantity is distinct from (select sum(quantity) from leave_day d where d.request_id = r.id)`)).toBe(0)
  const [asked] = await ask<{ starts_on: string; ends_on: string; manager_id: string; waits: string }>(`select r.starts_on::text, r.ends_on::text, d.manager_id, a.status as waits from leave_request r join directory_entry d on d.employment_id = r.employment_id and d.is_primary join approval a on a.record_id = r.id
    where r.status = 'asked' and r.person_id = $1`, [made.signIns.find(({ email }) => email === 'employee@demo.example')!.personId])
  expect(asked).toMatchObject({ manager_id: made.signIns.find(({ email }) => email === 'manager@demo.example')!.personId, waits: 'open' })
  expect(await count(`leave_request r join directory_entry d on d.employment_id = r.employment_id and d.is_primary where d.manager_id = '${asked!.manager_id}' and r.status = 'approved' and r.starts_on <= '${asked!.ends_on}' and r.ends_on >= '${asked!.starts_on}'`)).toBeGreaterThanOrEqual(2)
  for (const { country, subdivision, on_day: on } of await ask(`select distinct l.country, l.subdivision, x.on_day::text from leave_day x join leave_request r on r.id = x.request_id join directory_entry d on d.employment_id = r.employment_id and d.is_primary join location l on l.id = d.location_id join placement p on p.assignment_id = d.id and p.ends_on is null and p.home_country is null where x.quantity > 0`))
    expect([...(await holidaysOf({ country: country!, subdivision: subdivision! }, on!, on!)).keys()], `${country} ${subdivision}`).toEqual([])
})

test('one leave case runs in the United States, told and designated in time, its return on the desk; somebody has two contracts under two managers, with hours of each', async () => {
  expect(await ask(`select c.status, l.country, c.designated_on <= c.certified_on + 5 and c.told_on <= c.asked_on + 7 as in_time, (coalesce((select sum(hours_taken) from leave_case_week w where w.case_id = c.id), 0) + coalesce((select sum(d.minutes) / 60 from leave_request r join leave_day d on d.request_id = r.id where r.case_id = c.id and r.status = 'approved'), 0))::int as hours, (select count(*) > 0 and count(*) = count(distinct w.request_id) from leave_draw w) as draws, (select array_agg(e.move order by e.at) from event e where e.record = 'leave_case' and e.record_id = c.id and e.function = 'leave' and not e.is_for_line) as told, w.kind from leave_case c join directory_entry d on d.employment_id = c.employment_id and d.is_primary join location l on l.id = d.location_id join work_item w on w.record_id = c.id::text`))
    .toEqual([{ status: 'designated', country: 'US', in_time: true, hours: 34, draws: true, told: ['create', 'tell', 'certify', 'designate'], kind: 'leave.case_return' }])
  expect(await ask(`select count(distinct d.manager_id)::int as managers, count(distinct d.legal_entity_id)::int as entities, sum(h.weekly_hours) <= 48 as possible from directory_entry d join working_hours h on h.assignment_id = d.id and h.ends_on is null where d.status = 'active'
    group by d.person_id having count(distinct d.employment_id) = 2`)).toEqual([{ managers: 2, entities: 1, possible: true }])
})

test('a year of leavers is about an eighth of those who were there', async () => {
  const [years] = await ask<{ share: number }>(`select avg(l.n::float / h.n) as share from generate_series(0, 4) y
    cross join lateral (select count(*) as n from employment where ends_on > $1::date - (y + 1) * 365 and ends_on <= $1::date - y * 365) l
    cross join lateral (select count(*) as n from employment where starts_on <= $1::date - y * 365 - 182 and (ends_on is null or ends_on > $1::date - y * 365 - 182)) h`, [now])
  expect(years!.share).toBeGreaterThan(0.08)
  expect(years!.share).toBeLessThan(0.17)
})

test('everybody but the top has a manager, always, and nobody stands above themselves', async () => {
  expect(await count(`directory_entry where manager_assignment_id is null`)).toBe(1)
  expect(await count(`placement where manager_assignment_id is null`)).toBe(Number((await ask(`select count(*) as n from placement where assignment_id = (select id from directory_entry where manager_assignment_id is null)`))[0]!['n']))
  expect(await count(`placement p join assignment a on a.id = p.manager_assignment_id join employment e on e.id = a.employment_id where e.starts_on > p.starts_on or e.ends_on < p.starts_on`)).toBe(0)
  expect(await ask(`with recursive up (id, above, steps) as (select id, manager_assignment_id, 1 from directory_entry union all
    select up.id, d.manager_assignment_id, steps + 1 from up join directory_entry d on d.id = up.above where steps < 30) select id from up where steps >= 30`)).toEqual([])
  const spans = (await ask(`select count(*) as n from directory_entry where status = 'active' and is_primary group by manager_id`)).map(row => Number(row['n']))
  expect(Math.max(...spans)).toBeLessThan(14)
})

test('dated facts follow each other without a gap from the first day, and end with nothing left open behind', async () => {
  for (const [table, by] of [['placement', 'assignment_id'], ['pay', 'assignment_id'], ['working_hours', 'assignment_id'], ['contract', 'employment_id']] as const) {
    const broken = `(select ends_on, lead(starts_on) over w as next from ${table}${by === 'assignment_id' ? ' where assignment_id not in (select host_assignment_id from secondment)' : ''} window w as (partition by ${by} order by starts_on)) s where next is not null and next is distinct from ends_on + 1 or next is null and ends_on is not null`
    expect(await count(broken), table).toBe(0)
  }
  expect(await count(`assignment a join employment e on e.id = a.employment_id where is_primary and not exists (select from placement p where p.assignment_id = a.id and p.starts_on = e.starts_on)`)).toBe(0)
  expect(await count(`employment where kind = 'employee' and not exists (select from contract c where c.employment_id = employment.id)`)).toBe(0)
  expect(await count(`pay p join placement s on s.assignment_id = p.assignment_id and s.starts_on <= p.starts_on and coalesce(s.ends_on, 'infinity') >= p.starts_on
    join location l on l.id = s.location_id join legal_entity e on e.country = l.country where e.currency <> p.currency or p.amount <= 0`)).toBe(0)
})

test('what happened holds together, before and after it is sealed', async () => {
  const problems = () => ask('select * from app.verify_events($1)', [made.organizationId])
  expect(await problems()).toEqual([])
  await owner.query('select app.seal_events()')
  expect(await problems()).toEqual([])
  expect(await count('event')).toBeGreaterThan(370)
  expect(await count(`event where move = 'terminate' and (is_for_self or is_for_line or function is distinct from 'people')`)).toBe(0)
  expect(await count(`contact_details c join event_value v on v.about_id = c.id and v.after ->> 'mobilePhone' <> c.mobile_phone`)).toBe(0)
})

test('of two promotions in the manager’s team one waits for her, the other is approved and has its letter', async () => {
  const [chro, manager] = ['chro@demo.example', 'manager@demo.example'].map(email => made.signIns.find(each => each.email === email)!.personId)
  const found = await ask(`select a.status, c.status as change, s.status as step, a.requested_by_id = $1 and c.prepared_by_id = $1 as is_hers, array(select who::text from app.approvers_of(a.organization_id, s.id)) as holders, l.status as letter, l.body, l.hash = encode(sha256(convert_to(l.subject || E'\\n\\n' || l.body, 'UTF8')), 'hex') as is_whole
    from approval a join approval_step s on s.approval_id = a.id join employment_change c on c.id = a.record_id left join change_letter l on l.id = c.id order by a.status desc`, [chro])
  expect(found).toMatchObject([{ status: 'open', change: 'planned', step: 'open', is_hers: true, holders: [manager], letter: null }, { status: 'approved', change: 'planned', step: 'approved', is_hers: true, holders: [], letter: 'made', is_whole: true }])
  expect(found[1]!['body']).not.toMatch(/[{}]/)
  expect(await count(`event where record in ('approval', 'change_letter')`)).toBe(4)
})

test('leavers have reasons of the company’s list, of their kind; a dismissal is planned between two, a mistaken one taken back', async () => {
  expect(await count(`employment where ends_on is not null and termination_reason_id is not null`)).toBeGreaterThan(50)
  expect(await count(`employment e join change_reason r on r.id = e.termination_reason_id where not 'termination' = any (r.actions) or r.kind <> e.termination_kind`)).toBe(0)
  const ends = await ask(`select c.id, c.status, array(select coalesce(s.email, m.who::text) from member m left join unnest($1::text[], $2::uuid[]) s (email, person) on s.person = m.who where m.record_id = c.id order by 1) as named, e.status as employment, e.ends_on
    from employment_change c join assignment a on a.id = c.assignment_id join employment e on e.id = a.employment_id where c.action = 'termination' order by c.status`, [made.signIns.map(({ email }) => email), made.signIns.map(({ personId }) => personId)])
  expect(ends).toMatchObject([{ status: 'planned', named: ['chro@demo.example', 'generalist@demo.example'], employment: 'open', ends_on: null }, { status: 'taken_back', named: ['generalist@demo.example'], employment: 'open', ends_on: null }])
  expect(await ask(`select record || ' ' || move as told from event where record_id = $1 or (record = 'employment' and about_id = (select person_id from employment_change where id = $1) and move <> 'create') order by id`, [ends[1]!['id']])).toMatchObject(
    ['employment_change create', 'employment_change release', 'employment terminate', 'employment_change takeBack', 'employment reinstate'].map(told => ({ told })))
})

test('an employment was entered twice and withdrawn: on no list, told to HR', async () => {
  const [twice] = await ask<{ id: string; person_id: string }>(`select id, person_id from employment where status = 'withdrawn'`)
  expect(twice).toBeDefined()
  expect(await count(`directory_entry where employment_id = '${twice!.id}'`)).toBe(0)
  expect(await count(`directory_entry where person_id = '${twice!.person_id}' and status = 'active'`)).toBe(1)
  expect((await ask(`select move from event where record = 'employment' and record_id = $1 order by id`, [twice!.id])).map(row => row['move'])).toEqual(['create', 'withdraw'])
})

test('a hire at the top and two teams that become one are planned between few, and stand nowhere else', async () => {
  const [chro] = made.signIns.map(({ personId }) => personId)
  const second = (await ask<{ id: string }>('select second_person_id as id from organization'))[0]!.id
  const known = async (list: string) => (await ask(`select distinct who from member where list = $1 and record_id in (select id from ${list} where status = 'planned'${list === 'employment_change' ? ' and plan_id is not null' : ''})`, [list])).map(row => row['who']).sort()
  expect(await known('confidential_plan')).toEqual([chro, second].sort())
  expect(await known('planned_hire')).toEqual([chro, second].sort())
  expect(await known('employment_change')).toEqual([chro])
  expect(await ask(`select status, count(*) from confidential_plan group by 1`)).toMatchObject([{ status: 'planned', count: '2' }])
  expect(await count(`employment_change where plan_id is not null`)).toBeGreaterThanOrEqual(2)
  expect(await count(`planned_hire h join person p on p.name = h.name`)).toBe(0)
  expect(await count(`event where record in ('confidential_plan', 'planned_hire') and wall is distinct from record`)).toBe(0)
})

test('the cast: head of HR, a generalist whose director sits where she may not look, a specialist, a manager of eight, one of the eight', async () => {
  const [chro, generalist, specialist, manager, employee] = made.signIns.map(({ personId }) => personId) as [string, string, string, string, string]
  expect(made.signIns.map(({ email }) => email)).toEqual(['chro@demo.example', 'generalist@demo.example', 'specialist.compensation@demo.example', 'manager@demo.example', 'employee@demo.example'])
  const grants = (holder: string) => ask<{ function: string; level: string; population: number }>(`select function, level, population from access_grant where holder_id = $1 and status = 'active' and starts_at <= $2 order by function`, [holder, now])
  expect(await grants(chro)).toEqual(Object.keys(functions).sort().map(each => ({ function: each, level: 'administer', population: 0 })))
  expect(await grants(specialist)).toEqual([{ function: 'compensation', level: 'administer', population: 0 }, { function: 'people', level: 'view', population: 0 }])
  const held = await grants(generalist)
  expect(new Set(held.map(({ level, population }) => `${level} ${population}`)).size).toBe(1)
  const covered = new Set((await ask(`select d.person_id from population_member m join directory_entry d on d.id = m.id where m.population = $1`, [held[0]!.population])).map(row => row['person_id']))
  const [seat] = await ask<{ location_id: string; manager_id: string }>(`select location_id, manager_id from directory_entry where person_id = $1`, [generalist])
  const [director] = await ask<{ location_id: string }>(`select location_id from directory_entry where person_id = $1`, [seat!.manager_id])
  expect(director!.location_id).toBe(seat!.location_id)
  for (const [who, isCovered] of [[seat!.manager_id, false], [generalist, false], [chro, false], [manager, true], [employee, true]] as const) expect(covered.has(who), who).toBe(isCovered)
  const team = await ask(`select person_id from directory_entry where manager_id = $1 and status = 'active'`, [manager])
  expect(team).toHaveLength(8)
  expect(team.map(row => row['person_id'])).toContain(employee)
})

test('directory, reach, coverage and lines are what the facts say, worked out from nothing', async () => {
  expect(await kept(owner, made.organizationId)).toEqual(await follows(owner, made.organizationId, now))
})

test('the line in four readings: a dotted line, somebody who stands in, a team whose manager left', async () => {
  const manager = made.signIns.find(({ email }) => email.startsWith('manager@'))!.personId
  expect(await ask(`select distinct d.kind from reporting_line d where d.manager_id = $1 order by 1`, [manager])).toEqual([{ kind: 'dotted' }, { kind: 'line' }])
  const [acting] = await ask<{ id: string; rights: string }>(`select id, rights from acting_manager where acting_person_id = $1 and starts_at <= $2 and ends_at > $2`, [manager, now])
  expect(acting!.rights).toBe('lends')
  expect(await count(`reporting_line where manager_id = '${acting!.id}'`)).toBeGreaterThan(1)
  expect(await count(`directory_entry where reports_to = 'above' and status = 'active' and manager_name is not null and left_manager_name is not null`)).toBeGreaterThan(1)
})

test('seats of one legal entity: vacant, frozen, over-filled by a handover and by a cover; what is planned in confidence frees none', async () => {
  const held = await ask<{ id: string; state: string; heads: number; full: number; reasons: string[] }>(`select s.id, t.state, count(p.id)::int as heads, count(p.id) filter (where p.beyond_reason is null)::int as full, array_agg(p.beyond_reason) filter (where p.beyond_reason is not null) as reasons
    from position s join position_terms t on t.position_id = s.id and t.ends_on is null
    left join (select p.* from placement p join directory_entry d on d.id = p.assignment_id and d.status <> 'ended' where p.ends_on is null or p.ends_on >= $1::date) p on p.position_id = s.id group by s.id, t.state`, [now])
  expect(held.length).toBeGreaterThan(80)
  expect(held.filter(({ state, heads }) => state === 'open' && heads === 0).length).toBe(5)
  expect(held.filter(({ state }) => state === 'frozen').length).toBe(2)
  expect(held.filter(({ heads }) => heads > 1).map(({ full, reasons }) => [full, ...reasons]).sort()).toEqual([[1, 'cover'], [1, 'handover']])
  expect(await count(`placement where beyond_reason is not null and (beyond_until < '${now}' or (beyond_reason = 'cover') <> (covers_assignment_id is not null))`)).toBe(0)
})

test('somebody is seconded to another legal entity and kept at home for a day a week: one employment, two places, counted once', async () => {
  const [away] = await ask(`select x.person_id, h.status as home, o.status as host, h.legal_entity_id <> o.legal_entity_id as elsewhere, h.is_primary and not o.is_primary as once, (select sum(w.weekly_hours) from working_hours w where w.assignment_id in (h.id, o.id) and $1::date between w.starts_on and coalesce(w.ends_on, 'infinity')) = (select w.weekly_hours from working_hours w where w.assignment_id = h.id and w.ends_on is null) as whole
    from secondment x join directory_entry h on h.id = x.assignment_id join directory_entry o on o.id = x.host_assignment_id where $1::date between x.starts_on and x.ends_on`, [now])
  expect(away).toMatchObject({ home: 'active', host: 'active', elsewhere: true, once: true, whole: true })
  expect(await count(`employment where person_id = '${away!['person_id']}'`)).toBe(1)
})

test('the manager has proposed two changes: one waits for HR, the other HR has declined with a reason', async () => {
  expect(await ask(`select p.status, p.answer is not null as answered, d.manager_id = p.prepared_by_id as by_manager, (select count(*)::int from event e where e.record_id = p.id) as events from change_proposal p join directory_entry d on d.id = p.assignment_id order by 1`))
    .toEqual([{ status: 'declined', answered: true, by_manager: true, events: 2 }, { status: 'proposed', answered: false, by_manager: true, events: 1 }])
})

test('somebody came back, somebody moved from another legal entity, a contractor was hired, a fixed term was extended twice', async () => {
  expect(await count(`employment a join employment b on b.person_id = a.person_id and b.legal_entity_id = a.legal_entity_id and b.number = a.number and b.starts_on > a.ends_on + 1 where a.kind = 'employee'`)).toBe(1)
  expect(await count(`employment a join employment b on b.continues_id = a.id and b.starts_on = a.ends_on + 1 and b.legal_entity_id <> a.legal_entity_id join directory_entry d on d.employment_id = a.id and d.is_continued where a.status = 'transferred'`)).toBe(1)
  expect(await count(`employment a join employment b on b.person_id = a.person_id and b.kind = 'employee' and b.starts_on = a.ends_on + 1 where a.kind = 'contingent' and a.detail = 'contractor'`)).toBe(1)
  expect(await count(`(select employment_id from contract where form = 'fixed_term' group by 1 having count(distinct fixed_term_ends_on) = 3) s`)).toBe(1)
})

const tables = ['organization', 'legal_entity', 'location', 'job', 'org_unit', 'cost_centre', 'person', 'contact_details', 'personal_details', 'employment', 'assignment', 'placement', 'working_hours', 'pay', 'contract', 'settings', 'position', 'position_terms', 'secondment', 'entity_hours', 'working_agreement', 'agreement_hours', 'allowance_kind', 'population', 'population_rule', 'access_grant', 'employment_change', 'change_reason', 'dotted_line', 'acting_manager', 'member', 'hr_notice', 'change_chain', 'chain_step', 'approval', 'approval_step', 'approval_word', 'letter_template', 'change_letter', 'leave_type', 'leave_policy', 'leave_policy_version', 'leave_request', 'leave_day', 'work_item', 'work_word', 'question', 'question_message', 'question_note']
const halfDone = testDatabase()

test('a dozen questions lie with HR, in every state, handled by who may and never readable in the database', async () => {
  expect(await ask<{ status: string }>('select distinct status from question order by 1')).toEqual(['answered', 'closed', 'open', 'waiting'].map(status => ({ status })))
  expect([await count('question'), await count('question where item_id is null'), await count(`question_message where text not like 's1.%'`), await count('work_item w where record_name = $$question$$ and assignee_id is null')]).toEqual([12, 0, 0, 0])
  expect(await count(`question q join work_item w on w.id = q.item_id where q.is_confidential <> (w.min_level = 'named') or w.assignee_id = q.person_id or w.status <> case q.status when 'answered' then 'done' else q.status end`)).toBe(0)
  expect(await count(`question_message where at > '${now}'`)).toBe(0)
})
test('a month lies on the desk, and the weeks before that a planner learns from: most of it done, some waiting, some late, with who handles that area there and never with whom it is about', async () => {
  const items = await ask<{ kind: string; status: string; n: number; late: number }>(`select kind, status, count(*)::int as n, count(*) filter (where status in ('open', 'waiting') and due_on < ($1::timestamptz)::date)::int as late from work_item group by 1, 2`, [now])
  const sum = (which: (each: (typeof items)[number]) => boolean, of: 'n' | 'late' = 'n') => items.filter(which).reduce((total, each) => total + each[of], 0)
  expect(sum(() => true)).toBeGreaterThan(150)
  expect(await count(`(select distinct date_trunc('week', opened_at) from work_item) weeks`)).toBeGreaterThan(26)
  expect(new Set(items.map(each => each.kind)).size).toBeGreaterThanOrEqual(4)
  expect(sum(each => each.status === 'done')).toBeGreaterThan(sum(each => each.status === 'open'))
  for (const status of ['open', 'waiting', 'closed']) expect(sum(each => each.status === status), status).toBeGreaterThan(0)
  expect(sum(() => true, 'late')).toBeGreaterThan(0)
  expect(await count(`work_item w where w.assignee_id = w.person_id or w.assignee_id is not null and not exists (select from access_grant g where g.holder_id = w.assignee_id and g.function = w.hr_function and g.level <> 'view' and g.status = 'active')`)).toBe(0)
  expect(await count(`work_item w where w.done_at < w.opened_at or w.done_at > '${now}'`)).toBe(0)
})

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { functions } from '#shared/functions.ts'
import { seedDemo } from './demo.ts'
import { testDatabase } from '../test/database.ts'

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
    const broken = `(select ends_on, lead(starts_on) over w as next from ${table} window w as (partition by ${by} order by starts_on)) s where next is not null and next is distinct from ends_on + 1 or next is null and ends_on is not null`
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

test('leavers have reasons of the company’s list, of their kind; a dismissal is planned between two, a mistaken one taken back', async () => {
  expect(await count(`employment where ends_on is not null and termination_reason_id is not null`)).toBeGreaterThan(50)
  expect(await count(`employment e join change_reason r on r.id = e.termination_reason_id where not 'termination' = any (r.actions) or r.kind <> e.termination_kind`)).toBe(0)
  const ends = await ask(`select c.id, c.status, array(select coalesce(s.email, m.who::text) from member m left join unnest($1::text[], $2::uuid[]) s (email, person) on s.person = m.who where m.record_id = c.id order by 1) as named, e.status as employment, e.ends_on
    from employment_change c join assignment a on a.id = c.assignment_id join employment e on e.id = a.employment_id where c.action = 'termination' order by c.status`, [made.signIns.map(({ email }) => email), made.signIns.map(({ personId }) => personId)])
  expect(ends).toMatchObject([{ status: 'planned', named: ['chro@demo.example', 'generalist@demo.example'], employment: 'open', ends_on: null }, { status: 'taken_back', named: ['generalist@demo.example'], employment: 'open', ends_on: null }])
  expect(await ask(`select record || ' ' || move as told from event where record_id = $1 or (record = 'employment' and about_id = (select person_id from employment_change where id = $1) and move <> 'create') order by id`, [ends[1]!['id']])).toMatchObject(
    ['employment_change create', 'employment_change release', 'employment terminate', 'employment_change takeBack', 'employment reinstate'].map(told => ({ told })))
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

test('reach, coverage and lines are what the facts say, worked out from nothing', async () => {
  const expected = await workedOut()
  const reach = new Map((await ask<{ subject_id: string; populations: number[]; direct: string[]; line: string[] }>('select subject_id, populations, direct, line from reach')).map(row => [row.subject_id, row]))
  expect(reach.size).toBe(expected.reach.size)
  for (const [subject, { populations, direct, line }] of expected.reach) {
    const stands = reach.get(subject)!
    expect({ populations: stands.populations, direct: [...stands.direct].sort(), line: [...stands.line].sort() }, subject).toEqual({ populations, direct: [...direct].sort(), line: [...line].sort() })
  }
  const members = (await ask(`select population || ' ' || status || ' ' || id as key from population_member`)).map(row => row['key']).sort()
  expect(members).toEqual(expected.members.sort())
  const lines = (await ask(`select manager_id || ' ' || status || ' ' || id as key from reporting_line`)).map(row => row['key']).sort()
  expect(lines).toEqual(expected.lines.sort())
})

const tables = ['organization', 'legal_entity', 'location', 'job', 'org_unit', 'cost_centre', 'person', 'contact_details', 'personal_details', 'employment', 'assignment', 'placement', 'working_hours', 'pay', 'contract', 'settings', 'entity_hours', 'allowance_kind', 'population', 'population_rule', 'access_grant', 'employment_change', 'change_reason', 'member', 'hr_notice']
const halfDone = testDatabase()

type Seat = { id: string; person: string; employment: string; status: string; populations: number[]; above: string | null }

/** The long way: every assignment's place today, its managers one by one, every population's rules one by one. */
async function workedOut() {
  const facts = await ask(`select a.id, a.person_id, a.employment_id, e.legal_entity_id, e.kind, e.starts_on::text as starts_on, e.ends_on::text as ends_on from assignment a join employment e on e.id = a.employment_id`)
  const placements = await ask(`select p.assignment_id, p.starts_on::text as starts_on, p.unit_id, p.location_id, p.manager_assignment_id, l.country, l.time_zone from placement p join location l on l.id = p.location_id order by p.starts_on`)
  const units = await ask<{ id: string; part_of_id: string | null }>('select id, part_of_id from org_unit')
  const rules = await ask<Record<string, string | null> & { number: number }>('select p.number, r.* from population p join population_rule r on r.population_id = p.id')
  const held = await ask(`select holder_id as person, function as area, level from access_grant where status = 'active' and origin <> 'second_person' and (ends_on is null or ends_on >= $1)`, [now])
  const parents = new Map(units.map(unit => [unit.id, unit.part_of_id]))
  const upward = (unit: string | null | undefined): string[] => unit ? [unit, ...upward(parents.get(unit))] : []
  const ofSeat = Map.groupBy(placements, row => row['assignment_id']!)
  const seats = new Map(facts.map((fact): [string, Seat] => {
    const todayAt = (zone: string) => Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().toString()
    const own = ofSeat.get(fact['id']!)!
    const place = own.findLast(row => row['starts_on']! <= todayAt(row['time_zone']!)) ?? own[0]!
    const today = todayAt(place['time_zone']!)
    const status = fact['ends_on'] && fact['ends_on'] < today ? 'ended' : fact['starts_on']! > today ? 'starting' : 'active'
    const stands: Record<string, string[]> = {
      legal_entity_id: [fact['legal_entity_id']!], country: [place['country']!], location_id: [place['location_id']!], unit_id: upward(place['unit_id']), worker_kind: [fact['kind']!], person_id: [fact['person_id']!],
      circle: [held.some(each => each['person'] === fact['person_id'] && each['level'] !== 'view' && !['organization', 'access', 'audit'].includes(each['area']!)) && 'hr_team', held.some(each => each['person'] === fact['person_id'] && each['level'] === 'administer' && ['people', 'access'].includes(each['area']!)) && 'hr_leads'].filter(each => each !== false),
    }
    return [fact['id']!, { id: fact['id']!, person: fact['person_id']!, employment: fact['employment_id']!, status, populations: populationsOf(rules, stands), above: place['manager_assignment_id'] ?? null }]
  }))
  const above = (seat: Seat) => {
    const line: string[] = []
    for (let up = seat.above ? seats.get(seat.above) : undefined; up; up = up.above ? seats.get(up.above) : undefined) if (up.status !== 'ended' && up.person !== seat.person && !line.includes(up.person)) line.push(up.person)
    const manager = seat.above ? seats.get(seat.above) : undefined
    return { direct: manager && manager.status !== 'ended' && manager.person !== seat.person ? [manager.person] : [], line }
  }
  const all = [...seats.values()].map(seat => ({ ...seat, ...above(seat) }))
  const reach = new Map<string, { populations: number[]; direct: string[]; line: string[] }>(all.map(seat => [seat.id, seat]))
  for (const by of ['person', 'employment'] as const) for (const [subject, held] of Map.groupBy(all, seat => seat[by])) {
    const current = held.filter(seat => seat.status !== 'ended')
    const counted = current.length ? current : held
    const union = <T>(of: (seat: (typeof all)[number]) => T[]) => [...new Set(counted.flatMap(of))]
    reach.set(subject, { populations: union(seat => seat.populations).sort((a, b) => a - b), direct: union(seat => seat.direct), line: union(seat => seat.line) })
  }
  return {
    reach, members: all.flatMap(seat => seat.populations.map(population => `${population} ${seat.status} ${seat.id}`)),
    lines: all.flatMap(seat => seat.line.map(manager => `${manager} ${seat.status} ${seat.id}`)),
  }
}

function populationsOf(rules: readonly (Record<string, string | null> & { number: number })[], stands: Record<string, string[]>): number[] {
  const kinds = Object.keys(stands)
  const hits = (rule: Record<string, string | null>) => kinds.some(kind => rule[kind] != null && stands[kind]!.includes(rule[kind]))
  return [...Map.groupBy(rules, rule => rule.number)].filter(([, own]) => {
    const included = own.filter(rule => rule['effect'] === 'include')
    const named = kinds.filter(kind => kind !== 'person_id' && included.some(rule => rule[kind] != null))
    const meetsAll = named.length > 0 && named.every(kind => included.some(rule => rule[kind] != null && hits(rule)))
    return !own.some(rule => rule['effect'] === 'exclude' && hits(rule)) && (meetsAll || included.some(rule => rule['person_id'] != null && hits(rule)))
  }).map(([number]) => number).sort((a, b) => a - b)
}

test('somebody works in two part-time jobs under two managers, for two cost centres, from a home elsewhere, with allowances, thirteen times a year', async () => {
  const full = (on: string) => `(select weekly_hours from entity_hours s where s.legal_entity_id = e.legal_entity_id and s.starts_on <= ${on} and coalesce(s.ends_on, 'infinity') >= ${on})`
  const [twice] = await ask<{ n: string; most: string }>(`select count(*) as n, max(share) as most from (select a.person_id, sum(h.weekly_hours / ${full('h.starts_on')}) as share from assignment a join employment e on e.id = a.employment_id
    join working_hours h on h.assignment_id = a.id and h.ends_on is null join directory_entry d on d.id = a.id where d.status = 'active' and d.manager_id is not null group by a.person_id having count(*) = 2 and count(distinct d.manager_id) = 2) p`)
  expect(Number(twice!.n)).toBeGreaterThan(0)
  expect(Number(twice!.most)).toBeCloseTo(1, 2)
  expect(await count(`placement where cost_shares -> 0 ->> 'share' = '60' and cost_shares -> 1 ->> 'share' = '40'`)).toBeGreaterThan(0)
  expect(await count(`placement p join location l on l.id = p.location_id where p.ends_on is null and p.home_country = l.country and p.home_subdivision <> l.subdivision`)).toBeGreaterThan(0)
  expect(await count(`pay where ends_on is null and allowances is not null`)).toBeGreaterThan(5)
  expect(await count(`pay where payments_a_year = 13 and currency = 'EUR' and grade is not null`)).toBeGreaterThan(5)
  expect(await count(`working_hours h join assignment a on a.id = h.assignment_id join employment e on e.id = a.employment_id where ${full('h.starts_on')} is null or h.weekly_hours > ${full(`greatest(h.starts_on, '2024-01-01')`)} + 0.05`)).toBe(0)
})

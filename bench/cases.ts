import type pg from 'pg'

export type Actor = 'chro' | 'location' | 'unit' | 'manager'
/** What is asked of both servers. Of a change each connection keeps to a path of its own; else a request takes the next. */
export type Case = { name: string; actor: Actor; kind: 'list' | 'one' | 'change'; aim: number; paths: string[]; bare: { name: string; sql: string; values: unknown[][] } }
export type Cast = { organizationId: string; people: Record<Actor, string>; emails: Record<Actor, string>; shares: Record<Actor, number>; cases: Case[] }

const actors: Actor[] = ['chro', 'location', 'unit', 'manager']
export const words: Record<Actor, string> = { chro: 'head of HR, everyone', location: 'generalist, one location', unit: 'generalist, one unit', manager: 'manager of eight' }

/** The four who ask, and what plain SQL would answer each with the same rows. */
export async function cast(owner: pg.Client, signIns: { email: string; personId: string }[]): Promise<Cast> {
  const one = async (sql: string, values: unknown[] = []) => (await owner.query<Record<string, string>>(sql, values)).rows[0]!
  const organizationId = (await one('select id from organization'))['id']!
  const signIn = (email: string) => signIns.find(each => each.email === email)!.personId
  const holder = (population: string) => one(`select g.holder_id, g.population, p.name from access_grant g join population p on p.organization_id = g.organization_id and p.id = g.population_id where p.name like $1 and g.function = 'people'`, [population])
  const [munich, oneUnit] = [await holder('Everyone in Munich%'), await holder('One unit%')]
  const people = { chro: signIn('chro@demo.example'), location: munich['holder_id']!, unit: oneUnit['holder_id']!, manager: signIn('manager@demo.example') }

  // About whom each asks, written as somebody would who knows nothing of rights.
  const place = (await one(`select location_id from population_rule where population_id = (select id from population where name = $1) and location_id is not null`, [munich['name']]))['location_id']!
  const units = (await owner.query<{ id: string }>(`select u.id from org_unit u join population_rule r on r.unit_id = u.id or r.unit_id = any (u.ancestors) where r.effect = 'include' and r.population_id = (select id from population where name = $1)`, [oneUnit['name']])).rows.map(row => row.id)
  // The manager of eight stands in for another who is away: all below both and herself, whom the bare server knows by heart.
  const team = (await owner.query<{ id: string }>(`select k.id from reporting_line k where k.organization_id = $1 and k.manager_id = any (app.lines_of($1, $2)) union select s.id from directory_entry s where s.organization_id = $1 and s.person_id = $2`, [organizationId, people.manager])).rows.map(row => row.id)
  const seen: Record<Actor, [condition: string, ...values: unknown[]]> = { chro: ['true'], location: ['t.location_id = $2', place], unit: ['t.unit_id = any ($2::uuid[])', units], manager: ['t.id = any ($2::uuid[])', team] }
  const total = Number((await one('select count(*) as n from directory_entry'))['n'])
  const aYearAgo = (await one(`select (app.today('UTC') - 365)::text as day`))['day']!
  const [emails, shares] = [{} as Record<Actor, string>, {} as Record<Actor, number>]
  const lists: Case[] = [], searches: Case[] = []
  const often = (await one(`select left(word, 4) as word from directory_word where word ~ '^[a-z]{4,}$' group by 1 order by count(*) desc, 1 offset 20 limit 1`))['word']!
  for (const actor of actors) {
    const [condition, ...values] = seen[actor]
    emails[actor] = (await one('select work_email from person where id = $1', [people[actor]]))['work_email']!
    const count = await one(`select count(*) as n from directory_entry t where t.organization_id = $1 and ${condition}`, [organizationId, ...values])
    shares[actor] = Number(count['n']) / total
    const next = values.length + 2
    const unit = await one(`select unit_id from directory_entry t where organization_id = $1 and ${condition} and status = 'active' group by unit_id order by abs(count(*) - 60), unit_id limit 1`, [organizationId, ...values])
    const list = (name: string, path: string, filter: string, ...more: unknown[]): Case => ({
      name, actor, kind: 'list', aim: 0.6, paths: [`/api/v1/directory?limit=50${path}`],
      bare: { name: `${name} ${actor}`, sql: page(`t.organization_id = $1 and ${condition}${filter}`), values: [[organizationId, ...values, ...more]] },
    })
    lists.push(
      list('directory, first page, no filter', '', ''),
      list('directory, first page, by status', '&status=active', ` and t.status = $${next}`, 'active'),
      list('directory, first page, one unit', `&status=active&unitId=${unit['unit_id']!}`, ` and t.status = $${next} and t.unit_id = $${next + 1}`, 'active', unit['unit_id']),
    )
    lists.push({
      name: 'directory, as of a year ago', actor, kind: 'list', aim: 0.5, paths: [`/api/v1/directory?limit=50&status=active&on=${aYearAgo}`],
      bare: { name: `as of ${actor}`, sql: pageThen(`t.organization_id = $1 and ${condition}`, `$${next}::date`), values: [[organizationId, ...values, aYearAgo]] },
    })
    for (const q of [often.slice(0, 2), often]) if (actor === 'chro' || actor === 'location') searches.push({
      name: `search, ${q.length} letters`, actor, kind: 'list', aim: 0.6, paths: [`/api/v1/directory?limit=50&q=${q}`],
      bare: {
        name: `search ${q} ${actor}`, values: [[organizationId, ...values, q, `${q}\uFFFF`]],
        // The first 200 in the order of words, as the product looks for them.
        sql: page(`t.organization_id = $1 and t.id in (select w.id from directory_word w join directory_entry t on t.organization_id = w.organization_id and t.id = w.id
          where w.organization_id = $1 and w.word >= $${next} and w.word < $${next + 1} and ${condition} order by w.word, w.id limit 200)`),
      },
    })
  }
  const persons = async (actor: Actor, most: number) => {
    const [condition, ...values] = seen[actor]
    return (await owner.query<{ person_id: string }>(`select t.person_id from directory_entry t where organization_id = $1 and ${condition} and t.status = 'active' and t.is_primary and t.person_id <> '${people[actor]}' order by t.id limit ${most}`, [organizationId, ...values])).rows.map(row => row.person_id)
  }
  const ones: Case[] = [], changes: Case[] = []
  for (const actor of ['chro', 'location', 'manager'] as const) {
    const ids = await persons(actor, 200)
    ones.push({ name: 'one person', actor, kind: 'one', aim: 0.6, paths: ids.map(id => `/api/v1/people/${id}`), bare: { name: 'person', sql: onePerson, values: ids.map(id => [organizationId, id]) } })
  }
  for (const actor of ['chro', 'location'] as const) {
    const ids = await persons(actor, 16)
    changes.push({ name: 'a change of a phone', actor, kind: 'change', aim: 0.5, paths: ids.map(id => `/api/v1/contact-details/${id}`), bare: { name: 'change', sql: '', values: ids.map(id => [organizationId, id]) } })
  }
  return { organizationId, people, emails, shares, cases: [...lists, ...searches, ...ones, ...changes] }
}

const columns = `t.id, t.version, t.person_id as "personId", t.employment_id as "employmentId", t.is_primary as "isPrimary", t.status, t.worker_kind as "workerKind", t.name, t.number, t.work_email as "workEmail",
  t.job_id as "jobId", t.job_title as "jobTitle", t.unit_id as "unitId", t.unit_name as "unitName", t.location_id as "locationId", t.location_name as "locationName", t.country, t.legal_entity_id as "legalEntityId",
  t.legal_entity_name as "legalEntityName", t.manager_assignment_id as "managerAssignmentId", t.manager_id as "managerId", t.manager_name as "managerName", t.reports_to as "reportsTo", t.left_manager_name as "leftManagerName", t.cost_centre_id as "costCentreId", t.starts_on as "startsOn", t.is_continued as "isContinued", t.turns_on as "turnsOn"`
const page = (where: string) => `select ${columns}, (select count(*)::int from (select from directory_entry t where ${where} limit 1001) c) as total from directory_entry t where ${where} order by t.sort_name, t.id limit 51`
const columnsThen = `t.id, t.version, t.person_id as "personId", t.employment_id as "employmentId", t.is_primary as "isPrimary", 'active' as status, t.worker_kind as "workerKind", t.name, t.number, t.work_email as "workEmail",
  p.job_id as "jobId", j.title as "jobTitle", p.unit_id as "unitId", u.name as "unitName", p.location_id as "locationId", l.name as "locationName", l.country, t.legal_entity_id as "legalEntityId",
  t.legal_entity_name as "legalEntityName", p.manager_assignment_id as "managerAssignmentId", m.person_id as "managerId", mp.name as "managerName", p.cost_centre_id as "costCentreId", t.starts_on as "startsOn"`
const pageThen = (where: string, day: string) => {
  const here = `from directory_entry t join employment e on e.organization_id = t.organization_id and e.id = t.employment_id and (e.ends_on is null or e.ends_on >= ${day})
    join placement p on p.organization_id = t.organization_id and p.assignment_id = t.id and p.starts_on <= ${day} and (p.ends_on is null or p.ends_on >= ${day})`
  return `select ${columnsThen}, (select count(*)::int from (select ${here} where ${where} and t.starts_on + 0 <= ${day} limit 1001) c) as total ${here} join job j on j.organization_id = t.organization_id and j.id = p.job_id
    join org_unit u on u.organization_id = t.organization_id and u.id = p.unit_id join location l on l.organization_id = t.organization_id and l.id = p.location_id
    left join assignment m on m.organization_id = t.organization_id and m.id = p.manager_assignment_id left join person mp on mp.organization_id = t.organization_id and mp.id = m.person_id
    where ${where} and t.starts_on + 0 <= ${day} order by t.sort_name, t.id limit 51`
}
const onePerson = `select id, version, name, preferred_name as "preferredName", pronouns, work_email as "workEmail", work_phone as "workPhone" from person where organization_id = $1 and id = $2`

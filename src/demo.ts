import pg from 'pg'
import { ConfigError } from '#platform/config.ts'
import { seal } from '#platform/secrets.ts'
import { isSealed } from '#shared/fields.ts'
import { snake } from '#shared/names.ts'
import { countAnnounced, noticesOf } from '#modules/notices/demo.ts'
import { careersOf } from '#modules/careers/demo.ts'
import { caseEvents, caseWork, offerWork, leaveAsked, leaveOf, leaveStaff } from '#modules/leave/demo.ts'
import { deskHistory } from '#modules/desk/demo.ts'
import { deskYear } from '#modules/desk/demo-year.ts'
import { questionsAsked, questionsMade, questionsWanted, wordsOf, type QuestionMade } from '#modules/desk/demo-ask.ts'
import { hrPositionsOf, hrTeam, onlyOne } from '#modules/hr-team/demo.ts'
import { frame, hrFunctions } from '#modules/organization/demo.ts'
import { smallFrame } from '#modules/organization/demo-small.ts'
import { lifeId, lives } from '#modules/people/demo-lives.ts'
import { headcountOf, workforce, type SignIn } from '#modules/people/demo.ts'
import { agreements } from '#modules/people/demo-agreements.ts'
import { approvals, letter } from '#modules/people/demo-approvals.ts'
import { proposals } from '#modules/people/demo-proposals.ts'
import { ends, mistaken } from '#modules/people/demo-ends.ts'
import { twoContracts } from '#modules/people/demo-two-contracts.ts'
import { plans } from '#modules/people/demo-plans.ts'
import { ahead } from '#modules/people/demo-ahead.ts'
import { demoWeek } from '#modules/desk/demo-week.ts'
import { lines } from '#modules/people/demo-lines.ts'
import { positions } from '#modules/people/demo-positions.ts'
import { secondmentRows, secondments } from '#modules/people/demo-secondments.ts'
import { fillBare } from './demo-bare.ts'
import { copyRows, type Value } from './demo-copy.ts'
import { records } from './modules.ts'

type Options = { people?: number; seed?: number; now?: string | undefined; log?: (line: string) => void; admit?: (organizationId: string, signIns: SignIn[], owner: pg.Client) => Promise<void> }
type Table = { table: string; columns: readonly string[]; rows: Iterable<readonly Value[]> }

/**
 * Fills an empty database with the demo company, in one transaction: whole or not at all. The same seed and day make the same rows.
 * `admit` makes the sign-ins' memberships in that transaction too.
 */
export async function seedDemo(ownerUrl: string, { people = 300, seed = 1, now, log = () => {}, admit }: Options = {}): Promise<{ organizationId: string; signIns: SignIn[] }> {
  if (people < 20) throw new ConfigError('The demo company needs at least 20 people: fewer wouldn’t need an HR system.')
  const instant = Temporal.Instant.from(now ?? Temporal.Now.instant().toString()).epochMilliseconds
  // Of a small company everybody works there; who has left comes on top.
  const isSmall = people < 100, everybody = isSmall ? people + Math.round(people * 0.2) : people
  const { company, tables, access } = isSmall ? smallFrame(seed, people) : frame(seed, headcountOf(people))
  const { facts, events, personId, signIns, since } = workforce({ seed, people: everybody, now: instant, organizationId: company.id, company })
  const [populations, rules, grants] = access(personId, since) as unknown as [Table, Table, Table]
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'equipoise demo' })
  owner.on('error', () => {})
  await owner.connect()
  const started = performance.now()
  const tell = (what: string) => { if (people > 5000) log(`${what} (${((performance.now() - started) / 1000).toFixed(1)} s)`) }
  const fill = async ({ table, columns, rows }: Table) => {
    await copyRows(owner, table, ['organization_id', ...columns], owned(company.id, { table, columns, rows }))
    await owner.query(`analyze ${table}`)
    tell(table)
  }
  try {
    await owner.query('begin')
    await owner.query(`select pg_advisory_xact_lock(hashtextextended('setup', 0)), set_config('app.now', $1, true), set_config('app.org', $2, true)`, [now ?? new Date().toISOString(), company.id])
    if ((await owner.query('select from organization')).rows.length) throw new ConfigError('There is a company in this database already: the demo company is made in an empty one only.')
    await owner.query(`set local work_mem = '192MB'; set local maintenance_work_mem = '256MB'; set local jit = off; ${staging}`)
    // What each row would set off is worked out once, for all of them.
    const given = [...tables, ...facts, populations, rules]
    await fillBare(owner, [...given.map(({ table }) => table), 'employee_number', 'event', 'event_value'], async () => {
      for (const each of given) await fill(each)
      await owner.query(lifeId)
      if (!isSmall) for (const [n, each] of lives.entries()) await owner.query(each, n ? [] : [signIns.map(({ personId }) => personId)])
      await owner.query(`insert into employee_number (organization_id, legal_entity_id, number, person_id) select distinct organization_id, legal_entity_id, number, person_id from employment`)
      await owner.query('select app.usual_reasons($1)', [company.id])
      await copyRows(owner, events.table, events.columns, events.rows)
      await owner.query(telling)
      tell('what happened')
    })
    tell('references, periods, indexes')
    await fillBare(owner, ['directory_entry', 'reach', 'population_member', 'reporting_line', 'directory_word', 'vocabulary'], async () => {
      await owner.query(`select app.project($1, array(select id from assignment where organization_id = $1 order by id))`, [company.id])
      tell('directory, reach, lines, words')
    })
    // What follows is chosen from these: unknown to the planner, each choice would walk them all.
    await owner.query('analyze directory_entry, reach, population_member, reporting_line')
    await owner.query(`update directory_entry d set is_continued = true from employment e where e.organization_id = d.organization_id and e.id = d.employment_id and e.status = 'transferred' and d.status = 'ended'`)
    await fill(grants)
    await owner.query(datedId)
    const finish = async () => {
      await admit?.(company.id, signIns, owner)
      await owner.query('commit')
      await owner.query('vacuum (analyze) directory_entry, reach, population_member, reporting_line, directory_word, vocabulary, event, event_value').catch(() => {})
      tell('indexes, rights, statistics')
      return { organizationId: company.id, signIns }
    }
    const signsIn = (who: string) => signIns.find(({ email }) => email.startsWith(who))!.personId
    const atDays = (days: number) => Temporal.Instant.fromEpochMilliseconds(instant).add({ hours: days * 24 }).toString()
    if (isSmall) {
      for (const each of noticesOf(seed, signsIn('hr@'), null, [], atDays)) await fill(each)
      await owner.query(countAnnounced)
      for (const each of hrPositionsOf(seed, hrFunctions)) await fill(each)
      for (const each of [secondPerson, ...deskHistory, ...onlyOne]) await owner.query(each, each === secondPerson ? [signsIn('director@')] : [])
      return await finish()
    }
    await owner.query(fromOutside)
    await owner.query(planned, [signsIn('chro@')])
    await owner.query(agreements)
    await owner.query(lines, [signsIn('manager@'), signsIn('chro@'), signIns.map(each => each.personId)])
    await owner.query(ends, [signsIn('chro@'), signsIn('generalist@'), signIns.map(each => each.personId)])
    for (const [n, each] of mistaken.entries()) await owner.query(each, n ? [] : [signsIn('generalist@'), signIns.map(({ personId }) => personId)])
    for (const [n, each] of plans.entries()) await owner.query(each, n ? [] : [signsIn('chro@'), signIns.map(({ personId }) => personId)])
    await owner.query(approvals, [signsIn('chro@'), signsIn('manager@'), signIns.map(each => each.personId), ...letter])
    await owner.query(proposals, [signsIn('manager@'), signIns.map(each => each.personId), signsIn('generalist@')])
    await owner.query(telling)
    await owner.query(secondments, [signsIn('manager@'), signIns.map(each => each.personId)])
    for (const each of secondmentRows) await owner.query(each)
    for (const [n, each] of twoContracts.entries()) await owner.query(each, n ? [] : [signIns.map(({ personId }) => personId)])
    for (const [n, each] of positions.entries()) await owner.query(each, n ? [] : [signsIn('manager@')])
    await owner.query(ahead, [signsIn('chro@'), signIns.map(each => each.personId)])
    for (const [n, each] of demoWeek.entries()) await owner.query(each, n ? [] : [signsIn('generalist@'), signIns.map(({ personId }) => personId)])
    const [chro, generalist, specialist, manager, employee] = (['chro@', 'generalist@', 'specialist.', 'manager@', 'employee@'] as const).map(signsIn) as [string, string, string, string, string]
    const inDays = (days: number) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').toPlainDate().add({ days }).toString()
    for (const each of noticesOf(seed, chro, generalist, [manager, generalist, specialist], atDays)) await fill(each)
    await owner.query(countAnnounced)
    for (const each of careersOf(seed, { chro, generalist, specialist, manager, employee }, inDays)) await fill(each)
    const { rows: staff } = await owner.query<Parameters<typeof leaveOf>[1][number]>(leaveStaff, [[manager, employee]])
    for (const each of leaveOf(seed, staff, Math.floor(instant / 86_400_000), { manager, employee })) await fill(each)
    await owner.query(leaveAsked)
    await owner.query(caseWork)
    await owner.query(offerWork)
    for (const [n, each] of caseEvents.split(';').entries()) await owner.query(each, n ? [chro] : [])
    await owner.query(telling)
    for (const each of [...deskHistory, ...deskYear]) await owner.query(each)
    for (const [n, each] of questionsAsked.entries()) await owner.query(each, n ? [] : [employee, generalist, questionsWanted])
    for (const each of wordsOf(seed, (await owner.query<QuestionMade>(questionsMade)).rows)) await fill(each)
    for (const each of hrPositionsOf(seed, hrFunctions)) await fill(each)
    for (const [n, each] of hrTeam.entries()) await owner.query(each, n === hrTeam.length - 1 ? [chro] : [])
    return await finish()
  } finally {
    await owner.end()
  }
}

/** Rows of this company, what is special or secret in them sealed for where it stands. */
function* owned(organizationId: string, { table, columns, rows }: Table): Iterable<readonly Value[]> {
  const sealed = Object.entries(records.find(({ name }) => name === table)?.all ?? {}).filter(([, schema]) => isSealed(schema)).map(([field, { matched }]) => ({ field, matched, at: columns.indexOf(snake(field)) }))
  for (const row of rows) {
    const kept = [...row]
    for (const { field, matched, at } of sealed) if (row[at] != null) kept[at] = seal({ organizationId, record: table, field, id: String(row[0]) }, String(row[at]), matched)
    yield [organizationId, ...kept]
  }
}

const staging = `
  create temp table demo_event (id uuid, at timestamptz, actor text, actor_id uuid, actor_name text, record text, record_id uuid, move text, person_id uuid, subject_id uuid,
    parts int, part text, before jsonb, after jsonb, salt bytea) on commit drop;`

/** Events with the digests and rights that a post would have given them: who may know of an event is who may see what it tells. `parts` stands on the first row of each. */
const telling = `
  analyze demo_event;
  insert into event (organization_id, id, at, actor, actor_id, actor_name, record, record_id, move, about_id, subject_id, function, level, is_for_self, is_for_line, wall, digest)
  select app.org(), d.id, d.at, d.actor, d.actor_id, d.actor_name, d.record, d.record_id, d.move, d.person_id, d.subject_id, r.function, r.level, r.is_for_self, r.is_for_line, r.wall,
    app.event_digest(app.org(), d.id, d.at, d.actor, d.record, d.record_id, d.move, d.person_id, coalesce(s.digests, app.value_digest(d.salt, d.before, d.after)))
  from demo_event d join record_right r on r.record = d.record and r.part = d.part
  left join (select id, string_agg(app.value_digest(salt, before, after), '' order by part) as digests from demo_event where parts is distinct from 1 group by id) s on s.id = d.id
  where d.parts > 0 order by d.id;
  insert into event_value (organization_id, event_id, part, about_id, subject_id, function, level, is_for_self, is_for_line, wall, before, after, salt, digest)
  select app.org(), d.id, d.part, d.person_id, d.subject_id, r.function, r.level, r.is_for_self, r.is_for_line, r.wall, d.before, d.after, d.salt, app.value_digest(d.salt, d.before, d.after)
  from demo_event d join record_right r on r.record = d.record and r.part = d.part order by d.id`

/** Access of those who aren't HR: a payroll bureau until its contract ends, a member of the works council for a term; and who is told to everybody as the second person. */
const fromOutside = `
  with bureau as (select d.person_id, l.id as population from directory_entry d cross join lateral (select id from population p where p.organization_id = app.org() and p.name = 'Employees in Germany') l
      where d.organization_id = app.org() and d.status = 'active' and d.worker_kind = 'contingent' order by d.sort_name, d.id limit 1),
    council as (select d.person_id, l.id as population from directory_entry d cross join lateral (select id from population p where p.organization_id = app.org() and p.name = 'Employees in Germany') l
      where d.organization_id = app.org() and d.status = 'active' and d.worker_kind = 'employee' and d.country = 'DE'
        and not exists (select from access_grant g where g.organization_id = app.org() and g.holder_id = d.person_id) and not exists (select from directory_entry r where r.organization_id = app.org() and r.manager_id = d.person_id)
      order by d.sort_name, d.id limit 1)
  insert into access_grant (organization_id, id, holder_id, function, level, population_id, starts_on, ends_on, reason, status)
  select app.org(), pg_temp.dated_id('bureau' || area), b.person_id, area, level, b.population, app.today('UTC') - 90, (date_trunc('month', app.today('UTC')) + interval '7 months')::date - 1, 'Payroll bureau', 'active'
  from bureau b, (values ('payroll', 'handle'), ('people', 'view'), ('compensation', 'view')) g (area, level)
  union all
  select app.org(), pg_temp.dated_id('council' || area), c.person_id, area, 'view', c.population, app.today('UTC') - 400, app.today('UTC') + 1060, 'Works council member', 'active' from council c, unnest(array['labor', 'people']) area;
  update organization o set second_person_id = g.holder_id from access_grant g where o.id = app.org() and g.organization_id = app.org() and g.origin = 'second_person';
  insert into hr_notice (organization_id, id, told_on, what, person_name, by_name)
  select app.org(), pg_temp.dated_id('second person'), app.today('UTC') - 20, 'second_person', p.name, h.name from organization o join person p on p.organization_id = o.organization_id and p.id = o.second_person_id
  join person h on h.organization_id = o.organization_id and h.id = (select prepared_by_id from access_grant where organization_id = app.org() and status = 'prepared' limit 1) where o.id = app.org()`

/** In a small company: who decides what concerns its only HR person. */
const secondPerson = `update organization set second_person_id = $1 where id = app.org()`

/** What the head of HR ($1) has in mind and nobody else knows yet: two promotions with pay, and a fixed term that goes on. */
const planned = `
  with plan as (
    (select d.id, d.person_id, 'promotion' as action, 'Leads the team already' as reason, array['jobId', 'amount'] as sets, j.higher as job_id, p.amount * 108 / 1000000 * 10000 as amount, p.currency, null::date as ends_on
      from directory_entry d join pay p on p.organization_id = d.organization_id and p.assignment_id = d.id and p.ends_on is null and p.per = 'year' and p.currency in ('GBP', 'EUR')
      cross join lateral (select h.id as higher from job o join job h on h.organization_id = o.organization_id and h.family = o.family and h.level > o.level where o.organization_id = d.organization_id and o.id = d.job_id order by h.level, h.id limit 1) j
      where d.organization_id = app.org() and d.status = 'active' and d.is_primary and d.person_id <> $1 order by d.sort_name, d.id limit 2)
    union all
    (select d.id, d.person_id, 'extension', 'The project goes on', array['fixedTermEndsOn'], null, null, null, (c.fixed_term_ends_on + interval '1 year')::date
      from directory_entry d join contract c on c.organization_id = d.organization_id and c.employment_id = d.employment_id and c.ends_on is null
      where d.organization_id = app.org() and d.status = 'active' and d.is_primary and c.fixed_term_ends_on > app.today('UTC') + 30 order by c.fixed_term_ends_on, d.id limit 1)),
  dated as (select p.*, pg_temp.dated_id('change' || p.id) as change, (date_trunc('month', app.today('UTC')) + interval '3 months')::date as effective_on from plan p),
  kept as (
    insert into employment_change (organization_id, id, person_id, assignment_id, effective_on, action, reason, sets, job_id, amount, currency, fixed_term_ends_on, prepared_by_id, prepared_at)
    select app.org(), change, person_id, id, effective_on, action, reason, sets, job_id, amount, currency, ends_on, $1, app.clock() from dated),
  named as (insert into member (organization_id, who, list, record_id, part) select app.org(), $1, 'employment_change', change, 'named' from dated)
  insert into demo_event (id, at, actor, actor_id, actor_name, record, record_id, move, person_id, subject_id, parts, part, after, salt)
  select pg_temp.dated_id('told' || d.id), app.clock(), 'person:' || p.id, p.id, p.name, 'employment_change', d.change, 'create', d.person_id, d.id, 1, '',
    jsonb_build_object('action', d.action, 'reason', d.reason, 'effectiveOn', d.effective_on), sha256(uuid_send(d.change)) from dated d join person p on p.organization_id = app.org() and p.id = $1`
/** An id of a moment that the same seed and day make again. */
const datedId = `create function pg_temp.dated_id(name text, at timestamptz default app.clock()) returns uuid language sql as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || left(md5(name), 3) || '8' || right(md5(name), 15))::uuid $$; truncate demo_event`

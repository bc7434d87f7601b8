import type { FastifyInstance } from 'fastify'
import type { Door } from '#platform/api.ts'
import { read, type Tx } from '#platform/db.ts'
import type { Actor } from '#shared/access.ts'
import * as contracts from './contract-week.ts'

/** So many of a kind are told; past that, that there are more. */
const most = 100

type Asked = { span?: contracts.Span; on?: string; group?: number }
type Found = { today: string; from: string; until: string; groups: contracts.Week['groups'] | null; items: (contracts.WeekItem & { n: number })[] | null }

/** One question, by the reader's own rights: policies judge each row, and what is kept of a row from some is asked for once more here. */
export async function weekOf(actor: Actor, { span = 'week', on, group }: Asked): Promise<contracts.Week> {
  const [{ today, from, until, groups, items }] = await read<Found>(actor, asking, [span, on ?? null, group ?? null, most, null]) as [Found]
  const found = items ?? []
  return { today, from, until, groups: groups ?? [], items: found.filter(({ n }) => n <= most).map(({ n: _, ...item }) => item), more: [...new Set(found.filter(({ n }) => n > most).map(({ kind }) => kind))] }
}

/** The same between two days, in a transaction that runs already. */
export async function weekWithin(tx: Tx, from: string, until: string): Promise<contracts.WeekItem[]> {
  const [{ items }] = await tx.query<Found>(asking, ['dates', from, null, most, until]) as [Found]
  return (items ?? []).filter(({ n }) => n <= most).map(({ n: _, ...item }) => item)
}

export function weekRoutes(app: FastifyInstance, door: Door): void {
  const { path, label, input, output } = contracts.week
  app.get(`/api/v1${path}`, { schema: { tags: ['Desk'], summary: label, querystring: input, response: { 200: output } } }, request => weekOf(door.actorOf(request), request.query as Asked))
}

/** Whose it is, as far as the reader knows them: of several jobs the main one that they see. Nobody who has left, nor outside of the group asked for. */
const who = `
  select d.id, d.person_id, d.employment_id, d.name, d.job_title, d.unit_name, d.location_name, d.legal_entity_name, d.status from directory_entry d where`
const inGroup = `($3::int is null or $3 = any ((select app.my_populations('people', 0))::int[]) and exists (select from reach r where r.subject_id = d.id and r.populations @> array[$3]))`
const ofEmployment = (employment: string) => `cross join lateral (${who} d.employment_id = ${employment} and ${inGroup} order by d.is_primary desc, d.id limit 1) d`
const ofPerson = (person: string) => `cross join lateral (${who} d.person_id = ${person} and d.status <> 'ended' and ${inGroup} order by d.is_primary desc, d.id limit 1) d`
/** An end ahead is known to who looks after the person: for them nothing happens to somebody who has left by then. Others are told it as if nobody would leave. */
const isThere = (employment: string, day: string) => `d.status <> 'ended' and not (${employment}.ends_on is not null and ${employment}.ends_on <= ${day} and app.covers('people', 0, ${employment}.id))`
const within = (day: string) => `${day} between (select since from span) and (select until from span)`
const told = (kind: contracts.WeekKind, day: string, { what = 'null', from = 'null', to = 'null', until = 'null', years = 'null' } = {}) => `
  select '${kind}' as kind, (${day})::date as "on", d.id, d.person_id, d.name, d.job_title, d.unit_name, d.location_name, ${what}::text as what, ${from}::text as "from", ${to}::text as "to", (${until})::date as until, (${years})::int as years`
const first = (day: string) => `order by ${day} limit $4 + 1`

const starts = `${told('start', 'e.starts_on', { what: 'e.kind' })}
  from employment e ${ofEmployment('e.id')} where ${within('e.starts_on')} and e.continues_id is null ${first('e.starts_on')}`

const leaves = `${told('leave', 'e.ends_on', { what: `case when r.code = 'retirement' then r.code end` })}
  from employment e ${ofEmployment('e.id')} left join change_reason r on r.id = e.termination_reason_id
  where ${within('e.ends_on')} and e.status = 'terminated' and app.covers('people', 0, e.id) ${first('e.ends_on')}`

/** To another unit, place or job. Who can't see where somebody was before is told that they come. */
const moves = `${told('move', 'p.starts_on', {
  what: `case when q.id is null then 'arrives' when q.unit_id <> p.unit_id then 'unit' when q.location_id <> p.location_id then 'location' else 'job' end`,
  from: `case when q.unit_id <> p.unit_id then v.name when q.location_id <> p.location_id then m.name else k.title end`,
  to: `case when q.id is null or q.unit_id <> p.unit_id then u.name when q.location_id <> p.location_id then l.name else j.title end`,
})}
  from placement p cross join lateral (${who} d.id = p.assignment_id and d.status <> 'ended' and ${inGroup}) d
  left join placement q on q.assignment_id = p.assignment_id and q.ends_on = p.starts_on - 1
  left join employment e on e.id = d.employment_id
  join org_unit u on u.id = p.unit_id join location l on l.id = p.location_id join job j on j.id = p.job_id
  left join org_unit v on v.id = q.unit_id left join location m on m.id = q.location_id left join job k on k.id = q.job_id
  where ${within('p.starts_on')} and (q.id is null and (e.id is null or p.starts_on > e.starts_on) or row(q.unit_id, q.location_id, q.job_id) is distinct from row(p.unit_id, p.location_id, p.job_id) and q.id is not null)
    and not exists (select from secondment x where x.host_assignment_id = p.assignment_id) ${first('p.starts_on')}`

const continues = `${told('move', 'e.starts_on', { what: `'entity'`, to: 'd.legal_entity_name' })}
  from employment e ${ofEmployment('e.id')} where ${within('e.starts_on')} and e.continues_id is not null ${first('e.starts_on')}`

const goes = `${told('secondment', 'x.starts_on', { to: 'coalesce(h.location_name, n.name)', until: 'x.ends_on' })}
  from secondment x cross join lateral (${who} d.id = x.assignment_id and d.status <> 'ended' and ${inGroup}) d left join directory_entry h on h.id = x.host_assignment_id left join legal_entity n on n.id = x.legal_entity_id
  where ${within('x.starts_on')} ${first('x.starts_on')}`
const returns = `${told('return', 'x.ends_on + 1', { from: 'coalesce(h.location_name, n.name)' })}
  from secondment x cross join lateral (${who} d.id = x.assignment_id and d.status <> 'ended' and ${inGroup}) d left join directory_entry h on h.id = x.host_assignment_id left join legal_entity n on n.id = x.legal_entity_id
  left join employment e on e.id = d.employment_id
  where x.ends_on between (select since - 1 from span) and (select until - 1 from span) and (e.id is null or ${isThere('e', 'x.ends_on')}) ${first('x.ends_on')}`

/** That somebody goes and until when, never why. */
const away = `${told('away', 'x.starts_on', { until: 'x.expected_until' })}
  from long_absence x join employment e on e.id = x.employment_id ${ofEmployment('x.employment_id')} where ${within('x.starts_on')} and x.status <> 'cancelled' and ${isThere('e', 'x.starts_on')} ${first('x.starts_on')}`
const back = `${told('back', 'coalesce(x.ends_on, x.expected_until) + 1')}
  from long_absence x join employment e on e.id = x.employment_id ${ofEmployment('x.employment_id')}
  where coalesce(x.ends_on, x.expected_until) between (select since - 1 from span) and (select until - 1 from span) and x.status <> 'cancelled' and ${isThere('e', 'coalesce(x.ends_on, x.expected_until)')} ${first('coalesce(x.ends_on, x.expected_until)')}`

const probations = `${told('probation', 'c.probation_ends_on', { what: 'c.form' })}
  from contract c join employment e on e.id = c.employment_id ${ofEmployment('e.id')}
  where ${within('c.probation_ends_on')} and c.starts_on <= c.probation_ends_on and (c.ends_on is null or c.ends_on >= c.probation_ends_on) and ${isThere('e', 'c.probation_ends_on')} ${first('c.probation_ends_on')}`

const terms = `${told('fixed_term', 'c.fixed_term_ends_on', { what: 'c.form' })}
  from contract c join employment e on e.id = c.employment_id ${ofEmployment('e.id')}
  where ${within('c.fixed_term_ends_on')} and e.kind <> 'contingent' and not exists (select from contract n where n.employment_id = c.employment_id and n.starts_on > c.starts_on) and ${isThere('e', 'c.fixed_term_ends_on')} ${first('c.fixed_term_ends_on')}`

const engagements = `${told('engagement', 'e.engaged_until', { what: 'e.detail', from: 'e.supplier' })}
  from employment e ${ofEmployment('e.id')} where ${within('e.engaged_until')} and app.covers('people', 0, e.id) and ${isThere('e', 'e.engaged_until')} ${first('e.engaged_until')}`

/** One that has been renewed is no news. */
const documents = `${told('document', 'i.expires_on', { what: 'i.kind', from: 'i.country' })}
  from identity_document i ${ofPerson('i.person_id')}
  where ${within('i.expires_on')} and not exists (select from identity_document n where n.person_id = i.person_id and n.kind = i.kind and n.country = i.country and (n.expires_on is null or n.expires_on > i.expires_on)) ${first('i.expires_on')}`

const certificates = `${told('certificate', 'c.expires_on', { what: 'c.kind', from: 'c.name' })}
  from certificate c ${ofPerson('c.person_id')} where ${within('c.expires_on')} ${first('c.expires_on')}`

/** By whole years of continuous service. Whoever began on 29 February has it on the 28th in other years. Each year looks into the index by itself (`offset 0`): joined, all employments are gone through sixty times. */
const anniversariesOf = (day: string, more: string) => `
  (select e.id, e.ends_on, (${day} + make_interval(years => years))::date as "on", years from generate_series(1, 60) years cross join lateral (
    select e.id, e.ends_on, ${day} from employment e where ${day} between ((select since from span) - make_interval(years => years))::date and ((select until from span) - make_interval(years => years))::date + 1 and e.kind = 'employee' ${more} offset 0) e
  where (${day} + make_interval(years => years))::date between (select since from span) and (select until from span))`
const anniversaries = `${told('anniversary', 'e."on"', { years: 'e.years' })}
  from (select * from (${anniversariesOf('e.starts_on', 'and e.service_from is null')} union all ${anniversariesOf('e.service_from', '')}) e order by "on" offset 0) e ${ofEmployment('e.id')}
  where ${isThere('e', 'e."on"')} ${first('e."on"')}`

/** Of those who report to the reader and let them see it; never the year. */
const birthdays = `${told('birthday', 's.day')}
  from directory_entry r cross join lateral (select app.birthday_of(r.person_id) as md) b
  cross join lateral (select min(day)::date as day from generate_series((select since from span), (select until from span), interval '1 day') day where to_char(day, 'MM-DD') = b.md
    or b.md = '02-29' and to_char(day, 'MM-DD') = '02-28' and to_char(day + interval '1 day', 'DD') = '01') s ${ofPerson('r.person_id')}
  where r.manager_id = app.me() and r.status = 'active' and s.day is not null ${first('s.day')}`

const all = [starts, leaves, moves, continues, goes, returns, away, back, probations, terms, engagements, documents, certificates, anniversaries, birthdays].map(each => `(${each})`).join(' union all ')

/** Of the same kind and day once for each person, though they may hold several jobs. */
const asking = `
  with here as materialized (select coalesce((select app.today_at(d.location_id) from directory_entry d where d.person_id = app.me() order by d.is_primary desc, d.id limit 1), app.today('UTC')) as today),
  asked as materialized (select today, coalesce($2::date, today) as day from here),
  span as materialized (select case $1 when 'dates' then day when 'month' then date_trunc('month', day::timestamp)::date when 'next' then day - extract(isodow from day)::int + 8 else day - extract(isodow from day)::int + 1 end as since,
    case $1 when 'dates' then $5::date when 'month' then (date_trunc('month', day::timestamp) + interval '1 month')::date - 1 when 'next' then day - extract(isodow from day)::int + 14 else day - extract(isodow from day)::int + 7 end as until from asked),
  found as materialized (${all}),
  once as (select distinct on (kind, "on", person_id, what, "to") * from found order by kind, "on", person_id, what, "to", id),
  numbered as (select *, row_number() over (partition by kind order by "on", name, id) as n from once)
  select (select today from here) as today, span.since as "from", span.until, (
    select jsonb_agg(jsonb_build_object('kind', kind, 'on', "on", 'personId', person_id, 'assignmentId', id, 'name', name, 'jobTitle', job_title, 'unitName', unit_name, 'locationName', location_name,
      'what', what, 'from', "from", 'to', "to", 'until', until, 'years', years, 'n', n) order by "on", kind, n) from numbered where n <= $4 + 1) as items,
    (select jsonb_agg(distinct jsonb_build_object('number', (g ->> 'population')::int, 'name', g ->> 'populationName')) from jsonb_array_elements(case when app.me() is null then '[]' else app.explain_viewer(app.me()) end) g where g ->> 'function' = 'people' and (g ->> 'population')::int > 0) as groups
  from span`

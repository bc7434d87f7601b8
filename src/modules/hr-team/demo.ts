import { idOf } from '#shared/chance.ts'
import { usualPositions } from './ladder.ts'

type Value = string | number | boolean | null
type Stream = { table: string; columns: readonly string[]; rows: readonly (readonly Value[])[] }

/** The company's own templates: its generalists look after the instruments of HR too, where they are. */
const wide = (areas: readonly string[]) => JSON.stringify(areas.map(area => ({ function: area, level: 'handle' })))
const narrow = JSON.stringify([{ function: 'recruiting', level: 'handle' }])

export function hrPositionsOf(seed: number, hrFunctions: readonly string[]): Stream[] {
  const areasOf = (title: string, areas: unknown) => ['HR Generalist', 'HR Director', 'HR Manager', 'Personnel Manager'].includes(title) ? wide(hrFunctions) : title === 'Staffing Specialist' ? narrow : JSON.stringify(areas)
  return [{
    table: 'hr_position', columns: ['id', 'title', 'kind', 'place', 'rank', 'about', 'whom', 'takes', 'areas', 'main_level', 'help_level'],
    rows: usualPositions.map((each, n) => [idOf(seed, 220, n), each.title, each.kind, each.place, each.rank, each.about, each.whom, 'takes' in each ? `{${each.takes.join()}}` : null, areasOf(each.title, each.areas), 'mainLevel' in each ? each.mainLevel : null, 'helpLevel' in each ? each.helpLevel : null]),
  }]
}

/** All of HR is one person: what she can and can't, and who outside carries what she doesn't. Hers is the access that came with her position. */
export const onlyOne = [
  `create function pg_temp.hr_id(name text) returns uuid language sql as $$ select pg_temp.dated_id('hr-team' || name) $$`,
  `with held as (select g.holder_id, min(g.starts_on) as since, array_agg(g.id order by g.id) as grants from access_grant g where g.organization_id = app.org() and g.reason = 'HR generalist for everybody' group by 1),
  seats as (select h.*, p.id as position_id, pg_temp.hr_id('seat') as id from held h join hr_position p on p.organization_id = app.org() and p.title = 'HR Generalist'),
  made as (insert into hr_seat (organization_id, id, person_id, position_id, starts_on) select app.org(), id, holder_id, position_id, since from seats),
  came as (insert into hr_seat_access (organization_id, id, seat_id, grant_id) select app.org(), pg_temp.hr_id(g.id::text || 'came with'), s.id, g.id from seats s cross join lateral unnest(s.grants) g (id))
  insert into hr_competence (organization_id, id, person_id, said_by, function, country, rating)
  select app.org(), pg_temp.hr_id(s.holder_id::text || v.area), s.holder_id, 'own', v.area, null, v.rating from seats s cross join (values ('people', 'teaches'), ('recruiting', 'alone'), ('onboarding', 'alone'), ('leave', 'alone'), ('offboarding', 'alone'), ('relations', 'alone'), ('learning', 'helped'),
    ('benefits', 'helped'), ('performance', 'helped'), ('payroll', 'none'), ('immigration', 'none'), ('labor', 'none')) v (area, rating)`,
  `insert into outside_cover (organization_id, id, name, kind, contact, email, phone, functions, starts_on, ends_on, note)
  select app.org(), pg_temp.hr_id(name), name, kind, contact, email, phone, functions::text[], app.today('UTC') - began, app.today('UTC') + until, note from (values
    ('Aire Valley Payroll', 'payroll', 'Denise Holroyd', 'denise@airevalleypayroll.example', '+44 113 496 0021', '{payroll}', 900, 200, 'Runs the payroll of the month; changes by the 20th.'),
    ('Cartwright & Moss Solicitors', 'lawyer', 'Helen Moss', 'helen.moss@cartwrightmoss.example', '+44 113 496 0174', '{relations,offboarding,compliance}', 500, 365, 'Answers within two working days; urgent matters by phone.'),
    ('Pennine Occupational Health', 'health', 'Dr Amir Rahman', 'rahman@pennineoh.example', '+44 113 496 0230', '{leave}', 300, 90, 'Referrals in writing, with consent.')) v (name, kind, contact, email, phone, functions, began, until, note)`,
  // Two things were promised for the day before yesterday.
  `update work_item set due_on = app.today('UTC') - 2, due_basis = 'given' where organization_id = app.org() and id in (select id from work_item where organization_id = app.org() and status = 'open' order by opened_at, id limit 2)`,
] as const

/** Who sits where follows from the access that they hold; the director of HR is in two positions, and so is the recruiter. $1: the head of HR. */
export const hrTeam = [
  `create function pg_temp.hr_id(name text) returns uuid language sql as $$ select pg_temp.dated_id('hr-team' || name) $$`,
  `with held as (
    select g.holder_id, g.population_id, min(g.starts_on) as since, array_agg(g.id order by g.id) as grants,
      case when g.reason = 'Leads HR' then 'Chief Human Resources Officer' when g.reason = 'Leads the HR generalists' then 'HR Director' when g.reason = 'HR for HR' then 'HR Manager' when g.reason like 'HR generalist for %' then 'HR Generalist'
        when g.reason in ('Compensation specialist', 'Needs the names beside the pay') then 'HR Specialist compensation' when g.reason in ('Payroll hand-over', 'Needs the names beside the accounts') then 'HR Specialist payroll'
        when g.reason = 'Talent acquisition' then 'Staffing Specialist' when g.reason = 'Counts for the hiring plan' then 'HR Analyst' when g.reason = 'HR partner of one unit' then 'Personnel Manager' end as title
    from access_grant g where g.organization_id = app.org() and g.status = 'active' and g.origin = 'given' group by g.holder_id, g.population_id, 5),
  seats as (select h.*, p.id as position_id, pg_temp.hr_id(h.holder_id::text || h.title) as id, nullif(replace(h.title, 'HR Specialist', ''), h.title) as main from held h join hr_position p on p.organization_id = app.org() and p.title = case when h.title like 'HR Specialist%' then 'HR Specialist' else h.title end),
  made as (insert into hr_seat (organization_id, id, person_id, position_id, population_id, main_function, helps_with, starts_on)
    select app.org(), id, holder_id, position_id, population_id, btrim(main), null, since from seats)
  insert into hr_seat_access (organization_id, id, seat_id, grant_id) select app.org(), pg_temp.hr_id(g.id::text || 'came with'), s.id, g.id from seats s cross join lateral unnest(s.grants) g (id)`,
  // A real gap: nobody in India can handle immigration, though both may. One person: payroll, everywhere but in Germany. An overlap: pay in London.
  `with sits as (select s.person_id, p.title, s.main_function, q.name as whom from hr_seat s join hr_position p on p.organization_id = app.org() and p.id = s.position_id left join population q on q.organization_id = app.org() and q.id = s.population_id where s.organization_id = app.org()),
  areas as (select unnest(array['people', 'recruiting', 'onboarding', 'immigration', 'leave', 'benefits', 'payroll', 'compensation', 'performance', 'learning', 'relations', 'labor', 'inclusion', 'compliance', 'offboarding']) as function),
  by_lead as (
    select s.person_id, a.function, null::text as country, case
        when s.title = 'HR Generalist' then case a.function when 'payroll' then 'helped' when 'compensation' then case when s.whom ~ 'London' then 'alone' else 'helped' end
          when 'immigration' then case when s.whom ~ 'Bengaluru|Pune' then 'none' else 'alone' end when 'labor' then case when s.whom ~ 'Munich' then 'helped' else 'alone' end
          when 'inclusion' then case when s.whom !~ 'Pune' then 'alone' end when 'compliance' then case when s.whom !~ 'Pune|Austin' then 'alone' end when 'people' then 'teaches' else 'alone' end
        when s.title = 'HR Director' then case when a.function = 'relations' then 'teaches' when a.function in ('immigration', 'payroll') then 'none' when a.function in ('labor', 'recruiting') then 'helped' else 'alone' end
        when s.title = 'Personnel Manager' then case when a.function in ('people', 'leave', 'performance') then 'alone' when a.function in ('payroll', 'compensation') then 'helped' end
        when s.title = 'Staffing Specialist' then case when a.function = 'recruiting' then 'teaches' end
        when s.title = 'HR Specialist' then case when a.function = s.main_function then 'teaches' end end as rating
    from sits s cross join areas a),
  by_themselves as (
    select s.person_id, a.function, null::text, case when s.title = 'Chief Human Resources Officer' then case when a.function = 'labor' then 'alone' when a.function in ('immigration', 'payroll') then 'helped' end
      when s.title = 'HR Generalist' and a.function in ('people', 'leave', 'onboarding', 'relations', 'immigration', 'payroll') then case a.function when 'immigration' then 'helped' when 'payroll' then 'helped' else 'alone' end end as rating
    from sits s cross join areas a)
  insert into hr_competence (organization_id, id, person_id, said_by, function, country, rating)
  select app.org(), pg_temp.hr_id(person_id::text || function || said), person_id, said, function, country, rating from (select 'lead' as said, l.* from by_lead l union all select 'own', t.* from by_themselves t) s where rating is not null`,
  `insert into outside_cover (organization_id, id, name, kind, contact, email, phone, functions, population_ids, starts_on, ends_on, note)
  select app.org(), pg_temp.hr_id(name), name, kind, contact, email, phone, functions::text[], (select array_agg(p.id order by p.number) from population p where p.organization_id = app.org() and p.name ~ whom), app.today('UTC') - began, app.today('UTC') + until, note from (values
    ('Harcourt & Lyle LLP', 'lawyer', 'Imogen Lyle', 'imogen.lyle@harcourtlyle.example', '+44 20 7946 0018', '{labor,relations,compliance}', '^Everyone in (London|Manchester)', 410, 320, 'Advice within a working day; tribunals on request.'),
    ('Lohnbüro Keller GmbH', 'payroll', 'Jonas Keller', 'keller@lohnbuero-keller.example', '+49 30 901820 14', '{payroll}', '^Everyone in (Berlin|Munich)', 700, 210, 'Runs the payroll of the month for Germany.'),
    ('Marchmont Benefits', 'broker', 'Dolores Vega', 'vega@marchmont.example', '+1 212 555 0143', '{benefits}', '^Everyone in (New York|Austin)', 200, 40, 'Renewal is due before it ends.')) v (name, kind, contact, email, phone, functions, whom, began, until, note)`,
  `insert into staffing_figure (organization_id, id, name, per_hundred, definition, source, year) values (app.org(), pg_temp.hr_id('figure'), 'Our target', 4, 'Heads, payroll bought in where we can', 'Decided with the executives', extract(year from app.today('UTC'))::int)`,
  // What the planner assumes, each with its source.
  `insert into planner_figure (organization_id, id, figure, position_id, value, source, set_by_id, set_at)
  select app.org(), pg_temp.hr_id('sheet' || figure || coalesce(v.title, '')), figure, p.id, value, source, (select s.person_id from hr_seat s join hr_position q on q.organization_id = app.org() and q.id = s.position_id where s.organization_id = app.org() and q.title = 'Chief Human Resources Officer' order by s.id limit 1), app.clock() - interval '60 days' from (values
    ('desk_begins', null, 9, 'Our rule of presence'), ('desk_hours', null, 8, 'Our rule of presence'), ('away', null, 17, 'Leave, sickness and training of the HR team, last year'), ('duties', null, 25, 'Asked of each position in spring'), ('duties', 'HR Director', 60, 'Asked of each position in spring'), ('duties', 'HR Specialist', 45, 'Asked of each position in spring'),
    ('switching', null, 12, 'Estimate of the generalists themselves'), ('catalogue_weight', null, 20, 'Decided with the leads'), ('case_hours', null, 1.5, 'Asked of each position in spring'), ('most_cases', null, 12, 'Decided with the leads'), ('learning_first', null, 40, 'Our last four hires'), ('learning_months', null, 6, 'Our last four hires'),
    ('hire_months', null, 3, 'Our last four hires'), ('outside_rest', null, 20, 'Two offers of last year'), ('most_wait', null, 8, 'What we promise: begun within a working day'), ('most_busy', null, 85, 'Decided with the leads')) v (figure, title, value, source)
  left join hr_position p on p.organization_id = app.org() and p.title = v.title`,
  `insert into planner_cost (organization_id, id, figure, country, amount, currency, source, set_at)
  select app.org(), pg_temp.hr_id('cost' || figure || coalesce(country, '')), figure, country, amount, currency, source, app.clock() - interval '60 days' from (values
    ('cost_generalist', null, 7200000, 'EUR', 'Our budget of this year'), ('cost_specialist', null, 8800000, 'EUR', 'Our budget of this year'), ('cost_leader', null, 13000000, 'EUR', 'Our budget of this year'), ('cost_outside', null, 14000, 'EUR', 'Two offers of last year'),
    ('cost_generalist', 'IN', 210000000, 'INR', 'Our budget of this year'), ('cost_specialist', 'IN', 260000000, 'INR', 'Our budget of this year'), ('cost_outside', 'IN', 350000, 'INR', 'An offer of last spring')) v (figure, country, amount, currency, source)`,
  // Last quarter's review of the head of HR, kept.
  `with quarter as (select (date_trunc('quarter', app.today('UTC')) - interval '3 months')::date as began),
  made as (insert into access_review (organization_id, id, quarter, reviewer_id, reviewer_name, opened_on, due_on, status, finished_at)
    select app.org(), pg_temp.hr_id('review'), to_char(began, 'YYYY-"Q"Q'), $1, (select name from person where organization_id = app.org() and id = $1), began, began + 60, 'finished', (began + 21)::timestamp at time zone 'UTC' from quarter),
  seen as (select g.*, h.name as holder, q.name as whom, row_number() over (order by h.sort_name, g.function, g.id) as n from access_grant g join person h on h.organization_id = app.org() and h.id = g.holder_id left join population q on q.organization_id = app.org() and q.id = g.population_id
    where g.organization_id = app.org() and g.origin = 'given' and g.status = 'active' and g.holder_id <> $1 and g.function in ('people', 'compensation'))
  insert into access_review_item (organization_id, id, review_id, grant_id, holder_id, holder_name, function, level, population_name, starts_on, ends_on, answer, reason, answered_at)
  select app.org(), pg_temp.hr_id('item' || s.id), pg_temp.hr_id('review'), s.id, s.holder_id, s.holder, s.function, s.level, s.whom, s.starts_on, s.ends_on, 'keep', null, (q.began + 20)::timestamp at time zone 'UTC' from seen s, quarter q`,
] as const

import { literal } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import type { Place, Shape } from './query.ts'

const mostCounted = 1000

/** Past this many, a viewer's own list is read along the list's index with a probe per row, instead of from the key tables. */
const narrow = 3000

/**
 * Where a list starts. Policies are a net, not a plan: a record whose rows stand in the key tables is read along its own
 * index by who covers everyone, and from the populations and reporting lines by anybody else.
 */
export function sources(record: AnyRecord, shape: Shape, q: string | undefined, place: Place): { keys: string[]; rows: string; count: string } {
  const { table, where, columns, keyset, order, sortKey, limit } = shape
  const select = (from: string, more: string) => `(select ${columns}, ${sortKey}::text as "sortKey" from ${from} where ${where} and ${more} and ${keyset} order by ${order} limit ${limit})`
  const count = (from: string, more: string) => `(select t.id from ${from} where ${where} and ${more} limit ${mostCounted + 1})`
  if (record.list.scope && q) {
    const found = `${table} t join found on found.id = t.id`
    return { keys: [`found as materialized (select distinct id from app.search_directory(${place(q)}, 200))`], rows: select(found, 'true'), count: count(found, 'true') }
  }
  if (!record.list.scope) return { keys: [], rows: select(`${table} t`, 'true'), count: count(`${table} t`, 'true') }

  // Asked once: each reading of a right costs as much as reading ten rows.
  const may = `may as materialized (select app.covers_all('people', 0) as everyone)`
  const everyone = '(select everyone from may)'
  const known = Object.keys(record.all['status']?.words ?? {})
  // As an array the keys lead to the rows; as a sub-query they would be hashed, and the whole list walked past them.
  const mine = (name: string, keys: string, which = `not ${everyone}`) => `${name} as materialized (select array(select id from (${keys}) k) as ids where ${which})`
  const among = (name: string) => `t.id = any ((select ids from ${name})::uuid[])`
  if (shape.sortsByName && Object.keys(shape.filters).every(name => name === 'status')) {
    // The keys stand in this very order, state by state: nothing but the page itself is looked at, and counting them is counting the rows.
    const states = inSome(shape.filters['status']?.split(',').filter(state => known.includes(state)) ?? known)
    const counted = `(select k.id from (${keysOf(states, 'true', mostCounted + 1)}) k where not ${everyone} limit ${mostCounted + 1})`
    return {
      keys: [may, mine('page', keysOf(states, keyset.replaceAll('t.', 'k.'), limit))],
      rows: [everyone, among('page')].map(branch => select(`${table} t`, branch)).join(' union all '),
      count: [count(`${table} t`, everyone), counted].join(' union all '),
    }
  }
  const states = inSome(known)
  const wide = `wide as materialized (select exists (${keysBeyond(narrow)}) as is_wide where not ${everyone})`
  const branches = [everyone, `(select not is_wide from wide) and ${among('own')}`, `(select is_wide from wide)`]
  return {
    keys: [may, wide, mine('own', keysOf(states, 'true', narrow + 1), `(select not is_wide from wide)`)],
    rows: branches.map(branch => select(`${table} t`, branch)).join(' union all '),
    count: branches.map(branch => count(`${table} t`, branch)).join(' union all '),
  }
}

/** Written out, so that planning for these states or any comes to the same, and one plan is kept. */
const inSome = (states: readonly string[]) => `array[${states.map(literal).join(', ')}]::text[]`

/** In these states, the first so many ids of each population covered, of the own reporting line, and one's own. */
const keysOf = (states: string, keyset: string, limit: number) => `
  (select m.id from unnest((select app.my_populations('people', 0))) p cross join unnest(${states}) state cross join lateral (
    select k.id from population_member k where k.organization_id = (select app.org()) and k.population = p and k.status = state and ${keyset} order by k.sort_name, k.id limit ${limit}) m)
  union (select m.id from unnest(${states}) state cross join lateral (
    select k.id from reporting_line k where k.organization_id = (select app.org()) and k.manager_id = (select app.me()) and k.kind = 'line' and k.status = state and ${keyset} order by k.sort_name, k.id limit ${limit}) m)
  union (select k.id from directory_entry k where k.organization_id = (select app.org()) and k.person_id = (select app.me()) and k.status = any (${states}))`

/** Whether a population covered, or the own reporting line, has more than so many. */
const keysBeyond = (many: number) => `
  (select from unnest((select app.my_populations('people', 0))) p cross join lateral (
    select from population_member k where k.organization_id = (select app.org()) and k.population = p offset ${many} limit 1) m)
  union all (select from reporting_line k where k.organization_id = (select app.org()) and k.manager_id = (select app.me()) and k.kind = 'line' offset ${many} limit 1)`

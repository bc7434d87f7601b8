import { literal } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import type { Rights } from './db.ts'
import type { Place, Shape } from './query.ts'

const mostCounted = 1000
const mostFound = 200

/** Past this many, a viewer's own list is read along the list's index with a probe per row, instead of from the key tables. */
const narrow = 3000

/** One way to a list's rows: taken where all this holds, from the ids of a common table or along the list's own index. */
type Branch = { when: readonly string[]; ids?: string }
/** The common tables ahead of a list, its rows, and what is to be counted of it. */
export type Sources = { keys: string[]; rows: string; count: string }

/**
 * Where a list starts. Policies are a net, not a plan: a record whose rows stand in the key tables is read along its own
 * index by who covers everyone, and from the populations and reporting lines by anybody else. What isn't known of the
 * reader beforehand, the query finds out.
 */
export function sources(record: AnyRecord, shape: Shape, q: string | undefined, place: Place, rights: Rights): Sources {
  const { table, where, columns, keyset, order, sortKey, limit, dated } = shape
  // As of a day few rows known by their ids are sorted: else the whole of the list's index is walked past them.
  const inOrder = ({ ids }: Branch) => dated && ids ? order.replace(sortKey, `coalesce(${sortKey}, ${sortKey})`) : order
  const rule = ({ when, ids }: Branch) => [...when, ...ids ? [`t.id = any ((select ids from ${ids})::uuid[])`] : []].join(' and ') || 'true'
  const select = (branch: Branch) => `(select ${columns}, ${sortKey} as "sortKey" from ${table} t where ${where} and ${rule(branch)} and ${keyset} order by ${inOrder(branch)} limit ${limit})`
  const count = (branch: Branch) => `(select t.id from ${table} t where ${where} and ${rule(branch)}${dated ? ` order by ${inOrder(branch)}` : ''} limit ${mostCounted + 1})`
  if (record.list.scope && q) {
    const found = `found as materialized (select distinct id from app.search_directory(${place(q)}, ${mostFound}))`
    const hits = `hits as materialized (select ${columns}, ${sortKey} as "sortKey", ${keyset} as "isAhead" from ${table} t join found on found.id = t.id where ${where})`
    return { keys: [found, hits], rows: '(select * from hits where "isAhead")', count: 'select id from hits' }
  }
  const isEveryones = coversAll(rights, 'people', 0)
  const every = (read: (branch: Branch) => string, branches: Branch[]) => branches.map(read).join(' union all ')
  const then = narrowedThen(dated?.keys ?? null)
  if (!record.list.scope || isEveryones) return { keys: then.keys, rows: every(select, then.branches()), count: every(count, then.branches()) }

  // Asked once: each reading of a right costs as much as reading ten rows.
  const may = `may as materialized (select app.covers_all('people', 0) as everyone)`
  const [everyone, others] = isEveryones === null ? ['(select everyone from may)', 'not (select everyone from may)'] : ['false', 'true']
  const known = Object.keys(record.all['status']?.words ?? {})
  const ahead = (keys: string[]) => isEveryones === null ? [may, ...keys] : keys
  const either = (...branches: Branch[]) => isEveryones === null ? [...then.branches(everyone), ...branches] : branches
  if (!dated && shape.sortsByName && Object.keys(shape.filters).every(name => name === 'status')) {
    // The keys stand in this very order, state by state: nothing but the page itself is looked at, and counting them is counting the rows.
    const states = inSome(shape.filters['status']?.split(',').filter(state => known.includes(state)) ?? known)
    const counted = `(select k.id from (${anyKeysOf(states, mostCounted + 1)}) k where ${others} limit ${mostCounted + 1})`
    return {
      keys: ahead([gathered('page', `${keysOf(states, keyset.replaceAll('t.', 'k.'), limit)} order by sort_name, id limit ${limit}`, others)]),
      rows: every(select, either({ when: [], ids: 'page' })),
      count: [...isEveryones === null ? [count({ when: [everyone] })] : [], counted].join(' union all '),
    }
  }
  const states = inSome(known)
  const wide = `wide as materialized (select exists (${keysBeyond(narrow)}) as is_wide where ${others})`
  const branches = [{ when: ['(select not is_wide from wide)'], ids: 'own' }, ...then.branches('(select is_wide from wide)')]
  return {
    keys: ahead([...then.keys, wide, gathered('own', anyKeysOf(states, narrow + 1), `(select not is_wide from wide)`)]),
    rows: every(select, either(...branches)),
    count: every(count, either(...branches)),
  }
}

/** As an array the keys lead to the rows; as a sub-query they would be hashed, and the whole list walked past them. */
const gathered = (name: string, keys: string, which: string) => `${name} as materialized (select array(select id from (${keys}) k) as ids where ${which})`

/** As of a day: for who sees many, from those whose strand says what is asked, where they aren't many; else as ever. */
function narrowedThen(keys: string | null): { keys: string[]; branches: (...when: string[]) => Branch[] } {
  if (!keys) return { keys: [], branches: (...when) => [{ when }] }
  return {
    keys: [`then_wide as materialized (select exists (${keys} offset ${narrow} limit 1) as is_wide)`, gathered('then_ids', `${keys} limit ${narrow + 1}`, 'not (select is_wide from then_wide)')],
    branches: (...when) => [{ when: [...when, '(select not is_wide from then_wide)'], ids: 'then_ids' }, { when: [...when, '(select is_wide from then_wide)'] }],
  }
}

/** Whether who holds this covers everyone with a function; null where that isn't known. */
const coversAll = (rights: Rights, name: string, level: number) => rights === null ? null : [0, 1, 2].some(held => held >= level && rights.includes(` ${name}=${held}:0 `))

/** Written out, so that planning for these states or any comes to the same, and one plan is kept. */
const inSome = (states: readonly string[]) => `array[${states.map(literal).join(', ')}]::text[]`

/** As what a reader stands above others, and in which readings of the line that lets them read. */
const lines = `unnest((select app.my_lines())) line cross join unnest(array['line', 'dotted']) reading`

/** In these states, the first so many of each population covered, of the own reporting lines, and oneself, by name. */
const keysOf = (states: string, keyset: string, limit: number) => `
  (select m.* from unnest((select app.my_populations('people', 0))) p cross join unnest(${states}) state cross join lateral (
    select k.id, k.sort_name from population_member k where k.organization_id = (select app.org()) and k.population = p and k.status = state and ${keyset} order by k.sort_name, k.id limit ${limit}) m)
  union (select m.* from ${lines} cross join unnest(${states}) state cross join lateral (
    select k.id, k.sort_name from reporting_line k where k.organization_id = (select app.org()) and k.manager_id = line and k.kind = reading and k.status = state and ${keyset} order by k.sort_name, k.id limit ${limit}) m)
  union (select k.id, k.sort_name from directory_entry k where k.organization_id = (select app.org()) and k.person_id = (select app.me()) and k.status = any (${states}) and ${keyset})`

/** The same in no order. */
const anyKeysOf = (states: string, limit: number) => `
  (select m.id from unnest((select app.my_populations('people', 0))) p cross join lateral (
    select k.id from population_member k where k.organization_id = (select app.org()) and k.population = p and k.status = any (${states}) limit ${limit}) m)
  union (select m.id from ${lines} cross join lateral (
    select k.id from reporting_line k where k.organization_id = (select app.org()) and k.manager_id = line and k.kind = reading and k.status = any (${states}) limit ${limit}) m)
  union (select k.id from directory_entry k where k.organization_id = (select app.org()) and k.person_id = (select app.me()) and k.status = any (${states}))`

/** Whether a population covered, or the own reporting line, has more than so many. */
const keysBeyond = (many: number) => `
  (select from unnest((select app.my_populations('people', 0))) p cross join lateral (
    select from population_member k where k.organization_id = (select app.org()) and k.population = p offset ${many} limit 1) m)
  union all (select from ${lines} cross join lateral (
    select from reporting_line k where k.organization_id = (select app.org()) and k.manager_id = line and k.kind = reading offset ${many} limit 1) m)`

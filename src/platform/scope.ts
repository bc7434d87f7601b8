import { literal } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import type { Rights } from './db.ts'
import type { Place, Shape } from './query.ts'

const mostCounted = 1000
const mostFound = 200

/** Past this many, a viewer's own list is read along the list's index with a probe per row, instead of from the key tables. */
const narrow = 3000

/** As of a day so many are looked at one by one before the list's own index is quicker. */
const walkable = 20_000

/** One way to a list's rows: taken where all this holds, from the ids of a common table or along the list's own index; `covered`: where those stand that are in a population looked after. */
type Branch = { when: readonly string[]; ids?: string; covered?: string | undefined }
/** The common tables ahead of a list, its rows, and what is to be counted of it; `total` where that is known by other means. */
export type Sources = { keys: string[]; rows: string; count: string; total?: string }

/**
 * Where a list starts. Policies are a net, not a plan: a record whose rows stand in the key tables is read along its own
 * index by who covers everyone, and from the populations and reporting lines by anybody else. What isn't known of the
 * reader beforehand, the query finds out; what is known isn't asked, for each part of a query costs before it finds anything.
 */
export function sources(record: AnyRecord, shape: Shape, q: string | undefined, place: Place, rights: Rights): Sources {
  const { table, where, columns, keyset, order, sortKey, limit, dated, counts } = shape
  // As of a day few rows known by their ids are sorted: else the whole of the list's index is walked past them.
  const inOrder = ({ ids }: Branch) => dated && ids ? order.replace(sortKey, `coalesce(${sortKey}, ${sortKey})`) : order
  const rule = ({ when, ids }: Branch) => [...when, ...ids ? [`t.id = any ((select ids from ${ids})::uuid[])`] : []].join(' and ') || 'true'
  const select = (branch: Branch) => `(select ${columns(branch.covered ? `t.id = any ((select ids from ${branch.covered})::uuid[])` : undefined)}, ${sortKey} as "sortKey" from ${table} t where ${where} and ${rule(branch)} and ${keyset} order by ${inOrder(branch)} limit ${limit})`
  const count = (branch: Branch) => `(select t.id from ${table} t where ${where} and ${rule(branch)}${dated ? ` order by ${inOrder(branch)}` : ''} limit ${mostCounted + 1})`
  if (record.list.scope && q) {
    const found = `found as materialized (select distinct id from app.search_directory(${place(q)}, ${mostFound}))`
    const hits = `hits as materialized (select ${columns()}, ${sortKey} as "sortKey", ${keyset} as "isAhead" from ${table} t join found on found.id = t.id where ${where})`
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
  const { mine, below, beyond } = keysFor(rights === null || / people=\d@/.test(rights), rights === null || rights.includes(' above '))
  // Who is in a population looked after stands in its keys: it needn't be asked of each row once more. What isn't known is asked.
  const covered = mine && isEveryones !== null ? 'covered' : undefined
  if (!dated && shape.sortsByName && Object.keys(shape.filters).every(name => name === 'status') && (keyset === 'true' || !counts)) {
    // The keys stand in this very order, state by state: nothing but the page itself is looked at, and counting them is counting the rows.
    const states = inSome(shape.filters['status']?.split(',').filter(state => known.includes(state)) ?? known)
    const seats = `app.my_seats(${states})`
    // Where there are more than are counted, no more are gathered than the page needs.
    const many = `many as materialized (select exists (${beyond(mostCounted, states)}) as are_many where ${others})`
    const most = counts ? `(select case when are_many then ${limit} else ${mostCounted + 1} end from many)` : String(limit)
    const ordered = (keys: Keys) => `select m.* from ${keys.of} cross join unnest(${states}) state cross join lateral (
      select k.id, k.sort_name from ${keys.table} k where ${keys.is} and k.status = state and ${keyset.replaceAll('t.', 'k.')} order by k.sort_name, k.id limit ${most}) m`
    const total = `case when (select are_many from many) then ${mostCounted + 1} else least(${mostCounted + 1}, (select count(*)::int from own) + (select count(*)::int from unnest((select ids from seats)) seat where seat <> all (array(select id from own)))) end`
    return {
      keys: ahead([
        ...counts ? [many] : [], ...mine ? [`mine as materialized (${ordered(mine)})`] : [], `own as materialized (${mine && below ? `select id, sort_name from mine union ${ordered(below)}` : mine ? 'select distinct id, sort_name from mine' : below ? `select distinct * from (${ordered(below)}) m` : noKeys})`,
        ...covered ? ['covered as materialized (select array(select id from mine) as ids)'] : [], `seats as materialized (select ${seats} as ids)`, `page as materialized (select array(select id from own order by sort_name, id limit ${limit}) || (select ids from seats) as ids where ${others})`,
      ]),
      rows: every(select, either({ when: [], ids: 'page', covered })), count: '',
      ...counts && { total: isEveryones === null ? `case when ${everyone} then (select count(*)::int from (${every(count, then.branches(everyone))}) c) else ${total} end` : total },
    }
  }
  const states = inSome(known), isNarrow = '(select not is_wide from wide)'
  if (dated && !dated.keys && shape.sortsByName) {
    // One after another in their order, until the page is full: sorted afterwards, each of them would be looked at.
    const those = (keys: Keys) => `select m.* from ${keys.of} cross join lateral (select k.id, k.sort_name from ${keys.table} k where ${keys.is} and k.status = any (${states})) m`
    const oneself = `select k.id, k.sort_name from directory_entry k where k.organization_id = app.org() and k.id = any ((select app.my_seats(${states}))::uuid[])`
    const one = (columns: string, rest: string) => `(select x.* from own k cross join lateral (select ${columns} from ${table} t where ${where} and t.id = k.id) x ${rest})`
    const along = either({ when: ['(select is_wide from wide)'] })
    return {
      keys: ahead([`wide as materialized (select exists (${beyond(walkable)}) as is_wide where ${others})`, `own as materialized (select id, sort_name from (${[mine, below].filter(keys => keys !== null).map(those).concat(oneself).join(' union ')}) k where ${isNarrow} order by sort_name, id)`]),
      rows: [every(select, along), one(`${columns()}, ${sortKey} as "sortKey"`, `where ${keyset.replaceAll('t.', 'k.')} order by k.sort_name, k.id limit ${limit}`)].join(' union all '),
      count: [every(count, along), one('t.id', `limit ${mostCounted + 1}`)].join(' union all '),
    }
  }
  const all = (keys: Keys) => `array(select m.id from ${keys.of} cross join lateral (select k.id from ${keys.table} k where ${keys.is} and k.status = any (${states}) limit ${narrow + 1}) m)`
  const branches = [{ when: [isNarrow], ids: 'own', covered }, ...then.branches('(select is_wide from wide)')]
  return {
    keys: ahead([
      ...then.keys, `wide as materialized (select exists (${beyond(narrow)}) as is_wide where ${others})`,
      ...mine ? [`covered as materialized (select ${all(mine)} as ids where ${isNarrow})`] : [], `own as materialized (select ${mine ? '(select ids from covered) || ' : ''}${below ? `${all(below)} || ` : ''}(select app.my_seats(${states})) as ids where ${isNarrow})`,
    ]),
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

/** Key tables, and which stretches of them are a reader's. */
type Keys = { of: string; table: string; is: string }
/** Of the populations covered, where there are any; and of the own reporting lines, where anybody is in them: as what a reader stands above others, and in which readings of the line that lets them read. */
function keysFor(hasPopulations: boolean, isAbove: boolean) {
  const mine: Keys = { of: `unnest((select app.my_populations('people', 0))) p`, table: 'population_member', is: 'k.organization_id = app.org() and k.population = p' }
  const below: Keys = { of: `unnest((select app.my_lines())) line cross join unnest(array['line', 'dotted']) reading`, table: 'reporting_line', is: 'k.organization_id = app.org() and k.manager_id = line and k.kind = reading' }
  const known = [...hasPopulations ? [mine] : [], ...isAbove ? [below] : []]
  return {
    mine: hasPopulations ? mine : null, below: isAbove ? below : null,
    /** Whether any has more than so many, in one of these states. */
    beyond: (many: number, states?: string) => known.map(({ of, table, is }) =>
      `select from ${of}${states ? ` cross join unnest(${states}) state` : ''} cross join lateral (select from ${table} k where ${is}${states ? ' and k.status = state' : ''} offset ${many} limit 1) m`).join(' union all ') || noKeys,
  }
}
const noKeys = 'select null::uuid as id, null::text as sort_name where false'

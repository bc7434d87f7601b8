import type { AnyRecord } from '#shared/record.ts'
import type { Place, Shape } from './query.ts'

const mostCounted = 1000

/** Past this many, a viewer's own list is read along the list's index with a probe per row, instead of from the key tables. */
const narrow = 5000

/**
 * Where a list starts. Policies are a net, not a plan: a record whose rows stand in the key tables is read along its own
 * index by who covers everyone, and from the populations and reporting lines by anybody else.
 */
export function sources(record: AnyRecord, shape: Shape, q: string | undefined, place: Place): { keys?: string; rows: string; count: string } {
  const { table, where, columns, keyset, order, sortKey, limit } = shape
  const select = (from: string, more: string) => `(select ${columns}, ${sortKey}::text as "sortKey" from ${from} where ${where} and ${more} and ${keyset} order by ${order} limit ${limit})`
  const count = (from: string, more: string) => `(select t.id from ${from} where ${where} and ${more} limit ${mostCounted + 1})`
  if (record.list.scope && q) {
    const found = `${table} t join (select distinct id from app.search_directory(${place(q)}, 200)) s on s.id = t.id`
    return { rows: select(found, 'true'), count: count(found, 'true') }
  }
  if (!record.list.scope) return { rows: select(`${table} t`, 'true'), count: count(`${table} t`, 'true') }

  const everyone = `(select app.covers_all('people', 0))`
  const status = shape.filters['status']
  const isPlain = shape.sortsByName && status !== undefined && !status.includes(',') && Object.keys(shape.filters).length === 1
  // One place for both readings: a value placed for a count that isn't asked would have no type.
  const inStatus = isPlain ? `k.status = ${place(status)}` : 'true'
  // As an array the keys lead to the rows; as a sub-query they would be hashed, and the whole list walked past them.
  const mine = (name: string, keys: string) => `${name} as materialized (select array(select id from (${keys}) k) as ids where not ${everyone})`
  const among = (name: string) => `t.id = any ((select ids from ${name})::uuid[])`
  if (isPlain) return {
    keys: `with ${mine('page', keysOf(inStatus, keyset.replaceAll('t.', 'k.'), limit))}, ${mine('counted', keysOf(inStatus, 'true', mostCounted + 1))} `,
    rows: [everyone, among('page')].map(branch => select(`${table} t`, branch)).join(' union all '),
    count: [everyone, among('counted')].map(branch => count(`${table} t`, branch)).join(' union all '),
  }
  const isNarrow = `(select cardinality(ids) <= ${narrow} from own)`
  const branches = [everyone, `${isNarrow} and ${among('own')}`, `not ${everyone} and not ${isNarrow}`]
  return {
    keys: `with ${mine('own', keysOf('true', 'true', narrow + 1))} `,
    rows: branches.map(branch => select(`${table} t`, branch)).join(' union all '),
    count: branches.map(branch => count(`${table} t`, branch)).join(' union all '),
  }
}

/** The first so many ids of each population covered, of the own reporting line, and one's own. */
const keysOf = (which: string, keyset: string, limit: number) => `
  (select m.id from unnest((select app.my_populations('people', 0))) p cross join lateral (
    select k.id from population_member k where k.organization_id = (select app.org()) and k.population = p and ${which} and ${keyset} order by k.status, k.sort_name, k.id limit ${limit}) m)
  union (select k.id from reporting_line k where k.organization_id = (select app.org()) and k.manager_id = (select app.me()) and k.kind = 'line' and ${which} and ${keyset} order by k.status, k.sort_name, k.id limit ${limit})
  union (select k.id from directory_entry k where k.organization_id = (select app.org()) and k.person_id = (select app.me()))`

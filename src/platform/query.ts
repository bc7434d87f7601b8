import { createHash } from 'node:crypto'
import { all, any, covers, levels, toSql, type Access } from '#shared/access.ts'
import { isFoldable, isMany, isOptional, isSealed, isWhole } from '#shared/fields.ts'
import { identifier, snake } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Refusal } from '#shared/refusal.ts'
import { isSame } from '#shared/same.ts'
import type { Compiled, Rights } from './db.ts'
import { columnOf } from './rows.ts'
import { sources } from './scope.ts'

export type Filters = Record<string, string>
/** `on`: as of that day, where the record has an answer to it. */
export type ListInput = { limit: number; cursor?: string; sort?: string; q?: string; on?: string; filters: Filters; withTotal?: boolean }
/** Collects values; answers the place of each. */
export type Place = (value: unknown) => string
/** The parts of a list's query, for whichever table stands in `from`. */
export type Shape = { table: string; dated: { keys: string | null } | null; where: string; order: string; sortKey: string; keyset: string; columns: (covered?: string) => string; sortsByName: boolean; filters: Filters; limit: number; counts: boolean }

/** One page by keyset: a row more than asked tells whether there is a next. Written for what the reader holds, where that is known. */
export function listQuery(record: AnyRecord, { limit, cursor, sort = record.list.sort, q, on, filters, withTotal = false }: ListInput, rights: Rights = null): Compiled<Record<string, unknown>> {
  if (record.list.needs && !filters[record.list.needs]) throw invalid(record.list.needs, 'is needed for this list')
  const dated = on === undefined ? undefined : record.list.asOf
  if (on !== undefined && !dated) throw invalid('on', 'isn’t possible here: this list knows today only')
  const values: unknown[] = []
  const place: Place = value => `$${values.push(value)}`
  const isDown = sort.startsWith('-')
  const field = isDown ? sort.slice(1) : sort
  if (field !== 'id' && !isSortable(record, field) || dated?.without.includes(field)) throw invalid('sort', `can’t be ${field}`)
  for (const name of Object.keys(filters)) if (dated?.without.includes(name)) throw invalid(name, 'is known for today only')
  const column = sortColumn(record, field)
  const hash = hashOf(record, sort, q, filters, on)
  const order = `${column}${isDown ? ' desc' : ''}, t.id${isDown ? ' desc' : ''}`
  const base = [`t.organization_id = (select app.org())`, ...conditions(record, filters, place), ...q && !record.list.scope ? [matching(record, q, place)] : []]
  const day = dated && `${place(on)}::date`
  const shape: Shape = {
    table: dated ? `app.${identifier(`${record.name}_on`)}(${day})` : record.name, dated: dated && day ? { keys: keysThen(dated.strand, filters, day, place) } : null, where: base.join(' and '), order, sortKey: column, columns: covered => looked(record, rights, covered), filters, limit: limit + 1, counts: withTotal,
    keyset: cursor ? keyset(record, field, column, isDown, decode(cursor, hash), place) : 'true', sortsByName: !isDown && field === 'name',
  }
  const { keys, rows, count, total: known } = sources(record, shape, q, place, rights)
  const inOrder = `order by t."sortKey"${isDown ? ' desc' : ''}, t.id${isDown ? ' desc' : ''}`
  const page = `select ${shown(record)}, t."sortKey"${known ? `, ${known} as total` : ''} from (${rows}) t ${inOrder} limit ${limit + 1}`
  const ahead = (parts: string[]) => parts.length ? `with ${parts.join(', ')} ` : ''
  if (!withTotal || known) return { sql: `${ahead(keys)}${page}`, parameters: values }
  // A first page that isn't full is all there is: only others are counted.
  const total = `(select count(*)::int from (${count}) c)`
  const counted = cursor ? total : `case when (select count(*) from page_of) <= ${limit} then (select count(*)::int from page_of) else ${total} end`
  return { sql: `${ahead([...keys, `page_of as materialized (${page})`])}select t.*, ${counted} as total from page_of t ${inOrder}`, parameters: values }
}

export type Page = { items: Record<string, unknown>[]; nextCursor: string | null; total: number | null }
export function pageOf(record: AnyRecord, { limit, sort = record.list.sort, q, on, filters }: ListInput, rows: Record<string, unknown>[]): Page {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const nextCursor = rows.length > limit && last ? encode(hashOf(record, sort, q, filters, on), last['sortKey'] == null ? null : String(last['sortKey']), last['id'] as string) : null
  return { items, nextCursor, total: rows.length ? rows[0]!['total'] as number ?? null : 0 }
}

/** Every column under its camelCase name; what is revealed to fewer is null for the others and named in `withheld`. */
export function selection(record: AnyRecord, row: string): string {
  const hidden = Object.entries(record.reveal)
  return [
    `${row}.id`, `${row}.version`, ...Object.keys(record.all).map(field => `${expression(record, field, row, columnOf(record, field, row))} as "${field}"`),
    ...hidden.length ? [`array_remove(array[${hidden.map(([field, access]) => `case when not ${toSql(access, record, row)} then '${field}' end`).join(', ')}], null) as withheld`] : [],
  ].join(', ')
}

/** For a list in two steps: what is revealed to fewer beside whether it is, once a row, and what of it is then shown. */
const looked = (record: AnyRecord, rights: Rights, covered?: string) => [
  't.id', 't.version', ...Object.keys(record.all).map(field => `${columnOf(record, field, 't')} as "${field}"`), ...Object.entries(record.reveal).map(([field, access]) => `${covered && isSame(access, coversPeople) ? covered : toSql(knowing(access, rights), record, 't')} as "${field}?"`),
].join(', ')
/** By the populations whose keys the lists of people start from. */
const coversPeople = covers('people', 'view')
/** What the reader's rights settle for every row needn't be asked of each. */
function knowing(access: Access, rights: Rights): Access {
  if (rights === null || access.kind !== 'covers') return access
  const held = [0, 1, 2].filter(level => level >= levels.indexOf(access.level)).map(level => ` ${access.function}=${level}`)
  return held.some(each => rights.includes(`${each}:0 `)) ? all() : held.some(each => rights.includes(`${each}@`)) ? access : any()
}
const shown = (record: AnyRecord) => [
  't.id', 't.version', ...Object.keys(record.all).map(field => field in record.reveal ? `case when t."${field}?" then t."${field}" end as "${field}"` : `t."${field}"`),
  ...Object.keys(record.reveal).length ? [`array_remove(array[${Object.keys(record.reveal).map(field => `case when not t."${field}?" then '${field}' end`).join(', ')}], null) as withheld`] : [],
].join(', ')

/** A field as this reader may see it: selecting, filtering and sorting all use this. */
export function expression(record: AnyRecord, field: string, row: string, column = `${row}.${identifier(snake(field))}`): string {
  const access = record.reveal[field]
  return access ? `case when ${toSql(access, record, row)} then ${column} end` : column
}

export const isSortable = (record: AnyRecord, field: string) => record.all[field]?.sortable === true || isFoldable(record.all[field])
const sortColumn = (record: AnyRecord, field: string) =>
  field === 'id' ? 't.id' : isFoldable(record.all[field]) ? folded(record, field) : expression(record, field, 't')
const folded = (record: AnyRecord, field: string) => expression(record, field, 't', `t.sort_${identifier(snake(field))}`)

/** Words anywhere in what is searchable, for lists that aren't the directory. */
function matching(record: AnyRecord, q: string, place: Place): string {
  const fields = Object.keys(record.all).filter(field => isFoldable(record.all[field]) && record.all[field]?.searchable)
  if (!fields.length) throw invalid('q', 'isn’t possible here: nothing of this is searchable')
  const words = place(q)
  return `(${fields.map(field => `strpos(${folded(record, field)}, app.fold(${words})) > 0`).join(' or ')})`
}

function conditions(record: AnyRecord, filters: Filters, place: Place): string[] {
  return Object.entries(filters).map(([name, value]) => {
    const [field = '', edge] = name.split('.')
    const schema = record.all[field]
    const wanted = value.split(',')
    if (field === 'id') return `t.id = any (${place(wanted)})`
    if (!schema || isWhole(schema) || isSealed(schema) || record.list.filters && !record.list.filters.includes(field)) throw invalid(name, 'is no field to filter by')
    const column = expression(record, field, 't')
    if (edge === 'from') return `${column} >= ${place(value)}`
    if (edge === 'until') return `${column} <= ${place(value)}`
    if (edge === 'not') return `${column} is distinct from ${place(value)}`
    if (isFoldable(schema)) return `strpos(${folded(record, field)}, app.fold(${place(value)})) > 0`
    if (isMany(schema)) return `${column} && ${place(wanted)}`
    if (value === 'none' && isOptional(schema)) return `${column} is null`
    return wanted.length > 1 ? `${column} = any (${place(wanted)})` : `${column} = ${place(value)}`
  })
}

/** Whose strand says so on that day: they are found by its index, and looked at one by one. */
function keysThen({ name, key, by }: { name: string; key: string; by: readonly string[] }, filters: Filters, day: string, place: Place): string | null {
  const asked = by.filter(field => filters[field] !== undefined)
  if (!asked.length) return null
  const those = asked.map(field => `k.${identifier(snake(field))} = any (${place(filters[field]!.split(','))}::uuid[])`).join(' and ')
  // In two, since an index finds no "either".
  return ['k.ends_on is null', `k.ends_on >= ${day}`].map(ends => `select k.${identifier(snake(key))} as id from ${identifier(name)} k where k.organization_id = (select app.org()) and ${those} and ${ends} and k.starts_on <= ${day}`).join(' union all ')
}

/** What comes after the cursor. A row comparison where the column is never null; else nulls come last going up, first going down. */
function keyset(record: AnyRecord, field: string, column: string, isDown: boolean, [key, id]: [string | null, string], place: Place): string {
  const beyond = isDown ? '<' : '>'
  if (field === 'id') return `t.id ${beyond} ${place(id)}`
  const isNullable = isOptional(record.all[field]) || field in record.reveal
  if (!isNullable) return `(${column}, t.id) ${beyond} (${place(key)}, ${place(id)})`
  if (key === null) return isDown ? `(${column} is not null or t.id < ${place(id)})` : `(${column} is null and t.id > ${place(id)})`
  const after = `(${column}, t.id) ${beyond} (${place(key)}, ${place(id)})`
  return isDown ? after : `(${after} or ${column} is null)`
}

const encode = (hash: string, key: string | null, id: string) => Buffer.from(JSON.stringify([hash, key, id])).toString('base64url')
function decode(cursor: string, hash: string): [string | null, string] {
  try {
    const [of, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string | null, string]
    if (of === hash && /^[0-9a-f-]{36}$/.test(id) && (key === null || typeof key === 'string')) return [key, id]
  } catch {
    // Answered below, like a cursor of another list.
  }
  throw wrongCursor()
}
/** A cursor is good for the list that gave it, not for another sort or filter. */
const hashOf = (record: AnyRecord, sort: string, q: string | undefined, filters: Filters, on: string | undefined) =>
  createHash('sha256').update(JSON.stringify([record.name, sort, q ?? '', on ?? '', Object.entries(filters).sort()])).digest('base64url').slice(0, 12)

export const wrongCursor = (): Refusal => invalid('cursor', 'belongs to another list: start again without it')
const invalid = (field: string, message: string) => new Refusal('invalid', { errors: [{ field, code: 'invalid', message: `${field} ${message}` }] }, 400)

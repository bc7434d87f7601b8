import { randomUUIDv7 } from 'node:crypto'
import type { TSchema } from 'typebox'
import { toSql, type Access } from '#shared/access.ts'
import { isFixed, type Shaped } from '#shared/fields.ts'
import type { AnyRecord, Input, Patch, Row } from '#shared/record.ts'
import { Refusal } from '#shared/refusal.ts'
import { isSame } from '#shared/same.ts'
import { leaves, type Workflow } from '#shared/workflow.ts'
import type { Tx } from './db.ts'
import { columnOf, present, restated, sealedOf, secretsOf, stored, told, whole, type Standing } from './rows.ts'

type Any = AnyRecord
type Flowing = Any & { flow: Workflow }
type MoveOf<R extends Flowing> = keyof R['flow']['moves'] & string
type Stated = Record<string, unknown> & { id: string; version: number; status?: string; isMine: boolean }
export type Context<R extends Any, I = unknown> = { row: Row<R>; input: I; tx: Tx }
export type Made<R extends Any> = (tx: Tx, input: Input<R>) => Promise<string>
export type Edited<R extends Any> = (tx: Tx, id: string, patch: Patch<R>, version: number | null) => Promise<number>
export type Moved = ((tx: Tx, id: string, input?: unknown, version?: number | null) => Promise<number>) & { input?: TSchema }
export type Removed = (tx: Tx, id: string, version: number | null) => Promise<void>

type Ways<R extends Any, I> = {
  /** What the mover is asked for, beside the row. */
  input?: Shaped<I>
  /** What else this decision rests on, locked before it is looked at: `leave_account:…`. */
  locks?: (row: Row<R>) => string[]
  /** The module's own say: refuses, or returns the kept fields to write with the state. */
  decide?: (context: Context<R, I>) => Promise<Partial<Row<R>> | void>
  /** What follows once the row is written: posts, other records' actions. */
  follow?: (context: Context<R, I>) => Promise<void>
}

/** Runs one named move: who may, from which state, the module's say, one UPDATE, one event. A refusal undoes all of it. */
export function move<R extends Flowing, I = unknown>(record: R, name: MoveOf<R>, { input: schema, locks, decide, follow }: Ways<R, I> = {}): Moved {
  const step = record.flow.moves[name]!
  const find = finding(record, step.by)
  const run = async (tx: Tx, id: string, input?: unknown, version: number | null = null) => {
    const row = await found(tx, record, find, id)
    if (!row.isMine) throw new Refusal('not_yours', { move: name }, 403)
    if (!leaves(step).includes(row.status!)) throw new Refusal('wrong_state', { move: name, state: row.status }, 409)
    mustBe(version, row)
    const context = { row: row as unknown as Row<R>, input: input as I, tx }
    if (locks) await lock(tx, locks(context.row))
    await write(tx, record, row, { ...await decide?.(context), status: step.to }, name)
    await follow?.(context)
    return row.version + 1
  }
  return Object.assign(run, schema && { input: schema })
}

/** A new row, from what was asked. The id is made here: `returning` would need the right to read what was just handed over. */
export const make = <R extends Any>(record: R, id?: () => string): Made<R> => async (tx, input) => insert(tx, record, id?.() ?? randomUUIDv7(), input)

/** The same under a given id: a single has its owner's, a planned place its subjects'. */
export async function insert<R extends Any>(tx: Tx, record: R, id: string, input: Input<R>): Promise<string> {
  const given = stored(record, input as Record<string, unknown>, await standing(tx, record, id))
  const text = `insert into ${record.name} (${['id', ...given.map(([column]) => column)].join(', ')}) values (${['', ...given].map((_, i) => `$${i + 1}`).join(', ')})`
  await Promise.all([tx.query(text, [id, ...given.map(([, value]) => value)]), post(tx, record, id, 'create', null, input as Record<string, unknown>)])
  return id
}

/** Changes what was asked, under the version that the editor had seen. */
export function edit<R extends Any>(record: R): Edited<R> {
  const find = finding(record, record.access.update)
  return async (tx, id, patch, version) => {
    const row = await found(tx, record, find, id)
    if (!row.isMine) throw new Refusal('not_yours', {}, 403)
    mustBe(version, row)
    const changes = Object.fromEntries(Object.entries(patch as Record<string, unknown>).filter(([field, value]) => !isSame(row[field], value) && !isFixed(record.asks[field])))
    if (!Object.keys(changes).length) return row.version
    await write(tx, record, row, changes, 'edit')
    return row.version + 1
  }
}

export function remove<R extends Any>(record: R): Removed {
  const find = finding(record, record.access.delete ?? { kind: 'any', of: [] })
  return async (tx, id, version) => {
    const row = await found(tx, record, find, id)
    if (!row.isMine) throw new Refusal('not_yours', {}, 403)
    mustBe(version, row)
    const gone = await tx.query(`delete from ${record.name} where id = $1 and version = $2 returning id`, [id, row.version])
    if (!gone.length) throw new Refusal('changed_meanwhile', {}, 409)
    await post(tx, record, id, 'delete', row, null)
  }
}

/** What is secret of a row in full, to whoever may read it. Each look is an event of its own. */
export function show<R extends Any>(record: R) {
  const text = `select t.id, ${secretsOf(record).map(field => `${columnOf(record, field, 't')} as "${field}"`).join(', ')} from ${record.name} t where t.id = $1`
  return async (tx: Tx, id: string) => {
    const [row] = await tx.query(text, [id])
    if (!row) throw new Refusal('not_found', { record: record.name }, 404)
    const values = whole(record, row)
    await tx.query(`select app.post_look($1, $2)`, [record.name, id])
    return values
  }
}

/** In one order for everybody, so that two can't wait for each other. */
export async function lock(tx: Tx, keys: readonly string[]) {
  const { organizationId } = await tx.me()
  await tx.query(`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest($1::text[]) key`, [keys.map(key => `${organizationId}:${key}`).sort()])
}

/** Only if the row still is what was read; if not, `as` starts over from what it has become. The event leaves in the same flush, and fails if nothing was written. */
async function write(tx: Tx, record: Any, row: Stated, given: Record<string, unknown>, name: string) {
  const fields = restated(record, row, given)
  const sets = stored(record, fields, await standing(tx, record, row.id), (fields['currency'] ?? row['currency']) as string)
  const text = `update ${record.name} set ${sets.map(([column], i) => `${column} = $${i + 3}`).join(', ')} where id = $1 and version = $2 returning id`
  const before = Object.fromEntries(Object.keys(fields).map(field => [field, row[field]]))
  const [written, posted] = await Promise.allSettled([tx.query(text, [row.id, row.version, ...sets.map(([, value]) => value)]), post(tx, record, row.id, name, before, fields)])
  if (written.status === 'rejected') throw written.reason
  if (!written.value.length) throw new Refusal('changed_meanwhile', { record: record.name }, 409)
  if (posted.status === 'rejected') throw posted.reason
}

const post = (tx: Tx, record: Any, id: string, name: string, before: Record<string, unknown> | null, after: Record<string, unknown> | null) =>
  tx.query(posting, [record.name, id, name, told(record, before), told(record, after)])
const posting = `select app.post_event($1, $2, $3, $4, $5)`

const standing = async (tx: Tx, record: Any, id: string): Promise<Standing | null> => sealedOf(record).length ? { organizationId: (await tx.me()).organizationId, id } : null

const finding = (record: Any, access: Access) => `select ${['id', 'version', ...Object.keys(record.all)].map(field => `${columnOf(record, field, record.name)} as "${field}"`).join(', ')}, ${toSql(access, record)} as "isMine" from ${record.name} where id = $1`

async function found(tx: Tx, record: Any, find: string, id: string): Promise<Stated> {
  const [row] = await tx.query<Stated>(find, [id])
  if (!row) throw new Refusal('not_found', { record: record.name }, 404)
  return present(record, row) as Stated
}

function mustBe(version: number | null, row: Stated) {
  if (version !== null && version !== row.version) throw new Refusal('changed_meanwhile', { version: row.version }, 412)
}

import type { Writable } from 'node:stream'
import pg from 'pg'
import type { Actor } from '#shared/access.ts'
import { Refusal } from '#shared/refusal.ts'
import { together, type Statement } from './together.ts'

pg.types.setTypeParser(pg.types.builtins.DATE, text => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, text => text.endsWith('infinity') ? text : Temporal.Instant.from(text.replace(' ', 'T')).toString())
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** A compiled query (Kysely's CompiledQuery has this shape), or text and values. */
export type Compiled<T> = { readonly sql: string; readonly parameters: readonly unknown[]; readonly row?: T }
type Query<T> = Compiled<T> | string
/** What somebody holds, as `app.held_by` tells it; null where that isn't known beforehand, or is narrowed by a key's scopes. */
export type Rights = string | null
export type Me = { organizationId: string; personId: string | null; actor: string }
export type Tx = { me(): Promise<Me>; query<T extends pg.QueryResultRow>(query: Query<T>, values?: readonly unknown[]): Promise<T[]> }

let writers: pg.Pool, readers: pg.Pool

/** Opens the doors: reads and writes have a pool each. `now` fixes the clock, for tests. */
export function openDatabase(url: string, { now = null, size = 16 }: { now?: string | null; size?: number } = {}): void {
  const clock = now ? ` -c app.now=${now}` : ''
  const limits = { connectionString: url, max: size, statement_timeout: 30_000, lock_timeout: 5_000, idle_in_transaction_session_timeout: 60_000, application_name: 'equipoise' }
  writers = new pg.Pool({ ...limits, pipeline: true, options: `-c jit=off -c timezone=UTC${clock}` })
  readers = new pg.Pool({ ...limits, options: `-c jit=off -c timezone=UTC -c default_transaction_read_only=on -c plan_cache_mode=force_generic_plan${clock}` })
  // What was prepared went with the connections of before.
  names.clear()
  for (const pool of [writers, readers]) pool.on('error', lost).on('connect', connection => connection.on('error', lost))
}
// A lost connection must not end the process: whoever waits on it hears of it anyway. A database that goes takes them all at once.
let toldLost = 0
function lost(error: Error) {
  if (Date.now() - toldLost < 5_000) return
  toldLost = Date.now()
  console.error('connections to the database were lost:', error.message)
}
export const closeDatabase = () => Promise.all([writers?.end(), readers?.end()])

/**
 * A read enters as someone and asks, as one: a transaction by itself, in one packet each way, so that no name stays on the connection.
 * A query may be written for what the reader holds: for what they held last time, and once more if that has changed.
 */
export async function read<T extends pg.QueryResultRow>(actor: Actor, query: Query<T> | ((rights: Rights) => Compiled<T>), values: readonly unknown[] = []): Promise<T[]> {
  const key = keyOf(actor)
  const supposed = held.get(key) ?? null
  const asking = statement(typeof query === 'function' ? query(supposed) : query, values)
  const entering = enter(actor, true)
  const connection = await readers.connect()
  gather(connection)
  const [entered, rows] = await together(connection, [entering, asking]).then(found => { connection.release(); return found }, error => { connection.release(true); throw error }) as [MeRow[], T[]]
  const rights = entered[0]!.rights || null
  if (rights !== supposed) remember(key, rights)
  return typeof query === 'function' && supposed !== null && rights !== supposed ? read(actor, query) : rows
}

const held = new Map<string, string>()
function remember(key: string, rights: Rights) {
  if (held.size >= 10_000) held.clear()
  if (rights) held.set(key, rights)
  else held.delete(key)
}

/** What is asked within one turn leaves in one packet. */
function gather(connection: pg.PoolClient) {
  const { stream } = (connection as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** The only door for writes: every statement runs as someone, and PostgreSQL knows who. Starts over when it lost a race. */
export const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>, attempts = 3): Promise<T> => tried(() => transaction(enter(actor, false), work), attempts)
/** The same for a change of one row and nothing else: what the actor holds is looked up on entering, for all its statements. */
export const briefly = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => tried(() => transaction(enter(actor, true), work), 3)

async function tried<T>(attempt: () => Promise<T>, attempts: number): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (attempts > 1 && isWorthAnotherTry(error)) return tried(attempt, attempts - 1)
    throw error
  }
}

async function transaction<T>(entering: Statement, work: (tx: Tx) => Promise<T>): Promise<T> {
  const connection = await writers.connect()
  let isClean = false
  gather(connection)
  try {
    // Not awaited: what the work asks first leaves in the same flush, and runs as nobody if entering failed.
    const begun = connection.query('begin'), entered = connection.query<MeRow>(entering)
    const inside = Promise.all([begun, entered]).then(([, { rows }]) => rows[0]!)
    inside.catch(() => {})
    const { tx, revoke } = revocable(connection, inside)
    const done = await work(tx).catch(async error => { await inside; throw error }).finally(revoke)
    await inside
    const { command } = await connection.query('commit')
    // PostgreSQL answers the commit of a failed transaction with a polite ROLLBACK.
    if (command !== 'COMMIT') throw new Error('a statement had failed unnoticed: nothing was written')
    isClean = true
    return done
  } catch (error) {
    isClean = await connection.query('rollback').then(() => true, () => false)
    throw error
  } finally {
    connection.release(!isClean)
  }
}

/** What still runs when the work has settled must not land in the connection's next transaction. */
function revocable(connection: pg.PoolClient, inside: Promise<MeRow>) {
  let isOver = false
  const tx: Tx = {
    me: async () => {
      const { organization_id, person_id, actor } = await inside
      return { organizationId: organization_id, personId: person_id, actor }
    },
    async query<T extends pg.QueryResultRow>(query: Query<T>, values: readonly unknown[] = []) {
      if (isOver) throw new Error('this transaction is over')
      return (await connection.query<T>(statement(query, values))).rows
    },
  }
  return { tx, revoke: () => { isOver = true } }
}
type MeRow = { organization_id: string; person_id: string | null; actor: string; rights: string }

function enter(actor: Actor, isBrief: boolean) {
  const organizationId = 'organizationId' in actor ? actor.organizationId : ''
  const id = idOf(actor)
  const ids = 'organizationId' in actor ? [organizationId, ...actor.kind === 'job' || actor.kind === 'mail' ? [] : [id]] : []
  if (!ids.every(each => uuid.test(each))) throw new Refusal('not_signed_in', {}, 401)
  return { name: 'enter', text: `select * from app.enter($1, $2, $3, $4)`, values: [actor.kind, organizationId, id, isBrief] }
}

const idOf = (actor: Actor) => actor.kind === 'person' ? actor.personId : actor.kind === 'session' ? actor.token : actor.kind === 'key' ? actor.hash : actor.kind === 'guest' ? actor.guestId : actor.kind === 'mail' ? 'in' : actor.name
const keyOf = (actor: Actor) => `${actor.kind} ${'organizationId' in actor ? actor.organizationId : ''} ${idOf(actor)}`

/** Extended protocol always: one statement per call. Prepared, since planning with policies costs as much as running; the first few hundred texts only, since prepared ones are never forgotten. */
function statement<T>(query: Query<T>, values: readonly unknown[]) {
  const { sql, parameters } = typeof query === 'string' ? { sql: query, parameters: values } : query
  if (!names.has(sql) && names.size < 500) names.set(sql, `q${named++}`)
  return { name: names.get(sql), text: sql, values: [...parameters], queryMode: 'extended' as const }
}
const names = new Map<string, string>()
let named = 0

const isWorthAnotherTry = (error: unknown) => ['40001', '40P01', 'changed_meanwhile'].includes((error as { code?: string }).code ?? '')
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

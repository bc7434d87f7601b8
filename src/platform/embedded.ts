import pg from 'pg'
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { ConfigError, derive, errorCode } from './config.ts'
import { findHome, type Home } from './embedded-home.ts'
import { endsWithUs, halt, initialise, interrupt, isAlive, launch, passwordOf, running, superuser, type Postmaster, type Settings } from './embedded-process.ts'

export type Embedded = {
  /** The owner's: role equipoise_owner, database equipoise. */
  url: string
  /** Tells a second start where this one serves. */
  announce(address: string): Promise<void>
  stop(): Promise<void>
}
type Options = { dataDir: string; log: (line: string) => void; settings?: Settings; lost?: (reason: string) => void; signal?: AbortSignal }

/** A PostgreSQL of our own on this data folder: made, started, or adopted from a server that was killed; ours alone until `stop`. */
export async function startEmbedded({ dataDir, log, settings = {}, lost = log, signal }: Options): Promise<Embedded> {
  const home = findHome(dataDir, log)
  if (!existsSync(home.pgdata)) log('Making a database …')
  signal?.addEventListener('abort', interrupt)
  await initialise(home)
  let held = await hold(home, settings, log)
  signal?.removeEventListener('abort', interrupt)
  const { port } = held.postmaster
  let isStopping = false
  let address = 'starting'
  watch()
  return {
    url: await ensureOwner(held.keeper, port, derive(passwordOf(home), ownerRole)),
    async announce(served) {
      address = served
      await name(held.keeper, address)
    },
    async stop() {
      if (isStopping) return
      isStopping = true
      await halt(held.postmaster)
      endsWithUs.delete(held.postmaster.pid)
      await held.keeper.end().catch(() => {})
    },
  }

  function watch() {
    held.keeper.once('end', () => { if (!isStopping) void again() })
  }

  async function again() {
    log('The database went away: starting it again.')
    endsWithUs.delete(held.postmaster.pid)
    try {
      held = await hold(home, settings, log, port)
      await name(held.keeper, address)
      watch()
    } catch (error) {
      lost((error as Error).message)
    }
  }
}

/** The owner's address at a server that already runs on this data folder, for scripts beside it; null when none does. */
export function runningUrl(dataDir: string): string | null {
  const home = findHome(dataDir, () => {})
  const postmaster = existsSync(home.pgdata) ? running(home.pgdata) : null
  return postmaster && urlOf(postmaster.port, derive(passwordOf(home), ownerRole))
}

type Held = { postmaster: Postmaster; keeper: pg.Client }

async function hold(home: Home, settings: Settings, log: (line: string) => void, port?: number): Promise<Held> {
  for (;;) {
    const postmaster = running(home.pgdata) ?? await launch(home, settings, log, port)
    const keeper = postmaster && await claim(home, postmaster)
    if (keeper) {
      endsWithUs.add(postmaster.pid)
      return { postmaster, keeper }
    }
    await pause(50)
  }
}

/** One server to a data folder: whoever holds this connection's lock. It goes with the process, however that ends. */
async function claim(home: Home, postmaster: Postmaster): Promise<pg.Client | null> {
  const keeper = await enter(home, postmaster)
  if (!keeper) return null
  for (let waited = 0; ; waited += 100) {
    const { rows: [answer] } = await keeper.query<{ is_ours: boolean }>('select pg_try_advisory_lock($1) as is_ours', [lock])
    if (answer?.is_ours) return name(keeper, 'starting')
    const { rows: [holder] } = await keeper.query<{ pid: string; address: string }>(`select split_part(application_name, ' ', 2) as pid, split_part(application_name, ' ', 3) as address
      from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and granted and objid = $1`, [lock])
    if (waited >= (holder?.address === 'starting' ? 3000 : 1000)) {
      await keeper.end()
      endsWithUs.delete(postmaster.pid)
      throw new ConfigError(`Equipoise already runs on this data folder, ${holder?.address === 'starting' ? 'just starting' : `at ${holder?.address}`} (process ${holder?.pid}): use that one, end it first, or choose another folder with DATA_DIR.`)
    }
    await pause(100)
  }
}

async function enter(home: Home, { pid, port }: Postmaster): Promise<pg.Client | null> {
  while (isAlive(pid)) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: superuser, password: passwordOf(home), database: 'postgres' })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => {})
      if (errorCode(error) === '28P01') throw new ConfigError(`The database in ${home.pgdata} refuses the password that is kept beside it (equipoise.password): put the right one back.`)
      await pause(20)
    }
  }
  return null
}

async function ensureOwner(keeper: pg.Client, port: number, password: string) {
  const { rows: [found] } = await keeper.query<{ role: boolean; database: boolean }>(`select
    exists (select from pg_roles where rolname = $1) as role, exists (select from pg_database where datname = $2) as database`, [ownerRole, database])
  if (!found?.role) await keeper.query(`create role ${ownerRole}`)
  await keeper.query(`alter role ${ownerRole} login createrole createdb password ${pg.escapeLiteral(password)}`)
  if (!found?.database) await keeper.query(`create database ${database} owner ${ownerRole}`)
  return urlOf(port, password)
}

const urlOf = (port: number, password: string) => `postgres://${ownerRole}:${password}@127.0.0.1:${port}/${database}`

async function name(keeper: pg.Client, address: string) {
  await keeper.query(`select set_config('application_name', $1, false)`, [`equipoise ${process.pid} ${address}`])
  return keeper
}

const ownerRole = 'equipoise_owner'
const database = 'equipoise'
const lock = 20_260

import pg from 'pg'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getConstructionPlans, getMigrationPlans } from 'pg-boss'
import { checkout, ConfigError, errorCode } from './config.ts'
import { ensureRole } from './roles.ts'

type Urls = { appUrl: string; authUrl: string }
type Options = { secret: string; appUrl?: string | null; authUrl?: string | null; upTo?: number }
type Migration = { number: number; name: string; text: string; checksum: string }

/** Brings the database of this owner to what this code expects: schemas, roles, migrations, declared exceptions, policies, jobs. Forward only, one at a time. `upTo`: only the tables of an older release, for tests of the way from there. */
export async function migrate(ownerUrl: string, { secret, appUrl, authUrl, upTo }: Options): Promise<Urls> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'equipoise migrate' })
  owner.on('error', () => {})
  await connect(owner)
  try {
    await owner.query('select pg_advisory_lock($1)', [lock])
    const urls = {
      appUrl: await ensureRole(owner, { role: 'equipoise_app', ownerUrl, secret, given: appUrl, variable: 'APP_DATABASE_URL' }),
      authUrl: await ensureRole(owner, { role: 'equipoise_auth', ownerUrl, secret, given: authUrl, variable: 'AUTH_DATABASE_URL' }),
    }
    await layGround(owner)
    const hasMigrated = await applyMigrations(owner, upTo)
    if (upTo) return urls
    await applyDeclared(owner, hasMigrated)
    await applyJobs(owner)
    return urls
  } finally {
    await owner.end()
  }
}

async function connect(owner: pg.Client) {
  try {
    await owner.connect()
  } catch (error) {
    const { host, port, database } = owner
    throw new ConfigError(`The database ${database} at ${host}:${port} can’t be reached (${(error as Error).message || (error as { code?: string }).code}): start it, or mend DATABASE_URL; unset, Equipoise brings its own.`)
  }
  const { rows: [found] } = await owner.query<{ server_version_num: string }>('show server_version_num')
  if (Number(found?.server_version_num) < 180_000) throw new ConfigError('Equipoise needs PostgreSQL 18: the server at DATABASE_URL is older.')
}

async function layGround(owner: pg.Client) {
  try {
    await owner.query(ground)
  } catch (error) {
    if (errorCode(error) === '42501') throw new ConfigError(`The role at DATABASE_URL may not make schemas in ${owner.database} (${(error as Error).message}): make it the owner of that database.`)
    throw error
  }
}

async function applyMigrations(owner: pg.Client, upTo = Infinity): Promise<boolean> {
  const known = migrations()
  const { rows: applied } = await owner.query<{ number: number; name: string; checksum: string }>('select number, name, checksum from equipoise.migration order by number')
  for (const { number, name, checksum } of applied) {
    const ours = known.find(each => each.number === number)
    if (!ours) throw new ConfigError(`The database has migration ${name}, which this Equipoise doesn’t know: it was used by a newer one; start that.`)
    if (ours.checksum !== checksum) throw new ConfigError(`Migration ${name} was changed after it had been applied here: put its text back and write a new migration instead.`)
  }
  const pending = known.filter(each => each.number <= upTo && !applied.some(({ number }) => number === each.number))
  for (const migration of pending) await inTransaction(owner, [{ name: `migrations/${migration.name}`, text: migration.text }], `insert into equipoise.migration (number, name, checksum) values ($1, $2, $3)`, [migration.number, migration.name, migration.checksum])
  return pending.length > 0
}

/** Facts, posts and policies are laid over the tables anew whenever either changed; at once, so that nobody ever sees tables without policies. */
async function applyDeclared(owner: pg.Client, hasMigrated: boolean) {
  const names = ['owner.sql', ...readdirSync(folder).filter(name => /^owner-\w+\.sql$/.test(name)).sort(), 'policies.sql']
  const declared = names.map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  const checksum = hash(declared.map(({ text }) => text).join('\n'))
  const { rows: [stored] } = await owner.query<{ checksum: string }>(`select checksum from equipoise.declared`)
  if (!hasMigrated && stored?.checksum === checksum) return
  await inTransaction(owner, declared, `insert into equipoise.declared (checksum) values ($1) on conflict (is_only) do update set checksum = $1, applied_at = clock_timestamp()`, [checksum])
}

async function applyJobs(owner: pg.Client) {
  const expected = Number(/version\(version\) VALUES \('(\d+)'\)/.exec(getConstructionPlans('jobs'))?.[1])
  const { rows: [table] } = await owner.query<{ is_there: boolean }>(`select to_regclass('jobs.version') is not null as is_there`)
  const { rows: [found] } = table?.is_there ? await owner.query<{ version: number }>('select version from jobs.version') : { rows: [] }
  if (found?.version === expected) return
  if (found && found.version > expected) throw new ConfigError('The database’s job queue was made by a newer Equipoise: start that.')
  await owner.query(found ? getMigrationPlans('jobs', found.version) : getConstructionPlans('jobs', { createSchema: false }))
  await owner.query(`grant select, insert, update, delete on all tables in schema jobs to equipoise_app; grant execute on all functions in schema jobs to equipoise_app`)
}

async function inTransaction(owner: pg.Client, files: { name: string; text: string }[], record: string, values: unknown[]) {
  try {
    await owner.query('begin')
    for (const file of files) await apply(owner, file)
    await owner.query(record, values)
    const { command } = await owner.query('commit')
    if (command !== 'COMMIT') throw new Error(`${files[0]?.name} ended its own transaction`)
  } catch (error) {
    await owner.query('rollback').catch(() => {})
    throw error
  }
}

async function apply(owner: pg.Client, { name, text }: { name: string; text: string }) {
  try {
    await owner.query(text)
  } catch (error) {
    const { message, position } = error as pg.DatabaseError
    const line = position ? `, line ${text.slice(0, Number(position)).split('\n').length}` : ''
    throw new Error(`db/${name}${line}: ${message}`, { cause: error })
  }
}

function migrations(): Migration[] {
  const found = readdirSync(join(folder, 'migrations')).filter(name => name.endsWith('.sql')).sort().map(name => {
    const text = readFileSync(join(folder, 'migrations', name), 'utf8')
    return { number: Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]), name, text, checksum: hash(text) }
  })
  found.forEach(({ number, name }, index) => {
    if (Number.isNaN(number) || number === found[index - 1]?.number) throw new Error(`db/migrations/${name}: migrations are named 0001_name.sql, 0002_…, each number once`)
  })
  return found
}

const hash = (text: string) => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')

const folder = join(checkout, 'db')
const lock = 20_261

/** public holds the tables, app the functions that policies use, auth the sign-in's own, jobs the queue. */
const ground = `
  set client_min_messages = warning;
  create schema if not exists equipoise;
  create schema if not exists app;
  create schema if not exists auth;
  create schema if not exists jobs;
  revoke create on schema public from public;
  grant usage on schema public, app, jobs to equipoise_app;
  grant usage on schema auth to equipoise_auth;
  create table if not exists equipoise.migration (
    number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default clock_timestamp());
  create table if not exists equipoise.declared (
    is_only boolean primary key default true check (is_only), checksum text not null, applied_at timestamptz not null default clock_timestamp())`

import pg from 'pg'
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, inject } from 'vitest'
import { openSecrets } from '#platform/secrets.ts'

/** What many test files begin with, filled in once and cloned for each. */
export type Prepared = { name: string; fill: (ownerUrl: string) => Promise<void> }
export type TestDatabase = { ownerUrl: string; appUrl: string; authUrl: string }

/** A database of one's own, migrated (or empty), gone when the test file is done. Call it at the top of the file: `const database = await testDatabase()`. */
export async function testDatabase({ isEmpty = false, prepared }: { isEmpty?: boolean; prepared?: Prepared } = {}): Promise<TestDatabase> {
  openSecrets('a secret for tests, of 32 characters')
  const name = `test_${randomBytes(6).toString('hex')}`
  if (prepared) await prepare(prepared)
  // Its files are copied: through the log, as PostgreSQL would by itself, a clone takes half as long again.
  await asOwner(`create database ${name} template ${prepared?.name ?? (isEmpty ? 'template0' : 'equipoise')} strategy file_copy`)
  afterAll(() => dropped(name))
  const at = (url: string) => named(url, name)
  return { ownerUrl: at(inject('ownerUrl')), appUrl: at(inject('appUrl')), authUrl: at(inject('authUrl')) }
}

/** Made once a run, by whichever test file comes first; it has its name once it is whole. */
async function prepare({ name, fill }: Prepared) {
  await asOwner(`select pg_advisory_lock(${preparing})`, async ask => {
    if ((await ask(`select from pg_database where datname = '${name}'`)).rowCount) return
    await ask(`drop database if exists ${name}_unfinished with (force)`)
    await ask(`create database ${name}_unfinished template equipoise strategy file_copy`)
    await fill(named(inject('ownerUrl'), `${name}_unfinished`))
    await ask(`alter database ${name}_unfinished rename to ${name}`)
  })
}
const preparing = 20_262
const named = (url: string, database: string) => url.replace(/\/equipoise$/, `/${database}`)

/** Autovacuum may be in it, which only a superuser may end; it doesn't stay. */
async function dropped(name: string, attempts = 40): Promise<void> {
  try {
    await asOwner(`drop database if exists ${name} with (force)`)
  } catch (error) {
    if (attempts <= 1 || !['42501', '55006'].includes((error as pg.DatabaseError).code ?? '')) throw error
    await pause(250)
    await dropped(name, attempts - 1)
  }
}

async function asOwner(statement: string, then?: (ask: (statement: string) => Promise<pg.QueryResult>) => Promise<void>) {
  const client = new pg.Client({ connectionString: named(inject('ownerUrl'), 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
    await then?.(next => client.query(next))
  } finally {
    await client.end()
  }
}

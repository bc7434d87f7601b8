import pg from 'pg'
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, inject } from 'vitest'
import { openSecrets } from '#platform/secrets.ts'

export type TestDatabase = { ownerUrl: string; appUrl: string; authUrl: string }

/** A database of one's own, migrated (or empty), gone when the test file is done. Call it at the top of the file: `const database = await testDatabase()`. */
export async function testDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  openSecrets('a secret for tests, of 32 characters')
  const name = `test_${randomBytes(6).toString('hex')}`
  // Its files are copied: through the log, as PostgreSQL would by itself, a clone takes half as long again.
  await asOwner(`create database ${name} template ${isEmpty ? 'template0' : 'equipoise'} strategy file_copy`)
  afterAll(() => dropped(name))
  const named = (url: string) => url.replace(/\/equipoise$/, `/${name}`)
  return { ownerUrl: named(inject('ownerUrl')), appUrl: named(inject('appUrl')), authUrl: named(inject('authUrl')) }
}

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

async function asOwner(statement: string) {
  const client = new pg.Client({ connectionString: inject('ownerUrl').replace(/\/equipoise$/, '/postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

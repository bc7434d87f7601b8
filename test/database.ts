import pg from 'pg'
import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'

export type TestDatabase = { ownerUrl: string; appUrl: string; authUrl: string }

/** A database of one's own, migrated (or empty), gone when the test file is done. Call it at the top of the file: `const database = await testDatabase()`. */
export async function testDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asOwner(`create database ${name} template ${isEmpty ? 'template0' : 'equipoise'}`)
  afterAll(() => asOwner(`drop database if exists ${name} with (force)`))
  const named = (url: string) => url.replace(/\/equipoise$/, `/${name}`)
  return { ownerUrl: named(inject('ownerUrl')), appUrl: named(inject('appUrl')), authUrl: named(inject('authUrl')) }
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

import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'

const secret = 'a secret for tests, of 32 characters'
const empty = await testDatabase({ isEmpty: true })
const migrated = await testDatabase()

test('an empty database becomes a migrated one, also when several start at once', async () => {
  const [one, two, three] = await Promise.all([1, 2, 3].map(() => migrate(empty.ownerUrl, { secret })))
  expect(two).toEqual(one)
  expect(three).toEqual(one)
  expect(await ask(one!.appUrl, 'select current_user as name')).toEqual([{ name: 'equipoise_app' }])
  expect(await ask(one!.authUrl, 'select current_user as name')).toEqual([{ name: 'equipoise_auth' }])
})

test('a database that a newer Equipoise used is refused and left as it is', async () => {
  await ask(migrated.ownerUrl, `insert into equipoise.migration values (9999, '9999_from_the_future.sql', 'x')`)
  await expect(migrate(migrated.ownerUrl, { secret })).rejects.toThrow('9999_from_the_future.sql, which this Equipoise doesn’t know')
  await ask(migrated.ownerUrl, 'delete from equipoise.migration where number = 9999')
})

test('a migration that was changed after it had been applied is refused', async () => {
  await ask(migrated.ownerUrl, `update equipoise.migration set checksum = 'x' where number = 1`)
  await expect(migrate(migrated.ownerUrl, { secret })).rejects.toThrow('was changed after it had been applied')
})

test('a role that may bypass row level security is refused', async () => {
  const wrong = empty.appUrl.replace('equipoise_app:', 'equipoise_auth:')
  await expect(migrate(empty.ownerUrl, { secret, appUrl: wrong })).rejects.toThrow('APP_DATABASE_URL')
})

test('the server’s roles own nothing, and sign-in’s role sees its own schema only', async () => {
  expect(await ask(empty.ownerUrl, `select count(*)::int as number from pg_class join pg_roles on pg_roles.oid = relowner where rolname in ('equipoise_app', 'equipoise_auth')`)).toEqual([{ number: 0 }])
  expect(await ask(empty.ownerUrl, `select has_schema_privilege('equipoise_auth', 'auth', 'usage') as auth, has_schema_privilege('equipoise_auth', 'app', 'usage') as app,
    has_schema_privilege('equipoise_auth', 'jobs', 'usage') as jobs, has_schema_privilege('equipoise_app', 'auth', 'usage') as app_in_auth`)).toEqual([{ auth: true, app: false, jobs: false, app_in_auth: false }])
})

async function ask(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

import pg from 'pg'
import { createServer, type AddressInfo } from 'node:net'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from '#platform/embedded.ts'
import { isAlive, running } from '#platform/embedded-process.ts'
import { startServer, temporaryFolder } from './start.ts'

const dataDir = temporaryFolder()
const pgdata = join(dataDir, 'postgres')
const start = () => startEmbedded({ dataDir, log: () => {} })
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test('a database is made, kept over a stop, and nobody else can read its password', async () => {
  const first = await start()
  await ask(first.url, 'create table kept as select 1 as number')
  expect(statSync(join(pgdata, 'equipoise.password')).mode & 0o777).toBe(0o600)
  expect(statSync(pgdata).mode & 0o777).toBe(0o700)
  await first.stop()
  expect(running(pgdata)).toBeNull()

  const second = await start()
  expect(await ask(second.url, 'select number from kept')).toEqual([{ number: 1 }])
  await second.stop()
})

test('it is durable, tells its log nothing about people, listens on loopback, and its owner is no superuser', async () => {
  const { url, stop } = await start()
  const settings = await ask(url, `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'log_statement', 'log_parameter_max_length_on_error', 'server_encoding') order by name`)
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', listen_addresses: '127.0.0.1', log_statement: 'none', log_parameter_max_length_on_error: '0', server_encoding: 'UTF8' })
  expect(await ask(url, 'select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user')).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: true }])
  await ask(url, 'create table secretive (email text primary key)')
  await ask(url, `insert into secretive values ('a.private@example.com')`)
  await expect(ask(url, `insert into secretive values ('a.private@example.com')`)).rejects.toThrow('duplicate key')
  expect(readFileSync(join(pgdata, 'equipoise.log'), 'utf8')).not.toContain('a.private@example.com')
  await stop()
})

test('a second start is told where the first one serves, and harms nothing', async () => {
  const first = await start()
  await first.announce('http://127.0.0.1:4711')
  await expect(start()).rejects.toThrow('already runs on this data folder, at http://127.0.0.1:4711')
  expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await first.stop()
})

test('data of another major version is refused and left alone', async () => {
  const file = join(pgdata, 'PG_VERSION')
  const before = readFileSync(file)
  writeFileSync(file, '17\n')
  await expect(start()).rejects.toThrow('was made by PostgreSQL 17, this is 18')
  writeFileSync(file, before)
})

test('a process number that went to another program doesn’t keep the database from starting', async () => {
  writeFileSync(join(pgdata, 'postmaster.pid'), `${process.pid}\n${pgdata}\n1700000000\n5555\n\n127.0.0.1\n  1 2\nready   \n`)
  const { url, stop } = await start()
  expect(await ask(url, 'select number from kept')).toEqual([{ number: 1 }])
  await stop()
})

test('of two starts at once on a fresh folder one serves, the other says so in one line', async () => {
  const fresh = temporaryFolder()
  const both = [startServer(fresh), startServer(fresh)]
  const outcomes = await Promise.allSettled(both.map(({ ready }) => ready))
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = both[outcomes.findIndex(({ status }) => status === 'rejected')]!
  expect(await refused.ended).toBe(1)
  expect(refused.output.split('\n').filter(line => line.startsWith('equipoise: '))).toEqual([expect.stringContaining('already runs on this data folder')])
  const serving = both.find(each => each !== refused)!
  expect((await fetch(`${await serving.ready}/api/v1/health`)).status).toBe(200)
  const { pid } = running(join(fresh, 'postgres'))!
  serving.child.kill('SIGINT')
  expect(await serving.ended).toBe(0)
  expect(isAlive(pid)).toBe(false)
  rmSync(fresh, { recursive: true })
})

test('what goes wrong at start is one line that says what to do', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => taken.once('listening', resolve))
  const { port } = taken.address() as AddressInfo
  expect(await complaint({ args: ['--port', String(port)] })).toBe(`equipoise: Port ${port} is in use by another program: end that, or take another port: npm start -- --port ${port + 1}.`)
  taken.close()
  expect(await complaint({ env: { DATABASE_URL: 'postgres://someone:hidden@127.0.0.1:1/nothing' } })).toMatch(/^equipoise: The database nothing at 127\.0\.0\.1:1 can’t be reached \(.*\): start it, or mend DATABASE_URL/)
  expect(await complaint({ env: { PORT: 'high' } })).toContain('PORT is “high”')
  expect(await complaint({ args: ['--nonsense'] })).toContain('npm start -- --empty')
})

async function complaint(options: { args?: string[]; env?: Record<string, string> }) {
  const server = startServer(dataDir, { args: [], ...options })
  expect(await server.ended).toBe(1)
  expect(server.output).not.toContain('hidden')
  expect(existsSync(pgdata)).toBe(true)
  return server.output.trim()
}

async function ask(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

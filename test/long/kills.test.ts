import pg from 'pg'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { derive } from '#platform/config.ts'
import { isAlive, kill, running } from '#platform/embedded-process.ts'
import { startServer, temporaryFolder } from '../start.ts'

const dataDir = temporaryFolder()
const pgdata = join(dataDir, 'postgres')
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test('what was committed survives the server’s, the database’s and both their sudden ends', async () => {
  let committed = 0
  for (const [round, victims] of (['server', 'database', 'both', 'server', 'both', 'database'] as const).entries()) {
    const server = startServer(dataDir)
    await server.ready
    const client = await connect()
    await client.query('create table if not exists proof (number int primary key)')
    expect((await client.query('select count(*)::int as number from proof')).rows[0].number).toBeGreaterThanOrEqual(committed)
    const writing = write(client, round * 1_000_000, number => { committed += number })
    await pause(300)
    const { pid } = running(pgdata)!
    if (victims !== 'database') server.child.kill('SIGKILL')
    if (victims !== 'server') kill(pid, 'SIGKILL')
    if (victims === 'server') await pause(200)
    await (victims === 'server' ? client.end() : undefined)
    await writing
    if (victims === 'database') {
      await expect.poll(() => health(server.ready), { timeout: 60_000 }).toBe(200)
      server.child.kill('SIGTERM')
    }
    await server.ended
  }
  const server = startServer(dataDir)
  await server.ready
  const client = await connect()
  expect((await client.query('select count(*)::int as number from proof')).rows[0].number).toBeGreaterThanOrEqual(committed)
  expect(committed).toBeGreaterThan(100)
  await client.end()
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(server.output).not.toContain('Error')
})

test.each([['SIGKILL', 12], ['SIGINT', 12]] as const)('a first start that is ended by %s at any moment leaves nothing that the next one stumbles over', async (signal, rounds) => {
  for (let round = 0; round < rounds; round++) {
    const fresh = temporaryFolder()
    const interrupted = startServer(fresh)
    await pause(200 + round * 250)
    interrupted.child.kill(signal)
    await interrupted.ended
    if (signal === 'SIGINT') {
      await expect.poll(() => running(join(fresh, 'postgres')), { timeout: 60_000, message: `round ${round}` }).toBeNull()
      expect(readdirSync(fresh).filter(name => name.includes('.new-'))).toEqual([])
    }
    const next = startServer(fresh)
    await next.ready
    const { pid } = running(join(fresh, 'postgres'))!
    next.child.kill('SIGTERM')
    expect(await next.ended).toBe(0)
    expect(isAlive(pid)).toBe(false)
    rmSync(fresh, { recursive: true })
  }
})

async function write(client: pg.Client, from: number, count: (number: number) => void) {
  try {
    for (let number = from; ; number++) {
      await client.query('insert into proof values ($1)', [number])
      count(1)
    }
  } catch {
    // It was killed: that is the proof's point.
  }
}

async function connect() {
  const { port } = running(pgdata)!
  const password = derive(readFileSync(join(pgdata, 'equipoise.password'), 'utf8').trim(), 'equipoise_owner')
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'equipoise_owner', password, database: 'equipoise' })
  client.on('error', () => {})
  await client.connect()
  return client
}

async function health(ready: Promise<string>) {
  return fetch(`${await ready}/api/v1/health`).then(({ status }) => status, () => 0)
}

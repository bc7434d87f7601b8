import { fork, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { readConfig } from '#platform/config.ts'
import { startEmbedded } from '#platform/embedded.ts'
import { migrate } from '#platform/migrate.ts'
import { openSecrets } from '#platform/secrets.ts'
import { createServices } from '../src/app.ts'
import { seedDemo } from '../src/demo.ts'
import { cast, words, type Actor, type Case, type Cast } from './cases.ts'
import { memory, spent, under, type Spent } from './spent.ts'
import type { Answered, Order } from './load.ts'

// npm run bench: the product, with every right, beside a bare server, in one run on one machine. npm run bench -- --people 10000,1000000 holds sizes against each other.
const { values: given } = parseArgs({ options: { people: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '2' }, only: { type: 'string', default: '' }, data: { type: 'string' } } })
const [rounds, seconds] = [Number(given.rounds), Number(given.seconds)]
const secret = 'a secret for the bench, of 32 letters', password = 'a password for the bench'
const connections = 16
const stops: (() => unknown)[] = []

type Server = { child: ChildProcess; port: number }
type Cluster = { product: Server; bare: Server; load: ChildProcess; postmaster: number }
type Measured = { rate: number; p50: number; p99: number }
type Line = { name: string; actor: Actor; kind: Case['kind']; aim: number; ours: Measured; bare: Measured; alone: number; ratio: number; cost: { ours: Spent; bare: Spent } }

try {
  const sizes: [number, Line[]][] = []
  for (const people of given.people.split(',').map(Number)) sizes.push([people, await measure(people)])
  if (sizes.length > 1) compare(sizes)
} finally {
  for (const stop of stops.reverse()) await stop()
}

async function measure(people: number): Promise<Line[]> {
  const dataDir = given.data ? `${given.data}-${people}` : temporary()
  const embedded = await startEmbedded({ dataDir, log: () => {} })
  stops.push(() => embedded.stop())
  const owner = new pg.Client({ connectionString: embedded.url })
  await owner.connect()
  stops.push(() => owner.end())
  openSecrets(secret)
  const { authUrl, appUrl } = await migrate(embedded.url, { secret })
  const seeding = performance.now()
  const signIns = await seeded(owner, embedded.url, people)
  const told = await cast(owner, signIns)
  const config = readConfig({ DATA_DIR: dataDir, SECRET: secret })
  const house = createServices({ config, secret, ownerUrl: embedded.url, appUrl, authUrl }, () => 'http://127.0.0.1')
  for (const actor of Object.keys(words) as Actor[]) {
    if ((await owner.query('select from membership where person_id = $1', [told.people[actor]])).rows.length) continue
    const account = await house.auth.createAccount({ email: told.emails[actor], name: actor, password })
    await owner.query('insert into membership (organization_id, account_id, person_id) values ($1, $2, $3)', [told.organizationId, account, told.people[actor]])
  }
  await house.close()
  await owner.query('checkpoint').catch(() => {})
  console.log(`\n${people} people, made in ${((performance.now() - seeding) / 1000).toFixed(0)} s; ${cpus().length} × ${cpus()[0]!.model.trim()}, ${connections} connections, ${rounds} rounds of ${seconds} s each`)

  const [product, bare, load] = [await startProduct(embedded.url, dataDir), await startBare(embedded.url, told.cases), fork(join(import.meta.dirname, 'load.ts'))]
  stops.push(() => ended(load))
  const postmaster = under((await owner.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid)
  await settled(product, postmaster)
  const cookies = Object.fromEntries(await Promise.all((Object.keys(words) as Actor[]).map(async actor => [actor, await signIn(product.port, told.emails[actor])])))
  const lines: Line[] = []
  for (const each of told.cases.filter(({ name, actor }) => `${name} ${actor}`.includes(given.only))) lines.push(await compared(each, cookies, { product, bare, load, postmaster }))
  print(lines, told)
  console.log(`server memory: ${memory(product.child.pid!, 'VmRSS')} MB now, ${memory(product.child.pid!, 'VmHWM')} MB at most (aim: 400)`)
  for (const child of [product.child, bare.child, load]) await ended(child)
  return lines
}

/** The first start on a company opens its leave accounts and the like: until the product and PostgreSQL have rested for five seconds. */
async function settled({ child }: Server, postmaster: number) {
  const started = performance.now()
  for (let quiet = 0; quiet < 5;) {
    const before = spent(child.pid!, postmaster)
    await sleep(1000)
    const after = spent(child.pid!, postmaster)
    quiet = after.server - before.server + after.database - before.database < 100 ? quiet + 1 : 0
    if (performance.now() - started > 15 * 60_000) throw new Error('the product’s jobs didn’t end within 15 minutes')
  }
  console.log(`its jobs rested after ${((performance.now() - started) / 1000 - 5).toFixed(0)} s`)
}

/** Rounds of both by turns, so that what else goes on in the machine meets both alike. */
async function compared({ name, actor, kind, aim, paths }: Case, cookies: Record<string, string>, { product, bare: other, load, postmaster }: Cluster): Promise<Line> {
  const ours = { port: product.port, headers: `cookie: ${cookies[actor]!}\r\n`, server: product.child.pid! }, bare = { port: other.port, headers: `x-actor: ${actor}\r\n`, server: other.child.pid! }
  const order = async (to: typeof ours, howLong = seconds, many = connections): Promise<Answered> => {
    const versions = kind === 'change' ? await versionsOf(paths, product.port, cookies[actor]!) : null
    const answered = await asked(load, { ...to, paths, connections: many, seconds: howLong, versions })
    if (answered.failed.length) throw new Error(`${name} (${actor}): ${answered.failed.join('\n')}`)
    return answered
  }
  if (kind === 'list') await mustAgree(name, paths[0]!, ours, bare)
  await order(ours, 1)
  await order(bare, 1)
  const took: [Answered, Answered][] = []
  for (let round = 0; round < rounds; round++) took.push([await order(ours), await order(bare)])
  // One at a time, so that it shows what a request costs by itself.
  const alone = async (to: typeof ours) => {
    const before = spent(to.server, postmaster)
    const answered = await order(to, Math.max(1, seconds), 1)
    const after = spent(to.server, postmaster)
    return { p50: answered.p50, cost: { server: (after.server - before.server) / answered.count, database: (after.database - before.database) / answered.count } }
  }
  const single = await alone(ours), plain = await alone(bare)
  const of = (which: 0 | 1): Measured => ({ rate: median(took.map(pair => pair[which].count / pair[which].seconds)), p50: median(took.map(pair => pair[which].p50)), p99: median(took.map(pair => pair[which].p99)) })
  return { name, actor, kind, aim, ours: of(0), bare: of(1), alone: single.p50, cost: { ours: single.cost, bare: plain.cost }, ratio: median(took.map(([own, other]) => own.count / own.seconds / (other.count / other.seconds))) }
}

function print(lines: Line[], { shares }: Cast) {
  console.log(`${'what'.padEnd(34)}${'who'.padEnd(34)}${['req/s', 'p50 ms', 'p99 ms', 'bare/s', 'p50', 'p99', 'share', 'alone ms'].map(each => each.padStart(9)).join('')}${['cpu ms', 'bare cpu'].map(each => each.padStart(11)).join('')}`)
  const told = ({ server, database }: Spent) => `${server.toFixed(2)}+${database.toFixed(2)}`
  for (const { name, actor, aim, ours, bare, alone, ratio, cost } of lines) {
    const who = `${words[actor]} (${(shares[actor] * 100).toPrecision(2)} %)`
    console.log(`${name.padEnd(34)}${who.padEnd(34)}${[ours.rate.toFixed(0), ours.p50.toFixed(2), ours.p99.toFixed(1), bare.rate.toFixed(0), bare.p50.toFixed(2), bare.p99.toFixed(1), ratio.toFixed(2), alone.toFixed(2)].map(each => each.padStart(9)).join('')}${[told(cost.ours), told(cost.bare)].map(each => each.padStart(11)).join('')}${ratio < aim ? `   below ${aim}` : ''}`)
  }
}

/** The larger company beside the smaller. */
function compare(sizes: [number, Line[]][]) {
  const [[few, small], [many, large]] = [sizes[0]!, sizes.at(-1)!]
  console.log(`\np50 at ${many} people beside ${few}: aim 1.5, and no list above 20 ms`)
  for (const [n, line] of large.entries()) {
    const before = small[n]!
    const [growth, growthAlone] = [line.ours.p50 / before.ours.p50, line.alone / before.alone]
    const isMissed = Math.min(growth, growthAlone) > 1.5 || line.kind === 'list' && line.alone > 20
    console.log(`${line.name.padEnd(34)}${words[line.actor].padEnd(28)}${connections} connections: ${before.ours.p50.toFixed(2)} → ${line.ours.p50.toFixed(2)} ms (${growth.toFixed(2)}×)   alone: ${before.alone.toFixed(2)} → ${line.alone.toFixed(2)} ms (${growthAlone.toFixed(2)}×)${isMissed ? '   MISSED' : ''}`)
  }
}

async function seeded(owner: pg.Client, url: string, people: number) {
  if (!(await owner.query('select from organization')).rows.length) return (await seedDemo(url, { people, log: console.log })).signIns
  return (await owner.query<{ email: string; personId: string }>(`select work_email as email, id as "personId" from person where work_email = any ($1)`, [['chro@demo.example', 'manager@demo.example']])).rows
}

async function startProduct(url: string, dataDir: string) {
  const { PORT, HOST, NOW, BASE_URL, ...env } = process.env
  const child = spawn(process.execPath, ['src/server.ts', '--port', '0'], { env: { ...env, DATABASE_URL: url, DATA_DIR: dataDir, SECRET: secret }, stdio: ['ignore', 'pipe', 'inherit'] })
  stops.push(() => ended(child))
  const port = await new Promise<number>((resolve, reject) => {
    let output = ''
    child.stdout.on('data', data => { const found = /ready: http:\S+:(\d+)/.exec(output += data)?.[1]; if (found) resolve(Number(found)) })
    child.once('exit', code => reject(new Error(`the server ended with ${code}: ${output}`)))
  })
  return { child, port }
}

async function startBare(url: string, cases: Case[]): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'bare.ts'), [url])
  stops.push(() => ended(child))
  child.send(cases)
  return new Promise(resolve => child.once('message', message => resolve({ child, port: (message as { port: number }).port })))
}

async function signIn(port: number, email: string): Promise<string> {
  const origin = `http://127.0.0.1:${port}`
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify({ email, password }) })
  const cookie = answer.headers.getSetCookie().map(each => each.split(';')[0]!).join('; ')
  if (!answer.ok || !cookie) throw new Error(`${email} can’t sign in: ${answer.status} ${await answer.text()}`)
  return cookie
}

/** Both must give about as many rows, or the race isn't one: who may see whom differs by a few from where they sit. */
async function mustAgree(name: string, path: string, ours: { port: number; headers: string }, bare: { port: number; headers: string }) {
  const [own, other] = await Promise.all([ours, bare].map(async ({ port, headers }) => {
    const [key, value] = headers.trim().split(': ') as [string, string]
    return await (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { [key]: value } })).json() as { items: unknown[]; total: number }
  }))
  if (Math.abs(own!.items.length - other!.items.length) > 12) console.log(`! ${name} ${path}: the product answers ${own!.items.length} of ${own!.total} rows, the bare server ${other!.items.length} of ${other!.total}`)
}

function versionsOf(paths: string[], port: number, cookie: string) {
  return Promise.all(Array.from({ length: connections }, async (_, own) => {
    const answer = await fetch(`http://127.0.0.1:${port}${paths[own % paths.length]!}`, { headers: { cookie } })
    return (await answer.json() as { version: number }).version
  }))
}

function asked(load: ChildProcess, order: Order): Promise<Answered> {
  load.send(order)
  return new Promise(resolve => load.once('message', message => resolve(message as Answered)))
}

function temporary() {
  const folder = mkdtempSync(join(tmpdir(), 'equipoise-bench-'))
  chmodSync(folder, 0o711)
  stops.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function median(numbers: number[]) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!
}

function ended(child: ChildProcess) {
  return new Promise<void>(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
    child.kill()
  })
}

import { fork } from 'node:child_process'
import { openAsBlob } from 'node:fs'
import { mkdtemp, rm, stat, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startEmbedded } from '#platform/embedded.ts'
import { migrate } from '#platform/migrate.ts'
import { functions } from '#shared/functions.ts'
import { writePeople } from './import-file.ts'
import { copyIn, copyOut } from './raw-copy.ts'

// How long it takes to import a file of people through a running server, beside a raw COPY of the rows that it wrote: node bench/import.ts --people 100000
const { values: { people: wanted } } = parseArgs({ options: { people: { type: 'string', default: '100000' } } })
const people = Number(wanted)
const folder = await mkdtemp(join(tmpdir(), 'equipoise-bench-'))
await chmod(folder, 0o711)
const file = join(folder, 'people.csv')
await writePeople(file, people)
const embedded = await startEmbedded({ dataDir: join(folder, 'data'), log: () => {} })
const { appUrl } = await migrate(embedded.url, { secret: 'a secret for the bench, of 32 letters' })
const owner = new pg.Client({ connectionString: embedded.url })
await owner.connect()
const { rows: [company] } = await owner.query<{ id: string }>(`select app.set_up('Acme', 'US', 'USD', 'America/New_York', 'Ann Boss', 'ann@acme.example', 'ann', $1) as id`, [Object.keys(functions)])
const { rows: [ann] } = await owner.query<{ id: string }>('select id from person')
const server = fork(join(import.meta.dirname, 'import-server.ts'), [appUrl, company!.id, ann!.id, folder])
const address = await new Promise<string>((resolve, reject) => server.once('message', message => resolve((message as { address: string }).address)).once('exit', () => reject(new Error('the server ended'))))
let memory = 0
server.on('message', message => { memory = Math.max(memory, (message as { memory?: number }).memory ?? 0) })

type View = { id: string; status: string; isRead: boolean; step: { name: string; done: number; total: number | null } | null; counts: { added: number; linked: number; unchanged: number } | null; problem: unknown; title?: string }
let previous = ''
const base = ['person', 'contact_details', 'personal_details', 'employment', 'contract', 'assignment', 'placement', 'working_hours', 'pay', 'event', 'event_value']
const derived = ['directory_entry', 'directory_word', 'vocabulary', 'reach', 'population_member', 'reporting_line']
const told = (name: string, value: string, verdict = '') => console.log(`  ${name.padEnd(48)}${value.padStart(9)}   ${verdict}`)
const seconds = (number: number) => `${number.toFixed(1)} s`
const aim = (name: string, most: number, total: number) => told(name, seconds(most), total <= most ? 'met' : 'MISSED')

try {
  const steps = await imported()
  const total = sum(steps)
  const raw = await copied(base), rawDerived = await copied(derived)
  console.log(`\n${people} people, ${((await stat(file)).size / 1e6).toFixed(1)} MB`)
  for (const [name, number] of steps) told(name, seconds(number))
  told('import, all of it', seconds(total))
  told('raw COPY of the same rows: what was told', seconds(raw))
  told('raw COPY of the same rows: what follows from it', seconds(rawDerived))
  aim('at most 3 × COPY + 20 s', 3 * (raw + rawDerived) + 20, total)
  aim('the same without what follows', 3 * raw + 20, total)
  told('events that don’t hold', String((await owner.query(`select * from app.verify_events($1)`, [company!.id])).rows.length))
  told('server memory at most', `${(memory / 1e6).toFixed(0)} MB`, memory <= 400e6 ? 'met' : 'MISSED')
  told('the same file again, to its check', seconds(sum(await imported(false))))
  told('server memory at most', `${(memory / 1e6).toFixed(0)} MB`, memory <= 400e6 ? 'met' : 'MISSED')
} finally {
  server.kill()
  await owner.end()
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}

function sum(steps: [string, number][]): number {
  return steps.reduce((all, [, number]) => all + number, 0)
}

async function imported(isWhole = true): Promise<[string, number][]> {
  const steps: [string, number][] = []
  const timed = async (name: string, work: () => Promise<void>) => {
    const started = performance.now()
    await work()
    steps.push([name, (performance.now() - started) / 1000])
  }
  let run = ''
  await timed('upload and reading into the staging table', async () => {
    const form = new FormData()
    form.set('file', await openAsBlob(file), 'people.csv')
    run = (await asked('POST', '/imports', form)).id
    await until(run, ({ isRead }) => isRead)
  })
  await asked('POST', `/imports/${run}/map`, '{}')
  await timed('check', async () => {
    await asked('POST', `/imports/${run}/check`, '{}')
    const { counts } = await until(run, ({ status }) => status === 'checked')
    console.log(`${counts?.added} added, ${counts?.linked} with a manager, ${counts?.unchanged} unchanged`)
  })
  if (isWhole) await timed('commit', async () => {
    await asked('POST', `/imports/${run}/commit`, '{}')
    await until(run, ({ status }) => status === 'committed')
  })
  return steps
}

async function until(run: string, isDone: (view: View) => boolean): Promise<View> {
  const started = performance.now()
  for (;;) {
    const view = await asked('GET', `/imports/${run}`)
    const now = view.step ? `${view.step.name} ${view.step.name === 'committing' ? view.step.done : ''}` : ''
    if (now && now !== previous) console.log(`${((performance.now() - started) / 1000).toFixed(1)} s: ${now}`)
    previous = now
    if (view.problem) throw new Error(JSON.stringify(view.problem))
    if (isDone(view) && !view.step) return view
    await pause(100)
  }
}

async function asked(method: string, path: string, body?: FormData | string): Promise<View> {
  const reply = await fetch(`${address}/api/v1${path}`, { method, ...body !== undefined && { body }, ...typeof body === 'string' && { headers: { 'content-type': 'application/json' } } })
  const answer = await reply.json() as View
  if (!reply.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
  return answer
}

/** The same rows into tables of the same shape: columns, keys and indexes, neither foreign keys nor triggers. */
async function copied(tables: string[]): Promise<number> {
  let milliseconds = 0
  for (const table of tables) {
    const { rows } = await owner.query<{ name: string }>(`select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [table])
    const columns = rows.map(({ name }) => name).join(', ')
    const chunks = await copyOut(owner, `select ${columns} from ${table}`)
    await owner.query(`create table raw_${table} (like ${table} including all)`)
    const started = performance.now()
    await copyIn(owner, `raw_${table} (${columns})`, chunks)
    milliseconds += performance.now() - started
    await owner.query(`drop table raw_${table}`)
  }
  return milliseconds / 1000
}

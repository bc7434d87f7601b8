import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'
import { errorCode } from '#platform/config.ts'
import { startServer, temporaryFolder } from '../start.ts'

const running: { folder: string; server: ReturnType<typeof startServer> }[] = []
/** With each test file: test/ending.ts. */
export async function endHouses() {
  await Promise.all(running.splice(0).map(async ({ folder, server }) => {
    await end(server)
    rmSync(folder, { recursive: true, force: true })
  }))
}

type Kind = 'demo' | 'small' | 'empty'
/** A server of one's own: the demo company, the small one of sixty people, or empty with its one-time code on the console. */
export async function house({ isEmpty = false, isSmall = false } = {}) {
  const kind = isEmpty ? 'empty' : isSmall ? 'small' : 'demo'
  const folder = temporaryFolder()
  execFileSync('cp', ['-a', `${await made(kind)}/.`, folder])
  const server = startServer(folder, { args: argsOf(kind) })
  running.push({ folder, server })
  const address = await server.ready
  return { address, code: () => /one-time code (\d+)/.exec(server.output)?.[1] ?? '' }
}

/** A first start takes as long as a story: it is made once a run, by whoever needs it first, and copied. */
async function made(kind: Kind) {
  const folder = join(inject('houses'), kind), outcome = `${folder}.outcome`
  if (isFirst(folder)) {
    const said = await make(folder, kind).then(() => 'made', error => String(error))
    writeFileSync(`${outcome}.part`, said)
    renameSync(`${outcome}.part`, outcome)
  }
  while (!existsSync(outcome)) await pause(200)
  const said = readFileSync(outcome, 'utf8')
  if (said !== 'made') throw new Error(`no house to copy: ${said}`)
  return folder
}

async function make(folder: string, kind: Kind) {
  chmodSync(folder, 0o711)
  const server = startServer(folder, { args: argsOf(kind) })
  const address = await server.ready
  if (kind === 'demo') await closed(address)
  await end(server)
}

/** What a demo company's first minute still works at: the totals of the eight quarters that are told. */
async function closed(address: string) {
  const headers = { 'content-type': 'application/json', origin: address }
  const { headers: told } = await fetch(`${address}/api/auth/sign-in/email`, { method: 'POST', headers, body: JSON.stringify({ email: 'chro@demo.example', password: 'equipoise-demo' }) })
  const cookie = told.get('set-cookie')?.split(';')[0] ?? ''
  const count = async () => (await (await fetch(`${address}/api/v1/totals/closed`, { headers: { cookie } })).json() as { items: unknown[] }).items.length
  while (await count() < 8) await pause(200)
}

function isFirst(folder: string) {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

function end({ child, ended }: ReturnType<typeof startServer>) {
  child.kill('SIGTERM')
  return ended
}

const argsOf = (kind: Kind) => ['--port', '0', ...{ empty: ['--empty'], small: ['--people', '60'], demo: [] }[kind]]

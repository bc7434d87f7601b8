import { execFile, execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ConfigError, errorCode } from './config.ts'
import { ownBy, type Home } from './embedded-home.ts'

export type Postmaster = { pid: number; port: number }
export type Settings = Record<string, string>

/** Makes the cluster beside its place and moves it there whole: a start that was killed leaves nothing half made. */
export async function initialise(home: Home) {
  const { pgdata, programs, user } = home
  clearUnfinished(pgdata)
  if (existsSync(pgdata)) return
  const unfinished = `${pgdata}.new-${process.pid}`
  const passwordFile = `${unfinished}.password`
  const password = randomBytes(24).toString('hex')
  try {
    mkdirSync(unfinished, { mode: 0o700 })
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    ownBy(user, unfinished, passwordFile)
    await run(join(programs, 'initdb'), ['-D', unfinished, '-U', superuser, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'], home)
    renameSync(passwordFile, join(unfinished, 'equipoise.password'))
    renameSync(unfinished, pgdata)
  } catch (error) {
    if (existsSync(pgdata)) return
    throw new ConfigError(`The database couldn’t be made in ${dirname(pgdata)}: ${(error as Error).message}`)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
    rmSync(passwordFile, { force: true })
  }
}

function clearUnfinished(pgdata: string) {
  for (const name of readdirSync(dirname(pgdata))) {
    const pid = Number(/^postgres\.new-(\d+)/.exec(name)?.[1])
    if (!pid || isAlive(pid)) continue
    try {
      rmSync(join(dirname(pgdata), name), { recursive: true, force: true })
    } catch {
      // The initdb of a killed start may be writing still: the next start clears it.
    }
  }
}

export const superuser = 'postgres'
export const passwordOf = ({ pgdata }: Home) => readFileSync(join(pgdata, 'equipoise.password'), 'utf8').trim()

/** The PostgreSQL that runs on this data already, left by a server that was killed, say. */
export function running(pgdata: string): Postmaster | null {
  const file = join(pgdata, 'postmaster.pid')
  const noted = note(file)
  if (!noted || !isAlive(noted.pid)) return null
  if (isPostmaster(noted.pid, pgdata)) return { pid: noted.pid, port: noted.port }
  // After a crash the number may have gone to another program; PostgreSQL alone would refuse to start.
  rmSync(file, { force: true })
  return null
}

/** Whichever way this process ends: what it launched or adopted is asked to end too. */
export const endsWithUs = new Set<number>()
export const interrupt = () => endsWithUs.forEach(pid => kill(pid, 'SIGINT'))
process.on('exit', interrupt)

export async function launch(home: Home, settings: Settings, log: (line: string) => void, fixedPort?: number): Promise<Postmaster | null> {
  for (let attempt = 0; attempt < 40; attempt++) {
    const port = fixedPort ?? await freePort()
    const { pid, failure } = await spawned(home, { ...ours, ...settings, port: String(port) }, log)
    if (!failure) return { pid, port }
    if (running(home.pgdata)) return null
    if (!/could not bind|could not create any TCP|already exists|shared memory block/.test(failure)) throw new ConfigError(`PostgreSQL didn’t start: ${lastLine(failure)} (its log: ${logOf(home)})`)
    await pause(250)
  }
  throw new ConfigError(`PostgreSQL didn’t start (its log: ${logOf(home)})`)
}

/** Fast: open transactions roll back, everything is written, nothing is left to recover. */
export async function halt({ pid }: Postmaster, patienceMs = 60_000) {
  for (const [signal, ms] of [['SIGINT', patienceMs], ['SIGQUIT', 10_000], ['SIGKILL', 1000]] as const) {
    if (!kill(pid, signal)) return
    for (const until = Date.now() + ms; Date.now() < until; await pause(10)) if (!isAlive(pid)) return
  }
}

export const isAlive = (pid: number) => kill(pid, 0)

export function kill(pid: number, signal: NodeJS.Signals | 0) {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

async function spawned(home: Home, settings: Settings, log: (line: string) => void) {
  const { programs, pgdata, user } = home
  const logFile = logOf(home)
  if (existsSync(logFile) && statSync(logFile).size > 5_000_000) renameSync(logFile, `${logFile}.1`)
  const output = openSync(logFile, 'a', 0o600)
  ownBy(user, logFile)
  const before = statSync(logFile).size
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // A session of its own: the terminal's Ctrl-C must not end the database before the server is done.
  const child = spawn(join(programs, 'postgres'), ['-D', pgdata, ...options], { ...surroundings(home), detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  child.unref()
  if (child.pid) endsWithUs.add(child.pid)
  child.once('exit', () => endsWithUs.delete(child.pid!))
  const ended = new Promise<string>(resolve => child.once('error', error => resolve(error.message)).once('exit', () => resolve(readFileSync(logFile).subarray(before).toString())))
  const isSlow = setTimeout(() => log('The database recovers from an earlier crash: this can take a while.'), 4000)
  const failure = await Promise.race([ended, untilReady(pgdata, child)])
  clearTimeout(isSlow)
  return { pid: child.pid ?? 0, failure }
}

async function untilReady(pgdata: string, child: { pid?: number | undefined; exitCode: number | null; signalCode: string | null }) {
  while (child.pid && child.exitCode === null && child.signalCode === null) {
    const noted = note(join(pgdata, 'postmaster.pid'))
    if (noted?.pid === child.pid && noted.state === 'ready') return null
    await pause(5)
  }
  return new Promise<never>(() => {})
}

const surroundings = ({ user }: Home) => ({ cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C' }, ...user })

function run(program: string, args: string[], home: Home) {
  return new Promise<void>((resolve, reject) => {
    const child = execFile(program, args, surroundings(home), (error, stdout, stderr) => {
      endsWithUs.delete(child.pid!)
      if (error) reject(new Error(lastLine(stderr || stdout) || error.message))
      else resolve()
    })
    if (child.pid) endsWithUs.add(child.pid)
  })
}

function note(file: string) {
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), state: lines[7]?.trim() ?? '' }
  } catch {
    return null
  }
}

function isPostmaster(pid: number, pgdata: string) {
  if (process.platform !== 'linux') {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    if (!command.includes('postgres') || command.includes(pgdata)) return command.includes('postgres')
    throw new ConfigError(`A PostgreSQL (process ${pid}) seems to hold ${pgdata}: end it, or delete postmaster.pid there if it is another’s.`)
  }
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')) return false
    return realpathSync(readlinkSync(`/proc/${pid}/cwd`)) === realpathSync(pgdata)
  } catch (error) {
    if (!isAlive(pid)) return false
    throw new ConfigError(`Process ${pid} seems to hold ${pgdata} and can’t be looked at (${errorCode(error)}): end it, or delete postmaster.pid there if it is no PostgreSQL.`)
  }
}

function freePort() {
  return new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

const logOf = ({ pgdata }: Home) => join(pgdata, 'equipoise.log')
const lastLine = (text: string) => text.split('\n').filter(line => /FATAL|error|PANIC/i.test(line)).at(-1)?.trim() ?? text.trim().split('\n').at(-1) ?? ''

const ours: Settings = {
  listen_addresses: '127.0.0.1', unix_socket_directories: '', cluster_name: 'equipoise',
  max_connections: '60', shared_buffers: '256MB', effective_cache_size: '1GB', maintenance_work_mem: '128MB', max_wal_size: '2GB',
  random_page_cost: '1.1', jit: 'off', timezone: 'UTC', log_timezone: 'UTC',
  // Values of people's data never reach the log: no statements, no parameters, no “Key (email)=(…)”.
  log_statement: 'none', log_min_error_statement: 'panic', log_parameter_max_length: '0', log_parameter_max_length_on_error: '0', log_error_verbosity: 'terse',
}

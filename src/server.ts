import { enableCompileCache } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkout, ConfigError, errorCode, readConfig, type Config } from '#platform/config.ts'
import { startEmbedded } from '#platform/embedded.ts'
import { holdLittle } from '#platform/memory.ts'

const stops: (() => Promise<unknown>)[] = []
let isStopping = false

enableCompileCache(join(checkout, '.cache/compiled'))
holdLittle()
try {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  await start()
} catch (error) {
  tell(error)
  await stop(1)
}

async function start() {
  const { isEmpty, people, config } = told()
  // The house takes longer to load than the database to start: both at once.
  const house = import('./serve.ts')
  house.catch(() => {})
  const { ownerUrl, announce } = config.databaseUrl ? { ownerUrl: config.databaseUrl, announce: async () => {} } : await embedded(config)
  await refuseTakenPort(config)
  const { serve } = await house
  const { address, lines } = await serve({ config, ownerUrl, isEmpty, people, log: say, whenStopping: stop => stops.unshift(stop) })
  await announce(address)
  for (const line of ['', `Equipoise is ready: ${address}`, ...lines, 'Ctrl-C stops it.', '']) console.log(line)
}

function told(): { isEmpty: boolean; people: number; config: Config } {
  try {
    const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false }, port: { type: 'string' }, people: { type: 'string', default: '300' } } })
    if (!/^\d{1,7}$/.test(values.people)) throw new ConfigError(`--people is “${values.people}”: it must be a whole number.`)
    return { isEmpty: values.empty, people: Number(values.people), config: readConfig({ ...process.env, ...(values.port && { PORT: values.port }) }) }
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError(`${(error as Error).message.split('. ')[0]}. Known are: npm start -- --empty, npm start -- --port 4000, npm start -- --people 60.`)
  }
}

async function embedded({ dataDir }: Config) {
  const impatience = new AbortController()
  const starting = startEmbedded({ dataDir, log: say, lost, signal: impatience.signal })
  stops.push(() => {
    impatience.abort()
    return starting.then(({ stop }) => stop(), () => {})
  })
  const { url, announce } = await starting
  return { ownerUrl: url, announce }
}

function lost(reason: string) {
  tell(new ConfigError(`The database ended and couldn’t be started again: ${reason}`))
  void stop(1)
}

/** Said before the first migration and the demo rather than after. */
function refuseTakenPort({ host, port }: Config) {
  return new Promise<void>((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(port, host, () => probe.close(() => resolve()))
  })
}

async function stop(code: number) {
  if (isStopping) return
  isStopping = true
  for (let next = stops.shift(); next; next = stops.shift()) await Promise.race([next(), patience()]).catch(tell)
  process.exit(code)
}

function tell(error: unknown) {
  if (isStopping) return
  const { address, port } = error as { address?: string; port?: number }
  if (errorCode(error) === 'EADDRINUSE') console.error(`equipoise: Port ${port} is in use by another program: end that, or take another port: npm start -- --port ${Number(port) + 1}.`)
  else if (['EADDRNOTAVAIL', 'EACCES', 'ENOTFOUND'].includes(errorCode(error)) && port !== undefined) console.error(`equipoise: ${address ?? 'HOST'}, port ${port}, can’t be listened on (${errorCode(error)}): set HOST and PORT to an address of this machine.`)
  else console.error(error instanceof ConfigError ? `equipoise: ${error.message}` : error)
}

function say(line: string) {
  if (!isStopping) console.log(line)
}

function patience() {
  return new Promise(resolve => setTimeout(resolve, 10_000).unref())
}

import { createServer, isIPv6, type AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { ConfigError, errorCode, keptSecret, readConfig, type Config, type Ground } from '#platform/config.ts'
import { startEmbedded } from '#platform/embedded.ts'
import { migrate } from '#platform/migrate.ts'
import { buildApp, createServices } from './app.ts'
import { setUp } from './setup.ts'
import { webApp } from './web-build.ts'

const stops: (() => Promise<unknown>)[] = []
let isStopping = false

try {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  await start()
} catch (error) {
  tell(error)
  await stop(1)
}

async function start() {
  const { isEmpty, config } = told()
  const { ownerUrl, announce } = config.databaseUrl ? { ownerUrl: config.databaseUrl, announce: async () => {} } : await embedded(config)
  await refuseTakenPort(config)
  const secret = keptSecret(config)
  const building = webApp(say)
  building.catch(() => {})
  const urls = await migrate(ownerUrl, { secret, appUrl: config.appDatabaseUrl, authUrl: config.authDatabaseUrl })
  const ground: Ground = { config, secret, ownerUrl, ...urls }
  let address = `http://${config.host}:${config.port}`
  const house = createServices(ground, () => address)
  stops.unshift(() => house.close())
  const welcome = await setUp(ground, { isEmpty, log: say }, house.auth.createAccount.bind(house.auth))
  if (welcome.hasDemoAccounts) refuseDemoOutside(config)
  const app = await buildApp(ground, house, welcome, await building)
  stops.unshift(() => app.close())
  await app.listen({ host: config.host, port: config.port })
  address = config.baseUrl ?? addressOf(app.server.address() as AddressInfo)
  await announce(address)
  for (const line of ['', `Equipoise is ready: ${address}`, ...welcome.lines, 'Ctrl-C stops it.', '']) console.log(line)
}

function told(): { isEmpty: boolean; config: Config } {
  try {
    const { values } = parseArgs({ options: { empty: { type: 'boolean', default: false }, port: { type: 'string' } } })
    return { isEmpty: values.empty, config: readConfig({ ...process.env, ...(values.port && { PORT: values.port }) }) }
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError(`${(error as Error).message.split('. ')[0]}. Known are: npm start -- --empty, npm start -- --port 4000.`)
  }
}

async function embedded({ dataDir }: Config) {
  const starting = startEmbedded({ dataDir, log: say, lost })
  stops.push(() => starting.then(({ stop }) => stop(), () => {}))
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

function refuseDemoOutside({ host, allowDemoOutside }: Config) {
  if (allowDemoOutside || /^(127\.|::1$|localhost$)/.test(host)) return
  throw new ConfigError(`The demo’s sign-ins are known to everybody, so it serves on 127.0.0.1 only, not on ${host}: start with --empty on another DATA_DIR, or set ALLOW_DEMO_OUTSIDE=yes.`)
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

function addressOf({ address, port }: AddressInfo) {
  return `http://${isIPv6(address) ? `[${address}]` : address}:${port}`
}

import { isIPv6, type AddressInfo } from 'node:net'
import { ConfigError, keptSecret, type Config, type Ground } from '#platform/config.ts'
import { migrate } from '#platform/migrate.ts'
import { openSecrets, proveKeys } from '#platform/secrets.ts'
import { buildApp, createServices } from './app.ts'
import { records } from './modules.ts'
import { setUp } from './setup.ts'
import { webApp } from './web-build.ts'

type Options = { config: Config; ownerUrl: string; isEmpty: boolean; people: number; log: (line: string) => void; whenStopping: (stop: () => Promise<unknown>) => void }

/** From a database that answers to a house that does: answers with where, and what to tell about signing in. */
export async function serve({ config, ownerUrl, isEmpty, people, log, whenStopping }: Options): Promise<{ address: string; lines: string[] }> {
  const secret = keptSecret(config)
  const urls = await migrate(ownerUrl, { secret, appUrl: config.appDatabaseUrl, authUrl: config.authDatabaseUrl })
  openSecrets(secret, config.secretsBefore)
  await proveKeys(ownerUrl, records)
  const building = webApp(log)
  building.catch(() => {})
  const ground: Ground = { config, secret, ownerUrl, ...urls }
  let address = `http://${config.host}:${config.port}`
  const house = createServices(ground, () => address)
  whenStopping(() => house.close())
  const welcome = await setUp(ground, { isEmpty, people, log }, house.auth.createAccount.bind(house.auth))
  if (welcome.hasDemoAccounts) refuseDemoOutside(config)
  const app = await buildApp(ground, house, welcome, await building)
  whenStopping(() => app.close())
  await app.listen({ host: config.host, port: config.port })
  address = config.baseUrl ?? addressOf(app.server.address() as AddressInfo)
  return { address, lines: welcome.lines }
}

function refuseDemoOutside({ host, allowDemoOutside }: Config) {
  if (allowDemoOutside || /^(127\.|::1$|localhost$)/.test(host)) return
  throw new ConfigError(`The demo’s sign-ins are known to everybody, so it serves on 127.0.0.1 only, not on ${host}: start with --empty on another DATA_DIR, or set ALLOW_DEMO_OUTSIDE=yes.`)
}

function addressOf({ address, port }: AddressInfo) {
  return `http://${isIPv6(address) ? `[${address}]` : address}:${port}`
}

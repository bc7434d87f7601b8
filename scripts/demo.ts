import { parseArgs } from 'node:util'
import { keptSecret, readConfig, ConfigError } from '#platform/config.ts'
import { migrate } from '#platform/migrate.ts'
import { openSecrets } from '#platform/secrets.ts'
import { ownerAddress } from './owner.ts'
import { seedDemo } from '../src/demo.ts'

// npm run demo -- --people 100000: the demo company at any size, into the configured database where there is none yet.
const started = performance.now()
const { values: { people, seed } } = parseArgs({ options: { people: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' } } })
const { url, stop } = await ownerAddress()
try {
  for (const [name, value] of [['--people', people], ['--seed', seed]] as const) if (!/^\d{1,7}$/.test(value)) throw new ConfigError(`${name} is “${value}”: it must be a whole number.`)
  const config = readConfig(process.env)
  const secret = keptSecret(config)
  openSecrets(secret, config.secretsBefore)
  await migrate(url, { secret, appUrl: config.appDatabaseUrl, authUrl: config.authDatabaseUrl })
  const { signIns } = await seedDemo(url, { people: Number(people), seed: Number(seed), now: config.now ?? undefined, log: console.log })
  console.log(`${people} people in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
  for (const { email, who } of signIns) console.log(`  ${email.padEnd(38)} ${who}`)
} catch (error) {
  console.error(error instanceof ConfigError ? `equipoise: ${error.message}` : error)
  process.exitCode = 1
} finally {
  await stop()
}

import { parseArgs } from 'node:util'
import { ConfigError, keptSecret, readConfig } from '#platform/config.ts'
import { Refusal } from '#shared/refusal.ts'
import { migrate } from '#platform/migrate.ts'
import { openSecrets, reseal } from '#platform/secrets.ts'
import { records } from '../src/modules.ts'
import { ownerAddress } from './owner.ts'

// npm run reseal: after a change of SECRET, with the former one in SECRET_BEFORE, encrypts all anew; afterwards SECRET_BEFORE may go.
// npm run reseal -- --lost <key>: gives up what was encrypted with a secret that is lost for good.
const { url, stop } = await ownerAddress()
try {
  const { values: { lost } } = parseArgs({ options: { lost: { type: 'string' } } })
  const config = readConfig(process.env)
  const secret = keptSecret(config)
  openSecrets(secret, config.secretsBefore)
  await migrate(url, { secret, appUrl: config.appDatabaseUrl, authUrl: config.authDatabaseUrl })
  const done = await reseal(url, records, lost ?? null)
  console.log(`${done.resealed} values are encrypted with the present secret now${lost ? `; ${done.lost} were given up` : ''}.`)
} catch (error) {
  const says = error instanceof ConfigError ? error.message : error instanceof Refusal ? 'Some values are encrypted with a secret that is neither SECRET nor in SECRET_BEFORE. Nothing was changed.' : null
  console.error(says === null ? error : `equipoise: ${says}`)
  process.exitCode = 1
} finally {
  await stop()
}

import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync, chownSync } from 'node:fs'
import { isIP } from 'node:net'
import { dirname, join, resolve } from 'node:path'

export type Config = {
  port: number
  host: string
  databaseUrl: string | null
  appDatabaseUrl: string | null
  authDatabaseUrl: string | null
  now: string | null
  dataDir: string
  baseUrl: string | null
  /** Whose word on a caller's address is taken; false: nobody's. */
  trustProxy: string | false
  secret: string | null
  /** Former ones, with which older values are still opened. */
  secretsBefore: readonly string[]
  smtpUrl: string | null
  mailFrom: string
  largestUpload: number
  rulePublishers: string | null
  allowDemoOutside: boolean
  isProduction: boolean
}

/** What a server stands on once its database is ready. */
export type Ground = { config: Config; secret: string; ownerUrl: string; appUrl: string; authUrl: string }

/** Something that the person at the console can mend: shown as one line, without a stack. */
export class ConfigError extends Error {}

export const checkout = resolve(import.meta.dirname, '../..')

export function readConfig(env: Record<string, string | undefined>): Config {
  const databaseUrl = postgresUrl(env, 'DATABASE_URL')
  const appDatabaseUrl = postgresUrl(env, 'APP_DATABASE_URL')
  const authDatabaseUrl = postgresUrl(env, 'AUTH_DATABASE_URL')
  if (!databaseUrl && (appDatabaseUrl || authDatabaseUrl)) throw new ConfigError('APP_DATABASE_URL and AUTH_DATABASE_URL go with DATABASE_URL (the owner’s): set that too, or neither.')
  return {
    port: port(env),
    host: text(env, 'HOST') ?? '127.0.0.1',
    databaseUrl, appDatabaseUrl, authDatabaseUrl,
    now: now(env),
    dataDir: resolve(text(env, 'DATA_DIR') ?? join(checkout, '.data')),
    baseUrl: baseUrl(env),
    trustProxy: trustProxy(env),
    secret: secret(env),
    secretsBefore: text(env, 'SECRET_BEFORE')?.split(/[\s,]+/) ?? [],
    smtpUrl: url(env, 'SMTP_URL', ['smtp:', 'smtps:'], 'smtp://user:password@mail.example:587'),
    mailFrom: text(env, 'MAIL_FROM') ?? 'Equipoise <equipoise@localhost>',
    largestUpload: megabytes(env, 'MAX_UPLOAD_MB', 500),
    rulePublishers: text(env, 'RULE_PUBLISHERS'),
    allowDemoOutside: yes(env, 'ALLOW_DEMO_OUTSIDE'),
    isProduction: env.NODE_ENV === 'production',
  }
}

/** SECRET, or the one that the data folder keeps: made once, readable by its owner only. */
export function keptSecret({ secret, dataDir }: Pick<Config, 'secret' | 'dataDir'>): string {
  if (secret) return secret
  const file = join(dataDir, 'secret')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw new ConfigError(`The secret in ${file} can’t be read (${errorCode(error)}): start as the user who owns it, or set SECRET.`)
  }
  ensureDataDir(dataDir)
  const made = randomBytes(32).toString('hex')
  try {
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' })
    belongToFolder(file, dataDir)
    return made
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return keptSecret({ secret, dataDir })
    throw error
  }
}

/** One secret serves many purposes without any of them telling another. */
export const derive = (secret: string, purpose: string) => createHmac('sha256', secret).update(purpose).digest('hex')

export function ensureDataDir(dataDir: string) {
  try {
    // Others may pass through (the database's own user does), but not list.
    if (!mkdirSync(dataDir, { recursive: true })) return
    chmodSync(dataDir, 0o711)
    belongToFolder(dataDir, dirname(dataDir))
  } catch (error) {
    throw new ConfigError(`The data folder ${dataDir} can’t be made (${errorCode(error)}): choose another with DATA_DIR.`)
  }
}

/** What root writes into another user's folder stays usable for that user. */
export function belongToFolder(file: string, folder: string) {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  chownSync(file, uid, gid)
}

export const errorCode = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '')

function port(env: Record<string, string | undefined>) {
  const given = text(env, 'PORT')
  if (given === null) return 3000
  const number = Number(given)
  if (!/^\d+$/.test(given) || number > 65_535) throw new ConfigError(`PORT is “${given}”: it must be a number from 0 (any free port) to 65535.`)
  return number
}

function megabytes(env: Record<string, string | undefined>, name: string, otherwise: number) {
  const given = text(env, name) ?? String(otherwise)
  if (!/^[1-9]\d{0,4}$/.test(given)) throw new ConfigError(`${name} is “${given}”: it must be a number of megabytes from 1 to 99999.`)
  return Number(given) * 1_048_576
}

function now(env: Record<string, string | undefined>) {
  const given = text(env, 'NOW')
  if (given === null) return null
  if (env.NODE_ENV === 'production') throw new ConfigError('NOW fixes the clock for tests and is refused in production: unset NOW, or NODE_ENV.')
  try {
    return Temporal.Instant.from(given).toString()
  } catch {
    throw new ConfigError(`NOW is “${given}”: it must be an instant such as 2026-03-31T23:30:00Z.`)
  }
}

function baseUrl(env: Record<string, string | undefined>) {
  const given = url(env, 'BASE_URL', ['http:', 'https:'], 'https://people.example.com')
  if (given === null) return null
  const { origin, pathname, search, hash } = new URL(given)
  if (pathname !== '/' || search || hash) throw new ConfigError(`BASE_URL is “${given}”: it must be an address without a path, such as ${origin}.`)
  return origin
}

function trustProxy(env: Record<string, string | undefined>) {
  const given = text(env, 'TRUST_PROXY')
  if (given === null) return false
  const addresses = given.split(',').map(each => each.trim())
  const known = (address: string) => ['loopback', 'linklocal', 'uniquelocal'].includes(address) || isIP(address.replace(/\/\d{1,3}$/, '')) !== 0
  if (!addresses.every(known)) throw new ConfigError(`TRUST_PROXY is “${given}”: it must name the proxy’s addresses, such as 10.0.0.5 or loopback.`)
  return addresses.join(',')
}

function secret(env: Record<string, string | undefined>) {
  const given = text(env, 'SECRET')
  if (given !== null && given.length < 32) throw new ConfigError(`SECRET has ${given.length} characters: it needs at least 32.`)
  return given
}

function postgresUrl(env: Record<string, string | undefined>, name: string) {
  const given = text(env, name)
  if (given !== null && !/^postgres(ql)?:\/\//.test(given)) throw new ConfigError(`${name} isn’t a PostgreSQL address: it must look like postgres://user:password@host:5432/database.`)
  return given
}

function url(env: Record<string, string | undefined>, name: string, protocols: string[], example: string) {
  const given = text(env, name)
  if (given === null) return null
  if (!URL.canParse(given) || !protocols.includes(new URL(given).protocol)) throw new ConfigError(`${name} isn’t an address that can be used: it must look like ${example}.`)
  return given
}

function yes(env: Record<string, string | undefined>, name: string) {
  const given = text(env, name)?.toLowerCase() ?? 'no'
  if (['yes', 'true', '1'].includes(given)) return true
  if (['no', 'false', '0'].includes(given)) return false
  throw new ConfigError(`${name} is “${given}”: it must be yes or no.`)
}

const text = (env: Record<string, string | undefined>, name: string) => env[name]?.trim() || null

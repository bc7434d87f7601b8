import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ConfigError, keptSecret, readConfig } from '#platform/config.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { problemOf, saying } from '#platform/errors.ts'
import { migrate } from '#platform/migrate.ts'
import { Refusal } from '#shared/refusal.ts'
import { installEverywhere, keyId, law, proposePack, publishersOf, readPack, signPack } from '#modules/law/index.ts'
import { ownerAddress } from './owner.ts'

// Packs of figures, for whoever publishes them (keys, sign) and whoever runs a server (check, install); none of it needs a network.
const usage = `npm run rules:pack -- …
  keys --publisher "Name" --key private.pem       makes a key; prints what the servers that trust it set
  sign draft.json --key private.pem --out pack.json    draft: { publisher, number, issuedOn, rows }
  check pack.json                                 whether it is signed by somebody trusted here, and fits this version
  install pack.json                               for the whole installation, beside a running server too`
saying(law.sayings ?? {})
try {
  await run()
} catch (error) {
  const isOption = String((error as { code?: unknown }).code ?? '').startsWith('ERR_PARSE_ARGS')
  const told = error instanceof ConfigError || isOption ? (error as Error).message : error instanceof Refusal ? problemOf(error, new Map()).title : null
  console.error(told === null ? error : `equipoise: ${told}`)
  if (error instanceof Refusal) for (const { field, message } of (error.detail['errors'] ?? []) as { field: string; message: string }[]) console.error(`  ${field} ${message}`)
  process.exitCode = 1
}

async function run() {
  const { positionals: [what, file], values: { key, publisher, out } } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' }, publisher: { type: 'string' }, out: { type: 'string' } } })
  const publishers = publishersOf(readConfig(process.env).rulePublishers)
  if (what === 'keys' && publisher && key) return makeKeys(publisher, key)
  if (what === 'sign' && file && key && out) return sign(read(file), key, out)
  if (what === 'check' && file) return told(await proposePack(readPack(read(file), publishers)), 'It would bring')
  if (what === 'install' && file) return install(read(file), publishers)
  throw new ConfigError(usage)
}

function makeKeys(publisher: string, file: string) {
  if (existsSync(file)) throw new ConfigError(`${file} is there already and is not written over.`)
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  const shown = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  console.log(`${file} holds the private half: keep it off every repository and server.\nWhoever trusts ${publisher} sets:\nRULE_PUBLISHERS="${publisher} = ${shown}"`)
}

async function sign(words: string, keyFile: string, out: string) {
  const privateKey = createPrivateKey(read(keyFile))
  const own = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64')
  // As those who get it will read it, before they do.
  const pack = readPack(JSON.stringify(signPack({ format: 'equipoise-rules-pack/1', ...draft(words), key: keyId(own) }, privateKey)), [{ name: draft(words).publisher, key: own }])
  const proposed = await proposePack(pack)
  writeFileSync(out, `${JSON.stringify(pack, null, 2)}\n`)
  told(proposed, `${out} is signed; beside what this version has it brings`)
}

function draft(words: string): Omit<Parameters<typeof signPack>[0], 'format' | 'key'> {
  try {
    return JSON.parse(words)
  } catch {
    throw new ConfigError('The draft isn’t JSON.')
  }
}

async function install(words: string, publishers: ReturnType<typeof publishersOf>) {
  const config = readConfig(process.env)
  const { url, stop } = await ownerAddress()
  try {
    const { appUrl } = await migrate(url, { secret: keptSecret(config), appUrl: config.appDatabaseUrl, authUrl: config.authDatabaseUrl })
    openDatabase(appUrl, { now: config.now })
    const { isNew, ...done } = await installEverywhere(url, words, publishers)
    told(done, isNew ? 'Installed for everybody:' : 'It was installed already:')
  } finally {
    await closeDatabase()
    await stop()
  }
}

function told({ publisher, number, rows }: { publisher: string; number: number; rows: number }, how: string) {
  console.log(`${how} ${rows} new ${rows === 1 ? 'row' : 'rows'} (${publisher}, pack ${number}).`)
}

function read(file: string): string {
  if (!existsSync(file)) throw new ConfigError(`There is no file ${file}.`)
  return readFileSync(file, 'utf8')
}

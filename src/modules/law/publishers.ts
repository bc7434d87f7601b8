import { createHash, createPublicKey } from 'node:crypto'
import { ConfigError } from '#platform/config.ts'

/** Whose packs are taken: a name, and the public half of their Ed25519 key as `npm run rules:pack -- keys` prints it. */
export type Publisher = { name: string; key: string }

/** With the product. Empty until whoever maintains it makes its key: the private half belongs in no repository. */
export const shipped: readonly Publisher[] = []

/** `RULE_PUBLISHERS`: "Name = key; Other = key". */
export function publishersOf(given: string | null): readonly Publisher[] {
  const own = (given ?? '').split(';').map(each => each.trim()).filter(Boolean).map(each => {
    const [, name, key] = /^(.+?)\s*=\s*([A-Za-z0-9+/]+={0,2})$/.exec(each) ?? []
    if (!name || !key || !isKey(key)) throw new ConfigError(`RULE_PUBLISHERS has “${each.slice(0, 60)}”: it must be a name, =, and a public Ed25519 key, as npm run rules:pack -- keys prints them.`)
    return { name, key }
  })
  return [...shipped, ...own]
}

export const keyId = (key: string): string => createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 16)
export const publicKey = (key: string) => createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })

function isKey(key: string) {
  try {
    return publicKey(key).asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}

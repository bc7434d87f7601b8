import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '#shared/access.ts'

/** Shown once to whoever makes it; the database keeps the hash, and the prefix to tell keys apart by. */
export function newKey(): { key: string; hash: string; prefix: string } {
  const key = `eq_${randomBytes(32).toString('base64url')}`
  return { key, hash: hashKey(key), prefix: key.slice(0, 10) }
}

/** Plain SHA-256: 256 random bits need no slow hash. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** Who asks by `Authorization: Bearer eq_…`; whether that key lives is the database's to say. */
export function keyActor(authorization: string | undefined): Extract<Actor, { kind: 'key' }> | null {
  const key = /^bearer +(eq_[\w-]{43})$/i.exec(authorization ?? '')?.[1]
  return key ? { kind: 'key', hash: hashKey(key) } : null
}

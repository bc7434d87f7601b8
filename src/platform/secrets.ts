import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import pg from 'pg'
import { isSealed } from '#shared/fields.ts'
import { identifier, snake } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Refusal } from '#shared/refusal.ts'
import { ConfigError } from './config.ts'

/** Where a value stands: sealed for this place, it opens nowhere else. */
export type Place = { organizationId: string; record: string; field: string; id: string }
type Key = { id: string; cipher: Buffer; nonce: Buffer; blind: Buffer }

let keys: Key[] = []

/** The keys follow from the secret, which the database never holds; former secrets still open what was sealed with them. */
export const openSecrets = (secret: string, former: readonly string[] = []): void => { keys = [secret, ...former].map(keyOf) }

/** `s1.<key>.<blind index>.<nonce, text and tag>`. The nonce follows from place and value, so that it can't meet another text under the same key. */
export function seal(place: Place, value: string, isMatched = false): string {
  const key = present()
  const head = `s1.${key.id}.${isMatched ? blind(key, place, value) : ''}`
  const nonce = mac(key.nonce, bound(place, head), value).subarray(0, 12)
  const cipher = createCipheriv('aes-256-gcm', key.cipher, nonce).setAAD(Buffer.from(bound(place, head)))
  return `${head}.${Buffer.concat([nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url')}`
}

/** What was sealed for this place; null when the key is another, or the value isn't one of this place. */
export function opened(place: Place, sealed: string): string | null {
  const [version, id, index, content = ''] = sealed.split('.')
  const key = keys.find(each => each.id === id)
  const bytes = Buffer.from(content, 'base64url')
  if (version !== 's1' || !key || bytes.length < 28) return null
  try {
    const cipher = createDecipheriv('aes-256-gcm', key.cipher, bytes.subarray(0, 12)).setAAD(Buffer.from(bound(place, `s1.${id}.${index}`))).setAuthTag(bytes.subarray(-16))
    return cipher.update(bytes.subarray(12, -16), undefined, 'utf8') + cipher.final('utf8')
  } catch {
    return null
  }
}

/** A piece of a file, sealed likewise: the key's id, then nonce, content and tag. */
export function sealBytes(place: Place, bytes: Uint8Array): Buffer {
  const key = present(), head = `b1.${key.id}`
  const nonce = createHmac('sha256', key.nonce).update(`${bound(place, head)}\n`).update(bytes).digest().subarray(0, 12)
  const cipher = createCipheriv('aes-256-gcm', key.cipher, nonce).setAAD(Buffer.from(bound(place, head)))
  return Buffer.concat([Buffer.from(key.id), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}
export function mustOpenBytes(place: Place, sealed: Buffer): Buffer {
  const id = sealed.toString('latin1', 0, 8), key = keys.find(each => each.id === id)
  if (!key || sealed.length < 36) throw new Refusal('sealed', { field: 'content' }, 409)
  try {
    const cipher = createDecipheriv('aes-256-gcm', key.cipher, sealed.subarray(8, 20)).setAAD(Buffer.from(bound(place, `b1.${id}`))).setAuthTag(sealed.subarray(-16))
    return Buffer.concat([cipher.update(sealed.subarray(20, -16)), cipher.final()])
  } catch {
    throw new Refusal('sealed', { field: 'content' }, 409)
  }
}

export function mustOpen(place: Place, sealed: string): string {
  const value = opened(place, sealed)
  if (value === null) throw new Refusal('sealed', { field: place.field }, 409)
  return value
}

/** By which values of one field are found to be alike without being opened: an index per known key. */
export const blindIndexes = (place: Omit<Place, 'id'>, value: string): string[] => keys.map(key => blind(key, place, value))

/** The last four, where that leaves most of it in the dark. */
export const masked = (value: string | null): string => {
  const signs = value?.replace(/[^\p{L}\p{N}]/gu, '') ?? ''
  return signs.length < 8 ? '••••' : `•••• ${signs.slice(-4)}`
}

/** A hash that can't be guessed back without the key, for what may have been typed into it. */
export const fingerprint = (text: string): string => mac(present().blind, 'fingerprint', text).toString('hex')

/** At start: refuses to go on with a database in which something is sealed that these keys don't open. Nothing is changed then. */
export async function proveKeys(ownerUrl: string, records: readonly AnyRecord[]): Promise<void> {
  await asOwner(ownerUrl, async owner => {
    await owner.query('create table if not exists equipoise.sealing_key (id text primary key, first_used_at timestamptz not null default clock_timestamp())')
    const { rows } = await owner.query<{ id: string }>('select id from equipoise.sealing_key')
    // Looked through only where something is new: another key, or a database that never told of its keys.
    if (rows.some(({ id }) => id === present().id) && rows.every(({ id }) => keys.some(key => key.id === id))) return
    const id = await strangeKey(owner, records)
    if (id) throw new ConfigError(`Bank details and the like in this database are encrypted with another secret (key ${id}) than the present one (key ${present().id}). Nothing was changed. Put the file “secret” of your backup back into the data folder, or set SECRET; after a change of secret name the former one in SECRET_BEFORE. If it is lost for good: npm run reseal -- --lost ${id}.`)
    await owner.query('delete from equipoise.sealing_key')
    await owner.query('insert into equipoise.sealing_key (id) select unnest($1::text[])', [keys.map(key => key.id)])
  })
}

/** Seals anew, with the present key, what a former one has sealed; what was sealed with a lost key is emptied, or goes with its row. Answers how many of each. */
export async function reseal(ownerUrl: string, records: readonly AnyRecord[], lost: string | null): Promise<{ resealed: number; lost: number }> {
  const count = { resealed: 0, lost: 0 }
  await asOwner(ownerUrl, async owner => {
    await owner.query('begin')
    for (const { record, field, column, schema } of sealedColumns(records)) {
      const { rows } = await owner.query<{ organization_id: string; id: string; value: string }>(`select organization_id, id, ${column} as value from ${record} where ${column} is not null and split_part(${column}, '.', 2) <> $1`, [present().id])
      for (const { organization_id: organizationId, id, value } of rows) {
        const place = { organizationId, record, field, id }
        const isLost = lost !== null && value.split('.')[1] === lost
        const text = isLost ? null : mustOpen(place, value)
        if (text === null && !schema.optional) await owner.query(`delete from ${record} where organization_id = $1 and id = $2`, [organizationId, id])
        else await owner.query(`update ${record} set ${column} = $3 where organization_id = $1 and id = $2`, [organizationId, id, text === null ? null : seal(place, text, schema.matched)])
        count[isLost ? 'lost' : 'resealed']++
      }
    }
    await resealPieces(owner, lost, count)
    await owner.query('delete from equipoise.sealing_key where id <> $1', [present().id])
    await owner.query('commit')
  })
  return count
}

/** Piece by piece, so that no file is held as a whole. */
async function resealPieces(owner: pg.Client, lost: string | null, count: { resealed: number; lost: number }) {
  const { rows: found } = await owner.query<{ organization_id: string; record: string; file_id: string; n: number }>(`select organization_id, record, file_id, n from file_chunk where substr(content, 1, 8) <> $1`, [Buffer.from(present().id)])
  for (const { organization_id: organizationId, record, file_id: id, n } of found) {
    const which = [organizationId, record, id, n], where = 'where organization_id = $1 and record = $2 and file_id = $3 and n = $4', place = { organizationId, record, field: `content ${n}`, id }
    const { rows: [piece] } = await owner.query<{ content: Buffer }>(`select content from file_chunk ${where}`, which)
    const isLost = lost !== null && piece!.content.toString('latin1', 0, 8) === lost
    if (isLost) await owner.query(`delete from file_chunk ${where}`, which)
    else await owner.query(`update file_chunk set content = $5 ${where}`, [...which, sealBytes(place, mustOpenBytes(place, piece!.content))])
    count[isLost ? 'lost' : 'resealed']++
  }
}

async function asOwner(url: string, work: (owner: pg.Client) => Promise<void>) {
  const owner = new pg.Client({ connectionString: url, application_name: 'equipoise keys' })
  await owner.connect()
  try {
    await work(owner)
  } finally {
    await owner.end()
  }
}

/** One under which something is sealed and that isn't here. */
async function strangeKey(owner: pg.Client, records: readonly AnyRecord[]): Promise<string | null> {
  for (const { record, column } of sealedColumns(records)) {
    const { rows: [found] } = await owner.query<{ key: string }>(`select split_part(${column}, '.', 2) as key from ${record} where split_part(${column}, '.', 2) <> all ($1) limit 1`, [keys.map(key => key.id)])
    if (found) return found.key
  }
  const { rows: [piece] } = await owner.query<{ key: string }>(`select convert_from(substr(content, 1, 8), 'LATIN1') as key from file_chunk where substr(content, 1, 8) <> all ($1) limit 1`, [keys.map(key => Buffer.from(key.id))])
  return piece?.key ?? null
}

const sealedColumns = (records: readonly AnyRecord[]) => records.flatMap(record => Object.entries(record.all).filter(([, schema]) => isSealed(schema))
  .map(([field, schema]) => ({ record: identifier(record.name), field, column: identifier(snake(field)), schema })))

function present(): Key {
  if (!keys[0]) throw new Error('the secrets were not opened: openSecrets() first')
  return keys[0]
}

function keyOf(secret: string): Key {
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `equipoise ${purpose}`, 32))
  return { id: derived('key id').toString('hex').slice(0, 8), cipher: derived('sealed values'), nonce: derived('nonces'), blind: derived('blind index') }
}

const blind = (key: Key, { organizationId, record, field }: Omit<Place, 'id'>, value: string) => mac(key.blind, `${organizationId} ${record} ${field}`, value).toString('base64url')
const bound = ({ organizationId, record, field, id }: Place, head: string) => `${head} ${organizationId} ${record} ${field} ${id}`
const mac = (key: Buffer, ...parts: readonly string[]) => createHmac('sha256', key).update(parts.join('\n')).digest()

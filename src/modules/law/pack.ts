import { sign, verify, type KeyObject } from 'node:crypto'
import { Type } from 'typebox'
import { Compile, Errors } from 'typebox/schema'
import { misfits } from '#shared/figures.ts'
import { fieldErrors } from '#shared/field-errors.ts'
import { date, text } from '#shared/fields.ts'
import { isKnown, rewritesPast, type LaidRow } from '#shared/laid.ts'
import type { Laid } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tables } from '#rules/index.ts'
import { keyId, publicKey, type Publisher } from './publishers.ts'

export const largest = 1_000_000
const day = date('Day')
const source = Type.Object({ instrument: text('Instrument', { max: 300 }), section: Type.Optional(text('Section')), publisher: Type.Optional(text('Publisher')), address: Type.Optional(text('Address', { max: 500, pattern: '^https?://[^\\s]+$' })), readOn: Type.Optional(day) }, { additionalProperties: false })
const row = Type.Object({ rates: text('Rates', { max: 100 }), from: day, until: Type.Optional(day), values: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, maxProperties: 50 }), source, corrects: Type.Optional(Type.Boolean()) }, { additionalProperties: false })
const shape = Type.Object({
  format: Type.Unsafe<'equipoise-rules-pack/1'>({ const: 'equipoise-rules-pack/1' }), publisher: text('Publisher', { max: 100 }), number: Type.Integer({ minimum: 1, maximum: 1_000_000 }), issuedOn: day,
  rows: Type.Array(row, { minItems: 1, maxItems: 2000 }), key: Type.String({ pattern: '^[0-9a-f]{16}$' }), signature: Type.String({ pattern: '^[A-Za-z0-9+/]{86}==$' }),
}, { additionalProperties: false })
type Source = LaidRow['source']
export type PackRow = { rates: string; from: string; until?: string; values: Record<string, unknown>; source: Source; corrects?: boolean }
export type Pack = { format: 'equipoise-rules-pack/1'; publisher: string; number: number; issuedOn: string; rows: PackRow[]; key: string; signature: string }
export type Unsigned = Omit<Pack, 'signature'>
const check = Compile(shape)

/** A file's words → a pack that one of these publishers has signed. */
export function readPack(words: string, publishers: readonly Publisher[]): Pack {
  if (Buffer.byteLength(words) > largest) throw new Refusal('law.pack_too_large')
  const pack = parsed(words)
  if (!check.Check(pack)) throw new Refusal('law.pack_no_pack', { errors: fieldErrors(Errors(shape, pack)[1]).slice(0, 20) })
  const { signature, ...unsigned } = pack as Pack
  const publisher = publishers.find(({ name, key }) => name === unsigned.publisher && keyId(key) === unsigned.key)
  if (!publisher) throw new Refusal('law.pack_unknown_key', { publisher: unsigned.publisher, key: unsigned.key })
  if (!verify(null, Buffer.from(canonical(unsigned)), publicKey(publisher.key), Buffer.from(signature, 'base64'))) throw new Refusal('law.pack_bad_signature', { publisher: unsigned.publisher })
  return pack as Pack
}

/** What is signed: the pack without its signature, keys in order, no white space, numbers and texts as JSON writes them (RFC 8785). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value).filter(([, each]) => each !== undefined).sort(([a], [b]) => a < b ? -1 : 1).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join()}}`
}

/** For whoever publishes packs. */
export const signPack = (unsigned: Unsigned, key: KeyObject): Pack => ({ ...unsigned, signature: sign(null, Buffer.from(canonical(unsigned)), key).toString('base64') })

type Content = Pick<Pack, 'publisher' | 'number' | 'issuedOn' | 'rows'>
/** Refuses what doesn't fit what is known here; answers how many of its rows are new, or null where this very pack stands already. */
export function judgePack(pack: Content, tables: Tables, laid: Laid, installed: readonly LaidRow[]): number | null {
  const { publisher, number, issuedOn, rows } = pack
  const theirs = installed.filter(({ came }) => came.origin === 'pack' && came.publisher === publisher)
  const newest = Math.max(0, ...theirs.map(({ came }) => came.origin === 'pack' ? came.number : 0))
  if (number === newest) {
    if (canonical(laidRows(pack)) === canonical(theirs.filter(({ came }) => came.origin === 'pack' && came.number === number))) return null
    throw new Refusal('law.pack_other', { number })
  }
  if (number < newest) throw new Refusal('law.pack_older', { newest })
  const strange = [...new Set(rows.map(({ rates }) => rates).filter(id => !tables.has(id)))]
  if (strange.length) throw new Refusal('law.pack_unknown_rates', { errors: strange.map(id => ({ field: id, code: 'not_found', message: 'is no table of figures that is known here' })) })
  const known = (id: string) => laid.get(id) ?? tables.get(id)!.rates
  const errors = rows.flatMap((each, at) => {
    const { rhythm } = known(each.rates), place = `rows.${at}`
    return [
      ...misfits(known(each.rates), each.values, `${place}.values`),
      ...each.until !== undefined && each.until < each.from ? [{ field: `${place}.until`, code: 'invalid', message: 'is before its first day' }] : [],
      ...each.until === undefined && rhythm === 'yearly' ? [{ field: `${place}.until`, code: 'required', message: 'is needed where the law sets new values each year' }] : [],
      ...rows.findIndex(other => other.rates === each.rates && other.from === each.from) < at ? [{ field: `${place}.from`, code: 'taken', message: 'stands twice for these figures' }] : [],
    ]
  })
  if (errors.length) throw new Refusal('law.pack_misfits', { errors: errors.slice(0, 20) })
  const rewriting = rows.flatMap((each, at) => !each.corrects && rewritesPast(known(each.rates), withUntil(each), issuedOn) ? [{ field: `rows.${at}`, code: 'invalid', message: `changes what ${each.rates} says for ${each.from} without saying that it corrects` }] : [])
  if (rewriting.length) throw new Refusal('law.pack_rewrites', { errors: rewriting.slice(0, 20) })
  return rows.filter(each => !isKnown(known(each.rates), withUntil(each))).length
}

export const laidRows = ({ publisher, number, issuedOn, rows }: Content): LaidRow[] =>
  rows.map(each => ({ ...withUntil(each), came: { origin: 'pack', publisher, number, issuedOn } }))

const withUntil = (row: PackRow) => ({ ...row, until: row.until ?? null })

function parsed(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    throw new Refusal('law.pack_not_json')
  }
}

import { Type, type TSchema, type TUnsafe } from 'typebox'
import type { SettingName } from './settings.ts'

/** Drives logs, exports, retention, erasure and the record of who looked. */
export type DataClass = 'plain' | 'pii' | 'special' | 'secret'
/** `uses`: the setting without which nobody is asked or shown it. `unique` within the organisation; `matched`: sealed, but found to be alike, by a blind index; `searchable` and `sortable` texts have a stored folded column `sort_<name>`. */
export type More = { help?: string; uses?: SettingName; unique?: true; searchable?: true; sortable?: true; matched?: true; data?: DataClass }
export type Flags = More & { title: string; optional?: true; fixed?: true; to?: string; each?: string; seenBy?: string; within?: string; kind?: string; words?: Record<string, string>; of?: Fields; wholeBy?: string; isYear?: true }
export type Field = TSchema & Flags
export type Fields = Record<string, Field>

type Asked<T> = TSchema & Flags & { static: T }
const field = <T>(schema: TSchema, kind: string, title: string, more: object = {}) => Object.assign(Type.Unsafe<T>(schema), { title, kind, ...more }) as unknown as Asked<T>

export const text = (title: string, { max = 200, ...more }: More & { max?: number; pattern?: string } = {}) =>
  field<string>(Type.String({ minLength: 1, maxLength: max }), 'text', title, more)
export const longText = (title: string, { max = 5000, ...more }: More & { max?: number } = {}) =>
  field<string>(Type.String({ minLength: 1, maxLength: max }), 'longText', title, more)
export const email = (title: string, more: More = {}) => field<string>(Type.String({ format: 'email', maxLength: 254 }), 'email', title, more)
export const phone = (title: string, more: More = {}) => field<string>(Type.String({ minLength: 3, maxLength: 40, pattern: '^[+0-9()./ -]*[0-9](?: ?(?:x|ext\\.?) ?[0-9]+)?$' }), 'phone', title, more)
/** Sane years only: 20223 is a slip of the finger. */
export const date = (title: string, more: More = {}) => field<string>(Type.String({ format: 'date', pattern: '^(19|20|21)[0-9]{2}-' }), 'date', title, more)
export const instant = (title: string) => field<string>(Type.String({ format: 'date-time' }), 'instant', title)
/** `isYear`: told digit by digit, 2026 and not 2,026. */
export const integer = (title: string, { min = 0, max = 2_147_483_647, ...more }: More & { min?: number; max?: number; isYear?: true } = {}) =>
  field<number>(Type.Integer({ minimum: min, maximum: max }), 'integer', title, more)
/** Hours a week, to the hundredth; days a week and shares of a hundred likewise. */
export const hours = (title: string, { min = 0, max = 168, ...more }: More & { min?: number; max?: number } = {}) =>
  field<number>(Type.Number({ minimum: min, maximum: max, multipleOf: 0.01 }), 'hours', title, more)
export const flag = (title: string, more: More = {}) => field<boolean>(Type.Boolean(), 'flag', title, more)
/** Minor units in the database, a decimal string on the wire ("52000.00"), never a float; its currency stands beside it. */
export const money = (title: string, more: More = {}) => field<string>(Type.String({ pattern: '^[0-9]{1,13}(\\.[0-9]{1,3})?$' }), 'money', title, more)
export const currency = (title: string, more: More = {}) => field<string>(Type.String({ pattern: '^[A-Z]{3}$' }), 'currency', title, more)
export const country = (title: string, more: More = {}) => field<string>(Type.String({ pattern: '^[A-Z]{2}$' }), 'country', title, more)
/** Of the country that stands in the field `within`: a region as the post of that country lists it. */
export const region = (title: string, within: string, { max = 80, ...more }: More & { max?: number } = {}) => field<string>(Type.String({ minLength: 1, maxLength: max }), 'region', title, { within, ...more })
/** The same by its code of ISO 3166-2, which decides law and holidays. */
export const subdivision = (title: string, within: string, more: More = {}) => field<string>(Type.String({ minLength: 1, maxLength: 6 }), 'subdivision', title, { within, ...more })
export const timeZone = (title: string, more: More = {}) => field<string>(Type.String({ maxLength: 60, pattern: '^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$' }), 'timeZone', title, more)
/** `seenBy`: an owner's fact that says whether the target may be named, where naming it needs no right to read it. */
export const link = (title: string, to: string, more: More & { seenBy?: string } = {}) => field<string>(Type.String({ format: 'uuid' }), 'link', title, { to, ...more })
/** A value and its English word: `{ fixed_term: 'Fixed term' }`. */
export const choice = <const T extends string>(title: string, words: Record<T, string>, more: More = {}) =>
  field<T>(Type.Unsafe<T>({ type: 'string', enum: Object.keys(words) }), 'choice', title, { words, ...more })
/** A few lines that hold as one, such as shares: kept, dated and changed together. `wholeBy`: their field that adds up to a hundred. */
export const rows = <const A extends Fields>(title: string, of: A, { max = 20, ...more }: More & { max?: number; wholeBy?: keyof A & string } = {}) =>
  field<Asks<A>[]>(Type.Array(inputOf(of), { minItems: 1, maxItems: max }), 'rows', title, { of, ...more })
/** Whether a field is kept as one whole of several parts: no list is filtered by it, no file has a column for it. */
export const isWhole = ({ kind }: Field): boolean => kind === 'rows' || kind === 'rules'
/** What the lines of such a field add up to, in hundredths; null where it asks for no sum. */
export const totalOf = (field: Field, lines: unknown): number | null =>
  field.wholeBy && Array.isArray(lines) ? lines.reduce((total: number, line) => total + Math.round(Number((line as Record<string, unknown>)[field.wholeBy!]) * 100), 0) : null
/** Several of a choice's values. */
export const choices = <const T extends string>(title: string, words: Record<T, string>, more: More = {}) =>
  field<T[]>(Type.Array(Type.Unsafe({ type: 'string', enum: Object.keys(words) }), { minItems: 1, uniqueItems: true }), 'choices', title, { words, ...more })
/** Several of them, by their ids; who may be named there is the record's own say. */
export const links = (title: string, each: string, { max = 50, ...more }: More & { max?: number } = {}) =>
  field<string[]>(Type.Array(Type.String({ format: 'uuid' }), { maxItems: max, uniqueItems: true }), 'links', title, { each, ...more })
export const list = (title: string) => field<string[]>(Type.Array(Type.String()), 'list', title)

export const optional = <S extends Field>(schema: S) => ({ ...schema, optional: true }) as S & { optional: true }
/** Given once, never changed: whose it is, what it belongs to. */
export const fixed = <S extends Field>(schema: S) => ({ ...schema, fixed: true }) as S & { fixed: true }

export const isOptional = (schema: Field | undefined) => schema?.optional === true
export const isFixed = (schema: Field | undefined) => schema?.fixed === true
/** Encrypted where it is kept, with a key outside of the database; a secret one is shown masked. */
export const isSealed = (schema: Field | undefined) => schema?.data === 'special' || schema?.data === 'secret'
export const isSecret = (schema: Field | undefined) => schema?.data === 'secret'
/** Of several values. */
export const isMany = (schema: Field | undefined) => ['list', 'choices', 'links'].includes(schema?.kind ?? '')
export const isFoldable = (schema: Field | undefined) => schema?.kind === 'text' && (schema.searchable === true || schema.sortable === true)
export const nullable = (schema: Field): TSchema => {
  const { type, enum: values, ...rest } = schema as Field & { type: string; enum?: string[] }
  return Type.Unsafe<unknown>({ ...rest, type: [type, 'null'], ...values && { enum: [...values, null] } })
}

type OptionalKeys<A> = { [K in keyof A]: A[K] extends { optional: true } ? K : never }[keyof A]
type FixedKeys<A> = { [K in keyof A]: A[K] extends { fixed: true } ? K : never }[keyof A]
type Value<S> = S extends { static: infer T } ? T : unknown
type Flat<T> = { [K in keyof T]: T[K] } & {}
/** As it stands in a row: what is optional is null when empty. */
export type Values<A> = Flat<{ [K in keyof A]: K extends OptionalKeys<A> ? Value<A[K]> | null : Value<A[K]> }>
/** As it is asked of a person: what is optional may be left out. */
export type Asks<A> = Flat<{ [K in Exclude<keyof A, OptionalKeys<A>>]: Value<A[K]> } & { [K in OptionalKeys<A>]?: Value<A[K]> | null }>
/** As it may be changed: all but the fixed, each or none. */
export type Changes<A> = Flat<{ [K in Exclude<keyof A, FixedKeys<A>>]?: K extends OptionalKeys<A> ? Value<A[K]> | null : Value<A[K]> }>

/** A schema with the type of what it lets through. */
export type Shaped<T> = TUnsafe<T>

/** Fields as the schema of an action's input: unknown fields are refused. */
export const inputOf = <A extends Fields>(asks: A) => Type.Object(
  Object.fromEntries(Object.entries(asks).map(([name, schema]) => [name, isOptional(schema) ? Type.Optional(nullable(schema)) : schema])), { additionalProperties: false }) as unknown as Shaped<Asks<A>>
export const patchOf = <A extends Fields>(asks: A) => Type.Object(
  Object.fromEntries(Object.entries(asks).filter(([, schema]) => !isFixed(schema))
    .map(([name, schema]) => [name, Type.Optional(isOptional(schema) ? nullable(schema) : schema)])), { additionalProperties: false, minProperties: 1 }) as unknown as Shaped<Changes<A>>
export const rowOf = (fields: Fields, hidden: readonly string[] = []) => Type.Object(
  Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, isOptional(schema) || hidden.includes(name) ? nullable(schema) : schema])))

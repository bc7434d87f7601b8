import { Type, type TSchema } from 'typebox'
import { exact, type Exact } from './exact.ts'
import { inputOf, isOptional, nullable, type Field, type Fields, type Flags, type More, type Values } from './fields.ts'

export { choice, country, date, flag, optional, text } from './fields.ts'

/*
 * What a rule takes and gives. In JSON money is a decimal string and a number a number; a formula sees both as exact numbers.
 * `whole` numbers and `float`s (for statistics) are plain numbers in both.
 */
type Taken<T> = TSchema & Flags & { static: T }
const field = <T>(schema: TSchema, kind: string, title: string, more: object = {}) => Object.assign(Type.Unsafe<T>(schema), { title, kind, ...more }) as unknown as Taken<T>
type Bounds = More & { min?: number; max?: number; above?: number }
const bounds = ({ min = 0, max = 1e12, above }: Bounds) => ({ ...above === undefined ? { minimum: min } : { exclusiveMinimum: above }, maximum: max })

/** In the currency of the rule's country: "459.92"; never negative. */
export const money = (title: string, more: More = {}) => field<Exact>(Type.String({ pattern: '^[0-9]{1,15}(\\.[0-9]{1,2})?$' }), 'money', title, more)
/** Exact; from 0 on unless `min` says otherwise, `above` leaves the bound itself out. */
export const number = (title: string, { min, max, above, ...more }: Bounds = {}) => field<Exact>(Type.Number(bounds({ min, max, above } as Bounds)), 'number', title, more)
export const whole = (title: string, { min, max, above, ...more }: Bounds = {}) => field<number>(Type.Integer(bounds({ min, max, above } as Bounds)), 'integer', title, more)
/** For statistics that no fraction can hold: any sign. */
export const float = (title: string, more: More = {}) => field<number>(Type.Number({ minimum: -1e300, maximum: 1e300 }), 'float', title, more)
/** A number or a text, as they stand in a table's cells. */
export const cell = (title: string, more: More = {}) => field<number | string>(Type.Unsafe({ type: ['number', 'string'], minimum: -1e12, maximum: 1e12, maxLength: 200 }), 'cell', title, more)
/** Of optional items: some may be null. */
export const listOf = <S extends Field>(title: string, item: S, { min, max, ...more }: Bounds = {}) =>
  field<S extends { static: infer T } ? (S extends { optional: true } ? T | null : T)[] : never>(Type.Array(isOptional(item) ? nullable(item) : item, { ...min !== undefined && { minItems: min }, ...max !== undefined && { maxItems: max } }), 'list', title, more)
/** A list of lines of named fields: employees, spells, leaves. */
export const lines = <A extends Fields>(title: string, fields: A, { min, max, ...more }: Bounds = {}) =>
  field<Values<A>[]>(Type.Array(inputOf(fields), { ...min !== undefined && { minItems: min }, ...max !== undefined && { maxItems: max } }), 'lines', title, more)
/** Named fields within one: `{ selected, applicants }`. */
export const group = <A extends Fields>(title: string, fields: A, more: More = {}) => field<Values<A>>(inputOf(fields), 'group', title, more)
/** The same kind of thing by a name that the caller chooses: rates by group. */
export const byName = <S extends Field>(title: string, item: S, more: More = {}) =>
  field<S extends { static: infer T } ? Record<string, T> : never>(Type.Unsafe({ type: 'object', additionalProperties: item }), 'byName', title, more)
/** What counts where nothing is given. */
export const unlessTold = <S extends Field & { static: unknown }>(schema: S, value: string | number | boolean | readonly number[]) => ({ ...schema, optional: true, default: value }) as unknown as S

/** A formula may give a plain number where an exact one is due. */
type Loosely<T> = T extends Exact ? Exact | number : T extends readonly (infer E)[] ? readonly Loosely<E>[] : T extends object ? { [K in keyof T]: Loosely<T[K]> } : T
type Loose<S> = S extends { static: infer T } ? Loosely<T> : unknown
type OptionalKeys<A> = { [K in keyof A]: A[K] extends { optional: true } ? K : never }[keyof A]
export type Given<A> = { [K in Exclude<keyof A, OptionalKeys<A>>]: Loose<A[K]> } & { [K in OptionalKeys<A>]?: Loose<A[K]> | null }

type Json = Record<string, unknown>
type Translate = (value: unknown) => unknown
type Schema = Field & { items?: Schema; properties?: Record<string, Schema>; additionalProperties?: Schema; default?: unknown }

/** JSON that was checked → what the formula sees. What is optional and absent is null, or its default. */
export const reader = (fields: Fields): (given: Json) => Json => translator(asSchemas(fields), reading, true)
/** What the formula says → JSON. What is absent stays absent. */
export const writer = (fields: Fields): (given: Json) => Json => translator(asSchemas(fields), writing, false)

const asSchemas = (fields: Fields) => fields as Record<string, Schema>

const reading: Record<string, Translate> = { money: value => exact(value as string), number: value => exact(value as number) }
const writing: Record<string, Translate> = {
  money: value => exact(value as Exact).toMoney(),
  number: value => finite(exact(value as Exact).toNumber()),
  integer: value => { if (!Number.isSafeInteger(value)) throw new Error(`${value} is not whole`); return value },
  float: value => finite(value as number),
}

function translator(fields: Record<string, Schema>, kinds: Record<string, Translate>, fills: boolean): (given: Json) => Json {
  const each = Object.entries(fields).map(([name, schema]) => ({ name, absent: schema.default ?? null, translate: translate(schema) }))
  return given => {
    const made: Json = {}
    for (const { name, absent, translate } of each) {
      const value = given[name] ?? (fills ? absent : given[name])
      if (value !== undefined) made[name] = value === null ? null : translate(value)
    }
    return made
  }

  function translate(schema: Schema): Translate {
    const simple = kinds[schema.kind ?? '']
    if (simple) return simple
    if (schema.kind === 'list') return all(translate(schema.items!))
    if (schema.kind === 'lines') return all(translator(schema.items!.properties!, kinds, fills) as Translate)
    if (schema.kind === 'group') return translator(schema.properties!, kinds, fills) as Translate
    if (schema.kind === 'byName') return named(translate(schema.additionalProperties!))
    return value => value
  }
}
const all = (translate: Translate): Translate => values => (values as unknown[]).map(value => value === null ? null : translate(value))
const named = (translate: Translate): Translate => values => Object.fromEntries(Object.entries(values as Json).map(([name, value]) => [name, translate(value)]))

function finite(value: number) {
  if (!Number.isFinite(value)) throw new Error(`${value} is no answer`)
  return value === 0 ? 0 : value
}

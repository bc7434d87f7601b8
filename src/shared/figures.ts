import { Check } from 'typebox/schema'
import type { FieldError } from './field-errors.ts'
import { isOptional } from './fields.ts'
import type { Rates } from './rates.ts'

type Values = Record<string, unknown>
export type Line = { name: string; value: string }

/** What doesn't fit the rates' own fields, by name. */
export const misfits = ({ values: fields }: Rates, given: Values, place = 'values'): FieldError[] => [
  ...Object.keys(given).filter(name => !Object.hasOwn(fields, name)).map(name => ({ field: `${place}.${name}`, code: 'invalid', message: 'is no field of this' })),
  ...Object.entries(fields).flatMap(([name, field]) => {
    const value = given[name] ?? null
    if (value === null) return isOptional(field) ? [] : [{ field: `${place}.${name}`, code: 'required', message: 'is needed' }]
    return Check(field, value) ? [] : [{ field: `${place}.${name}`, code: 'invalid', message: 'has a form that isn’t accepted' }]
  }),
]

/** Values as they are kept and told: a line for each, as text. */
export const toLines = ({ values: fields }: Rates, values: Values): Line[] =>
  Object.keys(fields).filter(name => values[name] != null).map(name => ({ name, value: typeof values[name] === 'string' ? values[name] : JSON.stringify(values[name]) }))
export const fromLines = ({ values: fields }: Rates, lines: readonly Line[]): Values =>
  Object.fromEntries(Object.entries(fields).map(([name, { kind }]) => {
    const value = lines.find(line => line.name === name)?.value ?? null
    return [name, value === null || isText(kind) ? value : JSON.parse(value)]
  }))

const isText = (kind: string | undefined) => ['money', 'text', 'choice', 'date', 'country'].includes(kind ?? '')

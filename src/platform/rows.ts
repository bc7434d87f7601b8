import { isSealed, isSecret, type Field } from '#shared/fields.ts'
import { identifier, snake } from '#shared/names.ts'
import { toDecimal, toMinor } from '#shared/money.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Refusal } from '#shared/refusal.ts'
import { masked, mustOpen, opened, seal } from './secrets.ts'

/** Money leaves as decimals of its currency, which stands beside it; what is special opened, what is secret masked. Other rows pass as they are. */
export function present(record: AnyRecord, row: Record<string, unknown>): Record<string, unknown> {
  const money = moneyOf(record), sealed = sealedOf(record)
  if (!money.length && !sealed.length) return row
  return {
    ...row,
    ...Object.fromEntries(money.map(field => [field, row[field] == null ? null : toDecimal(row[field] as string, row['currency'] as string)])),
    ...Object.fromEntries(sealed.map(field => [field, row[field] == null ? null : isSecret(record.all[field]) ? masked(openedAt(record, field, row)) : openedAt(record, field, row) ?? '••••'])),
  }
}
const openedAt = (record: AnyRecord, field: string, row: Record<string, unknown>) => opened(...placed(record, field, row))

/** What is secret in a row, in full. */
export const whole = (record: AnyRecord, row: Record<string, unknown>): Record<string, string | null> =>
  Object.fromEntries(secretsOf(record).map(field => [field, row[field] == null ? null : mustOpen(...placed(record, field, row))]))

/** A column as it is read: what is sealed brings along the organisation, by which it opens. */
export const columnOf = (record: AnyRecord, field: string, row: string) => {
  const column = `${row}.${identifier(snake(field))}`
  return isSealed(record.all[field]) ? `(${row}.organization_id || ' ' || ${column})` : column
}
function placed(record: AnyRecord, field: string, row: Record<string, unknown>) {
  const [organizationId = '', sealed = ''] = String(row[field]).split(' ')
  return [{ organizationId, record: record.name, field, id: String(row['id']) }, sealed] as const
}

export type Standing = { organizationId: string; id: string }
/** Columns and what to write in them, sealed for where the row stands. `currency`: that of the row, where the change doesn't name another. */
export function stored(record: AnyRecord, values: Record<string, unknown>, standing: Standing | null, currency = values['currency'] as string): [column: string, value: unknown][] {
  return Object.entries(values).filter(([, value]) => value !== undefined).map(([field, value]) => {
    const schema = record.all[field]
    if (schema?.kind === 'rows' && value != null) {
      for (const line of value as Record<string, unknown>[]) for (const [name, inner] of Object.entries(schema.of!)) if (inner.kind === 'money' && line[name] != null) minor(inner, field, line[name], currency)
      return [identifier(snake(field)), JSON.stringify(value)]
    }
    if (isSealed(schema) && value != null) return [identifier(snake(field)), seal({ ...standing!, record: record.name, field }, String(value), schema!.matched)]
    if (schema?.kind !== 'money' || value == null) return [identifier(snake(field)), value]
    return [identifier(snake(field)), minor(schema, field, value, currency)]
  })
}

function minor({ title }: Field, field: string, value: unknown, currency: string | null): string {
  if (currency == null) throw new Refusal('invalid', { errors: [{ field: 'currency', code: 'required', message: 'An amount needs its currency.' }] })
  const found = toMinor(value as string, currency)
  if (found === null) throw new Refusal('invalid', { errors: [{ field, code: 'invalid', message: `${title} has more digits than ${currency} has.` }] })
  return found.toString()
}

/** Another currency leaves the amount as it reads: 40000.00 pounds become 40000 yen, not as many as there were pence. */
export const restated = (record: AnyRecord, row: Record<string, unknown>, fields: Record<string, unknown>) =>
  'currency' in fields ? { ...Object.fromEntries(moneyOf(record).map(field => [field, row[field]])), ...fields } : fields

/** What an event tells of: the changed fields, old and new; what is special or secret is named, its value kept out. */
export function told(record: AnyRecord, values: Record<string, unknown> | null): string | null {
  if (!values) return null
  const entries = Object.entries(values).filter(([field, value]) => field in record.all && value !== undefined)
  return JSON.stringify(Object.fromEntries(entries.map(([field, value]) => [field, isSealed(record.all[field]) && value != null ? '•' : value])))
}

const moneyOf = (record: AnyRecord) => Object.keys(record.all).filter(field => record.all[field]!.kind === 'money')
export const sealedOf = (record: AnyRecord) => Object.keys(record.all).filter(field => isSealed(record.all[field]))
export const secretsOf = (record: AnyRecord) => sealedOf(record).filter(field => isSecret(record.all[field]))

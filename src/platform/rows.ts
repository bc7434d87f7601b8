import type { Field } from '#shared/fields.ts'
import { identifier, snake } from '#shared/names.ts'
import { toDecimal, toMinor } from '#shared/money.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Refusal } from '#shared/refusal.ts'

/** Money leaves as decimals of its currency, which stands beside it. Rows of records without money pass as they are. */
export function present(record: AnyRecord, row: Record<string, unknown>): Record<string, unknown> {
  const fields = moneyOf(record)
  if (!fields.length) return row
  const decimals = fields.map(field => [field, row[field] == null ? null : toDecimal(row[field] as string, row['currency'] as string)])
  return { ...row, ...Object.fromEntries(decimals) }
}

/** Columns and what to write in them. `currency`: that of the row, where the change doesn't name another. */
export function stored(record: AnyRecord, values: Record<string, unknown>, currency = values['currency'] as string): [column: string, value: unknown][] {
  return Object.entries(values).filter(([, value]) => value !== undefined).map(([field, value]) => {
    if (record.all[field]?.kind === 'rows' && value != null) return [identifier(snake(field)), JSON.stringify(value)]
    if (record.all[field]?.kind !== 'money' || value == null) return [identifier(snake(field)), value]
    if (currency == null) throw new Refusal('invalid', { errors: [{ field: 'currency', code: 'required', message: 'An amount needs its currency.' }] })
    const minor = toMinor(value as string, currency)
    if (minor === null) throw new Refusal('invalid', { errors: [{ field, code: 'invalid', message: `${record.all[field].title} has more digits than ${currency} has.` }] })
    return [identifier(snake(field)), minor.toString()]
  })
}

/** Another currency leaves the amount as it reads: 40000.00 pounds become 40000 yen, not as many as there were pence. */
export const restated = (record: AnyRecord, row: Record<string, unknown>, fields: Record<string, unknown>) =>
  'currency' in fields ? { ...Object.fromEntries(moneyOf(record).map(field => [field, row[field]])), ...fields } : fields

/** What an event tells of: the changed fields, old and new; what is special or secret is named, its value kept out. */
export function told(record: AnyRecord, values: Record<string, unknown> | null): string | null {
  if (!values) return null
  const entries = Object.entries(values).filter(([field, value]) => field in record.all && value !== undefined)
  return JSON.stringify(Object.fromEntries(entries.map(([field, value]) => [field, isGuarded(record.all[field]) && value != null ? '•' : value])))
}

const moneyOf = (record: AnyRecord) => Object.keys(record.all).filter(field => record.all[field]!.kind === 'money')
const isGuarded = (field: Field | undefined) => field?.data === 'special' || field?.data === 'secret'

import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { dateText, locale } from '#ui/format.ts'
import { labelOf, t, wordOf } from '#ui/words.ts'
import { valueText } from '#ui/value.tsx'
import classes from './calculators.module.css'
import { fieldsOf, isNested, type Nested, type NestedFields } from './fields.ts'

type Place = { place: string; currency: string | null }

/** A value as it is told: numbers in the reader's way and to ten decimals at most. */
export function textOf({ place, currency }: Place, name: string, field: Nested, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  switch (field.kind) {
    case 'number': case 'float': case 'integer': case 'cell': return typeof value === 'number' ? numbers().format(value) : String(value)
    case 'money': return currency === null ? String(value) : new Intl.NumberFormat(locale(), { style: 'currency', currency }).format(String(value) as never)
    case 'date': return dateText(String(value), { day: 'numeric', month: 'long', year: 'numeric' })
    case 'choice': return wordOf(place, name, field, String(value))
    default: return valueText({ place, name, field }, value)
  }
}
const numbers = () => new Intl.NumberFormat(locale(), { maximumFractionDigits: 10 })

/** A list of what was asked or answered, whatever is within it. */
export function Values({ fields, values, isLarge = false, ...place }: Place & { fields: NestedFields; values: Record<string, unknown>; isLarge?: boolean }) {
  const given = Object.entries(fields).filter(([name]) => values[name] !== undefined)
  return (
    <dl className={classes['values']} data-large={isLarge && given.length <= 4 || undefined}>
      {given.map(([name, field]) => <div key={name} data-wide={isNested(field) || undefined}><dt>{labelOf(place.place, name, field)}</dt><dd><Shown {...place} name={name} field={field} value={values[name]} /></dd></div>)}
    </dl>
  )
}

function Shown({ name, field, value, ...place }: Place & { name: string; field: Nested; value: unknown }): ReactNode {
  if (value === null || !isNested(field)) return textOf(place, name, field, value)
  if (field.kind === 'group') return <Values {...place} fields={field.properties!} values={value as Record<string, unknown>} />
  if (field.kind === 'list') return (value as unknown[]).length === 0 ? t('none') : <Items {...place} name={name} field={field.items!} values={value as unknown[]} />
  if (field.kind === 'lines') return <Rows {...place} name={name} fields={fieldsOf(field.items)} rows={(value as Record<string, unknown>[]).map((line, at) => [String(at + 1), line])} />
  return <ByName {...place} name={name} field={field.additionalProperties!} values={value as Record<string, unknown>} />
}

function Items({ name, field, values, ...place }: Place & { name: string; field: Nested; values: unknown[] }) {
  const some = values.slice(0, 200).map(each => field.kind === 'list' ? `[${(each as unknown[]).map(one => textOf(place, name, field.items!, one)).join(', ')}]` : textOf(place, name, field, each))
  return `${some.join(' · ')}${values.length > some.length ? ' …' : ''}`
}

function ByName({ name, field, values, ...place }: Place & { name: string; field: Nested; values: Record<string, unknown> }) {
  const entries = Object.entries(values)
  if (entries.length === 0) return t('none')
  if (field.kind === 'group') return <Rows {...place} name={name} fields={field.properties!} rows={entries as [string, Record<string, unknown>][]} />
  return <Table className={classes['small']}><Table.Tbody>{entries.map(([key, value]) => <Table.Tr key={key}><Table.Th scope="row">{key}</Table.Th><Table.Td><Shown {...place} name={name} field={field} value={value} /></Table.Td></Table.Tr>)}</Table.Tbody></Table>
}

function Rows({ name, fields, rows, ...place }: Place & { name: string; fields: NestedFields; rows: [string, Record<string, unknown>][] }) {
  if (rows.length === 0) return t('none')
  if (Object.values(fields).some(isNested)) return rows.map(([key, row]) => <div key={key} className={classes['worked']}><Text fw={600}>{key}</Text><Values {...place} fields={fields} values={row} /></div>)
  return (
    <div className={classes['scroll']} tabIndex={0} role="group" aria-label={labelOf(place.place, name, undefined)}>
      <Table className={classes['small']}>
        <Table.Thead><Table.Tr><Table.Td />{Object.entries(fields).map(([each, field]) => <Table.Th key={each} scope="col">{labelOf(place.place, each, field)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>{rows.slice(0, 200).map(([key, row]) => <Table.Tr key={key}><Table.Th scope="row">{key}</Table.Th>{Object.entries(fields).map(([each, field]) => <Table.Td key={each}><Shown {...place} name={name} field={field} value={row[each] ?? null} /></Table.Td>)}</Table.Tr>)}</Table.Tbody>
      </Table>
      {rows.length > 200 && <Text size="sm" c="dimmed">…</Text>}
    </div>
  )
}

import { Anchor, Table, Text } from '@mantine/core'
import { ExternalLink } from 'lucide-react'
import type { Rates, Source } from '#shared/rates.ts'
import { dateText } from '#ui/format.ts'
import { labelOf, t } from '#ui/words.ts'
import classes from './calculators.module.css'
import type { NestedFields } from './fields.ts'
import { CameOf } from './laid.tsx'
import { textOf } from './shown.tsx'

export const day = (iso: string): string => dateText(iso, { day: 'numeric', month: 'long', year: 'numeric' })

/** Where it can be looked up: a link where the address is known, the words otherwise. */
export function SourceOf({ source: { instrument, section, publisher, address, readOn } }: { source: Source }) {
  const words = [instrument, section].filter(Boolean).join(', ')
  return (
    <span className={classes['source']}>
      {address ? <Anchor inherit href={address} target="_blank" rel="noopener noreferrer">{words} <ExternalLink size={13} aria-hidden className={classes['out']} /><span className="visually-hidden"> {t('(opens in a new tab)')}</span></Anchor> : words}
      {publisher && <Text span inherit c="dimmed"> · {publisher}</Text>}
      {readOn && <Text span inherit c="dimmed"> · {t('read on {{day}}', { day: day(readOn) })}</Text>}
    </span>
  )
}

/** What picks the figures; the rule speaks of its fields by their names in programs. */
export const datedBy = (place: string, fields: NestedFields, words: string): string =>
  words.replaceAll(/`(\w+)`/g, (_, name: string) => `“${name === 'on' ? t('Day whose law applies') : labelOf(place, name, fields[name])}”`)

/** What the law has set, the newest first. */
export function Parameters({ place, currency, rates, isOpen }: { place: string; currency: string | null; rates: Rates; isOpen: boolean }) {
  const fields = rates.values as NestedFields
  const rows = rates.rows.toReversed()
  return (
    <details open={isOpen} className={classes['rates']}>
      <summary>{rates.title}</summary>
      <div className={classes['scroll']} tabIndex={0} role="group" aria-label={rates.title}>
        <Table className={classes['small']}>
          <Table.Thead><Table.Tr><Table.Th scope="col">{t('From')}</Table.Th>{Object.entries(fields).map(([name, field]) => <Table.Th key={name} scope="col">{labelOf(place, name, field)}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.map(row => (
              <Table.Tr key={row.from}>
                <Table.Th scope="row">{day(row.from)}{row.until && <Text size="xs" c="dimmed">{t('until {{date}}', { date: day(row.until) })}</Text>}{row.came && <div><CameOf came={row.came} /></div>}</Table.Th>
                {Object.entries(fields).map(([name, field]) => <Table.Td key={name} title={row.source?.instrument}>{plain({ place, currency }, name, field, row[name])}</Table.Td>)}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="sm" c="dimmed" mt={4}><SourceOf source={rates.source} />{rates.until && <> · {t('known until {{date}}', { date: day(rates.until) })}</>}</Text>
    </details>
  )
}

/** A parameter: one value, or a few of them. */
export const plain = (place: { place: string; currency: string | null }, name: string, field: NestedFields[string], value: unknown): string =>
  value === null ? t('none') : Array.isArray(value) ? value.map(each => textOf(place, name, field.items ?? field, each)).join(' · ') : textOf(place, name, field, value)

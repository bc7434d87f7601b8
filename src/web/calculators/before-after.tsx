import { Table } from '@mantine/core'
import type { Rates } from '#shared/rates.ts'
import { labelOf, t } from '#ui/words.ts'
import classes from './calculators.module.css'
import { currencyOf, type NestedFields } from './fields.ts'
import { plain } from './sources.tsx'

export type Compared = { name: string; label: string; before: string; after: string }

/** The values of a row of rates beside another's, by the words of a rule that works with them. */
export function compared({ values }: Rates, ruleId: string, before: Record<string, unknown> | undefined, after: Record<string, unknown> | undefined): Compared[] {
  const place = { place: ruleId, currency: currencyOf(ruleId) }
  const said = (name: string, field: NestedFields[string], row: Record<string, unknown> | undefined) => row ? plain(place, name, field, row[name] ?? null) : ''
  return Object.entries(values as NestedFields).map(([name, field]) => ({ name, label: labelOf(ruleId, name, field), before: said(name, field, before), after: said(name, field, after) }))
}

export function BeforeAfter({ title, values, heads = [t('Before'), t('After')] }: { title: string; values: readonly Compared[]; heads?: readonly [string, string] }) {
  return (
    <div className={classes['scroll']} tabIndex={0} role="group" aria-label={title}>
      <Table className={classes['small']}>
        <Table.Thead><Table.Tr><Table.Td />{heads.map(head => <Table.Th key={head} scope="col">{head}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>{values.map(({ name, label, before, after }) => <Table.Tr key={name}><Table.Th scope="row">{label}</Table.Th><Table.Td>{before}</Table.Td><Table.Td><b>{after}</b></Table.Td></Table.Tr>)}</Table.Tbody>
      </Table>
    </div>
  )
}

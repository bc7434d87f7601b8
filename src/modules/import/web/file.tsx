import { Alert, Button, Group, NumberInput, Select, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { numberText } from '#ui/format.ts'
import { sayProblem } from '#ui/problem.ts'
import { t } from '#ui/words.ts'
import type { ImportView } from '../contract.ts'
import classes from './import.module.css'
import type { StepProps } from './run.tsx'
import { useStep } from './use-run.ts'
import { delimiters, encodings } from './words.ts'

/** How the file is read, and how else it could be. */
export function FileStep({ view, go }: StepProps) {
  const { form, columns, status } = view
  return (
    <Stack gap="lg">
      <Title order={2}>{t('How the file is read')}</Title>
      {form && <Read key={JSON.stringify(form)} view={view} form={form} />}
      {columns.length > 0 && (
        <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('What stands in the columns')}>
          <table className={`${classes['table']} ${classes['peek']}`}>
            <caption>{t('The first different values of each column')}</caption>
            <thead><tr>{columns.map(({ column, header }) => <th key={column} scope="col">{header || t('Column {{number}}', { number: column + 1 })}</th>)}</tr></thead>
            <tbody>{[0, 1, 2].map(row => <tr key={row}>{columns.map(({ column, samples }) => <td key={column}>{samples[row] ?? ''}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
      {status !== 'failed' && <Group><Button onClick={() => go('columns')}>{t('Go on: columns')}</Button></Group>}
    </Stack>
  )
}

function Read({ view: { id, rows, columns }, form }: { view: ImportView; form: Form }) {
  return <HowRead form={form} rows={rows} columns={columns.length} again={useStep<Chosen>(id, 'reread')} />
}

type Chosen = Record<string, string | number>
type Form = Pick<NonNullable<ImportView['form']>, 'kind' | 'delimiter' | 'encoding' | 'headerRow' | 'sheet' | 'sheets'>
/** How a file of any import is read, and how else: what is chosen reads it again. */
export function HowRead({ form, rows, columns, again }: { form: Form; rows: number; columns: number; again: { mutate: (chosen: Chosen) => void; isPending: boolean; isError: boolean; error: unknown } }) {
  const [chosen, setChosen] = useState<Chosen>({})
  const known = (names: Record<string, string>, now: string) => Object.entries(now in names ? names : { ...names, [now]: now }).map(([value, label]) => ({ value, label }))
  const isChanged = Object.keys(chosen).length > 0
  const choose = (name: string, value: string | number | null) => setChosen(before => value === null || value === '' ? before : { ...before, [name]: value })
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('{{rows}} rows and {{columns}} columns were found. If letters look wrong or everything stands in one column, choose another way.', { rows: numberText(rows), columns: numberText(columns) })}</Text>
      <div className={classes['form']}>
        {form.kind === 'csv' && <Select label={t('Parted by')} value={String(chosen['delimiter'] ?? form.delimiter)} data={known(Object.fromEntries(Object.entries(delimiters).map(([sign, name]) => [sign, name()])), form.delimiter)} onChange={value => choose('delimiter', value)} allowDeselect={false} />}
        {form.kind === 'csv' && <Select label={t('Letters are written as')} value={String(chosen['encoding'] ?? form.encoding.toLowerCase())} data={known(encodings, form.encoding.toLowerCase())} onChange={value => choose('encoding', value)} allowDeselect={false} searchable />}
        {form.sheets.length > 1 && <Select label={t('Sheet')} value={String(chosen['sheet'] ?? form.sheet ?? '')} data={form.sheets} onChange={value => choose('sheet', value)} allowDeselect={false} />}
        <NumberInput label={t('Header in row')} value={Number(chosen['headerRow'] ?? form.headerRow)} min={1} max={1000} allowDecimal={false} onChange={value => choose('headerRow', Number(value) || null)} w={140} />
        <Button variant="default" disabled={!isChanged} loading={again.isPending} onClick={() => again.mutate(chosen)}>{t('Read it again')}</Button>
      </div>
      {isChanged && <Text size="sm" c="dimmed">{t('What you chose for the columns begins anew.')}</Text>}
      {again.isError && <Alert color="red" variant="light" role="alert"><Text size="sm">{sayProblem(again.error)}</Text></Alert>}
    </Stack>
  )
}

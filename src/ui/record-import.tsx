import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isOptional } from '#shared/fields.ts'
import type { AnyRecord } from '#shared/record.ts'
import { post } from './client.ts'
import { FileDrop } from './file-drop.tsx'
import { listText, numberText } from './format.ts'
import { useUsed } from './me.ts'
import { sayProblem } from './problem.ts'
import classes from './record-panel.module.css'
import { tell } from './tell.tsx'
import { labelOf, pluralLabel, t } from './words.ts'

/** `changed`, `same`: where a file may say anew what is here already. */
type Result = { created: number; changed?: number; same?: number; problems: { row: number; field: string; code: string; message: string }[] }
type Tried = { file: File; result: Result }
const shown = 200

/** Rows of a CSV or XLSX file as new records: tried first, then all or none. */
export function RecordImport({ record, onDone }: { record: AnyRecord; onDone: () => void }) {
  const client = useQueryClient()
  const [busy, setBusy] = useState<string | null>(null)
  const [tried, setTried] = useState<Tried | null>(null)
  const [error, setError] = useState<unknown>(null)
  const what = pluralLabel(record).toLowerCase()
  const send = async (file: File, isTrial: boolean) => {
    setBusy(isTrial ? t('Looking through {{file}} …', { file: file.name }) : t('Importing …'))
    setError(null)
    try {
      const result = await post<Result>(`/${record.path}/import${isTrial ? '?dryRun=true' : ''}`, new Blob([file], { type: await typeOf(file) }))
      if (isTrial || result.problems.length) return setTried({ file, result })
      await client.invalidateQueries()
      tell(result.changed ? t('{{count}} {{what}} came in, {{changed}} were changed.', { count: result.created, what, changed: result.changed }) : t('{{count}} {{what}} came in.', { count: result.created, what }))
      onDone()
    } catch (problem) {
      setTried(null)
      setError(problem)
    } finally {
      setBusy(null)
    }
  }
  return (
    <Stack gap="lg">
      <Headings record={record} />
      <FileDrop label={tried ? t('Choose another file') : t('Choose a CSV or Excel file')} busy={busy} onFile={file => void send(file, true)} />
      {error !== null && <Alert color="red" variant="light" role="alert" title={t('This file can’t be taken')}><Text size="sm">{sayProblem(error)}</Text></Alert>}
      {tried && busy === null && <Outcome {...tried} what={what} record={record} onImport={() => void send(tried.file, false)} />}
    </Stack>
  )
}

function Headings({ record }: { record: AnyRecord }) {
  const isUsed = useUsed()
  const names = Object.keys(record.asks).filter(name => isUsed(record.asks[name]))
  const said = (isNeeded: boolean) => names.filter(name => isOptional(record.asks[name]) !== isNeeded).map(name => `“${labelOf(record.name, name, record.asks[name])}”`)
  const [needed, others] = [said(true), said(false)]
  return (
    <Stack gap={4}>
      <Text size="sm">{t('The first row of the file names its columns. Needed: {{names}}.', { names: listText(needed) })}</Text>
      {others.length > 0 && <Text size="sm" c="dimmed">{t('It may also have: {{names}}.', { names: listText(others) })}</Text>}
    </Stack>
  )
}

function Outcome({ file, result: { created, changed = 0, same = 0, problems }, what, record, onImport }: Tried & { what: string; record: AnyRecord; onImport: () => void }) {
  if (problems.length === 0) return (
    <Stack gap="sm" role="status">
      <Text>{changed + same > 0 ? t('{{file}}: {{count}} new {{what}}, {{changed}} changed, {{same}} as they are. No problems; nothing has been written yet.', { file: file.name, count: created, what, changed, same }) : t('{{file}}: {{count}} new {{what}}, no problems. Nothing has been written yet.', { file: file.name, count: created, what })}</Text>
      <Group><Button onClick={onImport} disabled={created + changed === 0}>{t('Import {{count}}', { count: created + changed })}</Button></Group>
    </Stack>
  )
  return (
    <Stack gap="sm" role="alert">
      <Text fw={600}>{t('{{count}} problems in {{file}}. Nothing was written.', { count: problems.length, file: file.name })}</Text>
      <Text size="sm" c="dimmed">{t('All rows come in together or none does: mend these in the file and choose it again.')}</Text>
      <table className={classes['problems']}>
        <thead><tr><th scope="col">{t('Row')}</th><th scope="col">{t('Column')}</th><th scope="col">{t('Problem')}</th></tr></thead>
        <tbody>
          {problems.slice(0, shown).map(({ row, field, message }, index) => (
            <tr key={index}><td>{numberText(row)}</td><td>{field ? labelOf(record.name, field, record.all[field]) : ''}</td><td>{message}</td></tr>
          ))}
        </tbody>
      </table>
      {problems.length > shown && <Text size="sm" c="dimmed">{t('These are the first {{count}}.', { count: shown })}</Text>}
    </Stack>
  )
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** By what it is, not by its name: a workbook is a zip. */
const typeOf = async (file: File) => new TextDecoder('latin1').decode(await file.slice(0, 2).arrayBuffer()) === 'PK' ? xlsx : 'text/csv'

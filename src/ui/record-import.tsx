import { Alert, Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isOptional } from '#shared/fields.ts'
import type { AnyRecord } from '#shared/record.ts'
import { address, post } from './client.ts'
import { FileDrop } from './file-drop.tsx'
import { listText, numberText } from './format.ts'
import { useUsed } from './me.ts'
import { sayProblem } from './problem.ts'
import classes from './record-panel.module.css'
import { tell } from './tell.tsx'
import { labelOf, pluralLabel, t } from './words.ts'

/** `changed`, `same`: where a file may say anew what is here already. */
type Result = { created: number; changed?: number; same?: number; columns?: { header: string; field: string | null }[]; problems: { row: number; field: string; code: string; message: string }[] }
type Tried = { file: File; result: Result }
/** What was said of a file whose columns are guessed: its columns by hand, and which of day and month stands first. */
type Said = { columns?: (string | null)[]; dateOrder?: string }
const shown = 200

/** Rows of a CSV or XLSX file as new records: tried first, then all or none. */
export function RecordImport({ record, onDone }: { record: AnyRecord; onDone: () => void }) {
  const client = useQueryClient()
  const [busy, setBusy] = useState<string | null>(null)
  const [tried, setTried] = useState<Tried | null>(null)
  const [error, setError] = useState<unknown>(null)
  const what = pluralLabel(record).toLowerCase()
  const [said, setSaid] = useState<Said>({})
  const send = async (file: File, isTrial: boolean, { columns, dateOrder }: Said = said) => {
    setBusy(isTrial ? t('Looking through {{file}} …', { file: file.name }) : t('Importing …'))
    setError(null)
    try {
      const result = await post<Result>(address(`/${record.path}/import`, { dryRun: isTrial ? 'true' : undefined, columns: columns?.map(field => field ?? '').join(','), dateOrder }), new Blob([file], { type: await typeOf(file) }))
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
      <FileDrop label={tried ? t('Choose another file') : t('Choose a CSV or Excel file')} busy={busy} onFile={file => { setSaid({}); void send(file, true, {}) }} />
      {error !== null && <Alert color="red" variant="light" role="alert" title={t('This file can’t be taken')}><Text size="sm">{sayProblem(error)}</Text></Alert>}
      {tried?.result.columns && busy === null && <Taken record={record} result={tried.result} said={said} onSay={next => { setSaid(next); void send(tried.file, true, next) }} />}
      {tried && busy === null && <Outcome {...tried} what={what} record={record} onImport={() => void send(tried.file, false)} />}
    </Stack>
  )
}

/** What each column was taken as, to be said otherwise; and the order of day and month, where it is asked for. */
function Taken({ record, result: { columns = [], problems }, said, onSay }: { record: AnyRecord; result: Result; said: Said; onSay: (next: Said) => void }) {
  const isUsed = useUsed()
  const fields = Object.keys(record.asks).filter(name => isUsed(record.asks[name])).map(name => ({ value: name, label: labelOf(record.name, name, record.asks[name]) }))
  const now = columns.map(({ field }) => field)
  // A field stands for one column: chosen for another, it leaves the first.
  const choose = (at: number, field: string | null) => onSay({ ...said, columns: now.map((each, i) => i === at ? field : each === field ? null : each) })
  return (
    <Stack gap="sm">
      {(said.dateOrder || problems.some(({ code }) => code === 'date_ambiguous')) && <Select label={t('In days such as 03/04/2026, what stands first?')} data={[{ value: 'dmy', label: t('The day') }, { value: 'mdy', label: t('The month') }]} value={said.dateOrder ?? null} onChange={dateOrder => onSay({ ...said, ...dateOrder && { dateOrder } })} maw={320} />}
      <details open={columns.some(({ header, field }) => header.trim() && field === null)}>
        <summary>{t('What the columns were taken as')}</summary>
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">{columns.map(({ header, field }, at) => header.trim() && <Select key={`${at} ${header}`} label={header} size="sm" data={fields} value={field} onChange={next => choose(at, next)} placeholder={t('Left out')} clearable />)}</SimpleGrid>
      </details>
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

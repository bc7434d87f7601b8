import { Alert, Button, Group, List, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { DateField } from '#ui/fields/date-field.tsx'
import { numberText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useAct } from '#ui/queries.ts'
import { tellProblem } from '#ui/tell.tsx'
import { labelOf, t, wordOf } from '#ui/words.ts'
import { mapLeave, type LeaveImportView } from '../contract-leave.ts'
import { leaveImport } from '../records.ts'
import { leaveFiles, leaveTargets, type LeaveFile, type LeaveTarget } from '../rules-leave-columns.ts'
import classes from './import.module.css'

type Settings = LeaveImportView['settings']
const layers = { statutory: 'By law', further_statutory: 'By law, further', contractual: 'By contract', carried: 'Carried over', bought: 'Bought', in_lieu: 'In lieu' }

/** What the columns become, what holds for all rows, and what words mean that nobody here uses. */
export function LeaveColumns({ view }: { view: LeaveImportView }) {
  const saving = useAct(mapLeave, { id: view.id }), [columns, setColumns] = useState(view.columns.map(({ target }) => target)), [settings, setSettings] = useState<Settings>(view.settings)
  const [day, setDay] = useState(view.settings.onDay ?? '')
  const [words, setWords] = useState<{ leaveType: Record<string, string | null>; layer: Record<string, string | null> }>({ leaveType: {}, layer: {} })
  const targets = leaveTargets.filter(({ files }) => (files as readonly LeaveFile[]).includes(view.what)).map(({ key, label }) => ({ value: key as string, label: labelOf('leave_import', key, { title: label }) }))
  // A field has one column: choosing it here takes it from where it was.
  const choose = (at: number, target: LeaveTarget | null) => setColumns(columns.map((each, column) => column === at ? target : each === target ? null : each))
  const save = (what?: LeaveFile) => saving.mutate(what ? { what } : { columns, settings, words }, { onError: tellProblem })
  const isChanged = JSON.stringify([columns, settings]) !== JSON.stringify([view.columns.map(({ target }) => target), view.settings]) || Object.keys({ ...words.leaveType, ...words.layer }).length > 0
  const asked = view.words.filter(({ answer }) => answer === null), what = Object.keys(leaveFiles).map(value => ({ value, label: wordOf('leave_import', 'what', leaveImport.derives.what, value) }))
  return (
    <Panel title={t('What the columns are')}>
      <Stack gap="md">
        <Group><SegmentedControl aria-label={t('What the file brings')} value={view.what} data={what} onChange={value => save(value as LeaveFile)} /><Text c="dimmed" size="sm">{t('{{count}} rows', { count: view.rows })}</Text></Group>
        <table className={`${classes['table']} ${classes['stack']}`}>
          <thead><tr><th scope="col">{t('In the file')}</th><th scope="col" className={classes['becomes']}>{t('Becomes')}</th></tr></thead>
          <tbody>{view.columns.map(({ column, header, samples }) => {
            const name = header || t('Column {{number}}', { number: column + 1 })
            return <tr key={column} data-quiet={columns[column] === null || undefined}><th scope="row">{name}<span className={classes['two']}>{samples.join(' · ') || t('empty')}</span></th><td><Select aria-label={t('{{column}} becomes', { column: name })} placeholder={t('Not brought in')} data={targets} value={columns[column] ?? null} searchable clearable clearButtonProps={{ 'aria-label': t('Don’t import {{column}}', { column: name }) }} onChange={value => choose(column, value as LeaveTarget | null)} nothingFoundMessage={t('Nothing of that name')} /></td></tr>
          })}</tbody>
        </table>
        <div className={classes['settings']}>
          {!columns.includes('leaveType') && <Select label={t('Type of leave, for all rows')} data={view.types} value={settings.leaveTypeId ?? null} clearable onChange={leaveTypeId => setSettings({ ...settings, leaveTypeId })} />}
          {view.what === 'balances' && !columns.includes('onDay') && <DateField label={t('Balance at the end of, for all rows')} inputWrapperOrder={['label', 'input', 'error', 'description']} value={day} onChange={next => { setDay(next); if (!next || /^\d{4}-\d\d-\d\d$/.test(next)) setSettings({ ...settings, onDay: next || null }) }} />}
          <Select label={t('Dates such as 03/04/2026')} data={[{ value: 'dmy', label: t('Day first') }, { value: 'mdy', label: t('Month first') }]} placeholder={t('As the columns tell')} value={settings.dateOrder ?? null} clearable onChange={dateOrder => setSettings({ ...settings, dateOrder: dateOrder as 'dmy' | 'mdy' | null })} />
        </div>
        {asked.length > 0 && (
          <Stack gap="xs">
            <Text fw={600}>{t('What these words mean')}</Text>
            <div className={classes['settings']}>{asked.map(({ target, word, text, count }) => <Select key={`${target} ${word}`} label={t('“{{text}}”, {{rows}} rows', { text, rows: numberText(count) })} placeholder={t('Nothing: these rows stay out')} clearable data={target === 'leaveType' ? view.types : Object.entries(layers).map(([value, label]) => ({ value, label: t(label) }))} value={words[target][word] ?? null} onChange={value => setWords({ ...words, [target]: { ...words[target], [word]: value } })} />)}</div>
          </Stack>
        )}
        {view.lacks.length > 0 && <Alert color="yellow" variant="light" title={t('Still missing')}><List size="sm">{view.lacks.map(({ code, message }) => <List.Item key={code}>{t(message)}</List.Item>)}</List></Alert>}
        {(isChanged || view.lacks.length > 0) && <div><Button loading={saving.isPending} disabled={!isChanged} onClick={() => save()}>{t('Use these columns')}</Button></div>}
      </Stack>
    </Panel>
  )
}

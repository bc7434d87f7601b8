import { Alert, Anchor, Badge, Button, Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, numberText } from '#ui/format.ts'
import { Panel } from '#ui/page.tsx'
import { useAct, useRead } from '#ui/queries.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { commitLeave, type LeaveImportView, type LeaveReport } from '../contract-leave.ts'
import classes from './import.module.css'

type Line = LeaveReport['lines'][number]
const layers: Record<string, string> = { statutory: 'By law', further_statutory: 'By law, further', contractual: 'By contract', carried: 'Carried over', bought: 'Bought', in_lieu: 'In lieu' }
const becomes = { added: () => t('Comes in'), differing: () => t('Here with other amounts'), unchanged: () => t('Here already') }

/** What would become of every row, before anything is written; then all of it at once. */
export function LeaveTry({ view: { id } }: { view: LeaveImportView }) {
  const { data, error, refetch } = useRead<LeaveReport>(`/leave-files/${id}/check`)
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Text c="dimmed">{t('Trying it, writing nothing …')}</Text>
  const counts = [[t('Rows'), data.rows], [t('Come in'), data.added], [t('Here already'), data.unchanged], [t('Here with other amounts'), data.differing], [t('Rows that can’t come in'), data.leftOut]] as const
  return (
    <>
      <Panel title={t('What would become of it')}>
        <Stack gap="md">
          <dl className={classes['counts']}>{counts.map(([label, count]) => <div key={label}><dt>{label}</dt><dd>{numberText(count)}</dd></div>)}</dl>
          {data.problems.length > 0 && <Problems id={id} report={data} />}
          {data.lines.length > 0 && <Lines lines={data.lines} more={data.added + data.differing + data.unchanged - data.lines.length} />}
        </Stack>
      </Panel>
      <BringIn id={id} report={data} onStale={() => void refetch()} />
    </>
  )
}

function Problems({ id, report: { problems, problemCount } }: { id: string; report: LeaveReport }) {
  return (
    <section aria-label={t('Problems')}>
      <Group justify="space-between" mb="xs"><Text fw={600}>{t('Worth a look')} <Text span c="dimmed" fw={400}>{numberText(problemCount)}</Text></Text><Anchor size="sm" href={`/api/v1/leave-files/${id}/problems`} download>{t('All of them as a file')}</Anchor></Group>
      <table className={`${classes['table']} ${classes['stack']}`}>
        <thead><tr><th scope="col">{t('Row')}</th><th scope="col">{t('Column')}</th><th scope="col">{t('In the file')}</th><th scope="col">{t('Problem')}</th></tr></thead>
        <tbody>{problems.map(({ row, header, value, message, level, code }, nth) => <tr key={nth}><th scope="row" data-label={t('Row')}>{numberText(row)}</th><td>{header}</td><td>{value}</td><td data-code={code}>{message} <Badge variant="light" color={level === 'row' ? 'red' : 'gray'} tt="none" fw={500} radius="sm" size="sm">{level === 'row' ? t('Can’t come in') : t('Comes in')}</Badge></td></tr>)}</tbody>
      </table>
    </section>
  )
}

function Lines({ lines, more }: { lines: readonly Line[]; more: number }) {
  const [shown, setShown] = useState(20)
  const amounts = (of: readonly { layer: string; quantity: number }[]) => of.map(({ layer, quantity }) => `${t(layers[layer] ?? layer)} ${numberText(quantity)}`).join(', ') || t('nothing')
  return (
    <section aria-label={t('Whose leave')}>
      <table className={`${classes['table']} ${classes['stack']}`}>
        <thead><tr><th scope="col">{t('Who')}</th><th scope="col">{t('Leave')}</th><th scope="col">{t('There')}</th><th scope="col">{t('In the file')}</th></tr></thead>
        <tbody>{lines.slice(0, shown).map(({ rows, name, number, leaveType, on, until, there, stated, quantity, unit, decision }) => (
          <tr key={rows[0]} data-quiet={decision === 'unchanged' || undefined}>
            <th scope="row">{name}<span className={classes['two']}>{number}</span></th>
            <td>{leaveType}<span className={classes['two']}>{until ? until === on ? dateText(on) : `${dateText(on)} – ${dateText(until)}` : dateText(on)}</span></td>
            <td>{until ? '' : amounts(there)}</td>
            <td>{until ? `${numberText(quantity ?? 0)} ${unit === 'hours' ? t('hours') : t('days')}` : amounts(stated.map(({ layer, amount }) => ({ layer, quantity: amount })))} {decision !== 'added' && <Badge variant="light" color={decision === 'differing' ? 'yellow' : 'gray'} tt="none" fw={500} radius="sm" size="sm">{becomes[decision]()}</Badge>}</td>
          </tr>
        ))}</tbody>
      </table>
      {lines.length > shown && <Button variant="default" size="compact-md" mt="sm" onClick={() => setShown(shown + 100)}>{t('Show more')}</Button>}
      {lines.length <= shown && more > 0 && <Text size="sm" c="dimmed" mt="sm">{t('and {{count}} more', { count: more })}</Text>}
    </section>
  )
}

function BringIn({ id, report: { seen, added, differing, leftOut }, onStale }: { id: string; report: LeaveReport; onStale: () => void }) {
  const [leaveOut, setLeaveOut] = useState(false), [verdict, setVerdict] = useState<string>(''), bringing = useAct(commitLeave, { id })
  const comes = added + (verdict === 'correct' ? differing : 0), isReady = (leftOut === 0 || leaveOut) && (differing === 0 || verdict !== '')
  const bring = () => bringing.mutate({ seen, leaveOut, ...verdict !== '' && { differing: verdict as 'leave' | 'correct' } }, { onError: problem => { tellProblem(problem); onStale() } })
  if (added + differing === 0) return <Alert variant="light" color="gray">{leftOut > 0 ? t('Nothing can come in: mend the file, and bring it again.') : t('All of it is here already: there is nothing to bring in.')}</Alert>
  return (
    <Panel title={t('Bring it in')}>
      <Stack gap="md">
        {differing > 0 && <div><Text size="sm" mb={4}>{t('Balances that are here for that day with other amounts:')}</Text><SegmentedControl value={verdict} data={[{ value: '', label: t('Choose') }, { value: 'leave', label: t('Stay as they are') }, { value: 'correct', label: t('Become what the file says') }]} onChange={setVerdict} aria-label={t('What becomes of them')} /></div>}
        {leftOut > 0 && <Checkbox checked={leaveOut} onChange={event => setLeaveOut(event.currentTarget.checked)} label={t('Leave out the {{count}} rows that can’t come in', { count: leftOut })} />}
        <Text size="sm" c="dimmed">{t('All of it comes in at once, or nothing. It can be taken back as a whole as long as nothing stands on it.')}</Text>
        <div><Button disabled={!isReady} loading={bringing.isPending} onClick={bring}>{t('Bring in {{count}}', { count: comes })}</Button></div>
      </Stack>
    </Panel>
  )
}

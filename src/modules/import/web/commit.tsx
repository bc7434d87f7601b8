import { Alert, Button, Checkbox, Group, List, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { sayProblem } from '#ui/problem.ts'
import { TellThem, type Tells } from '#ui/tell-them.tsx'
import { t } from '#ui/words.ts'
import { WaitsFor } from './asks.tsx'
import { Figures } from './check.tsx'
import { Progress } from './progress.tsx'
import type { StepProps } from './run.tsx'
import { useStep } from './use-run.ts'

/** The summary before the end, and the import itself. */
export function CommitStep({ view, go }: StepProps) {
  const commit = useStep<{ leaveOut?: boolean; tells?: string[] }>(view.id, 'commit')
  const [leavesOut, setLeavesOut] = useState(false)
  const [tells, setTells] = useState<Tells>(null)
  const { counts } = view
  if (view.step?.name === 'committing') return <Progress view={view} />
  if (!counts) return <Group><Button onClick={() => go('check')}>{t('Check first')}</Button></Group>
  const isFree = counts.leftOut === 0 || leavesOut
  return (
    <Stack gap="lg">
      <Title order={2}>{t('Ready to import')}</Title>
      <Figures counts={counts} />
      <WaitsFor asks={counts.asks} />
      <List size="sm">
        <List.Item>{t('All of them come in together, or nobody does.')}</List.Item>
        {counts.unchanged + counts.differing > 0 && <List.Item>{counts.changed > 0 ? t('Whoever is here already changes only as you have said.') : t('Whoever is here already stays as they are.')}</List.Item>}
        <List.Item>{t('Nobody gets a sign-in by this: inviting comes later, one by one.')}</List.Item>
        <List.Item>{t('Mail leaves for them only once one of their groups is switched on under “Who gets mail”.')}</List.Item>
      </List>
      {counts.leftOut > 0 && <Checkbox checked={leavesOut} onChange={event => setLeavesOut(event.currentTarget.checked)} label={t('{{count}} rows can’t come in. Leave them out, and import the others.', { count: counts.leftOut })} />}
      <TellThem path={`/imports/${view.id}/telling`} value={tells} onChange={setTells} onNobody={() => setTells([])} />
      {commit.isError && <Alert color="red" variant="light" role="alert" title={t('Nothing was imported')}><Text size="sm">{sayProblem(commit.error)}</Text></Alert>}
      <Group>
        <Button disabled={!isFree || tells === null || !view.can.includes('commit')} loading={commit.isPending} onClick={() => commit.mutate({ leaveOut: leavesOut, tells: tells ?? [] }, { onSuccess: after => { if (after.status === 'committed') go('done') } })}>{counts.added + counts.changed === 0 ? t('Ask for {{count}} changes', { count: counts.asks.changes }) : counts.changed === 0 ? t('Import {{count}} people', { count: counts.added }) : counts.added === 0 ? t('Change {{count}} people', { count: counts.changed }) : t('Import {{added}} and change {{changed}} people', { added: counts.added, changed: counts.changed })}</Button>
        <Button variant="default" onClick={() => go('check')}>{t('Back')}</Button>
      </Group>
    </Stack>
  )
}

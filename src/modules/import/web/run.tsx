import { Alert, Badge, Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { useAddress, useParam } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { Page } from '#ui/page.tsx'
import { tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import type { ImportView } from '../contract.ts'
import { importRun } from '../records.ts'
import { CheckStep } from './check.tsx'
import { ColumnsStep } from './columns.tsx'
import { CommitStep } from './commit.tsx'
import { DoneStep } from './done.tsx'
import { FileStep } from './file.tsx'
import classes from './import.module.css'
import { Progress } from './progress.tsx'
import { useRun, useStep } from './use-run.ts'
import { ValuesStep } from './values.tsx'
import { mayOpen, stepLabels, stepOf, steps, type StepName } from './words.ts'

export type StepProps = { view: ImportView; go: (name: StepName) => void }
const bodies = { file: FileStep, columns: ColumnsStep, values: ValuesStep, check: CheckStep, import: CommitStep, done: DoneStep }

/** The wizard: everything is kept by the server as one goes, so leaving and coming back loses nothing. */
export default function Run() {
  const id = useParam('runId')
  const { data: view, isError, error, refetch } = useRun(id)
  const [search, set] = useAddress()
  const crumbs = [{ label: t('Settings'), to: '/settings' }, { label: t('Import people'), to: '/import' }]
  if (isError && !view) return <Page title={t('Import people')} crumbs={crumbs}><ErrorNote error={error} onRetry={() => void refetch()} /></Page>
  if (!view) return <Page title={t('Import people')} crumbs={crumbs}><Stack aria-busy><Skeleton height={20} width="40%" /><Skeleton height={240} /></Stack></Page>
  const asked = search['step'] as StepName | undefined
  const now = asked && steps.includes(asked) && mayOpen(view, asked) && view.step?.name !== 'committing' ? asked : stepOf(view)
  const Body = bodies[now]
  return (
    <Page title={view.fileName} crumbs={crumbs} state={<Badge variant="light" color={view.status === 'committed' ? 'teal' : 'gray'} tt="none" fw={500} radius="sm">{wordOf(importRun.name, 'status', importRun.keeps.status, view.status)}</Badge>} actions={view.can.includes('cancel') && <GiveUp view={view} />}>
      <div className={classes['wizard']}>
        <nav aria-label={t('Steps')}><Steps view={view} now={now} /></nav>
        <div className={classes['body']}>
          <Stack gap="lg">
            {view.problem && view.step === null && <Alert color="red" variant="light" role="alert" title={t('The last step didn’t come to its end')}><Text size="sm">{view.problem.title}</Text></Alert>}
            {view.step && view.step.name !== 'committing' && <Progress view={view} />}
            <Body key={now} view={view} go={name => set({ step: name }, { isNew: true })} />
          </Stack>
        </div>
      </div>
    </Page>
  )
}

function Steps({ view, now }: { view: ImportView; now: StepName }) {
  // Whoever stands on a step has done those before it.
  const reached = Math.max(steps.indexOf(stepOf(view)), steps.indexOf(now))
  return (
    <ol className={classes['steps']}>
      {steps.map((name, index) => {
        const inner = <><span className={classes['number']} aria-hidden>{index < reached || view.status === 'committed' ? <Check size={14} /> : index + 1}</span><span className={classes['stepName']}>{stepLabels[name]()}</span></>
        return <li key={name}>{mayOpen(view, name) ? <Link to="." search={{ step: name } as never} className={classes['step']} activeProps={{}} aria-current={name === now ? 'step' : undefined}>{inner}</Link> : <span className={classes['step']} aria-current={name === now ? 'step' : undefined}>{inner}</span>}</li>
      })}
    </ol>
  )
}

function GiveUp({ view }: { view: ImportView }) {
  const [isAsked, setAsked] = useState(false)
  const cancel = useStep(view.id, 'cancel')
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>{t('Give up')}</Button>
      <Modal opened={isAsked} onClose={() => setAsked(false)} title={t('Give up this import?')}>
        <Stack>
          <Text>{t('The file and what you have chosen for it are deleted here. Nobody has been imported from it, and your own file stays as it is.')}</Text>
          <Group><Button color="red" loading={cancel.isPending} onClick={() => cancel.mutate({}, { onSuccess: () => setAsked(false), onError: tellProblem })}>{t('Give up')}</Button><Button variant="default" onClick={() => setAsked(false)}>{t('Keep it')}</Button></Group>
        </Stack>
      </Modal>
    </>
  )
}

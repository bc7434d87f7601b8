import { Button, Text } from '@mantine/core'
import { Lock } from 'lucide-react'
import { dateText, today } from '#ui/format.ts'
import { KeptRows } from '#ui/kept.tsx'
import { useName } from '#ui/names.ts'
import { Panel } from '#ui/page.tsx'
import { useEdit, useRows, type Listed, type Shown } from '#ui/queries.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { careerPlan, careerStep, planItem } from '../records.ts'
import classes from './careers.module.css'
import { Gaps } from './gaps.tsx'

/** What somebody works towards, and what they do for it. */
export function Plans({ personId }: { personId: string }) {
  const { data: plans = [] } = useRows(careerPlan, { personId })
  const { data: steps = [] } = useRows(careerStep)
  return (
    <div className={classes['stack']}>
      <KeptRows
        record={careerPlan} of={{ personId }} mayAdd title={t('What I work towards')} none={t('Nothing yet. Choose a step under Paths, or say it in your own words.')} add={t('Add a plan')}
        heading={row => <Aim plan={row} />} facts={['dueOn', 'aim', 'why']} note={<Alone />}
      />
      {plans.map(plan => <OnePlan key={plan.id} plan={plan} step={steps.find(({ id }) => id === plan.stepId)} personId={personId} />)}
    </div>
  )
}

function OnePlan({ plan, step, personId }: { plan: Listed<typeof careerPlan>; step: Listed<typeof careerStep> | undefined; personId: string }) {
  const towards = step?.title ?? plan.aim ?? ''
  return (
    <>
      {step && <Panel title={t('What {{step}} takes', { step: step.title })}><Gaps step={step} personId={personId} /></Panel>}
      <KeptRows
        record={planItem} of={{ personId, planId: plan.id }} mayAdd title={t('Towards {{aim}}: what to do', { aim: towards })} none={t('Nothing is planned yet: a course, a talk with somebody, a project.')} add={t('Add')}
        initial={{ aid: 'on_the_job' }} heading={row => row.what} facts={['aid', 'dueOn', 'doneOn']} more={row => <Done item={row} />}
        mark={row => row.doneOn ? t('Done') : row.dueOn && row.dueOn < today() ? { due: t('Was due on {{on}}', { on: dateText(row.dueOn) }) } : null}
      />
    </>
  )
}

function Done({ item }: { item: Shown<typeof planItem> }) {
  const edit = useEdit(planItem)
  if (item.doneOn) return null
  const done = () => edit.mutateAsync({ id: item.id, version: item.version, changes: { doneOn: today() } }).catch(tellProblem)
  return <Button variant="subtle" size="compact-sm" loading={edit.isPending} onClick={() => void done()}>{t('Done today')}</Button>
}

function Aim({ plan }: { plan: Listed<typeof careerPlan> }) {
  return <>{useName('career_step', plan.stepId ?? undefined) ?? plan.aim}</>
}

/** Said where it matters that it is so. */
export const Alone = () => <Text span size="sm" c="dimmed" className={classes['alone']}><Lock size={14} aria-hidden /> {t('Yours alone: nobody else can open this, nor see that it is there.')}</Text>

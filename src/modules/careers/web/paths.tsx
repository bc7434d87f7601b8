import { Button, Group, Modal, Text, Title, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '#shared/record.ts'
import { useAddress } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { useMay } from '#ui/me.ts'
import { EmptyState } from '#ui/page.tsx'
import { useAct, useCreate, useRows, type Listed } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t, wordOf } from '#ui/words.ts'
import { takeLadder } from '../contract.ts'
import { careerPlan, careerStep } from '../records.ts'
import { tracks } from '#modules/hr-team/records.ts'
import classes from './careers.module.css'
import { Gaps } from './gaps.tsx'

type Step = Listed<typeof careerStep>

/** The map: each path from its entry upwards. */
export function Paths({ personId }: { personId: string }) {
  const { data: steps, error } = useRows(careerStep, { sort: 'rank' })
  const [open, setOpen] = useState<Step | null>(null)
  if (error) return <ErrorNote error={error} />
  if (!steps) return null
  if (steps.length === 0) return <NoSteps />
  const used = (Object.keys(tracks) as (keyof typeof tracks)[]).filter(track => steps.some(step => step.track === track))
  return (
    <div className={classes['map']}>
      {used.map(track => (
        <section key={track} aria-label={wordOf('career_step', 'track', careerStep.all.track, track)}>
          <Title order={2} size="h3" mb="sm">{wordOf('career_step', 'track', careerStep.all.track, track)}</Title>
          <ol className={classes['path']}>
            {steps.filter(step => step.track === track).map(step => (
              <li key={step.id}>
                <UnstyledButton className={classes['step']} onClick={() => setOpen(step)}>
                  <Text span fw={500}>{step.title}</Text>
                  <Text span size="sm" c="dimmed">{wordOf('career_step', 'place', careerStep.all.place, step.place)}</Text>
                </UnstyledButton>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {open && <OneStep step={open} personId={personId} onClose={() => setOpen(null)} />}
    </div>
  )
}

function OneStep({ step, personId, onClose }: { step: Step; personId: string; onClose: () => void }) {
  const planning = useCreate(careerPlan)
  const [, setAddress] = useAddress()
  const plan = () => planning.mutateAsync({ personId, stepId: step.id } as Input<typeof careerPlan>).then(() => { tell(t('Planned: {{step}}', { step: step.title })); setAddress({ view: 'plan' }) }, tellProblem)
  return (
    <Modal opened onClose={onClose} title={step.title} size="lg">
      {step.about && <Text mb="md">{step.about}</Text>}
      <Gaps step={step} personId={personId} />
      <Group mt="lg"><Button loading={planning.isPending} onClick={() => void plan()}>{t('Work towards this')}</Button><Button variant="default" onClick={onClose}>{t('Close')}</Button></Group>
    </Modal>
  )
}

function NoSteps() {
  const mayBegin = useMay(['learning:administer'])
  const taking = useAct(takeLadder)
  const take = () => taking.mutateAsync({}).then(({ made }) => tell(t('{{count}} steps are there to change as you like.', { count: made })), tellProblem)
  return mayBegin
    ? <EmptyState title={t('There is no map yet')} text={t('Begin with the usual ladder of HR and change it, or add steps of your own under Settings.')} action={{ label: t('Begin with the usual ladder of HR'), onClick: () => void take() }} />
    : <EmptyState title={t('There is no map yet')} text={t('Whoever looks after learning draws it. You can plan in your own words meanwhile.')} />
}

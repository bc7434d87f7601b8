import { Alert, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useParam } from '#ui/address.ts'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.ts'
import { useAct, useOne } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { useNames } from '#ui/names.ts'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { planMany, planManyAsks } from '../contract-plans.ts'
import { confidentialPlan } from '../records.ts'
import classes from './people.module.css'
import { Waiting } from './standing.tsx'

/** The same for several people: another unit, another manager. What isn't said stays as it is for each. */
export default function PlanMany() {
  const planId = useParam('planId')
  const { data: plan } = useOne(confidentialPlan, planId)
  const planning = useAct(planMany, { id: planId })
  const navigate = useNavigate()
  const [refused, setRefused] = useState<readonly { id: string; title: string }[]>([])
  const names = useNames('assignment', refused.map(({ id }) => id))
  if (!plan) return <Waiting />
  const back = () => navigate({ to: `/plans/${planId}` })
  return (
    <Page title={t('Move several people')} about={plan.name} width="form" crumbs={[{ label: t('Confidential plans'), to: '/plans' }, { label: plan.name, to: `/plans/${planId}` }]}>
      <Text c="dimmed" mb="lg">{t('What you leave empty stays as it is for each of them.')}</Text>
      {refused.length > 0 && <Alert color="red" mb="lg" title={t('Nothing was planned. These can’t be moved so:')}><ul className={classes['links']}>{refused.map(each => <li key={each.id}><b>{names.get(each.id) ?? t('Somebody')}</b>: {each.title}</li>)}</ul></Alert>}
      <RecordForm
        place={planMany.name} fields={planManyAsks} draftKey={`people.plan.${planId}`} submitLabel={t('Add to the plan')} onCancel={() => void back()}
        sections={[
          { title: t('Who'), fields: ['assignmentIds'] },
          { title: t('Where'), fields: ['unitId', 'managerAssignmentId', 'jobId', 'locationId', 'costShares'] },
          { title: t('Hours'), isFolded: true, fields: ['weeklyHours', 'workingDays'] },
          { title: t('When'), isFolded: true, fields: ['effectiveOn'] },
        ]}
        onSubmit={async input => {
          setRefused([])
          const { added } = await planning.mutateAsync(input as never).catch(error => {
            if (error instanceof Problem && error.code === 'people.plan_refused') setRefused(error.detail['parts'] as { id: string; title: string }[])
            throw error
          })
          if (!added) throw new Problem(422, 'same', t('Nothing is different from what holds then.'))
          tell(t('{{count}} people added. Only those named know of it.', { count: added }))
          await back()
        }}
      />
    </Page>
  )
}

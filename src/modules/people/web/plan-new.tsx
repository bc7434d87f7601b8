import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Page } from '#ui/page.tsx'
import { useCreate } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { t } from '#ui/words.ts'
import { confidentialPlan } from '../records.ts'
import { reasonOf } from './reason-field.tsx'

const asked = { ...confidentialPlan.asks, reasonId: reasonOf('reorganisation') }

/** Several changes under one name: whom it concerns is said on the plan's page. */
export default function NewPlan() {
  const making = useCreate(confidentialPlan)
  const navigate = useNavigate()
  return (
    <Page title={t('New confidential plan')} about={t('Known to you and whoever you name, until it is released.')} width="form" crumbs={[{ label: t('Confidential plans'), to: '/plans' }]}>
      <Text c="dimmed" mb="lg">{t('Then say who is hired, who moves and who leaves with it. All of it comes true together, or nothing.')}</Text>
      <RecordForm
        place={confidentialPlan.name} fields={asked} draftKey="people.plan" submitLabel={t('Go on')} onCancel={() => void navigate({ to: '/plans' })}
        sections={[{ fields: ['name', 'effectiveOn', 'releaseOn'] }, { title: t('Who knows of it'), fields: ['named'] }, { title: t('Why'), fields: ['reasonId', 'reason', 'note'] }]}
        onSubmit={async input => {
          const { id } = await making.mutateAsync(input as never)
          await navigate({ to: `/plans/${id}` })
        }}
      />
    </Page>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useMay } from '#ui/me.ts'
import { Page } from '#ui/page.tsx'
import { useAct } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { hire, hireAsks } from '../contract.ts'

/** Somebody new: who, where, from when. The rest may follow, here or later. */
export default function Hire() {
  const hiring = useAct(hire)
  const navigate = useNavigate()
  const mayPay = useMay(['compensation:handle'])
  return (
    <Page title={t('Hire')} about={t('A few answers are enough. Everything else can follow later.')} width="form" crumbs={[{ label: t('People'), to: '/people' }]}>
      <RecordForm
        place={hire.name} fields={asked()} draftKey="people.hire" submitLabel={t('Hire')} initial={{ kind: 'employee' }} onCancel={() => void navigate({ to: '/people' })}
        sections={[
          { title: t('Who'), fields: ['name', 'kind', 'startsOn'] },
          { title: t('Where'), fields: ['legalEntityId', 'locationId', 'unitId', 'jobId', 'managerAssignmentId'] },
          { title: t('Contract and hours'), isFolded: true, fields: ['form', 'number', 'weeklyHours', 'fullTimeHours', 'costShares'] },
          ...mayPay ? [{ title: t('Pay'), isFolded: true as const, fields: ['amount', 'currency', 'per', 'payReason'] as const }] : [],
          { title: t('Contact, and more about the person'), isFolded: true, fields: ['workEmail', 'personalEmail', 'workPhone', 'preferredName', 'pronouns', 'birthDate'] },
        ]}
        onSubmit={async input => {
          const { personId } = await hiring.mutateAsync(input)
          tell(t('{{name}} is in. They can sign in once you invite them.', { name: input.name }))
          await navigate({ to: `/people/${personId}` })
        }}
      />
    </Page>
  )
}

const asked = () => ({ ...hireAsks, number: { ...hireAsks.number, help: t('Left empty: the next free one.') } })

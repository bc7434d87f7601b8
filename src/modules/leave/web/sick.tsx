import { NativeSelect, Skeleton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAddress } from '#ui/address.ts'
import { today } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { EmptyState, Page } from '#ui/page.tsx'
import { useCreate } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { sickness } from '../records.ts'
import { useEmployments } from './balances.tsx'
import { useCalendar } from './calendar-data.ts'

const { startsOn, expectedBackOn } = sickness.asks
const fields = { startsOn, expectedBackOn }

/** “I’m ill from today”: one’s own first, those whom one leads below, or whose leave one looks after by their page. */
export default function ReportSick() {
  const me = useMe(), [search] = useAddress(), now = today()
  const whose = search['person'] || me.personId || '', isOwn = whose === me.personId
  const employed = useEmployments(whose), { data } = useCalendar(now, now, 'team', '', isOwn)
  const [chosen, setChosen] = useState('')
  const create = useCreate(sickness), navigate = useNavigate()
  const title = isOwn ? t('I’m ill') : t('Report somebody ill'), crumbs = [{ label: t('Time off'), to: '/leave' }]
  if (!whose) return <Page title={title} isCalm><EmptyState title={t('This sign-in belongs to nobody in the company')} text={t('So there is nothing of your own to show here.')} /></Page>
  if (employed.length === 0) return <Page title={title} crumbs={crumbs} isCalm width="form"><Skeleton height={200} /></Page>
  const led = isOwn ? (data?.people ?? []).filter(each => each.isKnown && !each.isOwn) : []
  const choices = [...employed.map(({ id, label }) => ({ value: `${whose} ${id}`, label: !isOwn ? label : employed.length > 1 ? t('I, as {{job}}', { job: label }) : t('I') })), ...led.map(each => ({ value: `${each.personId} ${each.employmentId}`, label: each.name }))]
  const [personId, employmentId] = (chosen || choices[0]!.value).split(' ') as [string, string]
  return (
    <Page title={title} crumbs={crumbs} isCalm width="form" about={t('Nobody is asked what it is. Managers see that somebody is sick, the team that they are away.')}>
      {choices.length > 1 && <NativeSelect label={t('Who is ill')} mb="md" value={chosen || choices[0]!.value} onChange={event => setChosen(event.currentTarget.value)} data={choices} />}
      <RecordForm
        place={sickness.name} fields={fields} initial={{ startsOn: now }} submitLabel={t('Report')} onCancel={() => void navigate({ to: '/leave' })}
        onSubmit={async input => {
          const { id } = await create.mutateAsync({ ...input, personId, employmentId })
          tell(t('Reported. Get well soon.'))
          await navigate({ to: `/leave/sick/${id}` })
        }}
      />
    </Page>
  )
}

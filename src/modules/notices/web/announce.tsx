import { Select, Skeleton, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays } from '#shared/calendar.ts'
import { workAreas, type HrFunction } from '#shared/functions.ts'
import { useAddress } from '#ui/address.ts'
import { address } from '#ui/client.ts'
import { today } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/page.tsx'
import { useAct, useRead } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { mayUse } from '#ui/seam.ts'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { announce, rewrite, type Written } from '../contract-announcements.ts'
import { announceAsks } from '../records-announcements.ts'
import { areaName } from './announcements.tsx'

const everybody = 'everybody'

/** A draft: nobody hears of it before it has been shown whom it reaches, and published. */
export default function Announce() {
  const [search] = useAddress(), draftId = search['draft']
  const { data } = useRead<{ items: Written[] }>('/announcements/written', { isOn: Boolean(draftId) })
  const draft = data?.items.find(({ id, status }) => id === draftId && status === 'draft')
  return (
    <Page title={draftId ? t('Change the draft') : t('Announce something')} isCalm width="form" crumbs={[{ label: t('Announcements to others'), to: '/announcements/written' }]} about={t('It stays a draft until you have seen whom it reaches and published it.')}>
      {draftId && !data ? <Skeleton height={240} /> : <Draft key={draft?.id ?? ''} draft={draft ?? null} />}
    </Page>
  )
}

function Draft({ draft }: { draft: Written | null }) {
  const me = useMe(), go = useNavigate(), announcing = useAct(announce), rewriting = useAct(rewrite, { id: draft?.id ?? '' })
  const areas = workAreas.filter(each => mayUse(me, [`${each}:handle`]))
  const [area, setArea] = useState<HrFunction>((draft?.area as HrFunction | undefined) ?? areas[0] ?? 'people')
  const { data } = useRead<{ items: { id: string | null; name: string | null }[] }>(address('/announcements/groups', { area }))
  const [chosen, setChosen] = useState<string | null>(draft ? draft.populationId ?? everybody : null)
  const groups = data?.items.map(({ id, name }) => ({ value: id ?? everybody, label: name ?? t('Everybody') })) ?? []
  // Nobody writes to everybody because that stood there first.
  const group = groups.find(({ value }) => value === chosen)?.value ?? null
  const [isMissing, setMissing] = useState(false)
  const { title, body, needsConfirming, confirmBy, shownUntil } = announceAsks
  return (
    <Stack gap="md">
      {areas.length > 1 && <Select label={t('In the name of')} allowDeselect={false} value={area} data={areas.map(value => ({ value, label: areaName(value) }))} onChange={value => { setArea(value as HrFunction); setChosen(null) }} />}
      <Select label={t('To')} description={t('Whoever is in this group as long as it is shown, sees it.')} withAsterisk={false} required inputWrapperOrder={['label', 'input', 'error', 'description']} searchable placeholder={t('Choose a group')} value={group} data={groups} onChange={setChosen} nothingFoundMessage={t('No group that you look after')} error={isMissing && !group ? t('Choose to whom it goes.') : undefined} />
      <RecordForm
        place={announce.name} fields={{ title, body, needsConfirming, confirmBy, shownUntil }} submitLabel={t('Save as draft')} onCancel={() => void go({ to: '/announcements/written' })}
        initial={draft ? { ...draft } : { needsConfirming: false, shownUntil: addDays(today(), 30) }} withNulls={draft !== null}
        onSubmit={async input => {
          setMissing(true)
          if (!group) return
          const whole = { ...input, area, populationId: group === everybody ? null : group }
          const id = draft ? (await rewriting.mutateAsync(whole), draft.id) : (await announcing.mutateAsync(whole)).id
          tell(t('Saved as a draft: look at whom it reaches, then publish it'))
          await go({ to: '/announcements/written', search: { open: id } })
        }}
      />
    </Stack>
  )
}

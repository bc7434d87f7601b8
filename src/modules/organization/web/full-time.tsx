import { Button, List, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '#ui/me.ts'
import { dateText, numberText } from '#ui/format.ts'
import { useAct, useRows } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { setAgreementHours, setEntityHours, setLocationHours } from '../contract.ts'
import { agreementHours, entityHours, locationHours } from '../records.ts'

export function FullTimeOfEntity({ id }: { id: string }) {
  const { data: rows = [] } = useRows(entityHours, { legalEntityId: id, sort: '-startsOn' })
  const saying = useAct(setEntityHours, { id })
  return <FullTime rows={rows} fields={{ startsOn: entityHours.asks.startsOn, weeklyHours: entityHours.asks.weeklyHours }} place={entityHours.name} save={input => saying.mutateAsync(input)} />
}

export function FullTimeOfLocation({ id }: { id: string }) {
  const { data: rows = [] } = useRows(locationHours, { locationId: id, sort: '-startsOn' })
  const saying = useAct(setLocationHours, { id })
  return <FullTime rows={rows} fields={{ startsOn: locationHours.asks.startsOn, weeklyHours: locationHours.asks.weeklyHours }} place={locationHours.name} save={input => saying.mutateAsync(input)} />
}

export function FullTimeOfAgreement({ id }: { id: string }) {
  const { data: rows = [] } = useRows(agreementHours, { agreementId: id, sort: '-startsOn' })
  const saying = useAct(setAgreementHours, { id })
  return <FullTime rows={rows} fields={{ startsOn: agreementHours.asks.startsOn, weeklyHours: agreementHours.asks.weeklyHours }} place={agreementHours.name} save={input => saying.mutateAsync(input)} />
}

type Asked = typeof entityHours.asks | typeof locationHours.asks | typeof agreementHours.asks
type Said = { id: string; startsOn: string; weeklyHours: number | null }
type Props<A extends Asked> = { rows: readonly Said[]; fields: Pick<A, 'startsOn' | 'weeklyHours'>; place: string; save: (input: never) => Promise<unknown> }

/** What full time is from a day on. Everybody's FTE follows, their hours stay. */
function FullTime<A extends Asked>({ rows, fields, place, save }: Props<A>) {
  const mayKeep = useMay(['organization:handle'])
  const [isOpen, setOpen] = useState(false)
  if (!mayKeep && rows.length === 0) return null
  return (
    <Stack component="section" gap="xs" aria-label={t('Full time')}>
      <Title order={3}>{t('Full time')}</Title>
      {rows.length > 0 && <List listStyleType="none">{rows.map(row => <List.Item key={row.id}>{row.weeklyHours === null ? t('from {{date}}: as in the legal entity', { date: dateText(row.startsOn) }) : t('from {{date}}: {{hours}} hours a week', { date: dateText(row.startsOn), hours: numberText(row.weeklyHours) })}</List.Item>)}</List>}
      <Text size="sm" c="dimmed">{t('Everybody’s share of full time (FTE) follows from that day on; their own hours stay as they are.')}</Text>
      {mayKeep && !isOpen && <div><Button variant="default" size="xs" onClick={() => setOpen(true)}>{t('Set full time')}</Button></div>}
      {isOpen && <RecordForm place={place} fields={fields} submitLabel={t('Save')} withNulls hasFocus onCancel={() => setOpen(false)} onSubmit={async input => { await save(input as never); tell(t('Saved')); setOpen(false) }} />}
    </Stack>
  )
}

import { Group, List, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { yearOf } from '#shared/calendar.ts'
import { YearStep } from './year-step.tsx'
import { dateText, today } from '#ui/format.ts'
import { KeptRows } from '#ui/kept.tsx'
import { useMay } from '#ui/me.ts'
import { useRead } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import { ownHoliday } from '../records.ts'

type Told = { isKnown: boolean; items: { on: string; name: string; portion: string; instead?: string }[] }
const dayAndMonth = { weekday: 'short', day: 'numeric', month: 'short' } as const

/** The holidays of a place: those of its country and state as they fall in a year, and the days of its own that change them. */
export function HolidaysOfLocation({ id }: { id: string }) {
  const [year, setYear] = useState(yearOf(today()))
  const { data: told } = useRead<Told>(`/locations/${id}/holidays?year=${year}`)
  const mayKeep = useMay(['organization:handle'])
  return (
    <Stack component="section" gap="sm" aria-label={t('Holidays')}>
      <Group justify="space-between"><Title order={3}>{t('Holidays in {{year}}', { year: String(year) })}</Title><YearStep year={year} onChange={setYear} /></Group>
      {told && !told.isKnown && <Text size="sm">{t('The public holidays of this country aren’t known here: enter them below.')}</Text>}
      <List listStyleType="none" size="sm" spacing={4}>
        {told?.items.map(each => <List.Item key={each.on}>{dateText(each.on, dayAndMonth)} · {each.name}{each.portion === 'half' && ` (${t('half')})`}{each.instead && ` (${t('in place of {{date}}', { date: dateText(each.instead, dayAndMonth) })})`}</List.Item>)}
      </List>
      <KeptRows
        record={ownHoliday} of={{ locationId: id }} mayAdd={mayKeep} title={t('Days of its own')} none={t('None: the public holidays of the country and state hold as they are.')} add={t('Add a day')}
        initial={{ isYearly: false, portion: 'whole' }} heading={row => row.name} mark={row => wordOf(ownHoliday.name, 'portion', ownHoliday.all.portion, row.portion)} facts={['heldOn', 'isYearly', 'portion']}
        note={t('Leave and due days at the desk count by them.')}
      />
    </Stack>
  )
}

import { Anchor, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { dateText, today } from '#ui/format.ts'
import { useAct } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { date } from '#shared/fields.ts'
import { handOverLapseLetter, type SomeonesLapsing } from '../contract-lapsing.ts'

type Letter = SomeonesLapsing['letters'][number]
/** The letters of this leave year: printed, and whether they came to them. */
export function LapseDelivery({ of: { letters, isSelf } }: { of: SomeonesLapsing }) {
  if (letters.length === 0) return null
  return <div>{letters.map(each => <One key={each.id} letter={each} isSelf={isSelf} />)}</div>
}

function One({ letter: { id, way, madeAt, status, deliveredOn }, isSelf }: { letter: Letter; isSelf: boolean }) {
  const [isOpen, setOpen] = useState(false), handing = useAct(handOverLapseLetter, { id })
  return (
    <div>
      <Group gap="xs">
        <Anchor size="sm" href={`/api/v1/lapse-letters/${id}/pdf`} target="_blank" rel="noreferrer">{t('Letter of {{date}}', { date: dateText(madeAt.slice(0, 10)) })}</Anchor>
        <Text size="sm" c="dimmed">{status === 'delivered' ? t('delivered on {{date}}', { date: dateText(deliveredOn!) }) : way === 'app' ? t('not opened yet') : t('to be handed over')}</Text>
        {status === 'given' && !isSelf && !isOpen && <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>{t('Handed over')}</Button>}
      </Group>
      {isOpen && <RecordForm place="lapse_letter" fields={handedOver} initial={{ on: today() }} submitLabel={t('Record the delivery')} onCancel={() => setOpen(false)} onSubmit={async ({ on }) => { await handing.mutateAsync({ on }); setOpen(false); tell(t('Recorded, with the day, as proof.')) }} />}
    </div>
  )
}
const handedOver = { on: date('Handed over on') }

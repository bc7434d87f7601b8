import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { dateText, today } from '#ui/format.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { Panel } from '#ui/page.tsx'
import { useCreate, useOne, useRows } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { answerAsks, closeAsks, offerAsks } from '../contract-sickness.ts'
import { reintegrationOffer } from '../records.ts'
import classes from './leave.module.css'

const inputs = { offer: offerAsks, accept: answerAsks, decline: answerAsks, close: closeAsks }
/** The offers to one person, for them and who works on leave there: to nobody else is any of it there. */
export function Reintegration({ personId, employmentId, isOwn, mayOffer }: { personId: string; employmentId: string; isOwn: boolean; mayOffer: boolean }) {
  const { data: all = [] } = useRows(reintegrationOffer, { personId }), own = all.filter(each => each.employmentId === employmentId)
  const [isOpen, setOpen] = useState(false), creating = useCreate(reintegrationOffer)
  if (own.length === 0 && !mayOffer) return null
  return (
    <Panel title={t('Reintegration')}>
      <Text size="sm" c="dimmed">{isOwn ? t('Your employer offers to look with you for what helps you stay in work. You choose freely, may bring somebody you trust, and may change your mind. Your manager learns nothing of it.') : t('Voluntary for them, and no manager’s to know. It is due when somebody was ill for more than six weeks within twelve months (SGB IX §167(2)).')}</Text>
      <ul className={classes['list']}>{own.map(each => <Offer key={each.id} id={each.id} />)}</ul>
      {isOpen
        ? <RecordForm place={reintegrationOffer.name} fields={{ dueSince: reintegrationOffer.asks.dueSince }} initial={{ dueSince: today() }} hasFocus submitLabel={t('Begin an offer')} onCancel={() => setOpen(false)} onSubmit={async input => { await creating.mutateAsync({ ...input, personId, employmentId } as never); setOpen(false); tell(t('Saved')) }} />
        : mayOffer && own.every(({ status }) => status === 'closed') && <Group mt="xs"><Button variant="default" size="xs" onClick={() => setOpen(true)}>{t('Offer it now')}</Button></Group>}
    </Panel>
  )
}

function Offer({ id }: { id: string }) {
  const { data: row } = useOne(reintegrationOffer, id)
  if (!row) return null
  const said = [
    row.days ? t('{{days}} days ill within a year, on {{date}}', { days: row.days, date: dateText(row.dueSince) }) : t('Since {{date}}', { date: dateText(row.dueSince) }), row.offeredOn && t('offered {{date}}', { date: dateText(row.offeredOn) }), row.answeredOn && t('answered {{date}}', { date: dateText(row.answeredOn) }),
    row.closedOn && t('closed {{date}}', { date: dateText(row.closedOn) }), row.outcome && wordOf(reintegrationOffer.name, 'outcome', reintegrationOffer.all.outcome, row.outcome),
  ]
  return (
    <li>
      <div><Text span size="sm">{said.filter(Boolean).join(' · ')}</Text> <Status value={row.status} label={wordOf(reintegrationOffer.name, 'status', reintegrationOffer.all.status, row.status)} /></div>
      <MoveButtons record={reintegrationOffer} row={row} isQuiet size="xs" inputs={inputs} />
    </li>
  )
}

import { Button, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import type { Input } from '#shared/record.ts'
import { dateText } from '#ui/format.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { EmptyState, Panel } from '#ui/page.tsx'
import { useCreate, useOne, useRows, type Listed } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { Named } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { developmentOffer, offerApplication } from '../records.ts'
import classes from './careers.module.css'

type Offer = Listed<typeof developmentOffer>

/** Chances to learn inside, and one's own applications to them. */
export function Offers({ personId }: { personId: string }) {
  const { data: offers } = useRows(developmentOffer)
  const { data: mine = [] } = useRows(offerApplication, { personId })
  if (!offers) return null
  const current = (offer: Offer) => mine.find(each => each.offerId === offer.id && (each.status === 'applied' || each.status === 'accepted')) ?? mine.findLast(each => each.offerId === offer.id)
  const shown = offers.filter(offer => offer.status === 'open' || current(offer))
  if (shown.length === 0) return <EmptyState title={t('Nothing is offered just now')} text={t('Rotations, shadowing and projects appear here when somebody offers them.')} />
  return <div className={classes['stack']}>{shown.map(offer => <One key={offer.id} offer={offer} application={current(offer)} personId={personId} />)}</div>
}

function One({ offer, application, personId }: { offer: Offer; application: Listed<typeof offerApplication> | undefined; personId: string }) {
  const [isApplying, setApplying] = useState(false)
  const apply = useCreate(offerApplication)
  const { data: row } = useOne(offerApplication, application?.id)
  const mayApply = offer.status === 'open' && (!application || application.status === 'withdrawn' || application.status === 'declined')
  const { why } = offerApplication.asks
  const when = [offer.startsOn, offer.endsOn].map(on => on && dateText(on)).filter(Boolean).join(' – ')
  return (
    <Panel title={offer.title} actions={mayApply && <Button size="xs" onClick={() => setApplying(true)}>{t('Apply')}</Button>}>
      <Text c="dimmed" size="sm" component="div" className={classes['line']}>
        <span>{wordOf('development_offer', 'kind', developmentOffer.all.kind, offer.kind)}</span>{offer.locationId && <Named record="location" id={offer.locationId} />}{when && <span>{when}</span>}<span>{t('{{count}} places', { count: offer.places })}</span>
      </Text>
      {offer.about && <Text mt="xs">{offer.about}</Text>}
      {application && <Text mt="sm" fw={500}>{wordOf('offer_application', 'status', offerApplication.all.status, application.status)}{application.answer && `: ${application.answer}`}</Text>}
      {row?.can.includes('withdraw') && <MoveButtons record={offerApplication} row={row} isQuiet size="xs" />}
      <Modal opened={isApplying} onClose={() => setApplying(false)} title={t('Apply: {{title}}', { title: offer.title })} size="lg">
        <RecordForm place={offerApplication.name} fields={{ why }} submitLabel={t('Apply')} hasFocus onCancel={() => setApplying(false)}
          onSubmit={async input => { await apply.mutateAsync({ ...input, personId, offerId: offer.id } as Input<typeof offerApplication>); setApplying(false); tell(t('Sent to those who look after learning.')) }} />
      </Modal>
    </Panel>
  )
}

import { Text } from '@mantine/core'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { Panel } from '#ui/page.tsx'
import { useOne, useRows } from '#ui/queries.ts'
import { RecordPages } from '#ui/record-pages.tsx'
import { Named } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { answerAsks } from '../contract.ts'
import { developmentOffer, offerApplication } from '../records.ts'
import classes from './careers.module.css'

/** What is offered inside, with whoever applied. */
export default function OffersKept() {
  return (
    <RecordPages
      record={developmentOffer} at="/settings/development-offers" needs={['learning:handle']} columns={['title', 'kind', 'locationId', 'startsOn', 'endsOn', 'places', 'status']} filters={['kind', 'status']} hasImport={false}
      empty={t('Offer a rotation, a shadowing or a project: colleagues apply on their own page.')} more={row => <Applications offerId={row.id} />}
    />
  )
}

function Applications({ offerId }: { offerId: string }) {
  const { data: rows = [] } = useRows(offerApplication, { offerId })
  return (
    <Panel title={t('Who applied')}>
      {rows.length === 0 ? <Text c="dimmed">{t('Nobody yet.')}</Text> : <ul className={classes['applied']}>{rows.map(row => <li key={row.id}><One id={row.id} /></li>)}</ul>}
    </Panel>
  )
}

function One({ id }: { id: string }) {
  const { data: row } = useOne(offerApplication, id)
  if (!row) return null
  return (
    <>
      <Text fw={500}><Named record="person" id={row.personId} /></Text>
      <Text size="sm" c="dimmed">{wordOf('offer_application', 'status', offerApplication.all.status, row.status)}{row.answer && `: ${row.answer}`}</Text>
      {row.why && <Text size="sm">{row.why}</Text>}
      {row.can.some(each => each === 'accept' || each === 'decline') && <MoveButtons record={offerApplication} row={row} inputs={{ accept: answerAsks, decline: answerAsks }} isQuiet size="xs" />}
    </>
  )
}

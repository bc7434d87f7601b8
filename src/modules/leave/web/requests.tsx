import { Anchor, List, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { date } from '#shared/fields.ts'
import { dateText, today } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { Panel } from '#ui/page.tsx'
import { useOne, useRows, type Listed } from '#ui/queries.ts'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { leaveDay, leaveRequest, leaveType } from '../records.ts'
import { amountText, whyText } from './amounts.ts'
import { spanText } from './calendar-data.ts'
import classes from './leave.module.css'
import { Proofs } from './proofs.tsx'

type Request = Listed<typeof leaveRequest>

/** What somebody asked for: what is ahead first, what is over below. */
export function Requests({ personId }: { personId: string }) {
  const { data: all } = useRows(leaveRequest, { personId })
  const [showsAll, setAll] = useState(false)
  if (!all) return null
  const isAhead = ({ status, endsOn }: Request) => ['asked', 'approved'].includes(status) && endsOn >= today()
  const ahead = all.filter(isAhead).toReversed(), before = all.filter(each => !isAhead(each))
  return (
    <>
      <Panel title={t('Ahead')}>{ahead.length === 0 ? <Text c="dimmed">{t('Nothing is planned or asked for.')}</Text> : <ul className={classes['list']}>{ahead.map(each => <One key={each.id} request={each} />)}</ul>}</Panel>
      {before.length > 0 && (
        <Panel title={t('Before')}>
          <ul className={classes['list']}>{before.slice(0, showsAll ? undefined : 5).map(each => <One key={each.id} request={each} />)}</ul>
          {before.length > 5 && !showsAll && <Anchor component="button" onClick={() => setAll(true)}>{t('Show all {{count}}', { count: before.length })}</Anchor>}
        </Panel>
      )}
    </>
  )
}

function One({ request }: { request: Request }) {
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const { data: types = [] } = useRows(leaveType)
  const { data: row } = useOne(leaveRequest, request.id)
  const type = types.find(({ id }) => id === request.leaveTypeId)
  const end = request.lastDay ?? request.endsOn
  const me = useMe(), isOver = end < today() && request.personId === me.personId
  return (
    <li>
      <div>
        <Text fw={500} component="span">{type?.name ?? t('Away')}</Text> <Status value={request.status} label={wordOf(leaveRequest.name, 'status', leaveRequest.all.status, request.status)} />
        <Text span display="block" className={classes['quiet']}>{[spanText({ from: request.startsOn, to: end }), request.quantity !== null && amountText(request.quantity, type?.unit)].filter(Boolean).join(' · ')}</Text>
        {request.answer && <Text size="sm">{request.answer}</Text>}
        <Anchor component="button" type="button" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? t('Hide the days') : t('Days and proof')}</Anchor>
        {isOpen && <><Days requestId={request.id} /><Proofs requestId={request.id} personId={request.personId} /></>}
      </div>
      {row && !isOver && <MoveButtons record={leaveRequest} row={{ ...row, can: row.can.filter(name => name !== 'shorten' || request.startsOn <= today()) }} isQuiet size="xs" others={row.can.includes('update') ? [{ label: t('Other days'), onClick: () => void navigate({ to: `/leave/${request.id}/change` }) }] : []} inputs={{ shorten: { lastDay: date('Last day away') } }} danger={{ cancel: t('The days are given back, and you are expected at work.'), withdraw: t('Nobody decides about it any more.') }} />}
    </li>
  )
}

export function Days({ requestId }: { requestId: string }) {
  const { data: days = [] } = useRows(leaveDay, { requestId })
  return <List size="sm" mt={4}>{days.map(({ id, onDay, quantity, why, holiday }) => <List.Item key={id}>{dateText(onDay, { weekday: 'short', day: 'numeric', month: 'short' })}: {whyText(why, quantity, holiday)}</List.Item>)}</List>
}

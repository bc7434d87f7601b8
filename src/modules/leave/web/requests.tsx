import { Anchor, List, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { date, hours, optional } from '#shared/fields.ts'
import { listText, numberText, today } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { Panel } from '#ui/page.tsx'
import { useOne, useRows, type Listed } from '#ui/queries.ts'
import { Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { leaveDay, leaveDraw, leaveRequest, leaveType } from '../records.ts'
import { weekdayWords } from '../words.ts'
import { amountText, runsOf, whyText } from './amounts.ts'
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
  const { data: types } = useRows(leaveType)
  const { data: row } = useOne(leaveRequest, request.id)
  const type = types?.find(({ id }) => id === request.leaveTypeId)
  const end = request.lastDay ?? request.endsOn
  const isByDay = Boolean(request.hoursADay || request.everyWeeks)
  const me = useMe(), isOver = end < today() && request.personId === me.personId
  return (
    <li>
      <div>
        <Text fw={500} component="span">{type?.name ?? (types ? t('Away') : '…')}</Text> <Status value={request.status} label={wordOf(leaveRequest.name, 'status', leaveRequest.all.status, request.status)} />
        <Text span display="block" className={classes['quiet']}>{[spanText({ from: request.startsOn, to: end }), recursText(request), request.quantity !== null && amountText(request.quantity, type?.unit)].filter(Boolean).join(' · ')}</Text>
        {request.answer && <Text size="sm">{request.answer}</Text>}
        <Anchor component="button" type="button" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? t('Hide the days') : t('Days and proof')}</Anchor>
        {isOpen && <><Days requestId={request.id} /><Draws requestId={request.id} types={types ?? []} /><Proofs requestId={request.id} personId={request.personId} /></>}
      </div>
      {row && !isOver && <MoveButtons record={leaveRequest} row={{ ...row, can: row.can.filter(name => name === 'shorten' ? isByDay || request.startsOn <= today() : name !== 'attend' || isByDay) }} isQuiet size="xs" others={row.can.includes('update') ? [{ label: t('Other days'), onClick: () => void navigate({ to: `/leave/${request.id}/change` }) }] : []} inputs={{ shorten: { lastDay: date('Last day away') }, attend: { on: date('On'), hours: optional(hours('Still away for so many hours', { min: 0.25, max: 24, help: 'Left empty: the whole day is given back.' })) } }} danger={{ cancel: t('The days are given back, and you are expected at work.'), withdraw: t('Nobody decides about it any more.') }} />}
    </li>
  )
}

/** "every second week on Monday, 3 hours a day": nothing of leave in one piece. */
export function recursText({ everyWeeks, weekdays, hoursADay }: Pick<Request, 'everyWeeks' | 'weekdays' | 'hoursADay'>): string {
  const on = weekdays ? listText(weekdays.map(each => t(weekdayWords[each]))) : ''
  return [everyWeeks === 1 ? t('every week on {{days}}', { days: on }) : everyWeeks ? t('every {{count}} weeks on {{days}}', { count: everyWeeks, days: on }) : '', hoursADay ? t('{{number}} hours a day', { number: numberText(hoursADay) }) : ''].filter(Boolean).join(', ')
}

/** What it draws of other types at the same time, summed up. */
function Draws({ requestId, types }: { requestId: string; types: readonly { id: string; name: string; unit: string }[] }) {
  const { data: draws = [] } = useRows(leaveDraw, { requestId })
  const each = [...Map.groupBy(draws, ({ leaveTypeId }) => leaveTypeId)].map(([id, of]) => ({ type: types.find(type => type.id === id), much: of.reduce((all, { quantity }) => all + quantity, 0) }))
  return each.map(({ type, much }) => <Text key={type?.id ?? ''} size="sm">{t('Drawn at the same time: {{quantity}} of {{type}}', { quantity: amountText(Math.round(much * 100) / 100, type?.unit), type: type?.name ?? t('another type') })}</Text>)
}

export function Days({ requestId }: { requestId: string }) {
  const { data: days = [] } = useRows(leaveDay, { requestId })
  return <List size="sm" mt={4}>{runsOf(days).map(run => <List.Item key={run.from}>{spanText(run)}: {whyText(run.why, run.sum, run.holiday)}</List.Item>)}</List>
}

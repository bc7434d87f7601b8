import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Static } from 'typebox'
import { dateText, today } from '#ui/format.ts'
import { useMay } from '#ui/me.ts'
import { EmptyState, Panel } from '#ui/page.tsx'
import { useAct, useCreate, useRead, useRows, type Shown } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { RecordPages } from '#ui/record-pages.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { Named } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { alignSeats, leaveAsks, leaveSeat, takePositions, type seatsOf } from '../contract.ts'
import { hrPosition, hrSeat } from '../records.ts'
import { HrTeamFrame, hrTeamCrumbs } from './frame.tsx'
import classes from './hr-team.module.css'
import { areaLabel, areasText, levelWord } from './words.ts'

type Seat = Static<typeof seatsOf.output>['items'][number]
type Position = Shown<typeof hrPosition>

/** The ladder of HR as templates of access, and who is in which position. */
export default function Positions() {
  const { data } = useRows(hrPosition, { sort: 'rank' })
  return (
    <HrTeamFrame>
      {data?.length === 0 ? <NoPositions /> : (
        <RecordPages
          record={hrPosition} at="/hr-team/positions" needs={['access:administer']} title={t('HR positions')} crumbs={hrTeamCrumbs()} columns={['title', 'kind', 'place', 'whom', 'takes']} filters={['kind', 'place']} hasImport={false}
          more={row => <><Says position={row} /><Seats position={row} /></>}
        />
      )}
    </HrTeamFrame>
  )
}

function NoPositions() {
  const mayBegin = useMay(['access:administer'])
  const taking = useAct(takePositions)
  const take = () => taking.mutateAsync({}).then(({ made }) => tell(t('{{count}} positions are there to change as you like.', { count: made })), tellProblem)
  return mayBegin
    ? <EmptyState title={t('There are no HR positions yet')} text={t('A position is a template: putting somebody in it prepares their access for its dates, and leaving takes it away. Begin with the usual ladder of HR and change it.')} action={{ label: t('Begin with the usual ladder of HR'), onClick: () => void take() }} />
    : <EmptyState title={t('There are no HR positions yet')} text={t('Whoever looks after access makes them.')} />
}

/** What the position may do and for whom, in words. */
function Says({ position }: { position: Position }) {
  const whom = wordOf(hrPosition.name, 'whom', hrPosition.all.whom, position.whom).toLowerCase()
  const main = position.mainLevel && t('In one main area, named with each person: {{level}}.', { level: levelWord(position.mainLevel).toLowerCase() })
  const help = position.helpLevel && t('Where they also help: {{level}}.', { level: levelWord(position.helpLevel).toLowerCase() })
  const takes = position.takes ? t('Takes work that is {{levels}}.', { levels: position.takes.map(each => wordOf(hrPosition.name, 'takes', hrPosition.all.takes, each).toLowerCase()).join(', ') }) : t('No work is routed to it.')
  return <Panel title={t('In words')}><Text>{[t('{{title}} {{areas}}, for {{whom}}.', { title: position.title, areas: areasText(position.areas), whom }), main, help, takes].filter(Boolean).join(' ')}</Text></Panel>
}

function Seats({ position }: { position: Position }) {
  const { data } = useRead<Static<typeof seatsOf.output>>(`/hr-positions/${position.id}/seats`)
  const mayPut = useMay(['access:handle']), mayChange = useMay(['access:administer'])
  const aligning = useAct(alignSeats, { id: position.id })
  const [isPutting, setPutting] = useState(false)
  const [leaving, setLeaving] = useState<Seat | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  if (!data) return null
  const apart = data.items.filter(seat => seat.more.length + seat.less.length > 0)
  const align = () => aligning.mutateAsync({ seatIds: chosen }).then(({ prepared, ended }) => { setChosen([]); tell(t('Prepared: {{prepared}}. Ended: {{ended}}.', { prepared, ended })) }, tellProblem)
  return (
    <Panel title={t('Who is in it')} actions={mayPut && <Button size="xs" variant="default" onClick={() => setPutting(true)}>{t('Put somebody in')}</Button>}>
      {data.items.length === 0 && <Text c="dimmed">{t('Nobody now.')}</Text>}
      <ul className={classes['list']}>
        {data.items.map(seat => (
          <li key={seat.id}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <Text fw={500}><Named record="person" id={seat.personId} /></Text>
                <Text size="sm" c="dimmed">{[seat.mainFunction && areaLabel(seat.mainFunction), seat.population ?? t('Everyone'), seat.endsOn ? t('{{from}} – {{until}}', { from: dateText(seat.startsOn), until: dateText(seat.endsOn) }) : t('since {{from}}', { from: dateText(seat.startsOn) }), seat.waiting > 0 && t('{{count}} wait to be confirmed', { count: seat.waiting })].filter(Boolean).join(' · ')}</Text>
              </div>
              {mayChange && !seat.isMine && <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setLeaving(seat)}>{t('Leave …')}</Button>}
            </Group>
          </li>
        ))}
      </ul>
      {apart.length > 0 && (
        <Stack gap="xs" mt="md">
          <Text fw={500}>{t('Their access differs from what the position says now')}</Text>
          <Text size="sm" c="dimmed">{t('A changed position changes nobody’s access by itself. For those you choose, more is prepared for somebody else to confirm, and less ends today.')}</Text>
          {apart.map(seat => (
            <Checkbox key={seat.id} checked={chosen.includes(seat.id)} disabled={!mayChange || seat.isMine} onChange={event => setChosen(event.currentTarget.checked ? [...chosen, seat.id] : chosen.filter(id => id !== seat.id))}
              label={seat.name ?? '…'} description={[seat.more.length > 0 && t('More: {{areas}}', { areas: areasText(seat.more) }), seat.less.length > 0 && t('Less: {{areas}}', { areas: areasText(seat.less) })].filter(Boolean).join('. ')} />
          ))}
          {mayChange && <div><Button size="xs" disabled={chosen.length === 0} loading={aligning.isPending} onClick={() => void align()}>{t('Make it what the position says')}</Button></div>}
        </Stack>
      )}
      {isPutting && <PutIn position={position} onClose={() => setPutting(false)} />}
      {leaving && <Leaving seat={leaving} onClose={() => setLeaving(null)} />}
    </Panel>
  )
}

function PutIn({ position, onClose }: { position: Position; onClose: () => void }) {
  const creating = useCreate(hrSeat)
  const { personId, populationId, mainFunction, helpsWith, startsOn, endsOn } = hrSeat.asks
  const fields = { personId, populationId, ...position.mainLevel && { mainFunction }, ...position.helpLevel && { helpsWith }, startsOn, endsOn }
  return (
    <Modal opened onClose={onClose} title={t('Put somebody in: {{title}}', { title: position.title })} size="lg">
      <RecordForm place={hrSeat.name} fields={fields} initial={{ startsOn: today() }} submitLabel={t('Prepare')} onCancel={onClose} hasFocus
        onSubmit={async input => { await creating.mutateAsync({ ...input, positionId: position.id } as never); tell(t('Their access is prepared. It counts once somebody else confirms it.')); onClose() }}>
        <Text size="sm" c="dimmed">{t('It brings: {{areas}}.', { areas: areasText(position.areas) })}</Text>
      </RecordForm>
    </Modal>
  )
}

function Leaving({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const leaving = useAct(leaveSeat, { id: seat.id })
  return (
    <Modal opened onClose={onClose} title={t('{{name}} leaves the position', { name: seat.name ?? '…' })} size="lg">
      <RecordForm place={leaveSeat.name} fields={leaveAsks} initial={{ lastDay: today() }} submitLabel={t('Leave the position')} isDanger onCancel={onClose} hasFocus
        onSubmit={async input => { await leaving.mutateAsync(input); tell(t('Left. What another position gives them stays.')); onClose() }} />
    </Modal>
  )
}

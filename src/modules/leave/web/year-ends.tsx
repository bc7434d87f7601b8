import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useParam } from '#ui/address.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, numberText, today } from '#ui/format.ts'
import { Page, Panel } from '#ui/page.tsx'
import { useAct, useOne, useRows, type Shown } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { RecordTable } from '#ui/record-table.tsx'
import { tellProblem } from '#ui/tell.tsx'
import { TellThem, type Tells } from '#ui/tell-them.tsx'
import { labelOf, t, wordOf } from '#ui/words.ts'
import { closingAsks, confirmClosing, dropClosing, prepareClosing, undoClosing } from '../contract-year-end.ts'
import { leaveClosing, leaveClosingLine, leavePolicy } from '../records.ts'
import classes from './leave.module.css'

const at = '/settings/leave-year-ends'

/** Closing a leave year: what it would do to everybody, first; then by somebody's word, and back as a whole. */
export default function YearEnds() {
  const id = useParam('id')
  return id ? <One id={id} /> : <All />
}

function All() {
  const navigate = useNavigate(), preparing = useAct(prepareClosing)
  return (
    <Page title={t('Year-ends')} crumbs={[{ label: t('Settings'), to: '/settings' }]} about={t('What goes along into the next leave year, what lapses and what is paid out. Policies whose years wait to be closed let nothing lapse before.')}>
      <Stack gap="lg">
        <Panel title={t('Look at a year-end')}>
          <RecordForm place="leave_closing" fields={closingAsks} initial={{ yearOf: `${Number(today().slice(0, 4)) - 1}-12-31` }} submitLabel={t('Work it out')} onSubmit={async input => void navigate({ to: `${at}/${(await preparing.mutateAsync(input)).id}` })} />
        </Panel>
        <RecordTable record={leaveClosing} columns={['policyId', 'yearOf', 'status', 'accounts', 'carried', 'lapsed', 'paidOut', 'leftOut']} filters={['policyId', 'status']} title={t('Year-ends so far')} href={row => `${at}/${row.id}`} hasSearch={false} isPart empty={{ title: t('None yet'), text: t('Work one out above: nothing is posted before somebody confirms it.') }} />
      </Stack>
    </Page>
  )
}

const moving = ['looking', 'running', 'undoing']
function One({ id }: { id: string }) {
  const { data, error, refetch } = useOne(leaveClosing, id), { data: policies } = useRows(leavePolicy), client = useQueryClient()
  const isMoving = !!data && moving.includes(data.status)
  useEffect(() => {
    if (!isMoving) return undefined
    const timer = setInterval(() => void client.invalidateQueries(), 1500)
    return () => clearInterval(timer)
  }, [isMoving, client])
  const crumbs = [{ label: t('Settings'), to: '/settings' }, { label: t('Year-ends'), to: at }]
  if (error && !data) return <Page title={t('Year-end')} crumbs={crumbs}><ErrorNote error={error} onRetry={() => void refetch()} /></Page>
  if (!data) return <Page title={t('Year-end')} crumbs={crumbs}>{null}</Page>
  const title = policies?.find(each => each.id === data.policyId)?.name ?? t('Year-end')
  return (
    <Page title={title} crumbs={crumbs} about={t('Leave year of {{date}}', { date: dateText(data.yearOf) })} state={<Badge variant="light" color={data.status === 'done' ? 'teal' : 'gray'} tt="none" fw={500} radius="sm">{wordOf('leave_closing', 'status', leaveClosing.derives.status, data.status)}</Badge>} actions={<Deeds closing={data} />}>
      <Stack gap="lg">
        <Sums closing={data} />
        <RecordTable record={leaveClosingLine} where={{ closingId: id }} columns={['personId', 'layer', 'carried', 'lapsed', 'paidOut', 'expiresOn', 'because', 'state', 'leftBecause']} filters={['state', 'because']} widths={{ because: 300, state: 150, leftBecause: 220 }} title={t('Everybody concerned')} hasSearch={false} isPart empty={{ title: isMoving ? t('It is being worked out') : t('Nobody of whom you look after') }} />
      </Stack>
    </Page>
  )
}

function Sums({ closing }: { closing: Shown<typeof leaveClosing> }) {
  const shown = (['accounts', 'carried', 'lapsed', 'paidOut', 'leftOut'] as const).filter(name => typeof closing[name] === 'number')
  if (!shown.length || closing.status === 'looking') return null
  return <dl className={classes['sums']}>{shown.map(name => <div key={name}><dt>{labelOf('leave_closing', name, leaveClosing.derives[name])}</dt><dd>{numberText(Number(closing[name]))}</dd></div>)}</dl>
}

/** Each is said in words before it is done. */
function Deeds({ closing: { id, status, accounts } }: { closing: Shown<typeof leaveClosing> }) {
  const [asked, setAsked] = useState<'confirm' | 'undo' | null>(null)
  const [confirming, undoing, dropping] = [useAct(confirmClosing, { id }), useAct(undoClosing, { id }), useAct(dropClosing, { id })]
  const deed = asked === 'undo' ? undoing : confirming
  const [tells, setTells] = useState<Tells>(null)
  const close = () => { setAsked(null); setTells(null) }
  return (
    <Group gap="xs">
      {status === 'prepared' && <><Button variant="default" loading={dropping.isPending} onClick={() => dropping.mutate({}, { onError: tellProblem })}>{t('Put aside')}</Button>{accounts !== 0 && <Button onClick={() => setAsked('confirm')}>{t('Close the year')}</Button>}</>}
      {status === 'done' && <Button variant="default" onClick={() => setAsked('undo')}>{t('Take it back')}</Button>}
      <Modal opened={asked !== null} onClose={close} title={asked === 'undo' ? t('Take this year-end back?') : t('Close the leave year as it stands here?')}>
        <Stack>
          <Text size="sm">{asked === 'undo' ? t('Further entries undo what it posted, for everybody in it. The year is then open again.') : t('It is posted for everybody below. Your own account and whoever has changed since stay out, and it can be taken back as a whole until a later year is closed.')}</Text>
          {asked && <TellThem path={`/year-ends/${id}/telling`} value={tells} onChange={setTells} onNobody={() => setTells([])} />}
          <Group><Button color={asked === 'undo' ? 'red' : undefined} disabled={tells === null} loading={deed.isPending} onClick={() => deed.mutate({ tells: tells ?? [] }, { onSuccess: close, onError: tellProblem })}>{asked === 'undo' ? t('Take it all back') : t('Close it')}</Button><Button variant="default" onClick={close}>{t('Not now')}</Button></Group>
        </Stack>
      </Modal>
    </Group>
  )
}

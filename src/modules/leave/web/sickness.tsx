import { Button, Group, Skeleton, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { text, type Fields } from '#shared/fields.ts'
import type { AnyRecord, Input, Patch } from '#shared/record.ts'
import type { Worked } from '#shared/worked.ts'
import { useParam } from '#ui/address.ts'
import { address } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, today } from '#ui/format.ts'
import { useMay, useMe } from '#ui/me.ts'
import { MoveButtons } from '#ui/move-buttons.tsx'
import { Page, Panel } from '#ui/page.tsx'
import { Fact, FactList } from '#ui/plain-facts.tsx'
import { useCreate, useEdit, useOne, useRead, useRows, type Listed, type Shown } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell } from '#ui/tell.tsx'
import { Named, Status } from '#ui/value.tsx'
import { t, wordOf } from '#ui/words.ts'
import { WorkedOut } from '#ui/worked-out.tsx'
import { backAsks, noteAsks, type ContinuedPay } from '../contract-sickness.ts'
import { phasedReturn, returnTalk, sickness, sickNote } from '../records.ts'
import { spanText } from './calendar-data.ts'
import { ContinuedPayPanel } from './continued-pay.tsx'
import classes from './leave.module.css'
import { Proofs } from './proofs.tsx'
import { Reintegration } from './reintegration.tsx'
import { Days } from './requests.tsx'

type Ill = Shown<typeof sickness>

/** One sickness, each part for those whose it is: a reader sees what the server tells them. */
export default function SicknessPage() {
  const { data: row, error, refetch } = useOne(sickness, useParam('sicknessId'))
  const me = useMe(), handles = useMay(['leave:handle']), pays = useMay(['payroll', 'compensation'])
  const { data: pay } = useRead<ContinuedPay>(`/sicknesses/${row?.id}/continued-pay`, { isOn: !!row && row.status !== 'mistaken' && (handles || row.personId === me.personId) })
  if (error) return <Page title={t('Sickness')} isCalm width="reading"><ErrorNote error={error} onRetry={() => void refetch()} /></Page>
  if (!row) return <Page title={t('Sickness')} isCalm width="reading"><Skeleton height={240} /></Page>
  const isOwn = row.personId === me.personId
  return (
    <Page title={t('Sickness from {{date}}', { date: dateText(row.startsOn) })} crumbs={[{ label: t('Time off'), to: '/leave' }]} isCalm width="reading" state={<Status value={row.status} label={wordOf(sickness.name, 'status', sickness.all.status, row.status)} />}>
      <div className={classes['stack']}>
        <Panel>
          <FactList>
            <Fact label={t('Who')}><Named record="person" id={row.personId} /></Fact>
            {row.status === 'ill' && <Fact label={t('Expected back on')}>{row.expectedBackOn ? dateText(row.expectedBackOn) : t('Not known yet')}</Fact>}
            {row.lastDay && <Fact label={t('Last day ill')}>{dateText(row.lastDay)}</Fact>}
          </FactList>
          <Until row={row} />
        </Panel>
        {row.requestId && row.status !== 'mistaken' && <Panel title={t('Days and proof')}><Days requestId={row.requestId} /><Proofs requestId={row.requestId} personId={row.personId} /></Panel>}
        {(isOwn || handles) && row.status !== 'mistaken' && <ContinuedPayPanel of={row} mayEnter={handles && !isOwn} />}
        {(isOwn || handles) && <Parts of={row} record={sickNote} title={t('Sick notes')} isAsked={handles && !isOwn} asks={{ kind: sickNote.asks.kind, askedOn: sickNote.asks.askedOn }} initial={{ askedOn: today() }} add={t('Ask for one')} inputs={{ receive: noteAsks, differ: noteAsks }} line={note => [wordOf(sickNote.name, 'kind', sickNote.all.kind, note.kind), t('asked for {{date}}', { date: dateText(note.askedOn) }), ...noteDays(note)]} />}
        {(isOwn || handles) && row.status !== 'mistaken' && <Reintegration personId={row.personId} employmentId={row.employmentId} isOwn={isOwn} mayOffer={handles && !isOwn && pay?.country === 'DE'} />}
        <Parts of={row} record={returnTalk} title={t('Coming back')} isAsked={!isOwn} asks={{ heldOn: returnTalk.asks.heldOn, outcome: returnTalk.asks.outcome, agreed: returnTalk.asks.agreed }} initial={{ heldOn: today() }} add={t('Note what was agreed')} line={talk => [dateText(talk.heldOn), wordOf(returnTalk.name, 'outcome', returnTalk.all.outcome, talk.outcome), talk.agreed]} />
        <Parts of={row} record={phasedReturn} title={t('Fewer hours for a while')} isAsked={handles && !isOwn} asks={{ startsOn: phasedReturn.asks.startsOn, endsOn: phasedReturn.asks.endsOn, weeklyHours: phasedReturn.asks.weeklyHours }} add={t('Add a step')} line={step => [spanText({ from: step.startsOn, to: step.endsOn }), t('{{hours}} hours a week', { hours: step.weeklyHours })]} />
        {handles && pays && !isOwn && row.status !== 'mistaken' && pay?.country === 'GB' && <SickPay id={row.id} />}
      </div>
    </Page>
  )
}

/** What the note says, and beside it what had been reported where that was something else. */
const noteDays = ({ status, certifiedFrom, certifiedUntil, reportedFrom, reportedUntil }: Listed<typeof sickNote>) => [
  certifiedFrom && certifiedUntil && t('says {{dates}}', { dates: spanText({ from: certifiedFrom, to: certifiedUntil }) }),
  status === 'differs' && reportedFrom && reportedUntil && t('reported was {{dates}}', { dates: spanText({ from: reportedFrom, to: reportedUntil }) }),
]

/** Back, or longer: what the reader may. */
function Until({ row }: { row: Ill }) {
  const [isOpen, setOpen] = useState(false)
  const edit = useEdit(sickness)
  if (isOpen) return <RecordForm place={sickness.name} fields={{ expectedBackOn: sickness.asks.expectedBackOn }} initial={{ expectedBackOn: row.expectedBackOn }} withNulls submitLabel={t('Save')} hasFocus onCancel={() => setOpen(false)} onSubmit={async input => { await edit.mutateAsync({ id: row.id, version: row.version, changes: input as Patch<typeof sickness> }); setOpen(false); tell(t('Saved')) }} />
  return <MoveButtons record={sickness} row={row} inputs={{ back: backAsks }} danger={{ mistake: t('Its days are taken out, and they are expected at work.') }} others={row.can.includes('update') ? [{ label: t('Expected back on another day'), onClick: () => setOpen(true) }] : []} />
}

type PartProps<R extends AnyRecord> = { of: Ill; record: R; title: string; asks: Fields; initial?: Record<string, string>; add: string; isAsked: boolean; inputs?: Record<string, Fields>; line: (row: Listed<R>) => (string | null | undefined | false)[] }
/** What hangs on a sickness: its lines, what may be done with each, and one more. Nothing of it, nothing shown. */
function Parts<R extends AnyRecord>({ of, record, title, asks, initial, add, isAsked, inputs = {}, line }: PartProps<R>) {
  const { data: rows = [] } = useRows(record, { sicknessId: of.id } as never)
  const [isOpen, setOpen] = useState(false)
  const create = useCreate(record)
  const { personId, employmentId, id: sicknessId } = of
  if (rows.length === 0 && !isAsked) return null
  return (
    <Panel title={title}>
      <ul className={classes['list']}>{rows.map(row => <Part key={row.id} record={record} id={row.id} inputs={inputs}>{line(row).filter(Boolean).join(' · ')}</Part>)}</ul>
      {isOpen
        ? <RecordForm place={record.name} fields={asks} {...initial && { initial }} submitLabel={add} hasFocus onCancel={() => setOpen(false)} onSubmit={async input => { await create.mutateAsync({ ...input, personId, employmentId, sicknessId } as unknown as Input<R>); setOpen(false); tell(t('Saved')) }} />
        : isAsked && of.status !== 'mistaken' && <Group mt="xs"><Button variant="default" size="xs" onClick={() => setOpen(true)}>{add}</Button></Group>}
    </Panel>
  )
}
function Part<R extends AnyRecord>({ record, id, inputs, children }: { record: R; id: string; inputs: Record<string, Fields>; children: ReactNode }) {
  const { data: row } = useOne(record, id), status = (row as { status?: string } | undefined)?.status
  return (
    <li>
      <div><Text span size="sm">{children}</Text> {status && <Status value={status} label={wordOf(record.name, 'status', record.all['status'], status)} />}</div>
      {row && record.flow && <MoveButtons record={record} row={row} isQuiet size="xs" inputs={inputs as never} />}
    </li>
  )
}

const earnings = { averageWeeklyEarnings: text('Average weekly earnings in pounds', { max: 12, help: 'As payroll worked them out for the weeks before. Like 512.50.' }) }
/** What the law of Great Britain pays, by its rule; no rule is held for other places. */
function SickPay({ id }: { id: string }) {
  const [asked, setAsked] = useState('')
  const { data, error } = useRead<{ from: string; to: string; earlier: { from: string; to: string }[]; worked: Worked }>(address(`/sicknesses/${id}/sick-pay`, { averageWeeklyEarnings: asked }), { isOn: asked !== '' })
  return (
    <Panel title={t('Statutory sick pay, Great Britain')}>
      <RecordForm place="leave.sick_pay" fields={earnings} submitLabel={t('Work it out')} onSubmit={async input => setAsked(input.averageWeeklyEarnings)} />
      {error && <ErrorNote error={error} />}
      {data && <>
        <Text size="sm" mt="md">{t('For {{dates}}, as far as it is known today.', { dates: spanText(data) })} {data.earlier.length === 0 ? t('No earlier sickness is recorded here.') : t('Earlier sickness that is recorded here: {{dates}}. What was before is not in it.', { dates: data.earlier.map(spanText).join('; ') })}</Text>
        <WorkedOut worked={data.worked} />
      </>}
    </Panel>
  )
}

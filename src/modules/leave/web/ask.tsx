import { FileInput, List, NativeSelect, Skeleton, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { Patch } from '#shared/record.ts'
import { useAddress, useParam } from '#ui/address.ts'
import type { FormValues } from '#ui/check.ts'
import { post } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText, listText, numberText } from '#ui/format.ts'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/page.tsx'
import { useCreate, useEdit, useOne, useRead, useRows, type Shown } from '#ui/queries.ts'
import { RecordForm } from '#ui/record-form.tsx'
import { tell, tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { previewLeave, type LeaveAccountTold, type LeavePreview } from '../contract.ts'
import { leaveCase, leaveRequest, leaveType } from '../records.ts'
import { amountText, whyText } from './amounts.ts'
import { layerText, useEmployments } from './balances.tsx'
import { spanText, useCalendar, useTells, type Calendar } from './calendar-data.ts'
import classes from './leave.module.css'
import { bringProof } from './proofs.tsx'

const { leaveTypeId, startsOn, endsOn, firstPart, lastPart, hoursADay, weekdays, everyWeeks, note, evidence } = leaveRequest.asks
const fields = { leaveTypeId, startsOn, endsOn, firstPart, lastPart, hoursADay, weekdays, everyWeeks, note, evidence }
const more = (hours: readonly 'hoursADay'[] = ['hoursADay']) => [
  { title: hours.length ? t('Part of a day, hours, note') : t('Part of a day, note'), isFolded: true, fields: ['firstPart', 'lastPart', ...hours, 'note', 'evidence'] as const },
  { title: t('Days that recur'), help: t('Every Friday until a day, every second Monday afternoon: one request for all of them.'), isFolded: true, fields: ['weekdays', 'everyWeeks'] as const },
]
/** What stands in the form, as it is sent: days of the week without a number recur every week. */
const said = <V extends FormValues>(values: V) => {
  const recurs = Array.isArray(values['weekdays']) && values['weekdays'].length > 0
  return { ...values, weekdays: recurs ? values['weekdays'] : null, everyWeeks: recurs ? values['everyWeeks'] || 1 : null }
}
const crumbs = () => [{ label: t('Time off'), to: '/leave' }]

/** Asking for leave, of one's own or for somebody whose leave one looks after: what it does is shown before it is sent. */
export default function AskForLeave() {
  const me = useMe()
  const [search] = useAddress()
  const personId = search['person'] || me.personId || ''
  const employed = useEmployments(personId)
  const [chosen, setChosen] = useState('')
  const [proof, setProof] = useState<File | null>(null)
  const employmentId = chosen || employed[0]?.id || ''
  const { data: types } = useRows(leaveType)
  const { data: cases = [] } = useRows(leaveCase, { personId })
  const [against, setAgainst] = useState(search['case'] ?? '')
  const { data: leave } = useRead<{ accounts: LeaveAccountTold[] }>(`/employments/${employmentId}/leave`, { isOn: employmentId !== '' })
  const create = useCreate(leaveRequest)
  const navigate = useNavigate()
  if (!types || !employmentId || !leave) return <Page title={t('Ask for leave')} crumbs={crumbs()} isCalm width="form"><Skeleton height={240} /></Page>
  const open = cases.filter(each => each.employmentId === employmentId && each.status === 'designated'), caseId = open.some(({ id }) => id === against) ? against : null
  const usual = leave.accounts[0]?.leaveTypeId ?? types[0]?.id
  return (
    <Page title={t('Ask for leave')} crumbs={crumbs()} isCalm width="form">
      {employed.length > 1 && <NativeSelect label={t('In which job')} mb="md" value={employmentId} onChange={event => setChosen(event.currentTarget.value)} data={employed.map(({ id, label }) => ({ value: id, label }))} />}
      {open.length > 0 && (
        <NativeSelect
          label={t('Does it count against protected leave?')} inputWrapperOrder={['label', 'input', 'error', 'description']} description={t('Your manager sees when you are away, never the case; who looks after leave decides.')} mb="md" value={caseId ?? ''} onChange={event => setAgainst(event.currentTarget.value)}
          data={[{ value: '', label: t('No') }, ...open.map(each => ({ value: each.id, label: t('Yes, the leave from {{date}}', { date: dateText(each.startsOn) }) }))]}
        />
      )}
      <RecordForm
        key={employmentId} place={leaveRequest.name} fields={fields} sections={[{ fields: ['leaveTypeId', 'startsOn', 'endsOn', ...caseId ? ['hoursADay'] as const : []] }, ...more(caseId ? [] : undefined)]} hasFocus submitLabel={t('Send')} initial={{ leaveTypeId: search['type'] ?? (search['case'] ? undefined : usual), startsOn: search['from'], endsOn: search['to'] ?? search['from'] }} onCancel={() => void navigate({ to: '/leave' })}
        onSubmit={async input => {
          const { id } = await create.mutateAsync({ ...said(input), personId, employmentId, caseId } as Parameters<typeof create.mutateAsync>[0])
          tell(t('Sent'))
          if (proof) await bringProof(id, proof).catch(tellProblem)
          await navigate(personId === me.personId ? { to: '/leave' } : { to: `/people/${personId}` })
        }}
      >{values => <>
        <FileInput mb="md" label={t('Proof, where it is needed')} description={t('It can be attached later too. Managers don’t see it, nor that there is one.')} placeholder={t('Choose a file')} clearable value={proof} onChange={setProof} />
        <Effect values={values} of={{ personId, employmentId, caseId }} />
      </>}</RecordForm>
    </Page>
  )
}

/** Other days, before anybody has decided. */
export function ChangeRequest() {
  const { data: row, error } = useOne(leaveRequest, useParam('requestId'))
  if (error) return <Page title={t('Other days')} crumbs={crumbs()} isCalm width="form"><ErrorNote error={error} /></Page>
  return <Page title={t('Other days')} crumbs={crumbs()} isCalm width="form">{row ? <Changing row={row} /> : <Skeleton height={240} />}</Page>
}
function Changing({ row }: { row: Shown<typeof leaveRequest> }) {
  const edit = useEdit(leaveRequest)
  const navigate = useNavigate()
  const { id, version, personId, employmentId } = row
  const { leaveTypeId: _, ...changing } = fields
  return (
    <RecordForm
      place={leaveRequest.name} fields={changing} sections={[{ fields: ['startsOn', 'endsOn'] }, ...more()]} hasFocus withNulls submitLabel={t('Send anew')} onCancel={() => void navigate({ to: '/leave' })}
      initial={{ startsOn: row.startsOn, endsOn: row.endsOn, firstPart: row.firstPart, lastPart: row.lastPart, hoursADay: row.hoursADay, weekdays: row.weekdays, everyWeeks: row.everyWeeks, note: row.note, evidence: row.evidence }}
      onSubmit={async input => { await edit.mutateAsync({ id, version, changes: said(input) as Patch<typeof leaveRequest> }); tell(t('Sent anew')); await navigate({ to: '/leave' }) }}
    >{values => <Effect values={{ ...values, leaveTypeId: row.leaveTypeId }} of={{ personId, employmentId, requestId: id, caseId: row.caseId }} />}</RecordForm>
  )
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** What the request would do: which days count and why not the others, what is left by layer, who else is away, what the policy says. */
function Effect({ values, of }: { values: FormValues; of: { personId: string; employmentId: string; requestId?: string; caseId: string | null } }) {
  const me = useMe()
  const { leaveTypeId: type, startsOn: from, endsOn: to, firstPart: first, lastPart: last, hoursADay: hours, weekdays: on, everyWeeks: every, evidence: proof } = said(values)
  const [asked] = useDebouncedValue(isDay(from) && isDay(to) && to >= from && type ? { ...of, leaveTypeId: type, startsOn: from, endsOn: to, firstPart: first || null, lastPart: last || null, hoursADay: hours || null, weekdays: on, everyWeeks: every, evidence: proof || null } : null, 250)
  const { data, error } = useQuery({ queryKey: ['leave', 'preview', asked], enabled: asked !== null, retry: false, queryFn: () => post<LeavePreview>(previewLeave.path, asked) })
  const isOwn = of.personId === me.personId, calendar = useCalendar(asked?.startsOn ?? '', asked?.endsOn ?? '', 'team', '', isOwn && asked !== null)
  if (asked === null) return <Text size="sm" c="dimmed">{t('Choose the days to see what they come to.')}</Text>
  if (error) return <ErrorNote error={error} />
  // Both at once: what comes later would push the button away from under the finger.
  if (!data || isOwn && calendar.isPending) return <Skeleton height={96} />
  return <Told preview={data} to={asked.endsOn} recurs={asked.everyWeeks !== null} others={calendar.data && <Others calendar={calendar.data} />} />
}

function Told({ preview: { unit, quantity, days, before, after, lacks, overlaps, checks, approval, draws, ofCase }, to, recurs, others }: { preview: LeavePreview; to: string; recurs: boolean; others: ReactNode }) {
  const free = days.filter(each => each.quantity === 0 || each.holiday), counts = days.filter(each => each.quantity > 0)
  return (
    <section className={classes['effect']} aria-label={t('What this does')} aria-live="polite">
      <p className={classes['balance']}>{amountText(quantity, unit)}</p>
      {free.length > 0 && <List size="sm">{grouped(free).map(({ label, why }) => <List.Item key={label}>{label}: {why}</List.Item>)}</List>}
      {recurs && <Text size="sm">{t('{{count}} days: {{days}}', { count: counts.length, days: listText(counts.map(({ on }) => dateText(on, { weekday: 'short', day: 'numeric', month: 'short' }))) })}</Text>}
      {ofCase && <Text size="sm">{t('Of your protected leave it takes {{hours}}: {{after}} of {{before}} are left then.', { hours: amountText(ofCase.hours, 'hours'), before: amountText(ofCase.before, 'hours'), after: numberText(ofCase.after) })}</Text>}
      {draws.map(each => <Text key={each.leaveTypeId} size="sm">{t('It draws {{quantity}} of {{type}} at the same time: on {{date}} there are then {{after}}.', { quantity: amountText(each.quantity, each.unit), type: each.name, date: dateText(to), after: amountText(each.after, each.unit) })}</Text>)}
      {before && after && (
        <div>
          <Text size="sm">{t('On {{date}} there are then {{after}}; without this leave it would be {{before}}.', { date: dateText(to), after: amountText(after.quantity, unit), before: amountText(before.quantity, unit) })}</Text>
          <dl className={classes['layers']}>{after.layers.map(({ layer, quantity: part }) => <div key={layer}><dt>{layerText(layer)}</dt><dd>{amountText(part, unit)}</dd></div>)}</dl>
        </div>
      )}
      {lacks.length > 0 && <Text size="sm" c="red">{t('There isn’t enough from {{date}} on: choose fewer days.', { date: dateText(lacks[0]!) })}</Text>}
      {overlaps.map(each => <Text key={each.id} size="sm" c="red">{t('You have asked for {{dates}} already.', { dates: spanText({ from: each.startsOn, to: each.endsOn }) })}</Text>)}
      {checks.map(({ code, says, stops }) => <Text key={code} size="sm" {...stops && { c: 'red' }}>{says}</Text>)}
      {others}
      <Text size="sm" c="dimmed">{approval === 'automatic' ? t('It is granted at once.') : approval === 'hr' ? t('Who looks after leave decides.') : t('Your manager decides.')}</Text>
    </section>
  )
}

/** Days in a row with the same reason are told as one: a weekend. */
function grouped(days: LeavePreview['days']) {
  const told: { label: string; why: string }[] = []
  for (const { why, quantity, holiday, on } of days) {
    const text = whyText(why, quantity, holiday), label = dateText(on, { weekday: 'short', day: 'numeric', month: 'short' }), last = told.at(-1)
    if (last && last.why === text && why === 'not_worked') last.label = `${last.label}, ${label}`
    else told.push({ label, why: text })
  }
  return told
}

function Others({ calendar: { people, days } }: { calendar: Calendar }) {
  const tells = useTells()
  const away = days.filter(({ employmentId }) => !people.find(each => each.employmentId === employmentId)?.isOwn)
  if (away.length === 0) return <Text size="sm">{t('Nobody else of your team is away then, as far as it is known.')}</Text>
  return (
    <div>
      <Text size="sm" fw={500}>{t('Away then too')}</Text>
      <List size="sm">{away.map(each => <List.Item key={`${each.employmentId} ${each.from}`}>{people.find(({ employmentId }) => employmentId === each.employmentId)?.name}: {spanText(each)} · {tells(each)}</List.Item>)}</List>
    </div>
  )
}

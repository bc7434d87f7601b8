import { Alert, Anchor, Button, Group, List, MultiSelect, NativeSelect, SimpleGrid, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Static } from 'typebox'
import { link } from '#shared/fields.ts'
import { address } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { LinkField } from '#ui/fields/link-field.tsx'
import { dateText, listText } from '#ui/format.ts'
import { Page, Panel } from '#ui/page.tsx'
import { sayProblem } from '#ui/problem.ts'
import { useAct, useMove, useRead } from '#ui/queries.ts'
import { tell, tellProblem } from '#ui/tell.tsx'
import { isIso } from '#ui/fields/date-field.tsx'
import { learn, t } from '#ui/words.ts'
import { prepareHoliday, type HolidayAhead, type MyHoliday, type myHolidays } from '../contract-holiday.ts'
import { handedWays, holiday, holidayStates } from '../records-holiday.ts'
import { HrTeamFrame, hrTeamCrumbs } from './frame.tsx'
import classes from './hr-team.module.css'
import { areaLabel } from './words.ts'

learn({
  '{{count}} open items are due by your last day: say below what becomes of them._one': 'One open item is due by your last day: say below what becomes of it.', '{{count}} open items are due by your last day: say below what becomes of them._other': '{{count}} open items are due by your last day: say below what becomes of them.',
  '{{count}} things wait for your decision: decide before you go._one': 'One thing waits for your decision: decide before you go.', '{{count}} things wait for your decision: decide before you go._other': '{{count}} things wait for your decision: decide before you go.',
})

type Handed = { how: keyof typeof handedWays; coverId?: string; note?: string }
const order = ['label', 'input', 'error', 'description'] as const

/** Going away with an easy mind: what comes due, who steps in, what goes to whom; and back again. */
export default function Holiday() {
  const { data, error } = useRead<Static<typeof myHolidays.output>>('/hr-team/holidays')
  return (
    <HrTeamFrame>
      <Page title={t('Prepare my holiday')} crumbs={hrTeamCrumbs()} about={t('Nothing moves before your first day, and what is still open comes back after your last. You can take it back at any time.')}>
        {error ? <ErrorNote error={error} /> : !data ? <Skeleton height={240} /> : <Stack gap="md">{data.items.map(each => <Prepared key={each.id} of={each} />)}<Preparing /></Stack>}
      </Page>
    </HrTeamFrame>
  )
}

function Prepared({ of }: { of: MyHoliday }) {
  const moving = useMove(holiday)
  const isAhead = of.status === 'planned' || of.status === 'begun'
  const waiting = of.access.filter(({ status }) => status === 'prepared')
  const states: Record<string, string> = { planned: t('Not yet handed over'), given: t('Handed over'), kept: t('Stayed with you'), back: t('Back with you'), done: t('Done meanwhile') }
  const back = () => void moving.mutateAsync({ id: of.id, version: of.version, move: 'cancel' }).then(() => tell(t('Taken back: everything is with you.')), tellProblem)
  return (
    <Panel title={t('{{from}} to {{until}}', { from: dateText(of.startsOn), until: dateText(of.endsOn) })} actions={isAhead && <Button size="xs" variant="default" loading={moving.isPending} onClick={back}>{of.status === 'begun' ? t('I am back already') : t('Take back')}</Button>}>
      <Text size="sm" c="dimmed">{[t(holidayStates[of.status]), of.delegateName && t('{{name}} stands in', { name: of.delegateName })].filter(Boolean).join(' · ')}</Text>
      {of.message && <Text mt="xs">{of.message}</Text>}
      {of.access.length > 0 && isAhead && <Text size="sm" mt="xs">{waiting.length > 0 ? t('Access to {{areas}} waits to be confirmed by somebody else: until then nothing of it can be handed over.', { areas: listText(waiting.map(each => areaLabel(each.function))) }) : t('Access to {{areas}} is confirmed for these days.', { areas: listText(of.access.map(each => areaLabel(each.function))) })}</Text>}
      {of.items.length > 0 && (
        <table className={`${classes['table']} ${classes['stack']}`}>
          <thead><tr><th scope="col">{t('What')}</th><th scope="col">{t('Meanwhile')}</th><th scope="col">{t('Now')}</th></tr></thead>
          <tbody>{of.items.map(each => <tr key={each.id}><th scope="row">{each.title ?? each.kindLabel}<span className={classes['two']}>{each.personName} · {t('due {{date}}', { date: dateText(each.dueOn) })}</span></th><td>{each.how === 'outside' && each.cover ? each.cover : t(handedWays[each.how])}{each.note && <span className={classes['two']}>{each.note}</span>}</td><td>{states[each.state]}</td></tr>)}</tbody>
        </table>
      )}
    </Panel>
  )
}

function Preparing() {
  const [from, setFrom] = useState(''), [until, setUntil] = useState('')
  const isAsked = isIso(from) && isIso(until)
  const { data, error } = useRead<HolidayAhead>(address('/hr-team/holiday', { startsOn: from, endsOn: until }), { isOn: isAsked && from <= until })
  return (
    <>
      <Panel title={t('When you are away')}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} maw={560}>
          <DateField label={t('First day away')} inputWrapperOrder={[...order]} value={from} onChange={setFrom} />
          <DateField label={t('Last day away')} inputWrapperOrder={[...order]} value={until} onChange={setUntil} error={isAsked && until < from ? t('The last day is before the first: compare the two.') : null} />
        </SimpleGrid>
      </Panel>
      {error ? <ErrorNote error={error} /> : data && isAsked && <Plan key={`${from} ${until}`} ahead={data} from={from} until={until} onDone={() => { setFrom(''); setUntil('') }} />}
    </>
  )
}

function Plan({ ahead, from, until, onDone }: { ahead: HolidayAhead; from: string; until: string; onDone: () => void }) {
  const preparing = useAct(prepareHoliday), cancelling = useMove(holiday)
  const [delegateId, setDelegate] = useState('')
  const [access, setAccess] = useState<string[]>([])
  const [message, setMessage] = useState('')
  const [said, setSaid] = useState<Record<string, Handed>>({})
  const [problem, setProblem] = useState<unknown>(null)
  const usual = (item: HolidayAhead['items'][number]): Handed => ({ how: item.isDueMeanwhile && delegateId ? 'delegate' : 'wait' })
  const handed = (item: HolidayAhead['items'][number]) => said[item.id] ?? usual(item)
  const prepare = async () => {
    setProblem(null)
    try {
      const { id } = await preparing.mutateAsync({
        startsOn: from, endsOn: until, delegateId: delegateId || null, message: message.trim() || null, access: (delegateId ? access : []) as never,
        items: ahead.items.map(item => { const { how, coverId, note } = handed(item); return { id: item.id, how, ...how === 'outside' && coverId && { coverId }, ...note?.trim() && { note: note.trim() } } }),
      })
      tell(t('Prepared. Have a good time.'), () => cancelling.mutateAsync({ id, version: 1, move: 'cancel' }))
      onDone()
    } catch (failed) {
      setProblem(failed)
    }
  }
  return (
    <>
      <Meanwhile ahead={ahead} />
      <Panel title={t('Who steps in')}>
        <table className={`${classes['table']} ${classes['stack']}`}>
          <thead><tr><th scope="col">{t('Area')}</th><th scope="col">{t('Here')}</th><th scope="col">{t('Outside')}</th></tr></thead>
          <tbody>{ahead.areas.map(each => (
            <tr key={each.function}>
              <th scope="row">{areaLabel(each.function)}</th>
              <td>{each.colleagues.length ? listText(each.colleagues.map(({ name, isWaiting }) => isWaiting ? t('{{name}} (once confirmed)', { name }) : name)) : <Text span c="dimmed">{t('nobody')}</Text>}</td>
              <td>{each.outside.length ? each.outside.map(one => <span key={one.id}>{one.name}<span className={classes['two']}>{[one.contact, one.phone, one.email].filter(Boolean).join(' · ')}</span></span>) : <Text span c="dimmed">{t('nobody')}</Text>}</td>
            </tr>
          ))}</tbody>
        </table>
        <Stack gap="md" mt="md" maw={560}>
          <LinkField label={t('Who stands in')} description={t('What comes meanwhile goes to them, as far as they may have it.')} inputWrapperOrder={[...order]} field={link('Who stands in', 'person')} value={delegateId} onChange={setDelegate} />
          {ahead.mayPrepareAccess && delegateId && <MultiSelect label={t('Areas that they are to handle on these days')} description={ahead.secondPerson ? t('Prepared now, for these days alone. Somebody who may confirm it does, {{name}} if there is nobody else.', { name: ahead.secondPerson }) : t('Prepared now, for these days alone. Somebody else who administers the area confirms it.')} data={ahead.areas.map(each => ({ value: each.function, label: areaLabel(each.function) }))} value={access} onChange={setAccess} clearable searchable />}
          <Textarea label={t('What is told to those who ask')} autosize minRows={2} maxLength={1000} value={message} onChange={event => setMessage(event.currentTarget.value)} />
        </Stack>
      </Panel>
      <Panel title={t('What becomes of what is open')}>
        {ahead.items.length === 0 ? <Text c="dimmed">{t('Nothing is open with you.')}</Text> : (
          <table className={`${classes['table']} ${classes['stack']}`}>
            <thead><tr><th scope="col">{t('What')}</th><th scope="col">{t('Meanwhile')}</th><th scope="col">{t('What they need to know')}</th></tr></thead>
            <tbody>{ahead.items.map(item => <Row key={item.id} item={item} handed={handed(item)} ahead={ahead} hasDelegate={delegateId !== ''} onChange={next => setSaid({ ...said, [item.id]: next })} />)}</tbody>
          </table>
        )}
      </Panel>
      {problem !== null && <Alert color="red" variant="light" role="alert">{sayProblem(problem)}</Alert>}
      <Group><Button loading={preparing.isPending} onClick={() => void prepare()}>{t('Prepare the holiday')}</Button></Group>
    </>
  )
}

function Row({ item, handed, ahead, hasDelegate, onChange }: { item: HolidayAhead['items'][number]; handed: Handed; ahead: HolidayAhead; hasDelegate: boolean; onChange: (next: Handed) => void }) {
  const name = `${item.title ?? item.kindLabel}, ${item.personName}`
  const outside = ahead.areas.find(each => each.function === item.function)?.outside ?? []
  const value = handed.how === 'outside' ? `outside ${handed.coverId}` : handed.how
  const choose = (chosen: string) => { const [how, coverId] = chosen.split(' ') as [Handed['how'], string?]; onChange({ ...handed.note && { note: handed.note }, how, ...coverId && { coverId } }) }
  return (
    <tr>
      <th scope="row">{item.title ?? item.kindLabel}<span className={classes['two']}>{item.personName} · {item.isDueMeanwhile ? t('due meanwhile: {{date}}', { date: dateText(item.dueOn) }) : t('due {{date}}', { date: dateText(item.dueOn) })}</span></th>
      <td><NativeSelect size="xs" maw={280} aria-label={t('Meanwhile: {{what}}', { what: name })} value={value} onChange={event => choose(event.currentTarget.value)} data={[...hasDelegate ? [{ value: 'delegate', label: t(handedWays.delegate) }] : [], { value: 'wait', label: t(handedWays.wait) }, ...outside.map(each => ({ value: `outside ${each.id}`, label: t('Outside: {{name}}', { name: each.name }) }))]} /></td>
      <td><TextInput size="xs" aria-label={t('What they need to know: {{what}}', { what: name })} maxLength={2000} value={handed.note ?? ''} onChange={event => onChange({ ...handed, note: event.currentTarget.value })} /></td>
    </tr>
  )
}

function Meanwhile({ ahead: { dates, decisions, approvals, items } }: { ahead: HolidayAhead }) {
  const due = items.filter(each => each.isDueMeanwhile).length
  const isQuiet = dates.length + decisions.length + approvals.length + due === 0
  return (
    <Panel title={t('What comes due meanwhile')}>
      {isQuiet ? <Text c="dimmed">{t('Nothing that you see.')}</Text> : (
        <List spacing="xs">
          {due > 0 && <List.Item>{t('{{count}} open items are due by your last day: say below what becomes of them.', { count: due })}</List.Item>}
          {decisions.map(each => <List.Item key={each.id}><Anchor component={Link} to="/this-week/decide">{t('Decide about {{name}} by {{date}}', { name: each.name, date: dateText(each.dueOn) })}</Anchor></List.Item>)}
          {approvals.length > 0 && <List.Item><Anchor component={Link} to="/to-decide">{t('{{count}} things wait for your decision: decide before you go.', { count: approvals.length })}</Anchor></List.Item>}
          {dates.map(each => <List.Item key={`${each.kind} ${each.on} ${each.personId}`}>{dateText(each.on)}: {t(each.label)}, {each.name}</List.Item>)}
        </List>
      )}
    </Panel>
  )
}

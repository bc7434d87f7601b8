import { Button, Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Static } from 'typebox'
import { address, get } from '#ui/client.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { countryName, dateText, moneyText, numberText } from '#ui/format.ts'
import { useRead } from '#ui/queries.ts'
import { tellProblem } from '#ui/tell.tsx'
import { t } from '#ui/words.ts'
import { isChoice, targetOf } from '../columns.ts'
import type { Differing, differences, differingRows, ImportView, Verdict } from '../contract.ts'
import { choices } from '../rules.ts'
import { targetLabel } from './columns.tsx'
import classes from './import.module.css'
import { useStep } from './use-run.ts'

type Kind = Static<typeof differences.output>['kinds'][number]
type Say = (verdict: Verdict | null) => void

/** Who is here with other values: what differs, and what is to become of it, kind by kind. */
export function Differences({ view }: { view: ImportView }) {
  const { data } = useRead<Static<typeof differences.output>>(`/imports/${view.id}/differences`)
  const decide = useStep<{ answers: Record<string, Verdict | null> }>(view.id, 'differences')
  if (!data?.kinds.length) return null
  return (
    <section className={classes['box']} aria-label={t('Here with other values')}>
      <Title order={2}>{t('{{count}} people are here with other values', { count: view.counts?.differing ?? 0 })}</Title>
      <Text c="dimmed" mb="xs">{t('Say for each kind whether the value here was always wrong, has changed from a day on, or stays. Nothing is overwritten unasked.')}</Text>
      {data.kinds.map(each => <OneKind key={each.kind} view={view} kind={each} say={verdict => decide.mutate({ answers: { [each.kind]: verdict } }, { onError: tellProblem })} />)}
    </section>
  )
}

function OneKind({ view, kind, say }: { view: ImportView; kind: Kind; say: Say }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={classes['manager']}>
      <div>
        <Text fw={600}>{t(kind.label)} <Text span c="dimmed" fw={400} className="tabular">{t('{{count}} people', { count: kind.rows })}</Text></Text>
        {isOpen ? <AllOf view={view} kind={kind} /> : <Listed rows={kind.examples} />}
        {!isOpen && kind.hindered.map(({ code, count, message }) => <Text key={code} size="sm" c="dimmed">{t('{{count}} stay as they are:', { count })} {t(message)}</Text>)}
        {(kind.rows > kind.examples.length || isOpen) && <Button variant="subtle" size="compact-sm" px={0} mt={4} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? t('Show a few') : t('Show all {{count}}', { count: kind.rows })}</Button>}
      </div>
      {kind.isAsked && (kind.possible > 0 || kind.answer) && <Said kind={kind} say={say} />}
    </div>
  )
}

function Listed({ rows }: { rows: Differing[] }) {
  return <ul className={classes['differing']}>{rows.map(each => <li key={each.row}><One row={each} /></li>)}</ul>
}

function One({ row: { row, name, values, from, code, message } }: { row: Differing }) {
  const currency = values.find(({ target }) => target === 'currency')
  const shown = (target: Differing['values'][number]['target'], value: string | null, side: 'before' | 'after') => {
    if (value === null || value === '') return t('nothing')
    const { kind } = targetOf[target]
    if (target === 'amount') return moneyText(value, currency?.[side] ?? currency?.after)
    if (kind === 'date') return dateText(value)
    if (kind === 'country' || kind === 'nationality') return countryName(value)
    return isChoice(target) ? t(choices[target][value] ?? value) : value
  }
  const told = values.filter(({ before, after }) => before !== after)
  return (
    <>
      <Text size="sm">{name} <Text span size="xs" c="dimmed">{t('row {{row}}', { row: numberText(row) })}{from && ` · ${t('from {{day}}', { day: dateText(from) })}`}</Text></Text>
      {told.map(({ target, before, after }) => <Text key={target} size="sm">{told.length > 1 && <Text span size="sm" c="dimmed">{targetLabel(target)}: </Text>}<Text span size="sm" c="dimmed" td="line-through">{shown(target, before, 'before')}</Text> → {shown(target, after, 'after')}</Text>)}
      {message && <Text size="sm" c="dimmed">{code !== 'asks' && t('Stays:')} {t(message)}</Text>}
    </>
  )
}

function AllOf({ view, kind: { kind, answer } }: { view: ImportView; kind: Kind }) {
  type Page = Static<typeof differingRows.output>
  const list = useInfiniteQuery({
    queryKey: ['imports', 'differing', view.id, view.version, kind, answer], initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => get<Page>(address(`/imports/${view.id}/differing`, { kind, after: pageParam, limit: 50 }), signal), getNextPageParam: page => page.next ?? undefined,
  })
  return (
    <>
      <Listed rows={list.data?.pages.flatMap(page => page.items) ?? []} />
      {list.hasNextPage && <Button variant="default" size="compact-sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('Show more')}</Button>}
    </>
  )
}

/** The answer for one kind: sent as soon as it is whole. */
function Said({ kind: { kind, label, isDated, hasDate, answer, reasons, possible }, say }: { kind: Kind; say: Say }) {
  const [as, setAs] = useState(answer?.as ?? '')
  const [day, setDay] = useState(isIso(answer?.from) ? answer.from : '')
  const [from, setFrom] = useState(isIso(answer?.from) ? 'date' : answer?.from ?? '')
  const ways = isDated
    ? [{ value: 'correction', label: t('Was wrong') }, { value: 'change', label: t('Has changed') }, { value: 'leave', label: t('Leave') }]
    : [{ value: 'overwrite', label: t('Take from the file') }, { value: 'leave', label: t('Leave') }]
  const choose = (next: string) => {
    setAs(next)
    if (next !== 'change') say({ as: next as Verdict['as'] })
    else if (from && (from !== 'date' || day)) say({ as: 'change', from: from === 'date' ? day : from })
    else if (answer) say(null)
  }
  const begin = (next: string | null) => {
    setFrom(next ?? '')
    if (next && next !== 'date') say({ as: 'change', from: next })
    else if (next && day) say({ as: 'change', from: day })
  }
  const listed = as === 'correction' ? reasons.correction : as === 'change' ? reasons.change : []
  const starts = [{ value: 'today', label: t('Today') }, { value: 'date', label: t('A date') }, ...hasDate ? [{ value: 'file', label: t('The date in the file') }] : []]
  return (
    <Stack gap="xs">
      <SegmentedControl size="xs" fullWidth data={ways} value={as} onChange={choose} aria-label={t('What becomes of {{what}}', { what: t(label) })} />
      {as === 'change' && <Select label={t('From')} size="sm" data={starts} value={from || null} onChange={begin} allowDeselect={false} />}
      {as === 'change' && from === 'date' && <DateField label={t('First day')} inputWrapperOrder={['label', 'input', 'error', 'description']} value={day} onChange={next => { setDay(next); if (isIso(next)) say({ as: 'change', from: next }) }} />}
      {listed.length > 0 && answer?.as === as && <Select label={t('Reason')} size="sm" data={listed} value={answer.reasonId ?? null} clearable onChange={reasonId => { const { reasonId: _, ...rest } = answer; say({ ...rest, ...reasonId && { reasonId } }) }} />}
      {answer?.as === as && as !== 'leave' && <Text size="sm" c="dimmed">{as === 'correction' ? t('{{count}} are set right from when the value holds; a correction tells of it.', { count: possible }) : t('{{count}} people will change.', { count: possible })}</Text>}
      {kind === 'end' && as === 'overwrite' && <Text size="sm" c="dimmed">{t('Their employment ends on that day, and their sign-in with it.')}</Text>}
      {as === '' && <Group><Text size="sm" c="dimmed">{t('Not said yet.')}</Text></Group>}
    </Stack>
  )
}

const isIso = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)

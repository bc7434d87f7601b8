import { Anchor, Badge, Button, Group, Select, Skeleton, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useAddress } from '#ui/address.ts'
import { address } from '#ui/client.ts'
import { recordNamed } from '#ui/declared.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { countryName, dateText, listText } from '#ui/format.ts'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { useMay } from '#ui/me.ts'
import { EmptyState, Page, Panel } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import { contract, employment, identityDocument } from '#modules/people/records.ts'
import type { DateToDecide } from '../contract-reminders.ts'
import { reminderKinds } from '../words-reminders.ts'
import { spans, weekKinds, type Span, type Week, type WeekItem, type WeekKind } from '../contract-week.ts'
import classes from './week.module.css'

/** What happens by date, of those whom the reader sees: to look at, and to hang on the wall. */
export default function ThisWeek() {
  const [search, setSearch] = useAddress()
  const span = spans.find(each => each === search['span']) ?? 'week'
  const { data, error, isError, refetch } = useRead<Week>(address('/this-week', { span, group: search['group'] }))
  const mayDecide = useMay(['people', 'immigration'])
  const group = data?.groups.find(({ number }) => String(number) === search['group'])
  return (
    <Page title={titles[span]()} about={data && [dates(data), group?.name ?? t('everybody whom you see')].join(' · ')}
      actions={<Group gap="xs" align="end" className={classes['tools']}>
        {(data?.groups.length ?? 0) > 1 && <Select aria-label={t('Whom')} placeholder={t('Everybody whom I see')} clearable value={search['group'] ?? null} onChange={value => setSearch({ group: value })} data={data!.groups.map(({ number, name }) => ({ value: String(number), label: name }))} />}
        <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => window.print()}>{t('Print')}</Button>
      </Group>}>
      <div className={classes['tools']}><LinkTabs label={t('When')} name="span" current={span} tabs={spans.map(value => ({ value, label: titles[value]() }))} /></div>
      {mayDecide && <Waiting />}
      {isError ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={320} /> : <Kinds week={data} />}
    </Page>
  )
}

/** Ahead of all of it: what somebody must decide. */
function Waiting() {
  const { data } = useRead<{ items: DateToDecide[] }>('/dates-to-decide')
  if (!data?.items.length) return null
  return (
    <div className={[classes['waiting'], classes['tools']].join(' ')}>
      <Panel title={t('Dates to decide')} actions={<Button component={Link} to="/this-week/decide" size="xs">{data.items.length === 1 ? t('Decide') : t('Look at all {{count}}', { count: data.items.length })}</Button>}>
        <Text>{listText(data.items.slice(0, 3).map(({ kind, name, dueOn }) => t('{{name}}: {{what}}, {{date}}', { what: t(reminderKinds[kind]), name, date: dateText(dueOn) })))}</Text>
      </Panel>
    </div>
  )
}

function Kinds({ week }: { week: Week }) {
  const kinds = Object.keys(weekKinds) as WeekKind[]
  const without = kinds.filter(kind => !week.items.some(item => item.kind === kind))
  if (without.length === kinds.length) return <EmptyState title={t('Nothing happens by date')} text={t('Nobody whom you see starts, leaves, moves or has a date coming up in these days.')} />
  return (
    <>
      <div className={classes['kinds']}>{kinds.filter(kind => !without.includes(kind)).map(kind => <Kind key={kind} kind={kind} week={week} />)}</div>
      <Text size="sm" c="dimmed" mt="md">{t('Nothing of: {{kinds}}.', { kinds: listText(without.map(kind => t(weekKinds[kind]))) })}</Text>
    </>
  )
}

function Kind({ kind, week: { items, more, today } }: { kind: WeekKind; week: Week }) {
  const own = items.filter(item => item.kind === kind)
  const isCut = more.includes(kind)
  return (
    <Panel title={t(weekKinds[kind])} actions={<Text span c="dimmed" className="tabular">{isCut ? `${own.length}+` : own.length}</Text>}>
      <ul className={classes['items']}>
        {own.map(item => (
          <li key={`${item.on} ${item.assignmentId} ${item.what} ${item.to}`} data-today={item.on === today || undefined}>
            <span className={classes['day']}>{dateText(item.on, { weekday: 'short', day: 'numeric', month: 'short' })}</span>
            <span>
              <Anchor inherit component={Link} to={`/people/${item.personId}`} search={(tabs[kind] ? { tab: tabs[kind] } : {}) as never} fw={500}>{item.name}</Anchor>
              {kind === 'anniversary' && <> <Badge component="span" size="sm" radius="sm" variant={isRound(item.years!) ? 'light' : 'default'} tt="none" fw={500}>{t('{{count}} years', { count: item.years! })}</Badge></>}
              {kind === 'leave' && item.what === 'retirement' && <> <Badge component="span" size="sm" radius="sm" variant="default" tt="none" fw={500}>{t('retires')}</Badge></>}
              <span className={classes['about']}>{[saying(item), item.jobTitle, item.unitName, item.locationName].filter(Boolean).join(' · ')}</span>
            </span>
          </li>
        ))}
      </ul>
      {isCut && <Text size="sm" c="dimmed" mt="xs">{t('There are more: choose a group of people to see all of it.')}</Text>}
    </Panel>
  )
}

/** What is to be said of it beside who and where. */
function saying({ kind, what, from, to, until }: WeekItem): string | null {
  switch (kind) {
    case 'start': return what === 'employee' ? null : wordOf(employment.name, 'kind', employment.all.kind, what!)
    case 'move': return what === 'arrives' ? t('comes to {{to}}', { to: to! }) : what === 'entity' ? t('goes over to {{to}}', { to: to! }) : t('from {{from}} to {{to}}', { from: from!, to: to! })
    case 'secondment': return [to && t('to {{to}}', { to }), t('until {{date}}', { date: dateText(until!) })].filter(Boolean).join(' ')
    case 'return': return from && t('from {{from}}', { from })
    case 'probation': return what === 'permanent' ? null : wordOf(contract.name, 'form', contract.all.form, what!)
    case 'engagement': return [what && wordOf(employment.name, 'detail', employment.all.detail, what), from].filter(Boolean).join(' · ') || null
    case 'away': return until && t('until {{date}}', { date: dateText(until) })
    case 'certificate': return from ?? wordOf('certificate', 'kind', recordNamed('certificate')?.all['kind'], what!)
    case 'document': return [wordOf(identityDocument.name, 'kind', identityDocument.all.kind, what!), countryName(from!)].join(' · ')
    default: return null
  }
}

const titles: Record<Span, () => string> = { week: () => t('This week'), next: () => t('Next week'), month: () => t('This month') }
const tabs: Partial<Record<WeekKind, string>> = { move: 'job', secondment: 'job', return: 'job', away: 'job', back: 'job', probation: 'job', fixed_term: 'job', engagement: 'job', document: 'personal' }
const isRound = (years: number) => years === 1 || years % 5 === 0
const dates = ({ from, until }: Week) => t('{{from}} to {{until}}', { from: dateText(from, { day: 'numeric', month: 'long' }), until: dateText(until, { day: 'numeric', month: 'long', year: 'numeric' }) })

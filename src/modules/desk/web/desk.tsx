import { Button, Checkbox, Group, Kbd, SegmentedControl, Select, Skeleton, Text, UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from '#shared/calendar.ts'
import { functions, type HrFunction } from '#shared/functions.ts'
import { useAddress } from '#ui/address.ts'
import { Beside } from '#ui/beside.tsx'
import { address, get } from '#ui/client.ts'
import { ErrorNote } from '#ui/errors.tsx'
import { dateText } from '#ui/format.ts'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { EmptyState, Page } from '#ui/page.tsx'
import { useRead } from '#ui/queries.ts'
import { t, wordOf } from '#ui/words.ts'
import { deskViews, type DeskItem, type DeskView } from '../contract.ts'
import { workItem } from '../records.ts'
import { weekdaysFrom } from '../rules.ts'
import { useDeskActs } from './desk-acts.ts'
import classes from './desk.module.css'
import { Give } from './desk-give.tsx'
import { DeskPanel } from './desk-panel.tsx'
import { useLive } from './use-live.ts'

type Listed = { items: DeskItem[]; nextCursor: string | null; today: string }
type Counts = Record<'mine' | 'queue' | 'waiting' | 'overdue' | 'todo', number>
const views = ['mine', 'people', 'queue', 'waiting', 'overdue', 'watching'] as const satisfies readonly DeskView[]
const groupings = ['due', 'person', 'function'] as const
const none: ReadonlySet<string> = new Set()

/** Where HR lives: what is to be done, read anew whenever something changes, worked through by keys. */
export default function Desk() {
  useLive()
  const [search, setSearch] = useAddress()
  const view = views.find(each => each === search['view']) ?? 'mine', by = groupings.find(each => each === search['by']) ?? 'due'
  const area = search['function'] && search['function'] in functions ? search['function'] : undefined
  const path = address('/desk', { view, function: area })
  const { data, error, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['desk', 'list', path], initialPageParam: undefined as string | undefined, placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => get<Listed>(address(path, { cursor: pageParam }), signal), getNextPageParam: page => page.nextCursor ?? undefined,
  })
  const { data: counts } = useRead<Counts>('/desk/counts')
  const items = data?.pages.flatMap(page => page.items) ?? [], today = data?.pages[0]?.today ?? ''
  const groups = grouped(items, by, today), inOrder = groups.flatMap(([, , each]) => each)
  const openId = search['item'] ?? null
  const acts = useDeskActs()
  const [activeId, setActive] = useState<string | null>(null)
  const [choice, setChoice] = useState({ of: path, ids: none })
  const chosen = choice.of === path ? choice.ids : none
  const setChosen = (ids: ReadonlySet<string>) => setChoice({ of: path, ids })
  const [giving, setGiving] = useState<{ how: 'assigned' | 'handed'; items: DeskItem[] } | null>(null)
  const marked = inOrder.filter(({ id }) => chosen.has(id))
  const active = inOrder.find(({ id }) => id === (activeId ?? openId))
  const meant = marked.length ? marked : active ? [active] : []
  const open = (id: string | null) => setSearch({ item: id })
  const walk = (step: number) => {
    const at = inOrder.findIndex(({ id }) => id === active?.id)
    const next = inOrder[Math.max(0, Math.min(inOrder.length - 1, at < 0 ? 0 : at + step))]
    if (!next) return
    setActive(next.id)
    document.getElementById(`item-${next.id}`)?.focus()
    if (openId) open(next.id)
  }
  const toggle = (id: string) => {
    const ids = new Set(chosen)
    if (!ids.delete(id)) ids.add(id)
    setChosen(ids)
  }
  const after = (done: Promise<boolean>) => void done.then(went => { if (went) setChosen(none) })
  const withMeant = (work: (items: DeskItem[]) => void) => () => { if (meant.length) work(meant) }
  const later = today && weekdaysFrom(today, 1)
  const snooze = withMeant(which => after(acts.snooze(which, later, dateText(later))))
  const finish = withMeant(which => after(acts.finish(which)))
  useHotkeys([
    ['j', () => walk(1)], ['k', () => walk(-1)], ['x', () => { if (active) toggle(active.id) }], ['z', () => acts.undo()],
    ['a', withMeant(which => setGiving({ how: 'assigned', items: which }))], ['t', withMeant(which => after(acts.take(which)))], ['s', snooze], ['d', finish],
    ['h', () => { if (active) setGiving({ how: 'handed', items: [active] }) }],
  ])
  const shown = inOrder.find(({ id }) => id === openId)
  return (
    <Page title={t('Desk')} about={<Text span visibleFrom="md" c="dimmed" size="sm">{keys().map(([name, does]) => <span key={name}><Kbd>{name}</Kbd> {does}{' '}</span>)}</Text>}>
      <LinkTabs label={t('What is shown')} name="view" current={view} tabs={views.map(value => ({ value, label: titleOf(value, counts) }))} />
      <Beside isTitled panel={openId ? { key: openId, title: shown ? shown.title ?? shown.kindLabel : t('Item'), body: <DeskPanel id={openId} acts={acts} onGive={(how, item) => setGiving({ how, items: [item] })} /> } : null} onClose={() => open(null)}>
        <div className={classes['tools']}>
          {marked.length === 0 ? <>
            <SegmentedControl size="xs" aria-label={t('In groups')} value={by} onChange={value => setSearch({ by: value === 'due' ? null : value })} data={[{ value: 'due', label: t('By due date') }, { value: 'person', label: t('By person') }, { value: 'function', label: t('By area') }]} />
            <Select size="xs" aria-label={t('Area')} placeholder={t('All areas')} clearable value={area ?? null} onChange={value => setSearch({ function: value })} data={areas()} />
          </> : <>
            <Text size="sm" fw={600} role="status">{t('{{count}} chosen', { count: marked.length })}</Text>
            <Group gap={6}>
              <Button size="compact-sm" variant="default" onClick={() => setGiving({ how: 'assigned', items: marked })}>{t('Give to')}</Button>
              <Button size="compact-sm" variant="default" onClick={() => after(acts.take(marked))}>{t('Take')}</Button>
              <Button size="compact-sm" variant="default" onClick={snooze}>{t('Out of sight until {{day}}', { day: dateText(later, { weekday: 'short', day: 'numeric', month: 'short' }) })}</Button>
              <Button size="compact-sm" variant="default" onClick={finish}>{t('Done')}</Button>
              <Button size="compact-sm" variant="subtle" onClick={() => setChosen(none)}>{t('Choose none')}</Button>
            </Group>
          </>}
        </div>
        {isError ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data ? <Skeleton height={320} /> : items.length === 0 ? <Nothing view={view} isNarrowed={area !== undefined} onAll={() => setSearch({ function: null })} /> : groups.map(([key, name, own]) => (
          <section key={key} aria-label={name}>
            <h2 className={classes['group']}>{name}</h2>
            <ul className={classes['rows']}>
              {own.map(item => (
                <li key={item.id} className={classes['row']} data-active={item.id === active?.id || undefined}>
                  <Checkbox size="sm" checked={chosen.has(item.id)} onChange={() => toggle(item.id)} aria-label={t('Choose: {{what}}, {{who}}', { what: item.title ?? item.kindLabel, who: item.personName ?? '' })} />
                  <UnstyledButton id={`item-${item.id}`} className={classes['open']} onClick={() => { setActive(item.id); open(item.id) }} onFocus={() => setActive(item.id)} aria-expanded={item.id === openId}>
                    <span className={classes['what']}>{item.priority === 'urgent' && `${t('Urgent')}: `}{item.title ?? item.kindLabel}</span>
                    <span className={classes['who']}><span className={classes['name']}>{item.personName}</span>{['', item.title && item.kindLabel, item.waitingFor ? t('waits for {{whom}}', { whom: item.waitingFor }) : null, view === 'mine' ? null : item.assigneeName ?? routedWord(item)].filter(each => each !== null).join(' · ')}</span>
                  </UnstyledButton>
                  <span className={classes['due']} data-overdue={item.isOverdue || undefined}>{item.isOverdue ? t('overdue, {{on}}', { on: shortDay(item.dueOn) }) : item.dueOn === today ? t('today') : shortDay(item.dueOn)}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {hasNextPage && <Button mt="md" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('Show more')}</Button>}
      </Beside>
      {giving && <Give how={giving.how} items={giving.items} acts={acts} onDone={() => { setGiving(null); setChosen(none) }} onClose={() => setGiving(null)} />}
    </Page>
  )
}

/** Why there is nothing, and what to do about it. */
function Nothing({ view, isNarrowed, onAll }: { view: DeskView; isNarrowed: boolean; onAll: () => void }) {
  if (isNarrowed) return <EmptyState title={t('Nothing in this area')} text={t('Other areas may have something.')} action={{ label: t('Show all areas'), onClick: onAll }} />
  switch (view) {
    case 'mine': return <EmptyState title={t('Your desk is clear')} text={t('What is given to you appears here by itself. The team’s tab shows what nobody has taken yet.')} />
    case 'queue': return <EmptyState title={t('Nothing waits to be taken')} text={t('Whatever nobody has yet, of the areas and people that you look after, appears here.')} />
    case 'waiting': return <EmptyState title={t('Nothing waits for somebody')} text={t('When you need an answer or a paper first, set the item waiting: its clock then stands still.')} />
    case 'overdue': return <EmptyState title={t('Nothing is overdue')} text={t('Of all that is open about the people whom you look after.')} />
    case 'watching': return <EmptyState title={t('You watch nothing')} text={t('Open an item and choose to watch it, to follow what becomes of it.')} />
    default: return <EmptyState title={t('Nothing is open about your people')} text={t('What hires, moves, leavers and dates ask of HR appears here by itself.')} />
  }
}

const titleOf = (view: (typeof views)[number], counts: Counts | undefined) => {
  const count = counts && view in counts ? counts[view as keyof Counts] : 0
  return count ? `${t(deskViews[view])} (${count >= 1000 ? '1,000+' : count})` : t(deskViews[view])
}
function grouped(items: readonly DeskItem[], by: (typeof groupings)[number], today: string): [key: string, name: string, items: DeskItem[]][] {
  const name = (item: DeskItem) => by === 'person' ? item.personName ?? t('Somebody') : by === 'function' ? areaWord(item.hrFunction) : item.isOverdue ? t('Overdue') : item.dueOn <= today ? t('Today') : item.dueOn <= addDays(today, 7) ? t('Within seven days') : t('Later')
  // Two people may have one name.
  const key = (item: DeskItem) => by === 'person' ? item.personId : name(item)
  return [...Map.groupBy(items, key)].map(([of, own]) => [of, name(own[0]!), own])
}
const areaWord = (area: string | null) => area === null ? t('Yours') : wordOf(workItem.name, 'hrFunction', workItem.all.hrFunction, area)
const areas = () => (Object.keys(functions) as HrFunction[]).map(value => ({ value, label: areaWord(value) }))
const routedWord = (item: DeskItem) => wordOf(workItem.name, 'routed', workItem.all.routed, item.routed)
const shortDay = (on: string) => dateText(on, { day: 'numeric', month: 'short' })
const keys = () => [['j', ''], ['k', t('next, before')], ['x', t('choose')], ['a', t('give')], ['t', t('take')], ['s', t('later')], ['d', t('done')], ['h', t('hand on')], ['z', t('undo')]] as const

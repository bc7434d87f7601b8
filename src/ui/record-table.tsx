import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import type { AnyRecord } from '#shared/record.ts'
import { useAddress, type Search } from './address.ts'
import { AsOf } from './as-of.tsx'
import type { Query } from './client.ts'
import { useCrumbs, type Crumb } from './crumbs.ts'
import { Filters } from './filters.tsx'
import { numberText } from './format.ts'
import { useUsed } from './me.ts'
import classes from './list.module.css'
import { LinkTabs } from './link-tabs.tsx'
import { ListTools, SearchBox } from './list-tools.tsx'
import { EmptyState, PageHeader } from './page.tsx'
import { ErrorNote } from './errors.tsx'
import { useList, type Listed } from './queries.ts'
import { TableRows } from './table-rows.tsx'
import { useListState } from './use-list-state.ts'
import { labelOf, pluralLabel, t, wordOf } from './words.ts'

type Name<R extends AnyRecord> = keyof Listed<R> & string
export type RecordTableProps<R extends AnyRecord> = {
  record: R
  /** Shown at first, in this order; the first always. Others can be added by the reader. */
  columns: readonly Name<R>[]
  filters?: readonly Name<R>[]
  /** Filters that stand unless the reader takes them away. */
  defaults?: Search
  /** What this list is always narrowed to. */
  where?: Query
  /** The values of one field as views of the list; the first is shown at first. */
  tabs?: { field: Name<R>; values: readonly [string, ...string[]] }
  sort?: string
  title?: string
  crumbs?: readonly Crumb[]
  /** Beside the title: what one may do here. */
  actions?: ReactNode
  /** The page of a row. */
  href?: (row: Listed<R>) => string
  /** Its rows open beside it, under the same filters: the one that is open, or null. Left out: a row has a page of its own. */
  openId?: string | null
  /** Pixels, where a column needs more or less than its kind takes. */
  widths?: { [name in Name<R>]?: number }
  /** Cells by hand. */
  cells?: { [name in Name<R>]?: (row: Listed<R>) => ReactNode }
  searchHint?: string
  hasSearch?: boolean
  /** Why there may be nothing, and what to do. */
  empty?: { title: string; text?: string; action?: ReactNode }
  /** Without a page header: as a part of another page. */
  isPart?: boolean
}

/** A list of records: asked of the server page by page, searched and filtered in the address, shown as rows or, on a phone, as lines of two. */
export function RecordTable<R extends AnyRecord>({ record, columns: given, filters: narrowing = [], defaults = {}, where = {}, tabs, sort, title = pluralLabel(record), crumbs, actions, href, openId, widths, cells = {}, searchHint = t('Search'), hasSearch = true, empty, isPart = false }: RecordTableProps<R>) {
  const [search] = useAddress()
  const isUsed = useUsed()
  const ofUse = <N extends string>(names: readonly N[]) => names.filter(name => isUsed(record.all[name]))
  const [columns, filters] = [ofUse(given), ofUse(narrowing)]
  const tab = tabs && (tabs.values.find(value => value === search[tabs.field]) ?? tabs.values[0])
  const state = useListState({ record, columns, filters, defaults, where: tabs ? { ...where, [tabs.field]: tab } : where, sort })
  const list = useList(record, { limit: 50, ...state.query })
  const isCompact = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false }) ?? false
  const rows = list.data?.pages.flatMap(page => page.items) ?? []
  const total = list.data?.pages[0]?.total ?? null
  const offered = [...new Set<string>([...columns, ...ofUse(Object.keys(record.all)).filter(name => isColumn(record, name))])]
  const count = total === null ? null : total > mostCounted ? t('{{count}}+', { count: numberText(mostCounted) }) : numberText(total)
  useCrumbs(isPart ? null : title, crumbs)
  const isNothing = list.isSuccess && rows.length === 0
  return (
    <section className={isPart ? classes['part'] : classes['page']} aria-label={title}>
      {!isPart && <PageHeader title={title} count={count} actions={actions} />}
      {tabs && <LinkTabs label={labelOf(record.name, tabs.field, record.all[tabs.field])} name={tabs.field} current={tab ?? ''} tabs={tabs.values.map(value => ({ value, label: wordOf(record.name, tabs.field, record.all[tabs.field], value) }))} />}
      <div className={classes['bar']}>
        {hasSearch && <SearchBox state={state} hint={searchHint} />}
        {record.list.asOf && <AsOf state={state} />}
        <Filters record={record} offered={filters.filter(name => !state.on || !record.list.asOf?.without.includes(name))} state={state} />
        <div className={classes['end']}>
          {isPart && actions}
          <ListTools record={record} offered={offered} chosen={columns} state={state} />
        </div>
      </div>
      <p className="visually-hidden" role="status">{list.isSuccess && total !== null ? t('{{count}} rows', { count: total }) : ''}</p>
      {list.isError && !list.data ? <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
        : isNothing ? <Nothing isNarrowed={state.isNarrowed} onClear={state.clear} empty={empty} title={title} />
        : <TableRows
            record={record} rows={rows as Listed<AnyRecord>[]} state={state} cells={cells as Record<string, (row: Listed<AnyRecord>) => ReactNode>} href={href as ((row: Listed<AnyRecord>) => string) | undefined} openId={openId} widths={widths as Record<string, number> | undefined} isCompact={isCompact} label={title} total={total}
            isLoading={list.isPending} isStale={list.isPlaceholderData} hasMore={list.hasNextPage} isLoadingMore={list.isFetchingNextPage} moreError={list.isFetchNextPageError ? list.error : null} loadMore={list.fetchNextPage}
          />}
    </section>
  )
}

function Nothing({ isNarrowed, onClear, empty, title }: { isNarrowed: boolean; onClear: () => void; empty: RecordTableProps<AnyRecord>['empty']; title: string }) {
  if (isNarrowed) return <EmptyState title={t('Nothing matches')} text={t('Nothing here fits the search and the filters together. You may also not see everything.')} action={{ label: t('Show everything'), onClick: onClear }} />
  return <EmptyState title={empty?.title ?? t('Nothing here yet: {{what}}', { what: title })} text={empty?.text ?? t('Either there is none, or none that you may see.')}>{empty?.action}</EmptyState>
}

const mostCounted = 1000
const isColumn = (record: AnyRecord, name: string) => !['link', 'links', 'list', 'longText'].includes(record.all[name]!.kind ?? '')

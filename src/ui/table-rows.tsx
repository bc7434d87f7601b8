import { Loader } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { ErrorNote } from './errors.tsx'
import classes from './list.module.css'
import { TableGrid } from './table-grid.tsx'
import { TableLines } from './table-lines.tsx'
import type { RowsProps, Virtual } from './table-parts.tsx'

/** Only what is in sight is drawn; the next page is fetched before the end comes up; j and k walk, enter opens. */
export function TableRows(props: RowsProps) {
  const { rows, state, isCompact, isLoading, isStale, hasMore, isLoadingMore, moreError, loadMore, href, openId } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(-1)
  const navigate = useNavigate()
  // oxlint-disable-next-line react/incompatible-library -- without the compiler there is nothing to be incompatible with
  const virtualizer = useVirtualizer({
    count: rows.length, getScrollElement: () => scroller.current, overscan: 12, estimateSize: () => isCompact ? 60 : state.density === 'compact' ? 32 : 40, getItemKey: index => rows[index]!.id,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  const isNearEnd = last >= rows.length - 15
  useEffect(() => { if (hasMore && !isLoadingMore && !moreError && isNearEnd) loadMore() }, [isNearEnd, hasMore, isLoadingMore, moreError, loadMore])
  useEffect(() => { virtualizer.measure() }, [virtualizer, isCompact, state.density])
  useEffect(() => { setActive(-1); scroller.current?.scrollTo({ top: 0 }) }, [state.query])
  useEffect(() => { if (active >= 0) scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"] a, [data-index="${active}"][tabindex]`)?.focus({ preventScroll: true }) }, [active])

  const walk = (step: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, active + step))
    virtualizer.scrollToIndex(next, { align: 'auto' })
    // The row may have to be drawn before it can take the focus.
    requestAnimationFrame(() => setActive(next))
  }
  useHotkeys([['j', () => walk(1)], ['k', () => walk(-1)]])
  const virtual: Virtual = { items, size: virtualizer.getTotalSize(), active, measure: virtualizer.measureElement, open: row => { if (href) void navigate({ to: href(row), ...openId !== undefined && { search: true as never, resetScroll: false } }) } }
  return (
    <div ref={scroller} className={classes['scroller']} data-stale={isStale || undefined} aria-busy={isLoading || isStale} onFocus={event => {
      const index = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index']
      if (index) setActive(Number(index))
    }}>
      {isCompact ? <TableLines {...props} virtual={virtual} /> : <TableGrid {...props} virtual={virtual} />}
      {moreError !== null && !isLoadingMore && <div className={classes['more']}><ErrorNote error={moreError} onRetry={loadMore} /></div>}
      {isLoadingMore && <div className={classes['more']}><Loader size="sm" /></div>}
    </div>
  )
}

import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { AnyRecord } from '#shared/record.ts'
import type { Listed } from './queries.ts'
import type { ListState } from './use-list-state.ts'
import { Value } from './value.tsx'

export type Row = Listed<AnyRecord>
export type RowsProps = {
  record: AnyRecord; rows: readonly Row[]; state: ListState; cells: Record<string, (row: Row) => ReactNode>; href: ((row: Row) => string) | undefined; openId?: string | null | undefined; isCompact: boolean; widths?: Record<string, number> | undefined
  label: string; total: number | null; isLoading: boolean; isStale: boolean; hasMore: boolean; isLoadingMore: boolean; moreError: unknown; loadMore: () => unknown
}
export type Virtual = { items: { index: number; start: number; end: number }[]; size: number; active: number; open: (row: Row) => void; measure: (element: Element | null) => void }

export function Cell({ record, name, row, cells, isPlain = false }: Pick<RowsProps, 'record' | 'cells'> & { name: string; row: Row; isPlain?: boolean }) {
  const own = cells[name]
  return own ? own(row) : <Value place={record.name} name={name} field={record.all[name]} value={(row as Record<string, unknown>)[name]} row={row} isPlain={isPlain} />
}

export function Bone({ width }: { width: number }) {
  return <Skeleton height={10} width={`${width}%`} />
}

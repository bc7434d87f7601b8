import { useDebouncedCallback, useLocalStorage } from '@mantine/hooks'
import { useState } from 'react'
import { isFoldable } from '#shared/fields.ts'
import type { AnyRecord } from '#shared/record.ts'
import { useAddress, type Search } from './address.ts'
import { useUsed } from './me.ts'
import type { Query } from './client.ts'
import { useSame } from './same.ts'

/** In the address, for a filter that the list sets by itself: "not this one". */
export const any = 'any'
export type Density = 'comfortable' | 'compact'
type Kept = { columns: string[] | null; widths: Record<string, number>; density: Density }

export type ListState = {
  query: Query
  sort: string
  setSort: (field: string) => void
  typed: string
  setTyped: (text: string) => void
  filters: Search
  setFilter: (name: string, value: string | null) => void
  clear: () => void
  isNarrowed: boolean
  columns: readonly string[]
  setColumns: (columns: string[] | null) => void
  widths: Record<string, number>
  setWidths: (widths: Record<string, number>) => void
  density: Density
  setDensity: (density: Density) => void
}
type Options = { record: AnyRecord; columns: readonly string[]; filters: readonly string[]; defaults: Search; where: Query; sort: string | undefined }

/** What a list shows stands in its address; how it shows it is kept on this machine. */
export function useListState({ record, columns, filters: offered, defaults, where, sort: first }: Options): ListState {
  const [search, setSearch] = useAddress()
  const [kept, setKept] = useLocalStorage<Kept>({ key: `equipoise.list.${record.path}`, defaultValue: { columns: null, widths: {}, density: 'comfortable' }, getInitialValueInEffect: false })
  const isUsed = useUsed()
  const [typed, setTyped] = useState(search['q'] ?? '')
  const ask = useDebouncedCallback((text: string) => setSearch({ q: text.trim() || null }), 180)
  const sort = isSort(record, search['sort']) ? search['sort']! : first ?? record.list.sort
  const names = offered.flatMap(name => record.all[name]?.kind === 'date' ? [`${name}.from`, `${name}.until`] : [name])
  const filters = Object.fromEntries(names.map(name => [name, search[name] ?? defaults[name]]).filter(([, value]) => value && value !== any)) as Search
  const query = useSame({ ...where, ...filters, q: search['q'], sort: sort === record.list.sort ? undefined : sort })
  return {
    query, sort, typed, filters,
    setSort: field => setSearch({ sort: sort === field ? `-${field}` : field }),
    setTyped(text) {
      setTyped(text)
      ask(text)
    },
    setFilter: (name, value) => setSearch({ [name]: value || (defaults[name] ? any : null) }),
    clear() {
      setTyped('')
      setSearch({ q: null, ...Object.fromEntries(names.map(name => [name, defaults[name] ? any : null])) })
    },
    isNarrowed: Boolean(search['q']) || Object.keys(filters).length > 0,
    columns: useSame((kept.columns ?? columns).filter(name => name in record.all && isUsed(record.all[name]))),
    setColumns: next => setKept({ ...kept, columns: next }),
    widths: useSame(kept.widths),
    setWidths: next => setKept({ ...kept, widths: next }),
    density: kept.density,
    setDensity: next => setKept({ ...kept, density: next }),
  }
}

export const isSortable = (record: AnyRecord, field: string): boolean => record.all[field]?.sortable === true || isFoldable(record.all[field])
const isSort = (record: AnyRecord, sort: string | undefined) => sort !== undefined && isSortable(record, sort.replace(/^-/, ''))

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
  /** As of which day, where it isn't today. */
  on: string | null
  setOn: (day: string | null) => void
  sort: string
  isSortable: (field: string) => boolean
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
  const on = record.list.asOf && /^\d{4}-\d{2}-\d{2}$/.test(search['on'] ?? '') ? search['on']! : null
  // Some things are known for today only.
  const isKnown = (name: string) => on === null || !record.list.asOf!.without.includes(name)
  const isSortable = (field: string) => isKnown(field) && (record.all[field]?.sortable === true || isFoldable(record.all[field]))
  const sort = search['sort'] && isSortable(search['sort'].replace(/^-/, '')) ? search['sort'] : first ?? record.list.sort
  const names = offered.filter(isKnown).flatMap(name => record.all[name]?.kind === 'date' ? [`${name}.from`, `${name}.until`] : [name])
  const filters = Object.fromEntries(names.map(name => [name, search[name] ?? defaults[name]]).filter(([, value]) => value && value !== any)) as Search
  const query = useSame({ ...where, ...filters, q: search['q'], on: on ?? undefined, sort: sort === record.list.sort ? undefined : sort })
  return {
    query, on, sort, isSortable, typed, filters,
    setOn: day => setSearch({ on: day }),
    setSort: field => setSearch({ sort: sort === field ? `-${field}` : field }),
    setTyped(text) {
      setTyped(text)
      ask(text)
    },
    setFilter: (name, value) => setSearch({ [name]: value || (defaults[name] ? any : null) }),
    clear() {
      setTyped('')
      setSearch({ q: null, on: null, ...Object.fromEntries(names.map(name => [name, defaults[name] ? any : null])) })
    },
    isNarrowed: Boolean(search['q']) || on !== null || Object.keys(filters).length > 0,
    columns: useSame((kept.columns ?? columns).filter(name => name in record.all && isUsed(record.all[name]))),
    setColumns: next => setKept({ ...kept, columns: next }),
    widths: useSame(kept.widths),
    setWidths: next => setKept({ ...kept, widths: next }),
    density: kept.density,
    setDensity: next => setKept({ ...kept, density: next }),
  }
}

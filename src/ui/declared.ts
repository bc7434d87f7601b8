import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { AnyRecord } from '#shared/record.ts'
import type { Needs, PageRoute } from './seam.ts'

/** How a record is named and found where its own list isn't the way: a person by the directory, a manager's job by the managers. */
export type Naming = {
  record: string
  /** The list to search by `q`: `/directory?isPrimary=true`. */
  list: string
  /** Where one is read by its id; as the record's own path unless told. */
  one?: string
  /** The field that is the id, the one that is the name, those that tell two of one name apart. */
  value?: string
  label?: string
  hints?: readonly string[]
  /** The list answers only to something typed. */
  needsQuery?: true
  /** The page of one: `/people/:id`. */
  page?: string
}

/** What a module has to say of somebody, as a tab of their page, which loads once it is opened. */
export type PersonTab = { value: string; label: string; needs: Needs; load: () => Promise<{ default: ComponentType<{ personId: string }> }> }

const records = new Map<string, AnyRecord>()
const namings = new Map<string, Naming>()
let waits: readonly LazyExoticComponent<ComponentType>[] = []
let tabs: readonly (PersonTab & { Show: LazyExoticComponent<ComponentType<{ personId: string }>> })[] = []

/** Once, before anything behind the sign-in, by the frame: what all modules declare. */
export function declare(declared: readonly AnyRecord[], naming: readonly Naming[] = [], ofPerson: readonly PersonTab[] = [], waiting: readonly PageRoute['load'][] = []): void {
  for (const record of declared) records.set(record.name, record)
  for (const each of naming) namings.set(each.record, each)
  tabs = ofPerson.map(each => ({ ...each, Show: lazy(each.load) }))
  waits = waiting.map(load => lazy(load))
}

export const personTabs = () => tabs
export const allWaiting = () => waits
export const allRecords = (): readonly AnyRecord[] => [...records.values()]
export const recordNamed = (name: string): AnyRecord | undefined => records.get(name)

export function namingOf(name: string): Required<Omit<Naming, 'needsQuery' | 'page'>> & { needsQuery: boolean; page: string | null } {
  const record = records.get(name)
  const own = namings.get(name)
  const path = `/${record?.path ?? name}`
  return {
    record: name, list: own?.list ?? path, one: own?.one ?? path, value: own?.value ?? 'id', label: own?.label ?? labelField(record),
    hints: own?.hints ?? [], needsQuery: own?.needsQuery ?? false, page: own?.page ?? null,
  }
}

/** What one of them is called; null where it has no name of its own. */
export function nameOf(record: AnyRecord, row: object | undefined): string | null {
  const { label } = namingOf(record.name)
  return label === 'id' ? null : String((row as Record<string, unknown> | undefined)?.[label] ?? '')
}

const labelField = (record: AnyRecord | undefined) => ['name', 'title', 'code', 'number'].find(field => field in (record?.all ?? {})) ?? 'id'

import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { address, get } from './client.ts'
import { namingOf } from './declared.ts'
import type { Page } from './queries.ts'

export type Choice = { value: string; label: string; hint: string }

/** What a link's target is called, as this reader may know it: null while loading, '' when it may not be seen. */
export function useName(record: string, id: string | null | undefined): string | null {
  const { data, isError } = useQuery({
    queryKey: nameKey(record, id), enabled: Boolean(id), staleTime: 300_000,
    queryFn: () => ask(record, id!),
  })
  // What somebody has told stays told, though the asking failed meanwhile.
  return data ?? (isError ? '' : null)
}

/** The same of several: those that are known so far. */
export function useNames(record: string, ids: readonly string[]): ReadonlyMap<string, string> {
  const found = useQueries({ queries: ids.map(id => ({ queryKey: nameKey(record, id), staleTime: 300_000, queryFn: () => ask(record, id) })) })
  return new Map(ids.flatMap((id, i) => found[i]?.data ? [[id, found[i].data] as const] : []))
}

const asked = new Map<string, { ids: Set<string>; names: Promise<Map<string, string>> }>()

/** Names wanted in the same moment are asked for together: a history has many. */
async function ask(record: string, id: string): Promise<string> {
  const open = asked.get(record)
  const batch = open && open.ids.size < most ? open : begin(record)
  batch.ids.add(id)
  return (await batch.names).get(id) ?? ''
}

function begin(record: string) {
  const ids = new Set<string>()
  const names = new Promise(resolve => setTimeout(resolve)).then(() => {
    if (asked.get(record)?.ids === ids) asked.delete(record)
    return namesOf(record, [...ids])
  })
  asked.set(record, { ids, names })
  return { ids, names }
}

async function namesOf(record: string, ids: string[]): Promise<Map<string, string>> {
  const { one, label } = namingOf(record)
  const rows = ids.length === 1 ? [await get<Record<string, unknown>>(`${one}/${ids[0]}`)]
    : await get<Page<Record<string, unknown>>>(address(one, { id: ids.join(), limit: most, total: false })).then(({ items }) => items, () => oneByOne(one, ids))
  return new Map(rows.map(row => [String(row['id']), String(row[label] ?? '')]))
}
/** People have no list of their own. */
const oneByOne = async (one: string, ids: readonly string[]) =>
  (await Promise.allSettled(ids.map(id => get<Record<string, unknown>>(`${one}/${id}`)))).flatMap(each => each.status === 'fulfilled' ? [each.value] : [])
const most = 50

/** Whoever knows a name from elsewhere tells it before it is asked for: a manager may be named to many who can't open their page. */
export function useTold(record: string, id: string | null | undefined, name: string | null | undefined): void {
  const client = useQueryClient()
  const key = nameKey(record, id)
  if (id && name && client.getQueryData(key) !== name) client.setQueryData(key, name)
}

export function useAllTold(record: string, known: readonly { id: string; name: string }[] | undefined): void {
  const client = useQueryClient()
  for (const { id, name } of known ?? []) if (client.getQueryData(nameKey(record, id)) !== name) client.setQueryData(nameKey(record, id), name)
}

/** Who or what may be chosen, as is typed. */
export function useChoices(record: string, typed: string, isOn: boolean) {
  const naming = namingOf(record)
  const q = typed.trim()
  return useQuery({
    queryKey: [naming.list.split(/[/?]/)[1], 'choices', record, q], enabled: isOn && (q !== '' || !naming.needsQuery), staleTime: 60_000, placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await get<Page<Record<string, unknown>>>(address(naming.list, { q, ...!naming.needsQuery && { limit: 20, total: false } }), signal)).items.map(row => choice(naming, row)),
  })
}

const nameKey = (record: string, id: string | null | undefined) => [namingOf(record).one.slice(1), 'name', id] as const

const choice = ({ value, label, hints }: ReturnType<typeof namingOf>, row: Record<string, unknown>): Choice =>
  ({ value: String(row[value]), label: String(row[label] ?? ''), hint: hints.map(hint => row[hint]).filter(Boolean).join(' · ') })

import { useQueries } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { address, get } from '#ui/client.ts'
import { useList, useRows, type Listed, type Page } from '#ui/queries.ts'
import { accessGrant, population } from '../records.ts'

export type Grant = Listed<typeof accessGrant>
/** Of one person: what belongs together because it is for the same people at the same level. */
export type Bundle = { key: string; populationId: string | null; level: Grant['level']; grants: Grant[] }
export type Holder = { id: string; live: Grant[]; waiting: Grant[]; past: Grant[] }
type Known = { name: string; jobTitle: string }

/** All access as this reader may see it, by person: few hundred rows, since HR is few. */
export function useHolders() {
  const list = useList(accessGrant, { limit: 200, total: false })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => { if (hasNextPage && !isFetchingNextPage) void fetchNextPage() }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const grants = useMemo(() => list.data?.pages.flatMap(page => page.items) ?? [], [list.data])
  const holders = useMemo(() => [...Map.groupBy(grants, grant => grant.holderId)].map(([id, own]): Holder => ({
    id, live: own.filter(grant => grant.status === 'active'), waiting: own.filter(grant => grant.status === 'prepared'), past: own.filter(grant => grant.status === 'ended'),
  })), [grants])
  return { ...list, grants, holders, isWhole: list.isSuccess && !hasNextPage }
}

export function usePopulations() {
  const { data } = useRows(population)
  return useMemo(() => new Map(data?.map(each => [each.id, each.name])), [data])
}

/** Names and job titles of several people, as many as fit into one question at a time. */
export function useNames(ids: readonly string[]): { names: ReadonlyMap<string, Known>; isPending: boolean } {
  const chunks = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, i) => ids.slice(i * atOnce, (i + 1) * atOnce))
  return useQueries({
    queries: chunks.map(chunk => ({
      queryKey: ['directory', 'names', chunk], staleTime: 300_000,
      queryFn: ({ signal }: { signal: AbortSignal }) => get<Page<Known & { personId: string }>>(address('/directory', { personId: chunk.join(','), isPrimary: true, limit: 200, total: false }), signal),
    })),
    combine: results => ({ names: new Map(results.flatMap(({ data }) => data?.items.map(row => [row.personId, row] as const) ?? [])), isPending: results.some(each => each.isPending) }),
  })
}
const atOnce = 50

export function bundles(grants: readonly Grant[]): Bundle[] {
  return [...Map.groupBy(grants, ({ populationId, level }) => `${populationId ?? ''} ${level}`)]
    .map(([key, own]) => ({ key, populationId: own[0]!.populationId, level: own[0]!.level, grants: own }))
    .sort((a, b) => b.grants.length - a.grants.length)
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, post } from '#ui/client.ts'
import type { ImportView } from '../contract.ts'

const keyOf = (id: string) => ['imports', 'run', id]

/** How an import stands; asked again while something goes on: soon at first, then every two seconds. */
export function useRun(id: string) {
  return useQuery({
    queryKey: keyOf(id), queryFn: ({ signal }) => get<ImportView>(`/imports/${id}`, signal), staleTime: 0,
    refetchInterval: ({ state: { data, dataUpdateCount } }) => data?.step || data && !data.isRead && data.status !== 'failed' ? Math.min(2000, 500 + dataUpdateCount * 100) : false,
  })
}

/** A step of it: its answer is how the import stands now. */
export function useStep<I = object>(id: string, name: 'map' | 'reread' | 'answer' | 'check' | 'differences' | 'commit' | 'undo' | 'stop' | 'cancel') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: I) => post<ImportView>(`/imports/${id}/${name}`, input),
    onSuccess(view) {
      client.setQueryData(keyOf(id), view)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'imports' || queryKey[1] !== 'run' })
    },
    onError() { void client.invalidateQueries({ queryKey: keyOf(id) }) },
  })
}

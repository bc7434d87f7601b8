import { useQuery } from '@tanstack/react-query'
import { get } from './client.ts'
import { mayUse, type Me, type Needs } from './seam.ts'

export const meQuery = { queryKey: ['me'], queryFn: ({ signal }: { signal?: AbortSignal }) => get<Me>('/me', signal), staleTime: 60_000 }

/** Who is signed in; pages are shown only once that is known. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  return data ?? nobody
}
export const useMay = (needs: Needs | undefined): boolean => mayUse(useMe(), needs)

const nobody: Me = { organizationId: '', organizationName: '', personId: null, name: null, isManager: false, access: [] }

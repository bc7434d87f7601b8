import { useQuery } from '@tanstack/react-query'
import { send } from './client.ts'
import { mayUse, type Me, type Needs } from './seam.ts'

export const meQuery = { queryKey: ['me'], queryFn: ({ signal }: { signal?: AbortSignal }) => send<Me>('GET', '/me', { signal, isQuiet: true }), staleTime: 60_000 }

/** Who is signed in; pages are shown only once that is known. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  return data ?? nobody
}
export const useMay = (needs: Needs | undefined): boolean => mayUse(useMe(), needs)

/** What the company uses: what is off is nowhere to be seen. */
export const useSettings = () => useMe().settings

const nobody: Me = { organizationId: '', organizationName: '', personId: null, name: null, isManager: false, access: [], settings: {} }

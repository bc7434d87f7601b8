import { useQuery } from '@tanstack/react-query'
import { send } from './client.ts'
import { isUsed, mayUse, type Me, type Needs, type Using } from './seam.ts'

export const meQuery = { queryKey: ['me'], queryFn: ({ signal }: { signal?: AbortSignal }) => send<Me>('GET', '/me', { signal, isQuiet: true }), staleTime: 60_000 }

/** Who is signed in; pages are shown only once that is known. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  return data ?? nobody
}
export const useMay = (needs: Needs | undefined): boolean => mayUse(useMe(), needs)

/** What the company uses: what is off is nowhere to be seen. */
export const useSettings = () => useMe().settings
/** Says of fields, pages and actions whether the company uses them. */
export function useUsed(): (what: Using | undefined) => boolean {
  const settings = useSettings()
  return what => isUsed(settings, what)
}

const nobody: Me = { organizationId: '', organizationName: '', personId: null, name: null, isManager: false, access: [], settings: {} }

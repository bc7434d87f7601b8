import type { QueryClient } from '@tanstack/react-query'
import { drafts } from '#ui/drafts.ts'
import { meQuery } from '#ui/me.ts'
import type { Me } from '#ui/seam.ts'

/** Whoever is signed in, or nobody: for pages that are open to all. */
const presentQuery = (client: QueryClient) => ({
  queryKey: ['present'], staleTime: 60_000,
  queryFn: async (): Promise<Me | null> => {
    const me = await client.fetchQuery(meQuery).catch(() => null)
    if (me) drafts.belongTo(me.personId ?? me.organizationId)
    return me
  },
})

export const askPresent = (client: QueryClient): Promise<Me | null> => client.ensureQueryData(presentQuery(client))

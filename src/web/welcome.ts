import { get } from '#ui/client.ts'

export type Welcome = { isEmpty: boolean; isDemo: boolean; hasOutbox: boolean; demoSignIns: { email: string; who: string; password?: string }[] }

/** What may be known before anybody has signed in. */
export const welcomeQuery = { queryKey: ['welcome'], queryFn: () => get<Welcome>('/welcome'), staleTime: 300_000 }

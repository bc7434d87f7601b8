import { useQueries } from '@tanstack/react-query'
import { address, get } from '#ui/client.ts'
import { useMe } from '#ui/me.ts'
import { keyOf, useOne, useRead, type Listed, type Page } from '#ui/queries.ts'
import { mayUse } from '#ui/seam.ts'
import { pay } from '../records.ts'
import type { JobHeld } from './data.ts'

export type PayRow = Listed<typeof pay>

/** What somebody is and was paid, in all jobs, newest first: empty for who may not see it. */
export function usePay(personId: string, jobs: readonly JobHeld[]) {
  const me = useMe()
  const mayLook = me.personId === personId || mayUse(me, ['compensation'])
  const lists = useQueries({
    queries: jobs.map(({ id }) => ({
      queryKey: [...keyOf.list(pay.path, { assignmentId: id }), 'newest first'], enabled: mayLook,
      queryFn: ({ signal }: { signal: AbortSignal }) => get<Page<PayRow>>(address(`/${pay.path}`, { assignmentId: id, sort: '-startsOn', limit: 200, total: false }), signal),
    })),
  })
  const rows = lists.flatMap(({ data }) => data?.items ?? [])
  const { data: newest, isLoading } = useOne(pay, mayLook && me.personId !== personId ? rows[0]?.id : null)
  // Where nothing is paid yet there is no row to ask.
  const first = rows.length || me.personId === personId || !mayUse(me, ['compensation:handle']) ? undefined : jobs.find(({ status }) => status !== 'ended')
  const { data: asked, isLoading: isAsking } = useRead<{ mayPay: boolean }>(`/assignments/${first?.id}/may-pay`, { isOn: first !== undefined })
  const isReady = !mayLook || !isLoading && !isAsking && lists.every(({ isPending }) => !isPending)
  return { rows, isReady, mayAdd: rows.length ? newest?.can.includes('update') ?? false : asked?.mayPay ?? false }
}

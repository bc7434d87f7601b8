import type { AnyRecord } from '#shared/record.ts'
import { KeptRows, type KeptProps } from '#ui/kept.tsx'
import { useRead } from '#ui/queries.ts'

/** Which of the records kept of somebody the reader may add to. */
const useMayAdd = (personId: string) => useRead<{ records: string[] }>(`/people/${personId}/may-add`).data?.records ?? []

/** What is kept of somebody. */
export const Kept = <R extends AnyRecord>({ personId, ...kept }: Omit<KeptProps<R>, 'of' | 'mayAdd'> & { personId: string }) =>
  <KeptRows {...kept as KeptProps<R>} of={{ personId }} mayAdd={useMayAdd(personId).includes(kept.record.name)} />

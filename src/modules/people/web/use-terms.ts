import { useRead } from '#ui/queries.ts'
import type { Terms } from '../contract.ts'
import { current } from './data.ts'

/** Hours with their FTE and pay for those hours, as far as the reader may see them; whose law holds. */
export function useTerms(assignmentId: string) {
  const { data } = useRead<Terms>(`/assignments/${assignmentId}/terms`)
  return { hours: data?.hours ?? [], pay: data?.pay ?? [], law: data?.law ?? null, now: current(data?.hours), isReady: data !== undefined }
}

import { today } from '#ui/format.ts'
import { useRead, useRows, type Listed } from '#ui/queries.ts'
import { directoryEntry } from '../records.ts'

export type JobHeld = Listed<typeof directoryEntry>

/** The jobs that somebody holds, held or will hold, with every name that the reader may see; the main one first. */
export function useJobs(personId: string) {
  const { data, ...rest } = useRows(directoryEntry, { personId }, { isOn: Boolean(personId) })
  return { ...rest, jobs: data?.toSorted(byWeight) }
}

const rank = ({ status, isPrimary }: JobHeld) => ['active', 'starting', 'ended'].indexOf(status) * 2 + (isPrimary ? 0 : 1)
const byWeight = (a: JobHeld, b: JobHeld) => rank(a) - rank(b) || b.startsOn.localeCompare(a.startsOn)

export type SignIn = 'active' | 'invited' | 'none'
export function useSignIn(personId: string, isOn: boolean): { signIn: SignIn | null; isAsking: boolean } {
  const { data, isLoading } = useRead<{ state: SignIn }>(`/people/${personId}/sign-in`, { isOn })
  return { signIn: data?.state ?? null, isAsking: isLoading }
}

export { today }

type Dated = { startsOn: string; endsOn: string | null }
/** Which of dated facts hold today, by the reader's own calendar. */
export const isNow = ({ startsOn, endsOn }: Dated, day = today()): boolean => startsOn <= day && (endsOn === null || endsOn >= day)
export const isAhead = ({ startsOn }: Dated, day = today()): boolean => startsOn > day
/** What holds now; before the first day, what will. */
export const current = <T extends Dated>(rows: readonly T[] | undefined): T | undefined =>
  rows?.find(row => isNow(row)) ?? rows?.toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))[0]

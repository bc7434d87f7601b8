import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '#ui/client.ts'
import { useAllTold } from '#ui/names.ts'
import { useRead } from '#ui/queries.ts'

type Proposed = { jobId: string; unitId: string; locationId: string; legalEntityId: string; costShares: { costCentreId: string; share: number }[] | null; managerAssignmentId: string | null; managerName: string | null }
type Named = { id: string; name: string }

/** What a position says of whoever comes into it fills the form once it is chosen; anything can be changed again. */
export function useProposal(fields: readonly string[]) {
  const client = useQueryClient()
  const [known, setKnown] = useState<readonly Named[]>([])
  useAllTold('assignment', known)
  return async (name: string, value: unknown): Promise<Record<string, unknown>> => {
    if (name !== 'positionId' || !value) return {}
    const said = await client.fetchQuery({ queryKey: ['positions', 'proposal', value], queryFn: () => get<Proposed>(`/positions/${String(value)}/proposal`), staleTime: 20_000 })
    setKnown(namedIn(said))
    return valuesOf(said, fields)
  }
}

/** For a form that opens with the position chosen already: undefined until it is known. */
export function useProposed(positionId: string | undefined, fields: readonly string[]): Record<string, unknown> | undefined {
  const { data, isError } = useRead<Proposed>(`/positions/${positionId ?? ''}/proposal`, { isOn: Boolean(positionId) })
  useAllTold('assignment', data && namedIn(data))
  return !positionId || isError ? {} : data && { positionId, ...valuesOf(data, fields) }
}

const namedIn = ({ managerAssignmentId: id, managerName: name }: Proposed): Named[] => id && name ? [{ id, name }] : []
const valuesOf = (said: Proposed, fields: readonly string[]) => Object.fromEntries(Object.entries(said).filter(([name, value]) => value !== null && fields.includes(name)))

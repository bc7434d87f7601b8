import type { Tx } from '#platform/db.ts'
import { refuseIf } from '#shared/refusal.ts'
import type { ChangeReason } from './records-reasons.ts'

type Asked = { reasonId?: string | null | undefined; action: string; terminationKind?: string | null | undefined }
/** A reason is in use, meant for what happens, and of the same kind where somebody leaves. One that can't be seen is refused by the record itself. */
export async function refuseUnfit(tx: Tx, { reasonId, action, terminationKind }: Asked, field = 'reasonId'): Promise<void> {
  if (!reasonId) return
  const [reason] = await tx.query<Pick<ChangeReason, 'status' | 'actions' | 'kind'>>('select status, actions, kind from change_reason where id = $1', [reasonId])
  if (!reason) return
  refuseIf(reason.status === 'retired', 'people.reason_retired', { field })
  refuseIf(!reason.actions.includes(action as never), 'people.reason_for_else', { field, actions: reason.actions })
  refuseIf(terminationKind != null && reason.kind !== null && reason.kind !== terminationKind, 'people.reason_contradicts', { field, kind: reason.kind })
}

import { move } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import type { Asks } from '#shared/fields.ts'
import { refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract.ts'
import { noticeOf, refuseAgainstNotice } from './notices.ts'
import { refuseUnfit } from './reasons.ts'
import { changeable, changeFacts, employment, employmentChange, type Employment } from './records.ts'

/** The end of an employment: its last day and why. Access ends with the last day by itself. */
export const terminate = move(employment, 'terminate', {
  input: contracts.terminate,
  async decide({ row, input, tx }) {
    await refuseUnapproved(tx, row.id)
    await refuseUnfit(tx, { reasonId: input.terminationReasonId, action: 'termination', terminationKind: input.terminationKind }, 'terminationReasonId')
    await refuseAgainstNotice(tx, row.id, input.endsOn, null, {})
    return ended(row, input)
  },
})
/** Where the company wants ends approved, they come by a change. */
async function refuseUnapproved(tx: Tx, employmentId: string) {
  const asked = await tx.query(`select from assignment a where a.employment_id = $1 and app.approvers_ahead(a.id, 'termination', '{terminationKind}', app.today('UTC'), null, null, null) is not null`, [employmentId])
  refuseIf(asked.length > 0, 'people.ends_by_approval')
}
/** By a change, whose reason was judged when it was prepared. */
export const terminateBy = move(employment, 'terminate', { input: contracts.terminate, async decide({ row, input, tx }) {
  await refuseAgainstNotice(tx, row.id, input.endsOn)
  return ended(row, input)
} })

function ended({ startsOn }: Employment, { endsOn, terminationKind, terminationReasonId, terminationReason }: Termination) {
  refuseIf(endsOn < startsOn, 'people.ends_before_it_starts', { field: 'endsOn', startsOn })
  return { endsOn, terminationKind, terminationReasonId: terminationReasonId ?? null, terminationReason: terminationReason ?? null }
}

const decide = async () => ({ endsOn: null, terminationKind: null, terminationReasonId: null, terminationReason: null })
/** For the change that ended it, which is being taken back itself. */
export const reopen = move(employment, 'reinstate', { decide })
/** A termination that was a mistake, before or after its day: the employment goes on as if it had never been. The change that it came by is taken back with it. */
export const reinstate = move(employment, 'reinstate', {
  decide,
  async follow({ row, tx }) {
    const ended = await tx.query<{ id: string }>(`select c.id from employment_change c join assignment a on a.id = c.assignment_id where a.employment_id = $1 and c.action = 'termination' and c.status = 'released'`, [row.id])
    for (const { id } of ended) await takenBack(tx, id)
  },
})
export const takenBack = move(employmentChange, 'takeBack')

type Termination = Asks<typeof contracts.terminateAsks>
type Asked = Parameters<typeof noticeOf>[0] & { action?: string | null; effectiveOn?: string | null; terminationKind?: string | null }
/** An end says its day and its kind, and nothing else with it. */
export function refuseHalfEnd(input: Asked): void {
  const fields = Object.entries(input).filter(([field, value]) => field in changeable && value != null).map(([field]) => field)
  const others = fields.filter(field => !(field in changeFacts.end))
  if (input.action !== 'termination' && others.length === fields.length) return refuseIf(noticeOf(input) !== null, 'people.end_stands_alone', { field: 'noticeGivenOn' })
  refuseIf(others.length > 0 || input.action != null && input.action !== 'termination', 'people.end_stands_alone', { field: others[0] ?? 'action' })
  for (const field of ['effectiveOn', 'terminationKind'] as const) refuseIf(input[field] == null, 'people.end_incomplete', { field })
}

/** There is one end, and nothing after it. */
export function refuseBeyondEnd(lastDay: string | null, { action, effectiveOn }: { action: string; effectiveOn: string }): void {
  if (lastDay === null) return
  refuseIf(action === 'termination', 'people.ends_already', { endsOn: lastDay })
  refuseIf(effectiveOn > lastDay, 'people.after_last_day', { field: 'effectiveOn', endsOn: lastDay })
}

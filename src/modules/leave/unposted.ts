import { as } from '#platform/db.ts'
import { closeWork, openMany } from '#modules/desk/index.ts'
import type { WorkKind } from '#shared/work.ts'
import type { AccountFacts } from './ledger.ts'

/** An account that couldn’t be posted, and why not: nothing in it is lost, and nobody else’s waits for it. */
export type Odd = Pick<AccountFacts, 'account_id' | 'person_id' | 'employment_id'> & { error: Error }

export const unpostedKinds = [
  { kind: 'leave.unposted', label: 'Leave that couldn’t be worked out', function: 'leave', level: 'expert', minutes: 30, serviceDays: 2, seenBy: 'handle', checklist: ['Policy, hours and what was entered by hand looked through', 'Whoever runs the system told, where none of it is odd'] },
] as const satisfies readonly WorkKind[]

/** Named in the server's log, and once on the desk of who looks after leave there; posted again, it is done. */
export async function tellUnposted(job: Parameters<typeof as>[0], odd: readonly Odd[]): Promise<void> {
  for (const { employment_id: employment, error } of odd) console.error(`job leave.post: leave of employment ${employment} wasn’t posted:`, error.message)
  await as(job, async tx => {
    const told = await tx.query<Told>('select id, times, stands, is_posted as "isPosted" from app.leave_unposted()'), of = (id: string) => told.find(each => each.id === id)
    for (const { id: recordId } of told.filter(({ stands, isPosted }) => stands && isPosted)) await closeWork(tx, { recordName: 'leave_account', recordId, kinds: ['leave.unposted'], outcome: 'done' })
    await openMany(tx, odd.filter(each => !of(each.account_id)?.stands).map(each => ({ kind: 'leave.unposted', personId: each.person_id, subjectId: each.employment_id, recordName: 'leave_account', recordId: each.account_id, key: `leave.unposted:${each.account_id}:${of(each.account_id)?.times ?? 0}` })))
  })
}
type Told = { id: string; times: number; stands: boolean; isPosted: boolean }

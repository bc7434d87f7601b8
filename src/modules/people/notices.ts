import { edit, make, remove } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import type { Day } from '#shared/calendar.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { earliestEnd } from './end-by-law.ts'
import { employmentChange, type EmploymentChange } from './records.ts'
import { notice } from './records-life.ts'
import { contradiction } from './rules-dates.ts'

type Given = { givenBy: string; givenOn: Day; lastWorkingDay?: Day | null; paidUntil?: Day | null; shorterReason?: string | null }
type Held = Given & { startsOn: Day }
type OfEnd = Pick<EmploymentChange, 'noticeGivenBy' | 'noticeGivenOn' | 'lastWorkingDay' | 'paidUntil' | 'shorterReason'>
/** As a change calls them. */
const theirs: Record<string, string> = { endsOn: 'effectiveOn', givenBy: 'noticeGivenBy', givenOn: 'noticeGivenOn' }

/** An end is held against the notice that leads to it: given with it, or before. What the law, or what was agreed beside it, allows no earlier needs its reason. */
export async function refuseAgainstNotice(tx: Tx, employmentId: string, endsOn: Day, given: Given | null = null, called = theirs): Promise<void> {
  const [held] = await tx.query<Held>(`
    select e.starts_on as "startsOn", n.given_by as "givenBy", n.given_on as "givenOn", n.last_working_day as "lastWorkingDay", n.paid_until as "paidUntil", n.shorter_reason as "shorterReason"
    from employment e left join notice n on n.employment_id = e.id where e.id = $1`, [employmentId])
  const told = { ...held, ...given } as Held
  if (!held || told.givenOn == null) return
  const found = contradiction({ startsOn: told.startsOn, endsOn, givenOn: told.givenOn, lastWorkingDay: told.lastWorkingDay ?? null, paidUntil: told.paidUntil ?? null }, ['endsOn', ...given ? ['givenOn', 'lastWorkingDay', 'paidUntil'] : []])
  if (found) throw new Refusal(found.code, { field: called[found.field] ?? found.field })
  if (told.shorterReason || told.givenBy === 'mutual') return
  const earliestOn = await earliestEnd(tx, employmentId, { givenOn: told.givenOn, givenBy: told.givenBy as 'employer' })
  refuseIf(earliestOn !== null && endsOn < earliestOn, 'people.shorter_than_notice', { field: called['endsOn'] ?? 'endsOn', earliestOn })
}

/** What is said of a notice with an end: whole, or not at all. */
export function noticeOf({ noticeGivenBy, noticeGivenOn, lastWorkingDay, paidUntil, shorterReason }: { [field in keyof OfEnd]?: OfEnd[field] | undefined }): Given | null {
  const isSaid = [noticeGivenBy, noticeGivenOn, lastWorkingDay, paidUntil, shorterReason].some(value => value != null)
  if (!isSaid) return null
  refuseIf(noticeGivenBy == null || noticeGivenOn == null, 'people.notice_incomplete', { field: noticeGivenBy == null ? 'noticeGivenBy' : 'noticeGivenOn' })
  return { givenBy: noticeGivenBy!, givenOn: noticeGivenOn!, lastWorkingDay: lastWorkingDay ?? null, paidUntil: paidUntil ?? null, shorterReason: shorterReason ?? null }
}

/** Notice that was kept with a plan comes true with it. */
export async function giveNotice(tx: Tx, row: EmploymentChange, employmentId: string): Promise<void> {
  const given = noticeOf(row)
  if (!given) return
  const [there] = await tx.query<{ id: string }>('select id from notice where employment_id = $1', [employmentId])
  if (there) await edit(notice)(tx, there.id, given as never, null)
  else await make(notice)(tx, { personId: row.personId, employmentId, ...given } as never)
}
/** And goes with it, where the end is taken back. */
export async function takeNoticeBack(tx: Tx, row: EmploymentChange, employmentId: string): Promise<void> {
  const given = noticeOf(row)
  const [there] = given ? await tx.query<{ id: string }>('select id from notice where employment_id = $1 and given_by = $2 and given_on = $3', [employmentId, given.givenBy, given.givenOn]) : []
  if (there) await remove(notice)(tx, there.id, null)
}

/** Notice beside a planned end would tell of it. Whoever doesn't know of the plan isn't told by a refusal. */
export async function refuseBesidePlan(tx: Tx, employmentId: string): Promise<void> {
  const [plan] = await tx.query<{ id: string }>(`select c.id from employment_change c join assignment a on a.id = c.assignment_id where a.employment_id = $1 and c.action = 'termination' and c.status = 'planned' limit 1`, [employmentId])
  if (plan) throw new Refusal('people.notice_in_plan', { changeId: plan.id })
}

/** While it is planned: who knows of it, and the notice. */
export const editChange: ReturnType<typeof edit<typeof employmentChange>> = async (tx, id, patch, version) => {
  const now = await edit(employmentChange)(tx, id, patch, version)
  const [row] = await tx.query<EmploymentChange & { employmentId: string }>(`
    select c.action, c.effective_on as "effectiveOn", c.notice_given_by as "noticeGivenBy", c.notice_given_on as "noticeGivenOn", c.last_working_day as "lastWorkingDay", c.paid_until as "paidUntil", c.shorter_reason as "shorterReason", a.employment_id as "employmentId"
    from employment_change c join assignment a on a.id = c.assignment_id where c.id = $1`, [id])
  const given = row ? noticeOf(row) : null
  if (row && given) {
    refuseIf(row.action !== 'termination', 'people.end_stands_alone', { field: 'noticeGivenOn' })
    await refuseAgainstNotice(tx, row.employmentId, row.effectiveOn, given)
  }
  return now
}

import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import type { Tx } from '#platform/db.ts'
import { answered, telling } from '#platform/notify.ts'
import type { Day } from '#shared/calendar.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract-year-end.ts'
import { write } from './jobs.ts'
import { duePosts, type AccountFacts, type Posted } from './ledger.ts'
import { yearClosed, yearReopened } from './notice-kinds.ts'
import { closingOf, isOver, sameLines, type ClosingLine, type LeftBecause } from './year-end.ts'

export const prepareClosing = act(contracts.prepareClosing, async (tx, { policyId, yearOf }) => {
  if (!(await tx.query('select from leave_policy where id = $1', [policyId])).length) throw new Refusal('not_found', {}, 404)
  const id = randomUUIDv7(), [made] = await tx.query<{ accounts: number }>('select app.prepare_closing($1, $2, $3) as accounts', [id, policyId, yearOf])
  return { id, accounts: made!.accounts }
})
export const confirmClosing = act(contracts.confirmClosing, (tx, { tells }, { id }) => turn(tx, id!, 'running', answered(tells, [yearClosed])))
export const undoClosing = act(contracts.undoClosing, (tx, { tells }, { id }) => turn(tx, id!, 'undoing', answered(tells, [yearReopened])))
export const dropClosing = act(contracts.dropClosing, (tx, _, { id }) => turn(tx, id!, 'dropped'))

/** Whose leave it does something to. */
export const closingTelling = act(contracts.closingTelling, async (tx, _, { id }) => {
  const [row] = await tx.query<{ status: string; who: string[] }>(`
    select c.status, array(select distinct l.person_id from leave_closing_line l where l.closing_id = c.id and l.state in ('planned', 'done') and (l.carried <> 0 or l.lapsed <> 0 or l.paid_out <> 0)) as who from leave_closing c where c.id = $1`, [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  return telling(tx, [{ kind: row.status === 'done' ? yearReopened : yearClosed, to: row.who }])
})

async function turn(tx: Tx, id: string, into: 'running' | 'undoing' | 'dropped', tells: readonly string[] = []) {
  if (!(await tx.query('select from leave_closing where id = $1', [id])).length) throw new Refusal('not_found', {}, 404)
  if (!(await tx.query('select from app.closing_stands($1)', [id])).length) throw new Refusal('not_yours', {}, 403)
  const [moved] = await tx.query<{ done: boolean }>('select app.move_closing($1, $2, $3) as done', [id, into, into === 'dropped' ? null : tells])
  if (!moved!.done) throw new Refusal('leave.closing_stands_otherwise', {}, 409)
  return { status: into }
}

type Told = AccountFacts & { posted: Posted[] | null; lines: ClosingLine[] | null }
type Open = { closing: string; state: 'looking' | 'running' | 'undoing'; year_of: Day; facts: AccountFacts | null; posted: Posted[] | null; lines: ClosingLine[] | null }
type Stand = { account: string; state?: 'done' | 'left' | 'undone'; because?: LeftBecause }
const atOnce = 500

/** Works out, posts or takes back a year-end, some hundreds of accounts at a time: what was done is kept, whatever stops it. */
export const closeYears: TimedJob = {
  name: 'leave.close_years', may: {}, everySeconds: 5,
  async run(tx) {
    const rows = await tx.query<Open>('select * from app.closing_next($1)', [atOnce]), [open] = rows
    if (!open) return undefined
    const found = rows.flatMap(({ facts, posted, lines }): Told[] => facts ? [{ ...facts, posted, lines }] : [])
    if (open.state === 'looking') {
      const lines = found.flatMap(row => {
        const { lines, stops } = closingOf(row, open.year_of) ?? { lines: [], stops: null }
        return lines.map(line => ({ account: row.account_id, ...line, leftBecause: stops }))
      })
      await tx.query('select app.keep_closing($1, $2, $3)', [open.closing, JSON.stringify(lines), JSON.stringify(found.map(row => ({ account: row.account_id })))])
    } else {
      const decided = found.map(row => open.state === 'running' ? closed(row, open.year_of) : undone(row))
      await tx.query('select app.keep_closing($1, $2, $3)', [open.closing, '[]', JSON.stringify(decided.map(({ stand }) => stand))])
      await write(tx, decided.flatMap(({ row }) => row ? [duePosts(row)] : []))
    }
    return 'more'
  },
}

/** Only what was told before is posted. */
function closed(row: Told, yearOf: Day): { stand: Stand; row?: Told } {
  const closing = closingOf(row, yearOf), account = row.account_id
  const because = !closing ? 'changed' : !isOver(row, yearOf) ? 'not_over' : closing.stops ?? (sameLines(closing.lines, row.lines ?? []) ? null : 'changed')
  return because ? { stand: { account, state: 'left', because } } : { stand: { account, state: 'done' }, row: { ...row, ...closing!.row } }
}
/** Its year is held again, and further entries take back what was posted with it. */
function undone(row: Told): { stand: Stand; row?: Told } {
  if (!row.versions) return { stand: { account: row.account_id, state: 'undone' } }
  const years = (row.lines ?? []).map(({ leaveYear }) => leaveYear)
  return { stand: { account: row.account_id, state: 'undone' }, row: { ...row, closed: (row.closed ?? []).filter(each => !years.includes(each)) } }
}

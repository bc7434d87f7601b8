import { createHash, randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { lock } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { signatureOf } from './actions.ts'
import { foldHeader } from '#shared/sheet-names.ts'
import * as contracts from './contract-leave.ts'
import { leaveTypesOf, planOf, wordsIn, type LeaveDraft, type LeavePlan, type LeaveWords } from './leave-check.ts'
import { guessLeaveColumns, guessLeaveFile, leaveLacks, type LeaveFile, type LeaveTarget } from './rules-leave-columns.ts'
import { leaveSaying, standsSaying } from './leave-messages.ts'

type StagedFile = Pick<LeaveDraft, 'fileHash' | 'form' | 'header' | 'rows'> & { fileName: string }
type Run = { id: string; what: LeaveFile; fileName: string; status: contracts.LeaveImportView['status']; rows: number | null }

/** What was chosen for a header of these names before is proposed again. */
export async function openLeave(tx: Tx, file: StagedFile): Promise<string> {
  const id = randomUUIDv7(), [known] = await tx.query<{ said: { columns: Record<string, LeaveTarget | null>; words: LeaveWords } | null }>('select app.remembered_leave_import($1) as said', [signatureOf(file.header)])
  const what = guessLeaveFile(file.header), { fileName, ...staged } = file
  const draft: LeaveDraft = { ...staged, columns: guessLeaveColumns(file.header, what, known?.said?.columns), words: known?.said?.words ?? {}, settings: {} }
  await tx.query('select app.open_leave_import($1, $2, $3, $4)', [id, what, fileName.slice(0, 200) || 'file', JSON.stringify(draft)])
  return id
}

export const lookLeave = act(contracts.lookLeave, (tx, _, { id }) => viewOf(tx, id!))
export const mapLeave = act(contracts.mapLeave, async (tx, { what, columns, settings, words = {} }, { id }) => {
  const run = await runOf(tx, id!), draft = await draftOf(tx, id!), now = what ?? run.what
  refuseIf(columns !== undefined && columns.length !== draft.header.length, 'import.columns_differ')
  const chosen = columns ?? (now === run.what ? draft.columns : guessLeaveColumns(draft.header, now)), named = chosen.filter(each => each !== null)
  refuseIf(new Set(named).size < named.length, 'leave_import.mapped_twice')
  const said = Object.fromEntries((['leaveType', 'layer'] as const).map(target => [target, Object.fromEntries(Object.entries({ ...draft.words[target], ...words[target] }).filter(([, value]) => value !== null))]))
  await tx.query('select app.keep_leave_import($1, $2, $3)', [id, now, JSON.stringify({ columns: chosen, words: said, settings: { ...draft.settings, ...settings } })])
  return viewOf(tx, id!)
})

export const checkLeave = act(contracts.checkLeave, async (tx, _, { id }) => {
  const run = await runOf(tx, id!), draft = await draftOf(tx, id!)
  return reportOf(draft, await planned(tx, run, draft))
})

/** Worked out again under the accounts' locks, and written if it is what was looked at: all of it, or nothing. */
export const commitLeave = act(contracts.commitLeave, async (tx, { seen, leaveOut = false, differing }, { id }) => {
  const run = await runOf(tx, id!), draft = await draftOf(tx, id!)
  await lock(tx, [...new Set((await planned(tx, run, draft)).employments)].map(employment => `leave_account:${employment}`))
  const plan = await planned(tx, run, draft), report = reportOf(draft, plan)
  if (report.seen !== seen) throw new Refusal('leave_import.stale', {}, 409)
  refuseIf(report.leftOut > 0 && !leaveOut, 'import.rows_left_out', { rows: report.leftOut })
  refuseIf(report.differing > 0 && differing === undefined, 'leave_import.differing_unanswered', { differing: report.differing })
  const entered = plan.entered.filter(({ isCorrection }) => !isCorrection || differing === 'correct'), withId = <T>(of: readonly T[]) => JSON.stringify(of.map(each => ({ ...each, id: randomUUIDv7() })))
  const columns = Object.fromEntries(draft.header.map((name, at) => [foldHeader(name), draft.columns[at] ?? null]))
  await tx.query('select app.commit_leave_import($1, $2, $3, $4, $5, $6, $7)', [id, withId(entered), withId(plan.taken), JSON.stringify({ rows: report.rows, added: report.added, unchanged: report.unchanged, differing: report.differing, leftOut: report.leftOut }), signatureOf(draft.header), JSON.stringify(columns), JSON.stringify(draft.words)])
  return viewOf(tx, id!)
})

export const undoableLeave = act(contracts.undoableLeave, async (tx, _, { id }) => {
  await runOf(tx, id!)
  return { stands: (await tx.query<{ what: string; count: number }>('select what, count from app.leave_import_stands($1)', [id])).map(each => ({ ...each, message: standsSaying(each.what) })) }
})
export const undoLeave = act(contracts.undoLeave, (tx, _, { id }) => ended(tx, id!, 'committed', 'undone'))
export const cancelLeave = act(contracts.cancelLeave, (tx, _, { id }) => ended(tx, id!, 'open', 'cancelled'))

async function ended(tx: Tx, id: string, from: Run['status'], into: 'undone' | 'cancelled') {
  const { status } = await runOf(tx, id)
  if (status !== from) throw new Refusal('wrong_state', { status }, 409)
  await tx.query('select app.end_leave_import($1, $2)', [id, into])
  return viewOf(tx, id)
}

async function planned(tx: Tx, { what }: Run, draft: LeaveDraft): Promise<LeavePlan> {
  const lacks = leaveLacks(what, draft.columns, draft.settings)
  refuseIf(lacks.length > 0, 'import.mapping_incomplete', { lacks: lacks.map(code => ({ code, message: leaveSaying(code) })) })
  return planOf(tx, what, draft)
}

function reportOf({ header, rows }: LeaveDraft, { problems, lines, entered, taken, leftOut }: LeavePlan): contracts.LeaveReport {
  const of = (decision: LeavePlan['lines'][number]['decision']) => lines.filter(each => each.decision === decision), order = ['differing', 'added', 'unchanged']
  return {
    seen: createHash('sha256').update(JSON.stringify([entered, taken, [...leftOut].sort((a, b) => a - b)])).digest('hex'), rows: rows.length, added: of('added').length, differing: of('differing').length, unchanged: of('unchanged').length, leftOut: leftOut.size,
    problems: problems.toSorted((a, b) => a.row - b.row).slice(0, most).map(({ params, ...each }) => ({ ...each, header: each.column === null ? null : header[each.column] ?? null, message: leaveSaying(each.code, params) })), problemCount: problems.length,
    lines: lines.toSorted((a, b) => order.indexOf(a.decision) - order.indexOf(b.decision) || a.rows[0]! - b.rows[0]!).slice(0, most),
  }
}
const most = 500

/** All of them, for a file to mend by. */
export async function leaveProblems(tx: Tx, id: string) {
  const draft = await draftOf(tx, id), { problems } = await planned(tx, await runOf(tx, id), draft)
  return problems.toSorted((a, b) => a.row - b.row).map(({ row, column, level, code, params, value }) => [row, column === null ? null : column + 1, column === null ? null : draft.header[column] ?? null, value, leaveSaying(code, params), code, level])
}

async function viewOf(tx: Tx, id: string): Promise<contracts.LeaveImportView> {
  const run = await runOf(tx, id), [draft, types] = await Promise.all([stagedLeave(tx, id), leaveTypesOf(tx)])
  return {
    id, what: run.what, fileName: run.fileName, status: run.status, form: draft?.form ?? {}, rows: draft?.rows.length ?? run.rows ?? 0, settings: draft?.settings ?? {}, words: draft ? wordsIn(draft, types) : [], types: types.map(({ id: value, name: label }) => ({ value, label })),
    columns: (draft?.header ?? []).map((header, column) => ({ column, header, target: draft!.columns[column] ?? null, samples: [...new Set(draft!.rows.map(({ cells }) => cells[column] ?? '').filter(Boolean))].slice(0, 3) })),
    lacks: draft ? leaveLacks(run.what, draft.columns, draft.settings).map(code => ({ code, message: leaveSaying(code) })) : [],
  }
}
async function runOf(tx: Tx, id: string): Promise<Run> {
  const [run] = await tx.query<Run>('select id, what, file_name as "fileName", status, rows from leave_import where id = $1', [id])
  if (!run) throw new Refusal('not_found', {}, 404)
  return run
}
const stagedLeave = async (tx: Tx, id: string): Promise<LeaveDraft | null> => (await tx.query<{ draft: LeaveDraft | null }>('select app.leave_import_draft($1) as draft', [id]))[0]?.draft ?? null
async function draftOf(tx: Tx, id: string): Promise<LeaveDraft> {
  const draft = await stagedLeave(tx, id)
  if (!draft) throw new Refusal('wrong_state', { status: (await runOf(tx, id)).status }, 409)
  return draft
}

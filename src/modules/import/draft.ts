import type { Tx } from '#platform/db.ts'
import type { Detection } from '#platform/spreadsheets.ts'
import { snake } from '#shared/names.ts'
import { Refusal } from '#shared/refusal.ts'
import type { TargetKey } from './columns.ts'
import type { Answers, Counts, Settings } from './contract.ts'
import type { Guess } from './guess.ts'
import type { UnknownManager } from './managers.ts'
import type { NewPlace } from './places.ts'

export type Form = Detection & { sheet: string | null; sheets: string[] }
export type Evidence = { dates: unknown[]; signs: [number, string[]][] }
/** What a check found out; `unknown`: the managers that are asked for. */
export type Report = Counts & { unknown: UnknownManager[] }
export type Draft = {
  fileHash: string; form: Form; header: string[]; sample: string[][]; guesses: Guess[]
  columns: (TargetKey | null)[]; settings: Settings; answers: Answers
  readUpto: number; readRows: number; isRead: boolean; evidence: Evidence | null
  checkedUpto: number; checkedAs: string | null; frame: NewPlace[]; report: Report | null; problem: { code: string; title: string } | null
}
export type Run = { id: string; version: number; status: 'uploaded' | 'mapped' | 'checked' | 'committed' | 'cancelled' | 'failed' | 'undone'; fileName: string; startedAt: string } & { [count in 'rows' | 'added' | 'unchanged' | 'differing' | 'changed' | 'asked' | 'decided' | 'leftOut' | 'linked' | 'made']: number | null }

const fields = ['fileHash', 'form', 'header', 'sample', 'guesses', 'columns', 'settings', 'answers', 'readUpto', 'readRows', 'isRead', 'evidence', 'checkedUpto', 'checkedAs', 'frame', 'report', 'problem'] as const
const plain = new Set<keyof Draft>(['fileHash', 'readUpto', 'readRows', 'isRead', 'checkedUpto', 'checkedAs'])

export async function runOf(tx: Tx, id: string): Promise<Run> {
  const [run] = await tx.query<Run>(`select id, version, status, file_name as "fileName", started_at as "startedAt", rows, added, unchanged, differing, changed, asked, decided, left_out as "leftOut", linked, made from import_run where id = $1`, [id])
  if (!run) throw new Refusal('not_found', {}, 404)
  return run
}

/** Gone once the import is over. */
export async function draftOf(tx: Tx, runId: string): Promise<Draft | null> {
  const [draft] = await tx.query<Draft>(`select ${fields.map(field => `${snake(field)} as "${field}"`).join(', ')} from import_draft where run_id = $1`, [runId])
  return draft ?? null
}

export async function openDraft(tx: Tx, runId: string): Promise<Draft> {
  const draft = await draftOf(tx, runId)
  if (draft) return draft
  const { status } = await runOf(tx, runId)
  throw new Refusal('wrong_state', { status }, 409)
}

/** `only`: changes it only if it still stands there, so that two processes can't do one step side by side. */
export async function saveDraft(tx: Tx, runId: string, changes: Partial<Draft>, only: Partial<Pick<Draft, 'readUpto' | 'checkedUpto'>> = {}): Promise<void> {
  const entries = Object.entries(changes) as [keyof Draft, unknown][]
  const conditions = Object.entries(only)
  const sets = [...entries.map(([field], at) => `${snake(field)} = $${at + 2}`), 'touched_at = app.clock()']
  const values = [runId, ...entries.map(([field, value]) => plain.has(field) || value === null ? value : JSON.stringify(value)), ...conditions.map(([, value]) => value)]
  const saved = await tx.query(`update import_draft set ${sets.join(', ')} where run_id = $1${conditions.map(([field], at) => ` and ${snake(field)} = $${at + 2 + entries.length}`).join('')} returning run_id`, values)
  if (!saved.length) throw new Refusal('import.goes_on', {}, 409)
}

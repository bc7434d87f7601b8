import { createHash, randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { move } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import type { Sheet } from '#platform/spreadsheets.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { settingsAsked, settingsOn } from '#modules/organization/index.ts'
import { foldHeader } from '#shared/sheet-names.ts'
import * as contracts from './contract.ts'
import { isChoice, targetOf, type TargetKey } from './columns.ts'
import { openDraft, saveDraft, type Draft } from './draft.ts'
import { guessMapping, used } from './guess.ts'
import { viewOf } from './queries.ts'
import { importRun } from './records.ts'
import { choices } from './rules.ts'
import { stepOf } from './running.ts'

const mapped = move(importRun, 'map')
const reread = move(importRun, 'reread')
export const checked = move(importRun, 'check', { decide: async ({ input }) => input as contracts.Tally })
export const committed = move(importRun, 'commit', { decide: async ({ input }) => input as contracts.Tally & { told: string[] } })
/** What it made is as if never entered, what it changed as it was; refused while anything stands on it. */
export const undone = move(importRun, 'undo', {
  locks: row => [`import:${row.id}`],
  async follow({ row, tx }) { await tx.query(`select app.undo_import($1)`, [row.id]) },
})
export const failed = move(importRun, 'fail')
export const cancelled = move(importRun, 'cancel')

type Found = { sheet: Sheet; fileName: string; fileHash: string; chosenSheet?: string }

/** Somebody brings a file: what was chosen for columns of these names before is proposed again. */
export async function open(tx: Tx, runId: string, found: Found): Promise<void> {
  await tx.query(`select app.open_import($1, 'people', $2)`, [runId, found.fileName.slice(0, 200) || 'file'])
  const draft = await drafted(tx, found)
  const fields = ['file_hash', 'form', 'header', 'sample', 'guesses', 'columns', 'settings', 'answers']
  const values = [draft.fileHash, ...[draft.form, draft.header, draft.sample, draft.guesses, draft.columns, draft.settings, draft.answers].map(each => JSON.stringify(each))]
  await tx.query(`insert into import_draft (run_id, touched_at, ${fields.join(', ')}) values ($1, app.clock(), ${fields.map((_, at) => `$${at + 2}`).join(', ')})`, [runId, ...values])
}

/** The same file, read in another way: all that was staged of it goes. */
export async function readAgain(tx: Tx, runId: string, found: Found): Promise<void> {
  for (const table of ['import_row', 'import_person', 'import_problem', 'import_decision', 'import_difference'] as const) await tx.query(`delete from ${table} where run_id = $1`, [runId])
  await saveDraft(tx, runId, { ...await drafted(tx, found), readUpto: 0, readRows: 0, isRead: false, evidence: null, checkedUpto: 0, checkedAs: null, frame: [], report: null, problem: null })
  await reread(tx, runId)
}

export const signatureOf = (header: string[]) => createHash('sha256').update(header.map(foldHeader).sort().join('\n')).digest('hex')
export const newRun = () => randomUUIDv7()

async function drafted(tx: Tx, { sheet: { header, sample, sheets, ...form }, fileHash, chosenSheet }: Found): Promise<Pick<Draft, 'fileHash' | 'form' | 'header' | 'sample' | 'guesses' | 'columns' | 'settings' | 'answers'>> {
  const [known] = await tx.query<{ columns: Record<string, TargetKey | null>; settings: Draft['settings']; answers: Draft['answers'] }>(`select columns, settings, answers from app.remembered_import($1)`, [signatureOf(header)])
  const cells = sample.map(line => line.cells)
  const [settings] = await tx.query<{ on: string[] }>(`select array(select name from unnest($1::text[]) name where app.setting(name)) as on`, [settingsAsked])
  const guesses = used(guessMapping(header, cells, known?.columns), settingsOn(settings?.on))
  return {
    fileHash, header, sample: cells, guesses, columns: guesses.map(({ target }) => target), settings: known?.settings ?? {}, answers: known?.answers ?? {},
    form: { ...form, sheets, sheet: chosenSheet ?? null },
  }
}

export const map = act(contracts.map, async (tx, { columns, settings }, { id }) => {
  const draft = await editable(tx, id!)
  refuseIf(columns !== undefined && columns.length !== draft.header.length, 'import.columns_differ', { columns: draft.header.length })
  await saveDraft(tx, id!, { ...columns && { columns }, settings: merged(draft.settings, settings ?? {}), problem: null })
  await mapped(tx, id!)
  return viewOf(tx, id!)
})

export const answer = act(contracts.answerQuestions, async (tx, { settings = {}, values = {}, managers = {} }, { id }) => {
  const draft = await editable(tx, id!)
  for (const [target, words] of Object.entries(values)) for (const said of Object.values(words)) refuseIf(!isAnswer(target, said), 'import.no_such_answer', { target, answer: said })
  const answers = {
    ...draft.answers,
    values: Object.fromEntries([...new Set([...Object.keys(draft.answers.values ?? {}), ...Object.keys(values)])].map(target => [target, merged(draft.answers.values?.[target as TargetKey] ?? {}, values[target as TargetKey] ?? {})])),
    managers: merged(draft.answers.managers ?? {}, managers),
  }
  await saveDraft(tx, id!, { answers, settings: merged(draft.settings, settings), problem: null })
  await mapped(tx, id!)
  return viewOf(tx, id!)
})

/** Nothing of what was staged outlives giving up. */
export async function cancel(tx: Tx, id: string) {
  await cancelled(tx, id)
  await tx.query(`select app.sweep_imports($1)`, [id])
}

/** An answer that changes while rows are being judged by it would be true of some of them only. */
async function editable(tx: Tx, id: string): Promise<Draft> {
  const step = stepOf(id)
  if (step && step.name !== 'reading') throw new Refusal('import.goes_on', { step: step.name }, 409)
  return openDraft(tx, id)
}

function isAnswer(target: string, answer: contracts.Answer | null): boolean {
  if (!(target in targetOf)) return false
  if (answer === null || answer.leaveOut) return true
  const key = target as TargetKey
  if (targetOf[key].kind === 'reference') return answer.value === undefined
  return answer.value !== undefined && (!isChoice(key) || answer.value in choices[key])
}

/** Null takes back what was said. */
const merged = <T extends object>(said: T, now: { [key in keyof T]?: T[key] | null }): T =>
  Object.fromEntries(Object.entries({ ...said, ...now }).filter(([, value]) => value !== null)) as T


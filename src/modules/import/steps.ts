import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile, readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '#shared/access.ts'
import { as, read } from '#platform/db.ts'
import { problemOf } from '#platform/errors.ts'
import { inspectSheet, type ReadOptions } from '#platform/spreadsheets.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { cancel, failed, newRun, open, readAgain, undone } from './actions.ts'
import { checkRows } from './check.ts'
import { choicesOf, lacksOf } from './choices.ts'
import { answered } from '#platform/notify.ts'
import { commitAll } from './commit.ts'
import { cameIn } from './telling.ts'
import type { ImportView } from './contract.ts'
import { openDraft, runOf, saveDraft } from './draft.ts'
import { openKinds, viewOf } from './queries.ts'
import { begin, halt, keepProblem, settled, stepOf, type Step } from './running.ts'
import { readFile, settle } from './stage.ts'
import { checkWhole } from './whole.ts'
import { worded } from './wording.ts'

/** How long an answer waits for what usually takes a moment. */
const patience = 1500
const fortnight = 14 * 86_400_000

export const fileOf = (folder: string, runId: string) => join(folder, runId)

type Part = { file: Readable & { truncated?: boolean }; filename: string }

/** A file comes in: laid on disk, looked at, and read on beside the answer. A file that can't be read leaves nothing. */
export async function brought(actor: Actor, folder: string, part: Part | undefined): Promise<ImportView> {
  if (!part) throw new Refusal('import.no_file', {}, 400)
  await mayImport(actor)
  await sweepFiles(folder)
  const runId = newRun()
  const path = fileOf(folder, runId)
  try {
    const hash = createHash('sha256')
    await pipeline(part.file, async function* (chunks: AsyncIterable<Buffer>) { for await (const chunk of chunks) { hash.update(chunk); yield chunk } }, createWriteStream(path, { mode: 0o600, flags: 'wx' })).catch(refuseTooLarge)
    if (part.file.truncated) refuseTooLarge({ code: 'FST_REQ_FILE_TOO_LARGE' })
    return await opened(actor, path, runId, basename(part.filename || 'file'), hash.digest('hex'))
  } catch (error) {
    await rm(path, { force: true })
    throw worded(error)
  }
}

/** The same for a file that lies here: one's own import of it that was broken off goes on. @public */
export async function broughtFrom(actor: Actor, folder: string, file: string): Promise<ImportView> {
  await mayImport(actor)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  const fileHash = hash.digest('hex')
  const [begun] = await read<{ id: string }>(actor, `
    select d.run_id as id from import_draft d join import_run r on r.id = d.run_id where d.file_hash = $1 and r.status in ('uploaded', 'mapped', 'checked') order by d.run_id desc limit 1`, [fileHash])
  if (begun && existsSync(fileOf(folder, begun.id))) return as(actor, tx => viewOf(tx, begun.id))
  const runId = newRun()
  const path = fileOf(folder, runId)
  await copyFile(file, path)
  try {
    return await opened(actor, path, runId, basename(file), fileHash)
  } catch (error) {
    await rm(path, { force: true })
    throw worded(error)
  }
}

async function opened(actor: Actor, path: string, runId: string, fileName: string, fileHash: string): Promise<ImportView> {
  const sheet = await inspectSheet(path)
  await as(actor, tx => open(tx, runId, { sheet, fileName, fileHash }))
  readOn(actor, runId, path)
  try {
    await settled(runId, patience)
  } catch (error) {
    await as(actor, tx => cancel(tx, runId))
    throw error
  }
  return as(actor, tx => viewOf(tx, runId))
}

/** Reading that was broken off goes on as soon as somebody looks, where the file lies. */
export async function lookedAt(actor: Actor, folder: string, runId: string): Promise<ImportView> {
  const view = await as(actor, tx => viewOf(tx, runId))
  if (view.isRead || view.step || view.status === 'failed' || !existsSync(fileOf(folder, runId))) return view
  readOn(actor, runId, fileOf(folder, runId))
  return as(actor, tx => viewOf(tx, runId))
}

export async function rereadIt(actor: Actor, folder: string, runId: string, chosen: ReadOptions): Promise<void> {
  const { fileHash } = await as(actor, tx => openDraft(tx, runId))
  const path = fileOf(folder, runId)
  refuseIf(!existsSync(path), 'import.file_gone')
  if (stepOf(runId)?.name === 'reading') await halt(runId)
  refuseBusy(runId)
  const sheet = await inspectSheet(path, chosen)
  const { fileName } = await as(actor, tx => runOf(tx, runId))
  await as(actor, tx => readAgain(tx, runId, { sheet, fileName, fileHash, ...chosen.sheet !== undefined && { chosenSheet: chosen.sheet } }))
  readOn(actor, runId, path)
  await settled(runId, patience)
}

/** The dry run: the rest of the file if need be, each row, then all together. */
export async function checkIt(actor: Actor, folder: string, runId: string): Promise<void> {
  const [run, draft, choices] = await as(actor, async tx => {
    const draft = await openDraft(tx, runId)
    return [await runOf(tx, runId), draft, await choicesOf(tx, draft)] as const
  })
  if (!['mapped', 'checked'].includes(run.status)) throw new Refusal('wrong_state', { move: 'check', status: run.status }, 409)
  const lacks = lacksOf(draft, choices).filter(({ isBlocking }) => isBlocking)
  refuseIf(lacks.length > 0, 'import.mapping_incomplete', { lacks: lacks.map(({ code, targets, message }) => ({ code, targets, message })) })
  if (stepOf(runId)?.name === 'reading') await settled(runId)
  begin(runId, 'checking', kept(actor, runId, async step => {
    step.total = draft.isRead ? draft.readRows : null
    if (!draft.isRead) await readFile(actor, runId, fileOf(folder, runId), step)
    step.done = draft.checkedUpto ? draft.readRows : 0
    const ground = await checkRows(actor, runId, step)
    await settle(actor, runId)
    await checkWhole(actor, runId, ground, step)
    await settle(actor, runId)
  }))
  await settled(runId, patience)
}

export async function commitIt(actor: Actor, folder: string, runId: string, { leaveOut = false, tells }: { leaveOut?: boolean; tells?: readonly string[] }): Promise<void> {
  const told = answered(tells, [cameIn])
  const [run, { report }] = await as(actor, async tx => [await runOf(tx, runId), await openDraft(tx, runId)] as const)
  if (run.status !== 'checked' || !report) throw new Refusal('wrong_state', { move: 'commit', status: run.status }, 409)
  refuseIf(report.unanswered > 0, 'import.unanswered', { managers: report.unanswered })
  refuseIf(openKinds(report).length > 0, 'import.differences_unanswered', { kinds: openKinds(report) })
  refuseIf(report.leftOut > 0 && !leaveOut, 'import.rows_left_out', { rows: report.leftOut })
  begin(runId, 'committing', kept(actor, runId, async step => {
    await commitAll(actor, runId, step, told)
    await rm(fileOf(folder, runId), { force: true })
  }))
  await settled(runId, patience)
}

/** All of it or nothing; a large one goes on beside the answer. */
export async function undoIt(actor: Actor, runId: string): Promise<void> {
  const { status } = await as(actor, tx => runOf(tx, runId))
  if (status !== 'committed') throw new Refusal('wrong_state', { move: 'undo', status }, 409)
  begin(runId, 'undoing', async () => {
    try {
      await as(actor, async tx => {
        await tx.query(`select set_config('statement_timeout', '1800000', true), set_config('lock_timeout', '30000', true)`)
        await undone(tx, runId)
      })
    } catch (caught) {
      const { type: _, ...problem } = problemOf(worded(caught), new Map())
      if (problem.code === 'failed') console.error(`import ${runId}, undoing:`, (caught as Error).stack)
      keepProblem(runId, problem)
      throw caught
    }
  })
  await settled(runId, patience)
}

export async function halted(actor: Actor, runId: string): Promise<void> {
  await as(actor, tx => runOf(tx, runId))
  await halt(runId)
}

export async function giveUp(actor: Actor, folder: string, runId: string): Promise<void> {
  await halted(actor, runId)
  await as(actor, tx => cancel(tx, runId))
  await rm(fileOf(folder, runId), { force: true })
}

function readOn(actor: Actor, runId: string, path: string): void {
  begin(runId, 'reading', kept(actor, runId, step => readFile(actor, runId, path, step)))
}

/** Why a step didn't come to its end stands beside the import, for whoever looks later. A file that can't be read to its end fails. */
const kept = (actor: Actor, runId: string, work: (step: Step) => Promise<void>) => async (step: Step): Promise<void> => {
  try {
    await work(step)
  } catch (caught) {
    const error = worded(caught)
    if (!(error instanceof Refusal && error.code === 'import.stopped')) {
      const { type: _, ...problem } = problemOf(error, new Map())
      if (problem.code === 'failed') console.error(`import ${runId}, ${step.name}:`, (caught as Error).stack)
      await as(actor, async tx => {
        await saveDraft(tx, runId, { problem })
        if (step.name === 'reading' && error instanceof Refusal && error.code.startsWith('import.')) await failed(tx, runId)
      }).catch(() => {})
    }
    throw error
  }
}

function refuseBusy(runId: string): void {
  const step = stepOf(runId)
  if (step) throw new Refusal('import.goes_on', { step: step.name }, 409)
}

/** Asked before half a gigabyte has come in. */
async function mayImport(actor: Actor): Promise<void> {
  const [may] = await read<{ may: boolean }>(actor, `select app.me() is not null and (app.covers_all('people', 1) or app.my_populations('people', 1) <> '{}') as may`)
  if (!may?.may) throw new Refusal('not_yours', {}, 403)
}

function refuseTooLarge(error: unknown): never {
  if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw new Refusal('import.too_large', {}, 413)
  throw error
}

/** Files of imports that were left lying, or that a crash parted from theirs. */
async function sweepFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Infinity }))
    if (mtimeMs < Temporal.Now.instant().epochMilliseconds - fortnight) await rm(join(folder, name), { force: true })
  }
}

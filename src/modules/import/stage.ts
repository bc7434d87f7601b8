import type { Actor } from '#shared/access.ts'
import { as } from '#platform/db.ts'
import { readSheet, type ReadOptions, type SheetRow } from '#platform/spreadsheets.ts'
import { dried, revived } from './choices.ts'
import { openDraft, saveDraft } from './draft.ts'
import type { Step } from './running.ts'

const rowsAtOnce = 2000
const textAtOnce = 2_000_000

/** The file's rows into the staging table, batch by batch, each in a transaction of its own: after a crash it goes on where it was. */
export async function readFile(actor: Actor, runId: string, path: string, step: Step): Promise<void> {
  const draft = await as(actor, tx => openDraft(tx, runId))
  if (draft.isRead) return
  const evidence = revived(draft.evidence)
  let { readUpto, readRows } = draft
  const { sheet, sheets: _, ...form } = draft.form
  const rows = readSheet(path, { ...form, ...sheet !== null && { sheet }, afterRow: Math.max(form.headerRow, readUpto) } as ReadOptions)
  step.done = readRows
  for await (const batch of inBatches(rows)) {
    step.signal.throwIfAborted()
    for (const { cells } of batch) evidence.see(cells)
    const before = readUpto
    readUpto = batch.at(-1)!.row
    readRows += batch.length
    await as(actor, async tx => {
      await saveDraft(tx, runId, { readUpto, readRows, evidence: dried(evidence) }, { readUpto: before })
      await tx.query(`insert into import_row (run_id, row, cells) select $1, r.row, r.cells from jsonb_to_recordset($2::jsonb) as r (row int, cells text[])`, [runId, JSON.stringify(batch)])
    })
    step.done = readRows
  }
  await as(actor, tx => saveDraft(tx, runId, { isRead: true, evidence: dried(evidence) }, { readUpto }))
  await settle(actor, runId)
}

/** So that PostgreSQL knows how much is staged before it plans over it. */
export const settle = (actor: Actor, runId: string) => as(actor, tx => tx.query(`select app.import_staged($1)`, [runId]))

/** Staging takes text: what PostgreSQL can't keep in one stands as the sign for it. */
async function* inBatches(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow[]> {
  let batch: SheetRow[] = []
  let size = 0
  for await (const { row, cells } of rows) {
    const clean = cells.map(cell => cell.toWellFormed().replaceAll('\0', '\ufffd'))
    batch.push({ row, cells: clean })
    size += clean.reduce((sum, cell) => sum + cell.length, 0)
    if (batch.length < rowsAtOnce && size < textAtOnce) continue
    yield batch
    batch = []
    size = 0
  }
  if (batch.length) yield batch
}

import { createHash, randomUUIDv7 } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '#shared/access.ts'
import { as, read } from '#platform/db.ts'
import { inspectSheet, readSheet, type ReadOptions, type SheetRow } from '#platform/spreadsheets.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { openLeave } from './leave-actions.ts'
import { worded } from './wording.ts'

const mostRows = 20_000

/** A file comes in: looked at, read whole, and nothing of it is left on disk. */
export async function broughtLeave(actor: Actor, folder: string, part: { file: Readable & { truncated?: boolean }; filename: string } | undefined, chosen: ReadOptions): Promise<string> {
  if (!part) throw new Refusal('import.no_file', {}, 400)
  await mayBring(actor)
  const path = join(folder, randomUUIDv7())
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    if (part.file.truncated) throw new Refusal('import.too_large', {}, 413)
    return await openedLeave(actor, path, part.filename, chosen)
  } finally {
    await rm(path, { force: true })
  }
}
/** The same for a file that lies here, for the command line. */
export async function broughtLeaveFrom(actor: Actor, file: string): Promise<string> {
  await mayBring(actor)
  return openedLeave(actor, file, file, {})
}

async function openedLeave(actor: Actor, path: string, name: string, chosen: ReadOptions): Promise<string> {
  try {
    const { header, sample: _, sheets, ...form } = await inspectSheet(path, chosen), rows: SheetRow[] = [], hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    for await (const { row, cells } of readSheet(path, { ...form, ...chosen, afterRow: form.headerRow })) {
      refuseIf(rows.push({ row, cells: cells.map(cell => cell.toWellFormed().replaceAll('\0', '\ufffd').slice(0, 400)) }) > mostRows, 'leave_import.too_many', { most: mostRows })
    }
    return await as(actor, tx => openLeave(tx, { fileHash: hash.digest('hex'), form: { ...form, sheets, sheet: chosen.sheet ?? null }, header, rows, fileName: basename(name || 'file') }))
  } catch (error) {
    throw worded(error)
  }
}

async function mayBring(actor: Actor): Promise<void> {
  const [may] = await read<{ may: boolean }>(actor, 'select app.works_on_leave() as may')
  if (!may?.may) throw new Refusal('not_yours', {}, 403)
}

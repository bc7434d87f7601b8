import type { Actor } from '#shared/access.ts'
import { as, read } from '#platform/db.ts'
import { committed, signatureOf } from './actions.ts'
import { foldHeader } from '#shared/sheet-names.ts'
import { asksOf } from './differences.ts'
import { openDraft } from './draft.ts'
import type { Step } from './running.ts'

const steps = ['prove', 'people', 'employments', 'placements', 'pay', 'changes', 'events', 'finish'] as const

/** One transaction that happened or didn't: the owner's posts prove the rights and write. */
export async function commitAll(actor: Actor, runId: string, step: Step, told: readonly string[]): Promise<void> {
  await as(actor, async tx => {
    step.done = 0
    step.total = steps.length + 1
    const [[at], draft] = await Promise.all([
      tx.query<{ pid: number; xid: string }>(`select pg_backend_pid() as pid, pg_current_xact_id()::text as xid, set_config('statement_timeout', '1800000', true), set_config('lock_timeout', '30000', true), set_config('work_mem', '64MB', true)`),
      openDraft(tx, runId),
    ])
    const halt = () => void read(actor, `select pg_cancel_backend(pid) from pg_stat_activity where pid = $1 and backend_xid::text = $2`, [at!.pid, at!.xid]).catch(() => {})
    step.signal.addEventListener('abort', halt)
    let changed = 0
    // As it stands now: somebody may have said otherwise since the check.
    const asks = await asksOf(tx, runId)
    try {
      for (const name of steps) {
        step.signal.throwIfAborted()
        // Plans that this connection made while tables were empty would read all of them for each row.
        await tx.query(`discard plans`)
        const [wrote] = await tx.query<{ rows: number }>(`select app.import_step($1, $2) as rows`, [runId, name])
        if (name === 'changes') changed = wrote!.rows
        step.done++
      }
    } catch (error) {
      throw step.signal.aborted ? step.signal.reason : error
    } finally {
      step.signal.removeEventListener('abort', halt)
    }
    const { rows, added, unchanged, differing, leftOut, linked, created } = draft.report!
    const columns = Object.fromEntries(draft.header.map((name, at) => [foldHeader(name), draft.columns[at] ?? null]))
    const { unknownManagers: _, ...settings } = draft.settings
    await tx.query(`select app.remember_import($1, $2, $3, $4)`, [signatureOf(draft.header), JSON.stringify(columns), JSON.stringify(settings), JSON.stringify({ values: draft.answers.values ?? {} })])
    await committed(tx, runId, { rows, added, unchanged, differing, changed, asked: asks.changes, decided: asks.decided, leftOut, linked, made: created.length, told })
    await tx.query(`select app.tell_imported($1, $2)`, [runId, told])
    await tx.query(`select app.sweep_imports($1)`, [runId])
  })
}

import type { Actor } from '#shared/access.ts'
import { as } from '#platform/db.ts'
import type { LeaveSettings } from './leave-check.ts'
import { cancelLeave, checkLeave, commitLeave, leaveProblems, lookLeave, mapLeave, undoableLeave, undoLeave } from './leave-actions.ts'
import { broughtLeaveFrom } from './leave-stage.ts'

/** The same way without HTTP, for the command line: a file of this machine, in somebody's name. */
export const leaveImporter = (actor: Actor) => ({
  bring: (file: string) => broughtLeaveFrom(actor, file),
  choose: (id: string, settings: LeaveSettings) => as(actor, tx => mapLeave.run(tx, { settings }, { id })),
  has: async (id: string) => (await as(actor, tx => tx.query('select from leave_import where id = $1', [id]))).length > 0,
  look: (id: string) => as(actor, tx => lookLeave.run(tx, {}, { id })),
  check: (id: string) => as(actor, tx => checkLeave.run(tx, {}, { id })),
  problems: (id: string) => as(actor, tx => leaveProblems(tx, id)),
  commit: (id: string, how: { seen: string; leaveOut: boolean; differing?: 'leave' | 'correct' }) => as(actor, tx => commitLeave.run(tx, how, { id })),
  stands: (id: string) => as(actor, tx => undoableLeave.run(tx, {}, { id })),
  undo: (id: string) => as(actor, tx => undoLeave.run(tx, {}, { id })),
  giveUp: (id: string) => as(actor, tx => cancelLeave.run(tx, {}, { id })),
})

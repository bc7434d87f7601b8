import type { Module } from '#platform/module.ts'
import { answer, map } from './actions.ts'
import { decide, differences, differingRows } from './differences.ts'
import { undoable } from './undo.ts'
import { sweep } from './jobs.ts'
import { managers, people, questions } from './queries.ts'
import { cancelLeave, checkLeave, commitLeave, lookLeave, mapLeave, undoableLeave, undoLeave } from './leave-actions.ts'
import { importRun, records } from './records.ts'
import { routes } from './routes.ts'
import { cameIn, importTelling } from './telling.ts'

export { importer } from './importer.ts'
export { leaveImporter } from './leave-importer.ts'
export { settled as ended } from './running.ts'
export { kindKeys } from './kinds.ts'
export type { ImportView, Verdict } from './contract.ts'

export const imports: Module = {
  name: 'import',
  records,
  ways: { [importRun.name]: { create: false, edit: false, moves: { reread: false, map: false, check: false, commit: false, undo: false, cancel: false, fail: false } } },
  acts: [map, answer, questions, managers, people, differences, differingRows, decide, undoable, importTelling, lookLeave, mapLeave, checkLeave, commitLeave, undoableLeave, undoLeave, cancelLeave],
  notices: [cameIn],
  jobs: [sweep],
  routes,
  sayings: {
    'import.no_file': 'No file came with this.',
    'import.too_large': 'This file is larger than can be taken: split it.',
    'import.goes_on': 'Something goes on with this import already: wait for it, or stop it.',
    'import.stopped': 'It was stopped. Nothing was written.',
    'import.file_gone': 'The file isn’t here any more: bring it again.',
    'import.columns_differ': 'The file has another number of columns.',
    'import.no_such_answer': 'That isn’t an answer to this question.',
    'import.mapping_incomplete': 'Some columns or settings are still missing.',
    'import.unanswered': 'Some managers aren’t found: say who they are, or that nobody is meant.',
    'import.differences_unanswered': 'Some people are here already with other values: say for each kind what becomes of it.',
    'import.no_such_verdict': 'That can’t be said of this kind of difference.',
    'import.built_upon': 'Something stands on this import already: it can’t be taken back as a whole.',
    'import.nothing_kept': 'There is nothing in this import to take back, or it is from before imports could be taken back.',
    'import.moved_out': 'Somebody would move to a place that you don’t look after. Leave the unit or the location as it is, or ask whoever looks after both.',
    'import.rows_left_out': 'Some rows can’t come in: mend the file, or leave them out.',
    'import.elsewhere_twice': 'A number of another system belongs to two people, in this file or here. Nothing was written: correct the column, or leave it out.',
    'leave_import.too_many': 'More rows than can be taken at once: split the file.',
    'leave_import.mapped_twice': 'Two columns are given the same meaning: change one of them.',
    'leave_import.stale': 'Something changed since you looked that this rests on. Nothing was written: look at it again.',
    'leave_import.differing_unanswered': 'Some balances are here already with other amounts: say whether they stay or are corrected.',
    'leave_import.built_upon': 'Something stands on this import already: it can’t be taken back as a whole.',
    'import.too_many_to_ask': 'More of these changes want approval than can be asked for by one file (1000): bring fewer at once, or, where they were decided elsewhere, let imports count as decided in the settings.',
    'import.stale': 'Somebody changed something in the meantime that this import rests on. Nothing was written: check it again.',
  },
}

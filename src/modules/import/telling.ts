import { act } from '#platform/act.ts'
import { toldOf, type NoticeKind } from '#platform/notify.ts'
import { person } from '#modules/people/index.ts'
import * as contracts from './contract.ts'
import { openDraft, runOf } from './draft.ts'

/** Nothing of the past is told by bringing it; that it is here now may be. */
export const cameIn: NoticeKind = { kind: 'import.came_in', record: person, label: 'My details were brought in', says: 'HR has brought details of yours in from a file: look them over', page: id => `/people/${id}`, usually: 'at_once', isAsked: true }

/** How many that are is counted before they are there: who has left by then isn't told. */
export const importTelling = act(contracts.importTelling, async (tx, _, { id }) => {
  await runOf(tx, id!)
  const { report } = await openDraft(tx, id!)
  return { items: [toldOf(cameIn, report ? report.added - report.ended + report.changed : 0, [])] }
})

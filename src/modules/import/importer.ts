import type { Actor } from '#shared/access.ts'
import { as } from '#platform/db.ts'
import { map } from './actions.ts'
import type { Answers, Settings } from './contract.ts'
import { decideOn, differencesOf, differingOf } from './differences.ts'
import type { KindKey } from './kinds.ts'
import { problemsOf } from './queries.ts'
import { broughtFrom, checkIt, commitIt, giveUp, lookedAt, undoIt } from './steps.ts'
import { undoableOf } from './undo.ts'

/** The same way without HTTP, for the command line: a file of this machine, in somebody's name. */
export const importer = (actor: Actor, folder: string) => ({
  bring: (file: string) => broughtFrom(actor, folder, file),
  look: (id: string) => lookedAt(actor, folder, id),
  choose: (id: string, settings: Settings) => as(actor, tx => map.run(tx, { settings }, { id })),
  differences: (id: string) => as(actor, tx => differencesOf(tx, id)),
  decide: (id: string, answers: NonNullable<Answers['differences']>) => as(actor, tx => decideOn(tx, id, answers)),
  async *differing(id: string, kind: KindKey) {
    let after: string | undefined
    do {
      const page = await as(actor, tx => differingOf(tx, id, kind, after, 500))
      yield* page.items
      after = page.next ?? undefined
    } while (after)
  },
  check: (id: string) => checkIt(actor, folder, id),
  commit: (id: string, leaveOut: boolean) => commitIt(actor, folder, id, { leaveOut }),
  undoable: (id: string) => as(actor, tx => undoableOf(tx, id)),
  undo: (id: string) => undoIt(actor, id),
  giveUp: (id: string) => giveUp(actor, folder, id),
  async *problems(id: string) {
    let after: string | undefined
    do {
      const page = await as(actor, tx => problemsOf(tx, id, { limit: 500, ...after && { after } }))
      yield* page.items
      after = page.next ?? undefined
    } while (after)
  },
})

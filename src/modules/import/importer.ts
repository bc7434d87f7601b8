import type { Actor } from '#shared/access.ts'
import { as } from '#platform/db.ts'
import { map } from './actions.ts'
import type { Settings } from './contract.ts'
import { problemsOf } from './queries.ts'
import { broughtFrom, checkIt, commitIt, giveUp, lookedAt } from './steps.ts'

/** The same way without HTTP, for the command line: a file of this machine, in somebody's name. */
export const importer = (actor: Actor, folder: string) => ({
  bring: (file: string) => broughtFrom(actor, folder, file),
  look: (id: string) => lookedAt(actor, folder, id),
  choose: (id: string, settings: Settings) => as(actor, tx => map.run(tx, { settings }, { id })),
  check: (id: string) => checkIt(actor, folder, id),
  commit: (id: string, leaveOut: boolean) => commitIt(actor, folder, id, { leaveOut }),
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

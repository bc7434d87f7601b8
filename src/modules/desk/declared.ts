import type { Work } from '#platform/module.ts'
import type { WorkKind } from '#shared/work.ts'

let known: readonly Work[] = []
/** What work all modules have, told at start: those below the desk are not its to import. */
export const declareWork = (work: readonly Work[]) => { known = work }
export const workDeclared = () => known
export const kindsDeclared = (): readonly WorkKind[] => known.flatMap(({ kinds }) => kinds)
export const kindNamed = (kind: string): WorkKind | undefined => kindsDeclared().find(each => each.kind === kind)

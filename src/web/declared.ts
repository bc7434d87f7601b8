import { declare } from '#ui/declared.ts'
import { modules } from './modules.ts'

let all: Promise<void> | undefined

/** What all modules declare, which nobody needs before the sign-in; a failed load is tried again. */
export const declared = (): Promise<void> => all ??= Promise.all(modules.map(({ records }) => records?.()))
  .then(told => declare(told.flatMap(each => each?.records ?? []), modules.flatMap(({ namings = [] }) => namings), modules.flatMap(({ personTabs = [] }) => personTabs), modules.flatMap(({ waiting }) => waiting ?? [])))
  .catch(error => { all = undefined; throw error })

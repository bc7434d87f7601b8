import type { Module } from '#platform/module.ts'
import { sealer } from '#platform/sealer.ts'
import { declare } from '#modules/organization/declared.ts'
import { organization } from '#modules/organization/index.ts'
import { approvals } from '#modules/approvals/index.ts'
import { law } from '#modules/law/index.ts'
import { people } from '#modules/people/index.ts'
import { declareKinds, notices as told } from '#modules/notices/index.ts'
import { declareWork } from '#modules/desk/declared.ts'
import { desk } from '#modules/desk/index.ts'
import { hrTeam } from '#modules/hr-team/index.ts'
import { careers } from '#modules/careers/index.ts'
import { leave } from '#modules/leave/index.ts'
import { imports } from '#modules/import/index.ts'

/** THE list of modules, in order; each may import only those above it. */
export const modules: readonly Module[] = [organization, law, approvals, people, told, desk, hrTeam, careers, leave, imports]
export const records = modules.flatMap(({ records }) => records)
/** What people are told of, by whichever module. */
export const notices = modules.flatMap(({ notices = [] }) => notices)
export const jobs = [sealer, ...modules.flatMap(({ jobs = [] }) => jobs)]
declare(records)
declareWork(modules.flatMap(({ work }) => work ?? []))
declareKinds(notices)

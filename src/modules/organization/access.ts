import type { Static } from 'typebox'
import type { TimedJob } from '#platform/clockwork.ts'
import { act } from '#platform/act.ts'
import * as contract from './contract.ts'

type Waiting = Static<typeof contract.waiting.output>['items'][number]

export const waiting = act(contract.waiting, async tx => ({ items: await tx.query<Waiting>(`select grant_id as "grantId", holder, preparer, population, confirmers, bar from app.waiting_access()`) }))

export const turnGrants: TimedJob = { name: 'organization.turn_grants', may: {}, everySeconds: 900, run: tx => tx.query(`select app.turn_grants()`) }

import type { Static } from 'typebox'
import { act } from '#platform/act.ts'
import { make } from '#platform/action.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import { functions } from '#shared/functions.ts'
import * as contract from './contract.ts'
import { readyMade } from './positions.ts'
import { accessGrant, population, populationRule, workerKinds } from './records.ts'

type Waiting = Static<typeof contract.waiting.output>['items'][number]

export const waiting = act(contract.waiting, async tx => ({ items: await tx.query<Waiting>(`select grant_id as "grantId", holder, preparer, population, confirmers, bar from app.waiting_access()`) }))

export const prepareAccess = act(contract.prepareAccess, async (tx, { areas, ...common }) => {
  const ids: string[] = []
  for (const { function: area, level } of areas) ids.push(await make(accessGrant)(tx, { ...common, function: area, level }))
  return { ids }
})

export const readyMadeGroups = act(contract.readyMadeGroups, async (tx, { executiveIds }) => {
  const items: { id: string; name: string }[] = []
  const known = new Set((await tx.query<{ name: string }>(`select name from population`)).map(({ name }) => name))
  const executives = executiveIds.map(personId => ({ personId }))
  for (const { name, note, include, exclude } of groups(executives)) {
    if (known.has(name) || include.length === 0) continue
    const id = await make(population)(tx, { name, note })
    for (const rule of include) await make(populationRule)(tx, { populationId: id, effect: 'include', ...rule })
    for (const rule of exclude) await make(populationRule)(tx, { populationId: id, effect: 'exclude', ...rule })
    items.push({ id, name })
  }
  return { items }
})

export const nameSecondPerson = act(contract.nameSecondPerson, async (tx, { personId }) => {
  await tx.query(`select app.name_second_person($1)`, [personId])
  return { personId }
})

export const handOver = act(contract.handOver, async (tx, { fromId, toId }) => {
  await tx.query(`select app.hand_over($1, $2, $3)`, [fromId ?? null, toId, Object.keys(functions)])
  return { toId }
})

type Colleague = Static<typeof contract.colleagues.output>['items'][number]
export const colleagues = act(contract.colleagues, async (tx, { q }) => ({ items: await tx.query<Colleague>(`select id, name, job_title as "jobTitle" from app.colleagues_named($1)`, [q]) }))

export const turnGrants: TimedJob = { name: 'organization.turn_grants', may: {}, everySeconds: 900, run: tx => tx.query(`select app.turn_grants()`) }

type Criterion = { personId: string } | { workerKind: keyof typeof workerKinds } | { circle: 'hr_team' | 'hr_leads' }
const groups = (executives: readonly Criterion[]): { name: string; note: string; include: readonly Criterion[]; exclude: readonly Criterion[] }[] => [
  { name: readyMade.others, note: 'For pay, relations, health and documents of everybody else', include: (Object.keys(workerKinds) as (keyof typeof workerKinds)[]).map(workerKind => ({ workerKind })), exclude: [{ circle: 'hr_team' }, ...executives] },
  { name: readyMade.team, note: 'For HR for HR; its leadership is the second person’s', include: [{ circle: 'hr_team' }], exclude: [{ circle: 'hr_leads' }, ...executives] },
  { name: readyMade.executives, note: 'For whoever looks after them', include: executives, exclude: [] },
]

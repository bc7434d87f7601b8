import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { change } from './changes.ts'
import * as contracts from './contract-lines.ts'

type Above = { kind: 'direct' | 'acting' | 'dotted' | 'line'; step: number; personId: string; assignmentId: string; name: string; jobTitle: string; purpose: string | null; until: string | null }

const line = act(contracts.line, async (tx, _, { id }) => {
  await mustSee(tx, id!)
  return { items: await tx.query<Above>(above, [id]) }
})

const reports = act(contracts.reports, async (tx, _, { id }) => {
  const [items, line] = await Promise.all([reportsOf(tx, id!), tx.query<Above>(above, [id])])
  const next = line.find(({ kind }) => kind === 'direct')
  return { proposed: next ? { assignmentId: next.assignmentId, name: next.name } : null, items }
})

/** Each by a change of their own. Later facts that repeat the manager who goes follow. */
const succeed = act(contracts.succeed, async (tx, { effectiveOn, successors }, { id }) => {
  const items = await reportsOf(tx, id!)
  for (const { assignmentId, managerAssignmentId } of successors) {
    refuseIf(!items.some(each => each.assignmentId === assignmentId), 'people.not_their_report', { field: 'successors' })
    await change.run(tx, { managerAssignmentId, effectiveOn, action: 'manager', carries: ['managerAssignmentId'] }, { id: assignmentId })
  }
  return { changed: successors.length }
})

async function reportsOf(tx: Tx, id: string) {
  await mustSee(tx, id)
  return tx.query<{ assignmentId: string; personId: string; name: string; jobTitle: string }>(`
    select id as "assignmentId", person_id as "personId", name, job_title as "jobTitle" from directory_entry
    where manager_assignment_id = $1 and status = any ('{active,starting}') order by sort_name, id limit 200`, [id])
}

async function mustSee(tx: Tx, id: string) {
  if (!(await tx.query('select from directory_entry where id = $1', [id])).length) throw new Refusal('not_found', {}, 404)
}
const above = `select kind, step, person_id as "personId", assignment_id as "assignmentId", name, job_title as "jobTitle", purpose, until from app.managers_of($1)`

export const lines = {
  acts: [line, reports, succeed],
  sayings: {
    'people.manager_cycle_ahead': 'From a later day on this manager would report to this person, directly or further up: choose another, or change that first.',
    'people.acts_for_self': 'Nobody stands in for themselves: choose somebody else.',
    'people.acting_circle': 'They would stand in for each other at the same time: choose somebody who is here.',
    'people.not_their_report': 'Somebody among these doesn’t report to this job: look again who does.',
    'people.dotted_to_self': 'Nobody has a dotted line to themselves: choose somebody else.',
  },
}

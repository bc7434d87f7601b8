import { act } from '#platform/act.ts'
import { edit, lock, make, move, remove } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { problemOf } from '#platform/errors.ts'
import type { Ways } from '#platform/api.ts'
import { answered, tellAsked } from '#platform/notify.ts'
import { selection } from '#platform/query.ts'
import { present } from '#platform/rows.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { tellsInput } from '#shared/telling.ts'
import { ask } from '#modules/approvals/index.ts'
import { hireNow } from './actions.ts'
import { askHireApproval, hireStepsAhead } from './approvals.ts'
import { change, planOf, releasePart, takeBack } from './changes.ts'
import * as contracts from './contract-plans.ts'
import { refuse } from './dates.ts'
import { known } from './known.ts'
import { confidentialPlan, employmentChange, plannedHire, records, type PlannedHire } from './records.ts'
import { isWholePay, pick, refuseTwoPlaces, refuseUneven } from './rules.ts'
import { contradiction, foreignTo } from './rules-dates.ts'
import { refuseHalfSeat } from './rules-positions.ts'
import { moved, offersOfPlan } from './telling.ts'
import { withdraw } from './withdraw.ts'

const most = 500
type Part = { record: string; id: string; name: string; release: () => Promise<unknown>; cancel: () => Promise<unknown>; takeBack: () => Promise<unknown> }

/** Somebody's hire among those named: nothing of it stands anywhere else before it is released. */
const planHire = act(contracts.planHire, async (tx, { planId: given, planName, named, releaseOn, note, asksApproval, ...input }) => {
  refuseIf(given != null && (named != null || releaseOn != null), 'people.named_on_plan', { field: 'named' })
  const planId = given ?? await make(confidentialPlan)(tx, { name: planName ?? input.name, effectiveOn: input.startsOn, named: named ?? null, releaseOn: releaseOn ?? null, note: note ?? null })
  const plannedHireId = await make(plannedHire)(tx, { ...input, planId } as never)
  await refuseUnhirable(tx, plannedHireId)
  // As part of a plan it may stay unasked as long as its author likes; else those who would know of it are named first.
  const isAsked = asksApproval ?? (given ? false : null)
  const steps = isAsked === false ? null : await hireStepsAhead(tx, input)
  if (steps && !isAsked) throw new Refusal('people.needs_approval', { steps })
  if (steps) await ask(tx, plannedHire.name, plannedHireId, null)
  return { planId, plannedHireId, status: steps ? 'requested' : 'planned' }
})

const editHire: ReturnType<typeof edit<typeof plannedHire>> = async (tx, id, patch, version) => {
  const now = await edit(plannedHire)(tx, id, patch, version)
  await refuseUnhirable(tx, id)
  return now
}

/** The same for several: whoever it would change nothing for is left out. Refused whole, with the reason of each. */
const planMany = act(contracts.planMany, async (tx, { assignmentIds, ...input }, { id }) => {
  const { effectiveOn, reasonId, reason } = await planOf(tx, id!)
  let added = 0
  const refused: RowProblem[] = []
  for (const assignmentId of [...new Set(assignmentIds)].sort()) {
    const problem = await tried('assignment', assignmentId, assignmentId, async () => {
      const { changeId } = await change.run(tx, { ...input, effectiveOn: input.effectiveOn ?? effectiveOn, planId: id!, action: 'reorganisation', reasonId, reason }, { id: assignmentId })
      if (changeId) added++
    })
    if (problem) refused.push(problem)
    if (problem?.isFinal) break
  }
  refuseParts(refused)
  refuseIf((await partsOf(tx, id!)).length > most, 'people.plan_too_large', { most })
  return { added, same: new Set(assignmentIds).size - added }
})

const planned = act(contracts.planned, async (tx, { on, planId }) => ({
  items: await tx.query<contracts.PlannedLine>(`
    select record, id, status, plan_id as "planId", person_id as "personId", assignment_id as "assignmentId", effective_on as "effectiveOn", action, sets, name, job_id as "jobId", job_title as "jobTitle", unit_id as "unitId", unit_name as "unitName",
      location_id as "locationId", location_name as "locationName", legal_entity_id as "legalEntityId", legal_entity_name as "legalEntityName", manager_assignment_id as "managerAssignmentId", manager_name as "managerName"
    from app.planned_until($1, $2)`, [on ?? 'infinity', planId ?? null]),
}))

/** All of it, or nothing: each part by the rights of whoever releases, judged now. */
export const releasePlan = move(confidentialPlan, 'release', {
  input: tellsInput,
  async decide({ row, input, tx }) {
    const told = answered(input?.tells ?? row.tells, moved), offers = told.length ? await offersOfPlan(tx, row.id, 'planned') : []
    const parts = await partsOf(tx, row.id)
    refuseIf(!parts.length, 'people.plan_empty')
    await lockAll(tx, row.id)
    await each(parts, 'release')
    await tellAsked(tx, told, offers, parts[0]!)
    return { told }
  },
})

/** Nothing of it comes true. What was written of somebody who isn't hired goes, and stays in the events that those named read. */
const cancelPlan = move(confidentialPlan, 'cancel', { decide: async ({ row, tx }) => each(await partsOf(tx, row.id), 'cancel') })

/** As if it had never been, the last first: each part by the rights of whoever takes it back. Whoever was hired by it was hired by mistake. */
const takeBackPlan = move(confidentialPlan, 'takeBack', {
  input: tellsInput,
  async decide({ row, input, tx }) {
    const told = answered(input?.tells, moved), offers = told.length ? await offersOfPlan(tx, row.id, 'released') : []
    const parts = (await partsOf(tx, row.id, 'released')).toReversed()
    refuseIf(!parts.length, 'people.plan_taken_back')
    await each(parts, 'takeBack')
    await tellAsked(tx, told, offers, parts[0]!)
    return { told }
  },
})

const releaseHire = move(plannedHire, 'release', {
  async decide({ row, tx }) {
    const { planId: _, personId: __, compared: ___, elsewhere: ____, ...asks } = plannedHire.asks
    const said = Object.fromEntries(Object.entries(pick(row, asks) as object).filter(([, value]) => value !== null))
    const { assignmentId } = await hireNow(tx, { ...said, ...await whoIsMeant(tx, row) } as never)
    return { assignmentId }
  },
})
const cancelChange = move(employmentChange, 'cancel')

/** What a hire would be refused for is said while it is planned, not on its day. */
async function refuseUnhirable(tx: Tx, id: string) {
  const [found] = await tx.query(`select ${selection(plannedHire, 't')} from planned_hire t where t.id = $1`, [id])
  const row = present(plannedHire, found!) as PlannedHire
  const [{ mayHire } = { mayHire: false }] = await tx.query<{ mayHire: boolean }>('select app.may_hire_at($1, $2, $3, $4) as "mayHire"', [row.legalEntityId, row.kind, row.unitId, row.locationId])
  if (!mayHire) throw new Refusal('not_yours', {}, 403)
  const { releaseOn } = await planOf(tx, row.planId)
  refuseIf(releaseOn !== null && releaseOn > row.startsOn, 'people.released_too_late', { field: 'releaseOn', effectiveOn: row.startsOn })
  refuseIf(!isWholePay(row), 'people.pay_incomplete', { field: 'amount' })
  refuse(foreignTo(row) ?? contradiction(row, Object.keys(plannedHire.asks)))
  refuseUneven(row.costShares)
  refuseTwoPlaces(row)
  refuseHalfSeat(row, row.startsOn)
  await whoIsMeant(tx, row)
}

/** Is this somebody known? Whoever was not compared yet is asked about, when the hire is planned and again when it is released. */
async function whoIsMeant(tx: Tx, { name, birthDate, workEmail, personalEmail, personId, compared, elsewhere }: PlannedHire): Promise<{ personId?: string; soughtId?: string }> {
  if (personId) return { personId }
  const found = await known.run(tx, { name, birthDate, workEmail, personalEmail }, {})
  if (elsewhere === 'same') {
    refuseIf(!found.elsewhere, 'people.not_known', { field: 'elsewhere' })
    return { soughtId: found.elsewhere!.id }
  }
  const isUnanswered = found.people.some(each => !compared?.includes(each.personId)) || found.elsewhere !== null && elsewhere !== 'another'
  refuseIf(isUnanswered, 'people.known_already', { known: found })
  return {}
}

/** In the order in which they come true: newcomers first, whom others may then report to. */
async function partsOf(tx: Tx, planId: string, status: 'planned' | 'released' = 'planned'): Promise<Part[]> {
  const parts = await tx.query<{ record: string; id: string; name: string; assignmentId: string }>(`select record, id, name, assignment_id as "assignmentId" from app.planned_until('infinity', $1) where status = $2 order by record desc, effective_on, id`, [planId, status])
  return parts.map(part => part.record === plannedHire.name
    ? { ...part, release: () => releaseHire(tx, part.id), cancel: () => remove(plannedHire)(tx, part.id, null), takeBack: () => unhire(tx, part.assignmentId) }
    : { ...part, release: () => releasePart(tx, part.id), cancel: () => cancelChange(tx, part.id), takeBack: () => takeBack(tx, part.id) })
}

async function unhire(tx: Tx, assignmentId: string) {
  const [held] = await tx.query<{ employmentId: string; status: string }>('select e.id as "employmentId", e.status from assignment a join employment e on e.id = a.employment_id where a.id = $1', [assignmentId])
  if (held?.status !== 'withdrawn') await withdraw(tx, held?.employmentId ?? assignmentId, { withdrawnReason: 'The plan of this hire was taken back' })
}

async function lockAll(tx: Tx, planId: string) {
  const keys = await tx.query<{ key: string }>(`select 'assignment:' || assignment_id as key from employment_change where plan_id = $1 and status = 'planned' union select 'hire:' || legal_entity_id from planned_hire where plan_id = $1 and status = 'planned'
    union select 'hire:' || legal_entity_id from employment_change where plan_id = $1 and status = 'planned' and legal_entity_id is not null`, [planId])
  await lock(tx, keys.map(({ key }) => key))
}

async function each(parts: readonly Part[], what: 'release' | 'cancel' | 'takeBack') {
  const refused: RowProblem[] = []
  for (const part of parts) {
    const problem = await tried(part.record, part.id, part.name, part[what])
    if (problem) refused.push(problem)
    if (problem?.isFinal) break
  }
  refuseParts(refused)
}

type RowProblem = { record: string; id: string; name: string; code: string; title: string; isFinal: boolean }
/** What refuses one part doesn't keep from looking at the others; but where the database itself said no, nothing more can be asked of it. */
async function tried(record: string, id: string, name: string, work: () => Promise<unknown>): Promise<RowProblem | null> {
  try {
    await work()
    return null
  } catch (error) {
    const { status, code, title, errors } = problemOf(error, byName)
    if (status >= 500 || code === 'changed_meanwhile') throw error
    return { record, id, name, code, title: errors?.[0] ? `${title} ${errors[0].message}` : title, isFinal: !(error instanceof Refusal) }
  }
}
function refuseParts(parts: readonly RowProblem[]) {
  refuseIf(parts.length > 0, 'people.plan_refused', { parts: parts.map(({ isFinal: _, ...part }) => part) })
}
const byName = new Map(records.map(record => [record.name, record as never]))

export const plans = {
  acts: [planHire, planMany, planned, askHireApproval],
  ways: {
    confidential_plan: { moves: { release: releasePlan, cancel: cancelPlan, takeBack: takeBackPlan } },
    planned_hire: { create: false, edit: editHire, moves: { release: false } },
  } satisfies Record<string, Ways>,
  sayings: {
    'people.plan_closed': 'This plan was released or cancelled: make another.',
    'people.plan_empty': 'Nothing is planned in it yet: add somebody first, or cancel it.',
    'people.plan_refused': 'Parts of the plan can’t be done or undone as they are. Nothing was changed: look at each.',
    'people.plan_taken_back': 'Each part of this plan was taken back already: nothing of it stands.',
    'people.plan_too_large': 'That is too much for one plan: make a second one.',
    'people.part_of_plan': 'This is part of a plan and comes true with it: release the plan, or cancel this part.',
    'people.named_on_plan': 'Who knows of it, and its release, are the plan’s: change them there.',
    'people.known_already': 'Somebody like this is known here: say whether it is the same person.',
    'people.goes_with_main_job': 'All jobs of an employment go to another legal entity together: plan it for the main one.',
  },
}

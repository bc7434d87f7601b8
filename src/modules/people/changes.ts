import { randomUUIDv7 } from 'node:crypto'
import type { Static } from 'typebox'
import { act } from '#platform/act.ts'
import { insert, lock, move } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { before, changeFrom, changes } from '#platform/strand.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { ask } from '#modules/approvals/index.ts'
import { mustBeApproved } from './approvals.ts'
import * as contracts from './contract.ts'
import { refuseBeyondEnd, refuseHalfEnd, reopen, terminateBy } from './ends.ts'
import { giveNotice, noticeOf, refuseAgainstNotice, takeNoticeBack } from './notices.ts'
import { takenUp } from './proposals.ts'
import { refuseUnfit } from './reasons.ts'
import { changeable, changeFacts, contract, employmentChange, noticeFacts, pay, placement, workingHours, type ConfidentialPlan, type EmploymentChange } from './records.ts'
import { actionOf, pick, refuseTwoPlaces, refuseUneven } from './rules.ts'
import { emptySeat, refuseHalfSeat } from './rules-positions.ts'
import { refuseBeyondReason } from './terms-of.ts'
import { recallBy, transferNow } from './transfer.ts'

type Values = Record<string, unknown>
/** The strand that each kind of fact stands in, and whose it is; `theirs`: what a field of the change is called there. */
const strands = [
  { name: 'placement', record: placement, of: 'assignmentId' }, { name: 'hours', record: workingHours, of: 'assignmentId' },
  { name: 'pay', record: pay, of: 'assignmentId' }, { name: 'contract', record: contract, of: 'employmentId' },
] as const satisfies readonly { name: keyof typeof changeFacts; record: AnyRecord; of: 'assignmentId' | 'employmentId' }[]
const theirs = (field: string) => field === 'payReason' ? 'reason' : field
/** Of these fields or values, those that are of one kind of fact. */
const own = (name: keyof typeof changeFacts, fields: readonly string[]) => fields.filter(field => field in changeFacts[name])
const inTheirWords = (name: keyof typeof changeFacts, values: Values): Values => Object.fromEntries(own(name, Object.keys(values)).map(field => [theirs(field), values[field]]))
type Held = { personId: string; assignmentId: string; employmentId: string; legalEntityId: string; isMain: boolean; startsOn: string; today: string; lastDay: string | null; isOver: boolean }

/** Several facts of a job held, as one change: at once, or planned among those named until its day or its release. */
export const change = act(contracts.change, (tx, input, { id }) => changeOne(tx, input, id!))

/** `told`: what was answered to “tell them?”, where it is one of many. */
export async function changeOne(tx: Tx, { isPlanned: isKept, named, carries, asksApproval, proposalId, ...input }: Static<typeof contracts.change.input>, id: string, told: readonly string[] | null = null): Promise<Static<typeof contracts.change.output>> {
  refuseHalfEnd(input)
  const plan = input.planId ? await planOf(tx, input.planId) : null
  refuseIf(plan !== null && named != null, 'people.named_on_plan', { field: 'named' })
  const isPlanned = isKept === true || plan !== null
  const held = await heldBy(tx, id)
  if (held.isOver) throw new Refusal('wrong_state', {}, 409)
  await lock(tx, [`assignment:${id}`])
  const from = input.effectiveOn ?? plan?.effectiveOn ?? (held.startsOn > held.today ? held.startsOn : held.today)
  refuseIf(from < held.startsOn, 'people.before_first_day', { field: 'effectiveOn', startsOn: held.startsOn })
  const releaseOn = input.releaseOn ?? plan?.releaseOn
  refuseIf(releaseOn != null && releaseOn > from, 'people.released_too_late', { field: 'releaseOn', effectiveOn: from })
  if (input.legalEntityId) refuseNoTransfer(held, from, input.legalEntityId)
  refuseIf(input.fixedTermEndsOn != null && input.fixedTermEndsOn < from, 'people.ends_before_it_starts', { field: 'fixedTermEndsOn' })
  refuseUneven(input.costShares)
  refuseTwoPlaces(input)
  refuseHalfSeat(input, from, id)
  await refuseBeyondReason(tx, id, from, input)
  const values = Object.fromEntries(Object.entries({ ...emptySeat(input), ...input } as Values).filter(([field, value]) => field in changeable && value !== undefined))
  refuseBeyondEnd(held.lastDay, { action: input.action ?? actionOf(Object.keys(values)), effectiveOn: from })
  const news = await differences(tx, held, from, values)
  const sets = news.flatMap(each => each.sets)
  const changed = news.filter(each => each.sets.length).map(({ name }) => name)
  if (!changed.length) return { changeId: null, status: 'released', startsOn: from, changed, room: null }
  const action = input.action ?? (input.legalEntityId ? 'transfer' : actionOf(sets))
  await refuseUnfit(tx, { reasonId: input.reasonId, action, terminationKind: input.terminationKind })
  const asked = news.flatMap(({ later }) => later)
  if (!isPlanned && asked.length && !carries) throw new Refusal('people.later_facts', { fields: asked })
  const set = Object.fromEntries(sets.map(field => [field, values[field]]))
  const paid = await paidIn(tx, held, set)
  const isRequested = await mustBeApproved(tx, { ...set, ...paid, proposalId: proposalId ?? null, assignmentId: held.assignmentId, action, sets, effectiveOn: from }, isPlanned, plan ? asksApproval ?? false : asksApproval)
  const given = noticeOf(input)
  if (action === 'termination') await refuseAgainstNotice(tx, held.employmentId, from, given)
  const changeId = randomUUIDv7()
  await insert(tx, employmentChange, changeId, {
    ...set, personId: held.personId, assignmentId: held.assignmentId, effectiveOn: from, action, reasonId: input.reasonId ?? null, reason: input.reason ?? null, note: input.note ?? null, named: named ?? null, planId: input.planId ?? null, proposalId: proposalId ?? null, told,
    releaseOn: input.releaseOn ?? (isRequested && !isPlanned ? least(from, held.today) : null), sets, carries: carries ?? null, ...paid, ...pick(input, noticeFacts) as object,
  } as never)
  if (proposalId) await takenUp(tx, proposalId, held.assignmentId)
  if (isRequested) await ask(tx, employmentChange.name, changeId, null)
  else if (!isPlanned) await release(tx, changeId)
  const [{ room } = { room: null }] = isPlanned && input.positionId ? await tx.query<{ room: { code: string } | null }>('select app.room_for($1) as room', [changeId]) : []
  return { changeId, status: isRequested ? 'requested' : isPlanned ? 'planned' : 'released', startsOn: from, changed, room }
}

/** What was planned becomes true: its rows are written into the strands, and whoever may see those sees them. A part of a plan waits for the others. */
export const release = move(employmentChange, 'release', {
  locks: row => [`assignment:${row.assignmentId}`],
  async decide(context) {
    refuseIf(context.row.planId !== null, 'people.part_of_plan')
    return comeTrue(context)
  },
  follow: goOver,
})
/** With the plan that it is a part of. */
export const releasePart = move(employmentChange, 'release', { decide: comeTrue, follow: goOver })

async function comeTrue({ row, tx }: Releasing): Promise<{ usedBy?: string[] } | void> {
  const held = await heldBy(tx, row.assignmentId)
  if (held.isOver) throw new Refusal('people.has_ended', {}, 409)
  refuseBeyondEnd(held.lastDay, row)
  if (row.action === 'termination') {
    await giveNotice(tx, row, held.employmentId)
    return void await terminateBy(tx, held.employmentId, { ...pick(valuesOf(row), changeFacts.end) as Values, endsOn: row.effectiveOn, terminationReasonId: row.reasonId, terminationReason: row.reason })
  }
  if (row.legalEntityId !== null) return
  await refuseContradiction(tx, row)
  if (row.sets.some(field => field in changeFacts.hours)) await refuseBeyondReason(tx, row.assignmentId, row.effectiveOn, pick(valuesOf(row), changeFacts.hours))
  // Where nobody was asked, what only repeats the old values follows the change.
  await write(tx, held, row.effectiveOn, valuesOf(row), row.carries ?? row.sets)
  if (row.action === 'correction') return { usedBy: await built(tx, row) }
}
/** What was changed while the value that is corrected was still taken for true, of the same kind of fact: kept with the correction. An end isn't everybody's to know. */
async function built(tx: Tx, row: EmploymentChange): Promise<string[]> {
  const alike = Object.values(changeFacts).filter(facts => row.sets.some(field => field in facts)).flatMap(facts => Object.keys(facts))
  const later = await tx.query<{ id: string }>(`select id from employment_change where assignment_id = $1 and status = 'released' and action <> 'termination' and effective_on >= $2 and id <> $3 and sets && $4::text[] order by effective_on, id`, [row.assignmentId, row.effectiveOn, row.id, alike])
  return later.map(({ id }) => id)
}
/** To another legal entity, once it is no plan any more: plans go along. */
async function goOver({ row, tx }: Releasing): Promise<void> {
  if (row.legalEntityId === null) return
  const { employmentId } = await heldBy(tx, row.assignmentId)
  await transferNow(tx, { ...valuesOf(row) as { legalEntityId: string }, startsOn: row.effectiveOn, reason: row.reason, carries: row.carries ?? row.sets }, employmentId)
}

/** As if it had never been: what stood before holds again, from the same day, also in later facts that had followed. */
export const takeBack = move(employmentChange, 'takeBack', {
  locks: row => [`assignment:${row.assignmentId}`],
  async decide({ row, tx }) {
    const held = await heldBy(tx, row.assignmentId)
    if (row.action === 'termination') {
      await takeNoticeBack(tx, row, held.employmentId)
      return void await reopen(tx, held.employmentId)
    }
    if (row.legalEntityId !== null) return void await recallBy(tx, held.employmentId)
    const [shared] = await tx.query(`select from employment_change where assignment_id = $1 and effective_on = $2 and status = 'released' and id <> $3 and sets && $4::text[]`, [row.assignmentId, row.effectiveOn, row.id, row.sets])
    refuseIf(shared !== undefined, 'people.built_upon', { fields: row.sets })
    for (const { name, record, of } of strands) {
      const set = own(name, row.sets)
      if (!set.length) continue
      const now = await changes(record)(tx, held[of], row.effectiveOn, inTheirWords(name, valuesOf(row)))
      refuseIf(Object.keys(now.values).length > 0, 'people.built_upon', { fields: Object.keys(now.values) })
      const stood = await before(record)(tx, held[of], row.effectiveOn)
      refuseIf(!stood, 'people.nothing_before', { fields: set })
      await changeFrom(record)(tx, held[of], row.effectiveOn, Object.fromEntries(set.map(field => [theirs(field), stood![theirs(field)] ?? null])), set.map(theirs))
    }
  },
})

/** A plan that the actor knows of, while it is one. */
export async function planOf(tx: Tx, id: string): Promise<Pick<ConfidentialPlan, 'id' | 'effectiveOn' | 'releaseOn' | 'reasonId' | 'reason'>> {
  const [plan] = await tx.query<ConfidentialPlan>('select id, effective_on as "effectiveOn", release_on as "releaseOn", reason_id as "reasonId", reason, status from confidential_plan where id = $1', [id])
  if (!plan) throw new Refusal('invalid', { errors: [{ field: 'planId', code: 'not_found', message: 'names nothing that you can see' }] })
  refuseIf(plan.status !== 'planned', 'people.plan_closed')
  return plan
}

/** All jobs of an employment go over with the main one. */
function refuseNoTransfer({ legalEntityId, isMain, startsOn }: Held, from: string, to: string): void {
  refuseIf(to === legalEntityId, 'people.same_entity', { field: 'legalEntityId' })
  refuseIf(!isMain, 'people.goes_with_main_job', { field: 'legalEntityId' })
  refuseIf(from <= startsOn, 'people.before_first_day', { field: 'effectiveOn', startsOn })
}

/** The job as the actor may know it: an end ahead is for those who look after the person. */
async function heldBy(tx: Tx, assignmentId: string): Promise<Held> {
  const [held] = await tx.query<Held>(`
    select a.person_id as "personId", a.id as "assignmentId", a.employment_id as "employmentId", e.legal_entity_id as "legalEntityId", a.id = (select o.id from assignment o where o.employment_id = a.employment_id order by o.is_primary desc, o.id limit 1) as "isMain", e.starts_on as "startsOn", app.today_at(d.location_id) as today,
      case when app.covers('people', 0, e.id) then e.ends_on end as "lastDay", d.status = 'ended' as "isOver"
    from assignment a join employment e on e.id = a.employment_id join directory_entry d on d.id = a.id where a.id = $1`, [assignmentId])
  if (!held) throw new Refusal('not_found', {}, 404)
  return held
}

/** Of each kind of fact: what these values would set that isn't so already, and what later facts repeat of the old; in the change's own words. */
async function differences(tx: Tx, held: Held, from: string, values: Values) {
  const found: { name: keyof typeof changeFacts; sets: string[]; later: { field: string; days: string[] }[] }[] = []
  for (const { name, record, of } of strands) {
    const fields = own(name, Object.keys(values))
    if (!fields.length) continue
    const { values: news, later } = await changes(record)(tx, held[of], from, inTheirWords(name, values))
    found.push({
      name, sets: fields.filter(field => theirs(field) in news),
      later: fields.filter(field => theirs(field) in later).map(field => ({ field, days: later[theirs(field)]!.map(({ startsOn }) => startsOn) })),
    })
  }
  for (const name of ['end', 'entity'] as const) {
    const sets = own(name, Object.keys(values)).filter(field => values[field] != null)
    if (sets.length) found.push({ name, sets, later: [] })
  }
  return found
}

async function write(tx: Tx, held: Held, from: string, values: Values, carries: readonly string[]) {
  for (const { name, record, of } of strands) {
    if (own(name, Object.keys(values)).length) await changeFrom(record)(tx, held[of], from, { personId: held.personId, ...inTheirWords(name, values) }, own(name, carries).map(theirs))
  }
}

/** Two changes of one day may each say something, but not different things of the same. */
async function refuseContradiction(tx: Tx, row: EmploymentChange) {
  const others = await tx.query<{ sets: string[] }>(`select sets from employment_change where assignment_id = $1 and effective_on = $2 and status = 'released' and id <> $3 and prepared_at > $4`, [row.assignmentId, row.effectiveOn, row.id, row.preparedAt])
  const fields = others.flatMap(({ sets }) => sets.filter(field => row.sets.includes(field)))
  refuseIf(fields.length > 0, 'people.contradicts', { fields: [...new Set(fields)] })
}

/** An amount is kept in its currency: where the change names none, that of the day. */
async function paidIn(tx: Tx, held: Held, values: Values): Promise<{ currency?: string }> {
  if (values['amount'] == null && values['allowances'] == null || values['currency'] != null) return {}
  const [{ currency } = { currency: undefined }] = await tx.query<{ currency: string }>('select currency from pay where assignment_id = $1 order by starts_on desc limit 1', [held.assignmentId])
  return currency ? { currency } : {}
}

/** What waits for approval takes effect as soon as it is approved, where nobody wanted it to wait longer. */
const least = (a: string, b: string) => a < b ? a : b
type Releasing = { row: EmploymentChange; tx: Tx }
const valuesOf = (row: EmploymentChange): Values => Object.fromEntries(row.sets.map(field => [field, row[field as keyof EmploymentChange]]))

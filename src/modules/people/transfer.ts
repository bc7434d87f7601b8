import { randomUUIDv7 } from 'node:crypto'
import type { Static } from 'typebox'
import { act } from '#platform/act.ts'
import { insert, lock, make, move } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { changeFrom, rowsOf } from '#platform/strand.ts'
import type { AnyRecord, Row } from '#shared/record.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { dayBefore, differing, goingOn } from '#shared/strand.ts'
import * as contracts from './contract-life.ts'
import { transferStepsAhead } from './approvals.ts'
import { takenBack } from './ends.ts'
import { nextNumber } from './known.ts'
import { assignment, changeFacts, contract, employment, pay, placement, workingHours } from './records.ts'
import { agreedNotice, seniorityDate } from './records-life.ts'
import { isWholePay, pick, refuseUneven } from './rules.ts'
import { emptySeat, refuseHalfSeat } from './rules-positions.ts'

type Values = Record<string, unknown>
type Home = { personId: string; legalEntityId: string; kind: string; startsOn: string; status: string; endsOn: string | null; serviceFrom: string | null; detail: string | null; seniority: Pick<Row<typeof seniorityDate>, 'purpose' | 'countsFrom' | 'reason'>[]; agreed: Pick<Row<typeof agreedNotice>, 'agreedIn' | 'givenBy' | 'length' | 'unit' | 'endsAt'>[] }

export const transfer = act(contracts.transfer, async (tx, input, { id }) => {
  const { carries: _, number: __, reason: ___, ...sets } = input
  const steps = await transferStepsAhead(tx, id!, sets)
  const made = await transferNow(tx, input, id!)
  // What is wrong with it is said first.
  if (steps) throw new Refusal('people.needs_approval', { steps })
  return made
})

/** One employment ends, another continues it from the day after, with service, jobs, hours, pay and contract: neither a leaver nor a joiner. Both places judge. */
export async function transferNow(tx: Tx, { carries, ...input }: Static<typeof contracts.transfer.input>, id: string): Promise<{ employmentId: string; assignmentIds: string[] }> {
  const home = await homeOf(tx, id)
  refuseIf(input.legalEntityId === home.legalEntityId, 'people.same_entity', { field: 'legalEntityId' })
  refuseIf(input.startsOn <= home.startsOn, 'people.before_first_day', { field: 'startsOn', startsOn: home.startsOn })
  refuseUneven(input.costShares)
  refuseHalfSeat(input, input.startsOn)
  refuseIf((await tx.query(`select from secondment x join assignment a on a.id = x.assignment_id where a.employment_id = $1 and x.ends_on >= $2`, [id, input.startsOn])).length > 0, 'people.is_seconded', { field: 'startsOn' })
  const jobs = await tx.query<{ id: string; isPrimary: boolean }>(`select id, is_primary as "isPrimary" from assignment a where employment_id = $1 and not exists (select from secondment x where x.host_assignment_id = a.id) order by is_primary desc, id`, [id])
  await lock(tx, [`hire:${input.legalEntityId}`, ...jobs.map(job => `assignment:${job.id}`)])
  await leave(tx, id, { endsOn: dayBefore(input.startsOn) })

  const employmentId = randomUUIDv7()
  const later: { field: string; days: string[] }[] = []
  const moving = await Promise.all(jobs.map(async (job, n) => ({ ...job, newId: randomUUIDv7(), places: await goingTo(tx, placement, job.id, n ? {} : { ...emptySeat(input), ...pick(input, changeFacts.placement) as Values }), hours: await goingTo(tx, workingHours, job.id, n ? {} : pick(input, changeFacts.hours)) })))
  const contracts = await goingTo(tx, contract, id, pick(input, changeFacts.contract))
  if (later.length && !carries) throw new Refusal('people.later_facts', { fields: later })

  for (const { newId, places: [first] } of moving) await tx.query(`select app.plan_place($1, $2, $3, $4, $5, $6, $7)`, [home.personId, employmentId, newId, input.legalEntityId, home.kind, first!['unitId'], first!['locationId']])
  const number = input.number ?? await nextNumber(tx, input.legalEntityId, home.personId)
  await insert(tx, employment, employmentId, {
    personId: home.personId, legalEntityId: input.legalEntityId, kind: home.kind as 'employee', number, startsOn: input.startsOn, continuesId: id,
    serviceFrom: home.serviceFrom ?? home.startsOn, serviceReason: input.reason ?? 'Transfer between legal entities', ...pick(home, employment.asks, ['detail', 'supplier', 'sponsorAssignmentId', 'engagedUntil']) as object,
  })
  for (const { purpose, countsFrom, reason } of home.seniority) await make(seniorityDate)(tx, { personId: home.personId, employmentId, purpose, countsFrom, reason })
  for (const { agreedIn, givenBy, length, unit, endsAt } of home.agreed) await make(agreedNotice)(tx, { personId: home.personId, employmentId, agreedIn, givenBy, length, unit, endsAt })
  await put(tx, contract, employmentId, home.personId, contracts)
  for (const { id: oldId, newId, isPrimary, places, hours } of moving) {
    await insert(tx, assignment, newId, { personId: home.personId, employmentId, isPrimary, continuesId: oldId })
    await put(tx, placement, newId, home.personId, places)
    await put(tx, workingHours, newId, home.personId, hours)
    await tx.query(`select app.carry_over($1, $2, $3)`, [oldId, newId, input.startsOn])
  }
  await repay(tx, moving[0]!.newId, home.personId, input, carries ?? [])
  return { employmentId, assignmentIds: moving.map(({ newId }) => newId) }

  /** What goes on of a strand, with what is new from the first day; what later stretches merely repeat follows where that was answered. */
  async function goingTo(tx: Tx, record: AnyRecord, ownerId: string, values: Values) {
    const rows = goingOn(await rowsOf(record, tx, ownerId), input.startsOn)
    const found = differing(rows, input.startsOn, values)
    later.push(...Object.entries(found.later).map(([field, days]) => ({ field, days: days.map(({ startsOn }) => startsOn) })))
    if (!rows.length && Object.keys(values).length) return [{ startsOn: input.startsOn, endsOn: null, ...values } as Values]
    const follows = (row: { id: string }) => Object.fromEntries(Object.keys(found.values).filter(field => carries?.includes(field) && found.later[field]?.some(day => day.id === row.id)).map(field => [field, found.values[field]]))
    return rows.map((row, n) => ({ ...row, ...n ? follows(row) : found.values }) as Values)
  }
}

const leave = move(employment, 'transfer', { decide: async ({ input }) => ({ endsOn: (input as { endsOn: string }).endsOn }) })

/** As if nobody had gone: the employment goes on, and what continued it is no more, while nothing was built on that. */
const recalled = { decide: async () => ({ endsOn: null }), follow: async ({ row, tx }: { row: { id: string }; tx: Tx }) => { await tx.query(`select app.drop_continuation($1)`, [row.id]) } }
/** For the change that it came by, which is being taken back itself. */
export const recallBy = move(employment, 'recall', recalled)
export const recall = move(employment, 'recall', {
  ...recalled,
  async follow(context) {
    await recalled.follow(context)
    const came = await context.tx.query<{ id: string }>(`select c.id from employment_change c join assignment a on a.id = c.assignment_id where a.employment_id = $1 and c.legal_entity_id is not null and c.status = 'released'`, [context.row.id])
    for (const { id } of came) await takenBack(context.tx, id)
  },
})

async function homeOf(tx: Tx, id: string): Promise<Home> {
  const [home] = await tx.query<Home>(`select person_id as "personId", legal_entity_id as "legalEntityId", kind, starts_on as "startsOn", status, ends_on as "endsOn", service_from as "serviceFrom", detail, supplier, sponsor_assignment_id as "sponsorAssignmentId", engaged_until as "engagedUntil",
    (select coalesce(jsonb_agg(jsonb_build_object('purpose', s.purpose, 'countsFrom', s.counts_from, 'reason', s.reason)), '[]') from seniority_date s where s.employment_id = e.id) as seniority,
    (select coalesce(jsonb_agg(jsonb_build_object('agreedIn', n.agreed_in, 'givenBy', n.given_by, 'length', n.length, 'unit', n.unit, 'endsAt', n.ends_at)), '[]') from agreed_notice n where n.employment_id = e.id) as agreed from employment e where id = $1`, [id])
  if (!home) throw new Refusal('not_found', {}, 404)
  return home
}

async function put(tx: Tx, record: AnyRecord, ownerId: string, personId: string, rows: readonly Values[]) {
  for (const row of rows) await make(record)(tx, { ...pick(row, record.asks) as Values, personId, [record.subject!]: ownerId } as never)
}

/** Pay goes along unseen; another is set by whoever may. */
async function repay(tx: Tx, assignmentId: string, personId: string, input: Values, carries: readonly string[]) {
  const { payReason, ...values } = pick(input, changeFacts.pay) as Values
  if (!Object.values(values).some(value => value != null)) return
  const [had] = await tx.query(`select from pay where assignment_id = $1`, [assignmentId])
  refuseIf(!had && !isWholePay(values), 'people.pay_incomplete', { field: 'amount' })
  await changeFrom(pay)(tx, assignmentId, input['startsOn'] as string, { personId, ...values, ...payReason !== undefined ? { reason: payReason } : {} }, carries)
}

import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { edit, insert, lock, move, type Edited, type Made } from '#platform/action.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import { as, type Tx } from '#platform/db.ts'
import type { NoticeKind } from '#platform/notify.ts'
import { addDays, type Day } from '#shared/calendar.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import type { WorkKind } from '#shared/work.ts'
import { openMany } from '#modules/desk/index.ts'
import * as contracts from './contract-sickness.ts'
import { sickness, type Sickness } from './records.ts'
import { asPosted, count, patternsOf, type Asking } from './counting.ts'
import { accountLock } from './requests.ts'
import { sickPay as sickPayBy, type Spell } from './schemes.ts'

export const ill: NoticeKind = { kind: 'leave.ill', record: sickness, label: 'Sickness', says: 'Somebody is reported ill', page: id => `/leave/sick/${id}`, usually: 'at_once' }

/** Both are HR’s of leave alone, by who knows the field. */
export const sicknessKinds = [
  { kind: 'leave.long_sickness', label: 'Somebody is ill for long', function: 'leave', level: 'expert', minutes: 60, serviceDays: 5, firstContact: 'expert' },
  { kind: 'leave.help_back', label: 'Offer help to come back to work', function: 'leave', level: 'expert', minutes: 90, serviceDays: 10, firstContact: 'expert', checklist: ['The offer is sent', 'Their answer is noted', 'What helps is agreed on, or why nothing does'] },
] as const satisfies readonly WorkKind[]

export const reportSick: Made<typeof sickness> = async (tx, input) => {
  const { employmentId, startsOn, expectedBackOn = null } = input
  await lock(tx, accountLock(input))
  const found = await basis(tx, employmentId, startsOn), { asking } = found, { personId } = await tx.me()
  refuseIf(startsOn > asking.today, 'leave.ill_ahead', { field: 'startsOn' })
  refuseIf(expectedBackOn !== null && expectedBackOn <= startsOn, 'leave.back_before_ill', { field: 'expectedBackOn' })
  refuseIf(startsOn < asking.starts_on || asking.ends_on !== null && startsOn > asking.ends_on, 'leave.not_employed_then', { field: 'startsOn' })
  const backdated = asking.rules?.asking?.backdated
  refuseIf(personId === input.personId && backdated !== undefined && startsOn < addDays(asking.today, -backdated), 'leave.ill_long_ago', { field: 'startsOn' })
  const id = randomUUIDv7()
  await insert(tx, sickness, id, input)
  await keep(tx, id, found, startsOn, untilOf(startsOn, expectedBackOn, asking.today))
  return id
}

/** Expected back on another day: until then they are away. */
export const expectBack: Edited<typeof sickness> = async (tx, id, patch, version) => {
  const [row] = await tx.query<Sickness>('select id, employment_id as "employmentId", starts_on as "startsOn" from sickness where id = $1', [id])
  if (row) await lock(tx, accountLock(row))
  const { expectedBackOn = null } = patch
  refuseIf(!!row && expectedBackOn !== null && expectedBackOn <= row.startsOn, 'leave.back_before_ill', { field: 'expectedBackOn' })
  const written = await edit(sickness)(tx, id, patch, version)
  if (row && patch.expectedBackOn !== undefined) await again(tx, row, null)
  return written
}

export const back = move(sickness, 'back', {
  input: contracts.backInput, locks: accountLock,
  async decide({ row, input, tx }) {
    const { asking } = await basis(tx, row.employmentId, row.startsOn)
    refuseIf(input.lastDay < row.startsOn, 'leave.back_before_ill', { field: 'lastDay' })
    refuseIf(input.lastDay > asking.today, 'leave.ill_ahead', { field: 'lastDay' })
    return { lastDay: input.lastDay }
  },
  follow: ({ row, input, tx }) => again(tx, row, input.lastDay),
})
export const reopen = move(sickness, 'reopen', { locks: accountLock, decide: async () => ({ lastDay: null }), follow: ({ row, tx }) => again(tx, row, null) })
export const mistake = move(sickness, 'mistake', { locks: accountLock, follow: async ({ row, tx }) => void await tx.query('select app.post_sickness($1, null, null, null)', [row.id]) })

export const illNow = act(contracts.illNow, async tx => ({
  items: await tx.query<{ id: string; personId: string; name: string; startsOn: Day; expectedBackOn: Day | null; days: number; awaits: boolean }>(`
    select s.id, s.person_id as "personId", p.name, s.starts_on as "startsOn", s.expected_back_on as "expectedBackOn", greatest(app.today_of(s.person_id) - s.starts_on + 1, 1) as days,
      exists (select from sick_note n where n.sickness_id = s.id and n.status <> 'received') as awaits
    from sickness s join person p on p.id = s.person_id where s.status = 'ill' order by s.starts_on, s.id limit 500`),
}))

/** For who looks after leave there and pay too, of nobody's own: what links and who waits is the rule’s. Sickness before the records begin isn’t in it. */
export const sickPay = act(contracts.sickPay, async (tx, { averageWeeklyEarnings }, { id }) => {
  const [row] = await tx.query<Sickness & { may: boolean }>(`
    select id, employment_id as "employmentId", starts_on as "startsOn", request_id as "requestId", person_id is distinct from app.me() and app.covers('leave', 1, employment_id) and (app.covers('payroll', 0, employment_id) or app.covers('compensation', 0, employment_id)) as may from sickness where id = $1`, [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  if (!row.may) throw new Refusal('not_yours', {}, 403)
  const { asking } = await basis(tx, row.employmentId, row.startsOn)
  refuseIf(asking.country !== 'GB', 'leave.no_sick_pay_rule')
  const spells = await tx.query<Spell & { id: string }>(`
    select r.id, r.starts_on as "from", coalesce(r.last_day, r.ends_on) as "to" from leave_request r join leave_type t on t.id = r.leave_type_id and t.kind = 'sick'
    where r.employment_id = $1 and r.status = 'approved' and r.starts_on <= $2 and coalesce(r.last_day, r.ends_on) >= r.starts_on and r.every_weeks is null and r.hours_a_day is null order by r.starts_on`, [row.employmentId, row.startsOn])
  const own = spells.find(each => each.id === row.requestId), earlier = spells.filter(each => each.id !== row.requestId).map(({ from, to }) => ({ from, to }))
  if (!own) throw new Refusal('wrong_state', {}, 409)
  return { from: own.from, to: own.to, earlier, worked: await sickPayBy(own, earlier, patternsOf(asking), averageWeeklyEarnings) }
})

type Basis = { leaveTypeId: string; asking: Asking }
/** What the days of a sickness rest on: the type by which it is entered there, and how and where they work. */
export async function basis(tx: Tx, employmentId: string, from: Day): Promise<Basis> {
  const [type] = await tx.query<{ id: string | null }>('select app.sick_type($1, $2) as id', [employmentId, from])
  const [asking] = type?.id ? await tx.query<Asking>('select * from app.leave_asking($1, $2, $3, $3)', [employmentId, type.id, from]) : []
  if (type?.id && !asking) throw new Refusal('not_found', {}, 404)
  refuseIf(!asking, 'leave.no_sick_type', { field: 'startsOn' })
  return { leaveTypeId: type!.id!, asking: asking! }
}

/** Whoever isn’t back is away until the day before they are expected, and else until today: a job goes on from there. */
const untilOf = (startsOn: Day, expectedBackOn: Day | null, today: Day): Day => [startsOn, today, ...expectedBackOn ? [addDays(expectedBackOn, -1)] : []].sort().at(-1)!

async function again(tx: Tx, { id, employmentId, startsOn }: Pick<Sickness, 'id' | 'employmentId' | 'startsOn'>, lastDay: Day | null) {
  const found = await basis(tx, employmentId, startsOn)
  const [row] = await tx.query<{ expectedBackOn: Day | null }>('select expected_back_on as "expectedBackOn" from sickness where id = $1', [id])
  await keep(tx, id, found, startsOn, lastDay ?? untilOf(startsOn, row!.expectedBackOn, found.asking.today))
}
async function keep(tx: Tx, id: string, { leaveTypeId, asking }: Basis, startsOn: Day, until: Day) {
  await tx.query('select app.post_sickness($1, $2, $3, $4)', [id, leaveTypeId, until, asPosted(await count(asking, { startsOn, endsOn: until }, new Set()))])
}

type Open = { organizationId: string; sicknessId: string; employmentId: string; startsOn: Day; today: Day; endsOn: Day | null }
type Long = { organizationId: string; kind: string; sicknessId: string; personId: string; employmentId: string }

/** Whoever is still ill is away today too; an employment’s end ends it. What is long by the policy goes to a specialist. */
export const goOnSick: TimedJob = {
  name: 'leave.sickness', may: {}, everySeconds: 300,
  async run(tx) {
    const open = await tx.query<Open>('select organization_id as "organizationId", sickness_id as "sicknessId", employment_id as "employmentId", starts_on as "startsOn", today, ends_on as "endsOn" from app.sickness_to_extend()')
    for (const { organizationId, sicknessId: id, employmentId, startsOn, today, endsOn } of open) await as({ kind: 'job', organizationId, name: goOnSick.name }, async own => {
      const until = endsOn && endsOn < startsOn ? startsOn : endsOn ?? today
      await keep(own, id, await basis(own, employmentId, startsOn), startsOn, until)
      if (endsOn) await own.query('select app.end_sickness($1, $2)', [id, until])
    })
    const long = await tx.query<Long>('select organization_id as "organizationId", kind, sickness_id as "sicknessId", person_id as "personId", employment_id as "employmentId" from app.sickness_long()')
    for (const [organizationId, those] of Map.groupBy(long, each => each.organizationId)) await as({ kind: 'job', organizationId, name: goOnSick.name }, own =>
      openMany(own, those.map(({ kind, sicknessId: recordId, personId, employmentId: subjectId }) => ({ kind, key: `${kind}:${recordId}`, personId, subjectId, recordName: 'sickness', recordId }))))
  },
}

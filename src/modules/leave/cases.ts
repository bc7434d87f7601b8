import { act } from '#platform/act.ts'
import { edit, lock, make, move, type Edited, type Made } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { told, type Day } from '#shared/calendar.ts'
import { exact, highest, sum } from '#shared/exact.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { valueOf } from './by-law.ts'
import { caseClock as contract, caseInputs, type CaseMove } from './contract-cases.ts'
import { leaveCase, leaveCaseWeek, type LeaveCase } from './records.ts'
import { noticesOf, placeOf, stepsOf } from './case-clock.ts'
import { goOnWith, openFirst, settled } from './case-work.ts'
import { fmlaEligible, fmlaWeek } from './schemes.ts'
import { beyond, caseLock, clockOf, leftIn, precise, weeksOf, type Week } from './case-hours.ts'

export const addCase: Made<typeof leaveCase> = async (tx, input) => {
  refuseIf(input.twelveMonths === 'fixed-year' && !input.yearStartsOn, 'leave.case_year_unknown', { field: 'yearStartsOn' })
  refuseIf(!!input.endsOn && input.endsOn < input.startsOn, 'leave.to_before_from', { field: 'endsOn' })
  const id = await make(leaveCase)(tx, input)
  await openFirst(tx, { ...input, id })
  return id
}
/** A day that was put right puts right by when they are to be told. */
export const editCase: Edited<typeof leaveCase> = async (tx, id, patch, version) => {
  const [before] = await tx.query<LeaveCase>('select starts_on as "startsOn", ends_on as "endsOn", twelve_months as "twelveMonths", year_starts_on as "yearStartsOn", asked_on as "askedOn", status, person_id as "personId", employment_id as "employmentId" from leave_case where id = $1', [id])
  const after = { ...before, ...patch, id } as LeaveCase
  refuseIf(!!after.endsOn && after.endsOn < after.startsOn, 'leave.to_before_from', { field: 'endsOn' })
  refuseIf(after.twelveMonths === 'fixed-year' && !after.yearStartsOn, 'leave.case_year_unknown', { field: 'yearStartsOn' })
  const written = await edit(leaveCase)(tx, id, patch, version)
  if (before?.status === 'asked' && after.askedOn !== before.askedOn) {
    await settled(tx, id, ['tell'], 'closed')
    await openFirst(tx, after)
  }
  return written
}

export const tell = move(leaveCase, 'tell', {
  input: caseInputs.tell,
  async decide({ row, input, tx }: { row: LeaveCase; input: CaseMove['tell']; tx: Tx }) {
    refuseIf(input.toldOn < row.askedOn, 'leave.case_before_asked', { field: 'toldOn' })
    return { toldOn: input.toldOn, certificationAskedOn: input.certificationAskedOn ?? null, certificationDueOn: await certificationDueOf(tx, row, input) }
  },
  async follow({ row, input, tx }) {
    await settled(tx, row.id, ['tell'])
    await goOnWith(tx, { ...row, ...input, certificationDueOn: await certificationDueOf(tx, row, input) })
  },
})
async function certificationDueOf(tx: Tx, row: LeaveCase, { certificationAskedOn, certificationDueOn }: CaseMove['tell']): Promise<Day | null> {
  refuseIf(!!certificationDueOn && !certificationAskedOn, 'leave.certification_due_early', { field: 'certificationDueOn' })
  if (!certificationAskedOn) return null
  const earliest = String(valueOf(await noticesOf({ ...row, certificationAskedOn, certifiedOn: null, toldOn: null }, await placeOf(tx, row)), 'certificationBy'))
  if (certificationDueOn && certificationDueOn < earliest) throw new Refusal('leave.certification_due_early', { field: 'certificationDueOn', title: `By the rule on certification it may be due on ${told(earliest)} at the earliest.` })
  return certificationDueOn ?? earliest
}

export const certify = move(leaveCase, 'certify', {
  input: caseInputs.certify,
  async decide({ row, input }: { row: LeaveCase; input: CaseMove['certify'] }) {
    refuseIf(!!row.certificationAskedOn && input.certifiedOn < row.certificationAskedOn, 'leave.case_before_asked', { field: 'certifiedOn' })
    return { certifiedOn: input.certifiedOn }
  },
  async follow({ row, input, tx }) {
    await settled(tx, row.id, ['certify'])
    // One that came again, put right: the clock runs from that one.
    await settled(tx, row.id, ['designate'], 'closed')
    await goOnWith(tx, { ...row, ...input })
  },
})

/** Only for whom the cited rule lets take it, and once certified where that was asked for. */
export const designate = move(leaveCase, 'designate', {
  input: caseInputs.designate,
  async decide({ row, input, tx }: { row: LeaveCase; input: CaseMove['designate']; tx: Tx }) {
    const unmet = valueOf(await eligibilityOf(tx, row), 'unmet') as string[] | null
    refuseIf(!unmet || unmet.length > 0, 'leave.not_eligible', { title: `They can’t take this leave yet by the rule on who may: ${(unmet ?? []).join(', ') || 'it refuses these facts'} not met. Refuse the case, or put its facts right.` })
    const certifiedOn = input.certifiedOn ?? row.certifiedOn
    refuseIf(!!row.certificationAskedOn && !certifiedOn, 'leave.not_certified', { field: 'certifiedOn' })
    refuseIf(!!row.toldOn && input.designatedOn < row.toldOn, 'leave.case_before_asked', { field: 'designatedOn' })
    return { designatedOn: input.designatedOn, certifiedOn }
  },
  async follow({ row, input, tx }) {
    await settled(tx, row.id, ['tell', 'certify', 'designate'])
    await goOnWith(tx, { ...row, ...input })
  },
})
export const refuse = move(leaveCase, 'refuse', {
  input: caseInputs.refuse,
  decide: async ({ input }: { input: CaseMove['refuse'] }) => ({ refusedBecause: input.refusedBecause }),
  follow: ({ row, tx }) => settled(tx, row.id),
})
export const close = move(leaveCase, 'close', {
  input: caseInputs.close,
  async decide({ row, input, tx }: { row: LeaveCase; input: CaseMove['close']; tx: Tx }) {
    refuseIf(input.returnedOn < row.startsOn, 'leave.back_before_leave', { field: 'returnedOn' })
    const ahead = await tx.query(`select from leave_request r join leave_day d on d.request_id = r.id and d.quantity > 0 and d.on_day >= $2 and d.on_day <= coalesce(r.last_day, r.ends_on) where r.case_id = $1 and r.status in ('asked', 'approved') limit 1`, [row.id, input.returnedOn])
    refuseIf(ahead.length > 0, 'leave.case_has_days', { field: 'returnedOn' })
    return { returnedOn: input.returnedOn, returnedTo: input.returnedTo ?? null }
  },
  follow: ({ row, tx }) => settled(tx, row.id),
})

/** A week counts against what is left of the twelve, over all cases of the employment, by the way of counting of this one. */
export const addWeek: Made<typeof leaveCaseWeek> = async (tx, input) => {
  await lock(tx, [caseLock(input)])
  const [row] = await tx.query<LeaveCase>(`select id, employment_id as "employmentId", status, starts_on as "startsOn", twelve_months as "twelveMonths", year_starts_on as "yearStartsOn", weekly_hours::float8 as "weeklyHours", leave_for as "leaveFor" from leave_case where id = $1 and employment_id = $2`, [input.caseId, input.employmentId])
  if (!row) throw new Refusal('not_found', {}, 404)
  refuseIf(row.status !== 'designated', 'leave.case_not_designated')
  refuseIf(exact(input.hoursTaken).isAbove(row.weeklyHours), 'leave.more_than_week', { field: 'hoursTaken' })
  const weeks = await weeksOf(tx, row.employmentId, { statuses: ['asked', 'approved'] })
  refuseIf(weeks.some(each => !each.byLeave && each.week === input.weekOf && each.caseId === row.id), 'leave.week_is_there', { field: 'weekOf' })
  const all: Week[] = [...weeks, { week: input.weekOf, taken: input.hoursTaken, normal: row.weeklyHours, in: 'hours', caseId: row.id, byLeave: false, careFrom: row.leaveFor ? row.startsOn : null }], here = sum(all.filter(({ week }) => week === input.weekOf).map(each => exact(each.taken).over(each.normal)))
  refuseIf(here.isAbove(1), 'leave.more_than_week', { field: 'hoursTaken' })
  const over = await beyond(row, all, input.weekOf)
  if (over) {
    const wanted = exact(input.hoursTaken).over(row.weeklyHours), hours = highest(0, over.left.minus(here).plus(wanted)).times(row.weeklyHours).rounded(0.01)
    throw new Refusal('leave.case_used_up', { field: 'hoursTaken', title: over.week === input.weekOf ? `Of the ${row.leaveFor ? '26' : 'twelve'} weeks so much is left in the week of that day: ${hours} hours.` : `With it, the week of ${told(over.week)}, which is there already, would be beyond what is left.` })
  }
  return make(leaveCaseWeek)(tx, input)
}

export const caseClock = act(contract, async (tx, { on }, { id }) => {
  const [row] = await tx.query<LeaveCase>(`
    select id, employment_id as "employmentId", status, asked_on as "askedOn", starts_on as "startsOn", ends_on as "endsOn", twelve_months as "twelveMonths", year_starts_on as "yearStartsOn", leave_for as "leaveFor", weekly_hours::float8 as "weeklyHours", hours_worked::float8 as "hoursWorked", employees_nearby as "employeesNearby",
      told_on as "toldOn", certification_asked_on as "certificationAskedOn", certification_due_on as "certificationDueOn", certified_on as "certifiedOn", designated_on as "designatedOn", returned_on as "returnedOn"
    from leave_case where id = $1`, [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  const place = await placeOf(tx, row), [eligibility, notices, weeks] = [await eligibilityOf(tx, row), await noticesOf(row, place), await weeksOf(tx, row.employmentId)], own = weeks.filter(({ caseId }) => caseId === row.id)
  const asked = (await weeksOf(tx, row.employmentId, { statuses: ['asked'] })).filter(each => each.byLeave && each.caseId === row.id)
  const [entitlement, parts] = await Promise.all([clockOf(row, weeks, on ?? place.today), Promise.all(own.map(fmlaWeek))]), used = sum(parts).rounded(precise), day = on ?? place.today
  // The rule says what is left before leave that begins that day: a week that begins on it has taken its own.
  const begins = sum(await Promise.all(weeks.filter(({ week }) => week === day).map(fmlaWeek))), left = highest(0, (await leftIn(row, weeks, day)).minus(begins)).rounded(precise)
  return {
    today: place.today, steps: stepsOf(row, notices, place.today), eligibility, notices, entitlement, leftWeeks: left.toNumber(), leftHours: left.times(row.weeklyHours).rounded(0.01).toNumber(),
    usedWeeks: used.toNumber(), exactly: String(used), askedHours: hoursOf(asked),
    weeks: [...Map.groupBy(own, ({ week }) => week)].map(([weekOf, those]) => ({ weekOf, hoursTaken: hoursOf(those), byLeave: hoursOf(those.filter(({ byLeave }) => byLeave)), ofWeek: sum(those.map(each => parts[own.indexOf(each)]!)).toNumber() })),
  }
})

const hoursOf = (weeks: readonly Week[]) => sum(weeks.map(({ taken }) => taken)).toNumber()

async function eligibilityOf(tx: Tx, { employmentId, startsOn, hoursWorked, employeesNearby }: Pick<LeaveCase, 'employmentId' | 'startsOn' | 'hoursWorked' | 'employeesNearby'>) {
  const [employment] = await tx.query<{ from: Day }>('select coalesce(service_from, starts_on) as "from" from employment where id = $1', [employmentId])
  if (!employment) throw new Refusal('not_yours', {}, 403)
  return fmlaEligible({ employedFrom: employment.from, on: startsOn, hoursWorked: Number(hoursWorked), employeesNearby })
}

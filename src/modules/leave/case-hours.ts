import type { Tx } from '#platform/db.ts'
import { addDays, lastOfMonths, told, weekdayOf, type Day } from '#shared/calendar.ts'
import { exact, highest, lowest, sum, type Exact } from '#shared/exact.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Worked } from '#shared/worked.ts'
import { valueOf } from './by-law.ts'
import type { Counted } from './days.ts'
import type { LeaveCase } from './records.ts'
import { fmlaCaregiver, fmlaClock, fmlaWeek, weeksUsed, type TwelveMonths, type Used } from './schemes.ts'

/** `byLeave`: minutes of days of leave against the case rather than hours that somebody entered for the week. `careFrom`: of a case to care for a servicemember, its first day. */
export type Week = Used & { caseId: string; byLeave: boolean; careFrom: Day | null }
/** What says how weeks of a case are counted. */
export type Counts = Pick<LeaveCase, 'twelveMonths' | 'yearStartsOn' | 'startsOn'> & { leaveFor?: string | null }
type Held = Counts & Pick<LeaveCase, 'weeklyHours'> & { id: string; status: string; endsOn: Day | null }
/** Whoever writes hours against a case of an employment waits for whoever does. */
export const caseLock = ({ employmentId }: { employmentId: string }) => `leave_cases:${employmentId}`
/** A part of a week goes to the rule as the decimal that it shows. */
export const precise = exact('0.0000000001')

/** What each week took of each case: hours entered for it, and the days of leave against it that stand. */
export async function weeksOf(tx: Tx, employmentId: string, { statuses = ['approved'], without = null }: { statuses?: readonly string[]; without?: string | null } = {}): Promise<Week[]> {
  const rows = await tx.query<{ week: Day; minutes: string; normal: number; caseId: string; byLeave: boolean; careFrom: Day | null }>(`
    select w.week_of as week, w.hours_taken * 60 as minutes, c.weekly_hours::float8 as normal, w.case_id as "caseId", false as "byLeave", case c.leave_for when 'servicemember' then c.starts_on end as "careFrom" from leave_case_week w join leave_case c on c.id = w.case_id where w.employment_id = $1
    union all
    select date_trunc('week', d.on_day)::date, sum(d.minutes), c.weekly_hours::float8, r.case_id, true, case c.leave_for when 'servicemember' then c.starts_on end from leave_request r join leave_case c on c.id = r.case_id join leave_day d on d.request_id = r.id and d.quantity > 0 and d.on_day <= coalesce(r.last_day, r.ends_on)
    where r.employment_id = $1 and r.status = any ($2) and r.id is distinct from $3 group by 1, 3, 4, 6 order by 1, 4, 5`, [employmentId, statuses, without])
  return rows.map(({ minutes, ...each }) => ({ ...each, taken: exact(minutes).over(60), in: 'hours' }))
}
/** Of one kind of weeks, those of the single twelve months from a day on that are before another. */
const within = (weeks: readonly Week[], from: Day, on: Day, isCare: boolean) => weeks.filter(({ week, careFrom }) => addDays(week, 6) >= from && week < on && (careFrom !== null) === isCare)
const partOf = async (weeks: readonly Week[]) => sum(await Promise.all(weeks.map(fmlaWeek))).rounded(precise)
/** By the rule that a case goes by: of care for a servicemember its own 26 weeks, else the twelve. */
export const clockOf = async (row: Counts, weeks: readonly Week[], on: Day): Promise<Worked> => row.leaveFor
  ? careOf(row.startsOn, weeks, on < row.startsOn ? row.startsOn : on)
  : fmlaClock(weeks.filter(({ careFrom }) => careFrom === null), on, { method: row.twelveMonths as TwelveMonths['method'], ...row.yearStartsOn && { yearStartsOn: row.yearStartsOn } })
const careOf = async (from: Day, weeks: readonly Week[], on: Day) => fmlaCaregiver(from, on, await partOf(within(weeks, from, on, true)), await partOf(within(weeks, from, on, false)))

/** What is left before a week: of the twelve no more than the single twelve months of care leave for other reasons. */
export async function leftIn(row: Counts, weeks: readonly Week[], on: Day): Promise<Exact> {
  const of = (worked: Worked, name: string) => exact(String(valueOf(worked, name) ?? 0)), own = of(await clockOf(row, weeks, on), 'availableWeeks')
  if (row.leaveFor) return own
  const care = await Promise.all([...new Set(weeks.flatMap(({ careFrom }) => careFrom !== null && careFrom <= on && on <= lastOfMonths(careFrom, 12) ? careFrom : []))].map(from => careOf(from, weeks, on)))
  return lowest(own, ...care.map(worked => of(worked, 'otherAvailableWeeks')))
}

/** The first week that would be beyond what is left, of those from one on: written late, hours may take what those after them stand on. */
export async function beyond(row: Counts, weeks: readonly Week[], from: Day): Promise<{ week: Day; part: Exact; left: Exact } | null> {
  const cares = [...new Set(weeks.flatMap(({ careFrom }) => careFrom ?? []))].map((startsOn): Counts => ({ ...row, startsOn, leaveFor: 'servicemember' })), twelve: Counts = { ...row, leaveFor: null }
  for (const { week } of await weeksUsed(weeks)) if (week >= from) {
    const here = weeks.filter(each => each.week === week), kinds = [twelve, ...cares].map(kind => ({ kind, own: here.filter(({ careFrom }) => careFrom === (kind.leaveFor ? kind.startsOn : null)) })).filter(({ own }) => own.length > 0)
    for (const { kind, own } of kinds) {
      // Of one week, the other kinds' hours are taken from what is left too.
      const left = highest(0, (await leftIn(kind, weeks, week)).minus(cares.length > 0 ? await partOf(here.filter(each => !own.includes(each))) : 0)), part = sum(await Promise.all(own.map(fmlaWeek)))
      if (!part.rounded(precise).isAtMost(left.rounded(precise))) return { week, part, left }
    }
  }
  return null
}

/** Days of a request as hours of a case: what they come to, what is left before and after, and what stands against it. */
export async function againstCase(tx: Tx, { caseId, employmentId }: { caseId: string; employmentId: string }, counted: readonly Counted[], without: string | null) {
  const [row] = await tx.query<Held>(`select id, status, starts_on as "startsOn", ends_on as "endsOn", twelve_months as "twelveMonths", year_starts_on as "yearStartsOn", weekly_hours::float8 as "weeklyHours", leave_for as "leaveFor" from leave_case where id = $1 and employment_id = $2`, [caseId, employmentId])
  if (!row) throw new Refusal('not_found', {}, 404)
  if (row.status !== 'designated') throw new Refusal('leave.case_not_designated', { field: 'caseId' })
  const days = counted.filter(each => each.days.isAbove(0)), hours = sum(days.map(({ minutes }) => minutes)).over(60)
  const own: Week[] = [...Map.groupBy(days, ({ on }) => addDays(on, 1 - weekdayOf(on)))].map(([week, of]) => ({ week, taken: sum(of.map(({ minutes }) => minutes)).over(60), normal: row.weeklyHours, in: 'hours', caseId, byLeave: true, careFrom: row.leaveFor ? row.startsOn : null }))
  const before = await weeksOf(tx, employmentId, { statuses: ['asked', 'approved'], without }), all = [...before, ...own], first = own[0]?.week, last = own.at(-1)?.week
  const inWeek = (week: Day) => sum(all.filter(each => each.week === week).map(each => exact(each.taken).over(each.normal)))
  const against = !first || !last ? null
    : days[0]!.on < row.startsOn || row.endsOn && days.at(-1)!.on > row.endsOn ? { code: 'leave.case_outside', says: `The case is from ${told(row.startsOn)}${row.endsOn ? ` to ${told(row.endsOn)}` : ''}: choose days within it.` }
    : own.some(({ week }) => inWeek(week).isAbove(1)) ? { code: 'leave.more_than_week', says: `That is more than the ${exact(row.weeklyHours)} hours of a normal week of the case, with what it took of that week already.` }
    : usedUp(await beyond(row, all, first), row)
  // What is left in a week is told before that week’s own hours.
  const used = async (weeks: readonly Week[]) => last ? (await leftIn(row, weeks, last)).minus(sum(await Promise.all(weeks.filter(each => each.week === last).map(fmlaWeek)))) : exact(0)
  const inHours = (weeks: Exact) => highest(0, weeks).times(row.weeklyHours).rounded(0.01)
  return { hours: hours.rounded(0.01), before: inHours(await used(before)), after: against ? exact(0) : inHours(await used(all)), against }
}
const usedUp = (found: { week: Day; left: Exact } | null, { weeklyHours, leaveFor }: Pick<Held, 'weeklyHours' | 'leaveFor'>) => found && { code: 'leave.case_used_up', says: `With these hours the week of ${told(found.week)} would be beyond ${leaveFor ? 'the 26 weeks' : 'the twelve weeks'}: ${highest(0, found.left).times(weeklyHours).rounded(0.01)} hours are left in it.` }

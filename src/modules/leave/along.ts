import { randomUUIDv7 } from 'node:crypto'
import { lock } from '#platform/action.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import { as, type Tx } from '#platform/db.ts'
import { addDays, daysBetween, weekdayOf, type Day } from '#shared/calendar.ts'
import { Refusal } from '#shared/refusal.ts'
import { asPosted, type Days } from './counting.ts'
import { look } from './looking.ts'
import { accountLock, asDrawn } from './requests.ts'

type Going = Days & { id: string; personId: string; wasId: string; employmentId: string; leaveTypeId: string; beganOn: Day; status: 'asked' | 'approved'; way: 'approved' | 'asked' }

/** Leave booked beyond a transfer that has come goes along where the policy says so; called by what posts, before leave beyond a last day is ended. */
export const goAlong: TimedJob = {
  name: 'leave.along', may: { leave: 'handle' }, everySeconds: 900,
  async run(tx) {
    for (const { id } of await tx.query<{ id: string }>('select id from app.leave_beyond_in() id')) await as({ kind: 'job', organizationId: id, name: goAlong.name }, takeAlong)
  },
}

async function takeAlong(tx: Tx): Promise<void> {
  const going = await tx.query<Going>(`select id, person_id as "personId", was_id as "wasId", employment_id as "employmentId", leave_type_id as "leaveTypeId", began_on as "beganOn", starts_on as "startsOn", ends_on as "endsOn",
    first_part as "firstPart", last_part as "lastPart", hours_a_day::float8 as "hoursADay", every_weeks as "everyWeeks", weekdays, status, way from app.leave_going_along()`)
  await lock(tx, [...new Set(going.flatMap(({ wasId, employmentId }) => [wasId, employmentId]))].flatMap(employmentId => accountLock({ employmentId })).sort())
  for (const each of going) {
    const asked = { ...each, startsOn: inStep(each) }
    if (asked.startsOn > asked.endsOn) continue
    const found = await look(tx, asked, null).catch(error => { if (error instanceof Refusal) return null; throw error })
    // No account there or not enough on it, leave there already, or no day that counts: it ends with the last day, as where nothing goes along.
    if (!found || found.overlaps.length || found.lacks.length || found.amount.is(0)) continue
    await tx.query('select app.take_leave_along($1, $2, $3, $4, $5, $6, $7)', [each.id, randomUUIDv7(), each.employmentId, asked.startsOn, asPosted(found.counted, Boolean(each.hoursADay)), asDrawn(found.draws.of), each.way === 'approved'])
  }
}

/** Every second week stays the same second week. */
export function inStep({ beganOn, startsOn, everyWeeks }: Pick<Going, 'beganOn' | 'startsOn' | 'everyWeeks'>): Day {
  const monday = (day: Day) => addDays(day, 1 - weekdayOf(day)), behind = everyWeeks ? daysBetween(monday(beganOn), monday(startsOn)) / 7 % everyWeeks : 0
  return behind ? addDays(monday(startsOn), 7 * (everyWeeks! - behind)) : startsOn
}

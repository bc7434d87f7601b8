import type { Tx } from '#platform/db.ts'
import type { Day } from '#shared/calendar.ts'
import { sum, type Exact } from '#shared/exact.ts'
import { asPosted, count, type Asking } from './counting.ts'
import type { Counted, Part } from './days.ts'

export type Past = { employmentId: string; leaveTypeId: string; startsOn: Day; endsOn: Day; firstPart: Part | null }
export type CountedPast = { amount: Exact; isSick: boolean; days: string }

/** Leave that was taken or agreed elsewhere, its days counted as those of a request are; none for whoever isn’t the asker’s. */
export async function countPast(tx: Pick<Tx, 'query'>, wanted: readonly Past[]): Promise<(CountedPast | null)[]> {
  const found = new Map<number, CountedPast>()
  for (let from = 0; from < wanted.length; from += atOnce) {
    const some = wanted.slice(from, from + atOnce)
    const rows = await tx.query<Asking & { nth: number }>(`select x.nth, a.* from jsonb_to_recordset($1::jsonb) x (nth int, employment uuid, type uuid, since date, until date) cross join lateral app.leave_asking(x.employment, x.type, x.since, x.until) a`,
      [JSON.stringify(some.map((each, nth) => ({ nth: from + nth, employment: each.employmentId, type: each.leaveTypeId, since: each.startsOn, until: each.endsOn })))])
    for (const { nth, ...asking } of rows) {
      const { startsOn, endsOn, firstPart } = wanted[nth]!
      const counted: Counted[] = await count(asking, { startsOn, endsOn, firstPart, lastPart: null }, new Set())
      found.set(nth, { amount: sum(counted.map(each => asking.unit === 'hours' ? each.minutes.over(60) : each.days)), isSick: asking.kind === 'sick', days: asPosted(counted) })
    }
  }
  return wanted.map((_, nth) => found.get(nth) ?? null)
}
const atOnce = 500

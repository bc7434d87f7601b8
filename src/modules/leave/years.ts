import { addDays, yearAround, type Day } from '#shared/calendar.ts'
import type { Assigned, Facts, Policies, Policy, Versions, Year } from './policy.ts'

/**
 * The leave years of an account until a day, of each policy by its own calendar. A version counts for the years that begin under it; one that
 * moves their beginning leaves a short year between. Another policy with the same years goes on in the one that has begun; what the one
 * before gave runs to the end of its own year.
 */
export function yearsOf(policies: Policies, { startsOn }: Facts, until: Day): Year[] {
  const years: Year[] = []
  for (const { from: since, to: last, by, versions } of stretchesOf(policies, startsOn)) {
    const begins = later(since, startsOn), before = years.at(-1), yearOn = (on: Day) => {
      const policy = (versions.findLast(({ from }) => from <= on) ?? versions[0]).policy
      return { policy, whole: yearAround(policy.yearFrom === 'hire' ? startsOn : policy.yearFrom, on) }
    }
    let year = yearOn(begins), from = !before ? year.whole.from : before.whole.from === year.whole.from && before.whole.to === year.whole.to ? before.from : begins
    for (; later(from, before ? begins : from) <= earlier(until, last); from = addDays(year.whole.to, 1), year = yearOn(from))
      years.push({ from, to: year.whole.to, ...year, by, holds: { from: before ? later(from, begins) : from, to: earlier(year.whole.to, last) } })
  }
  return years
}

/** Which policy counts from when until when. */
export function stretchesOf(policies: Policies, startsOn: Day): { from: Day; to: Day; by: string; versions: Versions }[] {
  const all: Assigned = 'gives' in policies ? [{ from: ever, by: '', versions: [{ from: ever, policy: policies }] }] : isAssigned(policies) ? policies : [{ from: ever, by: '', versions: policies }]
  return all.map((each, nth) => ({ ...each, from: nth ? each.from : ever, to: all[nth + 1] ? addDays(all[nth + 1]!.from, -1) : never })).filter(({ from, to }) => to >= startsOn && from <= to)
}
const isAssigned = (policies: Exclude<Policies, Policy>): policies is Assigned => 'versions' in policies[0]

export const ever = '0001-01-01', never = '9999-12-31'
export const later = (one: Day, other: Day): Day => one > other ? one : other
export const earlier = (one: Day, other: Day): Day => one < other ? one : other

import { Refusal } from '#shared/refusal.ts'
import { amount, sum } from './rules-queue.ts'

/** Of a position's week: `away` by leave, sickness and training; `duties` off the desk, such as projects, audits, leading. Shares of a hundred. */
export type Week = { hours: number; away: number; duties: readonly number[] }

/** What of a week is left for the desk. Duties are shares of the time that somebody is there. */
export function deskHours({ hours, away, duties }: Week): number {
  amount('hours', hours, 168)
  amount('away', away, 100)
  for (const each of duties) amount('duties', each, 100)
  const taken = sum(duties)
  if (taken > 100) throw new Refusal('hr-team.more_than_everything', { taken })
  return hours * (1 - away / 100) * (1 - taken / 100)
}

/** How much of a full person somebody is, `weeks` after their first day: from `first` percent evenly up to all of it. */
export function learned(weeks: number, { first, months }: { first: number; months: number }): number {
  amount('first', first, 100)
  amount('months', months)
  const until = months * weeksAMonth
  return weeks >= until ? 1 : (first + (100 - first) * Math.max(0, weeks) / until) / 100
}

export const weeksAMonth = 365.25 / 12 / 7

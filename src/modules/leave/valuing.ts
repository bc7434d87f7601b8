import { actualOf, yearlyOf } from '#modules/people/index.ts'
import type { Day } from '#shared/calendar.ts'
import { exact, highest, lowest, sum, type Exact } from '#shared/exact.ts'
import { toMinor } from '#shared/money.ts'
import { balanceOn, entriesOf, type Layer } from './account.ts'
import { accountOf, type AccountFacts } from './ledger.ts'
import type { Left, Turned } from './policy.ts'
import type { unvaluedWords, valuationMethods } from './words.ts'

export type Allowance = { amount: string; per: string; countsToBase: boolean | null }
export type Paid = { amount: string; currency: string; per: string; paymentsAYear: number | null; allowances: readonly Allowance[] }
/** A job on the day. Pay that the reader may not see isn't here, nor whether there is any. */
export type PaidJob = { hours: number | null; fullTime: number | null; isSeen: boolean; pay: Paid | null }
export type Method = { method: keyof typeof valuationMethods; yearDays: number | null; hasAllowances: boolean }
export type Unvalued = keyof typeof unvaluedWords
export type Worth = { currency: string; worth: Exact } | { because: Unvalued }
export type Untaken = { layer: Layer; quantity: Exact; stays: Exact }

/** What is there on a day by layer, and how much of it stays from earlier years without an end only because nobody was told twice, in time and with proof, that it lapses. */
export function untakenOn(row: AccountFacts, on: Day): Untaken[] {
  const { policies, facts, taken } = accountOf(row), turned: Turned[] = []
  let left: readonly Left[] = []
  const entries = entriesOf(policies, facts, taken('approved'), on, each => { turned.push(each) }, tranches => { left = tranches })
  const stays = sum(left.filter(each => each.layer === 'carried' && each.expiresOn === null && each.left.isAbove(0)).map(each =>
    lowest(each.left, sum(turned.filter(({ layer, because }) => layer === each.origin && because === 'not_told').map(({ goes }) => goes)))))
  return balanceOn(entries, on).layers.map(({ layer, days }) => ({ layer, quantity: days, stays: layer === 'carried' ? highest(0, lowest(stays, days)) : exact(0) }))
}

/** A week's pay of an employment, all its jobs together, in minor units; or why there is none to tell. What isn't the reader's to see is said before anything of it. */
export function weekOf(jobs: readonly PaidJob[], by: Method | undefined): Worth {
  if (jobs.some(({ isSeen }) => !isSeen)) return { because: 'not_yours' }
  if (!jobs.length) return { because: 'no_hours' }
  let yearly = exact(0), weekly = exact(0), currency = ''
  for (const { hours, fullTime, pay } of jobs) {
    if (!pay) return { because: 'no_pay' }
    if (currency && currency !== pay.currency) return { because: 'currencies' }
    currency = pay.currency
    const actual = hours === null ? null : actualOf({ amount: BigInt(pay.amount), per: pay.per }, { weeklyHours: hours, fullTimeHours: fullTime })
    if (hours === null || actual === null) return { because: 'no_hours' }
    const put = (amount: bigint, per: string, payments: number | null) => {
      const year = yearlyOf(amount, per, payments)
      if (per === 'hour') weekly = weekly.plus(exact(amount).times(hours))
      else if (year === null) return false
      else yearly = yearly.plus(year)
      return true
    }
    put(actual, pay.per, pay.paymentsAYear)
    for (const { amount, per, countsToBase } of by?.hasAllowances ? pay.allowances : []) {
      const minor = countsToBase === null ? null : toMinor(amount, currency)
      if (countsToBase !== false && (minor === null || !put(minor, per, per === 'payment' ? pay.paymentsAYear : null))) return { because: 'allowances' }
    }
  }
  if (yearly.is(0)) return { currency, worth: weekly }
  return by ? { currency, worth: yearly.over(weeksOf(by)).plus(weekly) } : { because: 'no_method' }
}
const weeksOf = ({ method, yearDays }: Method): Exact => method === 'weeks_52' ? exact(52) : method === 'weeks_365' ? exact(365).over(7) : exact(yearDays!).over(5)

/** Of one unit of an account: a day is a week's pay by the days that are worked in it, an hour by its hours. */
export function unitOf(week: Worth, unit: 'days' | 'hours', terms: { days: number; hours: number } | undefined): Worth {
  const by = terms?.[unit] ?? 0
  return 'because' in week ? week : by > 0 ? { ...week, worth: week.worth.over(by) } : { because: 'no_hours' }
}
/** In minor units, rounded once for each line, half away from nothing: sums are of what is told. */
export const valueOf = (quantity: Exact, worth: Exact): bigint => quantity.times(worth).rounded(1).top

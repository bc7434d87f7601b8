import { addDays } from '#shared/calendar.ts'
import { isSame } from '#shared/same.ts'

/** Days on which something of it begins or ended, and what holds then. */
export type Dated<T> = T & { startsOn: string; endsOn: string | null }
export type Hours = { weeklyHours: number; workingDays: number | null; fullTimeHours: number | null; fullTimeOf: 'agreed' | 'agreement' | 'location' | 'legal_entity' | null }
/** Amounts in minor units. */
export type Wage = { amount: bigint; per: string; paymentsAYear: number | null; allowances: readonly { amount: bigint; per: string; countsToBase: boolean | null }[] }

/** More than twice full time is a slip of the finger. */
export const mostFte = 2
export const isBeyondReason = ({ weeklyHours, fullTimeHours }: Pick<Hours, 'weeklyHours' | 'fullTimeHours'>): boolean => fullTimeHours !== null && weeklyHours > mostFte * fullTimeHours

/** 30 of 37.5 hours: "0.8000". Kept apart from the exact share, with which pay is worked out. */
export function fteOf({ weeklyHours, fullTimeHours }: Pick<Hours, 'weeklyHours' | 'fullTimeHours'>): string | null {
  if (fullTimeHours === null) return null
  const digits = String(halfUp(hundredths(weeklyHours) * 10_000n, hundredths(fullTimeHours))).padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`
}

/** Pay for the hours of the day: full-time pay times contract hours by full time, rounded once. An hour's pay is the same at any hours. */
export function actualOf({ amount, per }: Pick<Wage, 'amount' | 'per'>, { weeklyHours, fullTimeHours }: Pick<Hours, 'weeklyHours' | 'fullTimeHours'>): bigint | null {
  if (per === 'hour') return amount
  return fullTimeHours === null ? null : halfUp(amount * hundredths(weeklyHours), hundredths(fullTimeHours))
}

/** A year of it: a monthly amount as often as it is paid. Unknown for an hour's pay. */
export const yearlyOf = (amount: bigint, per: string, paymentsAYear: number | null): bigint | null => per === 'year' ? amount : per === 'month' ? amount * BigInt(paymentsAYear ?? 12) : per === 'payment' && paymentsAYear ? amount * BigInt(paymentsAYear) : null
/** What is paid each time; a month's pay is. */
export const eachPaymentOf = (amount: bigint, per: string, paymentsAYear: number | null): bigint | null => per === 'month' ? amount : per === 'year' && paymentsAYear ? halfUp(amount, BigInt(paymentsAYear)) : null

/** Base pay of a year: with the allowances that count to it. Allowances are as they stand, whatever the hours. */
export function baseOf(actual: bigint | null, { per, paymentsAYear, allowances }: Wage): bigint | null {
  const counting = allowances.filter(({ countsToBase }) => countsToBase !== false)
  const parts = [actual === null ? null : yearlyOf(actual, per, paymentsAYear), ...counting.map(each => each.countsToBase === null ? null : yearlyOf(each.amount, each.per, each.per === 'payment' ? paymentsAYear : null))]
  return parts.every(part => part !== null) ? parts.reduce((total, part) => total + part, 0n) : null
}

/** Stretches that say the same, one after the other, are one. */
export function merged<T extends object>(stretches: readonly Dated<T>[]): Dated<T>[] {
  const made: Dated<T>[] = []
  for (const each of stretches) {
    const last = made.at(-1)
    const isNext = last?.endsOn != null && addDays(last.endsOn, 1) === each.startsOn
    if (isNext && isSame({ ...last, startsOn: null, endsOn: null }, { ...each, startsOn: null, endsOn: null })) made[made.length - 1] = { ...last, endsOn: each.endsOn }
    else made.push(each)
  }
  return made
}

const hundredths = (value: number) => BigInt(Math.round(value * 100))
const halfUp = (above: bigint, below: bigint) => (2n * above + below) / (2n * below)

import { leastSquares, studentTwoSided } from '#shared/statistics.ts'

/** Of fewer nothing is told. */
export const least = 10
export type Paid = { personId: string; /** Those whose pay may be compared: one currency, one rhythm, one family of jobs, one country. */ like: string; amount: number; holds: boolean }
export type Beside = { holders: number; others: number; percent: number; low: number; high: number; of: readonly Paid[] }

/**
 * By how much the pay of those who hold a certificate differs from that of others in like jobs: the logarithm of pay by least squares, with a term for each kind of job, and the
 * interval that holds it 95 times in a hundred. Only jobs in which there are some of both and ten in all; ten of each in all, or nothing. It says what goes together, not why.
 */
export function besidePay(rows: readonly Paid[]): Beside | null {
  const jobs = [...Map.groupBy(rows.filter(({ amount }) => amount > 0), ({ like }) => like).values()].filter(of => of.length >= least && of.some(({ holds }) => holds) && of.some(({ holds }) => !holds))
  const of = jobs.flat(), holders = of.filter(({ holds }) => holds).length, others = of.length - holders, freedom = of.length - 1 - jobs.length
  if (holders < least || others < least || freedom < 1) return null
  const outcome = Float64Array.from(of, ({ amount }) => Math.log(amount)), held = Float64Array.from(of, ({ holds }) => holds ? 1 : 0), codes = Int32Array.from(jobs.flatMap((job, n) => job.map(() => n)))
  const fit = leastSquares(outcome, [held, ...jobs.length > 1 ? [{ codes, size: jobs.length - 1 }] : []])
  if (!fit) return null
  const by = fit.coefficients[1]!, half = quantile(freedom) * fit.standardErrors[1]!
  return { holders, others, percent: percentOf(by), low: percentOf(by - half), high: percentOf(by + half), of }
}

const percentOf = (logarithm: number) => Math.round((Math.exp(logarithm) - 1) * 100)
/** The t beyond which, on both sides, lie 5 in a hundred: the tails of the house, turned round. */
function quantile(freedom: number): number {
  let low = 0, high = 1000
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (studentTwoSided(middle, freedom) > 0.05) low = middle
    else high = middle
  }
  return high
}

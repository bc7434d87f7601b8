import { exact, sum, type Exact } from '#shared/exact.ts'
import { cell, listOf } from '#shared/rule-fields.ts'

/** Of categories: a row for each subject, a column for each rater. */
export const categories = listOf('Ratings', listOf('One subject’s', cell('Category')), { min: 1, help: 'A row for each subject, with a category for each rater.' })
export const categoryLimits = ['Categories are names: 1 and “1” are the same, and 1 is as far from 2 as from 5. A question by API takes 1 MB; in code there is no limit.'] as const

/** Every row as long as the first. */
export const isTable = (rows: readonly (readonly unknown[])[]): boolean => rows.every(({ length }) => length === rows[0]!.length)

type Agreement = { kappa: Exact | null; observedAgreement: Exact; expectedAgreement: Exact }
/** What agreement exceeds chance by, of what it could. Null where chance alone makes all agree. */
export const kappaOf = (observedAgreement: Exact, expectedAgreement: Exact): Agreement =>
  ({ observedAgreement, expectedAgreement, kappa: expectedAgreement.is(1) ? null : observedAgreement.minus(expectedAgreement).over(exact(1).minus(expectedAgreement)) })

/** Of two raters, unweighted: each as often in a category as they were. */
export function cohen(pairs: readonly (readonly [number | string, number | string])[]): Agreement {
  const first = counts(pairs.map(([category]) => category)), second = counts(pairs.map(([, category]) => category))
  const together = pairs.filter(([a, b]) => String(a) === String(b)).length
  const expected = sum([...first].map(([category, count]) => exact(count).times(second.get(category) ?? 0)))
  return kappaOf(exact(together).over(pairs.length), expected.over(pairs.length).over(pairs.length))
}

export function counts(categories: readonly (number | string)[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const category of categories) found.set(String(category), (found.get(String(category)) ?? 0) + 1)
  return found
}

import { exact, mean, sum, type Exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { float, listOf, number, whole } from '#shared/rule-fields.ts'
import { chiSquaredUpper } from '#shared/statistics.ts'
import { isTable } from './tables/ratings.ts'

export default rule({
  id: 'measures.kendall-w',
  title: 'Kendall’s W',
  field: 'performance',
  source: { instrument: 'Kendall & Babington Smith, The Problem of m Rankings (1939)' },
  input: { ratings: listOf('Ratings', listOf('One subject’s', number('Rating', { min: -1e12 })), { min: 1, help: 'A row for each subject, with a number for each rater.' }) },
  output: { w: number('W', { max: 1 }), wCorrectedForTies: number('W, corrected for ties', { max: 1 }), chiSquared: number('χ²'), degreesOfFreedom: whole('Degrees of freedom'), pValue: float('How likely by chance') },
  limits: ['By ranks: a rater’s equal ratings share their mean rank. χ² and what is likely are approximations, poor for few subjects. A question by API takes 1 MB; in code there is no limit.'],
  refusals: {
    gaps: 'Not every subject has a rating by every rater. Leave out those with gaps.',
    too_few: 'W needs two raters and two subjects at least.',
    all_tied: 'No rater told any subjects apart, so there are no rankings that could agree.',
  },
  examples: [
    { name: 'Six subjects, three raters, no ties', input: { ratings: [[1, 2, 1], [2, 1, 2], [3, 3, 4], [4, 4, 3], [5, 6, 5], [6, 5, 6]] }, output: { w: 0.9238095238, wCorrectedForTies: 0.9238095238, chiSquared: 13.85714286, degreesOfFreedom: 5, pValue: 0.01654278593 }, source: 'Kendall & Babington Smith 1939, definition' },
    { name: 'Two raters of one mind, with a tie', input: { ratings: [[1, 10], [2, 20], [2, 20], [3, 30]] }, output: { w: 0.9, wCorrectedForTies: 1, chiSquared: 6, degreesOfFreedom: 3, pValue: 0.11161022509 }, source: 'definition' },
    { name: 'A gap', input: { ratings: [[1, 2], [2]] }, refused: 'gaps', source: 'definition' },
    { name: 'One rater', input: { ratings: [[1], [2]] }, refused: 'too_few', source: 'definition' },
    { name: 'All the same', input: { ratings: [[3, 3], [3, 3]] }, refused: 'all_tied', source: 'definition' },
  ],
}).formula(({ ratings }, { refuse, say }) => {
  if (!isTable(ratings)) return refuse('gaps', 'ratings')
  const n = ratings.length, m = ratings[0]!.length
  if (n < 2 || m < 2) return refuse('too_few', 'ratings')
  const byRater = ratings[0]!.map((_, rater) => ranked(ratings.map(row => row[rater]!)))
  const sums = ratings.map((_, subject) => sum(byRater.map(({ ranks }) => ranks[subject]!))), middle = mean(sums)
  const squares = sum(sums.map(each => each.minus(middle).times(each.minus(middle))))
  const most = exact(m).times(m).times(exact(n).times(n).times(n).minus(n)), tied = sum(byRater.map(({ ties }) => ties)).times(m)
  if (most.is(tied)) return refuse('all_tied', 'ratings')

  const w = squares.times(12).over(most), wCorrectedForTies = squares.times(12).over(most.minus(tied))
  say`${n} subjects, ${m} raters. The sums of their ranks lie around ${middle}, with squares of ${squares} in all (S).`
  say`W = 12 × S ÷ (m² × (n³ − n)) = 12 × ${squares} ÷ ${most} = ${w}.`
  say`With m × ΣT = ${tied} for ties taken off below: ${wCorrectedForTies}.`
  const degreesOfFreedom = n - 1, chiSquared = wCorrectedForTies.times(m).times(degreesOfFreedom)
  const pValue = chiSquaredUpper(chiSquared.toNumber(), degreesOfFreedom)
  say`χ² = ${m} × ${degreesOfFreedom} × ${wCorrectedForTies} = ${chiSquared}, with ${degreesOfFreedom} degrees of freedom: as much by chance ${exact(pValue)}.`
  return { w, wCorrectedForTies, chiSquared, degreesOfFreedom, pValue }
})

/** From 1 for the lowest; equals share the mean of their ranks. `ties` is Σ(t³ − t). */
function ranked(values: readonly Exact[]): { ranks: Exact[]; ties: Exact } {
  const order = values.map((value, at) => ({ value, at })).toSorted((a, b) => a.value.compare(b.value))
  const ranks: Exact[] = []
  let ties = exact(0)
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && order[to]!.value.is(order[from]!.value)) to++
    for (const { at } of order.slice(from, to)) ranks[at] = exact(from + 1 + to).over(2)
    ties = ties.plus(exact(to - from).times((to - from) * (to - from) - 1))
  }
  return { ranks, ties }
}

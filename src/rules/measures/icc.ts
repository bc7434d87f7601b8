import { exact, mean, sum, type Exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { listOf, number, optional } from '#shared/rule-fields.ts'

const correlation = (title: string) => number(title, { min: -1e12, max: 1 })

export default rule({
  id: 'measures.icc',
  title: 'Intraclass correlation, single rater',
  field: 'performance',
  source: { instrument: 'Shrout & Fleiss, Intraclass Correlations (1979); McGraw & Wong, Forming Inferences about Some Intraclass Correlation Coefficients (1996)' },
  input: { ratings: listOf('Ratings', listOf('One subject’s', optional(number('Rating', { min: -1e12 }))), { min: 1, help: 'A row for each subject, with a number for each rater.' }) },
  output: { oneWay: correlation('ICC(1): raters differ from subject to subject'), twoWayConsistency: correlation('ICC(C,1): the same raters, by consistency'), twoWayAgreement: correlation('ICC(A,1): the same raters, by agreement') },
  limits: ['Of a single rating, not of the raters’ mean. A question by API takes 1 MB; in code there is no limit.'],
  refusals: {
    gaps: 'Not every subject has a rating by every rater. Leave out those with gaps.',
    too_few: 'This needs two raters and two subjects at least.',
    no_variance: 'The ratings don’t differ enough to tell subjects and raters apart.',
  },
  examples: [
    { name: 'Six subjects, four judges', input: { ratings: [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]] }, output: { oneWay: 0.1657417684, twoWayAgreement: 0.2897637795, twoWayConsistency: 0.7148407148 }, source: 'Shrout & Fleiss 1979, table 2 (published .17, .29, .71)' },
    { name: 'A gap', input: { ratings: [[9, 2], [6, null]] }, refused: 'gaps', source: 'Shrout & Fleiss 1979' },
    { name: 'One judge', input: { ratings: [[9], [6]] }, refused: 'too_few', source: 'Shrout & Fleiss 1979' },
    { name: 'All alike', input: { ratings: [[3, 3], [3, 3]] }, refused: 'no_variance', source: 'Shrout & Fleiss 1979' },
  ],
}).formula(({ ratings }, { refuse, say }) => {
  const k = ratings[0]!.length, n = ratings.length
  if (!isWhole(ratings, k)) return refuse('gaps', 'ratings')
  if (k < 2 || n < 2) return refuse('too_few', 'ratings')
  const all = ratings.flat(), middle = mean(all)
  const total = squares(all, middle), rows = squares(ratings.map(mean), middle).times(k), columns = squares(ratings[0]!.map((_, rater) => mean(ratings.map(row => row[rater]!))), middle).times(n)
  const msr = rows.over(n - 1), msw = total.minus(rows).over(n * (k - 1)), msc = columns.over(k - 1), mse = total.minus(rows).minus(columns).over((n - 1) * (k - 1))
  say`${n} subjects, ${k} raters. Mean squares: between subjects ${msr} (MSR), within them ${msw} (MSW), between raters ${msc} (MSC), what is left ${mse} (MSE).`

  const below = { oneWay: msr.plus(msw.times(k - 1)), consistency: msr.plus(mse.times(k - 1)), agreement: msr.plus(mse.times(k - 1)).plus(msc.minus(mse).times(k).over(n)) }
  if (Object.values(below).some(each => each.is(0))) return refuse('no_variance', 'ratings')
  const oneWay = msr.minus(msw).over(below.oneWay), twoWayConsistency = msr.minus(mse).over(below.consistency), twoWayAgreement = msr.minus(mse).over(below.agreement)
  say`ICC(1) = (MSR − MSW) ÷ (MSR + ${k - 1} × MSW) = ${oneWay}.`
  say`ICC(C,1) = (MSR − MSE) ÷ (MSR + ${k - 1} × MSE) = ${twoWayConsistency}.`
  say`ICC(A,1) = (MSR − MSE) ÷ (MSR + ${k - 1} × MSE + ${exact(k)} × (MSC − MSE) ÷ ${n}) = ${twoWayAgreement}.`
  return { oneWay, twoWayConsistency, twoWayAgreement }
})

const isWhole = (rows: readonly (readonly (Exact | null)[])[], length: number): rows is Exact[][] => rows.every(row => row.length === length && !row.includes(null))
const squares = (values: readonly Exact[], around: Exact) => sum(values.map(value => value.minus(around).times(value.minus(around))))

import { exact, mean, sum, type Exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { float, listOf, number, whole } from '#shared/rule-fields.ts'
import { isTable } from './tables/ratings.ts'

export default rule({
  id: 'measures.cronbach-alpha',
  title: 'Cronbach’s alpha',
  field: 'insights',
  source: { instrument: 'Cronbach, Coefficient Alpha and the Internal Structure of Tests (1951)' },
  input: { responses: listOf('Responses', listOf('One respondent’s', number('Response', { min: -1e12 })), { min: 1, help: 'A row for each respondent, with a number for each item.' }) },
  output: { alpha: float('Alpha'), standardisedAlpha: float('Standardised alpha'), meanInterItemCorrelation: float('Mean correlation of two items'), items: whole('Items'), respondents: whole('Respondents') },
  limits: ['Items that are asked the other way round must be turned before. A question by API takes 1 MB; in code there is no limit.'],
  refusals: {
    gaps: 'Not every respondent has a number for every item. Leave out those with gaps.',
    too_few_items: 'Alpha compares items with one another: it needs two at least.',
    no_variance: 'An item, or the total, is the same for all respondents, so there is nothing that could agree. Leave the item out, or ask more people.',
  },
  examples: [
    { name: 'Three items, six respondents', input: { responses: [[4, 5, 4], [3, 3, 2], [5, 4, 5], [2, 2, 3], [4, 4, 4], [1, 2, 1]] }, output: { alpha: 0.9375, standardisedAlpha: 0.9397132909, meanInterItemCorrelation: 0.8386003768, items: 3, respondents: 6 }, source: 'Cronbach 1951, definition' },
    { name: 'A gap', input: { responses: [[4, 5], [3]] }, refused: 'gaps', source: 'definition' },
    { name: 'One item', input: { responses: [[4], [3]] }, refused: 'too_few_items', source: 'definition' },
    { name: 'An item on which all agree', input: { responses: [[4, 5], [4, 3]] }, refused: 'no_variance', source: 'definition' },
    { name: 'Two items that undo one another', input: { responses: [[1, 5], [5, 1]] }, refused: 'no_variance', source: 'definition' },
  ],
}).formula(({ responses }, { refuse, say }) => {
  if (!isTable(responses)) return refuse('gaps', 'responses')
  const items = responses[0]!.length, respondents = responses.length
  if (items < 2) return refuse('too_few_items', 'responses')
  const byItem = responses[0]!.map((_, item) => aroundMean(responses.map(row => row[item]!)))
  const squares = byItem.map(values => products(values, values)), total = squaresOf(aroundMean(responses.map(sum)))
  if (total.is(0) || squares.some(each => each.is(0))) return refuse('no_variance', 'responses')

  say`${items} items, ${respondents} respondents.`
  const shared = sum(squares).over(total)
  const alpha = exact(1).minus(shared).times(items).over(items - 1).toNumber()
  say`The variances of the items are ${shared} of the variance of their total: alpha = ${items} ÷ ${items - 1} × (1 − ${shared}) = ${exact(alpha)}.`
  const pairs = byItem.flatMap((values, i) => byItem.slice(0, i).map((others, j) => correlation(products(values, others), squares[i]!.times(squares[j]!))))
  const meanInterItemCorrelation = pairs.reduce((sum, each) => sum + each, 0) / pairs.length
  say`Two items correlate by ${exact(meanInterItemCorrelation)} on average of ${pairs.length} pairs.`
  const below = 1 + (items - 1) * meanInterItemCorrelation
  if (below < 1e-12) return refuse('no_variance', 'responses')
  const standardisedAlpha = items * meanInterItemCorrelation / below
  say`Standardised: ${items} × r ÷ (1 + ${items - 1} × r) = ${exact(standardisedAlpha)}.`
  return { alpha, standardisedAlpha, meanInterItemCorrelation, items, respondents }
})

function aroundMean(values: readonly Exact[]) {
  const middle = mean(values)
  return values.map(value => value.minus(middle))
}
const products = (a: readonly Exact[], b: readonly Exact[]) => sum(a.map((value, at) => value.times(b[at]!)))
const squaresOf = (values: readonly Exact[]) => products(values, values)
/** The root of an exact ratio: the squares of tiny answers are beyond what a double holds. */
function correlation(shared: Exact, ofBoth: Exact): number {
  const size = Math.sqrt(shared.times(shared).over(ofBoth).toNumber())
  return shared.isBelow(0) ? -size : size
}

import { mean, median } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { listOf, number } from '#shared/rule-fields.ts'

export default rule({
  id: 'measures.mean-and-median',
  title: 'Mean and median',
  field: 'insights',
  source: { instrument: 'Definition of the arithmetic mean and the median' },
  input: { values: listOf('Values', number('Value', { min: -1e12 }), { min: 1 }) },
  output: { mean: number('Mean', { min: -1e12 }), median: number('Median', { min: -1e12 }) },
  examples: [
    { name: 'One high value moves the mean, not the median', input: { values: [1000, 40, 10, 20, 40] }, output: { mean: 222, median: 40 }, source: 'paygap.ie/understandingTheData' },
    { name: 'An even number of values', input: { values: [4, 1, 2, 8] }, output: { mean: 3.75, median: 3 }, source: 'definition' },
    { name: 'No values at all', input: { values: [] }, refused: 'invalid', source: 'definition' },
  ],
}).formula(({ values }, { say }) => {
  const answer = { mean: mean(values), median: median(values) }
  say`The ${values.length} values together, divided by ${values.length}, are ${answer.mean}.`
  say`Half of them lie below ${answer.median} and half above it.`
  return answer
})

import { mean, median, type Exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { listOf, money, number } from '#shared/rule-fields.ts'

const gap = (title: string) => number(title, { min: -1e18, max: 100 })

export default rule({
  id: 'measures.unadjusted-pay-gap',
  title: 'Unadjusted pay gap',
  field: 'inclusion',
  source: { instrument: 'Definition, as in the Equality Act 2010 (Gender Pay Gap Information) Regulations 2017 (SI 2017/172)', section: 'regs 8–9', publisher: 'legislation.gov.uk' },
  input: {
    reference: listOf('Pay of the group that is compared with', money('Pay'), { min: 1, help: 'As men in a gap between women and men.' }),
    comparison: listOf('Pay of the group that is compared', money('Pay'), { min: 1 }),
  },
  output: {
    referenceMean: number('Mean pay of the group that is compared with', { max: 1e15 }), comparisonMean: number('Mean pay of the group that is compared', { max: 1e15 }),
    meanGapPercent: gap('Gap of the means, percent'), medianGapPercent: gap('Gap of the medians, percent'),
  },
  limits: ['Unrounded. A gap below nothing says that the compared group has more.', 'What explains a gap is not looked at: see measures.ols-pay-gap and measures.oaxaca-blinder.'],
  refusals: { reference_unpaid: 'The mean or the median of the group that is compared with is nothing, so no gap can be a part of it. Check the pay.' },
  examples: [
    { name: 'Three and three', input: { reference: ['30000.00', '40000.00', '50000.00'], comparison: ['27000.00', '38000.00', '49000.00'] }, output: { referenceMean: 40_000, comparisonMean: 38_000, meanGapPercent: 5, medianGapPercent: 5 }, source: 'definition' },
    { name: 'The compared group has more', input: { reference: ['20.00'], comparison: ['22.00', '20.00'] }, output: { referenceMean: 20, comparisonMean: 21, meanGapPercent: -5, medianGapPercent: -5 }, source: 'definition' },
    { name: 'Nobody to compare', input: { reference: ['20.00'], comparison: [] }, refused: 'invalid', source: 'definition' },
    { name: 'Most of them unpaid', input: { reference: ['0.00', '0.00', '20.00'], comparison: ['22.00'] }, refused: 'reference_unpaid', source: 'definition' },
  ],
}).formula(({ reference, comparison }, { refuse, say }) => {
  const means = { reference: mean(reference), comparison: mean(comparison) }, medians = { reference: median(reference), comparison: median(comparison) }
  if (means.reference.is(0) || medians.reference.is(0)) return refuse('reference_unpaid', 'reference')
  const meanGapPercent = gapOf(means), medianGapPercent = gapOf(medians)
  say`Means: ${means.reference} of ${reference.length} people who are compared with, ${means.comparison} of ${comparison.length} who are compared. The difference is ${meanGapPercent}% of the first.`
  say`Medians: ${medians.reference} and ${medians.comparison}. The difference is ${medianGapPercent}% of the first.`
  return { referenceMean: means.reference, comparisonMean: means.comparison, meanGapPercent, medianGapPercent }
})

const gapOf = ({ reference, comparison }: { reference: Exact; comparison: Exact }) => reference.minus(comparison).over(reference).times(100)

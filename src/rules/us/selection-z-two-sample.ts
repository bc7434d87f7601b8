import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { flag, float, number } from '#shared/rule-fields.ts'
import { countsOf, groupRefusals, rateOf } from './tables/selection.ts'

export default rule({
  id: 'us.selection-z-two-sample',
  title: 'Difference of two selection rates in standard deviations',
  field: 'inclusion',
  source: { instrument: 'Uniform Guidelines on Employee Selection Procedures, 29 CFR part 1607; Hazelwood School District v. United States, 433 U.S. 299 (1977)', section: 'Hazelwood n.14' },
  datedBy: 'A statistic: it doesn’t change with the law.',
  input: { reference: countsOf('Reference group'), comparison: countsOf('Group that is compared with it') },
  output: {
    referenceRate: number('Rate of the reference group', { max: 1 }),
    comparisonRate: number('Rate of the group compared', { max: 1 }),
    z: float('Difference in standard deviations'),
    overTwoStandardDeviations: flag('More than two standard deviations'),
  },
  limits: ['With the rate of both groups together; no correction for continuity. Negative where the group compared is selected less.', 'An approximation for large numbers: where they are small, see us.selection-fisher-exact.'],
  refusals: { more_selected: groupRefusals.more_selected, no_variation: 'Nobody or everybody is selected, so there is no variation to measure a difference by.' },
  examples: [
    { name: '7 of 72 and 3 of 63', input: { reference: { selected: 7, applicants: 72 }, comparison: { selected: 3, applicants: 63 } }, output: { z: -1.097887582, overTwoStandardDeviations: false }, source: 'prevuehr.majortom.dev, adverse impact analysis' },
    { name: 'Dismissals: 33 of 1,858 and 4 of 21', input: { reference: { selected: 33, applicants: 1858 }, comparison: { selected: 4, applicants: 21 } }, output: { z: 5.664748972, overTwoStandardDeviations: true }, source: 'published as 5.66' },
    { name: 'Everybody selected', input: { reference: { selected: 5, applicants: 5 }, comparison: { selected: 3, applicants: 3 } }, refused: 'no_variation', source: 'definition' },
    { name: 'More selected than applied', input: { reference: { selected: 6, applicants: 5 }, comparison: { selected: 3, applicants: 3 } }, refused: 'more_selected', source: 'definition' },
  ],
}).formula(({ reference, comparison }, { refuse, say }) => {
  if (reference.selected > reference.applicants) return refuse('more_selected', 'reference')
  if (comparison.selected > comparison.applicants) return refuse('more_selected', 'comparison')
  const pooled = exact(reference.selected + comparison.selected).over(reference.applicants + comparison.applicants)
  if (pooled.is(0) || pooled.is(1)) return refuse('no_variation')

  const referenceRate = rateOf(reference), comparisonRate = rateOf(comparison)
  const difference = comparisonRate.minus(referenceRate)
  say`Rates: ${reference.selected} of ${reference.applicants} = ${referenceRate}, ${comparison.selected} of ${comparison.applicants} = ${comparisonRate}; the difference is ${difference}.`

  const variance = pooled.times(exact(1).minus(pooled)).times(exact(1).over(reference.applicants).plus(exact(1).over(comparison.applicants)))
  const z = difference.toNumber() / Math.sqrt(variance.toNumber())
  const overTwoStandardDeviations = difference.times(difference).isAbove(variance.times(4))
  say`Both together have a rate of ${pooled}; its variance over the two groups is ${variance}.`
  say`The difference ÷ the root of the variance is ${exact(z)} standard deviations, ${overTwoStandardDeviations ? 'more than two' : 'not more than two'}.`
  return { referenceRate, comparisonRate, z, overTwoStandardDeviations }
})

import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { flag, float } from '#shared/rule-fields.ts'
import { countsOf, groupRefusals } from './tables/selection.ts'

export default rule({
  id: 'us.selection-fisher-exact',
  title: 'Fisher’s exact test on two selection rates',
  field: 'inclusion',
  source: { instrument: 'Fisher’s exact test (R. A. Fisher, 1935)' },
  datedBy: 'A statistic: it doesn’t change with the law.',
  input: { reference: countsOf('Reference group', 1_000_000), comparison: countsOf('Group that is compared with it', 1_000_000) },
  output: { pValue: float('Probability, two-sided'), significantAt5Percent: flag('Significant at 5 percent') },
  limits: ['Two-sided: the sum over all tables that are as improbable as this one or more so. Tables whose probabilities differ by less than one in ten million count as equal.', 'Significant at 5 percent means a probability of no more than one in twenty. One that is too small to be written, under 10⁻³⁰⁰, is given as 0.'],
  refusals: { more_selected: groupRefusals.more_selected },
  examples: [
    { name: '48 of 120 and 20 of 80', input: { reference: { selected: 48, applicants: 120 }, comparison: { selected: 20, applicants: 80 } }, output: { pValue: 0.03316074087, significantAt5Percent: true }, tolerance: 0.00001, source: 'recomputed' },
    { name: 'Connecticut v. Teal, written test: 206 of 259 and 26 of 48', input: { reference: { selected: 206, applicants: 259 }, comparison: { selected: 26, applicants: 48 } }, output: { pValue: 0.0004041588086 }, tolerance: 0.00001, source: '457 U.S. 440 (1982)' },
    { name: 'Nobody selected', input: { reference: { selected: 0, applicants: 10 }, comparison: { selected: 0, applicants: 5 } }, output: { pValue: 1, significantAt5Percent: false }, source: 'definition' },
    { name: 'More selected than applied', input: { reference: { selected: 6, applicants: 5 }, comparison: { selected: 3, applicants: 3 } }, refused: 'more_selected', source: 'definition' },
  ],
}).formula(({ reference, comparison }, { refuse, say }) => {
  if (reference.selected > reference.applicants) return refuse('more_selected', 'reference')
  if (comparison.selected > comparison.applicants) return refuse('more_selected', 'comparison')
  const selected = reference.selected + comparison.selected
  say`${selected} of ${reference.applicants + comparison.applicants} are selected. Were it chance alone, how likely would each way of sharing them out between the two groups be?`

  const weights = weightsOf(comparison.applicants, reference.applicants, selected)
  const observed = weights.get(comparison.selected) ?? 0
  let all = 0, asImprobable = 0
  for (const weight of weights.values()) {
    all += weight
    if (weight <= observed * equal) asImprobable += weight
  }
  const pValue = asImprobable / all
  const significantAt5Percent = pValue <= 0.05
  say`Those that are not more likely than the observed ${comparison.selected} of ${comparison.applicants} together have a probability of ${pValue > 0 && pValue < 1e-10 ? 'less than 0.0000000001' : exact(pValue)}, ${significantAt5Percent ? 'no more than' : 'more than'} one in twenty.`
  return { pValue, significantAt5Percent }
})

const equal = 1 + 1e-7

/** How likely each number of selected in the first group is, beside the likeliest, which is 1: from it outwards, each by its ratio to the one before, until nothing is left of it. */
function weightsOf(first: number, second: number, selected: number): Map<number, number> {
  const fewest = Math.max(0, selected - second), most = Math.min(first, selected)
  const likeliest = Math.min(most, Math.max(fewest, Math.floor((selected + 1) * (first + 1) / (first + second + 2))))
  const next = (count: number) => (first - count) / (count + 1) * ((selected - count) / (second - selected + count + 1))
  const weights = new Map([[likeliest, 1]])
  for (let count = likeliest, weight = 1; count < most && weight > 0; count++) weights.set(count + 1, weight *= next(count))
  for (let count = likeliest, weight = 1; count > fewest && weight > 0; count--) weights.set(count - 1, weight /= next(count - 1))
  return weights
}

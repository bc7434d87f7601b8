import { exact, mean, sum } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { number } from '#shared/rule-fields.ts'
import { categories, categoryLimits, counts, isTable, kappaOf } from './tables/ratings.ts'

/** Of each subject, how many raters chose each of the categories 1 to 5. */
const tenSubjects = [[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]]
  .map(chosen => chosen.flatMap((times, category) => Array<number>(times).fill(category + 1)))

export default rule({
  id: 'measures.fleiss-kappa',
  title: 'Fleiss’ kappa',
  field: 'performance',
  source: { instrument: 'Fleiss, Measuring Nominal Scale Agreement among Many Raters (1971)' },
  input: { ratings: categories },
  output: { kappa: number('Kappa', { min: -1, max: 1 }), observedAgreement: number('Observed agreement', { max: 1 }), expectedAgreement: number('Agreement expected by chance', { max: 1 }) },
  limits: ['The raters of one subject need not be those of another, but as many.', ...categoryLimits],
  refusals: {
    rows_differ: 'Not every subject has as many categories as the first. Leave out those with gaps.',
    too_few_raters: 'Agreement needs two raters at least.',
    one_category: 'All ratings are one and the same category, so agreement can’t be told from chance.',
  },
  examples: [
    { name: 'Ten subjects, fourteen raters, five categories', input: { ratings: tenSubjects }, output: { kappa: 0.2099307044, observedAgreement: 0.378021978, expectedAgreement: 0.212755102 }, source: 'textbook table (published kappa .210)' },
    { name: 'A gap', input: { ratings: [[1, 2], [2]] }, refused: 'rows_differ', source: 'Fleiss 1971' },
    { name: 'One rater', input: { ratings: [[1], [2]] }, refused: 'too_few_raters', source: 'Fleiss 1971' },
    { name: 'Always the same', input: { ratings: [[1, 1], [1, 1]] }, refused: 'one_category', source: 'Fleiss 1971' },
  ],
}).formula(({ ratings }, { refuse, say }) => {
  if (!isTable(ratings)) return refuse('rows_differ', 'ratings')
  const raters = ratings[0]!.length
  if (raters < 2) return refuse('too_few_raters', 'ratings')
  const alike = ratings.map(row => sum([...counts(row).values()].map(count => exact(count).times(count - 1))).over(raters * (raters - 1)))
  const { kappa, observedAgreement, expectedAgreement } = kappaOf(mean(alike), sum([...counts(ratings.flat()).values()].map(count => {
    const share = exact(count).over(ratings.length * raters)
    return share.times(share)
  })))
  say`${ratings.length} subjects, ${raters} raters each. Of the pairs of raters of a subject, ${observedAgreement} gave the same category, on average.`
  say`By chance, given how often each category was given, ${expectedAgreement} would.`
  if (kappa === null) return refuse('one_category', 'ratings')
  say`(${observedAgreement} − ${expectedAgreement}) ÷ (1 − ${expectedAgreement}) = ${kappa}.`
  return { kappa, observedAgreement, expectedAgreement }
})

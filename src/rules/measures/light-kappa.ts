import { mean } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { number, whole } from '#shared/rule-fields.ts'
import { categories, categoryLimits, cohen, isTable } from './tables/ratings.ts'

export default rule({
  id: 'measures.light-kappa',
  title: 'Light’s kappa',
  field: 'performance',
  source: { instrument: 'Light, Measures of Response Agreement for Qualitative Data (1971)' },
  input: { ratings: categories },
  output: { kappa: number('Kappa', { min: -1, max: 1 }), pairs: whole('Pairs of raters') },
  limits: [...categoryLimits],
  refusals: {
    too_few_raters: 'Agreement needs two raters at least.',
    rows_differ: 'Not every subject has as many categories as the first. Leave out those with gaps.',
    one_category: 'Two raters gave one and the same category throughout, so their agreement can’t be told from chance.',
  },
  examples: [
    { name: 'Six subjects, three raters', input: { ratings: [[1, 1, 1], [2, 2, 1], [3, 3, 3], [1, 2, 1], [2, 2, 2], [3, 3, 2]] }, output: { kappa: 0.51, pairs: 3 }, source: 'Light 1971: mean of the pairwise kappas' },
    { name: 'One rater', input: { ratings: [[1], [2]] }, refused: 'too_few_raters', source: 'Light 1971' },
    { name: 'A gap', input: { ratings: [[1, 2], [2]] }, refused: 'rows_differ', source: 'Light 1971' },
    { name: 'Always the same', input: { ratings: [[1, 1, 2], [1, 1, 3]] }, refused: 'one_category', source: 'Light 1971' },
  ],
}).formula(({ ratings }, { refuse, say }) => {
  if (!isTable(ratings)) return refuse('rows_differ', 'ratings')
  const raters = ratings[0]!.length
  if (raters < 2) return refuse('too_few_raters', 'ratings')
  const kappas = []
  for (let second = 1; second < raters; second++) {
    for (let first = 0; first < second; first++) {
      const { kappa } = cohen(ratings.map(row => [row[first]!, row[second]!]))
      if (kappa === null) return refuse('one_category', 'ratings')
      say`Raters ${first + 1} and ${second + 1}: Cohen’s kappa ${kappa}.`
      kappas.push(kappa)
    }
  }
  const kappa = mean(kappas)
  say`The mean of ${kappas.length} pairs: ${kappa}.`
  return { kappa, pairs: kappas.length }
})

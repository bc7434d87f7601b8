import { rule } from '#shared/rule.ts'
import { number } from '#shared/rule-fields.ts'
import { categories, categoryLimits, cohen } from './tables/ratings.ts'

const times = (count: number, pair: readonly string[]) => Array<readonly string[]>(count).fill(pair)

export default rule({
  id: 'measures.cohen-kappa',
  title: 'Cohen’s kappa',
  field: 'performance',
  source: { instrument: 'Cohen, A Coefficient of Agreement for Nominal Scales (1960)' },
  input: { ratings: categories },
  output: { kappa: number('Kappa', { min: -1, max: 1 }), observedAgreement: number('Observed agreement', { max: 1 }), expectedAgreement: number('Agreement expected by chance', { max: 1 }) },
  limits: ['Unweighted, of two raters.', ...categoryLimits],
  refusals: {
    not_two_raters: 'Cohen’s kappa compares two raters: each row needs two categories. For more raters see measures.fleiss-kappa and measures.light-kappa.',
    one_category: 'Both raters gave one and the same category throughout, so agreement can’t be told from chance.',
  },
  examples: [
    { name: 'Fifty proposals, two readers', input: { ratings: [...times(20, ['yes', 'yes']), ...times(5, ['yes', 'no']), ...times(10, ['no', 'yes']), ...times(15, ['no', 'no'])] }, output: { kappa: 0.4, observedAgreement: 0.7, expectedAgreement: 0.5 }, source: 'textbook table (published kappa .4)' },
    { name: 'Three readers', input: { ratings: [['yes', 'yes', 'no']] }, refused: 'not_two_raters', source: 'Cohen 1960' },
    { name: 'Always yes', input: { ratings: [['yes', 'yes'], ['yes', 'yes']] }, refused: 'one_category', source: 'Cohen 1960' },
  ],
}).formula(({ ratings }, { refuse, say }) => {
  if (!ratings.every(isPair)) return refuse('not_two_raters', 'ratings')
  const { kappa, observedAgreement, expectedAgreement } = cohen(ratings)
  say`Both gave the same category to ${observedAgreement} of ${ratings.length} subjects.`
  say`By chance, given how often each gave each category, they would to ${expectedAgreement}.`
  if (kappa === null) return refuse('one_category', 'ratings')
  say`(${observedAgreement} − ${expectedAgreement}) ÷ (1 − ${expectedAgreement}) = ${kappa}.`
  return { kappa, observedAgreement, expectedAgreement }
})

const isPair = (row: readonly (number | string)[]): row is [number | string, number | string] => row.length === 2

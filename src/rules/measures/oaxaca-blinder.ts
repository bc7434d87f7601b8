import { exact } from '#shared/exact.ts'
import { leastSquares, meanOf } from '#shared/statistics.ts'
import { rule } from '#shared/rule.ts'
import { float, group, listOf, text, whole } from '#shared/rule-fields.ts'
import { columnLimits, columnRefusals, columns, tableOf } from './tables/columns.ts'

const parts = { explained: float('Explained by the predictors'), unexplained: float('Unexplained') }
const eight = { pay: [12, 15, 17, 20, 10, 11, 14, 13], female: [0, 0, 0, 0, 1, 1, 1, 1], years: [1, 2, 3, 4, 1, 1, 3, 2] }
const asked = { columns: eight, outcome: 'pay', group: 'female', predictors: ['years'], groupA: 0 }

export default rule({
  id: 'measures.oaxaca-blinder',
  title: 'Oaxaca–Blinder decomposition',
  field: 'inclusion',
  source: { instrument: 'Oaxaca 1973; Blinder 1973; Jann 2008' },
  input: {
    columns, outcome: text('Column of the outcome'), group: text('Column of the group', { help: 'Holds 0 and 1.' }),
    predictors: listOf('Columns that may explain the gap', text('Column'), { min: 1 }),
    groupA: whole('Value of the group that is A', { max: 1, help: 'The other is B; the gap is A’s mean less B’s.' }),
  },
  output: {
    nA: whole('People in A'), nB: whole('People in B'), meanA: float('Mean of A'), meanB: float('Mean of B'), gap: float('Gap'),
    endowments: float('By what people bring'), coefficients: float('By what it is worth'), interaction: float('By both at once'),
    twofold: group('Explained and unexplained', { weightA: group('By A’s coefficients', parts), weightB: group('By B’s coefficients', parts), pooled: group('By those of a regression on both', parts) }),
  },
  limits: [
    'Each group by its own least squares with an intercept; the pooled one with the group among its terms, which is then left out.',
    'Unexplained isn’t yet unequal treatment, nor explained equal treatment: it depends on what is among the predictors.', ...columnLimits,
  ],
  refusals: {
    ...columnRefusals,
  },
  examples: [
    { name: 'Eight people, by hand', input: asked, output: { nA: 4, nB: 4, meanA: 16, meanB: 12, gap: 4, endowments: 1.3636363636, coefficients: 2.05, interaction: 0.5863636364, twofold: { weightA: { explained: 1.95, unexplained: 2.05 }, weightB: { explained: 1.3636363636, unexplained: 2.6363636364 }, pooled: { explained: 1.7419354839, unexplained: 2.2580645161 } } }, source: 'definition' },
    { name: 'A column that isn’t there', input: { ...asked, predictors: ['age'] }, refused: 'unknown_column', source: 'definition' },
    { name: 'A value too few', input: { ...asked, columns: { ...eight, years: [1, 2, 3] } }, refused: 'lengths_differ', source: 'definition' },
    { name: 'Texts as numbers', input: { ...asked, columns: { ...eight, years: ['1', 2, 3, 4, 1, 1, 3, 2] } }, refused: 'not_numbers', source: 'definition' },
    { name: 'One group only', input: { ...asked, columns: { ...eight, female: [0, 0, 0, 0, 0, 0, 0, 0] } }, refused: 'group_not_0_1', source: 'definition' },
    { name: 'A group of two', input: { ...asked, columns: { ...eight, female: [0, 0, 0, 0, 0, 0, 1, 1] } }, refused: 'too_few_rows', source: 'definition' },
    { name: 'The same for everybody in a group', input: { ...asked, columns: { ...eight, years: [1, 2, 3, 4, 2, 2, 2, 2] } }, refused: 'dependent_terms', source: 'definition' },
  ],
}).formula(({ columns, outcome, group, predictors, groupA }, { refuse, say }) => {
  const table = tableOf(columns, refuse)
  const pay = table.numbers(outcome, 'outcome'), belongs = table.binary(group, 'group')
  const explaining = predictors.map(name => table.numbers(name, 'predictors'))
  const fitted = (outcome: Float64Array, terms: readonly Float64Array[]) => leastSquares(outcome, terms)?.coefficients ?? refuse('dependent_terms', 'predictors')
  const only = (wanted: number) => {
    const own = (column: Float64Array) => column.filter((_, row) => belongs[row] === wanted)
    const values = own(pay), terms = explaining.map(own)
    if (values.length <= predictors.length + 1) return refuse('too_few_rows', 'group')
    return { n: values.length, mean: meanOf(values), means: [1, ...terms.map(meanOf)], coefficients: fitted(values, terms) }
  }
  const a = only(groupA), b = only(1 - groupA)
  const gap = a.mean - b.mean
  say`${a.n} people in A with a mean of ${exact(a.mean)}, ${b.n} in B with a mean of ${exact(b.mean)}. The gap: ${exact(gap)}.`

  const pooled = fitted(pay, [...explaining, belongs]).slice(0, -1)
  const brought = minus(a.means, b.means), worth = minus(a.coefficients, b.coefficients)
  const endowments = along(brought, b.coefficients), coefficients = along(b.means, worth), interaction = along(brought, worth)
  say`By what people bring, at B’s coefficients: ${exact(endowments)}. By what it is worth, at B’s means: ${exact(coefficients)}. By both at once: ${exact(interaction)}.`
  const by = (reference: readonly number[]) => ({ explained: along(brought, reference), unexplained: along(a.means, minus(a.coefficients, reference)) + along(b.means, minus(reference, b.coefficients)) })
  const twofold = { weightA: by(a.coefficients), weightB: by(b.coefficients), pooled: by(pooled) }
  for (const [words, { explained, unexplained }] of [['A’s coefficients', twofold.weightA], ['B’s coefficients', twofold.weightB], ['those of a regression on both', twofold.pooled]] as const) say`By ${words}: ${exact(explained)} explained, ${exact(unexplained)} unexplained.`
  return { nA: a.n, nB: b.n, meanA: a.mean, meanB: b.mean, gap, endowments, coefficients, interaction, twofold }
})

const minus = (a: readonly number[], b: readonly number[]) => a.map((value, at) => value - b[at]!)
const along = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, at) => sum + value * b[at]!, 0)

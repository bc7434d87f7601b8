import { exact } from '#shared/exact.ts'
import { leastSquares, studentTwoSided, type Column } from '#shared/statistics.ts'
import { rule } from '#shared/rule.ts'
import { byName, flag, float, listOf, number, optional, text, unlessTold, whole } from '#shared/rule-fields.ts'
import { columnLimits, columnRefusals, columns, tableOf } from './tables/columns.ts'

const mostTerms = 500
const six = { pay: [10, 12, 14, 11, 13, 18], female: [1, 1, 1, 0, 0, 0], years: [1, 2, 3, 1, 2, 4] }
const asked = { columns: six, outcome: 'pay', group: 'female', controls: ['years'] }

export default rule({
  id: 'measures.ols-pay-gap',
  title: 'Adjusted pay gap by regression',
  field: 'inclusion',
  source: { instrument: 'Wooldridge, Introductory Econometrics' },
  input: {
    columns, outcome: text('Column of the outcome', { help: 'Pay, as a rule.' }),
    logOutcome: unlessTold(flag('By the logarithm of the outcome'), false),
    group: text('Column of the group', { help: 'Holds 0 and 1: the gap is that of those with 1.' }),
    controls: optional(listOf('Columns of numbers that are held equal', text('Column'))),
    categoricalControls: optional(listOf('Columns of categories that are held equal', text('Column'))),
  },
  output: {
    n: whole('People'), intercept: float('Intercept'), gap: float('Gap'), standardError: float('Standard error of the gap'), t: optional(float('t')), pValue: number('How likely by chance', { max: 1 }),
    significantAt5Percent: flag('Significant at 5 percent'), rSquared: optional(float('R²')), gapPercent: optional(float('Gap, percent')),
    coefficients: byName('Coefficients', float('Coefficient')), standardErrors: byName('Standard errors', float('Standard error')),
  },
  limits: [
    'Ordinary least squares with an intercept; classical standard errors, s² = RSS ÷ (n − k), which take for granted that people differ alike at all levels of pay.',
    'What isn’t among the columns isn’t held equal, and what is may itself be a result of unequal treatment: a gap of nothing is no proof of equal pay.',
    'A category has a term for each of its values but the first in text order. At most 500 terms.', ...columnLimits,
    'Where the terms explain everything, the gap has no t. Where everybody’s outcome is the same, there is no R².',
  ],
  refusals: {
    ...columnRefusals,
    outcome_not_above_0: 'The outcome has values that are not above 0, which have no logarithm. Leave these people out, or ask without the logarithm.',
    same_name: 'Two terms have the same name. Name each column once, and none of them “intercept”.',
    too_many_terms: 'These are more than 500 terms. Take categories with fewer values.',
  },
  examples: [
    { name: 'Six people, by hand', input: asked, output: { n: 6, intercept: 8.75, gap: -1.25, standardError: 0.2386303511, t: -5.2382272183, pValue: 0.013541994, rSquared: 0.99375, significantAt5Percent: true, coefficients: { intercept: 8.75, female: -1.25, years: 2.25 } }, source: 'ordinary least squares, definition' },
    { name: 'The gap alone, of logarithms', input: { columns: { pay: [100, 100, 80, 80, 110], female: [0, 0, 1, 1, 0] }, outcome: 'pay', group: 'female', logOutcome: true }, output: { n: 5, gap: -0.25491361, significantAt5Percent: true, gapPercent: -22.5016 }, tolerance: 1e-5, source: 'definition: the difference of the means of the logarithms' },
    { name: 'A category', input: { columns: { ...six, unit: ['A', 'B', 'B', 'A', 'A', 'B'] }, outcome: 'pay', group: 'female', categoricalControls: ['unit'] }, output: { n: 6, gap: -3.5, coefficients: { intercept: 12.5, female: -3.5, 'unit=B': 4.5 } }, source: 'ordinary least squares, definition' },
    { name: 'A column that isn’t there', input: { ...asked, controls: ['age'] }, refused: 'unknown_column', source: 'definition' },
    { name: 'A value too few', input: { ...asked, columns: { ...six, years: [1, 2, 3, 1, 2] } }, refused: 'lengths_differ', source: 'definition' },
    { name: 'Texts as numbers', input: { ...asked, columns: { ...six, years: ['1', 2, 3, 1, 2, 4] } }, refused: 'not_numbers', source: 'definition' },
    { name: 'A group of three', input: { ...asked, columns: { ...six, female: [0, 1, 2, 0, 1, 2] } }, refused: 'group_not_0_1', source: 'definition' },
    { name: 'Two people', input: { columns: { pay: [10, 12], female: [0, 1] }, outcome: 'pay', group: 'female' }, refused: 'too_few_rows', source: 'definition' },
    { name: 'A control that says what the group says', input: { ...asked, columns: { ...six, years: [2, 2, 2, 5, 5, 5] } }, refused: 'dependent_terms', source: 'definition' },
    { name: 'Pay of nothing', input: { ...asked, columns: { ...six, pay: [10, 12, 14, 11, 13, 0] }, logOutcome: true }, refused: 'outcome_not_above_0', source: 'definition' },
    { name: 'A control twice', input: { ...asked, controls: ['years', 'years'] }, refused: 'same_name', source: 'definition' },
    {
      name: 'A category of 600 values', refused: 'too_many_terms', source: 'definition',
      input: { columns: { pay: numbered(600), female: numbered(600).map(n => n % 2), person: numbered(600) }, outcome: 'pay', group: 'female', categoricalControls: ['person'] },
    },
  ],
}).formula(({ columns, outcome, logOutcome, group, controls, categoricalControls }, { refuse, say }) => {
  const table = tableOf(columns, refuse)
  const pay = table.numbers(outcome, 'outcome')
  if (logOutcome && !pay.every(value => value > 0)) return refuse('outcome_not_above_0', 'outcome')
  const numeric = (controls ?? []).map(name => ({ names: [name], column: table.numbers(name, 'controls') as Column }))
  const categorical = (categoricalControls ?? []).map(name => termsOf(name, table.texts(name, 'categoricalControls')))
  const all = [{ names: [group], column: table.binary(group, 'group') as Column }, ...numeric, ...categorical]
  const names = ['intercept', ...all.flatMap(({ names }) => names)]
  if (names.length > mostTerms) return refuse('too_many_terms', 'categoricalControls')
  if (new Set(names).size < names.length) return refuse('same_name', 'controls')
  const n = table.rows, freedom = n - names.length
  if (freedom < 1) return refuse('too_few_rows', 'columns')

  const fit = leastSquares(logOutcome ? pay.map(Math.log) : pay, all.map(({ column }) => column)) ?? refuse('dependent_terms', 'controls')
  const { coefficients, totalSquares, residualSquares } = fit
  const isExact = residualSquares <= totalSquares * 1e-20
  const standardErrors = isExact ? names.map(() => 0) : fit.standardErrors
  const [intercept, gap] = coefficients as [number, number], standardError = standardErrors[1]!
  say`${logOutcome ? 'The logarithm of the outcome' : 'The outcome'} of ${n} people by least squares on an intercept and ${names.length - 1} terms: ${names.slice(1).join(', ')}.`
  say`Intercept: ${exact(intercept)}.`
  for (const [at, name] of names.entries()) if (at > 1 && at < 30) say`${name}: ${exact(coefficients[at]!)}, standard error ${exact(standardErrors[at]!)}.`
  say`Gap, the coefficient of ${group}: ${exact(gap)}. Its standard error, with ${n} − ${names.length} = ${freedom} degrees of freedom: ${exact(standardError)}.`

  const t = isExact ? null : gap / standardError
  const pValue = t === null ? Math.abs(gap) > 1e-9 * Math.sqrt(totalSquares / n) ? 0 : 1 : studentTwoSided(t, freedom)
  const significantAt5Percent = pValue < 0.05
  if (t !== null) say`t = ${exact(gap)} ÷ ${exact(standardError)} = ${exact(t)}.`
  say`As far from nothing by chance, either way: ${exact(pValue)}, so the gap is ${significantAt5Percent ? 'significant' : 'not significant'} at ${5}%.`
  const rSquared = totalSquares > 0 ? 1 - residualSquares / totalSquares : null
  if (rSquared !== null) say`The terms explain ${exact(rSquared)} of what the outcomes differ (R²).`
  const gapPercent = logOutcome ? Math.expm1(gap) * 100 : null
  if (gapPercent !== null) say`In percent: (e^gap − 1) × 100 = ${exact(gapPercent)}%.`
  return {
    n, intercept, gap, standardError, ...t !== null && { t }, pValue, significantAt5Percent, ...rSquared !== null && { rSquared }, ...gapPercent !== null && { gapPercent },
    coefficients: byTerm(names, coefficients), standardErrors: byTerm(names, standardErrors),
  }
})

function termsOf(name: string, values: readonly string[]) {
  const [, ...known] = [...new Set(values)].toSorted()
  const codes = new Map(known.map((value, at) => [value, at + 1]))
  return { names: known.map(value => `${name}=${value}`), column: { codes: Int32Array.from(values, value => codes.get(value) ?? 0), size: known.length } }
}

function byTerm(names: readonly string[], values: readonly number[]) {
  return Object.fromEntries(names.map((name, at) => [name, values[at]!]))
}

function numbered(count: number) {
  return Array.from({ length: count }, (_, n) => n)
}

import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { byName, listOf, money, number, optional, text } from '#shared/rule-fields.ts'

const percent = (title: string) => number(title, { min: -100, max: 1000 })
const increases = { 1: [0, 0, 0, 0], 2: [1, 0.8, 0.5, 0], 3: [3, 2.5, 2, 1], 4: [4.5, 4, 3.5, 2], 5: [6, 5, 4, 2.5] }
const positions = ['band 1', 'band 2', 'band 3', 'band 4']

export default rule({
  id: 'measures.merit-matrix',
  title: 'Merit matrix',
  field: 'compensation',
  source: { instrument: 'Ellig, The Complete Guide to Executive Compensation' },
  input: {
    positions: listOf('Positions in the range, low to high', text('Position'), { help: 'The columns of the matrix.' }),
    increases: byName('Increases by rating, percent', listOf('Increases', percent('Increase, percent')), { help: 'A row for each rating, with an increase for each position.' }),
    rating: text('Rating'), position: text('Position in the range'), pay: optional(money('Pay')),
  },
  output: { increasePercent: percent('Increase, percent'), newPay: optional(money('New pay')) },
  limits: ['The matrix is the company’s own. New pay is rounded to the penny, half up.'],
  refusals: {
    unknown_rating: 'The matrix has no row for this rating. Give one of its ratings.',
    unknown_position: 'The matrix has no increase in a column for this position. Give one of its positions, and an increase for each.',
  },
  examples: [
    { name: 'Looked up, and what it makes of pay', input: { positions, increases, rating: '4', position: 'band 2', pay: '50000.00' }, output: { increasePercent: 4, newPay: '52000.00' }, source: 'coda.io/@raghav/raghavs-coda-playground/merit-matrix-30' },
    { name: 'Without pay', input: { positions, increases, rating: '2', position: 'band 3' }, output: { increasePercent: 0.5 }, source: 'definition' },
    { name: 'A rating that isn’t there', input: { positions, increases, rating: '6', position: 'band 2' }, refused: 'unknown_rating', source: 'definition' },
    { name: 'A position that isn’t there', input: { positions, increases, rating: '4', position: 'band 5' }, refused: 'unknown_position', source: 'definition' },
  ],
}).formula(({ positions, increases, rating, position, pay }, { refuse, say }) => {
  const row = Object.hasOwn(increases, rating) ? increases[rating]! : refuse('unknown_rating', 'rating')
  const increasePercent = row[positions.indexOf(position)] ?? refuse('unknown_position', 'position')
  say`Row ${rating}, column ${position}: ${increasePercent}%.`
  if (pay === null) return { increasePercent }
  const newPay = pay.times(exact(increasePercent).over(100).plus(1)).rounded(0.01)
  say`${pay.toMoney()} and ${increasePercent}% of it: ${newPay.toMoney()}.`
  return { increasePercent, newPay }
})

import { rule } from '#shared/rule.ts'
import { money, number } from '#shared/rule-fields.ts'

export default rule({
  id: 'measures.compa-ratio',
  title: 'Compa-ratio and range penetration',
  field: 'compensation',
  source: { instrument: 'Definition of compa-ratio and range penetration' },
  input: { pay: money('Pay'), rangeMinimum: money('Lowest pay of the range'), rangeMidpoint: money('Midpoint of the range'), rangeMaximum: money('Highest pay of the range') },
  output: { compaRatio: number('Compa-ratio', { max: 1e18 }), rangePenetration: number('Range penetration', { min: -1e18, max: 1e18 }) },
  limits: ['Pay and range are of the same hours and currency. Below the range the penetration is below 0, above it above 1.'],
  refusals: {
    no_width: 'The highest pay of the range isn’t above its lowest, so it has no width in which pay could stand. Check the range.',
    no_midpoint: 'The midpoint of the range is nothing, so pay can’t be a part of it. Check the range.',
  },
  examples: [
    { name: 'Pay below the range', input: { pay: '38000.00', rangeMinimum: '40000.00', rangeMidpoint: '50000.00', rangeMaximum: '60000.00' }, output: { compaRatio: 0.76, rangePenetration: -0.1 }, source: 'definition' },
    { name: 'In the middle', input: { pay: '50000.00', rangeMinimum: '40000.00', rangeMidpoint: '50000.00', rangeMaximum: '60000.00' }, output: { compaRatio: 1, rangePenetration: 0.5 }, source: 'definition' },
    { name: 'A range without width', input: { pay: '38000.00', rangeMinimum: '40000.00', rangeMidpoint: '40000.00', rangeMaximum: '40000.00' }, refused: 'no_width', source: 'definition' },
    { name: 'A midpoint of nothing', input: { pay: '38000.00', rangeMinimum: '40000.00', rangeMidpoint: '0.00', rangeMaximum: '60000.00' }, refused: 'no_midpoint', source: 'definition' },
  ],
}).formula(({ pay, rangeMinimum, rangeMidpoint, rangeMaximum }, { refuse, say }) => {
  if (rangeMaximum.isAtMost(rangeMinimum)) return refuse('no_width', 'rangeMaximum')
  if (rangeMidpoint.is(0)) return refuse('no_midpoint', 'rangeMidpoint')
  const compaRatio = pay.over(rangeMidpoint), rangePenetration = pay.minus(rangeMinimum).over(rangeMaximum.minus(rangeMinimum))
  say`Pay ÷ midpoint = ${pay} ÷ ${rangeMidpoint} = ${compaRatio}.`
  say`(Pay − lowest) ÷ (highest − lowest) = (${pay} − ${rangeMinimum}) ÷ (${rangeMaximum} − ${rangeMinimum}) = ${rangePenetration}.`
  return { compaRatio, rangePenetration }
})

import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { number, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'measures.turnover',
  title: 'Turnover',
  field: 'insights',
  source: { instrument: 'SHRM convention: separations over the average of opening and closing headcount' },
  input: { openingHeadcount: whole('Headcount at the beginning'), hires: whole('Hires'), separations: whole('Separations') },
  output: { closingHeadcount: whole('Headcount at the end', { max: 2e12 }), averageHeadcount: number('Average headcount', { max: 2e12 }), turnoverPercent: number('Turnover, percent', { max: 1e15 }) },
  limits: ['Of the period that the numbers are of: not annualised.'],
  refusals: {
    nobody_employed: 'Nobody was employed at the beginning or at the end, so there is no average to compare with.',
    more_left_than_there_were: 'More people left than there were. Check headcount, hires and separations.',
  },
  examples: [
    { name: 'A year', input: { openingHeadcount: 229, hires: 14, separations: 22 }, output: { closingHeadcount: 221, averageHeadcount: 225, turnoverPercent: 9.777777777777779 }, source: 'separations over the average of opening and closing headcount' },
    { name: 'Nobody employed', input: { openingHeadcount: 0, hires: 2, separations: 2 }, refused: 'nobody_employed', source: 'definition' },
    { name: 'More left than there were', input: { openingHeadcount: 3, hires: 0, separations: 4 }, refused: 'more_left_than_there_were', source: 'definition' },
  ],
}).formula(({ openingHeadcount, hires, separations }, { refuse, say }) => {
  const closingHeadcount = openingHeadcount + hires - separations
  if (closingHeadcount < 0) return refuse('more_left_than_there_were', 'separations')
  const averageHeadcount = exact(openingHeadcount).plus(closingHeadcount).over(2)
  if (averageHeadcount.is(0)) return refuse('nobody_employed', 'openingHeadcount')
  say`At the end: ${openingHeadcount} + ${hires} hires − ${separations} separations = ${closingHeadcount}.`
  say`On average: (${openingHeadcount} + ${closingHeadcount}) ÷ 2 = ${averageHeadcount}.`
  const turnoverPercent = exact(separations).times(100).over(averageHeadcount)
  say`${separations} separations ÷ ${averageHeadcount} × 100 = ${turnoverPercent}%.`
  return { closingHeadcount, averageHeadcount, turnoverPercent }
})

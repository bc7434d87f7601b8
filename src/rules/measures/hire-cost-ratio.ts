import { rule } from '#shared/rule.ts'
import { money, number } from '#shared/rule-fields.ts'

export default rule({
  id: 'measures.hire-cost-ratio',
  title: 'Hire-cost ratio',
  field: 'recruiting',
  source: { instrument: 'ISO/TS 30407:2017', section: '3.5' },
  input: { hiringCosts: money('Costs of hiring'), firstYearPayOfHires: money('First year’s pay of those hired') },
  output: { ratioPercent: number('Ratio, percent', { max: 1e20 }) },
  refusals: { no_pay: 'Those hired have no pay in their first year, so no cost can be a part of it.' },
  examples: [
    { name: 'A twentieth', input: { hiringCosts: '100000.00', firstYearPayOfHires: '2000000.00' }, output: { ratioPercent: 5 }, source: 'ISO/TS 30407:2017 3.5' },
    { name: 'No pay', input: { hiringCosts: '100000.00', firstYearPayOfHires: '0.00' }, refused: 'no_pay', source: 'definition' },
  ],
}).formula(({ hiringCosts, firstYearPayOfHires }, { refuse, say }) => {
  if (firstYearPayOfHires.is(0)) return refuse('no_pay', 'firstYearPayOfHires')
  const ratioPercent = hiringCosts.times(100).over(firstYearPayOfHires)
  say`${hiringCosts.toMoney()} ÷ ${firstYearPayOfHires.toMoney()} × 100 = ${ratioPercent}%.`
  return { ratioPercent }
})

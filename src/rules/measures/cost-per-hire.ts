import { rule } from '#shared/rule.ts'
import { money, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'measures.cost-per-hire',
  title: 'Cost per hire',
  field: 'recruiting',
  source: { instrument: 'ANSI/SHRM 06001.2012, Cost-per-Hire; ISO/TS 30407:2017' },
  input: { externalCosts: money('External costs', { help: 'Agencies, advertisements, travel, tests.' }), internalCosts: money('Internal costs', { help: 'Pay and overheads of those who recruit.' }), hires: whole('Hires') },
  output: { costPerHire: money('Cost per hire') },
  limits: ['Costs and hires are of the same period. Rounded to the penny, half up.'],
  refusals: { no_hires: 'Nobody was hired, so no cost can be shared out.' },
  examples: [
    { name: 'Rounded to the penny', input: { externalCosts: '10000.00', internalCosts: '0.00', hires: 3 }, output: { costPerHire: '3333.33' }, source: 'ANSI/SHRM 06001.2012' },
    { name: 'Half a penny goes up', input: { externalCosts: '0.02', internalCosts: '0.01', hires: 2 }, output: { costPerHire: '0.02' }, source: 'definition' },
    { name: 'No hires', input: { externalCosts: '10000.00', internalCosts: '0.00', hires: 0 }, refused: 'no_hires', source: 'ANSI/SHRM 06001.2012' },
  ],
}).formula(({ externalCosts, internalCosts, hires }, { refuse, say }) => {
  if (hires === 0) return refuse('no_hires', 'hires')
  const costPerHire = externalCosts.plus(internalCosts).over(hires).rounded(0.01)
  say`(${externalCosts.toMoney()} external + ${internalCosts.toMoney()} internal) ÷ ${hires} hires = ${costPerHire.toMoney()}.`
  return { costPerHire }
})

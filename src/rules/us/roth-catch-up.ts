import { rule } from '#shared/rule.ts'
import { flag, money } from '#shared/rule-fields.ts'
import { limits } from './tables/retirement-plan-limits.ts'

export default rule({
  id: 'us.roth-catch-up',
  title: 'Catch-up contributions: Roth only?',
  field: 'benefits',
  source: { instrument: 'Internal Revenue Code', section: '414(v)(7)(A); IRS Notice 2025-67' },
  checkedOn: '2026-11-23',
  parameters: { limits },
  input: { priorYearFicaWages: money('FICA wages from this employer in the year before') },
  output: {
    threshold: money('Threshold'),
    rothOnly: flag('Roth only'),
  },
  limits: ['Wages of exactly the threshold don’t exceed it.', 'Who had no FICA wages from this employer in the year before, as a partner or a newcomer, isn’t held to Roth.', 'A plan without Roth contributions can take no catch-up at all from those above the threshold.'],
  refusals: { before_2026: 'Before 2026 catch-up contributions didn’t have to be Roth. Ask for a day from 1 January 2026 on.' },
  examples: [
    { name: 'A dollar above', on: '2026-07-01', input: { priorYearFicaWages: '150001.00' }, output: { threshold: '150000.00', rothOnly: true }, source: 'IRC 414(v)(7)(A)' },
    { name: 'Exactly the threshold', on: '2026-07-01', input: { priorYearFicaWages: '150000.00' }, output: { rothOnly: false }, source: 'IRC 414(v)(7)(A)' },
    { name: '2025', on: '2025-07-01', input: { priorYearFicaWages: '150001.00' }, refused: 'before_2026', source: 'IRC 414(v)(7)(A)' },
  ],
}).formula(({ priorYearFicaWages }, { inForce, refuse, say }) => {
  const { rothCatchUpWageThreshold: threshold } = inForce(limits)
  if (threshold === null) return refuse('before_2026', 'on')
  const rothOnly = priorYearFicaWages.isAbove(threshold)
  say`Wages of $${priorYearFicaWages.toMoney()} ${rothOnly ? 'exceed' : 'don’t exceed'} the threshold of $${threshold.toMoney()}: catch-up ${rothOnly ? 'is Roth only' : 'needn’t be Roth'}.`
  return { threshold, rothOnly }
})

import { rates } from '#shared/rates.ts'
import { rule } from '#shared/rule.ts'
import { money } from '#shared/rule-fields.ts'

const limitFields = {
  hsaSelfOnly: money('HSA, self-only coverage'),
  hsaFamily: money('HSA, family coverage'),
  hsaCatchUpFrom55: money('HSA, catch-up from the age of 55'),
  hdhpMinimumDeductibleSelfOnly: money('High-deductible plan: least deductible, self-only'),
  hdhpMinimumDeductibleFamily: money('High-deductible plan: least deductible, family'),
  hdhpOutOfPocketMaximumSelfOnly: money('High-deductible plan: most out of pocket, self-only'),
  hdhpOutOfPocketMaximumFamily: money('High-deductible plan: most out of pocket, family'),
  healthFsa: money('Health FSA'),
  healthFsaCarryOver: money('Health FSA, carried over'),
  dependentCareFsa: money('Dependent care FSA'),
  commuterMonthly: money('Commuter benefits a month'),
  exceptedBenefitHra: money('Excepted benefit HRA'),
}

const limits = rates({
  id: 'us.health-account-limits', title: 'Health account limits', values: limitFields, rhythm: 'yearly', until: '2026-12-31',
  source: { instrument: 'IRS revenue procedures on health savings accounts and on inflation' },
  rows: [
    {
      from: '2024-01-01', hsaSelfOnly: '4150.00', hsaFamily: '8300.00', hsaCatchUpFrom55: '1000.00', hdhpMinimumDeductibleSelfOnly: '1600.00', hdhpMinimumDeductibleFamily: '3200.00', hdhpOutOfPocketMaximumSelfOnly: '8050.00', hdhpOutOfPocketMaximumFamily: '16100.00',
      healthFsa: '3200.00', healthFsaCarryOver: '640.00', dependentCareFsa: '5000.00', commuterMonthly: '315.00', exceptedBenefitHra: '2100.00', source: { instrument: 'Rev. Proc. 2023-23 and the revenue procedure on inflation for 2024', publisher: 'Alerus, health and wellness annual limits', address: 'https://help.alerusrb.com/employers/health-and-wellness-annual-limits', readOn: '2026-11-23' },
    },
    {
      from: '2025-01-01', hsaSelfOnly: '4300.00', hsaFamily: '8550.00', hsaCatchUpFrom55: '1000.00', hdhpMinimumDeductibleSelfOnly: '1650.00', hdhpMinimumDeductibleFamily: '3300.00', hdhpOutOfPocketMaximumSelfOnly: '8300.00', hdhpOutOfPocketMaximumFamily: '16600.00',
      healthFsa: '3300.00', healthFsaCarryOver: '660.00', dependentCareFsa: '5000.00', commuterMonthly: '325.00', exceptedBenefitHra: '2150.00', source: { instrument: 'Rev. Proc. 2024-25 and the revenue procedure on inflation for 2025', publisher: 'Alerus, health and wellness annual limits', address: 'https://help.alerusrb.com/employers/health-and-wellness-annual-limits', readOn: '2026-11-23' },
    },
    {
      from: '2026-01-01', hsaSelfOnly: '4400.00', hsaFamily: '8750.00', hsaCatchUpFrom55: '1000.00', hdhpMinimumDeductibleSelfOnly: '1700.00', hdhpMinimumDeductibleFamily: '3400.00', hdhpOutOfPocketMaximumSelfOnly: '8500.00', hdhpOutOfPocketMaximumFamily: '17000.00',
      healthFsa: '3400.00', healthFsaCarryOver: '680.00', dependentCareFsa: '7500.00', commuterMonthly: '340.00', exceptedBenefitHra: '2200.00', source: { instrument: 'Rev. Proc. 2025-19 and 2025-32', publisher: 'BASIC, 2026 employee contribution and benefit limits', address: 'https://www.basiconline.com/blog/2026-employee-contribution-and-benefit-limits', readOn: '2026-11-23' },
    },
  ],
})

export default rule({
  id: 'us.health-plan-limits',
  title: 'Health account limits',
  field: 'benefits',
  source: { instrument: 'Rev. Proc. 2023-23, 2024-25 and 2025-19, and the yearly revenue procedures on inflation', section: 'IRC 125(i), 129, 132(f), 223' },
  checkedOn: '2026-11-23',
  parameters: { limits },
  input: {},
  output: limitFields,
  limits: ['The limits of the calendar year of the day whose law applies. Those of FSAs and of the excepted benefit HRA are for plan years that begin in it.', 'The dependent care limit is that of a household; married and filing separately, half of it.'],
  examples: [
    { name: '2024', on: '2024-07-01', input: {}, output: { hsaSelfOnly: '4150.00', hsaFamily: '8300.00', hdhpMinimumDeductibleSelfOnly: '1600.00', healthFsa: '3200.00', commuterMonthly: '315.00' }, source: 'Rev. Proc. 2023-23' },
    { name: '2025', on: '2025-07-01', input: {}, output: { hsaSelfOnly: '4300.00', hsaFamily: '8550.00', hdhpMinimumDeductibleFamily: '3300.00', healthFsaCarryOver: '660.00', dependentCareFsa: '5000.00' }, source: 'Rev. Proc. 2024-25' },
    { name: '2026', on: '2026-07-01', input: {}, output: { hsaSelfOnly: '4400.00', hsaFamily: '8750.00', hdhpOutOfPocketMaximumFamily: '17000.00', dependentCareFsa: '7500.00', exceptedBenefitHra: '2200.00' }, source: 'Rev. Proc. 2025-19' },
    { name: '2023 is not known', on: '2023-07-01', input: {}, refused: 'rules.not_known_for_date', source: 'Rev. Proc. 2023-23' },
  ],
}).formula((_, { inForce, say }) => {
  const limit = inForce(limits)
  say`Health savings account: $${limit.hsaSelfOnly.toMoney()} self-only, $${limit.hsaFamily.toMoney()} family, from 55 on $${limit.hsaCatchUpFrom55.toMoney()} more (223(b)).`
  say`Its high-deductible plan: a deductible of at least $${limit.hdhpMinimumDeductibleSelfOnly.toMoney()} or $${limit.hdhpMinimumDeductibleFamily.toMoney()}, out of pocket at most $${limit.hdhpOutOfPocketMaximumSelfOnly.toMoney()} or $${limit.hdhpOutOfPocketMaximumFamily.toMoney()} (223(c)).`
  say`Health FSA: $${limit.healthFsa.toMoney()}, of which $${limit.healthFsaCarryOver.toMoney()} can be carried over (125(i)). Dependent care: $${limit.dependentCareFsa.toMoney()} (129).`
  say`Commuter benefits: $${limit.commuterMonthly.toMoney()} a month (132(f)). Excepted benefit HRA: $${limit.exceptedBenefitHra.toMoney()}.`
  return limit
})

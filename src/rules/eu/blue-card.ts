import { memberStates } from '#shared/places.ts'
import { rule } from '#shared/rule.ts'
import { country, flag, number, optional, whole } from '#shared/rule-fields.ts'

const outside = ['DK', 'IE']

export default rule({
  id: 'eu.blue-card',
  title: 'EU Blue Card: conditions',
  field: 'immigration',
  source: { instrument: 'Directive (EU) 2021/1883', publisher: 'home-affairs.ec.europa.eu', address: 'https://home-affairs.ec.europa.eu/policies/migration-and-asylum/legal-migration-and-resettlement/work/eu-blue-card-attracting-highly-qualified-talent-eu_en', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The directive as it stands: it names spans, within which each member state sets its own figures.',
  input: { memberState: country('Member state') },
  output: {
    applies: flag('The EU Blue Card applies there'),
    salaryMultipleFrom: optional(number('Least salary, times the average gross salary: from')),
    salaryMultipleTo: optional(number('to')),
    minimumContractMonths: optional(whole('Months that the contract must last')),
    mobilityAfterMonths: optional(whole('Months after which one may move to another member state')),
  },
  limits: ['The span that the directive leaves; the salary that a member state asks for is its own law, and not here.', 'Member states by their two letters of ISO 3166, Greece by GR.'],
  refusals: { not_a_member_state: 'That is no member state of the European Union. Name one by its two letters, Greece as GR.' },
  examples: [
    { name: 'Germany', on: '2026-01-01', input: { memberState: 'DE' }, output: { applies: true, salaryMultipleFrom: 1, salaryMultipleTo: 1.6, minimumContractMonths: 6, mobilityAfterMonths: 12 }, source: 'home-affairs.ec.europa.eu, EU Blue Card' },
    { name: 'Ireland', on: '2026-01-01', input: { memberState: 'IE' }, output: { applies: false }, source: 'home-affairs.ec.europa.eu, EU Blue Card' },
    { name: 'Great Britain', on: '2026-01-01', input: { memberState: 'GB' }, refused: 'not_a_member_state', source: 'Directive (EU) 2021/1883' },
  ],
}).formula(({ memberState }, { refuse, say }) => {
  if (!memberStates.includes(memberState)) return refuse('not_a_member_state', 'memberState')
  if (outside.includes(memberState)) {
    say`Denmark and Ireland take no part in the directive: there is no EU Blue Card in ${memberState}.`
    return { applies: false }
  }
  say`The salary is at least a multiple of the average gross salary that the member state sets, from ${1} to ${1.6}.`
  say`The contract lasts at least ${6} months; after ${12} months one may move to another member state.`
  return { applies: true, salaryMultipleFrom: 1, salaryMultipleTo: 1.6, minimumContractMonths: 6, mobilityAfterMonths: 12 }
})

import { any, covers, holds } from '#shared/access.ts'
import { choices, date, fixed, hours, link, optional, text } from '#shared/fields.ts'
import { part, record } from '#shared/record.ts'
import { stepAsks } from '#modules/approvals/records.ts'
import { changeActions } from './records-reasons.ts'

/** What may have to be approved: what a change is called or sets, and the two that no change need be. */
export const approvedActs = { hire: 'Hire', entity: 'Transfer to another legal entity', ...changeActions } as const

const keeps = any(covers('organization', 'administer'), covers('people', 'administer'))

/** What the company wants approved before a change is released, from a day on. None unless it says so; what was asked before keeps the steps that it was asked with. */
export const changeChain = record('change_chain', {
  label: 'Approval chain', plural: 'Approval chains',
  asks: {
    name: text('Name', { unique: true, searchable: true, sortable: true, max: 120 }),
    actions: choices('For', approvedActs, { help: 'A change is asked about by what it is called and by what it sets: one that sets pay falls under “Change of pay” whatever its name.' }),
    overPercent: optional(hours('Rise above (%)', { max: 1000, help: 'Only where pay rises by more than this. Left empty: always. What can’t be compared, such as another currency, counts as more.' })),
    startsOn: date('From'), endsOn: optional(date('Until')),
  },
  access: { read: any(holds('people', 'view'), covers('organization', 'view')), create: keeps, update: keeps },
})

export const chainStep = part('chain_step', {
  of: changeChain, by: 'chainId', label: 'Step', plural: 'Chain steps',
  asks: { chainId: fixed(link('Chain', 'change_chain')), ...stepAsks },
  access: { create: keeps, update: keeps, delete: keeps },
})

export const chainRecords = [changeChain, chainStep]

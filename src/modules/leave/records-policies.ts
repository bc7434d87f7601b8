import { Type } from 'typebox'
import { any, colleague, covers } from '#shared/access.ts'
import { choice, country, fixed, flag, hours, link, optional, text, type Field } from '#shared/fields.ts'
import { record, strand, type Row } from '#shared/record.ts'
import type { PolicyRules } from './policy-rules.ts'
import { approvalWords, leaveKinds, leaveUnits, payEffects, toldWords } from './words.ts'

/** What the company grants is no secret; who leads leave keeps it. */
const read = any(colleague(), covers('leave', 'view')), leads = covers('leave', 'administer')

export const leaveType = record('leave_type', {
  label: 'Type of leave', plural: 'Leave types',
  asks: {
    code: text('Code', { unique: true, max: 40 }),
    name: text('Name', { searchable: true, sortable: true, max: 80 }),
    kind: choice('Kind', leaveKinds),
    unit: fixed(choice('Counted in', leaveUnits)),
    hasBalance: fixed(flag('Keeps a balance')),
    isMedical: flag('Medical', { help: 'Then managers never learn which leave it is.' }),
    managersSee: choice('Managers are told', toldWords),
    payEffect: optional(choice('Pay meanwhile', payEffects, { help: 'What payroll is told with each day.' })),
    payrollCode: optional(text('Code in payroll', { max: 40, help: 'Under which payroll knows it. Left empty: the code above.' })),
  },
  access: { read, create: leads, update: leads, delete: leads },
})
export type LeaveType = Row<typeof leaveType>

/** For whom a type of leave holds by the same rules. Where several fit, the most exact does: location, legal entity, group, country, everyone. */
export const leavePolicy = record('leave_policy', {
  label: 'Leave policy', plural: 'Leave policies',
  asks: {
    name: text('Name', { unique: true, searchable: true, sortable: true, max: 80 }),
    leaveTypeId: fixed(link('Type of leave', 'leave_type')),
    locationId: optional(link('Location', 'location')),
    legalEntityId: optional(link('Legal entity', 'legal_entity')),
    populationId: optional(link('Group of people', 'population')),
    country: optional(country('Country')),
  },
  access: { read, create: leads, update: leads, delete: leads },
})

const rules = Object.assign(Type.Unsafe<PolicyRules>({ type: 'object', additionalProperties: true }), { title: 'Rules', kind: 'rules' }) as unknown as Field & { static: PolicyRules }
/** What a policy says from the first day of a leave year on. */
export const leavePolicyVersion = strand('leave_policy_version', {
  of: leavePolicy, by: 'policyId', label: 'Version of a policy', plural: 'Leave policy versions',
  asks: {
    rules,
    approval: choice('Who approves', approvalWords),
    mayOwe: hours('May be overdrawn by', { max: 400, help: 'In the unit of the type. 0: never below nothing.' }),
  },
  access: { read, create: leads, update: leads },
})

import { any, colleague, covers } from '#shared/access.ts'
import { choice, choices, fixed, optional, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'

export const terminationKinds = { voluntary: 'Voluntary', involuntary: 'Involuntary', other: 'Other' } as const
export const changeActions = {
  transfer: 'Transfer', promotion: 'Promotion', manager: 'Change of manager', hours: 'Change of hours', pay: 'Change of pay', contract: 'Change of contract', extension: 'Extension of a fixed term',
  probation: 'Probation result', reorganisation: 'Reorganisation', termination: 'Termination', correction: 'Correction', other: 'Other',
} as const

const keeps = any(covers('organization', 'handle'), covers('people', 'administer'))
const reasonFlow = workflow({
  states: ['in_use', 'retired'],
  moves: {
    retire: { label: 'Stop offering', from: 'in_use', to: 'retired', by: keeps },
    restore: { label: 'Offer again', from: 'retired', to: 'in_use', by: keeps },
  },
})

/** Why things change, in the company's own list. What has been used once stays: it is retired, not deleted, and keeps its kind, so that counting leavers comes to the same tomorrow. */
export const changeReason = record('change_reason', {
  label: 'Reason', plural: 'Reasons',
  asks: {
    name: text('Name', { unique: true, searchable: true, sortable: true, max: 120 }),
    code: optional(text('Code', { unique: true, max: 40 })),
    actions: choices('For', changeActions),
    kind: fixed(optional(choice('Kind of leaving', terminationKinds, { help: 'For terminations: left empty, it fits all kinds.' }))),
  },
  keeps: { status: choice('Status', { in_use: 'In use', retired: 'No longer offered' }) },
  flow: reasonFlow,
  access: { read: any(colleague(), covers('organization', 'view'), covers('people', 'view')), create: keeps, update: keeps },
})
export type ChangeReason = Row<typeof changeReason>

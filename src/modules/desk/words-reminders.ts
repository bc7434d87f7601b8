import type { WorkKind } from '#shared/work.ts'

/** Dates that ask for a decision, whose they are to decide, and what may be decided. */
export const reminderKinds = { fixed_term: 'End of a fixed term', probation: 'End of probation', engagement: 'End of an engagement', secondment: 'Return from secondment', document: 'Document expires' } as const
export type ReminderKind = keyof typeof reminderKinds

export const decisions = {
  extend: 'Extend', permanent: 'Make permanent', let_end: 'Let it end', confirm: 'Confirm', returns: 'They return as planned', not_needed: 'Not needed any more',
} as const
export type Decision = keyof typeof decisions

/**
 * How many days before the day somebody is asked, asked again, and those who lead HR there are asked too. Craft, and no law: long enough to
 * talk, to prepare a contract and to be told in time; what a law or a collective agreement asks for beyond is the organisation's to enter.
 */
export const reminderDefaults: Record<ReminderKind, { area: 'people' | 'immigration'; work: string; opensBefore: number; remindsBefore: number; escalatesBefore: number; decisions: readonly Decision[] }> = {
  fixed_term: { area: 'people', work: 'people.fixed_term', opensBefore: 90, remindsBefore: 60, escalatesBefore: 30, decisions: ['extend', 'permanent', 'let_end'] },
  probation: { area: 'people', work: 'people.probation', opensBefore: 42, remindsBefore: 28, escalatesBefore: 14, decisions: ['confirm', 'extend'] },
  engagement: { area: 'people', work: 'desk.engagement', opensBefore: 30, remindsBefore: 14, escalatesBefore: 7, decisions: ['extend', 'let_end'] },
  secondment: { area: 'people', work: 'desk.secondment', opensBefore: 60, remindsBefore: 30, escalatesBefore: 14, decisions: ['returns', 'extend'] },
  document: { area: 'immigration', work: 'people.document', opensBefore: 90, remindsBefore: 60, escalatesBefore: 30, decisions: ['not_needed'] },
}

/** On the desk, beside the kinds that people's own records bring. */
export const dateKinds: readonly WorkKind[] = [
  { kind: 'desk.engagement', label: 'Decide on an engagement', function: 'people', level: 'standard', minutes: 30, serviceDays: 10 },
  { kind: 'desk.secondment', label: 'Prepare a return from secondment', function: 'people', level: 'standard', minutes: 45, serviceDays: 15 },
]

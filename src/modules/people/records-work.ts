import type { WorkKind } from '#shared/work.ts'

/** What there is to do when people come, move, go, or when something of theirs is about to end or doesn't fit together. */
export const workKinds: readonly WorkKind[] = [
  { kind: 'people.hire', label: 'Prepare a first day', function: 'onboarding', level: 'standard', minutes: 60, serviceDays: 5, checklist: ['Contract signed and filed', 'Papers and identity checked', 'Pay handed over', 'First day told to the manager'] },
  { kind: 'people.transfer', label: 'Settle a transfer', function: 'people', level: 'standard', minutes: 45, serviceDays: 5, checklist: ['New contract or addendum', 'Leave and balances carried over', 'Pay handed over'] },
  { kind: 'people.leaver', label: 'Prepare a last day', function: 'offboarding', level: 'standard', minutes: 60, serviceDays: 5, checklist: ['Last day confirmed in writing', 'Leave and pay settled', 'Things returned', 'Reference, where one is due'] },
  { kind: 'people.probation', label: 'Decide on probation', function: 'people', level: 'standard', minutes: 45, serviceDays: 10 },
  { kind: 'people.fixed_term', label: 'Decide on a fixed term', function: 'people', level: 'standard', minutes: 45, serviceDays: 15 },
  { kind: 'people.document', label: 'Renew a document', function: 'immigration', level: 'routine', minutes: 15, serviceDays: 15 },
  { kind: 'people.data', label: 'Mend missing or contradicting data', function: 'people', level: 'routine', minutes: 15, serviceDays: 10 },
]

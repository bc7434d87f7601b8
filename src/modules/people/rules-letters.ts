/** What a letter may speak of, as {{name}}: who and when always, else only what the change sets, or the employment begins with, and the person may know. Not the note, nor who decided. */
export const placeholders = {
  name: { label: 'Full name' }, preferredName: { label: 'Preferred name, else the full name' }, company: { label: 'The company' }, legalEntity: { label: 'Legal entity' }, today: { label: 'The day on which the letter is made' }, effectiveOn: { label: 'The day from which it holds; of a hire the first day' }, reason: { label: 'The reason, in words', needs: 'reason' },
  job: { label: 'New job', needs: 'jobId' }, unit: { label: 'New unit', needs: 'unitId' }, location: { label: 'New location', needs: 'locationId' }, manager: { label: 'New manager', needs: 'managerAssignmentId' },
  weeklyHours: { label: 'Hours a week', needs: 'weeklyHours' }, workingDays: { label: 'Days a week', needs: 'workingDays' },
  amount: { label: 'Pay at full time, with its currency', needs: 'amount' }, grade: { label: 'Grade', needs: 'grade' }, step: { label: 'Step', needs: 'step' },
  fixedTermEndsOn: { label: 'End of the fixed term', needs: 'fixedTermEndsOn' }, probationEndsOn: { label: 'End of probation', needs: 'probationEndsOn' }, lastDay: { label: 'Last day of the employment', needs: 'terminationKind' },
} as const satisfies Record<string, { label: string; needs?: string }>
export type Placeholder = keyof typeof placeholders
export const ofPay: readonly Placeholder[] = ['amount', 'grade', 'step']

/** Braces that hold something, or stand there alone: a slip would be sent otherwise. */
const braces = /\{\{\s*([^{}]*?)\s*\}\}|\{\{|\}\}/g
export const namesIn = (text: string): string[] => [...new Set([...text.matchAll(braces)].map(([whole, name]) => name || whole))]
export const unknownIn = (text: string, known: object = placeholders): string[] => namesIn(text).filter(name => !(name in known))

/** The letter with what it speaks of; `missing`: what the change doesn’t set, or the writer may not know. */
export function written(text: string, values: { readonly [name in string]?: string | null }): { text: string; missing: string[] } {
  const missing = namesIn(text).filter(name => !values[name])
  return { text: text.replace(braces, (whole, name: string) => values[name] ?? whole), missing }
}

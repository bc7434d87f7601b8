import { covers, holds } from '#shared/access.ts'
import { choice, country, fixed, flag, optional } from '#shared/fields.ts'
import { record } from '#shared/record.ts'

/** What can be missing in somebody's data, or not fit together: in the words of the checklist. */
export const dataGaps = {
  birth_date: 'Birth date', emergency_contact: 'Emergency contact', work_email: 'Work e-mail of somebody who signs in', hours: 'Working hours', manager: 'Manager', term: 'End of the fixed term', dates: 'Fixed term or probation ends before it begins',
} as const
export type DataGap = keyof typeof dataGaps

const keeps = covers('people', 'administer')
/** What the organisation wants looked for, everywhere or in one country. */
export const dataRule = record('data_rule', {
  label: 'Check of data', plural: 'Data rules',
  asks: { gap: fixed(choice('What', dataGaps)), country: fixed(optional(country('In', { help: 'Left empty: wherever nothing else is said.' }))), isOn: flag('Is asked for') },
  access: { read: holds('people', 'view'), create: keeps, update: keeps, delete: keeps },
})

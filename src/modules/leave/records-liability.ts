import { any, colleague, covers } from '#shared/access.ts'
import { choice, date, fixed, flag, hours, link, optional } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { valuationMethods } from './words.ts'

const leads = covers('leave', 'administer')
/** How a day of leave is valued: no law's method is held here, so the company says its own; for one legal entity before all. Without one, nothing is valued. */
export const leaveValuation = record('leave_valuation', {
  label: 'Value of a day of leave', plural: 'Leave valuations',
  asks: {
    legalEntityId: fixed(optional(link('Legal entity', 'legal_entity', { help: 'Left empty: for all that have none of their own.' }))),
    startsOn: fixed(date('From', { sortable: true })),
    method: choice('A week’s pay is', valuationMethods),
    yearDays: optional(hours('Paid days of a year', { min: 1, max: 366, help: 'At five days a week, such as 260 or 261; in proportion for others. For the method that asks for them.' })),
    hasAllowances: flag('With the allowances that count to base pay'),
  },
  access: { read: any(colleague(), covers('leave', 'view')), create: leads, update: leads, delete: leads }, list: { sort: '-startsOn' },
})
export type LeaveValuation = Row<typeof leaveValuation>

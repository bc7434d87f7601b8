import { all, any, covers, holds, is, nobody } from '#shared/access.ts'
import { choice, date, fixed, flag, hours, instant, link, optional, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { layerWords, payEffects, payrollKinds } from './words.ts'

/** What payroll was told for a period of a legal entity. It is never changed: what changes later comes with the next. */
export const leavePayroll = record('leave_payroll', {
  kind: 'ledger', label: 'Payroll file', plural: 'Leave payrolls', asks: {},
  derives: {
    legalEntityId: link('Legal entity', 'legal_entity'), startsOn: date('From', { sortable: true }), endsOn: date('Until', { sortable: true }), hasBalances: flag('With balances'), payGroup: optional(text('Pay group')),
    drawnById: link('Drawn by', 'person'), drawnAt: instant('Drawn at'),
  },
  access: { read: holds('leave', 'handle'), create: nobody, update: nobody }, list: { sort: '-startsOn' },
  // In which groups a company pays is for who looks after pay.
  reveal: { payGroup: any(holds('payroll', 'view'), holds('compensation', 'view')) },
})
export type LeavePayroll = Row<typeof leavePayroll>

/** One day of one type of one person, or what was paid out; less than nothing takes back what a file said before, which it names. Number, code and name as they were told. */
export const leavePayrollLine = record('leave_payroll_line', {
  kind: 'ledger', label: 'Payroll line', plural: 'Leave payroll lines', subject: 'employmentId',
  asks: { personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment')) },
  derives: {
    payrollId: link('Payroll file', 'leave_payroll'), number: optional(text('Number')), leaveTypeId: optional(link('Type of leave', 'leave_type')), typeCode: optional(text('Code')), typeName: optional(text('Leave')),
    kind: choice('What', payrollKinds), payEffect: optional(choice('Pay meanwhile', payEffects)), layer: optional(choice('Layer', layerWords)), onDay: date('On', { sortable: true }),
    days: hours('Days', { min: -100_000, max: 100_000 }), hours: hours('Hours', { min: -1_000_000, max: 1_000_000 }), correctsId: optional(link('Corrects', 'leave_payroll')),
    isAhead: flag('Before the last day has come'), isByGroup: flag('By pay group'),
  },
  // A last day that was ahead is told to who may know of it; who is paid in which rhythm, to who may know of their pay.
  access: { read: all(covers('leave', 'handle'), any(is('isAhead', 'false'), covers('people', 'view')), any(is('isByGroup', 'false'), covers('payroll', 'view'), covers('compensation', 'view'))), create: nobody, update: nobody }, list: { needs: 'payrollId', sort: 'id' },
})

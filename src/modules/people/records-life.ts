import { any, covers, of, self } from '#shared/access.ts'
import { choice, date, fixed, integer, link, optional, text } from '#shared/fields.ts'
import { record } from '#shared/record.ts'
import { handlesTheirs } from './records-rights.ts'

const theirs = { personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment')) }
const known = { read: any(self(of('personId')), covers('people', 'view')), create: handlesTheirs, update: handlesTheirs, delete: handlesTheirs }

/** Where service counts otherwise than from the continuous service: for one purpose, with the reason. */
export const seniorityDate = record('seniority_date', {
  kind: 'part', label: 'Seniority date', plural: 'Seniority dates', subject: 'employmentId',
  asks: {
    ...theirs,
    purpose: fixed(choice('Counts for', { leave: 'Leave', redundancy: 'Redundancy', pension: 'Pension', long_service: 'Long service', other: 'Other purposes' })),
    countsFrom: date('Counts from'),
    reason: text('Reason'),
  },
  access: known, list: { needs: 'employmentId' },
})

const givers = { employee: 'The employee', employer: 'The employer', mutual: 'By agreement' } as const
/** Notice given, and what it leads to. Like the end itself it is known to who looks after the person. */
export const notice = record('notice', {
  kind: 'part', label: 'Notice', plural: 'Termination notices', subject: 'employmentId',
  asks: {
    ...theirs,
    givenBy: choice('Notice given by', givers),
    givenOn: date('Notice given on'),
    lastWorkingDay: optional(date('Last working day')),
    paidUntil: optional(date('Paid until')),
    shorterReason: optional(text('Why earlier than the law’s notice', { help: 'Such as waived, paid instead, agreed otherwise, or without notice for cause.' })),
  },
  access: { ...known, read: covers('people', 'view') }, list: { needs: 'employmentId' },
})

/** What was agreed about notice, held against the law when somebody leaves. */
export const agreedNotice = record('agreed_notice', {
  kind: 'part', label: 'Agreed notice', plural: 'Agreed notice', subject: 'employmentId',
  asks: {
    ...theirs,
    agreedIn: fixed(choice('Agreed in', { contract: 'Contract', agreement: 'Collective agreement', policy: 'Company’s policy' })),
    givenBy: fixed(choice('For notice by', { both: 'Either side', employer: 'The employer', employee: 'The employee' })),
    length: integer('Length', { max: 400 }),
    unit: choice('Counted in', { days: 'Days', weeks: 'Weeks', months: 'Months' }),
    endsAt: choice('Ends', { any_day: 'On any day', half_month: 'On the 15th or at the end of a month', month: 'At the end of a month', quarter: 'At the end of a quarter', half_year: 'At the end of June or December', year: 'At the end of a year' }),
  },
  access: known, list: { needs: 'employmentId' },
})

/** What an employment is called in another system: payroll, time clock, the system before. */
export const externalId = record('external_id', {
  kind: 'part', label: 'Number elsewhere', plural: 'External ids', subject: 'employmentId',
  asks: { ...theirs, system: text('System', { max: 60 }), value: text('Number there', { max: 80 }) },
  access: known, list: { needs: 'employmentId' },
})

export const lifeRecords = [seniorityDate, notice, agreedNotice, externalId]

import { all, any, covers, holds, nobody, not, of, self } from '#shared/access.ts'
import { choice, fixed, instant, link, longText, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { letterLanguages } from '#modules/people/records.ts'
import { caseNotices } from './words.ts'

const keeps = covers('leave', 'administer')
const handles = all(not(self(of('personId'))), covers('leave', 'handle'))

/** What the company writes in a case, with placeholders for what the case says (`case-letters.ts`). No form of any authority. */
export const caseLetterTemplate = record('case_letter_template', {
  label: 'Case letter', plural: 'Case letter templates',
  asks: {
    name: text('Name', { unique: true, searchable: true, sortable: true, max: 120 }),
    notice: choice('For', caseNotices),
    language: choice('Language', letterLanguages),
    subject: text('Subject', { max: 200 }),
    body: longText('Text', { max: 10_000, help: 'Leave an empty line between paragraphs. Placeholders stand in double braces, such as {{name}} or {{startsOn}}.' }),
  },
  keeps: { status: choice('Status', { in_use: 'In use', retired: 'No longer offered' }) },
  flow: workflow({ states: ['in_use', 'retired'], moves: { retire: { label: 'Stop offering', from: 'in_use', to: 'retired', by: keeps }, restore: { label: 'Offer again', from: 'retired', to: 'in_use', by: keeps } } }),
  access: { read: holds('leave', 'handle'), create: keeps, update: keeps },
})
export type CaseLetterTemplate = Row<typeof caseLetterTemplate>

/** A letter of a case as it was written: theirs to read, and of who works on leave there. Never changed; another can be written. */
export const caseLetter = record('case_letter', {
  label: 'Letter of a case', plural: 'Case letters', subject: 'employmentId',
  asks: {
    personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment', { seenBy: 'looks_after_leave' })), caseId: fixed(link('Leave case', 'leave_case')),
    notice: fixed(choice('For', caseNotices)), language: fixed(choice('Language', letterLanguages)), subject: fixed(text('Subject', { max: 300 })), body: fixed(longText('Text', { max: 20_000 })), hash: fixed(text('SHA-256', { max: 64 })),
  },
  derives: { madeById: link('Made by', 'person'), madeAt: instant('Made at') },
  access: { read: any(self(of('personId')), covers('leave', 'handle')), create: handles, update: nobody }, list: { needs: 'caseId', sort: 'id' },
})

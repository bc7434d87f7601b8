import { all, any, colleague, covers, holds, is, named, nobody, not, of, self } from '#shared/access.ts'
import { choice, choices, fixed, flag, instant, link, longText, optional, text } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { changeActions } from './records-reasons.ts'

/** In whose words days and amounts are written: languages whose letters can be printed (`letter-pdf.ts`). */
export const letterLanguages = {
  en: 'English', bg: 'Bulgarian', cs: 'Czech', da: 'Danish', de: 'German', el: 'Greek', es: 'Spanish', et: 'Estonian', fi: 'Finnish', fr: 'French', hr: 'Croatian', hu: 'Hungarian', is: 'Icelandic', it: 'Italian', lt: 'Lithuanian', lv: 'Latvian',
  nb: 'Norwegian', nl: 'Dutch', pl: 'Polish', pt: 'Portuguese', ro: 'Romanian', sk: 'Slovak', sl: 'Slovenian', sv: 'Swedish', tr: 'Turkish', uk: 'Ukrainian',
} as const

const keeps = any(covers('organization', 'handle'), covers('people', 'administer'))
const templateFlow = workflow({
  states: ['in_use', 'retired'],
  moves: { retire: { label: 'Stop offering', from: 'in_use', to: 'retired', by: keeps }, restore: { label: 'Offer again', from: 'retired', to: 'in_use', by: keeps } },
})
/** What a letter may be about: a hire too, which is no change. */
export const letterActs = { hire: 'Hire', ...changeActions } as const
/** What a letter about a change says, with placeholders for what the change sets (`rules-letters.ts`). */
export const letterTemplate = record('letter_template', {
  label: 'Letter', plural: 'Letter templates',
  asks: {
    name: text('Name', { unique: true, searchable: true, sortable: true, max: 120 }),
    actions: choices('For', letterActs),
    language: choice('Language', letterLanguages),
    legalEntityId: optional(link('Legal entity', 'legal_entity', { help: 'Left empty: for all of them.' })),
    subject: text('Subject', { max: 200 }),
    body: longText('Text', { max: 10_000, help: 'Leave an empty line between paragraphs. Placeholders stand in double braces, such as {{name}} or {{effectiveOn}}.' }),
  },
  keeps: { status: choice('Status', { in_use: 'In use', retired: 'No longer offered' }) },
  flow: templateFlow,
  access: { read: any(holds('people', 'view'), covers('organization', 'view')), create: keeps, update: keeps },
})
export type LetterTemplate = Row<typeof letterTemplate>

/** Of any letter: as it was written, and what became of it. */
const written = { language: fixed(choice('Language', letterLanguages)), subject: fixed(text('Subject', { max: 300 })), body: fixed(longText('Text', { max: 20_000 })), hasPay: fixed(flag('Speaks of pay')), hash: fixed(text('SHA-256', { max: 64 })) }
const stands = { keeps: { status: choice('Status', { made: 'Made', given: 'Given', withdrawn: 'Withdrawn' }) }, derives: { madeById: link('Made by', 'person'), madeAt: instant('Made at') } }

const letterFlow = workflow({
  states: ['made', 'given', 'withdrawn'],
  moves: { give: { label: 'Give', from: 'made', to: 'given', by: nobody }, withdraw: { label: 'Withdraw', from: ['made', 'given'], to: 'withdrawn', by: nobody } },
})
const namedOnIt = named('employment_change')
const handlesIt = all(not(self(of('personId'))), any(covers('people', 'handle'), all(not(is('action', 'termination')), covers('compensation', 'handle'))))

/** The letter of a change, as it was written: it has the change’s id, so that the same wall stands before it. The person reads it from release on; that of an end is handed to them. */
export const changeLetter = record('change_letter', {
  label: 'Letter', plural: 'Change letters', subject: 'assignmentId',
  asks: {
    personId: fixed(link('Person', 'person')), assignmentId: fixed(link('Job held', 'assignment')), action: fixed(choice('What happens', changeActions)),
    ...written,
  },
  ...stands,
  flow: letterFlow,
  access: {
    read: any(namedOnIt, all(is('status', 'given'), not(is('action', 'termination')), self(of('personId'))), all(is('status', 'given', 'withdrawn'), not(self(of('personId'))), covers('people', 'view'), any(is('hasPay', 'false'), covers('compensation', 'view')))),
    create: all(namedOnIt, handlesIt), update: nobody, delete: all(is('status', 'made'), namedOnIt, handlesIt),
  },
  list: { needs: 'personId', sort: 'id' },
})
export type ChangeLetter = Row<typeof changeLetter>

const writesIt = all(not(self(of('personId'))), covers('people', 'handle'))
/** The letter of a hire, or of a transfer to another legal entity at once: of the employment that begins. HR makes it, looks at it, and gives it; from then on the person reads it. */
export const employmentLetter = record('employment_letter', {
  label: 'Letter of an employment', plural: 'Employment letters', subject: 'employmentId',
  asks: {
    personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment')), action: fixed(choice('What happens', letterActs)),
    ...written,
  },
  ...stands,
  flow: workflow({
    states: ['made', 'given', 'withdrawn'],
    moves: { give: { label: 'Give', from: 'made', to: 'given', by: writesIt }, withdraw: { label: 'Withdraw', from: 'given', to: 'withdrawn', by: writesIt } },
  }),
  access: {
    read: any(all(is('status', 'given'), self(of('personId'))), all(not(self(of('personId'))), covers('people', 'view'), any(is('hasPay', 'false'), covers('compensation', 'view')))),
    create: all(colleague(), writesIt), update: nobody, delete: all(is('status', 'made'), writesIt),
  },
  list: { needs: 'personId', sort: 'id' },
})

export const letterRecords = [letterTemplate, changeLetter, employmentLetter]

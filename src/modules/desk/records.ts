import { all, any, colleague, covers, holds, not, of, self } from '#shared/access.ts'
import { choice, choices, date, fixed, integer, link, links, longText, optional, text } from '#shared/fields.ts'
import { functions } from '#shared/functions.ts'
import { record } from '#shared/record.ts'
import { workLevels } from '#shared/work.ts'
import { askRecords } from './records-ask.ts'
import { dataRule } from './records-data.ts'
import { seenBy, workItem, workWord } from './records-items.ts'
import { mailIn } from './records-mail.ts'
import { reminderRecords } from './records-reminders.ts'
import { languages } from './rules-languages.ts'

export { question } from './records-ask.ts'
export { priorities, workItem, workWord } from './records-items.ts'

const ledByHr = covers('people', 'administer')
const kept = { create: ledByHr, update: ledByHr, delete: ledByHr }
const anybodyOfHr = any(holds('people', 'view'), holds('compensation', 'view'), holds('payroll', 'view'), holds('leave', 'view'), holds('benefits', 'view'), holds('relations', 'view'))

/** What the company says otherwise of a kind of work than its module does. What is left empty stays as it came. */
export const workKind = record('work_kind', {
  label: 'Kind of work', plural: 'Work kinds',
  asks: {
    kind: fixed(text('Kind', { unique: true, max: 80 })),
    hrFunction: optional(choice('HR function', functions)), level: optional(choice('Level', workLevels)), minLevel: optional(choice('Who may see it', seenBy)),
    usualMinutes: optional(integer('Usual minutes', { min: 1, max: 10_000 })), serviceDays: optional(integer('To be done within working days', { max: 260 })),
    asksLeaders: optional(choice('Do those who lead HR get it too', { yes: 'Yes', no: 'No' })), firstContact: optional(choice('Who is asked first', { generalist: 'A generalist', expert: 'Whoever knows the field' })),
    onlyIds: optional(links('Only these people', 'person', { help: 'For sensitive kinds: nobody else is given one.' })),
  },
  access: { read: ledByHr, ...kept },
})
export const workTeam = record('work_team', {
  label: 'Team at the desk', plural: 'Work teams',
  asks: { hrFunction: fixed(choice('HR function', functions, { unique: true })), gives: choice('New items', { assign: 'Are given to somebody at once', offer: 'Are offered to the team' }), leadId: optional(link('Lead', 'person', { seenBy: 'works_at_desk' })) },
  access: { read: anybodyOfHr, ...kept },
})
/** Who is asked first for a unit and what is below it. */
export const hrPartner = record('hr_partner', {
  label: 'HR partner', plural: 'HR partners',
  asks: { unitId: fixed(link('Unit', 'org_unit')), hrFunction: fixed(optional(choice('HR function', functions, { help: 'Left empty: in all of them.' }))), personId: link('Partner', 'person', { seenBy: 'works_at_desk' }) },
  access: { read: colleague(), ...kept },
})
/** Entered by whoever has it, lifted by who leads HR, never seen by whom it is with. */
export const workConflict = record('work_conflict', {
  label: 'Conflict of interest', plural: 'Conflicts of interest', subject: 'personId',
  asks: {
    personId: fixed(link('Who must not handle it', 'person', { seenBy: 'works_at_desk' })), withId: fixed(link('What is about', 'person')), hrFunction: fixed(optional(choice('In this area only', functions, { help: 'Left empty: in all of them.' }))),
    endsOn: optional(date('Until', { help: 'The last day. Left empty: until it is taken away.' })), note: optional(text('Note', { data: 'pii' })),
  },
  access: {
    read: all(not(self(of('withId'))), any(self(), covers('people', 'administer'))), create: all(not(self(of('withId'))), any(self(), covers('people', 'administer'))),
    update: all(not(self()), not(self(of('withId'))), covers('people', 'administer')), delete: all(not(self()), not(self(of('withId'))), covers('people', 'administer')),
  },
  list: { sort: 'id' },
})
const theirOwn = any(self(), covers('people', 'handle'))
export const outOfOffice = record('out_of_office', {
  label: 'Out of office', plural: 'Out of office', subject: 'personId',
  asks: { personId: fixed(link('Who', 'person')), startsOn: date('From', { sortable: true }), endsOn: date('Until', { help: 'The last day away.' }), delegateId: optional(link('Meanwhile', 'person', { seenBy: 'may_stand_in', help: 'Who takes over what comes, as far as they may.' })), message: optional(longText('What is told to those who ask', { max: 1000 })) },
  access: { read: colleague(), create: theirOwn, update: theirOwn, delete: theirOwn },
  list: { needs: 'personId', sort: '-startsOn' },
})
/** In which languages and when somebody can be reached: said by themselves, for everybody to read. */
export const workProfile = record('work_profile', {
  label: 'How to reach me', plural: 'Work profiles', subject: 'personId',
  asks: { personId: fixed(link('Who', 'person', { unique: true })), languages: optional(choices('Languages', languages)), reachedFrom: optional(text('From', { max: 5, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })), reachedUntil: optional(text('Until', { max: 5, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })), note: optional(text('Note')) },
  access: { read: colleague(), create: theirOwn, update: theirOwn, delete: theirOwn },
  list: { needs: 'personId' },
})

export const records = [workItem, workWord, workKind, workTeam, hrPartner, workConflict, outOfOffice, workProfile, ...askRecords, ...reminderRecords, dataRule, mailIn]

import { all, any, barred, colleague, covers, coversArea, holds, is, named, nobody, not, of, self, through } from '#shared/access.ts'
import { choice, choices, date, fixed, flag, instant, integer, link, links, longText, optional, rows, text } from '#shared/fields.ts'
import { functions } from '#shared/functions.ts'
import { record, type Row } from '#shared/record.ts'
import { workLevels } from '#shared/work.ts'
import { workflow } from '#shared/workflow.ts'
import { reminderRecords } from './records-reminders.ts'
import { languages } from './rules-languages.ts'

export const workStates = { open: 'Open', waiting: 'Waiting on someone', done: 'Done', closed: 'Closed without action' } as const
export const priorities = { urgent: 'Urgent', normal: 'Normal', low: 'Low' } as const
const seenBy = { view: 'Who views this area there', handle: 'Who handles this area there', administer: 'Who administers this area there', named: 'Only who has it and who watches it' } as const
export const routedWays = { unrouted: 'On its way', assigned: 'With somebody', offered: 'Offered to the team', lead: 'With the lead, since nobody else could take it', nobody: 'Nobody can take it' } as const

const isHr = is('audience', 'hr'), isTheirs = all(is('audience', 'person'), self(of('assigneeId')))
const handlesArea = coversArea('hrFunction', 'handle')
const bySight = coversArea('hrFunction', 'minLevel')
/** Never whom it is about, nor anybody in conflict with them, whatever they hold. */
const mayKnow = all(isHr, not(self(of('personId'))), not(barred('personId', 'hrFunction')))
const mayDo = any(isTheirs, all(mayKnow, handlesArea, any(self(of('assigneeId')), bySight)))

const flow = workflow({
  states: ['open', 'waiting', 'done', 'closed'],
  moves: {
    wait: { label: 'Wait for someone', from: 'open', to: 'waiting', by: mayDo, sets: ['waitingFor', 'pausedOn'] },
    resume: { label: 'Go on', from: 'waiting', to: 'open', by: mayDo, sets: ['waitingFor', 'pausedOn', 'pauses'] },
    finish: { label: 'Done', from: ['open', 'waiting'], to: 'done', by: mayDo, sets: ['minutes', 'doneAt', 'doneById', 'waitingFor', 'pausedOn'] },
    close: { label: 'Close without action', from: ['open', 'waiting'], to: 'closed', by: mayDo, sets: ['closedReason', 'doneAt', 'doneById', 'waitingFor', 'pausedOn'] },
    reopen: { label: 'Open again', from: ['done', 'closed'], to: 'open', by: mayDo, sets: ['minutes', 'closedReason', 'doneAt', 'doneById'] },
  },
})

/** What is to be done about somebody, by HR or by whoever is named. Opened, given and closed by posts alone (db/owner-desk.sql), with a copy of what judges it. */
export const workItem = record('work_item', {
  label: 'Item', plural: 'Work items', subject: 'subjectId', about: 'personId',
  asks: {
    personId: fixed(link('About', 'person')),
    subjectId: fixed(link('Judged by', 'person')),
    title: fixed(optional(text('Title', { max: 200, data: 'pii' }))),
    priority: choice('Priority', priorities),
    dueOn: date('Due', { sortable: true }),
    snoozedUntil: optional(date('Out of sight until')),
    checklist: optional(rows('Checklist', { what: text('What'), isDone: flag('Done') })),
  },
  keeps: {
    status: choice('Status', workStates), waitingFor: optional(text('Waiting for')), pausedOn: optional(date('Clock stands still since')),
    pauses: optional(rows('Pauses', { from: date('From'), until: date('Until'), days: integer('Working days'), waitingFor: optional(text('Waiting for')) }, { max: 200 })),
    doneAt: optional(instant('Done at')), doneById: optional(link('Done by', 'person')), minutes: optional(integer('Minutes it took', { max: 10_000 })), closedReason: optional(text('Why nothing was done')),
  },
  derives: {
    kind: text('Kind'), audience: choice('For', { hr: 'HR', person: 'Somebody named' }), hrFunction: optional(choice('HR function', functions)), level: optional(choice('Level', workLevels)), minLevel: optional(choice('Who may see it', seenBy)),
    usualMinutes: optional(integer('Usual minutes')), serviceDays: optional(integer('To be done within working days')), language: optional(choice('Language', languages)),
    recordName: optional(text('Belongs to')), recordId: optional(text('Which one')), askedById: optional(link('Asked by', 'person')), key: optional(text('Opened by')),
    dueBasis: choice('Counted by', { calendar: 'Working days and public holidays there', weekdays: 'Monday to Friday: public holidays there aren’t known', given: 'The day itself' }),
    assigneeId: optional(link('With', 'person')), routed: choice('Given', routedWays),
    why: optional(rows('Why it came to them', { step: text('Step'), left: integer('Left'), note: optional(text('Note')) })),
    openedAt: instant('Opened at'), assignedAt: optional(instant('Given at')), remindedOn: optional(date('Reminded on')),
  },
  flow,
  access: { read: any(isTheirs, all(mayKnow, any(all(handlesArea, self(of('assigneeId'))), named('work_item'), bySight))), create: nobody, update: all(is('status', 'open', 'waiting'), mayDo) },
  list: { needs: 'assigneeId', sort: 'dueOn', filters: ['assigneeId', 'status'] },
})
export type WorkItem = Row<typeof workItem>

export const workSaid = {
  opened: 'opened it', routed: 'was given it', assigned: 'gave it to', taken: 'took it', offered: 'offered it to the team', handed: 'handed it on to', taken_back: 'took it back', escalated: 'asked the lead for help', waiting: 'waits for someone', resumed: 'went on',
  done: 'has done it', closed: 'closed it without action', reopened: 'opened it again', rerouted: 'could no longer have it', note: 'noted', watching: 'watches it', unwatched: 'no longer watches it', reminded: 'was reminded', needless: 'it settled itself',
} as const
export const workWord = record('work_word', {
  kind: 'ledger', label: 'What was said', plural: 'Work words', asks: {},
  derives: { workItemId: link('Item', 'work_item'), at: instant('At'), byId: optional(link('Who', 'person')), toId: optional(link('To', 'person')), what: choice('What', workSaid), note: optional(longText('In words')) },
  access: { read: through(workItem, 'workItemId'), create: nobody, update: nobody },
  list: { needs: 'workItemId', sort: 'id' },
})

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
  asks: { personId: fixed(link('Who', 'person')), startsOn: date('From', { sortable: true }), endsOn: date('Until', { help: 'The last day away.' }), delegateId: optional(link('Meanwhile', 'person', { seenBy: 'works_at_desk', help: 'Who takes over what comes, as far as they may.' })) },
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

export const records = [workItem, workWord, workKind, workTeam, hrPartner, workConflict, outOfOffice, workProfile, ...reminderRecords]

import { all, any, barred, colleague, coversArea, is, manager, named, nobody, not, of, self, through } from '#shared/access.ts'
import { choice, date, fixed, flag, instant, integer, link, list, longText, optional, rows, text } from '#shared/fields.ts'
import { functions } from '#shared/functions.ts'
import { record, type Row } from '#shared/record.ts'
import { workLevels } from '#shared/work.ts'
import { workflow } from '#shared/workflow.ts'
import { languages } from './rules-languages.ts'

export const workStates = { open: 'Open', waiting: 'Waiting on someone', done: 'Done', closed: 'Closed without action' } as const
export const priorities = { urgent: 'Urgent', normal: 'Normal', low: 'Low' } as const
export const seenBy = { view: 'Who views this area there', handle: 'Who handles this area there', administer: 'Who administers this area there', named: 'Only who has it and who watches it' } as const
export const routedWays = { unrouted: 'On its way', assigned: 'With somebody', offered: 'Offered to the team', lead: 'With the lead, since nobody else could take it', nobody: 'Nobody can take it' } as const

const isHr = is('audience', 'hr'), isTheirs = all(is('audience', 'person'), self(of('assigneeId')))
const handlesArea = coversArea('hrFunction', 'handle')
const bySight = coversArea('hrFunction', 'minLevel')
/** What somebody asks of HR isn’t for their manager either, nor for a key of anybody’s. */
const mayHear = any(not(is('recordName', 'question')), all(colleague(), not(manager('direct'))))
/** Never whom it is about, nor anybody in conflict with them, whatever they hold. */
const mayKnow = all(isHr, not(self(of('personId'))), not(barred('personId', 'hrFunction')), mayHear)
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
    openedAt: instant('Opened at'), assignedAt: optional(instant('Given at')), remindedOn: optional(date('Reminded on')), told: optional(list('What whoever got it was told')),
  },
  flow,
  access: { read: any(isTheirs, all(mayKnow, any(all(handlesArea, self(of('assigneeId'))), named('work_item'), bySight))), create: nobody, update: all(is('status', 'open', 'waiting'), mayDo) },
  list: { needs: 'assigneeId', sort: 'dueOn', filters: ['assigneeId', 'status'] },
})
export type WorkItem = Row<typeof workItem>

export const workSaid = {
  opened: 'opened it', routed: 'was given it', assigned: 'gave it to', taken: 'took it', offered: 'offered it to the team', handed: 'handed it on to', taken_back: 'took it back', escalated: 'asked the lead for help', waiting: 'waits for someone', resumed: 'went on',
  done: 'has done it', closed: 'closed it without action', reopened: 'opened it again', rerouted: 'could no longer have it', note: 'noted', watching: 'watches it', unwatched: 'no longer watches it', reminded: 'was reminded', needless: 'it settled itself',
  heard: 'wrote', wrote: 'wrote to them', elsewhere: 'gave it to another area',
} as const
export const workWord = record('work_word', {
  kind: 'ledger', label: 'What was said', plural: 'Work words', asks: {},
  derives: { workItemId: link('Item', 'work_item'), at: instant('At'), byId: optional(link('Who', 'person')), toId: optional(link('To', 'person')), what: choice('What', workSaid), note: optional(longText('In words')) },
  access: { read: through(workItem, 'workItemId'), create: nobody, update: nobody },
  list: { needs: 'workItemId', sort: 'id' },
})

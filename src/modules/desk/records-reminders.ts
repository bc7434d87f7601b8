import { all, any, covers, holds, is, nobody, not, of, self, through } from '#shared/access.ts'
import { choice, country, date, fixed, flag, instant, integer, link, longText, optional } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { employmentChange } from '#modules/people/records.ts'
import { decisions, reminderKinds } from './words-reminders.ts'

const keeps = covers('people', 'administer')
const days = (title: string, help?: string) => integer(title, { max: 730, ...help && { help } })

/** What the organisation says otherwise than the product, for a kind of date, everywhere or in one country. */
export const reminderRule = record('reminder_rule', {
  label: 'Reminder', plural: 'Reminder rules',
  asks: {
    kind: fixed(choice('Of what', reminderKinds)),
    country: fixed(optional(country('In', { help: 'Left empty: wherever nothing else is said.' }))),
    opensBefore: days('Asked so many days before'),
    remindsBefore: optional(days('Asked again so many days before')),
    escalatesBefore: optional(days('Those who lead HR there are asked so many days before', 'Before the day by which it must be said, where a law or an agreement names one.')),
    isOn: flag('Reminds'),
  },
  access: { read: any(holds('people', 'view'), holds('immigration', 'view')), create: keeps, update: keeps, delete: keeps },
})

const inArea = (level: 'view' | 'handle') => any(all(is('area', 'people'), covers('people', level)), all(is('area', 'immigration'), covers('immigration', level)))
/** Never whom it is about. */
const decides = all(not(self(of('personId'))), inArea('handle'))

/** What was decided by a change is known to whoever knows of that change: until it is released, to those named on it and those who approve it. */
const knowsDecision = any(self(of('decidedById')), is('decision', 'confirm', 'returns', 'not_needed'), all(is('decision', 'extend'), is('kind', 'engagement', 'secondment')), through(employmentChange, 'changeId'))

/** A date that somebody must decide about. Opened and settled by the clock alone (db/owner-week.sql). */
export const reminder = record('reminder', {
  label: 'Date to decide about', plural: 'Reminders', subject: 'subjectId', about: 'personId',
  asks: {
    personId: fixed(link('Person', 'person')), subjectId: fixed(link('Judged by', 'person')),
  },
  keeps: {
    status: choice('Status', { open: 'To decide', decided: 'Decided', settled: 'Settled otherwise' }),
    decision: optional(choice('Decision', decisions)), until: optional(date('Until')), note: optional(longText('Note', { max: 2000 })), changeId: optional(link('By the change', 'employment_change')),
    decidedById: optional(link('Decided by', 'person')), decidedAt: optional(instant('Decided at')),
  },
  derives: {
    kind: choice('Of what', reminderKinds), area: choice('Area', { people: 'People records', immigration: 'Immigration' }), dueOn: date('Day', { sortable: true }),
    openedOn: date('Asked on'), remindedOn: optional(date('Asked again on')), escalatedOn: optional(date('Those who lead HR were asked on')),
  },
  flow: workflow({ states: ['open', 'decided', 'settled'], moves: { settle: { label: 'Settled otherwise', from: 'open', to: 'settled', by: nobody }, decide: { label: 'Decide', from: 'open', to: 'decided', by: decides, sets: ['decision', 'until', 'note', 'changeId', 'decidedById', 'decidedAt'] } } }),
  access: { read: all(not(self(of('personId'))), inArea('view')), create: nobody, update: nobody },
  reveal: { decision: knowsDecision, until: knowsDecision, note: knowsDecision, changeId: knowsDecision },
  list: { sort: 'dueOn', filters: ['status', 'personId'] },
})
export type Reminder = Row<typeof reminder>

export const reminderRecords = [reminderRule, reminder]

import { any, colleague, holds, nobody, self } from '#shared/access.ts'
import { choice, fixed, flag, instant, integer, link, list, optional, text, timeZone } from '#shared/fields.ts'
import { record } from '#shared/record.ts'
import { announcementRecords } from './records-announcements.ts'

export const ways = { at_once: 'At once', digest: 'Once a day', off: 'Not by mail' } as const
export type Way = keyof typeof ways

/** All of it is written by posts (db/owner-notices.sql). What somebody is told, and how they want it, is theirs alone. */
const theirs = { read: self(), create: nobody, update: nobody }

/** That something was told: which record and of what kind, no words; those are made as the reader when they read. */
export const notification = record('notification', {
  kind: 'ledger', label: 'Notification', plural: 'Notifications', path: 'notification-rows', subject: 'personId', about: 'personId',
  asks: { personId: fixed(link('To whom', 'person')) },
  derives: { kind: text('Kind', { max: 60 }), recordId: link('About', 'record'), at: instant('At'), isUrgent: flag('At once'), readAt: optional(instant('Read at')), mail: choice('Mail', { due: 'To be mailed', sent: 'Mailed', held: 'Held back', none: 'Not by mail' }) },
  access: theirs, list: { needs: 'personId', sort: '-id' },
})

export const noticeChoice = record('notice_choice', {
  kind: 'ledger', label: 'Choice', plural: 'Notice choices', subject: 'personId', about: 'personId',
  asks: { personId: fixed(link('Whose', 'person')) }, derives: { kind: text('Kind', { max: 60 }), way: choice('How', ways) },
  access: theirs, list: { needs: 'personId', sort: 'id' },
})

/** Under the person's own id. */
export const quietHours = record('quiet_hours', {
  kind: 'ledger', label: 'Quiet hours', plural: 'Quiet hours', subject: 'id', about: 'id', asks: {},
  derives: { quietFrom: integer('From', { max: 23 }), quietUntil: integer('Until', { max: 23 }), isQuietAtWeekends: flag('Nor at weekends'), timeZone: optional(timeZone('Time zone')), withTexts: flag('HR’s answers stand in the mail') },
  access: theirs, list: { needs: 'id', sort: 'id' },
})

export const noticeDefault = record('notice_default', {
  kind: 'ledger', label: 'Usual way', plural: 'Notice defaults', asks: {}, derives: { kind: text('Kind', { max: 60 }), way: choice('How', ways) },
  access: { read: colleague(), create: nobody, update: nobody }, list: { sort: 'id' },
})

/** Whose employees get mail, since when and by whom; HR sees it, nobody else. */
export const goLive = record('go_live', {
  kind: 'ledger', label: 'Go-live', plural: 'Go-lives', asks: {},
  derives: { populationId: optional(link('For whom', 'population')), startedAt: instant('Switched on'), startedById: optional(link('By', 'person')), endedAt: optional(instant('Switched off')), endedById: optional(link('Switched off by', 'person')), told: optional(list('What was told of it')) },
  access: { read: any(holds('people', 'view'), holds('systems', 'view')), create: nobody, update: nobody }, list: { sort: '-id' },
})

export * from './records-announcements.ts'
export const records = [notification, noticeChoice, quietHours, noticeDefault, goLive, ...announcementRecords]

import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { date, inputOf, integer, optional, text } from '#shared/fields.ts'
import { announceAsks, announcementStates } from './records-announcements.ts'

const none = Type.Object({}, { additionalProperties: false })
const id = Type.String({ format: 'uuid' })
const text0 = Type.Union([Type.String(), Type.Null()]), number0 = Type.Union([Type.Integer(), Type.Null()]), id0 = Type.Union([id, Type.Null()])
const done = Type.Object({ isDone: Type.Boolean() })

/** What the asker is told; withdrawn without its text, and only if they had read it. */
export const announcements = contract({
  name: 'notices.announcements', label: 'What HR has announced to the asker, newest first', method: 'GET', path: '/announcements', input: none,
  output: Type.Object({ items: Type.Array(Type.Object({ id, title: Type.String(), body: text0, area: Type.String(), byName: Type.String(), at: Type.String(), needsConfirming: Type.Boolean(), confirmBy: text0, readAt: text0, confirmedAt: text0, withdrawnAt: text0, withdrawnReason: text0 })) }),
})
export type Announced = Static<typeof announcements.output>['items'][number]
export const readAnnouncement = contract({ name: 'notices.read_announcement', label: 'One has read an announcement', method: 'POST', path: '/announcements/:id/read', input: none, output: done })
export const confirmAnnouncement = contract({ name: 'notices.confirm_announcement', label: 'One has read and understood it', method: 'POST', path: '/announcements/:id/confirm', input: none, output: done })

const written = Type.Object({
  id, byName: Type.String(), isMine: Type.Boolean(), area: Type.String(), populationId: id0, groupName: text0, title: Type.String(), body: Type.String(), needsConfirming: Type.Boolean(), confirmBy: text0, shownUntil: Type.String(),
  status: Type.Unsafe<keyof typeof announcementStates>({ type: 'string', enum: Object.keys(announcementStates) }), opensOn: text0, opensAt: text0, hasOpened: Type.Boolean(), people: number0, withdrawnAt: text0, withdrawnByName: text0, withdrawnReason: text0,
})
export type Written = Static<typeof written>
export const writtenAnnouncements = contract({ name: 'notices.written_announcements', label: 'Announcements to the groups that the asker looks after, and their own drafts', method: 'GET', path: '/announcements/written', input: none, output: Type.Object({ items: Type.Array(written) }) })
export const announcementGroups = contract({ name: 'notices.announcement_groups', label: 'To which groups the asker may announce something in an area; without an id, everybody', method: 'GET', path: '/announcements/groups', input: inputOf({ area: announceAsks.area }), output: Type.Object({ items: Type.Array(Type.Object({ id: id0, name: text0 })) }) })
export const announce = contract({ name: 'notices.announce', label: 'Write an announcement, as a draft', method: 'POST', path: '/announcements', input: inputOf(announceAsks), output: Type.Object({ id }) })
export const rewrite = contract({ name: 'notices.rewrite', label: 'Write one’s draft anew', method: 'POST', path: '/announcements/:id', input: inputOf(announceAsks), output: done })
export const discard = contract({ name: 'notices.discard', label: 'Throw one’s draft away', method: 'POST', path: '/announcements/:id/discard', input: none, output: done })
/** To whom it would go now, and, once it is shown, who has read it. Names only of those whose records the asker may see, and only where they were asked to confirm. */
export const announcementReach = contract({
  name: 'notices.announcement_reach', label: 'Whom an announcement reaches, and who has read it', method: 'GET', path: '/announcements/:id/reach', input: none,
  output: Type.Object({ people: Type.Integer(), live: Type.Integer(), withoutAddress: Type.Integer(), haveRead: number0, haveConfirmed: number0 }),
})
export type Reach = Static<typeof announcementReach.output>
const named = Type.Object({ personId: id, name: Type.String(), readAt: text0, confirmedAt: text0 })
export const announcementPeople = contract({
  name: 'notices.announcement_people', label: 'Who has confirmed and who hasn’t: of those whose records the asker may see, two hundred of each', method: 'GET', path: '/announcements/:id/people', input: none,
  output: Type.Object({ open: Type.Array(named), confirmed: Type.Array(named) }),
})
export const publishAsks = { opensOn: optional(date('Shown from', { help: 'Left empty: in ten minutes. With a day: from then on, wherever it has begun.' })), people: integer('How many people it goes to', { max: 10_000_000, help: 'The number that stands above: so nothing goes to everybody by mistake.' }) }
export const publish = contract({ name: 'notices.publish', label: 'Publish one’s draft to as many people as one says', method: 'POST', path: '/announcements/:id/publish', input: inputOf(publishAsks), output: done })
export const withdrawAsks = { reason: text('Why', { max: 300, help: 'Whoever has read it sees this.' }) }
export const withdrawAnnouncement = contract({ name: 'notices.withdraw', label: 'Withdraw an announcement', method: 'POST', path: '/announcements/:id/withdraw', input: inputOf(withdrawAsks), output: done })

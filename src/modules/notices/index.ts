import type { Module } from '#platform/module.ts'
import { choices, choose, liveGroups, liveTelling, mailOn, mine, read, setQuiet, switchLive, unread } from './actions.ts'
import { announce, announcementGroups, announcementPeople, announcementReach, announcements, confirmAnnouncement, discard, publish, readAnnouncement, rewrite, withdrawAnnouncement, writtenAnnouncements } from './announcements.ts'
import { announcement, goLive, records } from './records.ts'

export { notify, settle } from '#platform/notify.ts'
export { declareKinds } from './actions.ts'

export const notices: Module = {
  name: 'notices',
  records,
  ways: { notification: { list: false }, notice_choice: { list: false }, quiet_hours: { list: false }, announcement: { list: false }, announcement_receipt: { list: false } },
  acts: [unread, mine, read, choices, choose, setQuiet, liveGroups, liveTelling, switchLive, announcements, writtenAnnouncements, announcementGroups, announce, rewrite, discard, announcementReach, announcementPeople, publish, withdrawAnnouncement, readAnnouncement, confirmAnnouncement],
  notices: [
    mailOn,
    { kind: 'notices.gone_live', record: goLive, label: 'Mail goes live', says: 'Mail was switched on or off for a group of people', page: () => '/settings/go-live', usually: 'at_once', isFixed: true, only: ['hr'] },
    { kind: 'notices.announcement', record: announcement, label: 'Announcements of HR', says: 'Announcement', named: 'title', page: id => `/announcements?open=${id}`, usually: 'digest' },
  ],
  sayings: {
    'notices.live_already': 'Mail leaves for these people already: nothing was changed.',
    'notices.quiet_already': 'No mail leaves for these people: nothing was changed.',
    'notices.others_now': 'Others belong to this group now than you were shown: look at it again, then switch it on.',
    'notices.always_told': 'This is always told: choose at once or once a day.',
    'notices.confirm_by_when': 'Say by when everybody is to confirm it.',
    'notices.days_dont_fit': 'The days don’t fit: none may have passed, and it is shown at least until it is to be confirmed.',
    'notices.nobody_there': 'There is nobody in this group: choose another.',
    'notices.not_so_many': 'That isn’t how many people it goes to: look again at whom it reaches, then type their number.',
    'notices.nothing_to_confirm': 'Nobody is asked to confirm this one.',
    'notices.no_such_zone': 'There is no such time zone: choose one from the list.',
  },
}

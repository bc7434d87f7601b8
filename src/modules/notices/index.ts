import type { Module } from '#platform/module.ts'
import { choices, choose, liveGroups, mine, read, setQuiet, switchLive, unread } from './actions.ts'
import { goLive, records } from './records.ts'

export { notify, settle } from '#platform/notify.ts'
export { declareKinds } from './actions.ts'

export const notices: Module = {
  name: 'notices',
  records,
  ways: { notification: { list: false }, notice_choice: { list: false }, quiet_hours: { list: false } },
  acts: [unread, mine, read, choices, choose, setQuiet, liveGroups, switchLive],
  notices: [{ kind: 'notices.gone_live', record: goLive, label: 'Mail goes live', says: 'Mail was switched on or off for a group of people', page: () => '/settings/go-live', usually: 'at_once', isFixed: true }],
  sayings: {
    'notices.live_already': 'Mail leaves for these people already: nothing was changed.',
    'notices.quiet_already': 'No mail leaves for these people: nothing was changed.',
    'notices.others_now': 'Others belong to this group now than you were shown: look at it again, then switch it on.',
    'notices.always_told': 'This is always told: choose at once or once a day.',
    'notices.no_such_zone': 'There is no such time zone: choose one from the list.',
  },
}

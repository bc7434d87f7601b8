import type { Module } from '#platform/module.ts'
import { absences } from './absences.ts'
import { hire, managers } from './actions.ts'
import { askApproval } from './approvals.ts'
import { change, release, takeBack } from './changes.ts'
import { reinstate, terminate } from './ends.ts'
import { closeTotals, counting } from './counting.ts'
import { moveHomes } from './homes.ts'
import { releaseChanges, turnDays } from './jobs.ts'
import { letters } from './letters.ts'
import { life } from './life.ts'
import { lines } from './lines.ts'
import { editChange } from './notices.ts'
import { personal } from './personal.ts'
import { positions } from './positions.ts'
import { proposals } from './proposals.ts'
import { secondments } from './secondments.ts'
import { onDay } from './on-day.ts'
import { photoSayings } from './photos.ts'
import { plans } from './plans.ts'
import { records } from './records.ts'
import { routes } from './routes.ts'
import { tellings } from './telling.ts'
import { terms } from './terms-of.ts'
import { touches } from './touches.ts'
import { work } from './work.ts'

export { vacancies } from './positions.ts'
export { person } from './records.ts'
/** What other modules do with people, by the rights of whoever asks. */
export { change } from './changes.ts'
export { drawn } from './letter-pdf.ts'
export { dayIn, filled, hashOf, refuseUnknown, refuseUnoffered } from './letter-texts.ts'
export { editEmployment } from './dates.ts'
export { shownPhoto } from './photos.ts'
export { setReturn } from './secondments.ts'
export { actualOf, yearlyOf } from './terms.ts'

export const people: Module = {
  name: 'people',
  records,
  // A person comes by hiring, which plans the place that everything else is judged by; the list of people is the directory.
  ways: { photo: { create: false, edit: false, list: false, bring: false }, employment: { create: false, edit: life.edit, moves: { terminate, reinstate, ...life.moves } }, employment_change: { create: false, edit: editChange, moves: { release, takeBack } }, assignment: { create: false, edit: false }, ...life.ways, ...letters.ways, ...personal.ways, ...plans.ways, ...positions.ways, ...secondments.ways, ...absences.ways, ...proposals.ways },
  acts: [hire, change, askApproval, managers, terms, ...life.acts, ...lines.acts, ...letters.acts, ...personal.acts, ...counting.acts, ...plans.acts, ...onDay.acts, ...positions.acts, ...secondments.acts, ...absences.acts, ...proposals.acts, ...tellings.acts],
  jobs: [turnDays, releaseChanges, moveHomes, closeTotals],
  routes,
  touches,
  notices: [...proposals.notices, ...tellings.notices],
  work,
  sayings: {
    ...personal.sayings,
    ...photoSayings,
    ...life.sayings,
    ...letters.sayings,
    ...lines.sayings,
    'people.needs_approval': 'This needs approval. Look who would be asked, and so would know of it; then ask them.',
    'people.ends_by_approval': 'Ending an employment needs approval here: end it by a change, on the page “Terminate employment”.',
    ...counting.sayings,
    ...positions.sayings,
    ...secondments.sayings,
    ...absences.sayings,
    ...proposals.sayings,
    ...plans.sayings,
    'people.manager_cycle': 'This manager reports to this person, directly or further up: choose another.',
    'people.pay_incomplete': 'Pay needs an amount, a currency and whether it is per hour, month or year.',
    'people.shares_not_whole': 'The shares of the cost centres don’t add up to 100 %: change one of them.',
    'people.hours_beyond_reason': 'That is more than twice full time there: look at the hours again, or say what full time would be.',
    'people.one_place_of_work': 'Choose a place of work or a home, not both: the law of one place holds.',
    'people.home_needs_country': 'A state or region needs its country.',
    'people.allowance_named_twice': 'An allowance is named twice: give it one amount.',
    'people.shares_named_twice': 'A cost centre is named twice: give it one share.',
    'people.ends_before_it_starts': 'The last day is before the first day.',
    'people.before_first_day': 'That is before the first day of this employment: choose that day or a later one.',
    'people.released_too_late': 'A change is released on its day at the latest: choose an earlier day, or leave it empty.',
    'people.later_facts': 'Later facts repeat what is changed here. Say for each whether they follow the change or stay as they are.',
    'people.has_ended': 'This employment has ended meanwhile: cancel the change, or take the termination back first.',
    'people.contradicts': 'Another change of the same day, prepared later, says something else about this. Take that back first, or cancel this one.',
    'people.built_upon': 'Something was changed since that stands on this: take that back first, or make a new change.',
    'people.notice_incomplete': 'A notice needs who gave it and when.',
    'people.notice_in_plan': 'An end of this employment is planned in confidence, and a notice here would tell of it: enter it with the planned end, or cancel that first.',
    'people.shorter_than_notice': 'That is earlier than the law’s notice allows: choose a later day, or say with the notice why it is shorter.',
    'people.end_incomplete': 'An end needs its last day and the kind of leaving.',
    'people.end_stands_alone': 'An end changes nothing else, and nothing else is an end: make a change of its own for the rest.',
    'people.ends_already': 'This employment has a last day already: take that termination back first.',
    'people.after_last_day': 'The employment ends before that day: choose an earlier one, or take the termination back first.',
    'people.reason_retired': 'This reason is no longer in use: choose another.',
    'people.reason_for_else': 'This reason is meant for something else: choose one that fits what happens.',
    'people.reason_contradicts': 'This reason is for another kind of leaving: choose the kind that it says, or another reason.',
    'people.nothing_before': 'Nothing stood before this change that could hold again.',
  },
}

import type { NoticeKind } from '#platform/notify.ts'
import { lapseLetter, leaveAccount, leaveRequest } from './records.ts'

/** Told by the request itself, however it was decided (`db/owner-requests.sql`). That somebody waits for an answer, approvals tell. */
export const decided: NoticeKind = { kind: 'leave.decided', record: leaveRequest, label: 'Answers to leave', says: 'Leave of yours was approved, rejected or cancelled', page: id => `/leave/${id}`, usually: 'at_once' }
/** Told by time, when a last day has come, to whom it is about and to who had approved it: neither is told why somebody leaves. */
export const ended: NoticeKind = { kind: 'leave.ended', record: leaveRequest, label: 'Leave that ends with a job', says: 'Leave ended with the last day of a job: what lay after it is given back', page: id => `/leave/${id}`, usually: 'at_once' }
/** Told by time, once for each, to whose leave it is: with the transfer, and with one that is taken back (`db/owner-along.sql`). */
export const along: NoticeKind = { kind: 'leave.along', record: leaveRequest, label: 'Leave that goes along with a transfer', says: 'Leave that you had booked goes along with a transfer to another legal entity, or is back where it was', page: id => `/leave/${id}`, usually: 'at_once' }
/** Told by a year-end to whose leave it did something to (`db/owner-closing.sql`): the entries of the account say what. */
export const yearClosed: NoticeKind = { kind: 'leave.year_closed', record: leaveAccount, label: 'A leave year is closed', says: 'A leave year of yours is closed: your account says what goes along until when, what lapsed and what is paid out', page: () => '/leave', usually: 'at_once' }
export const yearReopened: NoticeKind = { kind: 'leave.year_reopened', record: leaveAccount, label: 'A closed leave year is open again', says: 'A leave year of yours is open again: what closing it did to your leave was taken back', page: () => '/leave', usually: 'at_once' }
/** Told by the letter itself (`db/owner-tell.sql`); opened, it is delivered. Nobody switches it off: whether leave lapses hangs on it. */
export const lapses: NoticeKind = { kind: 'leave.lapses', record: lapseLetter, label: 'Leave that lapses', says: 'There is a letter about leave of yours that lapses if you don’t take it', page: id => `/leave/lapsing/${id}`, usually: 'at_once', isFixed: true }

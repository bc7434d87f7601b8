import type { Module } from '#platform/module.ts'
import { bulkItems, bulkTelling, given, giveItem, goesTo, noteOnItem, watchItem } from './actions.ts'
import { answer, askBack, askHr, askNotices, closeQuestion, moveOn, myQuestions, noteOn, reopenQuestion, seenOn, thread, writeOn } from './ask.ts'
import { contactRoutes } from './contacts.ts'
import { checkData } from './data-check.ts'
import { dueSoon, sweepDesks, turnDesk } from './jobs.ts'
import { liveRoutes } from './live.ts'
import { byMailNotice, mailInRoutes, mailInStands, mailSayings, setMailIn } from './mail-in.ts'
import { close, editItem, finish, reopen, resume, wait } from './moves.ts'
import { deskItem, deskRoutes, kindsOfWork } from './queries.ts'
import { records } from './records.ts'
import { datesToDecide, dateWaits, decide, remind, sayings } from './reminders.ts'
import { askKinds } from './words-ask.ts'
import { dateKinds } from './words-reminders.ts'
import { weekRoutes } from './week.ts'
import { weekNotice } from './week-mail.ts'

export { weekKinds } from './contract-week.ts'
export { kindNamed } from './declared.ts'
export { deskOf, deskQuery } from './queries.ts'
export { outOfOffice } from './records.ts'
export { datesToDecide } from './reminders.ts'
export { answersFor } from './mail-texts.ts'
export { replyAddress } from './mail-reply.ts'
export { mailWeeks, tellWeeks } from './week-mail.ts'
export { weekOf, weekWithin } from './week.ts'
export { closeWork, openMany } from './work.ts'

export const desk: Module = {
  name: 'desk',
  records,
  work: { kinds: [...dateKinds, ...askKinds] },
  routes: (app, door, services) => { deskRoutes(app, door); weekRoutes(app, door); liveRoutes(app, door); contactRoutes(app, door); mailInRoutes(app, door, services) },
  // Items are opened by what happens, never typed in.
  ways: { work_item: { create: false, edit: editItem, moves: { wait, resume, finish, close, reopen } }, reminder: { create: false, edit: false, moves: { decide, settle: false } },
    question: { create: false, edit: false, list: false, moves: { answer, ask_back: askBack, reopen: reopenQuestion, close: closeQuestion } }, question_message: { list: false }, question_note: { list: false }, mail_in: { list: false } },
  notices: [given, dueSoon, dateWaits, weekNotice, ...askNotices, byMailNotice],
  jobs: [turnDesk, sweepDesks, remind, checkData],
  acts: [kindsOfWork, deskItem, giveItem, goesTo, watchItem, noteOnItem, bulkItems, bulkTelling, datesToDecide, askHr, myQuestions, thread, writeOn, noteOn, moveOn, seenOn, mailInStands, setMailIn],
  sayings: {
    ...sayings,
    ...mailSayings,
    'desk.taken_already': 'Somebody else was quicker and has it now. Nothing was changed: choose another.',
    'desk.no_longer_open': 'This is done or closed already. Open it again if there is more to do.',
    'desk.needs_words': 'Say in a few words what they need to know.',
    'desk.not_for_them': 'This can’t go to them: they don’t look after this for that person, or there is a reason that isn’t told. Choose somebody else.',
    'desk.not_for_you': 'You can’t have this one: it is about you or somebody close to you, or you don’t look after this for that person.',
    'desk.not_handed_by_you': 'It went on since, or wasn’t yours: ask whoever has it now.',
    'desk.nobody_above': 'Nobody leads this area for that person, or they are the ones concerned. Hand it on to somebody, or offer it to the team.',
    'desk.question_closed': 'This question is closed. Open it again if there is more to do.',
    'desk.same_area': 'It is there already: choose another area.',
    'desk.says_nothing': 'There is nothing written yet: write what you want to say.',
    'desk.snoozed_past_due': 'It is due before that: choose an earlier day, set it waiting, or change when it is due.',
  },
}

import type { Module } from '#platform/module.ts'
import { leaveOf, leaveStatement } from './accounts.ts'
import { goAlong } from './along.ts'
import { assign, unassign } from './assigned.ts'
import { calendar, calendarRoutes, makeFeed } from './calendar.ts'
import { addTemplate, editTemplate, makeCaseLetter, previewCaseLetter } from './case-letters.ts'
import { caseKinds } from './case-work.ts'
import { addCase, addWeek, caseClock, certify, close, designate, editCase, refuse, tell } from './cases.ts'
import { closeYears, closingTelling, confirmClosing, dropClosing, prepareClosing, undoClosing } from './closing.ts'
import { continuedPay, link } from './continued-pay.ts'
import { coverKinds, coverMissing, watchCover } from './cover.ts'
import { postLeave } from './jobs.ts'
import { addDisability, editDisability } from './disability.ts'
import { giveLapseLetters, handOverLapseLetter, lapsingOfPolicy, policiesThatTell, previewLapseLetter, readLapseLetter } from './lapse-letters.ts'
import { policyByLaw } from './law.ts'
import { addValuation, editValuation, liability, liabilityPeople, liabilityRoutes } from './liability.ts'
import { along, decided, ended, yearClosed, yearReopened, lapses } from './notice-kinds.ts'
import { paperRoutes } from './on-paper.ts'
import { drawPayroll, payrollRoutes, payrollSums } from './payroll.ts'
import { addType, editType, setPattern, setPolicy } from './policies.ts'
import { askForProof, proofKinds } from './proof.ts'
import { records } from './records.ts'
import { accept, askReintegration, beginOffer, closeOffer, decline, noAnswer, offer, reintegrationKinds } from './reintegration.ts'
import { approve, attend, cancel, change, preview, reject, send, shorten } from './requests.ts'
import { sayings } from './sayings.ts'
import { differ, noteKinds, receive } from './sick-notes.ts'
import { back, expectBack, goOnSick, ill, illNow, mistake, reopen, reportSick, sicknessKinds, sickPay } from './sickness.ts'
import { unpostedKinds } from './unposted.ts'
import { bringWaiting, waitingKinds } from './waiting.ts'

/** What an import of balances and of leave taken rests on. */
export { countPast } from './history.ts'
export type { AccountFacts } from './ledger.ts'
export { dayProblem, layerProblem, openingEffect, type Stated } from './opening.ts'
export type { Layer } from './policy.ts'
export { layerWords } from './words.ts'

export const leave: Module = {
  name: 'leave', records,
  ways: {
    severe_disability: { create: addDisability, edit: editDisability },
    leave_assigned: { create: assign, moves: { takeBack: unassign } },
    leave_feed: { create: false, edit: false }, leave_type: { create: addType, edit: editType }, leave_valuation: { create: addValuation, edit: editValuation }, leave_request: { create: send, edit: change, moves: { approve, reject, cancel, shorten, attend } },
    sickness: { create: reportSick, edit: expectBack, moves: { back, reopen, mistake } }, sick_note: { moves: { receive, differ } }, sickness_link: { create: link },
    reintegration_offer: { create: beginOffer, moves: { offer, accept, decline, noAnswer, close: closeOffer } },
    leave_case: { create: addCase, edit: editCase, moves: { tell, certify, designate, refuse, close } }, leave_case_week: { create: addWeek },
    case_letter_template: { create: addTemplate, edit: editTemplate }, case_letter: { create: false },
  },
  acts: [policiesThatTell, lapsingOfPolicy, previewLapseLetter, giveLapseLetters, readLapseLetter, handOverLapseLetter, preview, leaveOf, leaveStatement, setPolicy, policyByLaw, caseClock, previewCaseLetter, makeCaseLetter, setPattern, calendar, makeFeed, illNow, sickPay, continuedPay, prepareClosing, closingTelling, confirmClosing, undoClosing, dropClosing, coverMissing, liability, liabilityPeople, drawPayroll, payrollSums],
  notices: [decided, lapses, ended, along, ill, yearClosed, yearReopened],
  jobs: [postLeave, goAlong, askForProof, goOnSick, askReintegration, bringWaiting, closeYears, watchCover],
  work: { kinds: [...caseKinds, ...proofKinds, ...waitingKinds, ...sicknessKinds, ...noteKinds, ...reintegrationKinds, ...coverKinds, ...unpostedKinds] },
  routes: (app, door) => { calendarRoutes(app); paperRoutes(app, door); liabilityRoutes(app, door); payrollRoutes(app, door) },
  sayings: {
    ...sayings,
    'leave.policy_of_another_type': 'That policy is for another type of leave: choose one for this type.',
    'leave.policy_says_nothing': 'That policy says nothing yet: say first what it gives.',
    'leave.before_the_account': 'The account begins later than that day: choose its first day or a later one.',
    'leave.letter_for_else': 'This text is for something else: choose another.',
    'leave.lapse_letter_says_too_little': 'This text doesn’t say it all: a notice counts only if it names how much lapses and after which day. Put both placeholders into the text.',
    'leave.lapse_letter_lacks': 'This text speaks of what goes along into the next year, and nothing of theirs does: choose another text.',
    'leave.no_notice_due': 'None of them is due a notice now: look at the list again.',
    'leave.handed_over_then': 'It was handed over on a day that has come, and not before it was written: correct the day.',
    'leave.lapse_letter_late': 'The day that it names is over: it proves nothing any more. Give another one in the next leave year.',
    'leave.nobody_to_close': 'This policy has no account in that year whose leave you look after: choose another policy or year.',
    'leave.closing_stands_otherwise': 'Somebody went on with this year-end meanwhile: look at it as it stands now.',
    'leave.closing_not_over': 'That leave year isn’t over for anybody yet: close it once its last day is over.',
    'leave.closing_has_own': 'Your own account is closed with it: somebody else takes it back.',
    'leave.closing_elsewhere': 'It closed accounts that you don’t look after: whoever looks after all of them takes it back.',
    'leave.closing_built_on': 'A later leave year is closed on it already: take that one back first.',
    'leave.valuation_days': 'This method divides by the paid days of a year: enter how many they are.',
    'leave.payroll_length': 'A period ends on its first day or later, and is no longer than four hundred days: look at the two days.',
    'leave.payroll_ahead': 'That ends more than two months from today: draw it when it is nearer, since a file that was drawn stays.',
    'leave.payroll_follows': 'Periods follow on one another: begin on the day after the last one drawn for this legal entity, or name one that was drawn, for those who weren’t in it.',
    'leave.payroll_nobody': 'Of whom you look after in this legal entity, everybody was told of for that period already. What has changed since comes with the next one.',
    'leave.too_long_to_show': 'That is more than thirteen months: ask for less at once.',
    'leave.which_location': 'Say which location, for a location alone.',
    'leave.to_before_from': 'It ends before it begins: compare the two days.',
  },
}

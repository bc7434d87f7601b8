import { all, any, covers, is, manager, nobody, not, of, self } from '#shared/access.ts'
import { choice, date, fixed, hours, integer, link, longText, optional } from '#shared/fields.ts'
import { record, type Row } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { linkSaidBy, linkSays, noteKinds, reintegrationOutcomes, talkOutcomes } from './words.ts'

const own = self(of('personId')), handles = covers('leave', 'handle'), direct = any(manager('direct'), manager('acting'))
const whose = { personId: fixed(link('Person', 'person')), employmentId: fixed(link('Employment', 'employment', { seenBy: 'looks_after_leave' })) }
/** Whoever is ill says so; their managers and who works on leave there may say it for them. */
const reports = any(own, manager('line'), handles)

/** That somebody is ill, from when until when. Why is asked of nobody and kept nowhere. Its days are one leave request, written with it by a post. */
export const sickness = record('sickness', {
  label: 'Sickness', plural: 'Sicknesses', subject: 'employmentId',
  asks: { ...whose, startsOn: fixed(date('First day ill', { sortable: true })), expectedBackOn: optional(date('Expected back on')) },
  keeps: { status: choice('State', { ill: 'Ill', back: 'Back', mistaken: 'Entered by mistake' }), lastDay: optional(date('Last day ill')) },
  derives: { requestId: optional(link('Leave', 'leave_request')) },
  flow: workflow({
    states: ['ill', 'back', 'mistaken'],
    moves: {
      back: { label: 'Back at work', from: 'ill', to: 'back', by: reports, sets: ['lastDay'] },
      reopen: { label: 'Still ill', from: 'back', to: 'ill', by: handles, sets: ['lastDay'] },
      mistake: { label: 'Entered by mistake', from: 'ill', to: 'mistaken', by: any(own, handles) },
    },
  }),
  access: { read: any(own, manager('line'), covers('leave', 'view')), create: reports, update: all(is('status', 'ill'), reports) },
  list: { needs: 'personId', sort: '-startsOn' },
})
export type Sickness = Row<typeof sickness>

const ofSickness = { ...whose, sicknessId: fixed(link('Sickness', 'sickness')) }
const works = all(not(own), handles), noted = ['receivedOn', 'certifiedFrom', 'certifiedUntil', 'reportedFrom', 'reportedUntil']

/** A proof that was asked for, from when until when it says, and whether that is what was reported. What is ill about anybody stands in none. */
export const sickNote = record('sick_note', {
  label: 'Sick note', plural: 'Sick notes', subject: 'employmentId',
  asks: { ...ofSickness, kind: fixed(choice('What', noteKinds)), askedOn: fixed(date('Asked for on', { sortable: true })) },
  keeps: { status: choice('State', { requested: 'Asked for', received: 'Received', differs: 'Differs' }), receivedOn: optional(date('Received on')), certifiedFrom: optional(date('Ill from')), certifiedUntil: optional(date('Ill until')), reportedFrom: optional(date('Reported from')), reportedUntil: optional(date('Reported until')) },
  flow: workflow({
    states: ['requested', 'received', 'differs'],
    moves: {
      receive: { label: 'Received', from: ['requested', 'differs'], to: 'received', by: works, sets: noted },
      differ: { label: 'It says other days', from: ['requested', 'received'], to: 'differs', by: works, sets: noted },
    },
  }),
  access: { read: any(own, handles), create: works, update: nobody }, list: { needs: 'sicknessId', sort: 'askedOn' },
})
export type SickNote = Row<typeof sickNote>

/** What the two of them agreed on when somebody came back. The direct manager’s and theirs; HR reads it too. */
export const returnTalk = record('return_talk', {
  label: 'Talk on coming back', plural: 'Return talks', subject: 'employmentId',
  asks: {
    ...ofSickness, heldOn: date('Held on', { sortable: true }), outcome: choice('How it goes on', talkOutcomes),
    agreed: optional(longText('What was agreed', { max: 2000, data: 'pii', help: 'Work, hours, help. Nothing about an illness or its cause: neither is asked.' })),
  },
  keeps: { status: choice('State', { written: 'Written', confirmed: 'Confirmed by them' }) },
  flow: workflow({ states: ['written', 'confirmed'], moves: { confirm: { label: 'That is what we agreed', from: 'written', to: 'confirmed', by: own } } }),
  access: { read: any(own, direct, handles), create: all(not(own), any(direct, handles)), update: all(is('status', 'written'), not(own), any(direct, handles)) }, list: { needs: 'sicknessId', sort: 'heldOn' },
})

/** Fewer hours for a while, step by step. Managers plan by it; why is not in it. */
export const phasedReturn = record('phased_return', {
  label: 'Step of coming back', plural: 'Phased returns', subject: 'employmentId',
  asks: { ...ofSickness, startsOn: date('From', { sortable: true }), endsOn: date('Until'), weeklyHours: hours('Hours a week', { max: 168 }) },
  access: { read: any(own, manager('line'), covers('leave', 'view')), create: works, update: works, delete: works }, list: { needs: 'sicknessId', sort: 'startsOn' },
})

/**
 * That an illness is the same as an earlier one, another, or began while the earlier one lasted: Germany’s sick pay goes by it. A statement with who made it, never what the
 * illness is; theirs and of who works on leave there. What was wrong is taken back, and said anew.
 */
export const sicknessLink = record('sickness_link', {
  label: 'Statement on an illness', plural: 'Sickness links', subject: 'employmentId',
  asks: { ...ofSickness, earlierId: fixed(link('Earlier sickness', 'sickness')), says: fixed(choice('What', linkSays)), saidBy: fixed(choice('Who says so', linkSaidBy)), saidOn: fixed(date('Said on', { sortable: true })) },
  keeps: { status: choice('State', { counts: 'Counts', taken_back: 'Taken back' }) },
  flow: workflow({ states: ['counts', 'taken_back'], moves: { takeBack: { label: 'Take back', from: 'counts', to: 'taken_back', by: works } } }),
  access: { read: any(own, handles), create: works, update: nobody }, list: { needs: 'sicknessId', sort: 'saidOn' },
})
export type SicknessLink = Row<typeof sicknessLink>

const answers = any(own, handles)
/** The offer to somebody who was ill for long in Germany to look for what helps them stay; voluntary for them. Theirs and of who works on leave there, of no manager. */
export const reintegrationOffer = record('reintegration_offer', {
  label: 'Offer of reintegration', plural: 'Reintegration offers', subject: 'employmentId',
  asks: { ...whose, dueSince: fixed(date('Due since', { sortable: true })) },
  keeps: { status: choice('State', { due: 'To be offered', offered: 'Offered', accepted: 'Accepted', declined: 'Declined', unanswered: 'No answer', closed: 'Closed' }), offeredOn: optional(date('Offered on')), answeredOn: optional(date('Answered on')), closedOn: optional(date('Closed on')), outcome: optional(choice('How it ended', reintegrationOutcomes)) },
  derives: { days: optional(integer('Days ill within the year', { max: 366 })) },
  flow: workflow({
    states: ['due', 'offered', 'accepted', 'declined', 'unanswered', 'closed'],
    moves: {
      offer: { label: 'Offered', from: 'due', to: 'offered', by: works, sets: ['offeredOn'] },
      accept: { label: 'Accepted', from: ['offered', 'declined', 'unanswered'], to: 'accepted', by: answers, sets: ['answeredOn'] },
      decline: { label: 'Declined', from: ['offered', 'accepted', 'unanswered'], to: 'declined', by: answers, sets: ['answeredOn'] },
      noAnswer: { label: 'No answer came', from: 'offered', to: 'unanswered', by: works },
      close: { label: 'Close', from: ['due', 'offered', 'accepted', 'declined', 'unanswered'], to: 'closed', by: works, sets: ['closedOn', 'outcome'] },
    },
  }),
  access: { read: any(own, handles), create: works, update: nobody }, list: { needs: 'personId', sort: '-dueSince' },
})
export type ReintegrationOffer = Row<typeof reintegrationOffer>

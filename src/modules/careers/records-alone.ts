import { nobody, self } from '#shared/access.ts'
import { choices, date, email, fixed, integer, link, longText, optional, phone, rows, choice, text } from '#shared/fields.ts'
import { ownFiles } from '#shared/files.ts'
import { record } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { certificate, qualification } from './records-shared.ts'
import { statements } from './rules-fit.ts'
import { aids } from './words.ts'

/** These belong to their owner alone: no access, leader, auditor or key opens them, nor what happened to them. */
const theirs = { personId: fixed(link('Person', 'person')) }
const mine = { read: self(), create: self(), update: self(), delete: self() }

/** What somebody works towards: a step of the map, or anything else in their own words. */
export const careerPlan = record('career_plan', {
  label: 'Plan', plural: 'Career plans', subject: 'personId',
  asks: {
    ...theirs,
    stepId: optional(link('Step on the map', 'career_step', { help: 'Or say it in your own words.' })),
    aim: optional(text('In your own words')),
    dueOn: optional(date('By when', { sortable: true })),
    why: optional(longText('Why', { data: 'special' })),
  },
  access: mine, list: { needs: 'personId', sort: 'dueOn' },
})

export const planItem = record('plan_item', {
  label: 'Step of a plan', plural: 'Plan items', subject: 'personId',
  asks: {
    ...theirs,
    planId: fixed(link('Plan', 'career_plan')),
    what: text('What to do', { data: 'pii' }),
    aid: choice('How', aids),
    dueOn: optional(date('By when', { sortable: true })),
    doneOn: optional(date('Done on')),
  },
  access: mine, list: { needs: 'planId', sort: 'dueOn' },
})

/** Whom one knows in the profession. Nobody is asked to like it. */
export const networkContact = record('network_contact', {
  label: 'Contact', plural: 'Network contacts', subject: 'personId',
  asks: {
    ...theirs,
    name: text('Name', { data: 'pii', searchable: true, sortable: true }),
    does: optional(text('What they do, and where', { data: 'pii' })),
    knownFrom: optional(choice('Known from', { work: 'Work', studies: 'Studies', association: 'An association', event: 'An event', online: 'Online', other: 'Elsewhere' })),
    circle: optional(text('Group', { max: 60, help: 'Your own word for those who belong together.' })),
    email: optional(email('E-mail', { data: 'pii' })),
    phone: optional(phone('Phone', { data: 'pii' })),
    lastOn: optional(date('Last in touch')),
    nextOn: optional(date('Get in touch again', { sortable: true })),
    note: optional(longText('Notes', { data: 'special' })),
  },
  access: mine, list: { needs: 'personId', sort: 'nextOn' },
})

export const association = record('association', {
  label: 'Membership', plural: 'Associations', path: 'associations', subject: 'personId',
  asks: { ...theirs, name: text('Association'), number: optional(text('Member number', { max: 60, data: 'pii' })), since: optional(date('Since')), renewsOn: optional(date('Renews on', { sortable: true })) },
  access: mine, list: { needs: 'personId', sort: 'renewsOn' },
})

const statementWords = Object.fromEntries(statements.map(({ id, says }) => [id, says])) as Record<string, string>
/** Generalist or specialist: what somebody answered on one day. What follows is worked out by `fit.ts`, and never kept. */
export const fitAssessment = record('fit_assessment', {
  label: 'Assessment', plural: 'Fit assessments', subject: 'personId',
  asks: {
    ...theirs,
    takenOn: fixed(date('Taken on', { sortable: true })),
    answers: fixed(rows('Answers', { statement: choice('Statement', statementWords), answer: integer('Answer', { min: 1, max: 5 }) }, { max: statements.length })),
    openForGeneralists: fixed(optional(integer('Open roles for generalists that you have seen', { max: 9999 }))),
    openForSpecialists: fixed(optional(integer('Open roles for specialists that you have seen', { max: 9999 }))),
  },
  access: { ...mine, update: { kind: 'any', of: [] } }, list: { needs: 'personId', sort: '-takenOn' },
})

export const roles = { referral: 'Recommended for a role', mentor: 'A mentor' } as const
const until = date('Until', { help: 'They are seen until then, a year at most; earlier if you or they take it back.' })
/** That a contact may be put forward to a colleague, as they have agreed to: what else stands with the contact is nobody's to see. */
export const contactConsent = record('contact_consent', {
  label: 'Put forward', plural: 'Contact consents', subject: 'personId',
  asks: {
    ...theirs,
    contactId: fixed(link('Contact', 'network_contact')),
    toId: fixed(link('To whom', 'person', { seenBy: 'is_colleague' })),
    toName: fixed(text('To whom', { data: 'pii' })),
    role: fixed(choice('As', roles)),
    shares: fixed(optional(choices('What they agreed to, beside their name', { does: 'What they do, and where', email: 'E-mail', phone: 'Phone' }))),
    agreedOn: fixed(date('Agreed on')),
    agreedHow: fixed(text('How they agreed', { help: 'Such as: on the phone. It stays with you.' })),
    until: fixed(until),
    message: fixed(optional(text('A word to go with it', { max: 500 }))),
  },
  keeps: { status: choice('Standing', { given: 'Put forward', withdrawn: 'Over or taken back' }) },
  flow: workflow({ states: ['given', 'withdrawn'], moves: { withdraw: { label: 'Take back', from: 'given', to: 'withdrawn', by: self() } } }),
  access: { read: self(), create: self(), update: { kind: 'any', of: [] }, delete: self() }, list: { needs: 'contactId', sort: '-id' },
})

/** Whom a colleague has put forward to somebody: what was agreed to and nothing more, for as long as it stands; written by the database from the consent. */
export const contactOffered = record('contact_offered', {
  kind: 'ledger', label: 'Put forward to you', plural: 'Contacts offered', subject: 'personId', about: 'personId', asks: theirs,
  derives: {
    byId: link('By', 'person'), byName: text('By'), role: choice('As', roles), name: text('Name', { data: 'pii' }), does: optional(text('What they do, and where', { data: 'pii' })), email: optional(email('E-mail', { data: 'pii' })), phone: optional(phone('Phone', { data: 'pii' })),
    message: optional(text('What was said with it', { max: 500 })), until: date('Until'),
  },
  access: { read: self(), create: nobody, update: nobody }, list: { needs: 'personId', sort: '-id' },
})

/** What proves a certificate or a qualification. */
export const certificateFile = ownFiles('certificate_file', { on: certificate, by: 'certificateId', label: 'Evidence', plural: 'Certificate files' })
export const qualificationFile = ownFiles('qualification_file', { on: qualification, by: 'qualificationId', label: 'Evidence', plural: 'Qualification files' })

export const alone = [careerPlan, planItem, networkContact, association, fitAssessment, contactConsent, contactOffered, certificateFile, qualificationFile]

import { all, any, colleague, covers, coversPlace, is, manager, managerThen, named, not, of, self, setting } from '#shared/access.ts'
import { choice, country, currency, date, email, fixed, flag, hours, instant, integer, link, links, list, longText, money, optional, phone, region, rows, subdivision, text } from '#shared/fields.ts'
import { record, single, strand, type Row } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'
import { longAbsence, plannedAbsence } from './records-absences.ts'
import { directoryEntry, type DirectoryEntry } from './records-directory.ts'
import { employment, type Employment } from './records-employment.ts'
import { chainRecords } from './records-chains.ts'
import { letterRecords } from './records-letters.ts'
import { lifeRecords, notice } from './records-life.ts'
import { lineRecords } from './records-lines.ts'
import { personalRecords } from './records-personal.ts'
import { photo } from './records-photo.ts'
import { positionRecords, seatFields } from './records-positions.ts'
import { changeProposalOf, type ChangeProposal } from './records-proposals.ts'
import { secondment } from './records-secondments.ts'
import { confidentialPlan, loosely, plannedHireOf } from './records-plans.ts'
import { changeActions, changeReason, terminationKinds } from './records-reasons.ts'
import { handles, handlesTheirs, known, knownJob, knownThen } from './records-rights.ts'

export { letterLanguages } from './records-letters.ts'
export { identityDocument } from './records-personal.ts'
export type { ChangeProposal, Employment }
export { changeActions, changeReason, confidentialPlan, directoryEntry, employment, notice, terminationKinds, type DirectoryEntry }

export const person = record('person', {
  label: 'Person', plural: 'People', subject: 'id', about: 'id',
  asks: {
    name: text('Full name', { searchable: true, sortable: true, data: 'pii', help: 'As the person writes it; one name is enough.' }),
    preferredName: optional(text('Preferred name', { data: 'pii' })),
    pronouns: optional(text('Pronouns', { max: 40, data: 'pii' })),
    workEmail: optional(email('Work e-mail', { unique: true, searchable: true, data: 'pii' })),
    workPhone: optional(phone('Work phone', { data: 'pii' })),
  },
  access: { read: known, create: handles, update: handles },
})
export type Person = Row<typeof person>

/** What people keep about themselves, and HR for them. */
export const contactDetails = single('contact_details', {
  label: 'Contact details', plural: 'Contact details',
  asks: {
    personalEmail: optional(email('Personal e-mail', { data: 'pii' })),
    mobilePhone: optional(phone('Mobile phone', { data: 'pii' })),
    homePhone: optional(phone('Home phone', { data: 'pii' })),
    address: optional(longText('Address', { max: 300, data: 'pii' })),
    city: optional(text('City', { max: 80, data: 'pii' })),
    region: optional(region('State or region', 'country', { data: 'pii' })),
    postalCode: optional(text('Postal code', { max: 12, data: 'pii' })),
    country: optional(country('Country', { data: 'pii' })),
  },
  access: { read: any(self(), covers('people', 'view')), create: handles, update: any(self(), covers('people', 'handle')) },
})

/** Kept by HR from papers, so not by the person alone. */
export const personalDetails = single('personal_details', {
  label: 'Personal details', plural: 'Personal details',
  asks: {
    birthDate: optional(date('Date of birth', { data: 'pii' })),
    gender: optional(choice('Gender', { female: 'Female', male: 'Male', non_binary: 'Non-binary', undisclosed: 'Prefers not to say' }, { data: 'pii' })),
    maritalStatus: optional(choice('Marital status', { single: 'Single', married: 'Married', partnership: 'Civil partnership', divorced: 'Divorced', separated: 'Separated', widowed: 'Widowed' }, { data: 'pii' })),
    nationality: optional(country('Nationality', { data: 'pii' })),
  },
  access: { read: any(self(), covers('people', 'view')), create: handles, update: handles },
})

/** A place to work within an employment: several at once are possible, one is primary. */
export const assignment = record('assignment', {
  label: 'Job held', plural: 'Assignments', subject: 'id',
  asks: {
    personId: fixed(link('Person', 'person')),
    employmentId: fixed(link('Employment', 'employment')),
    isPrimary: flag('Primary job'),
    continuesId: fixed(optional(link('Continues', 'assignment'))),
  },
  access: { read: knownJob, create: handlesTheirs, update: handlesTheirs },
  list: { needs: 'personId' },
})

export const placement = strand('placement', {
  of: assignment, by: 'assignmentId', label: 'Placement', plural: 'Placements',
  asks: {
    personId: fixed(link('Person', 'person')),
    jobId: link('Job', 'job'),
    unitId: link('Unit', 'org_unit'),
    locationId: link('Location', 'location'),
    managerAssignmentId: optional(link('Manager', 'assignment', { seenBy: 'may_be_named_manager' })),
    costShares: optional(rows('Cost centres', { costCentreId: link('Cost centre', 'cost_centre'), share: hours('Share (%)', { min: 0.01, max: 100 }) }, { wholeBy: 'share', uses: 'usesCostCentres' })),
    workLocationId: optional(link('Works at', 'location', { help: 'Where that isn’t the office: decides the law and the holidays.' })),
    homeCountry: optional(country('Home office in', { help: 'For who works at home: the law and the holidays of this country hold.' })),
    homeSubdivision: optional(subdivision('State or region of the home office', 'homeCountry', { help: 'Decides the public holidays.' })),
    ...seatFields,
  },
  access: { read: knownThen, create: all(handlesTheirs, coversPlace('people', 'handle', 'assignmentId', 'unitId', 'locationId')), update: handlesTheirs },
})

export const workingHours = strand('working_hours', {
  of: assignment, by: 'assignmentId', label: 'Working hours', plural: 'Working hours',
  asks: {
    personId: fixed(link('Person', 'person')),
    weeklyHours: hours('Hours a week'),
    workingDays: optional(hours('Days a week', { max: 7 })),
    agreementId: optional(link('Working-time agreement', 'working_agreement', { uses: 'usesAgreements', help: 'Decides what full time is, before the location and the legal entity.' })),
    fullTimeHours: optional(hours('Full time would be', { min: 1, help: 'Only where something else was agreed. Left empty: what is full time by agreement, at the place, or in the legal entity.' })),
  },
  access: { read: knownThen, create: handlesTheirs, update: handlesTheirs },
})

/** What may be paid on top: a list that the company keeps. */
export const allowanceKind = record('allowance_kind', {
  label: 'Kind of allowance', plural: 'Allowance kinds',
  asks: { name: text('Name', { unique: true, searchable: true, sortable: true, max: 80 }), countsToBase: flag('Counts to base pay') },
  access: { read: any(colleague(), covers('compensation', 'view')), create: covers('compensation', 'administer'), update: covers('compensation', 'administer'), delete: covers('compensation', 'administer') },
})

const paysTheirs = all(not(self(of('personId'))), covers('compensation', 'handle'))

/** Seen by the person and by who looks after their pay; by the direct manager where the company wants that. */
export const pay = strand('pay', {
  of: assignment, by: 'assignmentId', label: 'Pay', plural: 'Pay',
  asks: {
    personId: fixed(link('Person', 'person')),
    amount: money('Amount at full time', { data: 'pii' }),
    currency: currency('Currency'),
    per: choice('Per', { hour: 'Hour', month: 'Month', year: 'Year' }),
    paymentsAYear: optional(integer('Payments a year', { min: 1, max: 53, help: 'Such as 12, 13 or 14.' })),
    grade: optional(text('Grade', { max: 40, uses: 'usesGrades' })),
    step: optional(text('Step', { max: 20, uses: 'usesGrades' })),
    payGroup: optional(text('Pay group', { max: 80 })),
    allowances: optional(rows('Allowances', { kindId: link('Allowance', 'allowance_kind'), amount: money('Amount'), per: choice('Per', { hour: 'Hour', month: 'Month', payment: 'Payment', year: 'Year' }) }, { data: 'pii' })),
    decidedById: optional(link('Decided by', 'person')),
    reason: optional(text('Reason', { max: 200 })),
  },
  access: { read: any(self(of('personId')), all(setting('managersSeePay'), managerThen('direct', 'endsOn')), covers('compensation', 'view')), create: paysTheirs, update: paysTheirs },
})

/** Why an employment is for a time: words that are usual in HR; which of them a law asks for isn’t said here. */
export const termGrounds = {
  temporary_need: 'Temporary need or project', cover: 'Stands in for somebody', after_training: 'After training or studies', nature: 'Nature of the work', trial: 'Trial', personal: 'Reasons in the person', funding: 'Limited funding', settlement: 'Settlement in court', without: 'Without a ground', other: 'Another ground',
} as const
/** Its dates ahead are the direct manager’s to know; those further up ask. */
export const contract = strand('contract', {
  of: employment, by: 'employmentId', label: 'Contract', plural: 'Contracts',
  asks: {
    personId: fixed(link('Person', 'person')),
    form: choice('Form', { permanent: 'Permanent', fixed_term: 'Fixed term', apprentice: 'Apprentice', intern: 'Intern', working_student: 'Working student', casual: 'Casual', zero_hours: 'Zero hours' }),
    fixedTermEndsOn: optional(date('Fixed term ends')),
    fixedTermGround: optional(choice('Ground of the fixed term', termGrounds)),
    probationEndsOn: optional(date('Probation ends')),
  },
  access: { read: any(self(of('personId')), managerThen('direct', 'endsOn'), covers('people', 'view')), create: handlesTheirs, update: handlesTheirs },
})

const { jobId, unitId, locationId, managerAssignmentId, costShares, workLocationId, homeCountry, homeSubdivision } = placement.asks
const { weeklyHours, workingDays, agreementId, fullTimeHours } = workingHours.asks
const { amount, per, paymentsAYear, grade, step, payGroup, allowances, decidedById } = pay.asks
/** What a change may set, by the facts that it is of. Under the names that their strands have for it, but for pay's reason: a change has one of its own. */
export const changeFacts = {
  placement: { ...seatFields, jobId: optional(jobId), unitId: optional(unitId), locationId: optional(locationId), managerAssignmentId, costShares, workLocationId, homeCountry, homeSubdivision },
  hours: { weeklyHours: optional(weeklyHours), workingDays, agreementId, fullTimeHours },
  pay: { amount: optional(amount), currency: optional(pay.asks.currency), per: optional(per), paymentsAYear, grade, step, payGroup, allowances, decidedById, payReason: optional(pay.asks.reason) },
  contract: { form: optional(contract.asks.form), fixedTermEndsOn: contract.asks.fixedTermEndsOn, fixedTermGround: contract.asks.fixedTermGround, probationEndsOn: contract.asks.probationEndsOn },
  /** Of a termination, whose day is the last one of the employment. */
  end: { terminationKind: optional(choice('Kind of leaving', terminationKinds)) },
  /** Of a transfer between legal entities, whose day is the first one there. */
  entity: { legalEntityId: optional(link('To the legal entity', 'legal_entity')) },
}
export const changeable = { ...changeFacts.placement, ...changeFacts.hours, ...changeFacts.pay, ...changeFacts.contract, ...changeFacts.end, ...changeFacts.entity }

const { legalEntityId, kind, number, startsOn, detail, supplier, sponsorAssignmentId, engagedUntil } = employment.asks
/** What a hire asks: who, where, from when; the rest may follow. */
export const hireFacts = {
  ...person.asks, personalEmail: contactDetails.asks.personalEmail, birthDate: personalDetails.asks.birthDate,
  legalEntityId, kind, number, startsOn, detail, supplier, sponsorAssignmentId, engagedUntil, form: optional(contract.asks.form), ...changeFacts.placement, jobId, unitId, locationId, ...changeFacts.hours, ...changeFacts.pay,
}
// The number is taken from its series when the hire is released: until then it would tell that somebody comes.
const { number: _, ...promised } = hireFacts
export const plannedHire = plannedHireOf(loosely(promised), Object.keys(changeFacts.pay))
export type ConfidentialPlan = Row<typeof confidentialPlan>
export type PlannedHire = Row<typeof plannedHire>

/** Of the notice that an end comes by, as long as that is planned: given meanwhile, it stands behind the same wall. */
export const noticeFacts = { noticeGivenBy: optional(notice.asks.givenBy), noticeGivenOn: optional(notice.asks.givenOn), lastWorkingDay: notice.asks.lastWorkingDay, paidUntil: notice.asks.paidUntil, shorterReason: notice.asks.shorterReason }

const namedOnIt = named('employment_change')
/** Those asked for approval see what changes, from when and why; pay by right alone, and neither the note nor who else knows of it (decision 59). */
const isAsked = named('change_approval')
/** An end isn't pay's to plan. */
const mayPlan = all(not(self(of('personId'))), any(covers('people', 'handle'), all(not(is('action', 'termination')), covers('compensation', 'handle'))))
const paysOrNamed = any(self(of('personId')), namedOnIt, all(isAsked, setting('managersSeePay'), manager('direct')), covers('compensation', 'view'))

const changeFlow = workflow({
  states: ['planned', 'released', 'cancelled', 'taken_back'],
  moves: {
    release: { label: 'Release', from: 'planned', to: 'released', by: all(namedOnIt, mayPlan), sets: ['usedBy'] },
    cancel: { label: 'Cancel', from: 'planned', to: 'cancelled', by: all(namedOnIt, mayPlan) },
    takeBack: { label: 'Take back', from: 'released', to: 'taken_back', by: mayPlan },
  },
})

/** A change of a job held as one thing: several facts, one day, one reason. Until it is released those named on it know of it, and nobody else. */
export const employmentChange = record('employment_change', {
  label: 'Change', plural: 'Employment changes', subject: 'assignmentId',
  asks: {
    personId: fixed(link('Person', 'person')),
    assignmentId: fixed(link('Job held', 'assignment')),
    effectiveOn: fixed(date('From', { sortable: true })),
    action: fixed(choice('What happens', changeActions)),
    reasonId: fixed(optional(link('Reason', 'change_reason'))),
    reason: fixed(optional(text('Reason, in words'))),
    note: fixed(optional(longText('Note'))),
    named: optional(links('Who else knows of it', 'person')),
    planId: fixed(optional(link('Part of', 'confidential_plan'))),
    proposalId: fixed(optional(link('Made of', 'change_proposal'))),
    releaseOn: fixed(optional(date('Released on'))),
    sets: fixed(list('What changes')),
    carries: fixed(optional(list('What later facts follow'))),
    told: fixed(optional(list('What was told of it'))),
    ...Object.fromEntries(Object.entries(changeable).map(([name, field]) => [name, fixed(field)])) as typeof changeable,
    ...noticeFacts,
  },
  keeps: { status: choice('Status', { planned: 'Planned', released: 'Released', cancelled: 'Cancelled', taken_back: 'Taken back' }), usedBy: optional(links('What already used the old value', 'employment_change')) },
  derives: { preparedById: optional(link('Prepared by', 'person')), preparedAt: instant('Prepared at') },
  flow: changeFlow,
  access: {
    // An end ahead isn't the person's to know.
    read: any(namedOnIt, isAsked, all(is('status', 'released', 'taken_back'), any(all(not(is('action', 'termination')), self(of('personId'))), covers('people', 'view')))),
    create: mayPlan, update: all(is('status', 'planned'), namedOnIt, mayPlan),
  },
  reveal: { ...Object.fromEntries(Object.keys(changeFacts.pay).map(field => [field, paysOrNamed])), note: namedOnIt, named: namedOnIt, planId: namedOnIt, proposalId: namedOnIt, told: covers('people', 'view') },
  list: { needs: 'personId', sort: '-effectiveOn' },
})
export type EmploymentChange = Row<typeof employmentChange>

export const changeProposal = changeProposalOf({ jobId, weeklyHours, amount, currency: pay.asks.currency, per })

export const records = [person, contactDetails, personalDetails, employment, assignment, placement, workingHours, allowanceKind, pay, contract, confidentialPlan, plannedHire, employmentChange, changeReason, directoryEntry, ...personalRecords,
  ...lineRecords, ...lifeRecords, ...chainRecords, ...letterRecords, ...positionRecords, photo, secondment, longAbsence, plannedAbsence, changeProposal]

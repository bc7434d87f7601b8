import { all, any, covers, is, manager, named, not, self } from '#shared/access.ts'
import { choice, country, date, fixed, instant, integer, link, longText, optional, phone, region, text } from '#shared/fields.ts'
import { record } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'

const theirs = { personId: fixed(link('Person', 'person')) }

/** Where the pay goes, each from its day until the next one's. An account isn't changed: another takes its place. */
export const bankAccount = record('bank_account', {
  label: 'Bank account', plural: 'Bank accounts', subject: 'personId',
  asks: {
    ...theirs,
    startsOn: fixed(date('From', { sortable: true })),
    holder: fixed(optional(text('Account holder', { data: 'special', help: 'Only where the account is in another name.' }))),
    country: fixed(country('Country of the bank')),
    iban: fixed(optional(text('IBAN', { max: 42, data: 'secret', help: 'Where the country uses it; then no account number is needed.' }))),
    accountNumber: fixed(optional(text('Account number', { max: 34, data: 'secret' }))),
    routingCode: fixed(optional(text('Sort code, routing number or IFSC', { max: 20, data: 'pii' }))),
    bankName: fixed(optional(text('Bank', { max: 100, data: 'pii' }))),
  },
  access: { read: any(self(), covers('payroll', 'view')), create: any(self(), covers('payroll', 'handle')), update: any(), delete: any(self(), covers('payroll', 'handle')) },
  list: { needs: 'personId', sort: '-startsOn' },
})

export const identifierKinds = {
  gb_nino: 'National Insurance number (GB)', us_ssn: 'Social Security number (US)', de_idnr: 'Steuer-ID (DE)', de_svnr: 'Sozialversicherungsnummer (DE)',
  in_pan: 'PAN (IN)', in_aadhaar: 'Aadhaar (IN)', in_uan: 'UAN (IN)', other: 'Another',
} as const

/** The numbers that the state has given: payroll's, and not by oneself. Replaced by taking one away and adding another. */
export const nationalIdentifier = record('national_identifier', {
  label: 'National identifier', plural: 'National identifiers', subject: 'personId',
  asks: {
    ...theirs,
    kind: fixed(choice('Kind', identifierKinds)),
    country: fixed(optional(country('Country', { help: 'Needed for another kind only.' }))),
    number: fixed(text('Number', { max: 40, data: 'secret', matched: true })),
    note: fixed(optional(text('What it is', { max: 80, data: 'pii' }))),
  },
  access: { read: any(self(), covers('payroll', 'view')), create: all(not(self()), covers('payroll', 'handle')), update: any(), delete: all(not(self()), covers('payroll', 'handle')) },
  list: { needs: 'personId' },
})

/** Passports, visas and the like: immigration's, and not by oneself. */
export const identityDocument = record('identity_document', {
  label: 'Identity document', plural: 'Identity documents', subject: 'personId',
  asks: {
    ...theirs,
    kind: fixed(choice('Kind', { passport: 'Passport', identity_card: 'Identity card', visa: 'Visa', residence_permit: 'Residence permit', work_permit: 'Work permit', driving_licence: 'Driving licence', other: 'Another' })),
    country: fixed(country('Issued by')),
    number: fixed(text('Number', { max: 40, data: 'secret' })),
    issuedOn: fixed(optional(date('Issued on', { data: 'pii' }))),
    expiresOn: fixed(optional(date('Valid until', { data: 'pii', sortable: true }))),
    note: fixed(optional(text('What it allows', { max: 200, data: 'pii' }))),
  },
  access: { read: any(self(), covers('immigration', 'view')), create: all(not(self()), covers('immigration', 'handle')), update: any(), delete: all(not(self()), covers('immigration', 'handle')) },
  list: { needs: 'personId', sort: 'expiresOn' },
})

/** Whom to call when something has happened, first to last. Kept by the person and by HR; whoever manages any of their jobs directly may call. */
export const emergencyContact = record('emergency_contact', {
  label: 'Emergency contact', plural: 'Emergency contacts', subject: 'personId',
  asks: {
    ...theirs,
    place: integer('Call as number', { min: 1, max: 9, sortable: true }),
    name: text('Name', { data: 'pii' }),
    relation: optional(text('Relation', { max: 60, data: 'pii' })),
    phone: optional(phone('Phone', { data: 'pii' })),
    otherPhone: optional(phone('Another phone', { data: 'pii' })),
  },
  access: { read: any(self(), manager('direct'), covers('people', 'view')), create: any(self(), covers('people', 'handle')), update: any(self(), covers('people', 'handle')), delete: any(self(), covers('people', 'handle')) },
  list: { needs: 'personId', sort: 'place' },
})

/** Who depends on somebody: for benefits and leave. */
export const dependant = record('dependant', {
  label: 'Dependant', plural: 'Dependants', subject: 'personId',
  asks: {
    ...theirs,
    name: text('Name', { data: 'pii' }),
    relation: choice('Relation', { child: 'Child', partner: 'Spouse or partner', parent: 'Parent', other: 'Another' }),
    birthDate: optional(date('Date of birth', { data: 'pii' })),
  },
  access: { read: any(self(), covers('people', 'view')), create: any(self(), covers('people', 'handle')), update: any(self(), covers('people', 'handle')), delete: any(self(), covers('people', 'handle')) },
  list: { needs: 'personId' },
})

/** Beside the home: where letters go, where somebody lives for a time, or the home that they move to. Not changed but replaced; it may end. A new home becomes the home on its day, and then says since when they have lived there. */
export const otherAddress = record('other_address', {
  label: 'Other address', plural: 'Other addresses', subject: 'personId',
  asks: {
    ...theirs,
    purpose: fixed(choice('For', { letters: 'Letters', home: 'A new home', second_home: 'A second home', stay: 'Staying for a time' })),
    country: fixed(country('Country', { data: 'pii' })),
    address: fixed(optional(longText('Address', { max: 300, data: 'pii' }))),
    city: fixed(optional(text('City', { max: 80, data: 'pii' }))),
    region: fixed(optional(region('State or region', 'country', { data: 'pii' }))),
    postalCode: fixed(optional(text('Postal code', { max: 12, data: 'pii' }))),
    startsOn: fixed(date('From', { sortable: true })),
    endsOn: optional(date('Until')),
  },
  derives: { movedInAt: optional(instant('Moved in')) },
  access: { read: any(self(), covers('people', 'view')), create: any(self(), covers('people', 'handle')), update: any(self(), covers('people', 'handle')), delete: any(self(), covers('people', 'handle')) },
  list: { needs: 'personId', sort: '-startsOn' },
})

/** That there is one is the person’s leave: their direct managers see the day of their birthday, never its year. Theirs alone to give and to take back. */
export const shownBirthday = record('shown_birthday', {
  label: 'Birthday shown to managers', plural: 'Birthdays shown', subject: 'personId',
  asks: { personId: fixed(link('Person', 'person', { unique: true })) },
  access: { read: self(), create: self(), update: any(), delete: self() },
  list: { needs: 'personId' },
})

const knowing = named('former_name')
const isShown = is('status', 'shown')

/** What somebody was called before. At the person's wish it is hidden from all but those named: here, and wherever it had been copied. */
export const formerName = record('former_name', {
  label: 'Former name', plural: 'Former names', subject: 'personId',
  asks: {
    ...theirs,
    name: fixed(text('Former name', { data: 'pii' })),
    kind: fixed(choice('Kind', { birth: 'Name at birth', marriage: 'By marriage', other: 'Another' })),
    startsOn: fixed(optional(date('From', { data: 'pii' }))),
    endsOn: fixed(optional(date('Until', { data: 'pii' }))),
  },
  keeps: { status: choice('Who sees it', { shown: 'The person and HR', hidden: 'Only those named' }) },
  flow: workflow({
    states: ['shown', 'hidden'],
    moves: { hide: { label: 'Hide', from: 'shown', to: 'hidden', by: any(self(), knowing) }, reveal: { label: 'Hide no longer', from: 'hidden', to: 'shown', by: self() } },
  }),
  access: {
    read: any(self(), knowing, all(isShown, covers('people', 'view'))),
    create: any(self(), all(not(self()), covers('people', 'handle'))), update: any(), delete: any(self(), all(isShown, not(self()), covers('people', 'handle'))),
  },
  list: { needs: 'personId' },
})

export const personalRecords = [emergencyContact, dependant, otherAddress, shownBirthday, formerName, bankAccount, nationalIdentifier, identityDocument]

import { any, colleague, covers, holds, nobody, of, self } from '#shared/access.ts'
import { choice, country, currency, date, fixed, flag, hours, integer, link, longText, list, optional, region, subdivision, text, timeZone } from '#shared/fields.ts'
import { record, single, strand, type Row } from '#shared/record.ts'
import { settingFields } from '#shared/settings.ts'
import { workflow } from '#shared/workflow.ts'
import { accessGrant, circles, population, populationChange, populationRule, workerKinds } from './records-groups.ts'

export { accessGrant, circles, population, populationChange, populationRule, workerKinds }

/** The frame of the company: every colleague may read it, and services that read people; who looks after the company's structure keeps it. */
const frame = {
  read: any(colleague(), holds('people', 'view'), covers('organization', 'view')),
  create: covers('organization', 'handle'),
  update: covers('organization', 'handle'),
}

export const organization = record('organization', {
  label: 'Organisation', plural: 'Organisations',
  asks: { name: text('Name'), country: country('Home country'), shortName: optional(text('Short name', { unique: true, max: 20, pattern: '^[a-z][a-z0-9-]{1,19}$', help: 'Small letters, such as acme: before an employee number at sign-in, where another company has the same number.' })),
    minimumGroup: integer('Smallest group in totals', { min: 3, max: 50, help: 'Who may count people and not see them is told of no group below this.' }) },
  derives: { secondPersonId: optional(link('Second person', 'person')) },
  access: { ...frame, create: nobody, update: covers('organization', 'administer') },
})

/** Under the organisation's own id. */
export const settings = single('settings', {
  label: 'What is used', plural: 'Settings', asks: settingFields,
  access: { ...frame, create: nobody, update: covers('organization', 'administer') },
})

export const legalEntity = record('legal_entity', {
  label: 'Legal entity', plural: 'Legal entities',
  asks: {
    name: text('Name', { unique: true, searchable: true, sortable: true }),
    country: country('Country'),
    currency: currency('Currency'),
    registrationNumber: optional(text('Registration number', { max: 40 })),
    address: optional(longText('Registered address', { max: 300 })),
    city: optional(text('City', { max: 80 })),
    region: optional(region('State or region', 'country')),
    postalCode: optional(text('Postal code', { max: 12 })),
  },
  access: { ...frame, delete: covers('organization', 'administer') },
})

export const location = record('location', {
  label: 'Location', plural: 'Locations',
  asks: {
    name: text('Name', { unique: true, searchable: true, sortable: true }),
    country: country('Country'),
    subdivision: optional(subdivision('State or region', 'country', { help: 'Decides the public holidays.' })),
    timeZone: timeZone('Time zone', { help: 'A day begins here at midnight of this zone.' }),
    holidayCalendar: optional(text('Holiday calendar', { max: 40, help: 'Left empty: that of the country and state.' })),
    address: optional(longText('Address', { max: 300 })),
    city: optional(text('City', { max: 80 })),
    postalCode: optional(text('Postal code', { max: 12 })),
  },
  access: { ...frame, delete: covers('organization', 'administer') },
})

/** Days that a place keeps beside the holidays of its country and state, or works through; on one day, or on that day each year from then on. */
export const ownHoliday = record('own_holiday', {
  kind: 'part', label: 'Day of its own', plural: 'Own holidays',
  asks: {
    locationId: fixed(link('Location', 'location')),
    name: text('Name', { max: 120, help: 'Such as Founders’ day, or the holiday that is worked through.' }),
    heldOn: date('Day', { sortable: true }),
    isYearly: flag('Each year from then on'),
    portion: choice('What it is', { whole: 'A holiday', half: 'Half a holiday', none: 'A working day' }),
  },
  access: { ...frame, delete: covers('organization', 'handle') },
  list: { needs: 'locationId', sort: 'heldOn' },
})

/** What full time is, from a day on: of a legal entity, otherwise at one of its places, and before both by an agreement. */
export const entityHours = strand('entity_hours', {
  of: legalEntity, by: 'legalEntityId', label: 'Full time', plural: 'Full time of legal entities',
  asks: { weeklyHours: hours('Hours a week', { min: 1 }) }, access: frame,
})
export const locationHours = strand('location_hours', {
  of: location, by: 'locationId', label: 'Full time', plural: 'Full time of locations',
  asks: { weeklyHours: optional(hours('Hours a week', { min: 1, help: 'Left empty: as in the legal entity.' })) }, access: frame,
})

/** What is agreed on working time, with a union or a works council, say; the hours of a job name it. */
export const workingAgreement = record('working_agreement', {
  label: 'Working-time agreement', plural: 'Working-time agreements', path: 'working-agreements',
  asks: { name: text('Name', { unique: true, searchable: true, sortable: true }), agreedWith: optional(text('Agreed with', { help: 'Such as the works council or a union.' })) },
  access: { ...frame, delete: covers('organization', 'administer') },
})
export const agreementHours = strand('agreement_hours', {
  of: workingAgreement, by: 'agreementId', label: 'Full time', plural: 'Full time of agreements',
  asks: { weeklyHours: hours('Hours a week', { min: 1 }) }, access: frame,
})

export const orgUnit = record('org_unit', {
  label: 'Unit', plural: 'Units',
  asks: {
    name: text('Name', { searchable: true, sortable: true }),
    code: optional(text('Code', { unique: true, max: 40 })),
    partOfId: optional(link('Part of', 'org_unit')),
  },
  derives: { ancestors: list('All that it is part of') },
  access: { ...frame, delete: covers('organization', 'administer') },
})

export const job = record('job', {
  label: 'Job', plural: 'Jobs',
  asks: {
    title: text('Title', { searchable: true, sortable: true }),
    code: optional(text('Code', { unique: true, max: 40 })),
    family: optional(text('Family', { max: 80 })),
    level: optional(text('Level', { max: 40 })),
    grade: optional(text('Grade', { max: 40, uses: 'usesGrades' })),
  },
  access: { ...frame, delete: covers('organization', 'administer') },
})

export const costCentre = record('cost_centre', {
  label: 'Cost centre', plural: 'Cost centres',
  asks: { code: text('Code', { unique: true, max: 40 }), name: text('Name', { searchable: true, sortable: true }) },
  access: { ...frame, delete: covers('organization', 'administer') },
})

/** How a legal entity numbers its people; without one, by plain numbers from 1001. A number given once is nobody else’s. */
export const numberSeries = record('number_series', {
  kind: 'part', label: 'Number series', plural: 'Number series', path: 'number-series',
  asks: {
    legalEntityId: fixed(link('Legal entity', 'legal_entity', { unique: true })),
    prefix: optional(text('Begins with', { max: 8, pattern: '^[A-Za-z0-9./-]+$', help: 'Letters or figures before each number, such as UK-.' })),
    digits: optional(integer('Figures', { min: 1, max: 10, help: 'Filled up with noughts: with five, 42 becomes 00042.' })),
    nextNumber: integer('Next number', { min: 1, max: 2_000_000_000, help: 'Numbers that somebody has already are left out.' }),
  },
  access: { ...frame, delete: covers('organization', 'administer') },
  list: { needs: 'legalEntityId' },
})

const keyFlow = workflow({
  states: ['active', 'revoked'],
  moves: { revoke: { label: 'Revoke', from: 'active', to: 'revoked', by: any(self(of('holderId')), covers('systems', 'administer')) } },
})

/** A key of the API: at most what its holder may as HR, limited to its scopes, until a date. Only its hash is kept. */
export const apiKey = record('api_key', {
  label: 'API key', plural: 'API keys', about: 'holderId',
  asks: {
    holderId: fixed(link('Whose', 'person')),
    name: text('Name', { searchable: true, sortable: true, max: 80 }),
    scopes: fixed(text('Scopes', { max: 1000, pattern: '^[a-z]+:(view|handle|administer)( [a-z]+:(view|handle|administer))*$', help: 'Such as people:view leave:handle.' })),
    endsOn: fixed(date('Until')),
    hash: fixed(text('Hash', { max: 64 })),
    prefix: fixed(text('Begins with', { max: 16 })),
  },
  keeps: { status: choice('Status', { active: 'Active', revoked: 'Revoked' }) },
  flow: keyFlow,
  access: {
    read: any(self(of('holderId')), covers('systems', 'view')),
    create: self(of('holderId')),
    update: self(of('holderId')),
  },
  reveal: { hash: nobody },
})
export type ApiKey = Row<typeof apiKey>

/** What everybody is told: who decides on HR itself, and when its administration changed hands. Written by posts alone. */
export const hrNotice = record('hr_notice', {
  kind: 'ledger', label: 'Notice', plural: 'Notices', asks: {},
  derives: {
    toldOn: date('On', { sortable: true }), what: choice('What', { second_person: 'Second person named', handed_over: 'Administration handed over' }),
    personName: text('Who'), fromName: optional(text('From whom')), byName: text('By'),
  },
  access: { read: colleague(), create: nobody, update: nobody },
  list: { sort: '-toldOn' },
})

export const records = [organization, settings, legalEntity, location, ownHoliday, entityHours, locationHours, workingAgreement, agreementHours, orgUnit, job, costCentre, numberSeries, population, populationRule, populationChange, accessGrant, apiKey, hrNotice]

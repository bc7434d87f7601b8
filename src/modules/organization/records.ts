import { all, any, colleague, covers, holds, is, levelWords, named, nobody, not, of, self } from '#shared/access.ts'
import { choice, country, currency, date, fixed, hours, integer, link, longText, list, optional, region, subdivision, text, timeZone } from '#shared/fields.ts'
import { functions } from '#shared/functions.ts'
import { part, record, single, strand, type Row } from '#shared/record.ts'
import { settingFields } from '#shared/settings.ts'
import { workflow } from '#shared/workflow.ts'

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

export const workerKinds = { employee: 'Employee', contingent: 'Agency or contractor', other: 'Not a worker' } as const

/** Circles that follow from who holds what, so that nobody keeps a list of them. */
export const circles = { hr_team: 'The HR team', hr_leads: 'The HR leadership' } as const

/** A named, saved selection of people: whom an area of responsibility is for. */
export const population = record('population', {
  label: 'Group of people', plural: 'Populations',
  asks: { name: text('Name', { unique: true, searchable: true, sortable: true }), note: optional(longText('Note', { max: 500 })) },
  derives: { number: integer('Number') },
  access: { read: covers('access', 'view'), create: covers('access', 'handle'), update: covers('access', 'handle') },
})

/** Each kind of criterion that is named must be met by one of its values; people named are in besides; whoever is excluded is out. */
export const populationRule = part('population_rule', {
  of: population, by: 'populationId', label: 'Rule', plural: 'Population rules',
  asks: {
    populationId: fixed(link('Group of people', 'population')),
    effect: choice('Effect', { include: 'Include', exclude: 'Exclude' }),
    legalEntityId: optional(link('Legal entity', 'legal_entity')),
    country: optional(country('Country')),
    locationId: optional(link('Location', 'location')),
    unitId: optional(link('Unit and all below', 'org_unit')),
    workerKind: optional(choice('Kind of worker', workerKinds)),
    circle: optional(choice('Part in HR', circles)),
    personId: optional(link('Person', 'person')),
  },
  access: { create: covers('access', 'handle'), update: covers('access', 'handle'), delete: covers('access', 'handle') },
})

/** On what was prepared stand those who may confirm it: decision 18. The database judges it again when they do. */
const confirmer = named('access_grant', 'confirm')
const isTheirOffice = is('origin', 'second_person')
const grantFlow = workflow({
  states: ['prepared', 'active', 'ended'],
  moves: {
    confirm: { label: 'Confirm', from: 'prepared', to: 'active', by: all(not(self(of('holderId'))), confirmer) },
    discard: { label: 'Discard', from: 'prepared', to: 'ended', by: any(covers('access', 'handle'), confirmer) },
    end:     { label: 'End now', from: 'active',   to: 'ended', by: all(not(isTheirOffice), covers('access', 'handle')) },
  },
})

/** A rectangle: holder × area of responsibility × level × whom × dates. Giving access is not having it: nobody prepares or confirms their own. */
export const accessGrant = record('access_grant', {
  label: 'Access', plural: 'Access grants', about: 'holderId',
  asks: {
    holderId: fixed(link('Who', 'person')),
    function: fixed(choice('Area of responsibility', functions)),
    level: fixed(choice('Level', levelWords)),
    populationId: optional(fixed(link('For whom', 'population', { help: 'Left empty: for everyone.' }))),
    startsOn: fixed(date('From', { sortable: true })),
    endsOn: optional(date('Until')),
    reason: optional(text('Reason', { max: 500 })),
  },
  keeps: { status: choice('Status', { prepared: 'Prepared', active: 'Active', ended: 'Ended' }) },
  derives: {
    origin: choice('How it came', { given: 'Prepared and confirmed', second_person: 'As the second person', handed_over: 'Handed over by the second person' }),
    preparedById: optional(link('Prepared by', 'person')), confirmedById: optional(link('Confirmed by', 'person')),
  },
  flow: grantFlow,
  access: {
    read: any(self(of('holderId')), covers('access', 'view'), confirmer),
    create: all(not(self(of('holderId'))), covers('access', 'handle')),
    update: all(not(self(of('holderId'))), not(isTheirOffice), covers('access', 'administer')),
  },
  list: { sort: 'startsOn' },
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

export const records = [organization, settings, legalEntity, location, entityHours, locationHours, workingAgreement, agreementHours, orgUnit, job, costCentre, numberSeries, population, populationRule, accessGrant, apiKey, hrNotice]

import { all, any, covers, holds, is, manager, not, self } from '#shared/access.ts'
import { choice, choices, country, date, email, fixed, hours, integer, link, links, longText, optional, phone, text } from '#shared/fields.ts'
import { functions, workAreas } from '#shared/functions.ts'
import { record } from '#shared/record.ts'

export const ratings = { none: 'Not yet', helped: 'With help', alone: 'On their own', teaches: 'Can teach others' } as const
export const raters = { own: 'By themselves', lead: 'By their lead' } as const
const leads = all(not(self()), any(manager('direct'), covers('people', 'administer')))
const rates = any(all(is('saidBy', 'own'), self()), all(is('saidBy', 'lead'), leads))
/** What somebody in HR can do: their own word and their lead's, apart. Between the two of them, and who leads HR. */
export const hrCompetence = record('hr_competence', {
  label: 'Competence', plural: 'HR competences', subject: 'personId',
  asks: {
    personId: fixed(link('Who', 'person')),
    saidBy: fixed(choice('Said', raters)),
    function: fixed(choice('Area of HR', functions)),
    country: fixed(optional(country('By the law of', { help: 'Left empty: wherever they work.' }))),
    rating: choice('How far', ratings),
    note: optional(longText('Note', { max: 1000 })),
  },
  access: { read: any(self(), manager('direct'), covers('people', 'administer')), create: rates, update: rates, delete: rates },
  list: { needs: 'personId', sort: 'id' },
})

/** Whoever works on an area of HR for anybody. */
const inHr = any(...workAreas.map(area => holds(area, 'handle')))
const byHrLeads = covers('people', 'administer')

/** Who outside of the company carries an area, or steps in. */
export const outsideCover = record('outside_cover', {
  label: 'Outside cover', plural: 'Outside cover',
  asks: {
    name: text('Name', { unique: true, searchable: true, sortable: true }),
    kind: choice('Kind', { lawyer: 'Lawyer', payroll: 'Payroll bureau', broker: 'Broker', health: 'Occupational health', union: 'Union adviser', other: 'Somebody else' }),
    contact: optional(text('Whom to ask for')),
    email: optional(email('E-mail')),
    phone: optional(phone('Phone')),
    functions: choices('Areas of HR', functions),
    populationIds: optional(links('For whom', 'population', { help: 'Left empty: for everyone.' })),
    startsOn: date('From'),
    endsOn: optional(date('Until', { sortable: true })),
    note: optional(longText('What is agreed', { max: 1000 })),
  },
  access: { read: inHr, create: byHrLeads, update: byHrLeads, delete: byHrLeads }, list: { sort: 'name' },
})

/** A figure of one's own to stand beside the published ones. */
export const staffingFigure = record('staffing_figure', {
  label: 'Figure of our own', plural: 'Staffing figures',
  asks: {
    name: text('What it is', { unique: true, searchable: true, sortable: true, help: 'Such as our target, or what our association says.' }),
    perHundred: hours('HR people per 100 employees', { min: 0.01, max: 100 }),
    definition: text('How it is counted', { help: 'Heads or full-time equivalents; with payroll or without.' }),
    source: text('Source'),
    year: integer('Year', { min: 1990, max: 2100, isYear: true }),
  },
  access: { read: any(holds('insights', 'view'), byHrLeads), create: byHrLeads, update: byHrLeads, delete: byHrLeads }, list: { sort: 'name' },
})

export const teamRecords = [hrCompetence, outsideCover, staffingFigure]

import { all, any, colleague, covers, holds, levelWords, manager, nobody, not, self } from '#shared/access.ts'
import { choice, choices, date, fixed, integer, link, longText, optional, rows, text } from '#shared/fields.ts'
import { functions } from '#shared/functions.ts'
import { part, record } from '#shared/record.ts'
import { workLevels } from '#shared/work.ts'

/** The ladder of HR, which careers draw as paths: how wide or deep the work is, and how far up. */
export const tracks = { generalist: 'Generalist', specialist: 'Specialist', leader: 'Leadership', other: 'Another profession' } as const
export const places = { entry: 'Entry', experienced: 'Experienced', senior: 'Senior', leading: 'Leading', executive: 'Executive' } as const
const { generalist, specialist, leader } = tracks

/** A position in HR: a template of access, with a place on the ladder. It gives nothing by itself. */
export const hrPosition = record('hr_position', {
  label: 'HR position', plural: 'HR positions',
  asks: {
    title: text('Title', { unique: true, searchable: true, sortable: true }),
    kind: choice('Kind', { generalist, specialist, leader }),
    place: choice('Where on the ladder', places),
    rank: integer('Order', { min: 1, max: 999, sortable: true, help: 'From entry upwards.' }),
    about: optional(longText('What it does', { max: 1000 })),
    whom: choice('For whom', { everyone: 'Everyone', group: 'A group of people', hr_team: 'Colleagues in HR' }),
    takes: optional(choices('Takes work that is', workLevels, { help: 'Left empty: no work is routed to it.' })),
    areas: rows('What it may do', { function: choice('Area of responsibility', functions), level: choice('Level', levelWords) }, { max: 40 }),
    mainLevel: optional(choice('Level in the main area', levelWords, { help: 'For specialists: each has one main area, named when somebody takes the position.' })),
    helpLevel: optional(choice('Level where they also help', levelWords)),
  },
  access: { read: colleague(), create: covers('access', 'administer'), update: covers('access', 'administer'), delete: covers('access', 'administer') },
  list: { sort: 'rank' },
})

/** Somebody in an HR position, for its dates. What it gives is access like any other, prepared and confirmed: `hr_seat_access`. */
export const hrSeat = record('hr_seat', {
  label: 'HR seat', plural: 'HR seats', subject: 'personId',
  asks: {
    personId: fixed(link('Who', 'person')),
    positionId: fixed(link('Position', 'hr_position')),
    populationId: optional(fixed(link('For whom', 'population', { help: 'Left empty: for everyone.' }))),
    mainFunction: optional(fixed(choice('Main area', functions))),
    helpsWith: optional(choices('Also helps with', functions)),
    startsOn: fixed(date('From', { sortable: true })),
    endsOn: optional(date('Until')),
  },
  access: {
    read: any(self(), manager('line'), covers('people', 'view'), holds('access', 'view')),
    create: all(not(self()), covers('access', 'handle')), update: all(not(self()), covers('access', 'administer')),
  },
  list: { sort: 'startsOn' },
})

/** Which access came with which seat, so that leaving one keeps what another gives. Written when somebody takes a seat. */
export const hrSeatAccess = part('hr_seat_access', {
  of: hrSeat, by: 'seatId', label: 'Access of a seat', plural: 'HR seat access',
  asks: { seatId: fixed(link('Seat', 'hr_seat')), grantId: fixed(link('Access', 'access_grant')) },
  access: { create: covers('access', 'handle'), update: nobody },
})

export const positionRecords = [hrPosition, hrSeat, hrSeatAccess]

import { all, any, covers, is, levelWords, named, nobody, not, of, self } from '#shared/access.ts'
import { choice, country, date, fixed, integer, link, longText, optional, text } from '#shared/fields.ts'
import { functions } from '#shared/functions.ts'
import { part, record } from '#shared/record.ts'
import { workflow } from '#shared/workflow.ts'

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

const line = {
  populationId: fixed(link('Group of people', 'population')),
  effect: choice('Effect', { include: 'Include', exclude: 'Exclude' }),
  legalEntityId: optional(link('Legal entity', 'legal_entity')),
  country: optional(country('Country')),
  locationId: optional(link('Location', 'location')),
  unitId: optional(link('Unit and all below', 'org_unit')),
  workerKind: optional(choice('Kind of worker', workerKinds)),
  circle: optional(choice('Part in HR', circles)),
  personId: optional(link('Person', 'person')),
}
/** Each kind of criterion that is named must be met by one of its values; people named are in besides; whoever is excluded is out. */
export const populationRule = part('population_rule', {
  of: population, by: 'populationId', label: 'Rule', plural: 'Population rules',
  asks: line,
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

/** A line that would let somebody into a group on which access stands: it waits until confirmed by whoever could confirm all of that access (decision 44). */
const letsIn = named('population_change', 'confirm')
export const populationChange = record('population_change', {
  label: 'Change of a group', plural: 'Population changes',
  asks: {
    populationId: line.populationId, deed: fixed(choice('What', { add: 'Add', take_out: 'Take out' })), effect: fixed(line.effect), legalEntityId: fixed(line.legalEntityId), country: fixed(line.country),
    locationId: fixed(line.locationId), unitId: fixed(line.unitId), workerKind: fixed(line.workerKind), circle: fixed(line.circle), personId: fixed(line.personId),
  },
  keeps: { status: choice('Status', { prepared: 'Prepared', in_force: 'In force', discarded: 'Discarded' }) },
  derives: { preparedById: optional(link('Prepared by', 'person')), confirmedById: optional(link('Confirmed by', 'person')) },
  flow: workflow({
    states: ['prepared', 'in_force', 'discarded'],
    moves: {
      confirm: { label: 'Confirm', from: 'prepared', to: 'in_force', by: letsIn },
      discard: { label: 'Discard', from: 'prepared', to: 'discarded', by: any(covers('access', 'handle'), letsIn) },
    },
  }),
  access: { read: any(covers('access', 'view'), letsIn), create: covers('access', 'handle'), update: nobody },
  list: { sort: 'id' },
})

import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { date, inputOf, rowOf, rows, text } from '#shared/fields.ts'
import { settingFields } from '#shared/settings.ts'
import { accessGrant, agreementHours, apiKey, entityHours, locationHours, populationChange, populationRule } from './records.ts'

const id = Type.String({ format: 'uuid' })
const nullable = Type.Unsafe<string | null>({ type: ['string', 'null'] })

export const issueKey = contract({
  name: 'organization.issue_key', label: 'New API key', method: 'POST', path: '/api-keys/issue', status: 201,
  input: inputOf({ name: text('Name', { max: 80 }), scopes: apiKey.asks.scopes, endsOn: date('Until') }),
  output: Type.Object({ id, key: Type.String({ description: 'Shown once; only its hash is kept.' }) }),
})

/** Why somebody may or may not: `GET /access/explain?viewer=&record=&id=&operation=&field=`. */
export const explain = contract({
  name: 'access.explain', label: 'Why may somebody see or do this?', method: 'GET', path: '/access/explain',
  input: Type.Object({
    viewer: id, record: Type.String({ maxLength: 60 }), id, operation: Type.String({ maxLength: 60, description: 'read, update, delete, or a move' }),
    field: Type.Optional(Type.String({ maxLength: 60 })),
  }, { additionalProperties: false }),
  output: Type.Object({
    holds: Type.Boolean(),
    reasons: Type.Array(Type.Object({
      holds: Type.Boolean(), depth: Type.Integer(), predicate: Type.String(),
      grants: Type.Array(Type.Object({ id: Type.String(), function: Type.String(), level: Type.String(), populationName: Type.Unsafe<string | null>({ type: ['string', 'null'] }) })),
    })),
  }),
})

export const setEntityHours = contract({
  name: 'organization.entity_hours', label: 'What full time is in a legal entity, from a day on', method: 'POST', path: '/legal-entities/:id/full-time',
  input: inputOf({ startsOn: entityHours.asks.startsOn, weeklyHours: entityHours.asks.weeklyHours }), output: Type.Object({ startsOn: Type.String() }),
})
export const setLocationHours = contract({
  name: 'organization.location_hours', label: 'What full time is at a location, from a day on', method: 'POST', path: '/locations/:id/full-time',
  input: inputOf({ startsOn: locationHours.asks.startsOn, weeklyHours: locationHours.asks.weeklyHours }), output: Type.Object({ startsOn: Type.String() }),
})

export const setAgreementHours = contract({
  name: 'organization.agreement_hours', label: 'What full time is by an agreement, from a day on', method: 'POST', path: '/working-agreements/:id/full-time',
  input: inputOf({ startsOn: agreementHours.asks.startsOn, weeklyHours: agreementHours.asks.weeklyHours }), output: Type.Object({ startsOn: Type.String() }),
})

/** Public holidays of a place with the days of its own. */
export const holidays = contract({
  name: 'organization.holidays', label: 'The holidays of a location', method: 'GET', path: '/locations/:id/holidays',
  input: Type.Object({ year: Type.Integer({ minimum: 1900, maximum: 2199 }) }, { additionalProperties: false }),
  output: Type.Object({ isKnown: Type.Boolean({ description: 'Whether the holidays of its country are known here.' }), items: Type.Array(Type.Object({ on: Type.String(), name: Type.String(), portion: Type.String(), instead: Type.Optional(Type.String({ description: 'The day whose place it takes.' })) })) }),
})

export const me = contract({
  name: 'organization.me', label: 'Who am I, and what do I look after?', method: 'GET', path: '/me',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    organizationId: id, organizationName: Type.String(), personId: Type.Unsafe<string | null>({ type: ['string', 'null'] }), name: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
    actor: Type.String(), isManager: Type.Boolean(), settings: rowOf(settingFields),
    access: Type.Array(Type.Object({ function: Type.String(), level: Type.String(), populationName: Type.Unsafe<string | null>({ type: ['string', 'null'] }) })),
  }),
})

/** What was prepared and waits: for whom, and why not for whoever asks. */
export const waiting = contract({
  name: 'access.waiting', label: 'Who may confirm what was prepared?', method: 'GET', path: '/access/waiting',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({
    grantId: id, holder: Type.String(), preparer: nullable, population: nullable, confirmers: Type.Array(Type.Object({ name: Type.String(), why: Type.Union([Type.Literal('administers'), Type.Literal('second_person')]) })),
    bar: Type.Unsafe<'own' | 'prepared' | 'in_return' | 'not_administered' | null>({ type: ['string', 'null'] }),
  })) }),
})

const { populationId: _, ...lineAsks } = populationRule.asks
/** One line of a group more or less: at once, or once it is confirmed, if it lets somebody in whom access would then reach. */
export const changeGroup = contract({
  name: 'population.change', label: 'Change who is in a group', method: 'POST', path: '/populations/:id/change',
  input: inputOf({ deed: populationChange.asks.deed, ...lineAsks }),
  output: Type.Object({ waits: Type.Boolean() }),
})

/** What waits to let somebody into a group, who confirms it, and who would come in: by name for who confirms. */
export const waitingGroups = contract({
  name: 'access.waiting_groups', label: 'Who may confirm that a group grows?', method: 'GET', path: '/access/waiting-groups',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({
    changeId: id, version: Type.Integer(), populationId: id, population: Type.String(), deed: Type.Union([Type.Literal('add'), Type.Literal('take_out')]), effect: Type.Union([Type.Literal('include'), Type.Literal('exclude')]),
    kind: Type.String(), what: nullable, preparer: nullable, people: Type.Integer(), names: Type.Unsafe<string[] | null>({ type: ['array', 'null'], items: { type: 'string' } }),
    confirmers: Type.Array(Type.Object({ name: Type.String(), why: Type.Union([Type.Literal('administers'), Type.Literal('second_person')]) })),
    bar: Type.Unsafe<'prepared' | 'not_administered' | null>({ type: ['string', 'null'] }),
  })) }),
})

const { holderId, function: area, level, populationId, startsOn, endsOn, reason } = accessGrant.asks
/** Several areas for one person at once: all of them or none. */
export const prepareAccess = contract({
  name: 'access.prepare', label: 'Prepare access', method: 'POST', path: '/access/prepare', status: 201,
  input: inputOf({ holderId, populationId, startsOn, endsOn, reason, areas: rows('Areas', { function: area, level }, { max: 40 }) }),
  output: Type.Object({ ids: Type.Array(id) }),
})

/** The groups that keep HR and executives out of what HR does for everybody else; those that are there already stay. */
export const readyMadeGroups = contract({
  name: 'access.ready_made_groups', label: 'Make the usual groups', method: 'POST', path: '/populations/ready-made',
  input: Type.Object({ executiveIds: Type.Array(id, { maxItems: 50 }) }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({ id, name: Type.String() })) }),
})

export const nameSecondPerson = contract({
  name: 'access.name_second_person', label: 'Name the second person', method: 'POST', path: '/second-person',
  input: Type.Object({ personId: id }, { additionalProperties: false }),
  output: Type.Object({ personId: id }),
})

/** `fromId`: who led HR until now and holds their access no longer; left out where nobody is left. */
export const handOver = contract({
  name: 'access.hand_over', label: 'Hand over the administration', method: 'POST', path: '/second-person/hand-over',
  input: Type.Object({ toId: id, fromId: Type.Optional(id) }, { additionalProperties: false }),
  output: Type.Object({ toId: id }),
})

export const colleagues = contract({
  name: 'access.colleagues', label: 'Who may be named as the second person', method: 'GET', path: '/second-person/colleagues',
  input: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({ id, name: Type.String(), jobTitle: Type.String() })) }),
})

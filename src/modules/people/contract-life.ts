import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { date, inputOf, text } from '#shared/fields.ts'
import { changeAsks } from './contract.ts'
import { changeFacts, contactDetails, employment, employmentChange, person, personalDetails } from './records.ts'

const id = Type.String({ format: 'uuid' })
const maybe = (type: string, more: object = {}) => ({ type: [type, 'null'], ...more })
export type Known = {
  people: { personId: string; name: string; mayHire: boolean; employments: { kind: string; startsOn: string; endsOn: string | null; legalEntityName: string }[] }[]
  elsewhere: { id: string; from: number | null; until: number | null; ask: string[] } | null
}
/** Before a hire: is this somebody who works or worked here? Of people elsewhere only with name and birth date, and then only that, and whom to ask. */
export const known = contract({
  name: 'people.known', label: 'Who works or worked here already', method: 'POST', path: '/people/known',
  input: inputOf({ name: person.asks.name, birthDate: personalDetails.asks.birthDate, workEmail: person.asks.workEmail, personalEmail: contactDetails.asks.personalEmail }),
  output: Type.Unsafe<Known>(Type.Object({
    people: Type.Array(Type.Object({ personId: id, name: Type.String(), mayHire: Type.Boolean(), employments: Type.Array(Type.Object({ kind: Type.String(), startsOn: Type.String(), endsOn: Type.Unsafe<string | null>(maybe('string')), legalEntityName: Type.String() })) })),
    elsewhere: Type.Unsafe<object | null>(maybe('object', { required: ['id', 'from', 'until', 'ask'], properties: { id, from: maybe('integer'), until: maybe('integer'), ask: { type: 'array', items: { type: 'string' } } } })),
  })),
})

const { legalEntityId, number } = employment.asks
/** From a first day in another legal entity on; what isn't said stays as it was. */
export const transferAsks = {
  legalEntityId, startsOn: date('First day there'), ...changeFacts.placement, ...changeFacts.hours, ...changeFacts.pay, ...changeFacts.contract,
  number: { ...number, help: 'Left empty: the next free one there.' }, reason: employmentChange.asks.reason,
}
export const transfer = contract({
  name: 'people.transfer', label: 'Transfer to another legal entity', method: 'POST', path: '/employments/:id/continue', status: 201,
  input: inputOf({ ...transferAsks, carries: changeAsks.carries }),
  output: Type.Object({ employmentId: id, assignmentIds: Type.Array(id) }),
})

export const withdrawAsks = { withdrawnReason: text('What happened', { help: 'Such as: entered twice, the wrong person, never hired.' }) }
export const withdraw = inputOf(withdrawAsks)

/** What was entered by mistake and withdrawn, for those who look after people of the place that it had. */
export const withdrawn = contract({
  name: 'people.withdrawn', label: 'Employments entered by mistake', method: 'GET', path: '/people/withdrawn',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({
    id, personId: id, name: Type.String(), number: Type.Unsafe<string | null>(maybe('string')), legalEntityName: Type.String(), startsOn: Type.String(), withdrawnReason: Type.Unsafe<string | null>(maybe('string')),
    withdrawnAt: Type.Unsafe<string | null>(maybe('string')), withdrawnBy: Type.Unsafe<string | null>(maybe('string')),
  })) }),
})
export type Withdrawn = Static<typeof withdrawn.output>['items'][number]

/** What follows from an employment's dates: `GET /employments/:id/service`. */
export type Service = { originalHireOn: string | null; serviceFrom: string; terms: { count: number; from: string; until: string; days: number; grounds: (string | null)[] } | null; probations: string[] }
const day = Type.String({ format: 'date' })
export const serviceAnswer = Type.Object({
  originalHireOn: Type.Unsafe<string | null>(maybe('string')), serviceFrom: day, probations: Type.Array(day),
  terms: Type.Unsafe<object | null>(maybe('object', { required: ['count', 'from', 'until', 'days', 'grounds'], properties: { count: { type: 'integer' }, from: day, until: day, days: { type: 'integer' }, grounds: { type: 'array', items: maybe('string') } } })),
})

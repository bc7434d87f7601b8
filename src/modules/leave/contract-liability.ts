import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { layerWords, unvaluedWords, valuationMethods } from './words.ts'

const id = Type.String({ format: 'uuid' }), day = Type.String({ format: 'date' })
const textOrNull = (description?: string) => Type.Unsafe<string | null>({ type: ['string', 'null'], ...description && { description } })
const oneOf = <T extends string>(words: Record<T, string>) => Type.Unsafe<T>({ type: 'string', enum: Object.keys(words) })
const oneOrNull = <T extends string>(words: Record<T, string>, description: string) => Type.Unsafe<T | null>({ type: ['string', 'null'], enum: [...Object.keys(words), null], description })

const on = Type.Optional(Type.String({ format: 'date', description: 'Today, unless told. At most ten years ahead.' }))
const group = { legalEntityId: Type.Optional(id), locationId: Type.Optional(id), leaveTypeId: Type.Optional(id) }
const place = { legalEntityId: id, legalEntity: Type.String(), locationId: textOrNull(), location: textOrNull('As of the day, at the latest as of today.'), leaveTypeId: id, leaveType: Type.String(), unit: Type.String(), layer: oneOf(layerWords) }
const money = { currency: textOrNull('Null where there is no value to tell.'), because: oneOrNull(unvaluedWords, 'Why there is no value.') }

const method = Type.Object({ id, legalEntityId: textOrNull('Null: of all that have none of their own.'), startsOn: day, method: oneOf(valuationMethods), yearDays: Type.Unsafe<number | null>({ type: ['number', 'null'] }), hasAllowances: Type.Boolean() })
const line = Type.Object({
  ...place, ...money, accounts: Type.Integer(),
  quantity: Type.Number({ description: 'Untaken. What is owed isn’t taken off it.' }), value: textOrNull('In the currency, summed over what is told of each person.'),
  owed: Type.Number({ description: 'Taken beyond what there was, told apart.' }), owedValue: textOrNull(),
  stays: Type.Number({ description: 'Among what is untaken: from earlier leave years, without an end because nobody was told in time and with proof that it lapses.' }), staysValue: textOrNull(),
})
/** Of those whose leave the asker looks after; values where they may see the pay too. */
export const liability = contract({
  name: 'leave.liability', label: 'What untaken leave is worth on a day', method: 'GET', path: '/leave-liability',
  input: Type.Object({ on, ...group }, { additionalProperties: false }),
  output: Type.Object({ on: day, methods: Type.Array(method), items: Type.Array(line) }),
})
const theirs = Type.Object({
  personId: id, name: textOrNull(), employmentId: id, accountId: id, ...place, ...money, quantity: Type.Number(), exactly: Type.String(),
  each: textOrNull('What one day or hour is worth, rounded; the value is worked out before it is.'), value: textOrNull(), stays: Type.Number(), staysValue: textOrNull(),
})
/** The lines of people that a line of the report is made of, by name, a hundred at a time. */
export const liabilityPeople = contract({
  name: 'leave.liability_people', label: 'What untaken leave is worth on a day, person by person', method: 'GET', path: '/leave-liability/people',
  input: Type.Object({ on, ...group, layer: Type.Optional(oneOf(layerWords)), currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })), because: Type.Optional(oneOf(unvaluedWords)), from: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })) }, { additionalProperties: false }),
  output: Type.Object({ on: day, total: Type.Integer(), items: Type.Array(theirs) }),
})

import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { inputOf, type Field, type Fields, type Shaped } from '#shared/fields.ts'
import type { EnteredRow, LaidRow } from '#shared/laid.ts'
import { enteredParameter } from './records.ts'

const { rates, startsOn, endsOn, instrument, section, publisher, address, readOn } = enteredParameter.asks
/** What is asked beside the values, which are the rates' own fields. */
export const sourceAsks = { instrument, section, publisher, address, readOn } satisfies Fields
export const dayAsks = { startsOn, endsOn } satisfies Fields
const values = Object.assign(Type.Unsafe<Record<string, unknown>>({ type: 'object', maxProperties: 50, additionalProperties: true }), { title: 'Values', kind: 'values' }) as unknown as Field & { static: Record<string, unknown> }

export const prepare = contract({
  name: 'law.prepare', label: 'Enter a figure', method: 'POST', path: '/entered-parameters/prepare', status: 201,
  input: inputOf({ rates, ...dayAsks, values, ...sourceAsks }), output: Type.Object({ id: Type.String({ format: 'uuid' }) }),
})

const source = Type.Object({ instrument: Type.String(), section: Type.Optional(Type.String()), publisher: Type.Optional(Type.String()), address: Type.Optional(Type.String()), readOn: Type.Optional(Type.String()) })
const optionalText = Type.Optional(Type.String())
const row = {
  rates: Type.String(), from: Type.String(), until: Type.Unsafe<string | null>({ type: ['string', 'null'] }), values: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }), source,
  came: Type.Unsafe<LaidRow['came']>(Type.Object({ origin: Type.String(), publisher: optionalText, number: Type.Optional(Type.Integer()), issuedOn: optionalText, id: optionalText, checkedAt: optionalText, preparedBy: optionalText, checkedBy: optionalText })),
}
/** What stands beside the shipped figures for whoever asks: the browser lays it over them. */
export const here = Type.Object({
  packs: Type.Array(Type.Object({ ...row, corrects: Type.Optional(Type.Boolean()) })),
  entered: Type.Array(Type.Object({ ...row, followsFrom: Type.String() })),
}) as unknown as Shaped<{ packs: LaidRow[]; entered: EnteredRow[] }>
export type Here = Static<typeof here>

export const installed = Type.Object({ id: Type.Unsafe<string | null>({ type: ['string', 'null'] }), publisher: Type.String(), number: Type.Integer(), rows: Type.Integer({ description: 'Rows that are new here.' }), isNew: Type.Boolean() })
export type Installed = Static<typeof installed>

import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'

const text0 = Type.Unsafe<string | null>({ type: ['string', 'null'] })
/** Where somebody lives on a day, for themselves and for who looks after people records there. */
export const homeOn = contract({
  name: 'people.home_on', label: 'Where somebody lives on a day', method: 'GET', path: '/people/:id/home',
  input: Type.Object({ on: Type.String({ format: 'date' }) }, { additionalProperties: false }),
  output: Type.Object({ address: text0, city: text0, region: text0, postalCode: text0, country: text0, since: text0, isPlanned: Type.Boolean() }),
})
export type Home = Static<typeof homeOn.output>

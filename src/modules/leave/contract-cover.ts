import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'

const id = Type.String({ format: 'uuid' })
const missing = Type.Object({ seatId: id, personId: id, name: Type.String({ description: 'Whom the team reports to.' }), on: Type.String({ format: 'date' }), away: Type.Integer(), most: Type.Integer({ description: 'So many may be away at once.' }) })
export type CoverMissing = Static<typeof missing>
export const coverMissing = contract({
  name: 'leave.cover_missing', label: 'Days ahead on which more of a team are away than may be', method: 'GET', path: '/leave/cover',
  input: Type.Object({ seatId: Type.Optional(Type.Unsafe<string>({ type: 'string', format: 'uuid', description: 'The team of this job; one’s own, unless told.' })) }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(missing) }),
})

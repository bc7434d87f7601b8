import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'

const text0 = Type.Unsafe<string | null>({ type: ['string', 'null'] })
const policyLaw = Type.Object({
  country: text0,
  breaches: Type.Array(Type.Object({ code: Type.String(), says: Type.String(), rule: text0 })),
  rules: Type.Array(Type.String({ description: 'Ids of the cited rules that it was held against: /calculators/<id> shows each with its source.' })),
  notCovered: Type.Array(Type.String({ description: 'What no rule here says, in a sentence.' })),
})
export type PolicyLaw = Static<typeof policyLaw>
/** What the law of its place says to a policy as it reads on a day. */
export const policyByLaw = contract({
  name: 'leave.policy_by_law', label: 'A leave policy held against the law of its place', method: 'GET', path: '/leave-policies/:id/law',
  input: Type.Object({ on: Type.Optional(Type.String({ format: 'date', description: 'The version of that day; the last one, unless told.' })), employmentId: Type.Optional(Type.String({ format: 'uuid', description: 'Against the law of where this employment’s work is on that day, as if the policy were assigned to it then.' })) }, { additionalProperties: false }), output: policyLaw,
})

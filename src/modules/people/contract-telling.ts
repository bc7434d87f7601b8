import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { tellingOutput } from '#shared/telling.ts'
import { successors } from './contract-lines.ts'

export const planTelling = contract({
  name: 'people.plan_telling', label: 'Whom the release of a plan, or taking it back, could tell what', method: 'GET', path: '/confidential-plans/:id/telling',
  input: Type.Object({ of: Type.Optional(Type.Unsafe<'planned' | 'released'>({ type: 'string', enum: ['planned', 'released'] })) }, { additionalProperties: false }), output: tellingOutput,
})
export const successionTelling = contract({
  name: 'people.succession_telling', label: 'Whom new managers for people could tell what', method: 'POST', path: '/assignments/:id/successors/telling',
  input: Type.Object({ successors }, { additionalProperties: false }), output: tellingOutput,
})

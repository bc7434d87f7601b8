import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { choice, date, flag, inputOf, longText, optional } from '#shared/fields.ts'
import { decisions, type Decision, type ReminderKind } from './words-reminders.ts'

export const newEnd = date('Until', { help: 'The last day of what is extended.' })
export const decideAsks = {
  decision: choice('Decision', decisions),
  until: optional(newEnd),
  note: optional(longText('Note', { max: 2000, help: 'Kept with the decision, for those who look after this there.' })),
  asksApproval: optional(flag('Ask those who must approve it, who then know of it')),
}
export const decide = inputOf(decideAsks)

const id = Type.String({ format: 'uuid' })
const text0 = Type.Unsafe<string | null>({ type: ['string', 'null'] })
export const dates = contract({
  name: 'desk.dates', label: 'Dates that wait for a decision, of those whom the asker looks after, the next first', method: 'GET', path: '/dates-to-decide', input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ today: Type.String({ format: 'date' }), items: Type.Array(Type.Object({
    id, version: Type.Integer(), kind: Type.Unsafe<ReminderKind>(Type.String()), dueOn: Type.String({ format: 'date' }), personId: id, name: Type.String(), jobTitle: text0, unitName: text0, locationName: text0, what: text0,
    escalatedOn: text0, remindedOn: text0, mayDecide: Type.Boolean(), decisions: Type.Array(Type.Unsafe<Decision>(Type.String())),
  })) }),
})
export type DateToDecide = Static<typeof dates.output>['items'][number]

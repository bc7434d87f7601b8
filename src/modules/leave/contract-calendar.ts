import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { date, inputOf } from '#shared/fields.ts'
import { leaveFeed } from './records-feeds.ts'

const id = Type.String({ format: 'uuid' })
const maybe = Type.Unsafe<string | null>({ type: ['string', 'null'] })
const day = Type.Unsafe<string>(date('Day'))

export const calendarPerson = Type.Object({ employmentId: id, personId: id, name: Type.String(), jobTitle: Type.String(), locationId: id, locationName: Type.String(), isOwn: Type.Boolean(), isKnown: Type.Boolean({ description: 'Whether the asker leads them or looks after their leave.' }) })
export const calendarDays = Type.Object({
  id: maybe, employmentId: id, from: Type.String(), to: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'null: not known yet' }), firstPart: maybe, lastPart: maybe,
  status: Type.Unsafe<'asked' | 'approved'>({ type: 'string' }), tells: Type.Unsafe<'type' | 'sick' | 'away'>({ type: 'string' }), leaveTypeId: maybe,
  isPart: Type.Boolean({ description: 'Away for hours of the day only.' }), minutes: Type.Unsafe<number | null>({ type: ['number', 'null'], description: 'How long, for whom they report to and who looks after their leave.' }),
})

/** Who is away: `team` lists all of it, `location` and `company` those alone who are away and whom the asker leads or looks after. */
export const calendar = contract({
  name: 'leave.calendar', label: 'Who is away, from one day until another', method: 'GET', path: '/leave/calendar',
  input: Type.Object({ from: day, to: day, whose: Type.Unsafe<'team' | 'location' | 'company'>({ type: 'string', enum: ['team', 'location', 'company'] }), locationId: Type.Optional(id) }, { additionalProperties: false }),
  output: Type.Object({
    count: Type.Integer({ description: 'Of all; at most 200 are listed.' }), people: Type.Array(calendarPerson), days: Type.Array(calendarDays),
    holidays: Type.Array(Type.Object({ locationId: id, on: Type.String(), name: Type.String(), portion: Type.String() })),
  }),
})

export const makeFeed = contract({
  name: 'leave.make_feed', label: 'Make a calendar address', method: 'POST', path: '/leave-feeds/make', status: 201,
  input: inputOf({ whose: leaveFeed.asks.whose, locationId: leaveFeed.asks.locationId }),
  output: Type.Object({ id, address: Type.String({ description: 'Told once; only its hash is kept.' }) }),
})

import { Type, type Static } from 'typebox'
import { contract } from '#shared/contract.ts'
import { workAreas } from '#shared/functions.ts'
import { handedWays, holidayStates } from './records-holiday.ts'

const id = Type.String({ format: 'uuid' })
const text0 = Type.Unsafe<string | null>({ type: ['string', 'null'] })
const way = Type.Unsafe<keyof typeof handedWays>({ type: 'string', enum: Object.keys(handedWays) })
const day = Type.String({ format: 'date', pattern: '^(19|20|21)[0-9]{2}-' })

/** What there is to think of before the asker goes, as they may see it. */
export const holidayAhead = contract({
  name: 'hr_team.holiday_ahead', label: 'What comes due while the asker is away, and who could step in', method: 'GET', path: '/hr-team/holiday',
  input: Type.Object({ startsOn: day, endsOn: day }, { additionalProperties: false }),
  output: Type.Object({
    items: Type.Array(Type.Object({ id, kindLabel: Type.String(), title: text0, personName: Type.String(), dueOn: Type.String(), status: Type.String(), function: Type.String(), isDueMeanwhile: Type.Boolean() })),
    dates: Type.Array(Type.Object({ on: Type.String(), kind: Type.String(), label: Type.String(), name: Type.String(), personId: id })),
    decisions: Type.Array(Type.Object({ id, kind: Type.String(), name: Type.String(), dueOn: Type.String() })),
    approvals: Type.Array(Type.Object({ id, personName: text0, kind: Type.String(), effectiveOn: text0 })),
    areas: Type.Array(Type.Object({ function: Type.String(), colleagues: Type.Array(Type.Object({ personId: id, name: Type.String(), isWaiting: Type.Boolean() })), outside: Type.Array(Type.Object({ id, name: Type.String(), contact: text0, email: text0, phone: text0 })) })),
    secondPerson: text0,
    mayPrepareAccess: Type.Boolean(),
  }),
})
export type HolidayAhead = Static<typeof holidayAhead.output>

export const prepareHoliday = contract({
  name: 'hr_team.prepare_holiday', label: 'Prepare one’s holiday: out of office, who stands in, what goes to whom', method: 'POST', path: '/hr-team/holidays', status: 201,
  input: Type.Object({
    startsOn: day, endsOn: day, delegateId: Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], format: 'uuid' })), message: Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength: 1000 })),
    access: Type.Optional(Type.Array(Type.Unsafe<(typeof workAreas)[number]>({ type: 'string', enum: workAreas }), { uniqueItems: true, maxItems: 30, description: 'Areas to be handled by whoever stands in, on these days: prepared, for somebody else to confirm.' })),
    items: Type.Array(Type.Object({ id, how: way, coverId: Type.Optional(id), note: Type.Optional(Type.String({ maxLength: 2000 })) }, { additionalProperties: false }), { maxItems: 500 }),
  }, { additionalProperties: false }),
  output: Type.Object({ id }),
})

export const myHolidays = contract({
  name: 'hr_team.my_holidays', label: 'What the asker has prepared', method: 'GET', path: '/hr-team/holidays', input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Type.Object({
    id, version: Type.Integer(), startsOn: Type.String(), endsOn: Type.String(), status: Type.Unsafe<keyof typeof holidayStates>({ type: 'string', enum: Object.keys(holidayStates) }), delegateName: text0, message: text0,
    access: Type.Array(Type.Object({ function: Type.String(), status: Type.String() })),
    items: Type.Array(Type.Object({ id, kindLabel: Type.String(), title: text0, personName: Type.String(), dueOn: Type.String(), how: way, state: Type.String(), note: text0, cover: text0 })),
  })) }),
})
export type MyHoliday = Static<typeof myHolidays.output>['items'][number]

import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { choice, date, inputOf, text } from '#shared/fields.ts'
import { reviewAnswers } from './records.ts'

const id = Type.String({ format: 'uuid' })
const nullable = Type.Unsafe<string | null>({ type: ['string', 'null'] })
const nothing = Type.Object({}, { additionalProperties: false })
const areas = Type.Array(Type.Object({ function: Type.String(), level: Type.String() }))

export const takePositions = contract({
  name: 'hr_team.usual_positions', label: 'Begin with the usual positions of HR', method: 'POST', path: '/hr-positions/usual', status: 201,
  input: nothing, output: Type.Object({ made: Type.Integer() }),
})

export const leaveAsks = { lastDay: date('Last day', { help: 'The access that came with this position ends with that day. A day that is over takes it away now.' }) }
export const leaveSeat = contract({
  name: 'hr_team.leave', label: 'Leave the position', method: 'POST', path: '/hr-seats/:id/leave',
  input: inputOf(leaveAsks), output: Type.Object({ ended: Type.Integer(), discarded: Type.Integer() }),
})

/** Who sits in a position, with what their access differs in from what it says now. */
export const seatsOf = contract({
  name: 'hr_team.seats_of', label: 'Who is in this position, and what would change for them', method: 'GET', path: '/hr-positions/:id/seats', input: nothing,
  output: Type.Object({ items: Type.Array(Type.Object({
    id, personId: id, name: nullable, population: nullable, mainFunction: nullable, startsOn: Type.String(), endsOn: nullable,
    waiting: Type.Integer({ description: 'Access that somebody has yet to confirm.' }), isMine: Type.Boolean(), more: areas, less: areas,
  })) }),
})

/** Makes the access of these seats what the position says now: more is prepared, less ends today. */
export const alignSeats = contract({
  name: 'hr_team.align', label: 'Make their access what the position says', method: 'POST', path: '/hr-positions/:id/align',
  input: Type.Object({ seatIds: Type.Array(id, { minItems: 1, maxItems: 200, uniqueItems: true }) }, { additionalProperties: false }),
  output: Type.Object({ prepared: Type.Integer(), ended: Type.Integer() }),
})

export const answerReview = contract({
  name: 'hr_team.answer_review', label: 'Keep or take away', method: 'POST', path: '/access-reviews/:id/answer',
  input: Type.Object({ itemIds: Type.Array(id, { minItems: 1, maxItems: 500, uniqueItems: true }), answer: choice('Answer', reviewAnswers), reason: Type.Optional(text('Reason', { max: 500 })) }, { additionalProperties: false }), output: Type.Object({ left: Type.Integer() }),
})
export const finishReview = contract({
  name: 'hr_team.finish_review', label: 'Finish the review', method: 'POST', path: '/access-reviews/:id/finish',
  input: nothing, output: Type.Object({ id }),
})

/** Whose competence the asker may say something of: their own, of those in HR who report to them, of everybody in HR for who leads it. */
export const ratedPeople = contract({
  name: 'hr_team.rated_people', label: 'Whose competence may I see', method: 'GET', path: '/hr-team/people', input: nothing,
  output: Type.Object({ items: Type.Array(Type.Object({ id, name: Type.String(), isMine: Type.Boolean(), positions: Type.Array(Type.String()) })) }),
})

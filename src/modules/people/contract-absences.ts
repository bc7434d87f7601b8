import { Type } from 'typebox'
import { contract } from '#shared/contract.ts'
import { date, flag, inputOf, link, optional } from '#shared/fields.ts'
import { longAbsence, plannedAbsence } from './records-absences.ts'
import { actingManager } from './records-lines.ts'

const id = Type.String({ format: 'uuid' })
const { startsOn, expectedUntil, kind } = longAbsence.asks

export const absenceAsks = {
  startsOn, expectedUntil, kind,
  standInId: optional(link('Who leads their team meanwhile', 'assignment', { seenBy: 'may_be_named_manager', help: 'Left empty: the manager above.' })),
  rights: optional(actingManager.asks.rights),
}
/** Who is led by somebody who goes needs another meanwhile: people.needs_stand_in asks. Without a name it is the manager above. */
export const goAway = contract({
  name: 'people.go_away', label: 'Enter a long absence', method: 'POST', path: '/employments/:id/away', status: 201,
  input: inputOf({ ...absenceAsks, aboveLeads: optional(flag('The manager above leads them meanwhile')) }),
  output: Type.Object({ absenceId: id, standIns: Type.Array(Type.Object({ assignmentId: id, name: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'Nobody, where nobody stands above who could.' }), isAbove: Type.Boolean() })) }),
})

const { releaseOn, named, note } = plannedAbsence.asks
export const planAbsenceAsks = { ...absenceAsks, releaseOn, named, note }
export const planAbsence = contract({
  name: 'people.plan_absence', label: 'Plan a long absence in confidence', method: 'POST', path: '/employments/:id/plan-absence', status: 201,
  input: inputOf(planAbsenceAsks), output: Type.Object({ plannedAbsenceId: id }),
})

export const endAsks = { endsOn: date('Last day away') }
export const endAbsence = inputOf(endAsks)

import type { Tx } from '#platform/db.ts'
import { holidaysAt } from '#modules/organization/index.ts'
import { addDays, type Day } from '#shared/calendar.ts'
import type { Worked } from '#shared/worked.ts'
import { valueOf } from './by-law.ts'
import type { LeaveCase } from './records.ts'
import { fmlaNotices } from './schemes.ts'
import { caseSteps, type CaseStep } from './words.ts'

export type CasePlace = { today: Day; closedDays: Day[] }
type Dates = Pick<LeaveCase, 'askedOn' | 'toldOn' | 'certificationAskedOn' | 'certifiedOn'>
type Step = { step: CaseStep; dueOn: Day | null; doneOn: Day | null; isLate: boolean }

/** What day it is where they work, and when that place is closed in the months around the case. */
export async function placeOf(tx: Tx, { employmentId, askedOn, toldOn = null, certifiedOn = null }: Pick<LeaveCase, 'employmentId' | 'askedOn'> & { toldOn?: Day | null; certifiedOn?: Day | null }): Promise<CasePlace> {
  const [at] = await tx.query<{ locationId: string; today: Day }>('select location_id as "locationId", app.today_at(location_id) as today from directory_entry where employment_id = $1 order by is_primary desc, id limit 1', [employmentId])
  const [utc] = at ? [at] : await tx.query<{ today: Day }>(`select app.today('UTC') as today`)
  if (!at) return { today: utc!.today, closedDays: [] }
  const closed = await Promise.all([askedOn, toldOn, certifiedOn].flatMap(from => from ? holidaysAt(tx, [at.locationId], from, addDays(from, 31)) : []))
  return { today: at.today, closedDays: [...new Set(closed.flatMap(each => [...each.get(at.locationId)?.holidays.values() ?? []]).filter(({ portion }) => portion === 'whole').map(({ on }) => on))].sort() }
}

/** Enough is known once certification came; where none was asked for, on the day on which they were told that they may. */
export const noticesOf = ({ askedOn, toldOn, certificationAskedOn, certifiedOn }: Dates, { closedDays }: CasePlace): Promise<Worked> =>
  fmlaNotices({ knownOn: askedOn, certificationAskedOn, enoughKnownOn: certificationAskedOn ? certifiedOn : toldOn, closedDays })

/** What is due when, and what was done when; what was refused or is over waits for nothing. */
export function stepsOf(row: Dates & Pick<LeaveCase, 'status' | 'certificationDueOn' | 'designatedOn' | 'endsOn' | 'returnedOn'>, notices: Worked, today: Day): Step[] {
  const by = (name: string) => valueOf(notices, name) as Day | null
  const days: Record<CaseStep, [dueOn: Day | null, doneOn: Day | null]> = {
    tell: [by('eligibilityNoticeBy'), row.toldOn], certify: [row.certificationDueOn, row.certifiedOn], designate: [by('designationNoticeBy'), row.designatedOn], return: [row.endsOn && addDays(row.endsOn, 1), row.returnedOn],
  }
  const isOver = ['refused', 'closed'].includes(row.status)
  return (Object.keys(caseSteps) as CaseStep[]).filter(step => step !== 'certify' || row.certificationAskedOn).filter(step => !isOver || days[step][1])
    .map(step => { const [dueOn, doneOn] = days[step]; return { step, dueOn, doneOn, isLate: step !== 'return' && dueOn !== null && (doneOn ?? today) > dueOn } })
}

import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { telling, type NoticeKind, type Offer } from '#platform/notify.ts'
import * as contracts from './contract-telling.ts'
import { person } from './records.ts'

const myJob: NoticeKind = { kind: 'people.my_job', record: person, label: 'Changes of my job', says: 'Something about your job changes: your own page says what, and from when', page: id => `/people/${id}?tab=job`, usually: 'at_once', isAsked: true }
const myTeam: NoticeKind = { kind: 'people.my_team', record: person, label: 'Changes in my team', says: 'Your team changes: look who reports to you, and from when', page: () => '/people', usually: 'at_once', isAsked: true, only: ['managers'] }
/** Those whose job is other than it was, and those whom they reported or will report to. */
export const moved = [myJob, myTeam] as const

type Moved = { personId: string | null; managers: (string | null)[] }
const offered = (rows: readonly Moved[]): Offer[] => [
  { kind: myJob, to: rows.flatMap(({ personId }) => personId ?? []) },
  { kind: myTeam, to: rows.flatMap(({ managers }) => managers).filter(each => each !== null) },
]

/** An end ahead is neither the person's nor their manager's to know: of an end nobody is told by this. Whoever is hired isn't here yet. */
export const offersOfPlan = async (tx: Tx, planId: string, status: 'planned' | 'released'): Promise<Offer[]> => offered(await tx.query<Moved>(`
  select c.person_id as "personId", array[d.manager_id, m.person_id] as managers from employment_change c join directory_entry d on d.id = c.assignment_id left join assignment m on m.id = c.manager_assignment_id
  where c.plan_id = $1 and c.status = $2 and c.action <> 'termination'
  union all select null, array[m.person_id] from planned_hire h join assignment m on m.id = h.manager_assignment_id where h.plan_id = $1 and h.status = $2`, [planId, status]))

export const offersOfSuccession = async (tx: Tx, successors: readonly { assignmentId: string; managerAssignmentId: string }[]): Promise<Offer[]> => offered(await tx.query<Moved>(`
  select d.person_id as "personId", array[d.manager_id, m.person_id] as managers from unnest($1::uuid[], $2::uuid[]) s (report, manager) join directory_entry d on d.id = s.report left join assignment m on m.id = s.manager`,
  [successors.map(({ assignmentId }) => assignmentId), successors.map(({ managerAssignmentId }) => managerAssignmentId)]))

export const tellings = {
  acts: [
    act(contracts.planTelling, async (tx, { of = 'planned' }, { id }) => telling(tx, await offersOfPlan(tx, id!, of))),
    act(contracts.successionTelling, async (tx, { successors }) => telling(tx, await offersOfSuccession(tx, successors))),
  ],
  notices: moved,
}

import type { Tx } from '#platform/db.ts'
import type { Ground } from './check.ts'
import { targetOf, type TargetKey } from './columns.ts'
import { differences, type Difference } from './compare.ts'
import type { Decision, Found, Match, Person } from './whole.ts'

type Stretch = { on: string; until: string | null }
/** Of whoever has several rows: from when each holds, and when the next begins. */
export function stretchesOf(people: Person[], todays: ReadonlyMap<number, number>): Map<number, Stretch> {
  const bases = new Set(todays.values())
  const several = people.filter(({ row, since }) => since !== null && (todays.has(row) || bases.has(row)))
  return new Map(Map.groupBy(several, ({ row }) => todays.get(row) ?? row).values().flatMap(group => {
    const ordered = group.toSorted((a, b) => a.since! < b.since! ? -1 : 1)
    return ordered.map(({ row, since }, at) => [row, { on: since!, until: ordered[at + 1]?.since ?? null }] as const)
  }))
}

/** So many at once, and nobody's rows apart. */
function* together(decisions: Decision[], size: number) {
  const groups = Map.groupBy(decisions, ({ row, ofRow }) => ofRow ?? row)
  let batch: Decision[] = []
  for (const group of groups.values()) {
    if (batch.length && batch.length + group.length > size) { yield batch; batch = [] }
    batch.push(...group)
  }
  if (batch.length) yield batch
}

/** Those who are here beside what the file says of them, row by row in the order of their days. */
export async function compareAll(tx: Tx, runId: string, decisions: Decision[], { matches, problems, ground, stretches }: { matches: Map<number, Match>; problems: Found[]; ground: Ground; stretches: Map<number, Stretch> }) {
  const here = decisions.filter(each => each.decision === 'unchanged')
  for (const batch of together(here, 1000)) {
    const differing = await differences(tx, runId, batch.map(each => ({ row: each.row, assignmentId: matches.get(each.ofRow ?? each.row)!.assignmentId, managerRow: each.managerRow, managerAssignmentId: each.managerAssignmentId, on: null, until: null, ...stretches.get(each.row), isToday: each.ofRow === null })))
    for (const each of batch) {
      each.managerRow = each.managerAssignmentId = null
      const { differs, hidesPay } = differing.get(each.row)!
      each.differs = differs
      if (hidesPay) problems.push({ row: each.row, column: columnOf(ground, 'amount'), target: 'amount', code: 'pay_not_seen', params: {}, value: '', level: 'note' })
      if (!differs.length) continue
      each.decision = 'differing'
      const first = each.differs[0]!
      problems.push({ row: each.row, column: columnOf(ground, first), target: first, code: 'differs', params: { targets: differs.map(key => targetOf[key].label) }, value: '', level: 'note' })
    }
    await stageDifferences(tx, runId, [...differing.values()].flatMap(each => each.differences))
  }
}

async function stageDifferences(tx: Tx, runId: string, found: Difference[]) {
  if (found.length) await tx.query(`
    insert into import_difference (run_id, row, kind, assignment_id, changes, manager_row, file_on, held_on, until)
    select $1, r.row, r.kind, r."assignmentId", r.changes, r."managerRow", r."fileOn", r."heldOn", r.until from jsonb_to_recordset($2::jsonb) as r (row int, kind text, "assignmentId" uuid, changes jsonb, "managerRow" int, "fileOn" date, "heldOn" date, until date)`, [runId, JSON.stringify(found)])
}

/** Managers may be told by name, number or e-mail. */
export function columnOf({ draft: { columns } }: Ground, target: TargetKey): number | null {
  const targets: TargetKey[] = target === 'manager' ? ['manager', 'managerNumber', 'managerEmail'] : target === 'name' ? ['name', 'lastName', 'firstName'] : [target]
  return targets.map(each => columns.indexOf(each)).find(column => column !== -1) ?? null
}

import type { Actor } from '#shared/access.ts'
import { as, type Tx } from '#platform/db.ts'
import { dayBefore } from '#shared/strand.ts'
import { checked } from './actions.ts'
import { stagePeople, stageProblems, type Ground } from './check.ts'
import { columnOf, compareAll, stretchesOf } from './compare-all.ts'
import { countDifferences } from './differences.ts'
import type { TargetKey } from './columns.ts'
import type { Counts } from './contract.ts'
import { saveDraft, type Report } from './draft.ts'
import { managersOf } from './found-managers.ts'
import { historiesOf } from './history.ts'
import { isPlace } from './places.ts'
import type { Placed, UnknownManager } from './managers.ts'
import { findDuplicates, type RowProblem } from './rows.ts'
import type { Step } from './running.ts'
import { sayingOf } from './wording.ts'

export type Person = Placed & {
  level: string | null; kind: string; legalEntityId: string | null; locationId: string | null; unitId: string | null; jobId: string | null; costCentreId: string | null; hasPay: boolean; since: string | null
}
export type Match = { row: number; personId: string; assignmentId: string; by: 'number' | 'workEmail' | 'name'; isSeen: boolean; returns: boolean }
export type Decision = { row: number; decision: 'added' | 'past' | 'unchanged' | 'differing' | 'leftOut'; ofRow: number | null; personId: string | null; managerRow: number | null; managerAssignmentId: string | null; hasPay: boolean; differs: TargetKey[] }
export type Found = RowProblem & { row: number }

/** All rows together, and beside the people who are here; its result stands whole or not at all. */
export async function checkWhole(actor: Actor, runId: string, ground: Ground, step: Step): Promise<void> {
  await as(actor, async tx => {
    for (const table of ['import_decision', 'import_difference', 'import_problem', 'import_person'] as const)
      await tx.query(`delete from ${table} where run_id = $1${table === 'import_problem' ? ` and part = 'whole'` : table === 'import_person' ? ' and row < 0' : ''}`, [runId])
    const people = await allOf(tx, runId)
    const problems: Found[] = []
    const { todays, problems: contradictions } = ground.draft.columns.includes('effectiveOn') ? historiesOf(people, ground.today) : { todays: new Map<number, number>(), problems: [] }
    const managers = await managersOf(tx, people, ground, todays)
    people.push(...managers.added)
    await stagePeople(tx, runId, managers.added.map(({ row, name, number, workEmail, startsOn, legalEntityId, locationId, unitId, jobId }) =>
      ({ row, level: null, given: { name: name!, startsOn: startsOn!, ...number && { number }, ...workEmail && { workEmail } }, legal_entity_id: legalEntityId, location_id: locationId, unit_id: unitId, job_id: jobId })))
    step.signal.throwIfAborted()

    const out = new Map<number, TargetKey | null>()
    const refuse = (row: number, target: TargetKey, code: string, params: Record<string, unknown> = {}, value = '') => {
      out.set(row, target)
      problems.push({ row, column: columnOf(ground, target), target, code, params, value, level: 'row' })
    }
    for (const { row, level } of people) if (level === 'row') out.set(row, null)
    for (const { row, target, code, params, isRefused } of contradictions) {
      if (isRefused) refuse(row, target, code, params)
      else problems.push({ row, column: columnOf(ground, target), target, code, params, value: '', level: 'note' })
    }
    const twice = [...duplicates(people.filter(({ row }) => !todays.has(row)))]
    for (const { row, target, first, value } of twice) refuse(row, target, 'duplicate', { first }, value)
    const { matches, returning } = await matchesOf(tx, runId, refuse, todays)
    for (const { row } of twice) matches.delete(row)
    await refuseElsewhere(tx, runId, { matches, todays }, refuse)
    const isPayMine = await judgePlaces(tx, runId, people.filter(({ row }) => !matches.has(todays.get(row) ?? row)), ground, refuse, problems)
    breakHistories(people, todays, out, refuse)
    step.signal.throwIfAborted()

    const bases = new Set(todays.values())
    const decisions = people.map((person): Decision => {
      const ofRow = todays.get(person.row) ?? null
      const match = matches.get(ofRow ?? person.row)
      const isBroken = (ofRow !== null || bases.has(person.row)) && out.has(person.row)
      const decision = match && !isBroken ? 'unchanged' : out.has(person.row) ? 'leftOut' : ofRow === null ? 'added' : 'past'
      return { row: person.row, decision, ofRow, personId: match?.personId ?? returning.get(person.row) ?? null, managerRow: null, managerAssignmentId: null, hasPay: (decision === 'added' || decision === 'past') && person.hasPay && isPayMine(person), differs: [] }
    })
    problems.push(...link(decisions, matches, managers, ground))
    await compareAll(tx, runId, decisions, { matches, problems, ground, stretches: stretchesOf(people, todays) })
    step.signal.throwIfAborted()

    await writeAll(tx, runId, decisions, problems)
    const report = { ...await countsOf(tx, runId, decisions, people, ground), ...stillAsked(managers.unknown, decisions, ground) }
    const { rows, added, unchanged, differing, changed, asks, leftOut, linked, created } = report
    await saveDraft(tx, runId, { report, problem: null, ...ground.frame.isChanged && { frame: ground.frame.planned } })
    await checked(tx, runId, { rows, added, unchanged, differing, changed, asked: asks.changes, decided: asks.decided, leftOut, linked, made: created.length })
  }, 1)
}

/** Somebody comes in with all of their rows or not at all. */
function breakHistories(people: Person[], todays: ReadonlyMap<number, number>, out: ReadonlyMap<number, unknown>, refuse: Refuse) {
  const broken = new Map<number, number>()
  for (const { row } of people) if (out.has(row)) broken.set(todays.get(row) ?? row, row)
  for (const { row } of people) {
    const by = broken.get(todays.get(row) ?? row)
    if (by !== undefined && !out.has(row)) refuse(row, 'effectiveOn', 'history_broken', { row: by })
  }
}

/** Only what somebody who comes in waits for. */
function stillAsked(unknown: UnknownManager[], decisions: Decision[], { draft, settings }: Ground): Pick<Report, 'unanswered' | 'unknown'> {
  const added = new Set(decisions.filter(comesIn).map(({ row }) => row))
  const asked = unknown.map(group => ({ ...group, rows: group.rows.filter(row => added.has(row)) })).filter(({ rows }) => rows.length)
  return { unknown: asked, unanswered: settings.unknownManagers ? 0 : asked.filter(({ key }) => !draft.answers.managers?.[key]).length }
}

/** Everybody is in memory here: all of one shape, and what repeats is there once. */
async function allOf(tx: Tx, runId: string): Promise<Person[]> {
  const people: Person[] = []
  const known = new Map<unknown, unknown>()
  const slim = (person: Person) => {
    const fields = person as Record<string, unknown>
    for (const key of empty) fields[key] ??= undefined
    for (const key of repeated) {
      if (!known.has(fields[key])) known.set(fields[key], fields[key])
      fields[key] = known.get(fields[key])
    }
    return person
  }
  for (let upto = -1; ;) {
    const batch = await tx.query<Person>(`
      select row, level, name, number, work_email as "workEmail", starts_on as "startsOn", ends_on as "endsOn", given ->> 'manager' as manager, given ->> 'managerNumber' as "managerNumber", given ->> 'managerEmail' as "managerEmail",
        worker_kind as kind, legal_entity_id as "legalEntityId", location_id as "locationId", unit_id as "unitId", job_id as "jobId", cost_centre_id as "costCentreId", given ? 'amount' as "hasPay", given ->> 'effectiveOn' as since
      from import_person where run_id = $1 and row > $2 order by row limit 5000`, [runId, upto])
    if (!batch.length) return people
    for (const person of batch) people.push(slim(person))
    upto = batch.at(-1)!.row
  }
}

const empty = ['name', 'number', 'workEmail', 'startsOn', 'endsOn', 'manager', 'managerNumber', 'managerEmail'] as const
const repeated = ['startsOn', 'endsOn', 'manager', 'managerNumber', 'managerEmail', 'since', 'kind', 'legalEntityId', 'locationId', 'unitId', 'jobId', 'costCentreId'] as const

/** A number belongs to one person within a legal entity, an e-mail to one anywhere. */
function* duplicates(people: Person[]) {
  const byEntity = Map.groupBy(people.filter(person => person.number), person => person.legalEntityId)
  for (const group of byEntity.values()) yield* findDuplicates(group.map(({ row, number }) => ({ row, number: number! })))
  yield* findDuplicates(people.flatMap(({ row, workEmail }) => workEmail ? [{ row, workEmail }] : []))
}

type Refuse = (row: number, target: TargetKey, code: string, params?: Record<string, unknown>, value?: string) => void

/** Who is here already, by number, by e-mail, or, where a row has neither, by name and first day. Somebody unseen only makes a number taken. `returning`: who was here only by an import that was taken back. */
async function matchesOf(tx: Tx, runId: string, refuse: Refuse, todays: ReadonlyMap<number, number>): Promise<{ matches: Map<number, Match>; returning: Map<number, string> }> {
  const matches = new Map<number, Match>()
  const found = await tx.query<Match>(`select row, person_id as "personId", assignment_id as "assignmentId", by, is_seen as "isSeen", returns from app.import_matches($1)`, [runId])
  const several = new Set<number>()
  for (const match of found) {
    if (todays.has(match.row)) continue
    const known = matches.get(match.row)
    if (known && known.personId !== match.personId && match.by !== 'name') several.add(match.row)
    if (!known) matches.set(match.row, match)
  }
  const returning = new Map<number, string>()
  const back = new Set<string>()
  for (const { row, by, isSeen, returns, personId } of matches.values()) {
    if (isSeen && !several.has(row)) continue
    matches.delete(row)
    if (returns && !several.has(row) && !back.has(personId)) {
      returning.set(row, personId)
      back.add(personId)
    } else refuse(row, by === 'name' ? 'name' : by, several.has(row) ? 'matches_two' : 'taken_here')
  }
  return { matches, returning }
}

/** A number of another system is one person's: who would come in with one that is another's is told at once. */
async function refuseElsewhere(tx: Tx, runId: string, { matches, todays }: { matches: ReadonlyMap<number, Match>; todays: ReadonlyMap<number, number> }, refuse: Refuse) {
  const seen = new Map<string, number>()
  for (const { row, key, value, isTaken } of await tx.query<{ row: number; key: string; value: string; isTaken: boolean }>(`select row, key, value, is_taken as "isTaken" from app.import_elsewhere($1)`, [runId])) {
    if (todays.has(row)) continue
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row)
    if (matches.has(row)) continue
    if (first !== undefined) refuse(row, 'externalId', 'duplicate', { first }, value)
    else if (isTaken) refuse(row, 'externalId', 'taken_here', {}, value)
  }
}

/** Judged once for each place that is alike. */
async function judgePlaces(tx: Tx, runId: string, people: Person[], ground: Ground, refuse: Refuse, problems: Found[]) {
  const planned = ground.frame.planned.map(({ target, id, country, parentId }) => ({ target, id, country, parent_id: parentId }))
  const places = await tx.query<{ place: string; isMine: boolean; isPayMine: boolean }>(`select place, is_mine as "isMine", is_pay_mine as "isPayMine" from app.import_places($1, $2)`, [runId, JSON.stringify(planned)])
  const judged = new Map(places.map(each => [each.place, each]))
  const at = ({ legalEntityId, locationId, unitId, kind }: Person) => judged.get(`${legalEntityId} ${locationId} ${unitId} ${kind}`)
  // Whoever's first day is over came before; a day's slack, since it is another day somewhere.
  const [approved] = await tx.query(`select from change_chain where not app.setting('imports_are_decided') and 'hire' = any (actions) and starts_on <= $1::date + 1 and coalesce(ends_on, 'infinity') >= $1::date - 1`, [ground.today])
  for (const person of people) {
    if (person.level === 'row') continue
    if (approved && String(person.startsOn) >= dayBefore(ground.today)) refuse(person.row, 'startsOn', 'hire_needs_approval')
    else if (!at(person)?.isMine) refuse(person.row, 'unit', 'place_not_yours')
    else if (person.hasPay && !at(person)?.isPayMine) problems.push({ row: person.row, column: columnOf(ground, 'amount'), target: 'amount', code: 'pay_not_yours', params: {}, value: '', level: 'cell' })
  }
  return (person: Person) => at(person)?.isPayMine ?? false
}

/** Whose manager comes in too, is here already, or stays away. */
function link(decisions: Decision[], matches: Map<number, Match>, { links, outside, problems }: Awaited<ReturnType<typeof managersOf>>, ground: Ground): Found[] {
  const byRow = new Map(decisions.map(each => [each.row, each]))
  const found: Found[] = []
  for (const each of decisions) {
    const manager = links.get(each.row)
    const decision = manager === undefined ? undefined : byRow.get(manager)
    if (decision && decision.row === each.ofRow) found.push({ row: each.row, column: columnOf(ground, 'manager'), target: 'manager', code: 'manager_is_self', params: {}, value: '', level: 'cell' })
    else if (decision?.decision === 'added') each.managerRow = manager!
    else if (decision?.decision === 'leftOut' && comesIn(each)) found.push({ row: each.row, column: columnOf(ground, 'manager'), target: 'manager', code: 'manager_left_out', params: { row: manager }, value: '', level: 'cell' })
    else if (decision) each.managerAssignmentId = matches.get(manager!)?.assignmentId ?? null
    else each.managerAssignmentId = outside.get(each.row) ?? null
  }
  const isNew = new Set(decisions.filter(comesIn).map(({ row }) => row))
  const told = problems.filter(({ row }) => isNew.has(row)).map(({ row, code, params, value, isLinked }): Found =>
    ({ row, column: columnOf(ground, 'manager'), target: 'manager', code, params, value, level: isLinked ? 'note' : 'cell' }))
  return [...found, ...told]
}

const comesIn = ({ decision }: Decision) => decision === 'added' || decision === 'past'

async function writeAll(tx: Tx, runId: string, decisions: Decision[], problems: Found[]) {
  for (let at = 0; at < decisions.length; at += 5000) await tx.query(`
    insert into import_decision (run_id, row, decision, of_row, person_id, manager_row, manager_assignment_id, has_pay, differs)
    select $1, r.row, r.decision, r."ofRow", r."personId", r."managerRow", r."managerAssignmentId", r."hasPay", r.differs
    from jsonb_to_recordset($2::jsonb) as r (row int, decision text, "ofRow" int, "personId" uuid, "managerRow" int, "managerAssignmentId" uuid, "hasPay" boolean, differs text[])`, [runId, JSON.stringify(decisions.slice(at, at + 5000))])
  const numbered = problems.map((problem, place) => ({ ...problem, place }))
  for (let at = 0; at < numbered.length; at += 5000) await stageProblems(tx, runId, 'whole', numbered.slice(at, at + 5000))
}

async function countsOf(tx: Tx, runId: string, decisions: Decision[], people: Person[], { frame, draft }: Ground): Promise<Omit<Counts, 'unanswered'>> {
  const of = (decision: Decision['decision']) => decisions.filter(each => each.decision === decision)
  const added = of('added')
  const byRow = new Map(people.map(person => [person.row, person]))
  const used = new Map<string, number>()
  for (const { row } of [...added, ...of('past'), ...decisions.filter(each => each.differs.some(isPlace))]) {
    const { legalEntityId, locationId, unitId, jobId, costCentreId } = byRow.get(row)!
    for (const id of [legalEntityId, locationId, unitId, jobId, costCentreId]) if (id) used.set(id, (used.get(id) ?? 0) + 1)
  }
  const problems = await tx.query<{ code: string; level: 'row' | 'cell' | 'note'; target: TargetKey | null; count: number; params: Record<string, unknown> }>(
    `select code, level, target, count(*)::int as count, (array_agg(params order by row))[1] as params from import_problem where run_id = $1 group by 1, 2, 3 order by 2 desc, 4 desc`, [runId])
  return {
    ...await countDifferences(tx, runId, draft.answers),
    rows: decisions.length, added: added.length, past: of('past').length, unchanged: of('unchanged').length, differing: of('differing').length, leftOut: of('leftOut').length,
    withPay: added.filter(({ hasPay }) => hasPay).length, ended: added.filter(({ row }) => byRow.get(row)!.endsOn).length,
    linked: added.filter(({ managerRow, managerAssignmentId }) => managerRow !== null || managerAssignmentId !== null).length,
    problems: problems.map(({ params, ...each }) => ({ ...each, message: sayingOf(each.code, params) })),
    created: frame.planned.filter(({ id }) => used.has(id)).map(({ target, name, country, currency, timeZone, id }) => ({ target, name, country, currency, timeZone, rows: used.get(id)! })),
  }
}

import { createHash } from 'node:crypto'
import type { Actor } from '#shared/access.ts'
import { as, type Tx } from '#platform/db.ts'
import { choicesOf, mappingOf, valueMapOf, type Choices } from './choices.ts'
import { allowanceColumns, type TargetKey } from './columns.ts'
import { openDraft, saveDraft, type Draft } from './draft.ts'
import { normalised } from './given.ts'
import { allowanceOf, allowancesText, readAllowances, readShares, sharesText, type Allowance } from './lines.ts'
import { Frame, isPlace, type PlaceTarget } from './places.ts'
import { checkRow, type Mapping, type RowProblem, type RowValues } from './rows.ts'
import type { Step } from './running.ts'

const rowsAtOnce = 2000
const placeColumns = { legalEntity: 'legal_entity_id', location: 'location_id', unit: 'unit_id', jobTitle: 'job_id', costCentre: 'cost_centre_id', position: 'position_id' } as const
type Checked = { row: number; level: string | null; given: RowValues } & Record<string, unknown>
export type Ground = Choices & { draft: Draft; frame: Frame; today: string }

/** Each row by itself, batch by batch; goes on where a crash left it, unless what rows are judged by has changed. */
export async function checkRows(actor: Actor, runId: string, step: Step): Promise<Ground> {
  const ground = await as(actor, tx => prepared(tx, runId))
  const { draft, frame, today } = ground
  const valueMap = valueMapOf(draft)
  const mappingFor = byCurrency(ground)
  let { checkedUpto } = draft
  for (;;) {
    step.signal.throwIfAborted()
    const isDone = await as(actor, async tx => {
      const rows = await tx.query<{ row: number; cells: string[] }>(`select row, cells from import_row where run_id = $1 and row > $2 order by row limit ${rowsAtOnce}`, [runId, checkedUpto])
      if (!rows.length) return true
      const people: Checked[] = []
      const problems: (RowProblem & { row: number; place: number })[] = []
      for (const { row, cells } of rows) {
        const read = checkRow(mappingFor(cells), valueMap, cells, { today })
        const person = placed(row, read, ground)
        people.push(person)
        problems.push(...read.problems.map((problem, place) => ({ row, place, ...problem })))
      }
      await saveDraft(tx, runId, { checkedUpto: rows.at(-1)!.row, ...frame.isChanged && { frame: frame.planned } }, { checkedUpto })
      frame.isChanged = false
      await stagePeople(tx, runId, people)
      await stageProblems(tx, runId, 'row', problems)
      checkedUpto = rows.at(-1)!.row
      step.done += rows.length
      return false
    }, 1)
    if (isDone) return ground
  }
}

export async function stagePeople(tx: Tx, runId: string, people: readonly Checked[]): Promise<void> {
  await tx.query(`
    insert into import_person (run_id, row, level, given, name, number, work_email, starts_on, ends_on, worker_kind, legal_entity_id, location_id, unit_id, job_id, cost_centre_id, position_id)
    select $1, r.row, r.level, r.given, r.given ->> 'name', r.given ->> 'number', r.given ->> 'workEmail', (r.given ->> 'startsOn')::date, (r.given ->> 'endsOn')::date, coalesce(r.given ->> 'kind', 'employee'),
      r.legal_entity_id, r.location_id, r.unit_id, r.job_id, r.cost_centre_id, r.position_id
    from jsonb_to_recordset($2::jsonb) as r (row int, level text, given jsonb, legal_entity_id uuid, location_id uuid, unit_id uuid, job_id uuid, cost_centre_id uuid, position_id uuid)`, [runId, JSON.stringify(people)])
}

export async function stageProblems(tx: Tx, runId: string, part: 'row' | 'whole', problems: readonly (RowProblem & { row: number; place: number })[]): Promise<void> {
  if (!problems.length) return
  await tx.query(`insert into import_problem (run_id, row, part, place, col, target, code, level, params, value)
    select $1, r.row, $2, r.place, r.col, r.target, r.code, r.level, r.params, r.value
    from jsonb_to_recordset($3::jsonb) as r (row int, place int, col int, target text, code text, level text, params jsonb, value text)`,
  [runId, part, JSON.stringify(problems.map(({ column, value, ...problem }) => ({ ...problem, col: column, value: value.slice(0, 500) })))])
}

/** Rows judged by other answers, another company or another day are judged anew. */
async function prepared(tx: Tx, runId: string): Promise<Ground> {
  const draft = await openDraft(tx, runId)
  const choices = await choicesOf(tx, draft)
  const [{ today } = { today: '' }] = await tx.query<{ today: string }>(`select app.today(coalesce((select time_zone from location where id::text = $1), 'UTC')) as today`, [choices.settings.location ?? null])
  const checkedAs = createHash('sha256').update(JSON.stringify([draft.columns, choices, draft.answers.values ?? {}, today])).digest('hex')
  if (draft.checkedAs !== checkedAs) {
    await tx.query(`delete from import_person where run_id = $1`, [runId])
    await tx.query(`delete from import_problem where run_id = $1`, [runId])
    Object.assign(draft, { checkedAs, checkedUpto: 0, frame: [] })
    await saveDraft(tx, runId, { checkedAs, checkedUpto: 0, frame: [] })
  }
  const frame = new Frame(choices.company, choices.settings, draft.answers.values ?? {}, draft.frame)
  return { ...choices, draft, frame, today }
}

/** Where nobody has said it, pay is in the currency of the legal entity that employs. */
function byCurrency(ground: Ground): (cells: string[]) => Mapping {
  const { draft, frame, constants } = ground
  const mapping = mappingOf(draft, ground)
  const column = draft.columns.indexOf('legalEntity')
  if (draft.settings.currency || column === -1) return () => mapping
  const mappings = new Map<string, Mapping>()
  return cells => {
    const entity = cells[column]?.trim() ? frame.find('legalEntity', cells[column].trim()) : null
    const currency = entity && 'id' in entity && entity.id ? frame.currencyOf(entity.id) : null
    if (!currency) return mapping
    const known = mappings.get(currency) ?? { ...mapping, constants: { ...constants, currency } }
    mappings.set(currency, known)
    return known
  }
}

/** Words become places; who has none of those that everybody has can't come in. */
function placed(row: number, { values, problems }: { values: RowValues; problems: RowProblem[] }, { draft, frame, settings, today, company }: Ground): Checked {
  const ids: Record<string, string | null> = {}
  const add = (target: TargetKey, code: string, level: RowProblem['level'], params: Record<string, unknown> = {}, value = '') => {
    const column = draft.columns.indexOf(target)
    problems.push({ column: column === -1 ? null : column, target, code, params, value, level })
  }
  for (const [target, column] of Object.entries(placeColumns) as [PlaceTarget, string][]) {
    const found = lookUp(target, values, frame, settings[target as keyof typeof settings] as string | undefined)
    ids[column] = found && 'id' in found ? found.id : null
    const isNeeded = target !== 'costCentre' && target !== 'position'
    if (found && 'problem' in found) add(target, found.problem, isNeeded ? 'row' : 'cell', { label: labels[target] }, String(values[target]))
    else if (isNeeded && !ids[column]) add(target, 'required', 'row', { label: labels[target] })
  }
  const given = normalised(values, { today, fullTimeHours: Number(settings.fullTimeHours ?? 40), otherSystem: draft.header[draft.columns.indexOf('externalId')], add })
  for (const target of Object.keys(placeColumns)) if (isPlace(target)) delete given[target]
  const leaveOut = (target: TargetKey, { problem, params }: { problem: string; params?: Record<string, unknown> }) => add(target, problem, 'cell', params, String(values[target]))
  if (given.costShares !== undefined) {
    const read = readShares(String(given.costShares), word => frame.find('costCentre', word))
    delete given.costShares
    if ('problem' in read) leaveOut('costShares', read)
    else {
      given.costShares = sharesText(read.lines)!
      ids['cost_centre_id'] = (JSON.parse(given.costShares) as { costCentreId: string }[])[0]!.costCentreId
    }
  }
  allowancesIn(given, { draft, kinds: company.allowanceKinds, leaveOut })
  return { row, given, level: problems.some(({ level }) => level === 'row') ? 'row' : null, ...ids }
}

type LeaveOut = (target: TargetKey, problem: { problem: string; params?: Record<string, unknown> }) => void
/** All that a row says of them becomes one value, which stands with its pay. */
function allowancesIn(given: RowValues, { draft, kinds, leaveOut }: { draft: Draft; kinds: Ground['company']['allowanceKinds']; leaveOut: LeaveOut }) {
  const lines: Allowance[] = []
  for (const target of ['allowances', ...allowanceColumns] as const) {
    const text = given[target]
    delete given[target]
    if (text === undefined) continue
    const read = given.amount === undefined ? { problem: 'allowance_without_pay' }
      : target === 'allowances' ? readAllowances(String(text), kinds, String(given.currency)) : allowanceOf(draft.header[draft.columns.indexOf(target)] ?? '', String(text), kinds, String(given.currency))
    if ('problem' in read) { leaveOut(target, read); continue }
    const more = 'lines' in read ? read.lines : [read]
    const twice = more.find(({ kindId }) => lines.some(line => line.kindId === kindId))
    if (twice) leaveOut(target, { problem: 'allowances_twice', params: { name: kinds.find(({ id }) => id === twice.kindId)!.name } })
    else lines.push(...more.filter(({ amount }) => Number(amount) > 0))
  }
  if (lines.length) given.allowances = allowancesText(lines, String(given.currency))!
}

const labels: Record<PlaceTarget, string> = { legalEntity: 'Legal entity', location: 'Location', unit: 'Unit', jobTitle: 'Job title', costCentre: 'Cost centre', position: 'Position' }

/** A word that was left out gives way to what holds for all. */
function lookUp(target: PlaceTarget, values: RowValues, frame: Frame, otherwise: string | undefined) {
  const grade = values.grade === undefined ? null : String(values.grade)
  const found = values[target] === undefined ? null : frame.find(target, String(values[target]), grade)
  return found && 'id' in found && found.id === null || !found ? otherwise === undefined ? null : frame.find(target, otherwise, grade) : found
}

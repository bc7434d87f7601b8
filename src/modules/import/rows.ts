import { tidied, unlikePostalCode } from '#platform/addresses.ts'
import { storedPhone } from '#shared/phones.ts'
import { currencyIn } from './amounts.ts'
import { targetOf, type TargetKey } from './columns.ts'
import { repairedPostalCode, usStates } from './countries.ts'
import { joinName, readName } from './names.ts'
import { readValue, type ColumnForm, type Problem, type Value, type ValueMap } from './values.ts'
import { leavingIn } from './words.ts'

/** `row`: the person can't come in. `cell`: comes in without this value. `note`: comes in whole, and yet worth a look. */
export type Level = 'row' | 'cell' | 'note'
export type RowProblem = { column: number | null; target: TargetKey | null; code: string; params: Record<string, unknown>; value: string; level: Level }
export type RowValues = Partial<Record<TargetKey, Value>>
/** `constants` stand for what the file lacks: the legal entity, the currency, what pay is per. */
export type Mapping = { columns: (TargetKey | null)[]; forms?: (ColumnForm | undefined)[]; constants?: Partial<Record<TargetKey, string>> }
export type Today = { today: string }

export function checkRow(mapping: Mapping, valueMap: ValueMap, cells: string[], { today }: Today): { values: RowValues; problems: RowProblem[] } {
  const problems = raggedness(mapping, cells)
  const values: RowValues = {}
  const add = (column: number | null, target: TargetKey, { code, params = {} }: Problem, level: Level, value = '') =>
    problems.push({ column, target, code, params, value, level })

  const currency = currencyOf(mapping, cells, today)
  const entries = [...Object.entries(mapping.constants ?? {}).map(([target, raw]) => ({ column: null, target: target as TargetKey, raw })), ...mapped(mapping, cells)]
  for (const { column, target, raw } of entries) {
    const form = column === null ? undefined : mapping.forms?.[column]
    const { value, problem, note } = readValue(target, raw, { today, form, map: valueMap[target], currency })
    if (value !== undefined) values[target] = value
    if (problem) add(column, target, problem, stopping.has(target) ? 'row' : 'cell', raw)
    if (note) add(column, target, note, 'note', raw)
    if (target === 'amount' && value !== undefined && currency) values.currency = currency
    if (target === 'status' && value === 'ended') values.terminationKind ??= leavingIn(raw) ?? undefined
  }
  complete(values, today)
  for (const [target, code, params] of contradictions(values, today)) {
    const column = mapping.columns.indexOf(target)
    if (problems.some(problem => problem.target === target && problem.level === 'row')) continue
    if (leftOut.has(code)) delete values[target]
    add(column === -1 ? null : column, target, { code, params }, rowCodes.has(code) ? 'row' : 'note', column === -1 ? '' : cells[column] ?? '')
  }
  return { values, problems }
}

/** What a mapping lacks before any row is looked at. */
export function checkMapping({ columns, constants = {} }: Mapping): { code: string; targets: TargetKey[] }[] {
  const has = (...keys: TargetKey[]) => keys.some(key => columns.includes(key) || constants[key] !== undefined)
  const twice = columns.filter((key, at): key is TargetKey => key !== null && columns.indexOf(key) !== at)
  return [
    ...twice.length ? [{ code: 'mapped_twice', targets: twice }] : [],
    ...has('name') || has('firstName') && has('lastName') ? [] : [{ code: 'name_missing', targets: ['name', 'firstName', 'lastName'] as TargetKey[] }],
    ...has('startsOn') ? [] : [{ code: 'start_missing', targets: ['startsOn'] as TargetKey[] }],
    ...has('legalEntity') ? [] : [{ code: 'constant_missing', targets: ['legalEntity'] as TargetKey[] }],
    ...has('amount') && !has('per') ? [{ code: 'constant_missing', targets: ['per'] as TargetKey[] }] : [],
    ...has('number', 'workEmail') ? [] : [{ code: 'nothing_tells_apart', targets: ['number', 'workEmail'] as TargetKey[] }],
  ]
}

/** Two rows that say they are one person: by row, the later ones naming the first. */
export function findDuplicates(rows: Iterable<{ row: number } & RowValues>): { row: number; target: 'number' | 'workEmail'; first: number; value: string }[] {
  const seen = { number: new Map<string, number>(), workEmail: new Map<string, number>() }
  const found: ReturnType<typeof findDuplicates> = []
  for (const each of rows) for (const target of ['number', 'workEmail'] as const) {
    const value = String(each[target] ?? '')
    const first = seen[target].get(value.toLowerCase())
    if (value && first === undefined) seen[target].set(value.toLowerCase(), each.row)
    else if (value && first !== undefined) found.push({ row: each.row, target, first, value })
  }
  return found
}

/** A mistake in these would put someone into the company who isn't, or keep someone in who has left. */
const stopping = new Set<TargetKey>(['number', 'name', 'firstName', 'lastName', 'startsOn', 'endsOn', 'status'])
const leftOut = new Set(['service_after_start', 'hired_after_start', 'notice_contradicts'])
const rowCodes = new Set(['required', 'ends_before_start', 'born_after_start', 'ended_without_date'])

function raggedness({ columns }: Mapping, cells: string[]): RowProblem[] {
  const problem = (column: number, code: string, value: string): RowProblem[] => [{ column, target: null, code, params: { expected: columns.length, found: cells.length }, value, level: 'row' }]
  const extra = cells.findIndex((cell, at) => at >= columns.length && cell.trim())
  if (extra !== -1) return problem(extra, 'too_many_cells', cells[extra]!)
  return cells.length < columns.length ? problem(cells.length, 'too_few_cells', '') : []
}

function* mapped({ columns }: Mapping, cells: string[]) {
  for (let column = 0; column < columns.length; column++) {
    const target = columns[column]
    if (target && cells[column]?.trim()) yield { column, target, raw: cells[column]! }
  }
}

/** The column's word first, then the sign at the amount, then what was said for the whole file; a bare "$" comes last. */
function currencyOf({ columns, constants }: Mapping, cells: string[], today: string): string | null {
  const cell = cells[columns.indexOf('currency')]?.trim()
  const told = cell ? readValue('currency', cell, { today }).value : undefined
  const sign = currencyIn(cells[columns.indexOf('amount')] ?? '')
  return told as string | undefined ?? (sign && !sign.isVague ? sign.code : constants?.currency ?? sign?.code ?? null)
}

/** What follows from the other cells of the row. */
function complete(values: RowValues, today: string): void {
  const { firstName, middleName, lastName } = values as Partial<Record<TargetKey, string>>
  if (!values.name && (firstName || lastName)) values.name = joinName(joinName(firstName ?? '', middleName ?? ''), lastName ?? '')
  if (values.name) values.name = readName(String(values.name)).full
  if (values.address && values.address2) values.address = `${values.address}, ${values.address2}`
  for (const key of ['firstName', 'middleName', 'lastName', 'address2'] as const) delete values[key]

  if (typeof values.region === 'string' && usStates.has(values.region.toUpperCase())) values.region = values.region.toUpperCase()
  for (const key of ['workPhone', 'mobilePhone', 'homePhone', 'emergencyPhone'] as const) if (values[key]) values[key] = storedPhone(String(values[key]), values.country as string | undefined)
  if (values.postalCode) values.postalCode = repairedPostalCode(String(values.postalCode), values.region as string | undefined, values.country as string | undefined)
  const { country, region, postalCode } = values as Partial<Record<TargetKey, string>>
  Object.assign(values, tidied({ ...country && { country }, ...region && { region }, ...postalCode && { postalCode } }))
  // Whoever goes on a day ahead is here until that day, whether the file says so or only the day; how they leave is kept.
  const isAhead = String(values.endsOn ?? '') >= today
  if (values.endsOn && values.status === undefined && !isAhead) values.status = 'ended'
  if (values.status === 'ended' || isAhead) values.terminationKind ??= leavingIn(String(values.terminationReason ?? '')) ?? 'other'
  else delete values.terminationKind
}

/** As in `rules-dates.ts` of people, which guards what is entered by hand. */
const noticeOrder: readonly [first: TargetKey, then: TargetKey, blamed: TargetKey][] = [
  ['startsOn', 'lastWorkingDay', 'lastWorkingDay'], ['lastWorkingDay', 'endsOn', 'lastWorkingDay'], ['noticeGivenOn', 'endsOn', 'noticeGivenOn'], ['lastWorkingDay', 'paidUntil', 'paidUntil'],
]

function* contradictions(values: RowValues, today: string): Generator<[TargetKey, string, Record<string, unknown>]> {
  const { startsOn, endsOn, birthDate, status, fixedTermEndsOn, serviceFrom, originalHireOn } = values as Partial<Record<TargetKey, string>>
  for (const key of ['name', 'startsOn'] as const) if (!values[key]) yield [key, 'required', { label: targetOf[key].label }]
  if (startsOn && endsOn && endsOn < startsOn) yield ['endsOn', 'ends_before_start', { startsOn, endsOn }]
  if (startsOn && serviceFrom && serviceFrom > startsOn) yield ['serviceFrom', 'service_after_start', { startsOn, serviceFrom }]
  if (startsOn && originalHireOn && originalHireOn > startsOn) yield ['originalHireOn', 'hired_after_start', { startsOn, originalHireOn }]
  for (const [first, then, blamed] of noticeOrder) {
    const [day, otherDay] = [values[blamed], values[blamed === first ? then : first]]
    if (day && otherDay && values[first]! > values[then]!) yield [blamed, 'notice_contradicts', { label: targetOf[blamed].label, day, other: targetOf[blamed === first ? then : first].label, otherDay }]
  }
  const example = unlikePostalCode(values as Partial<Record<TargetKey, string>>)
  if (example) yield ['postalCode', 'postal_code_unlike', { example }]
  if (startsOn && birthDate && birthDate >= startsOn) yield ['birthDate', 'born_after_start', { startsOn, birthDate }]
  else if (startsOn && birthDate && yearsBetween(birthDate, startsOn) < 13) yield ['birthDate', 'very_young', { startsOn, birthDate }]
  else if (birthDate && yearsBetween(birthDate, today) > 100) yield ['birthDate', 'very_old', { birthDate }]
  if (status === 'ended' && !endsOn) yield ['status', 'ended_without_date', {}]
  if (status && status !== 'ended' && endsOn && endsOn < today) yield ['endsOn', 'date_contradicts_status', { status, endsOn }]
  if ((status === 'ended' || status === undefined) && endsOn && endsOn > today) yield ['endsOn', 'ends_ahead', { endsOn }]
  if (status === 'starting' && startsOn && startsOn <= today) yield ['startsOn', 'date_contradicts_status', { status, startsOn }]
  if (startsOn && fixedTermEndsOn && fixedTermEndsOn < startsOn) yield ['fixedTermEndsOn', 'ends_before_start', { startsOn, endsOn: fixedTermEndsOn }]
}

/** Whole years between two ISO days. */
const yearsBetween = (from: string, to: string) => Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)

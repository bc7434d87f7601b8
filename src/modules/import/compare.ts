import type { Tx } from '#platform/db.ts'
import { toDecimal } from '#shared/money.ts'
import { camel } from '#shared/names.ts'
import { storedPhone } from '#shared/phones.ts'
import type { TargetKey } from './columns.ts'
import { allowancesText, sharesText, type Allowance, type Share } from './lines.ts'
import { isDated, kindKeys, kindOf, type KindKey } from './kinds.ts'
import type { RowValues } from './rows.ts'

/** `on`: of a person with several rows, from when this one holds, `until`: when the next begins; of all but today's only what has dates is looked at. */
export type Beside = { row: number; assignmentId: string; managerRow: number | null; managerAssignmentId: string | null; on: string | null; until: string | null; isToday: boolean }
type Plain = string | number | null | undefined
/** `lastly`: of dated facts, what holds once all that is entered ahead has come true. */
export type Pair = Beside & { given: RowValues; stands: Record<string, Plain>; lastly: Record<string, Plain>; lines: Lines; lastLines: Lines; seesPay: boolean }
type Lines = { costShares: Share[] | null; allowances: Allowance[] | null }
/** By column: what stands and what the file says; `was` and `becomes`: as events tell it, where that reads differently. */
export type Changes = Record<string, { field: string; before: unknown; after: unknown; was?: unknown; becomes?: unknown }>
export type Difference = { row: number; kind: KindKey; assignmentId: string; changes: Changes; managerRow: number | null; fileOn: string | null; heldOn?: string | null; until?: string | null }
export type Compared = { differs: TargetKey[]; differences: Difference[]; hidesPay: boolean }

/** By row, in what a file says otherwise than the records; what the reader can't see isn't compared, and what the file doesn't say doesn't differ. */
export async function differences(tx: Tx, runId: string, rows: readonly Beside[]): Promise<Map<number, Compared>> {
  const pairs = await tx.query<Pair>(pairing, [runId, JSON.stringify(rows)])
  const [several, single] = [pairs.filter(({ on }) => on !== null), pairs.filter(({ on }) => on === null)]
  return new Map([...single.map(pair => [pair.row, compared(pair)] as const), ...Map.groupBy(several, ({ assignmentId }) => assignmentId).values().flatMap(inOrder)])
}

/** Rows of one person, each beside what holds on its day once those before it have been written. */
export function inOrder(rows: readonly Pair[]): [number, Compared][] {
  let last: { stood: Record<string, Plain>; next: Record<string, Plain>; lines: Lines } | null = null
  return rows.toSorted((a, b) => a.on! < b.on! ? -1 : 1).map(pair => {
    const stood = withLines(pair.stands, pair.lines)
    const stands = { ...stood }, lines = { ...pair.lines }
    for (const keys of last ? datedKeys : []) {
      if (keys.some(key => plain(stood[key]) !== plain(last!.stood[key]))) continue
      for (const key of keys) stands[key] = last!.next[key]
      for (const key of ['costShares', 'allowances'] as const) if ((keys as string[]).includes(key)) lines[key] = last!.lines[key] as never
    }
    const found = compared({ ...pair, stands, lines, lastly: {}, lastLines: { costShares: null, allowances: null } })
    const differences = found.differences.filter(({ kind }) => pair.isToday || isDated(kind)).map(each => isDated(each.kind) ? besideWhatStands(each, pair, stood) : each)
    const differs = found.differs.filter(key => pair.isToday || datedKeys.some(keys => keys.includes(key)))
    last = { stood, ...laid(pair, stands, lines) }
    return [pair.row, { ...found, differs, differences }]
  })
}

/** What was is told as of the row before; what stands is what the commit finds. */
function besideWhatStands(each: Difference, { on, until, lines }: Pair, stood: Record<string, Plain>): Difference {
  const changes = Object.fromEntries(Object.entries(kindOf(each.kind).columns as Partial<Record<TargetKey, string>>).filter(([, column]) => column in each.changes).map(([key, column]) => {
    const change = each.changes[column]!
    return [column, { ...change, was: 'was' in change ? change.was : change.before, before: column === 'cost_shares' ? lines.costShares : column === 'allowances' ? lines.allowances : stood[key] ?? null }]
  }))
  return { ...each, changes, heldOn: on, until }
}

function laid({ given, seesPay }: Pair, stands: Record<string, Plain>, lines: Lines) {
  const next = { ...stands }, after = { ...lines }
  for (const key of datedKeys.flat()) if (given[key] !== undefined && (seesPay || !wages.has(key))) next[key] = given[key]
  if (given.costShares !== undefined) after.costShares = JSON.parse(String(given.costShares)) as Share[]
  else if (given.costCentre !== undefined) after.costShares = [{ costCentreId: String(given.costCentre), share: 100 }]
  if (given.allowances !== undefined && seesPay) after.allowances = JSON.parse(String(given.allowances)) as Allowance[]
  return { next: { ...withLines(next, after), costCentre: after.costShares?.[0]?.costCentreId ?? null }, lines: after }
}

export function compared({ row, assignmentId, managerRow, given, lines, lastLines, seesPay, ...sides }: Pair): Compared {
  const [stands, lastly] = [withLines(sides.stands, lines), withLines(sides.lastly, lastLines)]
  const isOther = (key: TargetKey) => given[key] !== undefined && (seesPay || !wages.has(key)) && different(key, given[key], stands[key], stands['country'])
    && !(key in lastly && !different(key, given[key], lastly[key], null))
  const other = new Set((Object.keys(stands) as TargetKey[]).filter(isOther))
  if (given.costShares !== undefined) other.delete('costCentre')
  // A file that says only that somebody left doesn't know better why.
  if (!other.has('endsOn') && given.terminationKind === 'other') other.delete('terminationKind')
  if (['amount', 'currency', 'per'].some(key => other.has(key as TargetKey))) other.delete('payStartsOn')
  const found = kindKeys.flatMap((kind): Difference[] => {
    const columns = Object.entries(kindOf(kind).columns) as [TargetKey, string][]
    if (!columns.some(([key]) => other.has(key))) return []
    // An amount says nothing without its currency and what it is paid for, nor a number without its system.
    const told = kind === 'pay' || kind === 'elsewhere' ? columns.filter(([key]) => given[key] !== undefined) : columns.filter(([key]) => other.has(key))
    const changes: Changes = Object.fromEntries(told.map(([key, column]) => [column, { field: camel(column), ...valuesOf(key, given, stands, lines) }]))
    const purpose = purposes[kind]
    if (purpose) changes['purpose'] = { field: 'purpose', before: stands[columns[0]![0]] == null ? null : purpose, after: purpose }
    const fileOn = given.effectiveOn ?? (kind === 'pay' ? given.payStartsOn : undefined)
    return [{ row, kind, assignmentId, changes, managerRow: kind === 'manager' ? managerRow : null, fileOn: fileOn === undefined ? null : String(fileOn) }]
  })
  return { differs: [...other], differences: found, hidesPay: !seesPay && given.amount !== undefined }
}

function valuesOf(key: TargetKey, given: RowValues, stands: Record<string, Plain>, { costShares, allowances }: Lines) {
  if (key === 'costCentre') return { before: costShares, after: [{ costCentreId: given.costCentre, share: 100 }] }
  if (key === 'costShares') return { before: costShares, after: JSON.parse(String(given.costShares)) as unknown }
  if (key === 'allowances') return { before: allowances, after: JSON.parse(String(given.allowances)) as unknown }
  const before = stands[key] ?? null, after = given[key]
  if (key !== 'amount') return { before, after }
  return { before, after, was: before === null ? null : toDecimal(before, String(stands['currency'])), becomes: toDecimal(String(after), String(given.currency ?? stands['currency'])) }
}

/** What holds as one is compared as one text. */
const withLines = (side: Record<string, Plain>, { costShares, allowances }: Lines): Record<string, Plain> => ({ ...side, costShares: sharesText(costShares), allowances: allowancesText(allowances, String(side['currency'] ?? '')) })
/** Each purpose is a row of its own. */
const datedKeys = kindKeys.filter(isDated).map(kind => Object.keys(kindOf(kind).columns) as TargetKey[])
const purposes: Partial<Record<KindKey, string>> = { seniorityLeave: 'leave', seniorityRedundancy: 'redundancy', seniorityPension: 'pension', seniorityLongService: 'long_service' }

const phones = new Set<TargetKey>(['workPhone', 'mobilePhone', 'homePhone', 'emergencyPhone'])
/** The same number typed in two ways is one. */
const different = (key: TargetKey, given: Plain, stands: Plain, home: Plain) => phones.has(key) && given && stands
  ? storedPhone(String(given), home as string | null) !== storedPhone(String(stands), home as string | null) : plain(given) !== plain(stands)
const wages = new Set<TargetKey>(['amount', 'currency', 'per', 'paymentsAYear', 'payStartsOn', 'allowances'])
const plain = (value: Plain) => typeof value === 'number' ? String(value) : value?.toLowerCase() ?? ''

/** As the reader: their own policies decide what stands. Of dated facts, what holds today at the place of work. */
const pairing = `
  with b as materialized (
    select b.*, coalesce(b."on", (select app.today(l.time_zone) from directory_entry d join location l on l.id = d.location_id where d.id = b."assignmentId")) as today
    from jsonb_to_recordset($2::jsonb) as b (row int, "assignmentId" uuid, "managerRow" int, "managerAssignmentId" uuid, "on" date, until date, "isToday" boolean))
  select p.row, b."assignmentId", b."managerRow", b."on"::text, b.until::text, b."isToday", coalesce(app.covers('compensation', 0, a.id), false) as "seesPay", jsonb_build_object('costShares', s.cost_shares, 'allowances', w.allowances) as lines, jsonb_build_object('costShares', sl.cost_shares, 'allowances', wl.allowances) as "lastLines",
    p.given - 'manager' || jsonb_strip_nulls(jsonb_build_object('legalEntity', p.legal_entity_id, 'location', p.location_id, 'unit', p.unit_id, 'jobTitle', p.job_id, 'costCentre', p.cost_centre_id, 'position', p.position_id, 'manager', coalesce(b."managerAssignmentId"::text, b."managerRow"::text))) as given,
    jsonb_build_object('name', x.name, 'preferredName', x.preferred_name, 'pronouns', x.pronouns, 'workEmail', x.work_email, 'workPhone', x.work_phone,
      'personalEmail', c.personal_email, 'mobilePhone', c.mobile_phone, 'homePhone', c.home_phone, 'address', c.address, 'city', c.city, 'region', c.region, 'postalCode', c.postal_code, 'country', c.country,
      'emergencyName', m.name, 'emergencyPhone', m.phone, 'emergencyRelation', m.relation,
      'birthDate', d.birth_date, 'gender', d.gender, 'maritalStatus', d.marital_status, 'nationality', d.nationality,
      'legalEntity', e.legal_entity_id, 'kind', e.kind, 'number', e.number, 'startsOn', e.starts_on, 'endsOn', e.ends_on, 'terminationKind', e.termination_kind, 'terminationReason', e.termination_reason, 'originalHireOn', e.original_hire_on, 'serviceFrom', e.service_from, 'externalId', y.value, 'externalSystem', y.system)
    || jsonb_build_object('noticeGivenBy', n.given_by, 'noticeGivenOn', n.given_on, 'lastWorkingDay', n.last_working_day, 'paidUntil', n.paid_until,
      'seniorityLeave', v.dates -> 'leave', 'seniorityRedundancy', v.dates -> 'redundancy', 'seniorityPension', v.dates -> 'pension', 'seniorityLongService', v.dates -> 'long_service')
    || jsonb_build_object('location', s.location_id, 'unit', s.unit_id, 'jobTitle', s.job_id, 'costCentre', s.cost_centre_id, 'position', s.position_id, 'manager', s.manager_assignment_id,
      'weeklyHours', h.weekly_hours, 'fullTimeHours', h.full_time_hours, 'amount', w.amount::text, 'currency', w.currency, 'per', w.per, 'paymentsAYear', w.payments_a_year, 'payStartsOn', w.starts_on,
      'form', f.form, 'fixedTermEndsOn', f.fixed_term_ends_on, 'probationEndsOn', f.probation_ends_on) as stands,
    jsonb_build_object('location', sl.location_id, 'unit', sl.unit_id, 'jobTitle', sl.job_id, 'costCentre', sl.cost_centre_id, 'position', sl.position_id, 'manager', sl.manager_assignment_id, 'weeklyHours', hl.weekly_hours, 'fullTimeHours', hl.full_time_hours,
      'amount', wl.amount::text, 'currency', wl.currency, 'per', wl.per, 'paymentsAYear', wl.payments_a_year, 'payStartsOn', wl.starts_on, 'form', fl.form, 'fixedTermEndsOn', fl.fixed_term_ends_on, 'probationEndsOn', fl.probation_ends_on) as lastly
  from b
  join import_person p on p.run_id = $1 and p.row = b.row
  join assignment a on a.id = b."assignmentId" join person x on x.id = a.person_id join employment e on e.id = a.employment_id
  left join contact_details c on c.id = x.id left join personal_details d on d.id = x.id
  left join lateral (select * from emergency_contact m where m.person_id = x.id order by m.place, m.id limit 1) m on true
  left join notice n on n.employment_id = e.id left join lateral (select jsonb_object_agg(v.purpose, v.counts_from) as dates from seniority_date v where v.employment_id = e.id) v on true
  left join external_id y on y.employment_id = e.id and app.fold(y.system) = app.fold(p.given ->> 'externalSystem')
  ${[['placement', 's', 'assignment_id', 'a.id'], ['working_hours', 'h', 'assignment_id', 'a.id'], ['pay', 'w', 'assignment_id', 'a.id'], ['contract', 'f', 'employment_id', 'e.id']].map(([table, name, owner, id]) => `
  left join lateral (select * from ${table} t where t.${owner} = ${id} order by t.starts_on <= b.today desc, abs(t.starts_on - b.today) limit 1) ${name} on true
  left join lateral (select * from ${table} t where t.${owner} = ${id} order by t.starts_on desc limit 1) ${name}l on true`).join('')}`

import type { Tx } from '#platform/db.ts'
import { toDecimal } from '#shared/money.ts'
import { camel } from '#shared/names.ts'
import { storedPhone } from '#shared/phones.ts'
import type { TargetKey } from './columns.ts'
import { kindKeys, kindOf, type KindKey } from './kinds.ts'
import type { RowValues } from './rows.ts'

export type Beside = { row: number; assignmentId: string; managerRow: number | null; managerAssignmentId: string | null }
type Plain = string | number | null | undefined
/** `lastly`: of dated facts, what holds once all that is entered ahead has come true. */
export type Pair = Beside & { given: RowValues; stands: Record<string, Plain>; lastly: Record<string, Plain>; costShares: unknown; seesPay: boolean }
/** By column: what stands and what the file says; `was` and `becomes`: as events tell it, where that reads differently. */
export type Changes = Record<string, { field: string; before: unknown; after: unknown; was?: unknown; becomes?: unknown }>
export type Difference = { row: number; kind: KindKey; assignmentId: string; changes: Changes; managerRow: number | null; fileOn: string | null }
export type Compared = { differs: TargetKey[]; differences: Difference[]; hidesPay: boolean }

/** By row, in what a file says otherwise than the records; what the reader can't see isn't compared, and what the file doesn't say doesn't differ. */
export async function differences(tx: Tx, runId: string, rows: readonly Beside[]): Promise<Map<number, Compared>> {
  const pairs = await tx.query<Pair>(pairing, [runId, JSON.stringify(rows)])
  return new Map(pairs.map(pair => [pair.row, compared(pair)] as const))
}

export function compared({ row, assignmentId, managerRow, given, stands, lastly, costShares, seesPay }: Pair): Compared {
  const isOther = (key: TargetKey) => given[key] !== undefined && (seesPay || !wages.has(key)) && different(key, given[key], stands[key], stands['country'])
    && !(key in lastly && !different(key, given[key], lastly[key], null))
  const other = new Set((Object.keys(stands) as TargetKey[]).filter(isOther))
  // A file that says only that somebody left doesn't know better why.
  if (!other.has('endsOn') && given.terminationKind === 'other') other.delete('terminationKind')
  if (['amount', 'currency', 'per'].some(key => other.has(key as TargetKey))) other.delete('payStartsOn')
  const found = kindKeys.flatMap((kind): Difference[] => {
    const columns = Object.entries(kindOf(kind).columns) as [TargetKey, string][]
    if (!columns.some(([key]) => other.has(key))) return []
    // An amount says nothing without its currency and what it is paid for.
    const told = kind === 'pay' ? columns.filter(([key]) => given[key] !== undefined) : columns.filter(([key]) => other.has(key))
    const changes = Object.fromEntries(told.map(([key, column]) => [column, { field: camel(column), ...valuesOf(key, given, stands, costShares) }]))
    const fileOn = given.effectiveOn ?? (kind === 'pay' ? given.payStartsOn : undefined)
    return [{ row, kind, assignmentId, changes, managerRow: kind === 'manager' ? managerRow : null, fileOn: fileOn === undefined ? null : String(fileOn) }]
  })
  return { differs: [...other], differences: found, hidesPay: !seesPay && given.amount !== undefined }
}

function valuesOf(key: TargetKey, given: RowValues, stands: Record<string, Plain>, costShares: unknown) {
  if (key === 'costCentre') return { before: costShares ?? null, after: [{ costCentreId: given.costCentre, share: 100 }] }
  const before = stands[key] ?? null, after = given[key]
  if (key !== 'amount') return { before, after }
  return { before, after, was: before === null ? null : toDecimal(before, String(stands['currency'])), becomes: toDecimal(String(after), String(given.currency ?? stands['currency'])) }
}

const phones = new Set<TargetKey>(['workPhone', 'mobilePhone', 'homePhone', 'emergencyPhone'])
/** The same number typed in two ways is one. */
const different = (key: TargetKey, given: Plain, stands: Plain, home: Plain) => phones.has(key) && given && stands
  ? storedPhone(String(given), home as string | null) !== storedPhone(String(stands), home as string | null) : plain(given) !== plain(stands)
const wages = new Set<TargetKey>(['amount', 'currency', 'per', 'payStartsOn'])
const plain = (value: Plain) => typeof value === 'number' ? String(value) : value?.toLowerCase() ?? ''

/** As the reader: their own policies decide what stands. Of dated facts, what holds today at the place of work. */
const pairing = `
  with b as materialized (
    select b.*, (select app.today(l.time_zone) from directory_entry d join location l on l.id = d.location_id where d.id = b."assignmentId") as today
    from jsonb_to_recordset($2::jsonb) as b (row int, "assignmentId" uuid, "managerRow" int, "managerAssignmentId" uuid))
  select p.row, b."assignmentId", b."managerRow", coalesce(app.covers('compensation', 0, a.id), false) as "seesPay", s.cost_shares as "costShares",
    p.given - 'manager' || jsonb_strip_nulls(jsonb_build_object('legalEntity', p.legal_entity_id, 'location', p.location_id, 'unit', p.unit_id, 'jobTitle', p.job_id, 'costCentre', p.cost_centre_id, 'position', p.position_id, 'manager', coalesce(b."managerAssignmentId"::text, b."managerRow"::text))) as given,
    jsonb_build_object('name', x.name, 'preferredName', x.preferred_name, 'pronouns', x.pronouns, 'workEmail', x.work_email, 'workPhone', x.work_phone,
      'personalEmail', c.personal_email, 'mobilePhone', c.mobile_phone, 'homePhone', c.home_phone, 'address', c.address, 'city', c.city, 'region', c.region, 'postalCode', c.postal_code, 'country', c.country,
      'emergencyName', m.name, 'emergencyPhone', m.phone, 'emergencyRelation', m.relation,
      'birthDate', d.birth_date, 'gender', d.gender, 'maritalStatus', d.marital_status, 'nationality', d.nationality,
      'legalEntity', e.legal_entity_id, 'kind', e.kind, 'number', e.number, 'startsOn', e.starts_on, 'endsOn', e.ends_on, 'terminationKind', e.termination_kind, 'terminationReason', e.termination_reason)
    || jsonb_build_object('location', s.location_id, 'unit', s.unit_id, 'jobTitle', s.job_id, 'costCentre', s.cost_centre_id, 'position', s.position_id, 'manager', s.manager_assignment_id,
      'weeklyHours', h.weekly_hours, 'fullTimeHours', h.full_time_hours, 'amount', w.amount::text, 'currency', w.currency, 'per', w.per, 'payStartsOn', w.starts_on,
      'form', f.form, 'fixedTermEndsOn', f.fixed_term_ends_on, 'probationEndsOn', f.probation_ends_on) as stands,
    jsonb_build_object('location', sl.location_id, 'unit', sl.unit_id, 'jobTitle', sl.job_id, 'costCentre', sl.cost_centre_id, 'position', sl.position_id, 'manager', sl.manager_assignment_id, 'weeklyHours', hl.weekly_hours, 'fullTimeHours', hl.full_time_hours,
      'amount', wl.amount::text, 'currency', wl.currency, 'per', wl.per, 'payStartsOn', wl.starts_on, 'form', fl.form, 'fixedTermEndsOn', fl.fixed_term_ends_on, 'probationEndsOn', fl.probation_ends_on) as lastly
  from b
  join import_person p on p.run_id = $1 and p.row = b.row
  join assignment a on a.id = b."assignmentId" join person x on x.id = a.person_id join employment e on e.id = a.employment_id
  left join contact_details c on c.id = x.id left join personal_details d on d.id = x.id
  left join lateral (select * from emergency_contact m where m.person_id = x.id order by m.place, m.id limit 1) m on true
  ${[['placement', 's', 'assignment_id', 'a.id'], ['working_hours', 'h', 'assignment_id', 'a.id'], ['pay', 'w', 'assignment_id', 'a.id'], ['contract', 'f', 'employment_id', 'e.id']].map(([table, name, owner, id]) => `
  left join lateral (select * from ${table} t where t.${owner} = ${id} order by t.starts_on <= b.today desc, abs(t.starts_on - b.today) limit 1) ${name} on true
  left join lateral (select * from ${table} t where t.${owner} = ${id} order by t.starts_on desc limit 1) ${name}l on true`).join('')}`

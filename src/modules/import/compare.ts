import type { Tx } from '#platform/db.ts'
import { storedPhone } from '#shared/phones.ts'
import type { TargetKey } from './columns.ts'
import type { RowValues } from './rows.ts'

type Beside = { row: number; assignmentId: string; managerRow: number | null; managerAssignmentId: string | null }
type Pair = { row: number; given: RowValues; stands: Record<string, string | number | null>; seesPay: boolean }

/** By row, in what a file says otherwise than the records; what the reader can't see isn't compared, and what the file doesn't say doesn't differ. */
export async function differences(tx: Tx, runId: string, rows: readonly Beside[]): Promise<Map<number, TargetKey[]>> {
  const pairs = await tx.query<Pair>(pairing, [runId, JSON.stringify(rows)])
  return new Map(pairs.map(({ row, given, stands, seesPay }) => {
    const compared = (Object.keys(stands) as TargetKey[]).filter(key => given[key] !== undefined && (seesPay || !wages.has(key)))
    return [row, compared.filter(key => different(key, given[key], stands[key], stands.country))] as const
  }))
}

const phones = new Set<TargetKey>(['workPhone', 'mobilePhone', 'homePhone', 'emergencyPhone'])
type Plain = string | number | null | undefined
/** The same number typed in two ways is one. */
const different = (key: TargetKey, given: Plain, stands: Plain, home: Plain) => phones.has(key) && given && stands
  ? storedPhone(String(given), home as string | null) !== storedPhone(String(stands), home as string | null) : plain(given) !== plain(stands)
const wages = new Set<TargetKey>(['amount', 'currency', 'per', 'payStartsOn'])
const plain = (value: Plain) => typeof value === 'number' ? String(value) : value?.toLowerCase() ?? ''

/** As the reader: their own policies decide what stands. */
const pairing = `
  select p.row, coalesce(app.covers('compensation', 0, a.id), false) as "seesPay",
    p.given - 'manager' || jsonb_strip_nulls(jsonb_build_object('legalEntity', p.legal_entity_id, 'location', p.location_id, 'unit', p.unit_id, 'jobTitle', p.job_id, 'costCentre', p.cost_centre_id, 'manager', coalesce(b."managerAssignmentId"::text, b."managerRow"::text))) as given,
    jsonb_build_object('name', x.name, 'preferredName', x.preferred_name, 'pronouns', x.pronouns, 'workEmail', x.work_email, 'workPhone', x.work_phone,
      'personalEmail', c.personal_email, 'mobilePhone', c.mobile_phone, 'homePhone', c.home_phone, 'address', c.address, 'city', c.city, 'region', c.region, 'postalCode', c.postal_code, 'country', c.country,
      'emergencyName', m.name, 'emergencyPhone', m.phone, 'emergencyRelation', m.relation,
      'birthDate', d.birth_date, 'gender', d.gender, 'maritalStatus', d.marital_status, 'nationality', d.nationality,
      'legalEntity', e.legal_entity_id, 'kind', e.kind, 'number', e.number, 'startsOn', e.starts_on, 'endsOn', e.ends_on, 'terminationKind', e.termination_kind, 'terminationReason', e.termination_reason)
    || jsonb_build_object('location', s.location_id, 'unit', s.unit_id, 'jobTitle', s.job_id, 'costCentre', s.cost_centre_id, 'manager', s.manager_assignment_id,
      'weeklyHours', h.weekly_hours, 'fullTimeHours', h.full_time_hours, 'amount', w.amount::text, 'currency', w.currency, 'per', w.per, 'payStartsOn', w.starts_on,
      'form', f.form, 'fixedTermEndsOn', f.fixed_term_ends_on, 'probationEndsOn', f.probation_ends_on) as stands
  from jsonb_to_recordset($2::jsonb) as b (row int, "assignmentId" uuid, "managerRow" int, "managerAssignmentId" uuid)
  join import_person p on p.run_id = $1 and p.row = b.row
  join assignment a on a.id = b."assignmentId" join person x on x.id = a.person_id join employment e on e.id = a.employment_id
  left join contact_details c on c.id = x.id left join personal_details d on d.id = x.id
  left join lateral (select * from emergency_contact m where m.person_id = x.id order by m.place, m.id limit 1) m on true
  left join lateral (select * from placement s where s.assignment_id = a.id order by s.starts_on desc limit 1) s on true
  left join lateral (select * from working_hours h where h.assignment_id = a.id order by h.starts_on desc limit 1) h on true
  left join lateral (select * from pay w where w.assignment_id = a.id order by w.starts_on desc limit 1) w on true
  left join lateral (select * from contract f where f.employment_id = e.id order by f.starts_on desc limit 1) f on true`

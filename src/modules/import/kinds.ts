import type { TargetKey } from './columns.ts'

/** `action`: what a change of it is called; without one it has no date, and the file's value overwrites or is left. */
export type Kind = { label: string; action?: 'transfer' | 'manager' | 'hours' | 'pay' | 'contract'; columns: Partial<Record<TargetKey, string>> }
export type KindKey = keyof typeof kinds

/** What is asked for as one when a file says otherwise than the records: its targets, and the columns that they stand in. As in `app.import_kinds()`. */
export const kinds = {
  name: { label: 'Names', columns: { name: 'name', preferredName: 'preferred_name', pronouns: 'pronouns' } },
  workContact: { label: 'Work e-mail and phone', columns: { workEmail: 'work_email', workPhone: 'work_phone' } },
  contact: { label: 'Contact details', columns: { personalEmail: 'personal_email', mobilePhone: 'mobile_phone', homePhone: 'home_phone', address: 'address', city: 'city', region: 'region', postalCode: 'postal_code', country: 'country' } },
  emergency: { label: 'Emergency contact', columns: { emergencyName: 'name', emergencyPhone: 'phone', emergencyRelation: 'relation' } },
  personal: { label: 'Personal details', columns: { birthDate: 'birth_date', gender: 'gender', maritalStatus: 'marital_status', nationality: 'nationality' } },
  number: { label: 'Employee number', columns: { number: 'number' } },
  end: { label: 'Last day', columns: { endsOn: 'ends_on', terminationKind: 'termination_kind', terminationReason: 'termination_reason' } },
  originalHire: { label: 'First hire', columns: { originalHireOn: 'original_hire_on' } },
  service: { label: 'Continuous service', columns: { serviceFrom: 'service_from' } },
  seniorityLeave: { label: 'Counts for leave', columns: { seniorityLeave: 'counts_from' } },
  seniorityRedundancy: { label: 'Counts for redundancy', columns: { seniorityRedundancy: 'counts_from' } },
  seniorityPension: { label: 'Counts for pension', columns: { seniorityPension: 'counts_from' } },
  seniorityLongService: { label: 'Counts for long service', columns: { seniorityLongService: 'counts_from' } },
  notice: { label: 'Notice', columns: { noticeGivenBy: 'given_by', noticeGivenOn: 'given_on', lastWorkingDay: 'last_working_day', paidUntil: 'paid_until' } },
  elsewhere: { label: 'Number in another system', columns: { externalId: 'value', externalSystem: 'system' } },
  job: { label: 'Job', action: 'transfer', columns: { jobTitle: 'job_id' } },
  unit: { label: 'Unit', action: 'transfer', columns: { unit: 'unit_id' } },
  location: { label: 'Location', action: 'transfer', columns: { location: 'location_id' } },
  costCentre: { label: 'Cost centre', action: 'transfer', columns: { costCentre: 'cost_shares', costShares: 'cost_shares' } },
  position: { label: 'Position', action: 'transfer', columns: { position: 'position_id' } },
  manager: { label: 'Manager', action: 'manager', columns: { manager: 'manager_assignment_id' } },
  hours: { label: 'Working hours', action: 'hours', columns: { weeklyHours: 'weekly_hours', fullTimeHours: 'full_time_hours' } },
  pay: { label: 'Pay', action: 'pay', columns: { amount: 'amount', currency: 'currency', per: 'per', paymentsAYear: 'payments_a_year', allowances: 'allowances' } },
  contract: { label: 'Contract', action: 'contract', columns: { form: 'form', fixedTermEndsOn: 'fixed_term_ends_on', probationEndsOn: 'probation_ends_on' } },
  /** Another entity, kind of worker or first day is another employment: no import makes one of the other. */
  fixed: { label: 'What an import doesn’t change', columns: { legalEntity: 'legal_entity_id', kind: 'kind', startsOn: 'starts_on', payStartsOn: 'pay_starts_on' } },
} as const satisfies Record<string, Kind>

export const kindKeys = Object.keys(kinds) as KindKey[]
export const kindOf = (key: KindKey): Kind => kinds[key]
/** A kind that nothing can be said for isn't asked. */
export const isAsked = (key: KindKey): boolean => key !== 'fixed'
export const isDated = (key: KindKey): boolean => kindOf(key).action !== undefined

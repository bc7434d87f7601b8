import type { SettingName } from '#shared/settings.ts'
import type { ChoiceTarget } from './words.ts'
import { targetNames } from './column-names.ts'

export type Group = 'person' | 'contact' | 'personal' | 'employment' | 'placement' | 'hours' | 'pay' | 'contract'
export type ValueKind = 'text' | 'name' | 'email' | 'phone' | 'date' | 'choice' | 'country' | 'nationality' | 'decimal' | 'amount' | 'currency' | 'reference'
export type TargetField = { key: TargetKey; label: string; group: Group; kind: ValueKind; max: number; names: string; uses?: SettingName }
export type TargetKey = keyof typeof fields

const as = (group: Group, kind: ValueKind, label: string, max = 200, uses?: SettingName) => ({ group, kind, label, max, ...uses && { uses } })

/** What a column of a people file can become. Where a key is also a choice, its words stand in `words.ts`. */
const fields = {
  number: as('employment', 'text', 'Employee number', 20),
  name: as('person', 'name', 'Full name'),
  firstName: as('person', 'name', 'First name', 100),
  middleName: as('person', 'name', 'Middle name', 100),
  lastName: as('person', 'name', 'Last name', 100),
  preferredName: as('person', 'text', 'Preferred name'),
  pronouns: as('person', 'text', 'Pronouns', 40),
  workEmail: as('person', 'email', 'Work e-mail', 254),
  workPhone: as('person', 'phone', 'Work phone', 40),
  personalEmail: as('contact', 'email', 'Personal e-mail', 254),
  mobilePhone: as('contact', 'phone', 'Mobile phone', 40),
  homePhone: as('contact', 'phone', 'Home phone', 40),
  address: as('contact', 'text', 'Street address', 300),
  address2: as('contact', 'text', 'Street address, second line', 200),
  city: as('contact', 'text', 'City', 80),
  region: as('contact', 'text', 'State or region', 80),
  postalCode: as('contact', 'text', 'Postal code', 12),
  country: as('contact', 'country', 'Country of residence', 2),
  emergencyName: as('contact', 'text', 'Emergency contact'),
  emergencyPhone: as('contact', 'phone', 'Emergency phone', 40),
  emergencyRelation: as('contact', 'text', 'Emergency contact is', 60),
  birthDate: as('personal', 'date', 'Date of birth'),
  gender: as('personal', 'choice', 'Gender'),
  maritalStatus: as('personal', 'choice', 'Marital status'),
  nationality: as('personal', 'nationality', 'Nationality', 2),
  legalEntity: as('employment', 'reference', 'Legal entity'),
  kind: as('employment', 'choice', 'Kind of worker'),
  startsOn: as('employment', 'date', 'First day'),
  endsOn: as('employment', 'date', 'Last day'),
  noticeGivenBy: as('employment', 'choice', 'Notice given by'),
  noticeGivenOn: as('employment', 'date', 'Notice given on'),
  lastWorkingDay: as('employment', 'date', 'Last working day'),
  paidUntil: as('employment', 'date', 'Paid until'),
  effectiveOn: as('employment', 'date', 'Effective from'),
  status: as('employment', 'choice', 'Employment status'),
  terminationKind: as('employment', 'choice', 'Kind of leaving'),
  terminationReason: as('employment', 'text', 'Reason for leaving'),
  originalHireOn: as('employment', 'date', 'First hired on'),
  serviceFrom: as('employment', 'date', 'Continuous service from'),
  seniorityLeave: as('employment', 'date', 'Counts for leave from'),
  seniorityRedundancy: as('employment', 'date', 'Counts for redundancy from'),
  seniorityPension: as('employment', 'date', 'Counts for pension from'),
  seniorityLongService: as('employment', 'date', 'Counts for long service from'),
  externalId: as('employment', 'text', 'Number in another system', 80),
  externalSystem: as('employment', 'text', 'That other system', 60),
  jobTitle: as('placement', 'reference', 'Job title'),
  grade: as('placement', 'text', 'Grade', 40, 'usesGrades'),
  unit: as('placement', 'reference', 'Unit or department'),
  location: as('placement', 'reference', 'Location'),
  position: as('placement', 'reference', 'Position', 200, 'usesPositions'),
  costCentre: as('placement', 'reference', 'Cost centre', 200, 'usesCostCentres'),
  costShares: as('placement', 'text', 'Shares of cost centres', 400, 'usesCostCentres'),
  manager: as('placement', 'text', 'Manager (name, number or e-mail)'),
  managerNumber: as('placement', 'text', 'Manager\'s employee number', 20),
  managerEmail: as('placement', 'email', 'Manager\'s e-mail', 254),
  weeklyHours: as('hours', 'decimal', 'Hours a week'),
  fullTimeHours: as('hours', 'decimal', 'Full-time hours a week'),
  fte: as('hours', 'decimal', 'Full-time equivalent'),
  amount: as('pay', 'amount', 'Pay'),
  currency: as('pay', 'currency', 'Pay currency', 3),
  per: as('pay', 'choice', 'Pay is per'),
  payStartsOn: as('pay', 'date', 'Pay since'),
  paymentsAYear: as('pay', 'decimal', 'Payments a year'),
  allowances: as('pay', 'text', 'Allowances, all in one cell', 400),
  allowance: as('pay', 'text', 'Allowance'),
  allowance2: as('pay', 'text', 'A second allowance'),
  allowance3: as('pay', 'text', 'A third allowance'),
  allowance4: as('pay', 'text', 'A fourth allowance'),
  allowance5: as('pay', 'text', 'A fifth allowance'),
  allowance6: as('pay', 'text', 'A sixth allowance'),
  allowance7: as('pay', 'text', 'A seventh allowance'),
  allowance8: as('pay', 'text', 'An eighth allowance'),
  form: as('contract', 'choice', 'Form of contract'),
  fixedTermEndsOn: as('contract', 'date', 'Fixed term ends'),
  probationEndsOn: as('contract', 'date', 'Probation ends'),
}

export const targets = Object.entries(fields).map(([key, field]) => ({ key, names: targetNames[key as TargetKey], ...field }) as TargetField)
export const targetOf: Record<TargetKey, TargetField> = Object.fromEntries(targets.map(target => [target.key, target])) as Record<TargetKey, TargetField>
/** Columns that are each one allowance, called like it. */
export const allowanceColumns = ['allowance', 'allowance2', 'allowance3', 'allowance4', 'allowance5', 'allowance6', 'allowance7', 'allowance8'] as const satisfies readonly TargetKey[]
export const isChoice = (key: TargetKey): key is ChoiceTarget & TargetKey => fields[key].kind === 'choice'

/** A column that is known and still stays outside: `special` by law, `secret` by its own safe, `later` for its module isn't there yet. */
export type KeptOut = { reason: 'special' | 'secret' | 'later'; what: string }

import type { Touch } from '#platform/touched.ts'
import { directoryEntry } from './records.ts'

/** Employees by the country of their main job: as exactly as a list of people can say whom a country's figures are about. */
const employeesIn = (country: string, rules: readonly string[]): Touch => {
  const filters = { country, workerKind: 'employee', isPrimary: 'true' }
  return { rules, record: directoryEntry, where: { ...filters, status: 'active', isContinued: 'false' }, page: `/people?${new URLSearchParams(filters)}` }
}

export const touches = [
  employeesIn('GB', ['gb.holiday-accrual-rate', 'gb.pension-auto-enrolment', 'gb.pension-contributions', 'gb.statutory-holiday', 'gb.statutory-parental-pay', 'gb.statutory-pay-rates', 'gb.statutory-redundancy-pay', 'gb.statutory-sick-pay']),
  employeesIn('IN', ['in.annual-leave', 'in.leave-carry-forward']),
  employeesIn('US', ['us.401k-deferral-limit', 'us.aca-fpl-safe-harbour', 'us.aca-rate-of-pay-safe-harbour', 'us.health-plan-limits', 'us.retirement-plan-limits', 'us.roth-catch-up']),
]

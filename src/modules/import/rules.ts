import { workerKinds } from '#modules/organization/records.ts'
import { contract, notice, pay, personalDetails, terminationKinds } from '#modules/people/records.ts'
import type { ChoiceTarget } from './words.ts'

/** A file's status says where somebody stands; the records keep it as dates. */
export const statuses = { active: 'Active', on_leave: 'On leave', starting: 'Starting', ended: 'Left' } as const

/** What a choice may become, as its own record says it. */
export const choices: Record<ChoiceTarget, Record<string, string>> = {
  gender: personalDetails.asks.gender.words ?? {},
  maritalStatus: personalDetails.asks.maritalStatus.words ?? {},
  kind: workerKinds,
  status: statuses,
  terminationKind: terminationKinds,
  noticeGivenBy: notice.asks.givenBy.words ?? {},
  per: pay.asks.per.words ?? {},
  form: contract.asks.form.words ?? {},
}

import { addNotice, editEmployment, editNotice } from './dates.ts'
import { known } from './known.ts'
import { recall, transfer } from './transfer.ts'

/** From the first day to the last, and back: what this module gives for it. */
export const life = {
  acts: [known, transfer],
  ways: { notice: { create: addNotice, edit: editNotice } },
  edit: editEmployment,
  /** Transferred by the act alone, which opens what continues it. */
  moves: { transfer: false as const, recall },
  sayings: {
    'people.asked_too_often': 'You have asked about birth dates very often today. Go on tomorrow, or ask who looks after everyone.',
    'people.not_known': 'Whom you found isn’t known by this any more: ask again with name and birth date.',
    'people.works_elsewhere': 'This person works here, where somebody else looks after them: ask them to enter the new job.',
    'people.works_before_first_day': 'Nobody works before the first day: compare the two days.',
    'people.service_after_start': 'Service counts from the first day at the latest: choose that day or an earlier one.',
    'people.probation_before_start': 'Probation ends after the first day: compare the two days.',
    'people.probation_after_term': 'Probation can’t outlast the fixed term: compare the two days.',
    'people.probation_after_end': 'Probation can’t outlast the employment: compare the two days.',
    'people.works_after_last_day': 'The last working day is the last day of the employment or an earlier one.',
    'people.notice_after_last_day': 'Notice is given before the last day of the employment: compare the two days.',
    'people.works_unpaid': 'Pay goes on to the last working day at least: compare the two days.',
    'people.detail_of_another_kind': 'This says something of another kind of worker: choose one that belongs to the kind, or leave it empty.',
    'people.only_of_contingent': 'Supplier, sponsor and end of the engagement are of agency workers and contractors: leave them empty.',
    'people.same_entity': 'They work for this legal entity already: choose another, or change the job instead.',
  },
}

import { addNotice, editEmployment, editNotice } from './dates.ts'
import { known } from './known.ts'
import { recall, transfer } from './transfer.ts'
import { putBack, withdraw, withdrawn } from './withdraw.ts'

/** From the first day to the last, and back: what this module gives for it. */
export const life = {
  acts: [known, transfer, withdrawn],
  ways: { notice: { create: addNotice, edit: editNotice } },
  edit: editEmployment,
  /** Transferred by the act alone, which opens what continues it. */
  moves: { transfer: false as const, recall, withdraw, putBack },
  sayings: {
    'people.withdrawn_continued': 'This employment continues another, or goes on in one: take back the transfer instead.',
    'people.withdrawn_changed': 'Something was changed since by changes that were released: take those back first, the latest one first.',
    'people.withdrawn_reports': 'People report or reported to this employment, or it answers for them: name somebody else for each of those days first.',
    'people.withdrawn_stands_in': 'This person stands in for somebody, or somebody for them: delete that first.',
    'people.withdrawn_access': 'This person has access, keys or an office that are held or prepared: end those first.',
    'people.withdrawn_manager': 'Their manager was entered by mistake, too: put that employment back first.',
    'people.had_ended': 'It had ended already when the import that entered it was taken back: enter it anew.',
    'people.transfer_undone': 'This is what is left of a transfer that was taken back, and the employment before it goes on: enter the transfer anew.',
    'people.is_withdrawn': 'This employment was entered by mistake and withdrawn: put it back first.',
    'people.asked_too_often': 'You have asked about birth dates very often today. Go on tomorrow, or ask who looks after everyone.',
    'people.not_known': 'Whom you found isn’t known by this any more: ask again with name and birth date.',
    'people.works_elsewhere': 'This person works here, where somebody else looks after them: ask them to enter the new job.',
    'people.works_before_first_day': 'Nobody works before the first day: compare the two days.',
    'people.hired_after_start': 'The first hire was on the first day at the latest: choose that day or an earlier one.',
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

import type { Module } from '#platform/module.ts'
import { balance, cell, ratio } from './balance.ts'
import { people } from './competence.ts'
import { align, leave, seats, take, usual } from './actions.ts'
import { ahead, cancel, holidaySayings, mine, prepare, turnHolidays } from './holidays.ts'
import { openReviews, turnSeats } from './jobs.ts'
import { changeFigure, loadsTold, plannerKnows, setFigure } from './planner.ts'
import { records } from './records.ts'
import { answer, finish } from './reviews.ts'

export { usualPositions } from './ladder.ts'

export const hrTeam: Module = {
  name: 'hr-team',
  records,
  ways: {
    hr_seat: { create: take, edit: false }, hr_seat_access: { create: false, edit: false }, planner_figure: { create: setFigure, edit: changeFigure },
    holiday: { create: false, edit: false, moves: { cancel, begin: false, end: false } }, holiday_item: { create: false, edit: false },
  },
  acts: [usual, leave, seats, align, answer, finish, people, balance, cell, ratio, plannerKnows, loadsTold, ahead, prepare, mine],
  jobs: [turnSeats, openReviews, turnHolidays],
  sayings: {
    ...holidaySayings,
    'hr_team.review_finished': 'This review is finished and kept as it is: end access on the page Access instead.',
    'hr_team.review_unanswered': 'Some access has no answer yet: say of each whether it stays.',
    'hr_team.reason_needed': 'Say why it is taken away: the reason is kept with the review.',
    'hr_team.already_taken': 'It was taken away already: giving it again is prepared and confirmed anew.',
    'hr_team.positions_are_there': 'There are HR positions already: change those, or add more.',
    'hr_team.needs_group': 'This position is for a group of people: choose which.',
    'hr_team.needs_function': 'This position has one main area: choose which.',
    'hr_team.duties_alone': 'Duties alone differ by position: leave the position empty.',
    'hr_team.share_above_all': 'A share is 100 at most.',
    'hr_team.hours_of_a_day': 'Say it in whole hours of a day.',
    'hr_team.whole_cases': 'Cases are counted in whole numbers.',
    'hr_team.ends_before_it_starts': 'It ends before it begins: compare the two days.',
    'hr_team.sits_there': 'This person is in that position already at that time.',
    'hr_team.longer_is_new': 'A position can end earlier, not later: put the person in it anew, and somebody confirms it.',
  },
}

import { known } from './known.ts'

/** From the first day to the last, and back: what this module gives for it. */
export const life = {
  acts: [known],
  sayings: {
    'people.asked_too_often': 'You have asked about birth dates very often today. Go on tomorrow, or ask who looks after everyone.',
    'people.not_known': 'Whom you found isn’t known by this any more: ask again with name and birth date.',
    'people.works_elsewhere': 'This person works here, where somebody else looks after them: ask them to enter the new job.',
  },
}

import { known } from './known.ts'
import { recall, transfer } from './transfer.ts'

/** From the first day to the last, and back: what this module gives for it. */
export const life = {
  acts: [known, transfer],
  /** Transferred by the act alone, which opens what continues it. */
  moves: { transfer: false as const, recall },
  sayings: {
    'people.asked_too_often': 'You have asked about birth dates very often today. Go on tomorrow, or ask who looks after everyone.',
    'people.not_known': 'Whom you found isn’t known by this any more: ask again with name and birth date.',
    'people.works_elsewhere': 'This person works here, where somebody else looks after them: ask them to enter the new job.',
    'people.same_entity': 'They work for this legal entity already: choose another, or change the job instead.',
  },
}

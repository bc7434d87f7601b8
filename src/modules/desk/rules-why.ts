/** A step of the way on which an item came to somebody: how many were left after it, and what it was about where that needs saying. */
export type Step = { step: string; left: number; note?: string | null }

/** In sentences, for whoever sees the item. Nobody else's reasons are told: who is away or in conflict is a number here. */
export const whyInWords = (steps: readonly Step[]): string[] => steps.map(({ step, left, note }) => {
  const people = left === 1 ? 'One person' : `${left} people`
  switch (step) {
    case 'assigned': return `${note ?? 'Somebody'} gave it.`
    case 'taken': return `${note ?? 'Somebody'} took it.`
    case 'handed': return `${note ?? 'Somebody'} handed it on.`
    case 'taken_back': return `${note ?? 'Somebody'} took it back.`
    case 'escalated': return `${note ?? 'Somebody'} asked for help with it.`
    case 'offered': return `${note ? `${note} offered it` : 'It is offered'} to the team: whoever takes it has it.`
    case 'holders': return left ? `${people} ${left === 1 ? 'looks' : 'look'} after this area for that person.` : 'Nobody looks after this area for that person.'
    case 'barred': return `Nobody gets what is about themselves, about who reports to them, or about somebody they are in conflict with: ${people} left.`
    case 'away': return left ? `Who is away gets nothing new: ${people} left.` : 'Everybody who could is away.'
    case 'nobody': return 'So it waits in the team’s list, with a warning for those who lead HR.'
    case 'second_person': return 'It is about somebody who leads HR: it goes to the second person named at setup.'
    case 'named': return left ? `Only named positions get it: ${people} left.` : 'Only named positions get it, and none of them can.'
    case 'no_leaders': return left ? `Those who lead HR aren’t asked for this: ${people} left.` : 'Only those who lead HR are left.'
    case 'lead': return 'Nobody else could have it, so it goes to the lead.'
    case 'hr_for_hr': return `It is about somebody of HR: ${people} ${left === 1 ? 'does' : 'do'} HR for HR.`
    case 'matter': return `${people} ${left === 1 ? 'has' : 'have'} something open with this person already.`
    case 'manager': return `${people} ${left === 1 ? 'has' : 'have'} something open with this person’s manager.`
    case 'partner': return `${people} ${left === 1 ? 'is' : 'are'} named HR partner of the unit.`
    case 'team': return `It is offered to the team of ${people}: whoever takes it has it.`
    case 'level': return `The kind of work suits ${people}.`
    case 'language': return `${people} ${left === 1 ? 'speaks' : 'speak'} this person’s language.`
    case 'hours': return `${people} ${left === 1 ? 'works' : 'work'} while this person does.`
    case 'load': return 'Of those, who has the least to do.'
    default: return `${step}: ${people}.`
  }
})

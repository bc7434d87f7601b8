/** A step of the way on which an item came to somebody: how many were left after it, and what it was about where that needs saying. */
export type Step = { step: string; left: number; note?: string | null }

/** In sentences, for whoever sees the item. Nobody else's reasons are told: who is away or in conflict is a number here. */
export const whyInWords = (steps: readonly Step[]): string[] => steps.map(({ step, left, note }) => {
  const people = left === 1 ? 'one person' : `${left} people`
  switch (step) {
    case 'assigned': return `${note ?? 'Somebody'} gave it.`
    case 'taken': return `${note ?? 'Somebody'} took it.`
    case 'handed': return `${note ?? 'Somebody'} handed it on.`
    case 'taken_back': return `${note ?? 'Somebody'} took it back.`
    case 'escalated': return `${note ?? 'Somebody'} asked for help with it.`
    case 'offered': return `${note ? `${note} offered it` : 'It is offered'} to the team: whoever takes it has it.`
    default: return `${step}: ${people}.`
  }
})

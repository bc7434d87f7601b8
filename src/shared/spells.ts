import { addDays, daysBetween, type Day } from './calendar.ts'

/** Days in a row, both included. */
export type Spell = { startsOn: Day; endsOn: Day }

/** In order; what adjoins or overlaps is one. */
export function joined(spells: readonly Spell[]): Spell[] {
  const whole: Spell[] = []
  for (const { startsOn, endsOn } of spells.toSorted((a, b) => daysBetween(b.startsOn, a.startsOn))) {
    const last = whole.at(-1)
    if (last && startsOn <= addDays(last.endsOn, 1)) last.endsOn = endsOn > last.endsOn ? endsOn : last.endsOn
    else whole.push({ startsOn, endsOn })
  }
  return whole
}

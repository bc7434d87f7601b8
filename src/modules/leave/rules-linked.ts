import { addDays, addMonths, type Day } from '#shared/calendar.ts'
import { workedOn, type Pattern } from './days.ts'

export type Ill = { id: string; from: Day; to: Day }
export type Said = { sicknessId: string; earlierId: string; says: 'same' | 'other' | 'one' }
export type Linked = { together: (Ill & { because: 'said' | 'follows' })[]; open: Ill[] }

/**
 * What counts with a sickness for Germany’s six weeks: what is said to be the same, or to have gone on into it, from one to the next; and what it follows at once, or with
 * only days off between, unless somebody says that it is another. Of the rest within twelve months nobody says anything.
 */
export function linkedTo(own: Ill, earlier: readonly Ill[], said: readonly Said[], patterns: readonly Pattern[]): Linked {
  const all = [own, ...earlier], found = new Map<string, 'said' | 'follows'>(), about = (one: Ill, other: Ill) => said.find(each => each.sicknessId === one.id && each.earlierId === other.id || each.sicknessId === other.id && each.earlierId === one.id)?.says
  for (const reached = [own]; reached.length > 0;) {
    const one = reached.pop()!
    for (const other of all) if (other !== own && !found.has(other.id)) {
      const word = about(one, other), follows = !word && (followsAtOnce(one, other, patterns) || followsAtOnce(other, one, patterns))
      if (word !== 'same' && word !== 'one' && !follows) continue
      found.set(other.id, follows ? 'follows' : 'said')
      reached.push(other)
    }
  }
  return {
    together: earlier.flatMap(each => found.has(each.id) ? [{ ...each, because: found.get(each.id)! }] : []),
    open: earlier.filter(each => !found.has(each.id) && about(own, each) !== 'other' && each.to >= addMonths(own.from, -12)),
  }
}

/** One begins on the day after the other, or only days lie between on which they don’t work. */
function followsAtOnce(later: Ill, before: Ill, patterns: readonly Pattern[]): boolean {
  if (before.to >= later.from) return false
  for (let day = addDays(before.to, 1); day < later.from; day = addDays(day, 1)) if (workedOn(patterns, day) > 0) return false
  return true
}

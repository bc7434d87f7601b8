import type { WorkLevel } from '#shared/work.ts'
import { distribute, type Colleague, type Matter, type Team } from './rules-routing.ts'

type Area = { function: string; level: WorkLevel; firstContact: Matter['firstContact'] }
export type Contact = { id: string; areas: string[]; standsInId: string | null }

/**
 * To whom each of these would go, and to whom meanwhile where that person has said that they are away. What somebody isn't told
 * doesn't show in it: neither who has something open about them, nor a conflict that was declared, nor how much anybody has to do, nor
 * seats that take what is sensitive alone.
 */
export function contactsOf(asked: Matter, team: Omit<Team, 'conflicts' | 'open'>, areas: readonly Area[], away: ReadonlySet<string>): Contact[] {
  const people = team.people.filter(({ seats }) => !seats.length || seats.some(({ kind, takes }) => kind !== 'specialist' || takes.some(level => level !== 'sensitive')))
    .map((each): Colleague => ({ ...each, load: spread(`${asked.personId} ${each.id}`) }))
  const goesTo = (area: Area, those: readonly Colleague[]) => distribute([{ ...asked, ...area }], { ...team, people: those, conflicts: new Set(), open: new Map(), teams: [] })[0]!
  const usually = people.map(each => away.has(each.id) ? { ...each, isAway: false } : each), found = new Map<string, Contact>()
  for (const area of areas) {
    const { assigneeId: id, routed } = goesTo(area, usually)
    if (!id || routed !== 'assigned') continue
    const contact = found.get(id) ?? { id, areas: [], standsInId: null }
    if (!contact.areas.includes(area.function)) contact.areas.push(area.function)
    const now = away.has(id) ? goesTo(area, people) : null
    if (now?.routed === 'assigned') contact.standsInId ??= now.assigneeId
    found.set(id, contact)
  }
  return [...found.values()]
}

/** So that of several who are alike, everybody has theirs, and the same each day. */
const spread = (text: string): number => [...text].reduce((sum, sign) => Math.imul(sum ^ sign.charCodeAt(0), 16_777_619) >>> 0, 2_166_136_261)

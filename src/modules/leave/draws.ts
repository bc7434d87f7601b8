import { exact, lowest, type Exact } from '#shared/exact.ts'
import { lacksOn, roomFor, type Taken } from './account.ts'
import type { Counted } from './days.ts'
import type { Account } from './ledger.ts'

/** A type that is drawn at the same time: its account, with all that is taken from it already. */
export type Drawn = { leaveTypeId: string; unit: 'days' | 'hours'; account: Account; booked: readonly Taken[]; floor: Exact }
export type Draw = { on: string; nth: number; leaveTypeId: string; amount: Exact }

/**
 * What each day takes of each type in turn: of the first as much as there is, the rest of the next; what nobody has is drawn of none.
 * Day after day, so that a request in two takes what one would.
 */
export function drawsOf(days: readonly Counted[], types: readonly Drawn[]): Draw[] {
  let open = days.filter(each => each.days.isAbove(0)).map(each => ({ ...each, share: exact(1) }))
  const found: Draw[] = []
  types.forEach(({ leaveTypeId, unit, account, booked, floor }, nth) => {
    const taken: Taken[] = [], wants = open.map(each => ({ on: each.on, days: ofDay(each, unit).times(each.share) }))
    const isEnough = lacksOn(account.policies, account.facts, booked, wants, floor).length === 0
    open = open.flatMap((each, i) => {
      const wanted = wants[i]!, amount = isEnough ? wanted.days : roomFor(account.policies, account.facts, [...booked, ...taken], wanted, floor)
      if (amount.is(0)) return [each]
      taken.push({ on: each.on, days: amount })
      found.push({ on: each.on, nth, leaveTypeId, amount })
      const share = each.share.minus(amount.over(ofDay(each, unit)))
      return share.is(0) ? [] : [{ ...each, share }]
    })
  })
  return found
}

/** Of a day that becomes shorter: as before, as far as it reaches, what came first first. `part`: how much of it is left. */
export function fewer(draws: readonly (Draw & { unit: 'days' | 'hours' })[], day: Pick<Counted, 'days' | 'minutes'>, part: Exact): Draw[] {
  let left = part
  return draws.toSorted((a, b) => a.nth - b.nth).flatMap(({ unit, ...draw }) => {
    const all = ofDay(day, unit), share = lowest(left, draw.amount.over(all))
    left = left.minus(share)
    return share.is(0) ? [] : [{ ...draw, amount: all.times(share) }]
  })
}

export const ofDay = ({ days, minutes }: Pick<Counted, 'days' | 'minutes'>, unit: 'days' | 'hours'): Exact => unit === 'hours' ? minutes.over(60) : days

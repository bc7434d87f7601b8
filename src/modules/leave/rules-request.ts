import { addDays, addMonths, daysBetween, daysFromTo, told, type Day } from '#shared/calendar.ts'
import { exact, type Quantity } from '#shared/exact.ts'

export type Period = { from: Day; to: Day; name: string }
/** What a policy asks of a request, beside that it is covered. */
export type RequestRules = {
  /** Of one stretch of leave. Less than the least is right where it is all that is left. */
  least?: Quantity; most?: Quantity
  /** How many days of the calendar before the first: of those that fit, the one for the longest leave. */
  notice?: readonly { from: Quantity; days: number }[]
  /** For how many days back it may be entered. */
  backdated?: number
  blackouts?: readonly Period[]
  /** Months of service before which none is taken. */
  afterMonths?: number
  /** So many of a team may be away at once, whoever asks included. */
  mostAway?: number
  /** From which day of an absence proof is needed: 1 is the first. */
  evidenceFrom?: number
  /** Of sickness: from which day of one it is given to a specialist, and after how many days within a year help to come back is offered. The company’s own numbers: no rule of law says them here. */
  longFrom?: number; offerFrom?: number
  /** Types of leave that it draws at the same time, in this order: of the first as much as there is, the rest of the next. */
  draws?: readonly string[]
}
/** `amount` counts what adjoins it too, in the policy's unit; `left` is what could be taken at most; `others`: how many others of the team are away, day by day. */
export type Asked = { today: Day; from: Day; to: Day; amount: Quantity; left: Quantity; serviceFrom: Day; others?: ReadonlyMap<Day, number>; hasEvidence?: boolean }
/** What stands against a request, in a sentence; what doesn't stop it is for whoever decides. */
export type Check = { code: string; says: string; stops: boolean }

export function checksOf(rules: RequestRules, asked: Asked, unit: 'days' | 'hours' = 'days'): Check[] {
  const { today, from, to, amount, left, serviceFrom, others = new Map(), hasEvidence = false } = asked, found: Check[] = []
  const say = (isSo: boolean, code: string, says: () => string, stops = true) => { if (isSo) found.push({ code: `leave.${code}`, says: says(), stops }) }
  const much = exact(amount), { least, most, backdated, afterMonths, mostAway, evidenceFrom } = rules

  say(least !== undefined && much.isBelow(least) && much.isBelow(left), 'too_short', () => `At least ${exact(least!)} ${unit} are taken at once. Ask for more, or for all that is left.`)
  say(most !== undefined && much.isAbove(most), 'too_long', () => `At most ${exact(most!)} ${unit} are taken at once, with what adjoins them. Ask for less, or speak with who looks after leave.`)
  const notice = (rules.notice ?? []).filter(each => much.isAtLeast(each.from)).toSorted((a, b) => exact(b.from).compare(a.from))[0]
  say(!!notice && from >= today && daysBetween(today, from) < notice.days, 'short_notice', () => `${exact(amount)} ${unit} are asked for ${notice!.days} days ahead: on ${told(addDays(today, notice!.days))} or later, or by agreement.`)
  say(backdated !== undefined && from < addDays(today, -backdated), 'too_late', () => `Leave is entered for at most ${backdated} days back. Ask who looks after leave to enter it.`)
  for (const { from: first, to: last, name } of rules.blackouts ?? []) say(first <= to && last >= from, 'blackout', () => `From ${told(first)} to ${told(last)} no leave is taken: ${name}. Choose other days.`)
  const waited = addMonths(serviceFrom, afterMonths ?? 0)
  say(from < waited, 'waiting', () => `Leave can be taken from ${told(waited)} on, after ${afterMonths} months here.`)
  const full = mostAway === undefined ? [] : [...others].filter(([on, away]) => on >= from && on <= to && away + 1 > mostAway).map(([on]) => on).sort()
  say(full.length > 0, 'team_away', () => `${mostAway === 1 ? 'Somebody else of the team is' : `${mostAway} others of the team are`} away on ${told(full[0]!)}${full.length > 1 ? ` and on ${full.length - 1} more of these days` : ''}.`, false)
  say(evidenceFrom !== undefined && daysFromTo(from, to) >= evidenceFrom && !hasEvidence, 'evidence', () => `Proof is needed from ${told(addDays(from, evidenceFrom! - 1))} on, the ${evidenceFrom! === 1 ? 'first day' : `${evidenceFrom}. day`}. It can be sent later.`, false)
  return found
}

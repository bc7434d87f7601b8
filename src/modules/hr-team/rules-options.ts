import type { HrFunction } from '#shared/functions.ts'
import { Refusal } from '#shared/refusal.ts'
import type { FigureName } from './rules-scenarios.ts'
import { compare, neededFor, type Change, type Compared, type Facts, type Focus, type Sheet } from './rules-scenarios.ts'

/** What an option leaves unsolved, or costs: worked out, never a matter of taste. */
export type Break =
  | { kind: 'piles' | 'waits' | 'busy' | 'single' | 'nobody' | 'alone_in_function' }
  | { kind: 'idle'; hours: number } | { kind: 'switching'; hours: number } | { kind: 'late'; months: number } | { kind: 'rest'; percent: number } | { kind: 'costs'; costs: Record<string, number> } | { kind: 'cost_unknown' }
export type Option = { change: Change; missing: FigureName[]; compared: Compared | null; breaks: Break[]; isEnough: boolean }
type Asked = { focus: Focus & { function: HrFunction; population: number }; country: string | null }

/** Limits by which an answer is enough: they are the company's own. */
const limits = ['most_wait', 'most_busy'] as const
/** A new position with less work than this of its time is mostly idle. */
const half = 0.5

/** A generalist for these people, a specialist for this work, or giving it to others: what each does, and what each breaks. */
export function optionsFor(facts: Facts, sheet: Sheet, { focus, country }: Asked, seed = 1): Option[] {
  return changesFor(focus, country).map(change => {
    const missing = [...new Set([...neededFor(facts, sheet, change), ...limits.filter(name => sheet.figures[name] === undefined)])]
    if (missing.length) return { change, missing, compared: null, breaks: [], isEnough: false }
    const compared = compare(facts, sheet, change, focus, { seed })
    return { change, missing, compared, breaks: breaksOf(change, compared, facts, sheet), isEnough: isEnough(compared.after, sheet) }
  })
}

function breaksOf(change: Change, { before, after, newBusy, works }: Compared, { profile }: Facts, { figures }: Sheet): Break[] {
  const { growsBy, waits, caseWaits, busy, switched } = after.ranges
  const breaks: Break[] = []
  if (growsBy.middle > 0 || waits.middle === Infinity || caseWaits.middle === Infinity) breaks.push({ kind: 'piles' })
  else if (waits.middle > figures.most_wait!) breaks.push({ kind: 'waits' })
  if (busy.middle * 100 > figures.most_busy! && growsBy.middle === 0) breaks.push({ kind: 'busy' })
  if (after.able === 0) breaks.push({ kind: 'nobody' })
  if (after.able === 1) breaks.push({ kind: 'single' })
  if (change.kind === 'specialist') breaks.push({ kind: 'alone_in_function' })
  if (newBusy && newBusy.middle < half) breaks.push({ kind: 'idle', hours: profile.length * (1 - newBusy.middle) })
  const more = switched.middle - before.ranges.switched.middle
  if (more > 0.05) breaks.push({ kind: 'switching', hours: more })
  if (works !== null) breaks.push({ kind: 'late', months: works })
  if (change.kind === 'outside') breaks.push({ kind: 'rest', percent: figures.outside_rest! })
  const costs = Object.fromEntries(Object.entries(after.costs).map(([currency, value]) => [currency, value - (before.costs[currency] ?? 0)] as const).filter(([, value]) => value > 0))
  if (Object.keys(costs).length) breaks.push({ kind: 'costs', costs })
  if (after.unknown.some(each => !before.unknown.includes(each)) || change.kind !== 'outside' && Object.keys(costs).length === 0) breaks.push({ kind: 'cost_unknown' })
  return breaks
}

/** By the company's limits, in the middle of what is likely: nothing piles up, nobody waits longer, nobody is busier, and two can do it. */
function isEnough({ ranges: { growsBy, waits, caseWaits, busy }, able }: Compared['after'], { figures }: Sheet): boolean {
  return growsBy.middle === 0 && Number.isFinite(caseWaits.middle) && waits.middle <= figures.most_wait! && busy.middle * 100 <= figures.most_busy! && (able ?? 2) > 1
}

export type Answer = 'present' | 'generalist' | 'specialist' | 'outside' | 'several'
export type Turn = { employees: number; answer: Answer }

/** From which headcount on the answer is another, the work growing with it: today's team as long as it is enough, then the first option that is, in the order of its hours a week, and several where none is. */
export function turnsOf(facts: Facts, sheet: Sheet, { focus, country }: Asked): Turn[] {
  const missing = limits.filter(name => sheet.figures[name] === undefined)
  if (missing.length) throw new Refusal('hr-team.figures_missing', { figures: missing })
  if (facts.employees === 0) return []
  const turns: Turn[] = []
  for (const employees of headcounts(facts.employees)) {
    const answer = answerAt(employees / facts.employees)
    if (turns.at(-1)?.answer !== answer) turns.push({ employees, answer })
  }
  return turns

  function answerAt(scale: number): Answer {
    const at = (change: Change | null) => isEnough(compare(facts, sheet, change, focus, { runs: 1, scale }).after, sheet)
    if (at(null)) return 'present'
    const answer = changesFor(focus, country).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).find(change => neededFor(facts, sheet, change).length === 0 && at(change))
    return answer ? answer.kind as Answer : 'several'
  }
}
/** What ties the company least comes first. */
const order = ['outside', 'generalist', 'specialist']

/** From half of today to four times, in steps of about a twelfth, as round numbers. */
function headcounts(employees: number): number[] {
  const steps = Array.from({ length: 27 }, (_, n) => round(employees * 0.5 * 1.0835 ** n))
  return [...new Set(steps)].filter(each => each > 0)
}
const round = (value: number) => { const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1); return Math.round(value / unit) * unit }

const changesFor = ({ function: name, population }: Asked['focus'], country: string | null): Change[] => [{ kind: 'generalist', population, country, function: name }, { kind: 'specialist', function: name, country }, { kind: 'outside', function: name, country }]

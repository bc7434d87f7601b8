import { chance, type Roll } from '#shared/chance.ts'
import { amount, sum } from './rules-queue.ts'

/** Around what the middle is, and between which most of what is likely lies. */
export type Range = { low: number; middle: number; high: number }
/** `usual`: minutes by the catalogue; `answers`: what was said at closing; `weight`: as many answers as the catalogue counts for. */
export type Handling = { usual: number; answers: readonly { minutes: number; count: number }[]; weight: number }

/** The catalogue's minutes moved towards what was answered: the more answers, the further. */
export function handlingOf({ usual, answers, weight }: Handling): { minutes: number; counts: number } {
  amount('usual', usual)
  amount('weight', weight)
  for (const { minutes, count } of answers) {
    amount('minutes', minutes)
    amount('count', count)
  }
  const counts = weight + sum(answers.map(({ count }) => count))
  return { minutes: counts === 0 ? usual : (weight * usual + sum(answers.map(({ minutes, count }) => minutes * count))) / counts, counts }
}

/** By how much a mean that so many answers stand for may be off, one draw: the inverse of a gamma, on average 1. */
export function drawnFactor(counts: number, roll: Roll): number {
  const shape = Math.max(2, counts)
  return (shape - 1) / gamma(shape, roll)
}

/** As many weeks again, picked from those there were: one draw of what a week brings on average. */
export function drawnWeeks(weeks: number, roll: Roll): number[] {
  return Array.from({ length: weeks }, () => Math.floor(roll() * weeks))
}

/** Eight of ten lie between. */
export function rangeOf(values: readonly number[]): Range {
  const sorted = values.toSorted((a, b) => a - b)
  return { low: quantile(sorted, 0.1), middle: quantile(sorted, 0.5), high: quantile(sorted, 0.9) }
}

function quantile(sorted: readonly number[], part: number): number {
  if (sorted.length === 0) return 0
  const at = (sorted.length - 1) * part, below = Math.floor(at)
  const low = sorted[below]!, high = sorted[Math.ceil(at)]!
  return low === high || at === below ? low : low + (high - low) * (at - below)
}

export type History = { id: string; weeks: readonly number[] }
export type Tested = { id: string; forecast: Range; happened: number; isIn: boolean }
/** `passed` null: too little is known to test anything. */
export type BackTest = { passed: boolean | null; whole: Tested | null; each: Tested[]; weeksBefore: number; weeksTested: number }

/** A quarter, and at least as much before it. */
export const testedWeeks = 13
/** Less than two a week is chance, and says nothing about a forecast. */
const enough = 26
/** As wide as what is said with it: of two hundred runs the middle eighty in a hundred, and the whole besides at least two of three lines within. */
export const draws = 200

/** The last quarter forecast from the weeks before it, and what came. Each run picks weeks from before as often as the quarter has weeks. */
export function backTest(history: readonly History[], seed = 1): BackTest {
  const length = Math.max(0, ...history.map(({ weeks }) => weeks.length))
  const before = length - testedWeeks
  if (before < testedWeeks) return { passed: null, whole: null, each: [], weeksBefore: Math.max(0, before), weeksTested: testedWeeks }
  const test = (id: string, weeks: readonly number[], stream: number): Tested => {
    const roll = chance(seed, 11, stream), known = weeks.slice(0, before)
    // Both what a week brings on average is uncertain, and which weeks the quarter will have.
    const runs = Array.from({ length: draws }, () => {
      const likely = drawnWeeks(before, roll).map(at => known[at]!)
      return sum(drawnWeeks(before, roll).slice(0, testedWeeks).map(at => likely[at]!))
    })
    const forecast = rangeOf(runs), happened = sum(weeks.slice(before))
    return { id, forecast, happened, isIn: happened >= Math.floor(forecast.low) && happened <= Math.ceil(forecast.high) }
  }
  const each = history.map((line, n) => test(line.id, line.weeks, n + 1)).filter(({ forecast, happened }) => Math.max(forecast.middle, happened) >= enough)
  const all = Array.from({ length }, (_, week) => sum(history.map(({ weeks }) => weeks[week] ?? 0)))
  const whole = test('', all, 0)
  if (Math.max(whole.forecast.middle, whole.happened) < enough) return { passed: null, whole, each, weeksBefore: before, weeksTested: testedWeeks }
  return { passed: whole.isIn && each.filter(({ isIn }) => isIn).length * 3 >= each.length * 2, whole, each, weeksBefore: before, weeksTested: testedWeeks }
}

/** Marsaglia and Tsang (2000), for shapes of 1 and more. */
function gamma(shape: number, roll: Roll): number {
  const d = shape - 1 / 3, c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(roll), v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - roll()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
const normal = (roll: Roll) => Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll())

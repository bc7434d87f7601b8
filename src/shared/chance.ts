/** A run of chance that always falls alike: for the same seed and stream the same numbers from 0 to 1. */
export type Roll = () => number

export function chance(...seeds: readonly number[]): Roll {
  let state = seeds.reduce((sum, seed) => mixed(sum ^ mixed(seed + 0x9e3779b9 | 0)), 0x2545f491)
  return () => {
    state = state + 0x6d2b79f5 | 0
    return (mixed(state) >>> 0) / 4294967296
  }
}

export const whole = (roll: Roll, from: number, to: number) => from + Math.floor(roll() * (to - from + 1))
export const pick = <T>(roll: Roll, of: readonly T[]): T => of[Math.floor(roll() * of.length)]!
/** One of the places of `weights`, each as often as its weight says. */
export function weighted(roll: Roll, weights: readonly number[]): number {
  let left = roll() * weights.reduce((sum, weight) => sum + weight, 0)
  const found = weights.findIndex(weight => (left -= weight) < 0)
  return found < 0 ? weights.length - 1 : found
}

/** Ids of the form of UUIDv7, rising with the number: the same seed, kind and number give the same one. */
export const idOf = (seed: number, kind: number, number: number) => idAt(firstId + Math.floor(number / 4096), seed, kind, number)

/** The same, of an instant: rising with it. */
export function idAt(milliseconds: number, seed: number, kind: number, number: number): string {
  const first = mixed(mixed(seed ^ kind * 0x85ebca6b) + number | 0) >>> 0
  const second = mixed(first ^ 0x632be5ab) >>> 0
  return `${momentOf(milliseconds)}${two(0x7000 + (number & 4095))}-${two(0x8000 + (first & 0x3fff))}-${two(first >>> 16)}${two(second >>> 16)}${two(second & 0xffff)}`
}
/** Ids come by the thousand of one moment. */
let last = -1, moment = ''
function momentOf(milliseconds: number): string {
  if (milliseconds === last) return moment
  const high = Math.floor(milliseconds / 65536)
  last = milliseconds
  return moment = `${two(high >>> 16)}${two(high & 0xffff)}-${two(milliseconds % 65536)}-`
}
const two = (value: number) => hex[value >>> 8]! + hex[value & 255]!
/** So few that the processor keeps them at hand. */
const hex = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))
const firstId = Date.UTC(2024, 0, 1)

function mixed(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ bits >>> 16, 0x85ebca6b)
  bits = Math.imul(bits ^ bits >>> 13, 0xc2b2ae35)
  return bits ^ bits >>> 16
}

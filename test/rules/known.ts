import { loadRule, rules } from '#rules/index.ts'
import type { Rule } from '#shared/rule.ts'

export const known: Rule[] = await Promise.all(rules.map(async ({ id }) => (await loadRule(id))!))

/** Every field of what was expected is there and equal; numbers agree within a tolerance, money as a decimal. */
export function differences(expected: unknown, given: unknown, tolerance = 1e-6, path = 'output'): string[] {
  if (typeof expected === 'number' && typeof given === 'number') return Math.abs(expected - given) <= tolerance * Math.max(1, Math.abs(expected)) ? [] : [`${path}: ${given}, not ${expected}`]
  if (isMoney(expected) && isMoney(given)) return Number(expected) === Number(given) ? [] : [`${path}: ${given}, not ${expected}`]
  if (Array.isArray(expected)) return !Array.isArray(given) || expected.length !== given.length ? [`${path}: ${JSON.stringify(given)}, not ${JSON.stringify(expected)}`] : expected.flatMap((each, at) => differences(each, given[at], tolerance, `${path}[${at}]`))
  if (isObject(expected) && isObject(given)) return Object.entries(expected).flatMap(([name, each]) => differences(each, given[name], tolerance, `${path}.${name}`))
  return Object.is(expected, given) ? [] : [`${path}: ${JSON.stringify(given)}, not ${JSON.stringify(expected)}`]
}

const isMoney = (value: unknown): value is string => typeof value === 'string' && /^-?\d+\.\d+$/.test(value)
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

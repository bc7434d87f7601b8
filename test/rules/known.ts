import { loadRule, rules } from '#rules/index.ts'
import { told } from '#shared/calendar.ts'
import { exact } from '#shared/exact.ts'
import type { Field } from '#shared/fields.ts'
import type { Rule, Step } from '#shared/rule.ts'

export const known: Rule[] = await Promise.all(rules.map(async ({ id }) => (await loadRule(id))!))

/** Every field of what was expected is there and equal; numbers agree within a tolerance, money as a decimal. */
export function differences(expected: unknown, given: unknown, tolerance = 1e-6, path = 'output'): string[] {
  if (typeof expected === 'number' && typeof given === 'number') return Math.abs(expected - given) <= tolerance * Math.max(1, Math.abs(expected)) ? [] : [`${path}: ${given}, not ${expected}`]
  if (isMoney(expected) && isMoney(given)) return Number(expected) === Number(given) ? [] : [`${path}: ${given}, not ${expected}`]
  if (Array.isArray(expected)) return !Array.isArray(given) || expected.length !== given.length ? [`${path}: ${JSON.stringify(given)}, not ${JSON.stringify(expected)}`] : expected.flatMap((each, at) => differences(each, given[at], tolerance, `${path}[${at}]`))
  if (isObject(expected) && isObject(given)) return Object.entries(expected).flatMap(([name, each]) => differences(each, given[name], tolerance, `${path}.${name}`))
  return Object.is(expected, given) ? [] : [`${path}: ${JSON.stringify(given)}, not ${JSON.stringify(expected)}`]
}

/** Single numbers, amounts and days of an answer that none of its steps speaks of. */
export function unsaid(rule: Rule, output: Record<string, unknown>, steps: readonly Step[]): string[] {
  const words = steps.map(({ text }) => text).join('\n')
  const fields = (rule.output as unknown as { properties: Record<string, Field> }).properties
  return Object.entries(output).filter(([name, value]) => value !== null && !isSaid(words, fields[name]!, value)).map(([name, value]) => `${name}: ${JSON.stringify(value)} isn’t in ${words}`)
}
function isSaid(words: string, { kind }: Field, value: unknown) {
  if (kind === 'date') return words.includes(told(value as string))
  if (kind === 'money') return words.includes(value as string)
  if (kind !== 'number' && kind !== 'integer' && kind !== 'float') return true
  // A float's last digit may be another than that of the exact number in the words.
  return words.includes(exact(value as number).toString()) || (words.match(/-?\d+(?:\.\d+)?/g) ?? []).some(each => Math.abs(Number(each) - (value as number)) <= Math.max(1e-10, 1e-12 * Math.abs(value as number)))
}

const isMoney = (value: unknown): value is string => typeof value === 'string' && /^-?\d+\.\d+$/.test(value)
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

import fc, { type Arbitrary } from 'fast-check'
import { Check } from 'typebox/schema'
import { addDays } from '#shared/calendar.ts'
import { problemOf } from '#platform/errors.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Rule } from '#shared/rule.ts'
import { agreed } from '#shared/terms.ts'
import { unsaid } from './known.ts'

type Schema = { kind?: string; type?: string | string[]; optional?: true; enum?: unknown[]; minimum?: number; exclusiveMinimum?: number; maximum?: number; minItems?: number; maxItems?: number; items?: Schema; properties?: Record<string, Schema>; additionalProperties?: Schema }

const day = fc.integer({ min: 0, max: 47_000 }).map(days => addDays('1990-01-01', days % 20_000 === 0 ? days : days % 18_000))
/** Small numbers mostly, since a law's steps lie there; the bounds themselves, and anything between. */
const between = (low: number, high: number, digits: number) => fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 5000 }).map(n => n / 10 ** Math.min(digits, 1) ) }, { weight: 2, arbitrary: fc.double({ min: low, max: high, noNaN: true }) }, fc.constantFrom(low, high, 0, 1, 0.1 + 0.2),
).map(value => digits === 0 ? Math.round(value) : value).filter(value => value >= low && value <= high)

function anyOf(schema: Schema): Arbitrary<unknown> {
  const { kind, minimum = -1e12, exclusiveMinimum, maximum = 1e12, minItems = 0, maxItems = 12 } = schema
  const low = exclusiveMinimum === undefined ? minimum : exclusiveMinimum + 1e-3
  switch (kind) {
    case 'money': return fc.oneof(fc.integer({ min: 0, max: 500_000 }).map(cents => (cents / 100).toFixed(2)), fc.integer({ min: 0, max: 99_999 }).map(String), fc.constantFrom('0', '0.01', '0.1', '9999999999.99'))
    case 'number': return between(low, maximum, 10)
    case 'float': return between(-1e9, 1e9, 10)
    case 'integer': return between(Math.ceil(low), Math.floor(maximum), 0)
    case 'date': return day
    case 'flag': return fc.boolean()
    case 'choice': return fc.constantFrom(...schema.enum!.filter(value => value !== null))
    case 'cell': return fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 5 }) }, { weight: 3, arbitrary: fc.constantFrom('a', 'b', '1', '') }, between(-1e12, 1e12, 10))
    case 'country': return fc.constantFrom('DE', 'FR', 'DK', 'IE', 'XX')
    case 'list': case 'lines': return fc.array(anyOf(kind === 'lines' ? { ...schema.items!, kind: 'group' } : schema.items!), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 12) })
    case 'group': return fc.record(Object.fromEntries(Object.entries(schema.properties!).map(([name, each]) => [name, orNone(each)])))
      .map(values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)))
    case 'byName': return fc.dictionary(fc.constantFrom('a', 'b', 'c', 'Women', '__proto__'), anyOf(schema.additionalProperties!), { maxKeys: 4 })
    default: return fc.constantFrom('a', 'b', 'CA', 'x y')
  }
}
const orNone = (schema: Schema) => schema.optional ? fc.option(fc.option(anyOf(schema), { nil: null }), { nil: undefined }) : anyOf(schema)

/** What a rule may be asked: fields at random, or a worked example with some of its fields replaced. */
function anyInput(rule: Rule): Arbitrary<Record<string, unknown>> {
  const random = anyOf({ ...rule.input as Schema, kind: 'group' }) as Arbitrary<Record<string, unknown>>
  const near = fc.tuple(fc.constantFrom(...rule.examples.map(({ input }) => input)), random, fc.infiniteStream(fc.integer({ min: 0, max: 3 })))
    .map(([example, other, dice]) => Object.fromEntries(Object.entries({ ...example, ...Object.fromEntries(Object.entries(other).filter(() => dice.next().value === 0)) })))
  return fc.oneof(random, near)
}

const spoiled = (input: Arbitrary<Record<string, unknown>>) => fc.tuple(input, fc.nat(), fc.constantFrom<unknown>(null, -1, NaN, Infinity, '', '1.234', '2026-02-30', [], {}, true, 1e308, 'x'.repeat(5000)), fc.boolean())
  .map(([given, at, value, isNew]): unknown => {
    const names = Object.keys(given)
    return isNew || names.length === 0 ? { ...given, [`field${at}`]: value } : { ...given, [names[at % names.length]!]: value }
  })

/** What may have been agreed beside it, in form or not; mostly nothing of rules that refuse it. */
function anyTerms({ output, terms }: Rule): Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.keys(terms).map(name => [name, anyOf({ ...(output as Schema).properties![name]!, maximum: 1e12 })]))
  if (Object.keys(fields).length === 0) return fc.oneof({ weight: 30, arbitrary: fc.constant(undefined) }, fc.anything())
  return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 8, arbitrary: fc.dictionary(fc.constantFrom(...Object.keys(agreed)), fc.record(fields, { requiredKeys: [] })) }, fc.anything())
}

/** Any day, and often one on which its parameters are known or end. */
function dayFor({ parameters, examples }: Rule): Arbitrary<string> {
  const told = [...Object.values(parameters).flatMap(({ rows, until }) => [...rows.map(({ from }) => from), ...until ? [until] : []]), ...examples.flatMap(({ on }) => on ?? [])]
  return told.length === 0 ? day : fc.oneof(day, fc.tuple(fc.constantFrom(...told), fc.integer({ min: -1, max: 60 })).map(([from, days]) => addDays(from, days)))
}

/** The same questions each time, lest a build fail for what it didn't change; others with FUZZ_SEED. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20261123)

/** An answer in the form that was promised, or a refusal in words: whatever is asked. Says how often it was an answer. */
export function answered(rule: Rule, numRuns: number): number {
  let answers = 0
  const input = anyInput(rule)
  fc.assert(fc.property(fc.oneof({ weight: 5, arbitrary: input as Arbitrary<unknown> }, spoiled(input), fc.anything()), dayFor(rule), anyTerms(rule), (given, on, terms) => {
    const refusal = refusalOf(() => {
      const { output, governs = [], steps, parametersFrom } = rule.answer({ input: given, on, terms })
      for (const { field, by, value } of governs) if (JSON.stringify(value) !== JSON.stringify(by === 'law' ? output[field] : alike(value, (terms as Record<string, Record<string, unknown>>)[by]![field]))) throw new Error(`not what ${by} says of ${field}: ${JSON.stringify(value)}`)
      if (!Check(rule.output, JSON.parse(JSON.stringify(output)))) throw new Error(`not in form: ${JSON.stringify(output)}`)
      if (steps.length === 0) throw new Error('no step')
      const silent = unsaid(rule, output, steps)
      if (silent.length) throw new Error(silent[0])
      for (const { text, values } of steps) {
        if (/NaN|Infinity|undefined|null|\[object/.test(text)) throw new Error(text)
        for (const value of values) if (!text.includes(value)) throw new Error(`${value} is not in: ${text}`)
      }
      if (parametersFrom !== null && !/^\d{4}-\d\d-\d\d$/.test(parametersFrom)) throw new Error(parametersFrom)
    })
    if (!refusal) {
      answers++
      return
    }
    const { title, status, errors } = problemOf(refusal, new Map())
    if (refusal.code === 'invalid' && Check(rule.input, given) && !errors?.some(({ field }) => field.startsWith('terms')) && errors?.some(({ code }) => code !== 'required')) throw new Error(`in form, but refused: ${JSON.stringify(errors)}`)
    if (status !== 422 || !title || refusal.code === 'invalid' && !errors?.length) throw new Error(`an unexplained refusal: ${refusal.code}`)
  }), { numRuns, seed })
  return answers
}

/** An amount may be written in more ways than one. */
const alike = (value: unknown, given: unknown) => typeof value === 'string' && Number(value) === Number(given) ? value : given

export function refusalOf(work: () => void): Refusal | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

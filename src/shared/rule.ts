import { Compile, Errors } from 'typebox/schema'
import type { TSchema } from 'typebox'
import { told, type Day } from './calendar.ts'
import type { Exact } from './exact.ts'
import { fieldErrors } from './field-errors.ts'
import { inputOf, type Fields, type Values } from './fields.ts'
import type { HrFunction } from './functions.ts'
import { jurisdictionOf, jurisdictions, type Jurisdiction } from './jurisdictions.ts'
import { placeRefused } from './places.ts'
import type { Came, Laid, Rates, Source, Used } from './rates.ts'
import { Refusal } from './refusal.ts'
import { reader, writer, type Given } from './rule-fields.ts'
import { comparer, type Comparison, type Comparisons, type Governs } from './terms.ts'

/** What was done, in words, and the numbers that it speaks of as they stand in the words. */
export type Step = { text: string; values: string[] }
type Spoken = Exact | number | string
export type Say = (text: TemplateStringsArray, ...values: Spoken[]) => void

/** What a formula may ask while it works. */
export type Law<R extends string = string> = {
  /** The day whose law is asked for. */
  on: Day
  /** What these rates say on that day, or on another. */
  inForce<T>(rates: Rates<T>, on?: Day): T
  /** Ends the work with one of the rule's own refusals; `field` is the input that it is about. */
  refuse(reason: R, field?: string): never
  /** A field that is optional in general, but not in this case. */
  need<T>(value: T | null, field: string): T
  /** One step of the explanation; the numbers it speaks of are its `${}`, and days, which are told in words. */
  say: Say
}

export type Example = { name: string; on?: Day; input: Record<string, unknown>; source: string } & ({ output: Record<string, unknown>; tolerance?: number } | { refused: string })

type Spec<I, O, R extends string> = {
  id: `${Jurisdiction}.${string}`
  title: string
  field: HrFunction
  source: Source
  /** When somebody last held it against its source. */
  checkedOn?: Day
  /** Where it holds beside its jurisdiction's own: `['GB-NIR']`. */
  alsoIn?: readonly string[]
  /** The input by whose dates it picks its parameters, where that isn't `on`. */
  datedBy?: string
  parameters?: Record<string, Rates>
  input: I
  output: O
  /** How contract, collective agreement and policy compare with it, by field of its answer; without, it refuses them. */
  terms?: { readonly [field in keyof O]?: Comparison }
  /** What it does not cover or takes for granted. */
  limits?: readonly string[]
  /** Its own refusals: what is wrong, and what to do. */
  refusals?: Record<R, string>
  examples: readonly Example[]
}

/** `place`: for whom it is asked, as ISO 3166 writes places ("GB-NIR"); where the rule isn't known to hold, it refuses by name. */
export type Asked = { input: unknown; on?: Day | null; place?: string | null; terms?: unknown }
export type Parameter = { name: string; from: Day; source: Source } & Came
export type Answer = { output: Record<string, unknown>; governs?: Governs[]; steps: Step[]; source: Source; parametersFrom: Day | null; parameters: Parameter[] }

/** In: what the formula sees. Out: what it says, before it becomes JSON. */
export type Rule<In = unknown, Out = unknown> = {
  id: string; title: string; jurisdiction: string; field: HrFunction; source: Source; checkedOn: Day | null; datedBy: string | null
  parameters: Record<string, Rates>; input: TSchema; output: TSchema; terms: Comparisons; limits: readonly string[]; refusals: Record<string, string>; examples: readonly Example[]; alsoIn: readonly string[]
  /** JSON in, JSON out, with the way there; by the parameters that stand for whoever asks. */
  answer(asked: Asked, laid?: Laid): Answer
  /** JSON → what the formula sees; refuses what it can't take. */
  read(input: unknown): In
  /** The formula alone, for code that has its numbers already. */
  work(input: In, on: Day | null, say?: Say, laid?: Laid): Out
}

/**
 * A rule with its source: `rule({ … }).formula((input, law) => …)`. Everything else about it is read from this: checks, API, page, docs.
 * The formula comes by itself, so that TypeScript has settled what goes in and out when it reads it.
 */
export const rule = <I extends Fields, O extends Fields, R extends string = never>(spec: Spec<I, O, R>) =>
  ({ formula: (formula: (input: Values<I>, law: Law<R>) => Given<O>) => made(spec, formula) })

function made<I extends Fields, O extends Fields, R extends string>(spec: Spec<I, O, R>, formula: (input: Values<I>, law: Law<R>) => Given<O>) {
  const { id, title, field, source, checkedOn = null, datedBy = null, parameters = {}, terms = {}, limits = [], examples, alsoIn = [] } = spec
  const refusals = spec.refusals ?? {} as Record<R, string>
  const input: TSchema = inputOf(spec.input), output: TSchema = inputOf(spec.output)
  const fromJson = reader(spec.input), toJson = writer(spec.output)
  const compare = comparer(title, spec.output, terms as Comparisons)
  let check: { Check(value: unknown): boolean } | undefined

  function read(given: unknown): Values<I> {
    check ??= Compile(input)
    if (!check.Check(given)) throw new Refusal('invalid', { errors: fieldErrors(Errors(input, given)[1]) })
    return fromJson(given as Record<string, unknown>) as Values<I>
  }

  const refuse = (reason: R, field?: string): never => {
    throw new Refusal(`${id}.${reason}`, { title: refusals[reason], ...field !== undefined && { field, errors: [{ field, code: 'refused', message: refusals[reason] }] } })
  }

  function work(given: Values<I>, on: Day | null, say: Say = silent, laid?: Laid, used: (rates: Rates, row: Used) => void = silent): Given<O> {
    const inForce = <T>(rates: Rates<T>, day = on ?? missing('on')) => {
      const row = (laid?.get(rates.id) as Rates<T> | undefined ?? rates).inForce(day)
      used(rates, row)
      return row.values
    }
    return formula(given, on === null ? { get on() { return missing('on') }, inForce, refuse, need, say } : { on, inForce, refuse, need, say })
  }

  function answer({ input: given, on = null, place = null, terms: agreed = null }: Asked, laid?: Laid): Answer {
    const elsewhere = place && placeRefused(title, id, alsoIn, place)
    if (elsewhere) throw new Refusal('rules.not_for_place', { field: 'place', place, title: elsewhere })
    const steps: Step[] = [], used = new Map<Used, Rates>()
    const said = work(read(given), on, (text, ...values) => { steps.push(stepOf(text, values)) }, laid, (rates, row) => used.set(row, rates))
    const rows = [...used].map(([{ from, source, came }, rates]) => ({ name: Object.keys(parameters).find(name => parameters[name] === rates) ?? rates.title, from, source, ...came }))
    const governs = agreed === null ? null : compare(agreed, said as Record<string, unknown>, step => { steps.push(step) })
    return { output: toJson(said as Record<string, unknown>), ...governs && { governs }, steps, source, parametersFrom: rows.map(({ from }) => from).toSorted().at(-1) ?? null, parameters: rows }
  }

  return {
    id, title, field, source, checkedOn, datedBy, parameters, terms, limits, refusals, examples, alsoIn, input, output, answer, read, work,
    jurisdiction: jurisdictions[jurisdictionOf(id)],
  } as Rule<Values<I>, Given<O>>
}

function missing(field: string): never {
  throw new Refusal('invalid', { errors: [{ field, code: 'required', message: 'is needed' }] })
}
const need = <T>(value: T | null, field: string): T => value ?? missing(field)
const silent = () => {}

function stepOf(text: TemplateStringsArray, given: Spoken[]): Step {
  const values = given.map(value => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? told(value) : String(value))
  return { text: text.map((each, at) => each + (values[at] ?? '')).join(''), values: values.filter(value => value !== '') }
}

import { Compile, Errors } from 'typebox/schema'
import { told } from './calendar.ts'
import { exact, type Quantity } from './exact.ts'
import { fieldErrors } from './field-errors.ts'
import { inputOf, optional, type Field, type Fields } from './fields.ts'
import { Refusal } from './refusal.ts'
import type { Step } from './rule.ts'
import { reader, writer } from './rule-fields.ts'

/** What may be agreed beside a law. */
export const agreed = { contract: 'contract', agreement: 'collective agreement', policy: 'company’s policy' } as const
type Party = keyof typeof agreed

/** How an answer of the law stands against what was agreed about it, and the section that says so. */
export type Comparison = {
  compares: 'more-favourable' | 'longer' | 'at-most' | 'exactly-the-rule'
  section: string
  /** What the section says, in a sentence. */
  says: string
  /** Whose terms stand in the law's place, whether they give more or less, and what allows it. */
  instead?: { by: Party; section: string }
}
type More = Pick<Comparison, 'instead'>

/** The law is the least: the larger amount governs. */
export const moreFavourable = (section: string, says: string, more: More = {}): Comparison => ({ compares: 'more-favourable', section, says, ...more })
/** The law is the shortest: the longer period, or the later day, governs. */
export const longer = (section: string, says: string, more: More = {}): Comparison => ({ compares: 'longer', section, says, ...more })
/** The law is the most: what is agreed below it governs. */
export const atMost = (section: string, says: string): Comparison => ({ compares: 'at-most', section, says })
/** Nothing else may be agreed. */
export const exactlyTheRule = (section: string, says: string): Comparison => ({ compares: 'exactly-the-rule', section, says })

export type Comparisons = { readonly [field: string]: Comparison }
/** `why`: what made it govern; `the-same` where nothing that was agreed says otherwise. */
export type Governs = { field: string; by: 'law' | Party; value: unknown; why: Comparison['compares'] | 'instead-of-the-law' | 'the-same'; section: string }

/** The fields that terms may be given for: those of the answer, without the bounds of the law. */
export const termFields = (output: Fields, comparisons: Comparisons): Fields =>
  Object.fromEntries(Object.keys(comparisons).map(name => {
    const field = output[name]!
    return [name, optional({ ...field, ...'maximum' in field && { maximum: 1e12 } } as Field)]
  }))

/** What governs, field by field. The order in which terms are given makes no difference. */
export function comparer(title: string, output: Fields, comparisons: Comparisons) {
  const fields = termFields(output, comparisons), read = reader(fields), write = writer(fields)
  const schema = inputOf(Object.fromEntries(Object.keys(agreed).map(party => [party, optional({ ...inputOf(fields), title: party } as unknown as Field)])))
  let check: { Check(value: unknown): boolean } | undefined

  return (given: unknown, law: Record<string, unknown>, say: (step: Step) => void): Governs[] => {
    if (Object.keys(comparisons).length === 0) throw new Refusal('rules.terms_not_compared', { field: 'terms', title: `${title}: this rule doesn’t compare terms with the law, since no source at hand says which would govern. Ask without them.` })
    check ??= Compile(schema)
    if (!check.Check(given)) throw new Refusal('invalid', { errors: fieldErrors(Errors(schema, given)[1]).map(error => ({ ...error, field: ['terms', error.field].filter(Boolean).join('.') })) })
    const terms = Object.entries(given as object).filter(([, values]) => values).map(([party, values]) => [party, read(values)] as [Party, Record<string, unknown>])
    return Object.entries(comparisons).flatMap(([name, comparison]) => {
      const named = new Map(terms.flatMap(([party, values]) => values[name] === null ? [] : [[party, values[name] as Value] as const]))
      if (named.size === 0) return []
      const { by, why, section } = governing(comparison, (law[name] ?? null) as Value | null, named)
      const value = write({ [name]: by === 'law' ? law[name] : named.get(by) })[name]
      say(stepOf(output[name]!.title, comparison, { by, why, section }, [['law', law[name] ?? null], ...inOrder(named)].map(([party, each]) => [party as By, each === null ? 'nothing' : textOf(write({ [name]: each })[name])])))
      return [{ field: name, by, value, why, section }]
    })
  }
}

type By = 'law' | Party
type Value = Quantity | boolean
const inOrder = (named: ReadonlyMap<Party, Value>) => (Object.keys(agreed) as Party[]).flatMap(party => named.has(party) ? [[party, named.get(party)!] as const] : [])

function governing({ compares, section, instead }: Comparison, law: Value | null, named: ReadonlyMap<Party, Value>): Pick<Governs, 'by' | 'why' | 'section'> {
  if ([...named.values()].every(value => sign(value, law) === 0)) return { by: 'law', why: 'the-same', section }
  if (compares === 'exactly-the-rule') return { by: 'law', why: compares, section }
  const replacing = instead && named.has(instead.by) && sign(named.get(instead.by)!, law) !== 0 ? instead : null
  let best: { by: By; value: Value | null } = replacing ? { by: replacing.by, value: named.get(replacing.by)! } : { by: 'law', value: law }
  for (const [by, value] of inOrder(named)) if (sign(value, best.value) === (compares === 'at-most' ? -1 : 1)) best = { by, value }
  return best.by === replacing?.by ? { by: best.by, why: 'instead-of-the-law', section: replacing.section } : { by: best.by, why: compares, section }
}

/** Where the law gives nothing, anything is more. */
function sign(value: Value, than: Value | null): number {
  if (than === null) return 1
  if (typeof value === 'boolean' || typeof than === 'boolean') return value === than ? 0 : 1
  if (isDay(value) && isDay(than)) return value < than ? -1 : value > than ? 1 : 0
  return exact(value).compare(than)
}
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
const textOf = (value: unknown) => isDay(value) ? told(value) : typeof value === 'boolean' ? value ? 'yes' : 'no' : String(value)

const because: Record<Governs['why'], string> = {
  'more-favourable': 'being more favourable', longer: 'being longer', 'at-most': 'since the law is the most that may be agreed', 'exactly-the-rule': 'since nothing else may be agreed',
  'instead-of-the-law': 'since it may stand in the law’s place', 'the-same': 'since nothing that was agreed says otherwise',
}
function stepOf(title: string, { says }: Comparison, { by, why, section }: Pick<Governs, 'by' | 'why' | 'section'>, told: readonly (readonly [By, string])[]): Step {
  const words = told.map(([party, text]) => party === 'law' ? `${text} by law` : `${text} by ${agreed[party]}`).join(', ')
  return { text: `${title}: ${words}. The ${by === 'law' ? 'law' : agreed[by]} governs, ${because[why]} (${section}). ${says}`, values: told.map(([, text]) => text) }
}

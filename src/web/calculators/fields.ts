import type { Field, Fields } from '#shared/fields.ts'
import { jurisdictionOf, type Jurisdiction } from '#shared/jurisdictions.ts'
import type { Rule } from '#shared/rule.ts'
import { agreed, termFields } from '#shared/terms.ts'
import { t } from '#ui/words.ts'

/** A declared field with what is within it, as a rule's schema holds it. */
export type Nested = Field & { kind: string; items?: Nested; properties?: Record<string, Nested>; additionalProperties?: Nested; default?: unknown; minimum?: number; maximum?: number }
export type NestedFields = Record<string, Nested>

export const fieldsOf = (schema: unknown): NestedFields => (schema as { properties: NestedFields }).properties
export const isNested = ({ kind }: Nested): boolean => ['list', 'lines', 'group', 'byName'].includes(kind)

/** What may be asked of it: its own fields, and what was agreed beside it where it compares that. */
export function askedOf({ input, output, terms }: Rule): NestedFields {
  if (Object.keys(terms).length === 0) return fieldsOf(input)
  const properties = termFields(fieldsOf(output), terms)
  const parties = Object.keys(agreed).map(party => [party, { kind: 'group', optional: true, title: byWhom[party as keyof typeof agreed](), properties }])
  return { ...fieldsOf(input), terms: { kind: 'group', optional: true, title: t('What was agreed'), properties: Object.fromEntries(parties) } as unknown as Nested }
}
const byWhom = { contract: () => t('By contract'), agreement: () => t('By collective agreement'), policy: () => t('By the company’s policy') } as const

const currencies: Partial<Record<Jurisdiction, string>> = { gb: 'GBP', us: 'USD', de: 'EUR', fr: 'EUR', in: 'INR' }
/** What its amounts are of; a measure's are of whatever the reader means. */
export const currencyOf = (id: string): string | null => currencies[jurisdictionOf(id)] ?? null

/** Whether an answer hangs on the day whose law is asked for: asked without one, some example says so. */
export const needsDay = (rule: Rule): boolean => rule.examples.some(({ input }) => {
  try {
    rule.answer({ input })
    return false
  } catch (error) {
    return (error as { detail?: { errors?: { field: string }[] } }).detail?.errors?.some(({ field }) => field === 'on') ?? false
  }
})

/** What stands in a form at first: what counts where nothing is given. */
export const initialOf = (fields: NestedFields | Fields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields as NestedFields).filter(([, field]) => field.default !== undefined).map(([name, field]) => [name, field.default]))

import type { Laid } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Answer, Rule } from '#shared/rule.ts'
import { isEmpty, problemWith } from '#ui/check.ts'
import { labelOf, t } from '#ui/words.ts'
import { askedOf, fieldsOf, isNested, type Nested, type NestedFields } from './fields.ts'
import type { Question } from './link.ts'

/** By the path of the field that it is about, in plain words. */
export type Errors = Record<string, string>
export type Result = { answer: Answer } | { refusal: { title: string | null; errors: Errors; isCovered: boolean } }

/** Worked out here, in the reader's browser: nothing that was typed is sent anywhere. */
export function workOut(rule: Rule, { values, on }: Question, laid?: Laid): Result {
  const fields = askedOf(rule)
  const asked = inputOf(fields, values), { terms, ...input } = asked
  try {
    return { answer: rule.answer({ input, on: /^\d{4}-\d\d-\d\d$/.test(on) ? on : null, terms }, laid) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const given = (error.detail['errors'] ?? []) as { field: string; code: string; message: string }[]
    const own = typeof error.detail['title'] === 'string' ? error.detail['title'] : null
    const field = typeof error.detail['field'] === 'string' ? error.detail['field'] : null
    const errors: Errors = {}
    for (const each of given) errors[each.field] ??= wordsFor(rule.id, fields, asked, each)
    if (own && field) errors[field] = own
    return { refusal: { title: own, errors, isCovered: error.code === 'invalid' } }
  }
}

/** What a form holds → what a rule is asked: what is empty is left out, a box that isn't ticked says no. */
export function inputOf(fields: NestedFields, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueOf(field, values[name])]).filter(([, value]) => value !== undefined))
}

function valueOf(field: Nested, value: unknown): unknown {
  if (field.kind === 'flag') return value ?? (field.optional ? undefined : false)
  if (field.kind === 'lines') return Array.isArray(value) ? value.map(each => inputOf(fieldsOf(field.items), each as Record<string, unknown>)) : isEmpty(value) ? field.optional ? undefined : [] : value
  if (field.kind === 'group') {
    const inside = inputOf(field.properties!, isEmpty(value) ? {} : value as Record<string, unknown>)
    return field.optional && Object.keys(inside).length === 0 ? undefined : inside
  }
  if (isEmpty(value)) return undefined
  return typeof value === 'string' ? value.trim() : value
}

type Said = { field: string; code: string; message: string }

/** The form's own words where it has some; else the rule's, behind the field's label. */
function wordsFor(place: string, fields: NestedFields, input: unknown, { field: path, code, message }: Said): string {
  const { field, label, value } = at(place, fields, input, path)
  if (!field) return path === 'on' ? t('Write or choose a date: {{label}}', { label: t('Day whose law applies') }) : `${label} ${message}`
  const name = path.split('.').at(-1)!
  if (code === 'required' || isEmpty(value)) {
    if (isNested(field)) return t('Fill in: {{label}}', { label })
    return problemWith(place, name, { ...field, title: label, optional: undefined } as unknown as Nested, '') ?? t('Fill in: {{label}}', { label })
  }
  return ['date', 'money'].includes(field.kind) ? problemWith(place, name, { ...field, title: label }, value) ?? `${label} ${message}` : `${label} ${message}`
}

/** `employees.0.hourlyPay` → its field, and "Line 1, Hourly pay". */
function at(place: string, fields: NestedFields, input: unknown, path: string): { field: Nested | undefined; label: string; value: unknown } {
  let field: Nested | undefined, inside: NestedFields | undefined = fields, value: unknown = input
  const labels: string[] = []
  for (const part of path.split('.')) {
    value = (value as Record<string, unknown> | undefined)?.[part]
    if (field && (field.kind === 'list' || field.kind === 'lines') && /^\d+$/.test(part)) {
      labels.push(t('line {{number}}', { number: Number(part) + 1 }))
      if (field.kind === 'list') field = field.items
      else inside = fieldsOf(field.items)
      continue
    }
    if (field?.kind === 'byName') {
      labels.push(part)
      field = field.additionalProperties
      continue
    }
    field = inside?.[part]
    labels.push(labelOf(place, part, field))
    inside = field?.kind === 'group' ? field.properties : undefined
  }
  return { field, value, label: labels.join(', ') }
}

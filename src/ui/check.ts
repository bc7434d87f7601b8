import { Errors } from 'typebox/value'
import { isOptional, totalOf, type Field, type Fields } from '#shared/fields.ts'
import { numberText } from './format.ts'
import { labelOf, t } from './words.ts'

/** What a form holds: text as typed, numbers and booleans where they are meant; empty is '' or null. */
export type FormValues = Record<string, unknown>

export const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || Array.isArray(value) && value.length === 0 || typeof value === 'string' && value.trim() === '' || Array.isArray(value) && value.length === 0

/** What is wrong with one field, in plain words; null when nothing is. The same schema judges on the server. */
export function problemWith(place: string, name: string, field: Field, value: unknown): string | null {
  const label = labelOf(place, name, field)
  if (isEmpty(value)) return isOptional(field) ? null : missing(field, label)
  const [error] = Errors(field, tidy(value))
  const total = totalOf(field, value)
  if (!error && total !== null && total !== 10_000) return t('{{label}} add up to {{total}} %: change them until it is 100 %', { label, total: numberText(total / 100) })
  return error ? wrong(field, label, error.keyword, error.params as { limit?: number }) : null
}

export const problemsWith = (place: string, fields: Fields, values: FormValues): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, problemWith(place, name, field, values[name])]).filter(([, problem]) => problem !== null)) as Record<string, string>

/** What is sent: spaces around text gone; what is empty left out, or null where it is to be emptied. */
export function input(fields: Fields, values: FormValues, { withNulls = false } = {}): FormValues {
  const given = Object.keys(fields).map(name => [name, isEmpty(values[name]) ? null : tidy(values[name])] as const)
  return Object.fromEntries(given.filter(([, value]) => withNulls || value !== null))
}

const tidy = (value: unknown): unknown => typeof value === 'string' ? value.trim() : Array.isArray(value) ? value.map(line => typeof line === 'object' ? Object.fromEntries(Object.entries(line as FormValues).filter(([, each]) => !isEmpty(each)).map(([name, each]) => [name, tidy(each)])) : line) : value

/** Lines in which something was said, but for what follows by itself. */
export const blankless = (lines: readonly FormValues[], byItself?: string): FormValues[] => lines.filter(line => Object.entries(line).some(([name, each]) => name !== byItself && !isEmpty(each)))

function missing(field: Field, label: string): string {
  switch (field.kind) {
    case 'link': case 'choice': case 'choices': case 'country': case 'currency': case 'timeZone': return t('Choose: {{label}}', { label })
    case 'date': return t('Write or choose a date: {{label}}', { label })
    default: return t('Fill in: {{label}}', { label })
  }
}

function wrong(field: Field, label: string, keyword: string, { limit = 0 }: { limit?: number }): string {
  switch (field.kind) {
    case 'email': return t('{{label}} needs the form name@example.com', { label })
    case 'phone': return t('{{label}} takes digits, spaces and + ( ) - only, such as +44 20 7946 0000', { label })
    case 'date': return t('{{label}} needs a date, such as 3 Jan 2026', { label })
    case 'rows': return t('{{label}}: fill in every line, or remove it', { label })
    case 'money': return t('{{label}} needs an amount, such as 52000 or 52000.50', { label })
  }
  switch (keyword) {
    case 'maxLength': return t('{{label}} takes at most {{limit}} characters', { label, limit: numberText(limit) })
    case 'minLength': return t('{{label}} takes at least {{limit}} characters', { label, limit: numberText(limit) })
    case 'minimum': return t('{{label}} is at least {{limit}}', { label, limit: numberText(limit) })
    case 'maximum': return t('{{label}} is at most {{limit}}', { label, limit: numberText(limit) })
    case 'multipleOf': return t('{{label}} takes two digits after the point at most', { label })
    case 'type': return t('{{label}} needs a number', { label })
    default: return t('{{label}} isn’t in a form that can be taken', { label })
  }
}

import { questionOf } from '#shared/rule-link.ts'
import { isNested, type Nested, type NestedFields } from './fields.ts'

export type Question = { values: Record<string, unknown>; on: string }

/** What was asked: the same link shows the same answer. */
export const writeQuestion = ({ values, on }: Question, fields: NestedFields, hasDay: boolean): string =>
  questionOf({ on: hasDay ? on : null, input: Object.fromEntries(Object.entries(values).filter(([name]) => name in fields)) })

/** Null where the address asks nothing. What can't be read is kept as it stands, so that the form says so at its field. */
export function readQuestion(hash: string, fields: NestedFields): { values: Record<string, unknown>; on: string | null } | null {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  const named = [...given].filter(([name]) => name in fields)
  if (named.length === 0 && !given.has('on')) return null
  return { on: given.get('on'), values: Object.fromEntries(named.map(([name, text]) => [name, valueOf(fields[name]!, text)])) }
}

function valueOf(field: Nested, text: string): unknown {
  if (isNested(field)) return parsed(text)
  if (field.kind === 'flag') return text === 'true'
  if (['number', 'integer', 'float'].includes(field.kind)) return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
  return text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

import { createHash } from 'node:crypto'
import { refuseIf } from '#shared/refusal.ts'
import { unknownIn, written } from './rules-letters.ts'

type Text = { subject: string; body: string }

/** A text is entered only with placeholders that mean something where it is used. */
export function refuseUnknown(given: Partial<Text>, known: object): void {
  for (const field of ['subject', 'body'] as const) {
    const names = unknownIn(given[field] ?? '', known)
    refuseIf(names.length > 0, 'people.unknown_placeholder', { field, names, known: Object.keys(known) })
  }
}

/** A text of the company's list that is still offered. */
export function refuseUnoffered(template: { status: string } | undefined): void {
  refuseIf(!template, 'people.no_such_letter', { field: 'templateId' })
  refuseIf(template!.status === 'retired', 'people.letter_retired', { field: 'templateId' })
}

/** A letter with all that it speaks of; `missing`: names of what isn't known. */
export function filled(text: Text, values: { readonly [name in string]?: string | null }): Text & { missing: string[] } {
  const [subject, body] = [written(text.subject, values), written(text.body, values)]
  return { subject: subject.text, body: body.text, missing: [...new Set([...subject.missing, ...body.missing])] }
}

/** By which it can be told later that a letter is the one that was written. */
export const hashOf = ({ subject, body }: Text): string => createHash('sha256').update(`${subject}\n\n${body}`).digest('hex')

/** A day as letters write it in a language and country. */
export const dayIn = (language: string) => (value: unknown): string | null => value == null ? null : new Date(`${String(value)}T00:00:00Z`).toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

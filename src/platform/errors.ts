import type { FieldError } from '#shared/field-errors.ts'
import type { AnyRecord } from '#shared/record.ts'
import { camel } from '#shared/names.ts'
import { Refusal } from '#shared/refusal.ts'

export type Problem = { type: string; title: string; status: number; code: string; detail?: string; errors?: FieldError[] } & Record<string, unknown>

/** What happened, what was kept, what to do next. */
const titles: Record<string, string> = {
  not_signed_in: 'Please sign in.',
  not_found: 'There is nothing here, or nothing that you may see.',
  not_yours: 'You may see this, but not do that.',
  wrong_state: 'This isn’t possible in its present state.',
  changed_meanwhile: 'Somebody changed this in the meantime. Nothing of yours was written: look at it again.',
  version_needed: 'Say which version you are changing (If-Match).',
  invalid: 'Some of this can’t be taken as it is. Nothing was written.',
  busy: 'The system is busy with this just now. Nothing was written: please try again.',
  sealed: 'This was encrypted with a key that isn’t here, or for another place. Nothing was changed: ask whoever runs the server for the former secret.',
  idempotency_key_reused: 'This Idempotency-Key was used for another request.',
  failed: 'Something went wrong on our side. Nothing was written.',
}

/** One table from what was thrown to what the user hears. Whatever isn't in it is a bug: logged, and told without its text. */
export function problemOf(error: unknown, records: ReadonlyMap<string, AnyRecord>): Problem {
  if (error instanceof Refusal) return problem(error.status, error.code, error.detail)
  const { code = '', constraint, column = '', message = '', detail, statusCode } = error as { code?: string; constraint?: string; column?: string; message?: string; detail?: string; statusCode?: number }
  switch (code) {
    case '28000': return problem(401, 'not_signed_in')
    case '42501': return problem(403, 'not_yours', unnamed.exec(message) ? { errors: [{ field: camel(unnamed.exec(message)![1]!), code: 'not_found', message: 'names nothing that you can see' }] } : {})
    case 'EQ422': return problem(422, message, parse(detail))
    case '23505': return problem(422, 'invalid', { errors: [fieldError(constraint, 'taken', 'is taken already')] })
    case '23503': return message.startsWith('update or delete')
      ? problem(422, 'in_use', { title: 'This is still used elsewhere, so it can’t be deleted.' })
      : problem(422, 'invalid', { errors: [fieldError(constraint, 'not_found', 'names nothing that you can see')] })
    case '23502': return problem(422, 'invalid', { errors: [{ field: camel(column), code: 'required', message: 'is needed' }] })
    case '23514': case '23P01': return problem(422, 'invalid', { errors: [fieldError(constraint, 'invalid', 'contradicts the rest')] })
    case '22P02': case '22007': case '22008': case '22003': case '22021': return problem(400, 'invalid')
    case '40001': case '40P01': case '55P03': case '57014': case '53300': return problem(503, 'busy')
    case 'FST_ERR_CTP_BODY_TOO_LARGE': return problem(413, 'too_large', { title: 'That is more than can be taken at once.' })
  }
  if (statusCode && statusCode < 500) return problem(statusCode, 'invalid', { detail: message })
  return problem(500, 'failed')

  function fieldError(name: string | undefined, reason: string, says: string): FieldError {
    const table = [...records.keys()].filter(each => name?.startsWith(`${each}_`)).sort((a, b) => b.length - a.length)[0]
    const field = camel((name ?? '').slice((table?.length ?? -1) + 1).replace(/_(key|fkey|check|excl)$/, ''))
    const title = records.get(table ?? '')?.all[field]?.title
    return { field: title ? field : '', code: reason, message: `${title ?? 'This'} ${says}.` }
  }
}

const unnamed = /: (\w+) names nothing/
const parse = (detail: string | undefined): Record<string, unknown> => { try { return JSON.parse(detail ?? '{}') } catch { return {} } }
const problem = (status: number, code: string, more: Record<string, unknown> = {}): Problem =>
  ({ type: `/problems/${code}`, title: titles[code] ?? sayings.get(code) ?? titles['invalid']!, code, ...more, status })

const sayings = new Map<string, string>()
/** A module's own refusals, in words. */
export const saying = (words: Record<string, string>) => { for (const [code, text] of Object.entries(words)) sayings.set(code, text) }

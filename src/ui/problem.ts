import { t } from './words.ts'

export type FieldError = { field: string; code: string; message: string }

/** A "no" of the server, or silence from it, in words for the reader. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly errors: readonly FieldError[]
  readonly detail: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, title: string, errors: readonly FieldError[] = [], detail: Readonly<Record<string, unknown>> = {}) {
    super(title)
    this.status = status
    this.code = code
    this.errors = errors
    this.detail = detail
  }

  /** Somebody else was faster, or it is in another state by now: look again, then decide. */
  get isStale(): boolean {
    return this.status === 412 || this.status === 409
  }
}

export const unreachable = (): Problem => new Problem(0, 'unreachable', t('The server can’t be reached. Nothing was lost here: check the connection and try again.'))

/** RFC 9457, better-auth’s `{ code, message }`, or a proxy’s page. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => ({})) as Record<string, unknown> & { title?: string; message?: string; code?: string; errors?: FieldError[]; field?: string }
  const { title, message, code = `http_${response.status}`, errors = [], ...rest } = body
  const words = title ?? message ?? t('Something went wrong on our side. Nothing was written.')
  const retryAfter = Number(response.headers.get('retry-after'))
  // A module's own refusal may name the one field that it is about.
  const fields = errors.length === 0 && typeof rest.field === 'string' ? [{ field: rest.field, code, message: words }] : errors
  return new Problem(response.status, code, words, fields, { ...rest, ...retryAfter > 0 && { retryAfter } })
}

/** What to tell of anything thrown. */
export const sayProblem = (error: unknown): string => error instanceof Problem ? error.message : t('Something went wrong on this page. Reloading it helps most times.')

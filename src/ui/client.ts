import { problemOf, unreachable, type Problem } from './problem.ts'

/** `isQuiet`: asks whether somebody is signed in, so that a no is an answer and not an end. */
type Send = { body?: unknown; version?: number; key?: string; signal?: AbortSignal; accept?: string; isQuiet?: boolean }
let signedOut: () => void = () => {}

/** What happens when the server no longer knows who asks: the frame sends to the sign-in, and back afterwards. */
export const onSignedOut = (act: () => void): void => { signedOut = act }

/** One request to the API. Whatever isn't a yes is thrown as a `Problem`. */
export async function send<T>(method: string, path: string, { body, version, key, signal, accept, isQuiet }: Send = {}): Promise<T> {
  const response = await reach(method, path.startsWith('/api/') ? path : `/api/v1${path}`, { body, version, key, signal, accept, isQuiet })
  if (accept) return await response.blob() as T
  return (response.status === 204 ? null : await response.json().catch(() => null)) as T
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => send<T>('GET', path, { signal })
/** A create is done once, however often the same key arrives. */
export const post = <T>(path: string, body: unknown = {}, more: Send = {}): Promise<T> => send<T>('POST', path, { ...more, body })
export const patch = <T>(path: string, body: unknown, version: number): Promise<T> => send<T>('PATCH', path, { body, version })
export const remove = (path: string, version: number): Promise<null> => send('DELETE', path, { version })

/** Fetches a list as a file, under the viewer's own rights, and hands it to the browser. */
export async function download(path: string, format: 'csv' | 'xlsx', name: string): Promise<void> {
  const blob = await send<Blob>('GET', path, { accept: format === 'csv' ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
  const anchor = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: `${name}.${format}` })
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000)
}

export type Query = Record<string, string | number | boolean | null | undefined>
/** Leaves out what is empty. */
export function address(path: string, query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return search ? `${path}${path.includes('?') ? '&' : '?'}${search}` : path
}

async function reach(method: string, url: string, { body, version, key, signal, accept, isQuiet = false }: Send): Promise<Response> {
  const headers = new Headers({ accept: accept ?? 'application/json' })
  const isFile = body instanceof Blob || body instanceof FormData
  if (body !== undefined && !(body instanceof FormData)) headers.set('content-type', body instanceof Blob ? body.type : 'application/json')
  if (version !== undefined) headers.set('if-match', `"${version}"`)
  if (key) headers.set('idempotency-key', key)
  const response = await fetch(url, { method, headers, credentials: 'same-origin', ...body !== undefined && { body: isFile ? body : JSON.stringify(body) }, ...signal && { signal } })
    .catch((error: unknown) => { throw isAborted(error) ? error : unreachable() })
  if (response.ok) return response
  const problem: Problem = await problemOf(response)
  if (problem.status === 401 && !isQuiet && !url.startsWith('/api/auth/')) signedOut()
  throw problem
}

const isAborted = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'

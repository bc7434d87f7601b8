import { keepPreviousData, QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Contract } from '#shared/contract.ts'
import type { AnyRecord, Input, Patch, Row } from '#shared/record.ts'
import { address, get, patch, post, remove, type Query } from './client.ts'
import { Problem } from './problem.ts'

/** A row as GET answers it: with what the reader may do now, and what is kept from them. */
export type Shown<R extends AnyRecord> = Row<R> & { can: string[]; withheld?: string[] }
export type Listed<R extends AnyRecord> = Row<R> & { withheld?: string[] }
export type Page<T> = { items: T[]; nextCursor: string | null; total: number | null }
export type Written = { id: string; version: number }

/** Keys begin with the record's path, so that a page can forget one kind of thing: `['people', 'one', id]`. */
export const keyOf = {
  list: (path: string, query: Query) => [path, 'list', query] as const,
  one: (path: string, id: string) => [path, 'one', id] as const,
}

export const makeQueryClient = (): QueryClient => new QueryClient({
  defaultOptions: { queries: { staleTime: 20_000, retry: (count, error) => count < 2 && isPassing(error), refetchOnWindowFocus: true } },
})
/** Only silence and a busy server are worth asking twice. */
const isPassing = (error: unknown) => error instanceof Problem && (error.status === 0 || error.status === 502 || error.status === 503)

/** A list page by page; the rows before stay while the next question is on its way. */
export function useList<R extends AnyRecord>(record: R, query: Query = {}, { isOn = true } = {}) {
  return useInfiniteQuery({
    queryKey: keyOf.list(record.path, query), enabled: isOn, placeholderData: keepPreviousData, initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => get<Page<Listed<R>>>(address(`/${record.path}`, { ...query, cursor: pageParam }), signal),
    getNextPageParam: page => page.nextCursor ?? undefined,
  })
}

/** The first rows of a short list: the parts of a record, the strands of a job. */
export function useRows<R extends AnyRecord>(record: R, query: Query = {}, { isOn = true } = {}) {
  return useQuery({
    queryKey: [...keyOf.list(record.path, query), 'rows'], enabled: isOn,
    queryFn: async ({ signal }) => (await get<Page<Listed<R>>>(address(`/${record.path}`, { limit: 200, total: false, ...query }), signal)).items,
  })
}

export function useOne<R extends AnyRecord>(record: R, id: string | null | undefined) {
  return useQuery({ queryKey: keyOf.one(record.path, id ?? ''), enabled: Boolean(id), queryFn: ({ signal }) => get<Shown<R>>(`/${record.path}/${id}`, signal) })
}

/** Any read by its address, outside of the records. */
export const useRead = <T>(path: string, { isOn = true } = {}) => useQuery({ queryKey: [path.split(/[/?]/)[1] ?? path, 'read', path], enabled: isOn, queryFn: ({ signal }) => get<T>(path, signal) })

export function useCreate<R extends AnyRecord>(record: R) {
  const attempt = useAttempt()
  return useWrite((input: Input<R>) => attempt(input, key => post<Written>(`/${record.path}`, input, { key })))
}

/** Changes fields of a row under the version that was seen. */
export const useEdit = <R extends AnyRecord>(record: R) =>
  useWrite(({ id, version, changes }: { id: string; version: number; changes: Patch<R> }) => patch<Written>(`/${record.path}/${id}`, changes, version))

export const useRemove = (record: AnyRecord) => useWrite(({ id, version }: { id: string; version: number }) => remove(`/${record.path}/${id}`, version))

/** One named move of a record's workflow. */
export const useMove = (record: AnyRecord) =>
  useWrite(({ id, version, move, input }: { id: string; version: number; move: string; input?: unknown }) => post<Written>(`/${record.path}/${id}/${move}`, input, { version }))

/** An action that is more than a change of one row; `params` fill the address. */
export function useAct<I, O>(contract: Contract<I, O>, params: Record<string, string> = {}) {
  const attempt = useAttempt()
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  return useWrite((input: I) => attempt(input, key => post<O>(path, input, { key })))
}

/** After a write everything on the screen is asked again: one deed may show in many places. */
function useWrite<V, T>(work: (values: V) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: work, onSuccess: () => { void client.invalidateQueries() } })
}

/** The same words sent again are the same attempt until it has succeeded, so that a lost answer doesn't do it twice. */
function useAttempt() {
  const last = useRef({ body: '', key: '' })
  return async <T>(input: unknown, work: (key: string) => Promise<T>): Promise<T> => {
    const body = JSON.stringify(input)
    if (last.current.body !== body) last.current = { body, key: randomKey() }
    const answer = await work(last.current.key)
    last.current = { body: '', key: '' }
    return answer
  }
}

/** `randomUUID` is there on secure origins only; a company's own network may not be one. */
const randomKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')

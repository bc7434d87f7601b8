import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What the address names: `/people/$personId` → `useParam('personId')`. */
export const useParam = (name: string): string => (useParams({ strict: false }) as Record<string, string | undefined>)[name] ?? ''

export type Search = Record<string, string>
/** The part after `?`, all of it text. Setting a value to null or '' takes it out; `isNew` makes a step in the browser's history. */
export function useAddress(): [Search, (changes: Record<string, string | null | undefined>, more?: { isNew?: boolean }) => void] {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const set = useCallback((changes: Record<string, string | null | undefined>, { isNew = false } = {}) => {
    void navigate({
      to: '.', replace: !isNew, resetScroll: false,
      search: ((before: Search) => Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value))) as never,
    })
  }, [navigate])
  return [search, set]
}

/** Addresses stay readable: `?status=active&q=ann`, no JSON in them. */
export const readSearch = (text: string): Search => Object.fromEntries(new URLSearchParams(text))
export function writeSearch(search: Record<string, unknown>): string {
  const text = new URLSearchParams(Object.entries(search).filter(([, value]) => value != null && value !== '').map(([name, value]) => [name, String(value)])).toString()
  return text ? `?${text}` : ''
}

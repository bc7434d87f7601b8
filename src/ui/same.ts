import { useMemo } from 'react'

/** The same object for as long as it says the same: what is written anew at each render stays one thing to effects and memos. Plain data only. */
export function useSame<T>(value: T): T {
  const text = JSON.stringify(value)
  return useMemo(() => (text === undefined ? undefined : JSON.parse(text)) as T, [text])
}

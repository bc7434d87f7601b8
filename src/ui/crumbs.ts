import { useEffect, useSyncExternalStore } from 'react'
import { useSame } from './same.ts'

export type Crumb = { label: string; to?: string }
let trail: readonly Crumb[] = []
const listeners = new Set<() => void>()

/** A page tells the frame where it stands: in the bar on top, and in the browser's tab. Null: part of another page. */
export function useCrumbs(title: string | null, above: readonly Crumb[] = []): void {
  const crumbs = useSame(above)
  useEffect(() => {
    if (title === null) return
    document.title = `${title} · Equipoise`
    trail = [...crumbs, { label: title }]
    for (const listener of listeners) listener()
  }, [title, crumbs])
}

export const useTrail = (): readonly Crumb[] => useSyncExternalStore(subscribe, () => trail)

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

import { House, Settings } from 'lucide-react'
import type { ComponentType } from 'react'
import { useTrail } from './crumbs.ts'
import { useMe } from './me.ts'
import { isUsed, mayUse, type Me, type ModulePages, type NavEntry } from './seam.ts'

/** All that the frame is told: the modules, what everybody is told above their pages, and whether letters go to an outbox page here. */
export type Frame = { modules: readonly ModulePages[]; Notice?: ComponentType | undefined; hasOutbox: boolean }

export const settingsOf = (frame: Frame, me: Me): NavEntry[] => entriesOf(frame, me, entry => !!entry.where)

/** The rail's entries for whoever is signed in, in the modules' order unless they say otherwise. */
export function useEntries(frame: Frame): NavEntry[] {
  const me = useMe()
  const main = entriesOf(frame, me, entry => !entry.where)
  const hasHome = frame.modules.some(({ home }) => home)
  return [
    ...hasHome ? [{ label: 'Home', icon: House, path: '/' }] : [], ...main,
    ...settingsOf(frame, me).length ? [{ label: 'Settings', icon: Settings, path: '/settings' }] : [],
  ]
}

/** The entry that one stands under: by the address, else by where the page says that it belongs. */
export function useEntryAt(entries: readonly NavEntry[], pathname: string): string | undefined {
  const [top] = useTrail()
  return (entries.find(({ path }) => isAt(path, pathname)) ?? entries.find(({ path }) => path === top?.to))?.path
}

export const isAt = (path: string, pathname: string): boolean => path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`)

const entriesOf = ({ modules }: Frame, me: Me, isThere: (entry: NavEntry) => boolean) => modules.flatMap(({ nav = [] }) => nav)
  .filter(entry => isThere(entry) && mayUse(me, entry.needs) && isUsed(me.settings, entry))
  .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
  // One page may stand under several names, for those who open it for another reason: the first that fits.
  .filter(({ path }, index, all) => all.findIndex(each => each.path === path) === index)

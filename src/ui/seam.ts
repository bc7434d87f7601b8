import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import { levels, type Level } from '#shared/access.ts'
import type { HrFunction } from '#shared/functions.ts'
import type { AnyRecord } from '#shared/record.ts'
import type { SettingName } from '#shared/settings.ts'
import type { Naming, PersonTab } from './declared.ts'

/** Who asks: GET /api/v1/me. */
export type Me = {
  organizationId: string; organizationName: string; personId: string | null; name: string | null; isManager: boolean
  access: { function: string; level: string; populationName: string | null }[]
  settings: Partial<Record<SettingName, boolean>>
}

/** Any of these opens it: an area of responsibility at `view`, the same at a higher level, that for everyone and not for a group alone, or having people to lead. None: everybody. */
export type Needs = readonly (HrFunction | `${HrFunction}:${Level}` | `${HrFunction}:${Level}:everyone` | 'manager')[]

/** Off, and it is nowhere: no menu entry, no field, no column, no filter. */
export type Using = { uses?: SettingName }
export const isUsed = (settings: Me['settings'], what: Using | undefined): boolean => !what?.uses || settings[what.uses] === true

export type PageRoute = Using & {
  /** `/people/$personId`: what `$` names is read by `useParam('personId')`. */
  path: string
  /** What the tab of the browser says. */
  title: string
  load: () => Promise<{ default: ComponentType }>
  needs?: Needs
}
/** The headings of the page of settings, in its order. */
export const settingsGroups = ['Company', 'People', 'Leave', 'HR’s desk', 'Mail and news', 'Access', 'Careers', 'Figures of law'] as const
/** `count`: a read that says how much waits there, asked once a minute. `where`: under which heading of the page of settings, which stands in the rail where it holds anything; without it, in the rail itself. */
export type NavEntry = Using & { label: string; icon: LucideIcon; path: string; needs?: Needs; where?: (typeof settingsGroups)[number]; help?: string; order?: number; count?: string }
/** What ⌘K offers beside pages and people. */
export type QuickAction = Using & { label: string; icon: LucideIcon; path: string; needs?: Needs }

/** What a module gives to the screen: `src/modules/<name>/web/index.ts` exports it as `pages`. */
export type ModulePages = {
  name: string
  /** Its declarations, which come once somebody is in. */
  records?: () => Promise<{ records: readonly AnyRecord[] }>
  routes: readonly PageRoute[]
  nav?: readonly NavEntry[]
  actions?: readonly QuickAction[]
  /** What `/` shows; the first module that has one gives it. */
  home?: PageRoute['load']
  /** What everybody is told, above every page; the first module that has one gives it. */
  notice?: PageRoute['load']
  /** A record that ⌘K finds by name, as its naming says; its naming has a page. */
  found?: readonly { record: string; label: string }[]
  /** How its records are named and searched where their own lists aren't the way. */
  namings?: readonly Naming[]
  /** What it has to say of somebody, on their page. */
  personTabs?: readonly PersonTab[]
  /** What of it waits for the reader, on their To do and nowhere while there is nothing. */
  waiting?: PageRoute['load']
}

export const mayUse = (me: Pick<Me, 'isManager' | 'access'>, needs: Needs | undefined): boolean =>
  !needs?.length || needs.some(need => {
    if (need === 'manager') return me.isManager
    const [wanted, level = 'view', whom] = need.split(':')
    return me.access.some(each => each.function === wanted && (!whom || each.populationName === null) && levels.indexOf(each.level as Level) >= levels.indexOf(level as Level))
  })

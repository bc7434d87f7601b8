import { BellRing, CalendarDays, CircleCheck, Inbox } from 'lucide-react'
import { workAreas } from '#shared/functions.ts'
import type { ModulePages, Needs } from '#ui/seam.ts'

/** Whoever works on anything of HR: their home is the desk. */
const works: Needs = workAreas.map(area => `${area}:handle` as const)

export const pages: ModulePages = {
  name: 'desk',
  records: () => import('../records.ts'),
  routes: [
    { path: '/desk', title: 'Desk', load: () => import('./desk.tsx'), needs: works },
    { path: '/to-do', title: 'To do', load: () => import('./to-do.tsx') },
    { path: '/this-week', title: 'This week', load: () => import('./this-week.tsx'), needs: ['people', 'manager'] },
    { path: '/this-week/decide', title: 'Dates to decide', load: () => import('./dates-to-decide.tsx'), needs: ['people', 'immigration'] },
    { path: '/settings/reminders/{-$id}', title: 'Reminders', load: () => import('./reminder-rules.tsx'), needs: ['people', 'immigration'] },
  ],
  nav: [
    { label: 'Desk', icon: Inbox, path: '/desk', needs: works, order: 5 },
    { label: 'To do', icon: CircleCheck, path: '/to-do', order: 25 },
    { label: 'This week', icon: CalendarDays, path: '/this-week', needs: ['people'], order: 6 },
    { label: 'This week', icon: CalendarDays, path: '/this-week', needs: ['manager'], order: 35 },
    { where: 'settings', label: 'Reminders', icon: BellRing, path: '/settings/reminders', needs: ['people:administer'], help: 'How long before a date somebody is asked to decide', order: 18 },
  ],
}

import { CalendarDays } from 'lucide-react'
import type { ModulePages } from '#ui/seam.ts'

export const pages: ModulePages = {
  name: 'desk',
  routes: [
    { path: '/this-week', title: 'This week', load: () => import('./this-week.tsx'), needs: ['people', 'manager'] },
  ],
  nav: [
    { label: 'This week', icon: CalendarDays, path: '/this-week', needs: ['people', 'manager'], order: 6 },
  ],
}

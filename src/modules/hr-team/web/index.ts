import { Scale } from 'lucide-react'
import { workAreas } from '#shared/functions.ts'
import type { ModulePages, Needs } from '#ui/seam.ts'

/** Whoever works on an area of HR, counts for it, or looks after access to it. */
const inHr: Needs = [...workAreas.map(area => `${area}:handle` as const), 'insights', 'access']

export const pages: ModulePages = {
  name: 'hr-team',
  records: () => import('../records.ts'),
  routes: [
    { path: '/hr-team/balance', title: 'Balance of the HR team', load: () => import('./balance.tsx'), needs: inHr },
    { path: '/hr-team/figures/{-$id}', title: 'Figures of our own', load: () => import('./figures.tsx'), needs: inHr },
    { path: '/hr-team/positions/{-$id}', title: 'HR positions', load: () => import('./positions.tsx'), needs: inHr },
    { path: '/hr-team/reviews/{-$id}', title: 'Reviews of access', load: () => import('./reviews.tsx') },
    { path: '/hr-team/competence', title: 'Who can do what', load: () => import('./competence.tsx'), needs: inHr },
    { path: '/hr-team/planner', title: 'Planner', load: () => import('./planner.tsx'), needs: inHr },
    { path: '/hr-team/holiday', title: 'Prepare my holiday', load: () => import('./holiday.tsx'), needs: inHr },
    { path: '/hr-team/outside/{-$id}', title: 'Outside cover', load: () => import('./outside.tsx'), needs: inHr },
  ],
  nav: [{ label: 'HR team', icon: Scale, path: '/hr-team/balance', needs: inHr, order: 60 }],
}

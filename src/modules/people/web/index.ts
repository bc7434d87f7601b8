import { Armchair, ChartColumn, HandCoins, ListChecks, UserPlus, UserRound, UsersRound } from 'lucide-react'
import type { ModulePages } from '#ui/seam.ts'

export const pages: ModulePages = {
  name: 'people',
  records: () => import('../records.ts'),
  routes: [
    { path: '/people', title: 'People', load: () => import('./directory.tsx') },
    { path: '/people/hire', title: 'Hire', load: () => import('./hire.tsx'), needs: ['people:handle'] },
    { path: '/people/$personId', title: 'Person', load: () => import('./person.tsx') },
    { path: '/people/$personId/change', title: 'Change', load: () => import('./change.tsx'), needs: ['people:handle', 'compensation:handle'] },
    { path: '/people/$personId/changes/$changeId', title: 'Change', load: () => import('./plan.tsx') },
    { path: '/people/$personId/transfer', title: 'Transfer', load: () => import('./transfer.tsx'), needs: ['people:handle'] },
    { path: '/people/$personId/second', title: 'Second somebody', load: () => import('./second.tsx'), needs: ['people:handle'] },
    { path: '/people/$personId/terminate', title: 'Terminate', load: () => import('./terminate.tsx'), needs: ['people:handle'] },
    { path: '/settings/allowances/{-$id}', title: 'Allowances', load: () => import('./allowance-kinds.tsx'), needs: ['compensation:administer'] },
    { path: '/settings/reasons/{-$id}', title: 'Reasons', load: () => import('./reasons.tsx'), needs: ['organization', 'people:administer'] },
    { path: '/people/$personId/successors', title: 'New managers', load: () => import('./successors.tsx'), needs: ['people:handle'] },
    { path: '/totals', title: 'Totals', load: () => import('./totals.tsx'), needs: ['people', 'insights'] },
    { path: '/positions', title: 'Positions', load: () => import('./positions.tsx'), needs: ['people', 'organization'], uses: 'usesPositions' },
    { path: '/positions/new', title: 'New position', load: async () => ({ default: (await import('./position-forms.tsx')).NewPosition }), needs: ['organization:handle'], uses: 'usesPositions' },
    { path: '/positions/$positionId', title: 'Position', load: () => import('./position.tsx'), needs: ['people', 'organization'], uses: 'usesPositions' },
    { path: '/positions/$positionId/change', title: 'Change a position', load: async () => ({ default: (await import('./position-forms.tsx')).ChangePosition }), needs: ['organization:handle'], uses: 'usesPositions' },
    { path: '/me', title: 'My page', load: () => import('./my-page.tsx') },
  ],
  nav: [
    { label: 'People', icon: UsersRound, path: '/people', needs: ['people'], order: 10 },
    { label: 'Totals', icon: ChartColumn, path: '/totals', needs: ['people', 'insights'], order: 12 },
    { label: 'Positions', icon: Armchair, path: '/positions', needs: ['people', 'organization'], order: 11, uses: 'usesPositions' },
    { label: 'My page', icon: UserRound, path: '/me', order: 20 },
    { where: 'settings', label: 'Allowances', icon: HandCoins, path: '/settings/allowances', needs: ['compensation:administer'], help: 'What may be paid on top, and what of it counts to base pay', order: 16 },
    { label: 'My team', icon: UsersRound, path: '/people', needs: ['manager'], order: 30 },
    { where: 'settings', label: 'Reasons', icon: ListChecks, path: '/settings/reasons', needs: ['organization', 'people:administer'], help: 'Why things change and why people leave, to choose from', order: 16 },
  ],
  actions: [
    { label: 'Hire somebody', icon: UserPlus, path: '/people/hire', needs: ['people:handle'] },
  ],
  found: [{ record: 'person', label: 'People' }],
  namings: [
    { record: 'person', list: '/directory?isPrimary=true', value: 'personId', hints: ['jobTitle', 'unitName'], page: '/people/:id' },
    { record: 'assignment', list: '/managers', one: '/directory', label: 'name', hints: ['jobTitle'], needsQuery: true },
    { record: 'position', list: '/positions/staffing?state=open,frozen', one: '/positions', label: 'title', hints: ['code', 'unitName', 'locationName'], page: '/positions/:id' },
  ],
}

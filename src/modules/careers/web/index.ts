import { Compass, GraduationCap, Milestone } from 'lucide-react'
import type { ModulePages } from '#ui/seam.ts'

export const pages: ModulePages = {
  name: 'careers',
  records: () => import('../records.ts'),
  routes: [
    { path: '/careers', title: 'My career', load: () => import('./my-career.tsx') },
    { path: '/settings/career-steps/{-$id}', title: 'Career steps', load: () => import('./steps.tsx'), needs: ['learning:administer'] },
    { path: '/settings/development-offers/{-$id}', title: 'Offers to learn', load: () => import('./offers-kept.tsx'), needs: ['learning:handle'] },
  ],
  nav: [
    { label: 'My career', icon: Compass, path: '/careers', order: 40 },
    { where: 'Careers', label: 'Career steps', icon: Milestone, path: '/settings/career-steps', needs: ['learning:administer'], help: 'The map of paths, and what each step takes', order: 40 },
    { where: 'Careers', label: 'Offers to learn', icon: GraduationCap, path: '/settings/development-offers', needs: ['learning:handle'], help: 'Rotations, shadowing and projects inside, and who applied', order: 41 },
  ],
}

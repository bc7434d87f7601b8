import { FileUp } from 'lucide-react'
import type { ModulePages } from '#ui/seam.ts'

export const pages: ModulePages = {
  name: 'import',
  records: () => import('../records.ts'),
  routes: [
    { path: '/import', title: 'Import people', load: () => import('./start.tsx'), needs: ['people:handle'] },
    { path: '/import/$runId', title: 'Import people', load: () => import('./run.tsx'), needs: ['people:handle'] },
    { path: '/import-leave', title: 'Bring in leave', load: () => import('./leave-start.tsx'), needs: ['leave:handle'] },
    { path: '/import-leave/$importId', title: 'Bring in leave', load: () => import('./leave-run.tsx'), needs: ['leave:handle'] },
  ],
  nav: [{ where: 'People', label: 'Import people', icon: FileUp, path: '/import', needs: ['people:handle'], help: 'From the file that you have, CSV or Excel, with jobs, managers and pay', order: 30 }, { where: 'Leave', label: 'Bring in leave', icon: FileUp, path: '/import-leave', needs: ['leave:handle'], help: 'Balances from before, and leave that was taken', order: 33 }],
  actions: [{ label: 'Import people from a file', icon: FileUp, path: '/import', needs: ['people:handle'] }],
}

import { MailCheck } from 'lucide-react'
import type { ModulePages } from '#ui/seam.ts'

export const pages: ModulePages = {
  name: 'notices',
  records: () => import('../records.ts'),
  routes: [
    { path: '/notifications', title: 'Notifications', load: () => import('./notifications.tsx') },
    { path: '/settings/go-live', title: 'Who gets mail', load: () => import('./go-live.tsx'), needs: ['people:administer', 'systems:administer'] },
  ],
  nav: [{ where: 'settings', label: 'Who gets mail', icon: MailCheck, path: '/settings/go-live', needs: ['people:administer', 'systems:administer'], help: 'Until you switch it on for a group, no mail leaves for the people in it', order: 30 }],
}

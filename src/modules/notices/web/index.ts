import { MailCheck, Megaphone } from 'lucide-react'
import type { ModulePages } from '#ui/seam.ts'
import { announces } from './announces.ts'

export const pages: ModulePages = {
  name: 'notices',
  records: () => import('../records.ts'),
  routes: [
    { path: '/announcements', title: 'Announcements', load: () => import('./announcements.tsx') },
    { path: '/announcements/written', title: 'Announcements to others', load: () => import('./announcements-written.tsx'), needs: announces },
    { path: '/announcements/new', title: 'Announce something', load: () => import('./announce.tsx'), needs: announces },
    { path: '/notifications', title: 'Notifications', load: () => import('./notifications.tsx') },
    { path: '/settings/go-live', title: 'Who gets mail', load: () => import('./go-live.tsx'), needs: ['people:administer', 'systems:administer'] },
  ],
  nav: [
    { where: 'Mail and news', label: 'Who gets mail', icon: MailCheck, path: '/settings/go-live', needs: ['people:administer', 'systems:administer'], help: 'Until you switch it on for a group, no mail leaves for the people in it', order: 30 },
    { where: 'Mail and news', label: 'Announcements', icon: Megaphone, path: '/announcements/written', needs: announces, help: 'What HR tells a group of people, and who has read it', order: 31 },
  ],
  actions: [{ label: 'Announce something', icon: Megaphone, path: '/announcements/new', needs: announces }],
}

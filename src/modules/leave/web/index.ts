import { CalendarCheck, CalendarDays, CalendarRange, ScrollText } from 'lucide-react'
import type { ModulePages } from '#ui/seam.ts'

export const pages: ModulePages = {
  name: 'leave',
  records: () => import('../records.ts'),
  routes: [
    { path: '/leave', title: 'Time off', load: () => import('./my-leave.tsx') },
    { path: '/leave/new', title: 'Ask for leave', load: () => import('./ask.tsx') },
    { path: '/leave/$requestId', title: 'Leave', load: () => import('./request.tsx') },
    { path: '/leave/$requestId/change', title: 'Other days', load: async () => ({ default: (await import('./ask.tsx')).ChangeRequest }) },
    { path: '/leave/sick', title: 'I’m ill', load: () => import('./sick.tsx') },
    { path: '/leave/sick/$sicknessId', title: 'Sickness', load: () => import('./sickness.tsx') },
    { path: '/leave/ill', title: 'Ill now', load: () => import('./ill-now.tsx') },
    { path: '/leave/calendar', title: 'Who is away', load: () => import('./calendar.tsx') },
    { path: '/leave/year', title: 'My year', load: () => import('./year.tsx') },
    { path: '/leave/cases', title: 'Leave cases', load: () => import('./cases.tsx'), needs: ['leave:handle'] },
    { path: '/leave/cases/new', title: 'Open a case', load: () => import('./case-new.tsx'), needs: ['leave:handle'] },
    { path: '/leave/cases/$caseId', title: 'Leave case', load: () => import('./case.tsx') },
    { path: '/settings/leave-types/{-$id}', title: 'Leave types', load: () => import('./types.tsx'), needs: ['leave:administer'] },
    { path: '/settings/case-letters/{-$id}', title: 'Case letters', load: () => import('./case-letter-templates.tsx'), needs: ['leave:administer'] },
    { path: '/settings/leave-policies/{-$id}', title: 'Leave policies', load: () => import('./policies.tsx'), needs: ['leave:administer'] },
    { path: '/settings/leave-year-ends/{-$id}', title: 'Year-ends', load: () => import('./year-ends.tsx'), needs: ['leave:handle'] },
  ],
  personTabs: [{ value: 'leave', label: 'Time off', needs: ['leave'], load: () => import('./of-person.tsx') }],
  namings: [{ record: 'leave_request', list: '/leave-requests', page: '/leave/:id' }, { record: 'leave_case', list: '/leave-cases', page: '/leave/cases/:id' }],
  actions: [{ label: 'Ask for leave', icon: CalendarRange, path: '/leave/new' }, { label: 'Open a leave case', icon: CalendarRange, path: '/leave/cases/new', needs: ['leave:handle'] }],
  nav: [
    { label: 'Time off', icon: CalendarRange, path: '/leave', order: 25 },
    { where: 'settings', label: 'Leave types', icon: CalendarDays, path: '/settings/leave-types', needs: ['leave:administer'], help: 'Which leave there is, and what managers are told of it', order: 30 },
    { where: 'settings', label: 'Case letters', icon: ScrollText, path: '/settings/case-letters', needs: ['leave:administer'], help: 'What is written in a case of protected leave', order: 32 },
    { where: 'settings', label: 'Leave policies', icon: ScrollText, path: '/settings/leave-policies', needs: ['leave:administer'], help: 'How much of it whom is given, and by what rules', order: 31 },
    { where: 'settings', label: 'Year-ends', icon: CalendarCheck, path: '/settings/leave-year-ends', needs: ['leave:handle'], help: 'What goes along into the next leave year, what lapses, what is paid out', order: 32 },
  ],
}

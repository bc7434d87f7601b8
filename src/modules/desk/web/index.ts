import { BellRing, CalendarDays, CircleCheck, Contact, EyeOff, Inbox, ListChecks, MailPlus, MessageCircleQuestionMark, SearchCheck, UsersRound } from 'lucide-react'
import { workAreas } from '#shared/functions.ts'
import type { ModulePages, Needs } from '#ui/seam.ts'

/** Whoever works on anything of HR: their home is the desk. */
const works: Needs = workAreas.map(area => `${area}:handle` as const)

export const pages: ModulePages = {
  name: 'desk',
  records: () => import('../records.ts'),
  routes: [
    { path: '/desk', title: 'Desk', load: () => import('./desk.tsx'), needs: works },
    { path: '/ask', title: 'Ask HR', load: () => import('./ask.tsx') },
    { path: '/ask/new', title: 'Ask HR something', load: () => import('./ask-new.tsx') },
    { path: '/to-do', title: 'To do', load: () => import('./to-do.tsx') },
    { path: '/this-week', title: 'This week', load: () => import('./this-week.tsx'), needs: ['people', 'manager'] },
    { path: '/this-week/decide', title: 'Dates to decide', load: () => import('./dates-to-decide.tsx'), needs: ['people', 'immigration'] },
    { path: '/settings/hr-partners/{-$id}', title: 'HR partners', load: () => import('./partners.tsx'), needs: ['people:administer'] },
    { path: '/settings/conflicts/{-$id}', title: 'Conflicts of interest', load: () => import('./conflicts.tsx'), needs: works },
    { path: '/settings/desk-teams/{-$id}', title: 'Teams at the desk', load: () => import('./teams.tsx'), needs: ['people:administer'] },
    { path: '/settings/work-kinds', title: 'Kinds of work', load: () => import('./work-kinds.tsx'), needs: works },
    { path: '/settings/data-checks/{-$id}', title: 'Checks of data', load: () => import('./data-rules.tsx'), needs: ['people:administer'] },
    { path: '/settings/mail-in', title: 'Questions by mail', load: () => import('./mail-in.tsx'), needs: ['systems'] },
    { path: '/settings/reminders/{-$id}', title: 'Reminders', load: () => import('./reminder-rules.tsx'), needs: ['people', 'immigration'] },
  ],
  nav: [
    { label: 'Desk', icon: Inbox, path: '/desk', needs: works, order: 5, count: '/desk/waiting' },
    { label: 'Ask HR', icon: MessageCircleQuestionMark, path: '/ask', order: 27 },
    { label: 'To do', icon: CircleCheck, path: '/to-do', order: 25 },
    { label: 'This week', icon: CalendarDays, path: '/this-week', needs: ['people'], order: 6 },
    { label: 'This week', icon: CalendarDays, path: '/this-week', needs: ['manager'], order: 35 },
    { where: 'HR’s desk', label: 'Reminders', icon: BellRing, path: '/settings/reminders', needs: ['people:administer'], help: 'How long before a date somebody is asked to decide', order: 18 },
    { where: 'HR’s desk', label: 'Checks of data', icon: SearchCheck, path: '/settings/data-checks', needs: ['people:administer'], help: 'What is looked for in people’s data, and where', order: 18 },
    { where: 'HR’s desk', label: 'Kinds of work', icon: ListChecks, path: '/settings/work-kinds', needs: ['people:administer'], help: 'To whom work goes, how long it takes and by when it is done', order: 19 },
    { where: 'HR’s desk', label: 'Teams at the desk', icon: UsersRound, path: '/settings/desk-teams', needs: ['people:administer'], help: 'Whether an area’s work is given or offered, and who leads it', order: 20 },
    { where: 'HR’s desk', label: 'HR partners', icon: Contact, path: '/settings/hr-partners', needs: ['people:administer'], help: 'Who is asked first for a unit', order: 21 },
    { where: 'Mail and news', label: 'Questions by mail', icon: MailPlus, path: '/settings/mail-in', needs: ['systems'], help: 'What people write to HR by mail becomes a question', order: 32 },
    { where: 'HR’s desk', label: 'Conflicts of interest', icon: EyeOff, path: '/settings/conflicts', needs: works, help: 'Who must not handle what is about whom', order: 22 },
  ],
  actions: [{ label: 'Ask HR something', icon: MessageCircleQuestionMark, path: '/ask/new' }],
}

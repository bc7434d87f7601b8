import { BadgeCheck, Briefcase, Building2, CircleHelp, Handshake, Landmark, MapPin, Network, Tags, UserCog } from 'lucide-react'
import type { ModulePages, Needs, PageRoute } from '#ui/seam.ts'
import { functions, type HrFunction } from '#shared/functions.ts'
import type * as Frame from './frame.tsx'

const structure: Needs = ['organization']
const access: Needs = ['access']
/** Who administers an area confirms access to it. */
const confirming: Needs = ['access', ...(Object.keys(functions) as HrFunction[]).map((area): Needs[number] => `${area}:administer`)]
const frame = (path: string, title: string, page: keyof typeof Frame): PageRoute =>
  ({ path: `/settings/${path}/{-$id}`, title, needs: structure, load: async () => ({ default: (await import('./frame.tsx'))[page] }) })

export const pages: ModulePages = {
  name: 'organization',
  records: () => import('../records.ts'),
  routes: [
    { path: '/settings/company', title: 'Company', load: () => import('./company.tsx'), needs: structure },
    frame('legal-entities', 'Legal entities', 'LegalEntities'),
    frame('locations', 'Locations', 'Locations'),
    frame('units', 'Units', 'Units'),
    frame('jobs', 'Jobs', 'Jobs'),
    { ...frame('agreements', 'Working-time agreements', 'Agreements'), uses: 'usesAgreements' },
    { ...frame('cost-centres', 'Cost centres', 'CostCentres'), uses: 'usesCostCentres' },
    { path: '/people/$personId/letter', title: 'A letter to sign in', load: () => import('./sign-in-letter.tsx'), needs: ['people:handle'] },
    { path: '/access/people/{-$id}', title: 'People with access', load: () => import('./access-people.tsx'), needs: access },
    { path: '/access/waiting', title: 'Waiting to be confirmed', load: () => import('./access-waiting.tsx'), needs: confirming },
    { path: '/access/groups/{-$id}', title: 'Groups of people', load: () => import('./access-groups.tsx'), needs: access },
    { path: '/access/picture', title: 'Who looks after what', load: () => import('./access-picture.tsx'), needs: access },
    { path: '/access/hr', title: 'HR itself', load: () => import('./access-hr.tsx'), needs: access },
    { path: '/access/why', title: 'Why?', load: () => import('./access-why.tsx') },
  ],
  nav: [
    { where: 'Company', label: 'Company', icon: Building2, path: '/settings/company', needs: structure, help: 'Its name and home country', order: 10 },
    { where: 'Company', label: 'Legal entities', icon: Landmark, path: '/settings/legal-entities', needs: structure, help: 'Who employs people, in which country and currency', order: 11 },
    { where: 'Company', label: 'Locations', icon: MapPin, path: '/settings/locations', needs: structure, help: 'Where people work: decides the law, the holidays and when a day begins', order: 12 },
    { where: 'Company', label: 'Units', icon: Network, path: '/settings/units', needs: structure, help: 'Divisions, departments and teams, and what is part of what', order: 13 },
    { where: 'Company', label: 'Jobs', icon: Briefcase, path: '/settings/jobs', needs: structure, help: 'Titles with their family, level and grade', order: 14 },
    { where: 'Company', label: 'Cost centres', icon: Tags, path: '/settings/cost-centres', needs: structure, help: 'What people’s costs are booked on', order: 15, uses: 'usesCostCentres' },
    { where: 'Company', label: 'Working-time agreements', icon: Handshake, path: '/settings/agreements', needs: structure, help: 'What full time is by agreement, before the location and the legal entity', order: 15, uses: 'usesAgreements' },
    { where: 'Access', label: 'Access', icon: UserCog, path: '/access/people', needs: access, help: 'Who looks after what, for whom, and why somebody may see something', order: 20 },
    { where: 'Access', label: 'Access to confirm', icon: BadgeCheck, path: '/access/waiting', needs: confirming, help: 'What others prepared in the areas that you administer', order: 21 },
  ],
  notice: () => import('./notice.tsx'),
  namings: [{ record: 'colleague', list: '/second-person/colleagues', label: 'name', hints: ['jobTitle'], needsQuery: true }],
  actions: [
    { label: 'Give somebody access', icon: UserCog, path: '/access/people/new', needs: ['access:handle'] },
    { label: 'Why may somebody see this?', icon: CircleHelp, path: '/access/why', needs: access },
  ],
}

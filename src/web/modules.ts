import { Calculator, PackageCheck, Scale } from 'lucide-react'
import type { ModulePages } from '#ui/seam.ts'
import { pages as organization } from '#modules/organization/web/index.ts'
import { pages as approvals } from '#modules/approvals/web/index.ts'
import { pages as people } from '#modules/people/web/index.ts'
import { pages as notices } from '#modules/notices/web/index.ts'
import { pages as desk } from '#modules/desk/web/index.ts'
import { pages as hrTeam } from '#modules/hr-team/web/index.ts'
import { pages as careers } from '#modules/careers/web/index.ts'
import { pages as leave } from '#modules/leave/web/index.ts'
import { pages as imports } from '#modules/import/web/index.ts'

/** Their pages stand before the sign-in as well: `routes.tsx`. */
const calculators: ModulePages = {
  name: 'calculators', records: () => import('#modules/law/records.ts'),
  routes: [
    { path: '/calculators/$ruleId/enter', title: 'Enter a figure', load: () => import('./calculators/enter.tsx'), needs: ['compliance:handle:everyone'] },
    { path: '/calculators/entered', title: 'Figures entered here', load: () => import('./calculators/entered.tsx'), needs: ['compliance:view:everyone'] },
    { path: '/calculators/packs', title: 'Packs of figures', load: () => import('./calculators/packs.tsx'), needs: ['compliance:view:everyone', 'systems:view:everyone'] },
  ],
  nav: [
    { where: 'Figures of law', label: 'Figures entered here', icon: Scale, path: '/calculators/entered', needs: ['compliance:view:everyone'], help: 'Figures of law that the product doesn’t know yet, and those that wait for a second person', order: 40 },
    { where: 'Figures of law', label: 'Packs of figures', icon: PackageCheck, path: '/calculators/packs', needs: ['compliance:view:everyone', 'systems:view:everyone'], help: 'Figures of law as signed files, and which are due for a look', order: 41 },
  ],
  actions: [{ label: 'Calculators', icon: Calculator, path: '/calculators' }],
}

/** THE list of modules on the screen, in the order of the rail. */
export const modules: readonly ModulePages[] = [organization, approvals, people, notices, desk, hrTeam, careers, leave, imports, calculators]

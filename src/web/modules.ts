import { Calculator } from 'lucide-react'
import type { ModulePages } from '#ui/seam.ts'
import { pages as organization } from '#modules/organization/web/index.ts'
import { pages as people } from '#modules/people/web/index.ts'
import { pages as imports } from '#modules/import/web/index.ts'

/** Their pages stand before the sign-in as well: `routes.tsx`. */
const calculators: ModulePages = { name: 'calculators', routes: [], actions: [{ label: 'Calculators', icon: Calculator, path: '/calculators' }] }

/** THE list of modules on the screen, in the order of the rail. */
export const modules: readonly ModulePages[] = [organization, people, imports, calculators]

import type { ModulePages } from '#ui/seam.ts'

/** Asked and answered on the pages of what is to be approved. */
export const pages: ModulePages = { name: 'approvals', records: () => import('../records.ts'), routes: [] }

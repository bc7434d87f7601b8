import type { ModulePages } from '#ui/seam.ts'

/** THE list of modules on the screen, in the order of the rail. */
export const modules: readonly ModulePages[] = []

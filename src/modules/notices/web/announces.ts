import { workAreas } from '#shared/functions.ts'
import type { Needs } from '#ui/seam.ts'

/** Who may announce something at all: whoever handles an area of HR. */
export const announces: Needs = workAreas.map(area => `${area}:handle` as const)

import type { Layer } from './account.ts'

/** Whoever only looks at leave isn’t told why the law gives somebody more of it: that may be a disability. */
export const layerFor = (isTold: boolean, layer: Layer): Layer => isTold || layer !== 'further_statutory' ? layer : 'statutory'

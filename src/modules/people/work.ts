import type { Work } from '#platform/module.ts'
import { workKinds } from './records-work.ts'

export const work: Work = { kinds: workKinds }

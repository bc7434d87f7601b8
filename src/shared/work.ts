import type { HrFunction } from './functions.ts'
import type { Level } from './access.ts'

/** Who is right for it: whoever is in, a generalist, who knows the field, or named positions only. */
export const workLevels = { routine: 'Routine', standard: 'Standard', expert: 'Expert', sensitive: 'Sensitive' } as const
export type WorkLevel = keyof typeof workLevels

/** A kind of work as its module declares it; an organisation may say otherwise. `person`: nobody of HR but somebody named has it to do: sign, fill in, read. */
export type WorkKind = {
  kind: string; label: string; audience?: 'hr' | 'person'
  function: HrFunction; level: WorkLevel
  /** Usual handling time, and within how many working days it is to be done. */
  minutes: number; serviceDays: number
  /** Who may see it beside those who have it and those who watch it: who looks after that area there, from this level on; 'named': nobody else. */
  seenBy?: Level | 'named'
  /** Whether those who lead HR are asked too. */
  asksLeaders?: true
  /** Who is asked first; a generalist unless it says so. */
  firstContact?: 'expert'
  checklist?: readonly string[]
}

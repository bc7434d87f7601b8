import { levels, type Level } from '#shared/access.ts'
import type { HrFunction } from '#shared/functions.ts'

type Area = { function: HrFunction; level: Level }
type Template = { areas: readonly Area[]; mainLevel: Level | null; helpLevel: Level | null }
type Seat = { mainFunction: HrFunction | null; helpsWith: readonly HrFunction[] | null }

/** What a position gives somebody in it: its areas, the main one and those that they also help with; of one named twice, the most. */
export function areasOf({ areas, mainLevel, helpLevel }: Template, { mainFunction, helpsWith }: Seat): Area[] {
  const all: Area[] = [...areas, ...mainFunction && mainLevel ? [{ function: mainFunction, level: mainLevel }] : [], ...helpLevel ? (helpsWith ?? []).map(area => ({ function: area, level: helpLevel })) : []]
  const most = new Map<HrFunction, Level>()
  for (const { function: area, level } of all) if (levels.indexOf(level) > levels.indexOf(most.get(area) ?? 'view') || !most.has(area)) most.set(area, level)
  return [...most].map(([area, level]) => ({ function: area, level }))
}

/** What a seat would gain and lose if it were made as its position says now. */
export const apart = (wanted: readonly Area[], held: readonly Area[]) => {
  const is = (a: Area) => (b: Area) => a.function === b.function && a.level === b.level
  return { more: wanted.filter(area => !held.some(is(area))), less: held.filter(area => !wanted.some(is(area))) }
}

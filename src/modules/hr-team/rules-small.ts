import { states, type State } from './rules-balance.ts'

/** Below this many HR people the page says what hangs on whom, instead of a map. */
export const smallBelow = 3

type Counted = { function: string; state: State | null; open: number | null; overdue: number | null; cover: number | null; may: number | null }
export type AreaAtOnce = { function: string; state: State; open: number; overdue: number; isCoveredOutside: boolean; isAnybodys: boolean }
/** Each area over all groups: as bad as in the worst of them. */
export const areasAtOnce = (cells: readonly Counted[]): AreaAtOnce[] => [...Map.groupBy(cells, ({ function: area }) => area)].map(([area, own]) => ({
  function: area, state: states.find(state => own.some(each => each.state === state)) ?? 'unknown', open: own.reduce((sum, each) => sum + (each.open ?? 0), 0), overdue: own.reduce((sum, each) => sum + (each.overdue ?? 0), 0),
  isCoveredOutside: own.every(each => (each.cover ?? 0) > 0), isAnybodys: own.some(each => (each.may ?? 0) > 0),
}))

/** What to buy in: nobody is known to be able, and nobody outside does it. */
export const toBuyIn = (areas: readonly AreaAtOnce[]) => areas.filter(({ state, isCoveredOutside }) => (state === 'gap' || state === 'unknown') && !isCoveredOutside)

/** How many HR people a figure would mean for so many employees. */
export const meant = ({ low, high }: { low: number; high: number }, people: number): [number, number] => [low * people / 100, high * people / 100]
/** Figures that are about companies of this size. */
export const isAbout = ({ from, until }: { from: number | null; until: number | null }, people: number) => (from === null || people >= from) && (until === null || people <= until)

/** How much of what is open is late, in hundredths; null where nothing is open. */
export const latePercent = (areas: readonly AreaAtOnce[]): number | null => {
  const open = areas.reduce((sum, each) => sum + each.open, 0)
  return open === 0 ? null : areas.reduce((sum, each) => sum + each.overdue, 0) * 100 / open
}
export const lateAbove = 20

import type { HrFunction } from '#shared/functions.ts'
import { Refusal } from '#shared/refusal.ts'
import { backTest, testedWeeks, type BackTest } from './rules-forecast.ts'
import type { History } from './rules-history.ts'
import { optionsFor, turnsOf, type Option, type Turn } from './rules-options.ts'
import { amount, sum } from './rules-queue.ts'
import { compare, neededFor, type Change, type Compared, type Facts, type FigureName, type Focus, type Sheet } from './rules-scenarios.ts'

/** `byPosition`: duties of positions that have their own. */
export type KeptSheet = Sheet & { byPosition: Readonly<Record<string, number>> }
export type Hours = readonly { day: number; hour: number; count: number }[]
export const seasons = ['year', 'busiest', 'quietest'] as const
export type Season = (typeof seasons)[number]
/** `population`: 0 is everyone. */
export type Question = { function: HrFunction; population: number; change: Change['kind']; placeId: string | null; season: Season }
export type Planned = { compared: Compared; change: Change['kind']; test: BackTest; options: Option[]; turns: Turn[] }
/** Without these nothing of the desk's own history can be worked out. */
export const alwaysNeeded = ['desk_begins', 'desk_hours', 'duties'] as const

/** When requests come, on the working hours of a week: what comes at night or on a Sunday is there when the desk begins. */
export function profileOf(hours: Hours, begins: number, daily: number): number[] {
  amount('desk_begins', begins, 23)
  amount('desk_hours', daily, 24 - begins)
  if (!Number.isInteger(begins) || !Number.isInteger(daily) || daily === 0) throw new Refusal('hr-team.whole_hours')
  const profile = Array<number>(workdays * daily).fill(0)
  for (const { day, hour, count } of hours) {
    const isLate = hour >= begins + daily, on = isLate ? day + 1 : day
    const at = on > workdays ? 0 : (on - 1) * daily + (isLate || hour < begins || day > workdays ? 0 : hour - begins)
    profile[at]! += count
  }
  return profile
}
const workdays = 5

/** What the models are asked with. `season`: the thirteen weeks in a row in which most, or least, of that work came. */
export function factsOf(history: History, hours: Hours, { figures, byPosition }: KeptSheet, { function: area, season }: Pick<Question, 'function' | 'season'>): Facts {
  const profile = profileOf(hours, figures.desk_begins!, figures.desk_hours!), [from, until] = stretch(history, area, season)
  return {
    profile, employees: history.employees, usual: { generalist: [figures.duties!], specialist: [figures.duties!] },
    cells: history.cells.map(cell => ({ ...cell, weeks: cell.weeks.slice(from, until) })),
    places: history.places.map(({ positionIds, fte, groups, titles, ...place }) => ({
      ...place, title: titles[0] ?? '', populations: groups, functions: Object.keys(place.does), hours: (fte ?? 1) * profile.length,
      duties: [Math.max(...positionIds.some(id => id in byPosition) ? positionIds.filter(id => id in byPosition).map(id => byPosition[id]!) : [figures.duties!])],
    })),
  }
}

function stretch({ cells, weeks }: History, area: string, season: Season): [number, number] {
  if (season === 'year' || weeks <= testedWeeks) return [0, weeks]
  const came = Array.from({ length: weeks }, (_, week) => sum(cells.filter(each => each.function === area).map(each => each.weeks[week]!)))
  const totals = Array.from({ length: weeks - testedWeeks + 1 }, (_, from) => sum(came.slice(from, from + testedWeeks)))
  const from = totals.indexOf((season === 'busiest' ? Math.max : Math.min)(...totals))
  return [from, from + testedWeeks]
}

/** Figures that are still empty, and without which this question has no answer. */
export function lackingFor(history: History, sheet: KeptSheet, asked: Question): FigureName[] {
  const bare = { cells: history.cells, places: history.places.map(place => ({ ...place, functions: Object.keys(place.does) })) } as never as Facts
  return [...alwaysNeeded.filter(name => sheet.figures[name] === undefined), ...neededFor(bare, sheet, changeOf(asked, history))]
}

/** The whole answer: before and after, whether forecasting works here, and only then what to do. */
export function planOf(history: History, hours: Hours, sheet: KeptSheet, asked: Question): Planned {
  const facts = factsOf(history, hours, sheet, asked), focus = focusOf(asked), country = countryOf(history, asked.population)
  const test = testOf(history), change = changeOf(asked, history)
  const options = test.passed ? optionsFor(facts, sheet, { focus: { ...focus, population: asked.population }, country }) : []
  const isKnown = options.length > 0 && options.every(({ missing }) => missing.length === 0)
  return { compared: compare(facts, sheet, change, focus), change: asked.change, test, options, turns: isKnown ? turnsOf(facts, sheet, { focus: { ...focus, population: asked.population }, country }) : [] }
}

/** The desk as a whole and each area of it: a forecast that fails there isn't to be trusted for a part. */
export const testOf = ({ cells }: History): BackTest => backTest([...Map.groupBy(cells, each => each.function)].map(([id, own]) => ({ id, weeks: own[0]!.weeks.map((_, week) => sum(own.map(each => each.weeks[week]!))) })))

export type AreaNow = { function: HrFunction; aWeek: number; hours: number; busy: number; waits: number; caseWaits: number; growsBy: number; able: number }
/** All areas of one group at a glance, as they are: in the middle of what is likely. */
export function areasNow(history: History, hours: Hours, sheet: KeptSheet, population: number): AreaNow[] {
  const own = history.cells.filter(({ populations }) => population === 0 || populations.includes(population))
  return [...new Set(own.map(each => each.function))].map(area => {
    const facts = factsOf(history, hours, sheet, { function: area, season: 'year' })
    const { before: { ranges, able } } = compare(facts, sheet, null, focusOf({ function: area, population }), { runs: 1 })
    const aWeek = history.weeks ? sum(own.filter(each => each.function === area).map(({ weeks }) => sum(weeks))) / history.weeks : 0
    return { function: area, aWeek, hours: ranges.hours.middle, busy: ranges.busy.middle, waits: ranges.waits.middle, caseWaits: ranges.caseWaits.middle, growsBy: ranges.growsBy.middle, able: able ?? 0 }
  }).toSorted((a, b) => b.hours - a.hours)
}

/** Places that do something of this area for these people: who could leave or be away. */
export const placesFor = ({ places, cells }: History, { function: area, population }: Pick<Question, 'function' | 'population'>) => {
  const people = new Set(cells.filter(({ populations }) => population === 0 || populations.includes(population)).map(each => each.people))
  return places.filter(({ does }) => does[area]?.some(each => people.has(each)))
}

const focusOf = ({ function: area, population }: Pick<Question, 'function' | 'population'>): Focus & { function: HrFunction } => ({ function: area, ...population !== 0 && { population } })
const countryOf = ({ groups }: History, population: number) => groups.find(({ group }) => group === population)?.country ?? null

function changeOf({ function: area, population, change, placeId }: Question, history: History): Change {
  const country = countryOf(history, population)
  switch (change) {
    case 'generalist': return { kind: change, population, country, function: area }
    case 'specialist': case 'outside': return { kind: change, function: area, country }
    case 'grows': return { kind: change, times: 2 }
    default:
      if (placeId === null) throw new Refusal('hr-team.no_such_place')
      return { kind: change, placeId }
  }
}

import { functions, type HrFunction } from '#shared/functions.ts'
import type { Facts, Place, Sheet } from './rules-scenarios.ts'

/** What somebody types of one area for one group of people. Shares of a hundred, money a year, of an hour where work is given to others. */
export const typedFields = ['generalists', 'specialists', 'hours', 'minutes', 'share', 'duties', 'employees', 'away', 'switching', 'catalogue_weight', 'learning_first', 'learning_months', 'hire_months', 'outside_rest', 'most_wait', 'most_busy', 'cost_generalist', 'cost_specialist', 'cost_outside'] as const
export type TypedField = (typeof typedFields)[number]
export type Typed = Partial<Record<TypedField, number>>
const needed = ['generalists', 'specialists', 'hours', 'minutes', 'share', 'duties', 'employees'] as const
export const group = 1

/** Counts week by week, however they were pasted; null where something isn't a whole number from 0. */
export function weeksOf(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  return parts.every(each => /^[0-9]{1,6}$/.test(each)) ? parts.map(Number) : null
}

export const lacking = (typed: Typed): TypedField[] => needed.filter(name => typed[name] === undefined)

export function factsOf(name: HrFunction, weeks: readonly number[], typed: Typed): Facts {
  const { generalists = 0, specialists = 0, hours = 0, share = 0, duties = 0 } = typed
  const place = (kind: 'generalist' | 'specialist', n: number): Place => ({
    id: `${kind}-${n}`, kind, title: kind, functions: kind === 'generalist' ? Object.keys(functions) : [name], populations: kind === 'generalist' ? [group] : [0], takes: ['standard'],
    hours, duties: usual[kind], country: null,
  })
  // What a generalist does in other areas isn't there for this one.
  const usual = { generalist: [duties, (100 - duties) * (100 - share) / 100], specialist: [duties] }
  return {
    places: [...Array.from({ length: generalists }, (_, n) => place('generalist', n)), ...Array.from({ length: specialists }, (_, n) => place('specialist', n))],
    cells: [{ function: name, level: 'standard', populations: [group], weeks, usual: typed.minutes ?? 0, answers: [], open: null }],
    profile: Array<number>(Math.max(1, Math.round(hours))).fill(1), employees: typed.employees ?? 0, usual,
  }
}

export function sheetOf(typed: Typed, currency: string): Sheet {
  const { cost_generalist: wide, cost_specialist: deep, cost_outside: outside, ...figures } = typed
  const cost = (figure: 'cost_generalist' | 'cost_specialist' | 'cost_outside', value: number | undefined) => value === undefined ? [] : [{ figure, country: null, value, currency }]
  return { figures, costs: [...cost('cost_generalist', wide), ...cost('cost_specialist', deep), ...cost('cost_outside', outside)] }
}

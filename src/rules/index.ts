import type { HrFunction } from '#shared/functions.ts'
import { jurisdictionOf, jurisdictions } from '#shared/jurisdictions.ts'
import type { Rates } from '#shared/rates.ts'
import type { Rule } from '#shared/rule.ts'
import { catalogue } from './catalogue.ts'

export type Listed = { id: string; title: string; jurisdiction: string; field: HrFunction }
type Entry = { title: string; field: HrFunction; newest?: string; load: () => Promise<{ default: Rule }> }

const entries = new Map<string, Entry>(Object.entries(catalogue))

/** All rules, by what a list of them shows; the rest of a rule is loaded when somebody asks for it. */
export const rules: readonly Listed[] = [...entries].map(([id, { title, field }]) => ({ id, title, field, jurisdiction: jurisdictions[jurisdictionOf(id)] }))

/** Those whose parameters the law sets anew from time to time. */
export const datedRules: readonly string[] = [...entries].filter(([, { newest }]) => newest).map(([id]) => id)

export const loadRule = async (id: string): Promise<Rule | null> => (await entries.get(id)?.load())?.default ?? null

/** What the law sets anew from time to time, by id, with the rules that work by it. */
export type Tables = ReadonlyMap<string, { rates: Rates; rules: readonly Rule[] }>
export async function loadTables(): Promise<Tables> {
  const found = new Map<string, { rates: Rates; rules: Rule[] }>()
  for (const rule of await Promise.all(datedRules.map(loadRule))) for (const rates of Object.values(rule?.parameters ?? {})) {
    const table = found.get(rates.id) ?? { rates, rules: [] }
    if (!table.rules.includes(rule!)) table.rules.push(rule!)
    found.set(rates.id, table)
  }
  return found
}

import type { HrFunction } from '#shared/functions.ts'
import { jurisdictionOf, jurisdictions } from '#shared/jurisdictions.ts'
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

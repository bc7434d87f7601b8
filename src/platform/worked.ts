import { loadRule } from '#rules/index.ts'
import type { Fields } from '#shared/fields.ts'
import type { Laid } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Asked } from '#shared/rule.ts'
import type { Worked } from '#shared/worked.ts'

/** Works a rule out for a module's own facts, by the figures that stand in the organisation of whoever asks. What the rule refuses is told by its name, so that advice never stands in the way of a deed. */
export async function workedOut(id: string, { input, on = null, terms = null }: Omit<Asked, 'input' | 'terms'> & { input: Record<string, unknown>; terms?: Record<string, unknown> | null }, laid?: Laid): Promise<Worked> {
  const rule = await loadRule(id)
  if (!rule) throw new Error(`there is no rule ${id}`)
  const asked = { rule: id, title: rule.title, on, input, terms, source: rule.source }
  try {
    const { output, governs = [], steps } = rule.answer({ input, on, terms }, laid)
    const fields = (rule.output as unknown as { properties: Fields }).properties
    const values = Object.entries(output).filter(([, value]) => value !== null).map(([name, value]) => ({ name, title: fields[name]!.title, ...fields[name]!.kind && { kind: fields[name]!.kind }, ...fields[name]!.words && { words: fields[name]!.words }, value }))
    return { ...asked, values, governs, steps, refused: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...asked, values: [], governs: [], steps: [], refused: { code: error.code, title: String(error.detail['title'] ?? rule.title) } }
  }
}

import { fromLines, type Line } from '#shared/figures.ts'
import type { Actor } from '#shared/access.ts'
import { read, type Tx } from '#platform/db.ts'
import { lay } from '#shared/laid.ts'
import type { Laid } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Answer, Asked } from '#shared/rule.ts'
import { loadRule, loadTables } from '#rules/index.ts'
import type { Here } from './contract.ts'
import { laidRows, type PackRow } from './pack.ts'

type Row = { packs: { publisher: string; number: number; issuedOn: string; rows: PackRow[] }[]; entered: (Omit<Here['entered'][number], 'values' | 'came'> & { id: string; figures: Line[]; checkedAt: string; preparedBy: string | null; checkedBy: string | null })[] }

/** What is known with the product: loaded once, the same for everybody. */
export const tables = loadTables()

/** What stands beside it for whoever asks; nobody, for those not signed in, has the packs of the installation. */
export const hereFor = async (actor: Actor | null): Promise<Here> => told((await read<{ law: Row }>(actor ?? nobody, asking))[0]!.law)
export const hereWithin = async (tx: Tx): Promise<Here> => told((await tx.query<{ law: Row }>(asking))[0]!.law)
export const laidOf = async ({ packs, entered }: Here): Promise<Laid> => packs.length + entered.length === 0 ? new Map() : lay([...(await tables).values()].map(({ rates }) => rates), packs, entered)

/** For other modules: the figures that stand for whoever asks, and a rule by those of whoever is here. */
export const lawFor = async (actor: Actor | null): Promise<Laid> => laidOf(await hereFor(actor))
/** Within a transaction, as whoever is in it. */
export const lawWithin = async (tx: Tx): Promise<Laid> => laidOf(await hereWithin(tx))
export async function answerHere(tx: Tx, ruleId: string, asked: Asked): Promise<Answer> {
  const rule = await loadRule(ruleId)
  if (!rule) throw new Refusal('not_found', {}, 404)
  return rule.answer(asked, await lawWithin(tx))
}

const asking = 'select app.law_here() as law'
const nobody: Actor = { kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'law.nobody' }

async function told({ packs, entered }: Row): Promise<Here> {
  const known = await tables
  return {
    packs: packs.flatMap(laidRows),
    entered: entered.flatMap(({ id, figures, checkedAt, preparedBy, checkedBy, ...row }) => {
      const table = known.get(row.rates)
      if (!table) return []
      return [{ ...row, values: fromLines(table.rates, figures), came: { origin: 'entered here' as const, id, checkedAt, ...preparedBy !== null && { preparedBy }, ...checkedBy !== null && { checkedBy } } }]
    }),
  }
}

import type { Actor } from '#shared/access.ts'
import { lock } from '#platform/action.ts'
import { as } from '#platform/db.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Installed } from './contract.ts'
import { replaceKnown } from './entered.ts'
import { hereWithin, laidOf, tables } from './here.ts'
import { judgePack, readPack } from './pack.ts'
import type { Publisher } from './publishers.ts'

/** For the organisation of whoever looks after its HR systems; its entered rows that it brings give way. */
export async function installPack(actor: Actor, words: string, publishers: readonly Publisher[]): Promise<Installed> {
  const { organizationId, done } = await as(actor, async tx => {
    const { organizationId } = await tx.me()
    const [right] = await tx.query<{ mine: boolean }>(`select app.covers_all('systems', 2) as mine`)
    if (!right?.mine) throw new Refusal('not_yours', {}, 403)
    const pack = readPack(words, publishers)
    await lock(tx, ['law'])
    const { packs } = await hereWithin(tx)
    const rows = judgePack(pack, await tables, await laidOf({ packs, entered: [] }), packs)
    const { publisher, number } = pack
    if (rows === null) return { organizationId, done: { id: null, publisher, number, rows: 0, isNew: false } }
    const [made] = await tx.query<{ id: string }>(`select app.install_pack($1, $2) as id`, [JSON.stringify(pack), pack.key])
    return { organizationId, done: { id: made!.id, publisher, number, rows, isNew: true } }
  })
  await replaceKnown(organizationId)
  return done
}

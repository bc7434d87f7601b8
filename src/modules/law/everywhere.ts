import pg from 'pg'
import type { Installed } from './contract.ts'
import { replaceKnown } from './entered.ts'
import { hereFor, laidOf, tables } from './here.ts'
import { judgePack, readPack, type Pack } from './pack.ts'
import type { Publisher } from './publishers.ts'

/** By whoever runs the server, as the owner: for every organisation, those to come, and those not signed in. */
export async function installEverywhere(ownerUrl: string, words: string, publishers: readonly Publisher[]): Promise<Omit<Installed, 'id'>> {
  const pack = readPack(words, publishers)
  const { packs } = await hereFor(null)
  const rows = judgePack(pack, await tables, await laidOf({ packs, entered: [] }), packs)
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'equipoise rules pack' })
  await owner.connect()
  try {
    // Once more where it stands already: an organisation that was made since has none of its own to show.
    await owner.query('begin')
    await owner.query('select app.install_pack_everywhere($1, $2)', [JSON.stringify(pack), pack.key])
    await owner.query('commit')
    for (const { id } of (await owner.query<{ id: string }>('select id from organization')).rows) await replaceKnown(id)
  } finally {
    await owner.end()
  }
  return { publisher: pack.publisher, number: pack.number, rows: rows ?? 0, isNew: rows !== null }
}

/** What a pack would bring to the bare product. */
export async function proposePack(pack: Pack): Promise<Omit<Installed, 'id' | 'isNew'>> {
  return { publisher: pack.publisher, number: pack.number, rows: judgePack(pack, await tables, new Map(), []) ?? 0 }
}

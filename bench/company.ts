import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { startEmbedded } from '#platform/embedded.ts'
import { migrate } from '#platform/migrate.ts'
import { openSecrets } from '#platform/secrets.ts'
import { seedDemo } from '../src/demo.ts'

/** A company of so many in a database of its own, with the doors open; made once and kept where `data` says. */
export async function withCompany({ people, data }: { people: string; data?: string | undefined }, measure: (owner: pg.Client, appUrl: string, ownerUrl: string) => Promise<void>): Promise<void> {
  const secret = 'a secret for the bench, of 32 letters'
  const dataDir = data ?? mkdtempSync(join(tmpdir(), 'equipoise-bench-'))
  mkdirSync(dataDir, { recursive: true })
  chmodSync(dataDir, 0o711)
  openSecrets(secret)
  const embedded = await startEmbedded({ dataDir, log: () => {} })
  const owner = new pg.Client({ connectionString: embedded.url })
  try {
    const { appUrl } = await migrate(embedded.url, { secret })
    await owner.connect()
    if (!(await owner.query('select from organization')).rowCount) await seedDemo(embedded.url, { people: Number(people), log: console.log })
    openDatabase(appUrl)
    await measure(owner, appUrl, embedded.url)
  } finally {
    await closeDatabase()
    await owner.end()
    await embedded.stop()
    if (!data) rmSync(dataDir, { recursive: true, force: true })
  }
}

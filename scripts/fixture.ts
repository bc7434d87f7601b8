import { mkdirSync, mkdtempSync, chmodSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { startEmbedded } from '#platform/embedded.ts'
import { migrate } from '#platform/migrate.ts'
import { openSecrets } from '#platform/secrets.ts'
import { seedDemo } from '../src/demo.ts'

// npm run fixture: the database as this release fills it, for every later version's tests to migrate. Once per release; never made again.
const { version } = (await import('../package.json', { with: { type: 'json' } })).default
const folder = mkdtempSync(join(tmpdir(), 'equipoise-fixture-'))
chmodSync(folder, 0o711)
const embedded = await startEmbedded({ dataDir: folder, log: () => {} })
try {
  const secret = 'a secret for a fixture, of 32 letters'
  openSecrets(secret)
  await migrate(embedded.url, { secret })
  await seedDemo(embedded.url, { people: 100, now: '2026-11-22T12:00:00Z' })
  const owner = new pg.Client({ connectionString: embedded.url })
  await owner.connect()
  await owner.query('set timezone to utc')
  const { rows: [{ number }] } = await owner.query('select max(number) as number from equipoise.migration')
  const { rows } = await owner.query<{ name: string; columns: string[] }>(`
    select format('%I.%I', n.nspname, c.relname) as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname in ('public', 'auth') and c.relkind = 'r' and c.relname not in ('record_right', 'job_right') group by 1 order by 1`)
  const tables = []
  for (const { name, columns } of rows) {
    const { rows: [{ content }] } = await owner.query(`select coalesce(jsonb_agg(t order by t), '[]')::text as content from (select ${columns.join(', ')} from ${name} order by 1, 2) t`)
    if (content !== '[]') tables.push({ name, columns, rows: JSON.parse(content) })
  }
  await owner.end()
  const kept = join(import.meta.dirname, '../db/fixtures')
  mkdirSync(kept, { recursive: true })
  writeFileSync(join(kept, `${version}.json.gz`), gzipSync(JSON.stringify({ version, migration: number, tables }), { level: 9 }))
  console.log(`db/fixtures/${version}.json.gz: ${tables.map(({ name, rows }) => `${name} ${rows.length}`).join(', ')}`)
} finally {
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}

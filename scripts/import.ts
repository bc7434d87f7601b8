import pg from 'pg'
import { parseArgs } from 'node:util'
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { ConfigError, keptSecret, readConfig } from '#platform/config.ts'
import { closeDatabase, openDatabase } from '#platform/db.ts'
import { problemOf, saying } from '#platform/errors.ts'
import { ownFolder } from '#platform/folders.ts'
import { migrate } from '#platform/migrate.ts'
import { Refusal } from '#shared/refusal.ts'
import { ended, importer, imports, kindKeys, leaveImporter, type ImportView, type Verdict } from '#modules/import/index.ts'
import { importLeave } from './import-leave.ts'
import { ownerAddress } from './owner.ts'

// npm run import -- people file.csv [--as chro@demo.example]: what the wizard does, on the console; beside a running server too. npm run import -- undo <import>: takes one back.
const usage = `npm run import -- people file.csv [--as email] [--legal-entity name] [--location name] [--unit name] [--job name] [--currency USD] [--per hour|month|year] [--dates mdy|dmy] [--unknown-managers nobody] [--differs kind=leave|overwrite|correction[:reason]|change:today|date|file[:reason]]… [--leave-out] [--dry-run], or: npm run import -- leave file.csv [--as email] [--on 2026-12-31] [--type name] [--dates mdy|dmy] [--differs leave|correct] [--leave-out] [--dry-run], or: npm run import -- undo <import> [--as email]`
saying(imports.sayings ?? {})
const { url, stop } = await ownerAddress()
try {
  process.exitCode = await run()
} catch (error) {
  const told = error instanceof ConfigError ? error.message : error instanceof Refusal || isOption(error) ? problemOf(error, new Map()).title : null
  console.error(told === null ? error : `equipoise: ${isOption(error) ? `${(error as Error).message.split('. ')[0]}. ${usage}` : told}`)
  if (error instanceof Refusal) for (const { message } of (error.detail['lacks'] ?? []) as { message: string }[]) console.error(`  ${message}`)
  process.exitCode = 1
} finally {
  await closeDatabase()
  await stop()
}

async function run(): Promise<number> {
  const { positionals: [kind, file], values } = parseArgs({
    allowPositionals: true,
    options: {
      as: { type: 'string' }, 'legal-entity': { type: 'string' }, location: { type: 'string' }, unit: { type: 'string' }, job: { type: 'string' }, currency: { type: 'string' }, per: { type: 'string' }, dates: { type: 'string' },
      'unknown-managers': { type: 'string' }, on: { type: 'string' }, type: { type: 'string' }, differs: { type: 'string', multiple: true, default: [] }, 'leave-out': { type: 'boolean', default: false }, 'dry-run': { type: 'boolean', default: false },
    },
  })
  if (kind !== 'people' && kind !== 'leave' && kind !== 'undo' || !file) throw new ConfigError(usage)
  if (kind !== 'undo' && !existsSync(file)) throw new ConfigError(`There is no file ${file}.`)
  oneOf('--per', values.per, ['hour', 'month', 'year'])
  oneOf('--dates', values.dates, ['mdy', 'dmy'])
  oneOf('--unknown-managers', values['unknown-managers'], ['nobody'])
  const said = kind === 'people' ? values.differs.map(verdictOf) : []
  const config = readConfig(process.env)
  const { appUrl } = await migrate(url, { secret: keptSecret(config), appUrl: config.appDatabaseUrl, authUrl: config.authDatabaseUrl })
  openDatabase(appUrl, { now: config.now })
  const actor = await actorOf(values.as, kind === 'leave' ? 'leave' : 'people')
  const ofLeave = leaveImporter(actor)
  if (kind === 'leave') return importLeave(ofLeave, file, { differs: values.differs.at(-1), on: values.on, type: values.type, dates: values.dates as 'mdy' | 'dmy' | undefined, leaveOut: values['leave-out'], dryRun: values['dry-run'] })
  const { bring, choose, check, commit, look, problems, differences, differing, decide, giveUp, undoable, undo } = importer(actor, ownFolder(config.dataDir, 'imports'))

  if (kind === 'undo' && await ofLeave.has(file)) {
    for (const { count, message } of (await ofLeave.stands(file)).stands) console.log(`  ${count} ${message}`)
    await ofLeave.undo(file)
    console.log('Taken back as a whole.')
    return 0
  }
  if (kind === 'undo') {
    const { made, changes, stands } = await undoable(file)
    for (const { count, message } of stands) console.log(`  ${count} ${message}`)
    await undo(file)
    await followed(file, look)
    console.log(`Taken back: ${made} people as if never entered, ${changes} as they were before.`)
    return 0
  }
  const { id } = await bring(file)
  const began = await followed(id, look)
  for (const { header, target, message } of began.columns) console.log(`  ${header.padEnd(28)} ${target ?? `not imported: ${message ?? 'not known'}`}`)
  await choose(id, given({
    legalEntity: values['legal-entity'], location: values.location, unit: values.unit, jobTitle: values.job, currency: values.currency, per: values.per, dateOrder: values.dates, unknownManagers: values['unknown-managers'],
  }))
  await check(id)
  if (!(await followed(id, look)).counts) return 1
  const { kinds } = await differences(id)
  const { counts } = await decide(id, Object.fromEntries(said.filter(([kind]) => kinds.some(each => each.kind === kind)).map(([kind, as, from, reason]): [string, Verdict] => [kind, { as, ...from && { from }, ...reason && { reasonId: reasonOf(kinds, kind, as, reason) } }])))
  if (!counts) return 1
  const { rows, added, unchanged, changed, leftOut, linked, unanswered, created } = counts
  console.log(`${rows} rows: ${added} new (${linked} with a manager), ${unchanged} unchanged, ${counts.differing} here with other values, ${changed} of them change, ${leftOut} can’t come in.`)
  for (const { kind, label, rows: count, possible, answer, isAsked, isDated } of await differences(id).then(found => found.kinds)) {
    console.log(`  ${label}: ${count} differ${count === possible ? '' : `, ${possible} can be changed`}${answer ? `; ${answer.as}${answer.from ? ` from ${answer.from}` : ''}` : isAsked && possible ? `; say --differs ${kind}=${isDated ? 'correction, change:… or leave' : 'overwrite or leave'}` : ''}`)
    for await (const { row, name, values: told, message } of differing(id, kind)) console.log(`    row ${row}, ${name}: ${told.filter(each => each.before !== each.after).map(({ target, before, after }) => `${target} ${before ?? '–'} → ${after ?? '–'}`).join(', ')}${message ? `. Stays: ${message}` : ''}`)
  }
  for (const { target, name, country, timeZone } of created) console.log(`  new ${target}: ${[name, country, timeZone].filter(Boolean).join(', ')}`)
  for await (const { row, header, value, message, level, code } of problems(id)) if (code !== 'differs') console.log(`  row ${row}${header ? `, ${header}` : ''}: ${message}${value ? ` (${value})` : ''}${level === 'row' ? ' Can’t come in.' : ''}`)
  const open = counts.differences.filter(({ possible, answer }) => possible > 0 && answer === null).map(({ kind }) => kind)
  const refused = unanswered ? `${unanswered} managers aren’t found: with --unknown-managers nobody, their reports come in without one.` : open.length ? `Say with --differs what becomes of: ${open.join(', ')}.` : leftOut && !values['leave-out'] ? 'Mend the file, or import the others with --leave-out.' : null
  if (values['dry-run'] || refused) {
    await giveUp(id)
    console.log(`Nothing was imported.${refused ? ` ${refused}` : ''}`)
    return refused && !values['dry-run'] ? 1 : 0
  }
  await commit(id, values['leave-out'])
  await followed(id, look)
  console.log(`${added} people were imported${changed ? `, ${changed} changed` : ''}. As long as nothing stands on it: npm run import -- undo ${id}`)
  return 0
}

/** Until what goes on has ended, with a line every other second. */
async function followed(id: string, look: (id: string) => Promise<ImportView>): Promise<ImportView> {
  for (let told = 0; ; told++) {
    await Promise.race([ended(id), pause(2000)])
    const view = await look(id)
    if (!view.step) return view
    if (view.step.total !== null || told % 2) console.log(`${view.step.name}: ${view.step.done}${view.step.total === null ? '' : ` of ${view.step.total}`}`)
  }
}

/** By work e-mail or sign-in; without one, whoever alone looks after all people. */
async function actorOf(email: string | undefined, area: 'people' | 'leave') {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ organizationId: string; personId: string; email: string | null }>(email === undefined
      ? `select distinct p.organization_id as "organizationId", p.id as "personId", p.work_email as email from person p join access_grant g on g.organization_id = p.organization_id and g.holder_id = p.id
          where g.function = $1 and g.level <> 'view' and g.population = 0 and g.status = 'active' and g.starts_at <= app.clock() and g.ends_at > app.clock()`
      : `select p.organization_id as "organizationId", p.id as "personId", p.work_email as email from person p where lower(p.work_email) = lower($1)
          or exists (select from membership m join auth."user" u on u.id = m.account_id where m.organization_id = p.organization_id and m.person_id = p.id and lower(u.email) = lower($1))`, [email ?? area])
    if (rows.length === 1) return { kind: 'person' as const, organizationId: rows[0]!.organizationId, personId: rows[0]!.personId }
    throw new ConfigError(email ? `${rows.length ? 'Several people have' : 'Nobody has'} the e-mail ${email}.` : `Say in whose name, with --as: ${rows.map(each => each.email).filter(Boolean).join(', ') || `nobody looks after all ${area === 'people' ? 'people' : 'leave'} yet`}.`)
  } finally {
    await owner.end()
  }
}

/** pay=change:2027-01-01:annual_review: the kind, what becomes of it, from when, and the reason by its name. */
function verdictOf(text: string): [kind: string, as: Verdict['as'], from: string | undefined, reason: string | undefined] {
  const [, kind = '', as = '', rest] = /^(\w+)=(\w+)(?::(.+))?$/.exec(text) ?? []
  if (!(kindKeys as string[]).includes(kind) || !['leave', 'overwrite', 'correction', 'change'].includes(as)) throw new ConfigError(`--differs is “${text}”: it must be like pay=correction, with ${kindKeys.join(', ')}.`)
  const [from, reason] = as === 'change' ? rest?.split(/:(.*)/) ?? [] : [undefined, rest]
  return [kind, as as Verdict['as'], from, reason]
}

function reasonOf(kinds: { kind: string; reasons: { change: { value: string; label: string }[]; correction: { value: string; label: string }[] } }[], kind: string, as: Verdict['as'], reason: string): string {
  const known = kinds.find(each => each.kind === kind)!.reasons[as === 'correction' ? 'correction' : 'change']
  const found = known.find(({ label }) => label.toLowerCase() === reason.toLowerCase())
  if (!found) throw new ConfigError(`There is no reason “${reason}” for ${kind}: it must be ${known.map(({ label }) => label).join(', ') || 'left away, for the company has none'}.`)
  return found.value
}

function oneOf(name: string, value: string | undefined, known: string[]): void {
  if (value !== undefined && !known.includes(value)) throw new ConfigError(`${name} is “${value}”: it must be ${known.join(' or ')}.`)
}

function given(values: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function isOption(error: unknown) {
  return String((error as { code?: unknown }).code ?? '').startsWith('ERR_PARSE_ARGS')
}

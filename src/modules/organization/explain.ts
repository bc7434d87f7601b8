import { act } from '#platform/act.ts'
import { selection } from '#platform/query.ts'
import { judge, type Access, type Grant, type Judged, type Reach, type Seen, type Verdict } from '#shared/access.ts'
import { functions } from '#shared/functions.ts'
import { all, is } from '#shared/access.ts'
import { camel, humane } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import { Refusal } from '#shared/refusal.ts'
import { settingFields } from '#shared/settings.ts'
import { leaves } from '#shared/workflow.ts'
import * as contract from './contract.ts'
import { declared } from './declared.ts'
import { settingsAsked, settingsOn } from './settings.ts'

type Held = Grant & { populationName: string | null }
type Row = { row: Record<string, unknown>; reach: Record<string, Reach>; parts: string[] }

/** Asks the right itself, read as a check; the matrix test holds this reading and PostgreSQL's together. */
export const explain = act(contract.explain, async (tx, { viewer, record: name, id, operation, field }) => {
  const record = declared().find(each => each.name === name)
  const right = record && rightOf(record, operation, field)
  if (!record || !right) throw new Refusal('not_found', {}, 404)
  const [found] = await tx.query<{ lines: string[]; withdrawn: string[]; conflicts: string[]; settings: string[]; grants: Held[]; row: Row | null; isOthers: boolean }>(`select app.explain_viewer($1) as grants, app.explain_row($1, $2, $3) as row, app.explain_lines($1) as lines, app.explain_withdrawn($1) as withdrawn, app.explain_conflicts($1) as conflicts, array(select name from unnest($4::text[]) name where app.setting(name)) as settings, app.covers_all('access', 0) as "isOthers"`, [viewer, name, id, settingsAsked])
  const [shown] = await tx.query<{ withheld?: string[] }>(`select ${selection(record, 't')} from ${name} t where t.id = $1`, [id])
  if (!found?.row || !shown && !found.isOthers) throw new Refusal('not_found', {}, 404)
  const access = untold(right, shown ? shown.withheld ?? [] : Object.keys(record.reveal))
  const { row, reach, parts } = found.row
  const values = Object.fromEntries(Object.entries(row).map(([column, value]) => [camel(column), value]))
  const seen: Seen = { row: values, reachOf: of => reach[String(values[of])], placeOf: () => [], partsIn: () => parts, parentOf: () => undefined }
  const verdict = judge(access, { who: viewer, personId: viewer, holderId: viewer, grants: found.grants, settings: settingsOn(found.settings), lines: found.lines, withdrawn: found.withdrawn, conflicts: found.conflicts }, record, seen)
  return { holds: verdict.holds, reasons: lines(verdict, 0, record) }
})

/** A state that the asker may not see isn't told by the reasons either. */
function untold(access: Access, withheld: readonly string[]): Access {
  if (access.kind === 'is') return withheld.includes(access.field) ? all() : access
  if (access.kind === 'not') return { ...access, of: untold(access.of, withheld) }
  return access.kind === 'any' || access.kind === 'all' ? { ...access, of: access.of.map(each => untold(each, withheld)) } : access
}

function rightOf(record: AnyRecord, operation: string, field: string | undefined): Access | undefined {
  if (field && !(field in record.all)) return undefined
  const step = record.flow?.moves[operation]
  if (step) return all(is('status', ...leaves(step)), step.by)
  if (operation === 'read') return field && record.reveal[field] ? all(record.access.read, record.reveal[field]) : record.access.read
  return operation === 'update' ? record.access.update : operation === 'delete' ? record.access.delete : undefined
}

function lines(verdict: Verdict, depth: number, record: Judged): { holds: boolean; depth: number; predicate: string; grants: { id: string; function: string; level: string; populationName: string | null }[] }[] {
  const grants = (verdict.because as Held[]).map(({ id = '', function: fn, level, populationName }) => ({ id, function: fn, level, populationName }))
  return [{ holds: verdict.holds, depth, predicate: inWords(verdict.access), grants }, ...verdict.of.flatMap(each => lines(each, depth + 1, record))]
}

function inWords(access: Access): string {
  switch (access.kind) {
    case 'self': return 'It is about themselves'
    case 'manager': return managers[access.line] + (access.until ? ', and may see what was before their time, or it wasn’t' : '')
    case 'covers': return `They look after ${words(access.function)} here, at level “${access.level}” or more`
    case 'place': return `They look after ${words(access.function)} at the place proposed`
    case 'colleague': return 'They work here'
    case 'holds': return `They look after ${words(access.function)} for somebody, at level “${access.level}” or more`
    case 'setting': return `The company’s settings say: ${settingFields[access.name].title}`
    case 'named': return access.list === 'access_grant' ? 'It waits for them to confirm: they administer this area for these people, or are the second person' : access.parts.length ? `They are named on it as ${access.parts.join(' or ')}` : 'They are named on it'
    case 'through': return `They may read the ${humane(access.parent.name).toLowerCase()} that it belongs to`
    case 'is': return `Its ${humane(access.field).toLowerCase()} is ${access.values.map(value => humane(value).toLowerCase()).join(' or ')}`
    case 'area': return `They look after the area that it names here, at ${access.level === 'handle' ? 'level “handle” or more' : 'the level that it asks for or more'}`
    case 'barred': return 'A conflict of interest with whom it is about is declared'
    case 'not': return 'The following is not so'
    case 'any': return 'At least one of these'
    case 'all': return access.of.length ? 'All of these' : 'Always'
  }
}

const managers = {
  direct: 'They are the direct manager, or stand in for them', line: 'They stand above in the reporting line, or stand in for somebody there',
  dotted: 'They manage this job by a dotted line', acting: 'They stand in for a manager above',
}
const words = (fn: string) => (functions as Record<string, string>)[fn] ?? fn

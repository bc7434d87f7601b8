import { identifier, literal, snake } from './names.ts'
import type { SettingName } from './settings.ts'

/** view < handle < administer. Totals are another matter: no level hands out sums. */
export const levels = ['view', 'handle', 'administer'] as const
export type Level = (typeof levels)[number]
export const levelWords = { view: 'View', handle: 'Handle', administer: 'Administer' } as const satisfies Record<Level, string>
export const lines = ['direct', 'line', 'dotted', 'acting'] as const
export type Line = (typeof lines)[number]

/** A rectangle of HR function × people; population 0 is everyone. */
export type Grant = { id?: string; function: string; level: Level; population: number }

/** Who enters the database. A session or key is looked up there at every entrance, so that taking it away works at once. */
export type Actor =
  | { kind: 'person'; organizationId: string; personId: string }
  | { kind: 'session'; token: string }
  | { kind: 'key'; hash: string }
  | { kind: 'guest'; organizationId: string; guestId: string }
  | { kind: 'job'; organizationId: string; name: string }
  /** Mail from outside: nobody, who holds nothing, and may only leave what its proven sender wrote (db/owner-mailin.sql). */
  | { kind: 'mail'; organizationId: string }

/** As much of an actor as a right needs to know: `who` is named on walls, `personId` has a self and reports; `holderId` is that person, or whose key it is; `settings` are those of their organisation that are on; `lines` is as what they stand above others: as themselves, and as whoever they stand in for; `withdrawn` what of theirs was entered by mistake, which they see nothing of; `conflicts` with whom, and `whom:function` where it is in one area alone. */
export type Viewer = { who: string | null; personId: string | null; holderId: string | null; grants: readonly Grant[]; settings: readonly SettingName[]; lines: readonly string[]; withdrawn: readonly string[]; conflicts?: readonly string[] }

/** What is above a subject, which is anything with a place in the company: a person, an employment, an assignment; and since when its direct manager is that. */
export type Reach = { populations: readonly number[]; since: string } & Record<Line, readonly string[]>

/** As much of a record as its rights need to know. */
export type Judged = { name: string; subject?: string; fields: readonly string[]; access: { read: Access } }

type Subject = { field?: string }
export type Leaf =
  | { kind: 'self' } & Subject
  | { kind: 'manager'; line: Line; until?: string } & Subject
  | { kind: 'covers'; function: string; level: Level } & Subject
  | { kind: 'place'; function: string; level: Level; fields: readonly string[] }
  | { kind: 'colleague' }
  | { kind: 'holds'; function: string; level: Level }
  | { kind: 'setting'; name: SettingName }
  | { kind: 'named'; list: string; parts: readonly string[] }
  | { kind: 'through'; parent: Judged; field: string }
  | { kind: 'is'; field: string; values: readonly string[] }
  | { kind: 'area'; function: string; level: string }
  | { kind: 'barred'; field: string; function: string }

/** Who may act on a row: a value, read as SQL by PostgreSQL's policies and actions, and as a check by `judge`. */
export type Access = Leaf | { kind: 'not'; of: Access } | { kind: 'any' | 'all'; of: readonly Access[] }

/** Judges by another subject than the record's own: `covers('recruiting', 'handle', of('requisitionId'))`. */
export const of = (field: string): Subject => ({ field })
export const self = (subject: Subject = {}): Access => ({ kind: 'self', ...subject })
export const manager = (line: Line, subject: Subject = {}): Access => ({ kind: 'manager', line, ...subject })
/** The same for a fact that was true until a day: what ended before a direct manager became that is theirs to see where the company's settings say so. */
export const managerThen = (line: Line, until: string, subject: Subject = {}): Access => ({ kind: 'manager', line, until, ...subject })
/** Without a subject, only a grant for everyone counts. */
export const covers = (fn: string, level: Level, subject: Subject = {}): Access => ({ kind: 'covers', function: fn, level, ...subject })
/** Covers the place that the row proposes (assignment, unit, location), not the one the subject has now. */
export const coversPlace = (fn: string, level: Level, ...fields: string[]): Access => ({ kind: 'place', function: fn, level, fields })
/** Any person of the organisation; no guest, key or job. */
export const colleague = (): Access => ({ kind: 'colleague' })
/** Holds the function for anybody at all: a person, or a key or job within its scopes. */
export const holds = (fn: string, level: Level): Access => ({ kind: 'holds', function: fn, level })
/** As long as the company says so. */
export const setting = (name: SettingName): Access => ({ kind: 'setting', name })
/** Covers the function that the row itself names, at a level or at the one that stands in a field of it: for generic rows, which carry a copy of what judges them. A level that is none is nobody's. */
export const coversArea = (fn: string, level: string): Access => ({ kind: 'area', function: fn, level })
/** Has declared a conflict with whom the row is about, or somebody has for them: in all, or in the function that the row names. */
export const barred = (field: string, fn: string): Access => ({ kind: 'barred', field, function: fn })
/** On the record's own list of members: a wall that no grant opens. */
export const named = (list: string, ...parts: string[]): Access => ({ kind: 'named', list, parts })
/** As the parent may be read. */
export const through = (parent: Judged, field: string): Access => ({ kind: 'through', parent, field })
export const is = (field: string, ...values: [string, ...string[]]): Access => ({ kind: 'is', field, values })
export const not = (of: Access): Access => ({ kind: 'not', of })
export const any = (...of: Access[]): Access => ({ kind: 'any', of })
export const all = (...of: Access[]): Access => ({ kind: 'all', of })
export const nobody = any()

/** What is known about one row. */
export type Seen = {
  row: Record<string, unknown>
  reachOf(field: string): Reach | undefined
  /** Populations of the place that the row proposes. */
  placeOf(fields: readonly string[]): readonly number[]
  partsIn(list: string): readonly string[]
  parentOf(field: string): Seen | undefined
}

/** The answer with its reasons: for a leaf the grants or the line that make it true. */
export type Verdict = { holds: boolean; access: Access; because: readonly Grant[]; of: readonly Verdict[] }

export const allows = (access: Access, viewer: Viewer, record: Judged, seen: Seen): boolean => judge(access, viewer, record, seen).holds

/** `isDenied` within a `not`: a key has no self that opens, but nobody decides on themselves through a key of theirs. */
export function judge(access: Access, viewer: Viewer, record: Judged, seen: Seen, isDenied = false): Verdict {
  const field = 'field' in access && access.field || record.subject || ''
  const me = viewer.personId
  const own = isDenied ? viewer.holderId : me
  const leaf = (holds: boolean, because: readonly Grant[] = []): Verdict => ({ holds, access, because, of: [] })
  const branch = (of: readonly Verdict[], holds: boolean): Verdict => ({ holds, access, because: [], of })
  const held = (fn: string, level: Level, populations: readonly number[]) => {
    const grants = viewer.grants.filter(grant => isAtLeast(grant, { function: fn, level }) && (grant.population === 0 || populations.includes(grant.population)))
    return leaf(grants.length > 0, grants)
  }
  const each = (of: readonly Access[], denied = isDenied) => of.map(part => judge(part, viewer, record, seen, denied))
  switch (access.kind) {
    case 'self': return leaf(own !== null && seen.row[field] === own && (isDenied || !viewer.withdrawn.includes(String(seen.row[record.subject ?? '']))))
    case 'manager': {
      const reach = seen.reachOf(field)
      const isIn = (line: Line) => reach?.[line].some(each => viewer.lines.includes(each)) ?? false
      const until = access.until && seen.row[access.until]
      return leaf(isIn(access.line) && (!until || viewer.settings.includes('managersSeeEarlier') || !isIn('direct') || String(until) >= reach!.since))
    }
    case 'covers': return held(access.function, access.level, seen.reachOf(field)?.populations ?? [])
    case 'place': return held(access.function, access.level, seen.placeOf(access.fields))
    case 'colleague': return leaf(me !== null)
    case 'holds': { const grants = viewer.grants.filter(grant => isAtLeast(grant, access)); return leaf(grants.length > 0, grants) }
    case 'setting': return leaf(viewer.settings.includes(access.name))
    case 'named': return leaf(seen.partsIn(access.list).some(part => access.parts.length === 0 || access.parts.includes(part)))
    case 'through': {
      const parent = seen.parentOf(access.field)
      const says = parent && judge(access.parent.access.read, viewer, access.parent, parent)
      return branch(says ? [says] : [], says?.holds ?? false)
    }
    case 'is': return leaf(seen.row[access.field] != null && access.values.includes(String(seen.row[access.field])))
    case 'area': {
      const level = levels.find(each => each === access.level) ?? levels.find(each => each === seen.row[access.level])
      return level ? held(String(seen.row[access.function]), level, seen.reachOf(field)?.populations ?? []) : leaf(false)
    }
    case 'barred': { const whom = seen.row[access.field]; return leaf(whom != null && [whom, `${whom}:${seen.row[access.function]}`].some(each => viewer.conflicts?.includes(String(each)))) }
    case 'not': { const of = each([access.of], !isDenied); return branch(of, !of[0]!.holds) }
    case 'any': { const of = each(access.of); return branch(of, of.some(part => part.holds)) }
    case 'all': { const of = each(access.of); return branch(of, of.every(part => part.holds)) }
  }
}

const isAtLeast = (grant: Grant, asked: { function: string; level: Level }) => grant.function === asked.function && levels.indexOf(grant.level) >= levels.indexOf(asked.level)

/** `row` is the table's name in a policy, `old` in a trigger. Always true or false, never null, so that `not` means what it says. */
export function toSql(access: Access, record: Judged, row = record.name, isDenied = false): string {
  const sql = (each: Access) => toSql(each, record, row, isDenied)
  switch (access.kind) {
    case 'not': return `not ${toSql(access.of, record, row, !isDenied)}`
    case 'all': return access.of.length ? `(${access.of.map(sql).join(' and ')})` : 'true'
    case 'any': return anyOf(flat(access.of), record, row, isDenied)
    default: return anyOf([access], record, row, isDenied)
  }
}

/** Cheapest first: what is settled once per query, then the row's own columns, then one probe of reach per subject, then the rest. */
function anyOf(terms: readonly Access[], record: Judged, row: string, isDenied: boolean): string {
  const column = (field: string | undefined) => {
    if (!field || !record.fields.includes(field)) throw new Error(`${record.name} has no field ${field}`)
    return `${row}.${identifier(snake(field))}`
  }
  const everyone: string[] = [], own: string[] = [], rest: string[] = []
  const reach = new Map<string, string[]>()
  const probe = (field: string, says: string) => {
    const key = column(field)
    reach.set(key, [...reach.get(key) ?? [], says])
  }
  for (const term of terms) switch (term.kind) {
    case 'colleague': everyone.push(`((select app.me()) is not null)`); break
    case 'holds': {
      const what = `${literal(term.function)}, ${levels.indexOf(term.level)}`
      everyone.push(`((select app.covers_all(${what})) or (select app.my_populations(${what})) <> '{}')`)
      break
    }
    case 'setting': everyone.push(`(select app.setting(${literal(snake(term.name))}))`); break
    case 'self': {
      const mine = `coalesce(${column(term.field ?? record.subject)} = (select app.${isDenied ? 'holder' : 'me'}()), false)`
      own.push(isDenied || !record.subject ? mine : `(${mine} and coalesce(${column(record.subject)} <> all ((select app.my_withdrawn())::uuid[]), true))`)
      break
    }
    case 'is': own.push(`coalesce(${column(term.field)} in (${term.values.map(literal).join(', ')}), false)`); break
    case 'named': own.push(`${row}.id = any ((select app.my_records(${literal(term.list)}, ${literal(`{${term.parts.map(identifier).join()}}`)}))::uuid[])`); break
    case 'manager': {
      const stands = (line: string) => `r.${identifier(line)} && (select app.my_lines())`
      const inTime = term.until && ` and ((select app.setting('managers_see_earlier')) or not ${stands('direct')} or coalesce(${column(term.until)} >= r.since, true))`
      probe(term.field ?? record.subject ?? '', inTime ? `(${stands(term.line)}${inTime})` : stands(term.line))
      break
    }
    case 'covers': {
      const what = `${literal(term.function)}, ${levels.indexOf(term.level)}`
      const subject = term.field ?? record.subject
      everyone.push(`(select app.covers_all(${what}))`)
      if (subject) probe(subject, `r.populations && (select app.my_populations(${what}))`)
      break
    }
    case 'area': {
      const area = `${column(term.function)} || ':' || ${levels.some(each => each === term.level) ? literal(term.level) : column(term.level)}`, mine = `((select app.my_areas())::text[])`
      own.push(`coalesce(${area} = any (${mine}), false)`)
      if (record.subject) probe(record.subject, `exists (select from unnest(r.populations) p where ${area} || '@' || p = any (${mine}))`)
      break
    }
    case 'barred': {
      const mine = `((select app.my_conflicts())::text[])`
      own.push(`coalesce(${column(term.field)}::text = any (${mine}), false)`, `coalesce(${column(term.field)} || ':' || ${column(term.function)} = any (${mine}), false)`)
      break
    }
    case 'place': {
      const what = `${literal(term.function)}, ${levels.indexOf(term.level)}`
      everyone.push(`(select app.covers_all(${what}))`)
      rest.push(`coalesce(app.populations_at(${term.fields.map(column).join(', ')}) && (select app.my_populations(${what})), false)`)
      break
    }
    case 'through': rest.push(`exists (select from ${identifier(term.parent.name)} p where p.organization_id = ${row}.organization_id and p.id = ${column(term.field)})`); break
    default: rest.push(toSql(term, record, row, isDenied))
  }
  const probes = [...reach].map(([key, says]) =>
    `coalesce((select ${says.join(' or ')} from reach r where r.organization_id = ${row}.organization_id and r.subject_id = ${key}), false)`)
  const ordered = [...everyone, ...own, ...probes, ...rest]
  return ordered.length ? `(${ordered.join(' or ')})` : 'false'
}

const flat = (terms: readonly Access[]): Access[] => terms.flatMap(term => term.kind === 'any' ? flat(term.of) : [term])

export type Summary = { function: string | null; level: number; isForSelf: boolean; isForLine: boolean }
/** A read right as four columns, for events and other generic rows that carry a copy of what judges them; null where it doesn't fit, and then only the actor and auditors see it. What is milder to other managers or by a setting is left out: that only narrows. */
export function summary(access: Access, subject: string | undefined, about: string | undefined): Summary | null {
  const fits = (term: Access) => 'field' in term && term.field && term.field !== subject && term.kind !== 'self' ? false
    : term.kind === 'self' || term.kind === 'covers' || term.kind === 'manager' && term.line === 'line'
  const isMilder = (term: Access) => term.kind === 'colleague' || term.kind === 'holds' || term.kind === 'named' && term.parts.length > 0 || term.kind === 'manager' && term.line !== 'line' || term.kind === 'all' && term.of.some(each => each.kind === 'setting')
  const terms = flat([access]).filter(term => !isMilder(term))
  const functions = terms.filter(term => term.kind === 'covers')
  if (!terms.length || !terms.every(fits) || functions.length > 1) return null
  return {
    function: functions[0]?.function ?? null, level: levels.indexOf(functions[0]?.level ?? 'administer'),
    isForSelf: terms.some(term => term.kind === 'self' && (term.field ?? subject) === about), isForLine: terms.some(term => term.kind === 'manager'),
  }
}

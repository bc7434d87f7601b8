import { all, any, is, summary, toSql, type Access, levels, type Level } from '#shared/access.ts'
import { isFile } from '#shared/files.ts'
import { isFixed, type Field, type Fields } from '#shared/fields.ts'
import { identifier, literal, snake } from '#shared/names.ts'
import type { AnyRecord } from '#shared/record.ts'
import { leaves, type Move } from '#shared/workflow.ts'
import type { NoticeKind } from './notify.ts'

/** What a job may do, for everybody of the organisations it works for. */
export type JobRights = { name: string; may: Record<string, Level> }

/** Everything that PostgreSQL must know of the declarations, for the owner to apply in one transaction, as often as it likes. */
export const allPolicies = (records: readonly AnyRecord[], jobs: readonly JobRights[], notices: readonly NoticeKind[] = []) => [
  '-- Generated from the records by scripts/policies.ts; never edited by hand.',
  'truncate record_right, job_right, notice_kind;',
  ...records.map(policies),
  filePolicies(records.filter(isFile)),
  ...jobs.flatMap(job => Object.entries(job.may).map(([fn, level]) => `insert into job_right values (${literal(job.name)}, ${literal(fn)}, ${levels.indexOf(level)});`)),
  ...notices.map(({ kind, record, usually, isFixed = false, isAsked = false }) => `insert into notice_kind values (${literal(kind)}, ${literal(record.name)}, ${literal(usually)}, ${isFixed}, ${isAsked});`),
  'revoke execute on all functions in schema app from public;',
].join('\n') + '\n'

/** What a file says is read by who may read its row, written by who has just made that, changed by nobody, and goes with it. */
function filePolicies(records: readonly AnyRecord[]): string {
  const when = (more: string) => `file_chunk.organization_id = (select app.org()) and case file_chunk.record${records.map(({ name }) => ` when ${literal(name)} then exists (select from ${identifier(name)} f where f.organization_id = file_chunk.organization_id and f.id = file_chunk.file_id${more})`).join('')} else false end`
  return [
    '\n-- file_chunk', 'alter table file_chunk enable row level security;', 'revoke all on file_chunk from equipoise_app;', 'grant select, insert (record, file_id, n, content) on file_chunk to equipoise_app;',
    'drop policy if exists reading on file_chunk;', `create policy reading on file_chunk for select to equipoise_app using (${when('')});`,
    'drop policy if exists creating on file_chunk;', `create policy creating on file_chunk for insert to equipoise_app with check (${when(' and f.xmin = pg_current_xact_id()::xid')});`,
    ...records.map(({ name }) => `create or replace trigger content_gone after delete on ${identifier(name)} for each row execute function app.on_file_gone();`),
  ].join('\n')
}

export function policies(record: AnyRecord): string {
  const table = identifier(record.name)
  const { read, create, update, delete: remove } = record.access
  const sql = (access: Access) => toSql(access, record)
  const moves = Object.values(record.flow?.moves ?? {})
  const tenant = `${table}.organization_id = (select app.org())`
  const policy = (name: string, rule?: string | false) => `drop policy if exists ${name} on ${table};` + (rule ? `\ncreate policy ${name} on ${table} ${rule};` : '')
  const isWritten = record.kind !== 'ledger'
  const given = ['id', ...columns(Object.keys(record.asks))]
  const changed = columns([...changeable(record), ...Object.keys(record.keeps)])
  return [
    `\n-- ${record.name}`,
    `alter table ${table} enable row level security;`,
    `revoke all on ${table} from equipoise_app;`,
    `grant select on ${table} to equipoise_app;`,
    ...isWritten ? [`grant insert (${given.join(', ')}) on ${table} to equipoise_app;`] : [],
    ...isWritten && changed.length ? [`grant update (${changed.join(', ')}) on ${table} to equipoise_app;`] : [],
    ...remove ? [`grant delete on ${table} to equipoise_app;`] : [],
    policy('tenant', `as restrictive to equipoise_app using (${tenant}) with check (${tenant})`),
    policy('reading', `for select to equipoise_app using (${sql(read)})`),
    policy('creating', isWritten && `for insert to equipoise_app with check (${sql(create)})`),
    policy('updating', isWritten && `for update to equipoise_app using (${sql(any(update, ...moves.map(mayMove)))}) with check (true)`),
    policy('deleting', remove && `for delete to equipoise_app using (${sql(remove)})`),
    ...isWritten ? [guard(record, moves)] : [],
    stands(record),
    ...remove ? [`create or replace trigger gone after delete on ${table} for each row execute function app.on_gone();`] : [],
    rights(record),
  ].join('\n')
}

/** Policies judge whole rows and are OR-ed; the guard judges what changes in them. Column grants keep the rest shut. */
function guard(record: AnyRecord, moves: readonly Move[]): string {
  const { name: table, asks, keeps, access, flow } = record
  const kept = columns(Object.keys(keeps).filter(field => field !== 'status'))
  const allowed = (move: Move) => {
    const left = columns(Object.keys(keeps).filter(field => field !== 'status' && !move.sets?.includes(field)))
    return `(new.status = ${literal(move.to)} and ${toSql(mayMove(move), record, 'old')} and not ${changed(left)})`
  }
  const refuse = (when: string, why: string) => `  if ${when} then perform app.refuse(${literal(`${table}: ${why}`)}); end if;`
  const placed = places(access.create).map(place => refuse(`${changed(columns(place.fields))} and not ${toSql(place, record, 'new')}`, 'not a place that you look after'))
  const stale = [...kept.map(name => `new.${name} is not null`), ...flow ? [`new.status <> ${literal(flow.states[0])}`] : [], 'new.version <> 1']
  return `create or replace function app.${table}_guard() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $guard$ begin
  if tg_op = 'UPDATE' then new.version := old.version + 1; end if;
  if current_user <> 'equipoise_app' then return new; end if;
${Object.entries(asks).filter(([, field]) => field.to || field.of).flatMap(([name, field]) => (field.of ? unseenWithin(name, field.of) : [unseen(name, field)]).map(when => refuse(when, `${snake(name)} names nothing that you can see`))).join('\n')}
  if tg_op = 'INSERT' then
  ${refuse(stale.join(' or '), 'a new row starts fresh')}
    return new;
  end if;
${moves.length ? refuse(`${changed(columns(changeable(record)))} and not ${toSql(access.update, record, 'old')}`, 'not yours to change now') : ''}
${placed.join('\n')}
${refuse(`${changed(columns(Object.keys(keeps)))} and not (${moves.map(allowed).join('\n    or ') || 'false'})`, 'no move allows this')}
  return new;
end $guard$;
create or replace trigger guard before insert or update on ${table} for each row execute function app.${table}_guard();`
}

/** A row that this transaction wrote, for what `app.post_event` tells of it: by a function of its own, since a query that is made up of names is planned each time. */
const stands = ({ name }: AnyRecord) => `create or replace function app.${name}_just_written(of_id uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$ begin
  return (select to_jsonb(t) from ${identifier(name)} t where t.organization_id = app.org() and t.id = of_id and case when t.xmin = pg_current_xact_id()::xid then true else app.written_here(t.xmin) end);
end $$;`

function unseen(name: string, field: Field): string {
  const column = identifier(snake(name))
  const stands = `exists (select from ${identifier(field.to!)} t where t.organization_id = new.organization_id and t.id = new.${column})`
  const may = field.seenBy ? `(app.${identifier(field.seenBy)}(new.${column}) or ${stands})` : stands
  return `(tg_op = 'INSERT' or new.${column} is distinct from old.${column}) and new.${column} is not null and not ${may}`
}

function unseenWithin(name: string, of: Fields): string[] {
  const column = identifier(snake(name))
  return Object.entries(of).filter(([, each]) => each.to).map(([each, { to }]) => `(tg_op = 'INSERT' or new.${column} is distinct from old.${column}) and exists (select from jsonb_array_elements(new.${column}) line
    where line ->> ${literal(each)} is not null and not exists (select from ${identifier(to!)} t where t.organization_id = new.organization_id and t.id = (line ->> ${literal(each)})::uuid))`)
}

/** What events of this record carry along: its read right as columns, and that of each field that is revealed to fewer. */
function rights(record: AnyRecord): string {
  const wall: Wall | null = isAlone(record) ? { list: 'self' } : wallOf(record.access.read)
  const row = (part: string, fields: readonly string[], access: Access) => {
    const says = summary(access, record.subject, record.about) ?? { function: null, level: 2, isForSelf: false, isForLine: false }
    const text = (value: string | null | undefined) => value == null ? 'null' : literal(value)
    const subject = record.subject ? snake(record.subject) : null
    return `insert into record_right (record, part, fields, subject, about, function, level, is_for_self, is_for_line, wall${wall?.by ? ', wall_by, wall_of' : ''}) values (${literal(record.name)}, ${literal(part)}, ${literal(`{${fields.join()}}`)}, ${text(subject)}, ${text(record.about && snake(record.about))}, ${text(says.function)}, ${says.level}, ${says.isForSelf}, ${says.isForLine}, ${text(wall?.list)}${wall?.by ? `, ${literal(snake(wall.by))}, ${literal(wall.of!)}` : ''});`
  }
  return [row('', [], record.access.read), ...Object.entries(record.reveal).map(([field, access]) => row(snake(field), [field], access))].join('\n')
}

/** What belongs to its owner alone: what happened to it is nobody else’s either, auditors’ neither. */
const isAlone = ({ access: { read }, subject, about }: AnyRecord) => read.kind === 'self' && (read.field ?? subject) === about

type Wall = { list: string; by?: string; of?: string }
/** The list of those named on a record, where its reading asks for one; who is named for one part of it only, such as to confirm, stands behind no wall. What belongs to a walled record stands behind that one’s wall, and says by which field (`by`) it is found. */
function wallOf(access: Access): Wall | null {
  switch (access.kind) {
    case 'named': return access.parts.length ? null : { list: access.list }
    case 'through': {
      const { name, access: { read } } = access.parent
      const above = read.kind === 'self' ? { list: 'self' } : wallOf(read)
      return above && above.list !== 'self' ? { list: above.list, by: access.field, of: name } : above
    }
    case 'any': case 'all': return access.of.map(wallOf).find(wall => wall !== null) ?? null
    default: return null
  }
}

/** The place that a new row proposes is judged again when a change proposes another. */
const places = (access: Access): Extract<Access, { kind: 'place' }>[] => access.kind === 'all' ? access.of.flatMap(places) : access.kind === 'place' ? [access] : []
const changeable = (record: AnyRecord) => Object.keys(record.asks).filter(field => !isFixed(record.asks[field]))
const mayMove = (move: Move): Access => all(is('status', ...leaves(move)), move.by)
const columns = (fields: readonly string[]) => fields.map(field => identifier(snake(field)))
const changed = (names: readonly string[]) => names.length
  ? `row(${names.map(name => `new.${name}`).join(', ')}) is distinct from row(${names.map(name => `old.${name}`).join(', ')})`
  : 'false'

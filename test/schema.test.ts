import pg from 'pg'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { isFixed, isFoldable, isOptional, type Field } from '#shared/fields.ts'
import { snake } from '#shared/names.ts'
import { allPolicies, policies } from '#platform/policies.ts'
import { jobs, notices, records } from '../src/modules.ts'
import { testDatabase } from './database.ts'
import { checkout } from './sources.ts'

const { ownerUrl } = await testDatabase()
const owner = new pg.Client({ connectionString: ownerUrl })
await owner.connect()
afterAll(() => owner.end())
const list = async (text: string, values: unknown[] = []) => (await owner.query({ text, values, rowMode: 'array' })).rows.map(row => row.join(' '))
type Column = { table_name: string; column_name: string; data_type: string; udt_name: string; is_nullable: string; is_generated: string; column_default: string | null }
const columns = (await owner.query<Column>(`select * from information_schema.columns where table_schema = 'public' order by ordinal_position`)).rows
const of = (table: string) => columns.filter(each => each.table_name === table)
const written = records.filter(record => record.kind !== 'ledger')

/** In tables, in no declaration: what upkeep writes and what ranges and shares follow from. */
const undeclared: Record<string, string[]> = {
  placement: ['during', 'cost_centre_id'], working_hours: ['during'], pay: ['during'], contract: ['during'],
  agreement_hours: ['during'], location_hours: ['during'], entity_hours: ['during'], position_terms: ['during'],
  national_identifier: ['blind_number'], leave_request: ['has_proof', 'import_id', 'continues_id', 'was_approved'], employment: ['is_undone'], leave_entered: ['import_id'], leave_import: ['mark'], lapse_notice: ['leave_type_id', 'letter_id'], access_grant: ['population', 'starts_at', 'ends_at'], approval: ['record', 'record_id', 'subject_id', 'wall', 'function', 'min_level', 'kind'], approval_step: ['told_at'], api_key: ['last_used_on', 'ends_at'], acting_manager: ['starts_at', 'ends_at'], rule_pack: ['content'], reminder: ['record_id'], directory_entry: ['sort_number', 'sort_job_title'], leave_policy_version: ['during'], work_pattern: ['during'], leave_account: ['next_on', 'rhythm', 'moved_from'], announcement: ['mail_again_at'], leave_entry: ['numerator', 'denominator'], leave_draw: ['numerator', 'denominator'],
}
/** Not an organisation's: what the declarations say, and how far the clockwork is. */
const everybodys = ['notice_kind', 'job_right', 'record_right', 'clock_work']
/** What an import has staged: rows of whoever brought the file, written by the server as them. */
const staged = ['import_draft', 'import_row', 'import_person', 'import_problem', 'import_decision', 'import_difference']
/** Deleting a cost centre or a place is rare: it may look through placements. Rules and runs are few. */
const unindexed = ['placement_cost_shares_fkey', 'placement_work_location_id_fkey', 'population_rule_legal_entity_id_fkey', 'population_rule_location_id_fkey', 'population_rule_unit_id_fkey', 'population_change_legal_entity_id_fkey', 'population_change_location_id_fkey', 'population_change_unit_id_fkey']
/** All that the server may call of the owner's: facts, posts, and what policies are made of. Each is attacked by name in attacks.*.test.ts, or harmless in anybody's hands. */
const callable = {
  access: 'judge_line kind_of_rule growth_waits waiting_growth waiting_access colleagues_named turn_grants name_second_person hand_over issue_code',
  personal: 'post_look identifier_taken name_few few_named birthday_of',
  plumbing: 'org clock today me who holder actor refuse refuse_by_rule fold level enter',
  rights: 'covers covers_all covers_all_now in_scope my_populations my_populations_now my_records my_lines my_lines_now my_seats my_withdrawn my_withdrawn_now is_above was_above holds_population populations_at',
  facts: 'directory_entry_on manager_named hours_at own_holidays law_at offer_places_left setting changes_due may_be_named_manager managers_named today_at search_directory explain_viewer explain_row explain_lines explain_withdrawn managers_of sign_in_of my_imports remembered_import import_matches import_places import_elsewhere import_managers import_asks import_differences import_undoable',
  homes: 'homes_due home_on',
  posts: 'name_on plan_place post_event recall remember turn_days move_home seal_events invite open_import remember_import sweep_imports import_staged import_step undo_import tell_imported',
  ends: 'named_on',
  absences: 'led_by absences_due',
  approvals: 'approvers_ahead hire_approvers_ahead ask_approval answer_step answer_question turn_approvals approvals_of approvals_for_me forward_named may_be_released approval_stands',
  notices: 'mail_address live_groups switch_live notify tell_asked settle_notices read_notices my_notice_ways choose_way set_quiet_hours mails_due mail_for places_today weeks_due',
  announcements: 'announcement_counts announcement_groups announcement_people announcement_reach announcements_for_hr discard_announcement my_announcements my_unread_announcements publish_announcement read_announcement withdraw_announcement write_announcement',
  totals: 'totals_of_mine close_totals totals_told',
  positions: 'room_for staffing team_vacancies position_named position_manager',
  desk: 'desk_would_be desk_faces desk_photos link_question say_on_question question_follows move_question question_voices work_paused work_goes_on my_areas my_areas_now my_conflicts explain_conflicts works_at_desk say_on_work open_work close_work give_work watch_work work_people work_watchers work_words may_do_work work_goes_to work_kinds my_today place_of_item desks_waiting desk_reads desk_team desk_unrouted desk_matters place_work sweep_desks work_to_remind work_stuck',
  mailIn: 'mail_in_door mail_in_kept_out mail_in_let mail_in_says mail_in_file mail_in_piece mail_in_to_tell reply_address set_mail_in mail_tallies',
  week: 'turn_reminders escalate_date reminder_stands date_is_with',
  data: 'turn_data_checks recount_data',
  careers: 'careers_due credits_of is_colleague colleague_by_email end_consents certificate_pay_due certificate_pay_rows keep_certificate_pay certificate_pay_done certificate_pay_told',
  holidays: 'may_stand_in stand_ins turn_holidays unprepare_holiday holiday_items holiday_delegate',
  law: 'law_here install_pack entered_somewhere',
  hrTeam: 'hr_view hr_balance hr_ratio hr_planner hr_loads today_of hr_people_rated turn_seats open_reviews answer_review finish_review',
  plans: 'may_hire_at plans_due planned_until',
  leave: 'looks_after_leave leave_facts_of post_leave_days post_leave_draws attend_on open_leave_accounts leave_due_in leave_due leave_unposted post_leave post_leave_come leave_asking ask_leave leave_beyond_in end_leave_with_employments move_leave_accounts leave_policy_assigned_at leave_going_along take_leave_along',
  leaveClosing: 'prepare_closing closing_stands move_closing closing_next keep_closing',
  leaveImport: 'works_on_leave open_leave_import leave_import_draft keep_leave_import remembered_leave_import leave_import_people leave_brought_facts commit_leave_import leave_import_stands end_leave_import',
  leaveLiability: 'leave_worth',
  leaveLapsing: 'lapse_facts give_lapse_letters deliver_lapse_letter',
  leavePayroll: 'draw_leave_payroll leave_ends_ahead',
  leaveCalendar: 'leave_calendar leave_feed_of',
  leaveWaiting: 'leave_waiting leave_waits_no_more',
  leaveCover: 'cover_missing cover_to_open cover_stands forget_cover',
  sickness: 'leave_proofs_due leave_proofs_settled sick_type post_sickness sickness_to_extend end_sickness sickness_long',
  leaveStaying: 'reintegration_asked open_reintegration',
  life: 'drop_secondment known_before plan_return next_number carry_over drop_continuation original_hire',
}

describe('what is declared is what is there', () => {
  test.each(records.map(record => [record.name, record] as const))('%s', (name, record) => {
    const problems = Object.entries(record.all).flatMap(([field, schema]) => {
      const column = of(name).find(each => each.column_name === snake(field))
      if (!column) return [`${field}: no column`]
      return [
        ...types[schema.kind ?? '']?.includes(column.udt_name) ? [] : [`${field}: ${schema.kind} is kept as ${column.udt_name}`],
        ...(column.is_nullable === 'YES') === isOptional(schema) ? [] : [`${field}: ${isOptional(schema) ? 'optional, but not null' : 'needed, but may be null'}`],
        ...isFoldable(schema) && !of(name).some(each => each.column_name === `sort_${snake(field)}`) ? [`${field}: no folded column to sort and search by`] : [],
      ]
    })
    expect(problems).toEqual([])
    const folded = Object.keys(record.all).filter(field => isFoldable(record.all[field])).map(field => `sort_${snake(field)}`)
    const known = ['organization_id', 'id', 'version', 'custom', ...Object.keys(record.all).map(snake), ...folded, ...undeclared[name] ?? []]
    expect(of(name).map(each => each.column_name).filter(column => !known.includes(column))).toEqual([])
    expect(of(name).filter(each => ['organization_id', 'id', 'version'].includes(each.column_name)).map(each => [each.udt_name, each.is_nullable])).toEqual([['uuid', 'NO'], ['uuid', 'NO'], ['int4', 'NO']])
  })
  test('unique fields have a unique index that says which field it is', async () => {
    const indexes = await list(`select indexname from pg_indexes where schemaname = 'public' and indexdef like 'CREATE UNIQUE%'`)
    const wanted = records.flatMap(record => Object.entries(record.all).filter(([, field]: [string, Field]) => field.unique).map(([field]) => `${record.name}_${snake(field)}_key`))
    expect(wanted.filter(name => !indexes.includes(name))).toEqual([])
    expect(wanted.length).toBeGreaterThan(5)
  })
})

describe('what the catalogue promises', () => {
  test('every table is under row level security, and none that the server reaches is without a policy', async () => {
    expect(await list(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity`)).toEqual([])
    expect(await list(`select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and has_any_column_privilege('equipoise_app', c.oid, 'select, insert, update') and not exists (select from pg_policy p where p.polrelid = c.oid)`)).toEqual([])
    expect(await list(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f') and not coalesce('security_invoker=true' = any (reloptions), false)`)).toEqual([])
  })
  test('each record’s organisation is a wall of its own: a restrictive policy', async () => {
    const walled = await list(`select tablename from pg_policies where schemaname = 'public' and policyname = 'tenant' and permissive = 'RESTRICTIVE' and cmd = 'ALL' and qual like '%app.org()%' and with_check like '%app.org()%'`)
    expect(records.map(record => record.name).filter(name => !walled.includes(name))).toEqual([])
    expect(await list(`select distinct tablename from pg_policies where schemaname = 'public' and tablename <> all ($1) and qual not like '%app.org()%' and permissive = 'PERMISSIVE'`, [records.map(record => record.name)])).toEqual([])
  })
  test('keys begin with the organisation, and so do references', async () => {
    expect(await list(`select c.relname from pg_class c left join pg_index i on i.indrelid = c.oid and i.indisprimary left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname is distinct from 'organization_id' and c.relname <> all ($1)`, [everybodys])).toEqual([])
    expect(await list(`select conname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] join pg_attribute f on f.attrelid = k.confrelid and f.attnum = k.confkey[1]
      where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and (a.attname <> 'organization_id' or f.attname <> 'organization_id')`)).toEqual([])
  })
  test('the owner’s functions are pinned to their schemas, and nobody’s but by name', async () => {
    expect(await list(`select p.oid::regprocedure from pg_proc p where pronamespace in ('app'::regnamespace, 'auth'::regnamespace, 'public'::regnamespace) and prosecdef
      and not exists (select from unnest(proconfig) c where c ~ '^search_path=pg_catalog, .*pg_temp$')`)).toEqual([])
    expect(await list(`select p.oid::regprocedure from pg_proc p where pronamespace in ('app'::regnamespace, 'auth'::regnamespace) and (proacl is null or exists (select from aclexplode(proacl) a where a.grantee = 0))`)).toEqual([])
    expect(await list(`select p.oid::regprocedure from pg_proc p where pronamespace = 'app'::regnamespace and proname like '%\\_guard' and not exists (select from unnest(proconfig) c where c ~ '^search_path=pg_catalog, .*pg_temp$')`)).toEqual([])
  })
  test('what the server may call is listed here', async () => {
    const may = await list(`select distinct proname from pg_proc p where pronamespace = 'app'::regnamespace and has_function_privilege('equipoise_app', p.oid, 'execute') and prorettype <> 'trigger'::regtype order by 1`)
    const listed = Object.values(callable).flatMap(names => names.split(' '))
    expect(may.filter(name => !listed.includes(name))).toEqual([])
    expect(await list(`select proname from pg_proc where pronamespace = 'auth'::regnamespace and has_function_privilege('equipoise_app', oid, 'execute')`)).toEqual([])
  })
  test('the server’s roles own nothing, are bound, and belong to no other', async () => {
    const roles = `('equipoise_app', 'equipoise_auth')`
    expect(await list(`select rolname from pg_roles where rolname in ${roles} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`)).toEqual([])
    expect(await list(`select relname from pg_class join pg_roles r on r.oid = relowner where rolname in ${roles} union all select proname from pg_proc join pg_roles r on r.oid = proowner where rolname in ${roles} union all select nspname from pg_namespace join pg_roles r on r.oid = nspowner where rolname in ${roles}`)).toEqual([])
    expect(await list(`select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where rolname in ${roles}`)).toEqual([])
    expect(await list(`select n.nspname from pg_namespace n where has_schema_privilege('equipoise_app', n.oid, 'create') and nspname !~ '^pg_(toast_)?temp'`)).toEqual([])
    expect(await list(`select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and has_any_column_privilege('equipoise_auth', c.oid, 'select, insert, update')`)).toEqual([])
  })
  test('the server writes the columns that are declared to be written, and no others', async () => {
    const granted = async (privilege: string) => new Set(await list(`select table_name, column_name from information_schema.column_privileges where grantee = 'equipoise_app' and table_schema = 'public' and privilege_type = $1 and table_name <> all ($2)`, [privilege, staged]))
    const inserts = [...written.flatMap(record => ['id', ...Object.keys(record.asks)].map(field => `${record.name} ${snake(field)}`)), ...['record', 'file_id', 'n', 'content'].map(column => `file_chunk ${column}`)]
    const updates = written.flatMap(record => [...Object.keys(record.asks).filter(field => !isFixed(record.asks[field])), ...Object.keys(record.keeps)].map(field => `${record.name} ${snake(field)}`))
    expect([...await granted('INSERT')].sort()).toEqual(inserts.sort())
    expect([...await granted('UPDATE')].sort()).toEqual(updates.sort())
    expect(await list(`select table_name from information_schema.table_privileges where grantee = 'equipoise_app' and table_schema = 'public' and privilege_type in ('INSERT', 'UPDATE', 'TRUNCATE', 'REFERENCES', 'TRIGGER') and table_name <> all ($1)`, [staged])).toEqual([])
    expect((await list(`select table_name from information_schema.table_privileges where grantee = 'equipoise_app' and table_schema = 'public' and privilege_type = 'DELETE' and table_name <> all ($1)`, [staged])).sort()).toEqual(written.filter(record => record.access.delete).map(record => record.name).sort())
  })
  test('every record that is written has its guard, and tells when a row goes', async () => {
    const triggers = await list(`select c.relname, tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid where not tgisinternal and tgenabled = 'O'`)
    expect(written.map(record => `${record.name} guard`).filter(each => !triggers.includes(each))).toEqual([])
    expect(written.filter(record => record.access.delete).map(record => `${record.name} gone`).filter(each => !triggers.includes(each))).toEqual([])
  })
  test('a reference to what may be deleted is found by an index', async () => {
    const deletable = records.filter(record => record.access.delete).map(record => record.name)
    const slow = await list(`select conname from pg_constraint k where contype = 'f' and confrelid::regclass::text = any ($1)
      and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1] and i.indkey[1] = k.conkey[2])`, [deletable])
    expect(slow.filter(name => !unindexed.includes(name))).toEqual([])
    expect(unindexed.filter(name => !slow.includes(name))).toEqual([])
  })
})

describe('policies', () => {
  test('are those that the records say, in the file and in the database', async () => {
    expect(readFileSync(join(checkout, 'db/policies.sql'), 'utf8')).toBe(allPolicies(records, jobs, notices))
    const stands = () => list(`select tablename, policyname, permissive, cmd, roles::text, qual, with_check from pg_policies where schemaname = 'public' union all select proname, prosrc, array_to_string(proconfig, ','), '', '', '', '' from pg_proc where proname like '%\\_guard' union all select record, part, fields::text, subject, about, function, concat_ws(' ', level, is_for_self, is_for_line) from record_right order by 1, 2`)
    const before = await stands()
    await owner.query(allPolicies(records, jobs, notices))
    expect(await stands()).toEqual(before)
    expect(before.length).toBeGreaterThan(100)
  })
  test('no OR-ed policy was added beside them', async () => {
    const declared = new Map(records.map(record => [record.name, [...policies(record).matchAll(/create policy (\w+) /g)].map(([, name]) => name)]))
    const stand = (await owner.query<{ tablename: string; policyname: string }>(`select tablename, policyname from pg_policies where schemaname = 'public'`)).rows
    expect(stand.filter(each => declared.has(each.tablename) && !declared.get(each.tablename)!.includes(each.policyname))).toEqual([])
    expect(stand.filter(each => !declared.has(each.tablename)).map(each => `${each.tablename} ${each.policyname}`).sort()).toEqual([
      ...['event', 'event_value', 'member', 'membership', 'population_member', 'reach', 'reporting_line', 'work_key', 'file_chunk'].map(table => `${table} reading`), 'file_chunk creating', ...staged.map(table => `${table} mine`),
    ].sort())
  })
})

const types: Record<string, string[]> = {
  text: ['text'], longText: ['text'], email: ['text'], phone: ['text'], choice: ['text'], currency: ['text'], country: ['text'], timeZone: ['text'], region: ['text'], subdivision: ['text'],
  date: ['date'], instant: ['timestamptz'], integer: ['int4'], hours: ['numeric'], flag: ['bool'], money: ['int8'], link: ['uuid'], list: ['_uuid', '_text'], choices: ['_text'], links: ['_uuid'], rows: ['jsonb'], rules: ['jsonb'],
}

import { snake } from '#shared/names.ts'
import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { answered, toldOf, type NoticeKind } from '#platform/notify.ts'
import { Refusal } from '#shared/refusal.ts'
import { person } from '#modules/people/index.ts'
import * as contracts from './contract.ts'

let kinds: ReadonlyMap<string, NoticeKind> = new Map()
/** What all modules tell of, those after this one too. */
export const declareKinds = (declared: readonly NoticeKind[]): void => { kinds = new Map(declared.map(each => [each.kind, each])) }

export const unread = act(contracts.unread, async tx => ({ count: (await tx.query<{ count: number }>(`select count(*)::int + app.my_unread_announcements() as count from (select from notification where person_id = app.me() and read_at is null limit 100) n`))[0]!.count }))

export const mine = act(contracts.mine, async tx => {
  const rows = await tx.query<{ id: string; kind: string; recordId: string; at: string; isRead: boolean }>(`select id, kind, record_id as "recordId", at, read_at is not null as "isRead" from notification where person_id = app.me() order by id desc limit 100`)
  const seen = new Map<string, string | null>()
  for (const kind of new Set(rows.map(each => each.kind))) for (const [id, name] of await namesOf(tx, kinds.get(kind)!, rows.filter(each => each.kind === kind).map(each => each.recordId))) seen.set(`${kind} ${id}`, name)
  const told = rows.map(({ recordId, ...row }) => {
    const { says, page } = kinds.get(row.kind)!, key = `${row.kind} ${recordId}`
    return { ...row, says, name: seen.get(key) ?? null, page: seen.has(key) ? page(recordId) : null }
  })
  return { items: [...told, ...await announced(tx)].sort((a, b) => a.at < b.at ? 1 : -1).slice(0, 100) }
})

/** Announcements have no row for each whom they are for: they are found when somebody looks, and are new until read or, where that is asked, confirmed. */
async function announced(tx: Tx) {
  const kind = 'notices.announcement', { says, page } = kinds.get(kind)!
  const rows = await tx.query<{ id: string; name: string; at: string; isRead: boolean }>(`select id, title as name, at, withdrawn_at is not null or read_at is not null and (not needs_confirming or confirmed_at is not null) as "isRead" from app.my_announcements()`)
  return rows.map(row => ({ ...row, kind, says, page: page(row.id) }))
}

/** As whoever reads, by their rights of now: what they may no longer see has neither name nor link. */
async function namesOf(tx: Tx, { record, named }: NoticeKind, ids: readonly string[]): Promise<[string, string | null][]> {
  const rows = await tx.query<{ id: string; name: string | null }>(`select id, ${named ? snake(named) : 'null'} as name from ${record.name} where id = any ($1)`, [ids])
  return rows.map(({ id, name }) => [id, name])
}

export const read = act(contracts.read, async (tx, { ids }) => {
  await tx.query('select app.read_notices($1)', [ids ?? null])
  return { isDone: true }
})

const usualQuiet = { quietFrom: 20, quietUntil: 7, isQuietAtWeekends: true, timeZone: null, withTexts: false }
export const choices = act(contracts.choices, async tx => {
  const ways = await tx.query<{ kind: string; usually: 'digest'; way: 'digest'; isFixed: boolean }>(`select kind, usually, way, is_fixed as "isFixed" from app.my_notice_ways()`)
  const [quiet] = await tx.query<typeof usualQuiet>(`select quiet_from as "quietFrom", quiet_until as "quietUntil", is_quiet_at_weekends as "isQuietAtWeekends", time_zone as "timeZone", with_texts as "withTexts" from quiet_hours where id = app.me()`)
  const [am] = await tx.query<{ mayUsual: boolean; hr: boolean; managers: boolean }>(`select app.covers_all('systems', 2) as "mayUsual", app.my_areas() <> '{}' as hr, exists (select from reporting_line) as managers`)
  const items = ways.map(each => ({ ...each, label: kinds.get(each.kind)!.label }))
  return { items: items.filter(({ kind }) => kinds.get(kind)!.only?.some(who => am![who]) ?? true), usual: am!.mayUsual ? items : null, quiet: quiet ?? usualQuiet }
})
export const choose = act(contracts.choose, async (tx, { kind, way, isForCompany }) => {
  await tx.query('select app.choose_way($1, $2, $3)', [kind, way ?? null, isForCompany])
  return { isDone: true }
})
export const setQuiet = act(contracts.setQuiet, async (tx, { quietFrom, quietUntil, isQuietAtWeekends, timeZone, withTexts }) => {
  await tx.query('select app.set_quiet_hours($1, $2, $3, $4, $5)', [quietFrom, quietUntil, isQuietAtWeekends, timeZone ?? null, withTexts])
  return { isDone: true }
})

export const mailOn: NoticeKind = { kind: 'notices.mail_on', record: person, label: 'Mail is switched on for me', says: 'From now on you get mail from here: choose which, and when none may come', page: () => '/notifications', usually: 'at_once', isAsked: true }
/** How many is what the switch shows anyway; names are those whom the asker may know. */
export const liveTelling = act(contracts.liveTelling, async (tx, { populationId }) => {
  const [group] = await tx.query<{ people: number }>('select people from app.live_groups() where population_id is not distinct from $1', [populationId ?? null])
  if (!group) throw new Refusal('not_found', {}, 404)
  return { items: [toldOf(mailOn, group.people, [])] }
})
export const liveGroups = act(contracts.liveGroups, async tx => ({
  items: await tx.query<contracts.LiveGroup>(`select population_id as "populationId", name, people, without_address as "withoutAddress", live, held, since, by_name as "byName", seen from app.live_groups()`),
}))
export const switchLive = act(contracts.switchLive, async (tx, { populationId, isOn, seen, tells }) => {
  await tx.query('select app.switch_live($1, $2, $3, $4)', [populationId ?? null, isOn, seen ?? null, answered(tells, isOn ? [mailOn] : [])])
  return { isDone: true }
})

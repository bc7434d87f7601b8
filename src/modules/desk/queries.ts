import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { wrongCursor } from '#platform/query.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract.ts'
import { kindNamed, kindsDeclared } from './declared.ts'
import { asksMinutes } from './rules.ts'
import { whyInWords, type Step } from './rules-why.ts'

type Key = { due: string; id: string }
const first: Key = { due: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }

/** Past so many, that there are more. */
const mostCounted = 1000

export const deskList = act(contracts.deskList, async (tx, { view = 'mine', function: area, personId, assigneeId, cursor, limit = 50 }) => {
  const after = cursor ? decode(cursor) : first
  const { today } = (await tx.query<{ today: string }>('select app.my_today() as today'))[0]!
  const keys = personId ? await tx.query<Key>(aboutSomebody, [after.due, after.id, limit + 1, personId])
    : assigneeId ? await tx.query<Key>(withSomebody, [after.due, after.id, limit + 1, assigneeId, area ?? null])
    : ['people', 'queue', 'overdue'].includes(view) ? await tx.query<Key>(byKeys, [after.due, after.id, limit + 1, view === 'queue' ? [true] : [false, true], area ?? null, view === 'overdue' ? today : 'infinity', view === 'people'])
    : await tx.query<Key>(own[view as keyof typeof own], [after.due, after.id, limit + 1, area ?? null, today])
  const page = keys.slice(0, limit), last = page.at(-1)
  return { items: await told(tx, page.map(({ id }) => id), today), nextCursor: keys.length > limit && last ? encode(last) : null, today }
})

export const deskCounts = act(contracts.deskCounts, async tx => {
  const { today } = (await tx.query<{ today: string }>('select app.my_today() as today'))[0]!
  const count = async (text: string, values: unknown[]) => (await tx.query<{ n: number }>(`select count(*)::int as n from (${text}) counted`, [first.due, first.id, mostCounted, ...values]))[0]!.n
  const [mine, waiting, todo, queue, overdue] = await Promise.all([count(own.mine, [null, today]), count(own.waiting, [null, today]), count(own.todo, [null, today]), count(byKeys, [[true], null, 'infinity', false]), count(byKeys, [[false, true], null, today, false])])
  return { mine: mine!, waiting: waiting!, todo: todo!, queue: queue!, overdue: overdue! }
})

export const deskWaiting = act(contracts.deskWaiting, async tx => {
  const [{ today }] = await tx.query<{ today: string }>('select app.my_today() as today') as [{ today: string }]
  return (await tx.query<{ count: number }>(`select count(*)::int as count from (${own.mine}) mine`, [first.due, first.id, 100, null, today]))[0]!
})

export const deskItem = act(contracts.deskItem, async (tx, _, { id }) => {
  const { today } = (await tx.query<{ today: string }>('select app.my_today() as today'))[0]!
  const [[item], [more], words, watchers, me] = await Promise.all([
    told(tx, [id!], today),
    tx.query<{ checklist: contracts.DeskDetail['checklist'] | null; why: Step[] | null; pauses: contracts.DeskDetail['pauses'] | null; canAct: boolean; lastById: string | null }>(oneItem, [id]),
    tx.query<contracts.DeskDetail['words'][number]>('select id, at, what, note, by_name as "by", to_name as "to" from app.work_words($1)', [id]),
    tx.query<{ id: string; name: string }>('select id, name from app.work_watchers($1)', [id]),
    tx.me(),
  ])
  if (!item || !more) throw new Refusal('not_found', {}, 404)
  return {
    ...item, checklist: more.checklist ?? [], pauses: more.pauses ?? [], why: whyInWords(more.why ?? []), words, watchers, asksMinutes: item.audience === 'hr' && asksMinutes(item.id),
    canAct: more.canAct, canTakeBack: more.lastById === me.personId && me.personId !== null && item.assigneeId !== me.personId && ['open', 'waiting'].includes(item.status), isWatching: watchers.some(each => each.id === me.personId),
  }
})

/** As modules declare them and the organisation has it. */
export const kindsOfWork = act(contracts.kindsOfWork, async tx => {
  const own = await tx.query<{ kind: string; hrFunction: string | null; level: string | null; minLevel: string | null; usualMinutes: number | null; serviceDays: number | null; asksLeaders: string | null; firstContact: string | null }>(`
    select kind, hr_function as "hrFunction", level, min_level as "minLevel", usual_minutes as "usualMinutes", service_days as "serviceDays", asks_leaders as "asksLeaders", first_contact as "firstContact" from app.work_kinds()`)
  return {
    items: kindsDeclared().map(each => {
      const says = own.find(({ kind }) => kind === each.kind), level = says?.level ?? each.level
      return {
        kind: each.kind, label: each.label, audience: each.audience ?? 'hr', hrFunction: says?.hrFunction ?? each.function, level, minLevel: says?.minLevel ?? each.seenBy ?? (each.level === 'sensitive' ? 'named' : 'handle'),
        usualMinutes: says?.usualMinutes ?? each.minutes, serviceDays: says?.serviceDays ?? each.serviceDays, asksLeaders: says?.asksLeaders ? says.asksLeaders === 'yes' : each.asksLeaders ?? false, firstContact: says?.firstContact ?? each.firstContact ?? 'generalist', isOwn: Boolean(says),
      }
    }),
  }
})

/** Names and facts of these items, in their order; what the asker may not see is left out. */
async function told(tx: Tx, ids: readonly string[], today: string): Promise<contracts.DeskItem[]> {
  if (!ids.length) return []
  const rows = await tx.query<Omit<contracts.DeskItem, 'kindLabel' | 'isOverdue'>>(items, [ids])
  return rows.map(row => ({ ...row, kindLabel: kindNamed(row.kind)?.label ?? row.kind, isOverdue: row.dueOn < today && ['open', 'waiting'].includes(row.status) }))
}

const items = `
  select w.id, w.version, w.kind, w.audience, w.title, w.hr_function as "hrFunction", w.level, w.person_id as "personId", p.person_name as "personName", p.job_title as "jobTitle", p.unit_name as "unitName", p.location_name as "locationName", w.subject_id as "subjectId", w.record_name as "recordName", w.record_id as "recordId",
    w.priority, w.due_on as "dueOn", w.due_basis as "dueBasis", w.snoozed_until as "snoozedUntil", w.status, w.waiting_for as "waitingFor", w.assignee_id as "assigneeId", p.assignee_name as "assigneeName", p.asked_by_name as "askedByName", w.routed, w.opened_at as "openedAt", w.usual_minutes as "usualMinutes"
  from unnest($1::uuid[]) with ordinality i (id, n) join work_item w on w.organization_id = (select app.org()) and w.id = i.id left join app.work_people($1) p on p.id = w.id order by i.n`
const oneItem = `
  select w.checklist, w.why, w.pauses, app.may_do_work(w.id) as "canAct",
    (select x.by_id from work_word x where x.organization_id = (select app.org()) and x.work_item_id = w.id and x.what in ('handed', 'escalated', 'assigned', 'taken', 'taken_back', 'rerouted', 'routed', 'offered') order by x.id desc limit 1) as "lastById"
  from work_item w where w.organization_id = (select app.org()) and w.id = $1`

/** By what the asker holds: a stretch of each of their keys, in order, less what they may not know of: about themselves, somebody close to them, or asked of HR by who reports to them. `people` sees what is theirs beside it. */
const byKeys = `
  select due, id from (
    select k.due, k.id from unnest((select app.my_areas())::text[]) area cross join unnest($4::boolean[]) free cross join lateral (
      select k.due_on as due, k.id from work_key k cross join lateral (select from work_item w where w.organization_id = k.organization_id and w.id = k.id offset 0) seen where k.organization_id = (select app.org()) and k.key = area and k.is_free = free and (k.due_on, k.id) > ($1::date, $2::uuid) and k.due_on < $6::date order by k.due_on, k.id limit $3) k
    where $5::text is null or split_part(area, ':', 1) = $5
    union
    select w.due, w.id from unnest(array['open', 'waiting']) state cross join lateral (
      select w.due_on as due, w.id from work_item w where w.organization_id = (select app.org()) and w.assignee_id = (select app.me()) and w.status = state and (w.due_on, w.id) > ($1::date, $2::uuid) and w.due_on < $6::date
        and w.audience = 'hr' and ($5::text is null or w.hr_function = $5) order by w.due_on, w.id limit $3) w where $7) keys order by due, id limit $3`
const withSomebody = `
  select w.due, w.id from unnest(array['open', 'waiting']) state cross join lateral (
    select w.due_on as due, w.id from work_item w where w.organization_id = (select app.org()) and w.assignee_id = $4 and w.status = state and (w.due_on, w.id) > ($1::date, $2::uuid) and ($5::text is null or w.hr_function = $5) order by w.due_on, w.id limit $3) w
  order by due, id limit $3`
const aboutSomebody = `
  select w.due_on as due, w.id from work_item w where w.organization_id = (select app.org()) and w.person_id = $4 and w.audience = 'hr' and (w.due_on, w.id) > ($1::date, $2::uuid) order by w.due_on, w.id limit $3`
/** What is out of sight comes back on its day, and in any case when it is due. */
const ownIn = (condition: string) => `
  select w.due_on as due, w.id from work_item w where w.organization_id = (select app.org()) and w.assignee_id = (select app.me()) and ${condition}
    and (w.due_on, w.id) > ($1::date, $2::uuid) and ($4::text is null or w.hr_function = $4) and $5::date is not null order by w.due_on, w.id limit $3`
const own = {
  mine: ownIn(`w.status = 'open' and w.audience = 'hr' and (w.snoozed_until is null or w.snoozed_until <= $5::date or w.due_on <= $5::date)`),
  waiting: ownIn(`w.status = 'waiting' and w.audience = 'hr'`),
  todo: ownIn(`w.status = 'open' and w.audience = 'person'`),
  watching: `
    select w.due_on as due, w.id from unnest((select app.my_records('work_item', '{}'))::uuid[]) mine join work_item w on w.organization_id = (select app.org()) and w.id = mine
    where w.status in ('open', 'waiting') and (w.due_on, w.id) > ($1::date, $2::uuid) and ($4::text is null or w.hr_function = $4) and $5::date is not null order by w.due_on, w.id limit $3`,
}

const encode = ({ due, id }: Key) => Buffer.from(JSON.stringify([due, id])).toString('base64url')
function decode(cursor: string): Key {
  try {
    const [due, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string]
    if (/^\d{4}-\d\d-\d\d$/.test(due) && /^[0-9a-f-]{36}$/.test(id)) return { due, id }
  } catch {
    // Answered below.
  }
  throw wrongCursor()
}

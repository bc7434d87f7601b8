import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { act } from '#platform/act.ts'
import type { Door } from '#platform/api.ts'
import { read, type Compiled } from '#platform/db.ts'
import { wrongCursor } from '#platform/query.ts'
import type { Actor } from '#shared/access.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract.ts'
import { kindNamed, kindsDeclared } from './declared.ts'
import { asksMinutes } from './rules.ts'
import { whyInWords, type Step } from './rules-why.ts'

type Key = { due: string; id: string }
const first: Key = { due: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }

/** Past so many, that there are more. */
const mostCounted = 1000

export function deskRoutes(app: FastifyInstance, door: Door): void {
  const list = contracts.deskList, counts = contracts.deskCounts, waiting = contracts.deskWaiting
  app.get(`/api/v1${list.path}`, { schema: { tags: ['Desk'], summary: list.label, querystring: list.input, response: { 200: list.output } } }, request => deskOf(door.actorOf(request), request.query as Asked))
  app.get(`/api/v1${counts.path}`, { schema: { tags: ['Desk'], summary: counts.label, response: { 200: counts.output } } }, async request => (await read<Static<typeof counts.output>>(door.actorOf(request), counting, [first.due, first.id, mostCounted, null]))[0])
  app.get(`/api/v1${waiting.path}`, { schema: { tags: ['Desk'], summary: waiting.label, response: { 200: waiting.output } } }, async request => (await read<Static<typeof waiting.output>>(door.actorOf(request), waitingForMe, [first.due, first.id, 100, null]))[0])
}

export async function deskOf(actor: Actor, asked: Asked): Promise<Static<typeof contracts.deskList.output>> {
  const { limit = 50 } = asked
  const found = await read(actor, deskQuery(asked)) as Row[], { today } = found[0]!
  const rows = found.filter((row): row is Item => row.id !== null), page = rows.slice(0, limit), last = page.at(-1)
  return { items: page.map(({ today: _, ...row }) => shown(row, today)), nextCursor: rows.length > limit && last ? encode({ due: last.dueOn, id: last.id }) : null, today }
}

/** A page as one question: today where the asker is, the stretch of its keys, and its items with their names. */
export function deskQuery({ view = 'mine', function: area, personId, assigneeId, cursor, limit = 50 }: Asked): Compiled<Row> {
  const after = cursor ? decode(cursor) : first, about = personId ?? assigneeId
  const keys = personId ? aboutSomebody : assigneeId ? withSomebody : views[view]
  return { sql: page(keys), parameters: [after.due, after.id, limit + 1, area ?? null, ...about ? [about] : []] }
}

export const deskItem = act(contracts.deskItem, async (tx, _, { id }) => {
  const { today } = (await tx.query<{ today: string }>('select app.my_today() as today'))[0]!
  const [[item], [more], words, watchers, me] = await Promise.all([
    tx.query<Told>(itemWithNames, [id]),
    tx.query<{ checklist: contracts.DeskDetail['checklist'] | null; why: Step[] | null; pauses: contracts.DeskDetail['pauses'] | null; canAct: boolean; lastById: string | null }>(oneItem, [id]),
    tx.query<contracts.DeskDetail['words'][number]>('select id, at, what, note, by_name as "by", to_name as "to" from app.work_words($1)', [id]),
    tx.query<{ id: string; name: string }>('select id, name from app.work_watchers($1)', [id]),
    tx.me(),
  ])
  if (!item || !more) throw new Refusal('not_found', {}, 404)
  return {
    ...shown(item, today), checklist: more.checklist ?? [], pauses: more.pauses ?? [], why: whyInWords(more.why ?? []), words, watchers, asksMinutes: item.audience === 'hr' && asksMinutes(item.id),
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

type Asked = Static<typeof contracts.deskList.input>
type Item = Told & { today: string }
type Row = Item | { id: null; today: string }
type Told = Omit<contracts.DeskItem, 'kindLabel' | 'isOverdue'>
const shown = (row: Told, today: string): contracts.DeskItem => ({ ...row, kindLabel: kindNamed(row.kind)?.label ?? row.kind, isOverdue: row.dueOn < today && ['open', 'waiting'].includes(row.status) })

const facts = `w.id, w.version, w.kind, w.audience, w.title, w.hr_function as "hrFunction", w.level, w.person_id as "personId", p.person_name as "personName", p.job_title as "jobTitle", p.unit_name as "unitName", p.location_name as "locationName", w.subject_id as "subjectId", w.record_name as "recordName", w.record_id as "recordId",
    w.priority, w.due_on as "dueOn", w.due_basis as "dueBasis", w.snoozed_until as "snoozedUntil", w.status, w.waiting_for as "waitingFor", w.assignee_id as "assigneeId", p.assignee_name as "assigneeName", p.asked_by_name as "askedByName", w.routed, w.opened_at as "openedAt", w.usual_minutes as "usualMinutes"`
/** An item with its names; what the asker may not see isn’t there. */
const itemWithNames = `select ${facts} from work_item w left join app.work_people(array[$1::uuid]) p on p.id = w.id where w.organization_id = (select app.org()) and w.id = $1`
const oneItem = `
  select w.checklist, w.why, w.pauses, app.may_do_work(w.id) as "canAct",
    (select x.by_id from work_word x where x.organization_id = (select app.org()) and x.work_item_id = w.id and x.what in ('handed', 'escalated', 'assigned', 'taken', 'taken_back', 'rerouted', 'routed', 'offered') order by x.id desc limit 1) as "lastById"
  from work_item w where w.organization_id = (select app.org()) and w.id = $1`
const here = 'asked as materialized (select app.my_today() as today)'
const page = (keys: string) => `
  with ${here}, keys as materialized (${keys})
  select a.today, i.* from asked a left join (
    select ${facts} from keys w left join app.work_people((select array_agg(id) from keys)) p on p.id = w.id) i on true order by i."dueOn", i.id`

/** By what the asker holds: a stretch of each of their keys, in order, less what they may not know of: about themselves, somebody close to them, or asked of HR by who reports to them. `people` sees what is theirs beside it. */
const byKeys = (free: string, before: string, withOwn: boolean) => `
  select distinct on (due_on, id) * from (
    select k.* from unnest((select app.my_areas())::text[]) area cross join unnest(array[${free}]) free cross join lateral (
      select w.* from work_key k cross join lateral (select w.* from work_item w where w.organization_id = k.organization_id and w.id = k.id offset 0) w where k.organization_id = (select app.org()) and k.key = area and k.is_free = free and (k.due_on, k.id) > ($1::date, $2::uuid) and k.due_on < ${before} order by k.due_on, k.id limit $3) k
    where $4::text is null or split_part(area, ':', 1) = $4
    ${withOwn ? `union all
    select w.* from unnest(array['open', 'waiting']) state cross join lateral (
      select w.* from work_item w where w.organization_id = (select app.org()) and w.assignee_id = (select app.me()) and w.status = state and (w.due_on, w.id) > ($1::date, $2::uuid)
        and w.audience = 'hr' and ($4::text is null or w.hr_function = $4) order by w.due_on, w.id limit $3) w` : ''}) found order by due_on, id limit $3`
const withSomebody = `
  select w.* from unnest(array['open', 'waiting']) state cross join lateral (
    select w.* from work_item w where w.organization_id = (select app.org()) and w.assignee_id = $5 and w.status = state and (w.due_on, w.id) > ($1::date, $2::uuid) and ($4::text is null or w.hr_function = $4) order by w.due_on, w.id limit $3) w
  order by w.due_on, w.id limit $3`
const aboutSomebody = `
  select w.* from work_item w where w.organization_id = (select app.org()) and w.person_id = $5 and w.audience = 'hr' and (w.due_on, w.id) > ($1::date, $2::uuid) and $4::text is not distinct from $4 order by w.due_on, w.id limit $3`
/** What is out of sight comes back on its day, and in any case when it is due. */
const ownIn = (condition: string) => `
  select w.* from work_item w where w.organization_id = (select app.org()) and w.assignee_id = (select app.me()) and ${condition}
    and (w.due_on, w.id) > ($1::date, $2::uuid) and ($4::text is null or w.hr_function = $4) order by w.due_on, w.id limit $3`
const today = '(select today from asked)'
const views: Record<contracts.DeskView, string> = {
  mine: ownIn(`w.status = 'open' and w.audience = 'hr' and (w.snoozed_until is null or w.snoozed_until <= ${today} or w.due_on <= ${today})`),
  waiting: ownIn(`w.status = 'waiting' and w.audience = 'hr'`),
  todo: ownIn(`w.status = 'open' and w.audience = 'person'`),
  people: byKeys('false, true', `'infinity'`, true),
  queue: byKeys('true', `'infinity'`, false),
  overdue: byKeys('false, true', today, false),
  watching: `
    select w.* from unnest((select app.my_records('work_item', '{}'))::uuid[]) mine join work_item w on w.organization_id = (select app.org()) and w.id = mine
    where w.status in ('open', 'waiting') and (w.due_on, w.id) > ($1::date, $2::uuid) and ($4::text is null or w.hr_function = $4) order by w.due_on, w.id limit $3`,
}
const counted = (['mine', 'waiting', 'todo', 'queue', 'overdue'] as const).map(view => `(select count(*)::int from (${views[view]}) counted) as ${view}`).join(', ')
const counting = `with ${here} select ${counted}`
const waitingForMe = `with ${here} select count(*)::int as count from (${views.mine}) mine`

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

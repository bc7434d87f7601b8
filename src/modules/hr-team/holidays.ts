import { randomUUIDv7 } from 'node:crypto'
import { addDays } from '#shared/calendar.ts'
import { workAreas } from '#shared/functions.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { act } from '#platform/act.ts'
import { edit, insert, lock, make, move, remove } from '#platform/action.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import type { Tx } from '#platform/db.ts'
import { toDecide } from '#modules/approvals/index.ts'
import { datesToDecide, kindNamed, outOfOffice, weekKinds, weekWithin } from '#modules/desk/index.ts'
import { accessGrant } from '#modules/organization/index.ts'
import * as contract from './contract-holiday.ts'
import { holiday, holidayItem } from './records-holiday.ts'

type Item = { id: string; kind: string; title: string | null; personName: string; dueOn: string; status: string; function: string }

/** What comes due meanwhile, and who could step in, as the asker may see it. */
export const ahead = act(contract.holidayAhead, async (tx, { startsOn, endsOn }) => {
  refuseIf(endsOn < startsOn, 'hr_team.holiday_order', { field: 'endsOn' })
  const [items, dates, decisions, approvals, standIns, cover, [more]] = await Promise.all([
    tx.query<Item>(`select w.id, w.kind, w.title, p.person_name as "personName", w.due_on as "dueOn", w.status, w.hr_function as function from work_item w join app.work_people(array(select id from work_item where assignee_id = app.me() and status in ('open', 'waiting') and audience = 'hr')) p on p.id = w.id order by w.due_on, w.id`),
    weekWithin(tx, startsOn, endsOn), datesToDecide.run(tx, {}, {}), toDecide.run(tx, {}, {}),
    tx.query<{ personId: string; name: string; function: string; isWaiting: boolean }>(`select person_id as "personId", name, function, is_waiting as "isWaiting" from app.stand_ins($1, $2)`, [startsOn, endsOn]),
    tx.query<{ id: string; name: string; contact: string | null; email: string | null; phone: string | null; functions: string[] }>(`select id, name, contact, email, phone, functions from outside_cover where starts_on <= $1 and coalesce(ends_on, 'infinity') >= $2 order by name`, [startsOn, endsOn]),
    tx.query<{ mine: string[]; second: string | null; may: boolean }>(`select array(select distinct function from access_grant where holder_id = app.me() and level <> 'view' and status = 'active') as mine, app.covers_all('access', 1) as may,
      (select p.name from organization o join person p on p.id = o.second_person_id where p.id <> app.me()) as second`),
  ])
  return {
    items: items.map(({ kind, ...item }) => ({ ...item, kindLabel: kindNamed(kind)?.label ?? kind, isDueMeanwhile: item.dueOn <= endsOn })),
    dates: dates.map(({ on, kind, name, personId }) => ({ on, kind, label: weekKinds[kind], name, personId })),
    decisions: decisions.items.filter(({ dueOn, mayDecide }) => mayDecide && dueOn <= endsOn).map(({ id, kind, name, dueOn }) => ({ id, kind, name, dueOn })),
    approvals: approvals.items.map(({ approvalId: id, personName, kind, effectiveOn }) => ({ id, personName, kind, effectiveOn })),
    areas: workAreas.filter(area => more!.mine.includes(area)).map(area => ({
      function: area, colleagues: standIns.filter(each => each.function === area).map(({ personId, name, isWaiting }) => ({ personId, name, isWaiting })),
      outside: cover.filter(each => each.functions.includes(area)).map(({ functions: _, ...each }) => each),
    })),
    secondPerson: more!.second, mayPrepareAccess: more!.may,
  }
})

/** All of it at once, or none: nothing moves before the first day, and everything comes back after the last. */
export const prepare = act(contract.prepareHoliday, async (tx, { startsOn, endsOn, delegateId = null, message = null, access = [], items }) => {
  const { personId } = await tx.me()
  if (!personId) throw new Refusal('not_yours', {}, 403)
  await lock(tx, [`holiday:${personId}`])
  const [{ today, overlaps }] = await tx.query<{ today: string; overlaps: boolean }>(`select app.my_today() as today, exists (select from holiday where person_id = app.me() and status in ('planned', 'begun') and starts_on <= $2 and ends_on >= $1) as overlaps`, [startsOn, endsOn]) as [{ today: string; overlaps: boolean }]
  refuseIf(endsOn < startsOn, 'hr_team.holiday_order', { field: 'endsOn' })
  refuseIf(startsOn < today, 'hr_team.holiday_past', { field: 'startsOn' })
  refuseIf(overlaps, 'hr_team.holiday_overlaps', { field: 'startsOn' })
  refuseIf(delegateId === personId, 'hr_team.holiday_oneself', { field: 'delegateId' })
  refuseIf(!delegateId && (access.length > 0 || items.some(({ how }) => how === 'delegate')), 'hr_team.holiday_nobody', { field: 'delegateId' })
  refuseIf(items.some(({ how, coverId }) => (how === 'outside') !== Boolean(coverId)), 'hr_team.holiday_outside', { field: 'items' })
  const mine = await tx.query<{ id: string }>(`select id from work_item where id = any ($1) and assignee_id = app.me() and status in ('open', 'waiting') and audience = 'hr'`, [items.map(({ id }) => id)])
  refuseIf(mine.length < new Set(items.map(({ id }) => id)).size || items.length > mine.length, 'hr_team.holiday_not_yours', { field: 'items' })

  const outOfOfficeId = await make(outOfOffice)(tx, { personId, startsOn, endsOn, delegateId, message })
  const grantIds: string[] = []
  for (const area of access) grantIds.push(await make(accessGrant)(tx, { holderId: delegateId!, function: area, level: 'handle', startsOn, endsOn, reason: 'Stands in during a holiday' }))
  const id = randomUUIDv7()
  await insert(tx, holiday, id, { personId, startsOn, endsOn, delegateId, outOfOfficeId, grantIds: grantIds.length ? grantIds : null })
  for (const { id: workItemId, how, coverId = null, note } of items) await make(holidayItem)(tx, { holidayId: id, personId, workItemId, how, coverId, note: note?.trim() || null })
  return { id }
})

type Kept = { id: string; version: number; startsOn: string; endsOn: string; status: 'planned' | 'begun' | 'over' | 'cancelled'; outOfOfficeId: string | null; grantIds: string[] | null }
const kept = `h.id, h.version, h.starts_on as "startsOn", h.ends_on as "endsOn", h.status, h.out_of_office_id as "outOfOfficeId", h.grant_ids as "grantIds"`

export const mine = act(contract.myHolidays, async tx => {
  const rows = await tx.query<Kept & { delegateName: string | null; message: string | null }>(`select ${kept}, app.holiday_delegate(h.id) as "delegateName", o.message from holiday h left join out_of_office o on o.id = h.out_of_office_id
    where h.person_id = app.me() and (h.status in ('planned', 'begun') or h.ends_on >= app.my_today() - 30) order by h.starts_on desc, h.id limit 20`)
  const items = []
  for (const { outOfOfficeId: _, grantIds, ...row } of rows) {
    const handed = await tx.query<Omit<contract.MyHoliday['items'][number], 'kindLabel'> & { kind: string }>(`select id, kind, title, person_name as "personName", due_on as "dueOn", how, state, note, cover from app.holiday_items($1)`, [row.id])
    const access = grantIds?.length ? await tx.query<{ function: string; status: string }>('select function, status from access_grant where id = any ($1) order by function', [grantIds]) : []
    items.push({ ...row, access, items: handed.map(({ kind, ...each }) => ({ ...each, kindLabel: kindNamed(kind)?.label ?? kind })) })
  }
  return { items }
})

/** Before it begins nothing has happened yet; afterwards what was handed over comes back at once, and whoever stood in no longer does. */
export const cancel = move(holiday, 'cancel', {
  locks: row => [`holiday:${row.personId}`],
  async follow({ row, tx }) {
    await tx.query('select app.unprepare_holiday($1)', [row.id])
    const today = await todayOf(tx)
    if (row.outOfOfficeId) {
      if (row.startsOn >= today) await remove(outOfOffice)(tx, row.outOfOfficeId, null)
      else if (row.endsOn >= today) await edit(outOfOffice)(tx, row.outOfOfficeId, { endsOn: addDays(today, -1), delegateId: null }, null)
    }
    for (const { id, status } of row.grantIds?.length ? await tx.query<{ id: string; status: string }>(`select id, status from access_grant where id = any ($1) and status in ('prepared', 'active')`, [row.grantIds]) : [])
      await move(accessGrant, status === 'prepared' ? 'discard' : 'end')(tx, id)
  },
})
const todayOf = async (tx: Tx) => (await tx.query<{ today: string }>('select app.my_today() as today'))[0]!.today

export const turnHolidays: TimedJob = { name: 'hr_team.holidays', may: {}, everySeconds: 60, run: tx => tx.query('select app.turn_holidays()') }

export const holidaySayings = {
  'hr_team.holiday_order': 'The last day is before the first: compare the two.',
  'hr_team.holiday_past': 'It begins before today: choose a later first day.',
  'hr_team.holiday_overlaps': 'You have prepared a holiday for some of these days already: take that back first.',
  'hr_team.holiday_oneself': 'That is you: choose somebody else to stand in.',
  'hr_team.holiday_nobody': 'Say who stands in, or let these wait or go outside.',
  'hr_team.holiday_outside': 'Say who outside carries it; for what doesn’t go outside, leave that empty.',
  'hr_team.holiday_not_yours': 'Some of these aren’t yours any more, or are done: look at the list again.',
}

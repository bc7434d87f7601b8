import { as, type Tx } from '#platform/db.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import { knowsHolidays, workingDaysFrom, type OwnHoliday } from '#platform/holidays.ts'
import type { Happened, Opening, Settled } from '#platform/module.ts'
import { notify } from '#modules/notices/index.ts'
import type { NoticeKind } from '#platform/notify.ts'
import type { WorkLevel } from '#shared/work.ts'
import { goOn } from './ask-clock.ts'
import { kindNamed, workDeclared } from './declared.ts'
import { distribute, type Colleague, type Matter, type Team } from './rules-routing.ts'
import { workItem } from './records.ts'
import { closeWork, openMany } from './work.ts'

const name = 'desk.turn', atOnce = 5_000

/** Reads what happened since it last looked, opens and settles what follows from it, and gives what nobody has yet, so many at once; for each organisation as the job that it is. */
export const turnDesk: TimedJob = {
  name, may: { people: 'view', immigration: 'view' }, everySeconds: 3,
  async run(tx) {
    let answer: 'more' | undefined
    for (const { organization_id: organizationId } of await tx.query<{ organization_id: string }>('select organization_id from app.desks_waiting()'))
      answer = await as({ kind: 'job', organizationId, name }, turn).catch(error => void console.error(`the desk of ${organizationId}:`, (error as Error).message)) ?? answer
    return answer
  },
}

/** Who may no longer have what they have, has it no more: it goes to somebody else within the minute. Who has something due by the next working day is told, once. */
export const sweepDesks: TimedJob = {
  name: 'desk.sweep', may: {}, everySeconds: 60,
  async run(tx) {
    await tx.query('select app.sweep_desks()')
    const due = Map.groupBy(await tx.query<{ organization_id: string; id: string; assignee_id: string }>('select * from app.work_to_remind()'), each => each.organization_id)
    for (const [organizationId, items] of due) await as({ kind: 'job', organizationId, name: 'desk.sweep' }, async own => { for (const { id, assignee_id: to } of items) await notify(own, { to, kind: dueSoon.kind, recordId: id }) })
  },
}
export const dueSoon: NoticeKind = { kind: 'desk.due', record: workItem, label: 'Work that is due', says: 'Something that you have to do is due', page: () => '/desk', usually: 'digest' }

export async function turn(tx: Tx): Promise<'more' | undefined> {
  await goOn(tx)
  await readOn(tx)
  return giveOut(tx)
}

async function readOn(tx: Tx) {
  const told = Object.assign({}, ...workDeclared().map(({ on }) => on)) as NonNullable<ReturnType<typeof workDeclared>[number]['on']>
  const happened = await tx.query<Happened>('select id, record, record_id as "recordId", move, about_id as "aboutId", subject_id as "subjectId" from app.desk_reads($1, $2)', [Object.keys(told), atOnce])
  for (const [record, { moves, follow }] of Object.entries(told)) {
    const those = happened.filter(each => each.record === record && moves.includes(each.move))
    if (those.length) await carryOut(tx, await follow(tx, those))
  }
}
async function carryOut(tx: Tx, { open = [], settle = [] }: { open?: readonly Opening[]; settle?: readonly Settled[] }) {
  await openMany(tx, open)
  for (const each of settle) await closeWork(tx, each)
}

export type Waiting = {
  id: string; kind: string; hr_function: string; level: WorkLevel; person_id: string; asked_by_id: string | null; usual_minutes: number; service_days: number; due_basis: string; due_on: string; opened_on: string
  populations: number[]; manager_ids: string[]; units: string[]; languages: string[]; zone_offset: number; country: string | null; subdivision: string | null; holiday_calendar: string | null; own_holidays: OwnHoliday[] | null; is_hr: boolean; is_lead: boolean
}
export type Known = Omit<Team, 'conflicts' | 'hrPopulations' | 'open'> & { people: Colleague[]; conflicts: string[]; hrPopulations: number[]; kinds: { kind: string; asksLeaders: string | null; firstContact: string | null; onlyIds: string[] }[] }

async function giveOut(tx: Tx): Promise<'more' | undefined> {
  const waiting = await tx.query<Waiting>('select * from app.desk_unrouted($1)', [atOnce])
  if (!waiting.length) return undefined
  const [found] = await tx.query<{ team: Known }>('select app.desk_team() as team')
  await giveSome(tx, waiting, found!.team)
  return waiting.length === atOnce ? 'more' : undefined
}
async function giveSome(tx: Tx, waiting: readonly Waiting[], known: Known) {
  const own = new Map(known.kinds.map(each => [each.kind, each]))
  const parties = [...new Set(waiting.flatMap(each => [each.person_id, ...each.manager_ids, ...each.asked_by_id ? [each.asked_by_id] : []]))]
  const open: Team['open'] = new Map()
  for (const { party, who } of await tx.query<{ party: string; who: string }>('select party, who from app.desk_matters($1)', [parties])) open.set(party, (open.get(party) ?? new Set()).add(who))
  const matters = waiting.map(each => matterOf(each, own.get(each.kind)))
  const given = distribute(matters, { ...known, conflicts: new Set(known.conflicts), hrPopulations: new Set(known.hrPopulations), open })
  const due = dueDays()
  const placed = []
  for (const [i, { id, assigneeId, routed, why }] of given.entries()) {
    placed.push({ id, assignee_id: assigneeId, routed, why, ...await due(waiting[i]!) })
  }
  await tx.query('select app.place_work($1)', [JSON.stringify(placed)])
}

export function matterOf(each: Waiting, says: Known['kinds'][number] | undefined): Matter {
  const kind = kindNamed(each.kind)
  return {
    id: each.id, function: each.hr_function, level: each.level, personId: each.person_id, askedById: each.asked_by_id, managerIds: each.manager_ids, populations: each.populations, units: each.units, languages: each.languages, offset: each.zone_offset, minutes: each.usual_minutes,
    isHr: each.is_hr, isLead: each.is_lead, asksLeaders: says?.asksLeaders ? says.asksLeaders === 'yes' : kind?.asksLeaders ?? false, firstContact: (says?.firstContact ?? kind?.firstContact ?? 'generalist') as Matter['firstContact'], onlyIds: says?.onlyIds ?? [],
  }
}

/** By the calendar of the place, where its holidays are known; alike places and days are counted once. */
function dueDays() {
  const counted = new Map<string, Promise<{ due_on: string; due_basis: string } | undefined>>()
  return ({ due_basis: basis, opened_on: from, service_days: days, country, subdivision, holiday_calendar: holidayCalendar, own_holidays: own }: Waiting) => {
    if (basis === 'given' || !country) return undefined
    const key = JSON.stringify([from, days, country, subdivision, holidayCalendar, own])
    const known = counted.get(key) ?? (async () => await knowsHolidays(country) ? { due_on: await workingDaysFrom(from, days, { country, subdivision, holidayCalendar, own }), due_basis: 'calendar' } : undefined)()
    counted.set(key, known)
    return known
  }
}

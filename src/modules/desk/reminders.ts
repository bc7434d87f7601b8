import { act } from '#platform/act.ts'
import { move } from '#platform/action.ts'
import type { TimedJob } from '#platform/clockwork.ts'
import type { Tx } from '#platform/db.ts'
import { notify, settle, type NoticeKind } from '#platform/notify.ts'
import { change, editEmployment, setReturn } from '#modules/people/index.ts'
import { addDays } from '#shared/calendar.ts'
import { refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract-reminders.ts'
import { reminder, type Reminder } from './records-reminders.ts'
import { closeWork, openMany } from './work.ts'
import { reminderDefaults, type Decision, type ReminderKind } from './words-reminders.ts'

type Turned = { id: string; org: string; personId: string; subjectId: string; kind: ReminderKind; dueOn: string; what: 'opened' | 'reminded' | 'escalated' | 'settled' }
/** Looked at each quarter of an hour and at start: what was slept through is asked then, and nothing twice. What it opens and settles stands on the desk in the same transaction. */
export const remind: TimedJob = {
  name: 'desk.remind', may: {}, everySeconds: 900,
  async run(tx) {
    const turned = await tx.query<Turned>('select id, org, person_id as "personId", subject_id as "subjectId", kind, due_on as "dueOn", what from app.turn_reminders($1)', [JSON.stringify(reminderDefaults)])
    for (const [org, rows] of Map.groupBy(turned, each => each.org)) {
      await tx.query('select from app.enter($1, $2, $3, false)', ['job', org, remind.name])
      await openMany(tx, rows.filter(({ what }) => what === 'opened').map(({ id, personId, subjectId, kind, dueOn }) => ({ kind: reminderDefaults[kind].work, personId, subjectId, recordName: reminder.name, recordId: id, key: `reminder:${id}`, dueOn })))
      for (const { id, what } of rows) {
        if (what === 'settled') await closeWork(tx, { recordName: reminder.name, recordId: id, reason: 'It was settled otherwise' })
        if (what === 'escalated') await tx.query('select app.escalate_date($1)', [id])
        if (what === 'settled') await settle(tx, { kind: dateWaits.kind, recordId: id })
        else if (what !== 'opened') await notify(tx, { to: (await tx.query<{ who: string }>('select app.date_is_with($1) as who', [id])).flatMap(({ who }) => who ?? []), kind: dateWaits.kind, recordId: id, isUrgent: what === 'escalated' })
      }
    }
  },
}

/** Asked again, and asked of who leads: told to whoever has it then. */
export const dateWaits: NoticeKind = { kind: 'desk.date', record: reminder, label: 'Dates to decide', says: 'A date waits for a decision', page: () => '/this-week/decide', usually: 'digest', only: ['hr', 'managers'] }

type Asked = { decision: Decision; until?: string | null; note?: string | null; asksApproval?: boolean | null }
type About = { row: Reminder; input: Asked; recordId: string; tx: Tx }
type Deed = (about: About) => Promise<{ changeId?: string | null } | void>

/** What is decided happens with it, by the right of whoever decides, or nothing does. */
export const decide = move(reminder, 'decide', {
  input: contracts.decide,
  locks: row => [`reminder:${row.id}`],
  async decide({ row, input, tx }) {
    const deed = deeds[row.kind][input.decision]
    refuseIf(!deed, 'desk.not_decided_so', { field: 'decision' })
    refuseIf(input.decision === 'extend' && !input.until, 'desk.extend_until', { field: 'until' })
    refuseIf(input.decision === 'extend' && input.until! <= row.dueOn, 'desk.extends_nothing', { field: 'until', dueOn: row.dueOn })
    const [found] = await tx.query<{ recordId: string; stands: boolean; now: string }>(`select record_id as "recordId", app.reminder_stands(id) as stands, app.clock() as now from reminder where id = $1`, [row.id])
    refuseIf(!found!.stands, 'desk.settled_already')
    const { personId } = await tx.me()
    const done = await deed!({ row, input, recordId: found!.recordId, tx })
    await closeWork(tx, { recordName: reminder.name, recordId: row.id, outcome: 'done' })
    return { decision: input.decision, until: input.decision === 'extend' ? input.until! : null, note: input.note ?? null, changeId: done?.changeId ?? null, decidedById: personId, decidedAt: found!.now }
  },
  follow: ({ row, tx }) => settle(tx, { kind: dateWaits.kind, recordId: row.id }),
})

const kept: Deed = async () => {}
/** By a change of the employment, with its approvals: from the day after, unless it says otherwise. */
const changing = (values: (about: About) => Record<string, unknown>): Deed => async about => {
  const { row, input: { asksApproval, note }, recordId, tx } = about
  const [seat] = await tx.query<{ id: string }>('select id from assignment where employment_id = $1 order by is_primary desc, id limit 1', [recordId])
  return change.run(tx, { effectiveOn: addDays(row.dueOn, 1), ...note && { note }, ...asksApproval && { asksApproval }, ...values(about) } as never, { id: seat!.id })
}
/** The last day is the one that was agreed. Why, in the organisation's own list, where it keeps that reason. */
const ending: Deed = async about => {
  const [reason] = await about.tx.query<{ id: string }>(`select id from change_reason where code = 'term_ended' and status = 'in_use'`)
  return changing(({ row }) => ({ action: 'termination', effectiveOn: row.dueOn, terminationKind: 'other', ...reason && { reasonId: reason.id } }))(about)
}

const deeds: Record<ReminderKind, Partial<Record<Decision, Deed>>> = {
  fixed_term: {
    extend: changing(({ input }) => ({ action: 'extension', fixedTermEndsOn: input.until })),
    permanent: changing(() => ({ action: 'contract', form: 'permanent', fixedTermEndsOn: null, fixedTermGround: null })),
    let_end: ending,
  },
  probation: { confirm: kept, extend: changing(({ input }) => ({ action: 'probation', effectiveOn: undefined, probationEndsOn: input.until })) },
  engagement: { extend: async ({ input, recordId, tx }) => void await editEmployment(tx, recordId, { engagedUntil: input.until! }, null), let_end: ending },
  secondment: { returns: kept, extend: async ({ input, recordId, tx }) => void await setReturn.run(tx, { endsOn: input.until! }, { id: recordId }) },
  document: { not_needed: kept },
}

export const datesToDecide = act(contracts.dates, async tx => {
  const [{ today, items }] = await tx.query<{ today: string; items: Omit<contracts.DateToDecide, 'decisions'>[] | null }>(waiting) as [{ today: string; items: Omit<contracts.DateToDecide, 'decisions'>[] | null }]
  return { today, items: (items ?? []).map(item => ({ ...item, decisions: item.mayDecide ? [...reminderDefaults[item.kind].decisions] : [] })) }
})
const waiting = `
  select app.today('UTC') as today, (select jsonb_agg(w order by w."dueOn", w.id) from (
    select r.id, r.version, r.kind, r.due_on as "dueOn", r.person_id as "personId", p.name, d.job_title as "jobTitle", d.unit_name as "unitName", d.location_name as "locationName",
      (select i.kind from identity_document i where r.kind = 'document' and i.id = r.record_id) as what, r.escalated_on as "escalatedOn", r.reminded_on as "remindedOn",
      app.covers(r.area, 1, r.subject_id) and r.person_id is distinct from app.holder() as "mayDecide"
    from reminder r join person p on p.id = r.person_id
    left join lateral (select d.job_title, d.unit_name, d.location_name from directory_entry d where d.person_id = r.person_id order by r.subject_id in (d.id, d.employment_id) desc, d.is_primary desc, d.id limit 1) d on true
    where r.status = 'open' order by r.due_on, r.id limit 200) w) as items`

export const sayings = {
  'desk.not_decided_so': 'This can’t be decided so: choose another of the decisions offered.',
  'desk.extend_until': 'Say until when it is extended.',
  'desk.extends_nothing': 'That is no later than it ends now: choose a later day.',
  'desk.settled_already': 'This has settled itself meanwhile: something was changed that makes the decision needless.',
}

import { edit, move, type Edited } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import type { OwnHoliday } from '#platform/holidays.ts'
import { inputOf } from '#shared/fields.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { gone } from './ask-clock.ts'
import { closeAsks, finishAsks, waitAsks } from './contract.ts'
import { workItem } from './records.ts'
import { asksMinutes } from './rules.ts'

type Place = { today: string; country: string | null; subdivision: string | null; holidayCalendar: string | null; own: OwnHoliday[] | null }

const say = (tx: Tx, id: string, what: string, note: string | null = null) => tx.query('select app.say_on_work($1, $2, $3)', [id, what, note])
async function placeOf(tx: Tx, id: string): Promise<Place> {
  const [place] = await tx.query<Place>('select today, country, subdivision, holiday_calendar as "holidayCalendar", own_holidays as own from app.place_of_item($1)', [id])
  if (!place) throw new Refusal('not_found', {}, 404)
  return place
}
const now = async (tx: Tx) => (await tx.query<{ at: string }>('select app.clock() as at'))[0]!.at

export const wait = move(workItem, 'wait', {
  input: inputOf(waitAsks),
  decide: async ({ row, input, tx }) => ({ waitingFor: input.waitingFor, pausedOn: row.pausedOn ?? (await placeOf(tx, row.id)).today }),
  follow: async ({ row, input, tx }) => void await say(tx, row.id, 'waiting', input.waitingFor),
})

/** The clock goes on: the due day moves by the working days that were waited, unless it is a day that stands by itself. */
export const resume = move(workItem, 'resume', {
  async decide({ row, tx }) {
    const place = await placeOf(tx, row.id)
    const { pause, dueOn } = await gone({ from: row.pausedOn ?? place.today, until: place.today, waitingFor: row.waitingFor, dueOn: row.dueOn, isGiven: row.dueBasis === 'given' }, place)
    return { waitingFor: null, pausedOn: null, pauses: [...row.pauses ?? [], pause].slice(-200), ...dueOn !== row.dueOn && { dueOn } }
  },
  follow: async ({ row, tx }) => void await say(tx, row.id, 'resumed'),
})

export const finish = move(workItem, 'finish', {
  input: inputOf(finishAsks),
  decide: async ({ row, input, tx }) => ({ minutes: input.minutes && row.audience === 'hr' && asksMinutes(row.id) ? Number(input.minutes) : null, doneAt: await now(tx), doneById: (await tx.me()).personId, waitingFor: null, pausedOn: null }),
  follow: async ({ row, tx }) => void await say(tx, row.id, 'done'),
})

export const close = move(workItem, 'close', {
  input: inputOf(closeAsks),
  decide: async ({ input, tx }) => ({ closedReason: input.closedReason, doneAt: await now(tx), doneById: (await tx.me()).personId, waitingFor: null, pausedOn: null }),
  follow: async ({ row, input, tx }) => void await say(tx, row.id, 'closed', input.closedReason),
})

export const reopen = move(workItem, 'reopen', {
  decide: async () => ({ minutes: null, closedReason: null, doneAt: null, doneById: null }),
  follow: async ({ row, tx }) => void await say(tx, row.id, 'reopened'),
})

/** What is due isn't put out of sight beyond that day: then it waits for somebody, or is due later. */
export const editItem: Edited<typeof workItem> = async (tx, id, patch, version) => {
  if (patch.snoozedUntil) {
    const [row] = await tx.query<{ dueOn: string }>('select due_on as "dueOn" from work_item where id = $1', [id])
    refuseIf(Boolean(row) && patch.snoozedUntil > (patch.dueOn ?? row!.dueOn), 'desk.snoozed_past_due', { field: 'snoozedUntil', dueOn: patch.dueOn ?? row!.dueOn })
  }
  return edit(workItem)(tx, id, patch, version)
}

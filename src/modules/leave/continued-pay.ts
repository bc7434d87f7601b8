import { act } from '#platform/act.ts'
import { lock, make, type Made } from '#platform/action.ts'
import { lawWithin } from '#modules/law/index.ts'
import type { Day } from '#shared/calendar.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract-sickness.ts'
import { patternsOf } from './counting.ts'
import { sicknessLink, type Sickness } from './records.ts'
import { accountLock } from './requests.ts'
import { linkedTo, type Ill, type Said } from './rules-linked.ts'
import { continuedPay as payBy } from './schemes.ts'
import { basis } from './sickness.ts'

/** Only of two that were: the later one names the earlier one. */
export const link: Made<typeof sicknessLink> = async (tx, input) => {
  await lock(tx, accountLock(input))
  const both = await tx.query<{ id: string; startsOn: Day; status: string; today: Day }>('select id, starts_on as "startsOn", status, app.today_of(person_id) as today from sickness where id in ($1, $2) and employment_id = $3', [input.sicknessId, input.earlierId, input.employmentId])
  const own = both.find(({ id }) => id === input.sicknessId), earlier = both.find(({ id }) => id === input.earlierId)
  if (!own || !earlier) throw new Refusal('not_found', {}, 404)
  refuseIf(own.status === 'mistaken' || earlier.status === 'mistaken' || earlier.startsOn >= own.startsOn, 'leave.link_to_earlier', { field: 'earlierId' })
  refuseIf(input.saidOn > own.today, 'leave.said_ahead', { field: 'saidOn' })
  return make(sicknessLink)(tx, input)
}

/** For whose it is and who works on leave there. Sickness before the records begin isn’t in it, and what is the same is what somebody says. */
export const continuedPay = act(contracts.continuedPay, async (tx, _, { id }) => {
  const [row] = await tx.query<Pick<Sickness, 'id' | 'employmentId' | 'startsOn' | 'status'> & { may: boolean }>(`
    select id, employment_id as "employmentId", starts_on as "startsOn", status, person_id = app.me() or app.covers('leave', 1, employment_id) as may from sickness where id = $1`, [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  if (!row.may) throw new Refusal('not_yours', {}, 403)
  const { asking } = await basis(tx, row.employmentId, row.startsOn)
  const ill = await tx.query<Ill>(`
    select s.id, s.starts_on as "from", coalesce(r.last_day, r.ends_on) as "to" from sickness s join leave_request r on r.id = s.request_id
    where s.employment_id = $1 and s.status <> 'mistaken' and r.status = 'approved' and s.starts_on <= $2 order by s.starts_on`, [row.employmentId, row.startsOn])
  const said = await tx.query<Said>(`select sickness_id as "sicknessId", earlier_id as "earlierId", says from sickness_link where employment_id = $1 and status = 'counts'`, [row.employmentId])
  const own = ill.find(each => each.id === row.id)
  if (!own) throw new Refusal('wrong_state', {}, 409)
  const { together, open } = linkedTo(own, ill.filter(each => each !== own), said, patternsOf(asking)), isGerman = asking.country === 'DE'
  return {
    country: asking.country, from: own.from, to: own.to, isOpen: row.status === 'ill', together: isGerman ? together : [], open: isGerman ? open : [],
    worked: isGerman ? await payBy(own, together, asking.service_from < asking.starts_on ? asking.service_from : asking.starts_on, await lawWithin(tx)) : null,
  }
})

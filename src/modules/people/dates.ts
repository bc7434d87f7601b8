import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { edit, make } from '#platform/action.ts'
import type { Door } from '#platform/api.ts'
import { read, type Tx } from '#platform/db.ts'
import { Refusal } from '#shared/refusal.ts'
import { serviceAnswer, type Service } from './contract-life.ts'
import { refuseAgainstNotice, refuseBesidePlan } from './notices.ts'
import { employment, type Employment } from './records.ts'
import { notice } from './records-life.ts'
import { contradiction, foreignTo, probations, termsInARow, type Dates } from './rules-dates.ts'

type Held = Pick<Employment, 'kind' | 'startsOn' | 'serviceFrom'> & Dates

/** What follows from an employment's dates rather than being entered. */
export function datesRoutes(app: FastifyInstance, door: Door): void {
  const params = Type.Object({ id: Type.String({ format: 'uuid' }) })
  app.get('/api/v1/employments/:id/service', { schema: { tags: ['People'], summary: 'What follows from its dates: original hire, continuous service, fixed terms in a row, probation', params, response: { 200: serviceAnswer } } }, async (request): Promise<Service> => {
    const [held] = await read<{ originalHireOn: string | null; serviceFrom: string; contracts: Parameters<typeof termsInARow>[0] }>(door.actorOf(request), `
      select app.original_hire(e.id) as "originalHireOn", coalesce(e.service_from, e.starts_on) as "serviceFrom", (
        select coalesce(jsonb_agg(jsonb_build_object('form', c.form, 'startsOn', c.starts_on, 'endsOn', c.ends_on, 'fixedTermEndsOn', c.fixed_term_ends_on, 'ground', c.fixed_term_ground, 'probationEndsOn', c.probation_ends_on)), '[]') from contract c where c.employment_id = e.id) as contracts
      from employment e where e.id = $1`, [(request.params as { id: string }).id])
    if (!held) throw new Refusal('not_found', {}, 404)
    const { contracts, ...dates } = held
    return { ...dates, terms: termsInARow(contracts), probations: probations(contracts) }
  })
}

/** Dates are held against each other, what says more of a worker against the kind. */
export const editEmployment: ReturnType<typeof edit<typeof employment>> = async (tx, id, patch, version) => {
  const held = await heldBy(tx, id)
  refuse(foreignTo({ ...held, ...patch } as never))
  refuse(contradiction({ ...held, ...patch }, Object.keys(patch)))
  return edit(employment)(tx, id, patch, version)
}

/** Of a notice that comes after the end, its own day is to be looked at. */
const given = { endsOn: 'givenOn' }
export const addNotice: ReturnType<typeof make<typeof notice>> = async (tx, input) => {
  await refuseBesidePlan(tx, input.employmentId)
  const held = await heldBy(tx, input.employmentId)
  refuse(contradiction({ ...held, ...input }, Object.keys(input)))
  if (held.endsOn) await refuseAgainstNotice(tx, input.employmentId, held.endsOn, input, given)
  return make(notice)(tx, input)
}

export const editNotice: ReturnType<typeof edit<typeof notice>> = async (tx, id, patch, version) => {
  const [row] = await tx.query<{ employmentId: string }>(`select employment_id as "employmentId" from notice where id = $1`, [id])
  if (!row) return edit(notice)(tx, id, patch, version)
  const held = await heldBy(tx, row.employmentId)
  refuse(contradiction({ ...held, ...patch }, Object.keys(patch)))
  const now = await edit(notice)(tx, id, patch, version)
  await refuseBesidePlan(tx, row.employmentId)
  if (held.endsOn) await refuseAgainstNotice(tx, row.employmentId, held.endsOn, null, given)
  return now
}

export function refuse(found: { code: string; field: string } | null): void {
  if (found) throw new Refusal(found.code, { field: found.field, errors: [{ field: found.field, code: 'invalid', message: 'contradicts the rest' }] })
}

/** As the asker may see it; what they may not is left out of the comparison, so that no refusal tells of it. */
async function heldBy(tx: Tx, id: string): Promise<Held> {
  const [held] = await tx.query<Held>(`
    select e.kind, e.detail, e.supplier, e.sponsor_assignment_id as "sponsorAssignmentId", e.engaged_until as "engagedUntil", e.starts_on as "startsOn", e.service_from as "serviceFrom", e.signed_on as "signedOn", e.first_working_day as "firstWorkingDay",
      case when app.covers('people', 0, e.id) then e.ends_on end as "endsOn", n.given_on as "givenOn", n.last_working_day as "lastWorkingDay", n.paid_until as "paidUntil", c.probation_ends_on as "probationEndsOn", c.fixed_term_ends_on as "fixedTermEndsOn"
    from employment e left join notice n on n.employment_id = e.id left join lateral (select * from contract c where c.employment_id = e.id order by c.starts_on desc limit 1) c on true where e.id = $1`, [id])
  if (!held) throw new Refusal('not_found', {}, 404)
  return held
}

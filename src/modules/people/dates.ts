import { act } from '#platform/act.ts'
import { edit, make } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { rowsOf } from '#platform/strand.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract-life.ts'
import { contract, employment, type Employment } from './records.ts'
import { notice } from './records-life.ts'
import { contradiction, foreignTo, probations, termsInARow, type Dates } from './rules-dates.ts'

type Held = Pick<Employment, 'kind' | 'startsOn' | 'serviceFrom'> & Dates & { originalHireOn: string | null }

/** What follows from an employment's dates rather than being entered. */
export const service = act(contracts.service, async (tx, _, { id }) => {
  const held = await heldBy(tx, id!)
  const rows = await rowsOf(contract, tx, id!) as never
  return { originalHireOn: held.originalHireOn, serviceFrom: held.serviceFrom ?? held.startsOn, terms: termsInARow(rows), probations: probations(rows) }
})

/** Dates are held against each other, what says more of a worker against the kind. */
export const editEmployment: ReturnType<typeof edit<typeof employment>> = async (tx, id, patch, version) => {
  const held = await heldBy(tx, id)
  refuse(foreignTo({ ...held, ...patch } as never))
  refuse(contradiction({ ...held, ...patch }, Object.keys(patch)))
  return edit(employment)(tx, id, patch, version)
}

export const addNotice: ReturnType<typeof make<typeof notice>> = async (tx, input) => {
  refuse(contradiction({ ...await heldBy(tx, input.employmentId), ...input }, Object.keys(input)))
  return make(notice)(tx, input)
}

export const editNotice: ReturnType<typeof edit<typeof notice>> = async (tx, id, patch, version) => {
  const [row] = await tx.query<{ employmentId: string }>(`select employment_id as "employmentId" from notice where id = $1`, [id])
  if (row) refuse(contradiction({ ...await heldBy(tx, row.employmentId), ...patch }, Object.keys(patch)))
  return edit(notice)(tx, id, patch, version)
}

export function refuse(found: { code: string; field: string } | null): void {
  if (found) throw new Refusal(found.code, { field: found.field, errors: [{ field: found.field, code: 'invalid', message: 'contradicts the rest' }] })
}

/** As the asker may see it; what they may not is left out of the comparison, so that no refusal tells of it. */
async function heldBy(tx: Tx, id: string): Promise<Held> {
  const [held] = await tx.query<Held>(`
    select e.kind, e.detail, e.supplier, e.sponsor_assignment_id as "sponsorAssignmentId", e.engaged_until as "engagedUntil", e.starts_on as "startsOn", e.service_from as "serviceFrom", e.signed_on as "signedOn", e.first_working_day as "firstWorkingDay",
      case when app.covers('people', 0, e.id) then e.ends_on end as "endsOn", n.given_on as "givenOn", n.last_working_day as "lastWorkingDay", n.paid_until as "paidUntil", c.probation_ends_on as "probationEndsOn", c.fixed_term_ends_on as "fixedTermEndsOn",
      app.original_hire(e.id) as "originalHireOn"
    from employment e left join notice n on n.employment_id = e.id left join lateral (select * from contract c where c.employment_id = e.id order by c.starts_on desc limit 1) c on true where e.id = $1`, [id])
  if (!held) throw new Refusal('not_found', {}, 404)
  return held
}

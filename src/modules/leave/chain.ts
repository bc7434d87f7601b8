import { addDays, type Day } from '#shared/calendar.ts'
import type { AccountFacts, Version } from './ledger.ts'
import type { Facts, Policy } from './policy.ts'
import { earlier, later } from './years.ts'

type Whole = { row: AccountFacts; handedOn: NonNullable<Facts['handedOn']>; part: { from?: Day; until?: Day } }

/**
 * What an account rests on over all legal entities that it went through, as one count: what one hands on is what the next takes over, and
 * whoever goes neither leaves nor joins. Where the policy lets nothing go along, an account stands by itself.
 */
export function wholeOf(row: AccountFacts): Whole {
  const { before } = row.more, earlierOnes = before && transfersOf(before) ? wholeOf(before) : null, transfers = transfersOf(row), until = transfers && row.ends_on!
  const part = { ...earlierOnes && { from: addDays(before!.ends_on!, 1) }, ...until && { until } }
  const own = transfers ? [{ on: until!, ...transfers }] : []
  if (!earlierOnes) return { row, handedOn: own, part }
  const { row: old, handedOn } = earlierOnes, last = before!.ends_on!, first = part.from!
  return {
    part, handedOn: [...handedOn, ...own],
    row: {
      ...row, opens_on: old.opens_on, policy_id: old.policy_id, versions: old.versions, service_from: earlier(old.service_from, row.service_from),
      terms: [...(old.terms ?? []).filter(({ from }) => from <= last), ...(row.terms ?? []).map(each => ({ ...each, from: later(each.from, first) }))],
      taken: [...(old.taken ?? []).filter(({ on, status }) => on <= last && status === 'approved'), ...row.taken ?? []], entered: [...(old.entered ?? []).filter(({ on }) => on <= last), ...row.entered ?? []],
      notices: [...old.notices ?? [], ...row.notices ?? []], absences: [...old.absences ?? [], ...row.absences ?? []], closed: [...old.closed ?? [], ...row.closed ?? []],
      more: { ...row.more, grades: [...old.more.grades ?? [], ...row.more.grades ?? []], disabled: [...old.more.disabled ?? [], ...row.more.disabled ?? []], assigned: [...(old.more.assigned ?? []).filter(({ from }) => from <= last), { from: first, policyId: row.policy_id, versions: row.versions }, ...(row.more.assigned ?? []).filter(({ from }) => from > first)] },
    },
  }
}

/** What goes on in another legal entity’s: that is for the policy of the last day to say. */
function transfersOf({ ends_on: last, versions, more }: AccountFacts): Policy['transfers'] {
  if (!last || !more.handsOn) return undefined
  const from = (of: readonly Version[] | null | undefined) => of?.findLast(each => each.from <= last) ?? of?.[0]
  return from(more.assigned?.findLast(each => each.from <= last)?.versions ?? versions)?.rules.transfers
}

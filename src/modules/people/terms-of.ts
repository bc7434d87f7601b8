import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import { toDecimal, toMinor } from '#shared/money.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract.ts'
import { actualOf, baseOf, eachPaymentOf, fteOf, isBeyondReason, merged, yearlyOf, type Dated, type Hours, type Wage } from './terms.ts'

type At = { weeklyHours: number | null; workingDays: number | null; agreedHours: number | null; standardHours: number | null; standardOf: 'agreement' | 'location' | 'legal_entity' | null }
type Paid = { amount: string; currency: string; per: string; paymentsAYear: number | null; allowances: { kindId: string; amount: string; per: string; countsToBase: boolean | null }[] }
type Stretch = Dated<At & { pay: Paid | null }>

/** As the reader: pay that they may not see isn't worked out for them. */
export const terms = act(contracts.terms, async (tx, _, { id }) => {
  const [held] = await tx.query<{ law: contracts.Law | null }>(`
    select (select jsonb_build_object('country', l.country, 'subdivision', l.subdivision, 'holidayCalendar', l.holiday_calendar, 'placeOf', l.place_of)
      from app.law_at(d.id, greatest(app.today_at(d.location_id), d.starts_on)) l where l.country is not null) as law from directory_entry d where d.id = $1`, [id])
  if (!held) throw new Refusal('not_found', {}, 404)
  const stretches = await tx.query<Stretch>(working, [id])
  const hours = stretches.filter(({ weeklyHours }) => weeklyHours !== null).map(({ startsOn, endsOn, ...at }) => ({ startsOn, endsOn, ...hoursOf(at) }))
  return {
    law: held.law,
    hours: merged(hours).map(each => ({ ...each, fte: fteOf(each) })),
    pay: merged(stretches.flatMap(({ startsOn, endsOn, pay, ...at }) => pay ? [{ startsOn, endsOn, ...workedOut(pay, at.weeklyHours === null ? null : hoursOf(at)) }] : [])),
  }
})

/** Hours that nobody can mean, by what is full time then. What isn't given stays as it is on that day. */
export async function refuseBeyondReason(tx: Tx, assignmentId: string, on: string, given: { weeklyHours?: number | null; fullTimeHours?: number | null; agreementId?: string | null } = {}): Promise<void> {
  const [at] = await tx.query<At>(`select weekly_hours as "weeklyHours", agreed_hours as "agreedHours", coalesce((select g.weekly_hours from agreement_hours g where g.agreement_id = $3 and g.starts_on <= $2 and (g.ends_on is null or g.ends_on >= $2)), standard_hours) as "standardHours" from app.hours_at($1, $2)`, [assignmentId, on, given.agreementId ?? null])
  const weeklyHours = given.weeklyHours ?? at?.weeklyHours ?? null
  const fullTimeHours = (given.fullTimeHours !== undefined ? given.fullTimeHours : at?.agreedHours) ?? at?.standardHours ?? null
  refuseIf(weeklyHours !== null && isBeyondReason({ weeklyHours, fullTimeHours }), 'people.hours_beyond_reason', { field: 'weeklyHours', fullTimeHours })
}

const hoursOf = ({ weeklyHours, workingDays, agreedHours, standardHours, standardOf }: At): Hours =>
  ({ weeklyHours: weeklyHours!, workingDays, fullTimeHours: agreedHours ?? standardHours, fullTimeOf: agreedHours !== null ? 'agreed' : standardOf })

function workedOut({ currency, per, paymentsAYear, ...paid }: Paid, hours: Hours | null) {
  const wage: Wage = { amount: BigInt(paid.amount), per, paymentsAYear, allowances: paid.allowances.map(each => ({ ...each, amount: toMinor(each.amount, currency) ?? 0n })) }
  const said = (minor: bigint | null) => minor === null ? null : toDecimal(minor, currency)
  const actual = hours ? actualOf(wage, hours) : null
  return {
    currency, per, paymentsAYear, amount: said(wage.amount)!, actual: said(actual), eachPayment: actual === null ? null : said(eachPaymentOf(actual, per, paymentsAYear)),
    yearly: actual === null ? null : said(yearlyOf(actual, per, paymentsAYear)), base: said(baseOf(actual, wage)),
  }
}

/** A stretch begins wherever anything begins that it follows from, or the day after it ended. */
const working = `
  with days (day) as (
    select unnest(array[starts_on, ends_on + 1]) from working_hours where assignment_id = $1
    union select unnest(array[starts_on, ends_on + 1]) from pay where assignment_id = $1
    union select starts_on from placement where assignment_id = $1
    union select unnest(array[g.starts_on, g.ends_on + 1]) from agreement_hours g where g.agreement_id in (select agreement_id from working_hours where assignment_id = $1)
    union select unnest(array[l.starts_on, l.ends_on + 1]) from location_hours l where l.location_id in (select location_id from placement where assignment_id = $1)
    union select unnest(array[s.starts_on, s.ends_on + 1]) from entity_hours s join employment e on e.legal_entity_id = s.legal_entity_id join assignment a on a.employment_id = e.id where a.id = $1),
  stretches as (select day, lead(day) over (order by day) - 1 as until from days where day is not null)
  select s.day as "startsOn", s.until as "endsOn", h.weekly_hours as "weeklyHours", h.working_days as "workingDays", h.agreed_hours as "agreedHours", h.standard_hours as "standardHours", h.standard_of as "standardOf",
    (select jsonb_build_object('amount', w.amount::text, 'currency', w.currency, 'per', w.per, 'paymentsAYear', w.payments_a_year,
        'allowances', (select coalesce(jsonb_agg(a || jsonb_build_object('countsToBase', k.counts_to_base)), '[]') from jsonb_array_elements(w.allowances) a left join allowance_kind k on k.id = (a ->> 'kindId')::uuid))
      from pay w where w.assignment_id = $1 and w.starts_on <= s.day and (w.ends_on is null or w.ends_on >= s.day)) as pay
  from stretches s cross join lateral app.hours_at($1, s.day) h order by s.day`

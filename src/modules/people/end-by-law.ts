import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#platform/api.ts'
import { read, type Tx } from '#platform/db.ts'
import { workedOut } from '#platform/worked.ts'
import { lawFor, lawWithin } from '#modules/law/index.ts'
import type { Asks } from '#shared/fields.ts'
import type { Laid } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Worked } from '#shared/worked.ts'
import { endAnswer, endAsked, type endAsks, type EndByLaw } from './contract-law.ts'
import { agreedFor, askingFor, finalPayFor, type Facts, type Given } from './rules-notice.ts'

type Held = Facts & { mayAsk: boolean; startsOn: string; today: string }

/** What cited rules say of an end: for the person and who looks after them, since it stands on facts that others don't know. */
export function lawRoutes(app: FastifyInstance, door: Door): void {
  const params = Type.Object({ id: Type.String({ format: 'uuid' }) })
  app.get('/api/v1/employments/:id/end-by-law', { schema: { tags: ['People'], summary: 'What the law and what was agreed say of notice: which governs, the earliest last day, with every step', params, querystring: endAsked, response: { 200: endAnswer } } }, async (request): Promise<EndByLaw> => {
    const { givenOn = null, givenBy, lastDay = null } = request.query as Asks<typeof endAsks>
    const actor = door.actorOf(request)
    const [held] = await read<Held>(actor, known, [(request.params as { id: string }).id, givenOn])
    if (!held) throw new Refusal('not_found', {}, 404)
    if (!held.mayAsk) throw new Refusal('not_yours', {}, 403)
    return endByLaw(held, { givenOn: givenOn ?? held.today, givenBy: givenBy ?? 'employer' }, lastDay, await lawFor(actor))
  })
}

/** The earliest last day that a notice leads to, as whoever asks may know it; null where no rule covers it. */
export async function earliestEnd(tx: Tx, employmentId: string, given: Given): Promise<string | null> {
  const [held] = await tx.query<Held>(known, [employmentId, given.givenOn])
  return held?.mayAsk ? (await endByLaw(held, given, null, await lawWithin(tx))).earliest : null
}

async function endByLaw(held: Held, given: Given, lastDay: string | null, laid: Laid): Promise<EndByLaw> {
  const agreed = agreedFor(held.agreed, given), asking = askingFor(held, given)
  const finalPay = finalPayFor(held, given)
  const others = await Promise.all([
    ...finalPay ? [workedOut('us.final-pay', { input: finalPay }, laid)] : [],
    ...finalPay && lastDay ? [workedOut('us.i9-retention', { input: { hiredOn: held.startsOn, terminatedOn: lastDay } }, laid)] : [],
  ])
  const answer = { country: held.country, ...given, agreed, others, notice: null, notCovered: null, probationTooLong: null, earliest: null, isTooEarly: false }
  if ('notCovered' in asking) return { ...answer, notCovered: asking.notCovered }

  const { rule, endsOn } = asking
  const terms = agreed.length ? Object.fromEntries(agreed.map(each => [each.agreedIn, { [endsOn]: each.endsOn }])) : null
  let notice = await workedOut(rule, { input: asking.input, terms }, laid), probationTooLong: string | null = null
  if (asking.isInProbation && notice.refused?.code === 'de.notice-period.probation_over') {
    probationTooLong = notice.refused.title
    notice = await workedOut(rule, { input: { ...asking.input, probation: false }, terms }, laid)
  }
  const earliest = earliestOf(notice, endsOn)
  return { ...answer, notice, probationTooLong, earliest, isTooEarly: earliest !== null && lastDay !== null && lastDay < earliest }
}

const earliestOf = ({ governs, values }: Worked, endsOn: string) => (governs.find(({ field }) => field === endsOn) ?? values.find(({ name }) => name === endsOn))?.value as string | undefined ?? null

/** Of the main job's law on the day of the notice; $2 is that day, today there unless told. */
const known = `
  select e.kind, e.starts_on as "startsOn", coalesce(e.service_from, e.starts_on) as "employedFrom", t.today, l.country, l.subdivision,
    e.person_id is not distinct from app.me() or app.covers('people', 0, e.id) as "mayAsk",
    (select c.probation_ends_on from contract c where c.employment_id = e.id and c.starts_on <= greatest(coalesce($2::date, t.today), e.starts_on) order by c.starts_on desc limit 1) as "probationEndsOn",
    (select coalesce(jsonb_agg(jsonb_build_object('agreedIn', n.agreed_in, 'givenBy', n.given_by, 'length', n.length, 'unit', n.unit, 'endsAt', n.ends_at)), '[]') from agreed_notice n where n.employment_id = e.id) as agreed
  from employment e
  left join lateral (select d.id, d.location_id from directory_entry d where d.employment_id = e.id order by d.is_primary desc, d.id limit 1) d on true
  cross join lateral (select coalesce(app.today_at(d.location_id), app.today('UTC')) as today) t
  left join lateral app.law_at(d.id, greatest(coalesce($2::date, t.today), e.starts_on)) l on true
  where e.id = $1`

import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { act } from '#platform/act.ts'
import { make } from '#platform/action.ts'
import { hashKey } from '#platform/keys.ts'
import { as, type Tx } from '#platform/db.ts'
import { holidaysAt } from '#modules/organization/index.ts'
import { addDays, daysFromTo, type Day } from '#shared/calendar.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contract from './contract-calendar.ts'
import { calendarText } from './ical.ts'
import { leaveFeed } from './records-feeds.ts'

const atOnce = 200, longest = 400
type Whose = 'team' | 'location' | 'company'
type Away = { id: string; employmentId: string; from: Day; to: Day | null; firstPart: string | null; lastPart: string | null; status: 'asked' | 'approved'; tells: 'type' | 'sick' | 'away'; leaveTypeId: string | null; isKnown: boolean; isOne: boolean; isPart: boolean; minutes: number | null }
type Person = { employmentId: string; personId: string; name: string; jobTitle: string; locationId: string; locationName: string; isOwn: boolean; isKnown: boolean }
type Told = { count: number; people: Person[]; days: Away[] }

async function told(tx: Tx, from: Day, to: Day, whose: Whose, locationId: string | null = null): Promise<Told> {
  const [row] = await tx.query<{ told: Told }>('select app.leave_calendar($1, $2, $3, $4, $5) as told', [from, to, whose, locationId, atOnce])
  return row!.told
}

export const calendar = act(contract.calendar, async (tx, { from, to, whose, locationId }) => {
  refuseIf(to < from, 'leave.to_before_from', { field: 'to' })
  refuseIf(daysFromTo(from, to) > longest, 'leave.too_long_to_show', { field: 'to' })
  refuseIf(whose === 'location' && !locationId, 'leave.which_location', { field: 'locationId' })
  const { count, people, days } = await told(tx, from, to, whose, locationId)
  const closed = await holidaysAt(tx, [...people.map(each => each.locationId), ...locationId ? [locationId] : []], from, to)
  return {
    count, people, days: days.map(({ isKnown, isOne: _, ...each }) => ({ ...each, id: isKnown ? each.id : null })),
    holidays: [...closed].flatMap(([at, { holidays }]) => [...holidays.values()].map(({ on, name, portion }) => ({ locationId: at, on, name, portion }))),
  }
})

/** The address is a right by itself: whoever has it reads on. So it tells little, and is made anew rather than shown again. */
export const makeFeed = act(contract.makeFeed, async (tx, { whose, locationId = null }) => {
  const { personId } = await tx.me()
  if (!personId) throw new Refusal('not_yours', {}, 403)
  refuseIf((whose === 'location') !== (locationId !== null), 'leave.which_location', { field: 'locationId' })
  const secret = randomBytes(32).toString('base64url')
  const [now] = await tx.query<{ today: string }>('select app.my_today() as today')
  return { id: await make(leaveFeed)(tx, { personId, whose, locationId, hash: hashKey(secret), madeOn: now!.today }), address: `/api/v1/calendars/${secret}.ics` }
})

const feedsJob = { kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'leave.feeds' } as const
type Feed = { organizationId: string; personId: string; whose: 'own' | Whose; locationId: string | null }

/** Read without a sign-in, by whoever has the address, as whoever made it and never more than that somebody is away; which leave it is, of one's own that is not medical. */
export function calendarRoutes(app: FastifyInstance): void {
  app.get('/api/v1/calendars/:secret', {
    schema: { tags: ['Leave'], summary: 'A calendar of days away as iCalendar, by its secret address', params: Type.Object({ secret: Type.String({ pattern: '^[\\w-]{43}\\.ics$' }) }) },
  }, async (request, reply) => {
    const hash = hashKey((request.params as { secret: string }).secret.slice(0, 43))
    const [feed] = await as(feedsJob, tx => tx.query<Feed>('select organization_id as "organizationId", person_id as "personId", whose, location_id as "locationId" from app.leave_feed_of($1)', [hash]))
    if (!feed) throw new Refusal('not_found', {}, 404)
    const text = await as({ kind: 'person', organizationId: feed.organizationId, personId: feed.personId }, tx => written(tx, feed))
    return reply.type('text/calendar; charset=utf-8').header('cache-control', 'private, max-age=900').header('x-robots-tag', 'noindex').send(text)
  })
}

async function written(tx: Tx, { whose, locationId }: Feed): Promise<string> {
  const [now] = await tx.query<{ at: string; today: Day; place: string | null }>('select app.clock() as at, app.my_today() as today, (select name from location where id = $1) as place', [locationId])
  const { at, today, place } = now!
  const { people, days } = await told(tx, addDays(today, -31), addDays(today, 366), whose === 'own' ? 'team' : whose, locationId)
  const who = new Map(people.map(each => [each.employmentId, each]))
  const types = new Map((await tx.query<{ id: string; name: string }>('select id, name from leave_type where not is_medical')).map(({ id, name }) => [id, name]))
  const shown = days.filter(({ employmentId, status }) => status === 'approved' && (whose !== 'own' || who.get(employmentId)!.isOwn))
  return calendarText(whose === 'own' ? 'My leave' : whose === 'team' ? 'Away in my team' : `Away in ${place}`, at, shown.map(each => {
    const { name, isOwn } = who.get(each.employmentId)!
    const away = isOwn && each.leaveTypeId && types.get(each.leaveTypeId) || 'Away'
    return { uid: `${opaque(each.isOne ? `${each.id} ${each.from}` : each.id)}@equipoise`, from: each.from, to: each.to ?? addDays(today, 366), isBusy: isOwn, summary: `${whose === 'own' ? away : `${name}: away`}${partOf(each)}` }
  }))
}

/** The same each time, and nothing to look anything up by. */
const opaque = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 32)
const partOf = ({ from, to, firstPart, lastPart, isPart }: Away) => {
  if (isPart) return ' (part of the day)'
  const part = from === to ? firstPart ?? lastPart : null
  return part && part !== 'whole' ? ` (${part})` : ''
}

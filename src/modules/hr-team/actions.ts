import { randomUUIDv7 } from 'node:crypto'
import type { Level } from '#shared/access.ts'
import type { HrFunction } from '#shared/functions.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { act } from '#platform/act.ts'
import { edit, insert, lock, make, move, type Made } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { accessGrant } from '#modules/organization/index.ts'
import { alignSeats, leaveSeat, seatsOf, takePositions } from './contract.ts'
import { usualPositions } from './ladder.ts'
import { hrPosition, hrSeat, hrSeatAccess } from './records.ts'
import { apart, areasOf } from './rules.ts'

type Area = { function: HrFunction; level: Level }
type Position = { title: string; whom: string; areas: Area[]; mainLevel: Level | null; helpLevel: Level | null }
type Seat = { id: string; personId: string; populationId: string | null; mainFunction: HrFunction | null; helpsWith: HrFunction[] | null; startsOn: string; endsOn: string | null }
type Grant = { id: string; status: 'prepared' | 'active'; startsOn: string; endsOn: string | null } & Area

/** Only where there is none yet: nobody's own positions are mixed with others. */
export const usual = act(takePositions, async tx => {
  await lock(tx, ['hr_positions'])
  refuseIf((await tx.query('select from hr_position limit 1')).length > 0, 'hr_team.positions_are_there')
  for (const each of usualPositions) await insert(tx, hrPosition, randomUUIDv7(), each as never)
  return { made: usualPositions.length }
})

/** Puts somebody in a position: its access is prepared for its dates, and somebody else confirms it (decision 18). */
export const take: Made<typeof hrSeat> = async (tx, input) => {
  const position = await positionOf(tx, input.positionId)
  refuseIf(position.whom !== 'everyone' && !input.populationId, 'hr_team.needs_group', { field: 'populationId' })
  refuseIf(position.mainLevel !== null && !input.mainFunction, 'hr_team.needs_function', { field: 'mainFunction' })
  refuseIf(Boolean(input.endsOn && input.endsOn < input.startsOn), 'hr_team.ends_before_it_starts', { field: 'endsOn' })
  await lock(tx, [`hr_seat:${input.personId}`])
  const [there] = await tx.query(`select from hr_seat where person_id = $1 and position_id = $2 and population_id is not distinct from $3 and main_function is not distinct from $4
    and coalesce(ends_on, 'infinity') >= $5 and starts_on <= coalesce($6::date, 'infinity')`, [input.personId, input.positionId, input.populationId ?? null, input.mainFunction ?? null, input.startsOn, input.endsOn ?? null])
  refuseIf(there !== undefined, 'hr_team.sits_there')
  const id = await make(hrSeat)(tx, input)
  const seat = { id, personId: input.personId, populationId: input.populationId ?? null, mainFunction: input.mainFunction ?? null, helpsWith: input.helpsWith ?? null, startsOn: input.startsOn, endsOn: input.endsOn ?? null }
  for (const area of areasOf(position, seat)) await prepare(tx, seat, area, position.title)
  return id
}

/** What came with this seat ends with its last day; what another gives stays. */
export const leave = act(leaveSeat, async (tx, { lastDay }, { id }) => {
  const seat = await seatOf(tx, id!)
  refuseIf(seat.endsOn !== null && lastDay > seat.endsOn, 'hr_team.longer_is_new', { field: 'lastDay' })
  await edit(hrSeat)(tx, seat.id, { endsOn: lastDay < seat.startsOn ? Temporal.PlainDate.from(seat.startsOn).subtract({ days: 1 }).toString() : lastDay }, null)
  const today = await todayOf(tx, seat.personId)
  let ended = 0, discarded = 0
  for (const grant of await grantsOf(tx, seat.id)) {
    if (grant.status === 'prepared' && (lastDay < grant.startsOn || lastDay < today)) { await move(accessGrant, 'discard')(tx, grant.id); discarded++ }
    else if (lastDay < today || lastDay < grant.startsOn) { await move(accessGrant, 'end')(tx, grant.id); ended++ }
    else if (grant.endsOn === null || grant.endsOn > lastDay) { await edit(accessGrant)(tx, grant.id, { endsOn: lastDay }, null); ended++ }
  }
  return { ended, discarded }
})

export const seats = act(seatsOf, async (tx, _, { id }) => {
  const position = await positionOf(tx, id!)
  const { personId: me } = await tx.me()
  const rows = await tx.query<Seat & { name: string | null; population: string | null }>(`select ${seatColumns}, p.name, q.name as population from hr_seat s left join person p on p.organization_id = s.organization_id and p.id = s.person_id
    left join population q on q.organization_id = s.organization_id and q.id = s.population_id where s.position_id = $1 and coalesce(s.ends_on, 'infinity') >= greatest(s.starts_on, app.today('UTC') - 1) order by s.starts_on, s.id`, [id])
  const items = []
  for (const { helpsWith, populationId: _for, ...seat } of rows) {
    const grants = await grantsOf(tx, seat.id)
    items.push({ ...seat, waiting: grants.filter(({ status }) => status === 'prepared').length, isMine: seat.personId === me, ...apart(areasOf(position, { ...seat, helpsWith }), grants) })
  }
  return { items: items.map(({ more, less, ...rest }) => ({ ...rest, more: more.map(plain), less: less.map(plain) })) }
})

/** Nothing is widened silently: a changed template changes nobody's access until somebody says whose, and then more is only prepared. */
export const align = act(alignSeats, async (tx, { seatIds }, { id }) => {
  const position = await positionOf(tx, id!)
  let prepared = 0, ended = 0
  for (const seatId of seatIds) {
    const seat = await seatOf(tx, seatId, id)
    const today = await todayOf(tx, seat.personId)
    const grants = await grantsOf(tx, seat.id)
    const { more, less } = apart(areasOf(position, seat), grants)
    for (const area of more) { await prepare(tx, { ...seat, startsOn: seat.startsOn > today ? seat.startsOn : today }, area, position.title); prepared++ }
    for (const grant of grants.filter(each => less.includes(each))) { await move(accessGrant, grant.status === 'active' ? 'end' : 'discard')(tx, grant.id); ended++ }
  }
  return { prepared, ended }
})

async function prepare(tx: Tx, { id, personId, populationId, startsOn, endsOn }: Seat, area: Area, title: string) {
  const grantId = await make(accessGrant)(tx, { holderId: personId, ...area, populationId, startsOn, endsOn, reason: title })
  await make(hrSeatAccess)(tx, { seatId: id, grantId })
}

async function positionOf(tx: Tx, id: string) {
  const [found] = await tx.query<Position>('select title, whom, areas, main_level as "mainLevel", help_level as "helpLevel" from hr_position where id = $1', [id])
  if (!found) throw new Refusal('not_found', { record: 'hr_position' }, 404)
  return found
}

const seatColumns = 's.id, s.person_id as "personId", s.population_id as "populationId", s.main_function as "mainFunction", s.helps_with as "helpsWith", s.starts_on as "startsOn", s.ends_on as "endsOn"'
async function seatOf(tx: Tx, id: string, positionId: string | null = null) {
  const [found] = await tx.query<Seat>(`select ${seatColumns} from hr_seat s where s.id = $1 and ($2::uuid is null or s.position_id = $2)`, [id, positionId])
  if (!found) throw new Refusal('not_found', { record: 'hr_seat' }, 404)
  return found
}

const grantsOf = (tx: Tx, seatId: string) => tx.query<Grant>(`select g.id, g.status, g.function, g.level, g.starts_on as "startsOn", g.ends_on as "endsOn" from hr_seat_access a
  join access_grant g on g.organization_id = a.organization_id and g.id = a.grant_id where a.seat_id = $1 and g.status <> 'ended' order by g.function, g.id`, [seatId])
const todayOf = async (tx: Tx, personId: string) => (await tx.query<{ today: string }>('select app.today_of($1) as today', [personId]))[0]!.today
const plain = ({ function: area, level }: Area) => ({ function: area, level })

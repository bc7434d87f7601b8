import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, type Day } from '#shared/calendar.ts'
import { leaveThere } from '../../../test/fixtures/away.ts'
import { served } from '../../../test/fixtures/api.ts'
import { dora, eli, employment, gus, mia, person, places, seen, zoe, type actors } from '../../../test/fixtures/world.ts'
import { linkedTo, type Ill, type Said } from './rules-linked.ts'

const { ask, owner, rows } = await served()
type Who = keyof typeof actors
const whose = { personId: person('eli'), employmentId: employment('eli') }
/** Ill from a day until another; still ill where none is said. */
async function was(startsOn: Day, lastDay?: Day): Promise<string> {
  const { body } = await ask('gus', 'POST', '/sicknesses', { ...whose, startsOn }), id = body['id'] as string
  if (lastDay) expect((await ask('gus', 'POST', `/sicknesses/${id}/back`, { lastDay })).status).toBe(200)
  return id
}
const says = (who: Who, sicknessId: string, earlierId: string, more: object = {}) => ask(who, 'POST', '/sickness-links', { ...whose, sicknessId, earlierId, says: 'same', saidBy: 'fund', saidOn: '2026-06-15', ...more })
type Told = { worked: { rule: string; source: { section: string }; values: { name: string; value: unknown }[] } | null; together: { id: string; because: string }[]; open: { id: string }[]; country: string; from: Day; to: Day; isOpen: boolean }
const pay = async (id: string, who: Who = 'gus') => {
  const { status, body } = await ask(who, 'GET', `/sicknesses/${id}/continued-pay`), told = body as unknown as Told
  return { status, ...told, ...Object.fromEntries((told.worked?.values ?? []).map(({ name, value }) => [name, value])) } as Told & { status: number } & Record<string, unknown>
}

beforeAll(async () => {
  await leaveThere(owner)
  await owner.query(`update location set country = 'DE' where id = $1`, [places.london])
  await owner.query(`update employment set starts_on = '2024-02-01', service_from = null where id = $1`, [employment('eli')])
})
beforeEach(async () => {
  for (const table of ['sickness_link', 'sick_note', 'work_key', 'work_word', 'work_item']) await owner.query(`delete from ${table}`)
  await owner.query(`update sickness set status = 'mistaken'; update leave_request set status = 'cancelled' where status in ('asked', 'approved')`)
})

describe('sick pay by the employer in Germany', () => {
  test('is told for one illness: of 42 days what is used, and until which day it is paid, by the cited rule', async () => {
    const id = await was('2026-05-18')
    expect(await pay(id)).toMatchObject({ status: 200, country: 'DE', from: '2026-05-18', to: '2026-06-15', isOpen: true, daysUsedBefore: 0, paidFrom: '2026-05-18', paidUntil: '2026-06-28', daysPaid: 29, daysLeft: 13, worked: { rule: 'de.sick-pay', source: { section: '§3(1) and (3)' } } })
  })
  test('the same illness again uses what is left once somebody says that it is the same; until then it is asked about and counts alone', async () => {
    const earlier = await was('2026-04-06', '2026-05-01'), id = await was('2026-05-18')
    expect(await pay(id)).toMatchObject({ daysUsedBefore: 0, paidUntil: '2026-06-28', together: [], open: [{ id: earlier }] })
    const { status, body } = await says('gus', id, earlier)
    expect(status).toBe(201)
    expect(await pay(id)).toMatchObject({ daysUsedBefore: 26, paidUntil: '2026-06-02', daysPaid: 16, daysLeft: 0, together: [{ id: earlier, because: 'said' }], open: [] })
    expect((await ask('gus', 'POST', `/sickness-links/${body['id'] as string}/takeBack`)).status).toBe(200)
    expect(await pay(id)).toMatchObject({ daysUsedBefore: 0, open: [{ id: earlier }] })
    expect((await says('gus', id, earlier, { says: 'other', saidBy: 'doctor' })).status).toBe(201)
    expect(await pay(id)).toMatchObject({ daysUsedBefore: 0, together: [], open: [] })
    expect((await says('gus', id, earlier)).body['errors']).toMatchObject([{ field: 'earlierId' }])
  })
  test('one that follows another at once, or after a weekend, counts with it, unless somebody says that it is another', async () => {
    const earlier = await was('2026-05-04', '2026-05-29'), id = await was('2026-06-01')
    expect(await pay(id)).toMatchObject({ together: [{ id: earlier, because: 'follows' }], daysUsedBefore: 26, paidUntil: '2026-06-16' })
    await says('gus', id, earlier, { says: 'other' })
    expect(await pay(id)).toMatchObject({ together: [], daysUsedBefore: 0, paidUntil: '2026-07-12' })
  })
  test('nothing is due in the first four weeks of the employment, and six weeks after them', async () => {
    await owner.query(`update employment set starts_on = '2026-05-11' where id = $1`, [employment('eli')])
    const id = await was('2026-05-18')
    expect(await pay(id)).toMatchObject({ paidFrom: '2026-06-08', paidUntil: '2026-07-19', daysPaid: 8, daysLeft: 34 })
    await owner.query(`update employment set starts_on = '2024-02-01' where id = $1`, [employment('eli')])
  })
  test('is told to whose it is and who works on leave there; to a manager, a colleague or a specialist of another area neither it nor a statement', async () => {
    const earlier = await was('2026-04-06', '2026-05-01'), id = await was('2026-05-18')
    await says('gus', id, earlier)
    for (const [who, status] of [['eli', 200], ['gus', 200], ['cora', 200], ['mia', 403], ['dora', 403], ['zoe', 404], ['spe', 404], ['ben', 404]] as const) expect([who, (await pay(id, who)).status]).toEqual([who, status])
    for (const [who, n] of [[eli, 1], [gus, 1], [mia, 0], [dora, 0], [zoe, 0]] as const) expect(await seen(who, 'sickness_link')).toHaveLength(n)
    for (const who of ['eli', 'mia', 'dora', 'zoe'] as const) expect((await says(who, id, earlier)).status).toBeGreaterThanOrEqual(403)
    // The event of it is no manager's either.
    for (const who of [mia, dora, zoe]) expect(await seen(who, 'event', `record = 'sickness_link'`)).toEqual([])
    expect((await seen(gus, 'event', `record = 'sickness_link'`)).length).toBeGreaterThan(0)
  })
  test('a statement names an earlier sickness of the same job, made by now', async () => {
    const earlier = await was('2026-04-06', '2026-05-01'), id = await was('2026-05-18')
    expect((await says('gus', earlier, id)).body['code']).toBe('leave.link_to_earlier')
    expect((await says('gus', id, earlier, { saidOn: '2026-06-16' })).body['code']).toBe('leave.said_ahead')
    expect((await says('gus', id, employment('eli'))).status).toBe(404)
  })
  test('of another country no rule here says anything, and nothing is guessed', async () => {
    const id = await was('2026-05-18')
    await owner.query(`update location set country = 'FR' where id = $1`, [places.london])
    expect(await pay(id)).toMatchObject({ status: 200, country: 'FR', worked: null })
    await owner.query(`update location set country = 'DE' where id = $1`, [places.london])
  })
})

describe('an electronic sick note', () => {
  test('that says other days is an item of who works on leave there, with what was reported and what it says; settled once it is put right', async () => {
    const id = await was('2026-06-08', '2026-06-12')
    const note = (await ask('gus', 'POST', '/sick-notes', { ...whose, sicknessId: id, kind: 'electronic', askedOn: '2026-06-12' })).body['id'] as string
    const came = { receivedOn: '2026-06-15', certifiedFrom: '2026-06-08', certifiedUntil: '2026-06-10' }, items = () => rows(`select kind, status, min_level from work_item where record_name = 'sick_note'`)
    expect((await ask('gus', 'POST', `/sick-notes/${note}/differ`, came)).status).toBe(200)
    expect((await ask('gus', 'GET', `/sick-notes/${note}`)).body).toMatchObject({ status: 'differs', reportedFrom: '2026-06-08', reportedUntil: '2026-06-12', certifiedFrom: '2026-06-08', certifiedUntil: '2026-06-10' })
    expect(await items()).toEqual([{ kind: 'leave.note_differs', status: 'open', min_level: 'handle' }])
    for (const [who, n] of [[gus, 1], [eli, 0], [mia, 0], [dora, 0], [zoe, 0]] as const) expect(await seen(who, 'work_item', `record_name = 'sick_note'`)).toHaveLength(n)
    expect((await ask('gus', 'POST', `/sick-notes/${note}/receive`, { ...came, certifiedUntil: '2026-06-12' })).status).toBe(200)
    expect(await items()).toEqual([{ kind: 'leave.note_differs', status: 'done', min_level: 'handle' }])
  })
})

describe('what counts together', () => {
  const week = [{ from: '2020-01-06', minutes: [480, 480, 480, 480, 480, 0, 0] }]
  const lives = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.nat(30)), { minLength: 2, maxLength: 7 }).map(each => {
    let next = '2025-01-05'
    return each.map(([gap, length], n): Ill => {
      const from = addDays(next, gap), to = addDays(from, length)
      next = to
      return { id: String(n), from, to }
    })
  })
  test('what is said of two in turn joins all of them, whichever way round it is said, and each earlier one is either together, open, said to be another, or long ago', () => fc.assert(fc.property(lives, fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.constantFrom('same', 'other', 'one') as fc.Arbitrary<Said['says']>), { maxLength: 8 }), (ills, words) => {
    const said = [...new Map(words.filter(([a, b]) => a < b && b < ills.length).map(([earlierId, sicknessId, what]): [string, Said] => [`${earlierId} ${sicknessId}`, { earlierId: String(earlierId), sicknessId: String(sicknessId), says: what }])).values()]
    const own = ills.at(-1)!, earlier = ills.slice(0, -1), { together, open } = linkedTo(own, earlier, said, week)
    expect(linkedTo(own, earlier, said.map(each => ({ ...each, sicknessId: each.earlierId, earlierId: each.sicknessId })), week)).toEqual({ together, open })
    expect(linkedTo(own, earlier.toReversed(), said.toReversed(), week).together.map(({ id }) => id).sort()).toEqual(together.map(({ id }) => id).sort())
    for (const each of said.filter(({ says: what }) => what !== 'other')) {
      const isIn = (id: string) => id === own.id || together.some(other => other.id === id)
      expect(isIn(each.sicknessId)).toBe(isIn(each.earlierId))
    }
    expect(open.some(({ id }) => together.some(each => each.id === id))).toBe(false)
  })))
})

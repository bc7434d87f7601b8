import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { as } from '#platform/db.ts'
import { addDays, weekdayOf } from '#shared/calendar.ts'
import { served } from '../../../test/fixtures/api.ts'
import { leaveThere, posted, types } from '../../../test/fixtures/away.ts'
import { eli, employment, gus, job, outcome, person } from '../../../test/fixtures/world.ts'
import { leaveOf } from './accounts.ts'
import { countDays, totalDays } from './days.ts'
import { occursOn, recursOf, type Weekday } from './recurring.ts'
import { change, preview, send } from './requests.ts'

const { ask, owner, rows, app, truth } = await served()
type More = Partial<Parameters<typeof send>[1]>
const wants = (startsOn: string, endsOn: string, more: More = {}) => ({ personId: person('eli'), employmentId: employment('eli'), leaveTypeId: types.vacation, startsOn, endsOn, ...more })
const fridays = { everyWeeks: 1, weekdays: ['fri'] as Weekday[] }, mondays = { everyWeeks: 2, weekdays: ['mon'] as Weekday[], firstPart: 'afternoon' as const }
const sends = (more: Parameters<typeof wants>, who: Actor = eli) => as(who, tx => send(tx, wants(...more)))
const looks = (...more: Parameters<typeof wants>) => as(eli, tx => preview.run(tx, wants(...more) as never, {}))
const left = async (on = '2026-12-31') => (await as(eli, tx => leaveOf.run(tx, { on }, { id: employment('eli') }))).accounts.find(({ code }) => code === 'vacation')!.quantity
const answers = async (id: string) => {
  const [step] = await rows(`select s.id, a.version from approval a join approval_step s on s.approval_id = a.id where a.record_id = $1 and a.status = 'open' and s.status = 'open'`, [id]) as [{ id: string; version: number }]
  return (await ask('mia', 'POST', `/approval-steps/${step.id}/answer`, { answer: 'approve', version: step.version })).status
}
const approved = async (...more: Parameters<typeof wants>) => { const id = await sends(more); expect(await answers(id)).toBe(200); return id }
const move = (who: 'eli' | 'gus' | 'mia' | 'zoe', id: string, name: string, input: object = {}) => ask(who, 'POST', `/leave-requests/${id}/${name}`, input)
type Shown = { days: { employmentId: string; from: string; to: string; firstPart: string | null; isPart: boolean; minutes: number | null; id: string | null }[] }
const shown = async (who: 'eli' | 'mia' | 'ava', from = '2026-07-01', to = '2026-07-31') => ((await ask(who, 'GET', `/leave/calendar?from=${from}&to=${to}&whose=team`)).body as unknown as Shown).days.filter(each => each.employmentId === employment('eli'))

beforeAll(async () => { await leaveThere(owner); await owner.query('update placement set manager_assignment_id = $1 where assignment_id = $2', [job('mia'), job('ava')]) })
beforeEach(() => owner.query(`update leave_request set status = 'withdrawn' where status = 'asked'; update leave_request set status = 'cancelled' where status = 'approved'`))

describe('days that recur', () => {
  test('every Friday is one request: which days count and why not the others, before it is sent, and approved once', async () => {
    const found = await looks('2026-08-21', '2026-09-18', { ...fridays })
    expect(found.days.map(({ on, quantity }) => [on, quantity])).toEqual([['2026-08-21', 1], ['2026-08-28', 1], ['2026-09-04', 1], ['2026-09-11', 1], ['2026-09-18', 1]])
    expect((await looks('2026-12-18', '2027-01-02', { ...fridays })).days.map(({ on, quantity, holiday }) => [on, quantity, holiday])).toEqual([['2026-12-18', 1, null], ['2026-12-25', 0, 'Christmas Day'], ['2027-01-01', 0, 'New Year\'s Day']])
    const id = await approved('2026-08-21', '2026-09-18', { ...fridays })
    expect([await left(), await truth('select count(*)::int from approval where record_id = $1', [id]), await truth('select quantity::float8 from leave_request where id = $1', [id])]).toEqual([20, 1, 5])
    await posted()
    expect(await left()).toBe(20)
  })
  test('every second Monday afternoon takes half a day each, counted from the week of the first day', async () => {
    const found = await looks('2026-07-01', '2026-08-03', { ...mondays })
    expect([found.days.map(({ on, quantity }) => [on, quantity]), found.quantity]).toEqual([[['2026-07-13', 0.5], ['2026-07-27', 0.5]], 1])
  })
  test('bad input is refused kindly, by the field', async () => {
    for (const [more, code] of [
      [['2026-07-06', '2026-07-09', fridays], 'leave.recurs_never'], [['2026-07-01', '2028-01-01', fridays], 'leave.recurs_too_long'], [['2026-07-01', '2026-07-31', { everyWeeks: 1 }], 'leave.recurs_how'], [['2026-07-01', '2026-07-31', { weekdays: ['fri'] }], 'leave.recurs_how'],
      [['2026-07-01', '2026-07-31', { ...fridays, lastPart: 'morning' }], 'leave.part_of_each'], [['2026-07-01', '2026-07-31', { ...fridays, firstPart: 'morning', hoursADay: 2 }], 'leave.part_or_hours'], [['2026-12-25', '2026-12-26', fridays], 'leave.no_day_counts'],
    ] as [Parameters<typeof wants>, string][]) await expect(sends(more), code).rejects.toThrow(code)
    const bad = async (more: object) => { const { status, body } = await ask('eli', 'POST', '/leave-requests', { ...wants('2026-07-03', '2026-07-31'), ...fridays, ...more }); return [status, (body as { errors?: { field: string }[] }).errors?.[0]?.field] }
    expect([await bad({ endsOn: '20223-07-31' }), await bad({ weekdays: [] }), await bad({ everyWeeks: 0 }), await bad({ endsOn: '2026-02-31' })]).toEqual([[400, 'endsOn'], [400, 'weekdays'], [400, 'everyWeeks'], [400, 'endsOn']])
  })
  test('one day is given back, or all but so many hours of it; from a day on it ends; the account and the calendar follow', async () => {
    const id = await approved('2026-07-03', '2026-07-31', { ...fridays })
    expect(await left()).toBe(20)
    expect((await move('eli', id, 'attend', { on: '2026-07-10' })).status).toBe(200)
    expect([await left(), (await shown('eli')).map(({ from }) => from)]).toEqual([21, ['2026-07-03', '2026-07-17', '2026-07-24', '2026-07-31']])
    const { minutes: all } = (await looks('2026-08-07', '2026-08-07')).days[0]!
    expect((await move('eli', id, 'attend', { on: '2026-07-17', hours: 2 })).status).toBe(200)
    expect([await left(), (await shown('eli')).find(({ from }) => from === '2026-07-17')?.minutes]).toEqual([expect.closeTo(22 - 120 / all, 9), 120])
    expect((await move('eli', id, 'shorten', { lastDay: '2026-07-23' })).status).toBe(200)
    expect([await left(), (await shown('eli')).map(({ from }) => from)]).toEqual([expect.closeTo(24 - 120 / all, 9), ['2026-07-03', '2026-07-17']])
    const codes = [await move('eli', id, 'attend', { on: '2026-07-10' }), await move('eli', id, 'attend', { on: '2026-07-31' }), await move('eli', id, 'attend', { on: '2026-07-17', hours: 3 })].map(({ body }) => body['code'])
    expect(codes).toEqual(['leave.no_such_day', 'leave.no_such_day', 'leave.not_fewer'])
    for (const who of ['mia', 'zoe'] as const) expect((await move(who, id, 'attend', { on: '2026-07-03' })).status).toBe(who === 'mia' ? 403 : 404)
    expect((await rows('select why from leave_day where request_id = $1 and on_day = $2', [id, '2026-07-10']))[0]).toEqual({ why: 'given_back' })
  })
  test('what is over only who looks after leave gives back; leave in one piece has no single days', async () => {
    const id = await sends(['2026-06-05', '2026-06-26', { ...fridays }], gus)
    await answers(id)
    expect((await move('eli', id, 'attend', { on: '2026-06-12' })).body['code']).toBe('leave.days_are_over')
    expect((await move('gus', id, 'attend', { on: '2026-06-12' })).status).toBe(200)
    const whole = await approved('2026-07-06', '2026-07-10')
    expect((await move('eli', whole, 'attend', { on: '2026-07-07' })).body['code']).toBe('leave.not_by_days')
  })
  test('colleagues read of each day that somebody is away, of hours that it is a part of the day, and neither how long nor a way to look it up', async () => {
    await approved('2026-07-03', '2026-07-10', { ...fridays, hoursADay: 2.5 })
    expect((await shown('ava')).map(({ from, to, isPart, minutes, id }) => [from, to, isPart, minutes, id])).toEqual([['2026-07-03', '2026-07-03', true, null, null], ['2026-07-10', '2026-07-10', true, null, null]])
    expect((await shown('mia')).map(({ minutes }) => minutes)).toEqual([150, 150])
  })
  test('in an iCalendar each day stands by itself, under a name of its own that stays', async () => {
    await approved('2026-07-03', '2026-07-17', { ...fridays })
    const { body } = await ask('eli', 'POST', '/leave-feeds/make', { whose: 'own' })
    const read = async () => (await app.inject({ method: 'GET', url: (body as unknown as { address: string }).address })).body
    const text = await read(), names = text.match(/UID:\S+/g)!
    expect([text.match(/DTSTART;VALUE=DATE:\d+/g), new Set(names).size, (await read()).match(/UID:\S+/g)]).toEqual([['20260703', '20260710', '20260717'].map(day => `DTSTART;VALUE=DATE:${day}`), 3, names])
  })
  test('between its days there is room for other leave; on them there isn’t, but for hours that the day still has', async () => {
    await approved('2026-07-03', '2026-07-31', { ...fridays, hoursADay: 3 })
    expect(await outcome(sends(['2026-07-06', '2026-07-09']))).toBe('ok')
    await expect(sends(['2026-07-10', '2026-07-10'])).rejects.toThrow('leave.overlaps')
    expect(await outcome(sends(['2026-07-10', '2026-07-10', { hoursADay: 2 }]))).toBe('ok')
    await expect(sends(['2026-07-10', '2026-07-10', { hoursADay: 5 }])).rejects.toThrow('leave.overlaps')
  })
  test('other days, asked for before anybody decided, are counted and asked anew', async () => {
    const id = await sends(['2026-07-03', '2026-07-31', { ...fridays }])
    await as(eli, tx => change(tx, id, { weekdays: ['thu', 'fri'] }, null))
    expect([await truth('select quantity::float8 from leave_request where id = $1', [id]), await truth('select count(*)::int from approval where record_id = $1', [id])]).toEqual([10 - 1, 2])
  })
})

const days = fc.integer({ min: 0, max: 500 }).map(n => addDays('2026-01-01', n)), weekdays = fc.uniqueArray(fc.constantFrom<Weekday>('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), { minLength: 1 })
describe('of any days that recur', () => {
  test('they lie on their weekdays, whole turns of weeks apart, and two requests in a row from a Monday of a turn take what one does', () => {
    fc.assert(fc.property(days, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 4 }), weekdays, fc.integer({ min: 0, max: 12 }), (from, length, everyWeeks, on, turns) => {
      const recurs = { everyWeeks, weekdays: on }, to = addDays(from, length), pattern = [{ from: '2020-01-06', minutes: [480, 450, 400, 480, 300, 0, 0] }]
      const cut = addDays(addDays(from, 1 - weekdayOf(from)), turns * everyWeeks * 7)
      const total = (first: string, last: string) => first > last ? 0 : totalDays(countDays({ from: first, to: last, recurs, minutes: 170 }, pattern, new Map())).times(1_000_000).rounded(1).toNumber()
      for (const { on: day } of countDays({ from, to, recurs }, pattern, new Map())) expect([occursOn(recurs, from, day), on.includes((['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)[weekdayOf(day) - 1]!)]).toEqual([true, true])
      if (cut > from && cut <= to) expect(Math.abs(total(from, addDays(cut, -1)) + total(cut, to) - total(from, to))).toBeLessThanOrEqual(1)
    }))
  })
  test('what is refused says one of its four reasons, and nothing else is', () => {
    fc.assert(fc.property(days, fc.integer({ min: 0, max: 800 }), fc.option(fc.integer({ min: 1, max: 8 }), { nil: null }), fc.option(weekdays, { nil: null }), (startsOn, length, everyWeeks, on) => {
      const asked = { startsOn, endsOn: addDays(startsOn, length), everyWeeks, weekdays: on }
      try { expect(recursOf(asked) !== undefined).toBe(everyWeeks !== null && on !== null) } catch (error) { expect(String((error as { code?: string }).code)).toMatch(/^leave\.recurs_(how|too_long|never)$/) }
    }))
  })
})

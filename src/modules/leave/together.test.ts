import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { as } from '#platform/db.ts'
import { addDays, type Day } from '#shared/calendar.ts'
import { exact, sum } from '#shared/exact.ts'
import { served } from '../../../test/fixtures/api.ts'
import { hourly, leaveThere, policy, rules, types } from '../../../test/fixtures/away.ts'
import { dora, eli, employment, gus, job, mia, outcome, person, seen, uuid, zoe } from '../../../test/fixtures/world.ts'
import { leaveOf } from './accounts.ts'
import { addCase, addWeek, caseClock, close, designate, tell } from './cases.ts'
import type { Counted } from './days.ts'
import { drawsOf, fewer } from './draws.ts'
import { accountOf, type Booked } from './ledger.ts'
import { setPolicy } from './policies.ts'
import { change, preview, send } from './requests.ts'

const { ask, owner, rows } = await served()
const whose = { personId: person('eli'), employmentId: employment('eli') }
type More = Partial<Parameters<typeof send>[1]>
const wants = (startsOn: Day, endsOn: Day, more: More = {}) => ({ ...whose, leaveTypeId: types.unpaid, startsOn, endsOn, ...more })
const sends = (more: Parameters<typeof wants>, who: Actor = eli) => as(who, tx => send(tx, wants(...more)))
const looks = (...more: Parameters<typeof wants>) => as(eli, tx => preview.run(tx, wants(...more) as never, {}))
const designated = async (more: object = {}) => {
  const id = await as(gus, tx => addCase(tx, { ...whose, askedOn: '2026-05-04', startsOn: '2026-06-01', isIntermittent: true, twelveMonths: 'calendar-year', weeklyHours: 40, hoursWorked: 1600, employeesNearby: 60, ...more }))
  await as(gus, tx => tell(tx, id, { toldOn: '2026-05-05' }))
  await as(gus, tx => designate(tx, id, { designatedOn: '2026-05-08' }))
  return id
}
const clock = (id: string, who = eli) => as(who, tx => caseClock.run(tx, { on: '2026-12-28' }, { id }))
const used = async (id: string) => (await clock(id)).weeks.reduce((all, { hoursTaken }) => all + hoursTaken, 0)
const left = async (code: string, on = '2026-12-31') => (await as(eli, tx => leaveOf.run(tx, { on }, { id: employment('eli') }))).accounts.find(each => each.code === code)!.quantity
const approve = async (id: string) => expect((await ask('gus', 'POST', `/leave-requests/${id}/approve`, {})).status).toBe(200)
const move = (who: 'eli' | 'gus', id: string, name: string, input: object = {}) => ask(who, 'POST', `/leave-requests/${id}/${name}`, input)
const unpaid = uuid(341, 3)
/** What unpaid leave draws at the same time, from now on: nothing unless it is said. */
const drawing = (...draws: string[]) => owner.query(`update leave_policy_version set rules = $2 where policy_id = $1`, [unpaid, { ...rules, gives: [], asking: draws.length ? { draws } : {} }])

beforeAll(async () => { await leaveThere(owner); await owner.query(`update employment set service_from = '2024-01-01' where id = $1`, [employment('eli')]) })
beforeEach(async () => {
  await owner.query(`update leave_request set status = 'withdrawn' where status = 'asked'; update leave_request set status = 'cancelled' where status = 'approved'; update leave_request set case_id = null; delete from leave_case_week; delete from leave_case`)
  await drawing()
})

describe('a leave case and its days of leave are one', () => {
  test('hours are asked for by the person, shown before they are sent, decided by who looks after leave, and then count by themselves', async () => {
    const caseId = await designated()
    const found = await looks('2026-06-23', '2026-06-23', { caseId, hoursADay: 3 })
    expect([found.ofCase, found.approval]).toEqual([{ hours: 3, before: 480, after: 477 }, 'hr'])
    const id = await sends(['2026-06-23', '2026-06-23', { caseId, hoursADay: 3 }])
    expect([await used(caseId), (await clock(caseId)).askedHours]).toEqual([0, 3])
    await approve(id)
    expect(await clock(caseId)).toMatchObject({ askedHours: 0, weeks: [{ weekOf: '2026-06-22', hoursTaken: 3, byLeave: 3, ofWeek: 0.075 }], leftHours: 477 })
    await as(gus, tx => addWeek(tx, { ...whose, caseId, weekOf: '2026-06-22', hoursTaken: 5 }))
    expect((await clock(caseId)).weeks).toEqual([{ weekOf: '2026-06-22', hoursTaken: 8, byLeave: 3, ofWeek: 0.2 }])
  })
  test('what is left is the same on the Monday of a week as on the day after: hours of that week are taken', async () => {
    const caseId = await designated()
    await approve(await sends(['2026-06-22', '2026-06-22', { caseId, hoursADay: 3 }]))
    for (const [on, hours] of [['2026-06-19', 480], ['2026-06-22', 477], ['2026-06-23', 477], ['2026-06-29', 477]] as const) expect((await as(eli, tx => caseClock.run(tx, { on }, { id: caseId }))).leftHours, on).toBe(hours)
  })
  test('its managers see that somebody is away, of a type that is told too, and decide about none of it; nobody but the person and who works on leave learns that there is a case', async () => {
    const caseId = await designated(), of = { leaveTypeId: types.vacation, caseId, hoursADay: 4, note: 'Treatment' }, id = await sends(['2026-06-23', '2026-06-23', of])
    expect((await ask('mia', 'GET', '/to-decide')).body.items).toEqual([])
    expect(await seen(mia, 'approval', 'record_id = $1', [id])).toEqual([])
    await approve(id)
    const plain = await sends(['2026-06-25', '2026-06-25', { leaveTypeId: types.unpaid, hoursADay: 4 }])
    const { body: told } = await ask('mia', 'GET', `/leave-requests/${id}`), { body: other } = await ask('mia', 'GET', `/leave-requests/${plain}`)
    expect([told['leaveTypeId'], told['caseId'], told['note'], told['withheld']]).toEqual([null, null, null, other['withheld']])
    for (const who of ['mia', 'ben'] as const) expect(JSON.stringify([(await ask(who, 'GET', `/events?recordId=${id}`)).body, (await ask(who, 'GET', `/leave-requests?personId=${person('eli')}`)).body, (await ask(who, 'GET', '/leave/calendar?from=2026-06-01&to=2026-06-30&whose=team')).body, (await ask(who, 'GET', '/notifications')).body])).not.toContain(caseId)
    expect((await ask('mia', 'GET', `/leave-requests?personId=${person('eli')}&caseId=${caseId}`)).body.items ?? []).toEqual([])
    const { body: calendar } = await ask('mia', 'GET', '/leave/calendar?from=2026-06-23&to=2026-06-23&whose=team')
    expect((calendar as unknown as { days: { tells: string; leaveTypeId: string | null }[] }).days.map(({ tells, leaveTypeId }) => [tells, leaveTypeId])).toEqual([['away', null]])
    expect(await seen(dora, 'leave_case', 'true')).toEqual([])
    for (const who of [mia, zoe, dora]) expect(await outcome(as(who, tx => send(tx, wants('2026-06-30', '2026-06-30', { caseId, hoursADay: 1 }))))).not.toBe('ok')
  })
  test('taken back, cut short, given back for a day, changed: the case follows', async () => {
    const caseId = await designated(), tuesdays = { caseId, hoursADay: 4, everyWeeks: 1, weekdays: ['tue'] as const }
    const id = await sends(['2026-06-23', '2026-07-21', { ...tuesdays, weekdays: ['tue'] }])
    expect((await clock(caseId)).askedHours).toBe(20)
    await as(eli, tx => change(tx, id, { endsOn: '2026-07-14' }, null))
    expect((await clock(caseId)).askedHours).toBe(16)
    await approve(id)
    expect(await used(caseId)).toBe(16)
    await move('eli', id, 'attend', { on: '2026-06-30' })
    expect(await used(caseId)).toBe(12)
    await move('eli', id, 'attend', { on: '2026-07-07', hours: 1.5 })
    expect(await used(caseId)).toBe(9.5)
    await move('eli', id, 'shorten', { lastDay: '2026-07-13' })
    expect(await used(caseId)).toBe(5.5)
    await move('eli', id, 'cancel')
    expect(await used(caseId)).toBe(0)
  })
  test('no more than the twelve weeks, a normal week, or the days of the case; none before it is designated, and none left open when it is over', async () => {
    const caseId = await designated({ endsOn: '2026-12-20' })
    for (const [more, code] of [[['2026-05-29', '2026-05-29'], 'leave.case_outside'], [['2026-12-21', '2026-12-21'], 'leave.case_outside'], [['2026-06-22', '2026-09-18'], 'leave.case_used_up']] as const) {
      const found = await looks(more[0], more[1], { caseId })
      expect([found.checks.filter(({ stops }) => stops).map(each => each.code), found.ofCase!.after]).toEqual([[code], 0])
      await expect(sends([more[0], more[1], { caseId }])).rejects.toThrow(code)
    }
    await as(gus, tx => addWeek(tx, { ...whose, caseId, weekOf: '2026-06-22', hoursTaken: 38 }))
    await expect(sends(['2026-06-23', '2026-06-23', { caseId, hoursADay: 3 }])).rejects.toThrow('leave.more_than_week')
    const id = await sends(['2026-06-30', '2026-06-30', { caseId }])
    await approve(id)
    await expect(as(gus, tx => close(tx, caseId, { returnedOn: '2026-06-30' }))).rejects.toThrow('leave.case_has_days')
    await as(gus, tx => close(tx, caseId, { returnedOn: '2026-07-01' }))
    await expect(sends(['2026-07-07', '2026-07-07', { caseId }])).rejects.toThrow('leave.case_not_designated')
    const asked = await as(gus, tx => addCase(tx, { ...whose, askedOn: '2026-05-04', startsOn: '2026-06-01', isIntermittent: true, twelveMonths: 'calendar-year', weeklyHours: 40, hoursWorked: 1600, employeesNearby: 60 }))
    await expect(sends(['2026-07-07', '2026-07-07', { caseId: asked }])).rejects.toThrow('leave.case_not_designated')
  })
  test('at once, two requests for the last hours of the twelve weeks: one of them gets them', async () => {
    const caseId = await designated()
    for (let nth = 0; nth < 11; nth++) await as(gus, tx => addWeek(tx, { ...whose, caseId, weekOf: addDays('2026-06-22', nth * 7), hoursTaken: 40 }))
    await as(gus, tx => addWeek(tx, { ...whose, caseId, weekOf: '2026-09-14', hoursTaken: 36 }))
    const went = await Promise.all(['2026-09-21', '2026-09-22', '2026-09-23'].map(day => outcome(sends([day, day, { caseId, hoursADay: 3 }]))))
    expect(went.toSorted()).toEqual(['422', '422', 'ok'])
  })
  test('whatever is asked, answered, cut and given back: hours against the case are the sum of the days that stand', async () => {
    const caseId = await designated()
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ week: fc.integer({ min: 0, max: 9 }), length: fc.integer({ min: 0, max: 3 }), hours: fc.constantFrom(0.5, 1.25, 2, 3.75), after: fc.constantFrom('nothing', 'approve', 'withdraw', 'cancel', 'shorten', 'attend', 'fewer') }), { minLength: 1, maxLength: 4 }), async asks => {
      await owner.query(`update leave_request set status = 'withdrawn' where status = 'asked'; update leave_request set status = 'cancelled' where status = 'approved'`)
      let stands = 0
      for (const { week, length, hours, after } of asks) {
        const from = addDays('2026-07-07', week * 7), to = addDays(from, length * 7)
        const id = await sends([from, to, { caseId, hoursADay: hours, everyWeeks: 1, weekdays: ['tue'] }]).catch(() => null)
        if (!id) continue
        if (after === 'withdraw') await move('eli', id, 'withdraw')
        if (after === 'nothing' || after === 'withdraw') continue
        await approve(id)
        stands += hours * (length + 1)
        if (after === 'cancel' && (await move('eli', id, 'cancel')).status === 200) stands -= hours * (length + 1)
        if (after === 'shorten' && length > 0 && (await move('eli', id, 'shorten', { lastDay: addDays(to, -1) })).status === 200) stands -= hours
        if (after === 'attend' && (await move('eli', id, 'attend', { on: from })).status === 200) stands -= hours
        if (after === 'fewer' && (await move('eli', id, 'attend', { on: from, hours: 0.25 })).status === 200) stands -= hours - 0.25
      }
      expect(await used(caseId)).toBeCloseTo(stands, 9)
    }), { numRuns: 8 })
  })
})

describe('one absence draws several entitlements', () => {
  test('the case and vacation at once, each with its own clock, each shown before it is sent', async () => {
    await drawing(types.vacation)
    const caseId = await designated(), all = (await looks('2026-06-23', '2026-06-23')).days[0]!.minutes
    const found = await looks('2026-06-23', '2026-06-23', { caseId, hoursADay: 3 })
    expect([found.ofCase!.hours, found.draws]).toEqual([3, [{ leaveTypeId: types.vacation, name: 'vacation', unit: 'days', quantity: expect.closeTo(180 / all, 9), before: 25, after: expect.closeTo(25 - 180 / all, 9) }]])
    const id = await sends(['2026-06-23', '2026-06-24', { caseId, hoursADay: 3 }])
    await approve(id)
    expect([await used(caseId), await left('vacation')]).toEqual([6, expect.closeTo(25 - 360 / all, 9)])
    await move('eli', id, 'shorten', { lastDay: '2026-06-23' })
    expect([await used(caseId), await left('vacation')]).toEqual([3, expect.closeTo(25 - 180 / all, 9)])
    await move('eli', id, 'attend', { on: '2026-06-23', hours: 1 })
    expect([await used(caseId), await left('vacation')]).toEqual([1, expect.closeTo(25 - 60 / all, 9)])
    await move('eli', id, 'cancel')
    expect([await used(caseId), await left('vacation')]).toEqual([0, 25])
  })
  test('in the policy’s order: of the first as much as there is, the rest of the next, and beyond both nothing is drawn', async () => {
    const most = (await looks('2026-06-23', '2026-06-23')).days[0]!.minutes
    await drawing(types.hours, types.vacation)
    const id = await sends(['2026-07-06', '2026-07-13'])
    await approve(id)
    const drawn = await rows('select nth, on_day::text as "on", quantity::float8 as much from leave_draw where request_id = $1 order by on_day, nth', [id])
    const hours = drawn.filter(({ nth }) => nth === 0).reduce((all, { much }) => all + Number(much), 0)
    expect([hours, await left('hours'), await left('vacation')]).toEqual([40, 0, expect.closeTo(25 - 6 + 40 / (most / 60), 3)])
    await drawing(types.vacation, types.hours)
    expect((await looks('2026-08-03', '2026-08-03')).draws).toEqual([expect.objectContaining({ leaveTypeId: types.vacation, quantity: 1 })])
  })
  test('no manager sees what is drawn, nor does a colleague', async () => {
    await drawing(types.vacation)
    const id = await sends(['2026-06-23', '2026-06-23'])
    for (const [who, n] of [[eli, 1], [gus, 1], [mia, 0], [zoe, 0]] as const) expect((await seen(who, 'leave_draw', 'request_id = $1', [id])).length).toBe(n)
  })
  test('what is drawn has a balance and is another type', async () => {
    const set = (draws: string[]) => outcome(as(gus, tx => setPolicy.run(tx, { from: '2027-01-01', rules: { ...rules, gives: [], asking: { draws } }, approval: 'hr', mayOwe: 0 }, { id: unpaid })))
    expect([await set([types.sick]), await set([types.unpaid]), await set([job('eli')])]).not.toContain('ok')
    expect([policy, hourly].length).toBe(2)
  })
  test('a request in two takes the same of each as one does, whatever there is of them; fewer hours give back what came last', () => {
    const days = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 9 }), minutes: fc.constantFrom(90, 150, 240, 450), worked: fc.constantFrom(450, 480) }), { minLength: 2, maxLength: 8 })
    fc.assert(fc.property(days, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 20 }), fc.boolean(), fc.nat(), (drawn, has, hours, isDaysFirst, at) => {
      let on = '2026-02-02'
      const counted: Counted[] = drawn.map(({ gap, minutes, worked }) => ({ on: on = addDays(on, gap), days: exact(minutes).over(worked), minutes: exact(minutes), worked: exact(worked), why: 'counts' }))
      const [inDays, inHours] = [own('days', { weeks: has / 5 }), own('hours', { hours })], types = isDaysFirst ? [inDays, inHours] : [inHours, inDays]
      const floor = exact(0), one = drawsOf(counted, types.map(each => ({ ...each, account: each.of([]), booked: [], floor }))), cut = 1 + at % (counted.length - 1)
      const first = drawsOf(counted.slice(0, cut), types.map(each => ({ ...each, account: each.of([]), booked: [], floor })))
      const rest = drawsOf(counted.slice(cut), types.map(each => ({ ...each, account: each.of([]), booked: first.filter(({ leaveTypeId }) => leaveTypeId === each.leaveTypeId).map(({ on: day, amount }) => ({ on: day, days: amount })), floor })))
      const told = (draws: typeof one) => draws.map(each => `${each.on} ${each.nth} ${each.amount}`).toSorted()
      expect(told([...first, ...rest])).toEqual(told(one))
      for (const type of types) expect(sum(one.filter(({ leaveTypeId }) => leaveTypeId === type.leaveTypeId).map(({ amount }) => amount)).isAtMost(type.has)).toBe(true)
      const [day] = counted, of = one.filter(each => each.on === day!.on).map(each => ({ ...each, unit: types[each.nth]!.unit }))
      const half = fewer(of, day!, exact('0.5'))
      expect(half.every(({ nth, amount }) => amount.isAtMost(of.find(each => each.nth === nth)!.amount))).toBe(true)
      expect(half.some(({ nth }) => nth === 1) && half.find(({ nth }) => nth === 0) ? half.find(({ nth }) => nth === 0)!.amount.is(of.find(({ nth }) => nth === 0)!.amount) : true).toBe(true)
    }))
  })
})

/** An account by itself, with so much given at once. */
function own(unit: 'days' | 'hours', gives: { weeks?: number; hours?: number }) {
  const of = (taken: Booked[]) => accountOf({
    organization_id: '', account_id: '', person_id: '', employment_id: '', leave_type_id: unit, policy_id: '', unit, opens_on: '2026-01-01', today: '2026-01-01', ends_on: null, service_from: '2026-01-01', born_on: null, terms: [{ from: '2026-01-01', hours: 40, days: 5 }],
    versions: [{ id: '', from: '2026-01-01', rules: { ...rules, yearFrom: '2026-01-01', gives: [{ layer: 'contractual', ...gives }], order: ['carried', 'contractual'] }, approval: 'hr', mayOwe: 0 }], taken, entered: [], notices: [], absences: [], closed: [], more: {},
  })
  return { leaveTypeId: unit, unit, of, has: exact(gives.hours ?? exact(String(gives.weeks)).times(5)) }
}

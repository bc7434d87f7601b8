import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { addDays } from '#shared/calendar.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, actors, attempt, cora, employment, entities, eli, gus, insert, job, mia, person, places, seen, today, units, uuid, work, zoe } from '../../../test/fixtures/world.ts'
import { emptySeat, refuseHalfSeat } from './rules-positions.ts'

const { ask, owner, rows, truth } = await served()
type Who = Parameters<typeof ask>[0]
const place = { jobId: work.engineer, unitId: units.north, locationId: places.london, legalEntityId: entities.uk }
const newcomer = { name: 'Noor', kind: 'employee', startsOn: '2026-01-05', ...place, weeklyHours: 40, fullTimeHours: 40 }
const hire = (more: object = {}, who: Who = 'cora') => ask(who, 'POST', '/people/hire', { ...newcomer, ...more })
const hired = async (more: object = {}) => (await hire(more)).body as { personId: string; assignmentId: string; employmentId: string }
let made = 0
const open = async (more: object = {}) => (await ask('cora', 'POST', '/positions/open', { title: `Seat ${++made}`, startsOn: '2025-01-01', budgetedFte: 1, ...place, ...more })).body['positionId'] as string
const alter = (id: string, body: object, who: Who = 'cora') => ask(who, 'POST', `/positions/${id}/change`, body)
const change = (id: string, body: object, who: Who = 'cora') => ask(who, 'POST', `/assignments/${id}/change`, body)
const staffed = async (id: string, more = '', who: Who = 'cora') => (await ask(who, 'GET', `/positions/staffing?id=${id}${more}`)).body.items![0]
const sit = (positionId: string | null, more: object = {}) => ({ positionId, effectiveOn: '2026-02-01', ...more })
const handover = { beyondReason: 'handover', beyondUntil: '2026-09-30' }

beforeAll(async () => { await owner.query('update settings set uses_positions = true') })

describe('how far a position is filled', () => {
  test('follows from who is placed there, by their share of full time', async () => {
    const id = await open({ budgetedFte: 1.5 })
    expect(await staffed(id)).toMatchObject({ fill: 'vacant', heads: 0, filledFte: 0, budgetedFte: 1.5, unitName: 'north', jobTitle: 'engineer', state: 'open' })
    const half = await hired({ positionId: id, weeklyHours: 20 })
    expect(await staffed(id)).toMatchObject({ fill: 'partly', heads: 1, filledFte: 0.5 })
    await hired({ positionId: id })
    expect(await staffed(id)).toMatchObject({ fill: 'filled', heads: 2, filledFte: 1.5 })
    await change(half.assignmentId, { weeklyHours: 30, effectiveOn: '2026-03-01' })
    expect(await staffed(id)).toMatchObject({ fill: 'over', filledFte: 1.75 })
    expect(await staffed(id, '&on=2026-02-01')).toMatchObject({ fill: 'filled', filledFte: 1.5 })
    expect(await staffed(id, '&on=2025-06-01')).toMatchObject({ fill: 'vacant' })
    expect(await staffed(id, '&on=2024-12-31')).toBeUndefined()
  })
  test('whose hours nobody has said counts as one', async () => {
    const id = await open()
    await hired({ positionId: id, weeklyHours: undefined, fullTimeHours: undefined })
    expect(await staffed(id)).toMatchObject({ fill: 'filled', filledFte: 1 })
  })
  test('who leaves, moves or was entered by mistake isn’t counted any more, from the day after', async () => {
    const id = await open({ budgetedFte: 3 })
    const [gone, moved, slip] = [await hired({ positionId: id }), await hired({ positionId: id }), await hired({ positionId: id })]
    await ask('cora', 'POST', `/employments/${gone.employmentId}/terminate`, { endsOn: '2026-05-31', terminationKind: 'voluntary' })
    await change(moved.assignmentId, sit(null, { effectiveOn: '2026-05-15' }))
    await ask('cora', 'POST', `/employments/${slip.employmentId}/withdraw`, { withdrawnReason: 'Twice' })
    expect(await staffed(id)).toMatchObject({ heads: 0, fill: 'vacant' })
    expect(await staffed(id, '&on=2026-05-31')).toMatchObject({ heads: 1 })
    expect(await staffed(id, '&on=2026-05-14')).toMatchObject({ heads: 2 })
  })
  test('is found by filter, and added up by unit with all below it', async () => {
    const [vacant, frozen] = [await open({ title: 'Glassblower', unitId: units.spare }), await open({ title: 'Glassblower 2', unitId: units.spare })]
    await alter(frozen, { startsOn: '2026-06-01', state: 'frozen' })
    const found = async (query: string) => (await ask('cora', 'GET', `/positions/staffing?q=glassblower&${query}`)).body.items!.map(each => each['id'])
    expect(await found('fill=vacant&state=open')).toEqual([vacant])
    expect(await found('state=frozen')).toEqual([frozen])
    expect(await found('fill=over,filled')).toEqual([])
    expect(await found(`unitId=${units.spare}`)).toEqual([vacant, frozen])
    await hired({ positionId: vacant, unitId: units.spare })
    const sums = (await ask('cora', 'GET', '/positions/units')).body.items!
    expect(sums.find(each => each['unitId'] === units.spare)).toMatchObject({ positions: 2, vacant: 0, budgetedFte: 2, filledFte: 1, unknown: 0 })
    expect(Number(sums.find(each => each['unitId'] === units.company)!['positions'])).toBeGreaterThan(2)
  })
  test('property: after any hires, moves and ends it is what the placements of the day say', async () => {
    const ids = [await open({ budgetedFte: 50 }), await open({ budgetedFte: 50 })]
    type Held = { assignmentId: string; employmentId: string; log: { from: string; seat: string | null }[]; end: string | null }
    const held: Held[] = []
    const step = fc.record({ what: fc.constantFrom('hire', 'move', 'leave'), whom: fc.nat(20), seat: fc.constantFrom(0, 1, null), day: fc.integer({ min: 0, max: 120 }) })
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async steps => {
      for (const { what, whom, seat, day } of steps) {
        const from = addDays('2026-02-01', day), positionId = seat === null ? null : ids[seat]!, one = held[whom % Math.max(1, held.length)]
        if (what === 'hire' || !one) {
          const { body, status } = await hire({ positionId, startsOn: from })
          if (status === 201) held.push({ ...body as unknown as Held, log: [{ from, seat: positionId }], end: null })
        } else if (what === 'move' && !one.end && from > one.log.at(-1)!.from) {
          if ((await change(one.assignmentId, { positionId, effectiveOn: from })).status === 200) one.log.push({ from, seat: positionId })
        } else if (what === 'leave' && !one.end && from > one.log.at(-1)!.from) {
          if ((await ask('cora', 'POST', `/employments/${one.employmentId}/terminate`, { endsOn: from, terminationKind: 'other' })).status === 200) one.end = from
        }
      }
      for (const on of ['2026-02-15', '2026-04-01', today, '2026-08-01']) for (const id of ids) {
        const sits = held.filter(each => each.log.findLast(({ from }) => from <= on)?.seat === id && (each.end === null || each.end >= on))
        expect(await staffed(id, `&on=${on}`), on).toMatchObject({ heads: sits.length, filledFte: sits.length })
      }
    }), { numRuns: 4 })
  })
})

describe('filling one', () => {
  test.each([['frozen', 'people.position_frozen'], ['closed', 'people.position_closed']])('that is %s is refused by name, until it is open again', async (state, code) => {
    const id = await open()
    await alter(id, { startsOn: '2026-01-01', state })
    expect(await hire({ positionId: id })).toMatchObject({ status: 422, body: { code, field: 'positionId', position: `Seat ${made}` } })
    expect((await hire({ positionId: id, startsOn: '2025-12-01' })).status).toBe(201)
    await alter(id, { startsOn: '2026-03-01', state: 'open', budgetedFte: 2 })
    expect((await hire({ positionId: id, startsOn: '2026-03-01' })).status).toBe(201)
  })
  test('before it begins is refused', async () => {
    expect(await hire({ positionId: await open({ startsOn: '2026-02-01' }) })).toMatchObject({ status: 422, body: { code: 'people.position_not_yet' } })
  })
  test('beyond its budget asks for a reason and until when; a cover says for whom', async () => {
    const id = await open()
    const first = await hired({ positionId: id })
    expect(await hire({ positionId: id })).toMatchObject({ status: 422, body: { code: 'people.position_full', position: `Seat ${made}`, budgetedFte: 1 } })
    expect(await truth(`select count(*)::int from placement where position_id = $1`, [id])).toBe(1)
    expect(await hire({ positionId: id, beyondReason: 'handover' })).toMatchObject({ status: 422, body: { code: 'people.beyond_incomplete', field: 'beyondUntil' } })
    expect(await hire({ positionId: id, beyondReason: 'cover', beyondUntil: '2026-09-30' })).toMatchObject({ status: 422, body: { code: 'people.beyond_incomplete', field: 'coversAssignmentId' } })
    expect(await hire({ positionId: id, beyondReason: 'handover', beyondUntil: '2026-01-04' })).toMatchObject({ status: 422, body: { code: 'people.beyond_before' } })
    const cover = await hired({ positionId: id, beyondReason: 'cover', beyondUntil: '2026-09-30', coversAssignmentId: first.assignmentId })
    expect(await staffed(id)).toMatchObject({ fill: 'over', heads: 2, filledFte: 2, beyondUntil: '2026-09-30' })
    expect((await ask('cora', 'GET', `/positions/${id}/holders`)).body.items).toEqual(expect.arrayContaining([
      expect.objectContaining({ assignmentId: cover.assignmentId, beyondReason: 'cover', coversName: 'Noor', beyondUntil: '2026-09-30', fte: 1 }), expect.objectContaining({ assignmentId: first.assignmentId, beyondReason: null }),
    ]))
    expect(await hire({ positionId: id })).toMatchObject({ status: 422, body: { code: 'people.position_full' } })
    expect(await change(cover.assignmentId, { effectiveOn: '2026-04-01', beyondReason: null, beyondUntil: null, coversAssignmentId: null })).toMatchObject({ status: 422, body: { code: 'people.position_full' } })
    expect(await change(cover.assignmentId, { effectiveOn: '2026-04-01', coversAssignmentId: cover.assignmentId })).toMatchObject({ status: 422, body: { code: 'people.covers_self' } })
  })
  test('by more hours than its whole budget is refused, whatever the reason; with as many as it has, taken', async () => {
    const id = await open({ budgetedFte: 0.5 })
    expect(await hire({ positionId: id, ...handover })).toMatchObject({ status: 422, body: { code: 'people.position_smaller', budgetedFte: 0.5 } })
    expect((await hire({ positionId: id, weeklyHours: 20 })).status).toBe(201)
  })
  test('looks ahead: somebody who comes later needs the room then', async () => {
    const id = await open()
    await hired({ positionId: id, startsOn: '2026-09-01' })
    expect(await hire({ positionId: id })).toMatchObject({ status: 422, body: { code: 'people.position_full', from: '2026-09-01' } })
  })
  test('once filled, a change of something else asks nothing anew, even while it is frozen', async () => {
    const id = await open()
    const { assignmentId } = await hired({ positionId: id })
    await hired({ positionId: id, ...handover })
    await alter(id, { startsOn: '2026-02-01', state: 'frozen' })
    expect((await change(assignmentId, { effectiveOn: '2026-03-01', unitId: units.sales })).status).toBe(200)
    expect((await change(assignmentId, { effectiveOn: '2026-04-01', weeklyHours: 30 })).status).toBe(200)
  })
  test('is asked anew when somebody’s move away is taken back meanwhile, and when a reason is over', async () => {
    const [id, other] = [await open(), await open()]
    const { assignmentId } = await hired({ positionId: id })
    const { body: { changeId } } = await change(assignmentId, sit(other))
    await hired({ positionId: id, startsOn: '2026-03-01' })
    expect(await ask('cora', 'POST', `/employment-changes/${changeId}/takeBack`)).toMatchObject({ status: 422, body: { code: 'people.position_full' } })
    const third = await open()
    await hired({ positionId: third, ...handover })
    expect(await hire({ positionId: third })).toMatchObject({ status: 422, body: { code: 'people.position_full', from: '2026-10-01' } })
  })
  test('whoever goes to another leaves the reason behind', async () => {
    const [one, two] = [await open(), await open()]
    await hired({ positionId: one })
    const { assignmentId } = await hired({ positionId: one, ...handover })
    expect((await change(assignmentId, sit(two))).status).toBe(200)
    expect((await rows(`select beyond_reason, beyond_until from placement where assignment_id = $1 order by starts_on`, [assignmentId]))).toEqual([{ beyond_reason: 'handover', beyond_until: '2026-09-30' }, { beyond_reason: null, beyond_until: null }])
  })
  test('two at the same time: one of them is refused', async () => {
    const id = await open()
    const answers = await Promise.all([hire({ positionId: id }), hire({ positionId: id, name: 'Nele', legalEntityId: entities.spare })])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
  })
  test('by SQL is no way around it, nor into a position that isn’t seen', async () => {
    const [id, leeds] = [await open({ startsOn: '2020-01-01' }), await open({ locationId: places.leeds })]
    await hired({ positionId: id })
    await expect(as(gus, tx => tx.query(`update placement set position_id = $1 where assignment_id = $2`, [id, job('eli')]))).rejects.toMatchObject({ code: 'EQ422', message: 'people.position_full' })
    expect(await attempt(gus, `update placement set position_id = $1 where assignment_id = $2 returning id`, [leeds, job('eli')])).toBe('42501')
    expect(await hire({ positionId: leeds }, 'gus')).toMatchObject({ status: 403, body: { errors: [{ field: 'positionId', code: 'not_found' }] } })
  })
  test.each([
    [{ positionId: 'p', beyondReason: 'handover' as const, beyondUntil: '2026-02-01' }, null], [{ positionId: null, beyondReason: 'handover' as const, beyondUntil: '2026-02-01' }, 'people.beyond_incomplete'],
    [{ beyondReason: 'handover' as const, beyondUntil: '2026-02-01', coversAssignmentId: 'a' }, 'people.beyond_incomplete'], [{ beyondReason: 'cover' as const, beyondUntil: '2026-02-01', coversAssignmentId: 'a' }, null],
    [{ beyondReason: 'cover' as const, beyondUntil: '2026-02-01', coversAssignmentId: 'me' }, 'people.covers_self'], [{ beyondReason: 'handover' as const, beyondUntil: '2025-12-31' }, 'people.beyond_before'], [{}, null],
  ])('what is said of it is held together: %j', (seat, code) => {
    const said = () => { try { refuseHalfSeat(seat, '2026-01-01', 'me'); return null } catch (error) { return (error as { code: string }).code } }
    expect(said()).toBe(code)
    expect(Object.keys(emptySeat(seat))).toHaveLength('positionId' in seat ? 3 : 0)
  })
})

describe('the position above', () => {
  test('proposes its holder as the manager, or whoever holds the next one that is filled; the manager stays the person’s own', async () => {
    const top = await open(), middle = await open({ reportsToId: top }), low = await open({ reportsToId: middle, costCentreId: null })
    const chief = await hired({ positionId: top, name: 'Chief' })
    const proposed = async () => (await ask('cora', 'GET', `/positions/${low}/proposal`)).body
    expect(await proposed()).toMatchObject({ ...place, costShares: null, managerAssignmentId: chief.assignmentId, managerName: 'Chief' })
    const lead = await hired({ positionId: middle, name: 'Lead' })
    expect(await proposed()).toMatchObject({ managerAssignmentId: lead.assignmentId })
    const { assignmentId } = await hired({ positionId: low, managerAssignmentId: job('mia') })
    expect((await ask('cora', 'GET', `/directory/${assignmentId}`)).body).toMatchObject({ managerAssignmentId: job('mia') })
    expect((await ask('gus', 'GET', `/positions/${low}/proposal`)).body).toMatchObject({ managerName: 'Lead' })
    for (const who of ['mia', 'eli', 'spe', 'guest', 'stranger'] as const) expect((await ask(who, 'GET', `/positions/${low}/proposal`)).status, who).toBe(404)
  })
  test('is never itself or one below it, not from a later day on either', async () => {
    const top = await open(), low = await open({ reportsToId: top })
    expect(await alter(top, { startsOn: '2026-01-01', reportsToId: low })).toMatchObject({ status: 422, body: { code: 'people.position_cycle' } })
    expect(await alter(top, { startsOn: '2027-01-01', reportsToId: top })).toMatchObject({ status: 422, body: { code: 'people.position_cycle' } })
    await alter(low, { startsOn: '2026-09-01', reportsToId: null })
    expect((await alter(top, { startsOn: '2026-09-01', reportsToId: low })).status).toBe(200)
  })
})

describe('terms from a day on', () => {
  test('stay as they were before, and go on in what merely repeats them', async () => {
    const id = await open()
    await alter(id, { startsOn: '2026-09-01', budgetedFte: 2 })
    await alter(id, { startsOn: '2026-03-01', unitId: units.sales })
    expect((await ask('cora', 'GET', `/position-terms?positionId=${id}&sort=startsOn`)).body.items).toMatchObject([
      { startsOn: '2025-01-01', endsOn: '2026-02-28', unitId: units.north, budgetedFte: 1 }, { startsOn: '2026-03-01', endsOn: '2026-08-31', unitId: units.sales, budgetedFte: 1 }, { startsOn: '2026-09-01', endsOn: null, unitId: units.sales, budgetedFte: 2 }])
    expect(await staffed(id)).toMatchObject({ unitName: 'sales', budgetedFte: 1 })
  })
  test('move it to another’s hands on their day', async () => {
    const id = await open()
    expect((await ask('gus', 'GET', `/positions/${id}`)).status).toBe(200)
    await alter(id, { startsOn: today, locationId: places.boston })
    expect([(await ask('gus', 'GET', `/positions/${id}`)).status, (await ask('gia', 'GET', `/positions/${id}`)).status]).toEqual([404, 200])
    await insert(owner, 'population_rule', [{ organization_id: acme, version: 1, id: uuid(8, 77), population_id: uuid(7, 1), effect: 'include', location_id: places.boston }])
    expect((await ask('gus', 'GET', `/positions/${id}`)).status).toBe(200)
    await owner.query('delete from population_rule where id = $1', [uuid(8, 77)])
    expect((await ask('gus', 'GET', `/positions/${id}`)).status).toBe(404)
  })
  test('are kept by who keeps the company’s structure; a position that somebody held stays', async () => {
    const id = await open()
    for (const [who, status] of [['gus', 403], ['mia', 404], ['eli', 404], ['spe', 404], ['guest', 404]] as const) {
      expect((await alter(id, { startsOn: today, state: 'frozen' }, who)).status, who).toBe(status)
      expect((await ask(who, 'POST', '/positions/open', { title: 'x', startsOn: today, budgetedFte: 1, ...place })).status, who).toBe(403)
    }
    await hired({ positionId: id })
    expect(await ask('cora', 'DELETE', `/positions/${id}`, undefined, { 'if-match': '"1"' })).toMatchObject({ status: 422, body: { code: 'in_use' } })
    const spare = await open()
    expect((await ask('cora', 'DELETE', `/positions/${spare}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
    expect(await truth('select count(*)::int from reach where subject_id = $1', [spare])).toBe(0)
  })
  test.each([[{ budgetedFte: 0 }], [{ budgetedFte: -1 }], [{ startsOn: '20223-01-01' }], [{ state: 'gone' }], [{ unitId: uuid(99, 1) }]])('bad input is refused: %j', async wrong => {
    expect([400, 403, 422]).toContain((await alter(await open(), { startsOn: today, ...wrong })).status)
  })
})

describe('nobody learns from a position what they may not see', () => {
  const everybody = Object.keys(actors).filter(who => who !== 'stranger') as Who[]
  /** All that tells of positions, as somebody hears it. */
  const heard = async (who: Who, id: string, assignmentId: string) => Promise.all(['', '&on=2026-10-01', '&on=2027-06-01', '&fill=vacant,partly', '&fill=over'].map(more => `/positions/staffing?id=${id}${more}`)
    .concat(['/positions/staffing?limit=200', '/positions/staffing?on=2026-10-01&limit=200', '/positions/units', '/positions/units?on=2026-10-01', '/team/vacancies', `/positions/${id}`, `/positions/${id}/holders`, `/positions/${id}/proposal`, `/position-terms?positionId=${id}`, `/assignments/${assignmentId}/positions`])
    .map(async path => { const { status, body } = await ask(who, 'GET', path); return [path, status, body] }))

  test('a planned dismissal leaves every position as it was, to everybody who isn’t named, today and ahead', async () => {
    const top = await open(), id = await open({ reportsToId: top })
    await change(job('mia'), sit(top))
    const { assignmentId } = await hired({ positionId: id, managerAssignmentId: job('mia') })
    const before = new Map<Who, unknown>()
    for (const who of everybody) before.set(who, await heard(who, id, assignmentId))
    const { body } = await change(assignmentId, { action: 'termination', effectiveOn: '2026-08-31', terminationKind: 'involuntary', isPlanned: true }, 'gus')
    expect(body).toMatchObject({ status: 'planned' })
    for (const who of everybody) expect(await heard(who, id, assignmentId), who).toEqual(before.get(who))
    // Nor does trying to fill it tell: whoever tries is asked for a reason as ever.
    expect(await hire({ positionId: id, startsOn: '2026-10-01' })).toMatchObject({ status: 422, body: { code: 'people.position_full' } })
  })
  test('a planned move into another position and out of this one is in neither', async () => {
    const [from, to] = [await open(), await open()]
    const { assignmentId } = await hired({ positionId: from, managerAssignmentId: job('mia') })
    const before = new Map<Who, unknown>()
    for (const who of everybody) before.set(who, [await heard(who, from, assignmentId), await heard(who, to, assignmentId)])
    expect((await change(assignmentId, sit(to, { effectiveOn: '2026-09-01', isPlanned: true }), 'gus')).body).toMatchObject({ status: 'planned' })
    for (const who of everybody) expect([await heard(who, from, assignmentId), await heard(who, to, assignmentId)], who).toEqual(before.get(who))
  })
  test('a planned move into a position is held against its budget when it is planned, and nothing of that stays', async () => {
    const [full, free, frozen] = [await open(), await open(), await open()]
    await alter(frozen, { startsOn: '2026-08-01', state: 'frozen' })
    await hired({ positionId: full })
    const { assignmentId } = await hired({ positionId: await open() })
    const stood = () => rows(`select * from placement where assignment_id = $1 order by starts_on`, [assignmentId])
    const before = await stood()
    const room = async (to: string, more: object = {}, who: Who = 'gus') => (await change(assignmentId, sit(to, { effectiveOn: '2026-09-01', isPlanned: true, ...more }), who)).body['room']
    expect(await room(full)).toMatchObject({ code: 'people.position_full', field: 'positionId' })
    expect(await room(full, { beyondReason: 'handover', beyondUntil: '2026-12-31' })).toBeNull()
    expect(await room(free)).toBeNull()
    expect(await room(frozen)).toMatchObject({ code: 'people.position_frozen' })
    expect(await stood()).toEqual(before)
    expect(await truth(`select count(*)::int from directory_entry where id = $1`, [assignmentId])).toBe(1)
  })
  test('an end that is known ahead frees the place for who may know it, for nobody else', async () => {
    const top = await open(), id = await open({ reportsToId: top })
    await hired({ positionId: top, name: 'Top' })
    const { assignmentId, employmentId } = await hired({ positionId: id, managerAssignmentId: job('mia') })
    await insert(owner, 'access_grant', [{ organization_id: acme, version: 1, id: uuid(20, 91), holder_id: person('zoe'), function: 'organization', level: 'administer', starts_on: today, status: 'active' }])
    expect((await ask('cora', 'POST', `/employments/${employmentId}/terminate`, { endsOn: '2026-08-31', terminationKind: 'voluntary' })).status).toBe(200)
    expect(await staffed(id, '&on=2026-09-01')).toMatchObject({ heads: 0, fill: 'vacant' })
    expect(await staffed(id, '&on=2026-08-31')).toMatchObject({ heads: 1 })
    expect(await staffed(id)).toMatchObject({ heads: 1 })
    expect(await staffed(id, '&on=2026-09-01', 'gus')).toMatchObject({ heads: 0 })
    // Who keeps the structure sees the position, not who sits there, nor whether anybody does.
    expect(await staffed(id, '&on=2026-09-01', 'zoe')).toMatchObject({ heads: null, filledFte: null, fill: null, budgetedFte: 1 })
    expect((await ask('zoe', 'GET', `/positions/${id}/holders`)).body.items).toEqual([])
    expect((await ask('mia', 'GET', `/assignments/${assignmentId}/positions`)).body.items).toMatchObject([{ endsOn: null }])
    expect((await hire({ positionId: id, startsOn: '2026-09-01' })).status).toBe(201)
    await owner.query('delete from access_grant where id = $1', [uuid(20, 91)])
  })
  test('of a position that somebody outside of her people holds, the generalist is told nothing of who and how much', async () => {
    const id = await open()
    await change(job('dora'), sit(id))
    expect(await staffed(id)).toMatchObject({ heads: 1 })
    expect(await staffed(id, '', 'gus')).toMatchObject({ heads: null, filledFte: null, fill: null })
    expect((await ask('gus', 'GET', `/positions/${id}/holders`)).body.items).toEqual([])
    expect((await ask('gus', 'GET', '/positions/staffing?fill=filled&limit=200')).body.items!.map(each => each['id'])).not.toContain(id)
    const unknown = async () => (await ask('gus', 'GET', '/positions/units')).body.items!.find(each => each['unitId'] === units.north)!['unknown']
    expect(await unknown()).toBe(1)
    await change(job('dora'), sit(null))
    expect(await unknown()).toBe(0)
  })
  test('the person hears the title of their position and no more; a colleague and the manager of the other job nothing', async () => {
    const id = await open()
    await change(job('eli'), sit(id))
    expect((await ask('eli', 'GET', `/assignments/${job('eli')}/positions`)).body.items).toEqual([{ positionId: id, title: `Seat ${made}`, startsOn: '2026-02-01', endsOn: null }])
    expect((await ask('eli', 'GET', `/positions/${id}`)).status).toBe(404)
    expect((await ask('mia', 'GET', `/assignments/${job('eli')}/positions`)).body.items).toHaveLength(1)
    for (const who of ['zoe', 'ben', 'gia', 'spe', 'ava', 'guest', 'stranger'] as const) {
      expect((await ask(who, 'GET', `/assignments/${job('eli')}/positions`)).body.items ?? [], who).toEqual([])
      expect((await ask(who, 'GET', '/positions/staffing?limit=200')).body.items?.map(each => each['id']) ?? [], who).not.toContain(id)
    }
    expect(await seen(eli, 'position')).toEqual([])
    expect(await as(zoe, tx => tx.query('select * from app.staffing(null)'))).toEqual([])
    expect(await as(zoe, tx => tx.query('select * from app.position_manager($1)', [id]))).toEqual([])
    const [own] = await rows(`select id from placement where position_id = $1`, [id])
    expect(await as(zoe, tx => tx.query('select app.position_named($1) as title', [own!['id']]))).toEqual([{ title: null }])
    expect(await attempt(mia, `select app.position_held(array[$1::uuid], null)`, [id])).toBe('42501')
    await change(job('eli'), sit(null))
  })
  test('a manager sees what may be filled below the positions of their team, frozen ones and others’ not', async () => {
    const top = await open(), [below, frozen, apart] = [await open({ reportsToId: top }), await open({ reportsToId: top }), await open()]
    await change(job('mia'), sit(top))
    await alter(frozen, { startsOn: '2026-03-01', state: 'frozen' })
    const vacancies = async (who: Who) => (await ask(who, 'GET', '/team/vacancies')).body.items!.map(each => each['id'])
    expect(await vacancies('mia')).toEqual([below])
    expect(await vacancies('dora')).toContain(below)
    for (const who of ['eli', 'ben', 'zoe', 'gus', 'guest'] as const) expect(await vacancies(who), who).toEqual([])
    expect(await vacancies('mia')).not.toContain(apart)
    const { assignmentId } = await hired({ positionId: below, managerAssignmentId: job('mia') })
    expect(await vacancies('mia')).toEqual([])
    // Somebody of another team sits there for a part of it: how much isn’t hers to know.
    await change(assignmentId, { effectiveOn: '2026-03-01', managerAssignmentId: job('ben'), weeklyHours: 20 })
    expect(await vacancies('mia')).toEqual([])
    await owner.query('update settings set uses_positions = false')
    expect(await vacancies('dora')).toEqual([])
    await owner.query('update settings set uses_positions = true')
    await change(job('mia'), sit(null))
  })
})

test('a transfer to another legal entity takes the position along, or to another, or out of it', async () => {
  const two = await open({ legalEntityId: entities.us })
  const moved = async (more: object) => {
    const one = await open(), { employmentId } = await hired({ positionId: one })
    const { body } = await ask('cora', 'POST', `/employments/${employmentId}/continue`, { legalEntityId: entities.us, startsOn: '2026-05-01', ...more })
    return { one, seat: await truth(`select position_id from placement where assignment_id = $1`, [(body['assignmentIds'] as string[])[0]]) }
  }
  expect((await moved({ positionId: two })).seat).toBe(two)
  expect((await moved({ positionId: null })).seat).toBe(null)
  const { one, seat } = await moved({})
  expect(seat).toBe(one)
  expect(await staffed(one)).toMatchObject({ heads: 1, fill: 'filled' })
})

test('a hire of the same person again, or by the import of a key, is under the same rules: nobody sits in two halves of one', async () => {
  const id = await open({ budgetedFte: 1 })
  const { personId } = await hired({ positionId: id, weeklyHours: 20 })
  expect((await hire({ personId, positionId: id, weeklyHours: 20, legalEntityId: entities.us, number: undefined })).status).toBe(201)
  expect(await staffed(id)).toMatchObject({ heads: 2, filledFte: 1, fill: 'filled' })
  expect(await truth('select count(*)::int from employment where id = $1', [employment('eli')])).toBe(1)
  expect(await seen(cora, 'position', 'id = $1', [id])).toHaveLength(1)
})

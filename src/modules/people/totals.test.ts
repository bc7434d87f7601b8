import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import turnover from '#rules/measures/turnover.ts'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, cora, eli, entities, gus, insert, job, jobActor, mia, person, places, today, units, work } from '../../../test/fixtures/world.ts'
import { metrics, turnoverPercent } from './totals.ts'

const { ask, owner, truth } = await served()
type Line = { key: string; name: string | null; headcount: number; fte: number | null; withoutHours: number; joiners: number; leftVoluntary: number; leftInvoluntary: number; leftOther: number; turnover: number | null; tenure: number | null }
const totals = async (query = '', who: Parameters<typeof ask>[0] = 'cora') => (await ask(who, 'GET', `/totals?${query}`)).body as unknown as { whole: Line; items: Line[] }
const by = async (cut: string, query = '', who: Parameters<typeof ask>[0] = 'cora') => Object.fromEntries((await totals(`cut=${cut}&${query}`, who)).items.map(({ name, key, headcount }) => [name ?? key, headcount]))
const newcomer = { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-02-02', jobId: work.engineer, unitId: units.north, locationId: places.london, weeklyHours: 20, fullTimeHours: 40 }
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...newcomer, ...more })).body as unknown as { personId: string; assignmentId: string; employmentId: string }
const year = 'from=2026-01-01&on=2026-06-15'

describe('who counts', () => {
  test('each person once, however many jobs, where the main one is; a leaver to the last day', async () => {
    // Eli has a second job in Boston; Lou left in March.
    expect((await totals(year)).whole).toMatchObject({ headcount: 11, fte: 12, withoutHours: 0, joiners: 0, leftVoluntary: 1, leftInvoluntary: 0, leftOther: 0, turnover: 8.7 })
    expect(await by('location')).toEqual({ london: 5, leeds: 4, boston: 2 })
    expect((await totals('on=2026-03-31')).whole.headcount).toBe(12)
    expect((await totals('on=2026-04-01')).whole.headcount).toBe(11)
    expect(await by('legal_entity')).toEqual({ uk: 9, us: 2 })
    expect(await by('unit_1')).toEqual({ operations: 4, sales: 2, hr: 5 })
  })
  test('employees only, unless other kinds are asked for', async () => {
    const before = (await totals(year)).whole
    await hire({ kind: 'contingent', name: 'Con Tractor' })
    await hire({ kind: 'other', name: 'Board Member' })
    expect((await totals(year)).whole).toEqual(before)
    expect((await totals(`${year}&kinds=contingent`)).whole).toMatchObject({ headcount: 1, joiners: 1 })
    expect(await by('kind', `${year}&kinds=employee,contingent,other`)).toEqual({ employee: 11, contingent: 1, other: 1 })
  })
  test('a joiner where and when they began, with the share of full time', async () => {
    const before = (await totals(year)).whole
    const { employmentId } = await hire()
    expect((await totals(year)).whole).toMatchObject({ headcount: before.headcount + 1, fte: before.fte! + 0.5, joiners: before.joiners + 1 })
    expect((await totals('from=2026-02-03&on=2026-06-15')).whole.joiners).toBe(0)
    expect((await totals('from=2026-01-01&on=2026-02-01')).whole).toMatchObject({ headcount: 12, joiners: 0 })
    await ask('cora', 'POST', `/employments/${employmentId}/withdraw`, { withdrawnReason: 'Never hired' })
    expect((await totals(year)).whole).toEqual(before)
  })
  test('a transfer between legal entities is neither leaving nor joining', async () => {
    const { employmentId } = await hire({ startsOn: '2025-03-03' })
    const before = (await totals(year)).whole
    expect((await ask('cora', 'POST', `/employments/${employmentId}/continue`, { legalEntityId: entities.us, startsOn: '2026-04-01', locationId: places.boston })).status).toBe(201)
    expect((await totals(year)).whole).toEqual(before)
    expect((await by('legal_entity', 'on=2026-03-31'))['us']).toBe(2)
    expect((await by('legal_entity', 'on=2026-04-01'))['us']).toBe(3)
  })
  test('whoever left and came back is counted as both; without a gap as neither', async () => {
    const { personId, employmentId } = await hire({ startsOn: '2025-03-03', name: 'Comes Back' })
    const before = (await totals(year)).whole
    expect((await ask('cora', 'POST', `/employments/${employmentId}/terminate`, { endsOn: '2026-02-28', terminationKind: 'involuntary' })).status).toBe(200)
    expect((await totals(year)).whole).toMatchObject({ headcount: before.headcount - 1, leftInvoluntary: 1 })
    const again = (startsOn: string) => ask('cora', 'POST', '/people/hire', { ...newcomer, name: 'Comes Back', personId, startsOn })
    const { body } = await again('2026-03-01')
    expect((await totals(year)).whole).toMatchObject({ headcount: before.headcount, leftInvoluntary: 0, joiners: before.joiners })
    await ask('cora', 'POST', `/employments/${body['employmentId']}/withdraw`, { withdrawnReason: 'Later' })
    await again('2026-03-02')
    expect((await totals(year)).whole).toMatchObject({ headcount: before.headcount, leftInvoluntary: 1, joiners: before.joiners + 1 })
  })
  test('nothing that is only planned, nor ahead', async () => {
    const before = await totals(`cut=location&${year}`)
    const { body } = await ask('cora', 'POST', `/assignments/${job('zoe')}/change`, { isPlanned: true, effectiveOn: today, locationId: places.boston })
    await ask('cora', 'POST', `/assignments/${job('zoe')}/change`, { isPlanned: true, effectiveOn: today, terminationKind: 'involuntary', action: 'termination' })
    await hire({ startsOn: '2026-06-16', name: 'Not Yet' })
    expect(await totals(`cut=location&${year}`)).toEqual(before)
    expect(body['status']).toBe('planned')
    expect((await ask('cora', 'GET', '/totals?on=2026-06-16')).body).toMatchObject({ code: 'people.totals_ahead' })
    expect((await ask('cora', 'GET', '/totals?from=2026-06-16&on=2026-06-15')).body).toMatchObject({ code: 'people.period_backwards' })
  })
})

const worked = (openingHeadcount: number, hires: number, separations: number) => Number((turnover.answer({ input: { openingHeadcount, hires, separations } }) as unknown as { output: { turnoverPercent: number } }).output.turnoverPercent)
test('turnover is that of the cited rule', () => {
  for (const [opening, hires, left] of [[229, 14, 22], [10, 0, 5], [1, 1, 1], [7, 3, 0]] as const) {
    expect(turnoverPercent(opening, opening + hires - left, left)).toBeCloseTo(worked(opening, hires, left), 8)
  }
  expect(turnoverPercent(0, 0, 0)).toBeNull()
  expect(metrics.turnover.rule).toBe(turnover.id)
})

describe('who is told', () => {
  test('a generalist of her own people alone; whoever looks after nobody not at all', async () => {
    const all = Object.keys(await by('location'))
    expect(all).toEqual(expect.arrayContaining(['london', 'leeds', 'boston']))
    expect(Object.keys(await by('location', '', 'gus'))).toEqual(['london'])
    // Dora is left out of the group that Gus looks after.
    // Five full-time and two half-time: of Eli’s two jobs only the one in London is his to know of.
    expect((await totals('on=2025-12-31', 'gus')).whole).toMatchObject({ headcount: 7, fte: 6 })
    expect((await totals('', 'gus')).whole.headcount).toBe((await by('location'))['london']! - 1)
    for (const who of ['eli', 'mia', 'spe', 'ava', 'guest'] as const) expect((await ask(who, 'GET', '/totals')).status, who).toBe(403)
    expect(Object.keys(await by('location', '', 'narrowKey'))).toEqual(['london'])
    expect((await totals('', 'key')).whole.headcount).toBe((await totals()).whole.headcount)
    expect((await ask('gus', 'GET', '/totals/file?cut=location', undefined, { accept: 'text/csv' })).text).toMatch(/Headcount.*\r\nlondon,\d+/)
    expect((await ask('eli', 'GET', '/totals/file')).status).toBe(403)
    expect((await totals('', 'stranger')).whole.headcount).toBe(0)
    for (const who of [eli, mia]) expect(await attempt(who, `select * from app.totals_of_mine('all', '2026-01-01', '2026-06-15', '{employee}')`)).toBe('42501')
  })
  test('an analyst of closed quarters and no rows; nobody else of these', async () => {
    await insert(owner, 'access_grant', [{ organization_id: acme, id: randomUUIDv7(), version: 1, holder_id: person('zoe'), function: 'insights', level: 'view', starts_on: '2026-01-01', status: 'active', origin: 'given' }])
    await as(jobActor, async tx => { while ((await tx.query<{ more: boolean }>(`select app.close_totals() as more`))[0]!.more) { /* all */ } })
    const { body } = await ask('zoe', 'GET', '/totals/closed?cut=location')
    expect(body.items).toHaveLength(8)
    expect(body.items![0]).toMatchObject({ day: '2026-03-31', minimum: 5 })
    expect((await ask('zoe', 'GET', '/totals')).status).toBe(403)
    expect((await ask('zoe', 'GET', '/totals/closed/file?cut=location', undefined, { accept: 'text/csv' })).status).toBe(200)
    expect((await ask('zoe', 'GET', `/people/${person('eli')}`)).status).toBe(404)
    expect((await ask('zoe', 'GET', '/directory')).body.items!.map(each => each['personId'])).toEqual([person('zoe')])
    for (const who of ['eli', 'mia', 'gus', 'cora', 'ava', 'guest', 'key', 'stranger'] as const) expect((await ask(who, 'GET', '/totals/closed')).status, who).toBe(403)
    for (const who of [eli, gus, cora]) {
      expect(await attempt(who, `select * from app.totals_told('all')`)).toBe('no rows')
      for (const table of ['total_closing', 'total_cell', 'total_head']) expect(await attempt(who, `select * from ${table}`)).toBe('42501')
      expect(await attempt(who, `select app.close_quarter('${acme}', 0, '2026-03-31')`)).toBe('42501')
      expect(await attempt(who, `select * from app.heads_on('${acme}', '2026-03-31', '{employee}')`)).toBe('42501')
    }
    expect(Number(await truth(`select count(*) from total_head`))).toBeGreaterThan(0)
  })
})

import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { published } from './rules-staffing.ts'
import type { State } from './rules-balance.ts'
import { areasAtOnce, isAbout, latePercent, meant, toBuyIn } from './rules-small.ts'
import { acme, attempt, gus, insert, person, populations, uuid, zoe } from '../../../test/fixtures/world.ts'

const { ask, owner, rows } = await served()
const mine = { organization_id: acme, version: 1 }
const balance = async (who: Parameters<typeof ask>[0]) => (await ask(who, 'GET', '/hr-team/balance')).body as { sees: string; hrPeople: number; people: number; groups: { group: number | null; name: string | null; people: number }[]; cells: Record<string, unknown>[]; holders: { name: string }[]; own: { function: string; can: string }[]; warnings: object[]; secondPerson: string | null }
const cellOf = async (area: string, group: number | null) => (await balance('cora')).cells.find(each => each['function'] === area && each['group'] === group)!
const said = (who: 'gus' | 'gia' | 'spe' | 'cora', area: string, rating: string, by = 'lead') => insert(owner, 'hr_competence', [{ ...mine, id: uuid(320, n++), person_id: person(who), said_by: by, function: area, rating }])
let n = 0
const done = (who: 'gus' | 'gia', area: string, items: number, about: 'eli' | 'kim' | 'ben' = 'kim', more: object = {}) => insert(owner, 'work_item', Array.from({ length: items }, () => ({ ...mine, id: uuid(321, n++), kind: 'test.kind', audience: 'hr', hr_function: area, level: 'standard', min_level: 'handle', person_id: person(about), subject_id: person(about), priority: 'normal',
  due_on: '2026-06-10', due_basis: 'weekdays', status: 'done', opened_at: '2026-06-01T09:00:00Z', done_at: '2026-06-08T09:00:00Z', done_by_id: person(who), assignee_id: person(who), routed: 'assigned', ...more })))

describe('the balance of the HR team', () => {
  test('has a column for each group that is looked after, and one for whoever is in none', async () => {
    expect(await balance('cora')).toMatchObject({ sees: 'all', hrPeople: 4, people: 11, groups: [{ name: 'london', people: 4 }, { name: 'boston', people: 2 }, { group: null, people: 5 }] })
  })
  test('a cell says apart who may and who can: with nothing known it is unknown, never covered', async () => {
    expect(await cellOf('leave', 1)).toMatchObject({ state: 'unknown', may: 2, can: 0, here: 0, unknown: 2 })
    expect(await cellOf('benefits', 1)).toMatchObject({ state: 'gap', may: 0, can: 0, without: 4 })
  })
  test('hangs on one who can; outside cover counts; nobody able is a gap, whoever may', async () => {
    await said('gus', 'leave', 'alone')
    expect(await cellOf('leave', 1)).toMatchObject({ state: 'single', may: 2, can: 1, here: 1, byOne: 4 })
    await insert(owner, 'outside_cover', [{ ...mine, id: uuid(322, 1), name: 'Advisers', kind: 'other', functions: ['leave'], population_ids: [populations.london], starts_on: '2026-01-01' }])
    expect(await cellOf('leave', 1)).toMatchObject({ state: 'covered', cover: 1 })
    await rows(`update outside_cover set ends_on = '2026-06-14' where organization_id = $1`, [acme])
    expect(await cellOf('leave', 1)).toMatchObject({ state: 'single', cover: 0 })
    await said('gus', 'payroll', 'helped')
    await said('cora', 'payroll', 'none')
    expect(await cellOf('payroll', 1)).toMatchObject({ state: 'gap', may: 2, can: 0, without: 4 })
  })
  test('who is away is not here: what hung on them is a gap meanwhile', async () => {
    await said('cora', 'leave', 'none')
    await insert(owner, 'out_of_office', [{ ...mine, id: uuid(323, 1), person_id: person('gus'), starts_on: '2026-06-15', ends_on: '2026-06-19' }])
    expect(await cellOf('leave', 1)).toMatchObject({ state: 'gap', can: 1, here: 0 })
    await rows(`delete from out_of_office where organization_id = $1`, [acme])
    expect(await cellOf('leave', 1)).toMatchObject({ state: 'single' })
  })
  test('what was handled makes able, under the law it was handled in; load stands beside it', async () => {
    await done('gia', 'people', 5, 'ben')
    await done('gia', 'people', 2, 'ben', { status: 'open', done_at: null, done_by_id: null })
    expect(await cellOf('people', 2)).toMatchObject({ state: 'single', can: 1, open: 2, overdue: 2, incoming: 7, done: 5 })
    expect(await cellOf('people', 1)).toMatchObject({ state: 'unknown', can: 0 })
  })
  test('what nobody could take stands there as a warning', async () => {
    await done('gus', 'benefits', 1, 'kim', { status: 'open', done_at: null, done_by_id: null, assignee_id: null, routed: 'nobody' })
    expect((await balance('cora')).warnings).toEqual([{ function: 'benefits', routed: 'nobody', items: 1 }])
  })
})

describe('who sees what of it', () => {
  test('who works on an area sees their own part and nobody else’s', async () => {
    const own = await balance('gus')
    expect(own).toMatchObject({ sees: 'own', cells: [], holders: [], warnings: [], secondPerson: null })
    expect(own.own).toEqual(expect.arrayContaining([{ function: 'leave', people: 4, can: 'can', because: 'lead', handled: 0, isAlone: null }, { function: 'payroll', people: 4, can: 'cannot', because: 'lead', handled: 0, isAlone: null }]))
    expect(JSON.stringify(own)).not.toMatch(/Gia|Cora|Spe/)
    expect((await ask('gus', 'GET', '/hr-team/balance/cell?function=leave&group=1')).status).toBe(403)
    expect((await ask('gus', 'GET', '/hr-team/ratio')).status).toBe(403)
  })
  test('who only counts is told work and no people, and nothing of small groups', async () => {
    await rows(`insert into access_grant (organization_id, id, holder_id, function, level, starts_on, status) values ($1, $2, $3, 'insights', 'view', '2026-01-01', 'active')`, [acme, uuid(324, 1), person('zoe')])
    await rows(`update organization set minimum_group = 3 where id = $1`, [acme])
    const told = await balance('zoe')
    expect(told).toMatchObject({ sees: 'totals', holders: [], own: [], secondPerson: null })
    expect(told.cells.filter(each => each['state'] !== null || each['can'] !== null || each['may'] !== null)).toEqual([])
    expect(told.cells.find(each => each['function'] === 'people' && each['group'] === 2)).toMatchObject({ people: 2, open: null, done: null })
    expect(told.cells.find(each => each['function'] === 'benefits' && each['group'] === 1)).toMatchObject({ people: 4, open: 1 })
    expect(JSON.stringify(told)).not.toMatch(/Example/)
    expect((await ask('zoe', 'GET', '/hr-team/balance/cell?function=leave&group=1')).status).toBe(403)
  })
  test('nobody else learns anything', async () => {
    for (const who of ['eli', 'mia', 'dora', 'guest', 'ava'] as const) for (const path of ['/hr-team/balance', '/hr-team/balance/cell?function=leave', '/hr-team/ratio']) expect((await ask(who, 'GET', path)).status, `${who} ${path}`).toBe(403)
    expect((await ask('nobody', 'GET', '/hr-team/balance')).status).toBe(401)
    expect(await attempt(zoe, `select * from app.hr_work('${acme}')`)).toBe('42501')
  })
  test('a leading position shows all of it, once somebody confirmed it', async () => {
    await insert(owner, 'hr_position', [{ ...mine, id: uuid(325, 1), title: 'HR Manager', kind: 'leader', place: 'senior', rank: 1, whom: 'group', areas: [{ function: 'leave', level: 'view' }] }])
    await insert(owner, 'access_grant', [{ ...mine, id: uuid(325, 2), holder_id: person('gia'), function: 'leave', level: 'view', starts_on: '2026-01-01', status: 'prepared' }])
    await insert(owner, 'hr_seat', [{ ...mine, id: uuid(325, 3), person_id: person('gia'), position_id: uuid(325, 1), starts_on: '2026-01-01' }])
    await insert(owner, 'hr_seat_access', [{ ...mine, id: uuid(325, 4), seat_id: uuid(325, 3), grant_id: uuid(325, 2) }])
    expect((await balance('gia')).sees).toBe('own')
    await rows(`update access_grant set status = 'active' where id = $1`, [uuid(325, 2)])
    expect((await balance('gia')).sees).toBe('all')
  })
})

test('a cell opens its people, its cover and its items; a load is told to who has it and their lead alone', async () => {
  await done('gus', 'leave', 7)
  const cell = async (who: 'cora' | 'gia') => (await ask(who, 'GET', '/hr-team/balance/cell?function=leave&group=1')).body as { people: { name: string; can: string; handled: number | null }[]; items: object[] }
  expect((await cell('cora')).people).toMatchObject([{ name: 'Cora Example', can: 'cannot', handled: 0 }, { name: 'Gus Example', can: 'can', handled: null }])
  await rows(`update placement set manager_assignment_id = (select id from assignment where organization_id = $1 and person_id = $2 limit 1) where organization_id = $1 and person_id = $3`, [acme, person('cora'), person('gus')])
  expect((await cell('cora')).people[1]).toMatchObject({ handled: 7 })
  expect((await cell('gia')).people[1]).toMatchObject({ handled: null })
  expect((await ask('cora', 'GET', '/hr-team/balance/cell?function=people&group=2')).body.items).toMatchObject([{ person: 'Ben Example', status: 'open' }, { person: 'Ben Example', status: 'open' }])
  // Whoever is in a column of their own isn't among the rest.
  expect((await ask('cora', 'GET', '/hr-team/balance/cell?function=people')).body.items).toEqual([])
  // Items of an area that she doesn't look after herself are counted, and not shown.
  expect((await cellOf('benefits', 1))['open']).toBe(1)
  expect((await ask('cora', 'GET', '/hr-team/balance/cell?function=benefits&group=1')).body.items).toEqual([])
  expect((await ask('cora', 'GET', '/hr-team/balance/cell?function=nothing')).status).toBe(404)
})

describe('in a small team', () => {
  const cell = (area: string, state: State, more: object = {}) => ({ function: area, state, open: 0, overdue: 0, cover: 0, may: 1, ...more })
  test('each area is as bad as in the worst of its groups; what nobody is known to be able to do, here or outside, is to be bought in', () => {
    const areas = areasAtOnce([cell('leave', 'single', { open: 3, overdue: 1 }), cell('leave', 'covered', { open: 2 }), cell('payroll', 'gap'), cell('labor', 'unknown', { may: 0 }), cell('benefits', 'gap', { cover: 1 })])
    expect(areas.map(each => [each.function, each.state])).toEqual([['leave', 'single'], ['payroll', 'gap'], ['labor', 'unknown'], ['benefits', 'gap']])
    expect(toBuyIn(areas).map(each => each.function)).toEqual(['payroll', 'labor'])
    expect([latePercent(areas), latePercent([])]).toEqual([20, null])
  })
  test('a published figure is told for companies of its size, and what it would mean', () => {
    expect(published.filter(each => isAbout(each, 60) && each.from !== null).map(each => meant(each, 60))).toEqual([[2.04, 2.04]])
    expect(published.every(each => each.source && each.definition && each.low <= each.high)).toBe(true)
  })
})

test('HR people and employees are counted by one rule', async () => {
  expect((await ask('cora', 'GET', '/hr-team/ratio')).body).toEqual({ on: '2026-06-15', heads: 11, fte: 12, hrHeads: 4, hrFte: 4, withoutHours: 0 })
  expect(await attempt(gus, 'select app.hr_ratio()')).toBe('42501')
})

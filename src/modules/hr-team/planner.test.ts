import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, insert, person, uuid } from '../../../test/fixtures/world.ts'

const { ask, owner, rows } = await served()
const mine = { organization_id: acme, version: 1 }
type Who = Parameters<typeof ask>[0]
type Known = { weeks: number; since: string; employees: number; groups: { group: number; name: string | null; people: number }[]; cells: { function: string; people: number; populations: number[]; weeks: number[]; answers: object[] }[]; places: { titles: string[]; groups: number[]; fte: number | null }[]; took: object[]; now: { function: string; open: number; overdue: number }[]; hours: { day: number; hour: number; count: number }[]; figures: { figure: string; value: number; setBy: string | null; setAt: string; id: string }[]; costs: { amount: string; currency: string }[] }
const known = async (who: Who = 'cora') => (await ask(who, 'GET', '/hr-team/planner')).body as unknown as Known
let n = 0
const items = (area: string, about: 'eli' | 'kim' | 'ben', openedAt: string, more: object = {}) => insert(owner, 'work_item', [{ ...mine, id: uuid(331, n++), kind: 'test.kind', audience: 'hr', hr_function: area, level: 'standard', min_level: 'handle', usual_minutes: 30, person_id: person(about), subject_id: person(about), priority: 'normal',
  due_on: '2026-06-10', due_basis: 'weekdays', status: 'done', opened_at: openedAt, done_at: '2026-06-12T09:00:00Z', done_by_id: person('gus'), assignee_id: person('gus'), routed: 'assigned', ...more }])
await rows('update organization set minimum_group = 3 where id = $1', [acme])
// Noon on Monday, 15 June 2026: the last whole week ends on the 14th. Half past eleven at night in London is the next day there.
await items('people', 'eli', '2026-04-08T09:00:00Z')
await items('people', 'eli', '2026-05-04T08:10:00Z', { minutes: 45 })
await items('people', 'ben', '2026-05-04T13:10:00Z', { minutes: 15, done_by_id: person('gia') })
await items('people', 'kim', '2026-06-07T23:30:00Z', { minutes: 15 })
await items('people', 'kim', '2026-06-15T08:00:00Z', { status: 'open', done_at: null, done_by_id: null, due_on: '2026-06-14' })

describe('what the planner is told', () => {
  test('whole weeks since the desk began, by area and people, at the hours of their place', async () => {
    const { since, weeks, employees, cells, hours, now } = await known()
    expect([since, weeks, employees]).toEqual(['2026-04-13', 9, 11])
    expect(cells.map(({ function: area, weeks: came }) => [area, came.reduce((a, b) => a + b)]).toSorted()).toEqual([['people', 1], ['people', 2]])
    expect(cells.find(({ populations }) => populations.includes(1))!.weeks).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 1])
    expect(hours).toEqual([{ day: 1, hour: 0, count: 1 }, { day: 1, hour: 9, count: 2 }])
    expect(now).toMatchObject([{ function: 'people', open: 1, overdue: 1 }])
  })
  test('what was said at closing only where three people or more did it', async () => {
    const one = await known()
    expect(one.cells.flatMap(({ answers }) => answers)).toEqual([])
    expect(one.took).toEqual([])
    await items('people', 'ben', '2026-05-12T13:10:00Z', { minutes: 15, done_by_id: person('cora') })
    const three = await known()
    expect(three.cells[0]!.answers).toEqual([{ minutes: 15, count: 3 }, { minutes: 45, count: 1 }])
    expect(three.took).toMatchObject([{ function: 'people', level: 'standard', items: 4 }])
  })
  test('places without who sits there', async () => {
    const { text } = await ask('cora', 'GET', '/hr-team/planner')
    expect(text).not.toMatch(/Gus|Gia|Cora|Example/)
    for (const who of ['gus', 'gia', 'spe', 'cora'] as const) expect(text).not.toContain(person(who))
    expect((await known()).places).toHaveLength(4)
  })
  test('whoever has left goes on counting where they were', async () => {
    const before = (await known()).cells.reduce((all, { weeks }) => all + weeks.reduce((a, b) => a + b), 0)
    await items('people', 'eli', '2026-05-19T09:00:00Z', { person_id: person('lou'), subject_id: person('lou') })
    expect((await known()).cells.reduce((all, { weeks }) => all + weeks.reduce((a, b) => a + b), 0)).toBe(before + 1)
  })
  test.each(['gus', 'zoe', 'eli', 'ava', 'spe'] as const)('%s, who doesn’t lead HR, is told nothing', async who => expect((await ask(who, 'GET', '/hr-team/planner')).status).toBe(403))
})

describe('the open sheet', () => {
  test('a figure says its source, who set it and when; the same one twice is refused', async () => {
    expect((await ask('cora', 'POST', '/planner-figures', { figure: 'away', value: 18.5, source: 'Leave and sickness of last year' })).status).toBe(201)
    const { figures } = await known()
    expect(figures).toMatchObject([{ figure: 'away', value: 18.5, setBy: 'Cora Example', setAt: expect.stringMatching(/^2026-06-15T12:00/) }])
    expect((await ask('cora', 'POST', '/planner-figures', { figure: 'away', value: 20, source: 'x' })).status).toBe(422)
    expect((await ask('cora', 'PATCH', `/planner-figures/${figures[0]!.id}`, { value: 20 }, { 'if-match': '"1"' })).status).toBe(200)
    expect((await known()).figures[0]!.value).toBe(20)
  })
  test.each([
    ['a share above all', { figure: 'duties', value: 101 }, 'hr_team.share_above_all'], ['a position where it doesn’t differ by it', { figure: 'switching', value: 5, positionId: uuid(332, 1) }, 'hr_team.duties_alone'],
    ['part of an hour', { figure: 'desk_begins', value: 8.5 }, 'hr_team.hours_of_a_day'], ['half a case', { figure: 'most_cases', value: 2.5 }, 'hr_team.whole_cases'],
  ])('%s is refused', async (_, input, code) => {
    await rows(`insert into hr_position (organization_id, id, title, kind, place, rank, whom, areas) values ($1, $2, 'Partner', 'generalist', 'senior', 1, 'everyone', '[]') on conflict do nothing`, [acme, uuid(332, 1)])
    const { status, body } = await ask('cora', 'POST', '/planner-figures', { source: 'x', ...input })
    expect([status, body['code']]).toEqual([422, code])
  })
  test.each([-1, 'soon', null])('%j isn’t a figure', async value => expect((await ask('cora', 'POST', '/planner-figures', { figure: 'hire_months', value, source: 'x' })).status).toBe(400))
  test('a change beyond all is refused as setting it is', async () => {
    const { figures: [away] } = await known()
    expect((await ask('cora', 'PATCH', `/planner-figures/${away!.id}`, { value: 120 }, { 'if-match': '"2"' })).status).toBe(422)
  })
  test('costs are the company’s, in their currency', async () => {
    expect((await ask('cora', 'POST', '/planner-costs', { figure: 'cost_generalist', amount: '64000.50', currency: 'GBP', country: 'GB', source: 'Payroll of May' })).status).toBe(201)
    expect((await known()).costs).toMatchObject([{ amount: '64000.50', currency: 'GBP' }])
  })
})

test('a load is seen by whose it is and by their lead, by nobody else', async () => {
  const seen = async (who: Who) => ((await ask(who, 'GET', '/hr-team/loads')).body.items ?? []).map(({ name, isMine, open }) => [name, isMine, open])
  expect(await seen('gus')).toEqual([['Gus Example', true, 1]])
  expect(await seen('eli')).toEqual([])
  await rows(`update reach set direct = array[$2::uuid] where organization_id = $1 and subject_id = $3`, [acme, person('mia'), person('gus')])
  expect(await seen('mia')).toEqual([['Gus Example', false, 1]])
  expect((await seen('cora')).map(([name]) => name)).toEqual(['Cora Example'])
})

test('a plan is its author’s alone, whoever leads HR', async () => {
  const { body } = await ask('gus', 'POST', '/staffing-plans', { personId: person('gus'), name: 'A second pair of hands', function: 'payroll', whom: 'everyone', change: 'specialist', note: 'After the summer', found: [{ what: 'busy', beforeLow: 90, beforeHigh: 95, afterLow: 50, afterHigh: 60 }] })
  const at = `/staffing-plans/${String(body['id'])}`
  expect((await ask('gus', 'GET', at)).body).toMatchObject({ name: 'A second pair of hands', note: 'After the summer' })
  for (const who of ['cora', 'mia', 'ava', 'key'] as const) expect((await ask(who, 'GET', at)).status).toBe(404)
  expect((await ask('gus', 'POST', '/staffing-plans', { personId: person('cora'), name: 'x', function: 'payroll', whom: 'everyone', change: 'grows' })).status).toBe(403)
})

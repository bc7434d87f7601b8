import { beforeEach, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from './fixtures/api.ts'
import { actors, attempt, eli, gus, job, jobActor, person, populations, today, units } from './fixtures/world.ts'
import { openWork } from '../src/modules/desk/work.ts'
import { releaseChanges } from '../src/modules/people/jobs.ts'

const { ask, owner, rows, truth } = await served()
type Who = Parameters<typeof ask>[0]
type Told = { kind: string; people: number; names: string[]; says: string; mail: string }
const offered = async (who: Who, path: string) => (await ask(who, 'GET', path)).body['items'] as unknown as Told[]
/** Who has heard what, as “name kind”. */
const heard = async () => (await rows(`select split_part(p.name, ' ', 1) || ' ' || n.kind as told from notification n join person p on p.id = n.person_id order by 1`)).map(({ told }) => told)
const answerOf = (record: string, id: string, move: string) => truth(`select v.after from event e join event_value v on v.organization_id = e.organization_id and v.event_id = e.id where e.record = $1 and e.record_id = $2 and e.move = $3 and v.after ? 'told'`, [record, id, move])
const plan = async (who: Who, names: readonly ('eli' | 'kim' | 'mia')[], more: object = {}) => {
  const { id } = (await ask(who, 'POST', '/confidential-plans', { name: 'Two teams become one', effectiveOn: '2026-10-01', ...more })).body as { id: string }
  expect((await ask(who, 'POST', `/confidential-plans/${id}/changes`, { assignmentIds: names.map(job), unitId: units.sales, managerAssignmentId: job('zoe') })).body).toMatchObject({ added: names.length })
  return id
}
const turn = (id: string, move: 'release' | 'takeBack', body?: object, who: Who = 'cora') => ask(who, 'POST', `/confidential-plans/${id}/${move}`, body)

beforeEach(async () => { await owner.query('delete from notification') })

describe('a plan of many', () => {
  test('asks, tells exactly those whom it showed, and keeps the answer with its release', async () => {
    const id = await plan('cora', ['eli', 'kim'])
    const shown = await offered('cora', `/confidential-plans/${id}/telling`)
    expect(shown).toMatchObject([{ kind: 'people.my_job', people: 2, names: ['Eli Example', 'Kim Example'], says: expect.stringContaining('your job'), mail: 'One message waits to be read' }, { kind: 'people.my_team' }])
    expect(await heard()).toEqual([])
    expect((await turn(id, 'release', { tells: ['people.my_job', 'people.my_team'] })).status).toBe(200)
    expect(await heard()).toEqual(shown.flatMap(({ kind, names }) => names.map(name => `${name.split(' ')[0]} ${kind}`)).sort())
    expect(await answerOf('confidential_plan', id, 'release')).toMatchObject({ told: ['people.my_job', 'people.my_team'] })
    expect((await ask('eli', 'GET', '/notifications')).body.items).toMatchObject([{ kind: 'people.my_job', name: null, page: `/people/${person('eli')}?tab=job` }])
    await owner.query('delete from notification')
    expect((await turn(id, 'takeBack')).status).toBe(200)
    expect(await heard()).toEqual([])
  })
  test('unanswered, or told not to, tells nobody, and that stands there too', async () => {
    for (const body of [undefined, {}, { tells: [] }]) {
      const id = await plan('cora', ['eli'])
      expect((await turn(id, 'release', body)).status).toBe(200)
      expect(await heard()).toEqual([])
      expect(await answerOf('confidential_plan', id, 'release')).toMatchObject({ told: [] })
      await turn(id, 'takeBack')
    }
  })
  test('tells nothing but what it offers, and nothing where it is refused', async () => {
    const id = await plan('cora', ['eli'])
    for (const kind of ['leave.decided', 'notices.announcement', 'no.such_kind']) expect(await turn(id, 'release', { tells: [kind] }), kind).toMatchObject({ status: 422, body: { errors: [{ field: 'tells' }] } })
    expect([await heard(), await truth('select status from confidential_plan where id = $1', [id])]).toEqual([[], 'planned'])
    await turn(id, 'cancel' as 'release')
  })
  test('released by itself, tells what was answered ahead, and else nobody', async () => {
    const [quiet, loud] = [await plan('cora', ['eli'], { releaseOn: today }), await plan('cora', ['kim'], { releaseOn: today })]
    const [{ version }] = await rows('select version from confidential_plan where id = $1', [loud]) as [{ version: number }]
    expect((await ask('cora', 'PATCH', `/confidential-plans/${loud}`, { tells: ['people.my_job'] }, { 'if-match': `"${version}"` })).status).toBe(200)
    await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: releaseChanges.name }, releaseChanges.run)
    expect(await heard()).toEqual(['Kim people.my_job'])
    expect([await answerOf('confidential_plan', quiet, 'release'), await answerOf('confidential_plan', loud, 'release')]).toMatchObject([{ told: [] }, { told: ['people.my_job'] }])
    for (const id of [loud, quiet]) await turn(id, 'takeBack')
  })
  test('an end that is planned tells neither the person nor their manager', async () => {
    const { id } = (await ask('cora', 'POST', '/confidential-plans', { name: 'Closing a line', effectiveOn: '2026-10-31' })).body as { id: string }
    expect((await ask('cora', 'POST', `/assignments/${job('eli')}/change`, { planId: id, action: 'termination', terminationKind: 'involuntary', effectiveOn: '2026-10-31' })).status).toBe(200)
    expect((await offered('cora', `/confidential-plans/${id}/telling`)).map(({ people }) => people)).toEqual([0, 0])
    await turn(id, 'release', { tells: ['people.my_job', 'people.my_team'] })
    expect(await heard()).toEqual([])
    await turn(id, 'takeBack')
  })
  test('whoever isn’t named on it is shown nobody; who is, nobody whom they may not know', async () => {
    const id = await plan('cora', ['eli', 'kim'], { named: [person('gus'), person('dora')] })
    for (const who of Object.keys(actors).filter(who => !['cora', 'gus', 'dora'].includes(who)) as Who[]) expect(((await ask(who, 'GET', `/confidential-plans/${id}/telling`)).body['items'] as unknown as Told[] | undefined ?? []).filter(({ people, names }) => people || names.length), who).toEqual([])
    for (const who of ['gus', 'dora', 'cora'] as const) {
      const may = (await rows(`select 1`), new Set(((await ask(who, 'GET', '/directory?limit=200')).body.items ?? []).flatMap(each => [each['name'], each['managerName']])))
      for (const { names, people } of await offered(who, `/confidential-plans/${id}/telling`)) {
        expect(names.filter(name => !may.has(name)), who).toEqual([])
        expect(people, who).toBe(names.length)
      }
    }
    await turn(id, 'cancel' as 'release')
  })
})

test('new managers for a team: the same question, the answer with each change', async () => {
  const successors = [{ assignmentId: job('eli'), managerAssignmentId: job('zoe') }]
  const shown = (await ask('cora', 'POST', `/assignments/${job('mia')}/successors/telling`, { successors })).body['items'] as unknown as Told[]
  expect(shown.map(({ names }) => names)).toEqual([['Eli Example'], ['Mia Example', 'Zoe Example']])
  expect((await ask('cora', 'POST', `/assignments/${job('mia')}/successors`, { effectiveOn: '2026-07-01', successors, tells: ['people.my_team'] })).status).toBe(200)
  expect(await heard()).toEqual(['Mia people.my_team', 'Zoe people.my_team'])
  const [{ id }] = await rows(`select id from employment_change where assignment_id = $1 order by id desc limit 1`, [job('eli')]) as [{ id: string }]
  expect(await answerOf('employment_change', id, 'create')).toMatchObject({ told: ['people.my_team'] })
  expect((await ask('eli', 'GET', `/employment-changes/${id}`)).body).toMatchObject({ id, told: null })
  await owner.query('delete from notification')
  expect((await ask('cora', 'POST', `/assignments/${job('mia')}/successors`, { effectiveOn: '2026-08-01', successors: [{ assignmentId: job('eli'), managerAssignmentId: job('dora') }] })).status).toBe(200)
  expect(await heard()).toEqual([])
})

describe('a group goes live', () => {
  const switchOn = async (tells?: string[]) => {
    const { seen } = ((await ask('cora', 'GET', '/go-live')).body['items'] as unknown as { populationId: string; seen: string }[]).find(each => each.populationId === populations.london)!
    return ask('cora', 'POST', '/go-live', { populationId: populations.london, isOn: true, seen, ...tells && { tells } })
  }
  beforeEach(async () => { await owner.query('delete from go_live') })
  test('tells those in it where that was said, each of themselves; the answer stands with the switch', async () => {
    expect(await offered('cora', `/go-live/telling?populationId=${populations.london}`)).toMatchObject([{ kind: 'notices.mail_on', people: 4, names: [] }])
    expect((await switchOn(['notices.mail_on'])).status).toBe(200)
    expect((await heard()).filter(each => String(each).endsWith('notices.mail_on'))).toHaveLength(4)
    expect((await ask('eli', 'GET', '/notifications')).body.items).toMatchObject([{ page: '/notifications' }])
    expect(await truth(`select v.after -> 'told' from event e join event_value v on v.event_id = e.id where e.record = 'go_live' order by e.id desc limit 1`)).toEqual(['notices.mail_on'])
  })
  test('otherwise none of them hears of it; nobody else is offered it', async () => {
    expect((await switchOn()).status).toBe(200)
    expect((await heard()).filter(each => String(each).endsWith('notices.mail_on'))).toEqual([])
    for (const who of ['eli', 'mia', 'gus', 'ava'] as const) expect((await ask(who, 'GET', `/go-live/telling?populationId=${populations.london}`)).status, who).toBe(404)
    expect((await ask('cora', 'POST', '/go-live', { populationId: populations.london, isOn: false, tells: ['notices.mail_on'] })).status).toBe(422)
  })
})

test('several items given to somebody: told once, or not at all, as was answered', async () => {
  const open = async () => (await as(jobActor, tx => openWork(tx, { kind: 'people.data', personId: person('eli') }))).id
  const give = async (tells?: string[]) => {
    const ids = [await open(), await open()]
    expect((await ask('cora', 'POST', '/desk/bulk', { what: 'assigned', toId: person('gus'), items: ids.map(id => ({ id, version: 1 })), ...tells && { tells } })).body).toMatchObject({ failed: [] })
    return ids
  }
  expect(await offered('cora', `/desk/bulk/telling?toId=${person('gus')}`)).toMatchObject([{ kind: 'desk.given', people: 1 }])
  await give()
  expect(await heard()).toEqual([])
  const ids = await give(['desk.given'])
  expect(await heard()).toEqual(['Gus desk.given'])
  for (const id of ids) expect(await answerOf('work_item', id, 'assigned')).toMatchObject({ told: ['desk.given'] })
})

test('nobody tells by hand what is only told when asked for', async () => {
  for (const who of [eli, gus, jobActor]) expect(await attempt(who, `select app.tell_asked($1, 'people.my_job', 'employment_change', $2)`, [[person('mia')], job('eli')])).toBe('42501')
  expect(await attempt(eli, `select app.tell_themselves($1, 'people.my_job')`, [[person('mia')]])).toBe('42501')
  expect(await attempt(eli, `select app.tell_imported($1, '{import.came_in}')`, [job('eli')])).toBe('42501')
})

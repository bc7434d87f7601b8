import { beforeEach, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, cora, insert, job, person, places, uuid, type Name } from '../../../test/fixtures/world.ts'
import { checkData, mostADay } from './data-check.ts'
import { dataGaps, type DataGap } from './records-data.ts'

const { ask, owner, rows } = await served()
const run = (at = '2026-06-15T12:00:00Z') => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: checkData.name }, async tx => { await tx.query(`select set_config('app.now', $1, true)`, [at]); await checkData.run(tx) })
/** Looks for these alone. */
const only = async (...gaps: DataGap[]) => {
  await owner.query('delete from data_rule')
  await insert(owner, 'data_rule', (Object.keys(dataGaps) as DataGap[]).map((gap, i) => ({ organization_id: acme, id: uuid(68, 50 + i), version: 1, gap, is_on: gaps.includes(gap) })))
}
const born = (...names: Name[]) => owner.query(`insert into personal_details (organization_id, id, birth_date) select $1, unnest($2::uuid[]), '1990-01-01' on conflict (organization_id, id) do update set birth_date = excluded.birth_date`, [acme, names.map(person)])
const unborn = (...names: Name[]) => owner.query('update personal_details set birth_date = null where id = any ($1)', [names.map(person)])
const everybody: Name[] = ['eli', 'mia', 'dora', 'ben', 'zoe', 'gus', 'gia', 'spe', 'cora', 'ava', 'lou', 'kim']
const items = () => rows(`select p.name, w.status, w.title, w.checklist from work_item w join person p on p.organization_id = w.organization_id and p.id = w.person_id where w.kind = 'people.data' order by w.id`)
const missing = (what: string, isDone = false) => ({ what, isDone })

beforeEach(async () => {
  for (const table of ['work_key', 'work_word', 'work_item', 'data_told']) await owner.query(`delete from ${table}`)
  await born(...everybody)
  await only('birth_date')
})

describe('what is missing', () => {
  test('is one item for each person with a checklist; it grows, is ticked and closes itself; of who has left, nothing', async () => {
    await unborn('eli', 'lou')
    await run()
    await run()
    expect(await items()).toEqual([{ name: 'Eli Example', status: 'open', title: null, checklist: [missing('Birth date')] }])
    await only('birth_date', 'emergency_contact')
    await insert(owner, 'emergency_contact', everybody.filter(name => name !== 'eli').map((name, i) => ({ organization_id: acme, id: uuid(69, i), version: 1, person_id: person(name), name: 'Una' })))
    await run()
    expect(await items()).toMatchObject([{ checklist: [missing('Birth date'), missing('Emergency contact')] }])
    await born('eli')
    await run()
    expect(await items()).toMatchObject([{ status: 'open', checklist: [missing('Birth date', true), missing('Emergency contact')] }])
    await insert(owner, 'emergency_contact', [{ organization_id: acme, id: uuid(69, 90), version: 1, person_id: person('eli'), name: 'Una' }])
    await run()
    expect(await items()).toMatchObject([{ status: 'done' }])
    // Missing again later, it is asked again.
    await unborn('eli')
    await run('2026-06-16T12:00:00Z')
    expect(await items()).toMatchObject([{ status: 'done' }, { status: 'open' }])
  })

  test('closed without action, it isn’t asked again for the same', async () => {
    await unborn('eli')
    await run()
    await owner.query(`update work_item set status = 'closed' where kind = 'people.data'`)
    await run('2026-06-16T12:00:00Z')
    expect(await items()).toMatchObject([{ status: 'closed' }])
  })

  test.each<[DataGap, string]>([
    ['work_email', `with gone as (update person set work_email = null where id = $1) insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ('zoe', 'Zoe', 'zoe@acme.example', true, '2026-01-01', '2026-01-01')`], ['hours', `delete from working_hours where person_id = $1`], ['manager', `update placement set manager_assignment_id = null where person_id = $1`],
    ['term', `update contract set form = 'fixed_term', fixed_term_ends_on = null where person_id = $1`], ['dates', `update contract set form = 'fixed_term', fixed_term_ends_on = starts_on - 1 where person_id = $1`],
  ])('%s is found', async (gap, broken) => {
    await only(gap)
    await owner.query(broken, [person('zoe')])
    await run()
    expect((await items()).filter(each => each['name'] === 'Zoe Example')).toMatchObject([{ status: 'open', checklist: [missing(dataGaps[gap])] }])
  })

  test('after an import no more than so many a day at each place, the rest as one item, until their turn comes', async () => {
    const many = mostADay + 3
    const made = Array.from({ length: many }, (_, i) => ({ name: `Import ${i}`, legalEntityId: null, kind: 'employee', startsOn: '2026-06-01' }))
    const [seat] = await rows(`select e.legal_entity_id, p.job_id, p.unit_id from employment e join assignment a on a.employment_id = e.id and a.organization_id = e.organization_id join placement p on p.assignment_id = a.id and p.organization_id = e.organization_id where a.id = $1`, [job('zoe')])
    for (const each of made) expect((await ask('cora', 'POST', '/people/hire', { ...each, legalEntityId: seat!['legal_entity_id'], jobId: seat!['job_id'], unitId: seat!['unit_id'], locationId: places.leeds })).status).toBe(201)
    const stands = async () => { const found = await items(); return { single: found.filter(each => each['title'] === null).length, rest: found.filter(each => each['title'] !== null).map(each => `${String(each['status'])}: ${String(each['title'])}`) } }
    await run()
    await run('2026-06-15T18:00:00Z')
    expect(await stands()).toEqual({ single: mostADay, rest: ['open: 3 more people whose data has gaps'] })
    await run('2026-06-16T12:00:00Z')
    expect(await stands()).toEqual({ single: many, rest: ['done: 3 more people whose data has gaps'] })
    await owner.query(`insert into personal_details (organization_id, id, birth_date) select organization_id, id, '1990-01-01' from person where name like 'Import %' on conflict (organization_id, id) do update set birth_date = excluded.birth_date`)
  })

  test('is looked for by the clock alone', async () => expect(await attempt(cora, `select * from app.turn_data_checks('{}', '{}', 1)`)).toBe('42501'))
})

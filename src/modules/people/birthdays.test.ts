import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { job, person } from '../../../test/fixtures/world.ts'

const { ask, owner, truth } = await served()
// The day of the tests is 15 June 2026 in London, where eli works for mia.
await owner.query(`update personal_details set birth_date = '1984-06-20' where id = $1`, [person('eli')])
await owner.query(`update personal_details set birth_date = '1979-06-21' where id = $1`, [person('zoe')])
const everybody = ['eli', 'mia', 'ben', 'dora', 'zoe', 'gus', 'spe', 'cora', 'ava', 'lou', 'guest', 'key', 'narrowKey', 'stranger'] as const
const shownTo = async () => (await Promise.all(everybody.map(async who => [(await ask(who, 'GET', `/people/${person('eli')}/birthday`)).body['day'], who] as const))).flatMap(([day, who]) => day ? [who] : [])
const told = async (who: 'mia' | 'ben' | 'dora') => (await ask(who, 'GET', '/team')).body['birthdays']

describe('a birthday', () => {
  test('is shown to nobody unless the person says so', async () => {
    expect(await shownTo()).toEqual([])
    expect(await told('mia')).toEqual([])
  })
  test('is theirs alone to show: neither HR nor their manager may, nor see who does', async () => {
    for (const who of ['mia', 'gus', 'cora', 'zoe', 'key'] as const) {
      expect((await ask(who, 'POST', '/birthdays-shown', { personId: person('eli') })).status, who).toBe(403)
      expect((await ask(who, 'GET', `/birthdays-shown?personId=${person('eli')}`)).body.items, who).toEqual([])
    }
    expect((await ask('eli', 'POST', '/birthdays-shown', { personId: person('eli') })).status).toBe(201)
  })
  test('is then shown to the direct managers of any of their jobs, and to nobody else; without the year', async () => {
    expect(await shownTo()).toEqual(['mia', 'ben'])
    expect((await ask('mia', 'GET', `/people/${person('eli')}/birthday`)).body).toEqual({ day: '06-20' })
    expect(await told('mia')).toEqual([{ personId: person('eli'), name: 'Eli Example', day: '06-20' }])
    expect(await told('dora')).toEqual([])
  })
  test('never shows its year or the age: not by reading, listing, filtering, sorting, exporting, in events', async () => {
    for (const path of [`/personal-details/${person('eli')}`, `/people/${person('eli')}`]) expect((await ask('mia', 'GET', path)).text, path).not.toMatch(/1984|06-20/)
    for (const query of ['birthDate=1984-06-20', 'sort=birthDate', 'q=1984']) expect((await ask('mia', 'GET', `/directory?${query}`)).text, query).not.toMatch(/1984-06|06-20/)
    expect((await ask('mia', 'GET', `/personal-details?id=${person('eli')}`)).text).not.toMatch(/1984/)
    expect((await ask('mia', 'GET', '/directory', undefined, { accept: 'text/csv' })).text).not.toMatch(/1984|06-20/)
    expect((await ask('mia', 'GET', `/events?aboutId=${person('eli')}`)).text).not.toMatch(/1984|06-20|birth/)
    expect((await ask('eli', 'GET', `/events?aboutId=${person('eli')}`)).body.items![0]).toMatchObject({ record: 'shown_birthday', move: 'create' })
  })
  test('is hidden again when the person takes it back', async () => {
    const [row] = (await ask('eli', 'GET', `/birthdays-shown?personId=${person('eli')}`)).body.items!
    expect((await ask('mia', 'DELETE', `/birthdays-shown/${String(row!['id'])}`, undefined, { 'if-match': '"1"' })).status).toBe(404)
    expect((await ask('eli', 'DELETE', `/birthdays-shown/${String(row!['id'])}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
    expect(await shownTo()).toEqual([])
  })
  test('of 29 February is said as that day, also in a year without it', async () => {
    await owner.query(`update personal_details set birth_date = '1984-02-29' where id = $1`, [person('eli')])
    await ask('eli', 'POST', '/birthdays-shown', { personId: person('eli') })
    expect((await ask('mia', 'GET', `/people/${person('eli')}/birthday`)).body).toEqual({ day: '02-29' })
    expect(await told('mia')).toEqual([])
  })
})

describe('a direct manager sees of who reports to them', () => {
  test('the contact at work, not the private one', async () => {
    expect((await ask('mia', 'GET', `/people/${person('eli')}`)).body).toMatchObject({ name: 'Eli Example', workEmail: await truth('select work_email from person where id = $1', [person('eli')]) })
    expect((await ask('mia', 'GET', `/contact-details/${person('eli')}`)).status).toBe(404)
    expect((await ask('mia', 'GET', `/personal-details/${person('eli')}`)).status).toBe(404)
  })
  test('whom to call in an emergency; the manager above doesn’t', async () => {
    await ask('eli', 'POST', '/emergency-contacts', { personId: person('eli'), place: 1, name: 'Nearest', phone: '+442079460000' })
    expect((await ask('mia', 'GET', `/emergency-contacts?personId=${person('eli')}`)).body.items).toMatchObject([{ name: 'Nearest', phone: '+442079460000' }])
    expect((await ask('dora', 'GET', `/emergency-contacts?personId=${person('eli')}`)).body.items).toEqual([])
  })
  test('the dates ahead of the job that they manage; the manager above doesn’t', async () => {
    await owner.query(`update contract set probation_ends_on = '2026-09-30' where employment_id = (select employment_id from assignment where id = $1)`, [job('eli')])
    expect((await ask('mia', 'GET', '/team')).body['ahead']).toEqual([{ personId: person('eli'), name: 'Eli Example', what: 'probationEndsOn', on: '2026-09-30' }])
    expect((await ask('dora', 'GET', '/team')).body['ahead']).not.toContainEqual(expect.objectContaining({ personId: person('eli') }))
  })
})

import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, cora, eli, gus, insert, person, units, uuid } from '../../../test/fixtures/world.ts'
import { contactsOf } from './rules-contacts.ts'
import type { Colleague, Matter, Team } from './rules-routing.ts'

const { ask, owner, truth } = await served()
const mine = { organization_id: acme, version: 1 }
type Told = { name: string; areas: string[]; awayUntil: string | null; standsIn: string | null; languages: string[] }
const contacts = async (who: Parameters<typeof ask>[0]) => (await ask(who, 'GET', '/hr-contacts')).body.items as unknown as Told[]

describe('one’s HR contacts', () => {
  test('are who looks after one there, by area, with what they say of themselves, and nothing is opened', async () => {
    await insert(owner, 'work_profile', [{ ...mine, id: uuid(48, 50), person_id: person('gus'), languages: ['en', 'de'], reached_from: '09:00', reached_until: '15:00' }])
    expect(await contacts('mia')).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Gus Example', areas: expect.arrayContaining(['people', 'leave']), languages: ['en', 'de'], from: '09:00', awayUntil: null })]))
    expect(await truth('select count(*)::int from work_item')).toBe(0)
  })
  test('are the named partner first, who stands in for them while they say that they are away, never oneself', async () => {
    const areasOf = async (name: string) => (await contacts('eli')).find(each => each.name === name)?.areas ?? []
    await insert(owner, 'hr_partner', [{ ...mine, id: uuid(45, 60), unit_id: units.north, person_id: person('gia') }])
    expect([await areasOf('Gia Example'), await areasOf('Gus Example')]).toMatchObject([['people', 'compensation', 'leave'], ['payroll', 'learning', 'immigration']])
    await insert(owner, 'out_of_office', [{ ...mine, id: uuid(47, 60), person_id: person('gia'), starts_on: '2026-06-10', ends_on: '2026-06-20', delegate_id: person('gus'), message: 'Gus helps until the 20th.' }])
    expect((await contacts('eli')).find(each => each.name === 'Gia Example')).toMatchObject({ areas: ['people', 'compensation', 'leave'], awayUntil: '2026-06-20', awayMessage: 'Gus helps until the 20th.', standsIn: 'Gus Example' })
    expect((await contacts('gus')).map(each => each.name)).not.toContain('Gus Example')
  })
  test('don’t tell of a conflict that was declared, nor of who has something open about one', async () => {
    const before = await contacts('eli')
    await insert(owner, 'work_conflict', [{ ...mine, id: uuid(46, 60), person_id: person('gia'), with_id: person('eli') }])
    await insert(owner, 'work_item', [{ ...mine, id: uuid(44, 60), kind: 'people.data', audience: 'hr', hr_function: 'people', level: 'sensitive', min_level: 'named', person_id: person('eli'), subject_id: person('eli'), assignee_id: person('gus'), due_on: '2026-06-20', due_basis: 'weekdays', opened_at: '2026-06-15T08:00:00Z', status: 'open', routed: 'assigned' }])
    expect(await contacts('eli')).toEqual(before)
  })
  test('are told to people, and found by the desk’s own job alone', async () => {
    for (const who of ['key', 'guest', 'job'] as const) expect(await contacts(who), who).toEqual([])
    for (const who of [eli, gus, cora]) for (const call of ['app.desk_would_be($1)', 'app.desk_faces(array[$1::uuid])']) expect(await attempt(who, `select * from ${call}`, [person('eli')]), call).toBe('42501')
  })
})

test('a seat that takes what is sensitive alone is no contact', () => {
  const who = (id: string, takes: Colleague['seats'][number]['takes']): Colleague => ({ id, grants: [{ function: 'people', level: 'handle', population: 0 }], seats: [{ kind: 'specialist', takes, main: 'people', helps: [] }], isAway: false, delegateId: null, languages: [], offset: 0, load: 0 })
  const asked: Matter = { id: 'm', function: 'people', level: 'standard', personId: 'p', askedById: 'p', managerIds: [], populations: [], units: ['u'], languages: [], offset: 0, minutes: 5, isHr: false, isLead: false, asksLeaders: false, firstContact: 'generalist', onlyIds: [] }
  const team: Omit<Team, 'conflicts' | 'open'> = { people: [who('secret', ['sensitive']), who('open', ['routine'])], secondPersonId: null, partners: [{ unitId: 'u', function: null, personId: 'secret' }], teams: [], hrPopulations: new Set() }
  expect(contactsOf(asked, team, [{ function: 'people', level: 'routine', firstContact: 'generalist' }], new Set())).toEqual([{ id: 'open', areas: ['people'], standsInId: null }])
})

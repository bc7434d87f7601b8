import { randomUUIDv7 } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { addNote as noting, closeCase as closing, deed, lay, openCase as opening } from './fixtures/leave.ts'
import { acme, attempt, ava, cora, eli, guest, insert, jobActor, key, mia, outcome, person, seen, stranger, uuid, world, zoe } from './fixtures/world.ts'

const { owner, truth } = await world()
await lay(owner)
const openCase = deed(opening), closeCase = deed(closing), addNote = deed(noting)
const lead = cora
const naming = (who: typeof cora, file: string, whom: string, as: string) => attempt(who, `select app.name_member('case_file', $1, $2, $3)`, [file, whom, as])
const named = (file: string, whom: string, as: string) => owner.query(`insert into member (organization_id, who, list, record_id, part) values ($1, $2, 'case_file', $3, $4)`, [acme, whom, file, as])

describe('walls', () => {
  let file = ''
  beforeAll(async () => {
    file = await openCase(lead, { aboutId: person('eli'), title: 'Secret' })
    await named(file, person('ava'), 'legal')
    await named(file, person('ava'), 'scribe')
  })
  test('who opens a case leads and sees it', async () => expect(await seen(lead, 'case_file')).toHaveLength(1))
  test('nobody else does: not its subject, not the manager, not a key of who leads it, no job, no other organisation', async () => {
    for (const who of [eli, mia, zoe, key, guest, jobActor, stranger]) expect(await seen(who, 'case_file')).toHaveLength(0)
  })
  test('nobody opens one about themselves, nor without the function', async () => {
    expect(await outcome(openCase(lead, { aboutId: person('cora'), title: 'x' }))).toBe('42501')
    expect(await outcome(openCase(mia, { aboutId: person('eli'), title: 'x' }))).toBe('42501')
  })
  test('a stranger names neither herself nor others; nor does a member who doesn’t lead', async () => {
    expect(await naming(zoe, file, person('zoe'), 'legal')).toBe('42501')
    expect(await naming(ava, file, person('zoe'), 'legal')).toBe('42501')
    expect(await naming(guest, file, person('zoe'), 'legal')).toBe('42501')
    expect(await attempt(zoe, `insert into member (organization_id, who, list, record_id, part) values ($1, $2, 'case_file', $3, 'lead')`, [acme, person('zoe'), file])).toBe('42501')
    expect(await naming(lead, file, person('zoe'), 'legal')).toBe('rows')
  })
  test('two parts for one member; members see each other', async () => {
    expect(await seen(ava, 'case_file')).toHaveLength(1)
    expect(await seen(ava, 'member')).toHaveLength(3)
    expect(await seen(zoe, 'member')).toHaveLength(0)
  })
  test('only who leads closes or renames it', async () => {
    expect(await outcome(closeCase(ava, file))).toBe('403')
    expect(await outcome(closeCase(zoe, file))).toBe('404')
    expect(await attempt(ava, `update case_file set title = 'x' where id = $1 returning id`, [file])).toBe('no rows')
  })
  test('a member adds a note, in no other name, and moves it to no other case', async () => {
    await addNote(ava, { caseId: file, authorId: person('ava'), body: 'x' })
    expect(await seen(lead, 'case_note')).toHaveLength(1)
    expect(await outcome(addNote(ava, { caseId: file, authorId: person('cora'), body: 'x' }))).toBe('42501')
    expect(await attempt(ava, `update case_note set case_id = $1`, [randomUUIDv7()])).toBe('42501')
    expect(await attempt(lead, `update case_note set body = 'forged' returning id`)).toBe('no rows')
  })
  test('who is outside attaches no note, and a wrong id is answered alike', async () => {
    const unseen = outcome(addNote(mia, { caseId: file, authorId: person('mia'), body: 'x' }))
    const absent = outcome(addNote(mia, { caseId: randomUUIDv7(), authorId: person('mia'), body: 'x' }))
    expect([await unseen, await absent]).toEqual(['42501', '42501'])
  })
  test('notes are behind the wall, and so is what happened to them', async () => {
    for (const who of [mia, eli, zoe]) expect([await seen(who, 'case_note'), await seen(who, 'event', `record like 'case%'`)]).toEqual([[], []])
  })
  test('what happened to a note is told to those named on its case, and to no auditor', async () => {
    await insert(owner, 'access_grant', [{ organization_id: acme, version: 1, id: uuid(80, 900), holder_id: person('zoe'), function: 'audit', level: 'administer', population_id: null, starts_on: '2026-01-01', status: 'active', origin: 'given' }])
    expect(await seen(zoe, 'event', `record = 'organization' or record = 'case_note'`)).toEqual([])
    expect(await seen(zoe, 'event_value', `about_id is null`)).toEqual([])
    for (const who of [lead, ava]) expect(await seen(who, 'event', `record = 'case_note'`)).toHaveLength(1)
    await owner.query('delete from access_grant where id = $1', [uuid(80, 900)])
  })
  test('who leaves the case loses it at once', async () => {
    await owner.query(`update member set ends_at = app.clock() where who = $1`, [person('ava')])
    expect([await seen(ava, 'case_file'), await seen(ava, 'case_note'), await seen(ava, 'member')]).toEqual([[], [], []])
  })
  test('a guest who is named sees that one and nothing else', async () => {
    const another = await openCase(lead, { aboutId: person('mia'), title: 'Another' })
    await named(file, uuid(9, 1), 'counsel')
    expect((await seen(guest, 'case_file')).map(row => row['id'])).toEqual([file])
    for (const table of ['person', 'org_unit', 'directory_entry', 'pay', 'access_grant', 'event']) expect(await seen(guest, table), table).toEqual([])
    expect(await attempt(guest, `update case_file set title = 'x' returning id`)).toBe('no rows')
    expect(await truth(`select count(*)::int from case_file where id = $1`, [another])).toBe(1)
  })
})

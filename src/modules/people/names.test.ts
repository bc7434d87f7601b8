import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { entities, places, units, work } from '../../../test/fixtures/world.ts'

const { ask, truth } = await served()
const newcomer = { legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-03-02', jobId: work.engineer, unitId: units.north, locationId: places.london }
const found = async (q: string) => (await ask('cora', 'GET', `/directory?q=${encodeURIComponent(q)}`)).body.items!.map(each => each['name'])

// As they are written, and what is typed to find them: without accents, in part, in another form of Unicode, with another apostrophe.
const names: [name: string, ...typed: string[]][] = [
  ['Sukarno', 'sukarno', 'SUKAR'], ['Ng', 'ng'], ['O’Súilleabháin', 'o súil', "O'Suilleabhain"], ["D'Arcy St. John-Mollusc", 'd’arcy', 'mollusc', 'st john'], ['Đặng Thị Ngọc Thịnh', 'dang thi', 'Đặng'],
  ['Åsa Öström', 'asa ostrom', 'Åsa'.normalize('NFD')], ['Jose\u0301 Nu\u0301n\u0303ez', 'jose nunez', 'José'.normalize('NFC')], ['Weiß', 'weiss'], ['Łukasz Żółć', 'lukasz zolc'],
  ['محمد بن سلمان', 'محمد', 'سلمان'], ['דוד בן־גוריון', 'דוד'], ['李小龙', '李小龙', '李'], ['𠮷野家', '𠮷野'], ['김철수', '김철'], ['よしだ さくら', 'さくら'], ['क्षितिज लक्ष्मीनारायण', 'क्षितिज', 'लक्ष्मीनारायण', 'लक्ष्मी'], ['விஜயலட்சுமி', 'விஜய'], ['สมชาย ใจดี', 'ใจดี'], ['Ελένη Παπαδοπούλου', 'ελενη'], ['Ольга Щербакова', 'щерб'],
  ['Wolfe­schlegel­stein­hausen­berger­dorff'.replaceAll('­', ''), 'wolfeschlegel'], [`María de los Ángeles ${'Fernández-Villaverde y Ortiz '.repeat(6)}`.trim(), 'maria de los angeles'],
]

describe.each(names)('somebody called %s', (name, ...typed) => {
  test('is hired by that one name, read as it was written, and found', async () => {
    const hired = await ask('cora', 'POST', '/people/hire', { ...newcomer, name })
    expect(hired.status).toBe(201)
    expect((await ask('cora', 'GET', `/people/${String(hired.body['personId'])}`)).body).toMatchObject({ name, preferredName: null, pronouns: null })
    expect(await truth('select name from directory_entry where person_id = $1', [hired.body['personId']])).toBe(name)
    for (const each of [name, ...typed]) expect(await found(each), each).toContain(name)
  })
})

test('the preferred name and the pronouns are the person’s own words, and any may be taken back', async () => {
  const { body } = await ask('cora', 'POST', '/people/hire', { ...newcomer, name: 'Nguyễn Thị Minh Khai' })
  const path = `/people/${String(body['personId'])}`
  expect((await ask('cora', 'PATCH', path, { preferredName: 'Khải', pronouns: 'xe/xem' }, { 'if-match': '"1"' })).status).toBe(200)
  expect((await ask('cora', 'GET', path)).body).toMatchObject({ name: 'Nguyễn Thị Minh Khai', preferredName: 'Khải', pronouns: 'xe/xem' })
  expect((await ask('cora', 'PATCH', path, { preferredName: null, pronouns: null }, { 'if-match': '"2"' })).status).toBe(200)
  expect((await ask('cora', 'GET', path)).body).toMatchObject({ preferredName: null, pronouns: null })
})
test('a name of 200 characters is taken, a longer one and an empty one aren’t', async () => {
  const hire = async (name: string) => (await ask('cora', 'POST', '/people/hire', { ...newcomer, name })).status
  expect([await hire('a'.repeat(200)), await hire('a'.repeat(201)), await hire('')]).toEqual([201, 400, 400])
})

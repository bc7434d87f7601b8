import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, document, eli, gus, identifier, mia, attempt, person, spe } from '../../../test/fixtures/world.ts'
import { checkedIdentifier } from './identifiers.ts'

const { ask, owner, truth, rows } = await served()
const of = (who: 'eli' | 'zoe' | 'gus' | 'mia', kind: string, number: string, more: object = {}) => ({ personId: person(who), kind, number, ...more })
const check = (kind: string, number: string, more: object = {}) => () => checkedIdentifier(of('eli', kind, number, more) as never)

describe('numbers are checked as far as their rule is known', () => {
  // NINOs by HMRC's manual NIM39110; the Steuer-IDs and the Versicherungsnummer are published examples; Aadhaar and PAN those of python-stdnum.
  test.each([
    ['gb_nino', 'AB 12 34 56 C', 'AB123456C'], ['gb_nino', 'hh012345d', 'HH012345D'], ['us_ssn', '536-90-4399', '536904399'], ['de_idnr', '36 574 261 809', '36574261809'], ['de_idnr', '86095742719', '86095742719'], ['de_idnr', '65929970489', '65929970489'],
    ['de_svnr', '15 070649 C 103', '15070649C103'], ['in_pan', 'AAPPV8261K', 'AAPPV8261K'], ['in_aadhaar', '2341 2341 2346', '234123412346'], ['in_uan', '1009 0451 7210', '100904517210'],
  ])('%s %s is taken', (kind, given, number) => {
    expect(check(kind, given)()).toMatchObject({ number, country: kind.slice(0, 2).toUpperCase() })
  })
  test.each([
    ['gb_nino', 'QQ123456C'], ['gb_nino', 'GB123456C'], ['gb_nino', 'AO123456C'], ['gb_nino', 'AB123456E'], ['gb_nino', 'AB123456'], ['us_ssn', '000-12-3456'], ['us_ssn', '666-12-3456'], ['us_ssn', '912-34-5678'], ['us_ssn', '536-00-4399'], ['us_ssn', '536-90-0000'], ['us_ssn', '078-05-1120'],
    ['de_idnr', '36574261808'], ['de_idnr', '06574261809'], ['de_svnr', '15070649C102'], ['de_svnr', '15071349C103'], ['in_pan', 'AAPCV8261K'], ['in_pan', 'AAPPV0000K'], ['in_aadhaar', '234123412347'], ['in_aadhaar', '123412341234'], ['in_uan', '12345678901'],
  ])('%s %s is not', (kind, given) => {
    expect(check(kind, given)).toThrow('people.identifier_wrong')
  })
  test('one wrong digit is caught where there are check digits', () => {
    for (const [kind, number] of [['de_idnr', '36574261809'], ['de_idnr', '86095742719'], ['in_aadhaar', '234123412346']] as const) fc.assert(fc.property(fc.nat(number.length - 1), fc.nat(9), (at, digit) => {
      fc.pre(number[at] !== String(digit))
      expect(check(kind, number.slice(0, at) + digit + number.slice(at + 1))).toThrow('people.identifier_wrong')
    }))
  })
  test('another kind says of which country and what it is; a known one is of no other country', () => {
    expect(check('other', '1 85 12 75 108 042 44', { country: 'FR', note: 'NIR' })()).toMatchObject({ number: '185127510804244' })
    expect(check('other', '123456', { country: 'FR' })).toThrow('people.identifier_unnamed')
    expect(check('other', '123456', { note: 'NIR' })).toThrow('people.identifier_unnamed')
    expect(check('gb_nino', 'AB123456C', { country: 'US' })).toThrow('people.identifier_elsewhere')
  })
})

describe('a number of the state', () => {
  test('is kept sealed, shown masked, whole with an event', async () => {
    const { status, body } = await ask('gus', 'POST', '/national-identifiers', of('eli', 'gb_nino', 'AB 12 34 56 C'))
    expect(status).toBe(201)
    expect(await truth(`select number from national_identifier where id = $1`, [body['id']])).toMatch(/^s1\.[0-9a-f]{8}\.[\w-]{43}\./)
    expect((await ask('eli', 'GET', `/national-identifiers/${body['id']}`)).body).toMatchObject({ number: '•••• 456C', can: [] })
    expect((await ask('eli', 'POST', `/national-identifiers/${body['id']}/show`)).body).toEqual({ number: 'AB123456C' })
    expect((await ask('eli', 'GET', `/events?aboutId=${person('eli')}`)).body.items!.map(each => [each['record'], each['move'], each['actorName']]).slice(0, 2)).toEqual([['national_identifier', 'show', 'Eli Example'], ['national_identifier', 'create', 'Gus Example']])
    for (const name of ['event_value', 'event', 'idempotency_key', 'national_identifier']) expect(await truth(`select count(*)::int from ${name} t where t::text like '%123456%'`), name).toBe(0)
    expect(await rows(`select * from app.verify_events($1)`, [acme])).toEqual([])
  })
  test('with two people is a slip, refused without telling whose it is', async () => {
    const refused = await ask('gus', 'POST', '/national-identifiers', of('mia', 'gb_nino', 'ab123456c'))
    expect(refused).toMatchObject({ status: 422, body: { code: 'people.identifier_taken', field: 'number' } })
    expect(refused.text).not.toMatch(/Eli|eli|456/)
    expect((await ask('gus', 'POST', '/national-identifiers', of('eli', 'gb_nino', 'AB123456D'))).body.errors).toMatchObject([{ field: 'kind', code: 'taken' }])
    expect((await ask('gus', 'POST', '/national-identifiers', of('mia', 'gb_nino', 'AB123456D'))).status).toBe(201)
  })
  test('two at once can’t both bring the same', async () => {
    const both = await Promise.all([ask('cora', 'POST', '/national-identifiers', of('zoe', 'us_ssn', '536-90-4399')), ask('cora', 'POST', '/national-identifiers', of('mia', 'us_ssn', '536-90-4399'))])
    expect(both.map(each => each.status).sort()).toEqual([201, 422])
  })
  test('can’t be guessed by those who don’t look after such numbers: neither through the API nor by asking for the fact', async () => {
    const [index] = await rows(`select blind_number from national_identifier where kind = 'gb_nino' and person_id = $1`, [person('eli')])
    for (const who of [eli, mia, spe]) expect(await attempt(who, `select where app.identifier_taken('gb_nino', array[$1], $2)`, [index!['blind_number'], person('mia')])).toBe('no rows')
    expect(await attempt(gus, `select where app.identifier_taken('gb_nino', array[$1], $2)`, [index!['blind_number'], person('mia')])).toBe('rows')
    for (const who of ['eli', 'mia', 'zoe', 'spe', 'ava', 'key', 'job', 'guest', 'narrowKey'] as const) {
      expect((await ask(who, 'POST', '/national-identifiers', of('zoe', 'gb_nino', 'AB123456C'))).body['code'], who).toBe('not_yours')
      if (who !== 'eli') expect((await ask(who, 'POST', `/national-identifiers/${identifier('eli')}/show`)).status, who).toBe(404)
    }
    expect((await ask('gus', 'POST', '/national-identifiers', of('gus', 'us_ssn', '536-90-4398'))).status).toBe(403)
  })
  test('may be added by whoever looks after such numbers there, and the page knows', async () => {
    const may = async (who: 'eli' | 'gus' | 'cora' | 'mia', of: 'eli' | 'dora' | 'gus') => (await ask(who, 'GET', `/people/${person(of)}/may-add`)).body['records']
    expect(await may('eli', 'eli')).toContain('bank_account')
    expect(await may('eli', 'eli')).not.toContain('national_identifier')
    expect(await may('gus', 'eli')).toEqual(expect.arrayContaining(['bank_account', 'national_identifier', 'identity_document']))
    expect(await may('gus', 'dora')).toEqual([])
    expect(await may('gus', 'gus')).not.toContain('national_identifier')
    expect(await may('mia', 'eli')).toEqual([])
  })
})

describe('an identity document', () => {
  const passport = { personId: person('eli'), kind: 'passport', country: 'GB', number: '999 228 355', issuedOn: '2024-02-01', expiresOn: '2034-02-01' }
  test('is immigration’s to keep, the person’s to see; its number is masked', async () => {
    const { body } = await ask('gus', 'POST', '/identity-documents', passport)
    expect((await ask('eli', 'GET', `/identity-documents?personId=${person('eli')}`)).body.items!.map(each => [each['number'], each['expiresOn']])).toEqual([['•••• 0000', '2029-01-01'], ['•••• 8355', '2034-02-01']])
    expect((await ask('gus', 'POST', `/identity-documents/${body['id']}/show`)).body).toEqual({ number: '999228355' })
    for (const who of ['mia', 'spe', 'zoe', 'key', 'job'] as const) expect((await ask(who, 'GET', `/identity-documents/${document('eli')}`)).status, who).toBe(404)
  })
  test('doesn’t end before it begins', async () => {
    expect((await ask('gus', 'POST', '/identity-documents', { ...passport, expiresOn: '2024-01-31' })).body).toMatchObject({ code: 'people.expires_before_issued', field: 'expiresOn' })
    await expect(owner.query(`update identity_document set issued_on = '2030-01-01' where id = $1`, [document('eli')])).rejects.toThrow('expires_on_check')
  })
})

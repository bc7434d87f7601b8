import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openSecrets, proveKeys, reseal } from '#platform/secrets.ts'
import { records } from '../../modules.ts'
import { served } from '../../../test/fixtures/api.ts'
import { account, acme, attempt, cora, eli, gus, mia, person, spe, zoe } from '../../../test/fixtures/world.ts'
import { checked } from './bank.ts'

const { ask, database, owner, truth, rows } = await served()
const iban = 'GB33 BUKB 2020 1555 5555 55'
const paidTo = (more: object) => ({ personId: person('eli'), startsOn: '2026-07-01', holder: 'Eli & Mia', country: 'GB', ...more })
const version = { 'if-match': '"1"' }

// The IBANs are the examples of SWIFT's registry; routing numbers and IFSC those that Stripe gives for tests.
describe('an account is checked as far as its country’s rule is at hand', () => {
  test.each([
    ['GB', { iban: 'GB33BUKB20201555555555' }], ['DE', { iban: 'de89 3704 0044 0532 0130 00' }], ['FR', { iban: 'FR1420041010050500013M02606' }], ['NO', { iban: 'NO9386011117947' }],
    ['GB', { accountNumber: '5577 9911', routingCode: '20-00-00' }], ['US', { accountNumber: '000123456789', routingCode: '110000000' }], ['IN', { accountNumber: '000123456789', routingCode: 'hdfc0000261' }], ['NZ', { accountNumber: '01-0902-0068389-00' }],
  ])('%s %o is taken', (country, given) => {
    expect(checked(paidTo({ country, ...given }))).toMatchObject({ country })
  })
  test.each([
    ['GB', { iban: 'GB33BUKB20201555555556' }, 'iban_wrong'], ['DE', { iban: 'DE8937040044053201300' }, 'iban_wrong'], ['GB', { iban: 'DE89370400440532013000' }, 'iban_elsewhere'], ['GB', { iban: 'XX00' }, 'iban_wrong'],
    ['GB', {}, 'account_needed'], ['GB', { accountNumber: '123', routingCode: '200000' }, 'account_number_wrong'], ['GB', { accountNumber: '55779911', routingCode: '2000' }, 'routing_code_wrong'], ['GB', { accountNumber: '55779911' }, 'routing_code_wrong'],
    ['US', { accountNumber: '000123456789', routingCode: '110000001' }, 'routing_code_wrong'], ['US', { accountNumber: '000123456789', routingCode: '000000000' }, 'routing_code_wrong'], ['IN', { accountNumber: '000123456789', routingCode: 'HDFC1000261' }, 'routing_code_wrong'],
    ['GB', { iban: 'GB33BUKB20201555555555', accountNumber: '55779911' }, 'account_twice'], ['NZ', { accountNumber: '1/2/3/4' }, 'account_number_wrong'],
  ])('%s %o is not: %s', (country, given, code) => {
    expect(() => checked(paidTo({ country, ...given }))).toThrow(`people.${code}`)
  })
})

describe('bank details', () => {
  test('lie encrypted, are shown masked, and whole only on asking; each look is told to whom they belong', async () => {
    const made = await ask('eli', 'POST', '/bank-accounts', paidTo({ iban }), { 'idempotency-key': randomUUIDv7() })
    expect(made.status).toBe(201)
    const id = made.body['id'] as string
    expect(await truth(`select iban from bank_account where id = $1`, [id])).toMatch(/^s1\./)
    expect((await ask('eli', 'GET', `/bank-accounts/${id}`)).body).toMatchObject({ iban: '•••• 5555', holder: 'Eli & Mia', accountNumber: null, can: ['delete'] })
    expect((await ask('gus', 'GET', `/bank-accounts?personId=${person('eli')}`)).body.items!.map(each => each['iban'])).toEqual(['•••• 5555', '•••• 3000'])
    const shown = await ask('gus', 'POST', `/bank-accounts/${id}/show`)
    expect(shown.body).toEqual({ iban: 'GB33BUKB20201555555555', accountNumber: null })
    expect(shown.headers['cache-control']).toBe('no-store')
    const told = (await ask('eli', 'GET', `/events?aboutId=${person('eli')}`)).body.items!
    expect(told[0]).toMatchObject({ move: 'show', record: 'bank_account', recordId: id, actorName: 'Gus Example', before: {}, after: {} })
    expect(told[1]).toMatchObject({ move: 'create', after: { iban: '•', holder: '•' } })
    expect(await rows(`select * from app.verify_events($1)`, [acme])).toEqual([])
  })
  test('stand nowhere else: no table of the database says them', async () => {
    const tables = await rows(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('public', 'auth', 'jobs', 'equipoise')`)
    for (const { name } of tables) expect(await truth(`select count(*)::int from ${name} t where t::text ~ '5555555555|BUKB|Eli & Mia'`), String(name)).toBe(0)
    expect(tables.length).toBeGreaterThan(40)
  })
  test('are nobody else’s to see, to show or to guess', async () => {
    for (const who of ['mia', 'dora', 'zoe', 'spe', 'ava', 'guest', 'key', 'narrowKey', 'job', 'stranger'] as const) {
      expect((await ask(who, 'GET', `/bank-accounts/${account('eli')}`)).status, who).toBe(404)
      expect((await ask(who, 'POST', `/bank-accounts/${account('eli')}/show`)).status, who).toBe(404)
      expect((await ask(who, 'GET', `/bank-accounts?personId=${person('eli')}`)).body.items, who).toEqual([])
      expect((await ask(who, 'POST', '/bank-accounts', paidTo({ iban }))).status, who).toBe(403)
    }
    expect((await ask('gus', 'POST', `/bank-accounts/${account('dora')}/show`)).status).toBe(404)
    expect((await ask('cora', 'GET', `/bank-accounts?personId=${person('eli')}&iban=GB33BUKB20201555555555`)).status).toBe(400)
    expect((await ask('cora', 'GET', `/bank-accounts?personId=${person('eli')}&sort=iban`)).status).toBe(400)
    for (const who of [mia, zoe, spe]) expect(await attempt(who, `select app.post_look('bank_account', $1)`, [account('eli')])).toBe('42501')
    expect(await attempt(gus, `select app.post_look('bank_account', $1)`, [account('dora')])).toBe('42501')
    expect(await attempt(cora, `select app.post_look('employment_change', $1)`, [account('dora')])).toBe('42501')
  })
  test('aren’t in exports, nor in what a refusal says', async () => {
    const file = await ask('cora', 'GET', `/bank-accounts?personId=${person('eli')}`, undefined, { accept: 'text/csv' })
    expect(file.text).toMatch(/Account holder/)
    expect(file.text).not.toMatch(/IBAN|••••|s1\.|3000/)
    const refused = await ask('eli', 'POST', '/bank-accounts', paidTo({ iban: 'GB33BUKB20201555555556' }))
    expect(refused).toMatchObject({ status: 422, body: { code: 'people.iban_wrong', field: 'iban' } })
    expect(refused.text).not.toMatch(/555/)
  })
  test('brought over by SQL from another’s row, they stay shut and nothing is overwritten', async () => {
    const mine = await truth<string>(`select iban from bank_account where id = $1`, [account('gus')])
    const before = await truth<string>(`select iban from bank_account where id = $1`, [account('eli')])
    await owner.query(`update bank_account set iban = $2 where id = $1`, [account('eli'), mine])
    expect((await ask('eli', 'GET', `/bank-accounts/${account('eli')}`)).body['iban']).toBe('••••')
    expect(await ask('eli', 'POST', `/bank-accounts/${account('eli')}/show`)).toMatchObject({ status: 409, body: { code: 'sealed' } })
    expect(await truth(`select iban from bank_account where id = $1`, [account('eli')])).toBe(mine)
    await owner.query(`update bank_account set iban = $2 where id = $1`, [account('eli'), before])
    expect(await attempt(eli, `insert into bank_account (id, person_id, starts_on, holder, country, iban) values ($1, $2, '2026-09-01', 'x', 'DE', 'DE89370400440532013000')`, [randomUUIDv7(), person('eli')])).toBe('23514')
  })
  test('give way to others from a day on, one a day; who is paid may take one away', async () => {
    expect((await ask('gus', 'POST', '/bank-accounts', paidTo({ startsOn: '2026-08-01', accountNumber: '55779911', routingCode: '200000' }))).status).toBe(201)
    expect((await ask('eli', 'POST', '/bank-accounts', paidTo({ startsOn: '2026-08-01', iban })))).toMatchObject({ status: 422, body: { errors: [{ field: 'startsOn', code: 'taken' }] } })
    const [first] = (await ask('eli', 'GET', `/bank-accounts?personId=${person('eli')}`)).body.items!
    expect(first).toMatchObject({ startsOn: '2026-08-01', accountNumber: '•••• 9911', routingCode: '200000' })
    expect((await ask('eli', 'DELETE', `/bank-accounts/${first!['id']}`, undefined, version)).status).toBe(204)
    expect((await ask('eli', 'GET', `/events?aboutId=${person('eli')}`)).body.items![0]).toMatchObject({ move: 'delete', before: { accountNumber: '•', holder: '•' } })
  })
})

describe('a phone is kept as a number of its country, however it is typed', () => {
  test('at work that of the place, in private that of the address, else of the place; a foreign one as it says', async () => {
    const one = async (who: 'eli' | 'gus', path: string, change: object) => {
      const { headers } = await ask(who, 'GET', path)
      await ask(who, 'PATCH', path, change, { 'if-match': String(headers['etag']) })
      return (await ask(who, 'GET', path)).body
    }
    expect(await one('gus', `/people/${person('eli')}`, { workPhone: '(020) 7946 0123 x12' })).toMatchObject({ workPhone: '+442079460123 ext. 12' })
    expect(await one('eli', `/contact-details/${person('eli')}`, { mobilePhone: '07700 900123' })).toMatchObject({ mobilePhone: '+447700900123' })
    expect(await one('eli', `/contact-details/${person('eli')}`, { homePhone: '(212) 555-0123', country: 'US' })).toMatchObject({ homePhone: '+12125550123' })
    expect(await one('eli', `/contact-details/${person('eli')}`, { homePhone: '0049 30 23125 012' })).toMatchObject({ homePhone: '+493023125012' })
    expect(await one('gus', `/people/${person('eli')}`, { workPhone: '4711' })).toMatchObject({ workPhone: '4711' })
    const { body } = await ask('eli', 'POST', '/emergency-contacts', { personId: person('eli'), place: 2, name: 'Ann', phone: '212 555 0124' })
    expect(await one('eli', `/emergency-contacts/${body['id']}`, { otherPhone: '+44 20 7946 0000' })).toMatchObject({ phone: '+12125550124', otherPhone: '+442079460000', can: ['update', 'delete'] })
  })
})

describe('the key', () => {
  const former = 'a secret for tests, of 32 characters', present = 'the secret that came after, 32 signs'
  const keysUsed = async () => (await rows(`select distinct split_part(iban, '.', 2) as key from bank_account where iban is not null`)).map(each => each['key'])
  test('of another secret is refused at start, by name and with what to do; nothing is changed', async () => {
    await proveKeys(database.ownerUrl, records)
    const before = await rows('select * from bank_account order by id')
    const [key] = await keysUsed()
    openSecrets(present)
    await expect(proveKeys(database.ownerUrl, records)).rejects.toThrow(`with another secret (key ${String(key)})`)
    expect(await rows('select * from bank_account order by id')).toEqual(before)
    expect((await ask('gus', 'POST', `/bank-accounts/${account('gus')}/show`))).toMatchObject({ status: 409, body: { code: 'sealed' } })
  })
  test('is missed too where nobody noted which keys were used', async () => {
    openSecrets(present)
    await owner.query('delete from equipoise.sealing_key')
    await expect(proveKeys(database.ownerUrl, records)).rejects.toThrow('with another secret')
    expect(await truth('select count(*)::int from equipoise.sealing_key')).toBe(0)
  })
  test('of a former secret still opens; sealed anew, it isn’t needed any more', async () => {
    openSecrets(present, [former])
    await proveKeys(database.ownerUrl, records)
    expect(await truth('select count(*)::int from equipoise.sealing_key')).toBe(2)
    expect((await ask('gus', 'POST', `/bank-accounts/${account('gus')}/show`)).body['iban']).toBe('DE89370400440532013000')
    expect(await reseal(database.ownerUrl, records, null)).toEqual({ resealed: await truth('select ((select count(iban) + count(account_number) + count(holder) from bank_account) + (select count(number) from national_identifier) + (select count(number) from identity_document))::int'), lost: 0 })
    openSecrets(present)
    await proveKeys(database.ownerUrl, records)
    expect(await keysUsed()).toHaveLength(1)
    expect((await ask('gus', 'POST', `/bank-accounts/${account('gus')}/show`)).body['iban']).toBe('DE89370400440532013000')
  })
  test('that is lost stops sealing anew; only told by name, what it has sealed is given up', async () => {
    const [key] = await keysUsed()
    openSecrets(former)
    await expect(reseal(database.ownerUrl, records, null)).rejects.toThrow('sealed')
    expect(await keysUsed()).toEqual([key])
    expect((await reseal(database.ownerUrl, records, String(key))).lost).toBeGreaterThan(3)
    await proveKeys(database.ownerUrl, records)
    expect((await ask('gus', 'GET', `/bank-accounts/${account('gus')}`)).body).toMatchObject({ iban: null, country: 'DE' })
  })
})

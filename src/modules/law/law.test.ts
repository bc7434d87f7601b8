import { generateKeyPairSync, randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, ava, cora, dora, eli, insert, jobActor, key, other, person, seen, stranger, uuid, zoe, type Name } from '../../../test/fixtures/world.ts'
import { replaceEntered, replaceKnown } from './entered.ts'
import { answerHere, installEverywhere, publishersOf } from './index.ts'
import { canonical, largest, signPack, type Pack, type PackRow } from './pack.ts'
import { keyId } from './publishers.ts'

const ours = generateKeyPairSync('ed25519'), theirs = generateKeyPairSync('ed25519')
const spki = (pair: typeof ours) => pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
const services = { invite: async () => {}, tell: async () => false, issueCode: async () => { throw new Error('nobody signs in here') }, folder: () => '', largestUpload: 1, rulePublishers: `Example Law Ltd = ${spki(ours)}; Second House = ${spki(theirs)}` }
const otherZoe: Actor = { kind: 'person', organizationId: other, personId: person('zoe') }
const { ask, database, owner, rows, truth } = await served({ services, others: { otherZoe, stale: { kind: 'session', token: 'over' }, forged: { kind: 'key', hash: 'none' } } })
type Who = Parameters<typeof ask>[0]

// Zoe prepares for compliance, Dora and Cora check; Spe looks after HR systems; the other organisation has the same of its own.
const mine = { organization_id: acme, version: 1, starts_on: '2020-01-01', status: 'active' }
const held: [Name, string, string][] = [['zoe', 'compliance', 'handle'], ['dora', 'compliance', 'administer'], ['eli', 'compliance', 'view'], ['spe', 'systems', 'administer'], ['mia', 'systems', 'view']]
await insert(owner, 'access_grant', held.map(([name, area, level], i) => ({ ...mine, id: uuid(90, i), holder_id: person(name), function: area, level })))
await insert(owner, 'person', [{ organization_id: other, version: 1, id: person('zoe'), name: 'Zoe of Other' }])
await insert(owner, 'access_grant', [{ ...mine, organization_id: other, id: uuid(90, 20), holder_id: person('zoe'), function: 'compliance', level: 'administer' }])

const next = { rates: 'gb.week-pay-limit', startsOn: '2027-04-06', endsOn: '2028-04-05', values: { weeklyLimit: '780.00' }, instrument: 'The Employment Rights (Increase of Limits) Order', readOn: '2026-06-14', address: 'https://example.org/order' }
const prepare = (more: object = {}, who: Who = 'zoe') => ask(who, 'POST', '/entered-parameters/prepare', { ...next, ...more })
const move = (id: string, name: string, who: Who = 'dora', body: object = {}) => ask(who, 'POST', `/entered-parameters/${id}/${name}`, body)
const entered = async (more: object = {}) => {
  const { body } = await prepare(more)
  await move(body['id'] as string, 'confirm')
  return body['id'] as string
}
const limit = async (who: Who, on = '2027-06-01') => {
  const { body } = await ask(who, 'POST', '/rules/gb.statutory-redundancy-pay', { on, input: { ageAtDismissal: 45, completeYears: 12, weeklyPay: '2000.00' } })
  return (body['output'] as { weeklyLimit: string } | undefined)?.weeklyLimit ?? body['code']
}
const undo = async () => {
  await owner.query('delete from entered_parameter')
  await owner.query('delete from rule_pack')
}

describe('a figure that is entered', () => {
  test('counts once a second person has put it in force, in that organisation alone, with its mark and source', async () => {
    const { status, body } = await prepare()
    expect(status).toBe(201)
    const id = body['id'] as string
    expect(await limit('eli')).toBe('rules.not_known_for_date')
    expect((await move(id, 'confirm', 'zoe')).status).toBe(403)
    expect((await move(id, 'confirm', 'dora')).status).toBe(200)
    for (const who of ['eli', 'zoe', 'key', 'narrowKey', 'ben'] as const) expect(await limit(who), who).toBe('780.00')
    for (const who of ['nobody', 'stranger', 'otherZoe'] as const) expect(await limit(who), who).toBe('rules.not_known_for_date')
    const answer = await ask('ben', 'POST', '/rules/gb.statutory-redundancy-pay', { on: '2027-06-01', input: { ageAtDismissal: 45, completeYears: 12, weeklyPay: '2000.00' } })
    expect(answer.body['parameters']).toEqual([{ name: 'great-britain', from: '2027-04-06', source: { instrument: next.instrument, address: next.address, readOn: next.readOn }, origin: 'entered here', id, checkedAt: expect.stringMatching(/^2026-06-15T12:00/) }])
    const own = await ask('eli', 'GET', '/rules/gb.statutory-redundancy-pay')
    expect((own.body['parameters'] as { id: string; until: string; rows: object[] }[])[0]).toMatchObject({ id: 'gb.week-pay-limit', until: '2028-04-05', rows: expect.arrayContaining([expect.objectContaining({ from: '2027-04-06', origin: 'entered here', preparedBy: 'Zoe Example', checkedBy: 'Dora Example' })]) })
    expect(JSON.stringify((await ask('nobody', 'GET', '/rules/gb.statutory-redundancy-pay')).body)).not.toContain('entered here')
    expect(await limit('eli', '2027-04-05')).toBe('751.00')
    expect((await as(eli, tx => answerHere(tx, 'gb.statutory-redundancy-pay', { on: '2027-06-01', input: { ageAtDismissal: 45, completeYears: 12, weeklyPay: '2000.00' } }))).output['weeklyLimit']).toBe('780.00')
    expect((await ask('zoe', 'GET', `/events?record=entered_parameter&recordId=${id}`)).body.items).toMatchObject([{ move: 'confirm', actorName: 'Dora Example' }, { move: 'create', actorName: 'Zoe Example' }])
    expect((await move(id, 'withdraw', 'zoe')).status).toBe(403)
    expect((await move(id, 'withdraw', 'cora', { reason: 'Read amiss' })).status).toBe(200)
    expect(await limit('eli')).toBe('rules.not_known_for_date')
    await undo()
  })
  test('in two organisations at once gives each its own', async () => {
    await entered()
    const { body } = await prepare({ values: { weeklyLimit: '790.00' } }, 'otherZoe')
    expect((await move(body['id'] as string, 'confirm', 'stranger')).status).toBe(200)
    expect(await Promise.all((['eli', 'otherZoe', 'nobody', 'stranger', 'zoe', 'key'] as const).map(who => limit(who)))).toEqual(['780.00', '790.00', 'rules.not_known_for_date', '790.00', '780.00', '780.00'])
    await undo()
  })
  test.each<[string, object, number, object]>([
    ['of a day that is known', { startsOn: '2026-04-06' }, 422, { code: 'law.known_already', field: 'startsOn', title: expect.stringContaining('6 April 2026') }],
    ['without an end, where the law sets it each year', { endsOn: undefined }, 422, { code: 'law.needs_end' }], ['that ends before it starts', { endsOn: '2027-04-05' }, 422, { code: 'law.ends_before' }],
    ['read on a day to come', { readOn: '2026-06-17' }, 422, { code: 'law.read_ahead' }], ['of no known table', { rates: 'gb.nothing' }, 422, { code: 'law.unknown_rates' }],
    ['whose value doesn’t fit', { values: { weeklyLimit: 780 } }, 422, { code: 'invalid', errors: [{ field: 'values.weeklyLimit' }] }], ['with another value too', { values: { weeklyLimit: '1.00', x: 1 } }, 422, { errors: [{ field: 'values.x' }] }],
    ['with none', { values: {} }, 422, { errors: [{ field: 'values.weeklyLimit', code: 'required' }] }], ['without a source', { instrument: undefined }, 400, { errors: [{ field: 'instrument' }] }], ['whose source is no address', { address: 'javascript:alert(1)' }, 400, { errors: [{ field: 'address' }] }],
  ])('is refused by name: %s', async (_, more, status, body) => expect(await prepare(more)).toMatchObject({ status, body }))
  test('is prepared by compliance alone, and of one day only one counts or waits', async () => {
    for (const who of ['eli', 'mia', 'gus', 'spe', 'ava', 'key', 'narrowKey', 'guest', 'job'] as const) expect((await prepare({}, who)).status, who).toBe(403)
    expect((await prepare({}, 'nobody')).status).toBe(401)
    const { body } = await prepare()
    expect(await prepare({ values: { weeklyLimit: '1.00' } })).toMatchObject({ status: 422, body: { errors: [{ field: 'startsOn', code: 'taken' }] } })
    expect((await move(body['id'] as string, 'decline', 'zoe', { reason: 'Twice' })).status).toBe(200)
    expect((await prepare({ values: { weeklyLimit: '1.00' } })).status).toBe(201)
    await undo()
  })
  test('nobody puts in force by SQL, by a key of theirs or as a job what they prepared', async () => {
    const { body } = await prepare({}, 'cora')
    const id = body['id'] as string
    await insert(owner, 'api_key', [{ organization_id: acme, version: 1, id: uuid(90, 40), holder_id: person('cora'), name: 'All', scopes: 'compliance:administer', ends_on: '2027-01-01', status: 'active', prefix: 'x', hash: 'own' }])
    for (const who of [cora, { kind: 'key', hash: 'own' } as Actor, zoe, jobActor, key]) expect(await attempt(who, `update entered_parameter set status = 'in_force' where id = $1 returning id`, [id]), JSON.stringify(who)).not.toBe('rows')
    expect(await attempt({ kind: 'job', organizationId: acme, name: 'law.replace' }, `update entered_parameter set status = 'in_force' where id = $1 returning id`, [id])).toBe('42501')
    expect(await attempt(dora, `update entered_parameter set status = 'in_force', prepared_by_id = $2 where id = $1`, [id, person('zoe')])).toBe('42501')
    const forged = `insert into entered_parameter (id, rates, starts_on, figures, follows_from, instrument, read_on) values ('${randomUUIDv7()}', 'gb.x', '2028-01-01', '[{"name": "a", "value": "1"}]', '2026-01-01', 'x', '2026-01-01')`
    expect(await attempt(zoe, forged.replace('read_on)', `read_on, prepared_by_id)`).replace(/\)$/, `, '${person('dora')}')`))).toBe('42501')
    expect(await attempt(jobActor, forged)).toBe('42501')
    expect(await attempt(zoe, forged.replace('read_on)', 'read_on, status)').replace(/\)$/, `, 'in_force')`))).toBe('42501')
    expect((await move(id, 'replace', 'dora')).status).toBe(404)
    for (const who of [cora, dora, zoe, { kind: 'key', hash: 'own' } as Actor]) expect(await attempt(who, `update entered_parameter set status = 'replaced', replaced_by = 'x' where id = $1 returning id`, [id]), JSON.stringify(who)).not.toBe('rows')
    expect((await ask('dora', 'PATCH', `/entered-parameters/${id}`, { reason: 'x' }, { 'if-match': '"1"' })).status).toBe(404)
    await undo()
  })
  test('is unseen by whoever doesn’t look after compliance, and its names with it', async () => {
    const id = await entered()
    for (const who of ['mia', 'gus', 'spe', 'ava', 'key', 'guest', 'otherZoe'] as const) {
      expect((await ask(who, 'GET', `/entered-parameters/${id}`)).status, who).toBe(404)
      expect((await ask(who, 'GET', '/law')).text, who).not.toContain('Example')
    }
    expect((await ask('nobody', 'GET', '/law')).body).toEqual({ packs: [], entered: [] })
    expect((await ask('ava', 'GET', '/law')).body['entered']).toMatchObject([{ values: { weeklyLimit: '780.00' } }])
    await undo()
  })
})

const row: PackRow = { rates: 'gb.week-pay-limit', from: '2027-04-06', until: '2028-04-05', values: { weeklyLimit: '785.00' }, source: { instrument: 'The Order as made', address: 'https://example.org/made' } }
const pack = (more: Partial<Pack> = {}, pair = ours) => signPack({ format: 'equipoise-rules-pack/1', publisher: 'Example Law Ltd', number: 1, issuedOn: '2026-06-10', rows: [row], key: keyId(spki(pair)), ...more }, pair.privateKey)
const everywhere = (file = pack()) => installEverywhere(database.ownerUrl, JSON.stringify(file), publishersOf(services.rulePublishers))
const install = (file: unknown, who: Who = 'spe') => ask(who, 'POST', '/rule-packs/install', { file: typeof file === 'string' ? file : JSON.stringify(file) })

describe('a signed pack', () => {
  test('brings its figures to the organisation whose administrator installs it; twice is once', async () => {
    expect(await install(pack())).toMatchObject({ status: 200, body: { isNew: true, rows: 1, number: 1 } })
    for (const who of ['eli', 'key'] as const) expect(await limit(who)).toBe('785.00')
    for (const who of ['nobody', 'stranger'] as const) expect(await limit(who)).toBe('rules.not_known_for_date')
    expect((await install(pack())).body).toMatchObject({ isNew: false, id: null })
    expect(await truth('select count(*)::int from rule_pack')).toBe(1)
    expect((await ask('mia', 'GET', '/rule-packs')).body.items).toMatchObject([{ publisher: 'Example Law Ltd', number: 1, rowCount: 1, scope: 'here', installedById: person('spe') }])
    expect((await ask('spe', 'GET', `/events?record=rule_pack&recordId=${(await ask('mia', 'GET', '/rule-packs')).body.items![0]!['id']}`)).body.items).toMatchObject([{ move: 'create', after: { number: 1, scope: 'here' } }])
    await undo()
  })
  test('puts an entered figure aside at once, with who had prepared it still seeing both', async () => {
    const id = await entered(), { body } = await prepare({ startsOn: '2028-04-06', endsOn: '2029-04-05' })
    expect((await install(pack())).status).toBe(200)
    expect(await limit('eli')).toBe('785.00')
    for (const who of ['zoe', 'dora'] as const) expect((await ask(who, 'GET', `/entered-parameters/${id}`)).body).toMatchObject({ status: 'replaced', replacedBy: 'Example Law Ltd, pack 1 of 10 June 2026', figures: [{ name: 'weeklyLimit', value: '780.00' }] })
    expect((await ask('zoe', 'GET', `/entered-parameters/${body['id'] as string}`)).body['status']).toBe('prepared')
    expect((await ask('zoe', 'GET', `/events?record=entered_parameter&recordId=${id}`)).body.items).toMatchObject([{ move: 'replace' }, {}, {}])
    expect((await prepare()).body).toMatchObject({ code: 'law.known_already' })
    await undo()
  })
  test('puts aside what still waits as well: it can’t be put in force any more, not even before that was written down', async () => {
    const { body } = await prepare(), id = body['id'] as string
    await install(pack())
    expect(await move(id, 'confirm')).toMatchObject({ status: 409 })
    await owner.query(`update entered_parameter set status = 'prepared', replaced_by = null`)
    expect(await move(id, 'confirm')).toMatchObject({ status: 422, body: { code: 'law.known_meanwhile' } })
    await undo()
  })
  test('that holds for the whole installation speaks to everybody, the organisations to come and those not signed in', async () => {
    await entered()
    expect(await everywhere()).toEqual({ publisher: 'Example Law Ltd', number: 1, rows: 1, isNew: true })
    expect(await everywhere()).toMatchObject({ isNew: false })
    for (const who of ['eli', 'stranger', 'nobody', 'key'] as const) expect(await limit(who), who).toBe('785.00')
    expect(await rows(`select status, replaced_by from entered_parameter`)).toEqual([{ status: 'replaced', replaced_by: 'Example Law Ltd, pack 1 of 10 June 2026' }])
    // A new release brings figures without anybody installing them: they count at once, the job writes it down.
    await owner.query(`update entered_parameter set status = 'in_force', replaced_by = null`)
    expect(await limit('eli')).toBe('785.00')
    await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'law.replace' }, replaceEntered.run)
    expect(await rows(`select status from entered_parameter`)).toEqual([{ status: 'replaced' }])
    expect(await replaceKnown(acme)).toBe(0)
    expect((await ask('stranger', 'GET', '/rule-packs')).body.items).toMatchObject([{ scope: 'everywhere', installedById: null }])
    expect(await rows(`select distinct actor from event where record = 'rule_pack' and move = 'create' and actor like 'system:%'`)).toEqual([{ actor: 'system:rules-pack' }])
    expect((await install(pack())).body).toMatchObject({ isNew: false })
    await undo()
  })

  const tampered = (change: (pack: Pack) => void) => { const made = structuredClone(pack()); change(made); return made }
  test.each<[string, unknown, string]>([
    ['a figure changed afterwards', tampered(made => { made.rows[0]!.values['weeklyLimit'] = '9999.00' }), 'law.pack_bad_signature'], ['a row added', tampered(made => { made.rows.push({ ...row, from: '2028-04-06', until: '2029-04-05' }) }), 'law.pack_bad_signature'],
    ['another number', tampered(made => { made.number = 9 }), 'law.pack_bad_signature'], ['a signature of noughts', { ...pack(), signature: `${'A'.repeat(86)}==` }, 'law.pack_bad_signature'],
    ['signed by a stranger', pack({}, generateKeyPairSync('ed25519')), 'law.pack_unknown_key'], ['signed by another trusted house in this one’s name', pack({}, theirs), 'law.pack_unknown_key'],
    ['a stranger’s signature under a trusted key’s id', { ...pack(), signature: pack({ key: keyId(spki(ours)) }, theirs).signature }, 'law.pack_bad_signature'],
    ['no JSON', '{"format"', 'law.pack_not_json'], ['nothing', '', 'law.pack_not_json'], ['another JSON', '{"a":1}', 'law.pack_no_pack'], ['a list', '[]', 'law.pack_no_pack'], ['another format', { ...pack(), format: 'equipoise-rules-pack/2' }, 'law.pack_no_pack'],
    ['a field too many', { ...pack(), note: 'x' }, 'law.pack_no_pack'], ['a prototype', JSON.stringify(pack()).replace('"rates"', '"__proto__":{"corrects":true},"rates"'), 'law.pack_no_pack'], ['more than 1 MB', ' '.repeat(largest) + JSON.stringify(pack()), 'law.pack_too_large'],
    ['figures that nobody knows', pack({ rows: [{ ...row, rates: 'gb.unknown' }] }), 'law.pack_unknown_rates'], ['a value that doesn’t fit', pack({ rows: [{ ...row, values: { weeklyLimit: '785.000' } }] }), 'law.pack_misfits'],
    ['a value too many', pack({ rows: [{ ...row, values: { weeklyLimit: '785.00', x: 1 } }] }), 'law.pack_misfits'], ['a value too few', pack({ rows: [{ ...row, values: {} }] }), 'law.pack_misfits'], ['a day twice', pack({ rows: [row, row] }), 'law.pack_misfits'],
    ['an end before the start', pack({ rows: [{ ...row, until: '2027-04-05' }] }), 'law.pack_misfits'], ['no end where the law sets it each year', pack({ rows: [{ rates: row.rates, from: row.from, values: row.values, source: row.source }] }), 'law.pack_misfits'],
    ['the past, silently', pack({ rows: [{ ...row, from: '2026-04-06', until: '2027-04-05' }] }), 'law.pack_rewrites'], ['no such day', pack({ rows: [{ ...row, from: '2027-02-30' }] }), 'law.pack_no_pack'],
  ])('is refused by name, and nothing of it stands: %s', async (_, file, code) => {
    expect((await install(file)).body['code']).toBe(code)
    expect((await install(file)).status).toBe(422)
    expect(await truth('select count(*)::int from rule_pack')).toBe(0)
  })
  test('may correct the past where it says so; an older one doesn’t come after, nor another of the same number', async () => {
    const corrected = pack({ number: 2, rows: [{ ...row, from: '2026-04-06', until: '2027-04-05', values: { weeklyLimit: '752.00' }, corrects: true }] })
    expect((await install(corrected)).status).toBe(200)
    expect([await limit('eli', '2026-06-01'), await limit('eli', '2026-04-05'), await limit('nobody', '2026-06-01')]).toEqual(['752.00', '719.00', '751.00'])
    expect((await install(pack())).body).toMatchObject({ code: 'law.pack_older', newest: 2 })
    expect((await install(pack({ number: 2 }))).body['code']).toBe('law.pack_other')
    expect((await install(pack({ publisher: 'Second House' }, theirs))).body).toMatchObject({ isNew: true })
    await undo()
  })
  test('is installed by those who administer HR systems, for their own organisation', async () => {
    for (const who of ['eli', 'mia', 'zoe', 'gus', 'ava', 'key', 'narrowKey', 'guest', 'job', 'otherZoe'] as const) expect((await install(pack(), who)).status, who).toBe(403)
    expect((await install(pack(), 'nobody')).status).toBe(401)
    for (const who of [eli, zoe, ava, jobActor]) expect(await attempt(who, `select app.install_pack($1, 'x')`, [JSON.stringify(pack())])).toBe('42501')
    for (const call of [`app.install_pack_everywhere('{}', 'x')`, `app.put_pack('${acme}', '{}', 'x', 'here', null)`]) expect(await attempt(cora, `select ${call}`)).toBe('42501')
    expect(await attempt(cora, `insert into rule_pack (id) values ('${randomUUIDv7()}')`)).toBe('42501')
    expect((await install(pack(), 'stranger')).status).toBe(200)
    expect([await limit('stranger'), await limit('eli')]).toEqual(['785.00', 'rules.not_known_for_date'])
    expect(await seen(eli, 'rule_pack')).toEqual([])
    expect(await as(cora, tx => tx.query('select * from app.entered_somewhere()'))).toEqual([])
    await undo()
  })
  test('is signed over its content and not over how it was written', () => {
    expect(canonical({ b: [1, 2.5, 'é"', null], a: { z: true, y: undefined } })).toBe('{"a":{"z":true},"b":[1,2.5,"é\\"",null]}')
    const { signature, ...rest } = pack()
    expect(canonical(Object.fromEntries(Object.entries(rest).toReversed()))).toBe(canonical(rest))
    expect(signature).toHaveLength(88)
  })
  test('a session that is over asks as anybody does; a key that is none is refused, lest a program take one answer for the other', async () => {
    await everywhere()
    await entered({ startsOn: '2028-04-06', endsOn: '2029-04-05' })
    expect([await limit('stale'), await limit('stale', '2028-06-01')]).toEqual(['785.00', 'rules.not_known_for_date'])
    expect((await ask('stale', 'GET', '/law')).body).toMatchObject({ packs: [{ values: { weeklyLimit: '785.00' } }], entered: [] })
    for (const path of ['/law', '/rules/gb.statutory-redundancy-pay']) expect((await ask('forged', 'GET', path)).status).toBe(401)
    await undo()
  })
  test('figures that a job reads stand in no organisation but that of the job', async () => {
    await entered()
    expect((await as({ kind: 'job', organizationId: other, name: 'test.sweep' }, tx => tx.query<{ law: { entered: unknown[] } }>('select app.law_here() as law')))[0]!.law.entered).toEqual([])
    expect((await as(stranger, tx => tx.query<{ law: { entered: unknown[] } }>('select app.law_here() as law')))[0]!.law.entered).toEqual([])
    await undo()
  })
})

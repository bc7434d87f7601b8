import { randomUUIDv7 } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { actors, attempt, ava, cora, eli, mia, person, seen, zoe } from '../../../test/fixtures/world.ts'
import { remind } from './reminders.ts'

const { ask, app, owner, rows, truth } = await served()
type Who = keyof typeof actors
const contact = async (more: object = {}) => (await ask('eli', 'POST', '/network-contacts', { personId: person('eli'), name: 'Quillon Verity', does: 'Head of people at a mill', email: 'quillon@elsewhere.example', phone: '+44 20 7946 0000', note: 'Would hire me', circle: 'Mentors', ...more }, { 'idempotency-key': randomUUIDv7() })).body['id'] as string
const forward = (contactId: string, more: object = {}, who: Who = 'eli') => ask(who, 'POST', '/contact-consents/put-forward', { contactId, to: 'Zoe@acme.example', role: 'mentor', shares: ['does', 'email'], agreedOn: '2026-06-10', agreedHow: 'On the phone', until: '2026-12-31', message: 'Knows the trade', ...more }, { 'idempotency-key': randomUUIDv7() })
const others = (Object.keys(actors) as Who[]).filter(who => who !== 'eli')
const known = async (who: Who) => (await ask(who, 'GET', `/contacts-offered?personId=${person('zoe')}`)).body.items ?? []

beforeEach(async () => { for (const table of ['network_contact', 'notification']) await owner.query(`delete from ${table}`) })

describe('a contact put forward', () => {
  test('is seen by the colleague, as far as was agreed and no further, and by nobody else; they are told', async () => {
    const id = await contact(), other = await contact({ name: 'Tunde Quillon' }), { status, body } = await forward(id)
    expect([status, body]).toMatchObject([201, { to: 'Zoe Example' }])
    const [offered] = await known('zoe')
    expect(offered).toMatchObject({ byName: 'Eli Example', role: 'mentor', name: 'Quillon Verity', does: 'Head of people at a mill', email: 'quillon@elsewhere.example', phone: null, message: 'Knows the trade', until: '2026-12-31' })
    expect(JSON.stringify(offered)).not.toMatch(/Would hire me|On the phone|Mentors|7946/)
    expect((await ask('zoe', 'GET', '/notifications')).body.items).toMatchObject([{ kind: 'careers.put_forward', name: 'Quillon Verity', page: '/careers?view=network' }])
    for (const path of [`/network-contacts/${id}`, `/network-contacts/${other}`, `/contact-consents/${body['id'] as string}`]) for (const who of others) expect((await ask(who, 'GET', path)).status, `${who} ${path}`).toBe(404)
    for (const who of others.filter(who => who !== 'zoe')) expect(await known(who), who).toEqual([])
    for (const who of [cora, ava, mia, zoe]) for (const table of ['network_contact', 'contact_consent', 'event', 'event_value']) expect(await seen(who, table, table === 'event' ? `record in ('contact_consent', 'network_contact')` : table === 'event_value' ? `after::text ~ 'Quillon|Knows the trade'` : 'true'), table).toEqual([])
  })
  test('taken back, over, or its owner gone, it is seen no more; what was told of it names nobody', async () => {
    const id = await contact(), { body } = await forward(id)
    expect((await ask('eli', 'POST', `/contact-consents/${body['id'] as string}/withdraw`)).status).toBe(200)
    expect(await known('zoe')).toEqual([])
    expect((await ask('zoe', 'GET', '/notifications')).body.items).toMatchObject([{ name: null, page: null }])
    const turn = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: remind.name }, tx => remind.run(tx) as Promise<void>)
    await forward(id)
    await turn()
    expect(await known('zoe')).toHaveLength(1)
    await rows(`update contact_consent set agreed_on = '2026-05-01', until = '2026-06-14' where status = 'given' returning id`)
    await turn()
    expect(await known('zoe')).toEqual([])
    await forward(id)
    expect((await ask('eli', 'DELETE', `/network-contacts/${id}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
    expect([await known('zoe'), await truth('select count(*)::int from contact_consent')]).toEqual([[], 0])
  })
  test('what the contact is changed to later isn’t what they agreed to show', async () => {
    const id = await contact()
    expect((await forward(id, { shares: null })).status).toBe(201)
    await ask('eli', 'PATCH', `/network-contacts/${id}`, { name: 'Quillon Verity-Moss', email: 'private@elsewhere.example' }, { 'if-match': '"1"' })
    expect(await known('zoe')).toMatchObject([{ name: 'Quillon Verity', email: null, does: null }])
  })
  test('is refused in plain words: nobody of that address, agreed later, too long, nothing of the kind, somebody else’s contact', async () => {
    const id = await contact({ phone: null })
    for (const [more, code] of [[{ to: 'nobody@acme.example' }, 'careers.no_such_colleague'], [{ to: 'eli@acme.example' }, 'careers.no_such_colleague'], [{ agreedOn: '2026-06-16' }, 'careers.agreed_ahead'], [{ until: '2027-06-16' }, 'careers.put_forward_until'], [{ until: '2026-06-15' }, 'careers.put_forward_until'], [{ shares: ['phone'] }, 'careers.nothing_to_share']] as const) expect((await forward(id, more)).body, code).toMatchObject({ code })
    expect((await forward(id, { to: 'mia@acme.example' }, 'zoe')).status).toBe(404)
    expect((await ask('eli', 'POST', '/contact-consents', { personId: person('eli'), contactId: id, toId: person('zoe'), toName: 'x', role: 'mentor', agreedOn: '2026-06-10', agreedHow: 'x', until: '2026-12-31' })).status).toBe(404)
    expect(await attempt(zoe, `insert into contact_offered (id, person_id, by_id, by_name, role, name, until) values (uuidv7(), $1, $1, 'x', 'mentor', 'x', '2026-12-31')`, [person('zoe')])).toBe('42501')
    expect(await attempt(eli, `select app.end_consents()`)).toBe('42501')
  })
})

test('what proves a certificate is the person’s alone: learning reads the certificate, and neither the file nor that there is one', async () => {
  const { body: { id } } = await ask('eli', 'POST', '/certificates', { personId: person('eli'), kind: 'phr' }, { 'idempotency-key': randomUUIDv7() })
  const bytes = Buffer.from('%PDF-1.7\nDiploma'), bring = (who: Who) => app.inject({ method: 'POST', url: `/api/v1/certificate-files?${new URLSearchParams({ certificateId: id as string, name: 'diploma.pdf' })}`, headers: { 'x-actor': who, 'content-type': 'application/octet-stream' }, payload: bytes })
  const reply = await bring('eli'), file = (JSON.parse(reply.body) as { id: string }).id
  expect(reply.statusCode, reply.body).toBe(201)
  const content = (who: Who) => app.inject({ method: 'GET', url: `/api/v1/certificate-files/${file}/content`, headers: { 'x-actor': who } })
  expect((await content('eli')).rawPayload.equals(bytes)).toBe(true)
  expect((await ask('gus', 'GET', `/certificates/${id as string}`)).status).toBe(200)
  for (const who of others) expect([(await content(who)).statusCode, (await ask(who, 'GET', `/certificate-files?certificateId=${id as string}`)).body.items ?? [], (await bring(who)).statusCode === 201], who).toEqual([404, [], false])
  for (const who of [cora, ava]) for (const table of ['certificate_file', 'file_chunk', 'event']) expect(await seen(who, table, table === 'event' ? 'record_id = $1' : table === 'file_chunk' ? 'file_id = $1' : 'id = $1', [file]), table).toEqual([])
  expect((await ask('eli', 'DELETE', `/certificates/${id as string}`, undefined, { 'if-match': '"1"' })).status).toBe(204)
  expect(await truth('select count(*)::int from file_chunk where file_id = $1', [file])).toBe(0)
})

test('open roles of the company: those that the asker may know of; otherwise unknown, and no number', async () => {
  expect((await ask('cora', 'GET', '/careers/open-roles')).body).toEqual({ isKnown: false, items: [] })
  await rows(`update settings set uses_positions = true returning id`)
  const ids = (await rows(`select l.id as entity, p.location_id as place, p.unit_id as unit, p.job_id as job from placement p join assignment a on a.id = p.assignment_id join employment e on e.id = a.employment_id join legal_entity l on l.id = e.legal_entity_id where a.person_id = $1 limit 1`, [person('eli')]))[0]!
  expect((await ask('cora', 'POST', '/positions/open', { title: 'HR Generalist, second seat', startsOn: '2026-06-01', budgetedFte: 1, legalEntityId: ids['entity'], locationId: ids['place'], unitId: ids['unit'], jobId: ids['job'] })).status).toBe(201)
  expect((await ask('gus', 'GET', '/careers/open-roles')).body).toMatchObject({ isKnown: true, items: [{ title: 'HR Generalist, second seat', budgetedFte: 1, filledFte: 0 }] })
  for (const who of ['eli', 'mia', 'zoe'] as const) expect((await ask(who, 'GET', '/careers/open-roles')).body, who).toEqual({ isKnown: false, items: [] })
})

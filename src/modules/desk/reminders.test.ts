import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { attempt, contract, cora, document, employment, gus, insert, acme, job, jobActor, person, places, uuid } from '../../../test/fixtures/world.ts'
import type { DateToDecide } from './contract-reminders.ts'
import { remind } from './reminders.ts'

// It is Monday, 15 June 2026, noon in UTC.
const { ask, owner, rows, truth } = await served()
type Who = Parameters<typeof ask>[0]
const run = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: remind.name }, remind.run)
const open = async (who: Who) => (await ask(who, 'GET', '/dates-to-decide')).body.items as unknown as DateToDecide[]
const one = async (who: Who, name: string) => (await open(who)).find(each => each.name.startsWith(name))!
const items = (name: string) => rows(`select w.kind, w.status, w.priority, w.due_on::text, a.name as with from work_item w join person p on p.id = w.person_id left join person a on a.organization_id = w.organization_id and a.id = w.assignee_id where w.record_name = 'reminder' and p.name like $1 and p.organization_id = $2 order by w.id`, [`${name}%`, acme])
const decide = (who: Who, id: string, body: object) => ask(who, 'POST', `/reminders/${id}/decide`, body)
const term = (id: string, until: string | null, form = 'fixed_term') => owner.query(`update contract set form = $2, fixed_term_ends_on = $3 where id = $1`, [id, form, until])
const tomorrow = async (days: number) => void await owner.query(`update reminder set opened_on = opened_on - $1::int, due_on = due_on - $1::int where status = 'open'`, [days])

describe('a date', () => {
  test('is asked for so many days before it, once, however often and late the clock looks; the past never', async () => {
    await term(contract('eli'), '2026-09-13')
    await term(contract('mia'), '2026-09-14')
    await term(contract('kim'), '2026-06-14')
    await Promise.all([run(), run()])
    await run()
    expect((await open('cora')).map(({ name, kind, dueOn }) => [name, kind, dueOn])).toEqual([['Eli Example', 'fixed_term', '2026-09-13']])
    expect(await items('Eli')).toEqual([{ kind: 'people.fixed_term', status: 'open', priority: 'normal', due_on: '2026-09-13', with: null }])
    await term(contract('mia'), null, 'permanent')
    await term(contract('kim'), null, 'permanent')
  })
  test('is told to those who look after that there, never to the person, the manager or another site', async () => {
    for (const who of ['gus', 'cora', 'key', 'narrowKey', 'job'] as const) expect(await open(who), who).toHaveLength(1)
    for (const who of ['eli', 'mia', 'dora', 'ben', 'zoe', 'gia', 'spe', 'ava', 'lou', 'guest', 'stranger'] as const) expect(await open(who), who).toEqual([])
    for (const who of ['mia', 'eli', 'gia'] as const) expect((await ask(who, 'GET', '/reminders')).body, who).toMatchObject({ items: [], total: 0 })
  })
  test('counts by the day at the place of work', async () => {
    await owner.query(`update location set time_zone = 'Pacific/Kiritimati' where id = $1`, [places.boston])
    for (const name of ['ben', 'zoe'] as const) await owner.query(`update contract set probation_ends_on = '2026-07-28' where id = $1`, [contract(name)])
    await run()
    expect((await open('cora')).filter(({ kind }) => kind === 'probation').map(({ name }) => name)).toEqual(['Ben Example'])
    await owner.query(`update location set time_zone = 'America/New_York' where id = $1`, [places.boston])
    for (const name of ['ben', 'zoe'] as const) await owner.query(`update contract set probation_ends_on = null where id = $1`, [contract(name)])
    await run()
    expect(await truth(`select status from reminder where kind = 'probation'`)).toBe('settled')
  })
  test('of one’s own isn’t one’s own to see or decide', async () => {
    await term(contract('gus'), '2026-07-01')
    await run()
    expect(await one('gus', 'Gus')).toBeUndefined()
    const { id } = await one('cora', 'Gus')
    expect((await decide('gus', id, { decision: 'permanent' })).status).toBe(404)
    expect((await decide('cora', id, { decision: 'permanent' })).status).toBe(200)
  })
})

describe('what is decided', () => {
  test('isn’t by who has no right, nor in a way that doesn’t fit, nor into the past', async () => {
    const { id } = await one('gus', 'Eli')
    expect((await decide('mia', id, { decision: 'let_end' })).status).toBe(404)
    expect((await decide('key', id, { decision: 'let_end' })).status).toBe(403)
    expect(await decide('gus', id, { decision: 'confirm' })).toMatchObject({ status: 422, body: { code: 'desk.not_decided_so' } })
    expect(await decide('gus', id, { decision: 'extend' })).toMatchObject({ status: 422, body: { code: 'desk.extend_until' } })
    expect(await decide('gus', id, { decision: 'extend', until: '2026-09-13' })).toMatchObject({ status: 422, body: { code: 'desk.extends_nothing' } })
    expect(await attempt(gus, `update reminder set status = 'settled' where id = $1`, [id])).toBe('42501')
    for (const who of [cora, jobActor]) expect(await attempt(who, `select app.turn_reminders('{}')`)).toBe('42501')
    expect(await attempt(cora, `select app.escalate_date($1)`, [id])).toBe('42501')
  })
  test('happens with it: an extended term stands in the contract, and who decided when is kept', async () => {
    const { id } = await one('gus', 'Eli')
    expect((await decide('gus', id, { decision: 'extend', until: '2027-03-31', note: 'The project goes on' })).status).toBe(200)
    expect(await rows(`select form, starts_on::text, fixed_term_ends_on::text as until from contract where employment_id = $1 order by starts_on`, [employment('eli')])).toMatchObject([{ until: '2026-09-13' }, { starts_on: '2026-09-14', until: '2027-03-31' }])
    expect((await ask('cora', 'GET', `/reminders/${id}`)).body).toMatchObject({ status: 'decided', decision: 'extend', until: '2027-03-31', note: 'The project goes on', decidedById: person('gus'), decidedAt: expect.stringContaining('2026-06-15') })
    expect((await ask('cora', 'GET', `/employment-changes?personId=${person('eli')}`)).body.items).toMatchObject([{ action: 'extension', status: 'released', preparedById: person('gus') }])
    expect((await decide('gus', id, { decision: 'let_end' })).status).toBe(409)
    expect(await items('Eli')).toMatchObject([{ status: 'done' }])
    await run()
    expect(await open('cora')).toEqual([])
  })
  test('lets a term end on its day, by a termination that HR alone may see ahead', async () => {
    await term(contract('kim'), '2026-08-31')
    await run()
    const { id } = await one('gus', 'Kim')
    expect((await decide('gus', id, { decision: 'let_end' })).status).toBe(200)
    expect(await rows(`select status, ends_on::text, termination_kind from employment where id = $1`, [employment('kim')])).toEqual([{ status: 'terminated', ends_on: '2026-08-31', termination_kind: 'other' }])
    expect((await ask('mia', 'GET', `/employments/${employment('kim')}`)).body).toMatchObject({ endsOn: null })
  })
  test('of probation: confirmed is kept and changes nothing, extended moves the day and is asked for again in time', async () => {
    await owner.query(`update contract set probation_ends_on = '2026-07-10' where id = any ($1)`, [[contract('mia'), contract('dora')]])
    await run()
    const [mia, dora] = [await one('cora', 'Mia'), await one('cora', 'Dora')]
    expect((await decide('cora', mia.id, { decision: 'confirm' })).status).toBe(200)
    expect((await decide('cora', dora.id, { decision: 'extend', until: '2026-07-20' })).status).toBe(200)
    await run()
    expect((await open('cora')).map(({ name, dueOn }) => [name, dueOn])).toEqual([['Dora Example', '2026-07-20']])
    expect(await truth(`select probation_ends_on::text from contract where employment_id = $1 order by starts_on desc limit 1`, [employment('mia')])).toBe('2026-07-10')
  })
})

describe('what nobody decides', () => {
  test('is asked again and goes to those who lead HR before the day, each once', async () => {
    await term(contract('zoe'), '2026-09-10')
    await run()
    const { id } = await one('cora', 'Zoe')
    const stands = () => rows(`select reminded_on is not null as reminded, escalated_on is not null as escalated from reminder where id = $1`, [id])
    expect(await stands()).toEqual([{ reminded: false, escalated: false }])
    await tomorrow(30)
    await term(contract('zoe'), '2026-08-11')
    await run()
    expect(await stands()).toEqual([{ reminded: true, escalated: false }])
    await tomorrow(30)
    await term(contract('zoe'), '2026-07-12')
    await run()
    await run()
    expect(await stands()).toEqual([{ reminded: true, escalated: true }])
    expect(await items('Zoe')).toMatchObject([{ status: 'open', priority: 'urgent', with: 'Cora Example' }])
    expect(await one('cora', 'Zoe')).toMatchObject({ escalatedOn: '2026-06-15', mayDecide: true })
    const told = () => rows(`select person_id, is_urgent, read_at is not null as is_read from notification where kind = 'desk.date' and record_id = $1 order by id desc limit 1`, [id])
    expect(await told()).toEqual([{ person_id: person('cora'), is_urgent: true, is_read: false }])
  })
  test('settles itself where the person leaves or the contract was changed elsewhere; a plan in confidence changes nothing', async () => {
    const { body } = await ask('cora', 'POST', `/assignments/${job('zoe')}/change`, { action: 'termination', effectiveOn: '2026-07-01', terminationKind: 'involuntary', isPlanned: true })
    await run()
    expect(await one('cora', 'Zoe')).toBeDefined()
    await ask('cora', 'POST', `/employment-changes/${body['changeId'] as string}/release`)
    const { id } = await one('cora', 'Zoe')
    expect(await decide('cora', id, { decision: 'permanent' })).toMatchObject({ status: 422, body: { code: 'desk.settled_already' } })
    await run()
    expect(await one('cora', 'Zoe')).toBeUndefined()
    expect(await items('Zoe')).toMatchObject([{ status: 'closed' }])
    await ask('cora', 'POST', `/employment-changes/${body['changeId'] as string}/takeBack`)
    await run()
    expect(await one('cora', 'Zoe')).toBeDefined()
  })
})

describe('a document', () => {
  test('that expires is asked of who looks after such documents, and settles itself once a newer one is there', async () => {
    await owner.query(`update identity_document set expires_on = '2026-07-01' where id = any ($1)`, [[document('eli'), document('dora')]])
    await run()
    expect((await open('gus')).filter(({ kind }) => kind === 'document')).toMatchObject([{ name: 'Eli Example', what: 'passport', mayDecide: true, decisions: ['not_needed'] }])
    expect((await open('gia')).filter(({ kind }) => kind === 'document')).toEqual([])
    await insert(owner, 'identity_document', [{ organization_id: acme, version: 1, id: uuid(68, 90), person_id: person('eli'), kind: 'passport', country: 'GB', number: 's1.x', expires_on: '2036-07-01' }])
    await run()
    expect((await open('cora')).filter(({ kind }) => kind === 'document').map(({ name }) => name)).toEqual(['Dora Example'])
  })
})

describe('the organisation', () => {
  test('says otherwise for a kind, everywhere or in one country, or turns it off', async () => {
    await owner.query(`delete from reminder`)
    expect((await ask('gus', 'POST', '/reminder-rules', { kind: 'document', opensBefore: 400, isOn: true })).status).toBe(403)
    expect((await ask('cora', 'POST', '/reminder-rules', { kind: 'document', opensBefore: 90, isOn: false })).status).toBe(201)
    expect((await ask('cora', 'POST', '/reminder-rules', { kind: 'probation', country: 'US', opensBefore: 10, isOn: true })).status).toBe(201)
    expect((await ask('cora', 'POST', '/reminder-rules', { kind: 'probation', country: 'US', opensBefore: 20, isOn: true })).status).toBe(422)
    await owner.query(`update contract set probation_ends_on = '2026-06-28' where id = any ($1)`, [[contract('ben'), contract('spe')]])
    await run()
    expect((await open('cora')).map(({ name, kind }) => `${name} ${kind}`).filter(each => !/fixed_term|Dora|Mia/.test(each))).toEqual(['Spe Example probation'])
  })
})

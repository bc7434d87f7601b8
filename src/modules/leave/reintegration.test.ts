import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { leaveThere, types } from '../../../test/fixtures/away.ts'
import { served } from '../../../test/fixtures/api.ts'
import { dora, eli, employment, gus, mia, person, places, seen, zoe, type actors } from '../../../test/fixtures/world.ts'
import { askReintegration } from './reintegration.ts'
import { goOnSick } from './sickness.ts'

const { ask, owner, rows } = await served()
type Who = keyof typeof actors
const whose = { personId: person('eli'), employmentId: employment('eli') }
const job = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: askReintegration.name }, tx => askReintegration.run(tx) as Promise<void>)
/** Days of illness as the records have them, however they came there. */
const ill = (...spells: [string, string][]) => owner.query(`insert into leave_request (organization_id, id, version, person_id, employment_id, leave_type_id, starts_on, ends_on, status) select e.organization_id, uuidv7(), 1, e.person_id, e.id, $2, s.f::date, s.t::date, 'approved' from employment e, unnest($3::text[], $4::text[]) s (f, t) where e.id = $1`, [employment('eli'), types.sick, spells.map(([from]) => from), spells.map(([, to]) => to)])
const offers = () => rows('select status, due_since::text as since, days from reintegration_offer order by id')
const items = () => rows(`select replace(kind, 'leave.reintegration_', '') as step, status, level from work_item where record_name = 'reintegration_offer' order by opened_at, id`)
const only = async () => (await rows('select id from reintegration_offer order by id desc'))[0]!['id'] as string
const says = (who: Who, id: string, move: string, input: object = {}) => ask(who, 'POST', `/reintegration-offers/${id}/${move}`, input)

beforeAll(async () => {
  await leaveThere(owner)
  await owner.query(`update location set country = 'DE' where id = $1`, [places.london])
})
beforeEach(async () => {
  for (const table of ['work_key', 'work_word', 'work_item', 'reintegration_offer']) await owner.query(`delete from ${table}`)
  await owner.query(`update sickness set status = 'mistaken'; update leave_request set status = 'cancelled' where status in ('asked', 'approved')`)
})

describe('an offer of reintegration', () => {
  test('is due once somebody was ill for more than six weeks within twelve months, across illnesses, and is opened once', async () => {
    await ill(['2025-11-03', '2025-11-23'], ['2026-05-25', '2026-06-14'])
    await job()
    expect(await offers()).toEqual([])
    await ill(['2026-02-02', '2026-02-02'])
    await job(); await job()
    expect(await offers()).toEqual([{ status: 'due', since: '2026-06-14', days: 43 }])
    expect(await items()).toEqual([{ step: 'offer', status: 'open', level: 'sensitive' }])
  })
  test('isn’t due elsewhere than in Germany, nor by what is more than a year ago', async () => {
    await ill(['2025-05-01', '2025-06-14'], ['2026-06-08', '2026-06-12'])
    await job()
    expect(await offers()).toEqual([])
    await ill(['2026-04-01', '2026-05-20'])
    await owner.query(`update location set country = 'GB' where id = $1`, [places.london])
    await job()
    expect(await offers()).toEqual([])
    await owner.query(`update location set country = 'DE' where id = $1`, [places.london])
    await job()
    expect(await offers()).toHaveLength(1)
  })
  test('is made, answered by the person or for them, and closed; each step settles the one before on the desk', async () => {
    await ill(['2026-04-01', '2026-06-14'])
    await job()
    const id = await only()
    expect((await says('gus', id, 'offer', { offeredOn: '2026-06-15' })).status).toBe(200)
    expect((await says('eli', id, 'accept', { answeredOn: '2026-06-14' })).body['code']).toBe('leave.case_before_asked')
    expect((await says('eli', id, 'accept', { answeredOn: '2026-06-15' })).status).toBe(200)
    expect((await says('eli', id, 'close', { closedOn: '2026-06-15', outcome: 'agreed' })).status).toBe(403)
    expect((await says('gus', id, 'close', { closedOn: '2026-06-15', outcome: 'agreed' })).status).toBe(200)
    expect(await items()).toEqual([{ step: 'offer', status: 'done', level: 'sensitive' }, { step: 'answer', status: 'done', level: 'sensitive' }, { step: 'help', status: 'closed', level: 'sensitive' }])
    expect(await rows('select status, offered_on::text, answered_on::text, closed_on::text, outcome from reintegration_offer')).toEqual([{ status: 'closed', offered_on: '2026-06-15', answered_on: '2026-06-15', closed_on: '2026-06-15', outcome: 'agreed' }])
  })
  test('declined, or without an answer, nothing waits on the desk; they may say yes later', async () => {
    await ill(['2026-04-01', '2026-06-14'])
    await job()
    const id = await only()
    await says('gus', id, 'offer', { offeredOn: '2026-06-12' })
    expect((await says('gus', id, 'noAnswer')).status).toBe(200)
    expect((await items()).filter(({ status }) => status === 'open')).toEqual([])
    expect((await says('eli', id, 'decline', { answeredOn: '2026-06-13' })).status).toBe(200)
    expect((await says('eli', id, 'accept', { answeredOn: '2026-06-15' })).status).toBe(200)
    expect((await items()).filter(({ status }) => status === 'open')).toEqual([{ step: 'help', status: 'open', level: 'sensitive' }])
  })
  test('after one that was closed another is due after six weeks more, not before', async () => {
    await ill(['2026-03-01', '2026-04-20'])
    await owner.query(`insert into reintegration_offer (organization_id, id, person_id, employment_id, due_since, status, closed_on) select organization_id, uuidv7(), person_id, id, '2026-04-12', 'closed', '2026-04-20' from employment where id = $1`, [employment('eli')])
    await ill(['2026-05-04', '2026-06-14'])
    await job()
    expect(await offers()).toHaveLength(1)
    await ill(['2026-04-27', '2026-04-27'])
    await job()
    expect((await offers()).at(-1)).toEqual({ status: 'due', since: '2026-06-14', days: 43 })
  })
  test('is the person’s and of who works on leave there: nobody above, beside or of another area learns of it, by its list, its item or its events', async () => {
    await ill(['2026-04-01', '2026-06-14'])
    await job()
    const id = await only()
    await says('gus', id, 'offer', { offeredOn: '2026-06-15' })
    for (const [who, n] of [[eli, 1], [gus, 1], [mia, 0], [dora, 0], [zoe, 0]] as const) expect(await seen(who, 'reintegration_offer')).toHaveLength(n)
    for (const [who, n] of [[gus, 2], [eli, 0], [mia, 0], [dora, 0], [zoe, 0]] as const) expect(await seen(who, 'work_item', `record_name = 'reintegration_offer'`)).toHaveLength(n)
    for (const who of [mia, dora, zoe]) expect(await seen(who, 'event', `record = 'reintegration_offer'`)).toEqual([])
    for (const who of ['mia', 'dora', 'ben', 'zoe', 'spe'] as const) for (const [method, path] of [['GET', ''], ['POST', '/accept'], ['POST', '/close']] as const) expect((await ask(who, method, `/reintegration-offers/${id}${path}`, method === 'POST' ? { answeredOn: '2026-06-15' } : undefined)).status, who).toBeGreaterThanOrEqual(400)
    expect((await ask('mia', 'GET', `/reintegration-offers?personId=${person('eli')}`)).body.items).toEqual([])
  })
  test('who works on leave may offer it earlier; one at a time, and nobody theirs', async () => {
    const made = (who: Who) => ask(who, 'POST', '/reintegration-offers', { ...whose, dueSince: '2026-06-15' })
    expect((await made('eli')).status).toBe(403)
    expect((await made('mia')).status).toBe(403)
    expect((await made('gus')).status).toBe(201)
    expect((await made('gus')).body['code']).toBe('leave.offer_is_open')
    expect(await items()).toEqual([{ step: 'offer', status: 'open', level: 'sensitive' }])
  })
  test('takes the place of help that the company’s own days ask for', async () => {
    await owner.query(`update leave_policy_version set rules = rules || '{"asking": {"offerFrom": 40}}' where policy_id = (select id from leave_policy where leave_type_id = $1)`, [types.sick])
    const { body } = await ask('gus', 'POST', '/sicknesses', { ...whose, startsOn: '2026-05-04' }), help = () => rows(`select status from work_item where kind = 'leave.help_back'`)
    const goOn = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: goOnSick.name }, tx => goOnSick.run(tx) as Promise<void>)
    await goOn(); await job()
    expect([body['code'], await help()]).toEqual([undefined, [{ status: 'closed' }]])
    for (const table of ['work_key', 'work_word', 'work_item']) await owner.query(`delete from ${table}`)
    await goOn()
    expect(await help()).toEqual([])
  })
})

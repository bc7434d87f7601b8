import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import * as letters from '#platform/letters.ts'
import { askedFor, type Letter } from '#platform/mail.ts'
import { served } from '../../../test/fixtures/api.ts'
import { postOffice } from '../../../test/fixtures/post.ts'
import { acme, actors, attempt, cora, eli, gus, insert, jobActor, person, populations, seen, uuid, type Name } from '../../../test/fixtures/world.ts'
import { notify, settle } from './index.ts'

// Noon on a Monday in June: 12:00 UTC, 13:00 in London, 8:00 in Boston. Nobody has gone live.
const { ask, owner, rows, truth, database } = await served()
const { post, queue, decide, deliver } = await postOffice(database.authUrl)
/** Whom the mail left for, by the clock given. */
async function turn(at = '2026-06-15T12:00:00Z') {
  await owner.query('delete from auth.outbox_mail')
  await decide(at)
  await deliver()
  return (await post.outbox!()).map(({ to, subject }) => `${to.split('@')[0]}: ${subject}`).sort()
}
const about = uuid(77, 5)
const live = (group: string | null = null, n = 6, since = '2026-01-01T00:00:00Z') => insert(owner, 'go_live', [{ organization_id: acme, id: uuid(77, n), version: 1, population_id: group, started_at: since }])
const tell = (...names: Name[]) => as(jobActor, tx => notify(tx, { to: names.map(person), kind: 'notices.gone_live', recordId: about }))
const way = (who: Name, chosen: string) => insert(owner, 'notice_choice', [{ organization_id: acme, id: uuid(76, 1), version: 1, person_id: person(who), kind: 'notices.gone_live', way: chosen }])

beforeEach(async () => {
  for (const table of ['notification', 'notice_choice', 'notice_default', 'quiet_hours', 'go_live', 'mail_held', 'approval_mail']) await owner.query(`delete from ${table}`)
  // What is told of: a switch that was turned off again long ago.
  await insert(owner, 'go_live', [{ organization_id: acme, id: about, version: 1, started_at: '2025-01-01T00:00:00Z', ended_at: '2025-02-01T00:00:00Z' }])
})

describe('the go-live switch', () => {
  test('until it is on no mail leaves for employees, whatever happens; HR gets its own', async () => {
    await tell('eli', 'mia', 'zoe', 'ben', 'gus')
    expect(await turn()).toEqual(['gus: One message waits to be read'])
    expect(await rows('select person_id from mail_held order by 1')).toEqual(['eli', 'mia', 'ben', 'zoe'].map(name => ({ person_id: person(name as Name) })))
    expect(await rows(`select mail from notification where person_id = $1`, [person('eli')])).toEqual([{ mail: 'held' }])
  })
  test('nothing of the past is sent when it is switched on; what comes after is', async () => {
    await tell('eli')
    expect(await turn()).toEqual([])
    await live(null, 6, '2026-06-15T11:00:00Z')
    expect(await turn('2026-06-16T12:00:00Z')).toEqual([])
    await rows(`update notification set at = '2026-06-15T10:00:00Z', mail = 'due' where person_id = $1 returning id`, [person('eli')])
    await owner.query('delete from approval_mail')
    expect(await turn()).toEqual([])
    await tell('eli')
    await owner.query('delete from approval_mail')
    expect(await turn()).toEqual(['eli: One message waits to be read'])
  })
  test('for who is in two groups one that is live is enough; for who is in none only everybody’s', async () => {
    await live(populations.boston)
    await tell('eli', 'ben', 'mia', 'zoe')
    expect(await turn()).toEqual(['ben: One message waits to be read', 'eli: One message waits to be read'])
  })
  test('it is asked again at the moment of sending: switched off meanwhile, or left meanwhile, nothing leaves', async () => {
    await live()
    await tell('eli')
    await owner.query('delete from auth.outbox_mail')
    await decide()
    expect(queue).toHaveLength(1)
    await rows(`update go_live set ended_at = '2026-06-15T12:00:00Z' where id = $1 returning id`, [uuid(77, 6)])
    await deliver()
    expect(await post.outbox!()).toEqual([])
  })
  test('who administers the group switches it, having seen whom it reaches; an event tells of it, and those who administer beside them hear of it', async () => {
    const groups = async (who: 'cora' | 'gus' | 'eli') => (await ask(who, 'GET', '/go-live')).body['items'] as { populationId: string | null; people: number; withoutAddress: number; live: number; held: number; since: string | null; seen: string }[]
    expect([await groups('gus'), await groups('eli')]).toEqual([[], []])
    const london = (await groups('cora')).find(each => each.populationId === populations.london)!
    expect(london).toMatchObject({ people: 4, withoutAddress: 0, live: 1, held: 0, since: null })
    expect((await ask('gus', 'POST', '/go-live', { populationId: populations.london, isOn: true, seen: london.seen })).status).toBe(403)
    expect((await ask('cora', 'POST', '/go-live', { populationId: populations.london, isOn: true, seen: 'others' })).body).toMatchObject({ code: 'notices.others_now' })
    expect((await ask('cora', 'POST', '/go-live', { populationId: populations.london, isOn: true, seen: london.seen })).status).toBe(200)
    expect((await ask('cora', 'POST', '/go-live', { populationId: populations.london, isOn: true, seen: london.seen })).body).toMatchObject({ code: 'notices.live_already' })
    expect((await groups('cora')).find(each => each.populationId === populations.london)).toMatchObject({ live: 4, since: expect.any(String) })
    // Eli's second job is in Boston: he gets mail by London, though Boston is off.
    expect((await groups('cora')).find(each => each.populationId === populations.boston)).toMatchObject({ live: 2, people: 3, since: null })
    expect(await rows(`select move from event where record = 'go_live'`)).toEqual([{ move: 'switch_on' }])
    expect((await ask('cora', 'POST', '/go-live', { populationId: populations.london, isOn: false })).status).toBe(200)
    expect((await ask('cora', 'POST', '/go-live', { populationId: populations.london, isOn: false })).body).toMatchObject({ code: 'notices.quiet_already' })
  })
})

describe('no letter leaves but through the gate', () => {
  const source = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => /(?<!\.test)\.ts$/.test(path)).map(path => join(folder, path))
  const files = source(join(import.meta.dirname, '../..')).map(path => ({ path, text: readFileSync(path, 'utf8') }))
  test('by hand are asked for: an invitation, a new password and what follows from it, another address; nothing else', () => {
    expect([...askedFor].sort()).toEqual(['address_changed', 'invitation', 'new_address', 'password_changed', 'password_reset'])
  })
  test('one file knows how mail travels', () => {
    const carries = /nodemailer|createTransport|\bsendMail\(|into outbox_mail|\.carry\(/
    expect(files.filter(({ text }) => carries.test(text)).map(({ path }) => path.split('/').at(-1))).toEqual(['mail.ts'])
    const sends = files.filter(({ text }) => /\bmail\.send\(/.test(text)).map(({ path }) => path.split('/').at(-1)).sort()
    expect(sends).toEqual(['auth.ts', 'invitations.ts', 'work-email.ts'])
  })
  test('every letter that there is, and any other, goes to nobody who isn’t live', async () => {
    const all = Object.entries(letters).map(([name, write]) => [name, (write as (given: object) => Letter)({ name: 'Eli', company: 'Acme', inviter: null, link: 'https://x.example', until: new Date('2027-01-01'), email: 'eli@acme.example', waiting: 1, unread: 1 })] as const)
    expect(all.length).toBeGreaterThan(5)
    await owner.query('delete from auth.outbox_mail')
    for (const [name, letter] of [...all, ['made up', { kind: 'newsletter', subject: 's', text: 't', html: 'h' }] as const]) {
      expect(await post.tell({ organizationId: acme, personId: person('eli') }, letter), name).toBe(false)
      if (!(askedFor as readonly string[]).includes(letter.kind)) await expect(post.send('eli@acme.example', letter as never), name).rejects.toThrow('asked for by nobody')
    }
    expect(await post.outbox!()).toEqual([])
  })
  test('whoever has left, has no address or isn’t of this company gets nothing, live or not', async () => {
    await live()
    const letter = { kind: 'digest', subject: 's', text: 't', html: 'h' }
    expect(await post.tell({ organizationId: acme, personId: person('lou') }, letter)).toBe(false)
    expect(await post.tell({ organizationId: uuid(0, 2), personId: person('eli') }, letter)).toBe(false)
    expect(await post.tell({ organizationId: acme, personId: person('eli') }, letter)).toBe(true)
    await rows(`update person set work_email = null where id = $1 and organization_id = $2 returning id`, [person('zoe'), acme])
    expect(await post.tell({ organizationId: acme, personId: person('zoe') }, letter)).toBe(false)
    await rows(`update person set work_email = 'zoe@acme.example' where id = $1 and organization_id = $2 returning id`, [person('zoe'), acme])
  })
  test('nobody else is told an address by the gate', async () => {
    for (const who of [eli, cora, jobActor]) expect(await as(who, tx => tx.query('select app.mail_address($1) as address', [person('gus')]))).toEqual([{ address: null }])
  })
})

describe('who is told', () => {
  test('each once as long as it is unread; not who did it, nor who has left', async () => {
    await tell('mia', 'lou')
    await tell('mia')
    expect(await rows('select person_id from notification')).toEqual([{ person_id: person('mia') }])
    expect((await ask('cora', 'POST', '/go-live', { populationId: populations.london, isOn: true, seen: ((await ask('cora', 'GET', '/go-live')).body['items'] as { populationId: string; seen: string }[]).find(each => each.populationId === populations.london)!.seen })).status).toBe(200)
    expect(await truth(`select count(*)::int from notification where person_id = '${person('cora')}'`)).toBe(0)
  })
  test('by a job, or by who writes the record in that very transaction: nobody tells others of a record, or unsays it, by hand', async () => {
    for (const who of [eli, gus, cora]) expect(await attempt(who, `select app.notify($1, 'notices.gone_live', $2, true)`, [[person('mia')], about])).toBe('42501')
    await tell('mia')
    for (const who of [eli, gus, cora]) expect(await attempt(who, `select app.settle_notices('notices.gone_live', $1)`, [about])).toBe('42501')
    expect(await truth('select count(*)::int from notification where read_at is null')).toBe(1)
  })
  test('of a kind that is declared, and a record that is there', async () => {
    await expect(as(jobActor, tx => notify(tx, { to: person('mia'), kind: 'made.up', recordId: about }))).rejects.toThrow('no such kind')
    expect(await attempt(eli, 'select app.notify($1, $2, $3, false)', [[person('mia')], 'notices.gone_live', uuid(77, 99)])).toBe('42501')
  })
  test('what is settled waits for nobody, and no mail tells of it', async () => {
    await live()
    await tell('eli')
    await as(jobActor, tx => settle(tx, { kind: 'notices.gone_live', recordId: about }))
    expect([await turn(), (await ask('eli', 'GET', '/notifications/unread')).body]).toEqual([[], { count: 0 }])
  })
  test('nobody reads, counts or marks another’s; words and link are the reader’s own', async () => {
    await tell('eli', 'cora')
    for (const who of Object.keys(actors).filter(who => !['eli', 'cora', 'stranger'].includes(who)) as (keyof typeof actors)[]) expect(await seen(actors[who], 'notification'), who).toEqual([])
    expect((await ask('mia', 'GET', '/notifications')).body).toEqual({ items: [] })
    const mine = (await ask('eli', 'GET', '/notifications')).body['items'] as { id: string }[]
    // Eli was told, yet sees nothing of the switch: no name, no link.
    expect(mine).toMatchObject([{ says: 'Mail was switched on or off for a group of people', name: null, page: null, isRead: false }])
    expect((await ask('cora', 'GET', '/notifications')).body['items']).toMatchObject([{ page: '/settings/go-live' }])
    await ask('cora', 'POST', '/notifications/read', { ids: mine.map(each => each.id) })
    expect((await ask('eli', 'GET', '/notifications/unread')).body).toEqual({ count: 1 })
    await ask('eli', 'POST', '/notifications/read', {})
    expect((await ask('eli', 'GET', '/notifications/unread')).body).toEqual({ count: 0 })
  })
})

describe('when and how', () => {
  beforeEach(() => live())
  test('no digest on a public holiday where they work, half of one or elsewhere’s isn’t one; what is told at once goes', async () => {
    await tell('eli', 'mia', 'ben')
    await rows(`update notification set at = '2026-12-23T20:00:00Z', mail = 'due' returning id`)
    await insert(owner, 'notice_choice', (['eli', 'ben'] as const).map((name, i) => ({ organization_id: acme, id: uuid(76, i), version: 1, person_id: person(name), kind: 'notices.gone_live', way: 'digest' })))
    expect(await turn('2026-12-25T15:00:00Z')).toEqual(['mia: One message waits to be read'])
    // In Boston the 28th is a working day; in London it takes the place of Boxing Day.
    expect(await turn('2026-12-28T15:00:00Z')).toEqual(['ben: One message waits to be read'])
    expect(await turn('2026-12-29T15:00:00Z')).toEqual(['eli: One message waits to be read'])
  })
  test('one mail a day, though the job runs twice, and nothing is lost though it slept', async () => {
    await tell('eli')
    await way('eli', 'digest')
    expect(await turn('2026-06-18T12:00:00Z')).toEqual(['eli: One message waits to be read'])
    await tell('eli')
    await rows(`update notification set at = '2026-06-18T13:00:00Z' returning id`)
    expect([await turn('2026-06-18T14:00:00Z'), await turn('2026-06-18T14:01:00Z')]).toEqual([[], []])
    expect(await turn('2026-06-19T12:00:00Z')).toEqual(['eli: One message waits to be read'])
    expect(await turn('2026-06-22T12:00:00Z')).toEqual([])
  })
  test.each([
    ['at eight in the evening there', '2026-06-15T19:00:00Z', false], ['at a quarter to eight', '2026-06-15T18:45:00Z', true], ['before seven', '2026-06-16T05:59:00Z', false], ['at seven', '2026-06-16T06:00:00Z', true],
    ['at seven by the same clock in winter, an hour later', '2026-12-15T07:00:00Z', true], ['at six in winter', '2026-12-15T06:30:00Z', false], ['on a Saturday', '2026-06-20T12:00:00Z', false],
    ['in the hour that is missing in spring', '2027-03-28T01:30:00Z', false],
  ])('at once isn’t in quiet hours: %s', async (_, at, leaves) => {
    await tell('mia')
    await way('mia', 'at_once')
    expect(await turn(at)).toEqual(leaves ? ['mia: One message waits to be read'] : [])
  })
  test('quiet hours are by one’s own zone, where one has said so', async () => {
    expect((await ask('mia', 'POST', '/notifications/quiet-hours', { quietFrom: 20, quietUntil: 7, isQuietAtWeekends: true, timeZone: 'Asia/Tokyo', withTexts: false })).status).toBe(200)
    await tell('mia')
    await way('mia', 'at_once')
    expect(await turn('2026-06-15T12:00:00Z')).toEqual([])
    expect(await turn('2026-06-15T22:00:00Z')).toEqual(['mia: One message waits to be read'])
    expect((await ask('mia', 'POST', '/notifications/quiet-hours', { quietFrom: 20, quietUntil: 7, isQuietAtWeekends: true, timeZone: 'Mars/Olympus', withTexts: false })).body).toMatchObject({ code: 'notices.no_such_zone' })
  })
  test('nobody is asked how they want what they are never told: employees not what managers or HR hear of', async () => {
    const of = async (who: 'eli' | 'mia' | 'gus' | 'cora') => { const { items, usual } = (await ask(who, 'GET', '/notifications/choices')).body as { items: { kind: string }[]; usual: { kind: string }[] | null }; return { kinds: items.map(each => each.kind), usual: usual?.length ?? 0 } }
    const [employee, manager, site, head] = [await of('eli'), await of('mia'), await of('gus'), await of('cora')]
    const theirs = ['desk.date', 'desk.week', 'desk.heard', 'people.proposed', 'people.proposal_answered', 'notices.gone_live']
    expect(employee.kinds.filter(each => theirs.includes(each))).toEqual([])
    expect(employee.kinds).toEqual(expect.arrayContaining(['desk.answered', 'leave.decided', 'careers.expires', 'notices.announcement']))
    expect(manager.kinds.filter(each => theirs.includes(each))).toEqual(['desk.date', 'desk.week', 'people.proposal_answered'])
    expect(site.kinds).toEqual(expect.arrayContaining(['desk.date', 'desk.heard', 'people.proposed', 'notices.gone_live']))
    expect([employee.usual, manager.usual, site.usual]).toEqual([0, 0, 0])
    expect(head.usual).toBeGreaterThanOrEqual(head.kinds.length)
  })
  test('what must be told can’t be turned off; the company’s way holds for who hasn’t chosen', async () => {
    const kind = 'notices.gone_live'
    expect((await ask('eli', 'POST', '/notifications/choices', { kind, way: 'off', isForCompany: false })).body).toMatchObject({ code: 'notices.always_told' })
    expect((await ask('gus', 'POST', '/notifications/choices', { kind, way: 'digest', isForCompany: true })).status).toBe(403)
    expect((await ask('cora', 'POST', '/notifications/choices', { kind, way: 'digest', isForCompany: true })).status).toBe(200)
    expect((await ask('gus', 'POST', '/notifications/choices', { kind, way: 'at_once', isForCompany: false })).status).toBe(200)
    const of = async (who: 'gus' | 'cora') => ((await ask(who, 'GET', '/notifications/choices')).body['items'] as { kind: string }[]).find(each => each.kind === kind)
    expect([await of('gus'), await of('cora')]).toMatchObject([{ way: 'at_once', usually: 'digest' }, { way: 'digest', usually: 'digest' }])
    expect(await seen(eli, 'notice_choice')).toEqual([])
    expect(await truth(`select count(*)::int from notice_choice`)).toBe(1)
  })
})

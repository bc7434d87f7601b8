import { describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { as, read } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, ava, cora, dora, eli, gia, gus, hashed, insert, key, narrowKey, person, seen, spe, uuid, zoe } from '../../../test/fixtures/world.ts'
import { sweepDesks, turnDesk } from './jobs.ts'

const { ask, owner, rows, truth } = await served()
type Who = Parameters<typeof ask>[0]
const nobodys: Actor = { kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'desk.turn' }
const turn = () => as(nobodys, tx => turnDesk.run(tx))
const sweep = () => as({ ...nobodys, name: 'desk.sweep' } as Actor, tx => sweepDesks.run(tx))
await turn()

const asking = async (who: Who, more: object = {}) => (await ask(who, 'POST', '/questions', { category: 'records', text: 'May I have a letter for my landlord?', ...more })).body['id'] as string
const threadOf = async (who: Who, id: string) => (await ask(who, 'GET', `/questions/${id}/thread`)).body as { status: string; can: string[]; words: { text: string; by: string; isNote: boolean }[] } & Record<string, unknown>
const itemOf = (id: string) => truth<string>('select item_id from question where id = $1', [id])
const item = async (id: string) => (await rows('select w.kind, w.status, w.assignee_id, w.due_on, w.paused_on, w.min_level, w.hr_function from work_item w join question q on q.item_id = w.id where q.id = $1', [id]))[0]!
const say = (who: Who, id: string, where: string, text: string) => ask(who, 'POST', `/questions/${id}/${where}`, { text })
const grant = (who: Parameters<typeof person>[0], fn: string, n: number, level = 'handle', population: string | null = null) => insert(owner, 'access_grant', [{ organization_id: acme, version: 1, id: uuid(80, 700 + n), holder_id: person(who), function: fn, level, population_id: population, starts_on: '2026-01-01', status: 'active', origin: 'given' }])
const ended = (n: number) => owner.query(`update access_grant set status = 'ended' where id = $1`, [uuid(80, 700 + n)])

describe('a question', () => {
  test('opens an item, goes to who looks after that, is answered, and whoever asked is told without the text', async () => {
    const id = await asking('eli')
    await turn()
    expect(await item(id)).toMatchObject({ kind: 'ask.records', assignee_id: person('gus'), hr_function: 'people', min_level: 'handle' })
    expect(await threadOf('gus', id)).toMatchObject({ as: 'hr', personName: 'Eli Example', words: [{ by: 'Eli Example', text: 'May I have a letter for my landlord?' }] })
    expect((await say('gus', id, 'answer', 'Here it is.')).status).toBe(200)
    expect(await item(id)).toMatchObject({ status: 'done' })
    expect(await threadOf('eli', id)).toMatchObject({ as: 'asker', status: 'answered', words: [{}, { by: 'Gus Example', text: 'Here it is.' }] })
    expect((await ask('eli', 'GET', '/questions')).body.items).toMatchObject([{ id, isNew: true, status: 'answered' }])
    const told = (await ask('eli', 'GET', '/notifications')).body.items!
    expect(told).toMatchObject([{ kind: 'desk.answered', page: `/ask?question=${id}` }])
    expect(JSON.stringify(told)).not.toContain('Here it is')
    expect(await truth('select count(*)::int from notification where person_id = $1', [person('gus')])).toBe(0)
    expect((await ask('eli', 'POST', `/questions/${id}/reopen`, { text: 'It names the wrong street.' })).status).toBe(200)
    expect(await item(id)).toMatchObject({ status: 'open', assignee_id: person('gus') })
    expect((await ask('gus', 'GET', '/notifications')).body.items).toMatchObject([{ kind: 'desk.heard' }])
    expect((await ask('eli', 'POST', `/questions/${id}/close`)).status).toBe(200)
    expect(await item(id)).toMatchObject({ status: 'closed' })
    expect((await say('eli', id, 'messages', 'One thing more.')).status).toBe(200)
    expect([await item(id), await threadOf('eli', id)]).toMatchObject([{ status: 'open' }, { status: 'open', words: [{}, {}, {}, { text: 'One thing more.' }] }])
  })

  test('waits for whoever asked with its clock, which goes on by the calendar of the place', async () => {
    const id = await asking('eli')
    await turn()
    const { due_on: due } = await item(id)
    expect((await say('gus', id, 'ask_back', 'For which address?')).status).toBe(200)
    expect(await item(id)).toMatchObject({ status: 'waiting', paused_on: '2026-06-15' })
    await owner.query('update work_item set paused_on = paused_on - 7 where id = $1', [await itemOf(id)])
    expect((await ask('eli', 'POST', `/questions/${id}/reopen`, { text: 'The new one.' })).status).toBe(200)
    await turn()
    expect(await item(id)).toMatchObject({ status: 'open', paused_on: null, due_on: await truth(`select $1::date + 7`, [due]) })
    expect((await ask('gus', 'GET', `/desk/${await itemOf(id)}`)).body['pauses']).toMatchObject([{ days: 5 }])
  })

  test('follows its item where HR closes that by hand, and the asker is told', async () => {
    const id = await asking('eli')
    await turn()
    expect((await ask('gus', 'POST', `/work-items/${await itemOf(id)}/close`, { closedReason: 'Settled by phone' })).status).toBe(200)
    expect(await threadOf('eli', id)).toMatchObject({ status: 'closed', can: ['write', 'reopen'] })
    expect((await ask('eli', 'GET', '/notifications')).body.items![0]).toMatchObject({ kind: 'desk.answered', isRead: false })
  })

  test('of somebody else is entered by their manager or HR, who read nothing of it afterwards; by nobody else', async () => {
    const id = await asking('mia', { forId: person('eli') })
    expect((await ask('mia', 'GET', `/questions/${id}/thread`)).status).toBe(404)
    expect(await threadOf('eli', id)).toMatchObject({ as: 'asker', enteredByName: 'Mia Example', words: [{ by: 'Mia Example' }] })
    expect((await say('mia', id, 'messages', 'And?')).status).toBe(404)
    for (const who of ['zoe', 'spe'] as const) expect((await ask(who, 'POST', '/questions', { category: 'leave', text: 'x', forId: person('eli') })).status, who).toBe(403)
    for (const who of ['key', 'guest', 'job'] as const) expect((await ask(who, 'POST', '/questions', { category: 'leave', text: 'x' })).status, who).toBe(403)
  })

  test('says nothing, or too much, and is refused kindly', async () => {
    expect((await ask('eli', 'POST', '/questions', { category: 'leave', text: '   ' })).body).toMatchObject({ code: 'desk.says_nothing' })
    expect((await ask('eli', 'POST', '/questions', { category: 'leave', text: 'x'.repeat(10_001) })).status).toBe(400)
    expect((await ask('eli', 'POST', '/questions', { category: 'gossip', text: 'x' })).status).toBe(400)
  })
})

describe('whoever isn’t meant', () => {
  const outside: [string, Actor][] = [['eli', eli], ['dora', dora], ['zoe', zoe], ['gia', gia], ['spe', spe], ['ava', ava], ['key', key], ['narrowKey', narrowKey]]
  test('sees neither question nor message, note, item, word or event of it, by the API or by SQL', async () => {
    const id = await asking('mia')
    await turn()
    const itemId = await itemOf(id)
    await say('cora', id, 'notes', 'Between us.')
    for (const [name, who] of outside) {
      for (const path of [`/questions/${id}`, `/questions/${id}/thread`, `/desk/${itemId}`]) expect((await ask(name as Who, 'GET', path)).status, `${name} ${path}`).toBe(404)
      for (const where of ['messages', 'notes']) expect((await say(name as Who, id, where, 'x')).status, `${name} ${where}`).toBe(404)
      expect((await say(name as Who, id, 'answer', 'x')).status).toBe(404)
      for (const [table, by] of [['question', 'id'], ['question_message', 'question_id'], ['question_note', 'question_id']] as const) expect(await seen(who, table, `${by} = $1`, [id]), `${name} ${table}`).toEqual([])
      expect(await seen(who, 'work_word', 'work_item_id = $1', [itemId])).toEqual([])
      expect(await seen(who, 'event', 'record_id = any ($1)', [[id, itemId]])).toEqual([])
      expect(await attempt(who, 'select app.say_on_question($1, $2, false, $3)', [id, uuid(49, 900), 's1.x.x.x'])).toBe('42501')
      expect(await attempt(who, 'select * from app.question_voices($1)', [id])).toBe('no rows')
      expect(await attempt(who, 'select * from app.move_question($1, $2, false)', [id, 'leave'])).toBe('42501')
    }
    // Cora holds audit, and sees the item: yet of its events only what those named on it are told.
    expect(await seen(cora, 'event', `record = 'question'`)).toEqual([])
  })

  test('is the asker’s manager too, whatever they hold, also by a key of theirs', async () => {
    await grant('mia', 'people', 1)
    const id = await asking('eli'), itemId = await itemOf(id)
    expect((await ask('mia', 'GET', `/questions/${id}/thread`)).status).toBe(404)
    expect((await ask('mia', 'GET', `/desk/${itemId}`)).status).toBe(404)
    const keyOf = await insert(owner, 'api_key', [{ organization_id: acme, version: 1, id: uuid(17, 70), holder_id: person('mia'), name: 'k', scopes: 'people:handle', hash: hashed('mia’s key'), prefix: 'p', ends_on: '2027-01-01', status: 'active' }]).then(() => ({ kind: 'key', hash: hashed('mia’s key') }) as Actor)
    for (const [table, of] of [['question', id], ['work_item', itemId]] as const) expect(await seen(keyOf, table, 'id = $1', [of]), table).toEqual([])
    expect((await ask('mia', 'GET', '/desk?view=people&limit=1')).body).toMatchObject({ items: [], nextCursor: null })
    expect((await ask('mia', 'POST', `/work-items/${itemId}/give`, { how: 'taken', version: 1 })).status).toBe(404)
    const before = (await ask('mia', 'GET', '/desk/counts')).body
    await asking('eli')
    expect((await ask('mia', 'GET', '/desk/counts')).body).toEqual(before)
    await ended(1)
  })

  test('is whoever asked, of a note: not by the thread, a list, the item, events, notices, its version, or being HR themselves', async () => {
    for (const [asker, hr] of [['eli', 'gus'], ['gus', 'cora']] as const) {
      const id = await asking(asker), itemId = await itemOf(id)
      await turn()
      const look = async () => {
        const [thread, list, one, told] = await Promise.all(['/questions/' + id + '/thread', '/questions', '/questions/' + id, '/notifications'].map(async path => (await ask(asker, 'GET', path)).text))
        return { thread, list, one, told }
      }
      const before = await look(), who = { eli, gus }[asker]
      expect((await say(hr, id, 'notes', 'They have asked three times.')).status).toBe(200)
      expect(await look()).toEqual(before)
      expect((await threadOf(hr, id)).words.map(each => each.isNote)).toEqual([false, true])
      expect(await seen(who, 'question_note', 'question_id = $1', [id])).toEqual([])
      expect(await read(who, 'select from work_word where work_item_id = $1', [itemId])).toEqual([])
      expect(await seen(who, 'event', 'record_id = any ($1)', [[id, itemId]])).toEqual([])
      expect((await ask(asker, 'GET', `/desk/${itemId}`)).status).toBe(404)
      expect((await say(asker, id, 'notes', 'x')).status).toBe(403)
      expect(await attempt(who, 'select app.say_on_question($1, $2, true, $3)', [id, uuid(49, 901), 's1.x.x.x'])).toBe('42501')
    }
  })

  test('is everybody but who has it and whom they bring in, where it was asked in confidence', async () => {
    await owner.query(`insert into work_kind (organization_id, id, kind, min_level) values ($1, $2, 'ask.wrong.confidential', 'handle') on conflict do nothing`, [acme, uuid(45, 77)])
    const id = await asking('eli', { category: 'wrong' }), itemId = await itemOf(id)
    expect(await item(id)).toMatchObject({ kind: 'ask.wrong.confidential', min_level: 'named' })
    await turn()
    expect(await item(id)).toMatchObject({ assignee_id: person('cora') })
    for (const who of ['gus', 'mia'] as const) expect((await ask(who, 'GET', `/questions/${id}/thread`)).status).toBe(404)
    await grant('zoe', 'leave', 2)
    expect((await ask('cora', 'POST', `/work-items/${itemId}/watch`, { personId: person('zoe'), isOn: true })).status).toBe(200)
    expect((await threadOf('zoe', id)).words).toHaveLength(1)
    await ended(2)
    await sweep()
    expect((await ask('zoe', 'GET', `/questions/${id}/thread`)).status).toBe(404)
    expect((await ask('gus', 'GET', `/desk/${itemId}`)).status).toBe(404)
  })

  test('has no text in the database that can be read there', async () => {
    await asking('eli', { text: 'A very particular sentence' })
    for (const table of ['question_message', 'question_note', 'work_word', 'event_value', 'notification', 'question', 'work_item'])
      expect(await truth(`select count(*)::int from ${table} t where t::text like '%particular sentence%'`), table).toBe(0)
    await expect(owner.query(`insert into question_message (organization_id, id, question_id, at, by_id, is_from_hr, text) select organization_id, $1, id, now(), person_id, false, 'plain' from question limit 1`, [uuid(49, 902)])).rejects.toMatchObject({ code: '23514' })
  })
})

describe('handed on', () => {
  test('a question about something else goes to who looks after that, and out of sight of who had it, in confidence as it was asked', async () => {
    await grant('spe', 'benefits', 3)
    const id = await asking('eli', { category: 'other', isConfidential: true }), first = await itemOf(id)
    await turn()
    const had = (await item(id))['assignee_id']
    const who = ({ [person('gus')]: 'gus', [person('cora')]: 'cora' } as Record<string, Who>)[String(had)]!
    expect((await ask(who, 'POST', `/questions/${id}/category`, { category: 'benefits', note: 'They mean their pension.' })).status).toBe(200)
    expect(await truth('select status from work_item where id = $1', [first])).toBe('closed')
    await turn()
    expect(await item(id)).toMatchObject({ kind: 'ask.benefits.confidential', min_level: 'named', assignee_id: person('spe') })
    expect((await threadOf('spe', id)).words.map(each => [each.isNote, each.text])).toEqual([[false, 'May I have a letter for my landlord?'], [true, 'They mean their pension.']])
    expect((await ask(who, 'GET', `/questions/${id}/thread`)).status).toBe(404)
    // And the specialist sees this, and nothing else of that person.
    expect((await ask('spe', 'GET', '/questions')).body.items).toEqual([])
    for (const path of [`/people/${person('eli')}/contact-details`, `/employments?personId=${person('eli')}`]) expect((await ask('spe', 'GET', path)).body.items ?? [], path).toEqual([])
    expect((await ask('spe', 'POST', `/questions/${id}/category`, { category: 'benefits', note: 'x' })).body).toMatchObject({ code: 'desk.same_area' })
    expect((await say('spe', id, 'answer', 'It is paid in July.')).status).toBe(200)
    expect((await threadOf('eli', id)).words.map(each => each.text)).toEqual(['May I have a letter for my landlord?', 'It is paid in July.'])
    await ended(3)
  })
})

test('what is the desk’s own, and what no move has written, is nobody’s to call', async () => {
  const id = await asking('eli')
  for (const who of [eli, gus, cora, zoe]) {
    expect(await attempt(who, 'select * from app.work_paused()')).toBe('42501')
    expect(await attempt(who, 'select app.work_goes_on($1, $2, $3)', [await itemOf(id), '2030-01-01', '{}'])).toBe('42501')
    expect(await attempt(who, 'select app.question_follows($1, null)', [id])).toBe('42501')
    expect(await attempt(who, 'select app.link_question($1)', [id])).toBe('42501')
    expect(await attempt(who, `update question set is_confidential = true where id = $1 returning id`, [id])).toBe('42501')
    expect(await attempt(who, `update question set status = 'answered' where id = $1 and person_id = app.me() returning id`, [id])).toBe(who === eli ? '42501' : 'no rows')
  }
  expect(await attempt(eli, `insert into question (id, person_id, entered_by_id, category, is_confidential) values ($1, $2, $3, 'leave', false)`, [uuid(49, 903), person('eli'), person('mia')])).toBe('42501')
})

import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, ava, cora, gia, gus, person, seen, spe } from '../../../test/fixtures/world.ts'

const { ask, rows, truth } = await served()
const keyed = () => ({ 'idempotency-key': randomUUIDv7() })
await rows(`update organization set second_person_id = $2 where id = $1`, [acme, person('dora')])
const open = () => as({ kind: 'job', organizationId: acme, name: 'hr_team.open_reviews' }, async tx => (await tx.query<{ n: number }>('select app.open_reviews() as n'))[0]!.n)
const opened = await open()
const items = await rows(`select i.id, i.function, i.level, i.holder_id, v.reviewer_id, v.id as review from access_review_item i join access_review v on v.organization_id = i.organization_id and v.id = i.review_id where i.organization_id = $1`, [acme])
const itemOf = (holder: 'gus' | 'cora' | 'gia' | 'spe', area: string) => items.find(each => each['holder_id'] === person(holder) && each['function'] === area)!
const answer = (who: 'cora' | 'gus' | 'spe' | 'dora' | 'ava' | 'gia', item: Record<string, unknown>, body: object) => ask(who, 'POST', `/access-reviews/${item['review']}/answer`, { itemIds: [item['id']], ...body }, keyed())

describe('each quarter a review opens', () => {
  test('once, and holds every access in force before it', async () => {
    expect(opened).toBeGreaterThan(2)
    expect(await open()).toBe(0)
    expect(items.length).toBe(Number(await truth(`select count(*) from access_grant where organization_id = $1 and status = 'active'`, [acme])))
  })
  test('nobody reviews themselves; who administers the area does, else the second person', () => {
    expect(items.filter(each => each['reviewer_id'] === each['holder_id'])).toEqual([])
    expect(itemOf('gus', 'people')['reviewer_id']).toBe(person('cora'))
    expect(itemOf('cora', 'compensation')['reviewer_id']).toBe(person('spe'))
    expect(itemOf('cora', 'people')['reviewer_id']).toBe(person('dora'))
    expect(itemOf('gia', 'leave')['reviewer_id']).toBe(person('cora'))
  })
  test('its items tell the last change made with it, and say nothing where none is known', async () => {
    await ask('gus', 'PATCH', `/contact-details/${person('eli')}`, { personalEmail: 'eli@home.example' }, { 'if-match': '"1"' })
    await rows(`delete from access_review_item where organization_id = $1`, [acme])
    await rows(`delete from access_review where organization_id = $1`, [acme])
    await open()
    const used = await rows(`select holder_id, function, last_used_on::text as on from access_review_item where organization_id = $1 and last_used_on is not null`, [acme])
    expect(used).toEqual([{ holder_id: person('gus'), function: 'people', on: '2026-06-15' }])
    items.splice(0, items.length, ...await rows(`select i.id, i.function, i.level, i.holder_id, v.reviewer_id, v.id as review from access_review_item i join access_review v on v.organization_id = i.organization_id and v.id = i.review_id where i.organization_id = $1`, [acme]))
  })
})

describe('the reviewer answers', () => {
  test('and only the reviewer; others of access see it, anybody else finds nothing', async () => {
    const item = itemOf('gus', 'people')
    expect((await answer('ava', item, { answer: 'keep' })).status).toBe(403)
    expect((await answer('gus', item, { answer: 'keep' })).status).toBe(404)
    expect((await answer('spe', item, { answer: 'keep' })).status).toBe(404)
    expect(await seen(gus, 'access_review_item')).toEqual([])
    expect((await seen(ava, 'access_review_item')).length).toBe(items.length)
    expect(await attempt(gia, `select app.answer_review('${item['id']}', 'keep', null)`)).toBe('42501')
    expect((await answer('cora', item, { answer: 'keep' })).status).toBe(200)
  })
  test('taking away needs a reason, ends the access at once and isn’t undone by another answer', async () => {
    const item = itemOf('gus', 'compensation')
    expect((await answer('cora', item, { answer: 'keep' })).status).toBe(403)
    expect((await answer('spe', item, { answer: 'take_away' })).body['code']).toBe('hr_team.reason_needed')
    expect((await seen(gus, 'pay')).length).toBeGreaterThan(1)
    expect((await answer('spe', item, { answer: 'take_away', reason: 'Pay is the specialist’s' })).status).toBe(200)
    expect((await seen(gus, 'pay')).length).toBe(1)
    expect((await answer('spe', item, { answer: 'keep' })).body['code']).toBe('hr_team.already_taken')
  })
  test('what is unanswered keeps the review open; finished, it stays as it is and can be taken along', async () => {
    const mine = items.filter(each => each['reviewer_id'] === person('spe')), review = mine[0]!['review']
    expect((await ask('spe', 'POST', `/access-reviews/${review}/finish`, {}, keyed())).body).toMatchObject({ code: 'hr_team.review_unanswered', left: 2 })
    for (const item of mine) if (!await truth('select answer from access_review_item where id = $1', [item['id']])) expect((await answer('spe', item, { answer: 'keep' })).status).toBe(200)
    expect((await ask('ava', 'POST', `/access-reviews/${review}/finish`, {}, keyed())).status).toBe(403)
    expect((await ask('gus', 'POST', `/access-reviews/${review}/finish`, {}, keyed())).status).toBe(404)
    expect((await ask('spe', 'POST', `/access-reviews/${review}/finish`, {}, keyed())).status).toBe(200)
    expect((await answer('spe', mine[0]!, { answer: 'keep' })).body['code']).toBe('hr_team.review_finished')
    const proof = (await ask('spe', 'GET', `/access-review-items?reviewId=${review}`, undefined, { accept: 'text/csv' })).text
    expect(proof.split('\n').length).toBeGreaterThan(mine.length)
    expect(proof).toContain('Cora Example')
    expect((await seen(cora, 'event', `record = 'access_review' and move = 'finish'`)).length).toBe(1)
    expect(await seen(spe, 'access_review', 'reviewer_id <> $1', [person('spe')])).toEqual([])
  })
})

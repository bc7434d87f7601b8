import { randomUUIDv7 } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { turnApprovals } from '#modules/approvals/index.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, cora, dora, eli, entities, gus, insert, job, jobActor, mia, person, places, seen, units, uuid, work, zoe } from '../../../test/fixtures/world.ts'
import { releaseChanges } from './jobs.ts'

const { ask, rows, truth, owner } = await served()
type Who = Parameters<typeof ask>[0]
type Step = Record<string, unknown> & { id: string; status: string; people: { name: string }[]; isMine: boolean }
type Approval = { id: string; version: number; status: string; isAsked: boolean; steps: Step[]; words: { what: string; by: string | null; for: string | null; to: string | null; note: string | null }[] }
const promotion = { effectiveOn: '2026-09-01', action: 'promotion', jobId: work.lead, amount: '60000', currency: 'GBP', per: 'year', reason: 'Ready for it' }
const newcomer = { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-05', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40, amount: '50000', currency: 'GBP', per: 'year' }
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...newcomer, ...more })).body as unknown as { personId: string; assignmentId: string; employmentId: string }
const change = (id: string, body: object, who: Who = 'gus') => ask(who, 'POST', `/assignments/${id}/change`, body)
const requested = async (id: string, body: object = promotion, who: Who = 'gus') => (await change(id, { asksApproval: true, ...body }, who)).body['changeId'] as string
const move = (id: string, name: string, who: Who = 'gus') => ask(who, 'POST', `/employment-changes/${id}/${name}`)
const of = async (id: string, who: Who = 'gus') => ((await ask(who, 'GET', `/approvals-of/${id}`)).body.items as unknown as Approval[])[0]!
const answer = (step: string, body: object, who: Who) => ask(who, 'POST', `/approval-steps/${step}/answer`, { version: 1, ...body })
const waiting = async (who: Who) => (await ask(who, 'GET', '/to-decide')).body.items as unknown as { recordId: string; stepId: string | null; version: number; forName: string | null; question: string | null }[]
/** The open step that somebody holds of a change, and the version seen. */
async function decide(changeId: string, who: Who, body: object) {
  const mine = (await waiting(who)).find(each => each.recordId === changeId && each.stepId)
  return answer(mine?.stepId ?? randomUUIDv7(), { version: mine?.version ?? 1, ...body }, who)
}
const turn = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: turnApprovals.name }, turnApprovals.run)
const release = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: releaseChanges.name }, releaseChanges.run)
const step = (more: object) => ({ number: 1, holder: 'direct', passesOn: 'stays', tellsAtOnce: false, ...more })
async function chain(actions: string[], steps: object[], more: object = {}) {
  const { body } = await ask('cora', 'POST', '/approval-chains', { name: randomUUIDv7(), actions, startsOn: '2026-01-01', ...more })
  for (const each of steps) expect((await ask('cora', 'POST', '/chain-steps', { chainId: body['id'], ...step(each) })).status).toBe(201)
  return body['id'] as string
}
beforeEach(async () => { await rows(`update change_chain set starts_on = '2026-01-01', ends_on = '2026-01-02' returning id`) })

describe('without a chain', () => {
  test('nothing is asked, and nobody decides anything', async () => {
    const { assignmentId } = await hire()
    expect(await change(assignmentId, promotion)).toMatchObject({ status: 200, body: { status: 'released' } })
    expect(await waiting('mia')).toEqual([])
    const planned = await change((await hire()).assignmentId, { ...promotion, isPlanned: true })
    expect(planned.body['status']).toBe('planned')
    expect(await ask('gus', 'POST', `/employment-changes/${planned.body['changeId']}/ask-approval`, { isSure: true })).toMatchObject({ status: 422, body: { code: 'approvals.nothing_to_ask' } })
  })
})

describe('a promotion that its manager, then the next above, and pay approve', () => {
  const usual = () => chain(['promotion'], [{ number: 1 }, { number: 2, holder: 'above' }, { number: 2, holder: 'area', function: 'compensation' }])
  test('is first told who would be asked and know of it, then asked, and can’t be released before', async () => {
    await usual()
    const { assignmentId } = await hire()
    const told = await change(assignmentId, promotion)
    expect(told).toMatchObject({ status: 422, body: { code: 'people.needs_approval', steps: [
      { number: 1, holder: 'direct', people: [{ name: 'Mia Example', forName: null, why: 'direct' }] },
      { number: 2, holder: 'above', people: [{ name: 'Dora Example' }] },
      { number: 2, holder: 'area', function: 'compensation', people: [{ name: 'Cora Example' }, { name: 'Spe Example' }] }] } })
    expect(await truth('select count(*)::int from employment_change where assignment_id = $1', [assignmentId])).toBe(0)
    const id = await requested(assignmentId)
    expect(await truth('select status from employment_change where id = $1', [id])).toBe('planned')
    expect(await move(id, 'release')).toMatchObject({ status: 422, body: { code: 'approvals.still_open' } })
    expect(await truth('select count(*)::int from placement where assignment_id = $1', [assignmentId])).toBe(1)
    expect((await of(id)).steps.map(({ status, people }) => [status, people.map(({ name }) => name)])).toEqual([['open', ['Mia Example']], ['waiting', []], ['waiting', []]])
  })

  test('is known to whom it reached, and to nobody else: the wall stays', async () => {
    await usual()
    const { assignmentId, personId } = await hire()
    const id = await requested(assignmentId)
    expect((await ask('mia', 'GET', `/employment-changes/${id}`)).body).toMatchObject({ jobId: work.lead, amount: null, can: [], withheld: expect.arrayContaining(['amount']) })
    expect((await ask('gus', 'GET', `/employment-changes/${id}/named`)).body.items).toEqual([expect.objectContaining({ name: 'Gus Example' })])
    for (const who of ['eli', 'dora', 'ben', 'zoe', 'spe', 'cora', 'ava', 'lou', 'guest', 'key', 'narrowKey', 'job', 'stranger'] as const) {
      expect((await ask(who, 'GET', `/employment-changes/${id}`)).status, who).toBe(404)
      expect((await ask(who, 'GET', `/approvals-of/${id}`)).body.items, who).toEqual([])
      expect((await ask(who, 'GET', '/approvals')).text, who).not.toContain(personId)
      expect((await ask(who, 'GET', `/events?aboutId=${personId}`)).text, who).not.toMatch(/approval|employment_change/)
      expect((await waiting(who).catch(() => [])).filter(each => each.recordId === id), who).toEqual([])
      const [{ id: stepId }] = await rows(`select s.id from approval_step s join approval a on a.id = s.approval_id where a.record_id = $1 and s.status = 'open'`, [id]) as [{ id: string }]
      expect((await answer(stepId, { answer: 'approve' }, who)).status, who).toBe(404)
    }
    expect(await seen(dora, 'approval', 'record_id = $1', [id])).toEqual([])
    expect(await seen(mia, 'approval_word')).not.toEqual([])
    const told = (await ask('mia', 'GET', `/events?aboutId=${personId}`)).body.items as unknown as { record: string; move: string }[]
    expect(told[0]).toMatchObject({ record: 'approval', move: 'ask' })
    expect(told.map(({ record }) => record)).not.toContain('employment_change')
  })

  test('goes on step by step, those of one number in any order, and is released once all have approved', async () => {
    await usual()
    const { assignmentId } = await hire()
    const id = await requested(assignmentId)
    expect(await decide(id, 'dora', { answer: 'approve' })).toMatchObject({ status: 404 })
    expect((await decide(id, 'mia', { answer: 'approve', note: 'She has earned it' })).status).toBe(200)
    expect((await decide(id, 'spe', { answer: 'approve' })).status).toBe(200)
    expect((await move(id, 'release')).status).toBe(422)
    expect((await decide(id, 'dora', { answer: 'approve' })).status).toBe(200)
    expect(await of(id)).toMatchObject({ status: 'approved', steps: [{ decidedBy: 'Mia Example', decidedFor: null }, { decidedBy: 'Dora Example' }, { decidedBy: 'Spe Example' }], words: [{ what: 'asked', by: 'Gus Example' }, { what: 'approved', by: 'Mia Example', note: 'She has earned it' }, { what: 'approved', by: 'Spe Example' }, { what: 'approved', by: 'Dora Example' }] })
    await release()
    expect(await truth('select status from employment_change where id = $1', [id])).toBe('released')
    expect(await rows(`select starts_on::text from pay where assignment_id = $1 order by 1`, [assignmentId])).toEqual([{ starts_on: '2026-01-05' }, { starts_on: '2026-09-01' }])
  })

  test('is seen by those asked as far as it is theirs: what changes, from when and why; pay by right alone, no note, no letter, no event of it, by any way of asking', async () => {
    await chain(['promotion'], [{}, { holder: 'above' }, { holder: 'area', function: 'compensation' }])
    const { assignmentId, personId } = await hire()
    const id = await requested(assignmentId, { ...promotion, amount: '61234', note: 'She has an offer of 65987 elsewhere', payReason: 'Counter-offer' } as object)
    const read = async (who: Who) => (await ask(who, 'GET', `/employment-changes/${id}`)).body as Record<string, unknown>
    const listed = async (who: Who, query = '') => ask(who, 'GET', `/employment-changes?personId=${personId}${query}`)
    const theirs = ['note', 'named', 'planId', 'proposalId'], pays = ['amount', 'currency', 'per', 'payReason', 'decidedById', 'allowances', 'grade']
    for (const who of ['mia', 'dora'] as const) {
      expect(await read(who), who).toMatchObject({ jobId: work.lead, effectiveOn: '2026-09-01', reason: 'Ready for it', sets: expect.arrayContaining(['jobId', 'amount']), can: [], withheld: expect.arrayContaining([...theirs, ...pays]) })
      const secret = /61234|6123400|65987|Counter-offer/
      for (const path of [`/employment-changes?personId=${personId}`, `/employment-changes/export.csv?personId=${personId}`, `/events?aboutId=${personId}`, `/events?record=employment_change&recordId=${id}`, `/approvals-of/${id}?record=employment_change`, '/to-decide', '/people/planned', `/directory?q=61234`, `/pays?assignmentId=${assignmentId}`]) expect((await ask(who, 'GET', path)).text, `${who} ${path}`).not.toMatch(secret)
      expect((await ask(who, 'GET', `/events?record=employment_change&recordId=${id}`)).body.items ?? [], who).toEqual([])
      expect(await seen(({ mia, dora } as const)[who], 'event_value', `event_id in (select id from event where record in ('employment_change', 'approval'))`).then(JSON.stringify), who).not.toMatch(secret)
      expect((await ask(who, 'GET', `/people/planned?on=2026-12-31`)).body.items, who).toEqual([])
      expect((await ask(who, 'GET', `/employment-changes/${id}/named`)).status, who).toBe(404)
      for (const name of ['release', 'cancel']) expect((await move(id, name, who)).status, `${who} ${name}`).toBe(403)
      // What is withheld can’t be found out by asking for it either.
      for (const query of ['&amount=61234', '&grade=x', '&note=offer']) expect((await listed(who, query)).body.items ?? [], query).toEqual([])
    }
    expect(await read('spe')).toMatchObject({ amount: '61234.00', payReason: 'Counter-offer', can: [], withheld: expect.arrayContaining(theirs) })
    expect(await read('gus')).toMatchObject({ amount: '61234.00', note: expect.stringContaining('65987') })
    // Where the company lets managers see pay, the direct manager does; further up nobody does by that.
    await owner.query(`insert into settings (organization_id, id, managers_see_pay) values ($1, $1, true) on conflict (organization_id, id) do update set managers_see_pay = true`, [acme])
    expect(await read('mia')).toMatchObject({ amount: '61234.00', withheld: expect.arrayContaining(theirs) })
    expect(await read('dora')).toMatchObject({ withheld: expect.arrayContaining(['amount']) })
    await owner.query(`update settings set managers_see_pay = false`)
    expect(await read('mia')).toMatchObject({ withheld: expect.arrayContaining(['amount']) })
    // Forwarded, it brings no more than the place had.
    expect((await decide(id, 'mia', { answer: 'forward', toId: person('zoe') })).status).toBe(200)
    expect(await read('zoe')).toMatchObject({ jobId: work.lead, withheld: expect.arrayContaining(['amount', 'note']) })
    // A letter speaks of pay: it is of those who prepare the change.
    for (const who of ['mia', 'dora', 'zoe', 'spe'] as const) expect((await ask(who, 'GET', `/change-letters?personId=${personId}`)).body.items ?? [], who).toEqual([])
  })

  test('is decided once: a second decision, a stale page and a second hand are told so', async () => {
    await usual()
    const id = await requested((await hire()).assignmentId)
    await decide(id, 'mia', { answer: 'approve' })
    const [theirs, pays] = (await of(id)).steps.filter(({ status }) => status === 'open') as [Step, Step]
    const both = await Promise.all([answer(pays.id, { version: 2, answer: 'approve' }, 'spe'), answer(pays.id, { version: 2, answer: 'reject', note: 'Too much' }, 'cora')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    if (both[0]!.status === 200) {
      expect(await answer(theirs.id, { version: 2, answer: 'approve' }, 'dora')).toMatchObject({ status: 412 })
      expect(await answer(pays.id, { version: 3, answer: 'approve' }, 'spe')).toMatchObject({ status: 409, body: { code: 'approvals.decided_already' } })
    } else expect(await of(id)).toMatchObject({ status: 'rejected' })
  })

  test('is rejected with a reason, and then can only be cancelled', async () => {
    await usual()
    const id = await requested((await hire()).assignmentId)
    expect(await decide(id, 'mia', { answer: 'reject', note: '  ' })).toMatchObject({ status: 422, body: { code: 'approvals.needs_words' } })
    expect((await decide(id, 'mia', { answer: 'reject', note: 'Not this year' })).status).toBe(200)
    expect(await move(id, 'release')).toMatchObject({ status: 422, body: { code: 'approvals.was_rejected' } })
    expect(await ask('gus', 'POST', `/employment-changes/${id}/ask-approval`, { isSure: true })).toMatchObject({ status: 422, body: { code: 'approvals.was_rejected' } })
    await release()
    expect(await truth('select status from employment_change where id = $1', [id])).toBe('planned')
    expect((await of(id)).steps.map(({ status }) => status)).toEqual(['rejected', 'closed', 'closed'])
    expect((await move(id, 'cancel')).status).toBe(200)
  })

  test('is sent back, and asked again with an answer', async () => {
    await usual()
    const id = await requested((await hire()).assignmentId)
    await decide(id, 'mia', { answer: 'send_back', note: 'From October, please' })
    expect(await move(id, 'release')).toMatchObject({ status: 422, body: { code: 'approvals.was_sent_back' } })
    expect(await ask('gus', 'POST', `/employment-changes/${id}/ask-approval`, {})).toMatchObject({ status: 422, body: { code: 'people.needs_approval' } })
    expect((await ask('gus', 'POST', `/employment-changes/${id}/ask-approval`, { isSure: true, note: 'September was promised' })).status).toBe(200)
    expect(await ask('gus', 'POST', `/employment-changes/${id}/ask-approval`, { isSure: true })).toMatchObject({ status: 422, body: { code: 'approvals.asked_already' } })
    expect(await of(id)).toMatchObject({ status: 'open', words: [{ what: 'asked', note: 'September was promised' }] })
    expect((await decide(id, 'mia', { answer: 'approve' })).status).toBe(200)
  })

  test('a question goes to whoever asked, and its answer back', async () => {
    await usual()
    const id = await requested((await hire()).assignmentId)
    expect((await decide(id, 'mia', { answer: 'ask', note: 'Why lead?' })).status).toBe(200)
    expect((await waiting('gus')).filter(each => each.recordId === id)).toMatchObject([{ stepId: null, question: 'Why lead?' }])
    const { id: approval } = await of(id)
    expect((await ask('mia', 'POST', `/approvals/${approval}/answer`, { note: 'Me?' })).status).toBe(403)
    expect((await ask('dora', 'POST', `/approvals/${approval}/answer`, { note: 'Me?' })).status).toBe(404)
    expect((await ask('gus', 'POST', `/approvals/${approval}/answer`, { note: 'The team grows' })).status).toBe(200)
    expect((await waiting('gus')).filter(each => each.recordId === id)).toEqual([])
    expect((await decide(id, 'mia', { answer: 'approve' })).status).toBe(200)
  })

  test('is forwarded to a colleague, who decides for whoever forwarded it; not in a circle, nor to those it is kept from', async () => {
    await usual()
    const { assignmentId, personId } = await hire()
    const id = await requested(assignmentId)
    for (const toId of [personId, person('gus'), person('mia'), person('lou'), randomUUIDv7()]) expect(await decide(id, 'mia', { answer: 'forward', toId }), toId).toMatchObject({ status: 422, body: { code: 'approvals.not_to_them' } })
    const mine = (await of(id, 'mia')).steps.find(({ isMine }) => isMine)!
    expect((await ask('mia', 'GET', `/approval-steps/${mine.id}/colleagues?q=zoe`)).body.items).toMatchObject([{ id: person('zoe') }])
    for (const [who, q] of [['mia', 'gus'], ['mia', 'noor'], ['zoe', 'ben']] as const) expect((await ask(who, 'GET', `/approval-steps/${mine.id}/colleagues?q=${q}`)).body.items?.filter(each => [personId, person('gus'), person('ben')].includes(each['id'] as string))).toEqual([])
    expect((await decide(id, 'mia', { answer: 'forward', toId: person('zoe'), note: 'You know her work' })).status).toBe(200)
    expect((await answer(mine.id, { version: 2, answer: 'approve' }, 'mia'))).toMatchObject({ status: 403, body: { code: 'approvals.held_by_others' } })
    expect(await decide(id, 'zoe', { answer: 'forward', toId: person('mia') })).toMatchObject({ status: 422, body: { code: 'approvals.goes_round' } })
    expect((await waiting('zoe')).find(each => each.recordId === id)).toMatchObject({ forName: 'Mia Example' })
    expect((await decide(id, 'zoe', { answer: 'approve' })).status).toBe(200)
    expect((await of(id)).steps[0]).toMatchObject({ decidedBy: 'Zoe Example', decidedFor: 'Mia Example' })
  })

  test('cancelled, it is asked no more', async () => {
    await usual()
    const id = await requested((await hire()).assignmentId)
    const [open] = (await of(id)).steps as [Step]
    await move(id, 'cancel')
    expect((await waiting('mia')).filter(each => each.recordId === id)).toEqual([])
    expect((await answer(open.id, { answer: 'approve' }, 'mia')).status).toBe(409)
    expect((await ask('mia', 'GET', `/employment-changes/${id}`)).body).toMatchObject({ status: 'cancelled' })
    expect(await of(id)).toMatchObject({ status: 'closed', words: [{ what: 'asked' }, { what: 'cancelled', by: 'Gus Example' }] })
  })

  test('edited, what was approved is to be asked anew', async () => {
    await usual()
    const id = await requested((await hire()).assignmentId)
    for (const who of ['mia', 'dora', 'spe'] as const) await decide(id, who, { answer: 'approve' })
    await owner.query(`update employment_change set named = $2 where id = $1`, [id, [person('zoe')]])
    expect(await of(id)).toMatchObject({ status: 'approved' })
    await owner.query(`update employment_change set amount = 9900000 where id = $1`, [id])
    expect(await of(id)).toMatchObject({ status: 'closed' })
    expect(await move(id, 'release')).toMatchObject({ status: 422, body: { code: 'approvals.not_asked' } })
  })

  test('planned in confidence, it may wait unasked; nobody above knows of it', async () => {
    await usual()
    const { assignmentId } = await hire()
    expect((await change(assignmentId, { ...promotion, isPlanned: true })).status).toBe(422)
    const { body } = await change(assignmentId, { ...promotion, isPlanned: true, asksApproval: false })
    expect(body['status']).toBe('planned')
    expect((await ask('mia', 'GET', `/employment-changes/${body['changeId']}`)).status).toBe(404)
    expect(await move(body['changeId'] as string, 'release')).toMatchObject({ status: 422, body: { code: 'approvals.not_asked' } })
    expect((await change(assignmentId, { ...promotion, asksApproval: false })).status).toBe(422)
  })

  test('can’t be decided, asked or read by SQL', async () => {
    await usual()
    const id = await requested((await hire()).assignmentId)
    for (const who of [gus, mia, cora]) {
      expect(await attempt(who, `update approval set status = 'approved' where record_id = $1`, [id])).toBe('42501')
      expect(await attempt(who, `update approval_step set status = 'approved'`)).toBe('42501')
      expect(await attempt(who, `insert into approval_word (approval_id, what, at) values ($1, 'approved', app.clock())`, [id])).toBe('42501')
    }
    expect(await attempt(cora, `select app.ask_approval('employment_change', $1, null)`, [id])).toBe('42501')
    expect(await attempt(mia, `select app.ask_approval('employment_change', $1, null)`, [id])).toBe('42501')
    expect(await attempt(zoe, `select app.approvers_ahead($1, 'promotion', '{jobId}', '2026-09-01', null, null, null)`, [job('eli')])).toBe('42501')
    for (const who of [cora, jobActor]) expect(await attempt(who, `select * from app.mails_due()`)).toBe('42501')
    expect(await attempt(cora, `select * from app.mail_for($1)`, [person('eli')])).toBe('no rows')
    expect(await attempt(eli, `select app.may_be_released($1, 'employment_change', $2) as yes`, [acme, id])).toBe('rows')
    expect((await as(eli, tx => tx.query(`select app.may_be_released($1, 'employment_change', $2) as yes`, [acme, id])))).toEqual([{ yes: false }])
  })
})

describe('what is asked', () => {
  test('follows from what a change sets, not from what it is called; all that fits is asked once', async () => {
    await chain(['pay'], [{ holder: 'area', function: 'compensation', number: 2 }, { number: 1 }], { overPercent: 10 })
    await chain(['pay', 'promotion'], [{ number: 1 }])
    const { assignmentId } = await hire()
    const asked = async (body: object) => ((await change(assignmentId, { currency: 'GBP', per: 'year', ...body })).body['steps'] as { holder: string }[] | undefined)?.map(({ holder }) => holder)
    expect(await asked({ amount: '54999', action: 'correction' })).toEqual(['direct'])
    expect(await asked({ amount: '55000' })).toEqual(['direct'])
    expect(await asked({ amount: '55001' })).toEqual(['direct', 'area'])
    expect(await asked({ amount: '40000' })).toEqual(['direct'])
    expect(await asked({ amount: '50000', per: 'month' })).toEqual(['direct', 'area'])
    expect(await asked({ amount: '50000', currency: 'EUR' })).toEqual(['direct', 'area'])
    expect(await asked({ weeklyHours: 30, currency: undefined, per: undefined })).toBeUndefined()
  })
  test('is what is in force on the day of asking', async () => {
    await chain(['hours'], [{}], { startsOn: '2026-06-16' })
    expect((await change((await hire()).assignmentId, { weeklyHours: 30 })).body['status']).toBe('released')
    await chain(['hours'], [{}], { startsOn: '2026-06-15' })
    expect((await change((await hire()).assignmentId, { weeklyHours: 30 })).status).toBe(422)
  })
  test('an end comes by a change then, and not otherwise; approved, the person still doesn’t know', async () => {
    await chain(['termination'], [{ holder: 'job', jobId: work.spare }])
    await owner.query(`update placement set job_id = $1 where id = $2`, [work.spare, (await rows(`select id from placement where assignment_id = $1`, [job('zoe')]))[0]!['id']])
    const { assignmentId, employmentId, personId } = await hire()
    expect(await ask('gus', 'POST', `/employments/${employmentId}/terminate`, { endsOn: '2026-12-31', terminationKind: 'other' })).toMatchObject({ status: 422, body: { code: 'people.ends_by_approval' } })
    const id = await requested(assignmentId, { action: 'termination', effectiveOn: '2026-12-31', terminationKind: 'involuntary' })
    expect((await ask('zoe', 'GET', `/employment-changes/${id}`)).status).toBe(200)
    expect((await decide(id, 'zoe', { answer: 'approve' })).status).toBe(200)
    expect((await move(id, 'release')).status).toBe(200)
    expect(await truth('select ends_on::text from employment where id = $1', [employmentId])).toBe('2026-12-31')
    expect((await ask('mia', 'GET', `/employment-changes/${id}`)).status).toBe(404)
    expect((await ask('mia', 'GET', `/events?aboutId=${personId}`)).text).not.toContain('approval')
    await owner.query(`update placement set job_id = $1 where assignment_id = $2`, [work.engineer, job('zoe')])
  })
  test('a chain is kept by who leads HR or the company’s structure, and its words fit together', async () => {
    expect((await ask('gus', 'POST', '/approval-chains', { name: 'x', actions: ['pay'], startsOn: '2026-01-01' })).status).toBe(403)
    const id = await chain(['pay'], [])
    for (const more of [{ holder: 'area' }, { holder: 'job' }, { function: 'people' }, { unitId: units.north }, { passesOn: 'above' }]) expect((await ask('cora', 'POST', '/chain-steps', { chainId: id, ...step(more) })).status).toBe(422)
    expect((await change((await hire()).assignmentId, { amount: '51000', currency: 'GBP', per: 'year' })).body['status']).toBe('released')
  })
})

describe('who decides', () => {
  test('never whoever prepared it or is concerned: the next above does, and where nobody is left who administers people records', async () => {
    await chain(['hours'], [{}])
    await insert(owner, 'access_grant', [{ organization_id: acme, version: 1, id: uuid(20, 900), holder_id: person('mia'), function: 'people', level: 'handle', starts_on: '2024-01-01', status: 'active' }])
    const { assignmentId } = await hire()
    const id = await requested(assignmentId, { weeklyHours: 20 }, 'mia')
    expect((await of(id, 'mia')).steps).toMatchObject([{ people: [{ name: 'Dora Example' }], isMine: false }])
    await owner.query(`delete from access_grant where id = $1`, [uuid(20, 900)])
    const top = await requested(job('zoe'), { weeklyHours: 20 }, 'cora').catch(() => null)
    // Zoe reports to nobody, and Cora, who alone administers people records, prepared it; there is no second person.
    expect((await of(top!, 'cora')).steps).toMatchObject([{ status: 'open', people: [] }])
    await owner.query(`update organization set second_person_id = $1 where id = $2`, [person('ben'), acme])
    await turn()
    expect((await of(top!, 'cora')).steps).toMatchObject([{ people: [{ name: 'Ben Example', why: 'second_person' }] }])
    await owner.query(`update organization set second_person_id = null where id = $1`, [acme])
    await move(top!, 'cancel', 'cora')
  })
  test('is whoever stands there on the day: after a change of manager somebody else, and it says so; the former one knows no longer', async () => {
    await chain(['hours'], [{}])
    const { assignmentId } = await hire()
    const id = await requested(assignmentId, { weeklyHours: 20 })
    await change(assignmentId, { managerAssignmentId: job('zoe') }, 'cora')
    expect(await decide(id, 'mia', { answer: 'approve' })).toMatchObject({ status: 404 })
    const [open] = (await of(id)).steps as [Step]
    expect(await answer(open.id, { answer: 'approve' }, 'mia')).toMatchObject({ status: 403, body: { code: 'approvals.held_by_others' } })
    await turn()
    expect((await ask('mia', 'GET', `/employment-changes/${id}`)).status).toBe(404)
    expect((await of(id)).words).toMatchObject([{ what: 'asked' }, { what: 'resolved' }])
    expect((await decide(id, 'zoe', { answer: 'approve' })).status).toBe(200)
  })
  test('a leaver holds nothing from the next minute on: the one above does', async () => {
    await chain(['hours'], [{}])
    const boss = await hire({ name: 'Bo', managerAssignmentId: job('dora') })
    const { assignmentId } = await hire({ managerAssignmentId: boss.assignmentId })
    const id = await requested(assignmentId, { weeklyHours: 20 })
    expect((await of(id)).steps).toMatchObject([{ people: [{ name: 'Bo' }] }])
    await ask('cora', 'POST', `/employments/${boss.employmentId}/terminate`, { endsOn: '2026-06-14', terminationKind: 'voluntary' })
    await turn()
    expect((await of(id)).steps).toMatchObject([{ people: [{ name: 'Dora Example' }] }])
  })
  test('a stand-in decides for the absent manager, who doesn’t where the place is lent', async () => {
    await chain(['hours'], [{}])
    const { assignmentId } = await hire()
    const id = await requested(assignmentId, { weeklyHours: 20 })
    await insert(owner, 'acting_manager', [{ organization_id: acme, version: 1, id: uuid(91, 1), person_id: person('mia'), assignment_id: job('mia'), acting_assignment_id: job('zoe'), starts_on: '2026-06-01', ends_on: '2026-06-30', rights: 'lends' }])
    await turn()
    expect((await of(id)).steps).toMatchObject([{ people: [{ name: 'Zoe Example', forName: 'Mia Example' }] }])
    expect((await decide(id, 'zoe', { answer: 'approve' })).status).toBe(200)
    expect((await of(id)).steps).toMatchObject([{ decidedBy: 'Zoe Example', decidedFor: 'Mia Example' }])
    await owner.query(`delete from acting_manager where id = $1`, [uuid(91, 1)])
  })
  test('nobody through a key of theirs, and nobody without the place', async () => {
    await chain(['hours'], [{ holder: 'area', function: 'people' }])
    const id = await requested((await hire()).assignmentId, { weeklyHours: 20 })
    const [open] = (await of(id)).steps as [Step]
    expect(open.people).toMatchObject([{ name: 'Cora Example' }])
    expect((await answer(open.id, { answer: 'approve' }, 'key')).status).toBe(404)
    expect((await answer(open.id, { answer: 'approve' }, 'gus')).status).toBe(403)
  })
})

describe('what waits', () => {
  test('is reminded of after its working days, then passed on; silence never approves', async () => {
    await chain(['hours'], [{ remindAfter: 2, passesOn: 'above' }])
    const id = await requested((await hire()).assignmentId, { weeklyHours: 20 })
    // Opened on Thursday: Friday and Monday are two working days.
    const since = (days: string) => owner.query(`update approval_step set opened_at = $2 where approval_id in (select id from approval where record_id = $1)`, [id, days])
    await since('2026-06-12T09:00:00Z')
    await turn()
    expect((await of(id)).words.map(({ what }) => what)).toEqual(['asked'])
    await since('2026-06-11T09:00:00Z')
    await turn()
    await turn()
    expect((await of(id)).words.map(({ what }) => what)).toEqual(['asked', 'reminded'])
    await since('2026-06-09T09:00:00Z')
    await turn()
    await turn()
    expect(await of(id)).toMatchObject({ status: 'open', words: [{ what: 'asked' }, { what: 'reminded' }, { what: 'passed_on' }, { what: 'resolved' }], steps: [{ people: [{ name: 'Dora Example', why: 'passed_on' }, { name: 'Mia Example' }] }] })
    expect((await decide(id, 'dora', { answer: 'approve' })).status).toBe(200)
  })
})

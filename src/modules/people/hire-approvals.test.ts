import { randomUUIDv7 } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, actors, attempt, entities, job, places, seen, units, work } from '../../../test/fixtures/world.ts'
import { releaseChanges } from './jobs.ts'

const { ask, rows, truth, owner } = await served()
type Who = Parameters<typeof ask>[0]
const zero = '00000000-0000-0000-0000-000000000000'
let n = 0
const newcomer = (more: object = {}) => ({ name: `${String.fromCharCode(65 + n % 26).repeat(4)}${String.fromCharCode(97 + Math.floor(n / 26)).repeat(3)} Comer${n++}`, legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-10-05', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40, amount: '51234', currency: 'GBP', per: 'year', birthDate: `19${50 + n % 50}-02-03`, personalEmail: `noor${n}@home.example`, ...more })
const plan = (more: object = {}, who: Who = 'gus') => ask(who, 'POST', '/people/plan-hire', { ...newcomer(more), ...more })
const requested = async (more: object = {}, who: Who = 'gus') => (await plan({ asksApproval: true, ...more }, who)).body as unknown as { planId: string; plannedHireId: string; status: string }
const waiting = async (who: Who) => (await ask(who, 'GET', '/to-decide')).body.items as unknown as { record: string; recordId: string; stepId: string | null; version: number; personId: string | null; personName: string; kind: string }[]
async function decide(id: string, who: Who, body: object) {
  const mine = (await waiting(who)).find(each => each.recordId === id && each.stepId)
  return ask(who, 'POST', `/approval-steps/${mine?.stepId ?? randomUUIDv7()}/answer`, { version: mine?.version ?? 1, ...body })
}
const of = async (id: string, who: Who = 'gus') => ((await ask(who, 'GET', `/approvals-of/${id}?record=planned_hire`)).body.items as unknown as { status: string; steps: { status: string; people: { name: string }[] }[] }[])[0]
const release = () => as({ kind: 'job', organizationId: zero, name: releaseChanges.name }, releaseChanges.run)
async function chain(actions: string[], steps: object[], more: object = {}) {
  const { body } = await ask('cora', 'POST', '/approval-chains', { name: randomUUIDv7(), actions, startsOn: '2026-01-01', ...more })
  for (const each of steps) expect((await ask('cora', 'POST', '/chain-steps', { chainId: body['id'], number: 1, holder: 'direct', passesOn: 'stays', tellsAtOnce: false, ...each })).status).toBe(201)
}
beforeEach(async () => { await rows(`update change_chain set starts_on = '2026-01-01', ends_on = '2026-01-02' returning id`) })

describe('a hire that the company wants approved', () => {
  test('says who would be asked, and writes nothing', async () => {
    expect((await ask('gus', 'POST', '/people/hire', newcomer())).status).toBe(201)
    await chain(['hire'], [{ holder: 'direct' }, { number: 2, holder: 'area', function: 'compensation' }])
    const count = () => truth('select count(*)::int from person')
    const before = await count()
    for (const path of ['/people/hire', '/people/plan-hire']) expect(await ask('gus', 'POST', path, newcomer())).toMatchObject({ status: 422, body: { code: 'people.needs_approval', steps: [
      { number: 1, holder: 'direct', people: [{ name: 'Mia Example', why: 'direct' }] }, { number: 2, holder: 'area', function: 'compensation', people: [{ name: 'Cora Example' }, { name: 'Spe Example' }] }] } })
    expect(await ask('gus', 'POST', '/people/hire', newcomer({ startsOn: '2026-10-05', amount: '51234', currency: null }))).toMatchObject({ status: 422, body: { code: 'people.pay_incomplete' } })
    expect(await count()).toBe(before)
  })

  test('waits for its chain, comes true on its day or as soon as it may, and never before', async () => {
    await chain(['hire'], [{ holder: 'direct' }, { number: 2, holder: 'area', function: 'compensation' }])
    const { planId, plannedHireId: id, status } = await requested({ releaseOn: '2026-01-05' })
    expect(status).toBe('requested')
    const released = () => truth('select status from planned_hire where id = $1', [id])
    expect(await ask('gus', 'POST', `/confidential-plans/${planId}/release`)).toMatchObject({ status: 422, body: { code: 'people.plan_refused', parts: [{ code: 'approvals.still_open' }] } })
    await release()
    expect(await released()).toBe('planned')
    expect((await decide(id, 'mia', { answer: 'approve', note: 'We need her' })).status).toBe(200)
    await release()
    expect(await released()).toBe('planned')
    expect((await decide(id, 'spe', { answer: 'approve' })).status).toBe(200)
    expect((await of(id))!.status).toBe('approved')
    await release()
    expect(await released()).toBe('released')
    expect(await truth(`select count(*)::int from planned_hire h join assignment a on a.id = h.assignment_id join employment e on e.id = a.employment_id where h.id = $1 and e.status = 'open'`, [id])).toBe(1)
  })

  test('is seen by those asked as far as they may: place and day, pay by right alone and while it is theirs, nothing private, nothing of the plan', async () => {
    await chain(['hire'], [{ holder: 'direct' }, { holder: 'area', function: 'compensation' }])
    const { planId, plannedHireId: id } = await requested({ note: 'She asked for secrecy' })
    const read = async (who: Who) => (await ask(who, 'GET', `/planned-hires/${id}`)).body as Record<string, unknown>
    const secret = ['birthDate', 'personalEmail', 'planId', 'compared', 'workEmail']
    expect(await read('mia')).toMatchObject({ jobId: work.engineer, startsOn: '2026-10-05', weeklyHours: 40, can: [] })
    for (const field of [...secret, 'amount', 'currency', 'grade', 'allowances']) expect(await read('mia'), field).toMatchObject({ withheld: expect.arrayContaining([field]) })
    expect(await read('spe')).toMatchObject({ amount: '51234.00', can: [], withheld: expect.arrayContaining(secret) })
    expect(await read('gus')).toMatchObject({ amount: '51234.00', birthDate: expect.any(String), planId })
    for (const who of ['mia', 'spe'] as const) {
      expect((await ask(who, 'GET', `/confidential-plans/${planId}`)).status, who).toBe(404)
      expect((await ask(who, 'GET', `/people/planned?planId=${planId}`)).body.items, who).toEqual([])
      expect((await ask(who, 'GET', '/people/planned')).text, who).not.toContain(id)
      expect((await ask(who, 'GET', `/events?record=planned_hire&recordId=${id}`)).body.items ?? [], who).toEqual([])
      expect(JSON.stringify(await seen(actors[who], 'event_value', `event_id in (select id from event where record in ('planned_hire', 'confidential_plan', 'approval'))`)), who).not.toMatch(/51234|5123400|noor\d+@home/)
      expect(await attempt(actors[who], `update planned_hire set name = 'X' where id = $1 returning id`, [id]), who).toBe('no rows')
      expect((await ask(who, 'DELETE', `/planned-hires/${id}`, undefined, { 'if-match': '"1"' })).status, who).toBe(403)
    }
    expect((await waiting('mia')).find(each => each.recordId === id)).toMatchObject({ record: 'planned_hire', personId: null, personName: expect.stringMatching('Comer'), kind: 'hire' })
    // Where the company lets managers see pay, whoever is to manage sees it too; the rest stays.
    await owner.query(`insert into settings (organization_id, id, managers_see_pay) values ($1, $1, true) on conflict (organization_id, id) do update set managers_see_pay = true`, [acme])
    await as({ kind: 'job', organizationId: zero, name: 'approvals.turn' }, tx => tx.query(`select app.turn_approvals()`))
    expect(await read('mia')).toMatchObject({ amount: '51234.00', withheld: expect.arrayContaining(secret) })
    await owner.query(`update settings set managers_see_pay = false`)
    // Once it is decided, pay is theirs no more.
    expect((await decide(id, 'spe', { answer: 'reject', note: 'Too dear' })).status).toBe(200)
    expect(await read('spe')).toMatchObject({ startsOn: '2026-10-05', withheld: expect.arrayContaining(['amount', ...secret]) })
    expect(await ask('gus', 'POST', `/planned-hires/${id}/ask-approval`, { isSure: true })).toMatchObject({ status: 422, body: { code: 'approvals.was_rejected' } })
  })

  test('is nobody else’s to know, by any way of asking', async () => {
    await chain(['hire'], [{ holder: 'direct' }])
    const { planId, plannedHireId: id } = await requested({ name: 'Quilla Secret' })
    const others = (Object.keys(actors) as (keyof typeof actors)[]).filter(who => who !== 'gus' && who !== 'mia')
    const [{ id: stepId }] = await rows(`select s.id from approval_step s join approval a on a.id = s.approval_id where a.record_id = $1`, [id]) as [{ id: string }]
    for (const who of others) {
      for (const path of [`/planned-hires/${id}`, `/confidential-plans/${planId}`]) expect((await ask(who, 'GET', path)).status, `${who} ${path}`).toBe(404)
      for (const path of ['/directory?q=quilla', '/approvals', '/people/planned', '/managers?q=quilla', '/events?record=planned_hire', '/events?record=approval', `/planned-hires?planId=${planId}`]) expect((await ask(who, 'GET', path)).text, `${who} ${path}`).not.toMatch(new RegExp(`Quilla|${id}`))
      expect((await ask(who, 'GET', `/approvals-of/${id}`)).body.items ?? [], who).toEqual([])
      expect((await waiting(who).catch(() => [])) ?? [], who).not.toContainEqual(expect.objectContaining({ recordId: id }))
      expect((await ask(who, 'POST', `/approval-steps/${stepId}/answer`, { version: 1, answer: 'approve' })).status, who).toBe(404)
      expect((await ask(who, 'POST', `/planned-hires/${id}/ask-approval`, { isSure: true })).status, who).toBe(404)
      expect(await seen(actors[who], 'member', 'record_id = any ($1)', [[id, planId, stepId]]), who).toEqual([])
      expect(await seen(actors[who], 'approval', 'record_id = $1', [id]), who).toEqual([])
    }
  })

  test('isn’t asked of whoever planned it: the next above then is', async () => {
    await chain(['hire'], [{ holder: 'area', function: 'people' }])
    const { plannedHireId: id } = await requested()
    expect((await of(id))!.steps[0]!.people.map(({ name }) => name)).not.toContain('Gus Example')
    expect((await decide(id, 'gus', { answer: 'approve' })).status).toBe(404)
  })

  test('what is edited is asked anew; who is taken out of the plan is asked about no more', async () => {
    await chain(['hire'], [{ holder: 'direct' }])
    const { planId, plannedHireId: id } = await requested()
    expect((await decide(id, 'mia', { answer: 'approve' })).status).toBe(200)
    const etag = { 'if-match': `"${await truth('select version from planned_hire where id = $1', [id])}"` }
    expect((await ask('gus', 'PATCH', `/planned-hires/${id}`, { amount: '90000' }, etag)).status).toBe(200)
    expect((await of(id))!.status).toBe('closed')
    expect(await ask('gus', 'POST', `/confidential-plans/${planId}/release`)).toMatchObject({ status: 422, body: { parts: [{ code: 'approvals.not_asked' }] } })
    expect(await ask('gus', 'POST', `/planned-hires/${id}/ask-approval`, {})).toMatchObject({ status: 422, body: { code: 'people.needs_approval', steps: [{ people: [{ name: 'Mia Example' }] }] } })
    expect((await ask('gus', 'POST', `/planned-hires/${id}/ask-approval`, { isSure: true })).status).toBe(200)
    expect((await waiting('mia')).filter(each => each.recordId === id)).toHaveLength(1)
    expect((await ask('gus', 'POST', `/confidential-plans/${planId}/cancel`)).status).toBe(200)
    expect((await waiting('mia')).filter(each => each.recordId === id)).toEqual([])
    expect(await truth('select status from approval where record_id = $1 order by id desc limit 1', [id])).toBe('closed')
  })

  test('as part of a plan in confidence it may stay unasked, and keeps the whole plan from coming true', async () => {
    await chain(['hire'], [{ holder: 'direct' }])
    const { body: { id: planId } } = await ask('gus', 'POST', '/confidential-plans', { name: 'Two to come', effectiveOn: '2026-10-05' })
    const one = await plan({ planId }), two = await plan({ planId })
    expect([one.body['status'], two.body['status']]).toEqual(['planned', 'planned'])
    expect(await waiting('mia')).not.toContainEqual(expect.objectContaining({ recordId: one.body['plannedHireId'] }))
    expect((await ask('gus', 'POST', `/planned-hires/${one.body['plannedHireId']}/ask-approval`, { isSure: true })).status).toBe(200)
    expect((await decide(one.body['plannedHireId'] as string, 'mia', { answer: 'approve' })).status).toBe(200)
    expect(await ask('gus', 'POST', `/confidential-plans/${planId}/release`)).toMatchObject({ status: 422, body: { parts: [{ id: two.body['plannedHireId'], code: 'approvals.not_asked' }] } })
    await release()
    expect(await truth('select status from confidential_plan where id = $1', [planId])).toBe('planned')
  })

  test('the database holds it, whatever way somebody comes in', async () => {
    await chain(['hire'], [{ holder: 'direct' }])
    const ids = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()]
    const told = await as(actors.gus, async tx => {
      await tx.query(`select app.plan_place($1, $2, $3, $4, 'employee', $5, $6)`, [...ids, entities.uk, units.north, places.london])
      await tx.query(`insert into person (id, name) values ($1, 'Passed By')`, [ids[0]])
      await tx.query(`insert into employment (id, person_id, legal_entity_id, kind, number, starts_on) values ($1, $2, $3, 'employee', 'PB-1', '2026-01-05')`, [ids[1], ids[0], entities.uk])
      await tx.query(`insert into assignment (id, person_id, employment_id, is_primary) values ($1, $2, $3, true)`, [ids[2], ids[0], ids[1]])
      await tx.query(`insert into placement (id, assignment_id, person_id, starts_on, job_id, unit_id, location_id) values ($1, $2, $3, '2026-01-05', $4, $5, $6)`, [randomUUIDv7(), ids[2], ids[0], work.engineer, units.north, places.london])
    }).catch(error => JSON.stringify(error, Object.getOwnPropertyNames(error)))
    expect(told).toContain('approvals.not_asked')
    expect(await truth('select count(*)::int from employment where id = $1', [ids[1]])).toBe(0)
  })
})

describe('a transfer to another legal entity that the company wants approved', () => {
  const hired = async () => (await ask('cora', 'POST', '/people/hire', newcomer({ startsOn: '2026-01-05' }))).body as unknown as { personId: string; employmentId: string; assignmentId: string }
  test.each([['entity'], ['transfer']])('by a chain for %s, at once is refused with who would be asked, planned it waits for them', async act => {
    const { employmentId, assignmentId } = await hired()
    await chain([act], [{ holder: 'above' }])
    const over = { legalEntityId: entities.us, startsOn: '2026-10-01', locationId: places.boston }
    expect(await ask('cora', 'POST', `/employments/${employmentId}/continue`, over)).toMatchObject({ status: 422, body: { code: 'people.needs_approval', steps: [{ holder: 'above', people: [{ name: 'Dora Example' }] }] } })
    expect(await truth('select status from employment where id = $1', [employmentId])).toBe('open')
    const { startsOn, ...rest } = over
    const { body } = await ask('cora', 'POST', `/assignments/${assignmentId}/change`, { ...rest, effectiveOn: startsOn, asksApproval: true })
    expect(body).toMatchObject({ status: 'requested' })
    await release()
    expect(await truth('select status from employment where id = $1', [employmentId])).toBe('open')
    expect((await decide(body['changeId'] as string, 'dora', { answer: 'approve' })).status).toBe(200)
    await release()
    expect(await truth('select status from employment_change where id = $1', [body['changeId']])).toBe('released')
    expect(await truth('select count(*)::int from employment where continues_id = $1', [employmentId])).toBe(1)
  })

  test('another chain, for pay, is asked about where the transfer sets pay; without any it goes at once', async () => {
    await chain(['pay'], [{ holder: 'direct' }])
    const { employmentId } = await hired()
    const over = { legalEntityId: entities.us, startsOn: '2026-10-01', locationId: places.boston }
    expect(await ask('cora', 'POST', `/employments/${employmentId}/continue`, { ...over, amount: '99000' })).toMatchObject({ status: 422, body: { code: 'people.needs_approval' } })
    expect((await ask('cora', 'POST', `/employments/${employmentId}/continue`, over)).status).toBe(201)
  })
})

test('whatever is answered in whatever order, nobody is hired before all of the chain have approved, and then they are', async () => {
  await chain(['hire'], [{ holder: 'direct' }, { number: 2, holder: 'above' }, { number: 2, holder: 'area', function: 'compensation' }])
  const answers = fc.array(fc.record({ who: fc.constantFrom('mia', 'dora', 'spe', 'eli', 'gus'), answer: fc.constantFrom('approve', 'approve', 'approve', 'send_back', 'reject') }), { minLength: 1, maxLength: 7 })
  await fc.assert(fc.asyncProperty(answers, async given => {
    const { plannedHireId: id } = await requested({ releaseOn: '2026-01-05' })
    // A model in plain lines: who may answer now, and what becomes of it.
    const open = new Set(['mia'])
    let state = 'open', isSecond = false
    for (const { who, answer } of given) {
      const counts = state === 'open' && open.has(who)
      expect((await decide(id, who as Who, { answer, note: 'Because' })).status === 200, `${who} ${answer}`).toBe(counts)
      if (counts && answer === 'approve') {
        open.delete(who)
        if (!open.size && !isSecond) { isSecond = true; open.add('dora').add('spe') } else if (!open.size) state = 'approved'
      } else if (counts) state = answer
      await release()
      expect(await truth('select status from planned_hire where id = $1', [id])).toBe(state === 'approved' ? 'released' : 'planned')
    }
  }), { numRuns: 12 })
})

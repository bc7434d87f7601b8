import { beforeEach, describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, entities, gus, job, mia, person, places, populations, units, work } from '../../../test/fixtures/world.ts'

// What a manager proposes for somebody who reports to them: theirs and HR's to know, and a change only once HR makes one.
const { ask, rows, truth, owner } = await served()
type Who = Parameters<typeof ask>[0]
type Hired = { personId: string; assignmentId: string }
let held = {} as Hired
const setting = (says: object) => owner.query(`update settings set ${Object.entries(says).map(([name, is]) => `${name} = ${is}`).join(', ')} where organization_id = $1`, [acme])
beforeEach(async () => {
  await setting({ managers_propose: true, managers_see_pay: false })
  held = (await ask('cora', 'POST', '/people/hire', { name: 'Noor', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-05', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40, amount: '50000', currency: 'GBP', per: 'year' })).body as unknown as Hired
})
const more = { effectiveOn: '2026-09-01', jobId: work.lead, reason: 'Does that work since spring' }
const propose = (body: object = more, who: Who = 'mia') => ask(who, 'POST', `/assignments/${held.assignmentId}/propose`, body)
const proposed = async (body?: object) => (await propose(body)).body['proposalId'] as string
const get = (id: string, who: Who) => ask(who, 'GET', `/change-proposals/${id}`)
const told = (kind: string, id: string) => rows(`select p.name from notification n join person p on p.id = n.person_id and p.organization_id = n.organization_id where n.kind = $1 and n.record_id = $2 and n.read_at is null order by 1`, [kind, id]).then(found => found.map(({ name }) => String(name).split(' ')[0]))

describe('a manager proposes', () => {
  test('for who reports to them directly; those further up, others and the person don’t, nor where the company doesn’t want it', async () => {
    expect((await propose()).status).toBe(201)
    for (const [who, status] of [['dora', 403], ['ben', 404], ['zoe', 404], ['cora', 403], ['guest', 404]] as const) expect((await propose(more, who)).status, who).toBe(status)
    expect((await ask('eli', 'POST', `/assignments/${job('eli')}/propose`, more)).status).toBe(403)
    await setting({ managers_propose: false })
    expect((await propose()).status).toBe(403)
    expect(await attempt(mia, `insert into change_proposal (id, person_id, assignment_id, effective_on, reason) values ('${crypto.randomUUID()}', $1, $2, '2026-09-01', 'r')`, [held.personId, held.assignmentId])).toBe('42501')
  })
  test('they and HR of the place know of it; the person, the manager’s manager and HR elsewhere don’t', async () => {
    const id = await proposed()
    for (const [who, status] of [['mia', 200], ['gus', 200], ['cora', 200], ['dora', 404], ['gia', 404], ['spe', 404], ['eli', 404], ['ava', 404]] as const) expect((await get(id, who)).status, who).toBe(status)
    expect((await ask('mia', 'GET', '/change-proposals')).body.items!.map(each => each['preparedById'])).toEqual(expect.arrayContaining([person('mia')]))
    expect((await ask('dora', 'GET', '/change-proposals')).body.items).toEqual([])
    expect(await rows(`select is_for_self, is_for_line, function from event where record_id = $1`, [id])).toEqual([{ is_for_self: false, is_for_line: false, function: null }])
    expect(await told('people.proposed', id)).toEqual(['Cora', 'Gus'])
  })
  test('pay only where managers see it, and whole', async () => {
    const pay = { effectiveOn: '2026-09-01', amount: '55000', currency: 'GBP', per: 'year', reason: 'Market' }
    expect((await propose(pay)).body).toMatchObject({ code: 'people.pay_not_proposed', field: 'amount' })
    await setting({ managers_see_pay: true })
    expect((await propose({ ...pay, per: undefined })).body).toMatchObject({ code: 'people.pay_incomplete' })
    const id = await proposed(pay)
    expect((await get(id, 'gus')).body).toMatchObject({ amount: '55000.00' })
    await owner.query(`update access_grant set status = 'ended' where holder_id = $1 and function = 'compensation'`, [person('gus')])
    expect((await get(id, 'gus')).body).toMatchObject({ amount: null, withheld: ['amount', 'currency', 'per'] })
    await owner.query(`update access_grant set status = 'active' where holder_id = $1 and function = 'compensation' and population_id = $2`, [person('gus'), populations.london])
  })
  test.each([['nothing', { effectiveOn: '2026-09-01', reason: 'r' }, 'people.nothing_proposed'], ['the past', { ...more, effectiveOn: '2026-06-14' }, 'people.proposed_for_past']])('%s is no proposal', async (_, body, code) =>
    expect((await propose(body)).body).toMatchObject({ code }))
  test('a manager is named whom they see', async () => {
    expect((await propose({ effectiveOn: '2026-09-01', managerAssignmentId: job('eli'), reason: 'r' })).status).toBe(201)
    expect((await propose({ effectiveOn: '2026-09-01', managerAssignmentId: job('ben'), reason: 'r' })).status).toBe(403)
  })
})

describe('what becomes of it', () => {
  test('HR makes it a change, which goes the way of every change; the manager hears that it was taken up, and nothing of the change', async () => {
    const id = await proposed()
    const { body } = await ask('gus', 'POST', `/assignments/${held.assignmentId}/change`, { jobId: work.lead, effectiveOn: '2026-10-01', isPlanned: true, proposalId: id })
    expect(body).toMatchObject({ status: 'planned', changed: ['placement'] })
    expect((await get(id, 'mia')).body).toMatchObject({ status: 'taken_up', effectiveOn: '2026-09-01', can: [] })
    expect((await ask('mia', 'GET', `/employment-changes/${body['changeId']}`)).status).toBe(404)
    expect([await told('people.proposed', id), await told('people.proposal_answered', id)]).toEqual([[], ['Mia']])
    expect((await ask('gus', 'POST', `/assignments/${held.assignmentId}/change`, { jobId: work.lead, effectiveOn: '2026-11-01', isPlanned: true, proposalId: id })).status).toBe(409)
  })
  test('what the company wants approved is approved, whoever proposed it', async () => {
    const { body: chain } = await ask('cora', 'POST', '/approval-chains', { name: 'Promotions', actions: ['promotion'], startsOn: '2026-01-01' })
    await ask('cora', 'POST', '/chain-steps', { chainId: chain['id'], number: 1, holder: 'above', passesOn: 'stays', tellsAtOnce: false })
    const id = await proposed(), change = { jobId: work.lead, effectiveOn: '2026-09-01', action: 'promotion', proposalId: id }
    expect((await ask('gus', 'POST', `/assignments/${held.assignmentId}/change`, change)).body).toMatchObject({ code: 'people.needs_approval' })
    expect((await get(id, 'gus')).body).toMatchObject({ status: 'proposed' })
    expect((await ask('gus', 'POST', `/assignments/${held.assignmentId}/change`, { ...change, asksApproval: true })).body).toMatchObject({ status: 'requested' })
    expect((await get(id, 'mia')).body).toMatchObject({ status: 'taken_up' })
    await rows(`update change_chain set ends_on = '2026-01-02' returning id`)
  })
  test('who proposed it isn’t asked to approve it, as direct manager or otherwise: the next one above is', async () => {
    const { body: chain } = await ask('cora', 'POST', '/approval-chains', { name: 'Leads', actions: ['promotion'], startsOn: '2026-01-01' })
    for (const [number, holder] of [[1, 'direct'], [2, 'above']] as const) await ask('cora', 'POST', '/chain-steps', { chainId: chain['id'], number, holder, passesOn: 'stays', tellsAtOnce: false })
    const change = { jobId: work.lead, effectiveOn: '2026-09-01', action: 'promotion' }
    const names = ({ body }: { body: Record<string, unknown> }) => (body['steps'] as { people: { name: string }[] }[]).map(({ people }) => people.map(({ name }) => name.split(' ')[0]))
    const own = await ask('gus', 'POST', `/assignments/${held.assignmentId}/change`, change)
    expect(names(own)).toEqual([['Mia'], ['Dora']])
    const proposalId = await proposed()
    const told = await ask('gus', 'POST', `/assignments/${held.assignmentId}/change`, { ...change, proposalId })
    expect(names(told)[0]).toEqual(['Dora'])
    const { body } = await ask('gus', 'POST', `/assignments/${held.assignmentId}/change`, { ...change, proposalId, asksApproval: true })
    const decides = () => rows(`select s.number, p.name from member m join approval_step s on s.id = m.record_id join approval a on a.id = s.approval_id join person p on p.id = m.who where m.list = 'approval_step' and a.record_id = $1 order by 1, 2`, [body['changeId']])
    expect((await decides()).map(({ number, name }) => [number, String(name).split(' ')[0]])).toEqual([[1, 'Dora']])
    expect((await ask('mia', 'GET', `/employment-changes/${body['changeId']}`)).status).toBe(404)
    await rows(`update change_chain set ends_on = '2026-01-02' returning id`)
  })
  test('a proposal of another job isn’t what a change is made of', async () => {
    const id = await proposed()
    expect((await ask('cora', 'POST', `/assignments/${job('eli')}/change`, { jobId: work.lead, effectiveOn: '2026-10-01', proposalId: id })).body).toMatchObject({ errors: [{ field: 'proposalId' }] })
    expect(await truth(`select count(*)::int from employment_change where person_id = $1`, [person('eli')])).toBe(0)
  })
  test('or says why not; whoever proposed it may withdraw it before', async () => {
    const id = await proposed()
    expect((await ask('gus', 'POST', `/change-proposals/${id}/decline`, {})).status).toBe(400)
    expect((await ask('gus', 'POST', `/change-proposals/${id}/decline`, { answer: ' ' })).body).toMatchObject({ code: 'people.decline_needs_words' })
    expect((await ask('mia', 'POST', `/change-proposals/${id}/decline`, { answer: 'x' })).status).toBe(403)
    expect((await ask('gus', 'POST', `/change-proposals/${id}/decline`, { answer: 'No place for another lead this year' })).status).toBe(200)
    expect((await get(id, 'mia')).body).toMatchObject({ status: 'declined', answer: 'No place for another lead this year' })
    expect((await ask('mia', 'POST', `/change-proposals/${id}/withdraw`)).status).toBe(409)
    const other = await proposed()
    expect((await ask('gus', 'POST', `/change-proposals/${other}/withdraw`)).status).toBe(403)
    expect((await ask('mia', 'POST', `/change-proposals/${other}/withdraw`)).status).toBe(200)
    expect(await told('people.proposed', other)).toEqual([])
  })
  test('HR doesn’t know what is proposed for themselves', async () => {
    await owner.query(`update placement set manager_assignment_id = $2 where assignment_id = $1`, [job('gus'), job('dora')])
    const { body } = await ask('dora', 'POST', `/assignments/${job('gus')}/propose`, more)
    expect((await get(body['proposalId'] as string, 'gus')).status).toBe(404)
    expect(await attempt(gus, `update change_proposal set status = 'taken_up' where id = $1 returning id`, [body['proposalId']])).toBe('no rows')
    expect(await told('people.proposed', body['proposalId'] as string)).toEqual(['Cora'])
  })
})

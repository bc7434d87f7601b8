import { expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, attempt, cora, entities, gus, job, person, places, seen, mia, units, work } from '../../../test/fixtures/world.ts'

const { ask, owner } = await served()
type Who = Parameters<typeof ask>[0]
let n = 0
const newcomer = () => ({ name: `Letter${String.fromCharCode(97 + n).repeat(4)} Comer${n++}`, legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-09-01', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 37.5, amount: '41234', currency: 'GBP', per: 'year' })
const hire = async (more: object = {}) => (await ask('cora', 'POST', '/people/hire', { ...newcomer(), ...more })).body as unknown as { personId: string; employmentId: string; assignmentId: string }
const template = async (more: object = {}) => (await ask('cora', 'POST', '/letter-templates', { name: `Welcome ${++n}`, actions: ['hire', 'transfer'], language: 'en', subject: 'Welcome to {{legalEntity}}', body: 'Dear {{preferredName}},\n\nfrom {{effectiveOn}} you are {{job}} in {{unit}}, {{location}}, {{weeklyHours}} hours a week, led by {{manager}}, for {{amount}} a year.', ...more })).body['id'] as string
const make = (id: string, templateId: string, who: Who = 'gus') => ask(who, 'POST', `/employments/${id}/letter`, { templateId })
const letter = (id: string, who: Who) => ask(who, 'GET', `/employment-letters/${id}`)
const move = (id: string, name: string, who: Who = 'gus') => ask(who, 'POST', `/employment-letters/${id}/${name}`)

test('a hire has its letter: looked at first, kept as written, given by HR, on paper; from then on the person’s to read, nobody else’s but of HR', async () => {
  const { personId, employmentId } = await hire(), templateId = await template()
  expect((await ask('gus', 'GET', `/employments/${employmentId}/letter-preview?templateId=${templateId}`)).body).toMatchObject({ subject: 'Welcome to uk', body: expect.stringMatching(/from 1 September 2026 you are engineer in .*37\.5 hours a week, led by Mia Example, for £41,234\.00 a year/) })
  const { status, body } = await make(employmentId, templateId)
  expect(status).toBe(201)
  const id = body['letterId'] as string
  expect((await letter(id, 'gus')).body).toMatchObject({ status: 'made', action: 'hire', hasPay: true, madeById: person('gus'), can: expect.arrayContaining(['give', 'delete']) })
  expect((await make(employmentId, templateId)).body).toMatchObject({ code: 'people.letter_made' })
  // Whoever is hired, as themselves: not before it is given.
  const them = { kind: 'person', organizationId: acme, personId } as const
  expect(await seen(them, 'employment_letter')).toEqual([])
  expect((await move(id, 'give')).status).toBe(200)
  expect(await seen(them, 'employment_letter')).toMatchObject([{ id }])
  for (const who of ['mia', 'dora', 'eli', 'ben', 'zoe', 'spe', 'ava', 'lou', 'guest', 'key', 'stranger'] as const) {
    expect((await letter(id, who)).status, who).toBe(404)
    expect((await ask(who, 'GET', `/employment-letters/${id}/pdf`)).status, who).toBe(404)
    expect((await ask(who, 'GET', `/employment-letters?personId=${personId}`)).body.items ?? [], who).toEqual([])
    expect((await ask(who, 'GET', `/events?record=employment_letter&recordId=${id}`)).text, who).not.toContain('41,234')
    if (who !== 'spe') expect((await ask(who, 'GET', `/events?aboutId=${personId}`)).text, who).not.toContain('41,234')
  }
  expect(await seen(mia, 'employment_letter')).toEqual([])
  for (const who of [gus, cora]) expect(await attempt(who, `update employment_letter set body = 'x' where id = $1`, [id])).toBe('42501')
  const pdf = await ask('gus', 'GET', `/employment-letters/${id}/pdf`)
  expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  expect((await ask('gus', 'DELETE', `/employment-letters/${id}`, undefined, { 'if-match': '2' })).status).toBe(403)
  expect((await move(id, 'withdraw')).status).toBe(200)
  expect(await seen(them, 'employment_letter')).toEqual([])
  expect((await make(employmentId, templateId)).status).toBe(201)
})

test('is gone for the person with a hire that was entered by mistake, and stays HR’s to read', async () => {
  const { personId, employmentId } = await hire(), { body } = await make(employmentId, await template())
  const id = body['letterId'] as string, them = { kind: 'person', organizationId: acme, personId } as const
  await move(id, 'give')
  expect((await ask('gus', 'POST', `/employments/${employmentId}/withdraw`, { withdrawnReason: 'Wrong person' })).status).toBe(200)
  expect(await seen(them, 'employment_letter')).toEqual([])
  expect((await letter(id, 'gus')).status).toBe(200)
  expect((await make(employmentId, await template())).status).toBe(404)
})

test('a transfer to another legal entity at once has one too; of the employment that begins, with the texts of its legal entity', async () => {
  const { employmentId } = await hire({ startsOn: '2026-01-05' })
  const gone = await ask('cora', 'POST', `/employments/${employmentId}/continue`, { legalEntityId: entities.us, startsOn: '2026-10-01', locationId: places.boston })
  const next = gone.body['employmentId'] as string
  const own = await template({ actions: ['transfer'], legalEntityId: entities.us, body: 'From {{effectiveOn}} with {{legalEntity}}, in {{location}}.' })
  const { body } = await make(next, own, 'cora')
  expect((await letter(body['letterId'] as string, 'cora')).body).toMatchObject({ action: 'transfer', body: expect.stringMatching(/^From (October 1, 2026|1 October 2026) with us, in boston\.$/i) })
  expect((await make((await hire()).employmentId, own, 'cora')).body).toMatchObject({ code: 'people.letter_for_else' })
})

test('speaks of nothing that its writer may not see or that isn’t known: it says what; nobody writes their own, nor without people records there', async () => {
  const { employmentId } = await hire({ amount: undefined, currency: undefined, per: undefined })
  expect((await make(employmentId, await template())).body).toMatchObject({ code: 'people.letter_lacks', names: ['amount'] })
  for (const who of ['mia', 'eli', 'spe', 'ava', 'key', 'stranger'] as const) expect((await make(employmentId, await template(), who)).status, who).toBe(404)
  const [{ id: mine }] = (await owner.query(`select employment_id as id from assignment where id = $1`, [job('gus')])).rows as [{ id: string }]
  expect((await make(mine, await template({ body: 'Dear {{name}}' }))).status).toBeGreaterThanOrEqual(403)
  const quiet = await template({ body: 'Dear {{name}}, welcome.' })
  expect((await make(employmentId, quiet)).status).toBe(201)
})

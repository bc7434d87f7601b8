import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '#rules/index.ts'
import { served } from '../fixtures/api.ts'
import { checkout } from '../sources.ts'
import { known } from './known.ts'

const { ask, app } = await served()
const post = (id: string, body: object) => ask('nobody', 'POST', `/rules/${id}`, body)
const five = { employedFrom: '2020-07-15', noticeGivenOn: '2026-06-15' }

describe('rules, without signing in', () => {
  test('the list agrees with the folder', async () => {
    const folder = join(checkout, 'src/rules')
    const files = readdirSync(folder, { withFileTypes: true }).filter(each => each.isDirectory())
      .flatMap(({ name }) => readdirSync(join(folder, name)).filter(file => file.endsWith('.ts')).map(file => `${name}.${file.slice(0, -3)}`)).sort()
    const { status, body } = await ask('nobody', 'GET', '/rules')
    expect(status).toBe(200)
    expect(body.items!.map(({ id }) => id)).toEqual(files)
    expect(body['total']).toBe(files.length)
    expect(known.map(({ id, title, field, jurisdiction }) => ({ id, title, field, jurisdiction }))).toEqual(rules)
  })
  test.each(known.map(rule => [rule.id, rule] as const))('%s is described and answers its own examples', async (id, rule) => {
    const { status, body } = await ask('nobody', 'GET', `/rules/${id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ id, title: rule.title, source: rule.source, examples: rule.examples })
    expect(Object.keys((body['input'] as { properties: object }).properties)).toEqual(Object.keys((rule.input as unknown as { properties: object }).properties))
    for (const { input, on, ...example } of rule.examples) {
      const reply = await post(id, { input, ...on && { on } })
      expect(reply.status, example.name).toBe('refused' in example ? 422 : 200)
      if ('output' in example) expect(reply.body).toEqual(JSON.parse(JSON.stringify(rule.answer({ input, on: on ?? null }))))
    }
  })

  test('an answer shows its steps, its source and whose parameters it used', async () => {
    expect((await post('gb.statutory-notice', { input: five, on: '2026-06-15' })).body).toEqual({
      output: { weeks: 5, completeYears: 5, noticeEndsOn: '2026-07-20' }, parametersFrom: null, parameters: [], source: expect.objectContaining({ instrument: 'Employment Rights Act 1996', section: 's.86' }),
      steps: [{ text: 'From 15 July 2020 to 15 June 2026 are 5 complete years, 71 complete months.', values: ['15 July 2020', '15 June 2026', '5', '71'] }, { text: 'One week for each complete year, at most 12: 5 weeks (s.86(1)(b), (c)).', values: ['12', '5'] }, { text: 'From the day after 15 June 2026 on these end on 20 July 2026.', values: ['15 June 2026', '20 July 2026'] }],
    })
    const redundancy = (on: string) => post('gb.statutory-redundancy-pay', { on, input: { ageAtDismissal: 45, completeYears: 12, weeklyPay: '800.00' } })
    expect((await redundancy('2026-06-01')).body).toMatchObject({ output: { pay: '10514.00' }, parametersFrom: '2026-04-06', parameters: [{ name: 'great-britain', from: '2026-04-06', origin: 'shipped' }] })
    expect((await redundancy('2019-06-01')).body).toMatchObject({ output: { weeklyLimit: '525.00' }, parametersFrom: '2019-04-06' })
  })

  test.each<[string, object, number, object]>([
    ['a missing field', { input: { employedFrom: '2020-01-01' } }, 422, { code: 'invalid', errors: [{ field: 'noticeGivenOn', code: 'required' }] }],
    ['a field that it doesn’t know', { input: { ...five, x: 1 } }, 422, { code: 'invalid', errors: [{ field: 'x' }] }],
    ['a wrong type', { input: { ...five, noticeGivenOn: 5 } }, 422, { code: 'invalid', errors: expect.arrayContaining([expect.objectContaining({ field: 'noticeGivenOn' })]) }],
    ['no such day', { input: { ...five, noticeGivenOn: '2026-02-30' } }, 422, { code: 'invalid', errors: [{ field: 'noticeGivenOn' }] }],
    ['no such day to ask for', { input: five, on: '2026-02-30' }, 400, { code: 'invalid', errors: [{ field: 'on' }] }],
    ['input that is none', { input: 'x' }, 400, { code: 'invalid', errors: [{ field: 'input' }] }],
    ['what belongs to no question', { input: five, onn: '2026-01-01' }, 400, { errors: [{ field: 'onn' }] }],
    ['a refusal of its own', { input: { employedFrom: '2026-06-16', noticeGivenOn: '2026-06-15' } }, 422, { code: 'gb.statutory-notice.before_first_day', field: 'noticeGivenOn', title: expect.stringContaining('before the first day') }],
  ])('%s is refused by name', async (_, body, status, wanted) => {
    const reply = await post('gb.statutory-notice', body)
    expect(reply).toMatchObject({ status, body: wanted })
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/)
  })
  test('a day without parameters, and none at all where one is needed', async () => {
    const input = { ageAtDismissal: 45, completeYears: 12, weeklyPay: '800.00' }
    expect(await post('gb.statutory-redundancy-pay', { input, on: '2027-04-06' })).toMatchObject({ status: 422, body: { code: 'rules.not_known_for_date', title: expect.stringMatching(/known until 5 April 2027/) } })
    expect(await post('gb.statutory-redundancy-pay', { input })).toMatchObject({ status: 422, body: { errors: [{ field: 'on', code: 'required' }] } })
  })
  test('what was agreed may stand beside the law: the answer says what governs, and why', async () => {
    expect((await post('gb.statutory-notice', { input: five, terms: { contract: { weeks: 8 }, policy: { weeks: 4 } } })).body).toMatchObject({
      output: { weeks: 5 }, governs: [{ field: 'weeks', by: 'contract', value: 8, why: 'longer', section: 's.86(3)' }],
      steps: [{}, {}, {}, { text: expect.stringContaining('5 by law, 8 by contract, 4 by company’s policy. The contract governs, being longer (s.86(3)).'), values: ['5', '8', '4'] }],
    })
    expect((await ask('nobody', 'GET', '/rules/gb.statutory-notice')).body['terms']).toEqual(['weeks', 'noticeEndsOn'].map(field => ({ field, compares: 'longer', section: 's.86(3)', says: expect.any(String) })))
    expect(await post('gb.statutory-notice', { input: five, terms: { union: { weeks: 8 } } })).toMatchObject({ status: 400, body: { errors: [{ field: 'terms.union' }] } })
    expect(await post('gb.statutory-notice', { input: five, terms: { contract: { weeks: 'eight', days: 1 } } })).toMatchObject({ status: 422, body: { errors: expect.arrayContaining([expect.objectContaining({ field: 'terms.contract.weeks' }), expect.objectContaining({ field: 'terms.contract.days' })]) } })
  })
  test.each(known.filter(({ terms }) => Object.keys(terms).length === 0).map(rule => [rule.id, rule] as const))('%s refuses terms by name', async (id, rule) => {
    const { input, on } = rule.examples.find(example => 'output' in example)!
    expect(await post(id, { input, ...on && { on }, terms: { contract: { days: 30 } } })).toMatchObject({ status: 422, body: { code: 'rules.terms_not_compared', title: expect.stringContaining(rule.title), field: 'terms' } })
  })
  test('a place where the rule doesn’t hold, by its name', async () => {
    expect(await post('gb.statutory-notice', { input: five, place: 'GB-NIR' })).toMatchObject({ status: 422, body: { code: 'rules.not_for_place', field: 'place', title: expect.stringContaining('Northern Ireland') } })
    expect((await post('gb.statutory-notice', { input: five, place: 'GB-SCT' })).status).toBe(200)
    expect((await post('gb.statutory-notice', { input: five, place: 'Wales' })).body).toMatchObject({ code: 'invalid', errors: [{ field: 'place' }] })
  })
  test('an unknown rule is nothing', async () => {
    for (const id of ['gb.nothing', '__proto__', 'constructor']) expect((await post(id, { input: {} })).status).toBe(404)
    expect((await ask('nobody', 'GET', '/rules/gb.nothing')).body['code']).toBe('not_found')
  })
  test('stands in OpenAPI', async () => {
    const { paths } = (await app.inject('/api/openapi.json')).json<{ paths: object }>()
    expect(Object.keys(paths).filter(path => path.startsWith('/api/v1/rules'))).toEqual(['/api/v1/rules', '/api/v1/rules/{id}'])
  })
})

test('too many questions from one address must wait', async () => {
  let reply = await app.inject({ url: '/api/v1/rules/x', remoteAddress: '203.0.113.9' })
  for (let n = 0; n < 2000; n++) reply = await app.inject({ url: '/api/v1/rules/x', remoteAddress: '203.0.113.9' })
  expect([reply.statusCode, reply.headers['retry-after']]).toEqual([429, expect.stringMatching(/^\d+$/)])
})

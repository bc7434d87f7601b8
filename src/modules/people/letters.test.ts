import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { attempt, cora, entities, gus, job, person, places, seen, eli, units, work } from '../../../test/fixtures/world.ts'
import { drawn } from './letter-pdf.ts'
import { namesIn, placeholders, unknownIn, written } from './rules-letters.ts'

const { ask, truth, owner } = await served()
type Who = Parameters<typeof ask>[0]
const newcomer = { name: 'Noor Ω', legalEntityId: entities.uk, kind: 'employee', startsOn: '2026-01-05', jobId: work.engineer, unitId: units.north, locationId: places.london, managerAssignmentId: job('mia'), weeklyHours: 40, amount: '40000', currency: 'GBP', per: 'year' }
const hire = async () => (await ask('cora', 'POST', '/people/hire', newcomer)).body as unknown as { personId: string; assignmentId: string }
const planned = async (id: string, body: object, who: Who = 'gus') => (await ask(who, 'POST', `/assignments/${id}/change`, { isPlanned: true, effectiveOn: '2026-09-01', ...body })).body['changeId'] as string
const promotion = { action: 'promotion', jobId: work.lead, amount: '52000', currency: 'GBP', per: 'year', reason: 'Ready for it', note: 'Not a word' }
let n = 0
const template = async (more: object = {}) => (await ask('cora', 'POST', '/letter-templates', { name: `Letter ${++n}`, actions: ['promotion', 'pay', 'termination'], language: 'en', subject: 'Your promotion to {{job}}', body: 'Dear {{name}},\n\nfrom {{effectiveOn}} you are {{job}} at {{legalEntity}}, for {{amount}} a year.', ...more })).body['id'] as string
const make = (id: string, templateId: string, who: Who = 'gus') => ask(who, 'POST', `/employment-changes/${id}/letter`, { templateId })
const preview = (id: string, templateId: string, who: Who = 'gus') => ask(who, 'GET', `/employment-changes/${id}/letter-preview?templateId=${templateId}`)
const letter = (id: string, who: Who) => ask(who, 'GET', `/change-letters/${id}`)
const move = (id: string, name: string, who: Who = 'gus') => ask(who, 'POST', `/employment-changes/${id}/${name}`)

describe('a template', () => {
  test.each([['{{salary}}', ['salary']], ['{{ name }} {{Name}}', ['Name']], ['{{name}', ['{{']], ['name}}', ['}}']], ['{{}}', ['{{}}']], ['{{note}} {{decidedBy}}', ['note', 'decidedBy']]])('“%s” is refused by name', async (body, names) => {
    expect(await ask('cora', 'POST', '/letter-templates', { name: 'x', actions: ['pay'], language: 'en', subject: 's', body })).toMatchObject({ status: 422, body: { code: 'people.unknown_placeholder', field: 'body', names } })
  })
  test('is checked when it is changed, too', async () => {
    const id = await template()
    expect(await ask('cora', 'PATCH', `/letter-templates/${id}`, { subject: '{{who}}' }, { 'if-match': '1' })).toMatchObject({ status: 422, body: { field: 'subject', names: ['who'] } })
    expect((await ask('cora', 'PATCH', `/letter-templates/${id}`, { subject: '{{name}}' }, { 'if-match': '1' })).status).toBe(200)
  })
  test('with known placeholders only becomes a text without any; what is missing is named', () => {
    const piece = fc.oneof(fc.string().map(text => text.replace(/[{}]/g, '')), fc.constantFrom(...Object.keys(placeholders)).map(name => `{{${name}}}`))
    fc.assert(fc.property(fc.array(piece), fc.subarray(Object.keys(placeholders)), (pieces, known) => {
      const text = pieces.join(' '), values = Object.fromEntries(known.map(name => [name, `<${name}>`]))
      expect(unknownIn(text)).toEqual([])
      const done = written(text, values)
      expect(done.missing).toEqual(namesIn(text).filter(name => !known.includes(name)))
      expect(namesIn(done.text)).toEqual(done.missing)
    }))
  })
})

describe('the letter of a change', () => {
  test('is looked at first, then kept as it was written, whatever becomes of the template', async () => {
    const { assignmentId, personId } = await hire()
    const [id, templateId] = [await planned(assignmentId, promotion), await template()]
    const text = 'Dear Noor Ω,\n\nfrom 1 September 2026 you are lead at uk, for £52,000.00 a year.'
    expect((await preview(id, templateId)).body).toEqual({ subject: 'Your promotion to lead', body: expect.stringContaining('£52,000.00') })
    expect((await make(id, templateId)).status).toBe(201)
    await ask('cora', 'PATCH', `/letter-templates/${templateId}`, { body: 'Something else' }, { 'if-match': '1' })
    const kept = (await letter(id, 'gus')).body
    expect(kept).toMatchObject({ personId, status: 'made', hasPay: true, madeById: person('gus'), subject: 'Your promotion to lead' })
    expect(kept['body']).toBe(text)
    expect(kept['hash']).toMatch(/^[0-9a-f]{64}$/)
    expect((await make(id, templateId)).status).toBe(422)
    for (const who of [gus, cora]) expect(await attempt(who, `update change_letter set body = 'x' where id = $1`, [id])).toBe('42501')
    expect((await ask('gus', 'DELETE', `/change-letters/${id}`, undefined, { 'if-match': '1' })).status).toBe(204)
    expect((await make(id, templateId)).status).toBe(201)
  })

  test('is nobody’s to know before release but of those named; from then on the person’s; withdrawn with the change', async () => {
    const id = await planned(job('eli'), { ...promotion, effectiveOn: '2026-10-01' })
    await make(id, await template())
    for (const who of ['eli', 'mia', 'dora', 'ben', 'zoe', 'spe', 'cora', 'ava', 'lou', 'guest', 'key', 'narrowKey', 'job', 'stranger'] as const) {
      expect((await letter(id, who)).status, who).toBe(404)
      expect((await ask(who, 'GET', `/change-letters/${id}/pdf`)).status, who).toBe(404)
      expect((await ask(who, 'GET', `/change-letters?personId=${person('eli')}`)).body, who).toMatchObject({ items: [], total: 0 })
      expect((await ask(who, 'GET', `/change-letters?personId=${person('eli')}`, undefined, { accept: 'text/csv' })).text, who).not.toContain('promotion')
      expect((await ask(who, 'GET', `/events?aboutId=${person('eli')}`)).text, who).not.toContain('change_letter')
    }
    expect(await seen(eli, 'change_letter')).toEqual([])
    await move(id, 'release')
    expect((await letter(id, 'eli')).body).toMatchObject({ status: 'given', subject: 'Your promotion to lead' })
    expect((await ask('eli', 'GET', `/change-letters?personId=${person('eli')}`)).body).toMatchObject({ total: 1 })
    for (const who of ['mia', 'ben', 'zoe', 'spe', 'key', 'job'] as const) expect((await letter(id, who)).status, who).toBe(404)
    expect((await letter(id, 'cora')).status).toBe(200)
    expect((await ask('gus', 'DELETE', `/change-letters/${id}`, undefined, { 'if-match': '2' })).status).toBe(403)
    await move(id, 'takeBack')
    expect((await letter(id, 'eli')).status).toBe(404)
    expect((await letter(id, 'gus')).body).toMatchObject({ status: 'withdrawn' })
  })

  test('of an end is HR’s to hand over, never the person’s to find', async () => {
    const id = await planned(job('eli'), { action: 'termination', terminationKind: 'involuntary', effectiveOn: '2026-12-31' })
    expect((await make(id, await template({ subject: 'The end', body: 'Dear {{preferredName}}, your last day is {{lastDay}}.' }))).status).toBe(201)
    await move(id, 'release')
    expect((await letter(id, 'gus')).body).toMatchObject({ status: 'given' })
    expect((await letter(id, 'eli')).status).toBe(404)
    await move(id, 'takeBack')
  })

  test('made after release it is given at once; of a cancelled one nobody hears', async () => {
    const { assignmentId } = await hire()
    const now = await planned(assignmentId, promotion)
    await move(now, 'release')
    await make(now, await template())
    expect(await truth('select status from change_letter where id = $1', [now])).toBe('given')
    const never = await planned((await hire()).assignmentId, promotion)
    await make(never, await template())
    await move(never, 'cancel')
    expect((await letter(never, 'cora')).status).toBe(404)
    expect((await make(never, await template())).status).toBe(404)
  })

  test('speaks of what the change sets alone, and of pay only where its writer knows it', async () => {
    const { assignmentId } = await hire()
    const plain = await planned(assignmentId, { action: 'promotion', jobId: work.lead })
    expect(await preview(plain, await template())).toMatchObject({ status: 422, body: { code: 'people.letter_lacks', names: ['amount'] } })
    expect((await preview(plain, await template({ body: '{{job}} {{company}} {{today}}' }))).body['body']).toMatch(/^lead Acme/)
    expect(await preview(plain, await template({ body: '{{reason}}' }))).toMatchObject({ status: 422, body: { names: ['reason'] } })
    expect((await preview(plain, await template(), 'cora')).status).toBe(404)
    expect((await make(plain, await template({ subject: 's', body: 'b' }), 'eli')).status).toBe(404)
  })

  test('is of the right kind: for this, for this legal entity, in use', async () => {
    const id = await planned((await hire()).assignmentId, promotion)
    for (const more of [{ actions: ['hours'] }, { legalEntityId: entities.us }]) expect(await preview(id, await template(more))).toMatchObject({ status: 422, body: { code: 'people.letter_for_else' } })
    const retired = await template()
    await ask('cora', 'POST', `/letter-templates/${retired}/retire`)
    expect(await preview(id, retired)).toMatchObject({ status: 422, body: { code: 'people.letter_retired' } })
    expect((await preview(id, await template({ legalEntityId: entities.uk, language: 'de', body: '{{effectiveOn}}, {{amount}}' }))).body['body']).toBe('1. September 2026, 52.000,00\u00a0£')
  })

  test('of what was edited is gone', async () => {
    const id = await planned((await hire()).assignmentId, promotion)
    await make(id, await template())
    await owner.query(`update employment_change set amount = 100 where id = $1`, [id])
    expect((await letter(id, 'gus')).status).toBe(404)
  })
})

describe('on paper', () => {
  const kept = { subject: 'Promotion', body: 'Dear Noor,\n\nwell done.', madeAt: '2026-06-15T12:00:00Z', company: 'Acme', country: 'GB' }
  test('is always the same', async () => {
    const [once, again] = [await drawn(kept), await drawn(kept)]
    expect(once.subarray(0, 5).toString()).toBe('%PDF-')
    expect(once.equals(again)).toBe(true)
    expect((await drawn({ ...kept, body: 'x' })).equals(once)).toBe(false)
  })
  test.each(['Zażółć gęślą jaźń', 'Ďakujem, Őszi Ünnep', 'Щира подяка', 'Ευχαριστώ', 'İstanbul ışığı', 'Þakka þér'])('%s is printed', async body => {
    expect((await drawn({ ...kept, body })).length).toBeGreaterThan(1000)
  })
  test.each([['שלום', ['ש', 'ל', 'ו', 'ם']], ['王さん', ['王', 'さ', 'ん']], ['👍', ['👍']]])('%s is refused by its signs rather than printed as boxes', async (body, signs) => {
    await expect(drawn({ ...kept, body })).rejects.toMatchObject({ code: 'people.not_printable', detail: { signs } })
  })
  test('is read by whoever may read the letter', async () => {
    const id = await planned((await hire()).assignmentId, promotion)
    await make(id, await template())
    expect(await ask('gus', 'GET', `/change-letters/${id}/pdf`)).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf', 'cache-control': 'no-store' } })
  })
})

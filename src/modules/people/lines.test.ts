import { describe, expect, test } from 'vitest'
import { served } from '../../../test/fixtures/api.ts'
import { acme, eli, job, mia, pay, second, seen } from '../../../test/fixtures/world.ts'

const { ask, truth } = await served()
const say = async (settings: object, who: 'cora' | 'gus' | 'eli' = 'cora') => ask(who, 'PATCH', `/settings/${acme}`, settings, { 'if-match': `"${await truth('select version from settings where id = $1', [acme])}"` })

describe('what direct managers see by the company’s settings', () => {
  test('who administers the organisation says so, everybody here reads it, and what is used stands in one’s own account', async () => {
    for (const who of ['eli', 'gus'] as const) expect((await say({ managersSeePay: true }, who)).status).toBe(403)
    expect((await ask('eli', 'GET', `/settings/${acme}`)).body).toMatchObject({ managersSeePay: false, can: [] })
    expect((await ask('eli', 'GET', '/me')).body).toMatchObject({ settings: { managersSeePay: false, usesDottedLines: true } })
    expect((await ask('stranger', 'GET', `/settings/${acme}`)).status).toBe(404)
  })
  test('pay: the direct manager of that job alone, from the moment it is on, and told why', async () => {
    expect(await seen(mia, 'pay')).toHaveLength(1)
    expect((await say({ managersSeePay: true })).status).toBe(200)
    expect((await seen(mia, 'pay', 'assignment_id = $1', [job('eli')])).map(row => row['id'])).toEqual([pay('eli')])
    expect((await ask('mia', 'GET', `/pay/${pay('eli')}`)).body).toMatchObject({ amount: '52000.00', can: [] })
    expect((await ask('ben', 'GET', `/pay/${pay('eli')}`)).status).toBe(404)
    expect((await ask('mia', 'GET', `/pay/${second.pay}`)).status).toBe(404)
    expect((await ask('dora', 'GET', `/pay/${pay('eli')}`)).status).toBe(404)
    const { body } = await ask('cora', 'GET', `/access/explain?viewer=${'personId' in mia && mia.personId}&record=pay&id=${pay('eli')}&operation=read`)
    expect(body).toMatchObject({ holds: true })
    expect(JSON.stringify(body)).toContain('The company’s settings say')
    expect((await say({ managersSeePay: false })).status).toBe(200)
    expect((await ask('mia', 'GET', `/pay/${pay('eli')}`)).status).toBe(404)
    expect(await seen(eli, 'pay')).toHaveLength(2)
  })
})

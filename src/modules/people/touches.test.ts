import { describe, expect, test } from 'vitest'
import { datedRules } from '#rules/index.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, person } from '../../../test/fixtures/world.ts'
import { touches } from './touches.ts'

const { ask, owner } = await served()
type Who = Parameters<typeof ask>[0]
const counts = async (who: Who) => {
  const { body: { items } } = await ask(who, 'GET', '/touched-by-rules')
  return (items as unknown as { count: number; isMore: boolean; page: string }[]).map(({ count, isMore, page }) => ({ country: new URLSearchParams(page.split('?')[1]).get('country'), count, isMore }))
}
const listed = async (who: Who, country: string, more = '') => (await ask(who, 'GET', `/directory?country=${country}&workerKind=employee&isPrimary=true&status=active&isContinued=false&limit=200${more}`)).body.items!.length

describe('whom a change of a rule touches', () => {
  test('every rule that is named sets figures by date, and is named once', () => {
    const named = touches.flatMap(({ rules }) => rules)
    expect(named.filter(id => !datedRules.includes(id))).toEqual([])
    expect(new Set(named).size).toBe(named.length)
  })
  test('is counted as the asker sees them: all, one’s own place, one’s team; nobody else learns of anybody', async () => {
    const of = async (who: Who) => Object.fromEntries((await counts(who)).map(({ country, count }) => [country, count]))
    expect(await of('cora')).toEqual({ GB: await listed('cora', 'GB'), IN: 0, US: await listed('cora', 'US') })
    expect(await of('gia')).toEqual({ GB: await listed('gia', 'GB'), IN: 0, US: await listed('gia', 'US') })
    expect((await of('cora'))['GB']).toBeGreaterThan((await of('gia'))['GB']!)
    expect(await of('mia')).toEqual({ GB: await listed('mia', 'GB', `&personId.not=${person('mia')}`), IN: 0, US: 0 })
    expect((await of('mia'))['GB']).toBeGreaterThan(0)
    for (const who of ['zoe', 'ava'] as const) expect(await counts(who), who).toEqual([])
    expect((await ask('nobody', 'GET', '/touched-by-rules')).status).toBe(401)
  })
  test('exactly to a thousand, then as more than that', async () => {
    const before = (await counts('cora')).find(({ country }) => country === 'GB')!.count
    const fill = (to: number, from: number) => owner.query(`
      insert into directory_entry select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'name', 'Copy ' || n, 'sort_name', 'copy ' || n, 'is_primary', true))).* from directory_entry d, generate_series($2::int, $3::int) n where d.organization_id = $1 and d.person_id = $4 and d.is_primary`, [acme, from, to, person('eli')])
    await fill(1000 - before, 1)
    expect((await counts('cora'))[0]).toEqual({ country: 'GB', count: 1000, isMore: false })
    await fill(1001 - before, 1001 - before)
    expect((await counts('cora'))[0]).toEqual({ country: 'GB', count: 1000, isMore: true })
  })
})

import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, actors, attempt, cora, gus, person, uuid } from '../../../test/fixtures/world.ts'
import { comparePay } from './pay.ts'
import { besidePay, type Paid } from './rules-certificate-pay.ts'

const { ask, owner, rows, truth } = await served()
const clock = { kind: 'job', organizationId: acme, name: comparePay.name } as const
const paid = (n: number, amount: number, holds: boolean, like = 'GBP|year||GB'): Paid => ({ personId: uuid(5, n), like, amount, holds })
const some = (from: number, count: number, holds: boolean, amount = (i: number) => 50_000 + i * 1000, like?: string) => Array.from({ length: count }, (_, i) => paid(from + i, amount(i), holds, like))

describe('worked out', () => {
  test('as the two-sample interval does where jobs are alike: pooled variance, Student’s t', () => {
    // Logarithms of pay: 0, 0.1 … 0.9 and the same plus 0.2; pooled variance 0.0916667, t of 18 degrees 2.100922.
    const found = besidePay([...some(0, 10, false, i => Math.exp(i / 10)), ...some(10, 10, true, i => Math.exp(0.2 + i / 10))])!
    const half = 2.100922 * Math.sqrt(0.0916667 * (1 / 10 + 1 / 10)), percent = (value: number) => Math.round((Math.exp(value) - 1) * 100)
    expect(found).toMatchObject({ holders: 10, others: 10, percent: percent(0.2), low: percent(0.2 - half), high: percent(0.2 + half) })
  })
  test('within like jobs alone: where those who hold it are in better paid jobs and earn the same there, nothing goes together with it', () => {
    const found = besidePay([...some(0, 10, false), ...some(10, 2, true), ...some(20, 2, false, i => 500_000 + i * 1000, 'USD|year||US'), ...some(30, 10, true, i => 500_000 + i * 1000, 'USD|year||US')])!
    expect(Math.abs(found.percent)).toBeLessThanOrEqual(4)
    expect([found.low < 0, found.high > 0]).toEqual([true, true])
  })
  test('of fewer than ten of either nothing, however they are spread over jobs', () => {
    expect(besidePay([...some(0, 9, true), ...some(20, 40, false)])).toBeNull()
    expect(besidePay([...some(0, 40, true), ...some(50, 9, false)])).toBeNull()
    expect(besidePay([...some(0, 12, true), ...some(20, 12, false, undefined, 'USD|year||US')])).toBeNull()
    fc.assert(fc.property(fc.array(fc.record({ like: fc.constantFrom('a', 'b', 'c'), amount: fc.integer({ min: 1, max: 10_000_000 }), holds: fc.boolean() }), { maxLength: 80 }), given => {
      const found = besidePay(given.map((each, n) => ({ ...each, personId: uuid(5, n) })))
      if (!found) return
      expect([found.holders >= 10, found.others >= 10, found.low <= found.percent, found.percent <= found.high]).toEqual([true, true, true, true])
      for (const of of Map.groupBy(found.of, ({ like }) => like).values()) expect(of.length).toBeGreaterThanOrEqual(10)
    }))
  })
})

describe('told', () => {
  const told = () => ask('cora', 'GET', '/careers/certificate-pay')
  const keep = (kind: string, of: readonly Paid[], day = '2026-03-31') => as(clock, async tx => (await tx.query<{ is: boolean }>('select app.keep_certificate_pay($1, $2, $3, $4, 7, 1, 13, $5, $6, $7) as is',
    [kind, day, of.filter(({ holds }) => holds).length, of.filter(({ holds }) => !holds).length, of.map(({ personId }) => personId), of.map(({ holds }) => holds), of.map(({ amount }) => amount)]))[0]!.is)
  beforeEach(async () => { for (const table of ['certificate_pay', 'certificate_pay_asked']) await owner.query(`delete from ${table}`) })

  test('to who looks after everybody’s pay, how many in fives; to nobody else', async () => {
    expect(await keep('phr', [...some(0, 12, true), ...some(20, 23, false)])).toBe(true)
    expect((await told()).body).toEqual({ least: 10, items: [{ kind: 'phr', day: '2026-03-31', holders: 10, others: 20, percent: 7, low: 1, high: 13 }] })
    for (const who of Object.keys(actors).filter(who => !['cora', 'key', 'spe', 'stranger'].includes(who)) as (keyof typeof actors)[]) expect([401, 403, 404], who).toContain((await ask(who, 'GET', '/careers/certificate-pay')).status)
    expect((await ask('stranger', 'GET', '/careers/certificate-pay')).body.items).toEqual([])
    for (const who of [cora, gus]) for (const table of ['certificate_pay', 'certificate_pay_head', 'certificate_pay_asked']) expect(await attempt(who, `select * from ${table}`)).toBe('42501')
    for (const who of [cora, gus]) expect(await attempt(who, `select * from app.certificate_pay_rows('2026-03-31')`)).toBe('42501')
  })
  test('nothing that differs from what was told before in fewer than ten people, one’s rise or joining among them: two answers can’t be subtracted', async () => {
    const before = [...some(0, 12, true), ...some(20, 20, false)], turned = (count: number) => before.map((each, n) => n < count ? { ...each, amount: each.amount + 5000 } : each)
    expect(await keep('phr', before)).toBe(true)
    expect(await keep('phr', before, '2026-06-30')).toBe(false)
    for (const count of [1, 5, 9]) expect(await keep('phr', turned(count), '2026-06-30'), String(count)).toBe(false)
    expect(await keep('phr', [...before, paid(90, 77_000, true)], '2026-06-30')).toBe(false)
    expect(await keep('sphr', before.map((each, n) => n === 0 ? { ...each, holds: false } : each))).toBe(false)
    expect(await keep('phr', turned(10), '2026-06-30')).toBe(true)
    expect((await told()).body.items).toHaveLength(1)
  })
  test('whatever comes in whatever order, no two tables that were told differ in one to nine people', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('phr', 'sphr'), fc.integer({ min: 10, max: 26 }), fc.integer({ min: 0, max: 12 })), { minLength: 2, maxLength: 6 }), async steps => {
      await owner.query('delete from certificate_pay')
      for (const [n, [kind, holders, raised]] of steps.entries()) await keep(kind, Array.from({ length: 40 }, (_, i) => paid(i, i < raised ? 90_000 : 50_000, i < holders)), `20${10 + n}-03-31`)
      expect(await truth(`select count(*)::int from certificate_pay a join certificate_pay b on a.id < b.id cross join lateral (select count(*) as n from (select * from certificate_pay_head h where h.told_id = a.id) x
        full join (select * from certificate_pay_head h where h.told_id = b.id) y using (person_id) where (x.is_holder, x.amount) is distinct from (y.is_holder, y.amount)) d where d.n between 1 and 9`)).toBe(0)
    }), { numRuns: 25 })
  })
  test('the clock looks once a quarter, at what was paid on its last day, with certificates that were valid then; of a few it tells nothing', async () => {
    await rows(`insert into certificate (organization_id, id, person_id, kind, awarded_on, expires_on) values ($1, $2, $3, 'phr', '2025-01-01', '2026-03-30'), ($1, $4, $3, 'gphr', '2025-01-01', null), ($1, $5, $3, 'sphr', '2026-04-01', null) returning id`, [acme, uuid(6, 1), person('eli'), uuid(6, 2), uuid(6, 3)])
    expect(await as(clock, tx => tx.query(`select kinds from app.certificate_pay_rows('2026-03-31') where person_id = $1`, [person('eli')]))).toEqual([{ kinds: ['gphr'] }])
    const run = () => as({ ...clock, organizationId: '00000000-0000-0000-0000-000000000000' }, async tx => { const due = await tx.query('select * from app.certificate_pay_due()'); await comparePay.run(tx); return due.length })
    expect([await run(), await run()]).toEqual([1, 0])
    expect(await truth('select count(*)::int from certificate_pay')).toBe(0)
  })
})

import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { exact } from '#shared/exact.ts'
import { leaveThere, policy, posted, types } from '../../../test/fixtures/away.ts'
import { served, type Answer } from '../../../test/fixtures/api.ts'
import { acme, employment, entities, insert, job, pay, person, places, second, today, uuid } from '../../../test/fixtures/world.ts'
import { unitOf, valueOf, weekOf, type PaidJob } from './valuing.ts'

const { ask, owner, rows } = await served()
type Who = Parameters<typeof ask>[0]
type Line = { legalEntity: string; location: string; leaveType: string; layer: string; currency: string | null; because: string | null; accounts: number; quantity: number; value: string | null; owed: number; owedValue: string | null; stays: number; staysValue: string | null }
type Theirs = Line & { personId: string; name: string; employmentId: string; each: string | null }
const mine = { organization_id: acme, version: 1 }
const report = async (who: Who, query = '') => (await ask(who, 'GET', `/leave-liability?leaveTypeId=${types.vacation}&${query}`)).body as unknown as { on: string; methods: object[]; items: Line[] }
const people = async (who: Who, query = '') => (await ask(who, 'GET', `/leave-liability/people?leaveTypeId=${types.vacation}&${query}`)).body as unknown as { total: number; items: Theirs[] }
const linesOf = async (who: Who, employmentId: string, query = '') => (await people(who, query)).items.filter(each => each.employmentId === employmentId).map(({ layer, quantity, currency, value, because }) => [layer, quantity, currency, value, because])
const money = (items: readonly { value: string | null }[]) => items.reduce((all, { value }) => all + BigInt((value ?? '0').replace('.', '')), 0n)

beforeAll(async () => {
  await leaveThere(owner)
  await insert(owner, 'access_grant', ([['zoe', 'leave', 'view'], ['lou', 'compensation', 'view']] as const).map(([who, area, level], i) => ({ ...mine, id: uuid(20, 500 + i), holder_id: person(who), function: area, level, status: 'active', starts_on: '2024-01-01' })))
})

describe('without a word of the company’s', () => {
  test('nothing is valued: days are told, and that nothing says how', async () => {
    const { on, methods, items } = await report('cora')
    expect([on, methods]).toEqual([today, []])
    expect(items.every(each => each.value === null && each.because === 'no_method')).toBe(true)
    expect(items.find(each => each.location === 'london' && each.layer === 'statutory')).toMatchObject({ accounts: 5, quantity: 100 })
  })
})

describe('valued as the company says', () => {
  beforeAll(() => ask('cora', 'POST', '/leave-valuations', { startsOn: '2024-01-01', method: 'weeks_52', hasAllowances: false }))

  test('each day at annual pay by 52 weeks and the days of a week, by layer, entity, place and currency', async () => {
    // 52,000.00 a year, five days a week: 200.00 a day.
    const { items, methods } = await report('cora')
    expect(methods).toMatchObject([{ method: 'weeks_52', legalEntityId: null }])
    expect(items.filter(({ location, layer }) => location === 'boston' && layer === 'statutory')).toMatchObject([{ legalEntity: 'us', currency: 'USD', accounts: 3, quantity: 60, value: '12000.00', owed: 0 }])
    expect(await linesOf('cora', employment('eli'))).toEqual([['statutory', 20, 'GBP', '4000.00', null], ['contractual', 5, 'GBP', '1000.00', null], ['carried', 0, 'GBP', '0.00', null]].filter(([, quantity]) => quantity))
  })
  test('somebody with two contracts in two currencies is in each by its own, never added', async () => {
    expect([(await linesOf('cora', employment('eli')))[0], (await linesOf('cora', second.employment))[0]]).toEqual([['statutory', 20, 'GBP', '4000.00', null], ['statutory', 20, 'USD', '4000.00', null]])
  })
  test('the lines of people add up to the report, cent by cent', async () => {
    const [{ items }, all] = [await report('cora'), await people('cora')]
    expect(all.total).toBe(all.items.length)
    for (const currency of ['GBP', 'USD']) expect(money(items.filter(each => each.currency === currency))).toBe(money(all.items.filter(each => each.currency === currency && each.quantity > 0)))
  })
  test('at pay as of that day, in the past and ahead', async () => {
    await owner.query(`update pay set ends_on = '2026-06-30' where id = $1`, [pay('mia')])
    await insert(owner, 'pay', [{ ...mine, id: uuid(15, 300), assignment_id: job('mia'), person_id: person('mia'), starts_on: '2026-07-01', amount: 6_500_000, currency: 'GBP', per: 'year' }])
    expect((await linesOf('cora', employment('mia'), 'on=2026-06-30'))[0]).toEqual(['statutory', 20, 'GBP', '4000.00', null])
    expect((await linesOf('cora', employment('mia'), 'on=2026-07-01'))[0]).toEqual(['statutory', 20, 'GBP', '5000.00', null])
  })
  test('another legal entity by its own method, from its day on', async () => {
    await ask('cora', 'POST', '/leave-valuations', { legalEntityId: entities.us, startsOn: '2026-06-01', method: 'year_days', yearDays: 250, hasAllowances: false })
    expect((await linesOf('cora', employment('ben')))[0]).toEqual(['statutory', 20, 'USD', '4160.00', null])
    expect((await linesOf('cora', employment('ben'), 'on=2026-05-31'))[0]).toEqual(['statutory', 20, 'USD', '4000.00', null])
    expect((await report('cora')).methods).toHaveLength(2)
  })
  test('a method is complete or refused', async () => {
    expect((await ask('cora', 'POST', '/leave-valuations', { startsOn: '2027-01-01', method: 'year_days', hasAllowances: false })).body).toMatchObject({ code: 'leave.valuation_days' })
    const [kept] = await rows(`select id from leave_valuation where method = 'year_days'`)
    expect((await ask('cora', 'PATCH', `/leave-valuations/${kept!['id']}`, { yearDays: null }, { 'if-match': '"1"' })).body).toMatchObject({ code: 'leave.valuation_days' })
  })
  test('whoever owes is told apart, and so is who has no pay; neither takes anything off the others', async () => {
    const before = (await report('cora', `locationId=${places.london}`)).items.filter(each => each.currency === 'GBP' && each.layer === 'statutory')
    await owner.query(`delete from pay where id = $1`, [pay('kim')])
    await insert(owner, 'leave_entered', [['statutory', -20], ['contractual', -13]].map(([layer, amount], i) => ({ ...mine, id: uuid(343, 40 + i), person_id: person('gus'), employment_id: employment('gus'), leave_type_id: types.vacation, on_day: '2026-02-02', kind: 'adjustment', layer, amount, reason: 'Taken before' })))
    await posted()
    const after = (await report('cora', `locationId=${places.london}`)).items
    expect(await linesOf('cora', employment('gus'))).toEqual([['contractual', -3, 'GBP', '-600.00', null]])
    expect(after.find(each => each.currency === 'GBP' && each.layer === 'contractual')).toMatchObject({ owed: 3, owedValue: '600.00' })
    expect(after.find(each => each.because === 'no_pay' && each.layer === 'statutory')).toMatchObject({ accounts: 1, quantity: 20, value: null, currency: null })
    expect(money(before) - money(after.filter(each => each.currency === 'GBP' && each.layer === 'statutory'))).toBe(2n * 400_000n)
  })
  test('days that stay because nobody was told are shown with what they are worth', async () => {
    await owner.query(`update leave_policy_version set rules = rules || '{"lapses": "if_told", "tells": {"within": 100, "before": 30}}' where policy_id = $1`, [policy])
    const [line] = (await people('cora', 'layer=carried')).items.filter(each => each.employmentId === employment('zoe'))
    // Two years before this one, 25 days each, of neither of which anybody was told.
    expect(line).toMatchObject({ quantity: 50, stays: 50, value: '10000.00', staysValue: '10000.00' })
    expect((await report('cora', 'on=2025-06-15')).items.find(each => each.location === 'leeds' && each.layer === 'carried')).toMatchObject({ quantity: 100, stays: 100 })
    await owner.query(`update leave_policy_version set rules = rules || '{"lapses": "no"}' where policy_id = $1`, [policy])
    expect((await people('cora', 'layer=carried')).items.find(each => each.employmentId === employment('zoe'))).toMatchObject({ quantity: 50, stays: 0, staysValue: '0.00' })
    await owner.query(`update leave_policy_version set rules = rules || '{"lapses": "yes"}' where policy_id = $1`, [policy])
  })
})

describe('who may', () => {
  const moneyless = ({ items }: { items: Line[] }) => items.every(each => [each.currency, each.value, each.owedValue, each.staysValue].every(said => (said ?? null) === null) && each.because === 'not_yours')
  test('who looks after leave alone sees days, and of money nothing: no amount, no currency, not even that there is none', async () => {
    const [days, lines] = [await report('zoe'), await people('zoe')]
    expect(days.items.length).toBeGreaterThan(5)
    expect(moneyless({ items: days.items.filter(({ location }) => location !== 'leeds') })).toBe(true)
    const others = lines.items.filter(({ personId }) => personId !== person('zoe'))
    expect(others.every(each => each.each === null)).toBe(true)
    expect(moneyless({ items: others })).toBe(true)
    // Her own pay is hers to see.
    expect(lines.items.find(({ personId }) => personId === person('zoe'))).toMatchObject({ currency: 'GBP', value: '4000.00' })
  })
  test('who looks after both for one place sees that place, and neither the director who is kept from them nor a second job elsewhere', async () => {
    const told = (await people('gus')).items
    expect(told.some(each => each.employmentId === employment('eli') && each.value !== null)).toBe(true)
    expect(told.filter(each => [employment('dora'), second.employment, employment('ben')].includes(each.employmentId))).toEqual([])
    expect((await report('gus')).items.every(each => each.legalEntity === 'uk' && each.location === 'london')).toBe(true)
    expect((await people('gia')).items.map(({ employmentId }) => employmentId)).toContain(second.employment)
  })
  test.each(['eli', 'mia', 'dora', 'ben', 'spe', 'lou', 'guest', 'key', 'narrowKey', 'stranger'] as const)('%s is refused, or told of nobody', async who => {
    for (const path of ['/leave-liability', '/leave-liability/people', '/leave-liability/file']) {
      const { status, body, text } = await ask(who, 'GET', path)
      if (who === 'stranger') expect(path.endsWith('file') ? text.trim().split('\n').length - 1 : body.items!.length).toBe(0)
      else expect(status).toBe(403)
    }
  })
})

describe('as a file', () => {
  const cells = ({ text }: Answer) => text.replace('\uFEFF', '').trim().split('\r\n').map(line => line.split(','))
  test('person by person, by the same rights; a name that would be a formula is none', async () => {
    await owner.query(`update person set name = '=1+1' where id = $1`, [person('zoe')])
    const [all, days] = [await ask('cora', 'GET', `/leave-liability/file?leaveTypeId=${types.vacation}`), await ask('zoe', 'GET', `/leave-liability/file?leaveTypeId=${types.vacation}`)]
    expect(all.headers['content-disposition']).toContain(`untaken-leave-${today}.csv`)
    expect(cells(all).length - 1).toBe((await people('cora')).total)
    expect(cells(all).find(([name]) => name === 'Eli Example')).toEqual(['Eli Example', 'uk', 'london', 'vacation', 'By law', '20', 'Days', 'GBP', '200', '4000', '0', '', '0', '0', ''])
    expect(all.text).toContain("'=1+1")
    expect(cells(days).filter(([name]) => name !== "'=1+1").slice(1).every(line => [line[7], line[8], line[9]].every(cell => cell === ''))).toBe(true)
    expect((await ask('cora', 'GET', '/leave-liability/file', undefined, { accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })).text.slice(0, 2)).toBe('PK')
  })
})

describe('a week’s pay', () => {
  const by = { method: 'weeks_52', yearDays: null, hasAllowances: true } as const
  const of = (more: Partial<PaidJob> = {}, pay: object = {}): PaidJob => ({ hours: 40, fullTime: 40, isSeen: true, ...more, pay: more.pay === null ? null : { amount: '5200000', currency: 'EUR', per: 'year', paymentsAYear: null, allowances: [], ...pay } })
  const week = (...jobs: PaidJob[]) => { const told = weekOf(jobs, by); return 'because' in told ? told.because : told.worth.toString() }
  test.each([
    ['of a year’s pay', [of()], '100000'],
    ['of part time, by contract hours', [of({ hours: 20 })], '50000'],
    ['of a month’s pay, twelve times a year', [of({}, { amount: '520000', per: 'month' })], '120000'],
    ['of a month’s pay, thirteen times a year', [of({}, { amount: '520000', per: 'month', paymentsAYear: 13 })], '130000'],
    ['of an hour’s pay, as it is', [of({ hours: 30 }, { amount: '2000', per: 'hour' })], '60000'],
    ['of two jobs of one employment together', [of({ hours: 20 }), of({ hours: 10 })], '75000'],
    ['with an allowance that counts to base pay', [of({}, { allowances: [{ amount: '520.00', per: 'month', countsToBase: true }] })], '112000'],
    ['without one that doesn’t', [of({}, { allowances: [{ amount: '520.00', per: 'month', countsToBase: false }] })], '100000'],
    ['not where nothing says whether one counts', [of({}, { allowances: [{ amount: '520.00', per: 'month', countsToBase: null }] })], 'allowances'],
    ['not of two currencies', [of(), of({}, { currency: 'GBP' })], 'currencies'],
    ['not where one of the jobs has no pay', [of(), of({ pay: null })], 'no_pay'],
    ['not where nothing says what full time is', [of({ fullTime: null })], 'no_hours'],
    ['not where one isn’t the reader’s to see, whatever else is missing', [of({ pay: null }), of({ isSeen: false, pay: null })], 'not_yours'],
  ] as const)('%s', (_, jobs, expected) => expect(week(...jobs)).toBe(expected))
  test('leave of hours is worth the hours, of days the days, of the same week', () => {
    const worth = weekOf([of()], by), terms = { days: 4, hours: 40 }
    expect([unitOf(worth, 'days', terms), unitOf(worth, 'hours', terms)].map(each => 'worth' in each && each.worth.toNumber())).toEqual([25_000, 2500])
  })
  test('a whole week of leave is a week’s pay, to the cent, however the week is cut', () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 100_000_000n }), fc.integer({ min: 1, max: 7 }), fc.constantFrom('weeks_52', 'weeks_365', 'year_days'), (amount, days, method) => {
      const told = weekOf([of({}, { amount: String(amount) })], { method, yearDays: method === 'year_days' ? 261 : null, hasAllowances: false })
      const day = unitOf(told, 'days', { days, hours: 40 })
      if (!('worth' in told) || !('worth' in day)) throw new Error('no value')
      expect(valueOf(exact(days), day.worth)).toBe(told.worth.rounded(1).top)
      expect(day.worth.times(days).is(told.worth)).toBe(true)
    }))
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compared, type Pair } from './compare.ts'
import { isDated, kindKeys, kindOf } from './kinds.ts'
import { targets } from './columns.ts'

const stands = {
  name: 'Al High', preferredName: null, pronouns: null, workEmail: 'al@x.example', workPhone: null, personalEmail: null, mobilePhone: '+16175550100', country: 'US', birthDate: '1980-05-06', gender: 'male', legalEntity: 'e1', kind: 'employee', number: '1',
  startsOn: '2020-02-03', endsOn: null, terminationKind: null, terminationReason: null, location: 'l1', unit: 'u1', jobTitle: 'j1', costCentre: null, manager: null, weeklyHours: 40, fullTimeHours: null, amount: '4000000', currency: 'USD', per: 'year', payStartsOn: '2020-02-03', form: 'permanent', serviceFrom: null, externalId: 'T-1', externalSystem: 'Clock', paymentsAYear: 12,
}
const pair = (given: Pair['given'], more: Partial<Pair> = {}): Pair => ({ row: 2, assignmentId: 'a1', managerRow: null, managerAssignmentId: null, on: null, until: null, isToday: true, given, stands, lastly: {}, lines: { costShares: null, allowances: null }, lastLines: { costShares: null, allowances: null }, seesPay: true, ...more })
const found = (given: Pair['given'], more: Partial<Pair> = {}) => compared(pair(given, more)).differences.map(({ kind, changes }) => [kind, Object.fromEntries(Object.entries(changes).map(([column, { before, after }]) => [column, [before, after]]))])

describe('what a file says otherwise', () => {
  test.each<[string, Pair['given'], unknown[]]>([
    ['what it doesn’t say doesn’t differ', {}, []],
    ['the same in other cases is the same', { workEmail: 'AL@x.example' }, []],
    ['a phone typed in another way is the same', { mobilePhone: '(617) 555-0100' }, []],
    ['each kind by itself', { name: 'Al Higher', unit: 'u2', jobTitle: 'j2' }, [['name', { name: ['Al High', 'Al Higher'] }], ['job', { job_id: ['j1', 'j2'] }], ['unit', { unit_id: ['u1', 'u2'] }]]],
    ['pay is told whole', { amount: '4500000', currency: 'USD', per: 'year' }, [['pay', { amount: ['4000000', '4500000'], currency: ['USD', 'USD'], per: ['year', 'year'] }]]],
    ['pay’s payments a year by themselves', { paymentsAYear: 13 }, [['pay', { payments_a_year: [12, 13] }]]],
    ['a number elsewhere with its system', { externalId: 'T-2', externalSystem: 'Clock' }, [['elsewhere', { value: ['T-1', 'T-2'], system: ['Clock', 'Clock'] }]]],
    ['from when service counts', { serviceFrom: '2018-01-01' }, [['service', { service_from: [null, '2018-01-01'] }]]],
    ['a cost centre is one share of a hundred', { costCentre: 'c1' }, [['costCentre', { cost_shares: [null, [{ costCentreId: 'c1', share: 100 }]] }]]],
    ['the first day isn’t an import’s to change', { startsOn: '2021-02-03' }, [['fixed', { starts_on: ['2020-02-03', '2021-02-03'] }]]],
    ['pay’s first day by itself neither', { payStartsOn: '2021-02-03', amount: '4000000', currency: 'USD', per: 'year' }, [['fixed', { pay_starts_on: ['2020-02-03', '2021-02-03'] }]]],
    ['a date to begin on is no difference', { effectiveOn: '2026-01-01' }, []],
    ['a last day', { endsOn: '2026-10-31', terminationKind: 'other' }, [['end', { ends_on: [null, '2026-10-31'], termination_kind: [null, 'other'] }]]],
  ])('%s', (_, given, expected) => expect(found(given)).toEqual(expected))

  test('pay that isn’t the reader’s to see is told as hidden, and nothing of it', () => expect(compared(pair({ amount: '1' }, { seesPay: false }))).toEqual({ differs: [], differences: [], hidesPay: true }))
  test('what comes true by a day that is entered already doesn’t differ', () => expect(found({ unit: 'u2' }, { lastly: { unit: 'u2' } })).toEqual([]))
  test('a file that says nothing of why somebody left doesn’t know better', () => expect(found({ endsOn: '2026-10-31', terminationKind: 'other' }, { stands: { ...stands, endsOn: '2026-10-31', terminationKind: 'voluntary' } })).toEqual([]))
  test('events tell money in its currency', () => expect(compared(pair({ amount: '4500000', currency: 'JPY', per: 'year' })).differences[0]!.changes['amount']).toMatchObject({ was: '40000.00', becomes: '4500000' }))
  test('the date of a row is its own, of pay also that of its pay', () => {
    expect(compared(pair({ unit: 'u2', effectiveOn: '2026-01-01' })).differences[0]!.fileOn).toBe('2026-01-01')
    expect(compared(pair({ amount: '1', currency: 'USD', per: 'year', payStartsOn: '2026-03-01' })).differences[0]!.fileOn).toBe('2026-03-01')
    expect(compared(pair({ unit: 'u2', payStartsOn: '2026-03-01' })).differences[0]!.fileOn).toBeNull()
  })
})

const keys = (Object.keys(stands) as (keyof typeof stands)[]).filter(key => stands[key] !== null)
test('what was exported differs in nothing, whatever of it comes back', () => {
  fc.assert(fc.property(fc.subarray(keys), chosen => { expect(compared(pair(Object.fromEntries(chosen.map(key => [key, stands[key]])))).differences).toEqual([]) }))
})
test('what differs is in exactly one kind, and every column of it is that kind’s', () => {
  fc.assert(fc.property(fc.subarray(keys, { minLength: 1 }), chosen => {
    const { differences } = compared(pair(Object.fromEntries(chosen.map(key => [key, key === 'currency' ? 'EUR' : `${stands[key]}9`]))))
    expect(new Set(differences.map(({ kind }) => kind)).size).toBe(differences.length)
    for (const { kind, changes } of differences) expect(Object.values(kindOf(kind).columns)).toEqual(expect.arrayContaining(Object.keys(changes)))
  }))
})
test('each target is of at most one kind', () => {
  const all = kindKeys.flatMap(kind => Object.keys(kindOf(kind).columns))
  expect(new Set(all).size).toBe(all.length)
  expect(all.every(key => targets.some(target => target.key === key))).toBe(true)
  expect(kindKeys.filter(isDated)).toEqual(['job', 'unit', 'location', 'costCentre', 'position', 'manager', 'hours', 'pay', 'contract'])
})

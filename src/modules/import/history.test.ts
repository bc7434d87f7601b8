import fc from 'fast-check'
import { expect, test } from 'vitest'
import { historiesOf, type Dated } from './history.ts'

const today = '2026-11-22'
const at = (row: number, since: string | null, more: Partial<Dated> = {}): Dated => ({ row, since, legalEntityId: 'e1', number: '1', startsOn: '2020-01-01', ...more })
const told = (rows: Dated[]) => {
  const { todays, problems } = historiesOf(rows, today)
  return [Object.fromEntries(todays), problems.map(({ row, code, isRefused }) => `${row} ${code}${isRefused ? '!' : ''}`)]
}

test.each<[string, Dated[], unknown]>([
  ['one row is no history', [at(2, null)], [{}, []]],
  ['the last that has begun is today’s', [at(2, '2020-01-01'), at(3, '2024-01-01'), at(4, '2027-01-01')], [{ 2: 3, 4: 3 }, []]],
  ['all ahead: the first is', [at(2, '2027-01-01', { startsOn: '2027-01-01' }), at(3, '2028-01-01', { startsOn: '2027-01-01' })], [{ 3: 2 }, []]],
  ['out of order is told, and put in order', [at(2, '2024-01-01'), at(3, '2020-01-01')], [{ 3: 2 }, ['2 history_order']]],
  ['two of one day contradict each other', [at(2, '2020-01-01'), at(3, '2020-01-01')], [{ 2: 3 }, ['3 history_same_day!']]],
  ['a row without a date can’t be placed', [at(2, '2020-01-01'), at(3, null)], [{ 3: 2 }, ['3 history_undated!']]],
  ['a row from before the first day is refused', [at(2, '2019-01-01'), at(3, '2020-01-01')], [{ 2: 3 }, ['2 before_first_day!']]],
  ['two first days contradict each other', [at(2, '2020-01-01', { startsOn: '2019-01-01' }), at(3, '2021-01-01')], [{ 2: 3 }, ['2 history_first_day!', '2 history_gap']]],
  ['one number and two names are two people, until an e-mail says otherwise', [at(2, '2020-01-01', { name: 'Al' }), at(3, '2021-01-01', { name: 'Bea' })], [{ 2: 3 }, ['2 history_name!']]],
  ['a new name of the same e-mail is the same person', [at(2, '2020-01-01', { name: 'Al', workEmail: 'a@x.example' }), at(3, '2021-01-01', { name: 'Alma', workEmail: 'A@x.example' })], [{ 2: 3 }, []]],
  ['what nobody says of the beginning is told', [at(2, '2021-01-01'), at(3, '2022-01-01')], [{ 2: 3 }, ['2 history_gap']]],
  ['another entity is another person', [at(2, '2020-01-01'), at(3, '2021-01-01', { legalEntityId: 'e2' })], [{}, []]],
  ['without numbers the e-mail tells', [at(2, '2020-01-01', { number: undefined, workEmail: 'A@x.example' }), at(3, '2021-01-01', { number: undefined, workEmail: 'a@x.example' })], [{ 2: 3 }, []]],
])('%s', (_, rows, expected) => expect(told(rows)).toEqual(expected))

const days = fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 8 })
test('in whatever order the rows stand, the same one is today’s, and every other tells of it', () => {
  fc.assert(fc.property(days, fc.infiniteStream(fc.nat()), (offsets, order) => {
    const rows = offsets.map((offset, place) => at(place + 2, new Date(Date.UTC(2020, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10)))
    const shuffled = rows.map(row => ({ row, by: order.next().value as number })).toSorted((a, b) => a.by - b.by).map(({ row }) => row)
    const { todays, problems } = historiesOf(shuffled, today)
    const base = rows.filter(({ since }) => since! <= today).toSorted((a, b) => a.since! < b.since! ? 1 : -1)[0] ?? rows.toSorted((a, b) => a.since! < b.since! ? -1 : 1)[0]!
    expect([...todays.keys()].toSorted((a, b) => a - b)).toEqual(rows.map(({ row }) => row).filter(row => row !== base.row))
    expect(new Set(todays.values())).toEqual(new Set(rows.length > 1 ? [base.row] : []))
    expect(problems.filter(({ isRefused }) => isRefused)).toEqual([])
  }))
})

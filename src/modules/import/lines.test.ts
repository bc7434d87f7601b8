import { describe, expect, test } from 'vitest'
import { guessMapping } from './guess.ts'
import { allowanceOf, readAllowances, readShares, sharesText } from './lines.ts'
import { checkRow } from './rows.ts'

const centres: Record<string, string> = { '4100': 'a', '4200': 'b', 'Kitchen 2': 'c' }
const find = (word: string) => centres[word] ? { id: centres[word] } : { problem: 'reference_unknown' }
describe('shares of cost centres in a cell', () => {
  const two = [{ costCentreId: 'a', share: 60 }, { costCentreId: 'b', share: 40 }]
  test.each<[string, unknown]>([
    ['4100 60 %; 4200 40 %', two], ['4100: 60 | 4200: 40', two], ['4100 (60%), 4200 (40%)', two], ['4100 0.6; 4200 0.4', two], ['4100 60,5 %; 4200 39,5 %', [{ costCentreId: 'a', share: 60.5 }, { costCentreId: 'b', share: 39.5 }]],
    ['4100', [{ costCentreId: 'a', share: 100 }]], ['Kitchen 2 100 %', [{ costCentreId: 'c', share: 100 }]],
    ['4100 60; 4200 39', 'shares_not_whole'], ['4100 50; 4100 50', 'shares_twice'], ['4300 100', 'reference_unknown'], ['4100 0; 4200 100', 'shares_unreadable'],
  ])('%s', (text, expected) => {
    const read = readShares(text, find)
    expect('problem' in read ? read.problem : read.lines).toEqual(expected)
  })
  test('the same shares say the same, in whatever order', () => expect(sharesText(two)).toBe(sharesText(two.toReversed())))
})

const kinds = [{ id: 'k1', name: 'Car allowance' }, { id: 'k2', name: 'Meals' }, { id: 'k3', name: 'Schichtzulage' }]
describe('allowances', () => {
  test.each<[string, unknown]>([
    ['Car 300 per month; Meals 5.50 per payment', [{ kindId: 'k1', amount: '300.00', per: 'month' }, { kindId: 'k2', amount: '5.50', per: 'payment' }]],
    ['Schichtzulage: 1.200,00 € im Jahr', [{ kindId: 'k3', amount: '1200.00', per: 'year' }]],
    ['Car 300', 'allowances_unreadable'], ['Boat 300 per month', 'allowance_unknown'], ['Car 300 per fortnight', 'allowance_per_missing'], ['Car 300 per month; car allowance 20 per month', 'allowances_twice'],
  ])('%s', (text, expected) => {
    const read = readAllowances(text, kinds, 'EUR')
    expect('problem' in read ? read.problem : read.lines).toEqual(expected)
  })
  test('a column says by its name which it is and for which time', () => {
    expect(allowanceOf('Monthly Car Allowance', '$300', kinds, 'USD')).toEqual({ kindId: 'k1', amount: '300.00', per: 'month' })
    expect(allowanceOf('Car Allowance', '300', kinds, 'USD')).toEqual({ problem: 'allowance_per_missing', params: { name: 'Car Allowance' } })
    expect(allowanceOf('Meals per payment', 'much', kinds, 'USD')).toEqual({ problem: 'amount_unreadable' })
  })
})

const guessed = (header: string[], values: string[][] = []) => guessMapping(header, values).map(({ target }) => target)
test('dates of notice, of seniority and of the first hire are known by their names; alone they are the first and the last day', () => {
  expect(guessed(['Hire Date', 'Original Hire Date', 'Termination Date', 'Last Working Day', 'Notice Date', 'Notice Given By', 'Paid Until', 'Leave Seniority Date', 'Pension Service Date', 'Jubiläumsdatum'])).toEqual(
    ['startsOn', 'originalHireOn', 'endsOn', 'lastWorkingDay', 'noticeGivenOn', 'noticeGivenBy', 'paidUntil', 'seniorityLeave', 'seniorityPension', 'seniorityLongService'])
  expect(guessed(['Original Hire Date', 'Last Working Day'])).toEqual(['startsOn', 'endsOn'])
})
test('each allowance has its column, leave that is called so has none', () => {
  expect(guessed(['Car Allowance per month', 'Housing Allowance per month', 'Allowances', 'Cost Centre', 'Cost Allocation'], [['300', '200', 'Meals 5 per payment', '4100', '4100 60; 4200 40']])).toEqual(['allowance', 'allowance2', 'allowances', 'costCentre', 'costShares'])
  const eight = ['Car', 'Housing', 'Meals', 'Phone', 'Shift', 'Child', 'Travel', 'Tool'].map(name => `${name} Allowance per month`)
  expect(guessed(eight, [eight.map(() => '20')])).toEqual(['allowance', 'allowance2', 'allowance3', 'allowance4', 'allowance5', 'allowance6', 'allowance7', 'allowance8'])
  expect(guessed(['Annual Leave Allowance', 'Holiday Allowance'], [['25', '25']])).toEqual([null, null])
})

test('a notice that contradicts itself or the end comes in without what contradicts', () => {
  const row = (values: Record<string, string>) => checkRow({ columns: ['name', ...Object.keys(values)] as never }, {}, ['Al High', ...Object.values(values)], { today: '2026-11-22' })
  const { values, problems } = row({ startsOn: '2020-02-03', endsOn: '2026-12-31', noticeGivenBy: 'resignation', noticeGivenOn: '2027-01-05', lastWorkingDay: '2027-01-02', paidUntil: '2026-12-31', originalHireOn: '2021-01-01' })
  expect(problems.map(({ target, code, level }) => [target, code, level])).toEqual([['originalHireOn', 'hired_after_start', 'note'], ['lastWorkingDay', 'notice_contradicts', 'note'], ['noticeGivenOn', 'notice_contradicts', 'note'], ['endsOn', 'ends_ahead', 'note']])
  expect(values).toMatchObject({ noticeGivenBy: 'employee', paidUntil: '2026-12-31' })
  expect(Object.keys(values)).not.toEqual(expect.arrayContaining(['lastWorkingDay']))
})

test.each([['', undefined], ['Active', 'active']])('a last day ahead with the status “%s” leaves somebody here until then, with how they leave', (said, status) => {
  const row = (endsOn: string) => checkRow({ columns: ['name', 'startsOn', 'endsOn', 'status', 'terminationReason'] }, {}, ['Al High', '2020-02-03', endsOn, said, 'Resignation'], { today: '2026-11-22' }).values
  for (const day of ['2026-11-22', '2027-03-01']) expect(row(day)).toMatchObject({ endsOn: day, terminationKind: 'voluntary', ...status && { status } })
  expect(row('2027-03-01').status).toBe(status)
  if (!said) expect(row('2026-11-21')).toMatchObject({ status: 'ended', terminationKind: 'voluntary' })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '#shared/calendar.ts'
import { sum } from '#shared/exact.ts'
import { balanceOn } from './account.ts'
import { accountOf, duePosts, statementOf, type AccountFacts } from './ledger.ts'
import { lapsingOf } from './lapsing.ts'
import { untakenOn } from './valuing.ts'
import { closingOf, isOver } from './year-end.ts'
import { anyDay, byLayer, moves, people, policies, takings } from '../../../test/fixtures/leave-any.ts'

/** As the database tells it: a life, and a day on which it is looked at, which may be long before it begins or after it ended. */
const lives = fc.record({ policy: policies, moved: fc.option(moves), person: people, taken: takings, today: fc.integer({ min: -900, max: 2600 }), yearFrom: fc.constantFrom('2015-01-01', '2026-04-01', 'hire'), isHeld: fc.boolean(), opensAfter: fc.integer({ min: 0, max: 400 }), nth: fc.nat() })
  .map(({ policy, moved, person: { startsOn, endsOn, terms, entered, absences }, taken, today, yearFrom, isHeld, opensAfter, nth }): AccountFacts & { posted: null } => {
    const rules = { ...policy, yearFrom: 'part' in policy.accrual ? policy.yearFrom : yearFrom, tells: { within: 90, before: 60 }, ...isHeld && { closing: 'confirmed' as const } }, versions = [{ id: 'one', from: '2020-01-01', rules, approval: 'manager' as const, mayOwe: 0 }]
    return {
      organization_id: 'org', account_id: `account-${(nth % 0xffffff).toString(16).padStart(6, '0')}`, person_id: 'person', employment_id: 'employment', leave_type_id: 'type', policy_id: 'policy', unit: policy.unit ?? 'days', opens_on: addDays(startsOn, opensAfter), today: addDays(startsOn, today), ends_on: endsOn, service_from: startsOn, born_on: '1996-03-05',
      terms: terms.map(({ from, hoursPerWeek, daysPerWeek }) => ({ from, hours: Number(hoursPerWeek), days: Number(daysPerWeek) })), versions,
      taken: taken.map(({ on, days, ill }, each) => ({ on, days: Number(days), minutes: 480 * Number(days), request: `request-${each}`, status: 'approved', ill })),
      entered: [...entered ?? []], notices: [{ leaveYear: '2026-01-01', days: '10', lapsesOn: '2026-12-31', deliveredOn: '2026-02-01' }] as never, absences: [...absences ?? []], closed: null, posted: null,
      more: { ...moved && { assigned: moved.slice(1).map(({ from, by, versions: of }) => ({ from, policyId: by, versions: of.map(each => ({ id: by, from: each.from, rules: each.policy, approval: 'manager', mayOwe: 0 })) })) } },
    } as AccountFacts & { posted: null }
  })

describe('over any life, on any day before, within or after it', () => {
  const runs = { numRuns: 120 }
  test('what is due is answered, and is what a balance on that day comes to', () => {
    fc.assert(fc.property(lives, row => {
      const { entries, looked } = duePosts(row), due = accountOf(row).until(row.today, 'approved')
      expect(looked.next_on > row.today).toBe(true)
      expect(sum(entries.map(({ top, bottom }) => `${top}/${bottom}`).map(text => sum([text.split('/')[0]!]).over(text.split('/')[1]!))).minus(balanceOn(due, row.today).days).is(0)).toBe(true)
    }), runs)
  })
  test('posted day after day as what comes is due, it is what is worked out on the last of them', () => {
    fc.assert(fc.property(lives, fc.integer({ min: 1, max: 200 }), (row, days) => {
      const { coming, looked } = duePosts(row), until = addDays(row.today, days)
      fc.pre(until < looked.next_on)
      const account = accountOf(row), known = account.until(row.today, 'approved'), later = accountOf({ ...row, today: until }).until(until, 'approved')
      const came = coming.filter(({ on_day: on }) => on <= until)
      expect([...known.map(({ on, kind }) => `${on} ${kind}`), ...came.map(({ on_day: on, kind }) => `${on} ${kind}`)]).toEqual(later.map(({ on, kind }) => `${on} ${kind}`))
    }), runs)
  })
  test('statement, value, notices and year-end are answered too', () => {
    fc.assert(fc.property(lives, anyDay, (row, on: Day) => {
      const day = on < row.opens_on ? row.opens_on : on
      expect(statementOf(accountOf(row), day).quantity.minus(balanceOn(accountOf(row).until(day, 'approved'), day).days).is(0)).toBe(true)
      expect(Object.fromEntries(untakenOn(row, day).map(({ layer, quantity }) => [layer, String(quantity)]).sort())).toEqual(byLayer(accountOf(row).until(day, 'approved'), day))
      for (const answer of [() => lapsingOf(row), () => closingOf(row, on), () => isOver(row, on)]) expect(answer).not.toThrow()
    }), runs)
  })
})

test('whoever begins next year, where years wait to be closed, is looked at again when that year ends', () => {
  const rules = { yearFrom: '2015-01-01', gives: [{ layer: 'statutory', weeks: 5.6, mostDays: 28 }], accrual: { part: 'months_joined', joinersTo: 0.5 }, order: ['carried', 'statutory'], carries: { mostDays: 5, months: 3 }, lapses: 'yes', closing: 'confirmed' } as const
  const row: AccountFacts = { organization_id: 'org', account_id: 'account-000000', person_id: 'person', employment_id: 'employment', leave_type_id: 'type', policy_id: 'policy', unit: 'days', opens_on: '2027-01-08', today: '2026-11-24', ends_on: null, service_from: '2027-01-08', born_on: null, terms: [{ from: '2027-01-08', hours: 37.5, days: 5 }], versions: [{ id: 'one', from: '2025-01-01', rules, approval: 'manager', mayOwe: 0 }], taken: null, entered: null, notices: null, absences: null, closed: null, more: {} }
  const { entries, coming, looked } = duePosts({ ...row, posted: null })
  expect([entries, coming.map(({ on_day: on, kind, top, bottom }) => [on, kind, top, bottom])]).toEqual([[], [['2027-01-08', 'accrual', '28', '1']]])
  expect(looked.next_on > '2027-01-08' && looked.next_on <= '2028-01-01').toBe(true)
})

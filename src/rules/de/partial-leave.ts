import { rule } from '#shared/rule.ts'
import { number, whole } from '#shared/rule-fields.ts'
import { moreFavourable } from '#shared/terms.ts'

export default rule({
  id: 'de.partial-leave',
  title: 'Germany: leave for part of a year',
  field: 'leave',
  source: { instrument: 'Mindesturlaubsgesetz für Arbeitnehmer (Bundesurlaubsgesetz, BUrlG)', section: '§5(1)–(2)', publisher: 'github.com/bundestag/gesetze, b/burlg/index.md', address: 'https://www.gesetze-im-internet.de/burlg/', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The law as it stands: §5 has no parameter that changes from year to year.',
  input: {
    fullMonths: whole('Full months of employment', { max: 12 }),
    annualDays: number('Days of leave for a whole year', { max: 366 }),
  },
  output: {
    unroundedDays: number('Days before rounding', { max: 366 }),
    days: number('Days of leave', { max: 366 }),
  },
  terms: { days: moreFavourable('§13(1) sentence 3', 'A contract may not be worse for the employee; a collective agreement may differ from §5, though not from §§1, 2 and 3(1).', { instead: { by: 'agreement', section: '§13(1) sentence 1' } }) },
  limits: ['Whether there is leave for a part of the year only, is worked out by de.full-leave-entitlement.', 'A fraction of less than half a day is neither rounded up nor left out (§5(2) says nothing of it); it is shown to two decimals.'],
  examples: [
    { name: 'Four twelfths of 20: at least half a day is rounded up', input: { fullMonths: 4, annualDays: 20 }, output: { unroundedDays: 6.666666667, days: 7 }, source: 'BUrlG §5(1)–(2)' },
    { name: 'Five twelfths of 20: less than half a day stays', input: { fullMonths: 5, annualDays: 20 }, output: { unroundedDays: 8.333333333, days: 8.33 }, source: 'BUrlG §5(1)–(2)' },
    { name: 'Three twelfths of 20', input: { fullMonths: 3, annualDays: 20 }, output: { unroundedDays: 5, days: 5 }, source: 'BUrlG §5(1)–(2)' },
    { name: 'One twelfth of 30: exactly half a day', input: { fullMonths: 1, annualDays: 30 }, output: { unroundedDays: 2.5, days: 3 }, source: 'BUrlG §5(1)–(2)' },
  ],
}).formula(({ fullMonths, annualDays }, { say }) => {
  const unroundedDays = annualDays.times(fullMonths).over(12)
  say`One twelfth for each full month: ${annualDays} × ${fullMonths} ÷ 12 = ${unroundedDays} days (§5(1)).`
  const fraction = unroundedDays.minus(unroundedDays.roundedDown())
  if (fraction.isAtLeast(0.5)) {
    const days = unroundedDays.roundedUp()
    say`A fraction of at least half a day is rounded up: ${days} days (§5(2)).`
    return { unroundedDays, days }
  }
  const days = unroundedDays.rounded(0.01)
  say`${fraction.is(0) ? 'There is no fraction' : 'A fraction of less than half a day stays'}: ${days} days.`
  return { unroundedDays, days }
})

import { highest, lowest, mean, type Exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { flag, lines, listOf, money, number, optional } from '#shared/rule-fields.ts'

const percent = (title: string) => number(title, { max: 1e18 })

export default rule({
  id: 'us.adp-test',
  title: '401(k): ADP test',
  field: 'benefits',
  source: { instrument: 'Internal Revenue Code; 26 CFR part 1', section: 'IRC 401(k)(3)(A)(ii); 26 CFR 1.401(k)-2(a)' },
  datedBy: 'The test as it stands: nothing in it changes from year to year.',
  input: {
    nonHighlyCompensated: optional(lines('Employees who are not highly compensated', { deferral: money('Deferred'), pay: money('Pay') }, { min: 1, max: 100_000 })),
    nonHighlyCompensatedAdp: optional(number('or their average, percent', { max: 100 })),
    highlyCompensatedAdp: optional(number('Average of the highly compensated, percent', { max: 100 })),
  },
  output: {
    individualPercents: optional(listOf('Percentage of each', percent('Percent'))),
    nonHighlyCompensatedAdp: percent('Average of those not highly compensated, percent'),
    maximumHighlyCompensatedAdp: percent('Highest allowed for the highly compensated, percent'),
    passes: optional(flag('Passed')),
  },
  limits: ['Every eligible employee counts, those who defer nothing too.', 'Percentages are rounded half up to two decimals: each, and the average of these. One that is given is taken as it is.', 'Whether the year before or the current one counts for those not highly compensated is the plan’s choice. Catch-up contributions are left out before.'],
  refusals: { list_and_average: 'Give the list of employees or their average, not both.', no_pay: 'An employee without pay has no percentage. Leave them out, or enter their pay.' },
  examples: [
    {
      name: 'Five employees', source: 'docs.oracle.com, JD Edwards: example of a sample ADP calculation',
      input: { nonHighlyCompensated: [{ deferral: '1000.00', pay: '25000.00' }, { deferral: '2500.00', pay: '34000.00' }, { deferral: '0.00', pay: '22000.00' }, { deferral: '1750.00', pay: '28000.00' }, { deferral: '1500.00', pay: '32500.00' }] },
      output: { individualPercents: [4, 7.35, 0, 6.25, 4.62], nonHighlyCompensatedAdp: 4.44, maximumHighlyCompensatedAdp: 6.44 },
    },
    { name: 'An average of 1%: twice as much', input: { nonHighlyCompensatedAdp: 1 }, output: { maximumHighlyCompensatedAdp: 2 }, source: 'IRC 401(k)(3)(A)(ii)' },
    { name: 'An average of 8%: two more, or a quarter more, which is the same', input: { nonHighlyCompensatedAdp: 8 }, output: { maximumHighlyCompensatedAdp: 10 }, source: 'IRC 401(k)(3)(A)(ii)' },
    { name: 'An average of 10%: a quarter more', input: { nonHighlyCompensatedAdp: 10, highlyCompensatedAdp: 12.51 }, output: { maximumHighlyCompensatedAdp: 12.5, passes: false }, source: 'IRC 401(k)(3)(A)(ii)' },
    { name: 'List and average', input: { nonHighlyCompensated: [{ deferral: '1.00', pay: '25.00' }], nonHighlyCompensatedAdp: 4 }, refused: 'list_and_average', source: '26 CFR 1.401(k)-2(a)' },
    { name: 'An employee without pay', input: { nonHighlyCompensated: [{ deferral: '0.00', pay: '0.00' }] }, refused: 'no_pay', source: '26 CFR 1.401(k)-2(a)' },
  ],
}).formula(({ nonHighlyCompensated, nonHighlyCompensatedAdp: given, highlyCompensatedAdp }, { need, refuse, say }) => {
  if (nonHighlyCompensated !== null && given !== null) return refuse('list_and_average')
  if (nonHighlyCompensated?.some(({ pay }) => pay.is(0))) return refuse('no_pay', 'nonHighlyCompensated')
  const individualPercents = nonHighlyCompensated?.map(({ deferral, pay }) => deferral.times(100).over(pay).rounded(0.01))
  const adp = individualPercents ? averageOf(individualPercents) : need(given, 'nonHighlyCompensatedAdp')

  const aQuarterMore = adp.times(1.25), twice = adp.times(2), twoMore = adp.plus(2)
  const maximumHighlyCompensatedAdp = highest(aQuarterMore, lowest(twice, twoMore))
  say`Of ${adp}%: a quarter more is ${aQuarterMore}%; twice as much, but two more at most, is ${lowest(twice, twoMore)}%. The larger counts: ${maximumHighlyCompensatedAdp}%.`
  const passes = highlyCompensatedAdp?.isAtMost(maximumHighlyCompensatedAdp)
  if (highlyCompensatedAdp) say`The highly compensated have ${highlyCompensatedAdp}%: ${passes ? 'passed' : 'not passed'}.`
  return { ...individualPercents && { individualPercents }, nonHighlyCompensatedAdp: adp, maximumHighlyCompensatedAdp, ...passes !== undefined && { passes } }

  function averageOf(percents: readonly Exact[]): Exact {
    const average = mean(percents).rounded(0.01)
    say`The average of ${percents.length} percentages, each to two decimals, is ${average}%.`
    return average
  }
})

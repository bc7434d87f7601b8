import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { flag, float, number, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'us.selection-z-one-sample',
  title: 'Observed against expected in standard deviations',
  field: 'inclusion',
  source: { instrument: 'Castaneda v. Partida, 430 U.S. 482 (1977); Hazelwood School District v. United States, 433 U.S. 299 (1977)', section: 'Castaneda n.17; Hazelwood n.14, n.17' },
  datedBy: 'A statistic: it doesn’t change with the law.',
  input: {
    observed: whole('Observed, of the group'),
    total: whole('All who were selected', { min: 1 }),
    expectedShare: number('Share that the group would be expected to have', { max: 1 }),
  },
  output: {
    expected: number('Expected'),
    standardDeviation: float('Standard deviation'),
    z: float('Difference in standard deviations'),
    overTwoStandardDeviations: flag('More than two standard deviations'),
    overThreeStandardDeviations: flag('More than three standard deviations'),
  },
  limits: ['What the fair share is, of which labour market and with which qualifications, is the question that the courts argue about; it is an input here.', 'Negative where fewer are observed than expected. Castaneda speaks of “two or three” standard deviations, so both are given.'],
  refusals: { share_of_nothing_or_all: 'An expected share of 0 or 1 leaves no variation to measure a difference by.', more_observed: 'More are observed than there are in all. Check both counts.' },
  examples: [
    { name: 'Castaneda v. Partida, eleven years', input: { observed: 339, total: 870, expectedShare: 0.791 }, output: { expected: 688.17, standardDeviation: 11.9928116, z: -29.11494083, overTwoStandardDeviations: true, overThreeStandardDeviations: true }, source: '430 U.S. 482 n.17' },
    { name: 'Hazelwood, county and city', input: { observed: 15, total: 405, expectedShare: 0.154 }, output: { expected: 62.37, standardDeviation: 7.263953469, z: -6.521242214 }, source: '433 U.S. 299 n.17' },
    { name: 'Exactly two standard deviations', input: { observed: 60, total: 100, expectedShare: 0.5 }, output: { expected: 50, standardDeviation: 5, z: 2, overTwoStandardDeviations: false }, source: 'definition' },
    { name: 'A share of one', input: { observed: 60, total: 100, expectedShare: 1 }, refused: 'share_of_nothing_or_all', source: 'definition' },
    { name: 'More than all', input: { observed: 101, total: 100, expectedShare: 0.5 }, refused: 'more_observed', source: 'definition' },
  ],
}).formula(({ observed, total, expectedShare }, { refuse, say }) => {
  if (expectedShare.is(0) || expectedShare.is(1)) return refuse('share_of_nothing_or_all', 'expectedShare')
  if (observed > total) return refuse('more_observed', 'observed')
  const expected = expectedShare.times(total)
  const variance = expected.times(exact(1).minus(expectedShare))
  const standardDeviation = Math.sqrt(variance.toNumber())
  say`Expected: ${total} × ${expectedShare} = ${expected}. Standard deviation: the root of ${expected} × (1 − ${expectedShare}), ${exact(standardDeviation)}.`

  const difference = exact(observed).minus(expected)
  const z = difference.toNumber() / standardDeviation
  const isOver = (times: number) => difference.times(difference).isAbove(variance.times(times * times))
  const overTwoStandardDeviations = isOver(2), overThreeStandardDeviations = isOver(3)
  say`Observed ${observed}, which is ${difference} from expected: ${exact(z)} standard deviations, ${overThreeStandardDeviations ? 'more than three' : overTwoStandardDeviations ? 'more than two' : 'not more than two'}.`
  return { expected, standardDeviation, z, overTwoStandardDeviations, overThreeStandardDeviations }
})

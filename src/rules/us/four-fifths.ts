import { rule } from '#shared/rule.ts'
import { checkGroups, fourFifthsAnswer, groupRefusals, groupsOf, guidelines, berkeley, rateOf } from './tables/selection.ts'

export default rule({
  id: 'us.four-fifths',
  title: 'Four-fifths rule',
  field: 'inclusion',
  source: { ...guidelines, section: '1607.4(D); Questions & Answers Q.11–12 (44 FR 11996)' },
  datedBy: 'The guidelines as they stand: nothing in them changes from year to year.',
  input: { groups: groupsOf('Groups of applicants') },
  output: fourFifthsAnswer,
  limits: ['Exactly four fifths is not flagged: counts are compared, not rounded rates.', 'A rule of thumb, neither a finding of discrimination nor a defence. For small numbers see us.selection-small-numbers and us.selection-fisher-exact.', 'Among groups with equally high rates the first one given is the comparator.'],
  refusals: { ...groupRefusals, nobody_selected: 'Nobody is selected in any group, so there is no highest rate to compare with.' },
  examples: [
    {
      name: 'Four groups of a hundred', source: 'UGESP Questions & Answers (44 FR 11996) Q.12',
      input: { groups: [{ name: 'White', applicants: 100, selected: 60 }, { name: 'American Indian', applicants: 100, selected: 45 }, { name: 'Hispanic', applicants: 100, selected: 48 }, { name: 'Black', applicants: 100, selected: 51 }] },
      output: { comparator: 'White', impactRatios: { 'American Indian': 0.75, Hispanic: 0.8, Black: 0.85 }, flagged: ['American Indian'] },
    },
    {
      name: 'Berkeley 1973, all departments', source: berkeley,
      input: { groups: [{ name: 'Men', applicants: 2691, selected: 1198 }, { name: 'Women', applicants: 1835, selected: 557 }] },
      output: { comparator: 'Men', selectionRates: { Men: 0.4451876626, Women: 0.3035422343 }, impactRatios: { Women: 0.6818298436 }, flagged: ['Women'] },
    },
    { name: 'Nobody selected', input: { groups: [{ name: 'Men', applicants: 10, selected: 0 }, { name: 'Women', applicants: 10, selected: 0 }] }, refused: 'nobody_selected', source: '29 CFR 1607.4(D)' },
    { name: 'A group without applicants', input: { groups: [{ name: 'Men', applicants: 10, selected: 5 }, { name: 'Women', applicants: 0, selected: 0 }] }, refused: 'no_applicants', source: '29 CFR 1607.4(D)' },
    { name: 'More selected than applied', input: { groups: [{ name: 'Men', applicants: 10, selected: 11 }, { name: 'Women', applicants: 10, selected: 5 }] }, refused: 'more_selected', source: '29 CFR 1607.4(D)' },
    { name: 'One group twice', input: { groups: [{ name: 'Men', applicants: 10, selected: 5 }, { name: 'Men', applicants: 10, selected: 6 }] }, refused: 'same_name', source: '29 CFR 1607.4(D)' },
  ],
}).formula(({ groups }, { refuse, say }) => {
  checkGroups(groups, refuse)
  if (groups.every(({ selected }) => selected === 0)) return refuse('nobody_selected', 'groups')

  const rates = groups.map(group => ({ name: group.name, rate: rateOf(group) }))
  for (const [at, { name, rate }] of rates.entries()) say`${name}: ${groups[at]!.selected} of ${groups[at]!.applicants} selected, a rate of ${rate}.`
  const comparator = rates.reduce((highest, each) => each.rate.isAbove(highest.rate) ? each : highest)
  say`The highest rate is that of ${comparator.name}, ${comparator.rate}.`

  const ratios = rates.filter(each => each !== comparator).map(({ name, rate }) => ({ name, ratio: rate.over(comparator.rate) }))
  for (const { name, ratio } of ratios) say`${name}: the rate ÷ the highest = ${ratio}, ${ratio.isBelow(0.8) ? 'below four fifths' : 'not below four fifths'}.`
  return {
    comparator: comparator.name,
    selectionRates: Object.fromEntries(rates.map(({ name, rate }) => [name, rate])),
    impactRatios: Object.fromEntries(ratios.map(({ name, ratio }) => [name, ratio])),
    flagged: ratios.filter(({ ratio }) => ratio.isBelow(0.8)).map(({ name }) => name).toSorted(),
  }
})

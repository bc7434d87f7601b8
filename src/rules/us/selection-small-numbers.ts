import { rule } from '#shared/rule.ts'
import { byName, flag, number } from '#shared/rule-fields.ts'
import { checkGroups, groupRefusals, groupsOf, guidelines, rateOf } from './tables/selection.ts'

export default rule({
  id: 'us.selection-small-numbers',
  title: 'Would one different person change the picture?',
  field: 'inclusion',
  source: { ...guidelines, section: 'Questions & Answers Q.21 (44 FR 11996)' },
  datedBy: 'The guidelines as they stand: nothing in them changes from year to year.',
  input: { groups: groupsOf('The two groups') },
  output: {
    ratesAfterMovingOne: byName('Selection rates if one selection had gone to the other group', number('Selection rate', { max: 1 })),
    highestGroupChanges: flag('The other group then has the higher rate'),
    tooSmallToConclude: flag('The numbers are too small for the four-fifths rule'),
  },
  limits: ['That the numbers are large enough here doesn’t make a difference significant: see us.selection-fisher-exact.'],
  refusals: { ...groupRefusals, not_two_groups: 'Two groups are compared at a time. Give exactly two.', equal_rates: 'Both groups have the same rate, so there is no difference that one person could turn round.' },
  examples: [
    { name: '48 of 120 and 20 of 80', input: { groups: [{ name: 'Group A', applicants: 120, selected: 48 }, { name: 'Group B', applicants: 80, selected: 20 }] }, output: { ratesAfterMovingOne: { 'Group A': 0.39166666666666666, 'Group B': 0.2625 }, highestGroupChanges: false, tooSmallToConclude: false }, source: 'UGESP Questions & Answers Q.21' },
    { name: '3 of 20 men and 1 of 10 women', input: { groups: [{ name: 'Men', applicants: 20, selected: 3 }, { name: 'Women', applicants: 10, selected: 1 }] }, output: { ratesAfterMovingOne: { Men: 0.1, Women: 0.2 }, highestGroupChanges: true, tooSmallToConclude: true }, source: 'UGESP Questions & Answers Q.21' },
    { name: 'Three groups', input: { groups: [{ name: 'A', applicants: 20, selected: 3 }, { name: 'B', applicants: 10, selected: 1 }, { name: 'C', applicants: 10, selected: 2 }] }, refused: 'not_two_groups', source: 'UGESP Questions & Answers Q.21' },
    { name: 'Equal rates', input: { groups: [{ name: 'Men', applicants: 20, selected: 2 }, { name: 'Women', applicants: 10, selected: 1 }] }, refused: 'equal_rates', source: 'UGESP Questions & Answers Q.21' },
    { name: 'A group without applicants', input: { groups: [{ name: 'Men', applicants: 10, selected: 5 }, { name: 'Women', applicants: 0, selected: 0 }] }, refused: 'no_applicants', source: 'UGESP Questions & Answers Q.21' },
    { name: 'More selected than applied', input: { groups: [{ name: 'Men', applicants: 10, selected: 11 }, { name: 'Women', applicants: 10, selected: 5 }] }, refused: 'more_selected', source: 'UGESP Questions & Answers Q.21' },
    { name: 'One group twice', input: { groups: [{ name: 'Men', applicants: 10, selected: 5 }, { name: 'Men', applicants: 10, selected: 6 }] }, refused: 'same_name', source: 'UGESP Questions & Answers Q.21' },
  ],
}).formula(({ groups }, { refuse, say }) => {
  const [first, second] = groups
  if (!first || !second || groups.length > 2) return refuse('not_two_groups', 'groups')
  checkGroups(groups, refuse)
  if (rateOf(first).is(rateOf(second))) return refuse('equal_rates', 'groups')

  const [higher, lower] = rateOf(first).isAbove(rateOf(second)) ? [first, second] : [second, first]
  say`${higher.name} has the higher rate, ${rateOf(higher)}, and ${lower.name} the lower, ${rateOf(lower)}.`
  const [lessOne, oneMore] = [rateOf({ ...higher, selected: higher.selected - 1 }), rateOf({ ...lower, selected: lower.selected + 1 })]
  const highestGroupChanges = oneMore.isAbove(lessOne)
  say`Had one selection gone to the other group: ${higher.name} ${lessOne}, ${lower.name} ${oneMore}. ${highestGroupChanges ? 'The higher rate changes sides: the numbers are too small to conclude anything' : 'The higher rate stays where it was'} (Q.21).`
  const ratesAfterMovingOne = Object.fromEntries(groups.map(({ name }) => [name, name === higher.name ? lessOne : oneMore]))
  return { ratesAfterMovingOne, highestGroupChanges, tooSmallToConclude: highestGroupChanges }
})

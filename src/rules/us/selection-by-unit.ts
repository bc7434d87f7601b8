import { rule } from '#shared/rule.ts'
import { byName, group, lines, listOf, text } from '#shared/rule-fields.ts'
import fourFifths from './four-fifths.ts'
import { berkeley, fourFifthsAnswer, groupsOf, guidelines, isTwice, type Group } from './tables/selection.ts'

const department = (name: string, men: readonly [number, number], women: readonly [number, number]) =>
  ({ name, groups: [{ name: 'Men', selected: men[0], applicants: men[1] }, { name: 'Women', selected: women[0], applicants: women[1] }] })

export default rule({
  id: 'us.selection-by-unit',
  title: 'Pooled and by unit',
  field: 'inclusion',
  source: { ...guidelines, section: '1607.4(D); Bickel, Hammel and O’Connell, Science 187 (1975)' },
  datedBy: 'The guidelines as they stand: nothing in them changes from year to year.',
  input: { units: lines('Units', { name: text('Unit'), groups: groupsOf('Groups in this unit') }, { min: 1, max: 500 }) },
  output: {
    pooled: group('The four-fifths rule on all units together', fourFifthsAnswer),
    units: byName('The four-fifths rule in each unit', group('Unit', fourFifthsAnswer)),
    flaggedOnlyWhenPooled: listOf('Groups flagged when pooled and in no unit', text('Group')),
  },
  limits: ['A group that is flagged when pooled and in no unit applied more where fewer are selected (Simpson’s paradox). Why it applied there is another question.', 'Refuses what us.four-fifths refuses, in any unit.'],
  refusals: { same_unit: 'Two units have the same name. Give each its own.' },
  examples: [
    {
      name: 'Berkeley 1973: the pooled flag disappears by department', source: berkeley,
      input: { units: [department('A', [512, 825], [89, 108]), department('B', [353, 560], [17, 25]), department('C', [120, 325], [202, 593]), department('D', [138, 417], [131, 375]), department('E', [53, 191], [94, 393]), department('F', [22, 373], [24, 341])] },
      output: { pooled: { impactRatios: { Women: 0.6818298436 }, flagged: ['Women'] }, flaggedOnlyWhenPooled: ['Women'], units: { A: { flagged: ['Men'] } } },
    },
    { name: 'A unit that selected nobody', input: { units: [department('A', [5, 10], [5, 10]), department('B', [0, 10], [0, 10])] }, refused: 'us.four-fifths.nobody_selected', source: '29 CFR 1607.4(D)' },
    { name: 'One unit twice', input: { units: [department('A', [5, 10], [5, 10]), department('A', [1, 10], [2, 10])] }, refused: 'same_unit', source: '29 CFR 1607.4(D)' },
  ],
}).formula(({ units }, { refuse, say }) => {
  if (isTwice(units.map(({ name }) => name))) return refuse('same_unit', 'units')
  const tested = units.map(({ name, groups }) => {
    say`Unit ${name}:`
    return { name, result: fourFifths.work({ groups }, null, say) }
  })
  say`All units together:`
  const pooled = fourFifths.work({ groups: together(units.flatMap(({ groups }) => groups)) }, null, say)

  const flaggedOnlyWhenPooled = pooled.flagged.filter(name => tested.every(({ result }) => !result.flagged.includes(name)))
  say`Flagged when pooled, but in no unit: ${flaggedOnlyWhenPooled.length === 0 ? 'no group' : flaggedOnlyWhenPooled.join(', ')}.`
  return { pooled, units: Object.fromEntries(tested.map(({ name, result }) => [name, result])), flaggedOnlyWhenPooled }
})

/** The counts of each group added up, in the order in which the groups first appear. */
function together(groups: readonly Group[]): Group[] {
  const sums = new Map<string, Group>()
  for (const { name, applicants, selected } of groups) {
    const sum = sums.get(name)
    sums.set(name, { name, applicants: applicants + (sum?.applicants ?? 0), selected: selected + (sum?.selected ?? 0) })
  }
  return [...sums.values()]
}

import { rule } from '#shared/rule.ts'
import { byName, group, lines, listOf, text } from '#shared/rule-fields.ts'
import fourFifths from './four-fifths.ts'
import { fourFifthsAnswer, groupsOf, isTwice } from './tables/selection.ts'

export default rule({
  id: 'us.selection-stages',
  title: 'Every stage is tested, not only the end',
  field: 'inclusion',
  source: { instrument: 'Connecticut v. Teal, 457 U.S. 440 (1982)' },
  datedBy: 'The ruling as it stands: nothing in it changes from year to year.',
  input: {
    stages: lines('Stages of selection', { name: text('Stage'), groups: groupsOf('Groups at this stage') }, { min: 1, max: 100 }),
    bottomLine: group('End result', { groups: groupsOf('Groups, from first to last') }),
  },
  output: {
    stages: byName('The four-fifths rule at each stage', group('Stage', fourFifthsAnswer)),
    bottomLine: group('The four-fifths rule on the end result', fourFifthsAnswer),
    flaggedStages: listOf('Stages at which a group is flagged', text('Stage')),
  },
  limits: ['A good end result is no defence for a stage that is flagged.', 'Who reached a stage counts there as an applicant.', 'Refuses what us.four-fifths refuses, at any stage.'],
  refusals: { same_stage: 'Two stages have the same name. Give each its own.' },
  examples: [
    {
      name: 'Connecticut v. Teal: no bottom-line defence', source: '457 U.S. 440 (1982)',
      input: {
        stages: [{ name: 'Written examination', groups: [{ name: 'White', applicants: 259, selected: 206 }, { name: 'Black', applicants: 48, selected: 26 }] }],
        bottomLine: { groups: [{ name: 'White', applicants: 259, selected: 35 }, { name: 'Black', applicants: 48, selected: 11 }] },
      },
      output: {
        flaggedStages: ['Written examination'], stages: { 'Written examination': { impactRatios: { Black: 0.6810275081 }, flagged: ['Black'] } },
        bottomLine: { comparator: 'Black', selectionRates: { Black: 0.2291666667, White: 0.1351351351 } },
      },
    },
    {
      name: 'A stage that nobody passed', source: 'Connecticut v. Teal', refused: 'us.four-fifths.nobody_selected',
      input: { stages: [{ name: 'Interview', groups: [{ name: 'Men', applicants: 4, selected: 0 }] }], bottomLine: { groups: [{ name: 'Men', applicants: 4, selected: 1 }] } },
    },
    {
      name: 'One stage twice', source: 'Connecticut v. Teal', refused: 'same_stage',
      input: { stages: [{ name: 'Interview', groups: [{ name: 'Men', applicants: 4, selected: 2 }] }, { name: 'Interview', groups: [{ name: 'Men', applicants: 2, selected: 1 }] }], bottomLine: { groups: [{ name: 'Men', applicants: 4, selected: 1 }] } },
    },
  ],
}).formula(({ stages, bottomLine }, { refuse, say }) => {
  if (isTwice(stages.map(({ name }) => name))) return refuse('same_stage', 'stages')
  const tested = stages.map(({ name, groups }) => {
    say`Stage ${name}:`
    return { name, result: fourFifths.work({ groups }, null, say) }
  })
  say`End result:`
  const end = fourFifths.work(bottomLine, null, say)

  const flaggedStages = tested.filter(({ result }) => result.flagged.length > 0).map(({ name }) => name)
  say`${flaggedStages.length} of ${stages.length} stages are flagged${flaggedStages.length > 0 ? `: ${flaggedStages.join(', ')}. The end result doesn’t excuse them` : ''}.`
  return { stages: Object.fromEntries(tested.map(({ name, result }) => [name, result])), bottomLine: end, flaggedStages }
})

import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { byName, flag, group, lines, number, text, whole } from '#shared/rule-fields.ts'

const figures = { employees: whole('Employees'), leavers: whole('Leavers'), attritionPercent: number('Attrition, percent', { max: 100 }) }

export default rule({
  id: 'measures.attrition-by-group',
  title: 'Attrition by group',
  field: 'insights',
  source: { instrument: 'Definition: leavers over employees' },
  input: { employees: lines('Employees', { group: text('Group'), left: flag('Has left') }, { min: 1 }) },
  output: { ...figures, groups: byName('By group', group('Group', figures)) },
  limits: ['A difference between groups is no proof of a cause; small groups move by chance.', 'A question by API takes 1 MB, some 20,000 employees; in code there is no limit.'],
  examples: [
    {
      name: 'Five people in two groups', source: 'definition', input: { employees: [{ group: 'overtime', left: true }, { group: 'overtime', left: false }, { group: 'no overtime', left: true }, { group: 'no overtime', left: false }, { group: 'no overtime', left: false }] },
      output: { employees: 5, leavers: 2, attritionPercent: 40, groups: { overtime: { employees: 2, leavers: 1, attritionPercent: 50 }, 'no overtime': { employees: 3, leavers: 1, attritionPercent: 33.333333333333336 } } },
    },
    { name: 'Nobody', input: { employees: [] }, refused: 'invalid', source: 'definition' },
  ],
}).formula(({ employees }, { say }) => {
  const all = attritionOf(employees)
  say`In all, ${all.leavers} of ${all.employees} left: ${all.attritionPercent}%.`
  const groups = [...Map.groupBy(employees, ({ group }) => group)].map(([name, people]) => [name, attritionOf(people)] as const)
  for (const [name, { leavers, employees, attritionPercent }] of groups) say`${name}: ${leavers} of ${employees}, ${attritionPercent}%.`
  return { ...all, groups: Object.fromEntries(groups) }
})

function attritionOf(people: readonly { left: boolean }[]) {
  const leavers = people.filter(({ left }) => left).length
  return { employees: people.length, leavers, attritionPercent: exact(leavers).times(100).over(people.length) }
}

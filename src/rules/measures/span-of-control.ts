import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { number, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'measures.span-of-control',
  title: 'Span of control',
  field: 'organization',
  source: { instrument: 'ISO 30414, Human resource management: human capital reporting' },
  input: { reports: whole('People who report to a manager'), managers: whole('Managers') },
  output: { span: number('Span of control') },
  refusals: { no_managers: 'There are no managers, so there is no span.' },
  examples: [
    { name: '207 people, 21 managers', input: { reports: 207, managers: 21 }, output: { span: 9.857142857142858 }, source: 'github evanstrussell/HR-EDA-and-Turnover-Prediction' },
    { name: 'No managers', input: { reports: 3, managers: 0 }, refused: 'no_managers', source: 'definition' },
  ],
}).formula(({ reports, managers }, { refuse, say }) => {
  if (managers === 0) return refuse('no_managers', 'managers')
  const span = exact(reports).over(managers)
  say`${reports} people ÷ ${managers} managers = ${span}.`
  return { span }
})

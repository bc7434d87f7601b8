import { rule } from '#shared/rule.ts'
import { date, lines, number, optional, whole } from '#shared/rule-fields.ts'
import turnover from './turnover.ts'

export default rule({
  id: 'measures.headcount-movements',
  title: 'Headcount and turnover from employments',
  field: 'insights',
  source: { instrument: 'Definition; turnover as measures.turnover' },
  input: {
    employments: lines('Employments', { startsOn: date('First day'), endsOn: optional(date('Last day')) }),
    from: date('First day of the period'), to: date('Last day of the period'),
  },
  output: {
    openingHeadcount: whole('Headcount at the beginning'), hires: whole('Hires'), separations: whole('Separations'), closingHeadcount: whole('Headcount at the end'),
    averageHeadcount: number('Average headcount'), turnoverPercent: number('Turnover, percent'),
  },
  limits: ['Employments are counted, not people: whoever has two counts twice. The last day is a day of employment still.'],
  refusals: {
    period_ends_before_it_begins: 'The last day of the period is before its first day. Check both.',
    ends_before_it_begins: 'An employment ends before it begins. Check its days.',
    nobody_employed: 'Nobody was employed at the beginning or at the end of the period, so there is no average to compare with.',
  },
  examples: [
    {
      name: 'Seven employments around the edges of a year', source: 'definition',
      input: { from: '2025-01-01', to: '2025-12-31', employments: [{ startsOn: '2024-03-01' }, { startsOn: '2024-05-01', endsOn: '2025-01-01' }, { startsOn: '2025-01-01' }, { startsOn: '2025-04-01', endsOn: '2025-09-30' }, { startsOn: '2023-01-01', endsOn: '2024-12-31' }, { startsOn: '2025-12-31', endsOn: '2025-12-31' }, { startsOn: '2026-01-01' }] },
      output: { openingHeadcount: 2, hires: 3, separations: 3, closingHeadcount: 2, averageHeadcount: 2, turnoverPercent: 150 },
    },
    { name: 'One month', input: { from: '2026-01-01', to: '2026-01-31', employments: [{ startsOn: '2020-01-06' }, { startsOn: '2021-02-01', endsOn: '2026-01-31' }, { startsOn: '2026-01-12' }] }, output: { openingHeadcount: 2, hires: 1, separations: 1, closingHeadcount: 2, turnoverPercent: 50 }, source: 'definition' },
    { name: 'A period that ends before it begins', input: { from: '2026-01-31', to: '2026-01-01', employments: [] }, refused: 'period_ends_before_it_begins', source: 'definition' },
    { name: 'An employment that ends before it begins', input: { from: '2026-01-01', to: '2026-01-31', employments: [{ startsOn: '2026-01-12', endsOn: '2026-01-11' }] }, refused: 'ends_before_it_begins', source: 'definition' },
    { name: 'Nobody employed', input: { from: '2026-01-01', to: '2026-01-31', employments: [{ startsOn: '2026-02-01' }] }, refused: 'nobody_employed', source: 'definition' },
  ],
}).formula(({ employments, from, to }, { refuse, say }) => {
  if (to < from) return refuse('period_ends_before_it_begins', 'to')
  if (employments.some(({ startsOn, endsOn }) => endsOn !== null && endsOn < startsOn)) return refuse('ends_before_it_begins', 'employments')
  const isWithin = (day: string) => day >= from && day <= to
  const openingHeadcount = employments.filter(({ startsOn, endsOn }) => startsOn < from && (endsOn === null || endsOn >= from)).length
  const hires = employments.filter(({ startsOn }) => isWithin(startsOn)).length
  const separations = employments.filter(({ endsOn }) => endsOn !== null && isWithin(endsOn)).length
  if (openingHeadcount === 0 && hires === separations) return refuse('nobody_employed', 'employments')
  say`Of ${employments.length} employments, ${openingHeadcount} had begun before ${from} and not ended before it.`
  say`From ${from} to ${to}, both counted, ${hires} began and ${separations} ended.`
  return { openingHeadcount, hires, separations, ...turnover.work({ openingHeadcount, hires, separations }, null, say) }
})

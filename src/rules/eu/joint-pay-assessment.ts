import { addMonths } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, flag, number } from '#shared/rule-fields.ts'

export default rule({
  id: 'eu.joint-pay-assessment',
  title: 'EU: joint pay assessment',
  field: 'inclusion',
  source: { instrument: 'Directive (EU) 2023/970', section: 'Art 10(1)', publisher: 'vademecumlegal.es (Spanish text)', address: 'https://vademecumlegal.es/legislacion/articulo-10-aplicacion-principio-igualdad-retribucion-entre-hombres-mujeres-trabajo-trabajo-valor', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The directive as it stands; the days of the report and of the check say where in its six months one is.',
  input: {
    categoryGapPercent: number('Difference in average pay between women and men in a category of workers, percent, whoever has more', { max: 100_000 }),
    objectivelyJustified: flag('Justified by objective, gender-neutral criteria'),
    remedied: flag('Remedied'),
    reportedOn: date('Day of the pay report'),
    checkedOn: date('Day for which it is asked'),
  },
  output: {
    required: flag('A joint pay assessment is required'),
    remedyBy: date('Six months after the report'),
  },
  limits: ['For employers who must report on pay: see eu.pay-reporting-tier.', 'What a directive asks of the member states; a national law may ask for more.', 'A difference that was remedied only after the six months is for a lawyer: here what is remedied needs no assessment.'],
  examples: [
    { name: 'Exactly 5%, not justified, 400 days after the report', on: '2028-07-11', input: { categoryGapPercent: 5, objectivelyJustified: false, remedied: false, reportedOn: '2027-06-07', checkedOn: '2028-07-11' }, output: { required: true, remedyBy: '2027-12-07' }, source: 'Directive (EU) 2023/970 Art 10(1)' },
    { name: 'Justified', on: '2028-07-11', input: { categoryGapPercent: 5, objectivelyJustified: true, remedied: false, reportedOn: '2027-06-07', checkedOn: '2028-07-11' }, output: { required: false, remedyBy: '2027-12-07' }, source: 'Directive (EU) 2023/970 Art 10(1)' },
    { name: '150 days after the report there is still time', on: '2027-11-04', input: { categoryGapPercent: 6.2, objectivelyJustified: false, remedied: false, reportedOn: '2027-06-07', checkedOn: '2027-11-04' }, output: { required: false, remedyBy: '2027-12-07' }, source: 'Directive (EU) 2023/970 Art 10(1)' },
    { name: 'Remedied', input: { categoryGapPercent: 6.2, objectivelyJustified: false, remedied: true, reportedOn: '2027-06-07', checkedOn: '2028-01-01' }, output: { required: false }, source: 'Directive (EU) 2023/970 Art 10(1)(c)' },
    { name: 'Below 5%', input: { categoryGapPercent: 4.99, objectivelyJustified: false, remedied: false, reportedOn: '2027-06-07', checkedOn: '2028-01-01' }, output: { required: false }, source: 'Directive (EU) 2023/970 Art 10(1)(a)' },
  ],
}).formula(({ categoryGapPercent, objectivelyJustified, remedied, reportedOn, checkedOn }, { say }) => {
  const remedyBy = addMonths(reportedOn, 6)
  const isLarge = categoryGapPercent.isAtLeast(5), isOver = checkedOn >= remedyBy
  say`(a) A difference of ${categoryGapPercent}% is ${isLarge ? 'at least' : 'below'} ${5}%.`
  say`(b) It is ${objectivelyJustified ? '' : 'not '}justified by objective, gender-neutral criteria.`
  say`(c) It is ${remedied ? '' : 'not '}remedied. Six months after the report are over on ${remedyBy}; ${checkedOn} is ${isOver ? 'not before that' : 'before that'}.`
  const required = isLarge && !objectivelyJustified && !remedied && isOver
  say`All three conditions are ${required ? '' : 'not '}met: a joint pay assessment is ${required ? '' : 'not '}required.`
  return { required, remedyBy }
})

import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { number, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'measures.enps',
  title: 'Employee net promoter score',
  field: 'insights',
  source: { instrument: 'Reichheld, The One Number You Need to Grow (2003)' },
  input: { promoters: whole('Promoters', { help: 'Scores of 9 and 10.' }), passives: whole('Passives', { help: 'Scores of 7 and 8.' }), detractors: whole('Detractors', { help: 'Scores of 0 to 6.' }) },
  output: { enps: number('Employee net promoter score', { min: -100, max: 100 }), responses: whole('Responses', { max: 3e12 }) },
  refusals: { no_responses: 'Nobody has answered, so there is no score.' },
  examples: [
    { name: '50 promoters, 30 passives, 20 detractors', input: { promoters: 50, passives: 30, detractors: 20 }, output: { enps: 30, responses: 100 }, source: 'dhirubhai.net' },
    { name: 'More detractors', input: { promoters: 1, passives: 0, detractors: 3 }, output: { enps: -50, responses: 4 }, source: 'definition' },
    { name: 'Nobody answered', input: { promoters: 0, passives: 0, detractors: 0 }, refused: 'no_responses', source: 'definition' },
  ],
}).formula(({ promoters, passives, detractors }, { refuse, say }) => {
  const responses = promoters + passives + detractors
  if (responses === 0) return refuse('no_responses', 'promoters')
  const enps = exact(promoters - detractors).times(100).over(responses)
  say`(${promoters} promoters − ${detractors} detractors) ÷ ${responses} responses × 100 = ${enps}.`
  return { enps, responses }
})

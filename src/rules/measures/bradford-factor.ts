import { rule } from '#shared/rule.ts'
import { whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'measures.bradford-factor',
  title: 'Bradford factor',
  field: 'leave',
  source: { instrument: 'Bradford factor', publisher: 'CIPD' },
  input: {
    spells: whole('Spells of absence in 52 weeks', { max: 10_000 }),
    days: whole('Days of absence in 52 weeks', { max: 10_000 }),
  },
  output: { score: whole('Bradford factor') },
  limits: ['A measure of how often, not of why. Any score that triggers something is company policy, not law.'],
  examples: [
    { name: '2 spells, 10 days', input: { spells: 2, days: 10 }, output: { score: 40 }, source: 'lrdpublications.org.uk' },
    { name: '1 spell, 14 days', input: { spells: 1, days: 14 }, output: { score: 14 }, source: 'paperzz.com/doc/8567881/simply-personnel' },
    { name: '12 spells, 12 days', input: { spells: 12, days: 12 }, output: { score: 1728 }, source: 'warnergoodman.co.uk' },
  ],
}).formula(({ spells, days }, { say }) => {
  const score = spells * spells * days
  say`${spells} spells × ${spells} spells × ${days} days = ${score}.`
  return { score }
})

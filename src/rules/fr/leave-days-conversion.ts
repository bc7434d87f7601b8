import { rule } from '#shared/rule.ts'
import { number } from '#shared/rule-fields.ts'

export default rule({
  id: 'fr.leave-days-conversion',
  title: 'France: jours ouvrables to jours ouvrés',
  field: 'leave',
  source: { instrument: 'Code du travail and administrative practice', section: 'L3141-3', publisher: 'dairia-avocats.com', address: 'https://www.dairia-avocats.com/post/vous-%C3%AAtes-plut%C3%B4t-1-66-ou-1-67-si-on-parlait-d%C3%A9compte-des-cong%C3%A9s-pay%C3%A9s-en-maladie' },
  datedBy: 'Six jours ouvrables and five jours ouvrés a week, whatever the year.',
  input: { joursOuvrables: number('Jours ouvrables', { max: 10_000 }) },
  output: { joursOuvres: number('Jours ouvrés') },
  limits: ['For weeks of five days worked. Not rounded.', 'A count in jours ouvrés must not give less than one in jours ouvrables.'],
  examples: [
    { name: '12 jours ouvrables', on: '2026-05-31', input: { joursOuvrables: 12 }, output: { joursOuvres: 10 }, source: 'dairia-avocats.com' },
    { name: 'A whole year', input: { joursOuvrables: 30 }, output: { joursOuvres: 25 }, source: 'Code du travail L3141-3' },
    { name: 'Not rounded', input: { joursOuvrables: 2 }, output: { joursOuvres: 1.6666666667 }, source: 'dairia-avocats.com' },
  ],
}).formula(({ joursOuvrables }, { say }) => {
  const joursOuvres = joursOuvrables.times(5).over(6)
  say`A week has ${6} jours ouvrables and ${5} jours ouvrés: ${joursOuvrables} × 5 ÷ 6 = ${joursOuvres} jours ouvrés.`
  return { joursOuvres }
})

import { lowest } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { number, unlessTold, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'fr.paid-leave',
  title: 'France: paid leave acquired',
  field: 'leave',
  source: { instrument: 'Code du travail', section: 'L3141-3, L3141-5, L3141-5-1, L3141-7', publisher: 'consultation.avocat.fr', address: 'https://consultation.avocat.fr/barreau-marseille/blog/frederic-chhum/article-2967210-acquisition-des-conges-payes-en-arret-de-travail-les-nouvelles-regles-apres-la-loi-n-2024-364-du-22-avril-2024.html', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The text in force since 24 April 2024 (loi n° 2024-364).',
  input: {
    monthsWorked: number('Months worked in the reference period', { max: 120 }),
    monthsOfOrdinarySickness: unlessTold(number('Months of sickness that is not occupational', { max: 120 }), 0),
  },
  output: {
    unroundedDays: number('Days before rounding', { max: 30 }),
    days: whole('Jours ouvrables', { max: 30 }),
  },
  limits: ['For one reference period; each begins anew.', 'Months of occupational sickness, maternity and others that L3141-5 names count as worked.', 'The least that the law gives: collective agreements may give more.'],
  examples: [
    { name: 'Seven months worked, five months sick', on: '2026-05-31', input: { monthsWorked: 7, monthsOfOrdinarySickness: 5 }, output: { unroundedDays: 27.5, days: 28 }, source: 'Code du travail L3141-3, L3141-5, L3141-5-1' },
    { name: 'One month', on: '2026-05-31', input: { monthsWorked: 1 }, output: { unroundedDays: 2.5, days: 3 }, source: 'legisocial.fr/actualites-sociales/6651-droit-conges-payes-gestionnaires-paie-devoir-gerer-2-compteurs.html; rocketlawyer.com/fr/fr/fiche-pratique/calculer-jours-conges-payes-salarie-mode-emploi' },
    { name: 'Ten months', on: '2026-05-31', input: { monthsWorked: 10 }, output: { unroundedDays: 25, days: 25 }, source: 'Code du travail L3141-3' },
    { name: 'A year of sickness', input: { monthsWorked: 0, monthsOfOrdinarySickness: 12 }, output: { unroundedDays: 24, days: 24 }, source: 'Code du travail L3141-5-1' },
  ],
}).formula(({ monthsWorked, monthsOfOrdinarySickness }, { say }) => {
  const worked = monthsWorked.times(2.5)
  say`${2.5} jours ouvrables for each of ${monthsWorked} months worked: ${worked} (L3141-3).`
  const sick = lowest(24, monthsOfOrdinarySickness.times(2))
  if (monthsOfOrdinarySickness.isAbove(0)) say`${2} for each of ${monthsOfOrdinarySickness} months of sickness that is not occupational, at most ${24}: ${sick} (L3141-5-1).`
  const unroundedDays = lowest(30, worked.plus(sick)), days = unroundedDays.roundedUp()
  say`Together, at most ${30}: ${unroundedDays}; what isn’t whole becomes the next whole number: ${days} jours ouvrables (L3141-7).`
  return { unroundedDays, days: days.toNumber() }
})

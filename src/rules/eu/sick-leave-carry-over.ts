import { addDays, lastOfMonths } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, flag, optional, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'eu.sick-leave-carry-over',
  title: 'EU: leave of the long-term sick',
  field: 'leave',
  source: { instrument: 'Directive 2003/88/EC as the Court of Justice reads it', section: 'Art 7; C-214/10 KHS v Schulte; C-337/10 Neidel', publisher: 'eur-lex.europa.eu', address: 'https://eur-lex.europa.eu/legal-content/GA/AUTO/?locale=en&uri=ecli%3AECLI%3AEU%3AC%3A2011%3A761', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The directive as the Court of Justice reads it; nothing in it changes from year to year.',
  input: {
    leaveYearEndsOn: date('Last day of the leave year'),
    carryOverMonths: whole('Months of carry-over that national law or an agreement allows', { max: 600 }),
  },
  output: {
    limitAllowed: flag('The limit is allowed'),
    lapsesOn: optional(date('Last day of the carry-over, at whose end the leave lapses')),
  },
  limits: ['For leave that could not be taken because of sickness through the leave year and the carry-over.', 'For the four weeks of the directive; what a national law gives beyond them may lapse sooner.', 'Whether an employer must have told the employee, is another question.'],
  refusals: { not_decided: 'A carry-over must be clearly longer than the leave year: the Court has allowed 15 months and not 9. On 13 and 14 months it has not decided. Ask a lawyer.' },
  examples: [
    { name: '15 months', on: '2026-12-31', input: { leaveYearEndsOn: '2026-12-31', carryOverMonths: 15 }, output: { limitAllowed: true, lapsesOn: '2028-03-31' }, source: 'CJEU C-214/10 KHS v Schulte, beta.bailii.org/eu/cases/EUECJ/2011/C21410.html' },
    { name: '9 months', input: { leaveYearEndsOn: '2026-12-31', carryOverMonths: 9 }, output: { limitAllowed: false, lapsesOn: null }, source: 'CJEU C-337/10 Neidel' },
    { name: '14 months', input: { leaveYearEndsOn: '2026-12-31', carryOverMonths: 14 }, refused: 'not_decided', source: 'CJEU C-214/10 and C-337/10' },
  ],
}).formula(({ leaveYearEndsOn, carryOverMonths }, { refuse, say }) => {
  if (carryOverMonths === 13 || carryOverMonths === 14) return refuse('not_decided', 'carryOverMonths')
  if (carryOverMonths < 13) {
    say`A carry-over of ${carryOverMonths} months is not clearly longer than the leave year, and not allowed: the leave does not lapse (C-337/10).`
    return { limitAllowed: false, lapsesOn: null }
  }
  const lapsesOn = lastOfMonths(addDays(leaveYearEndsOn, 1), carryOverMonths)
  say`A carry-over of ${carryOverMonths} months is clearly longer than the leave year, and allowed (C-214/10).`
  say`After the leave year, which ends on ${leaveYearEndsOn}, it lasts until ${lapsesOn}; then the leave lapses.`
  return { limitAllowed: true, lapsesOn }
})

import { rule } from '#shared/rule.ts'
import { choice, unlessTold, whole } from '#shared/rule-fields.ts'
import { moreFavourable } from '#shared/terms.ts'
import { annualLeave, laws } from './tables/annual-leave.ts'

export default rule({
  id: 'in.leave-carry-forward',
  title: 'India: carry-forward',
  field: 'leave',
  source: { instrument: 'Factories Act 1948; from 21 November 2025 Occupational Safety, Health and Working Conditions Code 2020', section: 's.79(5); s.32' },
  checkedOn: '2026-11-23',
  parameters: { annualLeave },
  input: {
    balanceDays: whole('Days of leave left at the end of the year', { max: 10_000 }),
    ageGroup: unlessTold(choice('Age group', { adult: 'Adult', young: 'Young: a child (Factories Act), an adolescent (OSH Code)' }), 'adult'),
  },
  output: {
    carriedForward: whole('Days carried forward'),
    encashable: whole('Days that may be encashed'),
  },
  terms: { carriedForward: moreFavourable('Factories Act s.78(1); OSH Code s.120', 'An award, agreement or contract that gives more stays in force; one that gives less gives this.') },
  limits: ['Leave that was asked for in time and refused is carried forward without limit; leave it out of the balance.', 'Under the Factories Act the section itself gives no pay for what is above the limit; an agreement may.'],
  examples: [
    { name: 'Under the limit', on: '2026-12-31', input: { balanceDays: 22 }, output: { carriedForward: 22, encashable: 0 }, source: 'OSH Code 2020 s.32' },
    { name: 'Above the limit, OSH Code', on: '2026-12-31', input: { balanceDays: 37 }, output: { carriedForward: 30, encashable: 7 }, source: 'OSH Code 2020 s.32' },
    { name: 'Above the limit, Factories Act', on: '2024-12-31', input: { balanceDays: 37 }, output: { carriedForward: 30, encashable: 0 }, source: 'Factories Act 1948 s.79(5)' },
    { name: 'A child, Factories Act', on: '2024-12-31', input: { balanceDays: 45, ageGroup: 'young' }, output: { carriedForward: 40, encashable: 0 }, source: 'Factories Act 1948 s.79(5)' },
  ],
}).formula(({ balanceDays, ageGroup }, { on, inForce, say }) => {
  const { law, section, adultCarries, youngCarries, excessIsPaid } = inForce(annualLeave)
  const most = ageGroup === 'young' ? youngCarries : adultCarries
  const carriedForward = Math.min(balanceDays, most), excess = balanceDays - carriedForward, encashable = excessIsPaid ? excess : 0
  say`On ${on} the ${laws[law]} applies; under s.${section} at most ${most} days are carried forward: ${carriedForward} of ${balanceDays}.`
  say`${excess} days are above that; ${encashable} may be encashed.`
  return { carriedForward, encashable }
})

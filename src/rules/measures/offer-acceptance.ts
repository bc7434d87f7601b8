import { exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { number, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'measures.offer-acceptance',
  title: 'Offer acceptance',
  field: 'recruiting',
  source: { instrument: 'Common definition: offers accepted over offers made' },
  input: { offers: whole('Offers made'), accepted: whole('Offers accepted') },
  output: { acceptancePercent: number('Offers accepted, percent', { max: 100 }) },
  limits: ['Offers that wait for an answer count as made.'],
  refusals: {
    no_offers: 'No offer was made, so none could be accepted.',
    more_accepted_than_made: 'More offers were accepted than made. Check both.',
  },
  examples: [
    { name: 'Seventeen of twenty', input: { offers: 20, accepted: 17 }, output: { acceptancePercent: 85 }, source: 'definition' },
    { name: 'None of one', input: { offers: 1, accepted: 0 }, output: { acceptancePercent: 0 }, source: 'definition' },
    { name: 'No offers', input: { offers: 0, accepted: 0 }, refused: 'no_offers', source: 'definition' },
    { name: 'More accepted than made', input: { offers: 2, accepted: 3 }, refused: 'more_accepted_than_made', source: 'definition' },
  ],
}).formula(({ offers, accepted }, { refuse, say }) => {
  if (accepted > offers) return refuse('more_accepted_than_made', 'accepted')
  if (offers === 0) return refuse('no_offers', 'offers')
  const acceptancePercent = exact(accepted).times(100).over(offers)
  say`${accepted} accepted ÷ ${offers} made × 100 = ${acceptancePercent}%.`
  return { acceptancePercent }
})

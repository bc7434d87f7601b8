import { daysBetween } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, whole } from '#shared/rule-fields.ts'

export default rule({
  id: 'measures.time-to-fill',
  title: 'Time to fill',
  field: 'recruiting',
  source: { instrument: 'Common definition: days from opening the requisition to the accepted offer' },
  input: { openedOn: date('Day on which the requisition was opened'), acceptedOn: date('Day on which the offer was accepted') },
  output: { days: whole('Days') },
  limits: ['Calendar days; the day of opening is not counted.'],
  refusals: { accepted_before_opened: 'The offer was accepted before the requisition was opened. Check both days.' },
  examples: [
    { name: 'Opened 2 March, accepted 15 April', input: { openedOn: '2026-03-02', acceptedOn: '2026-04-15' }, output: { days: 44 }, source: 'definition' },
    { name: 'On the same day', input: { openedOn: '2026-03-02', acceptedOn: '2026-03-02' }, output: { days: 0 }, source: 'definition' },
    { name: 'Accepted before opened', input: { openedOn: '2026-03-02', acceptedOn: '2026-03-01' }, refused: 'accepted_before_opened', source: 'definition' },
  ],
}).formula(({ openedOn, acceptedOn }, { refuse, say }) => {
  if (acceptedOn < openedOn) return refuse('accepted_before_opened', 'acceptedOn')
  const days = daysBetween(openedOn, acceptedOn)
  say`From ${openedOn} to ${acceptedOn} are ${days} days.`
  return { days }
})

import { lastOfMonths } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { choice, date, flag, optional, unlessTold, whole } from '#shared/rule-fields.ts'
import { moreFavourable } from '#shared/terms.ts'

const laterEvents = { 'death-of-employee': 'Death of the employee', 'divorce-or-separation': 'Divorce or legal separation', 'medicare-entitlement': 'Entitlement of the employee to Medicare', 'loss-of-dependent-status': 'A child is no longer a dependent' } as const
const events = { termination: 'End of employment', 'reduction-of-hours': 'Reduction of hours', ...laterEvents } as const
type Event = keyof typeof events
type Beneficiary = 'employee' | 'spouse' | 'child'

/** Whose coverage is lost by an event, 29 USC 1163. */
const entitled: Record<Event, readonly Beneficiary[]> = {
  termination: ['employee', 'spouse', 'child'],
  'reduction-of-hours': ['employee', 'spouse', 'child'],
  'death-of-employee': ['spouse', 'child'],
  'divorce-or-separation': ['spouse', 'child'],
  'medicare-entitlement': ['spouse', 'child'],
  'loss-of-dependent-status': ['child'],
}

export default rule({
  id: 'us.cobra',
  title: 'COBRA: how long',
  field: 'benefits',
  source: { instrument: 'Employee Retirement Income Security Act, 29 USC 1161–1168', section: '1162(2)(A), 1163', publisher: 'U.S. Department of Labor, Health Benefits Advisor for Employers', address: 'https://webapps.dol.gov/elaws/ebsa/health/employer/c10.htm', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The Act as it stands: its periods don’t change from year to year.',
  input: {
    qualifyingEvent: choice('Qualifying event', events),
    beneficiary: choice('Beneficiary', { employee: 'Employee', spouse: 'Spouse', child: 'Child' }),
    grossMisconduct: unlessTold(flag('Ended for gross misconduct'), false),
    disabledWithin60Days: unlessTold(flag('Social Security finds disability within the first 60 days'), false),
    secondEvent: optional(choice('Second event', laterEvents)),
    secondEventOn: optional(date('Day of the second event')),
    coverageStartsOn: optional(date('First day of continuation coverage')),
  },
  output: {
    eligible: flag('Continuation coverage is due'),
    months: whole('Most months'),
    coverageEndsOn: optional(date('Last day of coverage, at most')),
  },
  terms: { months: moreFavourable('29 USC 1162(2)', 'Coverage extends for at least this period.') },
  limits: [
    'Coverage ends earlier when premiums aren’t paid, the employer ends its plan, or the beneficiary comes under another plan or Medicare (1162(2)(B)–(E)).',
    'Disability of one of the family gives the 29 months to all of them, if the plan is told in time. A second event extends only if it would have ended coverage under the plan without the first, and if it comes within the months that the first one gives.',
    'An employee who is entitled to Medicare less than 18 months before the first event gives spouse and child 36 months from then (1162(2)(A)(v)); that, and retirees of a bankrupt employer, aren’t worked out here.',
    'Employers of fewer than 20 are not covered; state laws may be.',
  ],
  refusals: { no_right: 'This event gives this beneficiary no right of their own: their coverage doesn’t end by it. Check event and beneficiary.', second_event_before: 'The second event lies before the coverage that the first one gave. Check both dates.' },
  examples: [
    { name: 'End of employment', input: { qualifyingEvent: 'termination', beneficiary: 'employee' }, output: { eligible: true, months: 18 }, source: '29 USC 1162(2)(A)(i)' },
    { name: 'Disabled within 60 days', input: { qualifyingEvent: 'termination', beneficiary: 'employee', disabledWithin60Days: true }, output: { eligible: true, months: 29 }, source: '29 USC 1162(2)(A)' },
    { name: 'The employee goes to Medicare', input: { qualifyingEvent: 'medicare-entitlement', beneficiary: 'spouse' }, output: { eligible: true, months: 36 }, source: '29 USC 1162(2)(A)(iv)' },
    { name: 'Divorce during the 18 months', input: { qualifyingEvent: 'termination', beneficiary: 'spouse', coverageStartsOn: '2026-07-01', secondEvent: 'divorce-or-separation', secondEventOn: '2027-03-10' }, output: { months: 36, coverageEndsOn: '2029-06-30' }, source: '29 USC 1162(2)(A)(ii)' },
    { name: 'Divorce after the 18 months', input: { qualifyingEvent: 'termination', beneficiary: 'spouse', coverageStartsOn: '2026-07-01', secondEvent: 'divorce-or-separation', secondEventOn: '2028-01-01' }, output: { months: 18, coverageEndsOn: '2027-12-31' }, source: '29 USC 1162(2)(A)(ii)' },
    { name: 'Gross misconduct', input: { qualifyingEvent: 'termination', beneficiary: 'spouse', grossMisconduct: true }, output: { eligible: false, months: 0 }, source: '29 USC 1163(2)' },
    { name: 'The employee, by their own divorce', input: { qualifyingEvent: 'divorce-or-separation', beneficiary: 'employee' }, refused: 'no_right', source: '29 USC 1163(3)' },
    { name: 'A second event before the first', input: { qualifyingEvent: 'termination', beneficiary: 'spouse', coverageStartsOn: '2026-07-01', secondEvent: 'divorce-or-separation', secondEventOn: '2026-01-10' }, refused: 'second_event_before', source: '29 USC 1162(2)(A)(ii)' },
  ],
}).formula(({ qualifyingEvent, beneficiary, grossMisconduct, disabledWithin60Days, secondEvent, secondEventOn, coverageStartsOn }, { refuse, say }) => {
  if (!entitled[qualifyingEvent].includes(beneficiary)) return refuse('no_right', 'qualifyingEvent')
  if (secondEvent && secondEventOn && coverageStartsOn && secondEventOn < coverageStartsOn) return refuse('second_event_before', 'secondEventOn')
  if (qualifyingEvent === 'termination' && grossMisconduct) {
    say`Employment ended for gross misconduct, which is no qualifying event (1163(2)): ${0} months.`
    return { eligible: false, months: 0 }
  }
  const months = monthsOf()
  if (coverageStartsOn === null) return { eligible: true, months }
  const coverageEndsOn = lastOfMonths(coverageStartsOn, months)
  say`${months} months from ${coverageStartsOn} end on ${coverageEndsOn}.`
  return { eligible: true, months, coverageEndsOn }

  function monthsOf(): number {
    if (qualifyingEvent !== 'termination' && qualifyingEvent !== 'reduction-of-hours') {
      say`${events[qualifyingEvent]}: ${36} months (1162(2)(A)(iv)).`
      return 36
    }
    const first = disabledWithin60Days ? 29 : 18
    say`${events[qualifyingEvent]}${disabledWithin60Days ? ', with disability within the first 60 days' : ''}: ${first} months (1162(2)(A)(i)).`
    if (!secondEvent) return first
    if (!entitled[secondEvent].includes(beneficiary)) {
      say`The second event (${events[secondEvent]}) doesn’t end the coverage of the ${beneficiary}, so it stays at ${first} months.`
      return first
    }
    if (secondEventOn && coverageStartsOn && secondEventOn > lastOfMonths(coverageStartsOn, first)) {
      say`The second event on ${secondEventOn} comes after the ${first} months, so it extends nothing (1162(2)(A)(ii)).`
      return first
    }
    say`The second event (${events[secondEvent]}) extends it to ${36} months from the first (1162(2)(A)(ii)).`
    return 36
  }
})

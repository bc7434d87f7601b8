import { rule } from '#shared/rule.ts'
import { choice, flag, number, optional, text, whole } from '#shared/rule-fields.ts'

type Due = { due: 'immediately' | 'same-day' | 'next-business-day' | 'within' | 'next-payday' | 'no-state-law'; count?: number; unit?: 'hours' | 'calendar-days' | 'working-days'; orNextPaydayIfEarlier?: true; atLeastDaysAfterNotice?: number }
const nextPayday: Due = { due: 'next-payday' }

const states: Record<string, { law: string; discharge: Due; resignation: Due }> = {
  AK: { law: 'AS 23.05.140', discharge: { due: 'within', count: 3, unit: 'working-days' }, resignation: { due: 'next-payday', atLeastDaysAfterNotice: 3 } },
  AZ: { law: 'A.R.S. 23-353', discharge: { due: 'within', count: 7, unit: 'working-days', orNextPaydayIfEarlier: true }, resignation: nextPayday },
  CA: { law: 'Cal. Lab. Code 201–202', discharge: { due: 'immediately' }, resignation: { due: 'within', count: 72, unit: 'hours' } },
  CO: { law: 'C.R.S. 8-4-109', discharge: { due: 'immediately' }, resignation: nextPayday },
  CT: { law: 'Conn. Gen. Stat. 31-71c', discharge: { due: 'next-business-day' }, resignation: nextPayday },
  FL: { law: 'no state law', discharge: { due: 'no-state-law' }, resignation: { due: 'no-state-law' } },
  MA: { law: 'M.G.L. c.149 §148', discharge: { due: 'same-day' }, resignation: nextPayday },
  NY: { law: 'N.Y. Lab. Law 191', discharge: nextPayday, resignation: nextPayday },
  TX: { law: 'Tex. Lab. Code 61.014', discharge: { due: 'within', count: 6, unit: 'calendar-days' }, resignation: nextPayday },
}

export default rule({
  id: 'us.final-pay',
  title: 'Final pay by state',
  field: 'offboarding',
  source: { instrument: 'State wage payment laws', section: Object.values(states).map(({ law }) => law).filter(law => law !== 'no state law').join('; '), publisher: 'National Law Review, state laws regarding final pay', address: 'https://www.natlawreview.com/article/employers-facing-layoffs-need-to-be-mindful-state-laws-regarding-final-pay' },
  datedBy: 'The state laws as they stand: their periods don’t change from year to year.',
  input: {
    state: text('State, in two letters', { max: 2, pattern: '^[A-Z]{2}$' }),
    separation: choice('How the employment ends', { discharge: 'Discharge', resignation: 'Resignation' }),
    noticeHours: optional(number('Hours of notice given by the employee, for California', { max: 100_000 })),
  },
  output: {
    due: choice('Due', { immediately: 'Immediately', 'same-day': 'On the same day', 'next-business-day': 'On the next business day', within: 'Within', 'next-payday': 'On the next payday', 'no-state-law': 'No state law' }),
    count: optional(whole('Within')),
    unit: optional(choice('Unit', { hours: 'Hours', 'calendar-days': 'Calendar days', 'working-days': 'Working days' })),
    orNextPaydayIfEarlier: optional(flag('Or on the next payday, if that is earlier')),
    atLeastDaysAfterNotice: optional(whole('At least so many days after the notice')),
  },
  limits: [
    'Known: Alaska, Arizona, California, Colorado, Connecticut, Florida, Massachusetts, New York, Texas.',
    'Colorado: where payroll is closed, six hours into its next working day; where it is elsewhere, 24 hours.',
    'Connecticut: who is laid off rather than discharged is paid on the next payday. California has other periods for some trades.',
    'What is owed, as unused leave, is another question. Florida has no state law; the federal Fair Labor Standards Act has no date for final pay of its own.',
  ],
  refusals: { state_not_covered: 'The law of this state is not among those known here, and nothing is guessed. Known: AK, AZ, CA, CO, CT, FL, MA, NY, TX. Look it up at the state’s department of labor.' },
  examples: [
    { name: 'California, discharge', input: { state: 'CA', separation: 'discharge' }, output: { due: 'immediately' }, source: 'Cal. Lab. Code 201' },
    { name: 'California, resignation', input: { state: 'CA', separation: 'resignation' }, output: { due: 'within', count: 72, unit: 'hours' }, source: 'Cal. Lab. Code 202' },
    { name: 'California, resignation with 72 hours’ notice', input: { state: 'CA', separation: 'resignation', noticeHours: 72 }, output: { due: 'immediately' }, source: 'Cal. Lab. Code 202' },
    { name: 'Texas, discharge', input: { state: 'TX', separation: 'discharge' }, output: { due: 'within', count: 6, unit: 'calendar-days' }, source: 'Tex. Lab. Code 61.014' },
    { name: 'Arizona, discharge', input: { state: 'AZ', separation: 'discharge' }, output: { due: 'within', count: 7, unit: 'working-days', orNextPaydayIfEarlier: true }, source: 'A.R.S. 23-353' },
    { name: 'Alaska, resignation', input: { state: 'AK', separation: 'resignation' }, output: { due: 'next-payday', atLeastDaysAfterNotice: 3 }, source: 'AS 23.05.140' },
    { name: 'Florida', input: { state: 'FL', separation: 'discharge' }, output: { due: 'no-state-law' }, source: 'no state law' },
    { name: 'A state that is not known', input: { state: 'ZZ', separation: 'discharge' }, refused: 'state_not_covered', source: 'none' },
  ],
}).formula(({ state, separation, noticeHours }, { refuse, say }) => {
  const known = Object.hasOwn(states, state) ? states[state] : undefined
  if (!known) return refuse('state_not_covered', 'state')
  if (state === 'CA' && separation === 'resignation' && noticeHours?.isAtLeast(72)) {
    say`California, resignation with ${noticeHours} hours’ notice, at least ${72}: due at once, on the last day (${known.law}).`
    return { due: 'immediately' as const }
  }
  const due = known[separation]
  say`${state}, ${separation} (${known.law}): ${words[due.due]}${due.count === undefined ? '' : ` ${due.count} ${due.unit!.replace('-', ' ')}`}${due.orNextPaydayIfEarlier ? ', or on the next payday if that is earlier' : ''}${due.atLeastDaysAfterNotice ? `, at least ${due.atLeastDaysAfterNotice} days after the notice` : ''}.`
  return due
})

const words: Record<Due['due'], string> = { immediately: 'due at once', 'same-day': 'due on the same day', 'next-business-day': 'due on the next business day', within: 'due within', 'next-payday': 'due on the next payday', 'no-state-law': 'no state law says when' }

import { exact, lowest } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { choice, flag, number, optional, whole } from '#shared/rule-fields.ts'
import { stateSickLeave } from './tables/state-sick-leave.ts'

const { CA: california, NY: newYork, WA: washington, IL: illinois } = stateSickLeave
const large = 100, small = 5

export default rule({
  id: 'us.state-sick-leave',
  title: 'Sick leave by state: hours earned in a year',
  field: 'leave',
  source: { instrument: 'California Labor Code §246; New York Labor Law §196-b; RCW 49.46.210; 820 ILCS 192', section: 'as each table cites it' },
  checkedOn: '2026-11-24',
  parameters: { california, newYork, washington, illinois },
  input: {
    state: choice('State', { CA: 'California', NY: 'New York', WA: 'Washington', IL: 'Illinois' }),
    hoursWorked: number('Hours worked in the year', { max: 8784 }),
    employees: optional(whole('Employees in the calendar year, for New York', { max: 10_000_000 })),
  },
  output: {
    hours: number('Hours earned at least'),
    mostHours: optional(whole('Most hours that have to be earned in a year')),
    carriesHours: optional(whole('Hours untaken that go along into the next year at least')),
    mayAllLapse: optional(flag('All that is untaken may lapse at the end of the year')),
  },
  limits: [
    'California is known until the end of 2023: the text of §246 as SB 616 made it for 2024 could not be read, and nothing is guessed.',
    'What goes along into the next year was read for Washington, and for California before 2024; of New York and Illinois it wasn’t, and is left empty.',
    'In Illinois the leave is for any purpose. Whoever has a policy from before 2024, a collective agreement, or works where a city has a law of its own is another question.',
    'Employers may give all of it at the start of the year instead; from which day it may be used is another question.',
    'Who is no employee by the state’s law has none. Employees exempt from overtime count 40 hours a week, or their own where that is less (California, Illinois).',
  ],
  refusals: { small: 'With fewer than five employees it depends on the net income whether New York’s leave is paid: ask a lawyer.', employees: 'New York asks how many employees there are: say it.' },
  examples: [
    { name: 'Washington: no most', on: '2026-06-15', input: { state: 'WA', hoursWorked: 2080 }, output: { hours: 52, mostHours: null, carriesHours: 40, mayAllLapse: false }, source: 'RCW 49.46.210(1)(a), (j)' },
    { name: 'Washington: 20 hours a week, one hour every two weeks', on: '2026-06-15', input: { state: 'WA', hoursWorked: 40 }, output: { hours: 1 }, source: 'lni.wa.gov, paid sick leave minimum requirements' },
    { name: 'Illinois: 40 hours', on: '2026-06-15', input: { state: 'IL', hoursWorked: 2080 }, output: { hours: 40, mostHours: 40, carriesHours: null, mayAllLapse: null }, source: '820 ILCS 192/15(a), (b)' },
    { name: 'Illinois: part of a year', on: '2026-06-15', input: { state: 'IL', hoursWorked: 1000 }, output: { hours: 25 }, source: '56 Ill. Adm. Code 200.220(a)' },
    { name: 'New York: fewer than a hundred employees', on: '2026-06-15', input: { state: 'NY', hoursWorked: 2080, employees: 99 }, output: { hours: 40, mostHours: 40 }, source: 'N.Y. Labor Law §196-b(1)(b)' },
    { name: 'New York: a hundred', on: '2026-06-15', input: { state: 'NY', hoursWorked: 2080, employees: 100 }, output: { hours: 56, mostHours: 56 }, source: 'N.Y. Labor Law §196-b(1)(c)' },
    { name: 'New York: an hour for thirty', on: '2026-06-15', input: { state: 'NY', hoursWorked: 900, employees: 100 }, output: { hours: 30 }, source: 'N.Y. Labor Law §196-b(3)' },
    { name: 'California in 2023', on: '2023-06-15', input: { state: 'CA', hoursWorked: 2080 }, output: { hours: 24, carriesHours: 24, mayAllLapse: false }, source: 'California Labor Code §246(b), (d), before SB 616' },
    { name: 'California since 2024 isn’t known', on: '2024-01-01', input: { state: 'CA', hoursWorked: 2080 }, refused: 'rules.not_known_for_date', source: 'SB 616 (Stats. 2023, ch. 309)' },
    { name: 'New York, four employees', on: '2026-06-15', input: { state: 'NY', hoursWorked: 2080, employees: 4 }, refused: 'small', source: 'N.Y. Labor Law §196-b(1)(a)' },
    { name: 'New York, nobody says how many', on: '2026-06-15', input: { state: 'NY', hoursWorked: 2080 }, refused: 'employees', source: 'N.Y. Labor Law §196-b(1)' },
  ],
}).formula(({ state, hoursWorked, employees }, { inForce, refuse, say }) => {
  if (state === 'NY' && employees === null) return refuse('employees', 'employees')
  if (state === 'NY' && employees! < small) return refuse('small', 'employees')
  const { hoursWorkedForOne, most, mostOfLarge, carries } = inForce(stateSickLeave[state]), mostHours = mostOfLarge !== null && employees! >= large ? mostOfLarge : most
  const earned = hoursWorked.over(hoursWorkedForOne), hours = mostHours === null ? earned : lowest(earned, exact(mostHours))
  say`An hour for ${hoursWorkedForOne} worked: ${hoursWorked} ÷ ${hoursWorkedForOne} = ${earned} hours.`
  if (mostHours === null) say`The law names no most: ${hours} hours are earned.`
  else say`No more than ${mostHours} hours have to be earned in a year: ${hours}.`
  if (carries !== null) say`Of what is untaken ${carries} hours go along into the next year at least: it may not all lapse.`
  return { hours, mostHours, carriesHours: carries, mayAllLapse: carries === null ? null : false }
})

import { addDays, type Day } from '#shared/calendar.ts'
import { exact, type Exact } from '#shared/exact.ts'
import { rule } from '#shared/rule.ts'
import { date, flag, lines, number, whole } from '#shared/rule-fields.ts'
import { longer } from '#shared/terms.ts'

export default rule({
  id: 'us.warn',
  title: 'WARN: is notice due?',
  field: 'offboarding',
  source: { instrument: 'Worker Adjustment and Retraining Notification Act, 29 USC 2101–2109; 20 CFR part 639', section: '29 USC 2101(a), 2102(d); 20 CFR 639.3–639.5', publisher: 'U.S. Department of Labor, WARN Advisor', address: 'https://webapps.dol.gov/elaws/eta/warn/er14.asp', readOn: '2026-11-23' },
  checkedOn: '2026-11-23',
  datedBy: 'The Act as it stands: its thresholds don’t change from year to year.',
  input: {
    fullTimeEmployees: whole('Employees of the employer, without part-timers'),
    fullTimeEmployeesAtSite: whole('Employees at the site, without part-timers', { min: 1 }),
    employmentLosses: lines('Employment losses at the site', { on: date('Day'), count: whole('Employees who lose their employment', { max: 10_000_000 }) }, { max: 2000 }),
    plantClosing: flag('The site, or a unit of it, is closed'),
    separateCauses: flag('Each group of losses has its own distinct cause'),
  },
  output: {
    covered: flag('The employer is covered'),
    noticeRequired: flag('Notice is due'),
    affected: whole('Losses in the window that decides'),
    lossPercent: number('of those at the site, percent', { max: 1e14 }),
    noticeDays: whole('Days of notice', { max: 60 }),
  },
  terms: { noticeDays: longer('29 USC 2105', 'The Act’s period runs beside any period that a contract asks for, and takes none of it away.') },
  limits: [
    'Part-timers, of under 20 hours a week or under 6 months in the last 12, are left out of every count. An employer of 100 with part-timers is covered as well if they all work 4,000 hours a week together; that isn’t looked at here.',
    'One site at a time. Losses are ends of employment, lay-offs of more than 6 months and hours cut by more than half; leaving by choice, retirement and dismissal for cause are none.',
    'The shorter notice of a faltering company, unforeseeable circumstances and natural disasters (2102(b)), and state laws, are other questions.',
  ],
  refusals: { site_above_employer: 'The site has more full-time employees than the whole employer. Check both counts.' },
  examples: [
    {
      name: 'Four groups within 90 days', source: 'webapps.dol.gov/elaws/eta/warn/er14.asp',
      input: { fullTimeEmployees: 189, fullTimeEmployeesAtSite: 189, plantClosing: false, separateCauses: false, employmentLosses: [{ on: '2026-03-02', count: 30 }, { on: '2026-03-31', count: 23 }, { on: '2026-04-29', count: 6 }, { on: '2026-05-29', count: 5 }] },
      output: { covered: true, noticeRequired: true, affected: 64, lossPercent: 33.86243386243386, noticeDays: 60 },
    },
    {
      name: 'The same from separate and distinct causes', source: '29 USC 2102(d)',
      input: { fullTimeEmployees: 189, fullTimeEmployeesAtSite: 189, plantClosing: false, separateCauses: true, employmentLosses: [{ on: '2026-03-02', count: 30 }, { on: '2026-03-31', count: 23 }, { on: '2026-04-29', count: 6 }, { on: '2026-05-29', count: 5 }] },
      output: { noticeRequired: false, affected: 53, noticeDays: 0 },
    },
    { name: '50 of 152: under a third', input: { fullTimeEmployees: 152, fullTimeEmployeesAtSite: 152, plantClosing: false, separateCauses: false, employmentLosses: [{ on: '2026-06-01', count: 50 }] }, output: { noticeRequired: false }, source: '29 USC 2101(a)(3)' },
    { name: '500 of 2,000', input: { fullTimeEmployees: 2000, fullTimeEmployeesAtSite: 2000, plantClosing: false, separateCauses: false, employmentLosses: [{ on: '2026-06-01', count: 500 }] }, output: { noticeRequired: true, affected: 500, lossPercent: 25 }, source: '29 USC 2101(a)(3)' },
    { name: 'Closing: 50 of 400', input: { fullTimeEmployees: 400, fullTimeEmployeesAtSite: 400, plantClosing: true, separateCauses: false, employmentLosses: [{ on: '2026-06-01', count: 50 }] }, output: { noticeRequired: true, affected: 50 }, source: '29 USC 2101(a)(2)' },
    { name: 'An employer of 99', input: { fullTimeEmployees: 99, fullTimeEmployeesAtSite: 99, plantClosing: true, separateCauses: false, employmentLosses: [{ on: '2026-06-01', count: 99 }] }, output: { covered: false, noticeRequired: false, affected: 99, noticeDays: 0 }, source: '29 USC 2101(a)(1)' },
    { name: 'More at the site than in all', input: { fullTimeEmployees: 100, fullTimeEmployeesAtSite: 101, plantClosing: true, separateCauses: false, employmentLosses: [] }, refused: 'site_above_employer', source: '29 USC 2101(a)' },
  ],
}).formula(({ fullTimeEmployees, fullTimeEmployeesAtSite, employmentLosses, plantClosing, separateCauses }, { refuse, say }) => {
  if (fullTimeEmployeesAtSite > fullTimeEmployees) return refuse('site_above_employer', 'fullTimeEmployeesAtSite')
  const covered = fullTimeEmployees >= 100
  say`The employer has ${fullTimeEmployees} full-time employees, ${covered ? 'at least' : 'fewer than'} 100: ${covered ? 'covered' : 'not covered'} (2101(a)(1)).`

  const percentOf = (losses: number): Exact => exact(losses).times(100).over(fullTimeEmployeesAtSite)
  const reaches = (losses: number) => losses >= 50 && (plantClosing || losses >= 500 || percentOf(losses).isAtLeast(33))
  const threshold = plantClosing ? 'a closing needs 50 (2101(a)(2))' : 'a mass layoff needs 500, or 50 that are at least 33% (2101(a)(3))'

  const within30 = most(employmentLosses, 30)
  say`The most losses within 30 days are ${within30} of ${fullTimeEmployeesAtSite} at the site, ${percentOf(within30)}%; ${threshold}: ${reaches(within30) ? 'reached' : 'not reached'}.`
  let affected = within30
  if (!reaches(within30) && separateCauses) say`Each group has its own separate and distinct cause, so they aren’t added up over 90 days (2102(d)).`
  else if (!reaches(within30)) {
    affected = most(employmentLosses, 90)
    say`Groups that are too small are added up over 90 days: at most ${affected} losses, ${percentOf(affected)}% (2102(d)): ${reaches(affected) ? 'reached' : 'not reached'}.`
  }
  const noticeRequired = covered && reaches(affected)
  const noticeDays = noticeRequired ? 60 : 0
  say`Notice ${noticeRequired ? 'is due' : 'isn’t due'}: ${noticeDays} days (2102(a)).`
  return { covered, noticeRequired, affected, lossPercent: percentOf(affected), noticeDays }
})

/** The most losses in any window of so many days, its first day counted. */
function most(losses: readonly { on: Day; count: number }[], days: number): number {
  const sorted = losses.toSorted((a, b) => a.on < b.on ? -1 : a.on > b.on ? 1 : 0)
  let highest = 0, sum = 0, first = 0
  for (const { on, count } of sorted) {
    sum += count
    while (sorted[first]!.on <= addDays(on, -days)) sum -= sorted[first++]!.count
    highest = Math.max(highest, sum)
  }
  return highest
}

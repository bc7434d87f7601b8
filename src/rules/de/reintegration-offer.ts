import { addDays, addMonths, daysFromTo, type Day } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, flag, lines, optional, whole } from '#shared/rule-fields.ts'
import { joined } from '#shared/spells.ts'

const sixWeeks = 42

export default rule({
  id: 'de.reintegration-offer',
  title: 'Germany: offer of reintegration (BEM)',
  field: 'leave',
  source: { instrument: 'Sozialgesetzbuch Neuntes Buch (SGB IX)', section: '§167(2)', publisher: 'gesetze-im-internet.de, as kept in github.com/bundestag/gesetze, s/sgb_9_2018/index.md at ce3b4435 (last amended on 27 September 2021) and github.com/habibhaidari1/gesetze at 0b138654 (24 July 2026)', address: 'https://www.gesetze-im-internet.de/sgb_9_2018/', readOn: '2026-11-24' },
  checkedOn: '2026-11-24',
  datedBy: 'The law as it stands: of the six weeks §167(2) says the same as last amended on 27 September 2021 and on 24 July 2026. What it said before 2018, in §84(2), isn’t covered.',
  input: {
    asOf: date('Day for which it is asked'),
    absences: lines('Absence because of illness, of any kind', { startsOn: date('First day'), endsOn: date('Last day') }, { max: 400 }),
    lastClosedOn: optional(date('Day on which the last one was closed')),
  },
  output: {
    daysInYear: whole('Days of the calendar ill within the year', { max: 366 }),
    mostDays: whole('Days that six weeks have'),
    isDue: flag('An offer is due'),
    dueSince: optional(date('Day on which six weeks were exceeded')),
  },
  limits: [
    'Six weeks are 42 days of the calendar, days that aren’t worked among them; they count across illnesses.',
    'A year is any twelve months, and not that of the calendar.',
    'After one was closed only days of illness after that day count: a further one is due after six weeks more (Federal Labour Court, 18 November 2021, 2 AZR 138/21).',
    'As last amended on 24 July 2026 days partly unable to work count too. From which day that holds wasn’t found, and no such day is known here: enter them as days of illness where they count.',
    'Whom the employer asks to take part, of the works council, the representative of the severely disabled and the authorities, is another question.',
  ],
  refusals: { ends_before: 'An absence ends before it begins: compare its days.' },
  examples: [
    { name: 'Six weeks are not more than six weeks', input: { asOf: '2026-03-31', absences: [{ startsOn: '2026-01-05', endsOn: '2026-02-15' }] }, output: { daysInYear: 42, mostDays: 42, isDue: false, dueSince: null }, source: 'SGB IX §167(2)' },
    { name: 'A day more', input: { asOf: '2026-03-31', absences: [{ startsOn: '2026-01-05', endsOn: '2026-02-16' }] }, output: { daysInYear: 43, mostDays: 42, isDue: true, dueSince: '2026-02-16' }, source: 'SGB IX §167(2)' },
    { name: 'Several together', input: { asOf: '2026-03-31', absences: [{ startsOn: '2025-05-05', endsOn: '2025-05-25' }, { startsOn: '2025-11-03', endsOn: '2025-11-16' }, { startsOn: '2026-03-02', endsOn: '2026-03-09' }] }, output: { daysInYear: 43, mostDays: 42, isDue: true, dueSince: '2026-03-09' }, source: 'SGB IX §167(2)' },
    { name: 'What is longer ago than a year doesn’t count', input: { asOf: '2026-05-06', absences: [{ startsOn: '2025-05-05', endsOn: '2025-05-25' }, { startsOn: '2025-11-03', endsOn: '2025-11-23' }] }, output: { daysInYear: 40, mostDays: 42, isDue: false, dueSince: null }, source: 'SGB IX §167(2)' },
    { name: 'After one that was closed, six weeks more', input: { asOf: '2019-12-31', absences: [{ startsOn: '2019-01-07', endsOn: '2019-03-05' }, { startsOn: '2019-03-06', endsOn: '2019-04-17' }], lastClosedOn: '2019-03-05' }, output: { daysInYear: 43, mostDays: 42, isDue: true, dueSince: '2019-04-17' }, source: 'Federal Labour Court, 2 AZR 138/21' },
    { name: 'After one that was closed, not yet', input: { asOf: '2019-12-31', absences: [{ startsOn: '2019-01-07', endsOn: '2019-03-05' }, { startsOn: '2019-03-06', endsOn: '2019-03-24' }], lastClosedOn: '2019-03-05' }, output: { daysInYear: 19, mostDays: 42, isDue: false }, source: 'Federal Labour Court, 2 AZR 138/21' },
    { name: 'The days are the wrong way round', input: { asOf: '2026-03-31', absences: [{ startsOn: '2026-01-05', endsOn: '2026-01-04' }] }, refused: 'ends_before', source: 'SGB IX §167(2)' },
  ],
}).formula(({ asOf, absences, lastClosedOn }, { refuse, say }) => {
  if (absences.some(({ startsOn, endsOn }) => endsOn < startsOn)) return refuse('ends_before', 'absences')
  const year = addDays(addMonths(asOf, -12), 1), from = lastClosedOn !== null && lastClosedOn >= year ? addDays(lastClosedOn, 1) : year
  if (from > year) say`The last one was closed on ${lastClosedOn!}: days of illness count from ${from} on.`
  let daysInYear = 0, dueSince: Day | null = null
  for (const { startsOn, endsOn } of joined(absences)) {
    const first = startsOn > from ? startsOn : from, last = endsOn < asOf ? endsOn : asOf
    if (first > last) continue
    const days = daysFromTo(first, last)
    if (dueSince === null && daysInYear + days > sixWeeks) dueSince = addDays(first, sixWeeks - daysInYear)
    daysInYear += days
  }
  say`From ${from} to ${asOf} they were ill on ${daysInYear} days of the calendar; six weeks are ${sixWeeks} (§167(2), first sentence).`
  if (dueSince === null) {
    say`That isn’t longer than six weeks: none is due.`
    return { daysInYear, mostDays: sixWeeks, isDue: false, dueSince: null }
  }
  say`Six weeks were exceeded on ${dueSince}: the employer clarifies, with their consent, how to overcome the illness, prevent it and keep the job.`
  return { daysInYear, mostDays: sixWeeks, isDue: true, dueSince }
})

import { addDays, addMonths, daysFromTo, lastOfMonths, type Day } from '#shared/calendar.ts'
import { rule } from '#shared/rule.ts'
import { date, lines, optional, whole } from '#shared/rule-fields.ts'
import { joined } from '#shared/spells.ts'
import { longer, moreFavourable } from '#shared/terms.ts'

const sixWeeks = 42, fourWeeks = 28

export default rule({
  id: 'de.sick-pay',
  title: 'Germany: sick pay by the employer',
  field: 'leave',
  source: { instrument: 'Entgeltfortzahlungsgesetz (EntgFG)', section: '§3(1) and (3)', publisher: 'gesetze-im-internet.de, as kept in github.com/habibhaidari1/gesetze, e/entgfg/index.md at 48332e5c: last amended on 12 May 2026', address: 'https://www.gesetze-im-internet.de/entgfg/', readOn: '2026-11-24' },
  checkedOn: '2026-11-24',
  datedBy: 'The law as it stands: §3 reads the same as last amended on 21 July 2012, 16 July 2015, 22 November 2019 and 12 May 2026. What was amended after that wasn’t seen.',
  input: {
    employedFrom: date('First day of employment'),
    startsOn: date('First day ill'),
    endsOn: date('Last day ill, or the last that is known'),
    earlier: lines('Earlier absence by the same illness, or that this one follows without an end between them', { startsOn: date('First day'), endsOn: date('Last day') }, { max: 100 }),
  },
  output: {
    daysUsedBefore: whole('Days of the calendar used before', { max: sixWeeks }),
    paidFrom: optional(date('First day of sick pay')),
    paidUntil: optional(date('Last day of sick pay, however long the illness lasts')),
    daysPaid: whole('Days of the calendar paid in this absence', { max: sixWeeks }),
    daysLeft: whole('Days of the calendar left after it', { max: sixWeeks }),
  },
  terms: { paidUntil: longer('§12', 'Beyond §4(4), which isn’t about how long, nothing may be agreed that is worse for the employee.'), daysPaid: moreFavourable('§12', 'Beyond §4(4), which isn’t about how long, nothing may be agreed that is worse for the employee.') },
  limits: [
    'Six weeks are 42 days of the calendar, days that aren’t worked among them.',
    'Whether an illness is the same as an earlier one is a statement of the sickness fund or a doctor, and isn’t worked out here.',
    'A second illness that begins while the first lasts doesn’t lengthen the six weeks; that is indicated where one absence follows another at once, or only days off lie between (Federal Labour Court, 11 December 2019, 5 AZR 505/18).',
    'Days of illness in the first four weeks of the employment use none of the six weeks, since nothing is due for them yet (Federal Labour Court, 26 May 1999, 5 AZR 476/98, as brauwelt.com tells it).',
    'A day that somebody began to work isn’t told apart; nor are donations (§3a), stays at a clinic for prevention or rehabilitation (§9), fault, missing proof (§7) and the end of the employment (§8).',
    'How much is paid a day is another question (§4).',
  ],
  refusals: { ends_before: 'It ends before it begins: compare the two days.', later: 'An earlier absence ends before this one begins: leave out what comes later.', not_employed: 'It begins before the employment does: give the days of this employment.' },
  examples: [
    { name: 'Six weeks, however long it lasts', input: { employedFrom: '2010-01-01', startsOn: '2017-02-07', endsOn: '2017-05-18', earlier: [] }, output: { daysUsedBefore: 0, paidFrom: '2017-02-07', paidUntil: '2017-03-20', daysPaid: 42, daysLeft: 0 }, source: 'Federal Labour Court, 5 AZR 505/18, para. 3: paid up to and including 20 March 2017' },
    { name: 'A second illness that follows at once doesn’t lengthen it', input: { employedFrom: '2010-01-01', startsOn: '2017-05-19', endsOn: '2017-06-29', earlier: [{ startsOn: '2017-02-07', endsOn: '2017-05-18' }] }, output: { daysUsedBefore: 42, paidFrom: null, paidUntil: null, daysPaid: 0, daysLeft: 0 }, source: 'Federal Labour Court, 5 AZR 505/18: nothing for 19 May to 29 June 2017' },
    { name: 'The same illness again: what is left', input: { employedFrom: '2010-01-01', startsOn: '2026-03-02', endsOn: '2026-03-29', earlier: [{ startsOn: '2026-01-05', endsOn: '2026-01-25' }] }, output: { daysUsedBefore: 21, paidFrom: '2026-03-02', paidUntil: '2026-03-22', daysPaid: 21, daysLeft: 0 }, source: 'EntgFG §3(1) sentence 2' },
    { name: 'Six months without it: six weeks anew', input: { employedFrom: '2010-01-01', startsOn: '2026-08-01', endsOn: '2026-08-14', earlier: [{ startsOn: '2026-01-05', endsOn: '2026-01-31' }] }, output: { daysUsedBefore: 0, paidFrom: '2026-08-01', paidUntil: '2026-09-11', daysPaid: 14, daysLeft: 28 }, source: 'EntgFG §3(1) sentence 2 no. 1' },
    { name: 'A day short of six months', input: { employedFrom: '2010-01-01', startsOn: '2026-07-31', endsOn: '2026-08-14', earlier: [{ startsOn: '2026-01-05', endsOn: '2026-01-31' }] }, output: { daysUsedBefore: 27, paidFrom: '2026-07-31', paidUntil: '2026-08-14', daysPaid: 15, daysLeft: 0 }, source: 'EntgFG §3(1) sentence 2 no. 1' },
    { name: 'Twelve months since the first began: six weeks anew', input: { employedFrom: '2010-01-01', startsOn: '2026-03-02', endsOn: '2026-03-08', earlier: [{ startsOn: '2025-03-02', endsOn: '2025-04-12' }, { startsOn: '2025-09-01', endsOn: '2025-09-14' }, { startsOn: '2026-01-12', endsOn: '2026-01-18' }] }, output: { daysUsedBefore: 0, paidFrom: '2026-03-02', paidUntil: '2026-04-12', daysPaid: 7, daysLeft: 35 }, source: 'EntgFG §3(1) sentence 2 no. 2' },
    { name: 'Ill in the first four weeks', input: { employedFrom: '2026-03-01', startsOn: '2026-03-16', endsOn: '2026-05-31', earlier: [] }, output: { daysUsedBefore: 0, paidFrom: '2026-03-29', paidUntil: '2026-05-09', daysPaid: 42, daysLeft: 0 }, source: 'EntgFG §3(3)' },
    { name: 'Well again within the first four weeks', input: { employedFrom: '2026-03-01', startsOn: '2026-03-16', endsOn: '2026-03-20', earlier: [] }, output: { daysUsedBefore: 0, paidFrom: null, paidUntil: null, daysPaid: 0, daysLeft: 42 }, source: 'EntgFG §3(3)' },
    { name: 'The days are the wrong way round', input: { employedFrom: '2010-01-01', startsOn: '2026-03-16', endsOn: '2026-03-15', earlier: [] }, refused: 'ends_before', source: 'EntgFG §3' },
    { name: 'An absence that comes later', input: { employedFrom: '2010-01-01', startsOn: '2026-03-16', endsOn: '2026-03-20', earlier: [{ startsOn: '2026-03-18', endsOn: '2026-03-30' }] }, refused: 'later', source: 'EntgFG §3' },
    { name: 'Before the employment', input: { employedFrom: '2026-04-01', startsOn: '2026-03-16', endsOn: '2026-03-20', earlier: [] }, refused: 'not_employed', source: 'EntgFG §3(3)' },
  ],
}).formula(({ employedFrom, startsOn, endsOn, earlier }, { refuse, say }) => {
  if (endsOn < startsOn || earlier.some(spell => spell.endsOn < spell.startsOn)) return refuse('ends_before', 'endsOn')
  if (earlier.some(spell => spell.endsOn >= startsOn)) return refuse('later', 'earlier')
  if (startsOn < employedFrom) return refuse('not_employed', 'startsOn')
  const dueFrom = addDays(employedFrom, fourWeeks), before = joined(earlier)
  let used = 0, first: Day | null = null, last: Day | null = null
  for (const spell of before) {
    begin(spell.startsOn)
    used = Math.min(sixWeeks, used + dueDays(spell.startsOn, spell.endsOn))
    last = spell.endsOn
  }
  begin(startsOn)
  if (before.length > 0) say`Used before, of ${sixWeeks} days of the calendar: ${used} (§3(1)).`
  else say`Up to ${sixWeeks} days of the calendar are paid; ${used} were used before (§3(1), first sentence).`

  const paidFrom = startsOn > dueFrom ? startsOn : dueFrom, left = sixWeeks - used
  if (paidFrom > startsOn) say`Sick pay is due after ${fourWeeks} days of employment: from ${dueFrom} on (§3(3)).`
  if (left === 0 || paidFrom > endsOn) {
    say`Nothing of this absence is paid: ${0} days. After it, days left: ${left}.`
    return { daysUsedBefore: used, paidFrom: null, paidUntil: null, daysPaid: 0, daysLeft: left }
  }
  const paidUntil = addDays(paidFrom, left - 1), daysPaid = Math.min(left, daysFromTo(paidFrom, endsOn)), daysLeft = left - daysPaid
  say`${left} days were left: from ${paidFrom}, however long it lasts, it is paid until ${paidUntil}.`
  say`Of this absence, which ends on ${endsOn} as far as is known, ${daysPaid} days are paid. After it, days left: ${daysLeft}.`
  return { daysUsedBefore: used, paidFrom, paidUntil, daysPaid, daysLeft }

  /** An absence that begins: by the same illness as before, unless the six weeks begin anew. */
  function begin(on: Day) {
    const isFree = last !== null && on > lastOfMonths(addDays(last, 1), 6), isAgain = last !== null && on > addDays(last, 1), isYear = isAgain && on >= addMonths(first!, 12)
    if (isFree) say`From ${addDays(last!, 1)} to ${addDays(on, -1)} they weren’t absent by it, six months or more: the six weeks begin anew on ${on} (§3(1), second sentence, no. 1).`
    else if (isYear) say`The first absence began on ${first!}, twelve months or more before: the six weeks begin anew on ${on} (§3(1), second sentence, no. 2).`
    if (first === null || isFree || isYear) {
      first = on
      used = 0
    }
  }
  function dueDays(from: Day, to: Day): number { return to < dueFrom ? 0 : daysFromTo(from > dueFrom ? from : dueFrom, to) }
})

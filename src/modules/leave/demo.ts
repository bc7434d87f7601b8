import Calendar from 'date-holidays'
import { chance, idOf, weighted, whole } from '#shared/chance.ts'

type Value = string | number | boolean | null
type Stream = { table: string; columns: readonly string[]; rows: readonly (readonly Value[])[] }
type Staff = { employment_id: string; person_id: string; country: string; subdivision: string | null; since: number; week: number; hours: number; manager_id: string | null }
type Cast = { manager: string; employee: string }

/** Who works how, in days since 1970; those come first whom the demo signs in as ($1) and who work beside them. Of a large company the first five thousand have leave. */
export const leaveStaff = `
  select d.employment_id, d.person_id, coalesce(p.home_country, l.country) as country, case when p.home_country is null then l.subdivision else p.home_subdivision end as subdivision, d.starts_on - '1970-01-01'::date as since,
    coalesce(round(h.working_days)::int, 5) as week, h.weekly_hours::float as hours, d.manager_id
  from directory_entry d join location l on l.organization_id = d.organization_id and l.id = d.location_id
  join placement p on p.organization_id = d.organization_id and p.assignment_id = d.id and p.starts_on <= app.today('UTC') and coalesce(p.ends_on, 'infinity') >= app.today('UTC')
  join working_hours h on h.organization_id = d.organization_id and h.assignment_id = d.id and h.starts_on <= app.today('UTC') and coalesce(h.ends_on, 'infinity') >= app.today('UTC')
  where d.organization_id = app.org() and d.is_primary and d.status = 'active' and d.worker_kind = 'employee'
    and (select count(*) from assignment a where a.organization_id = d.organization_id and a.employment_id = d.employment_id) = 1
    and not exists (select from long_absence x where x.organization_id = d.organization_id and x.employment_id = d.employment_id)
    and not exists (select from employment e where e.organization_id = d.organization_id and e.id = d.employment_id and e.ends_on is not null)
  order by d.person_id = any ($1) or d.manager_id = any ($1) desc, d.employment_id limit 5000`

/** The return of a running case stands on the desk, as its designation would have put it there. */
export const caseWork = `
  with made as (
    insert into work_item (organization_id, id, kind, audience, hr_function, level, min_level, usual_minutes, service_days, person_id, subject_id, record_name, record_id, priority, due_on, due_basis, status, routed, opened_at)
    select app.org(), pg_temp.dated_id('case return ' || id), 'leave.case_return', 'hr', 'leave', 'expert', 'handle', 30, 5, person_id, employment_id, 'leave_case', id::text, 'normal', ends_on, 'given', 'open', 'unrouted', designated_on::timestamptz + interval '15 hours'
    from leave_case where organization_id = app.org() and status = 'designated' and ends_on is not null returning id, opened_at)
  insert into work_word (organization_id, id, work_item_id, at, what) select app.org(), pg_temp.dated_id('case return opened ' || id), id, opened_at, 'opened' from made`

/** The answer to an offer of reintegration is waited for, as the offer would have put it there. */
export const offerWork = `
  with made as (
    insert into work_item (organization_id, id, kind, audience, hr_function, level, min_level, usual_minutes, service_days, person_id, subject_id, record_name, record_id, priority, due_on, due_basis, status, routed, opened_at)
    select app.org(), pg_temp.dated_id('offer answer ' || id), 'leave.reintegration_answer', 'hr', 'leave', 'sensitive', 'handle', 15, 10, person_id, employment_id, 'reintegration_offer', id::text, 'normal', offered_on + 14, 'weekdays', 'open', 'unrouted', offered_on::timestamptz + interval '15 hours'
    from reintegration_offer where organization_id = app.org() and status = 'offered' returning id, opened_at)
  insert into work_word (organization_id, id, work_item_id, at, what) select app.org(), pg_temp.dated_id('offer opened ' || id), id, opened_at, 'opened' from made`

/** What happened in it, as whoever led it ($1) wrote it down; "telling" gives it the rights of a case. */
export const caseEvents = `
  truncate demo_event;
  insert into demo_event (id, at, actor, actor_id, actor_name, record, record_id, move, person_id, subject_id, parts, part, before, after, salt)
  select pg_temp.dated_id('case ' || e.move || c.id, e.on_day + time '15:00'), e.on_day + time '15:00', 'person:' || p.id, p.id, p.name, 'leave_case', c.id, e.move, c.person_id, c.employment_id, 1, '', e.before, jsonb_strip_nulls(e.after), sha256(convert_to(c.id::text || e.move, 'UTF8'))
  from leave_case c join person p on p.organization_id = c.organization_id and p.id = $1
  cross join lateral (values
    ('create', c.asked_on, null::jsonb, jsonb_build_object('askedOn', c.asked_on, 'startsOn', c.starts_on, 'endsOn', c.ends_on, 'isIntermittent', c.is_intermittent, 'weeklyHours', c.weekly_hours)),
    ('tell', c.told_on, '{"status": "asked"}', jsonb_build_object('status', 'told', 'toldOn', c.told_on, 'certificationAskedOn', c.certification_asked_on, 'certificationDueOn', c.certification_due_on)),
    ('certify', c.certified_on, null, jsonb_build_object('certifiedOn', c.certified_on)),
    ('designate', c.designated_on, '{"status": "told"}', jsonb_build_object('status', 'designated', 'designatedOn', c.designated_on))) e (move, on_day, before, after)
  where c.organization_id = app.org() and e.on_day is not null order by e.on_day, e.move`

/** What is asked for waits for the direct manager, since two days. */
export const leaveAsked = `
  with asked as (
    select r.id, r.person_id, r.starts_on, d.id as seat, d.manager_id, pg_temp.dated_id('leave approval' || r.id) as approval, pg_temp.dated_id('leave step' || r.id) as step
    from leave_request r join directory_entry d on d.organization_id = r.organization_id and d.employment_id = r.employment_id and d.is_primary where r.organization_id = app.org() and r.status = 'asked' and d.manager_id is not null),
  kept as (
    insert into approval (organization_id, id, version, record, record_id, subject_id, function, min_level, person_id, kind, effective_on, requested_by_id, requested_at, status)
    select app.org(), approval, 1, 'leave_request', id, seat, 'leave', 1, person_id, 'leave', starts_on, person_id, app.clock() - interval '2 days', 'open' from asked),
  steps as (
    insert into approval_step (organization_id, id, approval_id, number, holder, remind_after, passes_on, tells_at_once, status, opened_at)
    select app.org(), step, approval, 1, 'direct', 3, 'above', false, 'open', app.clock() - interval '2 days' from asked),
  words as (
    insert into approval_word (organization_id, id, approval_id, at, by_id, what)
    select app.org(), pg_temp.dated_id('leave asked' || approval, app.clock() - interval '2 days'), approval, app.clock() - interval '2 days', person_id, 'asked' from asked)
  insert into member (organization_id, who, list, record_id, part)
  select app.org(), person_id, 'approval', approval, 'asks' from asked union all select app.org(), manager_id, 'approval', approval, 'approves' from asked union all select app.org(), manager_id, 'approval_step', step, 'decides' from asked`

const types = [
  ['annual', 'Annual leave', 'vacation', true, false, 'type', 'paid'], ['sick', 'Sickness', 'sick', false, true, 'away', 'by_payroll'], ['parental', 'Parental leave', 'parental', false, false, 'type', 'by_payroll'],
  ['carer', 'Caring for somebody', 'carer', false, false, 'away', 'unpaid'], ['unpaid', 'Unpaid leave', 'unpaid', false, false, 'away', 'unpaid'],
] as const
/** Weeks of one's own work: by law, and by contract on top; how it is earned and rounded, what goes along into the next year, and whether the rest lapses. In Britain last year still waits to be closed. */
const atOnce = { everyMonths: 12, at: 'start' }, halves = { to: 0.5, way: 'up' }
const policies = [
  ['GB', 'Annual leave, United Kingdom', { weeks: 5.6, mostDays: 28 }, 0.4, { part: 'months_joined', joinersTo: 0.5 }, halves, { mostDays: 5, months: 3 }, 'yes'],
  ['DE', 'Annual leave, Germany', { weeks: 4 }, 2, { part: 'twelfths' }, { to: 1, way: 'from_half' }, { mostDays: 10, months: 3 }, 'if_told'],
  ['US', 'Paid vacation, United States', null, 3, atOnce, halves, { mostDays: 5, months: 12 }, 'yes'], ['IN', 'Annual leave, India', null, 3.6, atOnce, halves, { mostDays: 9, months: 12 }, 'no'],
] as const
/** Of leave without a balance: who approves, and where. Who cares for somebody in the United States is paid from vacation meanwhile. */
const others = [['sick', 'Sickness', 'automatic', null], ['parental', 'Parental leave', 'hr', null], ['carer', 'Caring for somebody', 'manager', null], ['unpaid', 'Unpaid leave', 'manager', null], ['carer', 'Caring for somebody, United States', 'manager', 'US']] as const
const order = ['carried', 'statutory', 'contractual', 'further_statutory', 'bought', 'in_lieu']

/** This company's own words; no form of any authority. */
const letters = [
  ['You may take protected leave', 'eligibility', 'Your leave from {{startsOn}}', 'Dear {{preferredName}},\n\nyou asked for leave on {{askedOn}}. You may take it under the Family and Medical Leave Act, once we have a certification from a health care provider. Please bring it by {{certificationDueOn}}.\n\nAsk us whatever you want to know.\n\n{{legalEntity}}'],
  ['Your leave is protected leave', 'designation', 'Your leave from {{startsOn}} is protected', 'Dear {{preferredName}},\n\nthank you for the certification. Your leave from {{startsOn}} counts as leave under the Family and Medical Leave Act. Today {{hoursLeft}} hours are left, at {{weeklyHours}} hours a week. Tell us each week which hours you took.\n\nWe wish you and your family well.\n\n{{legalEntity}}'],
  ['Your leave of this year', 'lapse', 'Your leave of this year', 'Dear {{preferredName}},\n\nof your leave “{{leaveType}}” of the year from {{yearFrom}}, {{days}} {{unit}} lapse after {{lapsesOn}} if you don’t take them. Please plan them now, and tell your manager when.\n\nIf something keeps you from taking them, tell us: then they may stay.\n\n{{company}}, HR'],
] as const

/** What the company grants, and two years of leave behind and half a year before everybody. */
export function leaveOf(seed: number, staff: readonly Staff[], today: number, { manager, employee }: Cast): Stream[] {
  const id = (kind: number, n: number) => idOf(seed, 230 + kind, n)
  const typeId = (code: string) => id(0, types.findIndex(each => each[0] === code))
  // Accounts begin with last year, so that something goes along into this one.
  const opening = `${Number(iso(today).slice(0, 4)) - 1}-01-01`
  const closed = closedIn(today), publicly = closedIn(today, true)
  const requests: Value[][] = [], days: Value[][] = [], draws: Value[][] = [], ill: Value[][] = [], notes: Value[][] = []
  const monday = today - (today + 3) % 7

  const theirs = staff.filter(each => each.manager_id === manager && each.person_id !== employee)
  // Two of the manager's people are away in one week of next month already, and a third has asked for it.
  const shared = [5, 6, 7, 8, 9].find(week => [...theirs, ...staff].slice(0, 3).every(who => !isClosed(who, monday + week * 7))) ?? 5

  // One of them is ill since seven weeks, and nobody knows until when; in Germany, where there is somebody, so that sick pay has ended and reintegration was offered.
  const long = [...staff.filter(({ country }) => country === 'DE'), ...staff].find(each => each.person_id !== employee && each.person_id !== manager && each.manager_id && each.manager_id !== manager && monday - 49 > each.since)

  staff.forEach((each, n) => {
    const roll = chance(seed, 77, n), used = new Set<number>()
    if (each === long) {
      for (let week = -14; week <= 20; week++) used.add(week)
      enter(each, monday - 49, today, 'sick', 'approved')
    }
    const draw = (chanceOf: number, from: number, to: number, status: string) => { if (roll() < chanceOf) stretch(each, whole(roll, from, to), roll() < 0.3 ? 2 : 1, status, used) }
    if (each.person_id === employee) stretch(each, shared, 1, 'asked', used)
    if (theirs.indexOf(each) === 0 || theirs.indexOf(each) === 1) stretch(each, shared, 1, 'approved', used)
    if (each.manager_id === manager) used.add(shared)
    for (const [from, to] of [[-98, -80], [-78, -62], [-58, -46]] as const) stretch(each, whole(roll, from, to), 2, 'approved', used)
    draw(1, -26, -15, 'approved')
    draw(0.8, -14, -3, 'approved')
    draw(0.6, 2, 18, 'approved')
    if (each.person_id !== employee) draw(0.15, 3, 20, (['asked', 'rejected', 'withdrawn', 'cancelled'] as const)[weighted(roll, [4, 1, 2, 2])]!)
    if (roll() < 0.35) short(each, -whole(roll, 2, 24), whole(roll, 1, 3), roll() < 0.8 ? 'sick' : 'carer', used)
    if (roll() < 0.05) short(each, 0, 5, 'sick', used)
  })
  return [
    { table: 'leave_type', columns: ['id', 'code', 'name', 'kind', 'unit', 'has_balance', 'is_medical', 'managers_see', 'pay_effect'], rows: types.map(([code, name, kind, hasBalance, isMedical, managersSee, pay], n) => [id(0, n), code, name, kind, 'days', hasBalance, isMedical, managersSee, pay]) },
    { table: 'leave_valuation', columns: ['id', 'starts_on', 'method', 'has_allowances'], rows: [[id(0, 100), opening, 'weeks_52', true]] },
    { table: 'leave_policy', columns: ['id', 'name', 'leave_type_id', 'country'], rows: [...policies.map(([country, name], n) => [id(1, n), name, id(0, 0), country]), ...others.map(([code, name, , country], n) => [id(1, 10 + n), name, typeId(code), country])] },
    { table: 'leave_policy_version', columns: ['id', 'policy_id', 'starts_on', 'rules', 'approval', 'may_owe'], rows: [
      ...policies.map(([country, , statutory, contractual, accrual, rounding, carries, lapses], n) => [id(2, n), id(1, n), opening, JSON.stringify({
        yearFrom: '2015-01-01', gives: [...statutory ? [{ layer: 'statutory', ...statutory }] : [], { layer: 'contractual', weeks: contractual }], accrual, rounding, order, carries, lapses, ...country === 'GB' && { closing: 'confirmed' }, ...lapses === 'if_told' && { tells: { within: 90, before: 30 } }, asking: { mostAway: 2 },
      }), 'manager', 0]),
      ...others.map(([, , approval, country], n) => [id(2, 10 + n), id(1, 10 + n), opening, JSON.stringify({ yearFrom: '2015-01-01', gives: [], accrual: atOnce, order, carries: { mostDays: 0, months: 1 }, lapses: 'no', asking: approval === 'automatic' ? { evidenceFrom: 4, longFrom: 28, offerFrom: 43 } : country ? { draws: [id(0, 0)] } : {} }), approval, 0]),
    ] },
    { table: 'leave_day', columns: ['id', 'request_id', 'on_day', 'quantity', 'minutes', 'why', 'of_minutes'], rows: days },
    ...runningCase(),
    { table: 'case_letter_template', columns: ['id', 'name', 'notice', 'language', 'subject', 'body'], rows: letters.map(([name, notice, subject, body], n) => [id(7, n), name, notice, 'en', subject, body]) },
    // Of this year those in Germany were told in January, on paper.
    { table: 'lapse_notice', columns: ['id', 'person_id', 'employment_id', 'leave_year', 'days', 'lapses_on', 'delivered_on', 'proof'], rows: tolds() },
    { table: 'leave_request', columns: ['id', 'person_id', 'employment_id', 'leave_type_id', 'first_part', 'last_part', 'starts_on', 'ends_on', 'note', 'status', 'has_proof', 'hours_a_day', 'case_id'], rows: requests },
    { table: 'leave_draw', columns: ['id', 'person_id', 'employment_id', 'request_id', 'on_day', 'nth', 'leave_type_id', 'numerator', 'denominator'], rows: draws },
    { table: 'sickness', columns: ['id', 'person_id', 'employment_id', 'starts_on', 'expected_back_on', 'status', 'last_day', 'request_id'], rows: ill },
    { table: 'reintegration_offer', columns: ['id', 'person_id', 'employment_id', 'due_since', 'days', 'status', 'offered_on'], rows: long?.country === 'DE' ? [[id(11, 0), long.person_id, long.employment_id, iso(monday - 7), 43, 'offered', iso(monday - 5)]] : [] },
    { table: 'sick_note', columns: ['id', 'person_id', 'employment_id', 'sickness_id', 'kind', 'asked_on', 'status', 'received_on', 'certified_from', 'certified_until'], rows: notes },
  ]

  function tolds(): Value[][] {
    const year = iso(today).slice(0, 4), told = `${year}-01-19`
    return iso(today) <= told ? [] : staff.filter(each => each.country === 'DE' && iso(each.since) < `${year}-01-01`).map((each, n) => [id(9, n), each.person_id, each.employment_id, `${year}-01-01`, 30, `${year}-12-31`, told, 'Handed over on paper, signed for'])
  }
  /** Somebody in the United States cares for a parent by the hour, told and designated in time: hours of five weeks, asked for against the case where nothing else was planned, and by this company’s policy taken of vacation at the same time. */
  function runningCase(): Stream[] {
    const who = staff.find(each => each.country === 'US' && each.manager_id !== manager && each.since < monday - 800 && each.week === 5)
    if (!who) return []
    const asked = monday - 84, told = asked + 3, certified = told + 11, caseId = id(5, 0), minutes = Math.round(who.hours * 60 / who.week)
    const isFree = (on: number) => !requests.some(each => each[1] === who.person_id && String(each[6]) <= iso(on) && String(each[7]) >= iso(on)) && !isClosed(who, on - 2)
    const weeks = ([[-49, 8], [-42, 8], [-35, 4], [-21, 8], [-14, 6]] as const).filter(([week, hours]) => {
      const on = monday + week + 2, away = Math.min(hours * 60, minutes)
      if (!isFree(on) || away < hours * 60) return true
      const request = id(3, requests.length)
      requests.push([request, who.person_id, who.employment_id, typeId('carer'), null, null, iso(on), iso(on), null, 'approved', false, hours, caseId])
      days.push([id(4, days.length), request, iso(on), away / minutes, away, 'counts', minutes])
      draws.push([id(10, draws.length), who.person_id, who.employment_id, request, iso(on), 0, id(0, 0), away, minutes])
      return false
    })
    return [
      { table: 'leave_case', columns: ['id', 'person_id', 'employment_id', 'asked_on', 'starts_on', 'ends_on', 'is_intermittent', 'twelve_months', 'weekly_hours', 'hours_worked', 'employees_nearby', 'reason', 'status', 'told_on', 'certification_asked_on', 'certification_due_on', 'certified_on', 'designated_on'], rows: [
        [caseId, who.person_id, who.employment_id, iso(asked), iso(monday - 49), iso(monday + 95), true, 'rolling-backward', who.hours, 1764, 84, 'Cares for a parent after an operation, a day most weeks.', 'designated', iso(told), iso(told), iso(told + 15), iso(certified), iso(certified + 2)],
      ] },
      { table: 'leave_case_week', columns: ['id', 'person_id', 'employment_id', 'case_id', 'week_of', 'hours_taken'], rows: weeks.map(([week, hours], n) => [id(6, n), who.person_id, who.employment_id, caseId, iso(monday + week), hours]) },
    ]
  }
  /** Whole weeks of who works five days; of who works fewer, the days that they work. None in which a public holiday falls. */
  function stretch(who: Staff, week: number, weeks: number, status: string, used: Set<number>) {
    const all = Array.from({ length: weeks }, (_, nth) => week + nth)
    const from = monday + week * 7, to = from + (weeks - 1) * 7 + Math.min(who.week, 5) - 1
    if (all.some(each => used.has(each) || isClosed(who, monday + each * 7))) return
    all.forEach(each => used.add(each))
    enter(who, from, to, 'annual', status)
  }
  function short(who: Staff, week: number, length: number, type: string, used: Set<number>) {
    const from = monday + week * 7, to = from + Math.min(length, who.week) - 1
    if (used.has(week) || isClosed(who, from)) return
    used.add(week)
    enter(who, from, to, type, 'approved')
  }
  function enter(who: Staff, from: number, to: number, type: string, status: string) {
    if (from < who.since || iso(from) < opening) return
    const request = id(3, requests.length)
    requests.push([request, who.person_id, who.employment_id, typeId(type), null, null, iso(from), iso(to), type === 'carer' ? 'My mother is in hospital.' : null, status, type === 'sick' && noted(who, request, from, to), null, null])
    for (let on = from; on <= to; on++) {
      const isWorked = (on + 3) % 7 < who.week, isOff = isWorked && publicly(who.country, who.subdivision ?? '').has(iso(on)), counts = isWorked && !isOff
      days.push([id(4, days.length), request, iso(on), counts ? 1 : 0, counts ? Math.round(who.hours * 60 / who.week) : 0, counts ? 'counts' : isOff ? 'holiday' : 'not_worked', null])
    }
  }
  /** Each sickness as it was reported; of longer ones a note came, but for one in eight. Answers whether it did. */
  function noted(who: Staff, request: Value, from: number, to: number): boolean {
    const sickness = id(8, ill.length), isOpen = to >= today, needs = to - from >= 3 && from + 3 <= today, came = needs && ill.length % 8 !== 5
    const whose = [who.person_id, who.employment_id]
    ill.push([sickness, ...whose, iso(from), isOpen && who !== long ? iso(to + 1) : null, isOpen ? 'ill' : 'back', isOpen ? null : iso(to), request])
    if (needs) notes.push([id(9, notes.length), ...whose, sickness, who.country === 'DE' ? 'electronic' : 'paper', iso(from + 3), came ? 'received' : 'requested', ...came ? [iso(from + 3), iso(from), iso(to)] : [null, null, null]])
    return came
  }
  function isClosed({ country, subdivision }: Staff, from: number) {
    return Array.from({ length: 7 }, (_, nth) => from + nth).some(on => closed(country, subdivision ?? '').has(iso(on)))
  }
}

const days = new Map<number, string>()
function iso(day: number): string {
  const known = days.get(day)
  if (known) return known
  const made = new Date(day * 86_400_000).toISOString().slice(0, 10)
  days.set(day, made)
  return made
}

/** Every holiday of any kind, so that a week without one is that by any reading; or those alone on which nobody works. */
function closedIn(today: number, isPublic = false) {
  const known = new Map<string, Set<string>>(), year = Number(iso(today).slice(0, 4))
  return (country: string, subdivision: string) => {
    const key = `${country} ${subdivision}`
    const calendar = () => subdivision ? new Calendar(country, subdivision) : new Calendar(country)
    const found = known.get(key) ?? new Set([year - 2, year - 1, year, year + 1].flatMap(each => calendar().getHolidays(each)).filter(({ type }) => !isPublic || type === 'public').map(({ date }) => date.slice(0, 10)))
    known.set(key, found)
    return found
  }
}

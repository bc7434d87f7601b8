import { chance, idAt, idOf, pick, weighted, whole } from '#shared/chance.ts'
import { careers, dayOf, headcountOf, type Careers, type Company, type Placed } from './demo-careers.ts'
import { starring, starringFew } from './demo-cast.ts'
import { phones, postalCodes } from './demo-contact.ts'
import { identityIn, mailbox, streetIn, type Identity, shortOf } from './demo-names.ts'
import { codes, reasonId } from './demo-ends.ts'
import { wages } from './demo-pay.ts'
import { personal } from './demo-personal.ts'

export { headcountOf }
type Value = string | number | boolean | null
/** A table's columns and rows, without the organisation; rows are made while they are read. */
export type Stream = { table: string; columns: readonly string[]; rows: Iterable<readonly Value[]> }
export type SignIn = { email: string; who: string; personId: string }
type Ids = Record<'entityId' | 'locationId' | 'jobId' | 'unitId' | 'costCentreId', (number: number) => string>
type Options = { seed: number; people: number; now: number; organizationId: string; company: Company & Ids }

/** The people of the demo company: everything follows from the seed, the day and each one's number. */
export function workforce({ seed, people, now, organizationId, company }: Options) {
  const staff = careers(seed, people, Math.floor(now / day), company)
  const { start, end, headcount } = staff
  const { cast } = company.plan
  const ids = { person: id(20), employment: id(21), assignment: id(22), second: id(23), placement: id(24), hours: id(25), pay: id(26), contract: id(27), allowance: id(28) }
  const signIns = company.isSmall ? starringFew(cast) : starring(cast)
  const everyone = { *[Symbol.iterator]() { for (let i = 0; i < people; i++) yield i } }
  const mails = mailboxes()
  const numbers = numbersOf(staff, company)

  return {
    personId: ids.person,
    signIns: [...signIns].filter(([, { email }]) => email).map(([i, { email, name }]): SignIn => ({ email: email!, who: name, personId: ids.person(i) })),
    since: iso(Math.floor(now / day) - 30),
    facts: [
      stream('person', ['id', 'name', 'preferred_name', 'pronouns', 'work_email', 'work_phone'], personRow),
      stream('contact_details', ['id', 'version', 'personal_email', 'mobile_phone', 'home_phone', 'address', 'city', 'region', 'postal_code', 'country'], contactRow),
      stream('personal_details', ['id', 'birth_date', 'gender', 'marital_status', 'nationality'], personalRow),
      stream('employment', ['id', 'version', 'person_id', 'legal_entity_id', 'kind', 'number', 'starts_on', 'status', 'ends_on', 'termination_kind', 'termination_reason_id', 'termination_reason'], employmentRow),
      streams('assignment', ['id', 'person_id', 'employment_id', 'is_primary'], assignmentRows),
      streams('contract', ['id', 'employment_id', 'person_id', 'starts_on', 'ends_on', 'form', 'fixed_term_ends_on', 'probation_ends_on'], contractRows),
      streams('working_hours', ['id', 'assignment_id', 'person_id', 'starts_on', 'ends_on', 'weekly_hours', 'working_days'], hoursRows),
      streams('pay', ['id', 'assignment_id', 'person_id', 'starts_on', 'ends_on', 'amount', 'currency', 'per', 'reason', 'payments_a_year', 'grade', 'allowances'], payRows),
      { table: 'allowance_kind', columns: ['id', 'name', 'counts_to_base'], rows: allowanceKinds.map(({ name, countsToBase }, n) => [ids.allowance(n), name, countsToBase]) },
      streams('placement', ['id', 'assignment_id', 'person_id', 'starts_on', 'ends_on', 'job_id', 'unit_id', 'location_id', 'manager_assignment_id', 'cost_shares', 'home_country', 'home_subdivision'], placementRows),
      ...personal(seed, people, i => ({ id: ids.person(i), name: identityOf(i).name, country: staff.countryOf(i), startsOn: iso(start[i]!) }), (country, roll) => phones[country]!(roll, false)),
    ] satisfies Stream[],
    /** What happened, as far as it is told: who came, who left, who has another phone. A row for each part of an event. */
    events: streams('demo_event', ['id', 'at', 'actor', 'actor_id', 'actor_name', 'record', 'record_id', 'move', 'person_id', 'subject_id', 'parts', 'part', 'before', 'after', 'salt'], eventRows),
  }

  function id(kind: number) {
    let last = -1, made = ''
    return (number: number) => number === last ? made : made = idOf(seed, kind, last = number)
  }
  function stream(table: string, columns: string[], row: (i: number) => Value[]): Stream {
    return { table, columns, rows: { *[Symbol.iterator]() { for (const i of everyone) yield row(i) } } }
  }
  function streams(table: string, columns: string[], rows: (i: number) => Iterable<Value[]>): Stream {
    return { table, columns, rows: { *[Symbol.iterator]() { for (const i of everyone) yield* rows(i) } } }
  }

  function identityOf(i: number): Identity {
    return signIns.get(i) ?? identityIn(staff.countryOf(i), chance(seed, 13, i), i % 50 === 24 ? Math.floor(i / 50) : null)
  }
  function mailOf(i: number) {
    return signIns.get(i)?.email ?? `${mailbox(identityOf(i).name)}${mails[i]! > 1 ? mails[i]! : ''}@demo.example`
  }
  function mailboxes() {
    const used = new Map<string, number>()
    return Int32Array.from(everyone, i => {
      const box = mailbox(identityOf(i).name)
      used.set(box, (used.get(box) ?? 0) + 1)
      return used.get(box)!
    })
  }

  function personRow(i: number): Value[] {
    const roll = chance(seed, 30, i)
    const { name, gender } = identityOf(i)
    const preferred = roll() < 0.09 && name.includes(' ') ? shortOf(name.split(' ')[0]!) : null
    const pronouns = gender === 'non_binary' ? 'they/them' : roll() < 0.15 ? gender === 'female' ? 'she/her' : gender === 'male' ? 'he/him' : null : null
    return [ids.person(i), name, preferred, pronouns, mailOf(i), roll() < 0.7 ? phones[staff.countryOf(i)]!(roll, true) : null]
  }

  function contactRow(i: number): Value[] {
    const roll = chance(seed, 31, i)
    const country = staff.countryOf(i)
    const { name: city, subdivision } = company.locations[staff.place[i]!]!
    const mobile = phones[country]!(roll, false)
    const { name } = identityOf(i)
    const street = streetIn(country, roll), number = whole(roll, 1, 240)
    return [
      ids.person(i), newPhone(i) ? 2 : 1, roll() < 0.8 ? `${mailbox(name)}${whole(roll, 1, 99)}@mail.example` : null, newPhone(i) ?? mobile, roll() < 0.15 ? phones[country]!(roll, true) : null,
      country === 'DE' ? `${street} ${number}` : `${number} ${street}`, city, country === 'GB' ? null : subdivision, postalCodes[country]!(roll), country,
    ]
  }
  function mobileOf(i: number) {
    return phones[staff.countryOf(i)]!(chance(seed, 31, i), false)
  }
  /** One in twenty-five has told of another phone since. */
  function newPhone(i: number): string | null {
    const roll = chance(seed, 32, i)
    return i < headcount && roll() < 0.04 && start[i]! < staff.today - 40 ? phones[staff.countryOf(i)]!(roll, false) : null
  }

  function personalRow(i: number): Value[] {
    const roll = chance(seed, 33, i)
    const isOlder = staff.isHead(i) || staff.isCast.has(i)
    const birth = Math.min(start[i]!, staff.today) - Math.round((isOlder ? 27 + 26 * roll() : 20 + 34 * roll() * roll() + 4 * roll()) * 365.25)
    const status = (['single', 'married', 'partnership', 'divorced', 'separated', 'widowed'] as const)[weighted(roll, [40, 42, 6, 8, 2, 2])]!
    return [ids.person(i), roll() < 0.97 ? iso(birth) : null, identityOf(i).gender, roll() < 0.8 ? status : null, roll() < 0.86 ? staff.countryOf(i) : pick(roll, ['GB', 'US', 'DE', 'IN', 'PL', 'IE', 'NG', 'TR', 'FR', 'BR', 'CN', 'MX'])]
  }

  function employmentRow(i: number): Value[] {
    const left = staff.leaving(i)
    return [
      ids.employment(i), left ? 2 : 1, ids.person(i), company.entityId(entityOf(i)), staff.isContingent(i) ? 'contingent' : 'employee', `${staff.isContingent(i) ? 'C' : ''}${numbers[i]!}`, iso(start[i]!),
      left ? 'terminated' : 'open', left && iso(left.on), left?.kind ?? null, left && reasonId(organizationId, codes[left.reason]), left?.reason ?? null,
    ]
  }
  function entityOf(i: number) {
    return company.locations[staff.place[i]!]!.entity
  }

  function* assignmentRows(i: number): Iterable<Value[]> {
    yield [ids.assignment(i), ids.person(i), ids.employment(i), true]
    if (staff.second(i).length) yield [ids.second(i), ids.person(i), ids.employment(i), false]
  }

  function* contractRows(i: number): Iterable<Value[]> {
    const roll = chance(seed, 34, i)
    const [from, country] = [start[i]!, staff.countryOf(i)]
    const probation = country !== 'US' && roll() < 0.9 ? iso(from + 182) : null
    const row = (n: number, since: number, until: number | null, form: string, fixedUntil: number | null, probationUntil: string | null): Value[] =>
      [ids.contract(i * 4 + n), ids.employment(i), ids.person(i), iso(since), until === null ? null : iso(until), form, fixedUntil === null ? null : iso(fixedUntil), probationUntil]
    const term = from + 729
    if (staff.isContingent(i)) yield row(0, from, null, 'fixed_term', Math.max(from, end[i]! || staff.today) + whole(roll, 60, 300), null)
    else if (roll() < 0.07 && i < headcount && term < staff.today) { yield row(0, from, term, 'fixed_term', term, probation); yield row(1, term + 1, null, 'permanent', null, null) }
    else if (roll() < 0.06 && i < headcount) yield row(0, from, null, 'fixed_term', Math.max(from, staff.today) + whole(roll, 30, 600), probation)
    else if (!staff.isHead(i) && company.rungs[staff.rung[i]!]!.below === null && roll() < 0.12) yield row(0, from, null, country === 'DE' ? 'working_student' : country === 'GB' ? 'apprentice' : 'intern', null, null)
    else yield row(0, from, null, 'permanent', null, probation)
  }

  function* hoursRows(i: number): Iterable<Value[]> {
    const roll = chance(seed, 35, i)
    const full = { GB: 37.5, US: 40, DE: 39, IN: 45 }[staff.countryOf(i)]!
    const part = roll() < 0.12 && !staff.isCast.has(i) ? pick(roll, [0.5, 0.6, 0.8, 0.8, 0.9]) : 1
    const row = (n: number, since: number, until: number | null, share: number): Value[] => [ids.hours(i * 4 + n), ids.assignment(i), ids.person(i), iso(since), until === null ? null : iso(until), round(full * share, 0.05), share === 1 ? null : Math.max(2, Math.round(share * 5))]
    const last = i >= headcount ? end[i]! : staff.today
    const changes = roll() < 0.07 && last - start[i]! > 300 ? whole(roll, start[i]! + 120, last - 60) : null
    const [second] = staff.second(i)
    if (second) { yield row(0, start[i]!, second.from - 1, 1); yield row(1, second.from, null, 0.6); yield [ids.hours(i * 4 + 2), ids.second(i), ids.person(i), iso(second.from), null, round(full * 0.4, 0.05), 2] }
    else if (changes === null) yield row(0, start[i]!, null, part)
    else { yield row(0, start[i]!, changes - 1, part === 1 ? 0.8 : 1); yield row(1, changes, null, part) }
  }

  function* payRows(i: number): Iterable<Value[]> {
    const { currency } = company.entities[entityOf(i)]!
    const placed = staff.placements(i)
    const rises = wages(seed, i, staff, company, placed)
    for (const [n, { from, amount, per, reason }] of rises.entries())
      yield [ids.pay(i * 32 + n), ids.assignment(i), ids.person(i), iso(from), n + 1 < rises.length ? iso(rises[n + 1]!.from - 1) : null, amount, currency, per, reason, paymentsAYear(i, per), per === 'year' ? gradeOf(placed.findLast(each => each.from <= from)?.rung ?? staff.rung[i]!) : null, n + 1 < rises.length ? null : allowancesOf(i)]
    const [second] = staff.second(i)
    if (second) yield [ids.pay(i * 32 + 31), ids.second(i), ids.person(i), iso(second.from), null, Math.round(company.pay(second.rung, staff.countryOf(i)) / 1000) * 100_000, currency, 'year', 'Second job', paymentsAYear(i, 'year'), gradeOf(second.rung), null]
  }

  function* placementRows(i: number): Iterable<Value[]> {
    yield* staff.placements(i).map((each, n) => placementRow(i, n, ids.assignment(i), each))
    yield* staff.second(i).map((each, n) => placementRow(i, 48 + n, ids.second(i), each))
  }
  function placementRow(i: number, n: number, assignment: string, { from, until, rung, unit, place, manager }: Placed): Value[] {
    return [
      ids.placement(i * 64 + n), assignment, ids.person(i), iso(from), until === null ? null : iso(until), company.jobId(rung), company.unitId(unit), company.locationId(place),
      manager === null ? null : ids.assignment(manager), costShares(i, company.plan.units[unit]!.costCentre), ...homeOf(i, until),
    ]
  }

  /** Thirteen times a year in Germany, else each month. */
  function paymentsAYear(i: number, per: string) {
    return per === 'year' ? staff.countryOf(i) === 'DE' ? 13 : 12 : null
  }
  function gradeOf(rung: number) {
    return /[A-Z]\d$/.exec(company.rungs[rung]!.code)?.[0] ?? null
  }
  function allowancesOf(i: number) {
    const given = allowanceKinds.flatMap(({ every, monthly }, n) => i % every === every - 1 ? [{ kindId: ids.allowance(n), amount: monthly(staff.countryOf(i)), per: 'month' }] : [])
    return given.length ? JSON.stringify(given) : null
  }
  /** One in fifty works from a home in another state, whose law and holidays hold there. */
  function homeOf(i: number, until: number | null) {
    const home = until === null && i % 50 === 13 ? homes[staff.countryOf(i)] : undefined
    return home && home !== company.locations[staff.place[i]!]!.subdivision ? [staff.countryOf(i), home] as const : [null, null] as const
  }
  /** One in forty works for two cost centres. */
  function costShares(i: number, own: number) {
    const other = company.plan.units[0]!.costCentre
    const parts = i % 40 === 7 && other !== own ? [[own, 60], [other, 40]] as const : [[own, 100]] as const
    return JSON.stringify(parts.map(([number, share]) => ({ costCentreId: company.costCentreId(number), share })))
  }

  function* eventRows(i: number): Iterable<Value[]> {
    const roll = chance(seed, 36, i)
    const [person, { name }] = [ids.person(i), identityOf(i)]
    const came = Math.min(start[i]! - whole(roll, 5, 40), staff.today - 1)
    const [byHr, self] = [came > staff.opened ? hrAt(i, came) : ['system:demo', null, null] as const, [`person:${person}`, person, name] as const]
    const at = (on: number) => Math.min(on * day + whole(roll, 8 * 60, 17 * 60) * 60_000 + whole(roll, 0, 59_999), now - 60_000)
    const event = (n: number, on: number, by: readonly [string, string | null, string | null], record: string, recordId: string, move: string, parts: Record<string, [object | null, object]>): Value[][] => {
      const when = at(on)
      const entries = Object.entries(parts)
      return entries.map(([part, [before, after]], k): Value[] => [idAt(when, seed, 40 + n, i), new Date(when).toISOString(), ...by, record, recordId, move, person, recordId, k ? null : entries.length, part, before && JSON.stringify(before), JSON.stringify(after),
        `\\x${idOf(seed, 50 + n * 8 + k, i).replaceAll('-', '')}`])
    }
    yield* event(0, Math.max(came, staff.opened), byHr, 'person', person, 'create', { '': [null, { name, workEmail: mailOf(i) }] })
    const left = staff.leaving(i)
    if (left) yield* event(1, Math.min(left.on - whole(roll, 14, 60), staff.today - 2), hrAt(i, left.on - 30), 'employment', ids.employment(i), 'terminate', {
      status: [{ status: 'open' }, { status: 'terminated' }], ends_on: [{ endsOn: null }, { endsOn: iso(left.on) }],
      termination_kind: [{ terminationKind: null }, { terminationKind: left.kind }], termination_reason_id: [{ terminationReasonId: null }, { terminationReasonId: reasonId(organizationId, codes[left.reason]) }], termination_reason: [{ terminationReason: null }, { terminationReason: left.reason }],
    })
    const phone = newPhone(i)
    if (phone) yield* event(2, Math.max(start[i]! + 5, staff.today - whole(roll, 1, 400)), self, 'contact_details', person, 'edit', { '': [{ mobilePhone: mobileOf(i) }, { mobilePhone: phone }] })
  }
  /** The generalist of the site, or whoever led HR before there was one. */
  function hrAt(i: number, on: number): readonly [string, string, string] {
    const generalist = cast.generalists[staff.place[i]!]!
    const by = start[generalist]! < on && generalist !== i ? generalist : cast.chro
    return [`person:${ids.person(by)}`, ids.person(by), identityOf(by).name]
  }
}

/** Numbers of each legal entity, by the first day. */
function numbersOf({ people, start, place }: Careers, { locations, entities }: Company): Int32Array {
  const next = entities.map(() => 1001)
  const numbers = new Int32Array(people)
  for (const i of Int32Array.from({ length: people }, (_, i) => i).sort((a, b) => start[a]! - start[b]! || a - b)) numbers[i] = next[locations[place[i]!]!.entity]!++
  return numbers
}

const homes: Record<string, string> = { US: 'NJ', DE: 'BB', IN: 'KL' }
const allowanceKinds = [
  { name: 'Shift allowance', countsToBase: true, every: 17, monthly: (country: string) => ({ IN: '6000', US: '250' }[country] ?? '180') },
  { name: 'Car allowance', countsToBase: false, every: 23, monthly: (country: string) => ({ IN: '15000', US: '500' }[country] ?? '400') },
  { name: 'First aider', countsToBase: false, every: 41, monthly: (country: string) => ({ IN: '800' }[country] ?? '20') },
]

const day = 86_400_000
const firstDay = dayOf(1930, 1, 1)
const days: string[] = []
const iso = (on: number) => days[on - firstDay] ??= new Date(on * day).toISOString().slice(0, 10)
const round = (value: number, step: number) => Number((Math.round(value / step) * step).toFixed(2))

import { addDays, addMonths, type Day } from '#shared/calendar.ts'
import { exact, highest, lowest, sum, type Exact, type Quantity } from '#shared/exact.ts'
import { accrualsOf } from './accrual.ts'
import type { Carries, Entered, Entry, Facts, Given, Layer, Left, Policies, Policy, Taken, Turned, Year } from './policy.ts'
import { never, stretchesOf, yearsOf } from './years.ts'

export type { Assigned, Entered, Entry, Facts, Layer, Policies, Policy, Taken, Versions } from './policy.ts'

/** What a policy may not say: each a code. What the law of a place says is `floors.ts`. */
export function problemsOf({ yearFrom, unit, gives, accrual, rounding, order, carries, lapses, layers = {} }: Policy): string[] {
  const lost = ({ layer }: { layer: Given }) => (layers[layer]?.lapses ?? lapses) !== 'no' && (layers[layer]?.carries ?? carries).months === 0
  return [
    ...rounding && rounding.way !== 'up' && rounding.way !== 'from_half' && !('worked' in accrual) && gives.some(({ layer }) => layer.endsWith('statutory')) ? ['leave.law_rounded_away'] : [],
    ...[...gives.map(({ layer }) => layer), 'carried' as const].some(layer => !order.includes(layer)) ? ['leave.order_incomplete'] : [],
    ...unit !== 'hours' && gives.some(({ hours }) => hours !== undefined) ? ['leave.hours_in_days'] : [],
    ...'part' in accrual && accrual.part === 'twelfths' && !yearFrom.endsWith('-01-01') ? ['leave.twelfths_of_another_year'] : [],
    ...gives.some(lost) ? ['leave.carried_for_no_time'] : [],
  ]
}

type Went = { layer: Layer | undefined; days: Exact }

/**
 * Every entry of an account until a day, oldest first. This one function projects and posts: entries until a day are the beginning of
 * those until any later one, so it doesn't matter when, how often or in how many steps they are posted. `turned` hears what becomes of a year's end, and why; `remain`, what is left of what in the end.
 * What was brought in for a day is what there is when that day ends: the account begins there, whatever it would have come to by itself.
 */
export function entriesOf(policies: Policies, facts: Facts, taken: readonly Taken[], asOf: Day, turned?: (of: Turned) => void, remain?: (left: readonly Left[]) => void): Entry[] {
  const { part, handedOn = [] } = facts, until = part?.until && part.until < asOf ? part.until : asOf
  const years = yearsOf(policies, facts, until), accruals = Map.groupBy(accrualsOf(years, facts), ({ on }) => on)
  const entered = Map.groupBy(facts.entered ?? [], ({ on }) => on), opened = openedOn(facts), takings = Map.groupBy(taken, ({ on }) => on)
  const entries: Entry[] = [], tranches: Left[] = [], along: Left[] = []
  let policy: Policy, by: string, former = { byLaw: exact(0), elsewhere: exact(0), offset: exact(0) }

  if (opened !== null && opened > until) return entries
  const ended = Map.groupBy(years, ({ to }) => addDays(to, 1)), bounds = [...new Set([...years.map(({ holds }) => holds.from), ...ended.keys()])].filter(day => day <= until).sort()
  for (const [nth, from] of bounds.entries()) {
    const year = years.findLast(({ holds }) => holds.from <= from)!, to = addDays(bounds[nth + 1] ?? never, -1), went: Went[] = []
    for (const each of ended.get(from) ?? []) turn(each, from, went)
    policy = year.policy
    by = year.by
    if (year.from === from) former = { byLaw: exact(0), elsewhere: exact(0), offset: exact(0) }
    const ends = [...tranches, ...facts.entered ?? []].flatMap(({ expiresOn }) => expiresOn ? [addDays(expiresOn, 1)] : [])
    const days = new Set([...accruals.keys(), ...entered.keys(), ...takings.keys(), ...ends, ...facts.endsOn ? [facts.endsOn] : [], ...handedOn.flatMap(each => [each.on, addDays(each.on, 1)])])
    for (const on of [...days].filter(day => day >= from && day <= to && day <= until).sort()) {
      for (const each of along.splice(0)) put(on, 'taken_over', each.layer, each.left, each.expiresOn, null, each.origin, each.by)
      expire(on)
      for (const each of accruals.get(on) ?? []) accrue(on, each.layer, capped(each.days), each.by)
      const [opening, others] = partition(entered.get(on) ?? [])
      for (const each of others) enter(each)
      offset(on)
      for (const each of takings.get(on) ?? []) if (!each.ill) take(on, exact(each.days), each.request ?? null)
      for (const [request, of] of Map.groupBy((takings.get(on) ?? []).filter(({ ill }) => ill), each => each.request ?? null)) take(on, sum(of.map(({ days }) => days)), request, true)
      settle(on)
      if (opening.length) open(on, opening)
      if (on === facts.endsOn) end(on)
      else for (const each of handedOn) if (each.on === on) handOn(each)
    }
  }
  remain?.(tranches)
  return part?.from ? entries.filter(({ on }) => on >= part.from!) : entries

  function put(on: Day, kind: Entry['kind'], layer: Layer, days: Exact, expiresOn: Day | null = null, request: string | null = null, origin = layer, of = by) {
    if (days.is(0)) return
    entries.push({ on, kind, layer, days, expiresOn, request })
    const tranche = tranches.find(each => each.layer === layer && each.origin === origin && each.expiresOn === expiresOn && each.by === of)
    if (tranche) tranche.left = tranche.left.plus(days)
    else tranches.push({ layer, origin, expiresOn, by: of, left: days })
  }
  function draw(on: Day, kind: Entry['kind'], { layer, origin, expiresOn, by }: Left, days: Exact, request: string | null = null) { put(on, kind, layer, days.times(-1), expiresOn, request, origin, by) }
  function inOrder(of: readonly Left[] = tranches) {
    const nth = ({ layer }: Left) => policy.order.indexOf(layer)
    return of.filter(({ left }) => left.isAbove(0)).toSorted((a, b) => nth(a) - nth(b) || ((a.expiresOn ?? never) < (b.expiresOn ?? never) ? -1 : (a.expiresOn ?? never) > (b.expiresOn ?? never) ? 1 : policy.order.indexOf(a.origin) - policy.order.indexOf(b.origin)))
  }

  function expire(on: Day) {
    for (const each of inOrder()) if (each.expiresOn && each.expiresOn < on) draw(on, 'expiry', each, each.left)
  }
  function accrue(on: Day, layer: Given, days: Exact, of: string) {
    put(on, 'accrual', layer, days, null, null, layer, of)
    if (layer === 'statutory') former.byLaw = former.byLaw.plus(days)
  }
  function enter({ on, kind, layer, days, expiresOn }: Entered) {
    if (kind === 'former_employer') former.elsewhere = former.elsewhere.minus(days)
    else if (exact(days).isAbove(0)) put(on, kind, layer, exact(days), expiresOn)
    else {
      let left = exact(days).times(-1)
      for (const each of inOrder(tranches.filter(each => each.layer === layer))) {
        const part = lowest(left, each.left)
        draw(on, kind, each, part)
        left = left.minus(part)
      }
      put(on, kind, layer, left.times(-1), expiresOn)
    }
  }
  /** Nothing before the first of them is in the account; a later one says anew what there is. */
  function open(on: Day, stated: readonly Entered[]) {
    if (on === opened) entries.length = tranches.length = 0
    for (const each of tranches) draw(on, 'opening', each, each.left)
    for (const { layer, days, expiresOn } of stated) put(on, 'opening', layer, exact(days), expiresOn)
  }
  /** What a former employer gave in this year is taken off what the law gives in it, never more. */
  function offset(on: Day) {
    const due = highest(0, lowest(former.elsewhere, former.byLaw))
    put(on, 'former_employer', 'statutory', former.offset.minus(due))
    former.offset = due
  }
  function take(on: Day, days: Exact, request: string | null, ill = false) {
    let left = days
    for (const each of inOrder()) {
      const part = lowest(left, each.left)
      if (!ill || policy.illStays?.some(layer => layer === each.origin)) draw(on, 'taken', each, part, request)
      left = left.minus(part)
    }
    if (!ill) put(on, 'taken', policy.order.findLast(layer => policy.gives.some(each => each.layer === layer)) ?? 'contractual', left.times(-1), null, request)
  }
  /** What one layer owes, another that has something covers, so that nothing is lost from the one while the other is overdrawn. */
  function settle(on: Day) {
    for (const owing of tranches.filter(({ left }) => left.isBelow(0))) for (const each of inOrder()) {
      const part = lowest(each.left, owing.left.times(-1))
      draw(on, 'taken', each, part)
      draw(on, 'taken', owing, part.times(-1))
    }
  }
  function capped(days: Exact) {
    if (policy.cap === undefined || days.isBelow(0)) return days
    const room = exact(policy.cap).minus(sum(tranches.map(({ left }) => left)))
    return room.isAbove(0) ? lowest(days, room) : exact(0)
  }

  /** What was left of the year that ended goes along or is lost, by the policy of that year, of what that one gave; what went by another on that day counts against its room. */
  function turn(ended: Year, from: Day, went: Went[]) {
    policy = ended.policy
    by = ended.by
    expire(from)
    if (facts.held?.includes(ended.from)) return
    const told = !!facts.told?.includes(ended.from), hindered = facts.hindered?.find(({ year }) => year === ended.from), others = [...went]
    const carried = sum(tranches.filter(({ layer }) => layer === 'carried').map(({ left }) => left))
    const roomOf = ({ mostDays, inAll }: Carries, layer?: Layer) => highest(0, exact(mostDays).minus(inAll ? carried : sum(others.filter(each => each.layer === layer).map(({ days }) => days))))
    let room = roomOf(policy.carries)
    for (const each of inOrder()) {
      if (each.layer === 'carried' || each.by !== ended.by) continue
      const own = policy.layers?.[each.layer], lapses = own?.lapses ?? policy.lapses, carries = own?.carries ?? policy.carries
      const kept = hindered && policy.hindered?.layers.includes(each.layer) ? policy.hindered.months[hindered.by] : undefined, months = kept ?? carries.months
      const mayLapse = lapses === 'yes' || lapses === 'if_told' && (told || kept !== undefined && !!hindered?.throughout)
      const most = own?.carries ? roomOf(own.carries, each.layer) : room, goes = mayLapse && kept === undefined ? lowest(each.left, most) : each.left
      if (!own?.carries && kept === undefined) room = highest(0, room.minus(goes))
      if (kept === undefined) went.push({ layer: own?.carries && each.layer, days: goes })
      const lost = each.left.minus(goes), expiresOn = mayLapse && months !== null ? addDays(addMonths(from, months), -1) : null
      if ((opened === null || opened < from) && from >= (part?.from ?? from)) turned?.({
        year: ended.from, layer: each.layer, goes, lost, expiresOn, isPaid: carries.beyond === 'paid_out',
        because: kept !== undefined ? 'hindered' : lapses === 'no' ? 'never_lapses' : !mayLapse ? 'not_told' : lost.is(0) ? 'goes_along' : carries.beyond === 'paid_out' ? 'paid_out' : lapses === 'if_told' ? 'told' : 'beyond',
      })
      draw(from, 'carry_over', each, goes)
      put(from, 'carry_over', 'carried', goes, expiresOn, null, each.layer)
      draw(from, carries.beyond ?? 'expiry', each, lost)
    }
  }
  /** With the last day in a legal entity: what the policy says goes along, with what is owed, and is there on the next day in the account of the other. */
  function handOn({ on, carries, months }: NonNullable<Facts['handedOn']>[number]) {
    const next = addDays(on, 1), by = months === undefined ? null : addDays(addMonths(next, months), -1)
    for (const each of inOrder()) if (!carries.includes(each.layer)) draw(on, policy.ends?.pays.includes(each.layer) ? 'paid_out' : 'expiry', each, each.left)
    for (const each of tranches.filter(({ left }) => !left.is(0))) {
      along.push(by === null || each.left.isBelow(0) ? { ...each } : { ...each, layer: 'carried', expiresOn: each.expiresOn && each.expiresOn < by ? each.expiresOn : by })
      draw(on, 'handed_on', each, each.left)
    }
  }
  /** With the last day: nothing is left, and nothing owed. */
  function end(on: Day) {
    if (!policy.ends) return
    for (const each of inOrder()) draw(on, policy.ends.pays.includes(each.layer) ? 'paid_out' : 'expiry', each, each.left)
    for (const each of tranches) if (each.left.isBelow(0)) draw(on, policy.ends.overdrawn, each, each.left)
  }
}

/** The day for which a balance was brought in first: what an account would have come to by then doesn't count. */
export function openedOn({ entered = [], startsOn }: Pick<Facts, 'entered' | 'startsOn'>): Day | null {
  return entered.filter(({ kind, on }) => kind === 'opening' && on >= startsOn).map(({ on }) => on).sort()[0] ?? null
}
const partition = (entered: readonly Entered[]) => [entered.filter(({ kind }) => kind === 'opening'), entered.filter(({ kind }) => kind !== 'opening')] as const

/** What the ledger still lacks: what was posted already isn't posted again, and what no longer follows is taken back by a further entry, never erased. */
export function toPost(posted: readonly Entry[], due: readonly Entry[]): Entry[] {
  const keyOf = ({ on, kind, layer, expiresOn, request }: Entry) => [on, kind, layer, expiresOn, request].join()
  const groups = Map.groupBy([...due, ...posted.map(each => ({ ...each, days: each.days.times(-1) }))], keyOf)
  return [...groups.values()].map(of => ({ ...of[0]!, days: sum(of.map(({ days }) => days)) })).filter(({ days }) => !days.is(0)).sort((a, b) => a.on < b.on ? -1 : a.on > b.on ? 1 : 0)
}

/** What is there on a day, by layer: never kept, always the sum. */
export function balanceOn(entries: readonly Entry[], on: Day): { days: Exact; layers: { layer: Layer; days: Exact }[] } {
  const until = entries.filter(each => each.on <= on)
  const layers = [...Map.groupBy(until, ({ layer }) => layer)].map(([layer, of]) => ({ layer, days: sum(of.map(({ days }) => days)) }))
  return { days: sum(until.map(({ days }) => days)), layers: layers.filter(({ days }) => !days.is(0)) }
}

/** Days on which what is wanted would leave less than `floor`: taking it must leave what is booked later its cover too, and what is known to be given back. */
export const lacksOn = (policy: Policies, facts: Facts, booked: readonly Taken[], wanted: readonly Taken[], floor: Quantity = 0): Day[] => shortOn(policy, facts, booked, wanted, floor).map(({ on }) => on)

/** How much of what is wanted there is: all of it, a part or nothing. */
export function roomFor(policy: Policies, facts: Facts, booked: readonly Taken[], wanted: Taken, floor: Quantity = 0): Exact {
  let days = exact(wanted.days)
  // Taking less by what is lacking most leaves nobody with more than there is, since what would lapse anyway is no loss: so it comes down to the answer from above.
  for (let short = exact(0); days.isAbove(0); days = days.minus(short)) {
    short = highest(0, ...shortOn(policy, facts, booked, [{ ...wanted, days }], floor).map(({ by }) => by))
    if (short.is(0)) return days
  }
  return exact(0)
}

/** What taking it leaves on a day, and the days on which it would be too little: of one fold. */
export function effectOf(policy: Policies, facts: Facts, booked: readonly Taken[], wanted: readonly Taken[], floor: Quantity, on: Day): { after: ReturnType<typeof balanceOn>; lacks: Day[] } {
  const entries = foldedFor(policy, facts, [...booked, ...wanted], on)
  return { after: balanceOn(entries, on), lacks: shortIn(entries, booked, wanted, floor).map(({ on }) => on) }
}
const shortOn = (policy: Policies, facts: Facts, booked: readonly Taken[], wanted: readonly Taken[], floor: Quantity) =>
  wanted.length ? shortIn(foldedFor(policy, facts, [...booked, ...wanted]), booked, wanted, floor) : []

/** A last day and another policy ahead take back what was given for the days after them. */
const foldedFor = (policy: Policies, facts: Facts, all: readonly Taken[], until: Day = '') =>
  entriesOf(policy, facts, all, [until, ...all.map(({ on }) => on), ...facts.endsOn ? [facts.endsOn] : [], ...stretchesOf(policy, facts.startsOn).map(({ from }) => from)].sort().at(-1)!)

function shortIn(entries: readonly Entry[], booked: readonly Taken[], wanted: readonly Taken[], floor: Quantity): { on: Day; by: Exact }[] {
  const days = [...booked, ...wanted].map(({ on }) => on), first = wanted.map(({ on }) => on).sort()[0] ?? never
  const fewer = entries.filter(({ kind, days }) => kind === 'accrual' && days.isBelow(0)).map(({ on }) => on), stands = entries.filter(({ kind }) => kind !== 'handed_on')
  let left = exact(0), nth = 0
  return [...new Set([...days, ...fewer])].sort().flatMap(on => {
    for (; nth < stands.length && stands[nth]!.on <= on; nth++) left = left.plus(stands[nth]!.days)
    const by = exact(floor).minus(left)
    return on >= first && by.isAbove(0) ? [{ on, by }] : []
  })
}

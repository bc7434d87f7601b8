import type { WorkLevel } from '#shared/work.ts'
import type { Step } from './rules-why.ts'

export type Seat = { kind: 'generalist' | 'specialist' | 'leader'; takes: readonly WorkLevel[]; main: string | null; helps: readonly string[] }
/** Somebody who handles something: what, for which populations (0 is everyone), and how much they have on their desk, in minutes. `offset`: of their clock, in minutes. */
export type Colleague = { id: string; grants: readonly { function: string; level: 'handle' | 'administer'; population: number }[]; seats: readonly Seat[]; isAway: boolean; delegateId: string | null; languages: readonly string[]; offset: number; load: number }
/** What is to be given: judged by the populations that its subject is in; `units` from the nearest upward. */
export type Matter = {
  id: string; function: string; level: WorkLevel; personId: string; askedById: string | null; managerIds: readonly string[]; populations: readonly number[]; units: readonly string[]; languages: readonly string[]; offset: number; minutes: number
  isHr: boolean; isLead: boolean; asksLeaders: boolean; firstContact: 'generalist' | 'expert'; onlyIds: readonly string[]
}
export type Team = {
  people: readonly Colleague[]; secondPersonId: string | null
  /** 'who:whom', and 'who:whom:function' where it is in one area alone. */
  conflicts: ReadonlySet<string>
  partners: readonly { unitId: string; function: string | null; personId: string }[]
  teams: readonly { function: string; gives: 'assign' | 'offer'; leadId: string | null }[]
  /** Populations for the HR team. */
  hrPopulations: ReadonlySet<number>
  /** Who has something open with whom: by whom it is about or who asked, those who have it. */
  open: Map<string, Set<string>>
}
export type Given = { id: string; assigneeId: string | null; routed: 'assigned' | 'offered' | 'lead' | 'nobody'; why: Step[] }
type Kind = 'assistant' | 'generalist' | 'specialist' | 'leader'

/** Each in turn, by the load and the matters that those before it have left. */
export function distribute(matters: readonly Matter[], team: Team): Given[] {
  const desk = laid(team)
  return matters.map(matter => {
    const given = route(matter, desk)
    if (given.assigneeId) keep(desk, matter, given.assigneeId)
    return given
  })
}

function route(matter: Matter, desk: Desk): Given {
  const why: Step[] = [], note = (step: string, left: number) => why.push({ step, left })
  const given = (who: Colleague | undefined, routed: Given['routed']): Given => ({ id: matter.id, assigneeId: who?.id ?? null, routed, why })
  const least = (those: readonly Colleague[]) => those.length ? desk.least(those) : undefined
  const holders = holdersOf(matter, desk)
  note('holders', holders.length)
  const able = holders.filter(each => mayHave(each, matter, desk))
  if (able.length < holders.length) note('barred', able.length)
  const here = able.filter(each => !each.isAway)
  if (here.length < able.length) note('away', here.length)
  if (!here.length) { note('nobody', 0); return given(undefined, 'nobody') }

  const second = matter.isLead ? here.find(each => each.id === desk.team.secondPersonId) : undefined
  if (second) { note('second_person', 1); return given(second, 'assigned') }
  const kind = (each: Colleague) => kindOf(each, matter.function)
  const named = matter.onlyIds.length ? here.filter(each => matter.onlyIds.includes(each.id)) : matter.level === 'sensitive' ? here.filter(each => takes(each, matter)) : null
  const isSmall = here.every(each => kind(each) === 'leader')
  const first = named ?? (matter.asksLeaders || isSmall ? here : here.filter(each => kind(each) !== 'leader'))
  if (named) note('named', first.length)
  else if (first.length < here.length) note('no_leaders', first.length)
  if (!first.length) {
    const leadId = desk.teams.get(matter.function)?.leadId
    const lead = here.find(each => each.id === leadId) ?? least(here.filter(each => kind(each) === 'leader')) ?? least(here)
    note('lead', 1)
    return given(lead, 'lead')
  }

  let left = first, isSettled = false
  const narrow = (step: string, fits: readonly Colleague[]) => {
    if (!fits.length || left.length === 1) return
    left = [...fits]
    note(step, left.length)
  }
  const standing = (ids: Iterable<string>) => { const those = new Set([...ids].map(id => standIn(id, desk))); return left.filter(each => those.has(each.id)) }
  const prefer = (step: string, ids: Iterable<string>) => {
    const fits = standing(ids)
    if (!fits.length) return
    isSettled = true
    left = fits
    note(step, left.length)
  }
  if (matter.isHr) narrow('hr_for_hr', left.filter(each => each.grants.some(grant => grant.function === matter.function && desk.team.hrPopulations.has(grant.population) && matter.populations.includes(grant.population))))
  const known = [...openWith(desk, [matter.personId, ...matter.askedById ? [matter.askedById] : []])]
  if (standing(known).length) prefer('matter', known)
  else prefer('manager', openWith(desk, matter.managerIds))
  prefer('partner', partnersOf(matter, desk))
  if (!isSettled && desk.teams.get(matter.function)?.gives === 'offer') { note('team', left.length); return given(undefined, 'offered') }
  if (!named) narrow('level', left.filter(each => takes(each, matter)))
  narrow('language', left.filter(each => each.languages.some(one => matter.languages.includes(one))))
  narrow('hours', left.filter(each => Math.abs(each.offset - matter.offset) <= 240))
  if (left.length > 1) note('load', 1)
  return given(least(left), 'assigned')
}

type Desk = { team: Team; byId: Map<string, Colleague>; loads: Map<string, number>; holders: Map<string, Colleague[]>; partners: Map<string, string[]>; teams: Map<string, Team['teams'][number]>; least: (those: readonly Colleague[]) => Colleague }
function laid(team: Team): Desk {
  const loads = new Map(team.people.map(each => [each.id, each.load])), partners = new Map<string, string[]>()
  for (const { unitId, function: fn, personId } of team.partners) { const key = `${unitId}:${fn ?? ''}`; partners.set(key, [...partners.get(key) ?? [], personId]) }
  return { team, byId: new Map(team.people.map(each => [each.id, each])), loads, holders: new Map(), partners, teams: new Map(team.teams.map(each => [each.function, each])), least: those => those.reduce((best, each) => isBefore(each, best) ? each : best) }
  function isBefore(one: Colleague, other: Colleague) {
    const by = loads.get(one.id)! - loads.get(other.id)!
    return by < 0 || by === 0 && one.id < other.id
  }
}
function keep(desk: Desk, { personId, askedById, minutes }: Matter, who: string) {
  desk.loads.set(who, (desk.loads.get(who) ?? 0) + minutes)
  for (const party of [personId, askedById]) if (party) desk.team.open.set(party, (desk.team.open.get(party) ?? new Set()).add(who))
}

/** Once for all subjects of the same populations. */
function holdersOf({ function: fn, populations }: Matter, { team, holders }: Desk): Colleague[] {
  const key = `${fn}:${populations.join()}`
  const known = holders.get(key) ?? team.people.filter(each => each.grants.some(grant => grant.function === fn && (grant.population === 0 || populations.includes(grant.population))))
  holders.set(key, known)
  return known
}
const mayHave = ({ id }: Colleague, { personId, managerIds, function: fn }: Matter, { team: { conflicts } }: Desk) =>
  id !== personId && !managerIds.includes(id) && !conflicts.has(`${id}:${personId}`) && !conflicts.has(`${id}:${personId}:${fn}`)

/** By their seats; without one, by what they hold: who leads HR, who administers a few areas, who handles many, and who helps with few. */
function kindOf({ seats, grants }: Colleague, fn: string): Kind {
  if (seats.length) return seats.every(each => each.kind === 'leader') ? 'leader' : seats.some(each => each.kind === 'specialist' && (each.main === fn || each.helps.includes(fn))) ? 'specialist' : seats.some(each => each.kind === 'generalist') ? 'generalist' : 'assistant'
  if (grants.some(each => each.level === 'administer' && ['people', 'access'].includes(each.function))) return 'leader'
  const areas = new Set(grants.map(each => each.function))
  if (areas.size <= 3) return grants.some(each => each.function === fn && each.level === 'administer') ? 'specialist' : 'assistant'
  return 'generalist'
}
function takes(each: Colleague, matter: Matter): boolean {
  const kind = kindOf(each, matter.function), isFirst = matter.askedById !== null && !['expert', 'sensitive'].includes(matter.level)
  if (kind === 'leader' && matter.asksLeaders) return true
  if (isFirst) return kind === (matter.firstContact === 'expert' ? 'specialist' : 'generalist')
  const seats = each.seats.filter(({ takes }) => takes.length > 0)
  if (seats.length) return seats.some(seat => seat.takes.includes(matter.level) && (seat.kind !== 'specialist' || seat.main === matter.function || seat.helps.includes(matter.function)))
  switch (matter.level) {
    case 'routine': return kind === 'assistant'
    case 'standard': return kind === 'generalist'
    case 'expert': return kind === 'specialist'
    case 'sensitive': return each.grants.some(grant => grant.function === matter.function && grant.level === 'administer')
  }
}
/** Who is away is stood in for by whom they have named. */
function standIn(id: string, { byId }: Desk): string {
  const who = byId.get(id)
  return who?.isAway && who.delegateId ? who.delegateId : id
}
function openWith({ team: { open } }: Desk, parties: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const party of parties) for (const who of open.get(party) ?? []) found.add(who)
  return found
}
/** Of the nearest unit that has one; for this area before for all. */
function partnersOf({ units, function: fn }: Matter, { partners }: Desk): string[] {
  for (const unit of units) {
    const found = partners.get(`${unit}:${fn}`) ?? partners.get(`${unit}:`)
    if (found) return found
  }
  return []
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distribute, type Colleague, type Matter, type Team } from './rules-routing.ts'
import { whyInWords } from './rules-why.ts'

const somebody = (id: string, more: Partial<Colleague> = {}): Colleague => ({ id, grants: [{ function: 'people', level: 'handle', population: 0 }], seats: [{ kind: 'generalist', takes: [], main: null, helps: [] }], isAway: false, delegateId: null, languages: [], offset: 0, load: 0, ...more })
const team = (people: Colleague[], more: Partial<Team> = {}): Team => ({ people, secondPersonId: null, conflicts: new Set(), partners: [], teams: [], hrPopulations: new Set(), open: new Map(), ...more })
const matter = (more: Partial<Matter> = {}): Matter => ({ id: 'm', function: 'people', level: 'standard', personId: 'p', askedById: null, managerIds: [], populations: [1], units: ['u', 'above'], languages: [], offset: 0, minutes: 30, isHr: false, isLead: false, asksLeaders: false, firstContact: 'generalist', onlyIds: [], ...more })
const to = (people: Colleague[], more: Partial<Team> = {}, what: Partial<Matter> = {}) => { const [given] = distribute([matter(what)], team(people, more)); return [given!.assigneeId, given!.routed] }
const specialist = (fn: string) => ({ seats: [{ kind: 'specialist' as const, takes: ['expert' as const], main: fn, helps: [] }] })
const leader = { seats: [{ kind: 'leader' as const, takes: [], main: null, helps: [] }] }

describe('an item goes', () => {
  test('to nobody whom it is about, who manages them, who is in conflict with them or is away', () => {
    expect(to([somebody('p'), somebody('boss'), somebody('friend'), somebody('away', { isAway: true }), somebody('z')], { conflicts: new Set(['friend:p']) }, { managerIds: ['boss'] })).toEqual(['z', 'assigned'])
    expect(to([somebody('a'), somebody('b')], { conflicts: new Set(['a:p:people', 'b:p:leave']) })).toEqual(['b', 'assigned'])
  })
  test('to who has something open with that person, before the partner, before the level, before the load', () => {
    const people = [somebody('idle'), somebody('known', { load: 900 }), somebody('partner', { load: 800 })], partners = [{ unitId: 'above', function: null, personId: 'partner' }]
    expect(to(people, { partners, open: new Map([['p', new Set(['known'])]]) })).toEqual(['known', 'assigned'])
    expect(to(people, { partners, open: new Map([['boss', new Set(['known'])]]) }, { managerIds: ['boss'] })).toEqual(['known', 'assigned'])
    expect(to(people, { partners })).toEqual(['partner', 'assigned'])
    expect(to(people)).toEqual(['idle', 'assigned'])
  })
  test('to the partner of the nearest unit, of this area before of all', () => {
    const partners = [{ unitId: 'above', function: null, personId: 'far' }, { unitId: 'u', function: null, personId: 'near' }, { unitId: 'u', function: 'people', personId: 'exact' }, { unitId: 'u', function: 'leave', personId: 'other' }]
    expect(to(['far', 'near', 'exact', 'other'].map(id => somebody(id)), { partners })).toEqual(['exact', 'assigned'])
    expect(to(['far', 'near', 'other'].map(id => somebody(id)), { partners: partners.filter(each => each.personId !== 'exact') })).toEqual(['near', 'assigned'])
  })
  test('to whom the partner has named for the time away', () =>
    expect(to([somebody('a'), somebody('b', { load: 99 }), somebody('partner', { isAway: true, delegateId: 'b' })], { partners: [{ unitId: 'u', function: null, personId: 'partner' }] })).toEqual(['b', 'assigned']))
  test('by its level: expert to who knows the field, standard to a generalist, routine to an assistant', () => {
    const assistant = somebody('c', { seats: [{ kind: 'specialist', takes: ['routine'], main: 'people', helps: [] }] }), people = [somebody('a', specialist('people')), somebody('b'), assistant]
    expect(to(people, {}, { level: 'expert' })).toEqual(['a', 'assigned'])
    expect(to(people, {}, { level: 'standard' })).toEqual(['b', 'assigned'])
    expect(to(people, {}, { level: 'routine' })).toEqual(['c', 'assigned'])
  })
  test('without seats by what they hold', () => {
    const many = ['people', 'leave', 'benefits', 'payroll'].map(fn => ({ function: fn, level: 'handle' as const, population: 1 }))
    const people = [somebody('few', { seats: [] }), somebody('many', { seats: [], grants: many }), somebody('knows', { seats: [], grants: [{ function: 'leave', level: 'administer', population: 0 }] })]
    expect(to(people, {}, { level: 'standard' })).toEqual(['many', 'assigned'])
    expect(to(people, {}, { level: 'routine' })).toEqual(['few', 'assigned'])
    expect(to(people, {}, { function: 'leave', level: 'expert' })).toEqual(['knows', 'assigned'])
  })
  test('when somebody asks, first to a generalist, unless the kind says otherwise', () => {
    const people = [somebody('a', specialist('people')), somebody('b', { load: 50 })]
    expect(to(people, {}, { askedById: 'p', level: 'routine' })).toEqual(['b', 'assigned'])
    expect(to(people, {}, { askedById: 'p', level: 'routine', firstContact: 'expert' })).toEqual(['a', 'assigned'])
  })
  test('to who speaks the language, then who works at that time, then who has least', () => {
    const people = [somebody('a'), somebody('b', { languages: ['de'], offset: 600 }), somebody('c', { languages: ['de'], load: 5 }), somebody('d', { languages: ['de'], load: 4 })]
    expect(to(people, {}, { languages: ['de'], offset: 60 })).toEqual(['d', 'assigned'])
    expect(to(people, {}, { languages: ['fr'] })).toEqual(['a', 'assigned'])
  })
  test('what is sensitive to those who are named, and else to the lead', () => {
    const people = [somebody('a'), somebody('b'), somebody('boss', leader)]
    expect(to(people, {}, { level: 'sensitive', onlyIds: ['b'] })).toEqual(['b', 'assigned'])
    expect(to(people, {}, { level: 'sensitive', onlyIds: ['gone'] })).toEqual(['boss', 'lead'])
  })
  test('to those who lead HR only where the kind names them, where nobody else could, or where they are all there is', () => {
    expect(to([somebody('a', { load: 999 }), somebody('boss', leader)])).toEqual(['a', 'assigned'])
    expect(to([somebody('a', { load: 999 }), somebody('boss', leader)], {}, { asksLeaders: true })).toEqual(['boss', 'assigned'])
    expect(to([somebody('boss', leader)])).toEqual(['boss', 'assigned'])
  })
  test('about the head of HR to the second person, about HR to who does HR for HR', () => {
    const forHr = { grants: [{ function: 'people', level: 'handle' as const, population: 7 }] }
    expect(to([somebody('a'), somebody('second', { ...forHr, load: 99 })], { secondPersonId: 'second' }, { isHr: true, isLead: true, populations: [1, 7] })).toEqual(['second', 'assigned'])
    expect(to([somebody('a'), somebody('theirs', { ...forHr, load: 99 })], { hrPopulations: new Set([7]) }, { isHr: true, populations: [1, 7] })).toEqual(['theirs', 'assigned'])
  })
  test('into the list of a team that offers, unless somebody has something open with them', () => {
    const teams = [{ function: 'people', gives: 'offer' as const, leadId: null }]
    expect(to([somebody('a')], { teams })).toEqual([null, 'offered'])
    expect(to([somebody('a')], { teams, open: new Map([['p', new Set(['a'])]]) })).toEqual(['a', 'assigned'])
  })
  test('to nobody where nobody can, and says so', () => {
    for (const people of [[], [somebody('p')], [somebody('a', { isAway: true })], [somebody('a', { grants: [{ function: 'leave', level: 'handle', population: 0 }] })]]) expect(to(people)).toEqual([null, 'nobody'])
    expect(whyInWords(distribute([matter()], team([somebody('a', { isAway: true })]))[0]!.why)).toContain('Everybody who could is away.')
  })
  test('round the team, as each gets more to do', () =>
    expect(distribute(Array.from({ length: 6 }, (_, i) => matter({ id: `m${i}`, personId: `p${i}` })), team(['a', 'b', 'c'].map(id => somebody(id)))).map(each => each.assigneeId)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']))
})

const ids = ['a', 'b', 'c', 'd', 'e', 'f'], areas = ['people', 'leave', 'payroll'], some = fc.subarray(ids)
const colleagues = fc.array(fc.record<Colleague>({
  id: fc.constantFrom(...ids), grants: fc.array(fc.record({ function: fc.constantFrom(...areas), level: fc.constantFrom('handle' as const, 'administer' as const), population: fc.integer({ min: 0, max: 3 }) }), { maxLength: 4 }),
  seats: fc.array(fc.record({ kind: fc.constantFrom('generalist' as const, 'specialist' as const, 'leader' as const), takes: fc.subarray(['routine', 'standard', 'expert', 'sensitive'] as const), main: fc.option(fc.constantFrom(...areas)), helps: fc.subarray(areas) }), { maxLength: 2 }),
  isAway: fc.boolean(), delegateId: fc.option(fc.constantFrom(...ids)), languages: fc.subarray(['de', 'en']), offset: fc.constantFrom(0, 60, 330), load: fc.integer({ min: 0, max: 300 }),
}), { maxLength: 6 }).map(list => [...new Map(list.map(each => [each.id, each])).values()])
const matters = fc.array(fc.record<Matter>({
  id: fc.uuid(), function: fc.constantFrom(...areas), level: fc.constantFrom('routine', 'standard', 'expert', 'sensitive'), personId: fc.constantFrom(...ids, 'x', 'y'), askedById: fc.option(fc.constantFrom(...ids, 'x')), managerIds: some, populations: fc.subarray([1, 2, 3]), units: fc.subarray(['u', 'v']), languages: fc.subarray(['de', 'en']),
  offset: fc.constantFrom(0, 60), minutes: fc.integer({ min: 1, max: 90 }), isHr: fc.boolean(), isLead: fc.boolean(), asksLeaders: fc.boolean(), firstContact: fc.constantFrom('generalist', 'expert'), onlyIds: some,
}), { minLength: 1, maxLength: 6 })
const teams = fc.record({
  people: colleagues, secondPersonId: fc.option(fc.constantFrom(...ids)), conflicts: fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids, 'x', 'y'), fc.constantFrom('', ':people', ':leave')).map(([who, whom, fn]) => `${who}:${whom}${fn}`), { maxLength: 6 }),
  partners: fc.array(fc.record({ unitId: fc.constantFrom('u', 'v'), function: fc.option(fc.constantFrom(...areas)), personId: fc.constantFrom(...ids) }), { maxLength: 3 }), offers: fc.subarray(areas), leadId: fc.option(fc.constantFrom(...ids)),
  hrPopulations: fc.subarray([1, 2, 3]), open: fc.array(fc.tuple(fc.constantFrom(...ids, 'x', 'y'), some), { maxLength: 3 }),
}).map(({ offers, leadId, conflicts, hrPopulations, open, ...rest }): (() => Team) => () => ({
  ...rest, conflicts: new Set(conflicts), hrPopulations: new Set(hrPopulations), teams: areas.map(fn => ({ function: fn, gives: offers.includes(fn) ? 'offer' : 'assign', leadId })), open: new Map(open.map(([party, who]) => [party, new Set(who)])),
}))

/** Who could have it at all, said plainly and slowly. */
function couldHave(what: Matter, { people, conflicts }: Team): string[] {
  const could: string[] = []
  for (const each of people) {
    let holds = false
    for (const grant of each.grants) if (grant.function === what.function && (grant.population === 0 || what.populations.some(one => one === grant.population))) holds = true
    const isBarred = each.id === what.personId || what.managerIds.some(one => one === each.id) || conflicts.has(`${each.id}:${what.personId}`) || conflicts.has(`${each.id}:${what.personId}:${what.function}`)
    if (holds && !isBarred && !each.isAway) could.push(each.id)
  }
  return could
}

test('10,000 random teams: never to someone without the right, whom it is about, their manager, in conflict or away; always to someone if anyone can; the same each time', () => {
  let given = 0, stuck = 0, offered = 0
  fc.assert(fc.property(teams, matters, (makeTeam, many) => {
    const first = distribute(many, makeTeam()), again = distribute(many, makeTeam())
    expect(again).toEqual(first)
    for (const [i, { assigneeId, routed }] of first.entries()) {
      const could = couldHave(many[i]!, makeTeam())
      if (assigneeId !== null) { given++; expect(could).toContain(assigneeId) }
      else if (routed === 'offered') { offered++; expect(could.length).toBeGreaterThan(0) }
      else { stuck++; expect([routed, could]).toEqual(['nobody', []]) }
    }
  }), { numRuns: 10_000 })
  expect(Math.min(given, stuck, offered)).toBeGreaterThan(500)
})

test('the same matter stays with the same person, as long as they can have it', () => {
  let stayed = 0
  fc.assert(fc.property(teams, matters, (makeTeam, [one]) => {
    const plain = { ...one!, isLead: false, isHr: false, level: 'standard' as const, onlyIds: [], asksLeaders: true, askedById: null }, where: Team = { ...makeTeam(), open: new Map(), teams: [] }
    const [first, second] = distribute([plain, { ...plain, id: 'later' }], where)
    if (!first!.assigneeId) return
    stayed++
    expect(second!.assigneeId).toBe(first!.assigneeId)
  }), { numRuns: 3_000 })
  expect(stayed).toBeGreaterThan(300)
})

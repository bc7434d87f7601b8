import { expect, test } from 'vitest'
import { all, allows, any, barred, colleague, covers, coversArea, coversPlace, holds, is, judge, levels, lines, manager, managerThen, named, not, of, self, setting, summary, through, toSql, type Access, type Actor, type Grant, type Judged, type Level, type Reach, type Seen, type Viewer } from '#shared/access.ts'
import { snake } from '#shared/names.ts'
import { settingNames } from '#shared/settings.ts'
import { read } from '#platform/db.ts'
import { belongs } from './fixtures/model.ts'
import { acme, employment, guest, hashed, insert, jobActor, names, person, places, populations, units, uuid, world, job } from './fixtures/world.ts'

// Both readings of one value: random rights × rows with nulls × kinds of actor, asked of PostgreSQL and of `allows`.
const { owner, rows } = await world()
const { AGREEMENT_SEED = '20260101', AGREEMENT_BATCHES = '16' } = process.env
const random = seeded(Number(AGREEMENT_SEED))
const pick = <T>(list: readonly T[]) => list[random(list.length)]!
const some = <T>(list: readonly T[]) => list.filter(() => random(3) === 0)
const maybe = <T>(list: readonly T[]) => random(4) ? pick(list) : null

const settings = ['managersSeePay', 'usesDottedLines'] as const
const box: Judged = { name: 'box', subject: 'personId', fields: ['id', 'personId'], access: { read: any(self(), manager('line'), covers('leave', 'view'), named('box', 'lead')) } }
const thing: Judged = { name: 'thing', subject: 'personId', fields: ['id', 'personId', 'otherId', 'boxId', 'status', 'endsOn', 'seatId', 'unitId', 'placeId', 'hrFunction', 'minLevel'], access: { read: all() } }
const subject = () => pick([{}, of('otherId'), of('personId')])
const leaf = (): Access => pick<() => Access>([
  () => self(subject()), () => manager(pick(lines), subject()), () => managerThen(pick(lines), 'endsOn', subject()), () => covers(pick(['leave', 'people']), pick(levels), subject()), () => colleague(), () => holds(pick(['leave', 'people']), pick(levels)), () => setting(pick(settingNames)), () => coversPlace(pick(['leave', 'people']), pick(levels), 'seatId', 'unitId', 'placeId'),
  () => named('thing', ...some(['lead', 'legal'])), () => through(box, 'boxId'), () => is('status', pick(['open', 'closed', "it's"]), ...some(['draft'])), () => coversArea('hrFunction', pick([...levels, 'minLevel'])), () => barred(pick(['personId', 'otherId']), 'hrFunction'),
])()
const tree = (depth: number): Access => depth === 0 || random(3) === 0 ? leaf()
  : random(3) === 0 ? not(tree(depth - 1)) : (random(2) ? any : all)(...Array.from({ length: random(4) }, () => tree(depth - 1)))

const people = names.slice(0, 6).map(person)
// Eli stands in for Mia today, for Dora until yesterday; Ben lends his place to Mia; Zoe has lent hers and is back.
const standIns = [
  { id: uuid(64, 1), away: 'mia', by: people[0]!, from: '2026-06-01', until: '2026-06-15', rights: 'keeps' }, { id: uuid(64, 2), away: 'dora', by: people[0]!, from: '2026-06-01', until: '2026-06-14', rights: 'keeps' },
  { id: uuid(64, 3), away: 'ben', by: people[1]!, from: '2026-06-15', until: null, rights: 'lends' }, { id: uuid(64, 4), away: 'zoe', by: people[1]!, from: '2026-01-01', until: '2026-02-01', rights: 'lends' },
] as const
const tokens = [...people, ...standIns.map(each => each.id), ...names.slice(0, 6).map(job)]
const reaches = new Map<string, Reach>(people.slice(1).map(id => [id, { populations: some([1, 2]), direct: some(tokens), line: some(tokens), dotted: some(tokens), acting: some(tokens), since: pick(['-infinity', '2026-01-01', '2026-06-15']) }]))
const rights = (): Grant[] => ['leave', 'people'].flatMap(fn => some([0, 1, 2]).map(population => ({ function: fn, level: pick(levels), population })))
const held = people.map(holder => ({ holder, grants: rights() }))
const scopes = [{ function: 'leave', level: 'handle' as Level }, { function: 'people', level: 'view' as Level }]
const keys = held.slice(0, 3).map(({ holder }, n) => ({ id: uuid(17, 50 + n), holder, hash: hashed(`key ${n}`) }))
const jobs = [{ name: 'test.one', grants: [{ function: 'leave', level: 'handle' as const, population: 0 }] }, { name: 'test.none', grants: [] }]
// Whom who must not handle; one of them in matters of leave alone, one no longer.
const conflicts: { who: string; whom: string; fn?: string; until?: string }[] = [{ who: people[0]!, whom: people[2]! }, { who: people[1]!, whom: people[3]!, fn: 'leave' }, { who: people[1]!, whom: people[4]! }, { who: people[2]!, whom: people[5]!, until: '2026-06-14' }]
const conflictsOf = (who: string) => conflicts.filter(each => each.who === who && !each.until).map(({ whom, fn }) => fn ? `${whom}:${fn}` : whom)
const viewers: { actor: Actor; viewer: Viewer }[] = [
  { actor: guest, viewer: { who: uuid(9, 1), personId: null, holderId: null, grants: [], settings, lines: [], withdrawn: [] } },
  ...held.map(({ holder, grants }) => ({ actor: { kind: 'person' as const, organizationId: acme, personId: holder }, viewer: { who: holder, personId: holder, holderId: holder, grants, settings, lines: [holder, ...standing(holder)], withdrawn: holder === person('ben') ? [holder, employment('ben'), job('ben')] : [], conflicts: conflictsOf(holder) } })),
  ...keys.map(({ id, holder, hash }) => ({ actor: { kind: 'key' as const, hash }, viewer: { who: id, personId: null, holderId: holder, grants: held.find(each => each.holder === holder)!.grants.flatMap(scoped), settings, lines: [], withdrawn: [], conflicts: conflictsOf(holder) } })),
  ...jobs.map(({ name, grants }) => ({ actor: { ...jobActor, name } as Actor, viewer: { who: null, personId: null, holderId: null, grants, settings, lines: [], withdrawn: [] } })),
]
const boxes = Array.from({ length: 4 }, (_, n) => ({ id: uuid(60, n), personId: maybe(people) }))
const things = Array.from({ length: 14 }, (_, n) => ({
  id: uuid(61, n), personId: n ? maybe(people) : null, otherId: maybe(people), boxId: maybe(boxes)?.id ?? null, status: maybe(['open', 'closed', 'draft', "it's"]), endsOn: maybe(['2025-12-31', '2026-01-01', '2026-06-30']),
  seatId: maybe([...names.map(job), uuid(62, 1)]), unitId: maybe(Object.values(units)), placeId: maybe([...Object.values(places), uuid(62, 2)]), hrFunction: maybe(['leave', 'people']), minLevel: maybe([...levels, 'named']),
}))
const members = [...boxes.map(each => ['box', each.id]), ...things.map(each => ['thing', each.id])].flatMap(([list, row]) => some([...people, uuid(9, 1), keys[0]!.id]).flatMap(who => some(['lead', 'legal']).map(part => ({ list: list!, row: row!, who, part }))))
const rules = await laid()

test('PostgreSQL and allows() agree on random rights: at least 30,000 comparisons', async () => {
  const disagreements: string[] = []
  let compared = 0, yes = 0
  for (let batch = 0; batch < Number(AGREEMENT_BATCHES); batch++) {
    const trees = Array.from({ length: 12 }, () => tree(3))
    const sql = `select id, ${trees.map((access, i) => `${toSql(access, thing)} as r${i}`).join(', ')} from thing`
    for (const { actor, viewer } of viewers) for (const row of await read(actor, sql)) for (const [i, access] of trees.entries()) {
      const says = allows(access, viewer, thing, seenBy(viewer, things.find(each => each.id === row['id'])!))
      compared++
      if (says) yes++
      if (row[`r${i}`] !== says) disagreements.push(`SQL ${row[`r${i}`]}, TypeScript ${says}, ${actor.kind}: ${JSON.stringify(access)}`)
    }
  }
  expect(disagreements.slice(0, 3)).toEqual([])
  expect(compared).toBeGreaterThanOrEqual(30_000)
  expect(yes / compared).toBeGreaterThan(0.25)
  expect(yes / compared).toBeLessThan(0.75)
})

test('each leaf says yes and no to somebody, so that none agrees by never being true', () => {
  const kinds = new Map<string, Set<boolean>>()
  for (let i = 0; i < 400; i++) {
    const access = leaf()
    for (const { viewer } of viewers) for (const row of things) kinds.set(access.kind, (kinds.get(access.kind) ?? new Set()).add(allows(access, viewer, thing, seenBy(viewer, row))))
  }
  expect([...kinds].filter(([, said]) => said.size < 2).map(([kind]) => kind)).toEqual([])
  expect([...kinds.keys()].sort()).toEqual(['area', 'barred', 'colleague', 'covers', 'holds', 'is', 'manager', 'named', 'place', 'self', 'setting', 'through'])
})

test('a right as columns says who may, and never more than the right', () => {
  let fitting = 0
  const wider: Access[] = []
  for (let i = 0; i < 3000; i++) {
    const access = any(...Array.from({ length: 1 + random(3) }, () => pick<() => Access>([leaf, () => self(), () => manager('line'), () => covers('people', pick(levels))])()))
    const says = summary(access, thing.subject, 'personId')
    // Where only time says no, the events' own policy asks it; and what was entered by mistake.
    if (!says || JSON.stringify(access).includes('until')) continue
    fitting++
    for (const { viewer } of viewers) for (const row of things) {
      const reach = row.personId ? reaches.get(row.personId) : undefined
      const may = says.isForSelf && viewer.personId !== null && row.personId === viewer.personId && !viewer.withdrawn.includes(row.personId) || says.isForLine && (reach?.line.some(each => viewer.lines.includes(each)) ?? false)
        || says.function !== null && viewer.grants.some(grant => grant.function === says.function && levels.indexOf(grant.level) >= says.level && (grant.population === 0 || (reach?.populations ?? []).includes(grant.population)))
      if (may && !allows(access, viewer, thing, seenBy(viewer, row))) wider.push(access)
    }
  }
  expect(wider.slice(0, 3)).toEqual([])
  expect(fitting).toBeGreaterThan(100)
})

test('an answer names its reasons', () => {
  const grants: Grant[] = [{ id: 'a', function: 'people', level: 'view', population: 0 }, { id: 'b', function: 'people', level: 'handle', population: 1 }, { id: 'c', function: 'people', level: 'handle', population: 2 }]
  const seen = { ...seenBy(viewers[0]!.viewer, things[0]!), reachOf: () => ({ populations: [1], direct: [], line: [], dotted: [], acting: [], since: '-infinity' }) }
  const verdict = judge(any(self(), covers('people', 'handle'), covers('people', 'view')), { who: null, personId: null, holderId: null, grants, settings, lines: [], withdrawn: [] }, thing, seen)
  expect(verdict.of.map(each => [each.holds, each.because.map(grant => grant.id)])).toEqual([[false, []], [true, ['b']], [true, ['a', 'b']]])
})

function seenBy(viewer: Viewer, row: Record<string, unknown>): Seen {
  return {
    row,
    reachOf: field => reaches.get(String(row[field])),
    placeOf: () => placed(row as { seatId: string | null; unitId: string | null; placeId: string | null }),
    partsIn: list => members.filter(each => each.list === list && each.row === row['id'] && each.who === viewer.who).map(each => each.part),
    parentOf: field => { const parent = boxes.find(each => each.id === row[field]); return parent && seenBy(viewer, parent) },
  }
}

/** The populations of a proposed place, by the plain model. */
function placed({ seatId, unitId, placeId }: { seatId: string | null; unitId: string | null; placeId: string | null }): number[] {
  const seat = rules.seats.find(each => each['id'] === seatId), site = rules.sites.find(each => each['id'] === placeId), unit = rules.units.find(each => each['id'] === unitId)
  if (!seat || !site || !unit) return []
  const traits = { legal_entity_id: [seat['legal_entity_id']], country: [site['country']], location_id: [placeId], unit_id: [unitId, ...unit['ancestors'] as string[]], worker_kind: [seat['kind']], person_id: [seat['person_id']] } as Record<string, string[]>
  return rules.groups.filter(group => belongs(rules.rules.filter(rule => rule['population_id'] === group['id']) as never, traits)).map(group => Number(group['number']))
}

/** What else one stands as: who one stands in for today, and the own place that could be lent and isn't. */
function standing(who: string): string[] {
  const isOn = ({ from, until }: (typeof standIns)[number]) => from <= '2026-06-15' && (until === null || until >= '2026-06-15')
  const lent = standIns.filter(each => person(each.away) === who && each.rights === 'lends')
  return [...standIns.filter(each => each.by === who && isOn(each)).map(each => each.id), ...lent.some(isOn) ? [] : lent.map(each => job(each.away))]
}

function scoped(grant: Grant): Grant[] {
  const most = Math.max(-1, ...scopes.filter(scope => scope.function === grant.function).map(scope => levels.indexOf(scope.level)))
  return most < 0 ? [] : [{ ...grant, level: levels[Math.min(most, levels.indexOf(grant.level))]! }]
}

async function laid() {
  await owner.query(`create table box (organization_id uuid, id uuid, person_id uuid); create table thing (organization_id uuid, id uuid, person_id uuid, other_id uuid, box_id uuid, status text, ends_on date, seat_id uuid, unit_id uuid, place_id uuid, hr_function text, min_level text);
    grant select on box, thing to equipoise_app; alter table box enable row level security; create policy reading on box for select to equipoise_app using (${toSql(box.access.read, box)}); delete from access_grant; delete from reach`)
  await owner.query(`update settings set ${settingNames.map(name => `${snake(name)} = ${(settings as readonly string[]).includes(name)}`)} where organization_id = '${acme}'`)
  const groups = [null, populations.london, populations.boston]
  await insert(owner, 'population_rule', [{ organization_id: acme, version: 1, id: uuid(8, 70), population_id: populations.boston, effect: 'include', unit_id: units.operations, legal_entity_id: null, worker_kind: null },
    { organization_id: acme, version: 1, id: uuid(8, 71), population_id: populations.boston, effect: 'exclude', unit_id: units.hr, legal_entity_id: null, worker_kind: null }])
  await insert(owner, 'acting_manager', standIns.map(({ id, away, by, from, until, rights }) => ({ organization_id: acme, version: 1, id, assignment_id: job(away), person_id: person(away), acting_assignment_id: job(names[people.indexOf(by)]!), starts_on: from, ends_on: until, rights })))
  await owner.query('delete from reach')
  await insert(owner, 'reach', [...reaches].map(([subject_id, reach]) => ({ organization_id: acme, subject_id, ...reach })))
  await insert(owner, 'access_grant', held.flatMap(({ holder, grants }, h) => grants.map((grant, n) => ({ organization_id: acme, version: 1, id: uuid(63, h * 20 + n), holder_id: holder, function: grant.function, level: grant.level, population_id: groups[grant.population], starts_on: '2024-01-01', status: 'active' }))))
  await insert(owner, 'api_key', keys.map(key => ({ organization_id: acme, version: 1, id: key.id, holder_id: key.holder, name: 'k', scopes: scopes.map(scope => `${scope.function}:${scope.level}`).join(' '), ends_on: '2027-01-01', hash: key.hash, prefix: 'x', status: 'active' })))
  for (const { name, grants } of jobs) for (const grant of grants) await owner.query(`insert into job_right values ($1, $2, $3)`, [name, grant.function, levels.indexOf(grant.level)])
  await insert(owner, 'box', boxes.map(each => ({ organization_id: acme, id: each.id, person_id: each.personId })))
  await insert(owner, 'thing', things.map(each => ({ organization_id: acme, id: each.id, person_id: each.personId, other_id: each.otherId, box_id: each.boxId, status: each.status, ends_on: each.endsOn, seat_id: each.seatId, unit_id: each.unitId, place_id: each.placeId, hr_function: each.hrFunction, min_level: each.minLevel })))
  await insert(owner, 'work_conflict', conflicts.map(({ who, whom, fn, until }, n) => ({ organization_id: acme, version: 1, id: uuid(65, n), person_id: who, with_id: whom, hr_function: fn ?? null, ends_on: until ?? null })))
  await insert(owner, 'member', members.map(each => ({ organization_id: acme, who: each.who, list: each.list, record_id: each.row, part: each.part, ends_at: 'infinity' })))
  // Ben was entered by mistake.
  await owner.query(`alter table employment disable trigger user; update employment set status = 'withdrawn' where id = '${employment('ben')}'; alter table employment enable trigger user`)
  return {
    seats: await rows(`select a.id, a.person_id, e.legal_entity_id, e.kind from assignment a join employment e using (organization_id) where e.id = a.employment_id`), units: await rows('select * from org_unit'), sites: await rows('select * from location'),
    groups: await rows('select * from population'), rules: await rows('select * from population_rule'),
  }
}

function seeded(seed: number) {
  return (n: number) => { // mulberry32
    seed = (seed + 0x6D2B79F5) | 0
    let t = Math.imul(seed ^ seed >>> 15, seed | 1)
    t ^= t + Math.imul(t ^ t >>> 7, t | 61)
    return ((t ^ t >>> 14) >>> 0) % n
  }
}

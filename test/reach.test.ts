import { randomUUIDv7 } from 'node:crypto'
import { expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from './fixtures/api.ts'
import { belongs, follows, kept } from './fixtures/model.ts'
import { acme, cora, entities, now, places, populations, today, units, work } from './fixtures/world.ts'

// After whatever happened, what lists and rights rest on equals what follows from the strands, worked out anew.
const { ask, owner, rows } = await served()
const pick = <T>(list: readonly T[]) => list[random(list.length)]!
const maybe = <T>(value: T) => random(2) ? value : undefined
const day = (n: number) => Temporal.PlainDate.from(today).add({ days: n }).toString()
const ids = async (table: string) => (await rows(`select id from ${table} where organization_id = $1 order by id`, [acme])).map(row => row['id'] as string)
const versionOf = async (table: string, id: string) => ({ 'if-match': `"${(await rows(`select version from ${table} where organization_id = $1 and id = $2`, [acme, id]))[0]!['version']}"` })
const aPlace = () => ({ unitId: pick(Object.values(units)), locationId: pick(Object.values(places)), jobId: pick(Object.values(work)) })
const names = ['Zoë Müller', 'José Ángel', 'Anne-Marie O’Neil', 'Li', 'Søren Åberg', 'Ana', 'Björk']

const steps: Record<string, () => Promise<unknown>> = {
  hire: async () => ask('cora', 'POST', '/people/hire', { name: pick(names), workEmail: maybe(`n${random(1e9)}@acme.example`), legalEntityId: pick(Object.values(entities)), kind: pick(['employee', 'contingent']), startsOn: day(random(120) - 60), ...aPlace(), managerAssignmentId: maybe(pick(await ids('assignment'))) }),
  change: async () => ask('cora', 'POST', `/assignments/${pick(await ids('assignment'))}/change`, { unitId: maybe(pick(Object.values(units))), locationId: maybe(pick(Object.values(places))), managerAssignmentId: random(4) ? maybe(pick(await ids('assignment'))) : null }),
  manager: async () => ask('cora', 'POST', `/assignments/${pick(await ids('assignment'))}/change`, { managerAssignmentId: pick(await ids('assignment')) }),
  terminate: async () => ask('cora', 'POST', `/employments/${pick(await ids('employment'))}/terminate`, { endsOn: day(random(120) - 60), terminationKind: 'other' }),
  moveUnit: async () => { const id = pick(Object.values(units)); return ask('cora', 'PATCH', `/units/${id}`, { partOfId: random(5) ? pick(Object.values(units)) : null }, await versionOf('org_unit', id)) },
  rename: async () => { const id = pick(await ids('person')); return ask('cora', 'PATCH', `/people/${id}`, { name: pick(names) }, await versionOf('person', id)) },
  renamePlace: async () => { const id = pick(Object.values(places)); return ask('cora', 'PATCH', `/locations/${id}`, { name: `Place ${random(99)}`, country: pick(['GB', 'US', 'DE']) }, await versionOf('location', id)) },
  renameJob: async () => { const id = pick(Object.values(work)); return ask('cora', 'PATCH', `/jobs/${id}`, { title: `Job ${random(99)}` }, await versionOf('job', id)) },
  rule: async () => ask('cora', 'POST', '/population-rules', {
    populationId: pick(await ids('population')), effect: pick(['include', 'exclude']),
    ...pick([{ locationId: pick(Object.values(places)) }, { unitId: pick(Object.values(units)) }, { country: pick(['GB', 'US', 'DE']) }, { workerKind: 'contingent' }, { legalEntityId: pick(Object.values(entities)) }, { personId: pick(await ids('person')) }]),
  }),
  grow: async () => {
    await ask('ava', 'POST', `/populations/${pick(Object.values(populations))}/change`, { deed: pick(['add', 'take_out']), effect: pick(['include', 'exclude']), ...pick([{ locationId: pick(Object.values(places)) }, { unitId: pick(Object.values(units)) }]) })
    for (const { id } of await rows(`select id from population_change where status = 'prepared'`)) await ask('cora', 'POST', `/population-changes/${id}/confirm`)
  },
  unrule: async () => { const id = pick(await ids('population_rule')); return id && ask('cora', 'DELETE', `/population-rules/${id}`, undefined, await versionOf('population_rule', id)) },
  population: async () => (await ids('population')).length < 5 && ask('cora', 'POST', '/populations', { name: `Group ${random(1e6)}` }).then(({ body }) => ask('cora', 'POST', '/population-rules', { populationId: body['id'], effect: 'include', unitId: pick(Object.values(units)) })),
  dotted: async () => {
    const [held] = await rows(`select id, person_id from assignment where organization_id = $1 order by md5(id::text || $2) limit 1`, [acme, String(random(1e9))])
    return ask('cora', 'POST', '/dotted-lines', { personId: held!['person_id'], assignmentId: held!['id'], managerAssignmentId: pick(await ids('assignment')), purpose: 'A project', startsOn: day(random(80) - 60), endsOn: maybe(day(20 + random(60))) })
  },
  undotted: async () => { const id = pick(await ids('dotted_line')); return id && (random(2) ? ask('cora', 'DELETE', `/dotted-lines/${id}`, undefined, await versionOf('dotted_line', id)) : ask('cora', 'PATCH', `/dotted-lines/${id}`, { endsOn: day(30) }, await versionOf('dotted_line', id))) },
  uses: async () => ask('cora', 'PATCH', `/settings/${acme}`, { usesDottedLines: random(3) > 0 }, await versionOf('settings', acme)),
  acting: async () => {
    const [held] = await rows(`select d.manager_assignment_id as id, a.person_id from directory_entry d join assignment a on a.id = d.manager_assignment_id where d.organization_id = $1 order by md5(d.id::text || $2) limit 1`, [acme, String(random(1e9))])
    return ask('cora', 'POST', '/acting-managers', { personId: held!['person_id'], assignmentId: held!['id'], actingAssignmentId: pick(await ids('assignment')), startsOn: day(random(80) - 60), endsOn: maybe(day(20 + random(60))), rights: pick(['keeps', 'lends']) })
  },
  unacting: async () => { const id = pick(await ids('acting_manager')); return id && ask('cora', 'DELETE', `/acting-managers/${id}`, undefined, await versionOf('acting_manager', id)) },
  second: async () => ask('cora', 'POST', `/assignments/${pick(await ids('assignment'))}/second`, { startsOn: day(random(120) - 60), endsOn: day(random(120) - 20), ...aPlace(), legalEntityId: maybe(pick(Object.values(entities))), managerAssignmentId: maybe(pick(await ids('assignment'))), homeHours: maybe(0), paidBy: 'host' }),
  back: async () => { const id = pick(await ids('secondment')); return id && ask('cora', 'POST', `/secondments/${id}/return`, { endsOn: day(random(120) - 40) }) },
  withdraw: async () => {
    for (let i = 0; i < 6; i++) if ((await ask('cora', 'POST', `/employments/${pick(await ids('employment'))}/withdraw`, { withdrawnReason: 'Entered twice' })).status === 200) return
  },
  putBack: async () => {
    const gone = (await rows(`select id from employment where organization_id = $1 and status = 'withdrawn' order by id`, [acme])).map(row => row['id'] as string)
    return gone.length && ask('cora', 'POST', `/employments/${pick(gone)}/putBack`)
  },
  reinstate: async () => ask('cora', 'POST', `/employments/${pick(await ids('employment'))}/reinstate`),
  /** Another job of somebody who is here, or a place from a later day on. */
  secondJob: async () => {
    const [held] = await rows(`select person_id, id from employment where organization_id = $1 and status = 'open' and person_id <> $2 order by md5(id::text || $3) limit 1`, [acme, 'personId' in cora && cora.personId, String(random(1e9))])
    const seat = randomUUIDv7(), { unitId, locationId, jobId } = aPlace(), manager = maybe(pick(await ids('assignment')))
    if (held) await as(cora, async tx => {
      await tx.query(`insert into assignment (id, person_id, employment_id, is_primary) values ($1, $2, $3, false)`, [seat, held['person_id'], held['id']])
      await tx.query(`insert into placement (id, assignment_id, person_id, starts_on, job_id, unit_id, location_id, manager_assignment_id) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [randomUUIDv7(), seat, held['person_id'], day(random(90) - 60), jobId, unitId, locationId, manager ?? null])
    })
  },
  laterPlace: async () => {
    const [held] = await rows(`select id, assignment_id, person_id from placement where organization_id = $1 and ends_on is null and starts_on < $2 and person_id <> $3 order by md5(id::text || $4) limit 1`, [acme, today, 'personId' in cora && cora.personId, String(random(1e9))])
    const from = day(1 + random(60)), { unitId, locationId, jobId } = aPlace()
    if (held) await as(cora, async tx => {
      await tx.query(`update placement set ends_on = $2::date - 1 where id = $1`, [held['id'], from])
      await tx.query(`insert into placement (id, assignment_id, person_id, starts_on, job_id, unit_id, location_id) values ($1, $2, $3, $4, $5, $6, $7)`, [randomUUIDv7(), held['assignment_id'], held['person_id'], from, jobId, unitId, locationId])
    })
  },
}
let random = seeded(1)

test.each([11, 12])('hires, moves, ends, units, rules, second jobs, in any order (%i)', async seed => {
  random = seeded(seed)
  const did: string[] = []
  for (let i = 0; i < 64; i++) {
    const step = pick(Object.keys(steps))
    await steps[step]!().catch(error => { if (!['EQ422', '23P01'].includes((error as { code?: string }).code ?? '')) throw error })
    did.push(step)
    if (i % 8 === 7) expect(await kept(owner, acme), did.slice(-8).join(', ')).toEqual(await follows(owner, acme, now))
  }
  expect(new Set(did).size).toBeGreaterThan(8)
  for (const step of ['withdraw', 'withdraw', 'rule', 'moveUnit', 'putBack', 'putBack']) {
    await steps[step]!()
    expect(await kept(owner, acme), step).toEqual(await follows(owner, acme, now))
  }
  for (const move of ['withdraw', 'putBack']) expect((await rows(`select from event where organization_id = $1 and move = $2`, [acme, move])).length, move).toBeGreaterThan(0)
})

test('a manager’s circle is refused, also a long one, and through oneself', async () => {
  const { body: hired } = await ask('cora', 'POST', '/people/hire', { name: 'Top', legalEntityId: entities.uk, kind: 'employee', startsOn: today, ...aPlace() })
  let above = hired['assignmentId'] as string
  for (let i = 0; i < 5; i++) above = (await ask('cora', 'POST', '/people/hire', { name: `Below ${i}`, legalEntityId: entities.uk, kind: 'employee', startsOn: today, ...aPlace(), managerAssignmentId: above })).body['assignmentId'] as string
  for (const manager of [above, hired['assignmentId'] as string]) expect(await ask('cora', 'POST', `/assignments/${hired['assignmentId']}/change`, { managerAssignmentId: manager })).toMatchObject({ status: 422, body: { code: 'people.manager_cycle' } })
  expect(await kept(owner, acme)).toEqual(await follows(owner, acme, now))
})

test('days turn: what was to come true has, however long nobody looked', async () => {
  for (const later of ['2026-06-15T23:30:00Z', '2026-07-01T03:59:00Z', '2026-08-20T12:00:00Z', '2027-03-01T00:00:00Z']) {
    await owner.query(`select set_config('app.now', $1, false)`, [later])
    await owner.query('select app.turn_days()')
    expect(await kept(owner, acme), later).toEqual(await follows(owner, acme, later))
    expect((await owner.query('select app.turn_days() as turned')).rows).toEqual([{ turned: 0 }])
  }
})

test('a move round the world counts from midnight at the place moved to, not from that at the old one', async () => {
  const hired = async (name: string) => (await ask('cora', 'POST', '/people/hire', { name, legalEntityId: entities.uk, kind: 'employee', startsOn: today, ...aPlace() })).body['assignmentId'] as string
  const [ada, bea] = [await hired('Ada'), await hired('Bea')]
  await owner.query('begin')
  const [east, west] = [randomUUIDv7(), randomUUIDv7()]
  await owner.query(`insert into location (organization_id, id, name, country, time_zone) values ($1, $2, 'East', 'KI', 'Pacific/Kiritimati'), ($1, $3, 'West', 'AS', 'Pacific/Pago_Pago')`, [acme, east, west])
  const move = (who: string, from: string, to: string) => owner.query(`
    with stays as (update placement set location_id = $3, ends_on = '2027-04-30' where organization_id = $1 and assignment_id = $2 and ends_on is null returning *)
    insert into placement (organization_id, id, assignment_id, person_id, starts_on, job_id, unit_id, location_id)
    select organization_id, uuidv7(), assignment_id, person_id, '2027-05-01', job_id, unit_id, $4 from stays`, [acme, who, from, to])
  await owner.query(`select set_config('app.now', '2027-04-29T00:00:00Z', true)`)
  await move(bea, east, west)
  await move(ada, west, east)
  const at = async (now: string) => {
    await owner.query(`select set_config('app.now', $1, true)`, [now])
    await owner.query('select app.turn_days()')
    return (await owner.query(`select location_name from directory_entry where organization_id = $1 and id = any ($2) order by id`, [acme, [ada, bea]])).rows.map(row => row.location_name)
  }
  expect(await at('2027-04-30T09:59:00Z')).toEqual(['West', 'East'])
  expect(await at('2027-04-30T10:00:00Z')).toEqual(['East', 'East'])
  expect(await at('2027-05-01T10:59:00Z')).toEqual(['East', 'East'])
  expect(await at('2027-05-01T11:00:00Z')).toEqual(['East', 'West'])
  await owner.query('rollback')
})

test('who belongs to a group: each kind of criterion named is met, or the person is; exclusion wins', () => {
  const rule = (effect: string, more: object) => ({ effect, legal_entity_id: null, country: null, location_id: null, unit_id: null, worker_kind: null, person_id: null, ...more }) as never
  const me = { legal_entity_id: ['e'], country: ['GB'], location_id: ['l'], unit_id: ['u', 'above'], worker_kind: ['employee'], person_id: ['me'] }
  expect(belongs([], me)).toBe(false)
  expect(belongs([rule('include', { country: 'GB' }), rule('include', { country: 'US' })], me)).toBe(true)
  expect(belongs([rule('include', { country: 'GB' }), rule('include', { unit_id: 'other' })], me)).toBe(false)
  expect(belongs([rule('include', { country: 'US' }), rule('include', { person_id: 'me' })], me)).toBe(true)
  expect(belongs([rule('include', { person_id: 'me' }), rule('exclude', { unit_id: 'above' })], me)).toBe(false)
  expect(belongs([rule('exclude', { country: 'US' })], me)).toBe(false)
})

function seeded(seed: number) {
  return (n: number) => { // mulberry32
    seed = (seed + 0x6D2B79F5) | 0
    let t = Math.imul(seed ^ seed >>> 15, seed | 1)
    t ^= t + Math.imul(t ^ t >>> 7, t | 61)
    return ((t ^ t >>> 14) >>> 0) % n
  }
}

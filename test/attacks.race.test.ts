import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { as, type Tx } from '#platform/db.ts'
import type { Actor } from '#shared/access.ts'
import { served, type Answer } from './fixtures/api.ts'
import { approve as approving, asks, credit, deed, draft as drafting, lay, submit as submitting, withdraw as withdrawing } from './fixtures/leave.ts'
import { follows, kept } from './fixtures/model.ts'
import { acme, cora, eli, entities, gus, insert, job, mia, now, outcome, placement, places, populations, today, units, uuid, work } from './fixtures/world.ts'

const { ask, owner, truth } = await served()
await lay(owner)
const draft = deed(drafting), submit = deed(submitting), approve = deed(approving), withdraw = deed(withdrawing)
const submitted = async (days: number) => { const id = await draft(eli, asks(days)); await submit(eli, id); return id }
/** Does one thing, and while its transaction is still open begins the other. */
async function beside<T>(who: Actor, first: (tx: Tx) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
  let other: Promise<T>
  await as(who, async tx => {
    await first(tx)
    other = second()
    other.catch(() => {})
    await sleep(150)
  })
  return other!
}
/** Whoever hears "busy" comes again: a slow machine proves nothing. */
const again = async (asking: () => Promise<Answer>): Promise<Answer> => { const answer = await asking(); return answer.status === 503 ? again(asking) : answer }
const hire = (more: object = {}, who: 'gus' | 'cora' = 'gus') => again(() => ask(who, 'POST', '/people/hire', { name: 'New', legalEntityId: entities.uk, kind: 'employee', startsOn: today, jobId: work.engineer, unitId: units.north, locationId: places.london, ...more }))
const truly = () => follows(owner, acme, now)

describe('a decision beside another', () => {
  test('two approvals of four days on five, twenty times: never overdrawn, one each', async () => {
    let approvals = 0
    for (let i = 0; i < 20; i++) {
      await credit(owner, 5)
      const [one, two] = [await submitted(4), await submitted(4)]
      approvals += (await Promise.allSettled([approve(gus, one), approve(mia, two)])).filter(each => each.status === 'fulfilled').length
      expect(await truth('select sum(days)::int from time_entry')).toBe(1)
    }
    expect(approvals).toBe(20)
  })
  test('twenty race for one request: one wins, once told', async () => {
    await credit(owner, 5)
    const id = await submitted(1)
    const won = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => approve(i % 2 ? gus : mia, id)))
    expect(won.filter(each => each.status === 'fulfilled')).toHaveLength(1)
    expect(new Set(won.flatMap(each => each.status === 'rejected' ? [each.reason.status] : []))).toEqual(new Set([409]))
    expect(await truth(`select count(*)::int from event where record_id = $1 and move = 'approve'`, [id])).toBe(1)
  })
  test('a withdrawal beside an approval starts over and gives the days back', async () => {
    await credit(owner, 20)
    const id = await submitted(4)
    await beside(mia, tx => approving(tx, id), () => withdraw(eli, id))
    expect(await truth(`select before ->> 'status' from event e join event_value v on v.event_id = e.id where e.record_id = $1 and e.move = 'withdraw'`, [id])).toBe('approved')
    expect(await truth('select sum(days)::int from time_entry')).toBe(20)
  })
  test('ten edits of one version: one is written', async () => {
    const said = await Promise.all(Array.from({ length: 10 }, (_, i) => ask('eli', 'PATCH', `/contact-details/${'personId' in eli && eli.personId}`, { city: `City ${i}` }, { 'if-match': '"1"' })))
    expect(said.map(each => each.status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 412)])
  })
  test('ten hires at once get ten numbers', async () => {
    const said = await Promise.all(Array.from({ length: 10 }, () => hire()))
    expect(said.map(each => each.status)).toEqual(Array.from({ length: 10 }, () => 201))
    expect(await kept(owner, acme)).toEqual(await truly())
  })
})

describe('who stands above whom stays true when it changes from two sides', () => {
  test('a hire beside a move of the new manager', async () => {
    await beside(cora, tx => tx.query(`update placement set manager_assignment_id = $1 where id = $2`, [job('ben'), placement('mia')]), () => hire({ managerAssignmentId: job('mia') }))
    expect(await kept(owner, acme)).toEqual(await truly())
  })
  test('a move of the manager beside a hire', async () => {
    const moving = () => as(cora, tx => tx.query(`update placement set manager_assignment_id = $1 where id = $2`, [job('dora'), placement('mia')]))
    await beside(gus, async tx => {
      const [whom, contract, seat] = [uuid(50, 1), uuid(50, 2), uuid(50, 3)]
      await tx.query(`select app.plan_place($1, $2, $3, $4, 'employee', $5, $6)`, [whom, contract, seat, entities.uk, units.north, places.london])
      await tx.query(`insert into person (id, name) values ($1, 'x')`, [whom])
      await tx.query(`insert into employment (id, person_id, legal_entity_id, kind, starts_on) values ($1, $2, $3, 'employee', $4)`, [contract, whom, entities.uk, today])
      await tx.query(`insert into assignment (id, person_id, employment_id, is_primary) values ($1, $2, $3, true)`, [seat, whom, contract])
      await tx.query(`insert into placement (id, assignment_id, person_id, starts_on, job_id, unit_id, location_id, manager_assignment_id) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [uuid(50, 4), seat, whom, today, work.engineer, units.north, places.london, job('eli')])
    }, moving)
    expect(await kept(owner, acme)).toEqual(await truly())
  })
  test('two moves that together would be a circle', async () => {
    const said = await beside(cora, tx => tx.query(`update placement set manager_assignment_id = $1 where id = $2`, [job('kim'), placement('eli')]),
      () => outcome(as(gus, tx => tx.query(`update placement set manager_assignment_id = $1 where id = $2`, [job('eli'), placement('kim')]))))
    expect(said).toBe('EQ422')
    expect(await kept(owner, acme)).toEqual(await truly())
  })
  test('a hire beside a new exclusion', async () => {
    const said = await beside(cora, tx => tx.query(`insert into population_rule (id, population_id, effect, unit_id) values ($1, $2, 'exclude', $3)`, [uuid(8, 50), populations.london, units.operations]), () => hire({}, 'cora'))
    expect(said.status).toBe(201)
    expect(await kept(owner, acme)).toEqual(await truly())
    expect((await ask('gus', 'GET', `/people/${said.body['personId']}`)).status).toBe(404)
    await owner.query(`delete from population_rule where id = $1`, [uuid(8, 50)])
  })
  test('a hire beside a move of the unit', async () => {
    await insert(owner, 'population_rule', [{ organization_id: acme, version: 1, id: uuid(8, 51), population_id: populations.boston, effect: 'include', unit_id: units.operations }])
    await beside(cora, tx => tx.query(`update org_unit set part_of_id = $1 where id = $2`, [units.operations, units.hr]), () => hire({ unitId: units.hr }))
    expect(await kept(owner, acme)).toEqual(await truly())
  })
  test('a hire beside another name of its job, unit and place', async () => {
    await beside(cora, async tx => {
      await tx.query(`update job set title = 'Maker' where id = $1`, [work.engineer])
      await tx.query(`update org_unit set name = 'The North' where id = $1`, [units.north])
      await tx.query(`update location set name = 'London Bridge' where id = $1`, [places.london])
    }, () => hire())
    expect(await kept(owner, acme)).toEqual(await truly())
  })
  test('thirty changes at once', async () => {
    const seats = ['eli', 'kim', 'mia'] as const
    const said = await Promise.all(Array.from({ length: 30 }, (_, i) => i % 3 ? again(() => ask('cora', 'POST', `/assignments/${job(seats[i % seats.length]!)}/change`, { managerAssignmentId: job((['dora', 'ben', 'zoe', 'gia'] as const)[i % 4]!) })) : hire({ managerAssignmentId: job('mia') })))
    expect(said.filter(each => each.status >= 500)).toEqual([])
    expect(await kept(owner, acme)).toEqual(await truly())
  })
})

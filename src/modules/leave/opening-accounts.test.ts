import { beforeAll, expect, test } from 'vitest'
import { leaveThere } from '../../../test/fixtures/away.ts'
import { acme, entities, insert, places, uuid, world, units, work } from '../../../test/fixtures/world.ts'

const { owner } = await world()
const mine = { organization_id: acme, version: 1 }
beforeAll(() => leaveThere(owner))

/** A company of so many without an account yet: how many rows of accounts are read to open theirs a hundred at a time, as PostgreSQL counts them; then it is as if nobody had come. */
async function readFor(people: number): Promise<{ made: number; read: number }> {
  await owner.query('begin')
  const of = Array.from({ length: people }, (_, n) => ({ person: uuid(400, n), employment: uuid(500, n), job: uuid(600, n) }))
  await insert(owner, 'person', of.map(({ person }, n) => ({ ...mine, id: person, name: `Newcomer ${n}` })))
  await insert(owner, 'employment', of.map(({ person, employment }, n) => ({ ...mine, id: employment, person_id: person, legal_entity_id: entities.uk, kind: 'employee', number: `N${n}`, starts_on: '2026-01-01', status: 'open' })))
  await insert(owner, 'assignment', of.map(({ person, employment, job }) => ({ ...mine, id: job, person_id: person, employment_id: employment, is_primary: true })))
  await insert(owner, 'placement', of.map(({ person, job }, n) => ({ ...mine, id: uuid(700, n), person_id: person, assignment_id: job, starts_on: '2026-01-01', job_id: work.engineer, unit_id: units.north, location_id: places.london })))
  await owner.query(`select set_config('app.actor', 'job:leave.post', true)`)
  const rows = async () => Number((await owner.query(`select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) as n from pg_stat_xact_user_tables where relname = 'leave_account'`)).rows[0].n)
  const before = await rows()
  let made = 0
  for (let more = 100; more === 100; made += more) more = Number((await owner.query('select app.open_leave_accounts(100) as made')).rows[0].made)
  const read = await rows() - before
  await owner.query('rollback')
  return { made, read }
}

test('accounts of a company that has none yet are opened by looking at few others for each, however many people there are', async () => {
  const few = await readFor(50), many = await readFor(800)
  expect([few.made, many.made]).toEqual([50 * 2, 800 * 2])
  // For each hundred those before it are looked at again, once; for each account, all of its type would be many times that.
  expect(many.read).toBeLessThan(many.made * (many.made / 100) * 3)
})

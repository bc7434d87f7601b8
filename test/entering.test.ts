import fc from 'fast-check'
import { expect, test } from 'vitest'
import { levels } from '#shared/access.ts'
import { served } from './fixtures/api.ts'
import { insert, acme, person, populations } from './fixtures/world.ts'

// A read and a change of one row are told on entering what their actor holds; any other transaction looks each time. Both must come to the same.
const { ask, owner } = await served()
const functions = ['people', 'people_more', 'leave']
const aGrant = fc.record({ function: fc.constantFrom(...functions), level: fc.constantFrom(...levels), population_id: fc.constantFrom(null, ...Object.values(populations)), status: fc.constantFrom('active', 'active', 'ended') })

test('whatever somebody holds, what is told on entering is what is looked up', async () => {
  await fc.assert(fc.asyncProperty(fc.array(aGrant, { minLength: 1, maxLength: 8 }), async grants => {
    await owner.query('begin')
    try {
      await owner.query('delete from access_grant where holder_id = $1', [person('zoe')])
      await insert(owner, 'access_grant', grants.map((grant, n) => ({ ...grant, organization_id: acme, version: 1, id: `00000000-0000-7000-8000-0000900000${10 + n}`, holder_id: person('zoe'), starts_on: '2026-01-01' })))
      const holds = async (isBrief: boolean, suffix: string) => {
        await owner.query(`select app.enter('person', $1, $2, $3)`, [acme, person('zoe'), isBrief])
        const { rows: areas } = await owner.query(`select array(select a from unnest(app.my_areas${suffix}()) a order by a collate "C") as areas`)
        const { rows: covered } = await owner.query(`select f, l, app.covers_all${suffix}(f, l) as all, array(select distinct p from unnest(app.my_populations${suffix}(f, l)) p order by p) as populations from unnest($1::text[]) f, generate_series(0, 2) l order by 1, 2`, [functions])
        return { areas, covered }
      }
      expect(await holds(true, '')).toEqual(await holds(false, '_now'))
    } finally {
      await owner.query('rollback')
    }
  }), { numRuns: 60 })
})

test('a grant that was taken away changes nothing any more, one that was given does at once', async () => {
  const change = async (version: number) => (await ask('gus', 'PATCH', `/contact-details/${person('eli')}`, { city: `City ${version}` }, { 'if-match': `"${version}"` })).status
  expect(await change(1)).toBe(200)
  await owner.query(`update access_grant set status = 'ended' where holder_id = $1 and function = 'people'`, [person('gus')])
  expect(await change(2)).toBe(404)
  await owner.query(`update access_grant set status = 'active' where holder_id = $1 and function = 'people'`, [person('gus')])
  expect(await change(2)).toBe(200)
})

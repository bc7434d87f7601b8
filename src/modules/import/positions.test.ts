import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { importingServer } from '../../../test/importing.ts'

const { owner, who, ask, checked, committed, decided, brought, rows, company } = await importingServer()
const header = 'Number,Name,Start Date,Job Title,Department,Location,Position Number\n'
const line = (number: string, name: string, position: string) => `${number},${name},2020-02-03,Boss,Acme,Boston,${position}\n`
const held = async () => (await rows(`select p.name, s.code from placement t join person p on p.organization_id = t.organization_id and p.id = t.person_id left join position s on s.organization_id = t.organization_id and s.id = t.position_id
  where t.organization_id = $1 and p.name <> 'Ann Boss' and t.ends_on is null order by p.name`, [who.organizationId])).map(({ name, code }) => [name, code])

async function seats({ isUsed = true } = {}) {
  const { entity, place, unit, job } = await company()
  await owner.query(`insert into settings (organization_id, id, uses_positions) values ($1, $1, $2)`, [who.organizationId, isUsed])
  for (const code of ['P-1', 'P-2', 'P-3']) {
    const id = randomUUID()
    await owner.query(`insert into position (organization_id, id, title, code) values ($1, $2, 'Boss', $3)`, [who.organizationId, id, code])
    await owner.query(`insert into position_terms (organization_id, id, position_id, starts_on, state, budgeted_fte, legal_entity_id, location_id, unit_id, job_id) values ($1, $2, $3, '2019-01-01', $4, 1, $5, $6, $7, $8)`,
      [who.organizationId, randomUUID(), id, code === 'P-3' ? 'frozen' : 'open', entity, place, unit, job])
  }
}

test('a column names the positions that people sit in; one that isn’t there is left out and told', async () => {
  await seats()
  const id = await brought(header + line('1', 'Al High', 'P-1') + line('2', 'Bea Mid', 'P-9') + line('3', 'Cy Low', ''))
  const view = await checked(id)
  expect(view.counts).toMatchObject({ added: 3 })
  expect(view.counts.problems).toMatchObject([{ code: 'reference_unknown', count: 1 }])
  expect((await committed(id)).status).toBe('committed')
  expect(await held()).toEqual([['Al High', 'P-1'], ['Bea Mid', null], ['Cy Low', null]])
})

test('where the company plans none, the column means nothing', async () => {
  await seats({ isUsed: false })
  const id = await brought(header + line('1', 'Al High', 'P-1'))
  await checked(id)
  expect((await committed(id)).status).toBe('committed')
  expect(await held()).toEqual([['Al High', null]])
})

test.each([['P-1', 'P-1', 'people.position_full'], ['P-3', 'P-2', 'people.position_frozen']])('nobody comes in where there is no room, or it is frozen: the import is refused whole (%s, %s)', async (one, two, code) => {
  await seats()
  const id = await brought(header + line('1', 'Al High', one) + line('2', 'Bea Mid', two))
  await checked(id)
  expect(await ask('POST', `/imports/${id}/commit`)).toMatchObject({ status: 422, body: { code, position: `Boss, ${one}` } })
  expect(await held()).toEqual([])
})

test('somebody who is here and sits elsewhere by the file is asked about, like their job', async () => {
  await seats()
  const first = await brought(header + line('1', 'Al High', 'P-1'))
  await checked(first)
  await committed(first)
  const again = await brought(header + line('1', 'Al High', 'P-2'))
  const view = await checked(again)
  expect(view.counts.differences).toMatchObject([{ kind: 'position', label: 'Position', rows: 1 }])
  await decided(again, { position: { as: 'change', from: 'today' } })
  expect((await committed(again)).status).toBe('committed')
  expect(await held()).toEqual([['Al High', 'P-2']])
})

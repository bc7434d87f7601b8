import { expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { jobActor, person } from '../../../test/fixtures/world.ts'
import { openWork } from './work.ts'

const { ask, truth } = await served()
const open = async () => (await as(jobActor, tx => openWork(tx, { kind: 'people.data', personId: person('eli') }))).id
const bulk = async (what: string, ids: readonly string[], version: number, more: object = {}) => (await ask('gus', 'POST', '/desk/bulk', { what, items: ids.map(id => ({ id, version })), ...more })).body

test('what is done with several items at once is done with each, with its event', async () => {
  const ids = [await open(), await open()]
  for (const [at, [what, more]] of Object.entries([['taken', {}], ['snooze', { until: '2026-06-16' }], ['finish', {}], ['reopen', {}], ['close', { reason: 'Nothing to do' }]] as const)) expect(await bulk(what, ids, Number(at) + 1, more), what).toEqual({ done: ids, failed: [] })
  expect(await truth(`select array_agg(move order by id) from event where record = 'work_item' and record_id = $1`, [ids[1]])).toEqual(['open', 'taken', 'edit', 'finish', 'reopen', 'close'])
})
test('what can’t be done is told with its reason, and undoes nothing of the rest', async () => {
  const [first, seen, last] = [await open(), await open(), await open()]
  await bulk('taken', [seen], 1)
  expect(await bulk('finish', [first, seen, last], 1)).toMatchObject({ done: [first, last], failed: [{ id: seen, code: 'changed_meanwhile' }] })
})
test('a row of another transaction is nobody’s to tell of, whether it came before or after', async () => {
  expect(await truth(`select count(*)::int from person where app.written_here(xmin)`)).toBe(0)
})

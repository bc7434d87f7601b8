import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, job, jobActor, person } from '../../../test/fixtures/world.ts'
import { openWork } from './work.ts'

const { ask, app, owner } = await served()
const address = await app.listen({ port: 0 })
const open = async (about: Parameters<typeof person>[0]) => (await as(jobActor, tx => openWork(tx, { kind: 'people.data', personId: person(about), subjectId: job(about) }))).id

/** Listens as somebody; what they have heard so far, and how it ended. */
async function listen(who: string) {
  const ending = new AbortController()
  const reply = await fetch(`${address}/api/v1/desk/live`, { headers: { 'x-actor': who }, signal: ending.signal })
  const heard = { said: '', isOver: false, status: reply.status, end: () => ending.abort() }
  const hear = async () => {
    for await (const part of reply.body!.pipeThrough(new TextDecoderStream())) heard.said += part
  }
  hear().catch((error: Error) => { if (error.name !== 'AbortError') throw error }).finally(() => { heard.isOver = true })
  if (reply.ok) {
    expect(reply.headers.get('content-type')).toBe('text/event-stream')
    await expect.poll(() => heard.said).toContain(': listening')
  }
  return heard
}

test('who sees an item hears that it changed, by its id alone; who doesn’t hears nothing', async () => {
  const [gus, ...others] = await Promise.all(['gus', 'gia', 'eli', 'mia'].map(listen))
  const id = await open('eli')
  await expect.poll(() => gus!.said).toContain(`data: ["${id}"]`)
  // Whoever was asked just before gus is asked once more.
  await pause(4_000)
  for (const each of [gus!, ...others]) each.end()
  for (const each of others) expect(each.said).not.toContain('data:')
})

test('an item that goes out of one’s sight is told without saying which', async () => {
  const id = await open('eli')
  await ask('gus', 'POST', `/work-items/${id}/give`, { how: 'taken', version: 1 })
  // What was said just before one listens is told too: it is over by then.
  await pause(1_500)
  const gus = await listen('gus')
  await owner.query(`update work_item set assignee_id = null, min_level = 'named' where organization_id = $1 and id = $2`, [acme, id])
  await expect.poll(() => gus.said).toContain('data: []')
  gus.end()
  expect(gus.said).not.toContain(id)
})

test('nobody listens without being signed in, and it ends with the right to enter', async () => {
  expect((await listen('nobody')).status).toBe(401)
  const key = await listen('key')
  await owner.query(`update api_key set status = 'revoked' where organization_id = $1`, [acme])
  await expect.poll(() => key.isOver).toBe(true)
})

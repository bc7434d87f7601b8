import { expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, job, jobActor, person } from '../../../test/fixtures/world.ts'
import { openWork } from './work.ts'

const { ask, app, owner } = await served()
const address = await app.listen({ port: 0 })
const open = async (about: Parameters<typeof person>[0]) => (await as(jobActor, tx => openWork(tx, { kind: 'people.data', personId: person(about), subjectId: job(about) }))).id

/** What somebody hears until enough has been said, or for so long. */
async function heard(who: string, until: (said: string) => boolean, ms = 9_000): Promise<string> {
  const ending = new AbortController()
  setTimeout(() => ending.abort(), ms)
  let said = ''
  try {
    const reply = await fetch(`${address}/api/v1/desk/live`, { headers: { 'x-actor': who }, signal: ending.signal })
    if (!reply.ok) return String(reply.status)
    expect(reply.headers.get('content-type')).toBe('text/event-stream')
    for await (const part of reply.body!.pipeThrough(new TextDecoderStream())) if (until(said += part)) break
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error
  }
  ending.abort()
  return said
}

test('who sees an item hears that it changed, by its id alone; who doesn’t hears nothing', async () => {
  const listening = { gus: heard('gus', said => said.includes('data:')), gia: heard('gia', () => false), eli: heard('eli', () => false), mia: heard('mia', () => false) }
  await new Promise(resolve => { setTimeout(resolve, 1_000) })
  const id = await open('eli')
  expect(await listening.gus).toContain(`data: ["${id}"]`)
  for (const who of ['gia', 'eli', 'mia'] as const) expect(await listening[who], who).not.toContain('data:')
}, 30_000)

test('an item that goes out of one’s sight is told without saying which', async () => {
  const id = await open('eli')
  await ask('gus', 'POST', `/work-items/${id}/give`, { how: 'taken', version: 1 })
  const listening = heard('gus', said => said.includes('data:'))
  await new Promise(resolve => { setTimeout(resolve, 1_000) })
  await owner.query(`update work_item set assignee_id = null, min_level = 'named' where organization_id = $1 and id = $2`, [acme, id])
  const said = await listening
  expect(said).toContain('data: []')
  expect(said).not.toContain(id)
}, 30_000)

test('nobody listens without being signed in, and it ends with the right to enter', async () => {
  expect(await heard('nobody', () => true)).toBe('401')
  const listening = heard('key', () => false, 20_000)
  await new Promise(resolve => { setTimeout(resolve, 500) })
  const began = Date.now()
  await owner.query(`update api_key set status = 'revoked' where organization_id = $1`, [acme])
  await listening
  expect(Date.now() - began).toBeLessThan(12_000)
}, 30_000)

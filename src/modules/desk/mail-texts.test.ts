import { expect, test } from 'vitest'
import { mailDigests } from '#platform/digest.ts'
import type { Letter } from '#platform/mail.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, person } from '../../../test/fixtures/world.ts'
import { answersFor } from './mail-texts.ts'

const { ask, owner } = await served()
const quiet = { quietFrom: 20, quietUntil: 7, isQuietAtWeekends: true, timeZone: null }
const choose = (withTexts: boolean) => ask('eli', 'POST', '/notifications/quiet-hours', { ...quiet, withTexts })
const mailed = () => owner.query(`update notification set mail = 'sent'`)
const texts = (who: 'eli' | 'gus' | 'mia' = 'eli') => answersFor({ organizationId: acme, personId: person(who) })
const asked = async (text: string, answer: string, more: object = {}) => {
  const { body: { id } } = await ask('eli', 'POST', '/questions', { category: 'records', text, ...more })
  const { body: { version } } = await ask('eli', 'GET', `/questions/${String(id)}/thread`)
  const { status } = await ask('gus', 'POST', `/questions/${String(id)}/answer`, { text: answer }, { 'if-match': `"${String(version)}"` })
  return { id: String(id), status }
}

test('what HR answered stands in the mail of who chose that, and of nobody else; off until then', async () => {
  const { id, status } = await asked('When is my first day back?', 'On the 3rd.\nWelcome & see you.')
  expect(status).toBe(200)
  await mailed()
  expect(await texts()).toEqual([])
  expect((await ask('eli', 'GET', '/notifications/choices')).body['quiet']).toMatchObject({ withTexts: false })
  expect((await choose(true)).status).toBe(200)
  expect(await texts()).toEqual(['On the 3rd.\nWelcome & see you.'])
  for (const other of ['gus', 'mia'] as const) expect(await texts(other)).toEqual([])
  const letters: Letter[] = []
  let deliver: (ids: Record<string, string>) => Promise<void> = async () => {}
  await mailDigests({ work: async (_, handler) => { deliver = handler as never } }, { tell: async (_, letter) => { letters.push(letter); return true } }, () => 'https://hr.example', { texts: answersFor })
  await deliver({ organizationId: acme, personId: person('eli') })
  expect(letters[0]).toMatchObject({ subject: 'One message waits to be read', text: expect.stringContaining('HR wrote to you:\n\nOn the 3rd.\nWelcome & see you.'), html: expect.stringContaining('Welcome &#38; see you.') })
  expect(letters[0]!.subject + letters[0]!.text).not.toContain('first day back')
  await ask('eli', 'POST', `/questions/${id}/seen`, {})
  expect(await texts()).toEqual([])
})

test('HR’s notes, and what was asked in confidence, never stand in a mail', async () => {
  await choose(true)
  const plain = await asked('Which form do I need?', 'The blue one.')
  await ask('gus', 'POST', `/questions/${plain.id}/note`, { text: 'He asked this twice.' })
  const { body: { id } } = await ask('eli', 'POST', '/questions', { category: 'records', text: 'Between us.', isConfidential: true })
  await owner.query(`update work_item set assignee_id = $1, routed = 'assigned' where id = (select item_id from question where id = $2)`, [person('gus'), id])
  const { body: { version } } = await ask('eli', 'GET', `/questions/${String(id)}/thread`)
  expect((await ask('gus', 'POST', `/questions/${String(id)}/answer`, { text: 'I will keep it so.' }, { 'if-match': `"${String(version)}"` })).status).toBe(200)
  await mailed()
  expect(await texts()).toEqual(['The blue one.'])
  await owner.query('update question set is_confidential = true')
  expect(await texts()).toEqual([])
})

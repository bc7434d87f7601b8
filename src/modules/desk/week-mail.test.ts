import { afterAll, beforeEach, expect, test } from 'vitest'
import { as } from '#platform/db.ts'
import type { Ids } from '#platform/jobs.ts'
import { createMail } from '#platform/mail.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, insert, person, uuid } from '../../../test/fixtures/world.ts'
import { countsOf, mailWeeks, tellWeeks } from './week-mail.ts'

// Everybody has gone live. Kim's contract ends this week: Gus looks after London, Cora after everybody, Mia manages there.
const { owner, rows, database } = await served()
const post = createMail({ smtpUrl: null, from: 'hr@acme.example', isProduction: false, isLocal: true, authUrl: database.authUrl })
afterAll(() => post.close())
const queue: Ids[] = []
let work: (ids: Ids) => Promise<void> = async () => {}
await mailWeeks({ work: async (_, handler) => { work = handler } }, post, () => 'https://hr.example')
const due = tellWeeks({ enqueue: async (_, __, ids) => void queue.push(ids) }, { canDeliver: true })

/** To whom it left, by the clock given. */
async function turn(at: string) {
  queue.length = 0
  await owner.query('delete from auth.outbox_mail')
  await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: due.name }, async tx => { await tx.query(`select set_config('app.now', $1, true)`, [at]); await due.run(tx) })
  for (const ids of queue) await work(ids)
  return (await post.outbox!()).map(({ to }) => to.split('@')[0]!).sort()
}

await insert(owner, 'go_live', [{ organization_id: acme, id: uuid(77, 1), version: 1, started_at: '2026-01-01T00:00:00Z' }])
await owner.query(`update employment set service_from = '2020-06-17' where person_id = $1`, [person('kim')])
beforeEach(async () => { await owner.query('delete from week_mail'); await owner.query('delete from notice_choice') })

test('this week leaves at seven on Monday where the reader is, once, as numbers of what they see', async () => {
  expect(await turn('2026-06-15T05:59:00Z')).toEqual([])
  const london = await turn('2026-06-15T06:05:00Z')
  expect(london).toContain('gus')
  expect(london).toContain('cora')
  for (const who of ['eli', 'zoe', 'ben', 'gia', 'lou']) expect(london, who).not.toContain(who)
  const [letter] = (await post.outbox!()).filter(({ to }) => to.startsWith('gus'))
  expect(letter!.text).toContain('work anniversaries 1')
  expect(letter!.text).not.toMatch(/Kim/)
  expect(await turn('2026-06-15T06:10:00Z')).toEqual([])
})

test('on Tuesday where Monday is a public holiday, and never in the middle of the week', async () => {
  await owner.query(`update employment set service_from = '2020-05-06' where person_id = $1`, [person('kim')])
  expect(await turn('2026-05-04T08:00:00Z')).toEqual([])
  await owner.query(`update employment set service_from = '2020-06-17' where person_id = $1`, [person('kim')])
  expect(await turn('2026-05-05T08:00:00Z')).toContain('gus')
  await owner.query('delete from week_mail')
  expect(await turn('2026-06-17T08:00:00Z')).toEqual([])
})

test('whoever said no, or may not get mail, gets none', async () => {
  await insert(owner, 'notice_choice', [{ organization_id: acme, id: uuid(76, 1), version: 1, person_id: person('gus'), kind: 'desk.week', way: 'off' }])
  const told = await turn('2026-06-15T08:00:00Z')
  expect(told).not.toContain('gus')
  expect(told).toContain('mia')
  await owner.query('delete from week_mail')
  await rows('update go_live set ended_at = started_at returning id')
  expect(await turn('2026-06-15T08:00:00Z')).not.toContain('mia')
})

test('where more happens than is told, the mail says so and names no wrong number', () => {
  const item = { on: '2026-06-15', personId: uuid(1, 1), assignmentId: uuid(1, 1), name: 'Kim', jobTitle: '', unitName: '', locationName: '', what: null, from: null, to: null, until: null, years: 1 }
  const items = [...Array.from({ length: 100 }, () => ({ ...item, kind: 'anniversary' as const })), { ...item, kind: 'start' as const }]
  expect(countsOf({ items, more: ['anniversary'] })).toEqual([{ label: 'Starting', count: '1' }, { label: 'Work anniversaries', count: 'more than 100' }])
})

import { afterAll, expect, test } from 'vitest'
import { as } from './db.ts'
import { mailDigests, tellPeople } from './digest.ts'
import type { Ids } from './jobs.ts'
import { createMail, type KeptMail } from './mail.ts'
import { acme, insert, job, now, person, uuid, world } from '../../test/fixtures/world.ts'

// Noon on a Monday in London, where Mia is; seven in the morning in Boston, where Ben is. The company has gone live.
const { owner, rows, database } = await world()
await insert(owner, 'go_live', [{ organization_id: acme, id: uuid(77, 1), version: 1, started_at: '2026-01-01T00:00:00Z' }])
const post = createMail({ smtpUrl: null, from: 'hr@acme.example', isProduction: false, isLocal: true, authUrl: database.authUrl, now: () => new Date(now) })
afterAll(() => post.close())
let sent: KeptMail[] = []
const mail = (canDeliver = true) => ({ canDeliver })
let work: (ids: Ids) => Promise<void> = async () => {}
const queue: Ids[] = []
const jobs = { enqueue: async (_: unknown, __: string, ids: Ids) => void queue.push(ids), work: async (_: string, handler: typeof work) => { work = handler } }
await mailDigests(jobs, post, () => 'https://hr.example')
async function turn(by = mail()) {
  queue.length = 0
  await owner.query('delete from auth.outbox_mail')
  const { name, run } = tellPeople(jobs, by)
  await as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name }, run)
  for (const ids of queue) await work(ids)
  sent = await post.outbox!()
  return sent.map(({ to, subject }) => `${to}: ${subject}`).sort()
}
let n = 0
async function asked(who: 'mia' | 'ben' | 'lou', { tellsAtOnce = false, openedAt = '2026-06-15T09:00:00Z' } = {}) {
  const mine = { organization_id: acme, version: 1 }, [approval, step] = [uuid(93, ++n), uuid(94, n)]
  await insert(owner, 'approval', [{ ...mine, id: approval, record: 'employment_change', record_id: uuid(95, n), subject_id: job('eli'), wall: 'employment_change', function: 'people', min_level: 1, person_id: person('eli'), kind: 'termination', effective_on: '2026-09-01', requested_by_id: person('gus'), requested_at: openedAt, status: 'open', is_asked: false }])
  await insert(owner, 'approval_step', [{ ...mine, id: step, approval_id: approval, number: 1, holder: 'direct', passes_on: 'stays', tells_at_once: tellsAtOnce, status: 'open', opened_at: openedAt }])
  await insert(owner, 'member', [{ organization_id: acme, who: person(who), list: 'approval_step', record_id: step, part: 'decides', ends_at: 'infinity' }])
  return { approval, step }
}

test('who decides gets one mail a day, however much waits, that names nobody and decides nothing', async () => {
  for (let i = 0; i < 3; i++) await asked('mia')
  expect(await turn()).toEqual(['mia@acme.example: 3 things wait for your decision'])
  expect(sent[0]!.text).toContain('https://hr.example/to-decide')
  expect(sent[0]!.text + sent[0]!.html).not.toMatch(/Eli|termin|Gus/i)
  await asked('mia')
  expect(await turn()).toEqual([])
  await rows(`update approval_mail set sent_at = '2026-06-14T08:00:00Z' returning person_id`)
  expect(await turn()).toEqual(['mia@acme.example: 4 things wait for your decision'])
})
test('and none on a day on which nothing is new', async () => {
  await rows(`update approval_mail set sent_at = '2026-06-14T08:00:00Z' returning person_id`)
  await rows(`update approval_step set opened_at = '2026-06-12T08:00:00Z' returning id`)
  expect(await turn()).toEqual([])
})
test('at once where the step says so, once', async () => {
  await rows(`update approval_mail set sent_at = '2026-06-15T10:00:00Z' returning person_id`)
  await asked('mia', { tellsAtOnce: true })
  expect(await turn()).toEqual(['mia@acme.example: 5 things wait for your decision'])
  expect(await turn()).toEqual([])
})
test('in the morning where they are, not to who has left, nor about what is decided meanwhile', async () => {
  const { step } = await asked('ben')
  await asked('lou')
  expect(await turn()).toEqual(['ben@acme.example: One thing waits for your decision'])
  await rows(`delete from approval_mail where person_id = $1 returning person_id`, [person('ben')])
  await rows(`update location set time_zone = 'America/Denver' where name = 'boston' returning id`)
  expect(await turn()).toEqual([])
  await rows(`update location set time_zone = 'America/New_York' where name = 'boston' returning id`)
  await rows(`update approval_step set status = 'approved' where id = $1 returning id`, [step])
  expect(await turn()).toEqual([])
})
test('whoever asked hears of a question', async () => {
  const { approval } = await asked('lou')
  await rows(`update approval set is_asked = true where id = $1 returning id`, [approval])
  await insert(owner, 'approval_word', [{ organization_id: acme, version: 1, id: uuid(96, 1), approval_id: approval, at: '2026-06-15T11:00:00Z', what: 'question', by_id: person('mia') }])
  expect(await turn()).toEqual(['gus@acme.example: One thing waits for your decision'])
})
test('where no mail can leave, nobody counts as told', async () => {
  await asked('ben')
  expect(await turn(mail(false))).toEqual([])
  expect(await turn()).toEqual(['ben@acme.example: One thing waits for your decision'])
})

import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { keyActor, newKey } from '#platform/keys.ts'
import { createMail, type KeptMail } from '#platform/mail.ts'
import { mailDigests } from '#platform/digest.ts'
import type { Ids } from '#platform/jobs.ts'
import { buildApi } from '../../app.ts'
import { temporaryFolder } from '../../../test/start.ts'
import { acme, insert, now, person, uuid, world } from '../../../test/fixtures/world.ts'
import { replyAddress } from './mail-reply.ts'

const { owner, truth, rows, database } = await world({ isOpen: false })
const app = await buildApi({ appUrl: database.appUrl, now, actorOf: request => keyActor(request.headers.authorization) })
await app.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => app.close())
const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
const { key, hash } = newKey(), keyFile = join(temporaryFolder(), 'mail.key')
writeFileSync(keyFile, `${key}\n`)
await insert(owner, 'api_key', [{ organization_id: acme, id: uuid(17, 60), version: 1, holder_id: person('cora'), name: 'Mail', scopes: 'mail:handle', ends_on: '2027-01-01', hash, prefix: key.slice(0, 10), status: 'active' }])
const switched = (isOn: boolean) => owner.query(`insert into mail_in (organization_id, id, is_on, address, trusted_host) values ($1, $1, $2, 'hr@acme.example', 'mx.acme.example') on conflict (organization_id, id) do update set is_on = excluded.is_on`, [acme, isOn])
let n = 0
const message = (to = 'hr@acme.example', says = 'Hello from a pipe') => `Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example\nFrom: eli@acme.example\nTo: ${to}\nSubject: Pipe\nMessage-ID: <pipe-${++n}@acme.example>\n\n${says}\n`

/** As a mail server’s pipe runs it. */
const piped = (given: string | Buffer, args = ['--to', url, '--key-file', keyFile]) => new Promise<{ code: number | null; said: string }>(done => {
  const script = spawn(process.execPath, ['scripts/mail-in.ts', ...args], { stdio: ['pipe', 'ignore', 'pipe'], env: { PATH: process.env['PATH'] } })
  let said = ''
  script.stderr.on('data', more => { said += more })
  script.stdin.on('error', () => {})
  script.on('close', code => done({ code, said }))
  script.stdin.end(given)
})

test('a mail server’s pipe delivers, and is told in its own codes what to do where it can’t', async () => {
  await switched(true)
  expect(await piped(message())).toEqual({ code: 0, said: '' })
  expect(await truth('select count(*)::int from question where category = $1', ['other'])).toBe(1)
  expect(await piped('From: nobody@evil.example\n\nx')).toEqual({ code: 0, said: '' })
  expect(await piped(Buffer.alloc(37 * 1_048_576, 'x'))).toMatchObject({ code: 65 })
  await switched(false)
  expect(await piped(message())).toEqual({ code: 75, said: expect.stringContaining('Mail doesn’t come in here') })
  expect(await piped(message(), ['--to', 'http://127.0.0.1:9', '--key-file', keyFile])).toMatchObject({ code: 75 })
  expect(await piped(message(), ['--to', url])).toMatchObject({ code: 64 })
  expect(await piped(message(), ['--to', url, '--key-file', join(keyFile, 'nowhere')])).toMatchObject({ code: 64 })
})

test('a question’s whole way by mail: news leaves with a reply address, and the reply lands in the thread', async () => {
  await switched(true)
  await insert(owner, 'go_live', [{ organization_id: acme, id: uuid(77, 9), version: 1, started_at: '2026-01-01T00:00:00Z' }])
  const post = createMail({ smtpUrl: null, from: 'hr@acme.example', isProduction: false, isLocal: true, authUrl: database.authUrl, now: () => new Date(now) })
  afterAll(() => post.close())
  const id = await truth<string>('select id from question where category = $1', ['other'])
  const news = (question: string, i: number) => insert(owner, 'notification', [{ organization_id: acme, id: uuid(97, i), version: 1, person_id: person('eli'), kind: 'desk.answered', record_id: question, at: now, is_urgent: false, mail: 'sent' }])
  await owner.query('delete from notification')
  await news(id, 1)
  let deliver: (ids: Ids) => Promise<void> = async () => {}
  await mailDigests({ work: async (_, handler) => { deliver = handler } }, post, () => 'https://hr.example', { replyTo: replyAddress })
  const sent = async (): Promise<KeptMail> => { await deliver({ organizationId: acme, personId: person('eli') }); return (await post.outbox!())[0]! }
  const first = await sent()
  expect(first).toMatchObject({ to: 'eli@acme.example', subject: 'One message waits to be read', replyTo: expect.stringMatching(/^hr\+r[0-9a-f]{32}@acme\.example$/) })
  expect(first.text).toContain('What you reply to this mail reaches HR.')
  expect(first.text + first.html).not.toMatch(/\+r[0-9a-f]{32}|Pipe|payslip/)
  expect(await piped(message(first.replyTo!, 'My reply'))).toEqual({ code: 0, said: '' })
  expect(await rows('select count(*)::int as n from question_message where question_id = $1', [id])).toEqual([{ n: 2 }])
  await owner.query('update question set is_confidential = true where id = $1', [id])
  const quiet = await sent()
  expect(quiet).toMatchObject({ replyTo: null })
  expect(quiet.text).not.toContain('reply')
})

import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { invitationLetter, passwordChangedLetter, resetLetter } from './letters.ts'
import { createMail, isLocal } from './mail.ts'

const { authUrl } = await testDatabase()
const received: { from: string; to: string[]; message: string }[] = []
const post = createServer(serve).listen(0, '127.0.0.1')
await new Promise(resolve => post.once('listening', resolve))
const smtpUrl = `smtp://127.0.0.1:${(post.address() as AddressInfo).port}`
const options = { from: 'Equipoise <hr@acme.example>', isProduction: false, isLocal: true, authUrl }
const sent = createMail({ ...options, smtpUrl })
// Each mail at a moment of its own: within a millisecond none is newer.
let moment = Date.now()
const kept = createMail({ ...options, smtpUrl: null, now: () => new Date(moment++) })
afterAll(async () => {
  await sent.close()
  await kept.close()
  post.close()
})

const wicked = 'Eve\r\nBcc: everybody@acme.example\r\n\r\n<img src=x onerror=alert(1)>'
const letters = [
  invitationLetter({ name: wicked, company: wicked, inviter: wicked, link: 'https://hr.acme.example/accept?token=abc', until: new Date('2026-12-01') }),
  resetLetter({ name: wicked, link: 'https://hr.acme.example/reset-password?token=abc' }),
  passwordChangedLetter({ name: wicked, link: 'https://hr.acme.example/forgot-password' }),
]

test('a name can’t add a header, a recipient or markup to a mail', async () => {
  for (const letter of letters) {
    await sent.send('ina@acme.example', letter)
    const { to, message } = received.at(-1)!
    const head = message.slice(0, message.indexOf('\r\n\r\n'))
    expect(to).toEqual(['<ina@acme.example>'])
    expect(head).not.toMatch(/^bcc:/im)
    expect(head.match(/^subject:/gim)).toHaveLength(1)
    expect(letter.html).not.toContain('<img')
    await kept.send('ina@acme.example', letter)
    expect((await kept.outbox!())[0]!.subject).not.toMatch(/[\r\n]/)
  }
})

test('a reply goes to one address or nothing is sent; no machine is asked to answer', async () => {
  await sent.send('ina@acme.example', { ...letters[0]!, replyTo: 'hr+r0@acme.example' })
  const head = received.at(-1)!.message.split('\r\n\r\n')[0]!
  expect(head).toMatch(/^Reply-To: (?:"" )?<?hr\+r0@acme\.example>?$/m)
  expect(head).toMatch(/^Auto-Submitted: auto-generated$/m)
  for (const replyTo of ['hr@acme.example\r\nBcc: eve@evil.example', 'hr@acme.example, eve@evil.example']) {
    await expect(sent.send('ina@acme.example', { ...letters[0]!, replyTo })).rejects.toThrow('one e-mail address')
    await expect(kept.send('ina@acme.example', { ...letters[0]!, replyTo })).rejects.toThrow('one e-mail address')
  }
})

test('an address is one address, or nothing is sent', async () => {
  for (const to of ['ina@acme.example, eve@evil.example', 'ina@acme.example\r\nBcc: eve@evil.example', 'Ina <ina@acme.example>', 'ina@acme.example;eve@evil.example', 'ina', '', `${'a'.repeat(250)}@b.example`]) {
    await expect(sent.send(to, letters[0]!), to).rejects.toThrow('one e-mail address')
    await expect(kept.send(to, letters[0]!), to).rejects.toThrow('one e-mail address')
  }
})

test('a mail says what it is and what to do, as text and as HTML', async () => {
  const letter = invitationLetter({ name: 'Ina', company: 'Acme & Sons', inviter: 'Ada Boss', link: 'https://hr.acme.example/accept?token=a_b-c', until: new Date('2026-12-01T10:00:00Z') })
  await sent.send('ina@acme.example', letter)
  expect(received.at(-1)!.from).toBe('<hr@acme.example>')
  expect(received.at(-1)!.message).toContain('Subject: Your sign-in at Acme & Sons')
  expect(letter.text).toContain('Ada Boss invites you to Acme & Sons’s people system')
  expect(letter.text).toContain('\nhttps://hr.acme.example/accept?token=a_b-c\n')
  expect(letter.text).toContain('until 1 December 2026')
  expect(letter.html).toContain('href="https://hr.acme.example/accept?token=a_b-c"')
})

test('mail that isn’t sent is kept to be shown, newest first', async () => {
  await kept.send('one@acme.example', letters[0]!)
  await kept.send('two@acme.example', letters[1]!)
  expect((await kept.outbox!()).slice(0, 2).map(({ to }) => to)).toEqual(['two@acme.example', 'one@acme.example'])
  const { kind: _, ...words } = letters[1]!
  expect((await kept.outbox!())[0]).toMatchObject({ ...words, at: expect.stringMatching(/^20.*Z$/) })
})

test('nobody sees kept mail in production, beyond this machine, or where mail is sent', async () => {
  expect(sent.outbox).toBeNull()
  expect(createMail({ ...options, smtpUrl: null, isProduction: true })).toMatchObject({ outbox: null, canDeliver: false })
  expect(createMail({ ...options, smtpUrl: null, isLocal: false })).toMatchObject({ outbox: null, canDeliver: false })
  const server = { host: '127.0.0.1', baseUrl: null, allowDemoOutside: false }
  expect([server, { ...server, host: 'localhost' }, { ...server, host: '::1' }, { ...server, baseUrl: 'http://localhost:3000' }, { ...server, host: '0.0.0.0', allowDemoOutside: true }].map(isLocal)).toEqual(Array(5).fill(true))
  expect([{ ...server, host: '0.0.0.0' }, { ...server, host: '::' }, { ...server, baseUrl: 'https://hr.acme.example' }, { ...server, host: '127.0.0.1.evil.example' }].map(isLocal)).toEqual(Array(4).fill(false))
})

/** As much of a mail server as takes a mail in. */
function serve(socket: Socket) {
  const mail = { from: '', to: [] as string[], message: '' }
  let isData = false, rest = ''
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 here')
  socket.on('error', () => {}).on('data', chunk => {
    rest += chunk.toString()
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (isData && line !== '.') mail.message += `${line}\r\n`
      else if (isData) { isData = false; received.push({ ...mail, to: [...mail.to] }); mail.to = []; mail.message = ''; say('250 taken') }
      else if (/^data/i.test(line)) { isData = true; say('354 go on') }
      else if (/^mail from:/i.test(line)) { mail.from = line.slice(10).split(' ')[0]!; say('250 ok') }
      else if (/^rcpt to:/i.test(line)) { mail.to.push(line.slice(8).split(' ')[0]!); say('250 ok') }
      else if (/^quit/i.test(line)) { say('221 bye'); socket.end() }
      else say('250 ok')
    }
  })
}

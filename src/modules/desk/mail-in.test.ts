import { describe, expect, test } from 'vitest'
import type { Actor } from '#shared/access.ts'
import { as, read } from '#platform/db.ts'
import type { Letter } from '#platform/mail.ts'
import { served } from '../../../test/fixtures/api.ts'
import { acme, ava, cora, eli, gus, hashed, insert, outcome, person, seen, stranger, uuid, zoe, type Name } from '../../../test/fixtures/world.ts'
import { turnDesk } from './jobs.ts'
import { largestMail } from './mail-in.ts'
import { readMail } from './mail-parse.ts'
import { replyAddress } from './mail-reply.ts'
import { itemOf } from './work.ts'

const told: { personId: string; letter: Letter }[] = []
const services = { invite: async () => {}, issueCode: async () => { throw new Error('nobody signs in here') }, folder: () => '', largestUpload: 1, tell: async ({ personId }: { personId: string }, letter: (base: string) => Letter) => { told.push({ personId, letter: letter('https://hr.example') }); return true } }
const mailKey = (n: number) => ({ kind: 'key', hash: hashed(`mail key ${n}`) }) as Actor
const { ask, app, owner, rows, truth, database } = await served({ services, others: { kim: { kind: 'person', organizationId: acme, personId: person('kim') }, mailer: mailKey(1), gussMailer: mailKey(2), wideMailer: mailKey(3) } })
await insert(owner, 'api_key', ([['cora', 'mail:handle'], ['gus', 'mail:handle'], ['cora', 'systems:administer people:administer']] as const).map(([who, scopes], i) => ({ organization_id: acme, id: uuid(17, 50 + i), version: 1, holder_id: person(who), name: 'Mail', scopes, ends_on: '2027-01-01', hash: hashed(`mail key ${i + 1}`), prefix: 'eq_x', status: 'active' })))
const turn = () => as({ kind: 'job', organizationId: '00000000-0000-0000-0000-000000000000', name: 'desk.turn' }, tx => turnDesk.run(tx))
const mailIn: Actor = { kind: 'mail', organizationId: acme }

const switched = (isOn: boolean, more: object = {}) => ask('cora', 'POST', '/mail-in/settings', { isOn, address: 'hr@acme.example', trustedHost: 'mx.acme.example', ...more })
const pass = 'mx.acme.example; dmarc=pass header.from=acme.example'
let n = 0
/** A message as a mail server hands it on. */
const message = ({ from = 'Eli Example <eli@acme.example>', to = 'hr@acme.example', subject = 'My payslip', says = pass as string | null, id = `<${++n}@mail.acme.example>` as string | null, head = '', body = 'Where is it?', type = 'text/plain; charset=utf-8' }: Partial<Record<'from' | 'to' | 'subject' | 'head' | 'body' | 'type', string>> & { says?: string | null; id?: string | null } = {}) =>
  [...says ? [`Authentication-Results: ${says}`] : [], 'Received: from mail.acme.example', `From: ${from}`, `To: ${to}`, `Subject: ${subject}`, ...id ? [`Message-ID: ${id}`] : [], 'Date: Mon, 15 Jun 2026 10:00:00 +0000', 'MIME-Version: 1.0', ...type ? [`Content-Type: ${type}`] : [], ...head ? [head] : [], '', body].join('\r\n')
const bring = async (raw: string | Buffer, who: string = 'mailer', type = 'message/rfc822') => {
  const reply = await app.inject({ method: 'POST', url: '/api/v1/mail-in', headers: { 'x-actor': who, 'content-type': type }, payload: raw })
  return { status: reply.statusCode, body: JSON.parse(reply.body) as Record<string, unknown> }
}
type Word = { text: string; by: string; isFromHr: boolean }
type Told = { status: string; category: string; isConfidential: boolean; words: Word[]; files: { id: string; name: string; by: string }[] }
const threadOf = async (who: Name, id: string) => (await ask(who, 'GET', `/questions/${id}/thread`)).body as unknown as Told
const tallies = async () => Object.fromEntries((await rows('select outcome, sum(count)::int as n from mail_tally where organization_id = $1 group by 1', [acme])).map(({ outcome: what, n: count }) => [what, count])) as Record<string, number>
/** What a message does: how it is counted, and the question that it opened, if any. */
async function became(raw: string | Buffer, who: Name = 'eli') {
  const [before, asked] = [await tallies(), await truth<number>('select count(*)::int from question_message')]
  expect(await bring(raw)).toEqual({ status: 202, body: { status: 'received' } })
  const after = await tallies(), counted = Object.keys(after).filter(what => after[what] !== (before[what] ?? 0))
  const wrote = await truth<number>('select count(*)::int from question_message') - asked
  expect(counted).toHaveLength(1)
  expect(wrote).toBe(counted[0] === 'let_in' ? 1 : 0)
  return { counted: counted[0]!, ...counted[0] === 'let_in' ? { thread: await threadOf(who, (await rows('select question_id from question_message order by id desc limit 1'))[0]!['question_id'] as string), id: (await rows('select question_id from question_message order by id desc limit 1'))[0]!['question_id'] as string } : {} }
}

describe('switched off', () => {
  test('as it is at first, a message is refused for everybody alike, and the page says so', async () => {
    expect((await ask('cora', 'GET', '/mail-in/settings')).body).toMatchObject({ isOn: false, address: null, canSet: true, counts: [] })
    expect(await bring(message())).toMatchObject({ status: 404, body: { code: 'desk.mail_in_off' } })
    expect(await tallies()).toEqual({})
  })
  test('it is switched on by whoever administers the HR systems for everybody, whole or not at all', async () => {
    for (const who of ['eli', 'gus', 'ava', 'key', 'guest', 'job', 'wideMailer'] as const) expect((await ask(who, 'POST', '/mail-in/settings', { isOn: true, address: 'hr@acme.example', trustedHost: 'mx.acme.example' })).status, who).toBe(403)
    for (const who of ['eli', 'gus', 'ava', 'key', 'guest', 'job'] as const) expect((await ask(who, 'GET', '/mail-in/settings')).status, who).toBe(403)
    expect((await switched(true, { trustedHost: null })).body).toMatchObject({ code: 'desk.mail_in_incomplete' })
    expect((await switched(true, { address: null })).body).toMatchObject({ code: 'desk.mail_in_incomplete' })
    expect((await switched(true, { trustedHost: 'mx.acme.example; dmarc=pass' })).status).toBe(400)
    expect((await switched(true, { address: 'hr@acme.example, x@evil.example' })).status).toBe(400)
    expect((await switched(true)).status).toBe(200)
    expect(await rows(`select move, actor from event where record = 'mail_in'`)).toEqual([{ move: 'switch_on', actor: `person:${person('cora')}` }])
  })
})

describe('who brings mail', () => {
  test('is a key made for it alone, of somebody who administers the HR systems; nobody else is listened to', async () => {
    for (const who of ['key', 'narrowKey', 'gussMailer', 'wideMailer', 'cora', 'eli', 'guest', 'job', 'stranger']) expect((await bring(message(), who)).status, who).toBe(403)
    expect((await bring(message(), 'nobody')).status).toBe(401)
    expect((await bring(message(), 'mailer', 'application/octet-stream')).status).toBe(415)
    expect((await ask('mailer' as never, 'GET', '/directory')).body.items ?? []).toEqual([])
  })
  test('is asked to come again where too many come at the same moment, and nothing of it is lost', async () => {
    const large = () => message({ from: 'mia@acme.example', body: 'x'.repeat(200_000) })
    const said = (await Promise.all(Array.from({ length: 6 }, () => bring(large())))).map(({ status }) => status)
    expect(new Set(said)).toEqual(new Set([202, 503]))
    const raw = large(), before = await truth<number>('select count(*)::int from question')
    for (let status = 503; status === 503;) ({ status } = await bring(raw))
    expect(await truth<number>('select count(*)::int from question') - before).toBe(1)
  })
  test('loses it with the holder’s access, at once', async () => {
    await owner.query(`update access_grant set status = 'ended' where holder_id = $1 and function = 'systems'`, [person('cora')])
    expect((await bring(message())).status).toBe(403)
    await owner.query(`update access_grant set status = 'active' where holder_id = $1 and function = 'systems'`, [person('cora')])
  })
  test('enters as nobody, who sees no row of any table and can do nothing but leave what was let in', async () => {
    const tables = await rows(`select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' and has_any_column_privilege('equipoise_app', c.oid, 'select')`)
    expect(tables.length).toBeGreaterThan(100)
    const guest: Actor = { kind: 'guest', organizationId: acme, guestId: uuid(9, 1) }, readable = { mail: [] as unknown[], guest: [] as unknown[] }
    for (const { relname } of tables) for (const [who, actor] of [['mail', mailIn], ['guest', guest]] as const) if ((await read(actor, `select 1 as one from ${relname as string} limit 1`)).length) readable[who].push(relname)
    // Who stands above whom and in which groups, as ids: what policies of others are judged by.
    expect(readable.mail).toEqual(['reach'])
    expect(readable.mail).toEqual(readable.guest)
    expect(await read(mailIn, 'select app.me() as me, app.who() as who, app.holder() as holder')).toEqual([{ me: null, who: null, holder: null }])
    const [question, item] = [uuid(98, 1), JSON.stringify([{ n: 0, kind: 'ask.other', audience: 'hr', person_id: person('eli'), subject_id: person('eli'), record_name: 'question', record_id: uuid(98, 1) }])]
    for (const [text, values] of [
      ['insert into question (id, person_id, entered_by_id, category, is_confidential) values ($1, $2, $2, $3, false)', [question, person('eli'), 'other']],
      ['select app.open_work($1)', [item]], ['select app.say_on_question($1, $1, false, $2)', [question, 's1.x']], ['select app.link_question($1)', [question]],
      ['select app.mail_in_says($1, $2, $3, $2, $4)', ['made up', question, 's1.x', '{"kind": "ask.other", "audience": "hr"}']],
      ['select app.mail_in_file($1, $2, $3, $3, 1)', ['made up', question, 'x']], ['select app.mail_in_piece($1, $2, 0, $3)', ['made up', question, Buffer.from('x')]],
      ['select app.reply_address($1, $2)', [person('eli'), 'x']], ['select app.set_mail_in(false, null, null)', []], ['select app.notify(array[$1::uuid], $2, $1, false)', [person('eli'), 'desk.by_mail']],
      ['select app.mail_in_door()', []],
    ] as const) expect(await outcome(as(mailIn, tx => tx.query(text, values))), text).toMatch(/42501/)
    for (const who of [eli, gus, cora, ava, stranger, mailKey(1)]) for (const text of [`select app.mail_in_let('x', 'eli@acme.example', null)`, `select app.mail_in_kept_out('unknown')`, `select app.mail_in_says('x', '${question}', 's1.x', '${question}', '{}')`, `select app.mail_in_to_tell('x')`]) expect(await outcome(as(who, tx => tx.query(text))), text).toBe('42501')
    for (const table of ['reply_address', 'mail_taken', 'mail_tally', 'mail_told']) expect(await outcome(seen(cora, table)), table).toBe('42501')
  })
  test('lets in one message, not another in its place, and nobody’s item but the sender’s', async () => {
    const sealed = 's1.x.y.z', item = (more: object = {}) => JSON.stringify({ ...itemOf({ kind: 'ask.other', personId: '' }, 0), ...more })
    const tried = (what: object, hash = 'a') => outcome(as(mailIn, async tx => { await tx.query(`select app.mail_in_let('a', 'eli@acme.example', null)`); await tx.query('select app.mail_in_says($1, $2, $3, $4, $5)', [hash, uuid(98, 2), sealed, uuid(98, 3), item(what)]) ; throw new Error('undone') }))
    expect(await tried({}, 'b')).toBe('42501')
    expect(await tried({ kind: 'ask.pay' })).toBe('42501')
    expect(await tried({ person_id: person('zoe'), subject_id: person('zoe'), assignee_id: person('zoe'), audience: 'person' })).toBe('42501')
    expect(await tried({})).toBe('undone')
    await as(mailIn, async tx => { await tx.query(`select app.mail_in_let('d', 'eli@acme.example', null)`); await tx.query('select app.mail_in_says($1, $2, $3, $4, $5)', ['d', uuid(98, 4), sealed, uuid(98, 5), item({ person_id: person('zoe'), subject_id: person('zoe'), record_id: uuid(98, 9), key: 'k' })]) })
    expect(await rows('select w.person_id, w.subject_id, w.record_id, w.key, w.asked_by_id from work_item w join question q on q.item_id = w.id where q.id = $1', [uuid(98, 5)])).toEqual([{ person_id: person('eli'), subject_id: person('eli'), record_id: uuid(98, 5), key: null, asked_by_id: person('eli') }])
    await as(mailIn, tx => tx.query(`select app.mail_in_let('c', 'eli@acme.example', null)`))
    expect(await outcome(as(mailIn, tx => tx.query('select app.mail_in_says($1, $2, $3, $4, $5)', ['c', uuid(98, 2), sealed, uuid(98, 3), item()])))).toBe('42501')
  })
})

describe('a mail to HR', () => {
  test('opens a question of the person whose work e-mail it is proven to come from, and HR works on it as on any', async () => {
    const { counted, thread, id } = await became(message({ subject: '=?utf-8?q?Gr=C3=BC=C3=9Fe?=' }))
    expect([counted, thread]).toMatchObject(['let_in', { status: 'open', category: 'other', isConfidential: false, words: [{ text: 'Grüße\n\nWhere is it?', by: 'Eli Example', isFromHr: false }], files: [] }])
    await turn()
    expect(await rows('select w.kind, w.assignee_id, w.person_id, w.subject_id, w.min_level from work_item w join question q on q.item_id = w.id where q.id = $1', [id])).toEqual([{ kind: 'ask.other', assignee_id: person('gus'), person_id: person('eli'), subject_id: person('eli'), min_level: 'handle' }])
    expect(await truth('select text from question_message where question_id = $1', [id])).toMatch(/^s1\./)
    for (const who of [zoe, ava, stranger]) expect(await seen(who, 'question', 'id = $1', [id])).toEqual([])
    expect((await ask('mia', 'GET', `/questions/${id}/thread`)).status).toBe(404)
    expect(await rows(`select actor, actor_id, move from event where record_id = $1 order by id`, [id])).toMatchObject([{ actor: 'mail:in', actor_id: person('eli'), move: 'create' }])
    expect((await ask('eli', 'GET', '/notifications')).body.items).toContainEqual(expect.objectContaining({ kind: 'desk.by_mail', page: `/ask?question=${id}` }))
    expect((await ask('gus', 'POST', `/questions/${id}/answer`, { text: 'Here.' })).status).toBe(200)
  })
  test('is let in once, however often it is delivered, also at the same moment', async () => {
    const raw = message()
    expect((await became(raw)).counted).toBe('let_in')
    expect((await became(raw)).counted).toBe('twice')
    const twin = message(), before = await truth<number>('select count(*)::int from question')
    await Promise.all([bring(twin), bring(twin)])
    expect(await truth<number>('select count(*)::int from question') - before).toBe(1)
    const nameless = message({ id: null, body: 'Without a name.' })
    expect([(await became(nameless)).counted, (await became(nameless)).counted]).toEqual(['let_in', 'twice'])
    expect((await became(message({ id: null, body: 'Another without a name.' }))).counted).toBe('let_in')
  })
  test('whose sender isn’t proven, or nobody here, or who left, is kept out without a word to anybody', async () => {
    told.length = 0
    for (const says of [null, 'mx.evil.example; dmarc=pass header.from=acme.example', 'mx.acme.example; dmarc=fail header.from=acme.example', 'mx.acme.example; dmarc=pass header.from=evil.example']) expect((await became(message({ says }))).counted, String(says)).toBe('unproven')
    expect((await became(message({ from: 'Eli <eli@acme.example>, Mia <mia@acme.example>' }))).counted).toBe('unproven')
    expect((await became(message({ head: 'From: mia@acme.example' }))).counted).toBe('unproven')
    expect((await became(message({ from: '"eli@acme.example" <attacker@evil.example>' }))).counted).toBe('unproven')
    expect((await became(message({ from: 'Nobody <nobody@acme.example>' }))).counted).toBe('unknown')
    expect((await became(message({ from: 'lou@acme.example' }))).counted).toBe('unknown')
    expect((await became(message({ from: 'someone@other.example', says: 'mx.acme.example; dmarc=pass header.from=other.example' }))).counted).toBe('unknown')
    expect(told).toEqual([])
  })
  test('that was written to others isn’t let in when somebody hands it on', async () => {
    expect((await became(message({ to: 'mallory@evil.example', head: 'Resent-To: hr@acme.example\r\nDelivered-To: hr@acme.example' }))).counted).toBe('elsewhere')
    expect((await became(message({ to: 'mia@acme.example', head: 'Cc: HR <HR@Acme.example>' }))).counted).toBe('let_in')
  })
  test('of machines, lists and bounces is let lie and counted; what comes back is no message', async () => {
    for (const head of ['Auto-Submitted: auto-replied', 'Precedence: bulk', 'List-Id: <all.acme.example>', 'Return-Path: <>', 'X-Auto-Response-Suppress: All']) expect((await became(message({ head }))).counted, head).toBe('automatic')
    expect((await became(message({ type: 'multipart/report; report-type=delivery-status; boundary=x' }))).counted).toBe('automatic')
    expect((await became(message({ from: 'hr@acme.example' }))).counted).toBe('loop')
    expect((await became(message({ head: Array.from({ length: 31 }, () => 'Received: from here').join('\r\n') }))).counted).toBe('loop')
  })
  test('from whoever sends without end is kept out after thirty in an hour, and they are told once', async () => {
    told.length = 0
    const counted = []
    for (let i = 0; i < 33; i++) counted.push((await became(message({ from: 'zoe@acme.example' }), 'zoe')).counted)
    expect(counted).toEqual([...Array.from({ length: 30 }, () => 'let_in'), ...Array.from({ length: 3 }, () => 'too_many')])
    expect(told).toMatchObject([{ personId: person('zoe'), letter: { kind: 'not_taken' } }])
  })
  test('from somebody without sign-in is theirs all the same, and HR is told that an answer doesn’t reach them', async () => {
    await owner.query('delete from membership where person_id = $1', [person('kim')])
    const { thread } = await became(message({ from: 'kim@acme.example' }), 'kim')
    expect(thread!.words[0]!.text).toBe('My payslip\n\nWhere is it?\n\n[They can’t sign in: what is answered here doesn’t reach them before they are invited.]')
  })
})

describe('what a mail says', () => {
  const body = async (given: Parameters<typeof message>[0]) => (await became(message({ subject: 'S', from: 'mia@acme.example', ...given }), 'mia')).thread!
  test('is read from whatever charset it is in', async () => {
    const sent = async (charset: string, bytes: Buffer) => (await became(Buffer.concat([Buffer.from(message({ from: 'mia@acme.example', subject: 'S', type: `text/plain; charset=${charset}`, head: 'Content-Transfer-Encoding: 8bit', body: '' })), bytes]), 'mia')).thread!.words[0]!.text
    expect(await sent('iso-8859-1', Buffer.from('Gr\xfc\xdfe', 'latin1'))).toBe('S\n\nGrüße')
    expect(await sent('windows-1252', Buffer.from('\x80 5', 'latin1'))).toBe('S\n\n€ 5')
    expect(await sent('koi8-r', Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]))).toBe('S\n\nПривет')
    expect(await sent('shift_jis', Buffer.from([0x93, 0xfa, 0x96, 0x7b]))).toBe('S\n\n日本')
    expect(await sent('gb18030', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]))).toBe('S\n\n你好')
    expect(await sent('no-such-charset', Buffer.from('plain'))).toBe('S\n\nplain')
    expect((await body({ head: 'Content-Transfer-Encoding: base64', body: Buffer.from('Здравствуйте').toString('base64') })).words[0]!.text).toBe('S\n\nЗдравствуйте')
    expect((await body({ head: 'Content-Transfer-Encoding: quoted-printable', body: 'caf=C3=A9=\r\n!' })).words[0]!.text).toBe('S\n\ncafé!')
  })
  test('is the text of a page where there is nothing else: no markup, no script, nothing fetched', async () => {
    const { words, files } = await body({ type: 'text/html; charset=utf-8', body: '<html><head><title>t</title><style>p{color:red}</style></head><body><script>alert(1)</script><p>Hello &amp; gr&uuml;&szlig;e&nbsp;&lt;b&gt;</p><img src="https://evil.example/pixel.png"><p>Bye</p></body></html>' })
    expect(words[0]!.text).toBe('S\n\nHello & grüße <b>\n\nBye')
    expect(files).toEqual([])
  })
  test('is without what it answers, while the whole is kept as a file', async () => {
    const { words, files } = await body({ body: 'Yes.\r\n\r\nOn Monday, HR wrote:\r\n> Shall we?' })
    expect([words[0]!.text, files]).toMatchObject(['S\n\nYes.', [{ name: 'The whole mail.txt', by: 'Mia Example' }]])
    const kept = await app.inject({ method: 'GET', url: `/api/v1/question-files/${files[0]!.id}/content`, headers: { 'x-actor': 'mia' } })
    expect(kept.body).toBe('Subject: S\nDate: 2026-06-15T10:00:00.000Z\n\nYes.\n\nOn Monday, HR wrote:\n> Shall we?')
    const page = await body({ type: 'text/html', body: '<div>Yes.</div><div class="gmail_quote">On Monday, HR wrote:<blockquote>Shall we?</blockquote></div>' })
    expect([page.words[0]!.text, page.files]).toMatchObject(['S\n\nYes.', [{ name: 'The whole mail.txt' }]])
    const long = await body({ body: 'x'.repeat(50_000) })
    expect([long.words[0]!.text.length < 10_000, long.files]).toMatchObject([true, [{ name: 'The whole mail.txt' }]])
  })
  test('brings its files by the house’s rules: told apart by bytes, those that aren’t taken named in the thread', async () => {
    const part = (name: string, type: string, content: Buffer | string, more = '') => `--x\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n${more}Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`
    const { words, files } = await body({ type: 'multipart/mixed; boundary=x', body: `--x\r\nContent-Type: text/plain\r\n\r\nSee these.\r\n${[
      part('../../note.exe', 'application/x-msdownload', '%PDF-1.7\nnot a programme'), part('harmless.pdf', 'application/pdf', Buffer.from('MZ\x90\0'.padEnd(200, '\0'), 'latin1')), part('page.html', 'text/html', '<html><script>x</script></html>'), part('empty.txt', 'text/plain', ''),
      part('smime.p7s', 'application/pkcs7-signature', 'x'), part('=?utf-8?q?a=0D=0ABcc:_x.txt?=', 'text/plain', 'one line'),
    ].join('')}--x--\r\n` })
    expect(files.map(({ name }) => name).sort()).toEqual(['aBcc_ x.txt', 'note.exe.pdf'])
    const { text } = words[0]!
    for (const [name, why] of [['harmless.pdf', 'can’t be brought'], ['page.html', 'can’t be brought'], ['empty.txt', 'nothing in this file']]) expect(text).toMatch(new RegExp(`\\[${name!.replace('.', '\\.')}: [^\\]]*${why}`))
    expect(text).not.toMatch(/p7s|note/)
    const kept = await app.inject({ method: 'GET', url: `/api/v1/question-files/${files.find(({ name }) => name.startsWith('note'))!.id}/content`, headers: { 'x-actor': 'mia' } })
    expect(kept.body).toBe('%PDF-1.7\nnot a programme')
    expect(await truth(`select count(*)::int from file_chunk where position('programme'::bytea in content) > 0`)).toBe(0)
  })
  test('with more files than there is room for names the rest', async () => {
    const { words, files } = await body({ type: 'multipart/mixed; boundary=x', body: `--x\r\nContent-Type: text/plain\r\n\r\nMany.\r\n${Array.from({ length: 53 }, (_, i) => `--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="${i}.txt"\r\n\r\nfile ${i}\r\n`).join('')}--x--\r\n` })
    expect(files).toHaveLength(50)
    expect(words[0]!.text.match(/fifty files/g)).toHaveLength(3)
  })
  test('adds no header to anything, and no second line to its subject', async () => {
    const { words } = await body({ subject: '=?utf-8?q?Hello=0D=0ABcc:_everybody=40acme.example?=' })
    expect(words[0]!.text).toBe('Hello Bcc: everybody@acme.example\n\nWhere is it?')
  })
  test('broken as it may be ends nothing: it is read as far as it goes, or counted', async () => {
    const part = '--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n'
    for (const [raw, as] of [
      [message({ from: 'mia@acme.example', type: 'multipart/mixed; boundary=x', body: '--x\r\nContent-Type: text/plain\r\n\r\nNever closed' }), 'let_in'], [message({ from: 'mia@acme.example', type: 'multipart/mixed', body: 'No boundary' }), undefined],
      [message({ from: 'mia@acme.example', head: 'Content-Transfer-Encoding: base64', body: '!!!not base64!!!' }), undefined], [message({ from: 'mia@acme.example', type: 'multipart/mixed; boundary=x', body: part.replaceAll('=x', '=y') + Array.from({ length: 200 }, (_, i) => `--y${i || ''}\r\nContent-Type: multipart/mixed; boundary=y${i + 1}\r\n\r\n`).join('') }), 'unreadable'],
      ['', 'unproven'], ['\0\0\0', 'unproven'], ['no headers at all', 'unproven'], [Buffer.from([0xff, 0xfe, 0, 1, 2, 3]), 'unproven'], [message({ from: 'mia@acme.example', body: '   \r\n ', subject: '' }), 'empty'], [message({ head: `X-Long: ${'x'.repeat(600_000)}` }), 'unreadable'],
    ] as const) {
      const { counted } = await became(raw, 'mia')
      if (as) expect(counted, String(raw).slice(-80)).toBe(as)
    }
    expect((await became(message({ from: 'mia@acme.example' }), 'mia')).counted).toBe('let_in')
  })
  test('made to keep a reader busy keeps nobody busy: what takes too long or too much is let lie', async () => {
    const began = performance.now(), made = (unit: string, type = 'multipart/mixed; boundary=x') => message({ from: 'mia@acme.example', type, body: unit.repeat(3_000_000 / unit.length) })
    for (const unit of ['\n', '\r\n', '--x\n\n', '--x\r\n\r\na\r\n']) expect((await became(made(unit))).counted, JSON.stringify(unit)).toBe('unreadable')
    expect(performance.now() - began).toBeLessThan(10_000)
    const large = Buffer.from(made('--x\n\na\n'.padEnd(3000, 'a')))
    expect(await readMail(large, { seconds: 0 })).toBeUndefined()
    expect(await readMail(large, { megabytes: 4 })).toBeUndefined()
    expect((await readMail(large))!.from).toBe('mia@acme.example')
  })
  test('of the largest size comes in whole, with its file', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(25 * 1_048_576 - 9, 7)])
    const { files, words } = await body({ type: 'multipart/mixed; boundary=x', body: `--x\r\nContent-Type: text/plain\r\n\r\nLarge.\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=large.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--x--\r\n` })
    expect([words[0]!.text, files]).toMatchObject(['S\n\nLarge.', [{ name: 'large.pdf' }]])
    expect(await truth('select sum(length(content))::int > $2 from file_chunk where file_id = $1', [files[0]!.id, bytes.length])).toBe(true)
  })
  test('of fifty megabytes is refused without being read whole, and counted', async () => {
    const before = (await tallies())['too_large'] ?? 0
    expect(await bring(Buffer.alloc(50 * 1_048_576, 'x'))).toMatchObject({ status: 413, body: { code: 'desk.mail_too_large' } })
    expect((await tallies())['too_large']).toBe(before + 1)
    expect(largestMail).toBeGreaterThan(25 * 1_048_576 * 4 / 3)
  })
})

describe('a reply to a notice', () => {
  const asking = async (who: Name = 'eli', more: object = {}) => { const id = (await ask(who, 'POST', '/questions', { category: 'records', text: 'May I?', ...more })).body['id'] as string; await turn(); return id }
  const news = async (who: Name, ...ids: string[]) => { await owner.query(`delete from notification where person_id = $1`, [person(who)]); for (const [i, id] of ids.entries()) await insert(owner, 'notification', [{ organization_id: acme, id: uuid(97, ++n * 10 + i), version: 1, person_id: person(who), kind: 'desk.answered', record_id: id, at: '2026-06-15T11:00:00Z', is_urgent: false, mail: 'sent' }]) }
  const addressFor = async (who: Name, ...ids: string[]) => { await news(who, ...ids); return replyAddress({ organizationId: acme, personId: person(who) }) }
  const reply = (to: string, more: Parameters<typeof message>[0] = {}) => message({ to, subject: 'Re: One message waits to be read', body: 'By mail.', ...more })

  test('goes to an address of its own, of which only a hash is kept, and lands in that thread', async () => {
    const id = await asking(), to = (await addressFor('eli', id))!
    expect(to).toMatch(/^hr\+r[0-9a-f]{32}@acme\.example$/)
    expect(await truth(`select count(*)::int from reply_address where position($1 in hash) > 0`, [to.slice(4, 36)])).toBe(0)
    expect(await became(reply(to))).toMatchObject({ counted: 'let_in', id, thread: { words: [{ text: 'May I?' }, { text: 'By mail.', by: 'Eli Example', isFromHr: false }] } })
    expect((await ask('gus', 'GET', '/notifications')).body.items![0]).toMatchObject({ kind: 'desk.heard' })
    expect(await became(reply(to.toUpperCase()))).toMatchObject({ id })
  })
  test('opens what is closed or answered again, as the page does', async () => {
    const id = await asking(), to = (await addressFor('eli', id))!
    expect((await ask('gus', 'POST', `/questions/${id}/answer`, { text: 'Yes.' })).status).toBe(200)
    expect(await became(reply(to))).toMatchObject({ id, thread: { status: 'open' } })
    expect((await ask('eli', 'POST', `/questions/${id}/close`)).status).toBe(200)
    expect(await became(reply(to))).toMatchObject({ id, thread: { status: 'open' } })
    expect(await rows('select w.status from work_item w join question q on q.item_id = w.id where q.id = $1', [id])).toEqual([{ status: 'open' }])
    expect(await rows(`select move, actor from event where record_id = $1 and move = 'reopen'`, [id])).toEqual([{ move: 'reopen', actor: 'mail:in' }, { move: 'reopen', actor: 'mail:in' }])
  })
  test('of somebody else than it was sent to is kept out, also when their sender is proven, and they are told to use the page', async () => {
    told.length = 0
    const id = await asking(), to = (await addressFor('eli', id))!
    expect((await became(reply(to, { from: 'mia@acme.example' }))).counted).toBe('other_sender')
    expect((await became(reply(to, { from: 'mia@acme.example' }))).counted).toBe('other_sender')
    expect(told).toMatchObject([{ personId: person('mia'), letter: { kind: 'not_taken' } }])
    expect(JSON.stringify(told)).not.toMatch(/eli|May I|Eli/i)
    expect((await became(reply(to, { says: null }))).counted).toBe('unproven')
    expect((await threadOf('eli', id)).words).toHaveLength(1)
  })
  test('after its address has ended, or at a made-up one, is a new question of its sender', async () => {
    const id = await asking(), to = (await addressFor('eli', id))!
    await owner.query('update reply_address set ends_at = $1', ['2026-06-15T11:59:59Z'])
    const late = await became(reply(to))
    expect([late.counted, late.id === id]).toEqual(['let_in', false])
    const made = await became(reply(`hr+r${'0'.repeat(32)}@acme.example`))
    expect([made.counted, made.id === id]).toEqual(['let_in', false])
    expect(await addressFor('eli', id)).not.toBeNull()
    expect(await truth('select count(*)::int from reply_address')).toBe(1)
  })
  test('of somebody who has left is kept out', async () => {
    const id = await asking('ben'), to = (await addressFor('ben', id))!
    await owner.query(`update employment set ends_on = '2026-06-01', status = 'terminated' where person_id = $1`, [person('ben')])
    expect((await became(reply(to, { from: 'ben@acme.example' }))).counted).toBe('unknown')
  })
  test('isn’t offered for confidential questions, for several at once, for others’, or for none', async () => {
    const secret = await asking('eli', { isConfidential: true }), [one, two] = [await asking(), await asking()]
    expect(await addressFor('eli', secret)).toBeNull()
    expect(await addressFor('eli', one, two)).toBeNull()
    expect(await addressFor('eli', one, secret)).toBeNull()
    expect(await addressFor('mia', one)).toBeNull()
    expect(await addressFor('eli')).toBeNull()
    expect(await addressFor('eli', one)).not.toBeNull()
  })
  test('is not taken once the question is asked in confidence: its sender gets the link to the page', async () => {
    await owner.query('delete from mail_told')
    told.length = 0
    const id = await asking(), to = (await addressFor('eli', id))!
    expect((await ask('gus', 'POST', `/questions/${id}/category`, { category: 'records', isConfidential: true, note: 'Kept close.' })).status).toBe(200)
    expect((await became(reply(to))).counted).toBe('confidential')
    expect((await became(reply(to))).counted).toBe('confidential')
    expect(told).toMatchObject([{ personId: person('eli') }])
    expect(told[0]!.letter.text).toContain('https://hr.example/ask')
    expect((await threadOf('eli', id)).words).toHaveLength(1)
  })
  test('ends with switching off, for good', async () => {
    const id = await asking(), to = (await addressFor('eli', id))!
    expect((await switched(false)).status).toBe(200)
    expect(await addressFor('eli', id)).toBeNull()
    expect((await bring(reply(to))).status).toBe(404)
    expect((await switched(true)).status).toBe(200)
    expect((await became(reply(to))).id).not.toBe(id)
  })
})

test('the page tells numbers, and nothing of anybody', async () => {
  const { body } = await ask('cora', 'GET', '/mail-in/settings')
  expect(body).toMatchObject({ isOn: true, address: 'hr@acme.example', trustedHost: 'mx.acme.example' })
  expect(body['counts']).toContainEqual({ outcome: 'other_sender', count: 2 })
  expect(Object.keys((body['counts'] as object[])[0]!)).toEqual(['outcome', 'count'])
  expect(database.appUrl).toBeTruthy()
})

import { createHash, randomUUIDv7 } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { act } from '#platform/act.ts'
import type { Door } from '#platform/api.ts'
import { as, read, type Tx } from '#platform/db.ts'
import { checkedFile, fileSayings, mostOnOne, sealedPieces, whole } from '#platform/files.ts'
import { notTakenLetter } from '#platform/letters.ts'
import type { Services } from '#platform/module.ts'
import type { NoticeKind } from '#platform/notify.ts'
import { Refusal } from '#shared/refusal.ts'
import { sealedWord } from './ask.ts'
import * as contracts from './contract-mail.ts'
import { readMail, type Came } from './mail-parse.ts'
import { keptOut, wordsOf } from './mail-read.ts'
import { question, questionFile } from './records-ask.ts'
import { secretAmong } from './rules-mail.ts'
import { plain } from './rules-mail-text.ts'
import { kindOfQuestion } from './words-ask.ts'
import { itemOf } from './work.ts'

/** A file of the largest kind, as mail wraps it, and what is written beside it. */
export const largestMail = 36 * 1_048_576
const mostAtOnce = 2
let coming = 0

export const byMailNotice: NoticeKind = { kind: 'desk.by_mail', record: question, label: 'Your own mail to HR has come in', says: 'Your mail to HR has come in', page: id => `/ask?question=${id}`, usually: 'off' }
export const mailSayings = {
  'desk.mail_in_off': 'Mail doesn’t come in here: whoever administers the HR systems switches it on under Settings → Questions by mail.',
  'desk.mail_in_incomplete': 'To let mail in, say to which address people write and which mail server’s word is taken.',
  'desk.mail_too_large': 'The message is larger than 36 MB. Bring large files on the page.',
}

/** The whole answer to a message, whatever becomes of it: nobody learns from it who works here. */
const received = { status: 'received' }
type Place = { organizationId: string; address: string; trustedHost: string }

/** For a mail server: a message as it came, with the headers that the server added. */
export function mailInRoutes(app: FastifyInstance, door: Door, { tell }: Pick<Services, 'tell'>): void {
  app.addContentTypeParser('message/rfc822', (_, stream, done) => done(null, stream))
  app.post('/api/v1/mail-in', {
    schema: { tags: ['Desk'], summary: `Bring a mail to Ask HR, as message/rfc822, ${largestMail / 1_048_576} MB at most: by a key with the scope mail:handle. The answer is always the same`, consumes: ['message/rfc822'], response: { 202: Type.Object({ status: Type.String() }) } },
  }, async (request, reply) => {
    const [found] = await read<{ organization_id: string; is_on: boolean; address: string; trusted_host: string }>(door.actorOf(request), 'select * from app.mail_in_door()')
    if (!found?.is_on) throw new Refusal('desk.mail_in_off', {}, 404)
    if (!(request.body instanceof Readable) || !request.headers['content-type']?.startsWith('message/rfc822')) throw new Refusal('invalid', { detail: 'Send the message itself, as message/rfc822.' }, 415)
    if (coming >= mostAtOnce) throw new Refusal('busy', {}, 503)
    coming++
    try {
      await bringIn({ organizationId: found.organization_id, address: found.address, trustedHost: found.trusted_host }, request.body, Number(request.headers['content-length'] ?? 0), tell)
      return await reply.status(202).send(received)
    } finally {
      coming--
    }
  })
}

async function bringIn({ organizationId, ...at }: Place, stream: Readable, announced: number, tell: Services['tell']) {
  const actor = { kind: 'mail', organizationId } as const
  const keepOut = (why: contracts.MailOutcome) => as(actor, tx => tx.query('select app.mail_in_kept_out($1)', [why]))
  const tooLarge = new Refusal('desk.mail_too_large', {}, 413)
  const bytes = announced > largestMail ? tooLarge : await whole(stream, largestMail, tooLarge).catch(error => { if (error === tooLarge) return tooLarge; throw error })
  if (bytes === tooLarge) { await keepOut('too_large'); throw tooLarge }
  const came = await readMail(bytes as Buffer)
  const out = came ? keptOut(came, at) : 'unreadable'
  if (out) return void await keepOut(out)
  const toTell = await as(actor, tx => letIn(tx, came!, at.address))
  if (toTell) await tell({ organizationId, personId: toTell }, baseUrl => notTakenLetter({ link: `${baseUrl}/ask` }))
}

type Let = { outcome: contracts.MailOutcome; isReply: boolean; canSignIn: boolean; room: number }
/** Answers with whom to write to of those who are known and whose mail wasn’t taken. */
async function letIn(tx: Tx, came: Came, address: string): Promise<string | null> {
  const secret = secretAmong(came.to, address)
  const [{ outcome, isReply, canSignIn, room }] = await tx.query<Let>('select outcome, is_reply as "isReply", can_sign_in as "canSignIn", $4 - files as room from app.mail_in_let($1, $2, $3)', [came.hash, came.from, secret ? hashOf(secret) : null, mostOnOne]) as [Let]
  if (outcome !== 'let_in') return (await tx.query<{ person: string | null }>('select app.mail_in_to_tell($1) as person', [came.hash]))[0]!.person
  const { organizationId } = await tx.me(), { said, whole: all } = wordsOf(came, isReply)
  const { taken, refused } = await sorted([...all === null ? [] : [{ name: 'The whole mail.txt', bytes: Buffer.from(all) }], ...came.files], room)
  const remarks = [
    ...refused.map(({ name, why }) => `${plain(name).replace(/\s+/g, ' ').slice(0, 120)}: ${fileSayings[why as keyof typeof fileSayings]}`),
    ...canSignIn ? [] : ['They can’t sign in: what is answered here doesn’t reach them before they are invited.'],
  ]
  const wordId = randomUUIDv7(), text = [said || '–', ...remarks.map(each => `[${each}]`)].join('\n\n').slice(0, 10_000)
  await tx.query('select app.mail_in_says($1, $2, $3, $4, $5)', [came.hash, wordId, sealedWord(organizationId, wordId, text), randomUUIDv7(), JSON.stringify(itemOf({ kind: kindOfQuestion('other', false), personId: nobodyYet }, 0))])
  for (const file of taken) {
    const id = randomUUIDv7()
    await tx.query('select app.mail_in_file($1, $2, $3, $4, $5)', [came.hash, id, file.name, file.mediaType, file.size])
    for (const [n, piece] of sealedPieces(organizationId, questionFile, id, file.bytes)) await tx.query('select app.mail_in_piece($1, $2, $3, $4)', [came.hash, id, n, piece])
  }
  return null
}
/** Whose item it is, the post says. */
const nobodyYet = ''

/** By the rules for all files: those that are taken, and why the others aren’t. */
async function sorted(files: Came['files'], room: number) {
  const taken: { name: string; mediaType: string; size: number; bytes: Uint8Array }[] = [], refused: { name: string; why: string }[] = []
  for (const { name, bytes } of files) {
    try {
      if (taken.length >= room) throw new Refusal('file.too_many')
      taken.push({ bytes, ...await checkedFile(name, bytes) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ name, why: error.code })
    }
  }
  return { taken, refused }
}
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export const mailInStands = act(contracts.mailInStands, async tx => {
  const [rows, counts, [can]] = await Promise.all([
    tx.query<{ isOn: boolean; address: string | null; trustedHost: string | null }>('select is_on as "isOn", address, trusted_host as "trustedHost" from mail_in where organization_id = app.org()'),
    tx.query<{ outcome: contracts.MailOutcome; count: number }>('select outcome, count from app.mail_tallies()'),
    tx.query<{ sees: boolean; sets: boolean }>(`select app.covers_all('systems', 0) as sees, app.me() is not null and app.covers_all('systems', 2) as sets`),
  ])
  if (!can!.sees) throw new Refusal('not_yours', {}, 403)
  return { isOn: false, address: null, trustedHost: null, ...rows[0], canSet: can!.sets, counts }
})
export const setMailIn = act(contracts.setMailIn, async (tx, { isOn, address, trustedHost }) => {
  await tx.query('select app.set_mail_in($1, $2, $3)', [isOn, address?.trim() || null, trustedHost?.trim() || null])
  return { isOn }
})

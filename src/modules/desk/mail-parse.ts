import { createHash } from 'node:crypto'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Header } from './rules-mail.ts'
import { plain } from './rules-mail-text.ts'

/** A message as far as it can be understood. `from` is the one address it says it is from, or null. */
export type Came = { headers: readonly Header[]; from: string | null; to: string[]; hash: string; subject: string; sentAt: string; text: string; files: { name: string; bytes: Uint8Array }[] }

/**
 * Undefined for what isn’t understood, or not in time. What anybody in the world may send is read in a thread of its own where it is
 * large, which ends when it takes too long or too much memory: a few megabytes of blank lines or empty parts keep a parser busy for minutes.
 */
export async function readMail(bytes: Uint8Array, { seconds = 20, megabytes = 512 } = {}): Promise<Came | undefined> {
  if (isMostlyNothing(bytes)) return undefined
  if (bytes.length <= soonRead) return parsed(bytes)
  const thread = new Worker(new URL(import.meta.url), { workerData: marker, resourceLimits: { maxOldGenerationSizeMb: megabytes }, stdout: true, stderr: true })
  const late = setTimeout(() => void thread.terminate(), seconds * 1000)
  try {
    return await new Promise<Came | undefined>(done => {
      thread.once('message', done).once('error', () => done(undefined)).once('exit', () => done(undefined))
      thread.postMessage(bytes)
    })
  } finally {
    clearTimeout(late)
    await thread.terminate()
  }
}
/** In bytes: whatever it is made of, it is read in a moment. */
const soonRead = 16_384
const marker = 'a mail to read'
if (!isMainThread && workerData === marker) parentPort!.once('message', async (bytes: Uint8Array) => parentPort!.postMessage(await parsed(bytes)))

/** More blank lines or beginnings of parts than anybody writes. */
function isMostlyNothing(bytes: Uint8Array): boolean {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return hasMore(message, '\n\n', 50_000) || hasMore(message, '\n\r\n', 50_000) || hasMore(message, '\n--', 2_000)
}
function hasMore(message: Buffer, sign: string, most: number): boolean {
  let count = 0
  for (let at = message.indexOf(sign); at >= 0 && count <= most; at = message.indexOf(sign, at + 1)) count++
  return count > most
}

const most = { maxNestingDepth: 32, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true }
const oneAddress = /^[^\s@,;:<>()[\]"\\\p{Cc}]{1,64}@[a-z0-9.-]{1,253}$/iu
/** Signatures of machines, and the little pictures that stand below a name. */
const isBelowNotice = ({ mimeType, disposition, related, size }: { mimeType: string; disposition: string | null; related?: boolean | undefined; size: number }) =>
  /^application\/(pkcs7-signature|x-pkcs7-signature|pgp-signature)$/.test(mimeType) || Boolean(related || disposition === 'inline') && mimeType.startsWith('image/') && size <= 10_240

/** Nothing that it names is ever fetched. */
async function parsed(bytes: Uint8Array): Promise<Came | undefined> {
  // Loaded when the first mail comes: most servers take none.
  const { default: PostalMime, addressParser } = await import('postal-mime')
  try {
    const mail = await PostalMime.parse(bytes, most), valuesOf = (key: string) => mail.headers.filter(each => each.key === key).map(({ value }) => value)
    const addressesOf = (...keys: string[]) => addressParser(keys.flatMap(valuesOf).join(', '), { flatten: true }).flatMap(({ address = '' }) => oneAddress.test(address) ? [address.toLowerCase()] : [])
    const froms = valuesOf('from'), from = froms.length === 1 ? addressParser(froms[0]!) : []
    const text = mail.text?.trim() ? mail.text : mail.html ? await textOf(mail.html) : ''
    return {
      headers: mail.headers, from: from.length === 1 && oneAddress.test(from[0]!.address ?? '') ? from[0]!.address!.toLowerCase() : null, to: addressesOf('to', 'cc'),
      hash: createHash('sha256').update(valuesOf('message-id').join(' ').trim() ? `${froms.join(' ')} ${valuesOf('message-id').join(' ')}`.toLowerCase() : Buffer.concat([Buffer.from(`${froms.join(' ')} ${valuesOf('date').join(' ')} ${mail.subject ?? ''}`), Buffer.from(text)])).digest('hex'),
      subject: plain(mail.subject ?? '').replace(/\s+/g, ' ').slice(0, 200), sentAt: /^\d{4}-/.test(mail.date ?? '') ? mail.date! : '', text,
      files: mail.attachments.map(each => ({ ...each, bytes: new Uint8Array(each.content as ArrayBuffer) })).filter(each => !isBelowNotice({ ...each, size: each.bytes.length })).map(({ filename, bytes: content }) => ({ name: filename ?? 'file', bytes: content })),
    }
    /** The words of a page: what the parser makes of it beside a part that has none. */
    async function textOf(html: string) {
      const page = withoutStyles(html.slice(0, 5_000_000)), history = page.search(quotedFrom), own = history < 0 ? page : page.slice(0, history)
      const read = async (part: string) => (await PostalMime.parse(`Content-Type: multipart/mixed; boundary=part\n\n--part\nContent-Type: text/plain\n\n\n--part\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${Buffer.from(part).toString('base64').replace(/.{76}/g, '$&\n')}\n--part--\n`)).text?.trim() ?? ''
      const said = await read(own)
      return history < 0 || !said ? read(page) : `${said}\n\n----- Original message -----\n\n${await read(page.slice(history))}`
    }
  } catch {
    return undefined
  }
}
/** In one pass, however often one is opened and never closed. */
function withoutStyles(html: string): string {
  const kept: string[] = [], opens = /<style\b/gi, closes = /<\/style\b/gi
  for (let at = 0; ;) {
    opens.lastIndex = at
    const from = opens.exec(html)?.index ?? html.length
    kept.push(html.slice(at, from))
    closes.lastIndex = from
    if (!closes.exec(html)) return kept.join(' ')
    at = closes.lastIndex
  }
}
/** Where programs begin what is answered. */
const quotedFrom = /<(?:div|blockquote|span|p)\b[^>]{0,300}(?:class|id)\s{0,3}=\s{0,3}["']?(?:gmail_quote|moz-cite-prefix|yahoo_quoted|divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|protonmail_quote)|<blockquote\b/i

import { createHash } from 'node:crypto'
import type { MailOutcome } from './contract-mail.ts'
import { isAutomatic, isLoop, isProven, secretAmong, type Header } from './rules-mail.ts'
import { plain, saidIn } from './rules-mail-text.ts'

/** A message as far as it can be understood. `from` is the one address it says it is from, or null. */
export type Came = { headers: readonly Header[]; from: string | null; to: string[]; hash: string; subject: string; sentAt: string; text: string; files: { name: string; bytes: Uint8Array }[] }

const most = { maxNestingDepth: 32, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true }
const oneAddress = /^[^\s@,;:<>()[\]"\\\p{Cc}]{1,64}@[a-z0-9.-]{1,253}$/iu
/** Signatures of machines, and the little pictures that stand below a name. */
const isBelowNotice = ({ mimeType, disposition, related, size }: { mimeType: string; disposition: string | null; related?: boolean | undefined; size: number }) =>
  /^application\/(pkcs7-signature|x-pkcs7-signature|pgp-signature)$/.test(mimeType) || Boolean(related || disposition === 'inline') && mimeType.startsWith('image/') && size <= 10_240

/** Undefined for what no parser understands. Nothing that it names is ever fetched. */
export async function readMail(bytes: Uint8Array): Promise<Came | undefined> {
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
      const page = withoutStyles(html.slice(0, 1_000_000)), history = page.search(quotedFrom), own = history < 0 ? page : page.slice(0, history)
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

/** Why it is kept out before anybody is looked for; undefined where it may be let in. */
export function keptOut({ headers, from, to, text, files }: Came, { address, trustedHost }: { address: string; trustedHost: string }): MailOutcome | undefined {
  if (isAutomatic(headers, from ?? '')) return 'automatic'
  if (isLoop(headers, from ?? '', address)) return 'loop'
  if (!from || !isProven(headers, from, trustedHost)) return 'unproven'
  // A message that the sender wrote to others proves itself here too: only what they wrote to HR is theirs to HR.
  if (secretAmong(to, address) === null) return 'elsewhere'
  return plain(text) || files.length ? undefined : 'empty'
}

/** What stands in the thread, and the whole of it where that is less. */
export function wordsOf({ subject, sentAt, text }: Came, isReply: boolean): { said: string; whole: string | null } {
  const { said, isCut } = saidIn(text)
  return { said: isReply || !subject || said.startsWith(subject) ? said : `${subject}\n\n${said}`, whole: isCut ? [`Subject: ${subject}`, sentAt && `Date: ${sentAt}`, '', plain(text)].filter((line, i) => line || i > 1).join('\n') : null }
}

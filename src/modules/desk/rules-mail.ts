/** What a message says of itself, before anybody is looked for. Pure. */
export type Header = { key: string; value: string }

const all = (headers: readonly Header[], key: string) => headers.filter(each => each.key === key).map(({ value }) => value.trim())
const words = (value: string) => value.slice(0, 1000).replace(/\(.*?\)/gs, ' ').trim().toLowerCase()

/** Nobody is talked to by machines: their answers, lists, bounces and receipts are let lie. */
export function isAutomatic(headers: readonly Header[], from: string): boolean {
  const says = (key: string, test: (value: string) => boolean) => all(headers, key).some(value => test(words(value)))
  return says('auto-submitted', value => value.split(';')[0]!.trim() !== 'no')
    || says('precedence', value => /^(bulk|list|junk|auto_reply)$/.test(value))
    || ['list-id', 'list-post', 'list-unsubscribe', 'x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-response-suppress'].some(key => all(headers, key).length > 0)
    || says('return-path', value => value === '' || value === '<>')
    || says('content-type', value => value.startsWith('multipart/report'))
    || /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/.test(from)
}

/** A message of our own that came back, or one that was handed round too often. */
export const isLoop = (headers: readonly Header[], from: string, address: string): boolean => base(from) === base(address) || all(headers, 'received').length > 30

/** An address without what stands after its plus sign. */
export function base(address: string): string {
  const at = address.lastIndexOf('@'), [local = ''] = address.slice(0, at).split('+')
  return `${local}@${address.slice(at + 1)}`.toLowerCase()
}
const secretOf = /\+r([0-9a-f]{32})@/
export const replyAddressOf = (address: string, secret: string) => address.replace(/@(?=[^@]*$)/, `+r${secret}@`)
/** The secret part of the address that a reply was written to; undefined where it went to the address itself, null where to another. */
export function secretAmong(to: readonly string[], address: string): string | undefined | null {
  const ours = to.filter(each => base(each) === base(address))
  return ours.length ? ours.map(each => secretOf.exec(each.toLowerCase())?.[1]).find(Boolean) : null
}

/**
 * Whether the host that is trusted says that the sender’s domain is whose it seems: DMARC passed for the very domain of the From
 * address, or, where no policy was found, DKIM or SPF passed for exactly that domain. Only the topmost header in that host’s name
 * counts: what stands below may have come with the message.
 */
export function isProven(headers: readonly Header[], from: string, trustedHost: string): boolean {
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase()
  const results = all(headers, 'authentication-results').map(resultsOf).find(each => each?.host === trustedHost.toLowerCase())
  if (!results) return false
  const of = (method: string) => results.said.filter(each => each.method === method)
  const dmarc = of('dmarc')
  if (dmarc.some(({ result }) => result === 'pass')) return dmarc.every(({ result, props }) => result === 'pass' && props['header.from'] === domain)
  if (dmarc.some(({ result }) => result !== 'none')) return false
  return of('dkim').some(({ result, props }) => result === 'pass' && (props['header.d'] ?? props['header.i']?.split('@').at(-1)) === domain)
    || of('spf').some(({ result, props }) => result === 'pass' && props['smtp.mailfrom']?.split('@').at(-1) === domain)
}

type Result = { method: string; result: string; props: Record<string, string> }
/** RFC 8601, or undefined for what isn’t that. */
export function resultsOf(header: string): { host: string; said: Result[] } | undefined {
  const parts = partsOf(header)
  if (!parts) return undefined
  const [host, ...rest] = parts.map(part => part.filter(Boolean))
  if (!host?.length || host.length > 2 || host[0]!.includes('=')) return undefined
  return { host: host[0]!.toLowerCase(), said: rest.flatMap(([first = '', ...props]) => {
    const [method = '', result = ''] = first.toLowerCase().split('=')
    return result ? [{ method: method.split('/')[0]!, result, props: Object.fromEntries(props.map(each => [each.slice(0, each.indexOf('=')).toLowerCase(), each.slice(each.indexOf('=') + 1).toLowerCase()]).reverse()) }] : []
  }) }
}

/** Parted by semicolons, each by blanks; comments left out, quotes and what stands in them kept together. Undefined where one isn’t closed. */
function partsOf(header: string): string[][] | undefined {
  const parts: string[][] = [['']]
  let depth = 0, isQuoted = false
  const add = (sign: string) => { const part = parts.at(-1)!; part[part.length - 1] += sign }
  for (let i = 0; i < header.length; i++) {
    const sign = header[i]!
    if (sign === '\\' && (isQuoted || depth)) { if (isQuoted) add(header[i + 1] ?? ''); i++ }
    else if (isQuoted) { if (sign === '"') isQuoted = false; else add(sign) }
    else if (sign === '(') depth++
    else if (sign === ')') { if (--depth < 0) return undefined }
    else if (depth) continue
    else if (sign === '"') isQuoted = true
    else if (sign === ';') parts.push([''])
    else if (/\s/.test(sign)) {
      while (/\s/.test(header[i + 1] ?? '')) i++
      if (header[i + 1] !== '=' && !parts.at(-1)!.at(-1)!.endsWith('=')) parts.at(-1)!.push('')
    }
    else add(sign)
  }
  return depth || isQuoted ? undefined : parts
}

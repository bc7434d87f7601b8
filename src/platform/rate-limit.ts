import { isIPv6 } from 'node:net'

/** How many requests of a kind one address may make in a stretch of time; answers with the seconds to wait, 0 when it may. Per process. */
export function rateLimit({ max, seconds, now }: { max: number; seconds: number; now: () => Date }): (address: string) => number {
  const seen = new Map<string, { since: number; count: number }>()
  return address => {
    const at = now().getTime(), key = addressKey(address)
    if (seen.size > 10_000) for (const [each, { since }] of seen) if (at - since >= seconds * 1000) seen.delete(each)
    const known = seen.get(key)
    const current = known && at - known.since < seconds * 1000 ? known : { since: at, count: 0 }
    current.count++
    seen.set(key, current)
    return current.count <= max ? 0 : Math.ceil(seconds - (at - current.since) / 1000)
  }
}

/** One household has a /64 of IPv6: it counts as one. */
export function addressKey(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::')
  const before = head.split(':').filter(Boolean), after = tail?.split(':').filter(Boolean) ?? []
  const missing = Array<string>(tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...missing, ...after].slice(0, 4).map(each => each.replace(/^0+(?=.)/, '')).join(':')
}

import { createHmac, timingSafeEqual } from 'node:crypto'

/** The browser itself keeps a `__Host-` cookie to this host, to https and to the whole site. */
export const cookieName = (isSecure: boolean) => isSecure ? '__Host-equipoise' : 'equipoise'

/** Reads the token from a Cookie header when its signature is ours. Without the database: `app.enter` looks the token up. */
export function cookieReader(secret: string, isSecure: boolean): (header: string | undefined) => string | null {
  const name = cookieName(isSecure)
  // What a signature proves stays proven, and proving it costs ten times the rest.
  const proven = new Map<string, string>()
  return header => {
    const value = cookie(header ?? '', name)
    const known = proven.get(value)
    if (known !== undefined) return known
    const token = signed(value, secret)
    if (token === null) return null
    if (proven.size >= 5_000) proven.clear()
    proven.set(value, token)
    return token
  }
}

function signed(value: string, secret: string) {
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  const theirs = Buffer.from(value.slice(dot + 1))
  const ours = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'))
  return theirs.length === ours.length && timingSafeEqual(theirs, ours) ? token : null
}

/** As better-auth reads it: the first of that name. */
function cookie(header: string, name: string) {
  const found = header.split(';').map(each => each.trim()).find(each => each.startsWith(`${name}=`))
  try {
    return decodeURIComponent(found?.slice(name.length + 1) ?? '')
  } catch {
    return ''
  }
}

import { createHmac, timingSafeEqual } from 'node:crypto'

/** The browser itself keeps a `__Host-` cookie to this host, to https and to the whole site. */
export const cookieName = (isSecure: boolean) => isSecure ? '__Host-equipoise' : 'equipoise'

/** Reads the token from a Cookie header when its signature is ours. Without the database: `app.enter` looks the token up. */
export function cookieReader(secret: string, isSecure: boolean): (header: string | undefined) => string | null {
  const name = cookieName(isSecure)
  return header => {
    const value = cookie(header ?? '', name)
    const dot = value.lastIndexOf('.')
    if (dot < 1) return null
    const token = value.slice(0, dot)
    const theirs = Buffer.from(value.slice(dot + 1), 'base64')
    const ours = createHmac('sha256', secret).update(token).digest()
    return theirs.length === ours.length && timingSafeEqual(theirs, ours) ? token : null
  }
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

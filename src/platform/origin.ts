import type { FastifyRequest } from 'fastify'
import { Refusal } from '#shared/refusal.ts'
import { isLoopback } from './mail.ts'

/** Where our own pages come from. This machine has several names for itself. */
export function ownOrigins(baseUrl: string): string[] {
  const { protocol, hostname, port, origin } = new URL(baseUrl)
  if (!isLoopback(hostname)) return [origin]
  return ['localhost', '127.0.0.1', '[::1]'].map(host => new URL(`${protocol}//${host}:${port}`).origin)
}

/** Refuses what another site's page makes a browser send: its cookie goes along, its Origin tells. Programs send neither. */
export const refuseForeign = (baseUrl: () => string) => async ({ method, headers }: FastifyRequest) => {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return
  const { origin, 'sec-fetch-site': site } = headers
  const isForeign = origin !== undefined ? !ownOrigins(baseUrl()).includes(origin) : site !== undefined && site !== 'same-origin' && site !== 'none'
  if (isForeign) throw new Refusal('sign_in.foreign_origin', { known: baseUrl() }, 403)
}

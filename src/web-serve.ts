import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The web app: its files under hashed names for good, and its one page for every address that isn't the API's. */
export async function serveWeb(app: FastifyInstance, root: string): Promise<void> {
  const page = existsSync(join(root, 'index.html')) ? readFileSync(join(root, 'index.html'), 'utf8') : null
  if (!page) return
  const inline = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => ` 'sha256-${createHash('sha256').update(text!).digest('base64')}'`).join('')
  const policy = `default-src 'self'; script-src 'self'${inline}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`
  app.addHook('onSend', async (_, reply) => {
    // A file that somebody brought says something stricter.
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policy)
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin').header('x-frame-options', 'DENY')
  })
  // One route for all of them: a route each takes a tenth of a start.
  await app.register(fastifyStatic, { root: join(root, 'assets'), prefix: '/assets/', index: false, maxAge: '365d', immutable: true, dotfiles: 'ignore' })
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    if (/^\/(api|assets)\//.test(request.url)) return reply.callNotFound()
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
  })
}

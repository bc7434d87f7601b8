import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { serveWeb } from './web-serve.ts'

test('what is served says what it may do, and what says something stricter keeps that', async () => {
  const root = mkdtempSync(join(tmpdir(), 'web-'))
  writeFileSync(join(root, 'index.html'), '<html><head></head><body></body></html>')
  const app = Fastify()
  app.get('/api/v1/file', (_, reply) => reply.header('content-security-policy', `sandbox; default-src 'none'`).send('x'))
  await serveWeb(app, root)
  expect((await app.inject('/')).headers['content-security-policy']).toContain(`default-src 'self'`)
  expect((await app.inject('/api/v1/file')).headers).toMatchObject({ 'content-security-policy': `sandbox; default-src 'none'`, 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
  await app.close()
})

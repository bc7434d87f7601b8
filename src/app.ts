import Fastify from 'fastify'
import type { Ground } from '#platform/config.ts'

export async function buildApp(_ground: Ground) {
  const app = Fastify()
  app.get('/api/v1/health', async () => ({ status: 'ready' }))
  return app
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Actor } from '#shared/access.ts'
import type { Door } from '#platform/api.ts'
import type { Services } from '#platform/module.ts'
import { rateLimit } from '#platform/rate-limit.ts'
import type { Laid } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import { here, installed } from './contract.ts'
import { hereFor, lawFor } from './here.ts'
import { largest } from './pack.ts'
import { installPack } from './packs.ts'
import { publishersOf } from './publishers.ts'

export function routes(app: FastifyInstance, door: Door, { rulePublishers = null }: Services): void {
  const publishers = publishersOf(rulePublishers)
  const wait = rateLimit({ max: 2000, seconds: 10, now: () => new Date() })
  app.get('/api/v1/law', {
    schema: { tags: ['Rules'], summary: 'Figures beside those of the product, for whoever asks: packs, and what the organisation entered', response: { 200: here } },
    async onRequest(request, reply) {
      const seconds = wait(request.ip)
      if (!seconds) return
      reply.header('retry-after', seconds)
      throw new Refusal('rules.too_many', {}, 429)
    },
  }, request => whoever(door, request, hereFor))
  app.post('/api/v1/rule-packs/install', {
    bodyLimit: 4 * largest,
    schema: { tags: ['Rule packs'], summary: 'Install a signed pack of figures, for this organisation', body: Type.Object({ file: Type.String({ description: 'The file, as it is.' }) }, { additionalProperties: false }), response: { 200: installed } },
  }, request => installPack(door.actorOf(request), (request.body as { file: string }).file, publishers))
}

/** The figures by which a question is worked out: those of whoever asks. */
export const laidFor = (door: Pick<Door, 'actorOf'>, request: FastifyRequest): Promise<Laid> => whoever(door, request, lawFor)

/** Not signed in, or no longer: as anybody. A key that isn’t valid is refused, lest a program take one answer for the other. */
async function whoever<T>(door: Pick<Door, 'actorOf'>, request: FastifyRequest, work: (actor: Actor | null) => Promise<T>): Promise<T> {
  const actor = present(door, request)
  return work(actor).catch(error => {
    if (actor?.kind === 'session' && (error as { code?: string }).code === '28000') return work(null)
    throw error
  })
}

function present(door: Pick<Door, 'actorOf'>, request: FastifyRequest): Actor | null {
  try {
    return door.actorOf(request)
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return null
    throw error
  }
}

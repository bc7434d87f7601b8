import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#platform/api.ts'
import { addressFormat } from '#platform/addresses.ts'
import { as } from '#platform/db.ts'
import type { Services } from '#platform/module.ts'

const params = Type.Object({ id: Type.String({ format: 'uuid' }) })
const letter = Type.Object({
  code: Type.String({ description: 'Shown once; only its hash is kept.' }), number: Type.String(), shortName: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
  company: Type.String(), personName: Type.String(), expiresAt: Type.String(),
})

/** The way in for people without e-mail: a code on a letter, or in person. */
export function routes(app: FastifyInstance, door: Door, { issueCode }: Services): void {
  app.get('/api/v1/address-formats/:country', { schema: { tags: ['Organisation'], summary: 'How a country writes its addresses: what they have, in which order, what is needed, its regions', params: Type.Object({ country: Type.String({ pattern: '^[A-Z]{2}$' }) }) } }, async (request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').send(addressFormat((request.params as { country: string }).country)))
  app.post('/api/v1/people/:id/sign-in-code', { schema: { tags: ['People'], summary: 'A code to sign in by employee number, for a letter', params, response: { 201: letter } } }, async (request, reply) =>
    reply.status(201).header('cache-control', 'no-store').send(await as(door.actorOf(request), tx => issueCode(tx, (request.params as { id: string }).id))))
}

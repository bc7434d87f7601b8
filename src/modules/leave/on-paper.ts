import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#platform/api.ts'
import { read } from '#platform/db.ts'
import { Refusal } from '#shared/refusal.ts'
import { drawn } from '#modules/people/index.ts'

/** Letters about leave as they were written, as PDF, for whoever may read them. */
export function paperRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, { path: 'case-letters', tag: 'Case letters', summary: 'The letter of a leave case as PDF', query: `
    select l.subject, l.body, l.made_at as "madeAt", o.name as company, le.country from case_letter l join organization o on o.id = l.organization_id
    join directory_entry d on d.employment_id = l.employment_id join legal_entity le on le.id = d.legal_entity_id where l.id = $1 order by d.is_primary desc, d.id limit 1` })
  route(app, door, { path: 'lapse-letters', tag: 'Lapse letters', summary: 'The notice that leave lapses as PDF', query: `
    select l.subject, l.body, l.made_at as "madeAt", o.name as company, le.country from lapse_letter l join organization o on o.id = l.organization_id
    join directory_entry d on d.employment_id = l.employment_id join legal_entity le on le.id = d.legal_entity_id where l.id = $1 order by d.is_primary desc, d.id limit 1` })
}

function route(app: FastifyInstance, door: Door, { path, tag, summary, query }: { path: string; tag: string; summary: string; query: string }) {
  app.get(`/api/v1/${path}/:id/pdf`, { schema: { tags: [tag], summary, produces: ['application/pdf'], params: Type.Object({ id: Type.String({ format: 'uuid' }) }) } }, async (request, reply) => {
    const [kept] = await read<Parameters<typeof drawn>[0]>(door.actorOf(request), query, [(request.params as { id: string }).id])
    if (!kept) throw new Refusal('not_found', {}, 404)
    return reply.type('application/pdf').header('cache-control', 'no-store').header('content-disposition', 'inline; filename="letter.pdf"').send(await drawn(kept))
  })
}

import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from './db.ts'
import type { Door } from './api.ts'
import { Refusal } from '#shared/refusal.ts'

const query = Type.Object({
  aboutId: Type.Optional(Type.String({ format: 'uuid', description: 'The person told of.' })),
  record: Type.Optional(Type.String({ maxLength: 60 })), recordId: Type.Optional(Type.String({ format: 'uuid' })),
  before: Type.Optional(Type.String({ format: 'uuid', description: 'The last id of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
}, { additionalProperties: false })
const told = Type.Object({
  id: Type.String(), at: Type.String(), actor: Type.String(), actorName: Type.Unsafe<string | null>({ type: ['string', 'null'] }), record: Type.String(), recordId: Type.String(), move: Type.String(),
  before: Type.Record(Type.String(), Type.Unknown()), after: Type.Record(Type.String(), Type.Unknown()),
})

/** The timeline: what happened to a person or a record, newest first, with the values that this reader may see. */
export function eventRoutes(app: FastifyInstance, door: Door): void {
  app.get('/api/v1/events', {
    schema: { tags: ['Timeline'], summary: 'What happened, newest first', querystring: query, response: { 200: Type.Object({ items: Type.Array(told), nextBefore: Type.Unsafe<string | null>({ type: ['string', 'null'] }) }) } },
  }, async request => {
    const { aboutId, record, recordId, before, limit = 50 } = request.query as { aboutId?: string; record?: string; recordId?: string; before?: string; limit?: number }
    if (!aboutId && !(record && recordId)) throw new Refusal('invalid', { errors: [{ field: 'aboutId', code: 'required', message: 'Say about whom, or of which record.' }] }, 400)
    const which = aboutId ? 'about_id = $1' : 'record_id = $1 and record = $4'
    const items = await read(door.actorOf(request), `
      select e.id, e.at, e.actor, e.actor_name as "actorName", e.record, e.record_id as "recordId", e.move, coalesce(v.before, '{}') as before, coalesce(v.after, '{}') as after
      from (select * from event where organization_id = (select app.org()) and ${which} and ($2::uuid is null or id < $2) order by id desc limit $3) e
      left join lateral (select jsonb_object_agg(b.key, b.value) filter (where b.side = 'before') as before, jsonb_object_agg(b.key, b.value) filter (where b.side = 'after') as after
        from event_value ev cross join lateral (select 'before' as side, * from jsonb_each(ev.before) union all select 'after', * from jsonb_each(ev.after)) b
        where ev.organization_id = e.organization_id and ev.event_id = e.id) v on true
      order by e.id desc`, [aboutId ?? recordId, before ?? null, limit + 1, ...aboutId ? [] : [record]])
    return { items: items.slice(0, limit), nextBefore: items.length > limit ? items[limit - 1]!['id'] : null }
  })
}

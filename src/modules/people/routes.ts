import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#platform/api.ts'
import { as, read } from '#platform/db.ts'
import type { Services } from '#platform/module.ts'
import { datesRoutes } from './dates.ts'
import { lawRoutes } from './end-by-law.ts'
import { letterRoutes } from './letter-pdf.ts'
import { Refusal } from '#shared/refusal.ts'
import { confidentialPlan, employmentChange } from './records.ts'
import { plannedAbsence } from './records-absences.ts'
import { positionRoutes } from './positions-file.ts'
import { photoRoutes } from './photos.ts'
import { personalRoutes } from './routes-personal.ts'
import { totalsRoutes } from './routes-totals.ts'

const params = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** The way in: importing or hiring makes no account, inviting does. */
export function routes(app: FastifyInstance, door: Door, { invite }: Services): void {
  datesRoutes(app, door)
  positionRoutes(app, door)
  photoRoutes(app, door)
  lawRoutes(app, door)
  totalsRoutes(app, door)
  app.post('/api/v1/people/:id/invite', { schema: { tags: ['People'], summary: 'Invite to sign in, by mail', params, response: { 202: Type.Object({ isInvited: Type.Boolean() }) } } }, async (request, reply) => {
    await as(door.actorOf(request), tx => invite(tx, (request.params as { id: string }).id))
    return reply.status(202).send({ isInvited: true })
  })
  app.get('/api/v1/people/:id/sign-in', { schema: { tags: ['People'], summary: 'Whether somebody can sign in: active, invited or none', params, response: { 200: Type.Object({ state: Type.String() }) } } }, async request => {
    const [fact] = await read<{ state: string }>(door.actorOf(request), `select app.sign_in_of($1) as state`, [(request.params as { id: string }).id])
    return fact
  })
  personalRoutes(app, door)
  letterRoutes(app, door)
  for (const record of [employmentChange, confidentialPlan, plannedAbsence]) app.get(`/api/v1/${record.path}/:id/named`, { schema: { tags: [record.plural], summary: 'Who knows of it, for those who do', params, response: { 200: Type.Object({ items: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })) }) } } }, async request => {
    const items = await read<{ id: string; name: string }>(door.actorOf(request), `select id, name from app.named_on($1, $2)`, [record.name, (request.params as { id: string }).id])
    if (!items.length) throw new Refusal('not_found', {}, 404)
    return { items }
  })
  // Where nothing is paid yet there is no row whose `can` would tell.
  app.get('/api/v1/assignments/:id/may-pay', { schema: { tags: ['People'], summary: 'Whether the asker may set the pay of a job held', params, response: { 200: Type.Object({ mayPay: Type.Boolean() }) } } }, async request => {
    const [fact] = await read<{ mayPay: boolean }>(door.actorOf(request), `
      select exists (select from assignment a where a.id = $1 and a.person_id is distinct from app.holder() and app.covers('compensation', 1, a.id)) as "mayPay"`, [(request.params as { id: string }).id])
    return fact
  })
}

import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { toSql } from '#shared/access.ts'
import type { Door } from '#platform/api.ts'
import { read } from '#platform/db.ts'
import { lineRecords } from './records-lines.ts'
import { personalRecords } from './records-personal.ts'

/** Where nothing is kept yet there is no row whose `can` would tell. */
export function personalRoutes(app: FastifyInstance, door: Door): void {
  const may = [...personalRecords, ...lineRecords].map(record => `case when ${toSql(record.access.create, record, 't')} then '${record.name}' end`)
  const text = `select array_remove(array[${may.join(', ')}], null) as records from (
    select app.org() as organization_id, $1::uuid as person_id, (select id from assignment where person_id = $1 order by is_primary desc, id limit 1) as assignment_id, null::uuid as acting_person_id) t`
  app.get('/api/v1/people/:id/may-add', { schema: { tags: ['People'], summary: 'Which of the records kept of somebody the asker may add to', params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: { 200: Type.Object({ records: Type.Array(Type.String()) }) } } }, async request => {
    const [fact] = await read<{ records: string[] }>(door.actorOf(request), text, [(request.params as { id: string }).id])
    return fact
  })
  app.get('/api/v1/people/:id/birthday', { schema: { tags: ['People'], summary: 'The day of somebody’s birthday, for their direct manager, where they allow it; never the year', params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: { 200: Type.Object({ day: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'Month and day, such as 02-29.' }) }) } } }, async request => {
    const [fact] = await read<{ day: string | null }>(door.actorOf(request), `select app.birthday_of($1) as day`, [(request.params as { id: string }).id])
    return fact
  })
  app.get('/api/v1/former-names/:id/named', { schema: { tags: ['People'], summary: 'Who knows of a former name, for those who do', params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: { 200: Type.Object({ named: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })) }) } } }, async request => ({
    named: await read<{ id: string; name: string }>(door.actorOf(request), `select id, name from app.few_named($1)`, [(request.params as { id: string }).id]),
  }))
}

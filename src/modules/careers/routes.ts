import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#platform/api.ts'
import { as } from '#platform/db.ts'
import { selection } from '#platform/query.ts'
import { present } from '#platform/rows.ts'
import { Refusal } from '#shared/refusal.ts'
import { alone, certificate, certificateCredit, offerApplication, qualification } from './records.ts'

const own = [certificate, certificateCredit, qualification, offerApplication, ...alone]

/** Everything of one's own, to take along. */
export function routes(app: FastifyInstance, door: Door): void {
  app.get('/api/v1/careers/export', {
    schema: { tags: ['Careers'], summary: 'All that the asker keeps about their own career, as one file', response: { 200: Type.Record(Type.String(), Type.Array(Type.Record(Type.String(), Type.Unknown()))) } },
  }, async (request, reply) => {
    reply.header('content-disposition', 'attachment; filename="my-career.json"')
    return as(door.actorOf(request), async tx => {
      const { personId } = await tx.me()
      if (!personId) throw new Refusal('not_found', {}, 404)
      const rows = await Promise.all(own.map(record => tx.query(`select ${selection(record, 't')} from ${record.name} t where t.person_id = $1 order by t.id`, [personId])))
      return Object.fromEntries(own.map((record, i) => [record.path, rows[i]!.map(row => present(record, row))]))
    })
  })
}

import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#platform/api.ts'
import { as } from '#platform/db.ts'
import { csvStream, type ReadOptions } from '#platform/spreadsheets.ts'
import { readAs, uploadLeave } from './contract-leave.ts'
import { leaveProblems, lookLeave } from './leave-actions.ts'
import { broughtLeave } from './leave-stage.ts'

/** What brings a file of leave, or answers with one. */
export function leaveRoutes(app: FastifyInstance, door: Door, folder: () => string): void {
  const { name, label, path, output } = uploadLeave
  app.post(`/api/v1${path}`, { schema: { tags: ['Import'], summary: label, operationId: name, querystring: readAs, response: { 201: output } } }, async (request, reply) => {
    const actor = door.actorOf(request), id = await broughtLeave(actor, folder(), await request.file(), request.query as ReadOptions)
    return reply.status(201).send(await as(actor, tx => lookLeave.run(tx, {}, { id })))
  })
  app.get('/api/v1/leave-files/:id/problems', { schema: { tags: ['Import'], summary: 'All problems of a file of leave, as CSV', operationId: 'leave_import.problems', produces: ['text/csv'], params: Type.Object({ id: Type.String({ format: 'uuid' }) }) } }, async (request, reply) => {
    const rows = await as(door.actorOf(request), tx => leaveProblems(tx, (request.params as { id: string }).id))
    return reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="problems.csv"').send(csvStream(columns, each(rows)))
  })
}
const columns = ['Row', 'Column', 'Header', 'Value', 'Problem', 'Code', 'Level'].map(label => ({ label }))
async function* each<T>(rows: readonly T[]) { yield* rows }

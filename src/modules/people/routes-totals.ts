import type { FastifyInstance } from 'fastify'
import type { Door } from '#platform/api.ts'
import { as } from '#platform/db.ts'
import { sheet } from '#platform/export.ts'
import * as contracts from './contract-totals.ts'
import { countMine, toldOfClosed } from './counting.ts'
import { metrics, type Cut } from './totals.ts'

type Asked = { cut?: Cut; from?: string; on?: string; kinds?: string }
const head = ['headcount', 'fte', 'joiners', 'leftVoluntary', 'leftInvoluntary', 'leftOther', 'turnover', 'tenure'] as const

/** The same numbers as a file, by the same rights. */
export function totalsRoutes(app: FastifyInstance, door: Door): void {
  app.get('/api/v1/totals/file', { schema: { tags: ['People'], summary: 'Totals as CSV or XLSX', querystring: contracts.totals.input } }, async (request, reply) => {
    const { whole, items } = await as(door.actorOf(request), tx => countMine(tx, request.query as Asked))
    const lines = [...items.map(line => [line.name ?? line.key, ...head.map(name => line[name])]), ...items.length > 1 ? [['All', ...head.map(name => whole[name])]] : []]
    return sheet(request, reply, 'totals', ['', ...head.map(name => metrics[name].label)], lines)
  })
  app.get('/api/v1/totals/closed/file', { schema: { tags: ['People'], summary: 'Totals of closed quarters as CSV or XLSX', querystring: contracts.closedTotals.input } }, async (request, reply) => {
    const { items } = await as(door.actorOf(request), tx => toldOfClosed(tx, request.query as Asked))
    const lines = items.flatMap(({ populationName, day, cells, together }) => [...cells.map(({ key, name, people }) => [populationName, day, name ?? key, people]), ...together ? [[populationName, day, 'Too few to be told apart, together', together]] : []])
    return sheet(request, reply, 'totals', ['For', 'Day', '', metrics.headcount.label], lines)
  })
}

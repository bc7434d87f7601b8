import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { AnyRecord } from '#shared/record.ts'
import type { Door } from './api.ts'
import { read } from './db.ts'
import { listQuery, type Filters } from './query.ts'

/** Whom a change of cited rules touches: rows of a list of people, as the reader's own rights narrow it, and the page that shows the same. */
export type Touch = { rules: readonly string[]; record: AnyRecord; where: Filters; page: string }

const mostCounted = 1000

/** How many of those whom the reader looks after or leads; nobody learns of others, and who looks after nobody is told nothing. */
export function touchedRoutes(app: FastifyInstance, door: Door, touches: readonly Touch[]): void {
  app.get('/api/v1/touched-by-rules', { schema: { tags: ['Rules'], summary: 'How many of the people whom the asker looks after a change of a rule touches: exact to 1,000', response: { 200: answer } } }, async request => {
    const actor = door.actorOf(request)
    const [asker] = await read<{ personId: string | null; looksAfter: boolean; leads: boolean }>(actor, `
      select app.me() as "personId", app.covers_all('people', 0) or app.my_populations('people', 0) <> '{}' as "looksAfter", exists (select from reporting_line) as leads`)
    if (!asker?.looksAfter && !asker?.leads) return { items: [] }
    const oneself: Filters = !asker.looksAfter && asker.personId ? { 'personId.not': asker.personId } : {}
    const items = await Promise.all(touches.map(async ({ rules, record, where, page }) => {
      const [row] = await read<Record<string, unknown>>(actor, rights => listQuery(record, { limit: 1, filters: { ...where, ...oneself }, withTotal: true }, rights))
      const found = Number(row?.['total'] ?? 0)
      return { rules: [...rules], count: Math.min(found, mostCounted), isMore: found > mostCounted, page }
    }))
    return { items }
  })
}

const answer = Type.Object({ items: Type.Array(Type.Object({ rules: Type.Array(Type.String()), count: Type.Integer(), isMore: Type.Boolean(), page: Type.String() })) })

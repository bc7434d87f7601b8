import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '#shared/access.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Door } from '#platform/api.ts'
import { read } from '#platform/db.ts'

type Found = { words: { id: string; item: string }[] | null; mine: string | null }
/** What commits late was made earlier: so far back is looked again. */
const overlap = 15_000, most = 500, everyMs = 3_000, quietMs = 20_000
let open = 0

/** That something on the desk has changed, as ids and nothing else: asked as whoever listens, again and again, so that it ends with their session. */
export function liveRoutes(app: FastifyInstance, door: Door, every = everyMs): void {
  app.get('/api/v1/desk/live', {
    schema: { tags: ['Desk'], summary: 'Which items of those that one sees have changed, as server-sent events; ids only' },
  }, async (request, reply) => {
    const actor = door.actorOf(request)
    if (open >= 1_000) throw new Refusal('busy', {}, 503)
    const first = await look(actor, Date.now())
    open++
    const told = Readable.from(changes(actor, first, every))
    told.once('close', () => { open-- })
    return reply.headers({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }).send(told)
  })
}

async function* changes(actor: Actor, { mine }: Found, every: number) {
  const began = Date.now()
  let before = mine, known = new Set<string>(), saidAt = Date.now()
  yield ': listening\n\n'
  for (;;) {
    await pause(every, undefined, { ref: false })
    const found = await look(actor, Math.max(began - 1_000, Date.now() - overlap)).catch(() => null)
    // The session is over, or the database is away: the browser asks again, and hears which.
    if (!found) return
    const words = found.words ?? []
    const items = [...new Set(words.filter(({ id }) => !known.has(id)).map(({ item }) => item))]
    known = new Set(words.map(({ id }) => id))
    if (items.length || found.mine !== before) {
      saidAt = Date.now()
      yield `data: ${JSON.stringify(items)}\n\n`
    } else if (Date.now() - saidAt > quietMs) {
      saidAt = Date.now()
      yield ': still here\n\n'
    }
    before = found.mine
  }
}

const look = async (actor: Actor, since: number): Promise<Found> => (await read<Found>(actor, asking, [idAt(since), most]))[0]!
/** What was said of items in sight, and a mark of those that are one's own: it changes too when one goes out of sight. */
const asking = `select
  (select jsonb_agg(jsonb_build_object('id', w.id, 'item', w.work_item_id)) from (select id, work_item_id from work_word where organization_id = (select app.org()) and id > $1 order by id desc limit $2) w) as words,
  (select md5(string_agg(i.id || ' ' || i.version, ',' order by i.id)) from work_item i where i.organization_id = (select app.org()) and i.assignee_id = (select app.me()) and i.status in ('open', 'waiting')) as mine`
/** The least id of that moment: ids begin with their time. */
const idAt = (ms: number) => { const hex = ms.toString(16).padStart(12, '0'); return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000` }

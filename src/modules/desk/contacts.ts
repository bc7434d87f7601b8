import type { FastifyInstance } from 'fastify'
import type { Door } from '#platform/api.ts'
import { as, read } from '#platform/db.ts'
import { shownPhoto } from '#modules/people/index.ts'
import { contacts, type HrContact } from './contract-contacts.ts'
import { matterOf, type Known, type Waiting } from './jobs.ts'
import { contactsOf } from './rules-contacts.ts'
import { askAreas } from './words-ask.ts'

type Face = Pick<HrContact, 'id' | 'name' | 'jobTitle' | 'languages' | 'from' | 'until' | 'zone' | 'note' | 'awayUntil' | 'awayMessage'>

/** Who of HR is there for whoever asks, by the desk's own rules and without opening anything: what they turn on is looked up as its job, who they are is all that is told. */
export function contactRoutes(app: FastifyInstance, door: Door): void {
  app.get('/api/v1/hr-contacts', { schema: { tags: ['Desk'], summary: 'Who of HR is there for the asker, by area, and who stands in', response: { 200: contacts } } }, async request => {
    const [me] = await read<{ organizationId: string; personId: string | null }>(door.actorOf(request), 'select app.org() as "organizationId", app.me() as "personId"')
    if (!me?.personId) return { items: [] }
    const { organizationId, personId } = me
    return as({ kind: 'job', organizationId, name: 'desk.turn' }, async tx => {
      const [[asked], [known]] = await Promise.all([tx.query<Waiting>('select * from app.desk_would_be($1)', [personId]), tx.query<{ team: Known }>('select app.desk_team() as team')])
      const faces = async (ids: readonly string[]) => new Map((await tx.query<Face>('select id, name, job_title as "jobTitle", languages, reached_from as "from", reached_until as "until", zone, note, away_until as "awayUntil", away_message as "awayMessage" from app.desk_faces($1)', [ids])).map(each => [each.id, each]))
      const away = new Set([...await faces(known!.team.people.map(({ id }) => id))].filter(([, { awayUntil }]) => awayUntil).map(([id]) => id))
      const found = contactsOf(matterOf(asked!, undefined), { ...known!.team, hrPopulations: new Set(known!.team.hrPopulations) }, askAreas, away)
      const photos = new Map((await tx.query<{ personId: string; id: string; mediaType: string; content: Buffer }>('select person_id as "personId", id, media_type as "mediaType", content from app.desk_photos($1)', [found.map(({ id }) => id)])).map(each => [each.personId, shownPhoto({ ...each, organizationId })]))
      const who = await faces(found.flatMap(({ id, standsInId }) => [id, ...standsInId ? [standsInId] : []]))
      return { items: found.map(({ id, areas, standsInId }): HrContact => ({ ...who.get(id)!, areas, standsIn: standsInId ? who.get(standsInId)!.name : null, photo: photos.get(id) ?? null })) }
    })
  })
}

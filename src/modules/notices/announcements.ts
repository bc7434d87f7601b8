import { randomUUIDv7 } from 'node:crypto'
import type { Static } from 'typebox'
import type { Asks } from '#shared/fields.ts'
import { Refusal } from '#shared/refusal.ts'
import { act } from '#platform/act.ts'
import type { Tx } from '#platform/db.ts'
import * as contracts from './contract-announcements.ts'
import type { announceAsks } from './records-announcements.ts'

type Written = contracts.Written
type Asked = Asks<typeof announceAsks>
type Named = Static<typeof contracts.announcementPeople.output>['open'][number]

export const announcements = act(contracts.announcements, async tx => ({
  items: await tx.query<contracts.Announced>(`select id, title, body, area, by_name as "byName", at, needs_confirming as "needsConfirming", confirm_by as "confirmBy", read_at as "readAt", confirmed_at as "confirmedAt", withdrawn_at as "withdrawnAt", withdrawn_reason as "withdrawnReason" from app.my_announcements()`),
}))

const isTold = async (tx: Tx, id: string | undefined) => {
  const [found] = await tx.query('select from app.my_announcements() where id = $1 and withdrawn_at is null', [id])
  if (!found) throw new Refusal('not_found', {}, 404)
}
const reading = (confirms: boolean) => async (tx: Tx, _: unknown, { id }: Record<string, string>) => {
  await isTold(tx, id)
  await tx.query('select app.read_announcement($1, $2)', [id, confirms])
  return { isDone: true }
}
export const readAnnouncement = act(contracts.readAnnouncement, reading(false))
export const confirmAnnouncement = act(contracts.confirmAnnouncement, reading(true))

export const writtenAnnouncements = act(contracts.writtenAnnouncements, async tx => ({ items: await written(tx) }))
const written = (tx: Tx, id: string | null = null) => tx.query<contracts.Written>(`select id, by_name as "byName", is_mine as "isMine", area, population_id as "populationId", group_name as "groupName", title, body, needs_confirming as "needsConfirming", confirm_by as "confirmBy", shown_until as "shownUntil", status,
  opens_on as "opensOn", opens_at as "opensAt", has_opened as "hasOpened", people, withdrawn_at as "withdrawnAt", withdrawn_by_name as "withdrawnByName", withdrawn_reason as "withdrawnReason" from app.announcements_for_hr($1)`, [id])
/** What the asker doesn't see isn't there; what they see and isn't in that state any more says so. */
async function inState(tx: Tx, id = '', ...states: Written['status'][]) {
  const [found] = await written(tx, id)
  if (!found) throw new Refusal('not_found', {}, 404)
  if (!states.includes(found.status)) throw new Refusal('wrong_state', {}, 409)
}

export const announcementGroups = act(contracts.announcementGroups, async (tx, { area }) => ({ items: await tx.query<{ id: string | null; name: string | null }>('select id, name from app.announcement_groups($1)', [area]) }))
const write = async (tx: Tx, id: string, { area, populationId, title, body, needsConfirming, confirmBy, shownUntil }: Asked) =>
  void await tx.query('select app.write_announcement($1, $2, $3, $4, $5, $6, $7, $8)', [id, area, populationId ?? null, title.trim(), body.trim(), needsConfirming, confirmBy ?? null, shownUntil])
export const announce = act(contracts.announce, async (tx, input) => {
  const id = randomUUIDv7()
  await write(tx, id, input)
  return { id }
})
export const rewrite = act(contracts.rewrite, async (tx, input, { id }) => {
  await inState(tx, id, 'draft')
  await write(tx, id!, input)
  return { isDone: true }
})
export const discard = act(contracts.discard, async (tx, _, { id }) => {
  await inState(tx, id, 'draft')
  await tx.query('select app.discard_announcement($1)', [id])
  return { isDone: true }
})
export const publish = act(contracts.publish, async (tx, { people, opensOn }, { id }) => {
  await inState(tx, id, 'draft')
  await tx.query('select app.publish_announcement($1, $2, $3)', [id, people, opensOn ?? null])
  return { isDone: true }
})
export const withdrawAnnouncement = act(contracts.withdrawAnnouncement, async (tx, { reason }, { id }) => {
  await inState(tx, id, 'published')
  await tx.query('select app.withdraw_announcement($1, $2)', [id, reason])
  return { isDone: true }
})

export const announcementReach = act(contracts.announcementReach, async (tx, _, { id }) => {
  const [reach] = await tx.query<contracts.Reach>(`select r.people, r.live, r.without_address as "withoutAddress", c.have_read as "haveRead", c.have_confirmed as "haveConfirmed" from app.announcement_reach($1) r left join app.announcement_counts($1) c on true`, [id])
  if (!reach) throw new Refusal('not_found', {}, 404)
  return reach
})
export const announcementPeople = act(contracts.announcementPeople, async (tx, _, { id }) => {
  await inState(tx, id, 'published', 'withdrawn')
  const of = (confirmed: boolean) => tx.query<Named>(`select person_id as "personId", name, read_at as "readAt", confirmed_at as "confirmedAt" from app.announcement_people($1, $2)`, [id, confirmed])
  return { open: await of(false), confirmed: await of(true) }
})

import { act } from '#platform/act.ts'
import { problemOf } from '#platform/errors.ts'
import type { Tx } from '#platform/db.ts'
import { answered, tellAsked, telling, type NoticeKind } from '#platform/notify.ts'
import { Refusal } from '#shared/refusal.ts'
import * as contracts from './contract.ts'
import { person } from '#modules/people/index.ts'
import { close, editItem, finish, reopen } from './moves.ts'
import { workItem } from './records.ts'

export const giveItem = act(contracts.giveItem, (tx, { how, toId, note, version }, { id }) => give(tx, id!, how, version, toId ?? null, note ?? null))

export const goesTo = act(contracts.goesTo, async (tx, { q }, { id }) => ({
  items: await tx.query<{ id: string; name: string; jobTitle: string | null; openItems: number }>('select id, name, job_title as "jobTitle", open_items as "openItems" from app.work_goes_to($1, $2)', [id, q?.trim() || null]),
}))

export const watchItem = act(contracts.watchItem, async (tx, { personId, isOn }, { id }) => {
  const [row] = await tx.query<{ went: string }>('select app.watch_work($1, $2, $3) as went', [id, personId ?? (await tx.me()).personId, isOn])
  if (row?.went === 'not_yours') throw new Refusal('not_yours', {}, 403)
  if (row?.went !== 'ok') throw new Refusal('not_found', {}, 404)
  return { status: 'ok' }
})

export const noteOnItem = act(contracts.noteOnItem, async (tx, { note }, { id }) => {
  if (!(await tx.query('select from work_item where id = $1', [id])).length) throw new Refusal('not_found', {}, 404)
  await tx.query(`select app.say_on_work($1, 'note', $2)`, [id, note])
  return { status: 'ok' }
})

/** Once, however many items. */
export const given: NoticeKind = { kind: 'desk.given', record: person, label: 'Work that I am given, several items at once', says: 'You were given several items of work', page: () => '/desk', usually: 'at_once', isAsked: true, only: ['hr'] }
export const bulkTelling = act(contracts.bulkTelling, (tx, { toId }) => telling(tx, [{ kind: given, to: [toId] }]))

/** What fails is undone by itself and told, the rest stands. */
export const bulkItems = act(contracts.bulkItems, async (tx, { what, items, toId, until, reason, tells }) => {
  const told = answered(tells, what === 'assigned' ? [given] : [])
  const done: string[] = [], failed: { id: string; code: string; title: string }[] = []
  for (const { id, version } of items) {
    await tx.query('savepoint one')
    try {
      switch (what) {
        case 'finish': await finish(tx, id, {}, version); break
        case 'close': await close(tx, id, { closedReason: reason ?? '' }, version); break
        case 'reopen': await reopen(tx, id, undefined, version); break
        case 'snooze': await editItem(tx, id, { snoozedUntil: until ?? null }, version); break
        default: await give(tx, id, what, version, toId ?? null, null, what === 'assigned' ? told : null)
      }
      await tx.query('release savepoint one')
      done.push(id)
    } catch (error) {
      await tx.query('rollback to savepoint one')
      const { status, code, title } = problemOf(error, new Map())
      if (status >= 500) throw error
      failed.push({ id, code, title })
    }
  }
  if (done[0] && toId) await tellAsked(tx, told, [{ kind: given, to: [toId] }], { record: workItem.name, id: done[0] })
  return { done, failed }
})

async function give(tx: Tx, id: string, how: contracts.Giving, version: number, toId: string | null, note: string | null, tells: readonly string[] | null = null) {
  const [row] = await tx.query<{ went: string; who: string | null }>('select went, who from app.give_work($1, $2, $3, $4, $5, $6)', [id, version, how, toId, note, tells])
  switch (row?.went) {
    case 'ok': return { status: 'ok', withName: row.who }
    case 'taken': throw new Refusal('desk.taken_already', { withName: row.who }, 409)
    case 'decided': throw new Refusal('desk.no_longer_open', {}, 409)
    case 'changed': throw new Refusal('changed_meanwhile', {}, 412)
    case 'not_yours': throw new Refusal('not_yours', {}, 403)
    default: throw new Refusal('not_found', {}, 404)
  }
}

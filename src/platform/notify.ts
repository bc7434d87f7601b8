import { Refusal } from '#shared/refusal.ts'
import type { AnyRecord } from '#shared/record.ts'
import type { Telling } from '#shared/telling.ts'
import type { Tx } from './db.ts'
import { digestLetter } from './letters.ts'

export type Way = 'at_once' | 'digest' | 'off'
/**
 * What a module tells people of: `says` in general words, `named` the field of the record that names it to whoever may read it, `page` where the link goes. `isFixed`: nobody can turn it off.
 * `only`: whom it is ever told, where that isn't everybody; nobody else is asked how they want it. `isAsked`: told only where whoever does something to many says so, each of their own record as a person.
 */
export type NoticeKind = { kind: string; record: AnyRecord; label: string; says: string; named?: string; page: (recordId: string) => string; usually: Way; isFixed?: true; isAsked?: true; only?: readonly ('hr' | 'managers')[] }

export type Notice = { to: string | readonly string[]; kind: string; recordId: string; isUrgent?: boolean }
/** Tells people of a record, in the transaction of what causes it: once as long as they haven't read it; never who does it themselves, nor who has left. */
export const notify = async (tx: Tx, { to, kind, recordId, isUrgent = false }: Notice): Promise<void> => void await tx.query('select app.notify($1, $2, $3, $4)', [[to].flat(), kind, recordId, isUrgent])
/** What was told of is done or taken back: it waits for nobody any more, and no mail tells of it. */
export const settle = async (tx: Tx, { kind, recordId }: Pick<Notice, 'kind' | 'recordId'>): Promise<void> => void await tx.query('select app.settle_notices($1, $2)', [kind, recordId])

/** What an act that touches many could tell whom. */
export type Offer = { kind: NoticeKind; to: readonly string[] }

/** Whom of these the asker may know, by name: those whom the directory shows them, and those whom it names as somebody's manager. Never themselves, nor who has left. */
async function known(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const rows = await tx.query<{ id: string; name: string }>(`
    select distinct on (w.id) w.id, w.name from (
      select d.person_id as id, d.name from directory_entry d where d.person_id = any ($1) and d.status <> 'ended'
      union all select d.manager_id, d.manager_name from directory_entry d where d.manager_id = any ($1) and d.status <> 'ended') w
    where w.id is distinct from app.me() and w.name is not null order by w.id, w.name`, [[...new Set(ids)]])
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** “Tell them?”: what would be told to how many, with the words. Nothing is told by it. */
export async function telling(tx: Tx, offers: readonly Offer[]): Promise<{ items: Telling[] }> {
  const names = await known(tx, offers.flatMap(({ to }) => to))
  return { items: offers.map(({ kind, to }) => {
    const theirs = [...new Set(to)].filter(id => names.has(id))
    return toldOf(kind, theirs.length, theirs.map(id => names.get(id)!))
  }) }
}
export const toldOf = ({ kind, label, says }: NoticeKind, people: number, names: readonly string[]): Telling =>
  ({ kind, label, says, mail: digestLetter({ name: '', waiting: 0, unread: 1, link: '' }).subject, people, names: names.toSorted((a, b) => a.localeCompare(b)).slice(0, 20) })

/** What was answered, of what is offered; nothing else is told by such an act. */
export function answered(tells: readonly string[] | null | undefined, offered: readonly NoticeKind[]): string[] {
  const stranger = tells?.find(each => !offered.some(({ kind }) => kind === each))
  if (stranger !== undefined) throw new Refusal('invalid', { errors: [{ field: 'tells', code: 'not_offered', message: `“${stranger}” isn’t something that this could tell` }] })
  return [...new Set(tells)]
}

/** Does as was answered: the same people as the preview showed. `act`: the record that this transaction has written for it. */
export async function tellAsked(tx: Tx, tells: readonly string[], offers: readonly Offer[], act: { record: string; id: string }): Promise<void> {
  const wanted = offers.filter(({ kind }) => tells.includes(kind.kind)), names = await known(tx, wanted.flatMap(({ to }) => to))
  for (const { kind, to } of wanted) await tx.query('select app.tell_asked($1, $2, $3, $4)', [[...new Set(to)].filter(id => names.has(id)), kind.kind, act.record, act.id])
}

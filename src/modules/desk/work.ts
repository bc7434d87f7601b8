import type { Tx } from '#platform/db.ts'
import type { Opening, Settled } from '#platform/module.ts'
import { kindNamed } from './declared.ts'

const atOnce = 5_000

export type Opened = { id: string; isNew: boolean }

/** Opens an item, in the transaction of what causes it: as a job, with the record that it belongs to, or by whoever handles that area there. */
export const openWork = async (tx: Tx, opening: Opening): Promise<Opened> => (await openMany(tx, [opening]))[0]!

/** The same for as many as there are, each once by its key. To whom an item goes is found by the desk's job, within seconds. */
export async function openMany(tx: Tx, openings: readonly Opening[]): Promise<Opened[]> {
  const opened: Opened[] = []
  for (let from = 0; from < openings.length; from += atOnce) opened.push(...await openSome(tx, openings.slice(from, from + atOnce)))
  return opened
}

async function openSome(tx: Tx, openings: readonly Opening[]): Promise<Opened[]> {
  return tx.query<Opened>('select id, is_new as "isNew" from app.open_work($1) order by n', [JSON.stringify(openings.map(itemOf))])
}

/** An opening in the words of the post that opens it. */
export function itemOf(opening: Opening, n: number) {
  const kind = kindNamed(opening.kind)
  if (!kind) throw new Error(`no such kind of work: ${opening.kind}`)
  const audience = kind.audience ?? 'hr'
  if ((audience === 'person') !== Boolean(opening.assigneeId)) throw new Error(`${opening.kind}: ${audience === 'person' ? 'somebody has it to do: say who' : 'the desk finds who'}`)
  return {
    n, kind: kind.kind, audience, hr_function: kind.function, level: kind.level, min_level: kind.seenBy ?? (kind.level === 'sensitive' ? 'named' : 'handle'), usual_minutes: kind.minutes, service_days: kind.serviceDays,
    person_id: opening.personId, subject_id: opening.subjectId ?? opening.personId, record_name: opening.recordName, record_id: opening.recordId, asked_by_id: opening.askedById, key: opening.key, title: opening.title,
    priority: opening.priority, due_on: opening.dueOn, assignee_id: opening.assigneeId, language: opening.language, checklist: (opening.checklist ?? kind.checklist)?.map(what => ({ what, isDone: false })),
  }
}

/** Closes what is open for a record: it was done elsewhere, or has become needless. Answers how many. */
export async function closeWork(tx: Tx, { recordName, recordId, kinds, outcome = 'closed', reason }: Settled): Promise<number> {
  const [found] = await tx.query<{ closed: number }>('select app.close_work($1, $2, $3, $4, $5) as closed', [recordName, recordId, kinds ?? null, outcome, reason ?? null])
  return found!.closed
}

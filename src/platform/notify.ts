import type { AnyRecord } from '#shared/record.ts'
import type { Tx } from './db.ts'

export type Way = 'at_once' | 'digest' | 'off'
/** What a module tells people of: `says` in general words, `named` the field of the record that names it to whoever may read it, `page` where the link goes. `isFixed`: nobody can turn it off. `only`: whom it is ever told, where that isn't everybody; nobody else is asked how they want it. */
export type NoticeKind = { kind: string; record: AnyRecord; label: string; says: string; named?: string; page: (recordId: string) => string; usually: Way; isFixed?: true; only?: readonly ('hr' | 'managers')[] }

export type Notice = { to: string | readonly string[]; kind: string; recordId: string; isUrgent?: boolean }
/** Tells people of a record, in the transaction of what causes it: once as long as they haven't read it; never who does it themselves, nor who has left. */
export const notify = async (tx: Tx, { to, kind, recordId, isUrgent = false }: Notice): Promise<void> => void await tx.query('select app.notify($1, $2, $3, $4)', [[to].flat(), kind, recordId, isUrgent])
/** What was told of is done or taken back: it waits for nobody any more, and no mail tells of it. */
export const settle = async (tx: Tx, { kind, recordId }: Pick<Notice, 'kind' | 'recordId'>): Promise<void> => void await tx.query('select app.settle_notices($1, $2)', [kind, recordId])

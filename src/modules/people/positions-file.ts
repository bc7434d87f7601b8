import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { edit, lock, make } from '#platform/action.ts'
import { importing, imported, type Door } from '#platform/api.ts'
import type { Tx } from '#platform/db.ts'
import { problemOf } from '#platform/errors.ts'
import { importRecords } from '#platform/record-import.ts'
import { changeFrom, changes } from '#platform/strand.ts'
import { addDays } from '#shared/calendar.ts'
import type { FieldError } from '#shared/field-errors.ts'
import type { Input } from '#shared/record.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import { records } from './records.ts'
import { position, positionRow, positionTerms } from './records-positions.ts'

/** Positions by file: made and changed by their number, each row from its day. What a row leaves empty stays as it was. */
export function positionRoutes(app: FastifyInstance, door: Door): void {
  // Whom a position reports to is said by number: titles repeat.
  const known = new Map([...door.records, [position.name, positionRow]])
  importing(app, door, positionRow, {
    answers: Type.Object({ ...imported.properties, changed: Type.Integer(), same: Type.Integer() }),
    async run(tx, file) {
      const [used] = await tx.query(`select where app.setting('uses_positions')`)
      if (!used) throw new Refusal('not_found', {}, 404)
      const counts = { created: 0, changed: 0, same: 0 }
      const { problems } = await importRecords(tx, positionRow, known, file, placing(counts) as never, told)
      return { ...problems.length ? { created: 0, changed: 0, same: 0 } : counts, problems }
    },
  })
}

/** Rows of one number are its history, from the first to the last. */
const placing = (counts: { created: number; changed: number; same: number }) => {
  const last = new Map<string, string>()
  return async (tx: Tx, { code, title, startsOn, until, ...terms }: Input<typeof positionRow>): Promise<string> => {
    refuseIf(until != null && until < startsOn, 'people.ends_before_it_starts', { field: 'until' })
    refuseIf((last.get(code.toLowerCase()) ?? '') >= startsOn, 'people.position_rows_in_order', { field: 'startsOn' })
    last.set(code.toLowerCase(), startsOn)
    const [known] = await tx.query<{ id: string; title: string }>('select id, title from position where lower(code) = lower($1)', [code])
    const id = known?.id ?? await make(position)(tx, { title, code, note: null })
    await lock(tx, [`position:${id}`])
    if (!known) {
      counts.created++
      await make(positionTerms)(tx, { state: 'open', ...terms, positionId: id, startsOn } as never)
    } else {
      const differs = Object.keys((await changes(positionTerms)(tx, id, startsOn, terms)).values).length > 0
      if (known.title !== title) await edit(position)(tx, id, { title }, null)
      if (differs) await changeFrom(positionTerms)(tx, id, startsOn, terms, Object.keys(terms))
      counts[differs || known.title !== title ? 'changed' : 'same']++
    }
    if (until) await changeFrom(positionTerms)(tx, id, addDays(until, 1), { state: 'closed' }, ['state'])
    return id
  }
}

/** What the company's rules say of one row; what isn't theirs to do refuses the file. */
function told(error: unknown): FieldError | null {
  const { status, code, title, errors, field } = problemOf(error, byName)
  if (status !== 409 && status !== 422 && status !== 400) return null
  return { field: errors?.[0]?.field ?? (typeof field === 'string' ? field : ''), code, message: errors?.[0]?.message ?? title }
}
const byName = new Map(records.map(record => [record.name, record as never]))

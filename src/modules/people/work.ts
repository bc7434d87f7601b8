import type { Tx } from '#platform/db.ts'
import type { Happened, Opening, Settled, Work } from '#platform/module.ts'
import { workKinds } from './records-work.ts'

type Row = { id: string; personId: string; status: string; endsOn: string | null; continuesId: string | null; isNew: boolean }

/** Somebody comes, moves to another legal entity, goes, or stays after all. What is only planned is behind its wall: nothing of it is read here. */
async function employments(tx: Tx, happened: readonly Happened[]): Promise<{ open: Opening[]; settle: Settled[] }> {
  const rows = new Map((await tx.query<Row>(`
    select id, person_id as "personId", status, ends_on as "endsOn", continues_id as "continuesId", starts_on >= app.today('UTC') - 14 as "isNew" from employment where id = any ($1::uuid[])`, [happened.map(each => each.recordId)])).map(row => [row.id, row]))
  const open: Opening[] = [], settle: Settled[] = []
  for (const { recordId, move } of happened) {
    const row = rows.get(recordId)
    if (!row) continue
    const of = { personId: row.personId, subjectId: row.id, recordName: 'employment', recordId: row.id }
    const needless = (reason: string, kinds?: readonly string[]) => settle.push({ recordName: 'employment', recordId, reason, ...kinds && { kinds } })
    if (move === 'create' && row.status === 'open') { if (row.isNew) open.push({ ...of, kind: row.continuesId ? 'people.transfer' : 'people.hire', key: `hire:${row.id}` }) }
    else if (move === 'terminate' && row.status === 'terminated') open.push({ ...of, kind: 'people.leaver', key: `leaver:${row.id}:${row.endsOn}` })
    else if (move === 'reinstate') needless('The termination was taken back', ['people.leaver'])
    else if (move === 'withdraw') needless('The employment was entered by mistake')
  }
  return { open, settle }
}

export const work: Work = { kinds: workKinds, on: { employment: { moves: ['create', 'terminate', 'reinstate', 'withdraw'], follow: employments } } }

import { read } from '#platform/db.ts'
import type { Addressee } from '#platform/mail.ts'
import { columnOf } from '#platform/rows.ts'
import { textOf } from './ask.ts'
import { questionMessage } from './records-ask.ts'

/** Of one mail, and of one text in it, in signs. */
const most = 5, longest = 4000

/**
 * What HR has written to somebody and they haven't read, for who has chosen to get it by mail: by their own rights of this moment, and
 * never of what they asked in confidence. The newest, in the order in which they were written.
 */
export async function answersFor({ organizationId, personId }: Addressee): Promise<string[]> {
  const rows = await read<{ id: string; text: string }>({ kind: 'person', organizationId, personId }, `
    select m.id, m.text from (
      select distinct m.id, ${columnOf(questionMessage, 'text', 'm')} as text from notification n join question q on q.id = n.record_id join question_message m on m.question_id = q.id
      where n.person_id = (select app.me()) and n.kind = 'desk.answered' and n.mail = 'sent' and n.read_at is null and q.person_id = (select app.me()) and not q.is_confidential and m.is_from_hr and m.at >= n.at - interval '1 minute'
        and exists (select from quiet_hours w where w.id = (select app.me()) and w.with_texts)
      order by m.id desc limit ${most}) m order by m.id`)
  return rows.map(({ id, text }) => textOf(questionMessage, id, text)).map(text => text.length > longest ? `${text.slice(0, longest)} …` : text)
}

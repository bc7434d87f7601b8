import { randomUUIDv7 } from 'node:crypto'
import { act } from '#platform/act.ts'
import { make, move } from '#platform/action.ts'
import type { Tx } from '#platform/db.ts'
import { notify, type NoticeKind } from '#platform/notify.ts'
import { columnOf, present, stored } from '#platform/rows.ts'
import { inputOf } from '#shared/fields.ts'
import { Refusal, refuseIf } from '#shared/refusal.ts'
import * as contracts from './contract-ask.ts'
import { question, questionMessage, questionNote } from './records-ask.ts'
import { workItem } from './records-items.ts'
import { asksMinutes } from './rules.ts'
import { alwaysConfidential, kindOfQuestion, type AskCategory } from './words-ask.ts'
import { openWork } from './work.ts'

/** Never with the text: whoever is told opens the page, and reads it there. */
export const askNotices: readonly NoticeKind[] = [
  { kind: 'desk.answered', record: question, label: 'Answers from HR', says: 'There is news on what you asked HR', page: id => `/ask?question=${id}`, usually: 'at_once' },
  { kind: 'desk.asked_for_you', record: question, label: 'Questions that somebody else asked HR for you', says: 'Somebody has asked HR something for you', page: id => `/ask?question=${id}`, usually: 'at_once' },
  { kind: 'desk.heard', record: workItem, label: 'Replies to questions that you take care of', says: 'Somebody has written on a question that you take care of', page: id => `/desk?item=${id}`, usually: 'digest', only: ['hr'] },
]

export const askHr = act(contracts.askHr, async (tx, { category, text, isConfidential = false, forId }) => {
  const { personId: me } = await tx.me()
  if (!me) throw new Refusal('not_yours', {}, 403)
  const personId = forId ?? me
  const id = await make(question)(tx, { personId, enteredById: me, category, isConfidential: isSecret(category, isConfidential) })
  await open(tx, id, personId, category, isConfidential)
  await say(tx, id, text)
  await notify(tx, { to: personId, kind: 'desk.asked_for_you', recordId: id })
  return { id }
})
const isSecret = (category: AskCategory, isConfidential: boolean | null) => isConfidential || alwaysConfidential.includes(category)

async function open(tx: Tx, id: string, personId: string, category: AskCategory, isConfidential: boolean | null) {
  await openWork(tx, { kind: kindOfQuestion(category, isConfidential ?? false), personId, recordName: 'question', recordId: id, askedById: personId })
  await tx.query('select app.link_question($1)', [id])
}

/** Kept sealed for the place where it will stand; who may say it is the post’s to judge. */
async function say(tx: Tx, id: string, text: string, isNote = false) {
  refuseIf(!text.trim(), 'desk.says_nothing', { field: 'text' })
  const { organizationId } = await tx.me(), wordId = randomUUIDv7()
  await tx.query('select app.say_on_question($1, $2, $3, $4)', [id, wordId, isNote, sealedWord(organizationId, wordId, text, isNote)])
}
export function sealedWord(organizationId: string, wordId: string, text: string, isNote = false): string {
  const [[, sealed]] = stored(isNote ? questionNote : questionMessage, { text: text.trim() }, { organizationId, id: wordId }) as [[string, string]]
  return sealed
}

const follow = (tx: Tx, id: string, minutes: number | null = null) => tx.query('select app.question_follows($1, $2)', [id, minutes])
export const answer = move(question, 'answer', {
  input: inputOf(contracts.answerAsks),
  follow: async ({ row, input, tx }) => { await say(tx, row.id, input.text); await follow(tx, row.id, input.minutes && row.itemId && asksMinutes(row.itemId) ? Number(input.minutes) : null) },
})
export const askBack = move(question, 'ask_back', { input: inputOf(contracts.messageAsks), follow: async ({ row, input, tx }) => { await say(tx, row.id, input.text); await follow(tx, row.id) } })
export const reopenQuestion = move(question, 'reopen', { input: inputOf(contracts.reopenAsks), follow: async ({ row, input, tx }) => { if (input.text) await say(tx, row.id, input.text); await follow(tx, row.id) } })
export const closeQuestion = move(question, 'close', { follow: async ({ row, tx }) => void await follow(tx, row.id) })

/** What the asker writes never lies where nobody looks: it is open again. */
export const writeOn = act(contracts.writeOn, async (tx, { text }, { id }) => {
  const [row] = await tx.query<{ isOver: boolean }>(`select person_id = app.me() and status <> 'open' as "isOver" from question where id = $1`, [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  if (row.isOver) await reopenQuestion(tx, id!, { text })
  else await say(tx, id!, text)
  return { status: 'ok' }
})
export const noteOn = act(contracts.noteOn, async (tx, { text }, { id }) => { await mustSee(tx, id!); await say(tx, id!, text, true); return { status: 'ok' } })
export const seenOn = act(contracts.seenOn, async (tx, _, { id }) => {
  await tx.query('select app.read_notices(array(select n.id from notification n left join question q on q.id = $1 where n.person_id = app.me() and n.read_at is null and n.record_id in ($1, q.item_id)))', [id])
  return { status: 'ok' }
})
const mustSee = async (tx: Tx, id: string) => { if (!(await tx.query('select from question where id = $1', [id])).length) throw new Refusal('not_found', {}, 404) }

/** It goes the way of a new one under the other area: whoever looked after it so far sees it no more, unless they look after that too. What was asked in confidence stays so. */
export const moveOn = act(contracts.moveOn, async (tx, { category, isConfidential, note }, { id }) => {
  await mustSee(tx, id!)
  await say(tx, id!, note, true)
  const [now] = await tx.query<{ person: string; confidential: boolean }>('select person, confidential from app.move_question($1, $2, $3)', [id, category, isSecret(category, isConfidential ?? false)])
  await open(tx, id!, now!.person, category, now!.confidential)
  return { status: 'ok' }
})

type Asked = Pick<contracts.MyQuestion, 'id' | 'version' | 'category' | 'isConfidential' | 'status'>
export const myQuestions = act(contracts.myQuestions, async tx => {
  const rows = await tx.query<Asked & { wordId: string; at: string; text: string; isNew: boolean }>(`
    select q.id, q.version, q.category, q.is_confidential as "isConfidential", q.status, m.id as "wordId", m.at, m.text,
      exists (select from notification n where n.person_id = (select app.me()) and n.record_id = q.id and n.kind in ('desk.answered', 'desk.asked_for_you') and n.read_at is null) as "isNew"
    from question q cross join lateral (select m.id, m.at, ${columnOf(questionMessage, 'text', 'm')} as text from question_message m where m.organization_id = q.organization_id and m.question_id = q.id order by m.id limit 1) m
    where q.organization_id = (select app.org()) and q.person_id = (select app.me()) order by m.at desc, q.id desc limit 100`)
  return { items: rows.map(({ wordId, text, ...row }) => ({ ...row, text: textOf(questionMessage, wordId, text) })) }
})

type Word = { id: string; at: string; byId: string; by: string | null; isFromHr: boolean; isNote: boolean; text: string }
export const thread = act(contracts.thread, async (tx, _, { id }) => {
  const [row] = await tx.query<Asked & { personId: string; enteredById: string }>('select id, version, category, is_confidential as "isConfidential", status, person_id as "personId", entered_by_id as "enteredById" from question where id = $1', [id])
  if (!row) throw new Refusal('not_found', {}, 404)
  const [words, files, voices, { personId: me }] = await Promise.all([
    tx.query<Word>(`
      select m.id, m.at, m.by_id as "byId", m.is_from_hr as "isFromHr", false as "isNote", ${columnOf(questionMessage, 'text', 'm')} as text from question_message m where m.question_id = $1
      union all select n.id, n.at, n.by_id, true, true, ${columnOf(questionNote, 'text', 'n')} from question_note n where n.question_id = $1 order by id`, [id]),
    tx.query<{ id: string; version: number; name: string; size: number; byId: string }>('select id, version, name, size, by_id as "byId" from question_file where question_id = $1 order by id', [id]),
    tx.query<{ id: string; name: string }>('select id, name from app.question_voices($1)', [id]),
    tx.me(),
  ])
  const { personId, enteredById, ...facts } = row, as = personId === me ? 'asker' as const : 'hr' as const
  const named = (who: string) => voices.find(each => each.id === who)?.name ?? null
  return {
    ...facts, as, personName: named(personId), enteredByName: enteredById === personId ? null : named(enteredById),
    can: [...row.status === 'closed' && as === 'hr' ? [] : ['write'], ...Object.entries(question.flow.moves).filter(([name, { from }]) => (from as readonly string[]).includes(row.status) && (as === 'hr' || ['reopen', 'close'].includes(name))).map(([name]) => name), ...as === 'hr' ? ['note', 'category'] : []],
    files: files.map(({ byId, ...each }) => ({ ...each, by: named(byId), isMine: byId === me })),
    words: words.map(({ byId, text, ...each }) => ({ ...each, by: named(byId), isMine: byId === me, text: textOf(each.isNote ? questionNote : questionMessage, each.id, text) })),
  }
})
export const textOf = (record: typeof questionMessage | typeof questionNote, id: string, text: string) => String(present(record, { id, text })['text'])
